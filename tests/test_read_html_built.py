"""Texts that are only in the scripts of a page, texts with one box per line, rows of labels without a colon."""

import json

import pytest

from gongwen.errors import InputError
from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.settings import Settings

TITLE = "青禾县农村道路管护工作报告"
LINES = (
    "各位代表：",
    "受县人民政府委托，现将全县农村道路管护工作报告如下，请予审议。",
    "全县有农村道路612公里，管护的责任到了村组，也到了每一名护路员。",
    "今年冬季以前，破损的路面全部修补完毕，护路员的补助按月发放。",
)


def page(body: str, name: str = TITLE) -> Page:
    html = f"<html><head><meta charset='utf-8'><title>{name}</title></head><body>{body}</body></html>"
    return read(Source("a.html", html.encode()), Settings())


DATA = {"id": 7, "title": TITLE, "publishTime": "2021-03-04 10:20:30", "content": "".join(f"<p>{x}</p>" for x in LINES)}


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {json.dumps({'article': DATA}, ensure_ascii=False)};",
        f"window.__STATE__ = {json.dumps({'article': DATA})};",  # \u5404\u4f4d
        f"var data = JSON.parse({json.dumps(json.dumps({'article': DATA}))});",
        f"var title = '{TITLE}'; var content = '{DATA['content']}';",
    ],
)
def test_the_text_is_read_from_the_data_of_a_script(script: str) -> None:
    found = page(f"<div id='app'></div><script>{script}</script>", name=TITLE)
    assert found.text.string.split("\n")[-4:] == list(LINES)
    assert "{" not in found.text.string
    if "publishTime" in script or "JSON" in script:
        assert found.facts.title == TITLE


def test_its_date_is_told_beside_it() -> None:
    data = json.dumps({"article": DATA}, ensure_ascii=False)
    assert page(f"<div id='app'></div><script>window.__STATE__ = {data}</script>").facts.published == "2021-03-04"


@pytest.mark.parametrize(
    "script",
    [
        'var tip = "您的浏览器版本过低，请升级浏览器；登录后可以使用全部功能，注册会员可以下载文档。请输入密码。";',
        'var names = ["甲县", "乙县"]; var re = "^(?:[a-z]+)$";',
    ],
)
def test_words_to_the_visitor_are_no_text(script: str) -> None:
    with pytest.raises(InputError):
        page(f"<div id='app'></div><script>{script}</script>", name="某县政府网")


def test_a_page_that_shows_its_text_is_not_read_from_its_scripts() -> None:
    data = json.dumps({"content": "另一篇文章说的是别的事情。" * 20}, ensure_ascii=False)
    shown = page("<h1>" + TITLE + "</h1>" + "".join(f"<p>{x}</p>" for x in LINES) + f"<script>var x={data}</script>")
    assert "另一篇" not in shown.text.string


def test_a_viewer_that_sets_each_line_in_a_box_loses_no_sheet_of_it() -> None:
    sheets = [LINES[:2], LINES[2:]]
    body = "".join(
        f"<div class='page' id='p{n}'><div class='layer'>{''.join(f'<div>{x}</div>' for x in sheet)}</div></div>"
        for n, sheet in enumerate(sheets)
    )
    meta = "<div class='meta'>上传人：老王　文档编号：20384756　上传时间：2020-05-19　格式：DOCX，页数：2，大小：25.34KB</div>"
    found = page(
        f"<div class='nav'><a href='/'>首页</a></div><h1>{TITLE}.docx</h1>{meta}<div class='viewer'>{body}</div>"
    )
    assert all(line in found.text.string for line in LINES)


def test_labels_in_elements_of_their_own_need_no_colon() -> None:
    rows = {"信息名称": TITLE, "发文字号": "青政发〔2021〕3号", "生成日期": "2021-03-04"}
    told = "".join(f"<div><span>{key}</span><span>{value}</span></div>" for key, value in rows.items())
    text = "".join(f"<p>{x}</p>" for x in LINES)
    facts = page(f"<div>{told}<div class='t'>{TITLE}</div><div class='wz'>{text}</div></div>").facts
    assert (facts.doc_number, facts.issued) == ("青政发〔2021〕3号", "2021-03-04")


FRAME = "<p>青禾县人民政府主办　县政府办公室承办</p><p>欢迎您来到青禾县人民政府门户网站，今天是星期二</p>"
LONG = "".join(f"<p>第{n}段公路由镇里的护路员管护，每月查看一次，查看的结果向村民公布。</p>" for n in range(1, 9))


@pytest.mark.parametrize("kind", ["text/javascript", "application/ld+json"])
def test_the_text_is_read_from_data_beside_the_frame_of_the_page(kind: str) -> None:
    data = json.dumps({"headline": TITLE, "articleBody": "".join(LINES) + LONG}, ensure_ascii=False)
    found = page(f"{FRAME}<script type='{kind}'>{'' if 'ld' in kind else 'var x='}{data}</script>")
    assert "管护的责任到了村组" in found.text.string
    assert "第8段公路" in found.text.string


@pytest.mark.parametrize(
    ("shown", "held"),
    [
        (FRAME + "<a href='a.pdf'>护路员名册.pdf</a>", LONG),
        (FRAME, "登录后可以查看全文。" * 30),
        ("<p>本周三县城停水，请居民提前储水，恢复供水的时间另行通知。</p>" * 2, LONG[:400]),
    ],
)
def test_data_beside_a_page_that_says_something_is_not_its_text(shown: str, held: str) -> None:
    data = json.dumps({"content": held}, ensure_ascii=False)
    found = page(f"{shown}<script>var x={data}</script>", name="某县")
    assert held[3:12] not in found.text.string
