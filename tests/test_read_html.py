"""Web pages: visible lines, the container and its reason, tables, facts; nothing crashes or disappears without a note."""

import re

import pytest

from gongwen.errors import InputError
from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.settings import Settings

BODY = [
    "各乡镇人民政府，县直各部门：",
    "为进一步做好春耕备耕工作，确保粮食播种面积稳定，现就有关事项通知如下，请认真贯彻执行。",
    "一、抓好农资供应。供销部门要提前组织货源，做到数量充足、质量可靠、价格平稳。",
    "二、搞好水利设施检修。水利部门要对渠道、泵站逐一排查，发现隐患，立即整改。",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
NAVIGATION = "<ul class='nav'><li><a href='/1'>首页</a></li><li><a href='/2'>政务公开</a></li><li><a href='/3'>互动</a></li></ul>"
FOOTER = "<div id='footer'>主办：某县人民政府办公室　备案号：某备00000000号　联系我们，电话见公告。</div>"
TITLE = "关于做好春耕备耕工作的通知"


def page_of(html: str, encoding: str = "utf-8", **about: str) -> Page:
    return read(Source("a.html", html.encode(encoding), **about), Settings())


def full(body: str, head: str = "") -> str:
    return (
        f"<html><head><title>{TITLE}_某县人民政府</title>{head}</head><body>{NAVIGATION}<h1>{TITLE}</h1>"
        f"<div>来源：县农业局　时间：2021-03-05 09:10</div><div class='box'>{body}</div>{FOOTER}</body></html>"
    )


def check_law(page: Page) -> None:
    """Source text minus the noted stretches is the text, and blocks are its lines."""
    noted = sorted((note.start, note.end) for note in page.notes)
    left, at = "", 0
    for start, end in noted:
        left, at = left + page.source[at:start], end
    assert (left + page.source[at:]).strip("\n") == page.text.string
    assert [page.source[b.start : b.end] for b in page.blocks] == page.text.string.split("\n")
    for run in page.text.runs:
        copied = page.source[run.source : run.source + run.length]
        assert page.text.string[run.start : run.start + run.length] == copied


def test_container_title_and_facts() -> None:
    page = page_of(full(PARAGRAPHS, "<meta name='PubDate' content='2021-03-05 09:10'>"))
    assert page.text.string.split("\n") == [TITLE, *BODY]
    assert "首页" in page.source
    assert all(note.rule == "read/outside-container" for note in page.notes)
    assert "most running text" in page.notes[0].why
    assert (page.facts.title, page.facts.published, page.facts.site) == (TITLE, "2021-03-05", "县农业局")
    assert page.blocks[0].style.heading == 1
    check_law(page)


def test_the_publishers_mark_is_named() -> None:
    page = page_of(
        full(f"<div class='TRS_Editor'>{PARAGRAPHS}</div><div>无关的一段话，写在正文的外面，也有标点。</div>")
    )
    assert page.text.string.split("\n") == [TITLE, *BODY]
    assert any("TRS_Editor" in note.why for note in page.notes)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16"])
def test_wrong_charset_in_the_page(encoding: str) -> None:
    text = "根據實際情況，現將有關事項通知如下，請遵照執行，並將結果上報。" if encoding == "big5hkscs" else BODY[1]
    page = page_of(f"<html><head><meta charset='iso-8859-1'></head><body><p>{text}</p></body></html>", encoding)
    assert page.text.string == text


def test_characters_outside_the_declared_gb2312_lose_nothing_after_them() -> None:
    text = "朱镕基同志指出，二〇〇一年要抓好以下工作，不得有误。"
    page = page_of(f"<meta charset=gb2312><body><p>{text}</p><p>{BODY[1]}</p>", "gb18030")
    assert page.text.string == f"{text}\n{BODY[1]}"


def test_one_visual_line_is_one_block() -> None:
    html = "<p>全年增长<span>1</span><span>2.<b>5</b></span>％，<a href='x'>好于</a>预期，\n形势稳定。<br>第二行，也是正文。</p>"
    page = page_of(f"<body><div>{html}</div></body>")
    assert page.text.string.split("\n") == ["全年增长12.5％，好于预期，形势稳定。", "第二行，也是正文。"]


def test_pre_keeps_its_lines() -> None:
    page = page_of("<pre>第一行文字，写在这里。\n　　第二行文字，也在这里。</pre>")
    assert page.text.string.split("\n") == ["第一行文字，写在这里。", "　　第二行文字，也在这里。"]


def test_hidden_nodes_and_scripts_are_recorded() -> None:
    page = page_of(full(f"{PARAGRAPHS}<div style='display: none'>看不见的话。</div><script>var a = 1;</script>"))
    assert "看不见" not in page.source
    assert {(record.length, record.reason) for record in page.omitted} == {
        (6, "div: hidden by its style"),
        (7, "script: not displayed"),
        (20, "title: not displayed"),
    }


def test_text_that_only_a_script_shows_is_read() -> None:
    page = page_of(f"<body><div style='display:none'>{PARAGRAPHS}</div></body>")
    assert page.text.string.split("\n") == BODY


def test_link_lists_and_share_bars_inside_the_container_go_with_a_note() -> None:
    links = "".join(f"<a href='/n/{n}'>另一条新闻的标题之{n}</a><br>" for n in range(4))
    page = page_of(full(f"{PARAGRAPHS}<div class='share'>分享到微博</div><b>相关阅读：</b><br>{links}"))
    assert page.text.string.split("\n") == [TITLE, *BODY]
    assert {"read/link-list", "read/page-furniture"} <= {note.rule for note in page.notes}
    check_law(page)


def test_attachments_keep_their_address() -> None:
    page = page_of(full(f"{PARAGRAPHS}<p>附件：<a href='/files/1.docx'>申报表格式文本</a></p>"))
    block = page.blocks[-1]
    assert (block.role, block.target) == ("attachment", "/files/1.docx")


def test_a_table_of_contents_is_no_link_list() -> None:
    contents = "".join(f"<p><a href='#c{n}'>第{n}章　内容提要</a></p>" for n in "一二三四")
    assert "第四章" in page_of(full(contents + PARAGRAPHS)).text.string


def test_data_table_with_spans() -> None:
    table = (
        "<table><tr><th rowspan=2>乡镇</th><th colspan=2>面积</th></tr><tr><td>小麦</td><td>玉米</td></tr>"
        "<tr><td>城关</td><td>120</td><td>80</td></tr></table>"
    )
    page = page_of(full(PARAGRAPHS + table))
    cells = {page.source[b.start : b.end]: b.cell for b in page.blocks if b.cell}
    assert cells["乡镇"][:7] == (1, 0, 0, 2, 1, 3, 3)
    assert cells["面积"][:7] == (1, 0, 1, 1, 2, 3, 3)
    assert cells["玉米"][:7] == (1, 1, 2, 1, 1, 3, 3)
    assert cells["80"][:7] == (1, 2, 2, 1, 1, 3, 3)


def test_layout_table_is_text() -> None:
    page = page_of(
        f"<table><tr><td>{NAVIGATION}</td><td><table><tr><td>{PARAGRAPHS}</td></tr></table></td></tr></table>"
    )
    assert page.text.string.split("\n") == BODY
    assert not any(block.cell for block in page.blocks)


def test_styles_are_evidence() -> None:
    html = (
        f"<h2>{BODY[0]}</h2><p><strong>一、总体要求。</strong>{BODY[1]}</p>"
        f"<p align=center style='font-size:22pt;font-weight:bold'>{TITLE}</p><p style='text-indent:2em'>{BODY[2]}</p>"
    )
    styles = [block.style for block in page_of(f"<div>{html}</div>").blocks]
    assert styles[0].heading == 2
    assert (styles[1].bold, styles[1].bold_lead) == (False, 7)
    assert (styles[2].centred, styles[2].bold, styles[2].size) == (True, True, 22)
    assert styles[3].indent == 2


def test_the_line_below_the_title_stays() -> None:
    html = full(PARAGRAPHS).replace("<div>来源", "<div>某政发〔2021〕5号</div><div>来源")
    assert page_of(html).text.string.split("\n")[:2] == [TITLE, "某政发〔2021〕5号"]


def test_facts_of_a_table_of_properties() -> None:
    about = (
        "<table><tr><td>发文机关：</td><td>某县人民政府</td><td>发文字号：</td><td>某政发〔2021〕5号</td></tr></table>"
    )
    facts = page_of(full(PARAGRAPHS).replace("<h1>", about + "<h1>")).facts
    assert (facts.issuer, facts.doc_number) == ("某县人民政府", "某政发〔2021〕5号")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + BODY[1] + "</div>" * 5000,
        "<table><tr><td>" * 800 + BODY[1],
        "<p>" + BODY[1] + "<p><b><i>" * 3000,
        "<body>" + f"<p>{BODY[1]}</p>" * 20_000,
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><body><p>" + BODY[1] + "&b;</p>",
        "\x00<html>\x01<body>" + BODY[1],
    ],
    ids=["deep", "tables", "unclosed", "long", "entities", "controls"],
)
def test_hostile_pages_lose_nothing(html: str) -> None:
    page = page_of(html)
    assert BODY[1] in page.text.string
    assert "aaaaaaaa" not in page.text.string
    check_law(page)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body></body></html>", "shows none"),
        ("<html><frameset><frame src='a.html'></frameset></html>", "frameset"),
        ("<html><body><script>load()</script></body></html>", "shows none"),
    ],
)
def test_pages_without_text_are_refused(html: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        page_of(html)


def test_a_text_that_speaks_of_html_is_text() -> None:
    assert page_of("网页用<p>和<div>等标记写成，这里只是说明。\n第二行").media_type == "text/plain"


def test_the_box_for_visitors_goes_with_the_rules_around_it() -> None:
    box = "<div><h4>我要留言</h4><p>留言请遵守法律法规，文明发言。</p><form><textarea></textarea></form></div>"
    page = page_of(full(PARAGRAPHS + box))
    assert page.text.string.split("\n") == [TITLE, *BODY]
    assert "read/comments" in {note.rule for note in page.notes}


def test_a_second_body_for_small_screens_is_kept_once() -> None:
    page = page_of(f"<body><div class='pc'>{PARAGRAPHS}</div><div class='wap'>{PARAGRAPHS}</div></body>")
    assert page.text.string.split("\n") == BODY
    check_law(page)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_without_a_mark_is_a_page(encoding: str) -> None:
    assert page_of(f"<html><body>{PARAGRAPHS}</body></html>", encoding).text.string.split("\n") == BODY


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    "html",
    [
        "<h1>关于清渠的通知</h1><p>各村：</p><p>请抓紧。</p>",
        "关于清渠的通知<br><br>各村：<br/>请抓紧。",
        "关于清渠的通知</p><p>各村：</p><p>请抓紧。</p>",
        "<span style='font-size:16pt'><p>关于清渠的通知</p></span>\n<p>各村：</p>\n<p>请抓紧。</p>",
        "<ul><li>关于清渠的通知</li><li>各村：</li><li>请抓紧。</li></ul>",
        "关于清渠的通知</div>各村：</div>请抓紧。</div>",
    ],
)
def test_a_fragment_of_a_page_is_html(html: str, encoding: str) -> None:
    page = page_of(html, encoding)
    assert page.media_type == "text/html"
    assert page.text.string.split("\n") == ["关于清渠的通知", "各村：", "请抓紧。"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "网页用<p>和</p>分段，用<br>换行，用<div>分块。",
        "常见的标签有：<p>、<br>、<div>。\n还有：<b>。",
        "<b>通知</b>\n各村：",
        "各村：<br>\n一、清理沟渠。\n二、修整道路。",
        "第一段。\n第二段。</p>\n第三段。\n第四段。<br>\n第五段。",
        "文<U+00A0>字",
        "关于清渠的通知</div>\n各村：</div>\n请抓紧。</span></div>\n",
        "关于清渠的通知</p>\n各村：\n请抓紧。</p></body></html>",
        "若 a<b，且 c>d，则……",
    ],
)
def test_a_text_that_speaks_of_tags_is_text(text: str, encoding: str) -> None:
    assert page_of(text, encoding).source == text


