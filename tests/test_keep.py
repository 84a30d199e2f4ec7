"""Sentences of official texts stay even if they contain words of web pages: no sentence in ``corpus/keep.txt`` may go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from gongwen.model import Source
from gongwen.packaged import rows
from gongwen.read import read
from gongwen.settings import Settings
from gongwen.strip import strip, words

SENTENCES = tuple(
    line
    for line in (Path(__file__).parent / "corpus" / "keep.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
)
SPEECH = (
    "在全镇工作会议上的讲话\n同志们：\n今天召开这次会议，主要任务是总结去年工作，部署今年任务。下面，我讲两点意见。\n",
    "一、统一思想，提高认识\n过去一年，全镇上下齐心协力，各项工作都有了新的起色，群众满意度明显提高。\n",
    "二、突出重点，抓好落实\n要把责任落实到岗位，把任务分解到个人，确保各项工作按时完成，取得实效。\n谢谢大家！\n",
)
NOTICE = (
    "青石县人民政府办公室关于做好防汛工作的通知\n青政办发〔2021〕12号\n各镇人民政府，县政府各部门：\n",
    "为切实做好今年的防汛工作，现就有关事项通知如下。\n1.落实责任。各镇主要负责人为第一责任人。\n",
    "2.加强值守。汛期实行二十四小时值班。\n青石县人民政府办公室\n2021年5月8日\n",
)
RULES = (
    "青石县农村公路管理办法\n第一章 总则\n第一条 为了加强农村公路管理，制定本办法。\n",
    "第二条 本办法适用于本县行政区域内的农村公路。\n第三条 县交通运输局主管全县农村公路工作。\n",
    "第二章 附则\n第四条 本办法自2021年6月1日起施行。\n",
)
KINDS = {"speech": SPEECH, "notice": NOTICE, "rules": RULES}
#: What a page sets above and below a text; beside its own lines a rule dares more.
ABOVE, BELOW = "当前位置：首页 > 政务公开 > 文件\n", "打印本页\n关闭窗口\n"
BATCH = 12  # sentences that stand together in the middle of a text


def left(text: str) -> set[str]:
    page = strip(read(Source("page.txt", text.encode()), Settings()), Settings())
    return {line.strip() for line in page.text.string.split("\n")}


def batched(sentences: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    return (sentences[at : at + size] for at in range(0, len(sentences), size))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("above", "below"), [("", ""), (ABOVE, BELOW)], ids=["bare", "on a page"])
def test_no_sentence_goes_at_the_head_or_the_foot(kind: str, above: str, below: str) -> None:
    first, middle, last = KINDS[kind]
    title, _, rest = first.partition("\n")
    lost = []
    for place, (one, other) in zip(
        cycle(("over", "under")), zip(SENTENCES, SENTENCES[::-1], strict=True), strict=False
    ):
        head = f"{one}\n{title}\n" if place == "over" else f"{title}\n{one}\n"
        kept = left(f"{above}{head}{rest}{middle}{last}{other}\n{below}")
        lost += [(place, sentence) for sentence in (one, other) if sentence not in kept]
    assert lost == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_goes_in_the_middle(kind: str) -> None:
    first, middle, last = KINDS[kind]
    lost = []
    for some in batched(SENTENCES, BATCH):
        kept = left(first + "\n".join(some) + "\n" + middle + "\n".join(some[::-1]) + "\n" + last)
        lost += [sentence for sentence in some if sentence not in kept]
    assert lost == []


def test_the_corpus_is_large_and_no_sentence_stands_twice() -> None:
    assert len(SENTENCES) > 1000
    assert len(set(SENTENCES)) == len(SENTENCES)


def test_each_word_by_which_sites_speak_of_files_and_rights_has_a_sentence() -> None:
    corpus = "\n".join(SENTENCES)
    assert [
        word for word, kind in rows(words.__file__, "talk.tsv") if kind in ("act", "right") and word not in corpus
    ] == []
