"""Paragraphs set one after another on a line, parted by the indent that each began with.

A text that lost its line ends may still have its indents: two full-width blanks, several spaces, a tab, &nbsp;s. Blanks
of one kind become line ends where the text proves them to be indents: they stand where sentences end and markers begin, and
hardly anywhere else. Blanks between columns, names and spaced letters, and those that a lost number left, speak against it.
At the end of a long line, a signature and a date stand far apart. Where the words between lone blanks are as long as the lines
of one page, the blanks are its line ends, and a shorter line ends its paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..chinese.dates import iso_date
from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.markers import LONGEST, lead
from ..chinese.salutations import salute_at
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import HAN, SPACE
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .layout import RUNNING, TERMINAL, WEAK, is_text

FEWEST = 2  # places that prove a kind of blanks to be an indent
FOR_ONE = 4  # places that prove it for each that speaks against it
SURE = 4  # markers that begin at such blanks, or headings that end: then the columns of a list say nothing against it
INDENT = 8  # columns of an indent; more set a line at the right
_LONE = "one"
_LEAST = {" ": FEWEST, "\t": FEWEST, "\u2003": FEWEST, _LONE: SURE}  # of a kind, of which only so many are proof
LONGEST_HEADING = 60
LONGEST_NAME = 30  # characters of a heading without a marker, of a signature
SENTENCE = 20  # characters of what is a paragraph and no word
LONG = 60  # characters of a line that holds more than one

_GAP = regex(f"[{SPACE}](?<=\\S.)(?:[{SPACE}]+|(?<=[\t\u2003]))(?=\\S)")
#: A lone blank between ideographs and marks: all that is left of the line ends of a page, in a line without wider gaps.
_LONE_BLANKS = " \u00a0"
_LONE_GAP = regex(f"[{_LONE_BLANKS}](?<=[{HAN}。！？；：:;”）)》].)(?=[{HAN}0-9“（(《①-⑳])")
#: 1.3 工作原则 1.3.1 坚持…: a number behind a few words of which it is the first part.
_DIVIDED = regex(
    rf"([0-9](?<![^\n{SPACE}].)[0-9]?(?:[.．][0-9]{{1,2}}){{0,2}})[.．、]?[{SPACE}]{{0,4}}"
    rf"[^\n。；，：,;:0-9{SPACE}]{{2,20}}(?=[{SPACE}]{{0,4}}\1[.．]1(?![0-9]))"
)
#: No paragraph ends within what marks hold together: “山海湖城 冬养青石”.
_HELD = regex("“[^“”。\n]{1,40}”|《[^《》。\n]{1,60}》|[（(][^（）()。\n]{1,40}[）)]")
_BLANKS = (" ", "\u00a0", "\u3000", "\t", "\u2003")
_WIDE = "\u2003\u3000"
_ENDS = f"{TERMINAL}；;：:"
_INNER = regex("[。！？；!?;]")
_CLAUSE = regex("[，。！？；：,;!?:]")
#: A number stood before these: 总值　　亿元, 合作时间为　　年.
_COUNTED = regex(f"(?:{COUNTED_PATTERN}|[年月日号%％])(?:[，。、；：,;]|以[上下内]|左右|$)")
_WANTS_MORE = regex("[为是的在于和与及或至从到达共约第占自将把被]$")
_CLOSERS = "”’」』）)》】"
#: Lines of a page that a margin cut: so many at least, so wide, differing by so few columns; and their share of all parts, where
#: breaks beside figures are missed and paragraphs end.
_LINES, _NARROWEST, _RAGGED, _SHARE = 6, 28, 3, 0.4
_SHORT = 6  # columns by which the last line of a paragraph falls short of the others
_HALF = regex("[!-~]")
#: Beside figures and Latin words typists set blanks.
_BREAK = regex(f"[{_LONE_BLANKS}](?<=[^!-~{SPACE}].|[,;:?!)\\]].)(?=[^!-~{SPACE}])")


class Gap(NamedTuple):
    """Blanks within a line, with what stands on both sides of them up to the next such blanks."""

    start: int
    end: int
    kind: str  # the blank that tells it from others
    columns: int
    left: str
    right: str


def judge(view: View) -> Iterator[Edit]:
    string = view.lines.string
    places = {match.end() for match in _DIVIDED.finditer(string)} if ".1" in string or "．1" in string else set()
    places.update(_indents(_with_gaps(view)))
    breaks = [one for line in _breaks(view) for one in line]
    places.update(one.place for one in breaks if one.ends)
    within = (one.place for one in breaks if one.place not in places)
    yield from sorted([*(Edit(place, place, "\n") for place in places), *(Edit(place, place + 1) for place in within)])


def _indents(lines: Sequence[Sequence[Gap]]) -> Iterator[int]:
    """Where the gaps begin that are indents: their kind is proven in this text, and paragraphs end and begin there."""
    voted = {gap: _vote(gap) for gaps in lines for gap in gaps}
    proven = _proven(voted)
    for gaps in lines:
        foot = _foot(gaps)
        for gap in gaps:
            is_indent = gap.kind in proven and gap.columns <= INDENT
            if gap.start >= foot or (is_indent and (voted[gap] > 0 or (not _bare(gap.left) and _may_part(gap)))):
                yield gap.start


def _with_gaps(view: View) -> list[list[Gap]]:
    """The gaps of each line that has any and is running text."""
    lines, found = view.lines, []
    for line in view.asked:
        start, end = lines.starts[line], lines.ends[line]
        places = [match.span() for match in _GAP.finditer(lines.string, start, end)]
        if not places and end - start >= LONG:
            places = [match.span() for match in _LONE_GAP.finditer(lines.string, start, end)]
        held = [match.span() for match in _HELD.finditer(lines.string, start, end)] if places else []
        places = [place for place in places if not any(low < place[0] < high for low, high in held)]
        if places and is_text(lines, line):
            found.append(_gaps(lines.string, start, end, places))
    return found


def _gaps(string: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> list[Gap]:
    edges = [start, *(edge for place in places for edge in place), end]
    parts = [string[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [
        Gap(*place, *_look(string[slice(*place)]), left, right)
        for place, (left, right) in zip(places, pairwise(parts), strict=True)
    ]


def _look(blanks: str) -> tuple[str, int]:
    """Of what kind the blanks are, and how many columns wide."""
    kind = next((blank for blank in "\t\u3000\u2003" if blank in blanks), " " if len(blanks) > 1 else _LONE)
    return kind, sum(2 if blank in _WIDE else 4 if blank == "\t" else 1 for blank in blanks)


def _proven(voted: Mapping[Gap, int]) -> frozenset[str]:
    """The kinds of blanks that are indents in this text."""
    votes = [(gap.kind, vote) for gap, vote in voted.items() if gap.columns <= INDENT]
    fors, strong = Counter(kind for kind, vote in votes if vote > 0), Counter(kind for kind, vote in votes if vote > 1)
    against = Counter(kind for kind, vote in votes if vote < 0)
    return frozenset(
        kind
        for kind, count in fors.items()
        if (count >= max(FEWEST, FOR_ONE * against[kind]) and (kind == "\u3000" or strong[kind] >= _LEAST[kind]))
        or (kind == "\u3000" and strong[kind] >= SURE)
    )


class Break(NamedTuple):
    """A lone blank that a line end of a page became."""

    place: int
    ends: bool  # whether a paragraph ends there: the line falls short of the margin, or a marker begins behind it


def _breaks(view: View) -> Iterator[list[Break]]:
    """The blanks of each long line, where they are the line ends of a page: the words between them are as wide as its lines."""
    lines = view.lines
    for line in view.asked:
        start, end = lines.starts[line], lines.ends[line]
        if end - start < LONG or sum(lines.string.count(blank, start, end) for blank in _LONE_BLANKS) < _LINES:
            continue
        places = [blank.start() for blank in _BREAK.finditer(lines.string, start, end)]
        if len(places) < _LINES or not is_text(lines, line):
            continue
        edges = [start, *(place + 1 for place in places), end + 1]
        parts = [lines.string[low : high - 1] for low, high in pairwise(edges)]
        widths = [_columns(part) for part in parts[:-1]]
        margin = Counter(widths).most_common(1)[0][0]
        full = sum(abs(width - margin) <= _RAGGED for width in widths)
        if margin >= _NARROWEST and full >= max(_LINES, _SHARE * len(places)):
            ends = (width <= margin - _SHORT or _opens(part) for width, part in zip(widths, parts[1:], strict=True))
            yield [Break(*one) for one in zip(places, ends, strict=True)]


def _columns(text: str) -> int:
    """How many columns the text takes: an ideograph takes two."""
    return 2 * len(text) - len(_HALF.findall(text))


def _vote(gap: Gap) -> int:
    """2: a marker begins behind the gap or heads the words before it; 1: a sentence ends there; -1: nothing does.

    0: it may be an indent or not, as between a heading without a marker and its paragraph.
    """
    if _bare(gap.left) or _interrupted(gap):
        return 0
    if _opens(gap.right) or _headed(gap):
        return 2
    last = gap.left.rstrip(_CLOSERS)[-1:]
    if last and (last in TERMINAL or (last in _ENDS and len(gap.right) >= SENTENCE)):
        return 1
    return 0 if _may_part(gap) else -1


def _may_part(gap: Gap) -> bool:
    """Whether a paragraph may begin behind the gap, though no marker and no sentence's end shows it."""
    if _interrupted(gap) or _ended(gap.left) or _opens_text(gap) or _named(gap):
        return True
    return _formal(gap.left) or _formal(gap.right)


