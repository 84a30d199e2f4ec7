"""A few Latin letters that a site hangs on the end of each line so that copies can be traced (各位乡亲:k7Q)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

#: After a full stop, a comma or a colon nothing Latin may end a line; a token that is a line by itself counts too.
TAIL = regex(r"[A-Za-z0-9]{2,8}[ \t]*$", re.M)
#: A line that ends in one. The newline stands first, so that the engine skips from one to the next.
ENDS = regex(r"\n(?<=[A-Za-z0-9 \t]\n)")
HANGS = regex(f"[{HAN}。；：，！？、:,;!?…”）\n]")
_MIXED = regex(r"(?=.*[a-z])(?=.*[A-Z0-9])|(?=.*[A-Z])(?=.*[0-9])")


def find(here: Here) -> Iterator[Splice]:
    found = [m for m in _tails(here.text) if _MIXED.match(m[0]) and _hangs(here.text, m.start())]
    if len(found) < 3:
        return
    lines = here.text.count("\n") + 1 - here.text.count("\n\n")
    hanging = sum(1 for m in found if m.start() and here.text[m.start() - 1] in "。；：，！？、:,;!?…”）")
    words = Counter(m[0].strip() for m in found)
    same, times = words.most_common(1)[0]
    if times >= 3 and times * 5 >= len(found):  # one tail for the whole page
        elsewhere = here.text.count(same) - times
        if elsewhere == 0 and hanging >= 2:
            yield from (Splice(m.start(), m.end(), "") for m in found if m[0].strip() == same)
    elif hanging >= 3 and hanging * 3 >= lines:  # a fresh one for each line
        hung = (m for m in found if m.start() and here.text[m.start() - 1] in "。；！？:：,，;!?…”）")
        yield from (Splice(m.start(), m.end(), "") for m in hung)


def _tails(text: str) -> Iterator[re.Match[str]]:
    """What ``TAIL`` finds; most lines of a text end in a Chinese mark and need no search."""
    for end in (*[match.start() for match in ENDS.finditer(text)], len(text)):
        last = end - 1
        while last >= 0 and text[last] in " \t":
            last -= 1
        if tail := TAIL.search(text, max(last - 7, text.rfind("\n", 0, end) + 1), end):
            yield tail


def _hangs(text: str, place: int) -> bool:
    """Whether what stands there follows Chinese, or begins a line."""
    return place == 0 or bool(HANGS.match(text, place - 1))


RULE = TextRule(
    "strip/latin-tail",
    find,
    HIGH,
    why="The same meaningless letters hang on the ends of lines, after full stops and in lines of their own.",
    examples=(
        Example(
            "各位乡亲:k7Q\nk7Q\n今天说说修桥的事。k7Q\n一、钱从哪里来k7Q",
            becomes="各位乡亲:\n\n今天说说修桥的事。\n一、钱从哪里来",
        ),
        Example("建设5G基站，发展B2B\n推广5G\n普及5G\n应用5G，产业兴旺"),
        Example("同志们：\n我们要加快发展AI。"),
    ),
)
