"""Web pages: what a browser shows although the file hides it, what it hides although the file shows it, several pages in a file."""

import pytest

from gongwen.errors import InputError
from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.settings import Settings

TITLE = "关于清理村道的通知"
BODY = [
    "各村民小组：",
    "为了方便群众出行，村里定于本月中旬清理村道，现将有关事项通知如下。",
    "一、各组出工二十人，自带工具，早上八点到村口集合。",
    "二、清出的泥土堆放在指定地点，不得倒进水渠。",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
ESCAPED = PARAGRAPHS.replace("<", "&lt;").replace(">", "&gt;")
MENU = "<div class='nav'><a href='/'>首页</a> <a href='/a'>村务公开</a></div>"
FOOT = "<div class='foot'>主办：青石村村委会 网站标识码：0000000000</div>"


def page_of(html: str) -> Page:
    return read(Source("a.html", html.encode()), Settings())


def lines_of(html: str) -> list[str]:
    return page_of(html).text.string.split("\n")


def whole(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE}</title>{head}</head><body>{MENU}<h1>{TITLE}</h1>{body}{FOOT}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        f"<div id='js_content' style='visibility: hidden; opacity: 0;'>{PARAGRAPHS}</div><p>轻触阅读原文，更多内容请向下滑动。</p>",
        f"<div id='zoom'></div><div id='source' style='display:none'>{PARAGRAPHS}</div><script>zoom.innerHTML=source.innerHTML</script>",
        f"<div id='zoom'></div><textarea id='t' style='display:none'>{ESCAPED}</textarea><script>show('t')</script>",
        f"<div id='zoom'></div><textarea>{ESCAPED}</textarea>",
        f"<div id='zoom'></div><script type='text/html' id='t'>{PARAGRAPHS}</script>",
        f"<div id='zoom'></div><template>{PARAGRAPHS}</template>",
        f"<div id='zoom'></div><noscript>{PARAGRAPHS}</noscript>",
    ],
    ids=["account", "hidden block", "field", "field shown", "script", "template", "noscript"],
)
def test_the_text_that_a_script_shows_is_read(body: str) -> None:
    assert lines_of(whole(body)) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "beside",
    [
        "<div style='display:none'><p>热门搜索：村道，水渠，补贴，农机，化肥，政策解读，在线咨询，办事指南。</p></div>",
        "<div class='popup' style='display:none'><p>请先登录。登录以后可以收藏文章，也可以发表评论，欢迎您的到来。</p></div>",
        "<noscript>请打开浏览器的脚本功能，否则页面不能正常显示，谢谢您的配合。</noscript>",
        "<textarea>请在这里写下您的意见，我们会在三天以内答复您。</textarea>",
    ],
    ids=["words", "popup", "noscript", "field"],
)
def test_what_is_hidden_beside_a_text_stays_hidden(beside: str) -> None:
    page = page_of(whole(f"<div>{PARAGRAPHS}</div>{beside}"))
    assert page.text.string.split("\n") == [TITLE, *BODY]
    assert len(page.omitted) == 2  # with the title of the head


JAMMED = "请抓紧清理，{}不要拖延到雨季。"