def _bare(part: str) -> bool:
    """Whether a marker stands alone there: its gap parts it from what it heads."""
    mark = lead(part) if len(part) <= LONGEST else None
    return mark is not None and mark.end >= len(part)


def _interrupted(gap: Gap) -> bool:
    """Whether a marker begins behind a comma: the paragraph above lost its end, or has a wrong mark there."""
    return gap.left[-1:] in ("，", ",") and _opens(gap.right)


def _opens(part: str) -> bool:
    mark = lead(part)
    return mark is not None and mark.family not in WEAK | RUNNING


def _ended(part: str) -> bool:
    return part.rstrip(_CLOSERS)[-1:] in tuple(_ENDS)


def _headed(gap: Gap) -> bool:
    """Whether a heading with its marker stands before the gap and a paragraph behind it, or a sentence, which may be short."""
    return _marked(gap) and (len(gap.right) >= SENTENCE or gap.right.rstrip(_CLOSERS)[-1:] in tuple(TERMINAL))


def _marked(gap: Gap) -> bool:
    heading = _opens(gap.left) and len(gap.left) <= LONGEST_HEADING and not _INNER.search(gap.left)
    return heading and not _counts(gap)


def _named(gap: Gap) -> bool:
    """Whether words that may be a heading stand before the gap and a paragraph behind it."""
    return (
        1 < len(gap.left) <= LONGEST_NAME
        and not _CLAUSE.search(gap.left)
        and len(gap.right) >= SENTENCE
        and bool(_CLAUSE.search(gap.right))
        and not _counts(gap)
    )


