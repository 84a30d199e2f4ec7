"""From the chosen markers to spans: sections, lists, run-in headings, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import HIGH, MEDIUM, Block, Cell, Certainty, Span, SpanKind
from pipeline.outline.annex import is_glossary
from pipeline.outline.candidates import Ground
from pipeline.outline.costs import ITEMS
from pipeline.outline.lead import Lead, glued, lead
from pipeline.outline.search import CLOSE, Choice

#: Families that are sections at line starts and items inside a paragraph.
_EITHER = frozenset(("arabic-paren", "circled", "arabic-close"))
_STOPS = "。；！？："
_ENDED = re.compile(f"[{_STOPS}]")
_DIGITS = re.compile("[0-9０-９]+")
_CONTINUES = frozenset(("successor", "gap", "double", "back", "lost glyph", "restart"))
_CLOSING = re.compile(
    r"(?:同志们[，,！!：:]|各位代表[，,！!：:]|各位[^，。]{0,6}[！!]|谢谢|最后，让我们|特此|以上[报汇]告|妥否)"
)


@dataclass(slots=True)
class _Node:
    """A span that is still being built."""

    span: Span
    children: list[_Node] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """A member that is open: what comes now belongs to it."""

    node: _Node
    depth: int
    line: int  # where its line begins
    more: bool  # a later member continues its level


@dataclass(slots=True)
class _Kind:
    """What the members of one level are; ``holder`` is the list that items hang on."""

    kind: SpanKind
    holder: _Node | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line whose markers count for nothing: a cell, a caption, an attachment, a note, an entry of contents."""

    start: int
    end: int
    block: Block


def build(ground: Ground, choices: Sequence[Choice], furniture: Sequence[Line]) -> tuple[Span, ...]:
    """Spans in document order, nested as the choices nest; every line that is not blank is in some leaf."""
    return _Builder(ground, choices, furniture).run()


