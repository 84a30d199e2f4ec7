"""Prepares the lines of a page for finding what the pages of a site share.

A line that may belong to the site is folded: # stands for a number, … for a title or for the values of a row of keys, which
differ from page to page. What is attached to titles and sentences, and words in brackets, are taken out of their lines. Lines
that letters and speeches share are recognised by their grammar and left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from ..chinese.addressees import is_addressee
from ..chinese.bodies import OFFICE, is_body
from ..chinese.dates import is_date_line
from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, is_issue
from ..chinese.widths import HAN
from ..regex import regex

EDGE = 60  # lines at either end of a page that may belong to the site
FIRST = 6  # lines at the top among which the title is
GRAM = 3  # length of the runs of letters that lines of one site share
OPEN = "…"  # stands for what differs from page to page
VALUE = "\ufffc"  # the same, for the value of a row with one key
_LONGEST = 200  # the most characters of a line; a longer one is a sentence
_SHORTEST_TITLE = 6  # the least characters of a title that a row names

#: How letters, speeches and notices end, how their lists open, and the heads of minutes: shared by many texts, never a site's.
_CLOSES = (
    "特此|此致|敬礼|谢谢|专此|以上|附件|附表|附：|附:|主题词|抄送|抄报|印发|（此件|\\(此件|二[〇○]|(?:19|20)\\d\\d年"
)
_MINUTES = "会议|(?:时间|地点|主持|出席|列席|参会|缺席|请假|记录|签发|审核|联系)[^:：]{0,4}[:：]"
_COUNTS = (
    "[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百]+[章条节篇]|\\d+[.、．]"
)
_OFFICIAL = regex(f"(?:{_CLOSES}|{_MINUTES}|{_COUNTS}).*")
#: A speaker: 中共青石县委书记 张某某.
_SPEAKER = regex(rf".{{0,40}}{OFFICE}[\s　]{{0,4}}[{HAN}·]{{2,4}}(?:\s[{HAN}])?[)）]?")
_SAYS = regex(r"[\w]")
#: Numbers, which may differ from page to page; and numbers that belong to a text: of a year, session, issue or heading.
_NUMBER = regex(r"[0-9]+")
_COUNTED = regex(r"[0-9]\s?(?:年|月|日|届|次|期|[、.．)）])")

_OPENS, _SHUTS = "〖【［\\[（(「『〔<＜", "〗】］\\]）)」』〕>＞"
_BEFORE = regex(rf"^(?:[{_OPENS}][^{_SHUTS}\n]{{1,20}}[{_SHUTS}]|[^\s|｜丨_，。：:]{{2,12}}\s?[|｜丨_])\s?(?=\S{{4}})")
_BEHIND = regex(rf"(?<=\S{{4}})\s?[{_OPENS}][^{_SHUTS}\n]{{1,20}}[{_SHUTS}]$")
#: 工作总结 - 石磨庄抄录: words after a bar or a single dash.
_PARTED = regex(r"(?<=\S{4})\s?(?:\s[-–]\s|[|｜_])\s?[^\s|｜_–-]{2,16}$")
_BARS = "|｜_"  # no office uses these in its titles
#: What offices themselves put in brackets at their titles, and in their sentences.
_OF_TITLE = regex(
    "稿|试行|草案|暂行|修订|修正|废止|失效|试用|节选|摘要|附|略|见|记者|完|共|[0-9年月日号章节条]|之[一二三四五六七八九十]"
)
_OF_SENTENCE = regex("简称|下同|附|见|责任|牵头|配合|单位|部门|[0-9年月日]")
#: （此句由雁字斋誊写）: words in brackets within a sentence or at the end of a line.
_SET_IN = regex(r"(?<=\S)[（(【\[〔][^（）()【】\[\]〔〕。；:：]{4,30}[）)】\]〕]")
_STOPS = "。！？!?"
_HUNG = regex(r"[。！？!?][”’」）)]?([^。！？!?”’」\n]{2,40})$")
_HUNG_IN = 80  # characters at the end of a line
#: A row that names a title in 《…》 or after a colon; a row of two keys or more: 抄手：石榴　纸色：米黄; a row of one key.
_NAMES = regex(r"《(?P<bound>[^《》]{6,60})》|[:：]\s?(?P<last>[^:：]{6,60})$")
_KEYS = regex(rf"([{HAN}]{{1,6}}[:：])\s?[^:：\s]{{1,16}}(?=\s|$)")
_KEY = regex(rf"([{HAN}]{{3,8}}[:：])\s?[^:：。]{{1,30}}$")
_HAN_RUN = regex(f"[{HAN}]{{3,}}")
_HAN_SIGN = regex(f"[{HAN}]")


def edges(lines: Sequence[str], titles: Container[int] = ()) -> Iterator[str]:
    """The folded lines near either end of a page that may belong to the site. ``titles``: hashes of the titles of all pages."""
    return (line for line in folded(lines, titles) if line)


def folded(lines: Sequence[str], titles: Container[int] = ()) -> Iterator[str]:
    """Each line of a page, folded; empty if it can't belong to the site."""
    for index, line in enumerate(lines):
        near = index < EDGE or index >= len(lines) - EDGE
        may_be = near and len(line) <= _LONGEST and _SAYS.search(line) and not _OFFICIAL.fullmatch(line)
        yield _folded(_opened(index, lines, titles)) if may_be and not _is_of_sheet(line) else ""


