"""The parts around the body of an official text: title, number, addressee, salutation, signature, date.

Where they stand follows GB/T 9704-2012, 7.2-7.3; what real texts make of it is in the examples of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..chinese.dates import iso_date
from ..chinese.widths import FULL_TO_HALF_DIGITS
from ..model import Span, SpanKind
from .forms import (
    ADDRESSEE,
    BLANK_NUMBER,
    BODY_ALONE,
    CALLED,
    CONTENTS,
    DATE_LINE,
    DAY_IN_FIGURES,
    DOC_NUMBER,
    LETTERHEAD,
    MONTH_LINE,
    NAME,
    NO_TITLE,
    OCCASION,
    SALUTE,
    SIGNATURE,
    SIGNER,
    SPEAKER,
    TITLE_LIKE,
)

#: A line that begins with one of these goes on from the line before.
_CONTINUES = frozenset("，。、；：）》”")

#: A title is at most this long, and the lines before a body at most this many.
_LONGEST_TITLE = 90
_FRONT = 14


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans, relabelled, and what was found on the way."""

    spans: tuple[Span, ...]
    title: Span | None


def find_parts(text: str, spans: Sequence[Span], label: str, page_title: str) -> Parts:
    """Give the paragraphs around the body their kinds. The title is found by its place, form and the page's own word."""
    out = list(spans)
    front = _front(text, out)
    title = _title(text, out, front, label, page_title)
    for index in front:
        if index == title:
            out[index] = out[index]._replace(kind="title")
        else:
            line = text[out[index].start : out[index].end].translate(FULL_TO_HALF_DIGITS)
            kind = _front_kind(line, title is not None and index > title)
            if kind is None and title is not None and title < index < front[-1] and DATE_LINE.match(line):
                below = text[out[index + 1].start : out[index + 1].end]
                kind = "subtitle" if SALUTE.match(below) else None  # the day of the speech
            if kind:
                out[index] = out[index]._replace(kind=kind)
    out = _back(text, out)
    return Parts(tuple(out), out[title] if title is not None else None)


def _front(text: str, spans: Sequence[Span]) -> list[int]:
    """Indices of the paragraphs before the body proper: up to the first marker or long paragraph."""
    found = []
    for index, span in enumerate(spans[: _FRONT + 6]):
        if span.kind != "p":
            if span.kind in ("figure", "attachment", "note"):
                continue
            break
        line = text[span.start : span.end]
        if CONTENTS.match(line):
            break
        found.append(index)
        if len(line) > _LONGEST_TITLE and not ADDRESSEE.match(line) and not OCCASION.match(line):
            break
        if SALUTE.match(line) or ADDRESSEE.match(line) or len(found) >= _FRONT:
            break
    return found


def _title(text: str, spans: Sequence[Span], front: Sequence[int], label: str, page_title: str) -> int | None:
    """The paragraph that is the title, if one is."""
    lines = {index: text[spans[index].start : spans[index].end] for index in front}
    for wanted in filter(None, (_bare(label), _bare(page_title))):
        for index, line in lines.items():
            if _bare(line) == wanted or (len(_bare(line)) >= 8 and _bare(line) in wanted and TITLE_LIKE.search(line)):
                return index
    possible = [i for i, line in lines.items() if _may_be_title(line)]
    likely = [i for i in possible if TITLE_LIKE.search(lines[i])]
    if likely:
        return likely[0]
    possible = _under_head(lines, possible)
    headed = any(LETTERHEAD.match(line) for line in lines.values())
    before = [i for i in front if possible and i < possible[0] and not (headed or _over_title(lines[i]))]
    if not possible or before or len(spans) < 2:
        return None
    following = text[spans[possible[0]].end : spans[possible[0]].end + 2].strip()
    unfinished = lines[possible[0]][-1] in "的在和了与及对把" or following[:1] in _CONTINUES
    return None if unfinished else possible[0]


def _under_head(lines: dict[int, str], possible: list[int]) -> list[int]:
    """The lines that may be the title where the head of a sheet stands over it: those below the number, below who writes."""
    numbers = [i for i, line in lines.items() if DOC_NUMBER.match(line) or BLANK_NUMBER.match(line)]
    if numbers and any(LETTERHEAD.match(line) for line in lines.values()):
        return [i for i in possible if i > numbers[0]] or possible
    named = [i for i in possible if not BODY_ALONE.match(lines[i])]
    return named if named and named[0] == min(possible) + 1 else possible


def _over_title(line: str) -> bool:
    """Whether the line may stand over a title: a number, the head of the sheet, who writes."""
    return bool(DOC_NUMBER.match(line) or BLANK_NUMBER.match(line) or LETTERHEAD.match(line) or BODY_ALONE.match(line))


