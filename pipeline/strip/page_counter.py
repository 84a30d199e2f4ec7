"""The page counter of a document viewer: 第 6 页 共 6 页, on a line or at the end of the text."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

_SP = "[ \t\u3000]*"
COUNTER = regex(
    rf"第{_SP}(\d{{1,4}}){_SP}[页頁]{_SP}[/／,，]?{_SP}[（(]?[共总]{_SP}(\d{{1,4}}){_SP}[页頁][）)]?(?:\s?[-—－】])?{_SP}"
    rf"|共{_SP}(\d{{1,4}}){_SP}[页頁]{_SP}[/／,，]?{_SP}第{_SP}(\d{{1,4}}){_SP}[页頁]{_SP}"
)
#: PAGE 2, PAGE \\* MERGEFORMAT 3: the field of a word processor, which should have become the number.
FIELD = regex(
    r"(?m)^[ \t\u3000]*(?:第\s?)?(?:PAGE|NUMPAGES)(?:\s*\\\*\s*(?:MERGEFORMAT|Arabic))*\s*\d{0,4}(?:\s*[/／-]?\s*(?:NUMPAGES|PAGE)(?:\s*\\\*\s*MERGEFORMAT)?\s*\d{0,4})*(?:\s?页)?[ \t]*$"
)
_BEFORE = regex(r"[ \t\u3000]*(?:[-—－(（【]\s?)?\Z")


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    if "PAGE" in text and not COUNTER.search(text):
        yield from (Splice(*match.span(), "") for match in FIELD.finditer(text))
        return
    if "页" not in text and "頁" not in text:
        return
    at = 0  # where the counter before it ends
    for match in COUNTER.finditer(text):
        page, pages = int(match[1] or match[4]), int(match[2] or match[3])
        if 1 <= page <= pages and _stands_apart(text, match.start(), match.end(), at):
            before = _BEFORE.search(text, max(0, match.start() - 6), match.start())
            yield Splice(max(before.start() if before else match.start(), at), match.end(), "")
            at = match.end()


def _stands_apart(text: str, start: int, end: int, at: int) -> bool:
    """Whether the counter is none of the sentence's words: 第3页共5页的表格漏盖了章 speaks of pages."""
    if text[start + 1].isspace() or 0 < at == start:  # 第 3 页 共 9 页, or one counter behind another
        return True
    before, after = text[start - 1 : start], text[end - 1 : end + 1]
    return (not before or not before.isalnum()) and (len(after) < 2 or after[0].isspace() or not after[1].isalnum())


RULE = TextRule(
    "strip/page-counter",
    find,
    HIGH,
    why="A viewer counts its pages into the text: 第 6 页 共 6 页.",
    examples=(
        Example("谢谢大家！第 6 页 共 6 页", becomes="谢谢大家！"),
        Example("完。第1页共2页　　第2页共2页", becomes="完。"),
        Example("第1页 / 共6页\n同志们：", becomes="\n同志们："),
        Example("修渠的钱，\n第 3 页 共 9 页\n一分不能少。", becomes="修渠的钱，\n\n一分不能少。"),
        Example("修渠的钱，\nPAGE \\* MERGEFORMAT 2\n一分不能少。", becomes="修渠的钱，\n\n一分不能少。"),
        Example("PAGE ONE\n一分不能少。"),
        Example("详见报告第6页。本报告共6页。"),
        Example("第9页共6页"),
        Example("第3页共5页的表格漏盖了骑缝章。"),
    ),
)
