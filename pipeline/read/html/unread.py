"""What a page says of the rest of its text: a pager to further pages, a preview that ends, a part behind a payment."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from ...chinese.rest import rest_notice
from ...regex import regex
from .kept import Kept
from .seen import Line, Seen

#: One word of a pager, between blanks, brackets and bars: [1], 2, 上一页, 下一页, 尾页, 共3页, 第1页.
_PAGES = r"[上下前后]一?[页頁]|首\s?[页頁]|[尾末][页頁]|第一?\s{0,8}\d{0,3}\s{0,8}[页頁]|共\s{0,8}\d{1,3}\s{0,8}[页頁]"
_TURNS = r"[页頁](?:次|码)?|余下全文|全文|分页阅读|prev(?:ious)?|next|\.{3}|…|转到|跳转|当前|go"
PAGER_WORD = regex(rf"(?<!\d)\d{{1,3}}(?!\d)|{_PAGES}|{_TURNS}", re.I)
_APART = r"[\s\[\]【】（）()|｜<>《》«»‹›·、:：/／_→←-]"
PAGER = regex(rf"(?:{PAGER_WORD.pattern}|{_APART})*+", re.I)
MAY_BE = regex(r"\d|[页頁]")
TURN = regex(r"[上下前后尾末]一?[页頁]|prev|next", re.I)
NUMBER = regex(r"\d{1,3}")
SAID = regex(
    r"(\d{1,3})\s*[/／]\s*(\d{1,3})\s*[页頁]?|第\s*(\d{1,3})\s*[页頁]\D{0,4}共\s*(\d{1,3})\s*[页頁]|"
    r"共\s*(\d{1,3})\s*[页頁]\D{0,4}第\s*(\d{1,3})\s*[页頁]"
)
#: 展开剩余全文, 阅读剩余全文（）: a button that unfolds what is on the page already, where it is no link.
FOLDED = regex(r"(?:点击)?(?:展开|阅读|查看|显示)(?:剩余|余下)?(?:全文|内容|部分)[\s（()）\d%]{0,12}")
ENDED = regex(r"[。！？”」』）)】\]]$")
BELOW = 8  # lines after the text in which its pager stands
MOST_PAGES = 200
LONGEST = 120  # characters of a pager
BESIDE = 20  # lines around the text in which it may say so


class Rest(NamedTuple):
    """The lines that say it, and what they say of the completeness of the text."""

    lines: tuple[int, ...]
    why: str
    page: int = 0
    pages: int = 0


NOTHING = Rest((), "")
#: What leads to the page on which the text goes on.
NEXT = regex(r"[\s\[【（(]{0,3}(?:下一?[页頁]|[后後]一?[页頁]|余下全文|next(?: page)?)[\s>＞»›→\]】）)]{0,4}", re.I)


def rest_of(seen: Seen, kept: Kept) -> Rest:
    """What the page says of the rest of its text."""
    inside = [index for index, reason in enumerate(kept.out) if reason is None]
    if not inside:
        return NOTHING
    pager = _pager(seen, range(inside[0], min(inside[-1] + 1 + BELOW, len(seen.lines))))
    if pager:
        return pager
    around = range(max(inside[0] - BESIDE, 0), min(inside[-1] + 1 + BESIDE, len(seen.lines)))
    for index in around:
        line = seen.lines[index]
        if kept.out[index] is None or line.length > LONGEST or not (said := rest_notice(line.text)):
            continue
        if not _unfolds(line) or not ENDED.search(seen.lines[inside[-1]].text):
            return Rest((), f"the page says that it shows a part: {said}")
    return NOTHING


def _unfolds(line: Line) -> bool:
    """Whether the line is a button that shows the rest of what the page holds."""
    elsewhere = line.linked and line.target[:1] != "#" and line.target[:11].lower() != "javascript:"
    return not elsewhere and FOLDED.fullmatch(line.text.strip()) is not None


def next_page(root: etree._Element) -> str:
    """The address of the page on which the text goes on, as the page writes it; empty without one."""
    for link in root.iter("link", "a"):
        address = link.get("href", "").strip()
        if not address or address[:1] == "#" or address[:11].lower() == "javascript:":
            continue
        said = "".join(map(str, link.itertext())) if link.tag == "a" else ""
        if "next" in link.get("rel", "").lower().split() or (len(said) <= 12 and NEXT.fullmatch(said)):
            return address
    return ""


def _pager(seen: Seen, lines: range) -> Rest | None:
    """The rows of numbers that lead to the further pages of the text."""
    found: list[int] = []
    said = None
    for index in lines:
        line = seen.lines[index]
        if not (0 < line.length <= LONGEST and _is_pager(line.text)):
            if found and any(seen.lines[one].linked for one in found):
                break
            found, said = [], None
            continue
        found.append(index)
        said = said or SAID.search(line.text)
    if not any(seen.lines[one].linked for one in found):
        return None
    linked = {int(number) for one in found for number in NUMBER.findall(_linked_part(seen.lines[one]))}
    numbers = linked | {int(number) for one in found for number in NUMBER.findall(_rest_of_line(seen.lines[one]))}
    named = any(TURN.search(seen.lines[one].text) for one in found)
    page, pages = _said(said) if said else _counted(numbers, linked, named)
    if not 2 <= pages <= MOST_PAGES or page > pages:
        return None
    why = f"this is page {page} of {pages} of the text" if page else f"the text has {pages} pages"
    return Rest(tuple(found), why, page, pages)


def _said(found: re.Match[str]) -> tuple[int, int]:
    """第2页 共4页, 2/4, 共4页 第2页"""
    first, second = (int(group) for group in found.groups() if group)
    return (second, first) if found[5] else (first, second)


def _counted(numbers: set[int], linked: set[int], named: bool) -> tuple[int, int]:
    """Page and pages, where each page but the one that is shown is a link: 1 [2] [3]. ``named``: a link says 下一页."""
    pages = max(numbers, default=0)
    lacking = [number for number in range(1, pages + 1) if number not in linked]
    if not linked or len(lacking) > 1 + max(0, pages - 10):  # a long row is cut: 1 2 3 … 20
        return 0, 0
    if lacking:
        return lacking[0], pages
    return (
        (0, pages) if named and pages > 1 else (0, 0)
    )  # all are links: a row of marks to give, or a pager all the same


def _linked_part(line: Line) -> str:
    if line.linked >= line.length:
        return line.text
    return line.linked_text


def _rest_of_line(line: Line) -> str:
    """What is no link of a line; links may stand side by side with nothing between: 上一页12下一页, with a link on 2."""
    left, at = [], 0
    for part in _linked_part(line).split():
        place = line.text.find(part, at)
        if place >= 0:
            left.append(line.text[at:place])
            at = place + len(part)
    return " ".join((*left, line.text[at:]))


def _is_pager(text: str) -> bool:
    return bool(MAY_BE.search(text) and PAGER.fullmatch(text))