class _Builder:
    def __init__(self, ground: Ground, choices: Sequence[Choice], furniture: Sequence[Line]) -> None:
        self.ground = ground
        self.choices = choices
        self.special = {line.start: line for line in furniture}
        self.root = _Node(Span("p", 0, len(ground.text)))
        self.base = self.root  # the body, or the annex that is open
        self.glossary = False  # whether that annex explains terms
        self.frames: list[_Frame] = []
        self.kinds: dict[int, _Kind] = {}
        self.begun = frozenset(choice.candidate.start for choice in choices)
        self.leads = _leads(ground, choices)
        levels = _levels(choices)
        self.last = {members[-1] for members in levels}
        self.headlines = {members[0] for members in levels if self._headlines(members)}
        self.clauses = {members[0] for members in levels if self._clauses(members)}
        self.table: tuple[int, _Node] | None = None

    def run(self) -> tuple[Span, ...]:
        index = 0
        for start in self.ground.line_starts:
            end = self.ground.line_end(start)
            if start in self.special:
                self._special(self.special[start])
                continue
            self.table = None
            at = start
            while index < len(self.choices) and self.choices[index].candidate.start <= max(end - 1, start):
                choice = self.choices[index]
                self._paragraph(at, choice.candidate.start, start)
                following = self.choices[index + 1].candidate.start if index + 1 < len(self.choices) else end
                at = min(following, end)
                self._member(index, at, start)
                index += 1
            self._paragraph(at, end, start)
        return tuple(_flatten(self.root.children))

    def _container(self, line: int) -> list[_Node]:
        """Where a paragraph of the line goes: an item holds those that stand between it and its next sibling."""
        while self.frames and self.frames[-1].node.span.kind == "item":
            frame = self.frames[-1]
            if frame.line == line or frame.more or not any(child.span.kind != "num" for child in frame.node.children):
                break
            self.frames.pop()
        return (self.frames[-1].node if self.frames else self.base).children

    def _paragraph(self, start: int, end: int, line: int) -> None:
        start, end = _trim(self.ground.text, start, end)
        if start == end:
            return
        text = self.ground.text
        if start == line and _CLOSING.match(text, start, end):
            while self.frames and not self.frames[-1].more:
                self.frames.pop()
        if self.base is not self.root and not self.frames and self._names_annex(start, end):
            self.base.children.append(_Node(Span("heading", start, end)))
            return
        self._container(line).append(_Node(Span("p", start, end)))

    def _names_annex(self, start: int, end: int) -> bool:
        """Whether the line is the title of the annex that a bare 附件 line has just opened."""
        if any(child.span.kind != "num" for child in self.base.children):
            return False
        return end - start <= 60 and self.ground.text[end - 1] not in "。；！？：，"

    def _member(self, index: int, until: int, line: int) -> None:
        """One marker with what it heads, up to the next marker of its line or the line's end."""
        choice, head = self.choices[index], self.leads[index]
        if choice.candidate.family == "annex":
            self.frames.clear()
            self.kinds.clear()
            self.base = self.root
        while self.frames and self.frames[-1].depth >= choice.depth:
            self.frames.pop()
        level = self._kind(index, choice)
        node = _Node(
            Span(
                level.kind,
                choice.candidate.start,
                until,
                level=1 + sum(frame.node.span.kind == "section" for frame in self.frames),
                value=choice.value,
                style=choice.candidate.family.removesuffix("-low"),
                certainty=certainty_of(choice.margin),
            )
        )
        self._hang(node, level)
        node.children += [_Node(span) for span in self._inside(choice, head, level.kind, until)]
        if level.kind == "annex":
            self.base = node
            self.glossary = is_glossary(self.ground.text[choice.candidate.start : until])
        else:
            self.frames.append(_Frame(node, choice.depth, line, index not in self.last))

    def _kind(self, index: int, choice: Choice) -> _Kind:
        """What the choice's level holds, as its first member decided."""
        for depth in [depth for depth in self.kinds if depth > choice.depth]:
            del self.kinds[depth]
        known = self.kinds.get(choice.depth)
        if known and choice.reason in _CONTINUES and not (known.kind == "item" and choice.reason == "restart"):
            return known
        family = choice.candidate.family
        above = self.frames[-1].node.span if self.frames else None
        kind: SpanKind = "section"
        if family == "annex":
            kind = "annex"
        elif index in self.headlines:
            kind = "section"
        elif (
            family in ITEMS
            or index in self.clauses
            or (family in _EITHER and not choice.candidate.at_line_start)
            or (above is not None and (above.style == "article" or above.kind == "item"))
            or (self.glossary and above is None)
        ):
            kind = "item"
        self.kinds[choice.depth] = _Kind(kind, None)
        return self.kinds[choice.depth]

    def _headlines(self, members: Sequence[int]) -> bool:
        """第一，进一步稳定农业⏎ and a body in the lines below: headings, whatever counts them, if most are like that."""
        first = self.choices[members[0]].candidate
        if first.family not in ("ordinal", "item-word") or not first.at_line_start:
            return False
        return 2 * sum(self._headline(self.choices[index]) for index in members) > len(members)

    def _clauses(self, members: Sequence[int]) -> bool:
        """（一）…；（二）…；（三）…。 are clauses of one sentence: entries of a list, whatever they stand under."""
        text = self.ground.text
        ends = [text[self.ground.line_end(self.choices[i].candidate.start) - 1] for i in members[:-1]]
        return bool(ends) and 2 * ends.count("；") > len(ends)

    def _headline(self, choice: Choice) -> bool:
        text, end = self.ground.text, self.ground.line_end(choice.candidate.start)
        if end - choice.candidate.end > 60 or _ENDED.search(text, choice.candidate.end, end - 1):
            return False
        return text[end - 1] not in _STOPS or end + 1 not in self.begun

    def _hang(self, node: _Node, level: _Kind) -> None:
        parent = (self.frames[-1].node if self.frames else self.base).children
        if level.kind != "item":
            parent.append(node)
            return
        if level.holder is None:
            level.holder = _Node(Span("list", node.span.start, node.span.end))
            parent.append(level.holder)
        level.holder.children.append(node)

    def _inside(self, choice: Choice, head: Lead | None, kind: SpanKind, until: int) -> Iterator[Span]:
        """Marker, heading and first paragraph of a member."""
        text = self.ground.text
        mark = _mark(choice, until, text)
        at = choice.candidate.end
        if mark:
            yield mark
            at = mark.end
        headed = (
            kind != "item" and head is not None and (choice.candidate.family != "article" or _titled(text, head, until))
        )
        if headed and head is not None and head.start < head.end:
            why = "the body begins here with no mark between" if head.glued else "the lead of a paragraph that goes on"
            yield Span("heading", head.start, head.end, run_in=head.run_in, rule="outline/run-in", why=why)
            at = head.end
        start, end = _trim(text, at, until)
        if start < end:
            yield Span("p", start, end)
        elif (mark and not headed) or (head is not None and head.start == head.end and mark):
            yield Span("p" if kind == "item" else "heading", at, at)

    def _special(self, line: Line) -> None:
        """A line that is no text: it stands where it stood, a table's cells together."""
        block = line.block
        if block.cell is None:
            kind: SpanKind = {"figure": "figure", "attachment": "attachment", "note": "note"}.get(block.role, "p")  # type: ignore[assignment]
            self.table = None
            self._container(line.start).append(_Node(Span(kind, line.start, line.end, target=block.target)))
            return
        if self.table is None or self.table[0] != block.cell.table:
            node = _Node(Span("table", line.start, line.end))
            self._container(line.start).append(node)
            self.table = (block.cell.table, node)
        _add_cell(self.table[1], line, block.cell)


