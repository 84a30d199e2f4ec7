"""What belongs to the text though it stands outside its container: the standfirst, what is annexed, who signs and when."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ...chinese.bodies import is_body
from ...chinese.dates import is_date_line
from ...chinese.scripts import simplified
from ...chinese.widths import HAN
from ...regex import regex
from .container import prose
from .seen import Line, Seen
from .speaks import MINUTE
from .tables import cells

SENTENCE = regex(r"[。！？；]|，[^，\n]*，")
#: The line under a title that says where and when: 来源：青禾日报　2020-03-05 10:20.
PUBLISHED = regex(rf"{MINUTE.pattern}|来源\s{{0,8}}[:：]|來源\s{{0,8}}[:：]")
STANDFIRST = 20  # characters, at least
CAPTION = regex(r"photo|caption|profile|prompt", re.I)
#: What heads the files below a text.
FILES = regex(r"(?:相关|相關)?附\s?件(?:下载|下載|列表|信息)?\s*[：:]?|文件下载\s*[：:]?|附件下载\s*[：:]?")
#: The name of a file that says what is in it.
NAMED = regex(rf"[{HAN}].{{4,100}}\.[A-Za-z]{{3,4}}\b")
#: 附件：1.资金安排表, 2.报送要求: the list of what is annexed, over the signature.
ANNEXED, ENTRY = regex(r"附\s?件\s*[：:].{0,80}"), regex(r"\d{1,2}\s?[.、．].{2,60}")
FOOT = 6  # lines at the end of the container in which the text may have a date of its own
FILES_AFTER = 20  # lines after the text in which its files stand
GRAM = 6  # characters


def standfirst(seen: Seen, title: int, first: int, last: int) -> Iterator[int]:
    """Sentences between the title and the container that the container does not say again."""
    inside: set[str] | None = None
    for index in range(title + 1, first):
        line = seen.lines[index]
        if not is_sentence(line) or _is_of_the_page(seen, line.node):
            continue
        if inside is None:
            inside = grams(seen.lines[first:last])
        if says_more([line], inside):
            yield index


def files(seen: Seen, last: int) -> Iterator[int]:
    """Lines right after the container that lead to the files annexed: 附件：1.申报表.doc in a box of its own."""
    for index in range(last, min(last + FILES_AFTER, len(seen.lines))):
        line = seen.lines[index]
        if line.is_file() and not _is_list(line.text):
            yield index
        elif line.length and not FILES.fullmatch(line.text.strip()):
            return


def foot(seen: Seen, first: int, last: int) -> Iterator[int]:
    """Lines right after the container that sign the text: bodies and the day below them. A table of data and the list of what
    is annexed may stand between. A container with a date at its end takes none.
    """
    if any(is_date_line(line.text.strip()) for line in seen.lines[max(first, last - FOOT) : last]):
        return
    data: Container[int] | None = None
    signed = listed = False
    for index in range(last, len(seen.lines)):
        line = seen.lines[index]
        text = simplified(line.text.strip())
        if line.linked or not text:
            return
        body, _, day = text.rpartition(" ")
        if "年" in day and is_date_line(day) and (signed if not body else is_body(body.strip())):
            yield from range(last, index + 1)
            return
        if line.cell >= 0 and data is None:
            data = cells(seen, [True] * len(seen.lines))
        listed = bool(ANNEXED.fullmatch(text)) or (listed and ENTRY.fullmatch(text) is not None)
        in_table = data is not None and line.cell in data
        if is_body(text) and not in_table:
            signed = True
        elif signed or not (in_table or listed):
            return


def files_above(seen: Seen, title: int, first: int, last: int) -> Iterator[int]:
    """Lines between the title and a container that holds files alone which lead to files with names of their own."""
    if not all(line.leads_to_file or FILES.fullmatch(line.text.strip()) for line in seen.lines[first:last]):
        return
    for index in range(title + 1, first):
        line = seen.lines[index]
        if line.is_file() and NAMED.search(line.text):
            yield index


def _is_list(text: str) -> bool:
    """Whether the link leads to the whole page as a file, not to what is annexed."""
    return "附" not in text and bool(re.search("下载|下載|打印|保存|原文|全文", text))


def grams(lines: list[Line]) -> set[str]:
    """The runs of characters by which a text is known again."""
    text = "".join([line.text for line in lines])
    return {text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}


def says_more(lines: list[Line], than: set[str]) -> bool:
    """Whether half of what the lines say is new."""
    mine = grams(lines)
    return len(mine & than) * 2 < len(mine)


def is_sentence(line: Line) -> bool:
    """Whether a line is running text, and no link and no line about the page."""
    return (
        prose(line) >= STANDFIRST
        and line.linked * 10 <= line.length
        and bool(SENTENCE.search(line.text))
        and not PUBLISHED.search(line.text)
    )


def _is_of_the_page(seen: Seen, node: int) -> bool:
    return seen.is_of_the_page(node) or any(CAPTION.search(one.names) for one in seen.around(node))