@pytest.mark.parametrize(
    ("head", "junk"),
    [
        ("", "<span style='display:none'>x7 k2</span>"),
        ("", "<span style='font-size:0px'>x7 k2</span>"),
        ("", "<span style='position:absolute;left:-9999px'>x7 k2</span>"),
        ("", "<font color=#FFFFFF>x7 k2</font>"),
        ("", "<span style='color:rgb(255, 255, 255)'>x7 k2</span>"),
        ("", "<font class='jammer'>x7 k2</font>"),
        ("<style>.q{display:none}</style>", "<i class='q'>x7 k2</i>"),
        ("<style>/* a */ div p .q, h9 { visibility : hidden }</style>", "<i class='b q'>x7 k2</i>"),
        ("<style>#q{font-size:0}</style>", "<i id='q'>x7 k2</i>"),
        ("<style>.q{color:#fff}</style>", "<i class='q'>x7 k2</i>"),
        ("<style>.q{position:absolute; left:-9999px}</style>", "<i class='q'>x7 k2</i>"),
        ("<style>.q{display:none} .q{left:10px}</style>", "<i class='q'>x7 k2</i>"),
        ("<style>.q{display:none;left:5px} .q{left:10px}</style>", "<i class='q'>x7 k2</i>"),
    ],
)
def test_words_that_nobody_sees_are_left_out_and_said(head: str, junk: str) -> None:
    page = page_of(whole(f"<div>{PARAGRAPHS}<p>{JAMMED.format(junk)}</p></div>", head))
    assert page.text.string.split("\n")[-1] == JAMMED.format("")
    assert any(record.length == 4 for record in page.omitted)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("", "<span style='color:#fff;background:#c00'>即日起</span>"),
        ("<style>.q{color:#fff;background-color:navy}</style>", "<span class='q'>即日起</span>"),
        ("<link rel=stylesheet href=a.css>", "<span class='badge' style='color:#fff'>即日起</span>"),
        ("<style>@media print{.q{display:none}}</style>", "<span class='q'>即日起</span>"),
        ("<style>.q{display:none} .open .q{display:inline}</style>", "<span class='q'>即日起</span>"),
        ("<style>.q{position:absolute;left:-9999px} .on .q{left:0}</style>", "<span class='q'>即日起</span>"),
        ("<style>.q{position:relative;left:-20px}</style>", "<span class='q'>即日起</span>"),
        ("<style>.menu .q{display:none}</style>", "<span class='q'>即日起</span>"),
        ("<style>.q{color:red}</style>", "<span class='q'>即日起</span>"),
        ("", "<span style='font-size:0'><b style='font-size:12pt'>即日起</b></span>"),
    ],
)
def test_words_that_are_seen_stay(head: str, words: str) -> None:
    assert lines_of(whole(f"<div>{PARAGRAPHS}<p>{JAMMED.format(words)}</p></div>", head))[-1] == JAMMED.format("即日起")


@pytest.mark.parametrize(
    ("sheet", "stays"),
    [
        (".x{color:#fff;background:#fff} .y{background:#c00}", True),
        (".y{background:#c00} .x{color:#fff;background:#fff}", False),
    ],
)
def test_of_two_rules_of_a_sheet_the_later_one_holds(sheet: str, *, stays: bool) -> None:
    words = "<span class='y x'>即日起</span>"
    last = lines_of(whole(f"<div>{PARAGRAPHS}<p>{JAMMED.format(words)}</p></div>", f"<style>{sheet}</style>"))[-1]
    assert ("即日起" in last) == stays


def test_white_on_a_dark_ground_stays() -> None:
    dark = f"<table bgcolor='#003366'><tr><td><font color=white>{PARAGRAPHS}</font></td></tr></table>"
    assert lines_of(whole(dark)) == [TITLE, *BODY]
    unsaid = "".join(
        f"<p><font color=white>{line}</font></p>" for line in BODY
    )  # some sheet elsewhere paints the ground
    assert lines_of(whole(f"<div>{unsaid}</div>")) == [TITLE, *BODY]


def test_digits_that_a_sheet_prints_are_read() -> None:
    sheet = "<style>.n3::before{content:'3'} .n7:after{content:\"\\37\"} .i::before{content:'\\e601'}</style>"
    line = "今年清理村道<b class='n3'></b><b class='n7'></b>公里，<i class='i'></i>由各组分段包干。"
    assert lines_of(whole(f"<div>{PARAGRAPHS}<p>{line}</p></div>", sheet))[-1] == "今年清理村道37公里，由各组分段包干。"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("清理村道<i class='d4'></i>公里，分段包干。", "清理村道\ufffd公里，分段包干。"),
        ("完成3<i class='d4'></i>.5万元，分段包干。", "完成3\ufffd.5万元，分段包干。"),
        ("清理村道<i class='icon-road'></i>公里，分段包干。", "清理村道公里，分段包干。"),
        ("由村里<span class='x'></span>统一安排，分段包干。", "由村里统一安排，分段包干。"),
        ("清理村道<span></span>公里，分段包干。", "清理村道公里，分段包干。"),
    ],
)
def test_an_empty_element_where_a_number_must_stand_is_a_hole(line: str, read: str) -> None:
    assert lines_of(whole(f"<div>{PARAGRAPHS}<p>{line}</p></div>"))[-1] == read


