"""What marks look like, and the sign by which a rule says: a text begins here."""

from __future__ import annotations

import re

from pipeline.chinese.numerals import NUMERAL, value

CUT = "✂"

_N = f"(?:[{NUMERAL}]{{1,3}}|[0-9０-９]{{1,2}})"
_TITLE = r"[ \u3000]*[:：、.．—－-]{0,2}[ \u3000]*(?P<title>[^\n。！？]{0,60})"
MARK = re.compile(
    rf"(?:[【\[（(]?第[ \u3000]?(?P<a>{_N})[ \u3000]?[篇份][】\]）)]?"
    rf"|[【\[（(]?(?:篇|范文|模板|样本|例文|文稿|Part|PART)[ \u3000]?(?P<b>{_N})[】\]）)]?){_TITLE}"
)
#: 部长工作计划书篇二: a title with the number behind it.
SUFFIXED = re.compile(
    rf"(?P<title>[^\n。！？；：，,:;]{{2,40}}?(?:书|总结|报告|计划|方案|讲话|讲话稿|发言|发言稿|稿|致辞|汇报|心得|体会|材料|范文|制度|要点|通知|意见))"
    rf"[（(【]?[篇第]?(?P<c>(?<=篇){_N}|(?<=第){_N}篇)[）)】]?"
)


def read(line: str) -> tuple[int, str] | None:
    """Number and title of a line that is a mark; None where it is none."""
    match = MARK.fullmatch(line)
    if match:
        number = _value(match["a"] or match["b"])
        return (number, match["title"].strip()) if number else None
    match = SUFFIXED.fullmatch(line)
    if match:
        number = _value(match["c"].rstrip("篇"))
        return (number, "") if number else None
    return None


def label(mark: str) -> str:
    """The title that a mark gives; empty where it gives none."""
    found = read(mark.strip())
    return found[1] if found else ""


def _value(numeral: str) -> int | None:
    return int(numeral) if numeral.isdigit() else value(numeral)
