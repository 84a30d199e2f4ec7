"""The parts of a member: its marker as it is to be printed, and where its heading ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ..chinese.bodies import is_body
from ..model import HIGH, MEDIUM, Certainty, Span
from ..regex import regex
from .costs import ITEMS, UNCOUNTED
from .glue import unglue
from .ground import Ground
from .lead import Lead, labelled, lead
from .reading import CLOSE, Choice

#: Families that are sections at line starts and items inside a paragraph.
EITHER = frozenset(("arabic-paren", "circled", "arabic-close"))

#: Families whose members have no headings, and those that may stand in the line of a heading.
_NEVER_HEAD, _MAY_BE_ITEMS = ITEMS - {"ordinal", "item-word"}, ITEMS | EITHER
_SIBLINGS = 40  # how many headings of a family show how they are built
#: The second sentence of a heading.
_SECOND = regex("[^。！？：:；;\n]{3,24}[。！]")
#: What may stand behind the colon of a heading, and the longest label, which is none: 会议地点：.
_NAME, _LABEL = regex("[^。；！？：:;，0-9]{4,20}"), 5
_TITLE = 24  # characters of an article's heading
_BODY = 20  # characters of the paragraph below
_ALIKE = 3  # characters by which the first sentences of such headings differ
_DIGITS = regex("[0-9０-９]+")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def leads_of(ground: Ground, choices: Sequence[Choice]) -> list[Lead | None]:
    """The heading of each choice that is no item; siblings help where heading and body are glued."""
    out: list[Lead | None] = []
    for choice, below in zip_longest(choices, choices[1:]):
        candidate = choice.candidate
        if candidate.family in _NEVER_HEAD:
            out.append(None)
            continue
        until, goes_on = ground.line_end(candidate.start), False
        if below and below.candidate.start < until:
            until, goes_on = below.candidate.start, below.candidate.family in _MAY_BE_ITEMS
        if candidate.until:
            out.append(Lead(candidate.start, candidate.until, True, glued=True))
        elif candidate.family == "article":
            out.append(_title(ground.text, candidate.end, until, goes_on))
        elif candidate.family in UNCOUNTED:
            out.append(Lead(*trim(ground.text, candidate.start, until), goes_on))  # the line, whole
        else:
            out.append(lead(ground.text, min(candidate.end, until), until, goes_on))
            if below is None or below.candidate.start > until + 1:
                out[-1] = _whole_name(ground.text, out[-1], until)
    families: dict[str, list[tuple[int, Lead]]] = {}
    for index, (choice, head) in enumerate(zip(choices, out, strict=True)):
        if head is not None and choice.candidate.printed:
            families.setdefault(choice.candidate.family, []).append((index, head))
    for members in families.values():
        heads = [head for _, head in members]
        if _are_labels(ground.text, heads[:_SIBLINGS]):
            changed = [labelled(ground.text, head, ground.line_end(head.start)) for head in heads]
        elif len(heads) > 1 and all(head.run_in for head in heads) and _are_of_two(ground, choices, members):
            changed = [Lead(head.start, ground.line_end(head.start), False) for head in heads]
        else:
            continue
        for (index, _), head in zip(members, changed, strict=True):
            out[index] = head
    return unglue(ground, choices, out)


def _whole_name(text: str, head: Lead | None, until: int) -> Lead | None:
    """The heading up to the end of its line, if what stands behind its colon ends no sentence and a paragraph is below:
    一、修渠富民之路：百年大计⏎今年…. A label has its value there: 会议时间：3月5日, 地点：镇政府.
    """
    if head is None or not head.run_in or text[head.end - 1] not in "：:":
        return head
    rest = text[head.end : until].strip()
    named = _NAME.fullmatch(rest) and head.end - head.start > _LABEL and not is_body(rest)
    return Lead(head.start, head.end + len(text[head.end : until].rstrip()), False) if named else head


def _are_of_two(ground: Ground, choices: Sequence[Choice], members: Sequence[tuple[int, Lead]]) -> bool:
    """Whether each heading is a line of two sentences, built alike, over a paragraph: 一、民生是根本。要办好实事。⏎今年….

    Its second sentence is no body: the paragraph below is longer than the line.
    """
    starts = frozenset(choice.candidate.start for choice in choices)
    for index, head in members:
        start, end = choices[index].candidate.start, ground.line_end(head.start)
        below = ground.line_end(min(end + 1, len(ground.text)))
        if not choices[index].candidate.at_line_start or end + 1 in starts or below - end <= max(end - start, _BODY):
            return False
        if not _SECOND.fullmatch(ground.text, head.end, end):
            return False
    sizes = [head.end - head.start for _, head in members]
    return max(sizes) - min(sizes) <= _ALIKE


def _are_labels(text: str, heads: Sequence[Lead]) -> bool:
    """Whether most of the headings end in a colon: 1、时间：… 2、地点：…."""
    return 2 * sum(head.run_in and text[head.end - 1] in "：:" for head in heads) > len(heads)


def _title(text: str, start: int, until: int, goes_on: bool) -> Lead | None:
    """The heading of an article, if it has one: a short line without a sentence end."""
    if len(text[start:until].strip()) > _TITLE or text[until - 1] in "。；：，！？":
        return None
    head = lead(text, start, until, goes_on)
    return head if head.start < head.end == until else None


def mark_of(choice: Choice, until: int, text: str) -> Span | None:
    """The marker's own span, with the space after it; what was lost of it is put back."""
    candidate = choice.candidate
    if not candidate.printed:
        return None
    if candidate.virtual:
        return Span(
            "num", candidate.start, candidate.end, restored=candidate.printed, rule="outline/lost-first",
            why="the list begins with 2, and the text has lost its 1s",
        )  # fmt: skip
    end = max(candidate.end, min(until, candidate.end + 4))
    end = end if not text[candidate.end : end].strip() else candidate.end
    mended = candidate.mended or candidate.printed
    if choice.reason == "lost glyph":
        mended = _DIGITS.sub(str(choice.value), mended) if _DIGITS.search(mended) else f"{choice.value}{mended}"
    if mended == candidate.printed:
        return Span("num", candidate.start, end)
    return Span(
        "num", candidate.start, candidate.end, restored=mended, certainty=certainty_of(choice.margin),
        rule="outline/lost-in-marker", why="the siblings say which number it is; what is lost here is lost everywhere",
    )  # fmt: skip


def certainty_of(margin: float) -> Certainty:
    """How sure a decision is that beat its best rival by ``margin``."""
    return MEDIUM if margin < CLOSE else HIGH
