"""Quotation marks that became spaces: 称为 压舱石 ，.

Between Chinese characters a space means nothing, so where a page has no quotation mark left and its spaces come in
pairs around short phrases, one of each pair often before a comma, they were quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

_EDGE = f"{HAN}，、；：。！？,;:!?）)》"
#: The space first, since the engine skips to it; then what stands on its sides: a line's start may.
GAP = regex(
    f"[ \u00a0](?:(?<=[{_EDGE}0-9].)(?=[{HAN}，、；：。！？,;:!?])|(?<= )(?:(?<=\\n.)|(?<![\\s\\S]{{2}}))(?=[{HAN}]))"
)
STOP = regex("[。！？\n]")
CLOSING = regex("[，、；：。！？,;:!?]")
VERB = regex(
    "(?:称为|称作|做到|打造|坚持|所谓|叫做|名为|按照|落实|实施|开展|推进|争当|作为|当作|看作|的|以|和|与|从|到|为|是|把|将|抓好|云|曰|说|人)$"
)
LONGEST = 44
MARKS = '“”"＂'


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    if " " not in text and "\u00a0" not in text:
        return
    if sum(text.count(mark) for mark in MARKS):
        return
    gaps = [match.start() for match in GAP.finditer(text)]
    if len(gaps) < 2:
        return
    pairs = [pair for sentence in _sentences(text, gaps) for pair in _pairs(text, sentence)]
    sure = [pair for pair in pairs if CLOSING.match(text, pair[1] + 1)]
    verbs = [pair for pair in sure if VERB.search(text, max(0, pair[0] - 3), pair[0])]
    spaces = len(gaps)
    if len(sure) < 3 and not (verbs and len(sure) * 2 == spaces):
        return
    if len(pairs) * 2 < spaces * 0.75:
        return
    for start, end in pairs:
        yield Edit(start, start + 1, "“")
        yield Edit(end, end + 1, "”")


def _sentences(text: str, gaps: list[int]) -> Iterator[list[int]]:
    """The gaps, sentence by sentence."""
    group: list[int] = []
    for gap in gaps:
        if group and STOP.search(text, group[-1], gap):
            yield group
            group = []
        group.append(gap)
    yield group


def _pairs(text: str, gaps: list[int]) -> list[tuple[int, int]]:
    """The pairs that the spaces of a sentence make; none where they do not pair off."""
    if len(gaps) % 2:
        return []
    found = list(zip(gaps[::2], gaps[1::2], strict=True))
    for left, right in found:
        inside = text[left + 1 : right]
        if not 2 <= len(inside) <= LONGEST or inside[0] in "，、；：,;:" or inside[-1] in "，、,：:":
            return []
        if CLOSING.match(text, left + 1):
            return []
    return found


RULE = Rule(
    "repair/lost-quote",
    judge,
    HIGH,
    why="No quotation mark is left on the page, and its spaces stand in pairs around phrases that are quoted.",
    after=("repair/broken-line", "repair/blank-line", "repair/odd-character"),
    examples=(
        Example("粮食安全称为 压舱石 ，必须守牢。", becomes="粮食安全称为“压舱石”，必须守牢。"),
        Example(
            "真正做到 件件有回音 。要坚持 一村一品 的路子，打造 山里人家 ，建设 示范果园 ，办好 十件小事 。",
            becomes="真正做到“件件有回音”。要坚持“一村一品”的路子，打造“山里人家”，建设“示范果园”，办好“十件小事”。",
        ),
        Example("参加会议的有 张三 李四 王五 赵六 等同志。"),
        Example("要弘扬“钉钉子”精神，做到 久久为功 ，善作善成。"),
        Example("政 府 工 作 报 告"),
        Example("推进 5G 网络建设，发展 AI 产业。"),
    ),
)