LONG_TITLE = "青禾县人民政府关于做好春耕备耕工作的通知"


def under(heading: str, title: str, head: str = "", body: str = PARAGRAPHS) -> Page:
    return page_of(
        f"<html><head><title>{title}</title>{head}</head><body><div class=header><a href=/>首页</a> <a href=/a>公开</a>"
        f"</div>{heading}<div id=content>{body}</div>{FOOTER}</body></html>"
    )


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (f"<h1>{LONG_TITLE}</h1>", f"{TITLE}_青禾县政府网"),
        (f"<h2>{LONG_TITLE}</h2>", f"{TITLE} - 青禾县人民政府"),
        (f"<h1>{LONG_TITLE}</h1>", "青禾县政府网"),
        (f"<h3>{LONG_TITLE}</h3>", "青禾县政府网"),
        (f"<div class='article_title'>{LONG_TITLE}</div>", "青禾县政府网"),
        (f"<div class=t><h1>{LONG_TITLE}</h1><span>2021-03-05 09:10</span></div>", "青禾县政府网"),
        ("<h2>青禾县春耕机具清点结果</h2>", "清点结果"),
        ("<h2>青禾县启动春耕</h2><p>来源：县农业局 2021-03-05</p>", ""),
    ],
)
def test_the_heading_above_the_text_is_its_title(heading: str, title: str) -> None:
    page = under(heading, title)
    shown = re.sub("<p>.*|<[^>]*>|2021.*", "", heading)
    assert page.text.string.split("\n") == [shown, *BODY]
    assert page.facts.title == shown
    assert page.blocks[0].style.heading == (0 if "article_title" in heading else 1)
    check_law(page)