def _add_cell(table: _Node, line: Line, cell: Cell) -> None:
    row = table.children[-1] if table.children else None
    if row is None or row.span.value != cell.row + 1:
        row = _Node(Span("row", line.start, line.end, value=cell.row + 1))
        table.children.append(row)
    last = row.children[-1] if row.children else None
    if last is not None and last.span.value == cell.column + 1:
        if not last.children:
            last.children.append(_Node(Span("p", last.span.start, last.span.end)))
        last.children.append(_Node(Span("p", line.start, line.end)))
        return
    row.children.append(
        _Node(
            Span(
                "cell", line.start, line.end, value=cell.column + 1, row_span=cell.row_span,
                column_span=cell.column_span,
            )
        )
    )  # fmt: skip


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u3000\n":
        start += 1
    while end > start and text[end - 1] in " \t\u3000\n":
        end -= 1
    return start, end


def _leads(ground: Ground, choices: Sequence[Choice]) -> list[Lead | None]:
    """The heading of each choice that is no item; siblings help where heading and body are glued."""
    out: list[Lead | None] = []
    for index, choice in enumerate(choices):
        line_end = ground.line_end(choice.candidate.start)
        following = choices[index + 1].candidate.start if index + 1 < len(choices) else line_end
        until = min(following, line_end)
        if choice.candidate.family in ITEMS - {"ordinal", "item-word"}:
            out.append(None)
        else:
            goes_on = following < line_end and choices[index + 1].candidate.family in ITEMS | _EITHER
            out.append(lead(ground.text, min(choice.candidate.end, until), until, goes_on))
    for index, head in enumerate(out):
        if head is not None and choices[index].candidate.printed:
            mine = choices[index]
            siblings = [
                other
                for other, choice in zip(out, choices, strict=True)
                if other is not None and other is not head and choice.candidate.family == mine.candidate.family
            ]
            out[index] = glued(ground.text, head, siblings[:40])
    return out


def _levels(choices: Sequence[Choice]) -> list[list[int]]:
    """The members of each level, as indices into ``choices``."""
    levels: list[list[int]] = []
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
            levels.append(open_levels[choice.depth])
    return levels


def _continues(elder: Choice, choice: Choice) -> bool:
    family, former = choice.candidate.family, elder.candidate.family
    return (family == former or (former, family) == ("item-word", "ordinal")) and choice.reason != "restart"


def _titled(text: str, head: Lead, until: int) -> bool:
    """Whether an article has a heading: a short line without a sentence end."""
    return head.end >= until and head.end - head.start <= 24 and text[head.end - 1 : head.end] not in "。；：，！？"


def _mark(choice: Choice, until: int, text: str) -> Span | None:
    """The marker's own span, with the space after it; what was lost of it is put back."""
    candidate = choice.candidate
    if not candidate.printed:
        return None
    if candidate.virtual:
        return Span(
            "num", candidate.start, candidate.start, restored=candidate.printed, rule="outline/lost-first",
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


def _flatten(nodes: Sequence[_Node]) -> Iterator[Span]:
    for node in nodes:
        inner = tuple(_flatten(node.children))
        end = max([node.span.end, *(span.end for span in inner)]) if not inner else max(span.end for span in inner)
        yield replace(node.span, end=end)
        yield from inner


def certainty_of(margin: float) -> Certainty:
    """How sure a decision is that beat its best rival by ``margin``."""
    return MEDIUM if margin < CLOSE else HIGH
