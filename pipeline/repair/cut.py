"""Features of a line end: what can be seen there that tells whether a paragraph ends or was cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..chinese.bodies import is_body
from ..chinese.dates import iso_date
from ..chinese.doc_numbers import NUMBER, is_number
from ..chinese.markers import Marker, lead
from ..chinese.widths import HAN, is_han
from ..evidence import grams
from ..lines import Lines
from ..regex import regex
from .layout import RUNNING, TERMINAL, WEAK, Layout

OPENERS = "《“‘「『【（(〈〔["
CLOSERS = "》”’」』】）)〉〕]"
BULLETS = "—-－─●■◆▲★◎○•·*"
#: What no line of a text begins with.
_MARKS = "，。；：、！？,;%％‰℃"
_HANGING = regex(f"[{_MARKS}]|…(?=.)")
#: The first characters of all lines that hang.
HANGING = frozenset(f"{_MARKS}…{CLOSERS}")
_CLAUSE = regex("[，。！？；：,;:!?]")
_STOP = regex("[。！？]")
_PAIRED = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
_OPENING = regex("[（(《“]")
_POINT = regex(r"\d[.．]$")
_RATIO = regex(r"\d[:：]$")
_COUNTS = regex(rf"\d+(?:\.\d+)?(?:[%％‰万亿千百余多{HAN}])")
#: Characters of a stretch, up to which each size ends.
_SIZES = (4, 8, 14, 20, 30, 40, 60, 100)
_SIZE_OF = (*(f"up to {next(size for size in _SIZES if count <= size)}" for count in range(_SIZES[-1] + 1)), "more")
FEWEST_TAKEN, MOST_TAKEN = 3, 24  # characters of a page's mark that an earlier rule took
_NUMBER = regex(f"{NUMBER}$")
#: Words behind which more must come, unless they end a noun: 目的, 总和, 方向, 原因.
_WANTS_MORE = regex(
    "(?:(?<![目标])的|(?<!总)和|(?<![参赠])与|(?<!普)及|(?<!行)为|(?<![应核比])对|(?<![方动走导意取])向|(?<![理自事缘案])由"
    "|(?<![原成起])因|(?<![报签])到|[或在是把被将从以使于让并而且但若如其这该每])$"
)
_LEANS = "的了们着过性化等者地得"
_HEADING = 50  # characters of a heading
_WORDS = 24  # characters of a line at the head or foot: a date, a name, a part of a title
FRONT = 8  # lines at the head of a text
AHEAD = 2  # lines below the upper one of a line end that its features tell of
_CENTRED = 4  # code points by which a heading without a number is set deeper than the paragraphs beside it
_SENTENCES = ("。", "！", "？", "”")
_HUNG = 2  # code points by which the second line of a heading is set deeper
_SHORT = 20  # characters of a short heading
_AROUND = 5000  # characters on each side in which two characters may stand together
_PARTED = 8  # log-odds; words that part by more are as rare as these
_DEEP = 6  # code points of an indent that centres a line


def ending(line: str) -> str:
    """How the line ends, in one word."""
    last = line[-1]
    if last in TERMINAL:
        return "stop"
    if is_han(last):
        return "word"
    if last.isdigit() or _POINT.search(line, max(len(line) - 2, 0)):
        return "digit"
    if last in ":：":
        return "ratio" if _RATIO.search(line, max(len(line) - 2, 0)) else "colon"
    if last in "，,、":
        return "comma"
    if last in "；;":
        return "semicolon"
    if last in OPENERS:
        return "opener"
    if last in CLOSERS:
        return "closed stop" if line.rstrip(CLOSERS)[-1:] in TERMINAL else "closer"
    return "letter" if last.isalpha() else "sign"


def hangs(line: str) -> str:
    """In one word, how the line begins if no paragraph can begin so; otherwise empty."""
    return "hanging" if _HANGING.match(line) else "closer" if line[0] in CLOSERS else ""


#: **镇党委, XX县: signs that cover a name, and no bold words.
_COVERED = regex(rf"(?!\*\*[^*\n]*\*\*)[*＊×xXＸ○]{{2,4}}[{HAN}]")


def beginning(text: str, mark: Marker | None) -> str:
    """How a line that begins with ``mark`` begins, in one word."""
    if hanging := hangs(text):
        return hanging
    if mark is not None and mark.family not in WEAK:
        return "running" if mark.family in RUNNING else "bullet" if mark.family == "dash" else "marker"
    if text[0].isdigit():
        return "number" if _COUNTS.match(text) else "digit"
    if _COVERED.match(text):
        return "word"
    if text[0] in BULLETS:
        return "bullet"
    if text[0] in OPENERS:
        return "opener"
    return "word" if is_han(text[0]) else "letter" if text[0].isalpha() else "sign"


class Seam(NamedTuple):
    """A line end with the lines on both sides of it."""

    page: Layout
    line: int  # the upper one
    above: str
    below: str
    end: str  # how the upper one ends
    begin: str  # how the lower one begins


def seam(page: Layout, line: int) -> Seam:
    """The line end below ``line``."""
    above, below = page.lines[line], page.lines[line + 1]
    return Seam(page, line, above, below, ending(above), beginning(below, page.lines.lead(line + 1)))


def glance(seam: Seam) -> tuple[str, str, str]:
    """The features seen first: how the upper line ends, how full it is, how the lower line begins."""
    page, line, _, _, end, begin = seam
    width = _width(page, line)
    place = "first" if page.begins(line + 1) else "inner" if page.stepped or page.parted else "any"
    return f"{end}, {width}, {place}", f"{end}, then {begin}", f"{width}, then {begin}"


def _width(page: Layout, line: int) -> str:
    if not page.columns:
        return "free"
    return "full" if page.full(line) else "nearly full" if page.nearly_full(line) else "short"


def features(seam: Seam) -> Iterator[str]:
    """All features of the line end."""
    page, line, above, below, end, _ = seam
    width = _width(page, line)
    shape, shapes = _shape(above), f"{_shape(above)} over {_shape(below)}"
    yield from glance(seam)
    yield f"{end if end == 'word' else width}, {shapes} that ends in {ending(below)}"
    yield f"{width}, above has {_size(len(above))}"
    yield f"{width}, below has {_size(len(below))}"
    yield from _between(seam, shapes)
    if is_open(above):
        yield "a bracket is open"
    if clause := max((mark.end() for mark in _CLAUSE.finditer(above, 0, len(above) - 1)), default=0):
        yield f"{width}, a clause has come to {_size(len(above) - clause)}"
    if is_han(above[-1]) and is_han(below[0]):
        if clause:
            yield f"{shape} whose last has come to {_size(len(above) - clause)}"
        yield from _words(seam, width)


def _words(seam: Seam, width: str) -> Iterator[str]:
    """What the words say: whether the two characters stand together in the text and elsewhere, whether a clause ends and a
    paragraph begins.
    """
    above, below, place = seam.above, seam.below, seam.page.lines.ends[seam.line]
    times = seam.page.lines.string.count(above[-1] + below[0], max(place - _AROUND, 0), place + _AROUND)
    yield f"together {('nowhere', 'once', 'often')[min(times, 2)]}, {width}"
    yield f"pair {grams.grams('pair').get(above[-1] + below[0], 0)}"
    if wants_more(above):
        yield "above ends in a word that wants more"
    if below[0] in _LEANS:
        yield f"below begins with {below[0]}, which leans on another word"
    if len(above) <= _SHORT and seam.page.lines.lead(seam.line) is not None:
        return  # words of a short heading may well go on in the sentence below it
    if odds := grams.before(above, len(above)) + grams.behind(below, 0):
        yield f"words part by {max(-_PARTED, min(_PARTED, odds))}"


@lru_cache(maxsize=256)
def _shape(text: str) -> str:
    """What the line may be: words, clauses or sentences, a heading with its marker, a date."""
    if is_number(text) or (text[-1] == "号" and _NUMBER.search(text)):
        return "a document number"
    if _STOP.search(text, 0, len(text) - 1):
        return "sentences"
    clauses = len(_CLAUSE.findall(text, 0, len(text) - 1))
    mark = lead(text)
    if mark is not None and mark.end >= len(text):
        return "a marker"
    if mark is not None and mark.family not in WEAK and len(text) <= _HEADING and clauses <= 1:
        return "a heading"
    if clauses:
        return "a clause" if clauses == 1 else "clauses"
    if len(text) <= _WORDS and (iso_date(text) or is_body(text)):
        return "a date" if text[-1] in "日月年" else "a body"
    return "words"


def _between(seam: Seam, shapes: str) -> Iterator[str]:
    """What stands between the two lines, around them and below both."""
    page, line, above, below, *_ = seam
    lines = page.lines
    gap = min(page.gap(line + 1), 1)
    yield f"{gap} blank lines" + (", which part" if page.parted else "")
    if page_ends(lines, line):
        yield f"a page ends, {shapes}"
    if lines.indents[line] >= _DEEP and lines.indents[line + 1] >= _DEEP:
        yield f"centred, below has {_size(len(below))}"
    if line < FRONT and len(above) <= _HEADING and not _CLAUSE.search(above):
        yield f"at the head, {shapes}"
        yield f"at the head, below ends in {ending(below)}"
    if line + 2 < len(lines) and hangs(lines[line + 2]):
        yield "below goes on hanging"


def page_ends(lines: Lines, line: int) -> bool:
    """Whether a mark of a page stood below the line."""
    return FEWEST_TAKEN <= lines.taken_above(line + 1) <= MOST_TAKEN


def continues_heading(seam: Seam) -> bool:
    """Whether the lower line goes on with the heading above it and is set deeper. A heading without a number stands between
    two paragraphs, deeper than they do.
    """
    page, line, above, below, end, begin = seam
    if end != "word" or begin != "word" or len(above) + len(below) > _HEADING or _CLAUSE.search(below):
        return False
    marked = page.lines.lead(line) is not None
    return ending(below) == "word" and _hangs_under(page, line) and (marked or _between_paragraphs(page, line))


def _hangs_under(page: Layout, line: int) -> bool:
    """Whether the line below is set deeper than this one, with no blank line between, and the one below that is not."""
    if page.gap(line + 1) or line + 2 >= len(page.lines):
        return False
    indents = page.lines.indents
    return indents[line + 1] >= indents[line] + _HUNG and indents[line + 2] <= indents[line]


def _between_paragraphs(page: Layout, line: int) -> bool:
    """Whether sentences end above this line and in the one below the next, and it is set deeper than both."""
    lines = page.lines
    if line == 0 or not all(lines[beside].endswith(_SENTENCES) for beside in (line - 1, line + 2)):
        return False
    return lines.indents[line] >= max(lines.indents[line - 1], lines.indents[line + 2]) + _CENTRED


def _size(count: int) -> str:
    return _SIZE_OF[min(count, len(_SIZE_OF) - 1)]


def wants_more(line: str) -> bool:
    """Whether the line ends in a word behind which more must come: 因为, 开展的."""
    return _WANTS_MORE.search(line, len(line) - 2) is not None


def is_open(line: str) -> bool:
    """Whether a bracket or quotation mark of the line is not closed in it."""
    return _OPENING.search(line) is not None and any(
        line.count(a) > line.count(b) and line.rfind(a) > line.rfind(b) for a, b in _PAIRED
    )
