"""Web pages: the headline in any markup, its further lines, and what is only near it."""

import pytest

from gongwen.flow import process
from gongwen.model import Done, Page, Source
from gongwen.read import read
from gongwen.settings import Settings

HEADLINE = "村图书室流动书车开进山村"
BODY = [
    "昨天，流动书车开进了城北的三个山村，带去图书两千余册，孩子们排起长队，争相借阅。",
    "书车每月下乡四次，一年来已经借出图书一万三千册次，受到群众欢迎。",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)


def page_of(body: str, title: str = "工作动态_青石县图书馆") -> Page:
    return read(
        Source("a.html", f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()), Settings()
    )


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='bt'>{HEADLINE}</div><div>2020-04-24</div><div class='nr'>{PARAGRAPHS}</div>",
        f"<div class='tit'><span>{HEADLINE}</span></div><div>来源：青石发布</div><div>{PARAGRAPHS}</div>",
        f"<p align=center style='font-size:22px'><b>{HEADLINE}</b></p><p>2020年4月24日 09:10</p><div>{PARAGRAPHS}</div>",
        f"<h3>{HEADLINE}</h3><div>发布时间：2020-04-24 作者：小王</div><div>{PARAGRAPHS}</div>",
        f"<table><tr><td class=TableHeader><div align=center>{HEADLINE}</div></td></tr><tr><td>{PARAGRAPHS}</td></tr></table>",
        f"<table><tr><th>{HEADLINE}</th></tr><tr><td>{PARAGRAPHS}</td></tr></table>",
    ],
    ids=["class", "span", "big", "h3", "header cell", "th"],
)
def test_a_headline_that_the_page_is_not_called_after(body: str) -> None:
    page = page_of(f"<div class=pos>当前位置：工作动态</div>{body}")
    assert page.text.string.split("\n") == [HEADLINE, *BODY]
    assert page.facts.title == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        "<div class='pos'>当前位置：工作动态</div>",
        "<div>青石县图书馆欢迎您</div>",
        "<table><tr><td class='nav'>首页 新闻 读者服务</td></tr></table>",
        "<div class='header'>青石县图书馆网 服务热线 在线留言</div><div>2020-04-24</div>",
    ],
)
def test_a_line_of_the_site_is_no_headline(above: str) -> None:
    assert page_of(f"{above}<div>{PARAGRAPHS}</div>").text.string.split("\n") == BODY


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("<h1>{0}</h1><h2>孩子们排起长队</h2>", [HEADLINE, "孩子们排起长队"]),
        ("<div><h5>{0}</h5><h6>孩子们排起长队</h6></div><div>时间：2020-04-24</div>", [HEADLINE, "孩子们排起长队"]),
        ("<h1>{0}</h1><p class='subtitle'>孩子们排起长队</p>", [HEADLINE, "孩子们排起长队"]),
        ("<p class='yinti'>文化下乡在青石</p><h1>{0}</h1>", ["文化下乡在青石", HEADLINE]),
        ("<h1>{0}</h1><p class='subtitle'>来源：青禾日报</p>", [HEADLINE]),
        ("<h1>{0}</h1><h4><a href='/'>更多文化新闻</a></h4>", [HEADLINE]),
        ("<h1>{0}</h1><p>分享到</p>", [HEADLINE]),
    ],
    ids=["h2", "h6", "subtitle", "above", "source", "link", "share"],
)
def test_the_further_lines_of_a_headline(head: str, lines: list[str]) -> None:
    page = page_of(f"{head.format(HEADLINE)}<div class='content'>{PARAGRAPHS}</div>", f"{HEADLINE}-青石县图书馆")
    assert page.text.string.split("\n") == [*lines, *BODY]


def test_a_headline_whose_words_the_lead_says_again_stays() -> None:
    lead = f"日前，{HEADLINE}，受到读者欢迎，图书室的同志介绍了情况。"
    page = page_of(f"<h1>{HEADLINE}</h1><div id='rwb_zw'><p>{lead}</p>{PARAGRAPHS}</div>", f"{HEADLINE}--青禾日报")
    assert page.text.string.split("\n") == [HEADLINE, lead, *BODY]


def test_a_headline_that_the_text_opens_with_stands_once() -> None:
    body = f"<p>青石县图书馆</p><p>{HEADLINE}</p>{PARAGRAPHS}"
    page = page_of(f"<h1>{HEADLINE}</h1><div id='rwb_zw'>{body}</div>", f"{HEADLINE}--青禾日报")
    assert page.text.string.split("\n") == ["青石县图书馆", HEADLINE, *BODY]


