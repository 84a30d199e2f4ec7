"""Years that are not of the text's own time.

Years of history are whole with fewer than four digits: 公元205年, 东汉建安元年（196年）, 隋朝（581—618年）. The year of a book that is
cited, 人民出版社1975年版, may be any.
"""

from __future__ import annotations

from functools import lru_cache

from ..regex import regex

_DYNASTIES = (
    "[两东西前后]汉|[两东西]晋|[东西北曹]魏|[东西]周|[前后]?[秦汉晋隋唐宋辽金元明清梁陈齐周魏吴蜀赵燕凉][朝代]|三国|十六国"
    "|南北朝|南朝|北朝|五代|东吴|蜀汉|南唐|北[齐周宋]|南宋|西夏|大理国|南诏|春秋|战国|新莽|民[国國]"
)
#: The year of a reign: 建安十年, 武德元年.
_REIGN = "[^\\W零一二三四五六七八九十0-9A-Za-z]{2}(?:[元一二三四五六七八九]|[二三四五六]?十[一二三四五六七八九]?)年"
#: Between such a word and the year: a bracket, a dash, the first year of a range.
_LEAD = r"[，,]?[（(即约为于至—－～~-]{0,2}(?:[0-9]{1,3}年?[至—－～~-]{1,2}(?:公元)?)?$"
_NAMED_BEFORE = regex(f"(?:公元前?|(?:^|[（(—－～~至-])前|(?:{_DYNASTIES})[初末时期年间中叶]{{0,3}}){_LEAD}")
_REIGN_BEFORE = regex(f"{_REIGN}[，,]?[（(即][即约]?$")
_AFTER = regex(f"年?[，,]?[（(即][即为]?(?:(?:{_DYNASTIES})|{_REIGN})")
#: Years of today run to one: 五年（208—2012年）.
_TO_TODAY = regex("年?[至到—－～~-]{1,2}(?:19|20)[0-9]{2}")
_SHORT = regex("(?P<year>[0-9](?<![0-9.].)[0-9]{0,2})(?=年)")
#: No year since 1900 leaves this where one of its digits is gone; where a clause begins it counts no years.
_OLD = regex("[3-8](?<![^\\n，。；：（( \u3000].)[0-9]{2}年(?![来前后间多内以之级期制龄限历])")
_REACH = 16
_BOOK_BEFORE = regex(r"(?:出版社|书店|书局|印书馆|杂志|日报|学报|》)[，,（( ]?$|[（(，]载$")
_BOOK_AFTER = regex("年(?:版|第|初版|再版|重印)")


def is_of_history(text: str, start: int, end: int) -> bool:
    """Whether the words beside the number at ``[start, end)``, of three digits or fewer, say that it is a year of history.

    >>> [is_of_history(text, text.index("205"), text.index("205") + 3) for text in ("公元205年", "全县205年", "建安十年（205年）")]
    [True, False, True]
    """
    return _is_named(text, start, end) or bool(
        not _TO_TODAY.match(text, end) and _REIGN_BEFORE.search(text[max(start - _REACH, 0) : start])
    )


def is_of_book(text: str, start: int, end: int) -> bool:
    """Whether the year at ``[start, end)`` is that in which something was printed that the text cites."""
    return bool(_BOOK_BEFORE.search(text, max(start - 6, 0), start) or _BOOK_AFTER.match(text, end))


def _is_named(text: str, start: int, end: int) -> bool:
    if _TO_TODAY.match(text, end):
        return False
    return bool(_NAMED_BEFORE.search(text[max(start - _REACH, 0) : start]) or _AFTER.match(text, end))


@lru_cache(maxsize=4)
def tells_history(text: str) -> bool:
    """Whether ``text`` names a year by 公元 or a dynasty, or one that can be no other: then those beside it may be as old.

    >>> tells_history("公元205年设县。"), tells_history("205年设县。613年迁治。"), tells_history("205年设县。")
    (True, True, False)
    """
    return bool(_OLD.search(text)) or any(_is_named(text, *match.span("year")) for match in _SHORT.finditer(text))
