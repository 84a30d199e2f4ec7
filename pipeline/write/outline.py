"""The outline of a document as a tree to hold in the hand, built from its spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Document, Span
from .clean import LEAVES, figures_in, is_repair


@dataclass(frozen=True, slots=True)
class Section:
    """A section or annex. ``number`` is its marker as it stands in the clean text, ``value`` the marker's integer.

    ``text`` is what stands directly in it, a line a block, without what its ``children`` hold. ``source`` is its range
    in the source text, in code points.
    """

    kind: str  # section, annex
    level: int  # 1 = top
    number: str
    value: int  # 0: it has none
    heading: str
    text: str
    source: tuple[int, int]
    children: tuple[Section, ...] = ()

    @property
    def title(self) -> str:
        """Marker and heading together: 一、总体要求."""
        return self.number + self.heading

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in document order."""
        pending = [self]
        while pending:
            section = pending.pop()
            yield section
            pending.extend(reversed(section.children))


@dataclass(frozen=True, slots=True)
class Repair:
    """A number that was corrected (``corr``), is open (``unclear``) or is masked or lost (``gap``).

    ``printed`` is what stood there, ``now`` what it became; ``source`` is its range in the source text.
    """

    kind: str
    printed: str
    now: str
    candidates: tuple[str, ...]
    certainty: str
    rule: str
    evidence: str
    source: tuple[int, int]


def title(document: Document) -> str:
    """The title as it stands in the clean text; empty without one."""
    return next((_said(document, span) for span in document.spans if span.kind == "title"), "")


def outline(document: Document) -> tuple[Section, ...]:
    """The sections and annexes at the top of the document, in its order; in time linear in spans and depth."""
    _, below = _parted([span for span in document.spans if span.kind != "title"])
    return tuple(_section(document, *part) for part in below)


def repairs(document: Document) -> tuple[Repair, ...]:
    """Every number with a mark, in the order of the text; those only printed in other widths are none."""
    text = document.text.string
    return tuple(
        Repair(
            figure.kind, text[figure.start : figure.end], figure.now, figure.candidates, str(figure.certainty),
            figure.rule, figure.why, document.text.source_of(figure.start, figure.end),
        )
        for figure in document.figures
        if figure.kind != "corr" or is_repair(text[figure.start : figure.end], figure.now)
    )  # fmt: skip


def _parted(spans: Sequence[Span]) -> tuple[list[Span], list[tuple[Span, Sequence[Span]]]]:
    """Of spans in document order, those that stand directly here, and each section with what is inside it."""
    own: list[Span] = []
    below: list[tuple[Span, Sequence[Span]]] = []
    index = 0
    while index < len(spans):
        span, after = spans[index], index + 1
        if span.kind in ("section", "annex"):
            while after < len(spans) and span.start <= spans[after].start and spans[after].end <= span.end:
                after += 1
            below.append((span, spans[index + 1 : after]))
        else:
            own.append(span)
        index = after
    return own, below


def _section(document: Document, span: Span, inside: Sequence[Span]) -> Section:
    own, below = _parted(inside)
    lead = {part.kind: _said(document, part) for part in own[:2] if part.kind in ("num", "heading")}
    leaves = [
        part for part in own[len(lead) :] if part.kind in LEAVES or (part.kind == "cell" and part.start < part.end)
    ]
    return Section(
        span.kind, max(span.level, 1), lead.get("num", ""), span.value, lead.get("heading", ""),
        _lines(document, leaves), document.text.source_of(span.start, span.end),
        tuple(_section(document, *part) for part in below),
    )  # fmt: skip


def _lines(document: Document, leaves: Sequence[Span]) -> str:
    """A line a block; a marker stands on the line of what it heads."""
    parts = [_said(document, leaf) + ("" if leaf.kind == "num" else "\n") for leaf in leaves]
    return "".join(parts).rstrip("\n")


def _said(document: Document, span: Span) -> str:
    """What the clean text holds in the place of the span."""
    if span.restored:
        return span.restored
    text, parts, at = document.text.string, [], span.start
    for figure in figures_in(document.figures, span):
        if figure.kind == "corr":
            parts += [text[at : figure.start], figure.now]
            at = figure.end
    return "".join([*parts, text[at : span.end]])