def _opens_text(gap: Gap) -> bool:
    """Whether a title stands before the gap, or a form of address behind it: …会议上的讲话　　张某　　同志们：."""
    titled = len(gap.left) <= LONGEST_HEADING and not _CLAUSE.search(gap.left) and ends_in_kind(gap.left)
    return titled or salute_at(gap.right, 0, len(gap.right)) > 0


def _formal(part: str) -> bool:
    """Whether a part of a document stands there that has its own line: a date, a document number, a note."""
    return len(part) <= LONGEST_NAME and bool(iso_date(part) or is_number(part))


def _counts(gap: Gap) -> bool:
    """Whether a number is missing in the gap."""
    return bool(_COUNTED.match(gap.right) or _WANTS_MORE.search(gap.left))


def _foot(gaps: Sequence[Gap]) -> int:
    """Where the signature and date at the end of a long line begin: far behind its last sentence; else past the end."""
    nowhere = gaps[-1].end + len(gaps[-1].right)
    if all(gap.columns <= INDENT for gap in gaps) or sum(len(gap.left) for gap in gaps) + len(gaps[-1].right) < LONG:
        return nowhere
    first = len(gaps)
    while first and len(gaps[first - 1].right) <= LONGEST_NAME and not _CLAUSE.search(gaps[first - 1].right):
        first -= 1
    last = len(gaps) - 1
    date = next((index for index in range(last, first - 1, -1) if iso_date(gaps[index].right)), -1)
    for index in range(first, len(gaps)):
        gap, dated = gaps[index], index <= date
        if gap.columns > INDENT and (
            (_ended(gap.left) and (dated or index == last)) or (dated and iso_date(gap.right))
        ):
            return gap.start
    return nowhere


_A = "去年秋天雨水多，各村连夜抢收，粮站昼夜开门收购，到霜降那天总算颗粒归仓。"
_B = "今年要把三条支渠修完，把两座桥架起来，一件也不能拖到明年。"

RULE = Rule(
    "repair/glued-paragraph",
    judge,
    HIGH,
    why="The blanks are indents: they stand where paragraphs end and begin, and the line ends between these were lost.",
    needs=_BLANKS,
    after=("repair/chunk-mark", "repair/broken-bracket"),
    examples=(
        Example(
            f"关于修渠的通知\u3000\u3000{_A}\u3000\u3000一、任务\u3000\u3000{_B}\u3000\u3000二、时间\u3000\u3000{_A}"
            f"\u3000\u3000三、要求\u3000\u3000{_B}\u3000\u3000四、人员\u3000\u3000王大山\u3000\u3000县水利局局长\u3000\u3000李小河\u3000\u3000县财政局局长",
            becomes=f"关于修渠的通知\n\u3000\u3000{_A}\n\u3000\u3000一、任务\n\u3000\u3000{_B}\n\u3000\u3000二、时间\n\u3000\u3000{_A}"
            f"\n\u3000\u3000三、要求\n\u3000\u3000{_B}\n\u3000\u3000四、人员\u3000\u3000王大山\u3000\u3000县水利局局长\u3000\u3000李小河\u3000\u3000县财政局局长",
        ),
        Example(
            f"\u3000\u3000（一）收成。{_A}\u3000\u3000（二）水库。蓄水120万方，\u3000\u3000（三）修渠。{_B}\u3000\u3000（四）架桥。{_A}",
            becomes=f"\u3000\u3000（一）收成。{_A}\n\u3000\u3000（二）水库。蓄水120万方，\n\u3000\u3000（三）修渠。{_B}\n"
            f"\u3000\u3000（四）架桥。{_A}",
        ),
        Example("完成 1.3 亿元，其中 1.3.1 款 0.2 亿元。"),
    ),
)
