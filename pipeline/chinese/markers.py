"""Every place where a marker of the outline could stand, of all families at once.

``scan`` runs once over a text; the split, the outline and the figures read its result. It finds what looks like a
marker and judges nothing: whether 一、 here heads a section is for the outline to say, from the whole document.
Families follow GB/T 9704-2012 (一、（一）1.（1）) and the Legislation Law of the PRC, art. 65 (编 章 节 条 款 项).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..regex import regex
from .numerals import NUMERAL, value
from .widths import CJK


class Marker(NamedTuple):
    """A marker that could stand at text offsets ``[start, end)``; ``end`` is where what it heads may begin.

    ``value`` is 0 for families that do not count (——, 附件 without a number).
    """

    start: int
    end: int
    family: str
    value: int
    printed: str


_N = f"[{NUMERAL}]"
#: What a marker in digits or numerals never follows: it would be the rest of a number.
_IN_NUMBER = f"[{NUMERAL}0-9０-９.．第]"
_SP = "[ \t\u00a0\u3000]"
#: The point that some write after a bracket: （一）、修路. In （一）、（二）项 it parts two references.
_POINT = f"(?:[、．.﹒](?![（(第{NUMERAL}0-9]))?"


def _after(first: str, *forms: str) -> str:
    """The forms of a marker whose first character, already read, is in the class ``first``."""
    return rf"(?<={first})(?:{'|'.join(forms)})"


#: Signs set before a number that set a demand or a point apart: ★一、项目概况, ▲2.1 亮度.
_SIGNS = "★☆▲●■◆◎○※"
_D = "[0-9０-９]"
#: 1—4月, and 1 4月 where the dash was lost.
_MONTHS = "(?<=、)(?=[0-9]{1,2}[至到—–~ -][0-9]{1,2}月)"
_DIGITS = _after(
    rf"{_D})(?<!{_IN_NUMBER}.",
    # 1.2.3　 and 1.2.　 at the start of a line only: elsewhere it is a quantity, as 3.01 is everywhere
    rf"(?:(?<=[\n{_SIGNS}][0-9])|(?<=[{_SIGNS}]{_SP}[0-9]))(?P<decimal>[0-9]?(?:[.．][1-9][0-9]?){{1,4}}(?![0-9%％])[.．、]?(?![0-9.．%％]){_SP}*)",
    # 1. 1、 1． 1﹒ 12、 1.2021年 1、1至4月
    rf"(?P<arabicdot>{_D}{{0,2}}[ \u3000]?[.、．﹒](?:(?!{_D})|(?=(?:19|20)[0-9]{{2}}年)|{_MONTHS}))",
    # 1、3月底前完成 at the start of a line only
    rf"(?<=\n{_D})(?P<arabiclead>{_D}?、)",
    # 1) 1）
    rf"(?P<arabicclose>{_D}{{0,2}}[）)])",
    # 1，修路。 1：修路。 at the start of a line only
    rf"(?<=\n{_D})(?P<arabicweak>{_D}?[，,：:](?!{_D}))",
    # "1　总则" and, where the dot was lost, "2要大力…"
    rf"(?<=\n[0-9])(?P<arabicbare>[0-9]?(?:{_SP}+(?=[{CJK}“《])|(?=[{CJK}“《])))",
)
_NUMERALS = _after(
    rf"{_N})(?<!{_IN_NUMBER}.",
    # 一是 一要 一抓 一靠 一看
    rf"(?P<isyao>{_N}{{0,2}}(?P<iv>[是要抓靠看]))",
    # 一、  一．
    rf"(?P<cjkcomma>{_N}{{0,6}}{_SP}*[、．.﹒])",
    # 一，修路 一：修路 一）修路 at the start of a line only
    rf"(?<=\n{_N})(?:(?P<cjkweak>{_N}{{0,2}}{_SP}*[，,：:])|(?P<cjkclose>{_N}{{0,2}}{_SP}*[）)]))",
    # 一　标题, or 一 alone in its line
    rf"(?<=\n{_N})(?P<cjkbare>{_N}{{0,6}}(?=[\u3000 \t]+[^\n]|{_SP}*(?:\n|\Z)))",
)
_DI = _after(
    "第",
    # 第一章, 第 十二 条, 第3节, 第五条之一, 第一部分：, 第三条、, 第一千二百零三条
    rf"{_SP}*(?P<division>(?P<dn>[{NUMERAL}千仟]{{1,8}}|{_D}{{1,4}}){_SP}*(?P<du>部分|分编|[编編篇章节節条條款])(?:之{_N}{{1,2}})?(?:{_SP}*[：:、](?![第（(《{NUMERAL}0-9]))?)",
    # 第一阶段：宣传发动 at the start of a line only
    rf"(?<=\n第){_SP}*(?P<stage>(?P<sn>{_N}{{1,3}}|{_D}{{1,2}}){_SP}*(?:阶段|步骤?|环节)(?:{_SP}*[：:、]|(?={_SP})))",
    # 第一，… 第一、… (an ordinal that counts points in running text)
    rf"(?P<ordinal>(?P<on>{_N}{{1,3}})(?:[，、：,:]|(?=是|要(?![务义素件点]))))",
)
# 任务一：… 问题2：… at the start of a line only; the two words before the number are part of the marker
_NAMED = _after(
    rf"\n[任问措案专议步环建做经行举][务题施例骤节议法验动][{NUMERAL}0-9０-９]",
    rf"(?P<named>[{NUMERAL}0-9]?{_SP}*[：:、])",
)
# 专栏3 重点工程 over a box of a plan, in a line of its own, or behind a sentence where the lines were lost
_TITLE_OF_BOX = f"[^\n。；，]{{2,40}}(?:\n|\\Z)|(?<!\n专栏.)(?<!\n专栏..)(?![所中的和与及列给显])[{CJK}“]{{4}}"
_BOX = _after(
    rf"[\n。！？]专栏[{NUMERAL}0-9０-９]", rf"(?P<box>[{NUMERAL}0-9]?{_SP}*[：:、.．]?{_SP}*(?={_TITLE_OF_BOX}))"
)
#: The number of an annex, a year behind it or not: 附件12018年实事, 附件2018年实事.
_YEAR = "(?:19|20)[0-9]{2}年"
_ANNEX = f"[0-9０-９]{{1,2}}(?={_YEAR})|(?!{_YEAR})[0-9０-９]{{1,2}}"
#: The ten stems (天干) count as letters do.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_OTHERS = (
    _after(
        "[（(〔﹙【]",
        # （一） (一) 〔一〕 【一】 （一）、
        rf"{_SP}*(?P<cjkparen>(?P<cpn>{_N}{{1,5}}){_SP}*[）)〕﹚】]{_POINT})",
        # （1） (1) （1）、
        rf"{_SP}*(?P<arabicparen>(?P<apn>{_D}{{1,3}}){_SP}*[）)〕﹚]{_POINT})",
        # （一、修路 （1.修路 at the start of a line only: the other half of the bracket was never written
        rf"(?<=\n[（(])(?:(?P<cjkopen>(?P<con>{_N}{{1,3}})[、．.])|(?P<arabicopen>(?P<aon>{_D}{{1,2}})[、．.](?!{_D})))",
        # （A） at the start of a line only
        r"(?<=\n[（(])(?P<letterparen>[A-Ha-h][）)])",
    ),
    _after("其", "(?P<next>次[，,、是要]?)", rf"(?P<qi>(?P<qn>{_N}{{1,2}})(?:[，,、：:]|(?=是)))"),
    _after("首", "(?P<first>先[，,、是要]?)"),
    _after("再", "(?P<then>次[，,、是要]?|者，)"),
    _after("最", "(?P<last>后[，,、是要]?)"),
    _after("[①-⑳]", "(?P<circled>[、．.]?)"),
    _after("[❶-❿]", "(?P<blackcircled>)"),
    _after("[⑴-⒇]", "(?P<parened>)"),
    _after("[⒈-⒛]", "(?P<dotted>)"),
    _after("[㈠-㈩]", "(?P<cjkparened>)"),
    _after(r"\n[—─－●■◆▲★◎○•·]", r"(?P<dash>[ ]?[—─－]{0,3}[ \u3000]*(?=[^\n]))"),
    _after(r"\n[*+-]", r"(?P<bullet>[ \t]{1,4}(?=[^\s*+-]))"),
    _after(r"\n[Ⅰ-Ⅻ]", f"(?P<roman>{_SP}*[.．、])"),
    # 甲、修路, and not 甲、乙双方
    _after(rf"\n[{_STEMS}]", f"(?P<stem>[.．、](?![{_STEMS}]))"),
    _after(r"\n[A-Ha-h]", "(?P<letter>[.．、)）](?![A-Za-z0-9.]))"),
    _after(r"\n附", rf"(?P<annex>[件表录錄]?{_SP}*(?P<an>{_ANNEX}|{_N}{{1,3}})?{_SP}*[：:．.、]?)"),
)
# The engine skips to a first character, and that decides which forms are tried: most such characters are digits and
# numerals of the text, and they are asked for no other forms than their own.
_FIRST = f"[{NUMERAL}第（(〔﹙【0-9０-９①-⒛㈠-㈩首其再最次—─－●■◆▲★◎○•·*+附❶-❿A-Ha-hⅠ-Ⅻ{_STEMS}-]"
_MARKER = regex(
    f"{_FIRST}(?:{_NAMED}|{_BOX}|{_DIGITS}|(?<!{_D})(?:{_NUMERALS}|(?<!{_N})(?:{_DI}|(?<!第)(?:{'|'.join(_OTHERS)}))))"
)

#: For expressions: what the first heading of a text begins with.
FIRST = r"(?:[一壹]、(?!二)|第[一1](?:[编章节条]|部分)(?![、，])|（一）|1[.．、](?![0-9]))"

_DIVISIONS = {
    "编": "part", "編": "part", "篇": "part", "部分": "part", "分编": "subpart",
    "章": "chapter", "节": "division", "節": "division", "条": "article", "條": "article", "款": "paragraph",
}  # fmt: skip
_VERBS = {"是": "item-is", "要": "item-must", "抓": "item-grasp", "靠": "item-rely", "看": "item-look"}
_WORDS = {"first": 1, "next": 2, "then": 3, "last": 0}
_RUNS = {"roman": "Ⅰ", "circled": "①", "blackcircled": "❶", "parened": "⑴", "dotted": "⒈", "cjkparened": "㈠"}
_FAMILIES = {
    "roman": "roman", "circled": "circled", "blackcircled": "circled", "parened": "arabic-paren", "dotted": "arabic-dot",
    "cjkparened": "cjk-paren",
}  # fmt: skip


def scan(text: str) -> tuple[Marker, ...]:
    """All places in ``text`` that could hold a marker, in text order, not overlapping."""
    found: list[Marker] = []
    subject = "\n" + text  # so that "begins a line" is one look-behind
    for match in _MARKER.finditer(subject):
        marker = _read(subject, match)
        if marker:
            sign = _sign(subject, marker)
            if sign < marker.start:
                del found[len(found) - (bool(found) and found[-1].start == sign) :]
                marker = marker._replace(start=sign, printed=subject[sign + 1 : marker.end + 1].strip())
            found.append(marker)
    return tuple(found)


_BEGINS = regex(_FIRST)
#: What stands before the number in 任务一 and ★一、: the marker begins there.
_BEFORE_NUMBER = frozenset(f"任问措案专议步环建做经行举{_SIGNS}")
LONGEST = 16  # characters of a marker


def lead(line: str) -> Marker | None:
    """The marker that the line begins with."""
    if line[:1] in _BEFORE_NUMBER:
        marks = scan(line[:LONGEST])
        return marks[0] if marks and marks[0].start == 0 else None
    if not _BEGINS.match(line):
        return None
    subject = "\n" + line[:LONGEST]
    match = _MARKER.match(subject, 1)
    return _read(subject, match) if match else None


def _sign(subject: str, marker: Marker) -> int:
    """Where the sign before a number that begins its line stands; the start of the marker where there is none."""
    at = marker.start  # in subject, the character before the marker
    if subject[at] == "\n" or not marker.value:
        return marker.start
    while subject[at] in " \u3000":
        at -= 1
    return at - 1 if subject[at] in _SIGNS and subject[at - 1] == "\n" else marker.start


def _read(subject: str, match: re.Match[str]) -> Marker | None:
    group = match.lastgroup or ""  # the group of the form: it closes behind those within it
    start, end = match.span()
    head = subject[start]
    number: int | None
    if group == "division":
        number, family = _any(match["dn"]), _DIVISIONS[match["du"]]
    elif group in ("ordinal", "qi"):
        number, family = value(match["on"] or match["qn"]), "ordinal" if group == "ordinal" else "ordinal-of"
    elif group in ("cjkparen", "cjkopen"):
        number, family = value(match["cpn"] or match["con"]), "cjk-paren"
    elif group in ("arabicparen", "arabicopen"):
        number, family = _any(match["apn"] or match["aon"]), "arabic-paren"
    elif group == "isyao":
        number, family = value(head + match["isyao"][:-1]), _VERBS[match["iv"]]
    elif group in ("cjkcomma", "cjkweak", "cjkclose"):
        number = value((head + match[group][:-1]).strip(" \t\u00a0\u3000"))
        family = "cjk-paren" if group == "cjkclose" else "cjk-comma"
    elif group == "cjkbare":
        number, family = value(head + match["cjkbare"]), "cjk-bare"
    elif group == "decimal":
        parts = re.split("[.．]", (head + match["decimal"]).rstrip(" \t\u00a0\u3000.．、"))
        number, family = int(parts[-1]), f"decimal-{len(parts)}"
    elif group in ("arabicdot", "arabiclead", "arabicweak"):
        number, family = _any(head + match[group][:-1].strip()), "arabic-dot"
    elif group == "arabicclose":
        number, family = _any(head + match["arabicclose"][:-1]), "arabic-close"
    elif group == "arabicbare":
        number, family = int((head + match["arabicbare"]).strip()), "arabic-bare"
    elif group in _RUNS:
        number, family = ord(head) - ord(_RUNS[group]) + 1, _FAMILIES[group]
    elif group in _WORDS:
        number, family = _WORDS[group], "item-word"
    elif group in ("named", "box"):
        number, family, start = _any((head + match[group]).rstrip(" \t\u00a0\u3000：:、.．")), "named", start - 2
    elif group == "stage":
        number, family = _any(match["sn"]), "named"
    elif group == "stem":
        number, family = _STEMS.index(head) + 1, "stem"
    elif group in ("letter", "letterparen"):
        letter = head if group == "letter" else match[group][0]
        number, family = ord(letter.upper()) - ord("A") + 1, "letter"
    elif group in ("dash", "bullet"):
        number, family = 0, "dash"
    elif group == "annex":
        number, family = _any(match["an"]) if match["an"] else 0, "annex"
    else:  # pragma: no cover - a group added above and forgotten here
        raise AssertionError(group)
    if number is None or (number == 0 and family not in ("dash", "annex", "item-word")):
        return None
    return Marker(start - 1, end - 1, family, number, subject[start:end].strip())


def _any(number: str) -> int | None:
    """Value of an arabic (any width) or Chinese numeral."""
    return int(number) if number.isdigit() else value(number)