def _may_be_title(line: str) -> bool:
    return (
        2 <= len(line) <= _LONGEST_TITLE
        and not NO_TITLE.search(line)
        and not line.endswith(("：", ":"))
        and not DOC_NUMBER.match(line)
        and not LETTERHEAD.match(line)
        and not BLANK_NUMBER.match(line)
        and not DATE_LINE.match(line)
        and bool(re.search("[\u3400-\u9fff]{2}", line))
    )


def _bare(line: str) -> str:
    return re.sub(r"[\W_]+", "", line)


def _front_kind(line: str, after_title: bool) -> SpanKind | None:
    if DOC_NUMBER.match(line) or BLANK_NUMBER.match(line):
        return "doc-number"
    if ADDRESSEE.match(line) and not CALLED.search(line):
        return "addressee"
    if SALUTE.match(line):
        return "salute"
    if OCCASION.match(line) or DAY_IN_FIGURES.match(line):
        return "subtitle"
    if after_title and len(line) <= 30 and SPEAKER.match(line) and not TITLE_LIKE.search(line):
        return "subtitle"
    return None


def _back(text: str, spans: list[Span]) -> list[Span]:
    """Signature and date at the end of the text and at the end of a notice that carries an annex."""
    leaves = [i for i, span in enumerate(spans) if span.kind == "p" or _signs(text, spans, i)]
    for position in _date_places(text, spans, leaves):
        index = leaves[position]
        line = text[spans[index].start : spans[index].end]
        spans[index] = spans[index]._replace(kind="dateline", when=iso_date(line) or "")
        first = index
        for earlier in reversed(leaves[max(position - 3, 0) : position]):
            signer = text[spans[earlier].start : spans[earlier].end]
            if (
                earlier != _before(leaves, first)
                or spans[earlier - 1].kind == "num"
                or not (SIGNATURE.match(signer) or NAME.match(signer) or SIGNER.match(signer))
            ):
                break
            spans[earlier] = spans[earlier]._replace(kind="signed")
            first = earlier
        _lift(spans, first, index)
    return spans


def _signs(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether a line that was taken for the speaker's signs an order: its date stands in the next (总理 某某)."""
    span = spans[index]
    if span.kind != "subtitle" or index + 1 >= len(spans) or not SIGNER.match(text[span.start : span.end]):
        return False
    below = spans[index + 1]
    return below.kind == "p" and bool(DATE_LINE.match(text[below.start : below.end]))


def _before(leaves: Sequence[int], index: int) -> int:
    return leaves[leaves.index(index) - 1] if index in leaves and leaves.index(index) else -1


def _date_places(text: str, spans: Sequence[Span], leaves: Sequence[int]) -> Iterator[int]:
    """Positions in ``leaves`` of date lines that close a text: among the last, or right before an annex."""
    annexes = {span.start for span in spans if span.kind == "annex"}
    for position, index in enumerate(leaves):
        span = spans[index]
        line = text[span.start : span.end] if span.end - span.start <= 24 else ""
        if not DATE_LINE.match(line) and not _is_month(text, spans, leaves, position):
            continue
        if spans[index - 1].kind == "num":
            continue  # an entry of a list: • 县农业局⏎• 2021年1月11日
        near_annex = any(0 <= start - span.end <= 40 for start in annexes)
        if (
            (position >= len(leaves) - 5 and position > 0)
            or near_annex
            or _signed_within(text, spans, leaves, position)
        ):
            yield position


def _is_month(text: str, spans: Sequence[Span], leaves: Sequence[int], position: int) -> bool:
    """Whether the last line is a month, right below a body that signs."""
    if position < max(2, len(leaves) - 1):
        return False
    below, above = (text[spans[i].start : spans[i].end] for i in (leaves[position], leaves[position - 1]))
    return bool(MONTH_LINE.match(below) and SIGNATURE.match(above) and len(above) <= 30)


def _signed_within(text: str, spans: Sequence[Span], leaves: Sequence[int], position: int) -> bool:
    """Whether a signature stands over the date, and a sentence over that: a text that carries another one ends here."""
    if position < 3:
        return False
    above, over = (text[spans[i].start : spans[i].end] for i in (leaves[position - 1], leaves[position - 2]))
    return bool(BODY_ALONE.match(above)) and over.endswith(("。", "！", "）")) and len(over) > 20


def _lift(spans: list[Span], first: int, last: int) -> None:
    """Take the spans from ``first`` on out of the sections that hold them: a signature is the text's, not a section's."""
    start = spans[first].start
    holders = [
        i
        for i in range(first)
        if spans[i].start < start < spans[i].end and spans[i].kind in ("section", "list", "item")
    ]
    if not holders or any(spans[i].start >= start for i in range(first)):
        return
    if last + 1 < len(spans) and spans[last + 1].start < max(spans[i].end for i in holders):
        return  # a further member follows: ——甲⏎（一九八二年五月二日）⏎——乙
    end = max((spans[i].end for i in range(first) if spans[i].kind == "p" or spans[i].kind == "heading"), default=0)
    for index in holders:
        spans[index] = spans[index]._replace(end=max(end, spans[index].start))
