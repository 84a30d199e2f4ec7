"""The repair stage as a whole: sound text stays, damage is repaired, every edit has its note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.lines import Lines
from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.repair import RULES, repair, reread
from gongwen.rule import carry_out, in_order
from gongwen.settings import Settings, Verdict
from gongwen.strip import strip
from tests.ledger_check import uncovered

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NONE = Settings()

SOUND = """某县人民政府关于做好春耕生产工作的通知
某政发〔2019〕5号
各乡镇人民政府，县政府各部门：
为做好今年春耕生产工作，经县政府研究，现将有关事项通知如下。
一、总体要求
坚持“稳粮、增收、可持续”的方针，全县春播面积稳定在36.5万亩以上，其中水稻12万亩（含再生稻）。
（一）抓早抓细。2月底前种子、化肥到位率达到98%，农机检修率达到100％；3月10日前全面开播。
1.农技人员分片包干，比例为1:200。
2.每个乡镇建立不少于2个示范片，见https://example.gov.cn/a?b=1,2。
第一条　本通知由县农业农村局负责解释。
二〇一九年二月十八日，各乡镇要报送方案（电话：0451-1234567）。
——切实保障农资供应……不误农时。
附件：1.春耕生产任务分解表
某县人民政府
2019年2月18日
（此件公开发布）"""


def page_of(text: str) -> Page:
    return read(Source("test.txt", text.encode("utf-8", "surrogatepass")), NONE)


def repaired(text: str, options: Settings = NONE) -> str:
    page = repair(reread(page_of(text), options), options)
    assert uncovered(page) == []
    return page.text.string


def test_a_sound_text_stays_as_it_is() -> None:
    page = repair(strip(reread(page_of(SOUND), NONE), NONE), NONE)
    assert page.text.string == SOUND
    assert page.notes == ()


LINES = SOUND.split("\n")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_lines_of_sound_text_lose_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    squeezed = re.sub(r"\s", "", repaired(text))
    assert all(re.sub(r"\s", "", line) in squeezed for line in lines)  # twice the same title may stand once


HAN = st.sampled_from("全市教育工作总结报告发展建设的和了在是不我们今年成绩提高")
PIECE = st.one_of(
    HAN,
    st.sampled_from("，。；：？！、“”（）《》……——"),
    st.sampled_from(",:;?!()\"' .\u3000\u00a0\n-—"),
    st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,2})?%?", fullmatch=True),
    st.sampled_from(
        ["一、", "（一）", "1.", "第一条　", "2015年", "GDP", "同志们：", "&nbsp;", "\u200b", "**", "# ", "-1-"]
    ),
)


@given(st.lists(PIECE, min_size=1, max_size=120).map("".join).filter(str.strip))
@settings(max_examples=300, deadline=None)
def test_any_text_is_accounted_for(text: str) -> None:
    once = repaired(text)
    assert ("\n\n" not in once and once == once.strip()) or not once.strip()  # a text without a line is left as it is


def wrapped(text: str) -> str:
    return re.sub(r"([^\n]{24})(?=[^\n])", r"\1\n", text)


DAMAGES = (
    wrapped,  # first: a page cuts its lines before a scraper writes <U+00A0> into them
    lambda text: text.translate(str.maketrans("，：；？！（）", ",:;?!()")),
    lambda text: text.replace("“", '"').replace("”", '"'),
    lambda text: text.replace("\n", "\n\n"),
    lambda text: re.sub("^", "\u3000\u3000", text, flags=re.M),
    lambda text: re.sub("(?<=[\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff]{2})", " ", text),
    lambda text: text.replace("的", "的\u200b").replace(" ", "&nbsp;"),
    lambda text: text.replace("——", "--").replace("……", "......"),
    lambda text: text.replace("\n", "<U+00A0>\n"),
    lambda text: text.replace("。\n", "。\n-1-\n", 1),
)


@given(
    st.lists(st.sampled_from(LINES), min_size=3, max_size=20, unique=True),
    st.lists(st.sampled_from(DAMAGES), max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_repairing_twice_equals_once(lines: list[str], damages: list) -> None:
    text = "\n".join(lines)
    for damage in sorted(damages, key=DAMAGES.index):
        text = damage(text)
    once = repaired(text)
    assert repaired(once) == once


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_no_digit_of_a_sound_text_changes(lines: list[str]) -> None:
    text = "\n".join(dict.fromkeys(lines))
    assert re.findall(r"\d+", repaired(text)) == re.findall(r"\d+", text)


@pytest.mark.parametrize(
    ("damaged", "healed"),
    [
        ("各位代表:\u200b\n\n\n  现在报告工作 ,请审议!", "各位代表：\n现在报告工作，请审议！"),
        ("<U+00A0><U+00A0>各位代表：<U+200D>", "各位代表："),
        ("一、总体要求\x00\n全县上下要抓好落实\x0c", "一、总体要求\n全县上下要抓好落实"),
        ("二○一五年，增长８％〔2015〕", "二○一五年，增长８％〔2015〕"),
    ],
)
def test_small_damage_heals(damaged: str, healed: str) -> None:
    assert repaired(damaged) == healed


def test_a_person_can_reject_an_edit() -> None:
    text = "同志们:今天开会,请注意"
    at = text.index(",")
    verdict = Verdict("test.txt", at, False)
    assert repaired(text, Settings(verdicts=(verdict,))) == "同志们：今天开会,请注意"


def test_a_rule_can_be_switched_off() -> None:
    assert repaired("增长,提高", Settings(rules_off=frozenset({"repair/width"}))) == "增长,提高"


def test_nothing_remains_that_xml_forbids() -> None:
    for odd in (*map(chr, range(1, 0x20)), "\ufffe", "\uffff", "\x7f", "\x85", "\u2028"):
        assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", repaired(f"各位代表{odd}，现在报告工作。"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_broken_lines_and_quotes_of_the_seeds() -> None:
    import json

    for gold in sorted((SHARED / "seeds" / "gold").glob("*.json")):
        wanted = json.loads(gold.read_text(encoding="utf-8"))
        source = next((SHARED / "seeds").glob(f"{gold.stem}_*.txt"))
        page = repair(strip(reread(read(Source(source.name, source.read_bytes()), NONE), NONE), NONE), NONE)
        assert uncovered(page) == []
        folded = page.text.string.translate(str.maketrans("，：；？！（）", ",:;?!()"))
        for halves in wanted.get("joins", []):
            assert "".join(halves) in folded, halves
        for quote in wanted.get("quotes_restored", []):
            assert f"“{quote}”" in folded, quote
        for noise in wanted["noise"]:
            assert noise not in folded or "篇:" in noise, noise


TABLE = (
    "<html><body><div id=content><h1>修渠任务表</h1>{above}<table><tr><td>序号</td><td>任务</td><td>谁来办</td></tr>"
    "<tr><td>1</td><td>修东渠</td><td>青石县水利局</td></tr><tr><td>2</td><td>修西渠</td><td>青石县水利局</td></tr>"
    "<tr><td>3</td><td>换水管</td><td>青石县住建局</td></tr></table>{below}</div></body></html>"
)


@pytest.mark.parametrize(
    ("above", "below"),
    [("<p>各村：</p><p>现将任务分到各村，请抓紧办理，年底前办完。</p>", "<p>各村要抓紧。</p>"), ("", "")],
)
def test_no_cell_is_taken_for_a_page_number_or_a_title(above: str, below: str) -> None:
    page = read(Source("a.html", TABLE.format(above=above, below=below).encode()), NONE)
    cells = [page.source[block.start : block.end] for block in page.blocks if block.role == "cell"]
    assert len(cells) == 12
    lines = repair(reread(page, NONE), NONE).text.string.split("\n")
    place = lines.index("序号")
    assert lines[place : place + 12] == cells


def test_characters_within_a_cell_are_repaired() -> None:
    page = read(Source("a.html", TABLE.replace("修东渠", "修东\u200b渠").format(above="", below="").encode()), NONE)
    assert "修东渠" in repair(reread(page, NONE), NONE).text.string.split("\n")


SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*/input.*"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_what_after_does_not_bind_may_be_turned_round(path: Path) -> None:
    page = strip(read(Source(path.name, path.read_bytes()), NONE), NONE)
    lines = Lines(page.text, page.blocks)
    turned = in_order(RULES[::-1])
    assert turned != RULES
    one, other = (carry_out(rules, lines, page.facts, NONE, "")[0].string for rules in (RULES, turned))
    assert one == other
