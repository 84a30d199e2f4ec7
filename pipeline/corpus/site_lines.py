"""How the lines of a page read to one who looks for what a site's pages share.

A line that may be the site's is folded: # for a number, … for a title or for the values of a row of keys, which differ from
page to page. What hangs on titles and sentences, and what stands in brackets, is taken from its line. What every letter
and speech has is spared by its grammar.
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

EDGE = 60  # lines at either end of a page that may be the site's
FIRST = 6  # lines at the top in which a title stands
GRAM = 3  # letters that two lines of one site share
OPEN = "…"  # what differs from page to page
VALUE = "\ufffc"  # the same, where it is the value of a row's only key
_LONGEST = 200  # characters of a line; a longer one is a sentence of somebody
_SHORTEST_TITLE = 6  # characters of a title that a row names

#: How letters, speeches and notices end, what opens their lists and the heads of minutes: of many texts, never a site's.
_CLOSES = (
    "特此|此致|敬礼|谢谢|专此|以上|附件|附表|附：|附:|主题词|抄送|抄报|印发|（此件|\\(此件|二[〇○]|(?:19|20)\\d\\d年"
)
_MINUTES = "会议|(?:时间|地点|主持|出席|列席|参会|缺席|请假|记录|签发|审核|联系)[^:：]{0,4}[:：]"
_COUNTS = (
    "[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百]+[章条节篇]|\\d+[.、．]"
)
_OFFICIAL = regex(f"(?:{_CLOSES}|{_MINUTES}|{_COUNTS}).*")
#: Who speaks: 中共青石县委书记 张某某.
_SPEAKER = regex(rf".{{0,40}}{OFFICE}[\s　]{{0,4}}[{HAN}·]{{2,4}}(?:\s[{HAN}])?[)）]?")
_SAYS = regex(r"[\w]")
#: Numbers of a page, which differ from page to page; those that belong to a text: of a year, a session, an issue, a heading.
_NUMBER = regex(r"[0-9]+")
_COUNTED = regex(r"[0-9]\s?(?:年|月|日|届|次|期|[、.．)）])")

_OPENS, _SHUTS = "〖【［\\[（(「『〔<＜", "〗】］\\]）)」』〕>＞"
_BEFORE = regex(rf"^(?:[{_OPENS}][^{_SHUTS}\n]{{1,20}}[{_SHUTS}]|[^\s|｜丨_，。：:]{{2,12}}\s?[|｜丨_])\s?(?=\S{{4}})")
_BEHIND = regex(rf"(?<=\S{{4}})\s?[{_OPENS}][^{_SHUTS}\n]{{1,20}}[{_SHUTS}]$")
#: 工作总结 - 石磨庄抄录: behind a bar or a single dash.
_PARTED = regex(r"(?<=\S{4})\s?(?:\s[-–]\s|[|｜_])\s?[^\s|｜_–-]{2,16}$")
_BARS = "|｜_"  # by which no office parts its titles
#: What stands in brackets at the titles of offices themselves, and in their sentences.
_OF_TITLE = regex(
    "稿|试行|草案|暂行|修订|修正|废止|失效|试用|节选|摘要|附|略|见|记者|完|共|[0-9年月日号章节条]|之[一二三四五六七八九十]"
)
_OF_SENTENCE = regex("简称|下同|附|见|责任|牵头|配合|单位|部门|[0-9年月日]")
#: （此句由雁字斋誊写）: words in brackets within a sentence or at the end of a line.
_SET_IN = regex(r"(?<=\S)[（(【\[〔][^（）()【】\[\]〔〕。；:：]{4,30}[）)】\]〕]")
_STOPS = "。！？!?"
_HUNG = regex(r"[。！？!?][”’」）)]?([^。！？!?”’」\n]{2,40})$")
_HUNG_IN = 80  # characters at the end of a line
#: Where a row names a title: 《…》, or behind a colon. A row of two keys or more: 抄手：石榴　纸色：米黄. A row of one.
_NAMES = regex(r"《(?P<bound>[^《》]{6,60})》|[:：]\s?(?P<last>[^:：]{6,60})$")
_KEYS = regex(rf"([{HAN}]{{1,6}}[:：])\s?[^:：\s]{{1,16}}(?=\s|$)")
_KEY = regex(rf"([{HAN}]{{3,8}}[:：])\s?[^:：。]{{1,30}}$")
_HAN_RUN = regex(f"[{HAN}]{{3,}}")
_HAN_SIGN = regex(f"[{HAN}]")


def edges(lines: Sequence[str], titles: Container[int] = ()) -> Iterator[str]:
    """The lines near either end of a page that may be the site's, folded. ``titles``: hashes of the titles of all pages."""
    return (line for line in folded(lines, titles) if line)


def folded(lines: Sequence[str], titles: Container[int] = ()) -> Iterator[str]:
    """For each line of a page how it counts; empty where it can't be the site's."""
    for index, line in enumerate(lines):
        near = index < EDGE or index >= len(lines) - EDGE
        may_be = near and len(line) <= _LONGEST and _SAYS.search(line) and not _OFFICIAL.fullmatch(line)
        yield _folded(_opened(index, lines, titles)) if may_be and not _is_of_sheet(line) else ""


def says(line: str) -> bool:
    """Whether a line has words."""
    return _SAYS.search(line) is not None


def top(lines: Sequence[str]) -> Iterator[int]:
    """Hashes of the first lines of a page, one of which is its title."""
    return (hash(line) for line in lines[:FIRST] if len(line) >= _SHORTEST_TITLE)


def grams(line: str) -> Iterator[str]:
    """The runs of letters by which two lines of one site are alike."""
    for run in _HAN_RUN.findall(line):
        yield from (run[at : at + GRAM] for at in range(len(run) - GRAM + 1))


def _folded(line: str) -> str:
    """The line with # for each number; as it stands where it is a title, or says a year or the number of a session."""
    if _COUNTED.search(line) or ends_in_kind(simplified(line)) or len(_HAN_SIGN.findall(line)) < GRAM:
        return line
    return _NUMBER.sub("#", line)


def _opened(index: int, lines: Sequence[str], titles: Container[int]) -> str:
    """The line with … for a title that it names, its page's own or, below the first lines, that of any page; and for the
    values of its keys.
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
    """Whether the grammar of official texts knows the line: whom it addresses, who signs, its number, its day."""
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
    """What hangs on one of the first lines, and what hangs behind the full stop of a line near the top."""
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
    """What stands in brackets once on the page, within a line or at its end, under the title."""
    found = Counter(match[0] for line in lines[1:EDGE] for match in _SET_IN.finditer(line))
    return {words for words, count in found.items() if count == 1 and not _OF_SENTENCE.search(words)}


def is_hung_on_title(words: str) -> bool:
    """Whether the words hang on titles: in brackets, or with the bar or the dash that parts them."""
    return bool(_BEFORE.match(words + "____") or _BEHIND.search("____" + words) or words[0] in "-–|｜_")
