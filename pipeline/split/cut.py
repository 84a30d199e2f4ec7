"""What marks look like, and the sign by which a rule says: a text begins here."""

from __future__ import annotations

from typing import NamedTuple

from ..chinese.numerals import NUMERAL, value
from ..regex import regex

CUT = "✂"
#: What sites call each of the texts that they count.
NAMES = ("篇", "范文", "模板", "样本", "例文", "文稿", "文章", "讲话稿", "发言稿", "演讲稿", "主持词", "Part", "PART")
#: What a line holds that counts a text.
NAMED = (*NAMES, "份")

_N = f"(?:[{NUMERAL}]{{1,3}}|[0-9０-９]{{1,2}})"
_TITLE = r"[ \u3000]{0,16}[:：、.．—－-]{0,2}[ \u3000]{0,16}[*＊=~#◆★-]{0,8}(?P<title>[^\n。！？]{0,60}[！？]?)"
MARK = regex(
    rf"[*＊=~#◆★-]{{0,8}}[ \u3000]{{0,16}}(?:[【\[（(]?第[ \u3000]?(?P<a>{_N})[ \u3000]?[篇份][】\]）)]?"
    rf"|[【\[（(]?(?:{'|'.join(NAMES)})[ \u3000]?(?P<b>{_N})[】\]）)]?){_TITLE}"
)
#: 部长工作计划书篇二: a title with the number behind it.
SUFFIXED = regex(
    rf"(?P<title>[^\n。！？；：，,:;第]{{2,40}}?)[ \u3000]?[（(【]?[篇第](?P<c>(?<=篇){_N}|(?<=第){_N}篇)[）)】]?"
)
_LOOSE = regex(r"[\s:：、.．—－-]+")
_DIGITS = regex(f"[{NUMERAL}0-9０-９]+")


class Mark(NamedTuple):
    """What a line that counts a text says: its number, the title it gives, and its form, the same for one series."""

    number: int
    title: str
    form: str


def read(line: str) -> Mark | None:
    """The mark, if the whole line is one; otherwise None."""
    match = MARK.fullmatch(line)
    if match:
        count = number(match["a"] or match["b"])
        form = _LOOSE.sub("", _DIGITS.sub("N", line[: match.start("title")]))
        return Mark(count, match["title"].strip(), form) if count else None
    match = SUFFIXED.fullmatch(line)
    if match:
        count = number(match["c"].rstrip("篇"))
        return Mark(count, "", "suffix") if count else None
    return None


def label(mark: str) -> str:
    """The title that a mark contains; empty if it has none."""
    found = read(mark.strip())
    return found.title if found else ""


def number(numeral: str) -> int | None:
    """The number that a mark gives in figures or numerals."""
    return int(numeral) if numeral.isdigit() else value(numeral)
