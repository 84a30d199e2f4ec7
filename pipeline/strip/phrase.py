"""Lines that are only words of the page: the table ``phrases.tsv``, and what a user adds to it.

A row's phrase is compared with the whole line, without white space and with half-width punctuation; marks at the end
do not count. In it, ``…`` stands for up to 160 characters without a full stop and ``#`` for a number. A ``strong`` phrase
is enough by itself at its place. A ``weak`` one needs a second witness: a neighbour that was taken.
``start`` and ``end`` mean before and after the running text, ``anywhere`` also inside it; ``inside`` rows are words
within a line, and belong to ``strip/site-words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .frame import squeeze
from .particulars import of_notice

LONGEST = 300  # characters of a squeezed line that a phrase may cover
SENTENCE = regex("[。；]$")
#: How to reach an office stands in the foot of a page and at the end of its letters: there the page's lines stand above.
_CONTACT = regex("联系|地址|邮编|传真|电子邮箱|服务电话|投诉")
_KEYED = regex("[^,。;:]{2,10}:")
_OPEN = regex("[…#]")
WRAP = "[]【】()「」<>《》-—*·●◆■★☆▼▲↓↑"
TAIL = ":：.。!！~～>》»,，;；|-…"


class Row(NamedTuple):
    """One row of the table. ``seen`` is an address where it was met, ``-`` where none was kept; ``weight`` strong or weak."""

    phrase: str
    place: str
    weight: str
    seen: str


@lru_cache(maxsize=1)
def table() -> tuple[Row, ...]:
    """The rows of ``phrases.tsv``, comments and the heading left out."""
    text = files(__package__).joinpath("phrases.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n")[1:] if line and not line.startswith("#\t")]
    return tuple(Row(*line.split("\t")) for line in lines)


def pattern(phrase: str, between: str = "") -> str:
    """The regular expression a phrase stands for; ``between`` may stand between any two of its characters."""
    parts = []
    for character in phrase:
        if character == "…":
            parts.append("[^。\n]{0,160}?")
        elif character == "#":
            parts.append(r"\d+")
        else:
            parts.append(re.escape(character))
    return between.join(parts)


class Phrases(NamedTuple):
    """The rows of a place and weight, squeezed: those that are only words; for the others an expression for all that
    begin with the same two characters, or with none of their own.
    """

    words: frozenset[str]
    forms: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=16)
def phrases(place: str, weight: str) -> Phrases:
    rows = [row.phrase for row in table() if row.place == place and row.weight == weight]
    words = frozenset(squeeze(phrase) for phrase in rows if "…" not in phrase and "#" not in phrase)
    heads: dict[str, list[str]] = {}
    for phrase in rows:
        if "…" in phrase or "#" in phrase:
            head = squeeze(phrase)[:2]
            heads.setdefault("" if {"…", "#", *WRAP} & {*head} else head, []).append(phrase)
    return Phrases(words, {head: compiled(same) for head, same in heads.items()})


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """One expression that matches a squeezed line which is one of ``phrases``."""
    choices = [pattern(squeeze(phrase)) for phrase in phrases]
    return regex(f"[{re.escape(WRAP)}]*(?:" + "|".join(choices or ["(?!)"]) + f")[{re.escape(TAIL + WRAP)}]*")


@lru_cache(maxsize=8192)
def says(line: str, place: str, weight: str) -> bool:
    """Whether the line is a phrase of that place and weight."""
    words, forms = phrases(place, weight)
    forms_of_line = (forms.get(line[at : at + 2]) for at in range(_wrapped(line) + 1))
    return bool(words.intersection(_unwrapped(line))) or any(
        form.fullmatch(line) for form in (forms.get(""), *forms_of_line) if form
    )


def _wrapped(line: str) -> int:
    return len(line) - len(line.lstrip(WRAP))


def _unwrapped(line: str) -> list[str]:
    """The line without none, some or all of what may wrap a phrase."""
    last = len(line.rstrip(TAIL + WRAP))
    return [line[a:b] for a in range(_wrapped(line) + 1) for b in range(max(last, a), len(line) + 1)]


def judge(line: Line) -> str:
    text = line.text
    if len(text) > 2 * LONGEST:
        return ""
    text = squeeze(text)
    if len(text) > LONGEST:
        return ""
    if SENTENCE.search(line.text) and (len(text) > 12 or ("," in text and not _KEYED.match(text))):
        # 关注公众号只是开头。, 上一篇说了成绩，下一篇就要说问题。: a sentence is no button
        return "a sentence that only pages say" if all(map(_said_whole, text.rstrip("。;").split("。"))) else ""
    if says(text, "anywhere", "strong"):
        return "words of the page, wherever they stand"
    if line.outside and of_notice(line):
        return ""
    before, after = line.index < line.body[0], line.index > line.body[1]
    if before and says(text, "start", "strong"):
        return "words of the page before the text"
    if after and says(text, "end", "strong"):
        return "words of the page after the text"
    if (before or after) and any(line.is_gone(step) for step in ((-1,) if after and _CONTACT.match(text) else (-1, 1))):
        place = "start" if before else "end"
        if says(text, place, "weak") or says(text, "anywhere", "weak"):
            return "words of a page beside a line that is the page's"
    return ""


@lru_cache(maxsize=1)
def _sentences() -> re.Pattern[str]:
    """The rows that may take a sentence from inside a text: eight characters of their own at least, then a break.

    商业转载请联系作者获得授权，非商业… is what a site says; 商业转载请联系作者获得授权的意识还很淡薄 is not.
    """
    rows = [squeeze(row.phrase) for row in table() if row.place == "anywhere" and row.weight == "strong"]
    long = [row for row in rows if row[0] != "…" and len(_OPEN.sub("", row)) >= 8]
    forms = [
        pattern(row.rstrip("…")) + ("(?:(?<=[,:!])|(?=[,:!]))[^。]{0,160}" if row[-1] == "…" else "") for row in long
    ]
    return regex("(?:" + "|".join(forms) + f")[{re.escape(TAIL)}]*")


def _said_whole(text: str) -> bool:
    return _sentences().fullmatch(text) is not None


RULE = LineRule(
    "strip/phrase",
    judge,
    HIGH,
    why="Words that a site puts around every text, and no text says: a slogan, a button, a heading for links.",
    examples=(
        Example(
            "▶欢迎来到某某秘书网!\n全体会议讲话\n同志们：\n今天我们开会，主要是把全年的工作再作一次安排。", becomes=""
        ),
        Example("各位代表：\n▶关注公众号只是开头，功夫要下在服务上。\n谢谢大家！"),
        Example(
            "各位代表：\n▶著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。\n谢谢大家！",
            becomes="",
        ),
        Example("各位代表：\n现在报告工作，请大家审议，并提出意见。\n▶展开阅读全文", becomes=""),
        Example("各位代表：\n现在报告工作，请大家审议，并提出意见。\n▶相关报道：", becomes=""),
        Example("各位代表：\n▶我们开展扫码支付、下载安装和版权保护宣传，效果很好。\n谢谢大家！"),
        Example("各位代表：\n现在报告工作，请大家审议，并提出意见。\n▶上一篇说了成绩，下一篇就要说问题。\n谢谢大家！"),
        Example("停水通知\n各用户：\n因检修停水一天。\n▶客服电话：2101234\n2022年1月4日"),
        Example("▶打开APP，阅读体验更佳", becomes=""),
        Example("（責任編輯：某某）\n各位代表：\n▶打开门来，听取意见。继续努力。"),
        Example("各位代表：\n▶推荐内容\n推荐先进典型，要坚持群众公认、注重实绩，好中选优。"),
    ),
)
