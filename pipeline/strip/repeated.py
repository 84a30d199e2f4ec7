"""The text again beside itself: a second copy, its first words broken off, its title as a file's name or with the site's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import and_

from ..chinese.bodies import is_body
from ..chinese.kinds import ends_in_kind
from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .frame import squeeze, squeezed
from .keys import parse
from .labels import buttons, is_call
from .page import Line, each
from .sites import LIBRARY

#: Of copies: characters of a line that no text has twice, such lines that a text has at least, of the page between two.
LONG, LEAST, BETWEEN = 60, 3, 2
#: Lines and characters that a short text has at least, whose copy is told line by line.
FEWEST, SHORTEST_COPY = 4, 60
#: Of a teaser: lines at the top in which it stands, characters without and with a key; a title may open a sentence too.
FIRST, SHORTEST_TEASER, KEYED = 16, 30, 16
TOP, FRONT = 20, 40  # lines in which the title, and the opening, stand
SHORTEST, LONGEST_TITLE, LONGEST = 8, 60, 400  # characters of what is repeated
SHORTEST_NAME = 3  # characters of a file's name
LAST, AFTER = 5, 8  # lines from the end in which the opening may come again, lines of the page before it

_KEY = regex(r"[【\[(（]?(?:导读|导语|摘要|提要|简介|内容简介|内容摘要|文章摘要|内容提要)[】\])）]?\s?[:：]\s?")
_BREAKS_OFF = regex(r"[.…]{1,6}$")
_WHOLE = ("。", "！", "？", "；", "：", "”", ":", "!", "?", ";")
_HAN = regex(f"[{CJK}]")
#: What pages set around the title: the site before it, the ending of a file, what is remarked on it, words for a sample.
_AROUND = (
    regex(f"^[{CJK}]{{2,6}}(?:文库|文档|{LIBRARY}网)"),
    regex(r"\.(?:docx?|pdf|txt|pptx?|wps|xlsx?|rtf)(?:\([^()]{2,12}\))?$"),
    regex(r"的?[-_]?(?:最新|网友|用户|全部|相关|热门)?(?:评论|点评|留言|回复)(?:\(?\d*\)?条?(?:评论)?)?$"),
    regex("(?:范文|模板|范本|样本)$"),
)
_CALL = regex(r"[【\[(]?([^:】\]]{2,24})[:】\]]+")
_COMMA = regex("\\s?[,，]\\s?")
#: Who speaks, where and when: that belongs to the text even where it stands twice.
_SPOKEN = regex(r"[（(]?(?:[\d〇零一二三四五六七八九]{4}年)?.{0,12}(?:在.{2,60}上|[（(].{2,12}[）)]$)")


#: 目录/提纲：…… over headings of the text, and the dots that close them.
_OUTLINE, _DOTS = regex(r"(?:文章|内容|本文)?(?:目录\s?[/／]\s?提纲|提纲)\s?[:：]\s?[.…]{2,12}"), regex(r"[.…]{2,12}")


def judge(view: View) -> Iterator[Edit]:
    first = max(FIRST, view.body[0])
    times = Counter(view.read)
    near = [line for line in view.asked if line < first or view.zones[line] == Where.FOOT or times[view.read[line]] > 2]
    yield from each(lambda line: _outlined(line) or _opening(line) or _title(line))(view._replace(asked=near))


def _without_copies(view: View) -> Iterator[Edit]:
    """All copies at once, before other rules read them: of a long text they are thousands of lines."""
    again = _copies(tuple(view.lines))
    if again:
        yield Edit(view.lines.ends[again.start - 1], view.lines.ends[again.stop - 1])


def _copies(lines: Sequence[str]) -> range:
    """The lines of every copy but the first; empty where the text stands once."""
    opening = islice((text for text in lines if not _is_credit(text)), BETWEEN + 2)
    long = next((text for text in lines if len(text) >= LONG), "")
    twice = [_stands_twice(text, lines) for text in opening]
    if not any(map(and_, twice, twice[1:])) and not (long and _stands_twice(long, lines)):
        return range(0)
    bare = squeezed("\n".join(lines)).split("\n")
    return _paragraphs_again(lines, bare) or _lines_again(lines, bare)


def _stands_twice(text: str, lines: Sequence[str]) -> bool:
    alike = [other for other in lines if other[0] == text[0]]
    return len(alike) > 1 and [*map(squeeze, alike)].count(squeeze(text)) > 1


def _paragraphs_again(lines: Sequence[str], bare: Sequence[str]) -> range:
    """Where the long lines come again, all of them, in the same order."""
    long = [place for place, text in enumerate(lines) if len(text) >= LONG]
    words = [bare[place] for place in long]
    starts = [index for index, word in enumerate(words) if word == words[0]]
    length = _alike(words, starts[1]) if len(starts) > 1 else 0
    if length < LEAST or length < starts[1] - BETWEEN:
        return range(0)
    copies = [start for start in starts if words[start : start + length] == words[:length]]
    heads = {lines[long[copy] - 1] if long[copy] else "" for copy in copies}
    if len(copies) < 2 or len(heads) > 1 or any(b - a - length > BETWEEN for a, b in pairwise(copies)):
        return range(0)  # the same paragraphs under other headings, or with others between, are no copy
    return range(long[length - 1] + 1, long[copies[-1] + length - 1] + 1)


def _lines_again(lines: Sequence[str], bare: Sequence[str]) -> range:
    """Where the first line of a short text comes again, and all lines behind it do but those that say where it is from;
    the page may stand over it.
    """
    places = [place for place, text in enumerate(lines) if not _is_credit(text)]
    for first in range(min(BETWEEN + 1, len(places))):
        text = [bare[place] for place in places[first:]]
        start = next((place for place in range(FEWEST, len(text)) if text[place] == text[0]), 0)
        length = _alike(text, start) if start else 0
        between = 0 if first else BETWEEN  # of a head with its points another may follow
        if length >= max(FEWEST, start - between) and len("\n".join(text[:length])) >= SHORTEST_COPY:
            return range(places[first + start], places[first + start + length - 1] + 1)
    return range(0)


def _is_credit(text: str) -> bool:
    rows = parse(text)
    return bool(rows) and all(row.key.page for row in rows)


def _alike(words: Sequence[str], start: int) -> int:
    """How many lines from the first on come again from ``start`` on."""
    length = 0
    while start + length < len(words) and length < start and words[length] == words[start + length]:
        length += 1
    return length


def _outlined(line: Line) -> str:
    """Headings of the text that the page lists over it, between 目录/提纲：…… and ……."""
    if _OUTLINE.fullmatch(line.text):
        closed = any(_DOTS.fullmatch(line.near(below)) for below in range(1, FIRST))
        return "a heading over headings of the text" if closed else ""
    for back in range(1, FIRST):
        if not line.is_gone(-back) or _DOTS.fullmatch(line.near(-back)):
            return ""
        if _OUTLINE.fullmatch(line.near(-back)):
            return "headings of the text, which the page lists over it"
    return ""


def _opening(line: Line) -> str:
    """The first words of the text: broken off in the line above it, or whole after lines of the page."""
    words = _teaser(line.text) if line.index < FIRST else ""
    below = "".join(line.near(1)[: 2 * len(words) + 2].split())
    if words and len(below) > len(words) and below.startswith(words):
        return "the first words of the text, broken off"
    if not line.outside or line.from_end >= LAST or line.index < AFTER:
        return ""
    text = squeeze(line.text).rstrip(".…")
    beside = any(line.is_gone(-back) or buttons(line.near(-back)) for back in range(1, 4))
    if not beside or not SHORTEST <= len(text) <= LONGEST or not _HAN.search(text):
        return ""
    if _SPOKEN.match(line.text) or is_body(line.text):
        return ""
    opening = squeeze("".join(line.still(range(min(FRONT, line.index - 2))))[:6000])
    return "the opening of the text once more, after the page's own lines" if text in opening else ""


def _teaser(text: str) -> str:
    """What the line says without blanks, its key and its dots; empty where it may be a line of the text."""
    key = _KEY.match(text)
    if len(text) < (KEYED if key else SHORTEST_TEASER):
        return ""
    words = "".join(_BREAKS_OFF.sub("", text[key.end() if key else 0 :]).split())
    if len(words) < (KEYED if key else SHORTEST_TEASER) or (not key and words.endswith(_WHOLE)):
        return ""
    return words


def _title(line: Line) -> str:
    """The title once more: with words of the page around it or of the text behind it, or as words to be found by."""
    text = line.text
    if (line.outside or line.index < SHORTEST_NAME) and len(text) <= 2 * LONGEST_TITLE and _is_dressed(line):
        return "the title once more, with words of the page"
    if line.above:
        if text.endswith(("…", "...")) and any(
            SHORTEST <= len(other) < len(text) - 6 and text.startswith(other) for other in line.lines[:TOP]
        ):
            return "the title once more, with the first words"
        if _is_pages_title(line):
            return "the title of the page, twice over the title of the text"
        return "words of the title, by which the page is found" if _are_keywords(line) else ""
    return "the title once more, among the paragraphs" if not line.below and _is_inserted(line) else ""


def _is_pages_title(line: Line) -> bool:
    """Whether the line stands twice over the text, with lines of the page between, and so does another title below it."""
    head = line.lines[: line.body[0]]
    places = [place for place, text in enumerate(head) if text == line.text]
    if len(places) < 2 or not any(line.gone[places[0] : places[-1]]):
        return False
    below = line.still(range(places[-1] + 1, line.body[0]))
    return any(text != line.text and ends_in_kind(text) and head.count(text) > 1 for text in below)


def _is_inserted(line: Line) -> bool:
    """Whether the title, which stands twice over the text, stands among the paragraphs too: a page is found by it there."""
    text = line.text
    return len(text) >= SHORTEST and ends_in_kind(text) and line.lines[: line.body[0]].count(text) > 1


def _are_keywords(line: Line) -> bool:
    """Whether the line is a row of words of the title, one of which says what kind of text it is: 镇政府,工作报告,2023."""
    words = _COMMA.split(line.text)
    if len(words) < 2 or not all(words) or any(map(is_body, words)) or not any(map(ends_in_kind, words)):
        return False
    titles = (other for other in line.lines[:TOP] if other != line.text and len(other) <= LONGEST_TITLE)
    return any(all(word in title for word in words) for title in titles)


def _is_dressed(line: Line) -> bool:
    """Whether the line is the title, which stands at the top, with words of the page: 点击下载Word文档：某县水利工作总结.docx（最新）."""
    text, bare = squeeze(line.text), _bare(line.text)
    if not SHORTEST_NAME <= len(bare) < len(text):
        return False
    return any(len(squeeze(other)) < len(text) and _bare(other) == bare for other in line.lines[:TOP])


def _bare(text: str) -> str:
    text = squeeze(text)
    call = _CALL.match(text)
    text = text[call.end() :] if call and is_call(call[1]) else text
    for form in _AROUND:
        text = form.sub("", text)
    return text


_POINTS = "\n".join(f"{n}、抓好第{n}项重点工作，务求实效。" for n in range(1, 9))
_TITLE = "某市人民政府工作报告"
_REST = "\n各位代表：\n现在报告工作，请予审议，并请提出意见。"
_SHORT = "防火会讲话\n同志们：\n去年冬天以来，全镇共发生火情三起，都是上坟烧纸引起的。\n下面，我讲两点意见，请大家认真听、认真记。"
_FLOW = "青石县修渠工作会议上的讲话 同志们：今年冬天要把三条干渠修到田头，各村按户出工，"

COPIES = Rule(
    "strip/copies",
    _without_copies,
    HIGH,
    why="The same paragraphs come again, all of them, in the same order: one copy is the text.",
    examples=(
        Example(f"{_SHORT}\n{_SHORT}", becomes=_SHORT),
        Example(f"{_SHORT}\n" + _SHORT.replace("\n", "\n（来源：青石县水利局　2022-12-06）\n", 1), becomes=_SHORT),
        Example(f"{_SHORT}\n{_SHORT.replace('三起', '四起')}"),
    ),
)
RULE = Rule(
    "strip/repeated",
    judge,
    HIGH,
    why="The page repeats what the text says, letter by letter: its first words, its title.",
    after=("strip/labels", "strip/phrase"),
    examples=(
        Example(f"▶{_FLOW}镇里……\n{_FLOW}镇里派人验收，验收合格的按方付款。", becomes=""),
        Example(f"{_TITLE}\n{_POINTS}\n打印本页\n▶{_TITLE}", becomes=""),
        Example(f"{_TITLE}\n▶某市人民政府,工作报告{_REST}"),
    ),
)
