"""Who speaks, turn by turn: a press conference, an interview, questions and answers.

A turn begins with the line that names its speaker (记者：…, 市水利局局长 高平：…, [主持人] …) and holds all that follows up to the
next. A label makes no turn by itself: a roll (主持人：王芳) and a form (联系人：…) have labels too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..chinese.bodies import OFFICE
from ..chinese.names import COMPOUND, RARER, SURNAMES
from ..chinese.widths import CJK
from ..lines.find import find
from ..regex import regex
from .ground import Ground

_LONGEST = 28  # characters of a label
_FEWEST = 3  # turns of a dialogue
_SAYS = 8  # characters that say something
_QUOTED = r"(?:[“「][^”」\n]{1,12}[”」])?"
_ASIDE = r"(?:[（(][^（()）\n]{1,16}[）)])?"
_LABEL = regex(
    rf"[^\S\n]*(?:(?P<who>[^，。；！？：:、…“”「」《》（）()\[\]【】〔〕\n]{{1,{_LONGEST}}}{_QUOTED}{_ASIDE})\s?[：:]"
    rf"|[\[【〔](?P<marked>[^\[\]【】〔〕\n，。；：:]{{1,{_LONGEST}}})[\]】〕]\s?[：:]?)"
)
_LABEL_END = regex(rf"[^\n]{{0,{2 * _LONGEST + 6}}}?[：:\]】〕]")
#: Who asks and leads: without one of them there is no dialogue.
_ASKS = regex(
    "主持人?.{0,8}|.{0,18}记者.{0,6}|网[友民].{0,16}|.{0,6}(?:听众|观众|市民|读者)(?:代表)?.{0,8}"
    "|提?问|提问[者人]|问题?\\s?[0-9一二三四五六七八九十]{1,3}|Q[0-9]{0,2}"
)
_NAME = rf"(?:{'|'.join(COMPOUND)}|[{SURNAMES}{RARER}])\s?[{CJK}]\s?[{CJK}]?"
_ANSWERS = regex(
    rf"答|回答|答复|A[0-9]{{0,2}}|.{{0,18}}发言人.{{0,8}}|.{{0,12}}嘉宾.{{0,8}}|.{{0,10}}专家.{{0,6}}|{_NAME}"
    rf"|.{{0,20}}(?:{OFFICE}|负责人|教授|总工程师|经济师|处长|司长|科长|所长|站长|队长|秘书长|参事|院士)(?:\s{{0,4}}{_NAME})?"
)
_ASKED = regex("[？?]|请[问您你]|[您你]好|大家好|各位|谢谢|下面|接下来|今天")
_ENDS = "。！？!?…”’）)；~～"
_WORDS = ("主持", "记者", "网友", "网民", "听众", "观众", "市民", "读者", "问：", "问:", "Q", "问】", "问]", "问题")


class Turn(NamedTuple):
    """Where a turn begins, and who speaks."""

    start: int
    by: str


class _Line(NamedTuple):
    """A line with a label."""

    at: int
    who: str
    says: str


def turns(ground: Ground) -> tuple[Turn, ...]:
    """The turns of a dialogue in their order; none where the text is no dialogue."""
    if not any(_stands_in_label(ground.text, word) for word in _WORDS):
        return ()
    labelled = list(_labelled(ground))
    spoken = [line for line in labelled if _is_spoken(ground, line)]
    known = Counter(line.who for line in spoken if _ASKS.fullmatch(line.who) or _ANSWERS.fullmatch(line.who))
    asked = any(_ASKS.fullmatch(line.who) and _ASKED.search(_said(ground, line)) for line in spoken)
    if not asked or len(known) < 2 or sum(known.values()) < _FEWEST:
        return ()
    first = next(line.at for line in spoken if line.who in known)
    found = [
        line for line in labelled if line.at >= first and (line.who in known or (line in spoken and "？" in line.says))
    ]
    if 2 * (ground.line_ends[found[-1].at] - ground.line_starts[first]) < len(ground.text):
        return ()  # a dialogue that the text only quotes
    return tuple(Turn(ground.line_starts[line.at], line.who) for line in found)


def _stands_in_label(text: str, word: str) -> bool:
    """Whether the word stands anywhere before what ends a label, in one line and as near as labels are long."""
    at = find(text, word)
    while at >= 0 and not _LABEL_END.match(text, at):
        at = find(text, word, at + 1)
    return at >= 0


def _labelled(ground: Ground) -> Iterator[_Line]:
    for index, line in enumerate(ground.lines):
        found = _LABEL.match(line) if ground.line_starts[index] not in ground.barred else None
        if found:
            yield _Line(index, " ".join((found["who"] or found["marked"]).split()), line[found.end() :].strip())


def _is_spoken(ground: Ground, line: _Line) -> bool:
    """Whether the label is followed by what somebody says, in its line or in the next: a name or a number is none."""
    says = _said(ground, line)
    return len(says) >= _SAYS and (says[-1] in _ENDS or len(says) > 2 * _LONGEST)


def _said(ground: Ground, line: _Line) -> str:
    if line.says:
        return line.says
    below = next((text.strip() for text in ground.lines[line.at + 1 : line.at + 3] if text.strip()), "")
    return "" if _LABEL.match(below) else below


def over_turns(ground: Ground, spoken: Sequence[Turn], starts: frozenset[int]) -> bool:
    """Whether headings, which begin at ``starts``, stand right over turns: they are chapters, and no speaker's."""
    places = {start: index for index, start in enumerate(ground.line_starts)}
    return any((at := places[turn.start]) and ground.line_starts[at - 1] in starts for turn in spoken)
