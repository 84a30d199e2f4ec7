"""The levels of a reading: which choices are siblings, and what kind of thing the members of a level are."""

from __future__ import annotations

from collections.abc import Sequence

from ..regex import regex
from .ground import Ground
from .lead import Lead
from .reading import Choice

_STOPS = "。；！？："
_OPEN = "，、"  # what a heading never ends in
_SENTENCE = regex("[^。！？\n]*[。；]")
#: The end of the line over what is ruled or agreed on.
_RULES = regex("(?:判决|裁定|决定|命令|约定|协议|承诺|任命|任免|免去)[^。\n]{0,8}如下[：:]$")
#: Characters, on average, of a sentence that is no name of a section. In the texts of ../shared/real whose publisher marked
#: the headings, of the lines of one sentence over their next sibling 80 are not marked, 3 of them shorter; 4 are, all
#: labels with a colon. Of the numbered headings 191 of 353 are shorter.
_NAME = 12
#: Characters, on average, of first sentences that may name sections. By ``bench/names_of_levels.py`` the longest levels of headings
#: in the seeds, the blind texts and the reports of ../shared have 36 and, in one old report, 40; of more than 28 they are a
#: fifth of the paragraphs at most.
_LONG_NAME, _LONGEST_NAME, _MOST_OF_PARAGRAPH = 30, 40, 0.2
_MANY = 3  # members of a level after whose last one a paragraph may go on
_FOOT = 60  # characters of a line that may be a signature, a date or an attachment
_RULING = 40  # characters above in which it stands
_ENDED = regex(f"[{_STOPS}]")
_FULL_STOP = regex("[。！？]")
_SENTENCE_END = regex("[。！？；\n]")


def levels_of(choices: Sequence[Choice]) -> list[list[int]]:
    """The members of each level, as indices into ``choices``."""
    found: list[list[int]] = []
    open_levels: dict[int, list[int]] = {}
    for index, choice in enumerate(choices):
        for depth in [d for d in open_levels if d > choice.depth]:
            del open_levels[depth]
        members = open_levels.get(choice.depth)
        elder = choices[members[-1]] if members else None
        if members is not None and elder is not None and _continues(elder, choice):
            members.append(index)
        else:
            open_levels[choice.depth] = [index]
            found.append(open_levels[choice.depth])
    return found


def _continues(elder: Choice, choice: Choice) -> bool:
    family, former = choice.candidate.family, elder.candidate.family
    return (family == former or (former, family) == ("item-word", "ordinal")) and choice.reason != "restart"


def headlines(ground: Ground, choices: Sequence[Choice], members: Sequence[int]) -> bool:
    """第一，进一步稳定农业⏎ and a body in the lines below: headings, whatever counts them, if most are like that."""
    first = choices[members[0]].candidate
    if first.family not in ("ordinal", "item-word", "point") or not first.at_line_start:
        return False
    starts = frozenset(choices[index].candidate.start for index in members)
    return 2 * sum(_headline(ground, choices[index], starts) for index in members) > len(members)


def _headline(ground: Ground, choice: Choice, starts: frozenset[int]) -> bool:
    text, end = ground.text, ground.line_end(choice.candidate.start)
    if end - choice.candidate.end > 60 or text[end - 1] in _OPEN or _ENDED.search(text, choice.candidate.end, end - 1):
        return False
    return text[end - 1] not in _STOPS or end + 1 not in starts


def clauses(ground: Ground, choices: Sequence[Choice], members: Sequence[int], leads: Sequence[Lead | None]) -> bool:
    """（一）…；（二）…；（三）…。 are clauses of one sentence: entries of a list, whatever they stand under. ``leads`` are the
    headings that the choices would have.
    """
    text = ground.text
    first = choices[members[0]].candidate
    if _within_sentence(text, choices, members):
        return True
    if first.family in ("arabic-dot", "cjk-paren") and not first.at_line_start and text[first.start - 1] in "：:；;":
        inline = not any(choices[index].candidate.at_line_start for index in members)  # 办好三件事：1.修路。2.架桥。
        return inline and not of_sentences(ground, choices, members)
    if first.at_line_start and _are_ruled(ground, choices, members):
        return True
    listed = first.family in ("cjk-paren", "arabic-dot", "arabic-paren")
    told_off = listed and text[max(first.start - 2, 0) : first.start].rstrip()[-1:] in ("：", ":")
    ruling = first.at_line_start and first.family in ("cjk-comma", "decimal-2")
    if listed or ruling:
        longer = len(members) // 2 if told_off else 0
        if _are_provisions(ground, choices, members, longer) and not _are_labelled(ground, choices, members, leads):
            return True
    if first.at_line_start and _begin_with_sentences(ground, [leads[index] for index in members]):
        return True
    ends = [text[ground.line_end(choices[index].candidate.start) - 1] for index in members[:-1]]
    for place, index in enumerate(members[1:]):
        if not choices[index].candidate.at_line_start:  # its elder ends where it begins
            ends[place] = text[choices[index].candidate.start - 1]
    return bool(ends) and 2 * ends.count("；") > len(ends)


def of_sentences(ground: Ground, choices: Sequence[Choice], members: Sequence[int]) -> bool:
    """Whether most members are a lead and sentences that go on from it: headings, on lines of their own or in one."""
    text, several = ground.text, 0
    for index in members:
        start, end = choices[index].candidate.end, ground.line_end(choices[index].candidate.start)
        if index + 1 < len(choices):
            end = min(end, choices[index + 1].candidate.start)
        stop = _FULL_STOP.search(text, start, end)
        several += stop is not None and bool(text[stop.end() : end].strip("”’）) \u3000\n"))
    return 2 * several > len(members)