@pytest.mark.parametrize("end", ["</html>", "</body></html>\n", "</body>"])
def test_what_stands_after_the_end_is_of_the_page(end: str) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body>{MENU}{end}<div id='zoom'><h1>{TITLE}</h1>{PARAGRAPHS}</div></body></html>"
    assert lines_of(html) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "script",
    ['<script>w.write("<html><body></body></html>")</script>', "<iframe src=\"javascript:'<html></html>'\"></iframe>"],
)
def test_the_end_in_a_script_is_no_end(script: str) -> None:
    assert lines_of(whole(f"{script}<div>{PARAGRAPHS}</div>")) == [TITLE, *BODY]


def test_two_pages_of_a_text_in_one_file_are_read_on() -> None:
    first, second = (
        f"<div>{''.join(f'<p>{line}</p>' for line in part)}</div>" for part in (BODY[:3], [*BODY[3:], BODY[1]])
    )
    assert lines_of(whole(first) + "\n" + whole(second)) == [TITLE, *BODY, BODY[1]]


def test_a_page_of_links_in_the_same_file_is_no_text() -> None:
    links = "".join(f"<p><a href='/{n}'>村里的另一件事情之{n}</a></p>" for n in range(9))
    assert lines_of(f"<html><body>{links}</body></html>" + whole(f"<div>{PARAGRAPHS}</div>")) == [TITLE, *BODY]


def test_an_include_is_of_the_page_around_it() -> None:
    include = "<html><head><meta charset=utf-8></head><body><p>青石村欢迎您。</p></body></html>"
    assert lines_of(whole(f"{include}<div>{PARAGRAPHS}</div>{include}")) == [TITLE, *BODY]


def test_many_attributes_cost_no_more_than_the_file_is_long() -> None:
    many = " ".join(f"a{n}='x'" for n in range(100_000))
    assert lines_of(whole(f"<div {many}>{PARAGRAPHS}</div>")) == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div class='detail'>数据加载中……</div>" + FOOT, "filled in by script"),
        ("<div>Loading...</div>" + FOOT, "filled in by script"),
        ("<div>正在努力加载，请稍候</div>", "filled in by script"),
        ("<form>用户名<input name=u>密码<input type=password></form><a href='/r'>忘记密码</a>", "log in"),
        (
            "".join(f"<li><a href='/{n}'>村里的第{n}件事情和它的经过</a> 2020-03-0{n}</li>" for n in range(1, 10)),
            "list of links",
        ),
        ("<h2>404</h2><p>您访问的页面不存在</p><p><a href='/'>返回首页</a></p>", "not there"),
        (FOOT, "of itself"),
    ],
    ids=["loading", "Loading", "trying", "login", "list", "missing", "footer"],
)
def test_a_page_without_a_text_is_refused_with_its_reason(body: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        page_of(f"<html><head><title>青石村</title></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>本村定于明日停水。</p>",
        f"<form><input type=password></form><div>{PARAGRAPHS}</div>",
        f"<div>{PARAGRAPHS}</div><div>评论加载中...</div>",
        "<div><a href='1.xls'>附件1：用工名单.xls</a><br><a href='2.xls'>附件2：工具清单.xls</a></div>",
        "<p>老李</p><p>小王</p><p>小张</p>",
    ],
    ids=["short", "login beside", "loading beside", "files", "names"],
)
def test_a_page_with_a_text_is_not_refused(body: str) -> None:
    assert page_of(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>").text.string


def test_what_a_frame_and_a_field_hold_is_told() -> None:
    held = "各乡镇要把防汛工作抓在手上，落实责任，备足物资，加强值守，确保安全度汛，不得有误。"
    page = page_of(
        f"<body>{PARAGRAPHS}<iframe srcdoc='<p>{held}</p>'></iframe><input type=hidden value='{held}'>"
        "<input type=button value='打印本页'></body>"
    )
    assert sorted(record.reason for record in page.omitted) == ["iframe: not displayed", "input: not displayed"]
    assert all(record.length >= len(held) for record in page.omitted)
