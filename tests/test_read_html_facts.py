"""Web pages: what they say about their text, in any layout, and about its missing rest."""

import pytest

from gongwen.model import Facts, Source
from gongwen.read import read
from gongwen.settings import Settings
from tests.test_read_html_hidden import PARAGRAPHS, TITLE


def facts_of(above: str = "", below: str = "", head: str = "", body: str = PARAGRAPHS) -> Facts:
    html = (
        f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{above}<div class='content'>{body}</div>"
        f"{below}</body></html>"
    )
    return read(Source("a.html", html.encode()), Settings()).facts


@pytest.mark.parametrize(
    "row",
    [
        "<table><tr><td>索引号：</td><td>000-1</td><td>发布机构：</td><td>青石县水利局</td></tr>"
        "<tr><td>成文日期：</td><td>2020年3月5日</td><td>文号：</td><td>青水发〔2020〕7号</td></tr></table>",
        "<dl><dt>发布机构</dt><dd>青石县水利局</dd><dt>成文日期</dt><dd>2020-03-05</dd><dt>文号</dt><dd>青水发〔2020〕7号</dd></dl>",
        "<ul><li>发布机构：青石县水利局</li><li>成文日期：2020-03-05</li><li>文　号：青水发〔2020〕7号</li></ul>",
        "<p>• 发布机构: 青石县水利局 • 成文日期: 2020/3/5 • 文号: 青水发〔2020〕7号</p>",
        "<p>发布机构：青石县水利局 | 成文日期：2020.03.05 | 文号：青水发〔2020〕7号</p>",
        "<p>【发布机构】青石县水利局　【成文日期】2020年03月05日　【文号】青水发〔2020〕7号</p>",
        "<p>索引号：000-1</p><p>发布机构：青石县水利局　索引号：000-1　成文日期：2020年3月5日　发文字号：青水发〔2020〕7号　字号：大 中 小</p>",
    ],
    ids=["table", "dl", "list", "bullets", "bars", "brackets", "index twice"],
)
def test_labels_in_any_layout(row: str) -> None:
    facts = facts_of(row)
    assert (facts.issuer, facts.issued, facts.doc_number) == ("青石县水利局", "2020-03-05", "青水发〔2020〕7号")


@pytest.mark.parametrize(
    "row",
    ["<p>文号：　成文日期：</p>", "<table><tr><td>文号：</td><td></td><td>发布机构：</td><td>无</td></tr></table>"],
)
def test_a_label_without_a_value_says_nothing(row: str) -> None:
    facts = facts_of(row)
    assert (facts.issuer, facts.issued, facts.doc_number) == ("", "", "")


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2020-03-05 09:10",
        "2020/03/05 09:10:22",
        "2020年3月5日 星期四 9:10 来源：青禾日报",
        "2020年03月05日09:10 青禾日报",
        "时间：2020.3.5",
        "[2020-03-05]",
        "发表于2020年3月5日 上午9时10分",
        "05-03-2020 10:20",
        "March 5, 2020",
        "5 Mar 2020 10:20",
        "发布时间：20200305",
        "责任编辑：李四　2020-03-05",
    ],
)
def test_the_date_above_the_text(line: str) -> None:
    assert facts_of(f"<div>{line}</div>").published == "2020-03-05"


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2020-03-05　责任编辑：小李",
        "更新时间：2020年3月5日 点击：31",
        "信息录入时间 2020/3/5",
        "【发布时间：2020-03-05】",
        "2020-03-05 10:20",
    ],
)
def test_the_date_below_the_text(line: str) -> None:
    assert facts_of(below=f"<div>{line}</div>").published == "2020-03-05"


@pytest.mark.parametrize("line", ["青石县水利局 2020年3月5日", "截止日期：2020年3月5日", "会议时间：2020年3月5日"])
def test_a_date_below_the_text_that_is_not_the_pages(line: str) -> None:
    assert facts_of(below=f"<div>{line}</div>").published == ""