def says(line: str) -> bool:
    """Whether a line has words."""
    return _SAYS.search(line) is not None


def top(lines: Sequence[str]) -> Iterator[int]:
    """The hashes of the first lines of a page, one of which is its title."""
    return (hash(line) for line in lines[:FIRST] if len(line) >= _SHORTEST_TITLE)


def grams(line: str) -> Iterator[str]:
    """The runs of letters that lines of one site have in common."""
    for run in _HAN_RUN.findall(line):
        yield from (run[at : at + GRAM] for at in range(len(run) - GRAM + 1))


def _folded(line: str) -> str:
    """The line with # for each number; unchanged if it is a title, or contains a year or the number of a session."""
    if _COUNTED.search(line) or ends_in_kind(simplified(line)) or len(_HAN_SIGN.findall(line)) < GRAM:
        return line
    return _NUMBER.sub("#", line)


def _opened(index: int, lines: Sequence[str], titles: Container[int]) -> str:
    """The line with … for a title that it names and for the values of its keys. The title is that of its page or, below the
    first lines, of any page.
    """
    line = lines[index]
    if ":" not in line and "：" not in line and "《" not in line:
        return line
    found = _NAMES.search(line)
    if found and "。" not in line and not ends_in_kind(simplified(line[found.end() :])):
        name = "bound" if found["bound"] else "last"
        title = found[name].strip()
        own = title in lines[:FIRST] and len(_HAN_SIGN.findall(line)) >= len(_HAN_SIGN.findall(title)) + GRAM
        if own or (index >= FIRST and hash(title) in titles):
            return line[: found.start(name)] + OPEN + line[found.end(name) :]
    keys, count = _KEYS.subn(rf"\1{OPEN}", line)
    if count > 1 and keys.count(OPEN) * 2 == len(keys.replace(OPEN, f" {OPEN} ").split()):
        return keys
    return _KEY.sub(rf"\1{VALUE}", line) if _KEY.fullmatch(line) else line


def _is_of_sheet(line: str) -> bool:
    """Whether the line is a known part of official texts: addressee, salutation, signature, number, date."""
    told = simplified(line)
    return (
        is_salute(told)
        or is_body(told)
        or is_number(told)
        or is_date_line(told)
        or bool(element_of(told))
        or is_issue(told)
        or _SPEAKER.fullmatch(told) is not None
        or (told[-1] in "：:" and is_addressee(told[:-1]))
    )


def hung(lines: Sequence[str]) -> Iterator[str]:
    """What is attached to one of the first lines, or after the full stop of a line near the top."""
    for line in lines[:FIRST]:
        for form in (_BEFORE, _BEHIND, _PARTED):
            if found := form.search(line):
                words = _folded(found[0].strip())
                if words[0] in _BARS or not (_OF_TITLE.search(words) or _OF_SENTENCE.search(words)):
                    yield words
    for line in lines[:EDGE]:
        found = _HUNG.search(line[-_HUNG_IN:]) if line[-1] not in _STOPS else None
        if (
            found
            and not _OF_TITLE.search(found[1])
            and not _OF_SENTENCE.search(found[1])
            and not _OFFICIAL.fullmatch(found[1])
        ):
            yield found[1].strip()


def bound(lines: Sequence[str]) -> set[str]:
    """The words in brackets that occur once on the page, inside or at the end of a line below the title."""
    found = Counter(match[0] for line in lines[1:EDGE] for match in _SET_IN.finditer(line))
    return {words for words, count in found.items() if count == 1 and not _OF_SENTENCE.search(words)}


def is_hung_on_title(words: str) -> bool:
    """Whether the words are attached to titles: in brackets, or with the bar or dash between."""
    return bool(_BEFORE.match(words + "____") or _BEHIND.search("____" + words) or words[0] in "-–|｜_")
