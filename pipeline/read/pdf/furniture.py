"""Running heads and page numbers: lines in the margins that the pages repeat, alike but for numbers that count them.

附件1 on one page and 附件2 on the next are labels of annexes, and no running heads.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from ...chinese.sheet import is_label
from ...regex import regex
from .columns import Segment

DIGITS = regex(r"\d+")
PAGE_NUMBER = regex(
    r"(?:第\s{0,8})?[-—–－·\s]{0,12}\d{1,4}[-—–－·\s]{0,12}(?:页)?(?:\s{0,8}[/／共]\s{0,8}(?:共\s{0,8})?\d{1,4}\s{0,8}页?)?"
)
EDGE = 2  # lines at the top and the bottom of a page that may be furniture
_LARGER = 1.2  # times as large as another: of another size
MARGIN = 0.14  # share of the page's height in which furniture stands; GB/T 9704 has its page numbers in the last 0.12


def furniture_of(pages: list[list[Segment]], heights: list[float]) -> set[tuple[int, int]]:
    """Page and line index of what stands in the margins of most pages, alike but for numbers that count the pages."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for index, line in enumerate(lines):
            edge = index < EDGE or index >= len(lines) - EDGE
            if edge and not MARGIN * heights[number] < line.bottom < (1 - MARGIN) * heights[number]:
                found[DIGITS.sub("0", line.text)].append((number, index))
    out: set[tuple[int, int]] = set()
    for text, same in found.items():
        places = same if PAGE_NUMBER.fullmatch(text) else _at_one_height(pages, same)
        often = len({number for number, _ in places}) >= max(2, len(pages) // 3)
        alike = len({pages[number][index].text for number, index in places}) == 1
        opens = all(index in (0, len(pages[number]) - 1) for number, index in places)
        sure = len(places) > 2 or PAGE_NUMBER.fullmatch(text) or (alike and opens)
        if often and sure and _counts_pages(pages, places) and (alike or not is_label(text)):
            out.update(places)
    return out


def _at_one_height(pages: list[list[Segment]], places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines that stand where most of them stand, as large as they are: not the title that a running head repeats."""
    lines = {place: pages[place[0]][place[1]] for place in places}
    height = Counter(round(line.bottom) for line in lines.values()).most_common(1)[0][0]
    usual = [line.size for line in lines.values() if round(line.bottom) == height]
    return [
        place
        for place, line in lines.items()
        if abs(line.bottom - height) < usual[0] / 2 and usual[0] / _LARGER < line.size < usual[0] * _LARGER
    ]


def _counts_pages(pages: list[list[Segment]], places: list[tuple[int, int]]) -> bool:
    """Whether each number in the lines is the same on all pages or grows with them."""
    rows = [[int(n) for n in DIGITS.findall(pages[number][index].text)] for number, index in places]
    for column in zip(*rows, strict=True):
        steps = {value - number for value, (number, _) in zip(column, places, strict=True)}
        if len(steps) > 1 and len(set(column)) > 1:
            return False
    return True
