"""Nothing disappears without a note: on samples, seeds, generated texts and noise."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.flow import process
from gongwen.model import Done, Outcome, Rejected, Source
from gongwen.settings import Settings
from gongwen.write.ledger import UNEXPLAINED, read_ledger, replay, write_ledger
from gongwen.write.schema import clean_texts
from gongwen.write.xml import write_xml
from tests import official_texts as official

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


def clean(text: str) -> Outcome:
    return process(Source("text.txt", text.encode("utf-8", "surrogatepass")), Settings())


def hold_to_the_law(outcome: Outcome) -> None:
    """Replaying the ledger over the source text gives what the XML says, and every operation has a rule."""
    if isinstance(outcome, Rejected):
        assert outcome.reason
        assert "\n" not in outcome.reason
        return
    ledger = read_ledger(write_ledger(outcome, "test"))
    assert replay(outcome.source, ledger) == clean_texts(write_xml(outcome))
    assert not [o for o in outcome.operations if o.rule == UNEXPLAINED.rule]
    assert all(o.was == outcome.source[o.start : o.end] for o in outcome.operations)


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*/input.*")), ids=lambda p: p.parent.name)
def test_samples(path: Path) -> None:
    hold_to_the_law(process(Source(path.name, path.read_bytes()), Settings()))


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
