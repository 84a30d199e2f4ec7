"""Where the parties of a contract sign, side by side or one below the other: 甲方（章）：…　　乙方（章）：…, and 日期：… under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..chinese.blanks import SEAL
from ..chinese.dates import iso_date
from ..chinese.widths import CJK
from ..model import Span
from ..regex import regex

_SEALED = regex(
    rf"[（(][^（()）]{{0,8}}{SEAL}[^（()）]{{0,6}}[）)]|(?:签字|签名|签章|盖章)[:：]|甲方[:：（(][^。；]{{0,60}}乙方[:：（(]"
)
#: 法定代表人（签字）：王某, 开户行：…, 电话：, 日期：  年  月  日: what a party fills in.
_FIELD = regex(
    rf"(?:[{CJK}]{{1,10}}(?:[/／、][{CJK}]{{1,8}})?)?(?:[（(][^（()）]{{1,12}}[）)])?[:：][^。；！？:：]{{0,40}}"
    rf"|[（(][^（()）]{{0,8}}{SEAL}[^（()）]{{0,6}}[）)]"
)
_PARTED = regex(r"\s{2,}|(?<=[:：])\s+(?=[^:：\s]{1,16}[:：])")
_DAY = regex("[^年]{0,6}年[^月]{0,4}月[^日]{0,4}日")
_DATED = regex("(?:签订|签署|签约|签字)?(?:日期|时间)[:：]?")
#: A day that is still to be filled in.
_OPEN_DAY = regex(r"(?:(?<![0-9])20[0-9]{0,2}[\s_]{0,20})?年[\s_]{0,20}月[\s_]{0,20}日")
_MOST = 16  # lines in which the parties sign
_WIDEST = 160


def name_parties(spans: list[Span], leaves: Sequence[int], line: Callable[[int], str], lasts: Sequence[int]) -> None:
    """Give the lines where parties sign, and their dates, their kinds; they end the text, or stand before an annex.

    ``lasts`` holds the places in ``leaves`` of the last lines. One of the lines must have a place for a seal or a
    signature; what is filled in above the first such place is the text's.
    """
    for last in lasts:
        run = list(_fields(spans, leaves, line, last))
        while run and not _SEALED.search("".join(line(run[-1]).split())):
            run.pop()
        for index in run:
            when = _day(line(index))
            spans[index] = spans[index]._replace(kind="signed" if when is None else "dateline", when=when or "")


def _fields(spans: Sequence[Span], leaves: Sequence[int], line: Callable[[int], str], last: int) -> Iterator[int]:
    """The lines that end at ``last`` and hold nothing but fields and dates, from the last up to a table.

    The line over a table that is filled in (填报单位（盖章）：) is the form's: nobody signs before the table.
    """
    for place in range(last, max(last - _MOST, -1), -1):
        index = leaves[place]
        span = spans[index]
        if (
            span.kind not in ("p", "signed", "dateline")
            or span.end - span.start > _WIDEST
            or spans[index - 1].kind == "num"
            or (index + 1 < len(spans) and spans[index + 1].kind == "table")
        ):
            return
        if not all(_FIELD.fullmatch(part) or _DAY.fullmatch(part) for part in _parts(line(index))):
            return
        yield index


def _parts(line: str) -> list[str]:
    """What stands side by side in the line, without blanks."""
    return ["".join(part.split()) for part in _PARTED.split(_OPEN_DAY.sub("年月日", line).strip()) if part.strip()]


def _day(line: str) -> str | None:
    """The day on which all sign; empty where it is still to be filled in or they differ; None: the line holds no date."""
    parts = [_DATED.sub("", part) for part in _parts(line)]
    if not all(_DAY.fullmatch(part) for part in parts if part):
        return None
    days = {iso_date(part) for part in parts if part}
    if not days:
        return None
    return (days.pop() if len(days) == 1 else None) or ""
