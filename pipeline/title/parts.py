"""The parts of a head, each told by its own grammar where it begins: number, day, occasion, speaker, addressee, salute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ..chinese.addressees import addressee_at
from ..chinese.bodies import BODY, OFFICE
from ..chinese.dates import DATE, FIGURED, YEAR
from ..chinese.doc_numbers import bare_number_at, number_at
from ..chinese.kinds import BEHIND, kind_places
from ..chinese.markers import FIRST
from ..chinese.names import COMMON_NAME
from ..chinese.salutations import SALUTE, salute_at
from ..chinese.widths import CJK
from ..regex import regex
from .opening import likely_end

REACH = 140  # characters of a line in which a title may end
SHORTEST = 4
_TEXT = 8  # characters behind a title that are a text
#: A sentence about a text begins with one of these, and no title does; nor are there clauses in one that is glued to its text.
_SUBJECTS, _PARTED = tuple("本该此这我"), regex("[，、]")

#: 2019年1月4日某某会议通过，自2019年3月1日起施行
_ADOPTED = rf"{DATE}\s?[^。；：（）()]{{2,60}}?会议(?:讨论)?通过(?:[，,\s]\s?自?{DATE}\s?起?施行)?"
#: 2019年1月4日某某会议《关于修改〈某某条例〉的决定》第一次修正, 2019年1月5日某某令第7号公布, 2019年3月1日施行
_DECREED = r"(?:会议(?:通过|批准)|公布|发布|(?:修正|修订)(?:通过)?)"
_ENACTED = rf"{DATE}\s?(?:[^。；：，（）()]{{2,120}}?{_DECREED}(?=第|为|根据|$|{DATE})|起?施行(?![，。]))"
_NOTE = regex(
    rf"[（(]\s?{DATE}[^（）()]{{0,400}}[）)]|[（(][^（）()]{{2,60}}(?:通过|修订|修正)[）)]|{_ADOPTED}|{_ENACTED}"
)
#: 青石县人民政府令第7号
_ORDER = regex(r"第\s*[\d一二三四五六七八九十百〇零]{1,6}\s*号")
#: Kinds that bodies number by the year alone: 常务会议纪要〔2024〕8号.
_NUMBERED = ("纪要", "简报")
_DAY = regex(f"{DATE}|{FIGURED}")
#: 附件2 with a title behind it; of 附件2所列 a sentence speaks.
_ANNEX = regex(r"附\s?件\s?(?![0-9]{0,2}[所中的内列是为由和与])(?:[0-9]{1,2}(?![0-9]))?\s?[：:]?")
#: ——2015年1月2日在某县第三届人民代表大会第一次会议上
_OCCASION = regex(rf"(?:[—─－]{{1,2}}|--?)\s?[^。；：，]{{0,20}}?{YEAR}年[^。；：]{{4,60}}?会议?上(?!的)")
#: 县长王大山, where a form of address follows, or the day.
_CALLED = rf"(?!(?:同志|主席|书记|校长)\s?[：:]){SALUTE}|\s?[（(]\s?{DATE}\s?[）)]"
_SPEAKER = regex(rf"(?:[{CJK}、]{{0,24}}?{OFFICE}\s?(?:(?![各们])[{CJK}]){{2,4}}?|{COMMON_NAME})(?={_CALLED})")
#: The first heading of the text, which ends its head.
_FIRST = regex(rf"{FIRST}|1\s?(?=[{CJK}]{{2,14}}1[.．]1)|前\s?言(?=[{CJK}]{{4}})")
_SIGNER = regex(rf"签\s?发\s?人\s?[：:]\s?[{CJK}□ ]{{1,30}}$")
#: 青石县人民政府办公室　2019年1月4日: who writes and when, side by side below the number.
_SIDE_BY_SIDE = regex(rf"{BODY}(?=\s*{DATE}$)")
_LABEL = regex(r"(?:(?:文章|公文|文件|[帖贴]子|主[题題])?标\s?题|[帖贴]子主题|题\s?[目名]|篇\s?名)[：:]")
_STOP = regex(f"[。；！？]|(?<![{CJK}]{{2}}体会)[：:]")


#: Where the part that begins at a place of the text ends; the place itself where it does not begin there.
_Ends = Callable[[str, int, int], int]


def _form(pattern: re.Pattern[str]) -> _Ends:
    def end_of(text: str, at: int, end: int) -> int:
        found = pattern.match(text, at, end)
        return found.end() if found else at

    return end_of


def _number_at(text: str, at: int, end: int) -> int:
    found = _ORDER.match(text, at, end) if text[:at].rstrip().endswith("令") else None
    if found:
        return found.end()
    if text[:at].rstrip().endswith(_NUMBERED) and (bare := bare_number_at(text, at, end)) > at:
        return bare
    if text[at : at + 1] not in ("（", "("):
        return number_at(text, at, end)
    inside = number_at(text, at + 1, end)  # （青办〔2022〕6号）
    return inside + 1 if inside > at + 1 and text[inside : inside + 1] in ("）", ")") else at


def _day_at(text: str, at: int, end: int) -> int:
    """A day with another part of the head right behind it: the day of a sentence is none."""
    found = _DAY.match(text, at, end)
    return found.end() if found and part_at(text, found.end(), _BEHIND_DAY) > found.end() else at


def _annex_at(text: str, at: int, end: int) -> int:
    """The label of an annex with a title behind it that a part of the head or a first heading follows: 附件在会上的讲话同志们：."""
    found = _ANNEX.match(text, at, end)
    titled = text[found.end() :] if found else ""
    return found.end() if found and any(_is_shown(titled, place) for place in places_of(titled)) else at


def _is_shown(text: str, place: int) -> bool:
    """Whether something behind a title that may end at ``place`` shows that it does."""
    return part_at(text, place, AFTER_TITLE) > place or bool(_FIRST.match(text, place) or _LABEL.match(text, place))


_PARTS: Mapping[str, _Ends] = {
    "number": _number_at,
    "signer": _form(_SIGNER),
    "issuer": _form(_SIDE_BY_SIDE),
    "note": _form(_NOTE),
    "day": _day_at,
    "occasion": _form(_OCCASION),
    "salute": salute_at,
    "speaker": _form(_SPEAKER),
    "addressee": addressee_at,
    "annex": _annex_at,
}
_BEHIND_DAY = ("number", "speaker", "addressee", "salute")
#: Parts that may open a line where no title was seen.
ALONE = ("salute", "number", "issuer", "day", "annex")
#: Parts that may stand below a title, in the order in which they are tried.
AFTER_TITLE = tuple(part for part in _PARTS if part != "annex")


def part_at(text: str, at: int, kinds: Sequence[str]) -> int:
    """Where the part that begins at ``at`` (blanks left out) ends; ``at`` itself where none of ``kinds`` does."""
    start = at
    while start < len(text) and text[start] in " \u3000":
        start += 1
    for kind in kinds:
        end = _PARTS[kind](text, start, len(text))
        if end > start:
            return end
    return at


_label_at = _form(_LABEL)


def label_end(text: str, at: int) -> int:
    """Where the words 标题： that stand at ``at`` end; ``at`` itself where they do not."""
    return _label_at(text, at, len(text))


def places_of(text: str) -> list[int]:
    """Where the title that opens ``text`` may end, before its first sentence does: behind each kind of text it names, but not
    behind the name of another text: …的规定为深入贯彻《人事纲要》（中办发〔2000〕15号）.
    """
    stop = _STOP.search(text)
    reach = min(stop.start() if stop else len(text), REACH)
    places = [_behind(text, place) for place in kind_places(text, 0, reach) if place >= SHORTEST]
    places = [place for place in places if place < len(text) and (text[place - 1] != "》" or text[0] == "《")]
    return [place for place in places if text[place] not in "〔[［" or text[:place].endswith(_NUMBERED)]


def title_end(text: str, spaced: int = 0) -> int:
    """Where the title that opens ``text`` ends, if something stands behind it that shows it; 0 otherwise.

    What shows it: a part of the head, the first heading, the label of another title, a blank at ``spaced``, or how the
    text goes on there.
    """
    places = places_of(text)
    numbered = next((place for place in places if part_at(text, place, ("number", "note")) > place), 0)
    if numbered:
        return numbered  # the first: 意见 and not 意见交政法 before 交政法发〔2010〕251号, 规定 and not the 令 that issues it
    named = _with_theme(text, places, spaced)
    if named:
        return named
    for place in reversed(places):
        if part_at(text, place, AFTER_TITLE) > place or _LABEL.match(text, place):
            return place
    for place in places:
        if "，" not in text[:place] and (_FIRST.match(text, place) or place == spaced or _names_text(text, place)):
            return place
    if text[:1] in _SUBJECTS:
        return 0
    whole = [place for place in places if not _PARTED.search(text, 0, place)]
    return likely_end(text, [place for place in whole if len(text) - place >= _TEXT])


def _with_theme(text: str, places: Sequence[int], spaced: int) -> int:
    """Where a title ends that a colon and its theme follow (…心得体会：做合格党员), before the one blank of the line; 0: none."""
    for place in places:
        if (
            text[place] in "：:"
            and place + 1 < spaced <= place + _THEME
            and not _THEME_STOP.search(text, place + 1, spaced)
        ):
            return spaced
    return 0


_THEME = 30  # characters of a theme
_THEME_STOP = regex("[。；！？，：:]")
#: What opens the text of a notice: 《某办法》已经通过, but not 《某办法》的通知.
_NAMED = regex("《[^。；]{4,120}?》(?:已|经|是|于|作为)")


def _names_text(text: str, place: int) -> bool:
    """Whether the title, which names its matter with 关于…的, ends before a text named in 《》 of which something is said."""
    return "关于" in text[:place] and "的" in text[max(place - 8, 0) : place] and bool(_NAMED.match(text, place))


_TAIL = regex(BEHIND)


def _behind(text: str, place: int) -> int:
    """Behind what belongs to the kind: （试行）, 》; a note in brackets that tells a day does not."""
    if place < len(text) and (_NOTE.match(text, place) or _number_at(text, place, len(text)) > place):
        return place
    found = _TAIL.match(text, place)
    return found.end() if found else place
