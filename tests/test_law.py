"""Nothing disappears without a note: on samples, seeds, generated texts and noise."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.flow import process
from gongwen.model import Done, Note, Outcome, Rejected, Source
from gongwen.settings import Settings
from gongwen.text import Splice, Text, join
from gongwen.write.ledger import TITLE_FIRST, UNEXPLAINED, operations, read_ledger, replay, write_ledger
from gongwen.write.load import load
from gongwen.write.record import records
from gongwen.write.schema import clean_texts
from gongwen.write.xml import write_xml
from tests import official_texts as official

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


def clean(text: str) -> Outcome:
    return process(Source("text.txt", text.encode("utf-8", "surrogatepass")), Settings())


def hold_to_the_law(outcome: Outcome) -> None:
    """Replaying the ledger over the source text gives what the XML and every feed say; every operation has a rule."""
    if isinstance(outcome, Rejected):
        assert outcome.reason
        assert "\n" not in outcome.reason
        return
    xml, told = write_xml(outcome), write_ledger(outcome, "test")
    assert replay(outcome.source, read_ledger(told)) == clean_texts(xml)
    collection = load(xml, told)
    assert tuple(document.text for document in collection.documents) == clean_texts(xml)
    lines = Counter(line for record in records(collection, "section") for line in record.text.split("\n"))
    assert +lines - Counter({"": lines[""]}) == Counter(filter(None, "".join(clean_texts(xml)).split("\n")))
    assert not [o for o in outcome.operations if o.rule == UNEXPLAINED.rule]
    assert all(o.was == outcome.source[o.start : o.end] for o in outcome.operations)


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*/input.*")), ids=lambda p: p.parent.name)
def test_samples(path: Path) -> None:
    hold_to_the_law(process(Source(path.name, path.read_bytes()), Settings()))


@pytest.mark.parametrize("gap", ["\xa0" * 4, "\u2002" * 5, "\u2003" * 7, "\u3000" * 9, " \xa0" * 6], ids=ascii)
@pytest.mark.parametrize("marker", ["1.", "（2）", "三、", "第四条", "①", "一是"])
def test_a_wide_gap_after_a_marker(marker: str, gap: str) -> None:
    hold_to_the_law(clean(f"{marker}{gap}修路"))
    hold_to_the_law(clean(f"会议安排\n{marker}{gap}修路，修两条。\n{marker}{gap}\n"))


@pytest.mark.parametrize(
    "text", ["1.\n2.\n3.", "目标\n一是\n二是\n三是", "一、工作\n（1）\n（2）\n（3）修路。", "①\n②\n"]
)
def test_markers_that_head_nothing(text: str) -> None:
    hold_to_the_law(clean(text))


def test_a_title_from_below_that_was_also_written_anew() -> None:
    """Nothing of it is copied, so only the notes of its old place tell where it came from."""
    source, title = "某县\n鍦ㄤ細\n正文。\n", "在会上\n"
    body = Text.of(source).edit([Splice(3, 7, ""), Splice(11, 11, "")])
    clean = Text.of("").edit([Splice(0, 0, title)])
    notes = [Note(3, 6, "repair/mojibake", "garbled"), Note(3, 6, TITLE_FIRST.rule, TITLE_FIRST.why)]
    found = operations(source, [join([clean, body])], notes)
    assert [(o.op, o.rule, o.now) for o in found if o.now] == [("move", TITLE_FIRST.rule, title)]
    assert UNEXPLAINED.rule not in {o.rule for o in found}


def test_thousands_of_digits_of_two_kinds() -> None:
    hold_to_the_law(clean("12" * 4000))


@pytest.mark.skipif(not SEEDS, reason="the public texts are not beside this checkout")
@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.name[:3])
def test_seeds(path: Path) -> None:
    hold_to_the_law(process(Source(path.name, path.read_bytes()), Settings()))


REAL = ROOT.parent / "shared" / "real"
GROUPS = sorted(path for path in REAL.glob("*") if path.is_dir() and path.name != "gold")
LARGEST = 300_000  # bytes of a document that this test waits for


@pytest.mark.skipif(not GROUPS, reason="the public documents are not beside this checkout")
@pytest.mark.parametrize("group", GROUPS, ids=lambda p: p.name)
def test_real_documents(group: Path) -> None:
    for path in sorted(group.iterdir()):
        if path.is_file() and path.stat().st_size <= LARGEST:
            hold_to_the_law(process(Source(path.name, path.read_bytes()), Settings()))


PIECES = (
    "一、", "（二）", "3.", "（4）", "一是", "第一篇：", "第三条 ", "附件：", "——", "①", "同志们：", "谢谢大家！", "2015年", "205年", "2015年11月23日",
    "0月", "02所", "二三五年", "X区", "**", "某局", "12.5%", "17:", "11:1", "\n", "\n\n", "　　", " ", "“", "”", "\"", "，", ",", "。", "；", "(", "）",
    "上一篇：", "扫码下载", "本 文由 某 公文 网 收集整 理", "第 6 页 共 6 页", "&nbsp;", "<b>", "\u200b", "\ue005", "\x07", "工作总结", "抓好春耕生产", "各单位要高度重视",
    "的通知", "# ", "abc.com", "\ud800", "\ufffe", "〔2015〕5号", "目录", "结束语", "• ", "●", "某县农业局\n", "\n某县人民政府\n", "\n2021年1月11日\n", "印发", "工作方案", "各乡镇人民政府：\n", "二　概况", "## ", "一　国内情况  \n\n", "1　总则", "第一条\n", "（一九八二年五月二日）\n",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_mixture_of_what_pages_hold(pieces: list[str]) -> None:
    hold_to_the_law(clean("".join(pieces)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    hold_to_the_law(clean(text))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    hold_to_the_law(process(Source("bytes", data), Settings()))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_generated_texts(seed: int) -> None:
    hold_to_the_law(clean(official.unbroken(official.official(seed))))
    hold_to_the_law(clean(official.half_width(official.official(seed))))


def test_outcomes_travel() -> None:
    done = clean(official.official(1).text)
    assert isinstance(done, Done)
    assert pickle.loads(pickle.dumps(done)) == done
    rejected = clean("")
    assert isinstance(rejected, Rejected)
    assert pickle.loads(pickle.dumps(rejected)) == rejected


def test_the_same_bytes_give_the_same_outcome() -> None:
    data = official.official(2).text
    assert clean(data) == clean(data)


def test_what_goes_over_a_title_that_moves_is_a_removal_of_its_own_length() -> None:
    above = "您的位置: 首页 » 某某法规网 » 地方法规 »"
    text = f"{above}\n\n平安县人民政府\n\n平安县供水规定\n\n第一条 为加强供水管理,制定本规定。\n\n第二条 本规定自公布之日起施行。\n"
    outcome = clean(text)
    assert isinstance(outcome, Done)
    made = [(o.op, o.was, o.now) for o in outcome.operations if o.start < len(above) + 1]
    assert made[:2] == [("move", "", "平安县供水规定\n"), ("remove", above, "")], made
    hold_to_the_law(outcome)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_every_line_of_a_ledger_is_whole_to_readers_that_split_at_any_line_end(sign: str) -> None:
    done = process(Source("a.txt", f"修渠总结\n一、成绩{sign}  不少\n今年修了渠。{sign}\n".encode()), Settings())
    assert isinstance(done, Done)
    for line in write_ledger(done, "").decode().splitlines():
        assert isinstance(json.loads(line), dict)