@pytest.mark.parametrize(
    "statement",
    [
        "免责说明：本站登载的内容均由网友提供，版权归原作者所有，本站不对内容的真实性、完整性承担任何责任，如有错误请与管理员联系。",
        "特别声明：以上内容由用户上传，本平台只提供存放服务，不代表本平台立场。",
        "Notice: The text above was uploaded by a user of this platform, and the platform only stores what users write here.",
    ],
)
def test_a_short_text_beside_a_long_statement(statement: str) -> None:
    page = page_of(
        f"<h1>周六停水</h1><div class='art'><p>周六上午城北停水四小时。</p><p>请相互转告。</p></div><div><p>{statement}</p></div>",
        "周六停水",
    )
    assert page.text.string.split("\n") == ["周六停水", "周六上午城北停水四小时。", "请相互转告。"]


def test_a_page_of_links_to_files_keeps_their_names() -> None:
    files = "<p>附件下载：<a href='1.pdf'>一季度材料价格表.pdf</a></p><p><a href='2.pdf'>二季度材料价格表.pdf</a></p>"
    page = page_of(
        f"<h1>关于公布价格的通知</h1><div class='c'>{files}</div><div>主办单位：青石县住建局</div>",
        "关于公布价格的通知",
    )
    assert page.text.string.split("\n") == [
        "关于公布价格的通知",
        "附件下载：一季度材料价格表.pdf",
        "二季度材料价格表.pdf",
    ]
    assert [block.role for block in page.blocks] == ["text", "attachment", "attachment"]


def test_files_that_a_link_without_their_ending_leads_to_stay() -> None:
    page = page_of(
        "<h2>青石县征地公告</h2><div><a href='down.jsp?id=3'>青石县征地启动公告.pdf</a></div>"
        "<div class='fujian'>附件下载：<ul><li><a href='x.rar'>征地红线图.rar</a></li></ul></div>",
        "青石县征地公告",
    )
    assert page.text.string.split("\n")[:2] == ["青石县征地公告", "青石县征地启动公告.pdf"]
    assert page.text.string.endswith("征地红线图.rar")


@pytest.mark.parametrize(
    "between", ["", "<tr><td>青政发〔2022〕7号</td></tr>", "<tr><td>（2022年3月4日县政府第三次会议通过）</td></tr>"]
)
def test_a_headline_in_a_row_above_its_number_and_its_text(between: str) -> None:
    body = "<p>本县各村要在雨季以前把渠道清一遍，清出的土不得堆在路边。</p><p>县水务局到村里检查，结果向全县公布。</p>"
    page = page_of(
        f"<table><tr><td align=center><b>青石县清渠办法</b></td></tr>{between}<tr><td>{body}</td></tr></table>", ""
    )
    assert page.text.string.startswith("青石县清渠办法\n" + between.removeprefix("<tr><td>").removesuffix("</td></tr>"))