def _within_sentence(text: str, choices: Sequence[Choice], members: Sequence[int]) -> bool:
    """Whether the members are told off in one sentence: 定下三条规矩：一、不收红包，二、不吃小灶，三、不说重话."""
    first, last = members[0], members[-1]
    start, end = choices[first].candidate.start, choices[last].candidate.start
    if len(members) < 2 or last - first != len(members) - 1 or text[start - 1 : start] not in ("：", ":"):
        return False
    return not _SENTENCE_END.search(text, start, end)


def _are_ruled(ground: Ground, choices: Sequence[Choice], members: Sequence[int]) -> bool:
    """判决如下：⏎一、…。⏎二、…。: what a court or a body rules, a sentence each, however short."""
    start = choices[members[0]].candidate.start
    above = ground.text[max(start - _RULING, 0) : start].rstrip()
    return (
        above.endswith(("：", ":"))
        and bool(_RULES.search(above))
        and _are_sentences(ground, choices, members, 0, whole=False)
    )


def _are_provisions(ground: Ground, choices: Sequence[Choice], members: Sequence[int], longer: int) -> bool:
    """Whether the members are a line of one sentence each, most with nothing under it: the provision itself, not its name.

    Of those told off under a colon, ``longer`` may have more sentences than one.
    """
    if not _are_sentences(ground, choices, members, longer, whole=not longer and len(members) < _MANY):
        return False
    told = any(_tells_off(ground, choices, index) for index in members)
    alone = [choices[index].candidate for index in members if not _holds(choices, index)]
    return told or sum(ground.line_end(one.start) - one.end for one in alone) >= _NAME * len(alone)


def _begin_with_sentences(ground: Ground, heads: Sequence[Lead | None]) -> bool:
    """Whether most members are paragraphs whose first sentences are too long for names: 1.贯彻执行…。组织拟订…。"""
    first = [head for head in heads if head and head.run_in and ground.text[head.end - 1] in _STOPS]
    if 2 * len(first) <= len(heads):
        return False
    size = sum(head.end - head.start for head in first)
    whole = sum(ground.line_end(head.start) - head.start for head in first)
    longest = _LONG_NAME if size > _MOST_OF_PARAGRAPH * whole else _LONGEST_NAME
    return size > longest * len(first)


def hold_points(choices: Sequence[Choice], members: Sequence[int]) -> bool:
    """Whether points of their own stand under most members."""
    return 2 * sum(_holds(choices, index) for index in members) > len(members)


def _holds(choices: Sequence[Choice], index: int) -> bool:
    """Whether points of its own stand under the member."""
    return index + 1 < len(choices) and choices[index + 1].depth > choices[index].depth


def _tells_off(ground: Ground, choices: Sequence[Choice], index: int) -> bool:
    """Whether the member's line ends in a colon over points of its own: 1. 登记时携带以下材料：⏎- 复印件；⏎- 证明。"""
    following = choices[index + 1].candidate if index + 1 < len(choices) else None
    if following is None or not following.at_line_start or choices[index + 1].depth <= choices[index].depth:
        return False
    return ground.text[following.start - 2 : following.start - 1] in ("：", ":")


def _are_labelled(
    ground: Ground, choices: Sequence[Choice], members: Sequence[int], leads: Sequence[Lead | None]
) -> bool:
    """Whether a label begins most of the lines: （一）五十米跑（男生九秒）：测试两次，…。"""
    labels = 0
    for index in members:
        head = leads[index]
        labelled = head is not None and head.run_in and ground.text[head.end - 1] in "：:"
        labels += labelled or _tells_off(ground, choices, index)
    return 2 * labels > len(members)


def _are_sentences(ground: Ground, choices: Sequence[Choice], members: Sequence[int], longer: int, whole: bool) -> bool:
    """Whether most members are a line of one sentence with nothing under it, and the others hold points: 4.车间：⏎（1）….

    ``longer`` of them may have more sentences; ``whole``: nothing but the foot of the text may follow the last.
    """
    parents = 0
    for index in members:
        start, end = choices[index].candidate.end, ground.line_end(choices[index].candidate.start)
        if index + 1 < len(choices):
            end = min(end, choices[index + 1].candidate.start)
        line, last = ground.text[start:end].strip(), index == members[-1] and not whole
        below = _holds(choices, index)
        if last and below and choices[index + 1].candidate.start > end + 1:
            below = False  # a paragraph behind the list comes first
        if below and _tells_off(ground, choices, index):
            continue
        longer -= not (below or _SENTENCE.fullmatch(line))
        parents += below
        if longer < 0 or not (last or _begins_next(ground, choices, index, end)):
            return False
    return 2 * parents < len(members)


def _begins_next(ground: Ground, choices: Sequence[Choice], index: int, end: int) -> bool:
    """Whether the next member, the foot or the end of the text follows at once: a heading has a paragraph under it."""
    if index + 1 < len(choices) and choices[index + 1].candidate.family != "annex":
        return not ground.text[end : choices[index + 1].candidate.start].strip()
    below = ground.text[end : end + _FOOT].lstrip().partition("\n")[0]
    return len(below) < _FOOT and not _ENDED.match(below[-1:])
