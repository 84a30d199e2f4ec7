"""Full stops that are half-width or raised, in a text that has no other: 抓好落实.要."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.chinese.numerals import NUMERAL
from pipeline.chinese.widths import HAN
from pipeline.model import MEDIUM
from pipeline.regex import regex
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

STOP = regex(f"[.．](?<=[{HAN}”）》].)(?=[{HAN}“（《\n]|$)")
_NUMBERED = regex(f"(?:^|\n|[（(])[{NUMERAL}]{{1,3}}$")


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    points, stops = text.count(".") + text.count("．"), text.count("。")
    if points < 3 or stops > points // 4:
        return
    found = [m for m in STOP.finditer(text) if not _NUMBERED.search(text, max(0, m.start() - 5), m.start())]
    if len(found) < 3 or stops > len(found) // 4:
        return
    yield from (Splice(m.start(), m.end(), "。") for m in found)


RULE = TextRule(
    "repair/full-stop",
    find,
    MEDIUM,
    why="The text has hardly a 。 and points where sentences end: the points are its full stops.",
    examples=(
        Example("我们开了会.明确了任务.\n今年要抓好落实.", becomes="我们开了会。明确了任务。\n今年要抓好落实。"),
        Example("一.总体要求\n二.主要任务\n三.保障措施"),
        Example("我们开了会。增长3.5倍.\n今年要抓好落实。"),
    ),
)
