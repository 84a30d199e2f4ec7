"""Ends of paragraphs that the file itself marks: ¶ of Word, ``<p>`` of HTML, two ``<br>``.

An author ends a paragraph where a sentence ends, or a heading, a row, a name. So a paragraph goes on in the next one only
where the sentence says so: behind a comma, within a bracket or a word. A converter makes a paragraph of every printed
line; there the marks say nothing, and the ends are those of any page.
"""

from __future__ import annotations

from functools import lru_cache

from ..chinese.widths import is_han
from ..evidence import grams
from ..lines import Lines
from ..regex import regex
from .cut import Seam, is_open, wants_more
from .layout import CLAUSE_ENDS

#: Log-odds for a printed line from two ideographs that stand side by side at the end of a paragraph, where the table of
#: pairs knows them, and where not. Of 50,981 places within a sentence of the gold it knows 84%, of 1,880 ends of paragraphs 33%.
KNOWN, UNKNOWN = 0.9, -1.5
#: Log-odds for a paragraph of every printed line at first sight: one page of 349 has that.
RARE = -6.0
_CLAUSE = regex("[，。；：！？,;:]")
_ITEMS = 40  # lines of a list
_WANTS = "着"  # 看着, 沿着: what it is done to must come
#: 《青石县水库管理办法》／的通知
_LEANS = regex("的(?![士确])")
#: 须有2/3／以上监事出席
_SHARE = regex(r"\d[/／]\d{1,2}\n以[上下]")
_NEAR = 4  # characters on each side that show a share


@lru_cache(maxsize=2)
def own(lines: Lines) -> frozenset[int]:
    """The lines that begin a paragraph of the author's; none where the file has one for every printed line."""
    if not lines.has_paragraphs:
        return frozenset()
    begun = [line for line in range(1, len(lines)) if lines.opens(line)]
    sides = [lines.string[lines.ends[line - 1] - 1] + lines.string[lines.starts[line]] for line in begun]
    inked = [pair for pair in sides if is_han(pair[0]) and is_han(pair[1])]
    known = sum(pair in grams.grams("pair") for pair in inked)
    printed = RARE + KNOWN * known + UNKNOWN * (len(inked) - known) > 0
    return frozenset() if printed else frozenset(begun)


def runs_over(here: Seam) -> bool:
    """Whether the sentence says that the line goes on in the next, which begins a paragraph of the author's."""
    page, line, above, below, end, begin = here
    if begin in ("marker", "bullet", "running"):
        return False
    if end == "comma":
        return not _is_item(page.lines, line)
    if is_open(above) or _SHARE.search(f"{above[-_NEAR:]}\n{below[:_NEAR]}") or _LEANS.match(below):
        return True
    if end != "word" or not is_han(below[0]):
        return False
    return wants_more(above) or above[-1] == _WANTS or above[-1] + below[0] in grams.grams("pair")


def _is_item(lines: Lines, line: int) -> bool:
    """Whether the line is one of a list, each of which ends in a comma: 由下列人员组成：／主任，／副主任若干人，／委员若干人。"""
    for above in range(line, max(line - _ITEMS, -1), -1):
        text = lines[above]
        if above < line and text[-1] in "：:":
            return True
        if text[-1] not in CLAUSE_ENDS or _CLAUSE.search(text, 0, len(text) - 1):
            return False
    return False