def test_a_title_over_two_lines_of_a_heading() -> None:
    page = under("<h1>青禾县人民政府<br>关于做好春耕备耕工作的通知</h1>", "青禾县政府网")
    assert page.text.string.split("\n") == ["青禾县人民政府", TITLE, *BODY]


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>青禾县人民政府门户网站</h1>",
        "<h1>政务信息公开专栏</h1>",
        "<header><h1>青禾县为民办事在线服务</h1></header>",
        "<h2>青禾县农业农村信息</h2><p>共三条</p>",
        "<h3>青禾县春耕备耕</h3><h3>青禾县夏收夏种</h3>",
        f"<h1>{LONG_TITLE}</h1><h1>关于清理沟渠有关事项的通知</h1>",
        "<h3>通知公告</h3>",
        "<h3>青禾县近期重点工作动态</h3>",
        f"<h3>{LONG_TITLE}</h3><h3>关于清理沟渠有关事项的通知</h3>",
        "<h1>青禾县政府网 〉 农业 〉 关于做好春耕备耕工作的通知</h1>",
    ],
)
def test_a_heading_that_is_the_sites_is_no_title(heading: str) -> None:
    assert under(heading, "青禾县政府网").text.string.split("\n") == BODY


def test_the_only_heading_at_the_start_of_the_text_is_the_highest() -> None:
    page = under("", f"{TITLE}_青禾县政府网", body=f"<h3>{TITLE}</h3>{PARAGRAPHS}")
    assert [block.style.heading for block in page.blocks][:2] == [1, 0]
    page = under("", "青禾县政府网", body=f"<h3>一、总的要求</h3>{PARAGRAPHS}<h3>二、其他</h3>{PARAGRAPHS}")
    assert page.blocks[0].style.heading == 3
    page = under("", "青禾县政府网", body=f"<p>{BODY[1]}</p><h3>其他要求</h3>{PARAGRAPHS}")
    assert page.blocks[1].style.heading == 3