def test_a_public_account() -> None:
    head = (
        '<script>var nickname = htmlDecode(\'青石发布\'); var ct = "1583371800"; var svr_time = "1700000000";</script>'
    )
    body = f"<div id='js_content'>{PARAGRAPHS}</div>"
    facts = facts_of("<a id='js_name'> 青石发布 </a><em>昨天</em>", head=head, body=body)
    assert (facts.site, facts.published, facts.published_printed) == ("青石发布", "2020-03-05", "2020-03-05 09:30")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("责任编辑：李小河", ""),
        ("编辑：李小河 作者：王大山", "王大山"),
        ("作者：王大山责任编辑：李小河", "王大山"),
        ("（记者：王大山）", "王大山"),
        ("记者：今年的收成怎么样，请您谈谈", ""),
        ("文/赵六 编辑/李四　2020-03-05", "赵六"),
        ("作者丨赵六 来源丨青石发布　2020-03-05", "赵六"),
    ],
)
def test_an_editor_is_no_author(line: str, author: str) -> None:
    assert facts_of(f"<div>{line}</div>").author == author


@pytest.mark.parametrize(
    ("pager", "said"),
    [
        ("<p><b>[1]</b> <a href='2'>[2]</a> <a href='3'>[3]</a> <a href='2'>下一页</a></p>", "page 1 of 3"),
        ("<p><a href='1'>上一页</a> <a href='1'>1</a> 2</p>", "page 2 of 2"),
        (
            "<ul><li><a href='1'>1</a></li><li>2</li><li><a href='3'>3</a></li><li><a href='3'>下一页</a></li></ul>",
            "page 2 of 3",
        ),
        ("<p>第2页/共4页 <a href='1'>上一页</a> <a href='3'>下一页</a></p>", "page 2 of 4"),
        ("<p>共 3 页 第 1 页 <a href='2'>下一页</a></p>", "page 1 of 3"),
    ],
)
def test_a_pager_says_which_page_it_is(pager: str, said: str) -> None:
    for facts in (facts_of(below=pager), facts_of(body=PARAGRAPHS + pager)):
        assert said in facts.cut_off


@pytest.mark.parametrize(
    "row",
    [
        "<p>评分：</p><p><a href='#1'>1</a> <a href='#2'>2</a> <a href='#3'>3</a></p>",
        "<p>1 2 3</p>",
        "<p><a href='x'>上一篇</a> <a href='y'>下一篇</a></p>",
        "<p>参见注释<a href='#1'>[1]</a><a href='#2'>[2]</a>。</p>",
    ],
)
def test_other_rows_of_numbers_are_no_pager(row: str) -> None:
    assert not facts_of(below=row).cut_off


@pytest.mark.parametrize(
    "line",
    [
        "剩余60%未读",
        "试读已结束，还有70%的内容付费后可读",
        "本文档共4页，您可以免费预览1页",
        "购买后可查看全文",
        "登录后阅读全文",
        "开通VIP后可继续阅读全文",
    ],
)
def test_the_page_says_that_it_shows_a_part(line: str) -> None:
    assert "shows a part" in facts_of(below=f"<div>{line}</div>").cut_off


@pytest.mark.parametrize("line", ["展开阅读全文", "阅读全文", "查看更多", "下载全文", "本文共2300字，剩余时间请自便"])
def test_a_button_says_nothing_of_the_rest(line: str) -> None:
    assert not facts_of(below=f"<div>{line}</div>").cut_off


@pytest.mark.parametrize(
    ("text", "cut"),
    [(PARAGRAPHS, False), (PARAGRAPHS + "<p>村民们一致认为，清理村道是一件</p>", True)],
    ids=["whole", "cut"],
)
def test_a_button_that_unfolds_the_page_tells_only_where_the_text_breaks_off(text: str, cut: bool) -> None:
    for button in ("阅读剩余全文（<span></span>）", "<a href='javascript:;'>查看剩余内容</a>"):
        assert bool(facts_of(below=f"<div>{button}</div>", body=text).cut_off) == cut


