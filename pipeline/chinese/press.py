"""How a news report opens: 本报讯, 新华社某地6月8日电, （记者某某）; and a clause follows, which no title has."""

from __future__ import annotations

from ..regex import regex

_AGENCY = "(?:本[报网台刊社站]|新华社|中新[社网]|人民网)[^，。]{0,24}?(?:讯|[电電]|消息|报道)"
_DATED = "[^，。；]{2,12}日[讯电電]|[^，。；]{2,10}[网报台]讯(?![问息号])|[^，。；]{2,4}(?<![通资简快喜音短审问电])讯(?![问息号])"
_WRITER = "(?:通讯员|[（(]?(?:本[报网台]|特约)?(?:记者|通讯员))\\s?[^，。]{1,16}(?:报道|[）)])"
_REPORT = regex(rf"^(?:{_AGENCY}|{_DATED}|{_WRITER})(?=[^，。]{{0,90}}[，。])")


def opens_report(line: str) -> bool:
    """Whether the line opens a news report.

    >>> [opens_report(line) for line in ("本报讯 昨天，全县修渠", "青石6月8日电 水渠修好了，", "关于修渠的通讯稿")]
    [True, True, False]
    """
    return _REPORT.match(line) is not None
