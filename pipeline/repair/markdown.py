"""Marks of Markdown in front of and around the words: # 标题, **第一条**, > 题注, [首页](http://…)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..chinese.widths import HAN
from ..lines import Lines
from ..lines.links import LINK
from ..regex import regex
from ..rule import Edit

HEADING = regex(r"#{1,6}[ \t\u3000]+(?=\S)")
BOLD = regex(r"(?<![*\\])(\*\*|__)(?=[^\s*_])([^\n*_]{1,800}?)(?<=[^\s*_])\1(?!\*)")
NUMBERED = regex(
    r"\*\*(?<=^\*\*)(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章条节]|[0-9]{1,2}[.、．])"
    r"[^\n*]{1,60}\*\*",
    re.M,
)
#: **名词解释**, alone on its line: no name is masked on both sides.
WHOLE = regex(rf"^\*\*[{HAN}0-9“][^\n*]{{1,60}}[{HAN}：:”）]\*\*$", re.M)
#: **修好了水渠。**各村都通了水。: **县修了渠，**乡也修了 masks two names.
LEADING = regex(rf"^\*\*[{HAN}0-9“][^\n*]{{3,80}}[。：]\*\*[^\n*]+$", re.M)
FEWEST = 3  # such lines that are no masked names
SIGNS = regex("#{1,6}(?=[^#\\s])")
QUOTE = regex(r">[ \t]?(?=\S)")
#: ![禁烧,秸秆,方案](/img/50.jpg): a picture alone in its line, whose words are none or what it is searched by.
PICTURE = regex(
    r"^[ \t]*!\[(?:[^\]\n,，、。；]{0,12}(?:[,，、][^\]\n,，、。；]{0,12}){2,12})?\]\([^)\s]{1,400}\)[ \t]*$", re.M
)
ESCAPE = regex(r"\\(?=[-\\`*_{}\[\]()#+.!])")
NOTE = regex(r"^\[\^([0-9]{1,3})\]:", re.M)
NOTE_MARK, AFTER_MARK = regex(r"\[\^([0-9]{1,3})\]"), regex(":(?=[ \t])")


def markdown(lines: Lines) -> Iterator[Edit]:
    """What goes of the marks; links anywhere, the others where the page is Markdown."""
    text = lines.string
    found = [m.span() for m in PICTURE.finditer(text)] if "![" in text else []
    whole = {end for _, end in found}
    for m in LINK.finditer(text) if "](" in text else ():
        found += [] if m.end() in whole else [(m.start(), m.start(1)), (m.end(1), m.end())]
    if _is_markdown(lines):
        found += [*_leading(HEADING, text), *_leading(QUOTE, text), *(m.span() for m in ESCAPE.finditer(text))]
        found += _joined(lines) if "#" in text else ()
        for m in BOLD.finditer(text) if "**" in text or "__" in text else ():
            found += [(m.start(), m.start(2)), (m.end(2), m.end())]
        found += _notes(text) if "[^" in text else ()
    yield from (Edit(*span) for span in found)


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """What marks of notes have more than [1] has: [^1] in the text, [^1]: before a note that stands there."""
    told = {m[1] for m in NOTE.finditer(text)}
    for m in NOTE_MARK.finditer(text):
        if m[1] in told:
            yield m.start(1) - 1, m.start(1)
            if colon := AFTER_MARK.match(text, m.end()):
                yield colon.span()


def _joined(lines: Lines) -> Iterator[tuple[int, int]]:
    """The signs that stand right before the words of a heading: ##会员大会."""
    for number, start in enumerate(lines.starts):
        signs = SIGNS.match(lines.string, start) if lines.string[start] == "#" else None
        block = lines.block(number) if signs else None
        if signs and block and block.style.heading:
            yield signs.span()


def _leading(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the mark begins a line, up to three spaces before it; a search for the mark itself is far quicker."""
    for match in mark.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if match.start() - start <= 3 and not text[start : match.start()].strip(" "):
            yield start, match.end()


def _is_markdown(lines: Lines) -> bool:
    """Whether the page is Markdown: it has headings with #, numbered headings in bold, bold lines or lines that bold words
    lead. A lone ** may be a masked name.
    """
    text = lines.string
    if "#" in text and (any(block.style.heading for block in lines.blocks) or any(_leading(HEADING, text))):
        return True
    if "**" not in text:
        return False
    numbered = any(islice(NUMBERED.finditer(text), 1, 2))
    return numbered or WHOLE.search(text) is not None or any(islice(LEADING.finditer(text), FEWEST - 1, FEWEST))
