"""Which line of a text is its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..chinese.addressees import is_addressee
from ..chinese.bodies import BODY, is_body
from ..chinese.kinds import KIND, SPOKEN, any_of, ends_in_kind
from ..chinese.press import opens_report
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..chinese.sheet import form_of
from ..chinese.widths import CJK, HAN
from ..model import Span
from ..regex import regex
from ..text import Text

LONGEST = 90  # characters of a title
FRONT = 14  # lines before a body
#: A line that begins with one of these goes on from the line before.
_CONTINUES = frozenset("，。、；：）》”")
#: 某局权威解答：农民如何参保, 党课：…: before the colon of a headline stands who says it, or what kind it is, no label.
_SAYS_WHAT = f"(?:体会|报告|讲话|通知|(?:{any_of(SPOKEN)}|解答|解读|问答|答疑|回应|释疑|权威发布|读懂|辟谣)[：:])"
_KEYED = regex(rf"^(?!.*{_SAYS_WHAT})[{CJK}]{{2,8}}[：:]\s?\S")
#: The page begins with a later section: 四、几点要求.
_LATER = "^[二三四五六七八九十]{1,3}、(?![二三四五六七八九十])"
#: What stands over a text and names none.
_OVER = "^(?:摘要|全文|正文|范文|内容提要|本[报网刊]讯)$"
_NO_TITLE = regex(f"[。；，,;！!：:]$|^[（(—─-]|[。！？；].{{6,}}|{_LATER}|{_OVER}")
#: （2018）5号地块出让公告: the year of what is numbered may open a title.
_NUMBERED = regex(r"[（(](?:19|20)\d\d[）)]\s?第?\d{1,4}号")
_HEADLINE, _ROW = 8, 8  # characters that a headline has at least, and a row of the page below it
_COLUMN = 9  # characters of what a site calls a column of its pages, which stands over the headline
#: Two clauses, words in brackets, a row of the page: no headline in such a place.
_UNLIKE = regex("，|^[\\[【]|^(?:文章|信息)?(?:来源|作者|记者|编辑|发布|时间|日期)[^：:]{0,4}[：:]")
_SURE, _TAG = 8, 3  # characters of a line that a longer name may hold, and of what the name may add
_CONTENTS = regex(r"目\s*[录次]\s*$|第[一二三四五六七八九十]+[编章节]")
_WORDS = regex(f"[{HAN}]{{2}}")
_PARAGRAPH = 3  # a line with clauses that is so many times as long as the line over it goes on below a title
#: 青石县水利局通告, 会议纪要: who writes and the kind alone, which the head of a sheet may say.
_ABOUT = regex("关于|印发|转发|批转")
_BARE_KIND = regex(KIND)
_SPEECH = regex("上的?(?:讲话|发言|致辞|主持词|报告)$")
_MARK = regex(rf"(?:{BODY})?\s{{0,40}}(?:文\s?件|{KIND})|[{CJK} ]{{0,16}}会\s?议\s?纪\s?要")


def choose(whole: Text, spans: Sequence[Span], label: str, page_title: str) -> int | None:
    """The index in ``spans`` of the paragraph that is the title; None where no line plainly is.

    ``label`` is the title that the mark before this text gave, ``page_title`` what the page calls it, if that is known.
    """
    text = whole.string
    front = front_of(text, spans)
    lines = {index: simplified(text[spans[index].start : spans[index].end]) for index in front}
    named = _named(lines, label, page_title)
    if named is not None:
        return _official(lines, named) or named
    possible = _below_masthead(lines, [index for index, line in lines.items() if _may_be_title(line)])
    likely = [index for index in possible if ends_in_kind(lines[index])]
    if likely:
        return _below_mark(lines, likely)
    headline = _over_row(whole, spans, lines)
    return _unlikely(text, spans, lines, possible) if headline is None else headline


def _over_row(whole: Text, spans: Sequence[Span], lines: Mapping[int, str]) -> int | None:
    """The headline under shorter lines, or of two parts (青石县：…), with a row of the page or a report right below."""
    over = 0
    for index, line in lines.items():
        longest = _HEADLINE <= len(line) > over and over <= _COLUMN and not (_UNLIKE.search(line) or is_body(line))
        if longest and _may_be_headline(line) and _ends_page_head(whole, spans, index, lines.get(index + 1, "")):
            return index
        over = max(over, len(line))
    return None


def _ends_page_head(whole: Text, spans: Sequence[Span], index: int, below: str) -> bool:
    """Whether a row that went stood between the line and the one ``below``, or that opens a report."""
    if not below:
        return False
    (_, end), (start, _) = (whole.source_of(span.start, span.end) for span in spans[index : index + 2])
    return start - end >= _ROW or opens_report(below)


def front_of(text: str, spans: Sequence[Span]) -> list[int]:
    """Indices of the paragraphs before the body proper: down to the first marker, long paragraph or form of address."""
    found = []
    for index, span in enumerate(spans[: FRONT + 6]):
        if span.kind != "p":
            if span.kind in ("figure", "attachment", "note"):
                continue
            break
        line = simplified(text[span.start : min(span.end, span.start + 2000)])
        if _CONTENTS.match(line):
            break
        found.append(index)
        addressed = is_salute(line) or (line[-1:] in "：:" and is_addressee(line[:-1]))
        if addressed or len(found) >= FRONT or (len(line) > LONGEST and line[0] not in "（(—"):
            break
    return found


def _named(lines: Mapping[int, str], label: str, page_title: str) -> int | None:
    """The line that is what the mark before the text, or the page, calls it."""
    for wanted in (_bare(simplified(label)), _bare(simplified(page_title))):
        for index, line in lines.items() if wanted else ():
            bare = _bare(line)
            if bare == wanted or (len(bare) >= _SURE and bare in wanted and ends_in_kind(line)):
                return index
            if len(bare) >= _SURE and wanted.startswith(bare) and len(wanted) - len(bare) <= _TAG:
                return index  # the page hung a tag on it: （图）, [视频]
    return None


def _official(lines: Mapping[int, str], named: int) -> int | None:
    """The title of the document below the headline ``named``, which the page set over it: it names its matter and kind, and
    a number or who is addressed stands below it.
    """
    if ends_in_kind(lines[named]) and not _MARK.fullmatch(lines[named]):
        return None
    for index, line in lines.items():
        below = lines.get(index + 1, "")
        sheet = form_of(below) == "doc-number" or (below[-1:] in "：:" and is_addressee(below[:-1]))
        if index > named and sheet and _ABOUT.search(line) and ends_in_kind(line) and _may_be_title(line):
            return index
    return None


def _below_masthead(lines: Mapping[int, str], possible: list[int]) -> list[int]:
    """Without what stands over the number of an issue, the name of the serial, where something stands below it."""
    issue = next((index for index, line in lines.items() if form_of(line) == "issue"), None)
    if issue is None:
        return possible
    below = [index for index in possible if index > issue and not is_body(lines[index])]
    return below or possible


def _below_mark(lines: Mapping[int, str], likely: Sequence[int]) -> int:
    """The first line that ends in a kind, but for the head of a sheet over its number, where a fuller one stands below, and
    for the title of one speech over that of another.
    """
    first = likely[0]
    if len(likely) > 1 and all(_SPEECH.search(lines[index]) for index in likely[:2]) and likely[1] == first + 1:
        return likely[1]  # over the title stands what the site calls its page
    if len(likely) > 1 and _BARE_KIND.fullmatch(lines[first]) and lines[likely[1]].endswith(lines[first]):
        return likely[1]  # 倡议书 over 共建美好家园倡议书
    if not _MARK.fullmatch(lines[first]) or len(likely) == 1:
        return first
    numbers = [index for index, line in lines.items() if index > first and form_of(line) == "doc-number"]
    below = [index for index in likely if numbers and index > numbers[0]]
    return below[0] if below and len(lines[below[0]]) > len(lines[first]) else first


def _unlikely(text: str, spans: Sequence[Span], lines: Mapping[int, str], possible: list[int]) -> int | None:
    """The title where no line ends in a kind: the first line that may be one, if only the sheet's head stands over it."""
    forms = {index: form_of(line) for index, line in lines.items()}
    headed = "issuing-mark" in forms.values() or "issue" in forms.values()
    numbers = [index for index, form in forms.items() if form == "doc-number"]
    if numbers and headed:
        possible = [index for index in possible if index > numbers[0]] or possible
    elif possible:
        first = lines[possible[0]]
        bodiless = [i for i in possible if not is_body(lines[i]) and not _is_paragraph(lines[i], first)]
        possible = bodiless if bodiless and bodiless[0] == possible[0] + 1 else possible
    if not possible or len(spans) < 2:
        return None
    if any(index < possible[0] and not (headed or forms[index] or is_body(line)) for index, line in lines.items()):
        return None
    following = text[spans[possible[0]].end : spans[possible[0]].end + 2].strip()
    unfinished = lines[possible[0]][-1] in "的在和了与及对把" or following[:1] in _CONTINUES
    return None if unfinished else possible[0]


def _is_paragraph(line: str, above: str) -> bool:
    """Whether the line has two clauses at least and is much longer than the one above: text, and no title."""
    return line.count("，") + line.count(",") > 1 and len(line) >= _PARAGRAPH * len(above)


def _may_be_title(line: str) -> bool:
    return _may_be_headline(line) and not _KEYED.search(line)


def _may_be_headline(line: str) -> bool:
    """The same, and 青石县：修渠十里 too, in which who says it stands before a colon."""
    if not 2 <= len(line) <= LONGEST or opens_report(line):
        return False
    if _NO_TITLE.search(line) and not (_NUMBERED.match(line) and ends_in_kind(line)):
        return False
    return not form_of(line) and bool(_WORDS.search(line))


def _bare(line: str) -> str:
    return re.sub(r"[\W_]+", "", line)
