"""What can be seen at the end of a line that says whether a paragraph ends there or was cut: features for evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.bodies import is_body
from ..chinese.dates import iso_date
from ..chinese.doc_numbers import NUMBER, is_number
from ..chinese.widths import HAN, is_han
from ..regex import regex
from .layout import RUNNING, TERMINAL, WEAK, Layout

OPENERS = "《“‘「『【（(〈〔["
CLOSERS = "》”’」』】）)〉〕]"
BULLETS = "—-－─●■◆▲★◎○•·*"
#: What no line of a text begins with.
_HANGING = regex("[，。；：、！？,;%％‰℃]|…(?=.)")
_CLAUSE = regex("[，。！？；：,;:!?]")
_STOP = regex("[。！？]")
_POINT = regex(r"\d[.．]$")
_RATIO = regex(r"\d[:：]$")
_COUNTS = regex(rf"\d+(?:\.\d+)?(?:[%％‰万亿千百余多{HAN}])")
#: Characters of a stretch, up to which each size ends.
_SIZES = (4, 8, 14, 20, 30, 40, 60, 100)
FEWEST_TAKEN, MOST_TAKEN = 3, 24  # characters of a page's mark that an earlier rule took
_NUMBER = regex(f"{NUMBER}$")
_WANTS_MORE = "的和与及或在为是把被将对向从到由以使让于并而且但若如因其这该每"
_LEANS = "的了们着过性化等者地得"
_HEADING = 50  # characters of a heading
_WORDS = 24  # characters of a line at the head or foot: a date, a name, a part of a title
_FRONT = 8  # lines at the head of a text
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


def beginning(page: Layout, line: int) -> str:
    """How the line begins, in one word."""
    text = page.lines[line]
    if _HANGING.match(text):
        return "hanging"
    if text[0] in CLOSERS:
        return "closer"
    mark = page.lines.lead(line)
    if mark is not None and mark.family not in WEAK:
        return "running" if mark.family in RUNNING else "bullet" if mark.family == "dash" else "marker"
    if text[0].isdigit():
        return "number" if _COUNTS.match(text) else "digit"
    if text[0] in BULLETS:
        return "bullet"
    if text[0] in OPENERS:
        return "opener"
    return "word" if is_han(text[0]) else "letter" if text[0].isalpha() else "sign"


def features(page: Layout, line: int) -> Iterator[str]:
    """What holds of the line end below ``line``."""
    lines = page.lines
    above, below = lines[line], lines[line + 1]
    end, begin = ending(above), beginning(page, line + 1)
    width = (
        "full" if page.full(line) else "nearly full" if page.nearly_full(line) else "short" if page.columns else "free"
    )
    place = "first" if page.begins(line + 1) else "inner" if page.stepped or page.parted else "any"
    shapes = f"{_shape(page, line)} over {_shape(page, line + 1)}"
    yield f"{end}, {width}, {place}"
    yield f"{end}, then {begin}"
    yield f"{width}, then {begin}"
    yield f"{width}, {shapes} that ends in {ending(below)}"
    yield f"{width}, above has {_size(len(above))}"
    yield f"{width}, below has {_size(len(below))}"
    yield from _between(page, line)
    yield from _tail(above, width)
    if is_han(above[-1]) and is_han(below[0]):
        if above[-1] in _WANTS_MORE:
            yield "above ends in a word that wants more"
        if below[0] in _LEANS:
            yield "below begins with a word that leans on another"
        yield f"together {_times(lines.string, above[-1] + below[0])}, {width}"


def _shape(page: Layout, line: int) -> str:
    """What the line may be: words, clauses or sentences, a heading with its marker, a date."""
    text = page.lines[line]
    if is_number(text) or (text[-1] == "号" and _NUMBER.search(text)):
        return "a document number"
    if _STOP.search(text, 0, len(text) - 1):
        return "sentences"
    clauses = len(_CLAUSE.findall(text, 0, len(text) - 1))
    mark = page.lines.lead(line)
    if mark is not None and mark.end >= len(text):
        return "a marker"
    if mark is not None and mark.family not in WEAK and len(text) <= _HEADING and clauses <= 1:
        return "a heading"
    if clauses:
        return "a clause" if clauses == 1 else "clauses"
    if len(text) <= _WORDS and (iso_date(text) or is_body(text)):
        return "a date" if text[-1] in "日月年" else "a body"
    return "words"


def _tail(above: str, width: str) -> Iterator[str]:
    """How far the last clause of the line has come."""
    stop = _last(_CLAUSE.finditer(above, 0, len(above) - 1))
    if stop:
        yield f"{width}, a clause has come to {_size(len(above) - stop)}"
        if above[stop - 1] in TERMINAL:
            yield f"{width}, a sentence has come to {_size(len(above) - stop)}"
    if is_open(above):
        yield "a bracket is open"


def _between(page: Layout, line: int) -> Iterator[str]:
    """What stands between the two lines."""
    lines = page.lines
    gap = min(page.gap(line + 1), 2)
    yield f"{gap} blank lines" + (", which part" if page.parted else "")
    if FEWEST_TAKEN <= lines.taken_above(line + 1) <= MOST_TAKEN:
        yield f"a page ends, {_shape(page, line)} over {_shape(page, line + 1)}"
    if lines.indents[line] >= _DEEP and lines.indents[line + 1] >= _DEEP:
        yield f"centred, below has {_size(len(lines[line + 1]))}"
    if line < _FRONT and len(lines[line]) <= _HEADING and not _CLAUSE.search(lines[line]):
        yield f"at the head, {_shape(page, line)} over {_shape(page, line + 1)}"
        yield f"at the head, below ends in {ending(lines[line + 1])}"
    if line + 2 < len(lines):
        if _HANGING.match(lines[line + 2]):
            yield "below goes on hanging"
        if _shape(page, line + 2) == "a date":
            yield "a date stands under both"


def _size(count: int) -> str:
    return next((f"up to {size}" for size in _SIZES if count <= size), "more")


def _last(matches: Iterator[object]) -> int:
    end = 0
    for match in matches:
        end = match.end()  # type: ignore[attr-defined]
    return end


def is_open(line: str) -> bool:
    """Whether a bracket or quotation mark of the line is not closed in it."""
    return any(line.count(a) > line.count(b) and line.rfind(a) > line.rfind(b) for a, b in ("（）", "()", "《》", "“”"))


def _times(text: str, pair: str) -> str:
    """How often the two characters stand together in the text."""
    first = text.find(pair)
    if first < 0:
        return "nowhere"
    return "once" if text.find(pair, first + 1) < 0 else "often"
