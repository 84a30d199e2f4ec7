"""Where an annex begins: 附件 in a line of its own, the plan after the signature of the notice that issues it, a glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..chinese.adopted import is_adoption, title_lines
from ..chinese.dates import is_date_line
from ..chinese.kinds import CARRIED, any_of
from ..chinese.markers import Marker
from ..chinese.passed_on import bare_name, passed_on
from ..chinese.scripts import simplified
from ..regex import regex
from .candidates import Candidate
from .costs import cost
from .ground import Ground

_ISSUES = regex("印发|转发|发布|公布|批转|颁布|下发")
_BETWEEN = regex(r"^[（(].{2,40}[）)]$|^(?:抄送|主题词|联系人|联系电话|印发机关)[：:]?")
_PLAN = regex(rf"{any_of(CARRIED)}[》”]?(?:[（(].{{1,20}}[）)])?$")
_GLOSSARY = regex(
    r"^(?:附件?[0-9一二三]?[：:]?\s*)?[《“]?(?:[^，。；]{0,16}(?:名词|用语|术语|缩略语|新词)(?:解释|注释|说明|释义|简释|注解)|附注)[》”]?[：:]?$"
)
#: Without one of these words there is no list of terms.
_GLOSSARY_WORDS = ("解释", "注释", "说明", "释义", "简释", "注解", "附注")
_ALONE = regex(r"^附\s{0,8}[件表录錄]?\s{0,8}[0-9０-９一二三四五六七八九十]{0,3}\s{0,8}[：:.．、]?$")
_NAMED = regex(
    r"^附\s*(?:[件表录]|(?=[：:]))\s*[0-9一二三四五六七八九十]{0,3}+\s*+[：:．.、]?+\s*+(?![所中的内列和与之及])\S"
)
_LISTED = regex(r"^(?:附件?\s*)?[0-9１-９]{1,2}\s*[.．、：:]|.{2,30}[0-9X×]{1,2}日$")
_FOLLOW, _LEAST, _BODY = 6, 3, 60  # lines under an annex that are looked at, how many there must be, their characters

_OPEN = ("，", "、", "；", "：", "的", "和")  # what nothing ends with
_LINE = 80  # characters of a line that may say so
_NAME = 40  # characters of 附件 and its name
_NOTICE = 12  # lines at the top in which a notice names the texts that it carries

#: How many lines after a date line the plan's title may stand: （此件公开发布） and the like come between.
_REACH = 3


def is_glossary(line: str) -> bool:
    """Whether the line heads a list of explained terms (名词解释), whose numbers head nothing."""
    return len(line) <= 30 and bool(_GLOSSARY.match(line))


def annexes(ground: Ground, markers: Sequence[Marker]) -> Iterator[Candidate]:
    """A candidate for each line that may open an annex, in text order."""
    lines, text = ground.lines, simplified(ground.text)
    if text is not ground.text:
        lines = tuple(simplified(line) if len(line) <= _LINE else line for line in lines)
    printed = {marker.start: marker for marker in markers if marker.family == "annex"}
    counted = _counted(ground, lines, printed) if len(printed) > 1 else frozenset()
    issues = any(_ISSUES.search(line) for line in lines[:6])
    signed = next((i for i, line in enumerate(lines) if i > 1 and is_date_line(line)), None)
    adopted = _adopted(ground, lines)
    explains = any(word in text for word in _GLOSSARY_WORDS)
    if not (printed or signed is not None or adopted or explains):
        return
    names = passed_on(lines[:_NOTICE]) if signed is not None else frozenset()
    waiting = 0  # lines in which the plan's title may still come
    labelled = False  # the line above is 附件 and nothing else: what it opens is named here
    for index, (start, line) in enumerate(zip(ground.line_starts, lines, strict=True)):
        if start in ground.barred:
            continue
        if explains and index > 3 and is_glossary(line):
            yield _candidate(start, start, 0, "", cost("skip line start"))
        elif start in printed and index and (start in counted or _opens(line, lines, index, signed)):
            marker = printed[start]
            yield _candidate(start, marker.end, marker.value, marker.printed, cost("skip line start"))
            waiting = 0
            labelled = _ALONE.match(line) is not None
            continue
        elif labelled and line:
            labelled = False
        elif (
            start in adopted
            or (waiting and issues and _names_plan(line, lines[index + 1 : index + 2]))
            or (signed is not None and index > signed and len(line) <= _LINE and names and bare_name(line) in names)
        ):
            yield _candidate(start, start, 0, "", cost("skip line start"))
            waiting = 0
        elif waiting and not _BETWEEN.match(line):
            waiting = 0
        waiting = _REACH if index == signed else max(waiting - 1, 0)


def _counted(ground: Ground, lines: Sequence[str], printed: Mapping[int, Marker]) -> frozenset[int]:
    """附件一：应答方案 … 附件二：报价表 …: named and counted from 1, each with lines of its own under it.

    In a list of attachments the next stands right below, so its last one alone has lines under it.
    """
    found: list[int] = []
    for index, (start, line) in enumerate(zip(ground.line_starts, lines, strict=True)):
        marker = printed.get(start)
        if marker is None or start in ground.barred or not _is_label(line):
            continue
        below = ground.line_starts[index + 1 : index + 2]
        holds = bool(below) and below[0] not in printed and not _LISTED.match(lines[index + 1])
        if holds and marker.value == len(found) + 1:
            found.append(start)
        elif marker.value != len(found):
            return frozenset()
    return frozenset(found) if len(found) > 1 else frozenset()


def _adopted(ground: Ground, lines: Sequence[str]) -> frozenset[int]:
    """Starts of the titles of laws and rules that stand over their notes of adoption."""
    found: list[int] = []
    for note, line in enumerate(lines):
        count = title_lines(lines[note - 1 : max(note - 4, 0) : -1]) if note > 1 and is_adoption(line) else 0
        start, above = ground.line_starts[note - count], lines[note - count - 1]
        if count and start > _BODY and not above.endswith(_OPEN) and not is_adoption(above):
            found.append(start)
    return frozenset(found)


def _is_label(line: str) -> bool:
    """Whether the line is 附件 with or without a name, and no sentence."""
    return bool(_ALONE.match(line)) or (len(line) <= _NAME and bool(_NAMED.match(line)) and line[-1] not in "。；，：")


def _names_plan(line: str, following: Sequence[str]) -> bool:
    """Whether the line is the title of a plan, or the first line of one that goes on: 关于防汛⏎和抗旱工作的报告."""
    if len(line) > 60 or line[-1:] in "。；：，":
        return False
    if _PLAN.search(line):
        return True
    return line.startswith("关于") and bool(following) and len(following[0]) <= 40 and bool(_PLAN.search(following[0]))


def _opens(line: str, texts: Sequence[str], index: int, signed: int | None) -> bool:
    """附件 alone in its line, or with a name once the notice is signed; a list of annexes above the signature is none."""
    if _ALONE.match(line):
        following = texts[index + 1 : index + 9]
        listed = line[-1] in "：:" and any(_ALONE.match(other) or _is_named(other, following[0]) for other in following)
        return bool(following) and not listed and not re.match(r"^[1１][.、．]", following[0])
    if len(line) > 60 or not _NAMED.match(line) or line[-1] in "。；":
        return False
    if signed is not None:
        return index > signed
    return _unsigned(texts, index)


def _is_named(line: str, name: str) -> bool:
    """Whether the line is 附件 with ``name``, which stands in the list of attachments above."""
    return line.startswith("附") and line.endswith(name) and len(line) > len(name)


def _unsigned(texts: Sequence[str], index: int) -> bool:
    """Whether 附：… opens an annex in a text without a signature: no list goes on under it, and no signature stands there."""
    following = texts[index + 1 : index + 1 + _FOLLOW]
    if index < _FOLLOW or len(following) < _LEAST or sum(map(len, following)) < _BODY:
        return False
    return not any(_LISTED.match(line) or is_date_line(line) or _ALONE.match(line) for line in following)


def _candidate(start: int, end: int, number: int, printed: str, skip: float) -> Candidate:
    return Candidate(start, end, "annex", number, printed, cost("at line start"), skip, True)