@pytest.mark.parametrize(
    ("style", "title"),
    [
        ("font-size:24px;text-align:center", "青石县修渠工作报告"),
        ("font-weight:bold;text-align:center", "青石县修渠工作报告"),
        ("color:red", ""),
    ],
)
def test_a_headline_in_the_middle_and_bold_or_large_over_an_address(style: str, title: str) -> None:
    lines = [
        "各位代表：",
        "今年全县抓紧修渠，完成了干渠三十里，支渠六十里，群众十分满意。",
        "明年再修二十里，把水引到山后去，请各位代表审议。",
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<title>青石县政府网</title><body><div style='{style}'>青石县修渠工作报告</div><div>{body}</div></body>"
    page = read(Source("a.html", html.encode()), Settings())
    assert (page.text.string.split("\n")[0] == title) is bool(title)


FULL = "青石县水利局关于修复水毁渠道的通知"


@pytest.mark.parametrize(
    "above",
    [
        f"<center>{FULL}</center><div>2020-04-24</div>",
        f"<h1><a href='/1.htm'>{FULL}</a></h1><div>2020-04-24</div>",
        f"<table><caption>{FULL}</caption><tr><td>2020-04-24</td></tr><tr><td>",
    ],
)
def test_the_name_of_a_document_in_full_is_its_headline_however_it_is_set(above: str) -> None:
    page = page_of(f"<div class=pos>当前位置：通知公告</div>{above}<div class='nr'>{PARAGRAPHS}</div>", "青石县水利局")
    assert page.facts.title == FULL


def test_a_headline_in_two_headings() -> None:
    page = page_of(f"<h2>关于修复水毁渠道</h2><h2>的通知</h2><div>{PARAGRAPHS}</div>", "关于修复水毁渠道的通知")
    assert page.text.string.split("\n")[:2] == ["关于修复水毁渠道", "的通知"]


def _documents(html: str) -> list[tuple[str, str]]:
    """Kind and text of what stands in the document of a page, sections left out."""
    done = process(Source("a.html", html.encode()), Settings())
    assert isinstance(done, Done)
    document = done.documents[0]
    text = document.text.string
    return [
        (span.kind, text[span.start : span.end]) for span in document.spans if span.kind in ("title", "heading", "p")
    ]


_OWN = f'<meta name="ArticleTitle" content="{HEADLINE}">'
_SITE = "<title>柳溪壮族自治区人民政府门户网站 -</title>"


def test_the_name_of_the_site_is_no_headline_where_the_page_says_what_its_text_is_called() -> None:
    body = f"<h1>柳溪壮族自治区人民政府门户网站</h1><div>{HEADLINE}</div><div class='nr'>{PARAGRAPHS}</div>"
    page = read(Source("a.html", f"{_OWN}{_SITE}{body}".encode()), Settings())
    assert page.facts.title == HEADLINE
    assert page.text.string.split("\n") == [HEADLINE, *BODY]
    body = f"<h1>柳溪壮族自治区人民政府门户网站</h1><p>{HEADLINE}</p>{PARAGRAPHS}"
    assert _documents(f"{_OWN}{_SITE}{body}") == [("title", HEADLINE), *(("p", line) for line in BODY)]


def test_a_kicker_over_the_headline_is_neither_title_nor_heading() -> None:
    html = f"{_OWN}{_SITE}<h2>全县读书活动之一</h2><h1>{HEADLINE}</h1>{PARAGRAPHS}"
    assert _documents(html)[:2] == [("p", "全县读书活动之一"), ("title", HEADLINE)]
    assert not [text for kind, text in _documents(html) if kind == "heading"]


def test_a_line_under_the_headline_is_no_section() -> None:
    html = f"{_OWN}<h1>{HEADLINE}</h1><h2>孩子们排起长队 争相借阅新书</h2><div>{PARAGRAPHS}</div>"
    assert [kind for kind, _ in _documents(html)] == ["title", "p", "p", "p"]


@pytest.mark.parametrize(
    "second", ["<h2>书车每月下乡四次</h2><p>今年又添了一辆书车，路线也比去年长了。</p>", "<p>书车又来了。</p>"]
)
def test_headings_of_sections_stay(second: str) -> None:
    html = f"{_OWN}<h1>{HEADLINE}</h1><h2>一、孩子们排起长队</h2><div>{PARAGRAPHS}</div>{second}"
    assert ("heading", "孩子们排起长队") in _documents(html)


def test_a_headline_that_only_the_head_of_the_page_says_though_the_lead_says_it_again() -> None:
    html = f"{_OWN}<title>{HEADLINE} - 青石县人民政府门户网站</title><p>昨天，{HEADLINE}。</p>{PARAGRAPHS}"
    assert _documents(html)[0] == ("title", HEADLINE)


def test_a_caption_that_says_the_headline_again_takes_its_place_no_more() -> None:
    html = f"{_OWN}<h2>{HEADLINE}</h2><div class='nr'>{PARAGRAPHS}<span>{HEADLINE}</span></div>"
    assert [text for _, text in _documents(html)] == [HEADLINE, *BODY, HEADLINE]


def test_what_stands_in_small_letters_in_a_heading_is_a_line_of_its_own() -> None:
    small = "<small>2023-08-19 <span>来源：青禾日报</span></small>"
    html = f"{_OWN}<h2>{HEADLINE}\n {small}</h2><div class='nr'>{PARAGRAPHS}</div>"
    page = read(Source("a.html", html.encode()), Settings())
    assert (page.facts.title, page.facts.published, page.facts.site) == (HEADLINE, "2023-08-19", "青禾日报")
    assert _documents(html)[:2] == [("title", HEADLINE), ("p", BODY[0])]


@pytest.mark.parametrize("form", ["<div class='nr'>{}{}</div>", "{}<div class='nr'>{}</div>"])
def test_the_day_of_the_page_in_its_headline_is_none_of_the_text(form: str) -> None:
    html = _OWN + form.format(f"<h2>{HEADLINE}<small>( 2024-05-11)</small></h2>", PARAGRAPHS)
    assert [text for _, text in _documents(html)] == [HEADLINE, *BODY]


def test_the_name_of_a_body_over_the_kind_of_its_text() -> None:
    html = f"<title>章程</title><h1>青石县养蜂协会</h1><h2>章程</h2><h3>1. 总则</h3>{PARAGRAPHS}<h3>2. 附则</h3><p>本章程自通过之日起生效。</p>"
    assert _documents(html)[0] == ("title", "青石县养蜂协会章程")
