"""Lines that are only words of the page: the table ``phrases.tsv``, and what a user adds to it.

A row's phrase is compared with the whole line, without white space and with half-width punctuation; marks at the end
do not count. In it, ``…`` stands for up to 160 characters without a full stop, ``#`` for a number, ``{印|扫}`` for one of
several words, and a name in braces for what ``SLOTS`` says. A ``strong`` phrase is enough by itself at its place. A
``weak`` one needs a second witness: a neighbour that was taken. ``start`` and ``end`` mean before and after the running
text, ``beside`` either, ``anywhere`` also inside it; ``inside`` rows are words within a line, and belong to
``strip/set-in``; ``title`` rows stand before or behind a title, and belong to ``strip/glued``;
``said`` rows are sentences in which a site speaks of its copy, and belong to ``strip/talk``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..chinese.names import COMMON_NAME
from ..chinese.stamps import CLOCK, DAY
from ..chinese.widths import CJK, SPACES
from ..lines.find import rank
from ..model import HIGH
from ..packaged import rows
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .frame import squeeze
from .keys import parse
from .own import of_notice
from .page import Line, each
from .sites import LIBRARY, NAME
from .words import of_kind

LONGEST = 300  # characters of a squeezed line that a phrase may cover
LONGEST_INSIDE = 120  # and of one inside the text
LEAST_OF_SENTENCE = 8  # characters of its own that a row has which may take a sentence
#: How to reach an office stands in the foot of a page and at the end of its letters: there the page's lines stand above.
_CONTACT = regex("联系|(?:公司)?地址|邮编|传真|电子邮箱|E-?mail|服务电话|投诉|.{0,4}热线|运营", re.I)
_KEYED = regex("[^,。;:]{2,10}:")
_OPEN = regex("[…#{]")
#: What ``…`` stands for.
ANYTHING = "[^。\n]{0,160}?"
#: What the open places of a phrase stand for. A ? behind the name in braces: or nothing.
SLOTS = {
    "…": ANYTHING,
    "#": r"\d{1,12}",
    "few": r"[^。，；：！？,;:\n【】]{0,24}?",
    "name": r"[^，。；：“”,;:\n]{2,60}?",
    "in": r"[^（）()【】\[\]\n]{0,80}?",
    "(": "[（(【\\[［]",
    ")": "(?:[）)】\\]］]|$)",
    ",": "[，,]",
    ":": "[:：]",
    "。": "[。！!]",
    "dots": "[.…]{1,12}",
    "start": "^",
    "end": r"\s?$",
    "bar": "[|｜/]",
    "sheet": r"第?\s?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?版",
    "path": r"[A-Za-z0-9:./_?=&#%~-]{4,400}",
    "!": "[!！~]",
    "notours": "(?![们县市省国区的])",
    "minute": f"{DAY}{CLOCK}",
    "site": NAME,
    "person": COMMON_NAME,
    "tag": "(?:" + "|".join(sorted(of_kind("tag"))) + ")",
    "praise": "(?:精选|通用|优秀|最新|热门|推荐|合集|实用|经典|集锦|汇总|必备|优质|范文|模板|整理|大全|共|荐)",
    "texts": r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[篇则](?:范文|文档)?",
    "over": r"(?=》?\s?$)",
    "library": f"[{CJK}]{{0,6}}(?:{LIBRARY}|智库|材料|笔杆)[{CJK}]{{0,6}}",
}
_PART, _WORDS = regex(r"\{[^{}]{1,200}\}|."), regex(r"\{[^{}]{1,200}\}|[…#]|[^…#{}]+")
WRAP = "[]【】()「」<>《》-—*·●◆■★☆▼▲↓↑"
#: So many of them stand before or behind a phrase; a longer row of them is a rule across the page.
MOST = 40
_WRAPS = f"{WRAP}{SPACES}（）［］＜＞－\u200b\u200c\u200d\ufeff"
_BLANKS = f"[{SPACES}]{{0,4}}"
TAIL = ":：.。!！~～>》»,，;；|-…"


class Row(NamedTuple):
    """One row of the table. ``seen`` is an address where it was met; ``weight`` strong or weak."""

    phrase: str
    place: str
    weight: str
    seen: str


@lru_cache(maxsize=1)
def table() -> tuple[Row, ...]:
    """The rows of ``phrases.tsv``."""
    return tuple(Row(*row) for row in rows(__file__, "phrases.tsv"))


def pattern(phrase: str, between: str = "") -> str:
    """The regular expression a phrase stands for; ``between`` may stand between any two of its characters."""
    return between.join(_part(part, between) for part in _PART.findall(phrase))


def _part(part: str, between: str) -> str:
    if _is_slot(part):
        name = part.strip("{}")
        return SLOTS[name] if name in SLOTS else f"(?:{SLOTS[name[:-1]]})?"
    if part[0] == "{" and "|" in part:
        return "(?:" + "|".join(pattern(choice, between) for choice in part[1:-1].split("|")) + ")"
    return re.escape(part)


def _is_slot(part: str) -> bool:
    return part in ("…", "#") or (part[0] == "{" and part.strip("{}").rstrip("?") in SLOTS)


def held(phrase: str) -> tuple[str, ...]:
    """Words one of which every line holds that holds the phrase: those of the part that texts have least often."""
    parts = [
        part[1:-1].split("|") if part[0] == "{" else [part] for part in _WORDS.findall(phrase) if not _is_slot(part)
    ]
    return tuple(
        max((part for part in parts if all(part)), key=lambda words: min(sum(map(rank, word)) for word in words))
    )


class Phrases(NamedTuple):
    """The rows of one place and weight, squeezed: those without open places, and expressions for the others.

    An expression stands for all rows that begin with the same two characters; those that begin with an open place
    share the key ``""``. ``firsts`` are what the others begin with once the signs around them are gone.
    """

    words: frozenset[str]
    forms: Mapping[str, re.Pattern[str]]
    firsts: frozenset[str]


@lru_cache(maxsize=16)
def phrases(place: str, weight: str) -> Phrases:
    found = [row.phrase for row in table() if row.place == place and row.weight == weight]
    words = frozenset(squeeze(phrase) for phrase in found if not _OPEN.search(phrase))
    heads: dict[str, list[str]] = {}
    for phrase in filter(_OPEN.search, found):
        head = squeeze(phrase)[:2]
        heads.setdefault("" if {"…", "#", "{", *WRAP, *TAIL} & {*head} else head, []).append(phrase)
    firsts = frozenset(_first(phrase) for phrase in (*words, *filter(None, heads)))
    return Phrases(words, {head: _compiled(same) for head, same in heads.items()}, firsts)


def _first(line: str) -> str:
    """The first character of a squeezed line that is no sign around a phrase."""
    return line.lstrip(WRAP + TAIL)[:1]


def _compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """One expression that matches a squeezed line which is one of ``phrases``, without the signs before it."""
    choices = "|".join(pattern(squeeze(phrase)) for phrase in phrases)
    return regex(f"(?:{choices})[{re.escape(TAIL + WRAP)}]{{0,{MOST}}}")


def _is(form: re.Pattern[str], line: str) -> bool:
    """Whether the line is one of the phrases of ``form``, some of which begin with a sign themselves."""
    bare = line.lstrip(WRAP)
    return form.fullmatch(line) is not None or (bare != line and form.fullmatch(bare) is not None)


@lru_cache(maxsize=1)
def _sentences() -> re.Pattern[str]:
    """The rows that may take a sentence from inside a text: eight characters of their own at least, then a break.

    商业转载请联系作者获得授权，非商业… is what a site says; 商业转载请联系作者获得授权的意识还很淡薄 is not.
    """
    strong = [squeeze(row.phrase) for row in table() if row.place == "anywhere" and row.weight == "strong"]
    long = [row for row in strong if row[0] != "…" and len(_OPEN.sub("", row)) >= LEAST_OF_SENTENCE]
    after = "(?:(?<=[,:!])|(?=[,:!]))[^。]{0,160}"
    choices = "|".join(pattern(row.rstrip("…")) + (after if row[-1] == "…" else "") for row in long)
    return regex(f"(?:{choices or '(?!)'})[{re.escape(TAIL)}]*")


@lru_cache(maxsize=1)
def _opens_inside() -> re.Pattern[str]:
    """How every line of the text begins that a row may take: with two characters of it, or one before a mark."""
    rows = (squeeze(row.phrase).lstrip(WRAP) for row in table() if row.place == "anywhere")
    heads = {row[: 2 if row[1:2].isalnum() or row[1:2] == "#" else 1] for row in rows if row[:1] not in ("…", "{", "")}
    return regex(f"[{re.escape(_WRAPS)}]{{0,{MOST}}}(?:{'|'.join(pattern(head, _BLANKS) for head in sorted(heads))})")


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    rows = [row.phrase for row in table() if row.place == "anywhere" and "#" in row.phrase and "…" not in row.phrase]
    return _compiled(rows)


def says_closed(line: str) -> bool:
    """Whether the line is a phrase without open places: 展开全文 is one; 如何下载报名表 is a heading of a text."""
    words, _, firsts = phrases("anywhere", "strong")
    named = _first(line) in firsts and bool(words.intersection(_unwrapped(line)))
    return named or _is(_numbered(), line)


@lru_cache(maxsize=8192)
def says(line: str, place: str, weight: str) -> bool:
    """Whether the line is a phrase of that place and weight."""
    words, forms, firsts = phrases(place, weight)
    if "" in forms and _is(forms[""], line):
        return True
    if _first(line) not in firsts:
        return False
    if words.intersection(_unwrapped(line)):
        return True
    form = forms.get(line[_wrapped(line) :][:2])
    return form is not None and _is(form, line)


def _wrapped(line: str) -> int:
    return len(line) - len(line.lstrip(WRAP))


def _unwrapped(line: str) -> list[str]:
    """The line with each possible part of the signs at its ends taken off."""
    last = len(line.rstrip(TAIL + WRAP))
    return [line[a:b] for a in range(_wrapped(line) + 1) for b in range(max(last, a), len(line) + 1)]


def judge(view: View) -> Iterator[Edit]:
    read, opens = view.read, _opens_inside().match
    asked = [
        line
        for line in view.asked
        if view.zones[line] & Where.BESIDE or (len(read[line]) <= LONGEST_INSIDE and opens(read[line]))
    ]
    yield from each(_judge)(view._replace(asked=asked))


def _judge(line: Line) -> str:
    text = squeeze(line.text)
    if line.text[-1] in "。；" and (len(text) > 12 or ("," in text and not _KEYED.match(text))):
        # 关注公众号只是开头。, 上一篇说了成绩，下一篇就要说问题。: a sentence is no button
        whole = all(map(_sentences().fullmatch, text.rstrip("。;").split("。")))
        return "a sentence that only pages say" if whole else ""
    certain = line.outside or says_closed(text) or _sentences().fullmatch(text)
    if certain and len(text) <= LONGEST and says(text, "anywhere", "strong"):
        return "words of the page, wherever they stand"
    if not line.outside or len(text) > LONGEST or of_notice(line) or (not line.has_body and parse(line.text)):
        return ""
    return _beside_text(line, text)


def _beside_text(line: Line, text: str) -> str:
    sides = ("start", "end") if not line.has_body else ("start",) if line.above else ("end",)
    places = ("beside", *sides)
    if any(says(text, place, "strong") for place in places):
        return f"words of the page {'before' if line.above else 'after'} the text"
    steps = (-1,) if not line.above and _CONTACT.match(text) else (-1, 1)
    if any(map(line.is_gone, steps)) and any(says(text, place, "weak") for place in (*places, "anywhere")):
        return "words of a page beside a line that is the page's"
    return ""


_TEXT = "在全县会议上的讲话\n各位代表：\n现在报告工作，请大家审议，并提出意见。"

RULE = Rule(
    "strip/phrase",
    judge,
    HIGH,
    why="Words that a site puts around every text, and no text says: a slogan, a button, a heading for links.",
    examples=(
        Example(f"{_TEXT}\n▶本类热门", becomes=""),
        Example("各位代表：\n▶我们开展扫码支付、下载安装和版权保护宣传，效果很好。\n谢谢大家！"),
        Example(f"▶打开APP，阅读体验更佳\n{_TEXT}", becomes=""),
    ),
)