@pytest.mark.parametrize(
    ("title", "head", "where"),
    [
        (f"{TITLE}_青禾县政府网", "", "html:/html/head/title"),
        (f"{TITLE} - 青禾县人民政府", "", "html:/html/head/title"),
        ("青禾县政府网", f"<meta name=ArticleTitle content='{TITLE}'>", "html:/html/head/meta"),
        ("青禾县政府网", f"<meta property='og:title' content='{TITLE}'>", "html:/html/head/meta"),
    ],
)
def test_a_title_that_only_the_head_says_is_the_first_line(title: str, head: str, where: str) -> None:
    page = under("", title, head)
    assert page.text.string.split("\n") == [TITLE, *BODY]
    assert (page.blocks[0].locator, page.facts.title) == (where, TITLE)
    check_law(page)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("青禾县政府网", PARAGRAPHS),
        ("关于做好春耕备耕工作的通…", PARAGRAPHS),
        ("2021年工作总结范文三篇通知", PARAGRAPHS),
        (f"{TITLE}_青禾县政府网", f"<p>青禾县人民政府</p><p>关于做好2021年春耕备耕工作的通知</p>{PARAGRAPHS}"),
        (f"{TITLE}_青禾县政府网", f"<p align=center>关于春耕</p>{PARAGRAPHS}"),
    ],
)
def test_no_title_is_put_over_a_text_that_shows_one_or_whose_page_knows_none(title: str, body: str) -> None:
    page = under("", title, body=body)
    assert page.blocks[0].locator != "html:/html/head/title"


