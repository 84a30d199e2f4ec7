"""Which page of a text a title or a line names: 工作总结 第2页, 工作总结（2/4）, 共4页 第2页."""

from __future__ import annotations

from typing import NamedTuple

from ..regex import regex
from .numerals import value

_S = r"\s{0,4}"
_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_NAMED = rf"第{_S}(?P<named>{_NUMBER}){_S}[页頁]"
_PARTED = rf"(?P<part>\d{{1,3}}){_S}[/／]{_S}(?P<of>\d{{1,3}})"
_ENGLISH = rf"[Pp]age{_S}(?P<english>\d{{1,3}})"
_OPEN, _CLOSE = r"[\s_\-—|·（(\[【]{1,6}", r"[\s）)\]】]{0,3}$"
#: What a site puts behind a title: 第2页, （第二页）, _第2页, (2/4), [2/4页], - Page 2.
_LABEL = regex(rf"{_OPEN}(?:{_NAMED}|(?<=[（(\[【]){_PARTED}{_S}[页頁]?|(?<=\W){_ENGLISH}){_CLOSE}")
#: A number alone, which may count texts as well as pages: （2）, [2].
_BARE = regex(r"[\s_\-—]{0,4}[（(\[【]\s?(?P<bare>\d{1,3})\s?[）)\]】]$")
#: 第3页 共9页, 共9页 第3页: groups tell which page it is, and of how many.
COUNTER = (
    rf"第{_S}(?P<page>\d{{1,4}}){_S}[页頁]{_S}[/／,，]?{_S}[（(]?[共总]?{_S}(?P<pages>\d{{1,4}}){_S}[页頁][）)]?(?:\s?[-—－】])?"
    rf"|[共总]{_S}(?P<pages2>\d{{1,4}}){_S}[页頁]{_S}[/／,，]?{_S}第{_S}(?P<page2>\d{{1,4}}){_S}[页頁]"
)
DASH = "-—–－─~·・"
#: The same, and how else pages are numbered: 3/9, Page 3 of 9, 第3页, — 3 —.
NUMBER = (
    rf"{COUNTER}|(?<![\d/／.])(?:page\s?)?(?P<one>\d{{1,3}}){_S}页?{_S}(?:[/／]|\sof\s){_S}(?:共{_S})?(?P<all>\d{{1,3}}){_S}[页頁]?(?![\d/／])"
    rf"|第{_S}\d{{1,4}}{_S}[页頁]|[{DASH}]{_S}\d{{1,3}}{_S}[{DASH}]"
)
_SAID = regex(COUNTER)


class Label(NamedTuple):
    """A title without the number of its page. ``page`` and ``pages`` are 0 where the title does not say them."""

    title: str
    page: int
    pages: int


def page_label(title: str, *, bare: bool = False) -> Label:
    """The page that a title says it is of. ``bare``: a number in brackets alone is one too.

    >>> page_label("全县水利工作总结 第2页")
    Label(title='全县水利工作总结', page=2, pages=0)
    >>> page_label("全县水利工作总结（2/4）")
    Label(title='全县水利工作总结', page=2, pages=4)
    >>> page_label("全县水利工作总结（2）").page, page_label("全县水利工作总结（2）", bare=True).page
    (0, 2)
    """
    found = _LABEL.search(title) or (_BARE.search(title) if bare else None)
    if found is None or found.start() < 2:
        return Label(title, 0, 0)
    told = found.groupdict()
    number = told.get("named") or told.get("part") or told.get("english") or told.get("bare") or ""
    return Label(title[: found.start()].rstrip(), _count(number), _count(told.get("of") or ""))


def page_said(line: str) -> tuple[int, int]:
    """The page and the number of pages that a line says; zeros where it says neither.

    >>> page_said("共4页 第2页"), page_said("第 2 页/共 4 页"), page_said("见第2页")
    ((2, 4), (2, 4), (0, 0))
    """
    found = _SAID.search(line)
    if found is None:
        return 0, 0
    return _count(found["page"] or found["page2"]), _count(found["pages"] or found["pages2"])


def _count(number: str) -> int:
    return int(number) if number.isdecimal() else (value(number) or 0) if number else 0
