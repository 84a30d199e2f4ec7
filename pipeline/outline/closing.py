"""Where a text closes: its list of attachments, its signature and date, its notes stand in none of its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..chinese.bodies import is_body
from ..chinese.dates import is_date_line
from ..regex import regex
from .ground import Ground

_ATTACHED = regex(r"附\s{0,4}[件表图录]?\s{0,4}[：:]|附[件表图录][0-9一二三四五六七八九十]?[：:.．、]?")
#: 附件2所列项目由各乡镇申报。: a sentence of the last section.
_SPOKEN_OF = regex("附[件表图录][0-9一二三四五六七八九十]{0,3}[^：:.．、 0-9一二三四五六七八九十].*[。；]$")
_LISTED = regex(r"(?:附件)?\s{0,4}[0-9０-９]{1,2}\s{0,4}[.．、：:]")
_SIGNER = regex("[^。；！？：，\n]{2,30}")
#: 抄送 and what else stands under the date.
_UNDER = regex("抄送|抄报|主题词|印发机关|（?联系人|（?此件|[（(][^（）()]{2,30}[）)]$")
_SIGNERS = 8  # lines that may sign together
_TAIL = 8  # lines under the date


def closings(ground: Ground, starts: Sequence[int]) -> frozenset[int]:
    """Starts of the first lines of what closes a text: a date under a signer, the attachments above them.

    ``starts`` holds where the markers of the outline stand: none comes after the date but those of an annex.
    """
    lines, begin = ground.lines, ground.line_starts
    last = max(starts, default=0)
    found = set()
    for index in _dates(ground):
        first = index
        while first and index - first < _SIGNERS and _SIGNER.fullmatch(lines[first - 1].strip()):
            if begin[first - 1] in starts:
                break
            first -= 1
        if index - first > 1 and begin[first - 1] in starts and _fills_section(lines[first - 1], lines[first].strip()):
            first += 1
        if first == index and not any(_UNDER.match(line) for line in lines[index + 1 : index + 2]):
            continue
        top = _attachments(lines, first)
        if begin[index] > last or _opens_annex(ground, index):
            found.add(begin[top if begin[top] not in starts else first])
    return frozenset(found)


def _fills_section(above: str, line: str) -> bool:
    """Whether the line below a heading is what the heading announces, not the first of those who sign."""
    return not above.rstrip().endswith(("。", "；", "！", "：")) and not is_body(line)


def _dates(ground: Ground) -> Iterator[int]:
    """The lines that are nothing but a date, with few lines under them or an annex."""
    for index, line in enumerate(ground.lines):
        if 6 < len(line) < 40 and is_date_line(line.strip()):
            yield index


def _attachments(lines: Sequence[str], first: int) -> int:
    """Where the list of attachments begins that ends above line ``first``; ``first`` where there is none."""
    for above in range(first - 1, max(first - _TAIL * 2, -1), -1):
        if _ATTACHED.match(lines[above]):
            return first if _SPOKEN_OF.match(lines[above]) else above
        if not _LISTED.match(lines[above]) or len(lines[above]) > 80:
            break
    return first


def _opens_annex(ground: Ground, index: int) -> bool:
    return any(line.startswith("附") for line in ground.lines[index + 1 : index + 1 + _TAIL])