def test_a_date_of_the_matter_is_no_date_of_publication() -> None:
    notice = "<html><body><div class=TRS_Editor><p>现将名单公示如下：</p><p>王大山、赵小河。</p><p>{line}</p><p>青石县水利局</p></div></body></html>"
    dates = {
        line: read(Source("a.html", notice.format(line=line).encode()), Settings()).facts.published
        for line in ("公示时间：2022年1月5日至1月11日", "停水时间：2022年1月5日 8:00", "发布时间：2022年1月5日 8:00")
    }
    assert list(dates.values()) == ["", "", "2022-01-05"]


@pytest.mark.parametrize("name", ["top", "header", "nav", "menu"])
def test_rows_of_a_data_table_stay_whatever_they_are_called(name: str) -> None:
    rows = "".join(f"<tr><td>{village}</td><td>{n}</td></tr>" for village, n in (("东岭村", 12), ("西河村", 15)))
    head = "<td>村名</td><td>渠道公里数</td>"
    for table in (f"<tr class='{name}'>{head}</tr>{rows}", f"<thead class='{name}'><tr>{head}</tr></thead>{rows}"):
        page = page_of(
            full(f"<div class='content'><p>各村的任务如下，年底统一验收，请抓紧开工。</p><table>{table}</table></div>")
        )
        assert "村名\n渠道公里数\n东岭村\n12" in page.text.string


def test_a_table_of_figures_is_kept_whatever_its_class_is_called() -> None:
    rows = (
        "<tr><td>指标</td><td>2020年</td><td>2021年</td></tr><tr><td>粮食</td><td>12.5万吨</td><td>13.1万吨</td></tr>"
    )
    menu = "<tr><td>首页</td><td>动态</td><td>公开</td></tr><tr><td>服务</td><td>互动</td><td>关于</td></tr>"
    kept, gone = (
        page_of(full(f"<div id=content>{PARAGRAPHS}<table class=nav>{table}</table>{PARAGRAPHS}</div>")).text.string
        for table in (rows, menu)
    )
    assert "13.1万吨" in kept
    assert "互动" not in gone


def _budget(lead: str, below: str) -> str:
    """A page with its text in a table that lays it out, a table of data, and lines below."""
    laid_out = (
        f"<table><tr><td>关于下达资金的通知</td></tr><tr><td><p>各乡镇人民政府：</p><p>{lead}</p></td></tr></table>"
    )
    rows = "".join(
        f"<tr><td>{name}</td><td>{sum}</td></tr>" for name, sum in (("乡镇", "金额"), ("东河镇", 120), ("西山乡", 85))
    )
    return f"<body><div>{laid_out}<table border=1>{rows}</table>{below}</div></body>"


def test_a_text_goes_on_below_the_table_that_it_leads_on_to() -> None:
    below = "<p>请各乡镇严格按照规定使用资金，加强监管，年底前报送执行情况。</p><p>某县水利局</p><p>2022年3月5日</p>"
    kept = page_of(_budget("根据省水利厅安排，现将水利资金下达给你们，资金安排情况如下：", below)).text.string
    assert "西山乡" in kept
    assert "年底前报送执行情况。" in kept
    assert kept.endswith("2022年3月5日")


def test_what_stands_below_a_text_that_has_ended_is_the_pages() -> None:
    kept = page_of(
        _budget("根据省水利厅安排，现将水利资金下达给你们，请遵照执行。", "<p>本站内容仅供参考，请以原件为准。</p>")
    ).text.string
    assert "仅供参考" not in kept


def test_a_list_of_names_under_a_row_of_the_page_is_the_text() -> None:
    names = "<table><tr><td>王大山</td><td>李小河</td></tr><tr><td>赵青石</td><td>钱柳溪</td></tr></table>"
    page = page_of(
        "<title>退休人员一览表-青石学校</title><ul class=nav><li><a href=1>概况</a><li><a href=2>招生</a></ul><div class=arc>"
        f"<h1>退休人员一览表</h1><div>发布时间：2024-03-15</div><div class=content><p>退休人员一览表</p>{names}</div></div>"
    )
    assert page.text.string.split("\n")[-4:] == ["王大山", "李小河", "赵青石", "钱柳溪"]