def test_a_link_to_the_rest_tells_that_it_is_elsewhere() -> None:
    assert facts_of(below="<div><a href='all.html'>阅读剩余全文</a></div>").cut_off


@pytest.mark.parametrize(
    ("pager", "said"),
    [
        ("<span>&lt;&lt; 上一页</span><span>1</span><a href='2'>2</a><a href='2'>下一页 &gt;&gt;</a>", "page 1 of 2"),
        ("<a href='1'>上一页</a><a href='1'>1</a><b>2</b><a href='3'>3</a><a href='3'>下一页</a>", "page 2 of 3"),
    ],
)
def test_the_numbers_of_a_pager_may_stand_side_by_side(pager: str, said: str) -> None:
    assert said in facts_of(body=f"{PARAGRAPHS}<div class='pager'>{pager}</div>").cut_off


_MOVED = '<meta name="PubDate" content="2023-05-12 10:00">'


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ("发布时间：2009-09-30 10:53　来源：青石县水利局", "2009-09-30"),
        ("来源：青禾日报时间：2009年9月30日", "2009-09-30"),
        ("2009年09月30日 09时32分", "2009-09-30"),
        ("日期：2009/09/30", "2009-09-30"),
        ("发布时间：2024-01-02 10:53", "2023-05-12"),  # of a change
        ("2009年9月30日", "2023-05-12"),
        ("停水时间：2009-09-30", "2023-05-12"),
    ],
)
def test_the_row_over_the_text_knows_better_than_the_head_of_a_site_that_moved(row: str, published: str) -> None:
    assert facts_of(f"<div>{row}</div>", head=_MOVED).published == published


def test_a_time_within_the_text_is_no_day_of_publication() -> None:
    long = "村里定于本月中旬清理村道，各组出工二十人，自带工具，早上八点到村口集合，清出的泥土堆放在指定地点，不得倒进水渠。"
    body = f"<p>{long}</p><p>时间：2009-09-30 10:53</p>{PARAGRAPHS}"
    assert facts_of(body=body, head=_MOVED).published == "2023-05-12"


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("<span>来源：<i>青禾网-《青禾日报》</i></span><span>2024-01-29 04:35</span>", "青禾网-《青禾日报》"),
        ("来源：青禾网2016年07月10日", "青禾网"),
        ("来源：青禾日报作者：王大山", "青禾日报"),
        ("来源：青禾日报字体：大 中 小", "青禾日报"),
        ("来源：青禾日报(青石)", "青禾日报"),
        ("（来源：青禾日报）", "青禾日报"),
        ('来源：<!----> size="20"', ""),
    ],
)
def test_a_source_ends_where_something_else_is_said(line: str, site: str) -> None:
    assert facts_of(f"<div>{line}</div>").site == site


def test_a_mark_that_says_its_key_again() -> None:
    assert facts_of(head='<meta name="source" content="来源：青禾日报">').site == "青禾日报"


def test_values_under_a_row_of_labels() -> None:
    labels = "".join(f"<td>{label}</td>" for label in ("索取号", "发布时间", "发布机构", "文件编号", "备注"))
    values = "".join(f"<td>{value}</td>" for value in ("000-1", "", "青石县水利局", "青水发〔2020〕7号", ""))
    facts = facts_of(f"<table><tr>{labels}</tr><tr>{values}</tr></table>")
    assert (facts.issuer, facts.doc_number, facts.published) == ("青石县水利局", "青水发〔2020〕7号", "")


def test_the_account_whose_page_a_platform_shows() -> None:
    card = "<figure><figcaption><h2>青禾晨报</h2><time>青禾晨报官方账号 2021.01.20 17:04</time></figcaption><a>关注</a></figure>"
    assert facts_of(body=card + PARAGRAPHS).site == "青禾晨报"
