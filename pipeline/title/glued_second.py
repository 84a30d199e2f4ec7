"""A second text that begins within a line: …谢谢大家！在防汛会上的讲话同志们：…, …2019年3月5日关于放假的通知各学校：….

Behind the end of a sentence or a date stands a title of a kind that is spoken or sent, and behind that whom it is for. The
text above has such an opening too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.addressees import is_addressee
from ..chinese.dates import DATE
from ..chinese.kinds import SENT, SPOKEN, any_of
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .parts import AFTER_TITLE, part_at

_TITLE = regex(
    rf"(?:(?<=[。！？日）])|^)(?![”》）])[^。！？；：:，,、\n]{{6,60}}?{any_of((*SENT, *SPOKEN))}(?![的中里等及和与、，。；》”要指])"
)
_DATE = regex(DATE)
_COLONS = ("：", ":")
_FIRST = 8  # lines at the top in which the first text says whom it is for
_LEAST = 40  # characters of the text above
_ENDS = ("。", "！", "？", "日", "）")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    if not any(_is_opening(lines.near(line)) for line in range(_FIRST)):
        return
    for line in view.asked:
        text = simplified(lines[line])
        for title in _TITLE.finditer(text):
            signed = _DATE.search(text, title.start(), title.end())
            first = signed.end() if signed else title.start()
            if _above(lines, line, first) and (ends := _opening(text, title.end())):
                start = lines.starts[line]
                yield from (Edit(start + at, start + at, "\n") for at in (first, *ends) if 0 < at < len(text))


def _above(lines: Lines, line: int, place: int) -> bool:
    """Whether a text has ended before ``place`` of the line."""
    if lines.starts[line] + place < _LEAST:
        return False
    return place > 0 or lines.near(line - 1).endswith(_ENDS)


def _opening(text: str, at: int) -> list[int]:
    """Where the title that ends at ``at`` and each part of the head behind it end; empty where nobody is addressed."""
    ends = [at]
    while (end := part_at(text, ends[-1], AFTER_TITLE)) > ends[-1]:
        ends.append(end)
        if _is_opening(text[ends[-2] : end]):
            return ends
    return []


def _is_opening(line: str) -> bool:
    words = simplified(line.strip())
    return is_salute(words) or (words.endswith(_COLONS) and is_addressee(words[:-1]))


_A = "春耕已经开始，各村要抓紧整地，备足种子和化肥，不误农时，力争三月底以前播完。谢谢大家！"
_B = "汛期就要到了，各村要绷紧弦，水库堤坝逐个查，编织袋要备足。谢谢大家！"
_N = "为了做好清明期间的防火工作，请各校教育学生不带火种上山。青石县教育局2019年3月25日"
_M = "今年暑假从七月六日开始，请各校做好安排。青石县教育局2019年6月25日"

RULE = Rule(
    "title/glued-second",
    judge,
    HIGH,
    needs=_COLONS,
    after=("title/glued-head",),
    why="A second text begins within the line: a title and whom it is for stand behind the end of the first.",
    examples=(
        Example(
            f"在春耕会上的讲话\n同志们：\n{_A}在防汛会上的讲话同志们：{_B}",
            becomes=f"在春耕会上的讲话\n同志们：\n{_A}\n在防汛会上的讲话\n同志们：\n{_B}",
        ),
        Example(
            f"关于清明防火的通知\n各学校：\n{_N}关于放暑假的通知青教发〔2019〕7号各学校：{_M}",
            becomes=f"关于清明防火的通知\n各学校：\n{_N}\n关于放暑假的通知\n青教发〔2019〕7号\n各学校：\n{_M}",
        ),
        Example(f"在春耕会上的讲话\n同志们：\n{_A}县长在讲话中说，同志们：要抓紧。"),
        Example(f"在春耕会上的讲话\n同志们：\n{_A}请大家对照县委关于春耕的通知检查：一查种子，二查化肥。"),
    ),
)
