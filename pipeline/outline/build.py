"""From the chosen markers to spans: sections, lists, run-in headings, paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Span, SpanKind
from ..regex import regex
from .annex import is_glossary
from .closing import closings
from .costs import ITEMS, UNMARKED
from .grid import Table, filled
from .ground import Ground
from .lead import Lead
from .levels import clauses, headlines, hold_points, levels_of, of_sentences
from .members import EITHER, certainty_of, leads_of, mark_of, trim
from .nodes import Line, Node, flatten
from .reading import Choice
from .turns import over_turns, turns

_CONTINUES = frozenset(("successor", "gap", "double", "back", "lost glyph", "restart"))
#: Families that the search tells apart and the output does not.
_STYLES = {**dict.fromkeys(UNMARKED, "none"), "cjk-formal": "cjk-comma", "point": "ordinal"}
_CLOSINGS = (
    "同志们[，,！!：:]|各位代表[，,！!：:]|各位[^，。]{0,6}[！!]|谢谢|最后，让我们",
    "特此|专此|此[复批告令致]|[妥当]否",
    "以上(?:报告|汇报|(?:请示|意见|方案|建议)[^。；]{0,8}[，,])",  # 以上意见如无不妥，请批转各地执行。
    "总之|综上|总而言之|总的[来说]|以上就?是",
)
#: What the last paragraphs of a text begin with, which stand under none of its headings.
_CLOSING = regex("|".join(_CLOSINGS))
#: 回顾一年来的工作，…: so the last paragraph of a report begins, and many a paragraph of its sections.
_LOOKS_BACK = regex("(?:回顾|回首|纵观)(?:过去|今年|全年|半年|这?[一二两三四五]个?[年月]|五年)")


@dataclass(slots=True)
class _Frame:
    """A member that is open: what comes now belongs to it."""

    node: Node
    depth: int
    line: int  # where its line begins
    more: bool  # a later member continues its level
    sections: int  # how many sections hold what it holds
    indent: float = 0.0  # of a point with a dash or a bullet: how far the page sets it in


@dataclass(slots=True)
class _Kind:
    """What the members of one level are; ``holder`` is the list that items hang on."""

    kind: SpanKind
    holder: Node | None


def build(
    ground: Ground, choices: Sequence[Choice], furniture: Sequence[Line], indents: Mapping[int, float]
) -> tuple[Span, ...]:
    """Spans in document order, nested as the choices nest; every line that is not blank is in some leaf.

    ``indents`` says how far the page sets in the points with a dash or a bullet, by their starts: what is set in further
    than the point above belongs to it.
    """
    return _Builder(ground, choices, furniture, indents).run()


class _Builder:
    def __init__(
        self, ground: Ground, choices: Sequence[Choice], furniture: Sequence[Line], indents: Mapping[int, float]
    ) -> None:
        self.ground = ground
        self.indents = indents
        self.choices = choices
        self.special = {line.start: line for line in furniture}
        self.root = Node(Span("p", 0, len(ground.text)))
        self.base = self.root  # the body, or the annex that is open
        self.glossary = False  # whether that annex explains terms
        self.frames: list[_Frame] = []
        self.kinds: dict[int, _Kind] = {}
        self.leads = leads_of(ground, choices)
        levels = levels_of(choices)
        self.last = {members[-1] for members in levels}
        self.headlines = {members[0] for members in levels if headlines(ground, choices, members)}
        self.parents = {members[0] for members in levels if hold_points(choices, members)}
        self.clauses = {
            members[0]
            for members in levels
            if not self._are_cut(members) and clauses(ground, choices, members, self.leads)
        }
        self.sentences = {
            members[0]
            for members in levels
            if choices[members[0]].candidate.family in EITHER and of_sentences(ground, choices, members)
        }
        marked = [choice.candidate.start for choice in choices]
        self.closing = closings(ground, marked)
        spoken = turns(ground)
        self.turns = {turn.start: turn.by for turn in spoken}
        self.chapters = over_turns(ground, spoken, frozenset(marked))
        self.next = 0  # which choice comes next
        self.table: tuple[int, Table] | None = None
        self.tables: list[Table] = []

    def run(self) -> tuple[Span, ...]:
        self.next = index = 0
        begin = [*(choice.candidate.start for choice in self.choices), len(self.ground.text) + 1]
        for start, end in zip(self.ground.line_starts, self.ground.line_ends, strict=True):
            if start in self.closing:
                self.frames.clear()
            if start in self.special:
                self._special(self.special[start])
                continue
            self.table = None
            if start in self.turns:
                self._turn(start, end)
            at = start
            while begin[index] < end or begin[index] == start:
                if at < begin[index]:
                    self._paragraph(at, begin[index], start)
                at = min(begin[index + 1], end)
                self._member(index, at, start)
                self.next = index = index + 1
            if at < end:
                self._paragraph(at, end, start)
        for table in self.tables:
            table.node.children[:] = filled(table)
        return flatten(self.root.children)

    def _turn(self, start: int, end: int) -> None:
        """Somebody begins to speak: what is open is closed, but for the chapter of the text that the turn stands in."""
        while self.frames and (not self.chapters or any(f.node.span.kind == "speech" for f in self.frames)):
            self.frames.pop()
        while self.frames and self.frames[-1].node.span.kind == "item":
            self.frames.pop()
        self.kinds = {depth: _Kind(level.kind, None) for depth, level in self.kinds.items()}
        above = self.frames[-1] if self.frames else None
        node = Node(Span("speech", start, end, by=self.turns[start]))
        (above.node if above else self.base).children.append(node)
        self.frames.append(_Frame(node, above.depth if above else -1, start, True, above.sections if above else 0))

    def _are_cut(self, members: Sequence[int]) -> bool:
        """Whether most members are headings glued to their bodies, whatever a sentence they and their bodies seem to be."""
        heads = [self.leads[index] for index in members]
        return 2 * sum(head is not None and head.glued for head in heads) > len(heads)

    def _container(self, line: int) -> list[Node]:
        """Where a paragraph of the line goes: an item holds those that stand between it and its next sibling."""
        while self.frames and self.frames[-1].node.span.kind == "item":
            frame = self.frames[-1]
            if frame.line == line or frame.more or frame.node.is_empty():
                break
            self.frames.pop()
        return (self.frames[-1].node if self.frames else self.base).children

    def _paragraph(self, start: int, end: int, line: int) -> None:
        text = self.ground.text
        start, end = trim(text, start, end)
        if start == end:
            return
        last = self.next == len(self.choices)
        if start == line and (_CLOSING.match(text, start, end) or (last and _LOOKS_BACK.match(text, start, end))):
            below = self._depth_below()
            while self.frames and not self.frames[-1].more and self.frames[-1].depth >= below:
                self.frames.pop()
        if self.base is not self.root and not self.frames and self._names_annex(start, end):
            self.base.children.append(Node(Span("heading", start, end)))
            return
        self._container(line).append(Node(Span("p", start, end)))

    def _depth_below(self) -> int:
        """The depth of the marker that comes next; 0 where none does: a heading without one may stand at any."""
        if self.next == len(self.choices) or self.choices[self.next].candidate.family in UNMARKED:
            return 0
        return self.choices[self.next].depth

    def _names_annex(self, start: int, end: int) -> bool:
        """Whether the line is the title of the annex that a bare 附件 line has just opened."""
        return self.base.is_empty() and end - start <= 60 and self.ground.text[end - 1] not in "。；！？：，"

    def _member(self, index: int, until: int, line: int) -> None:
        """One marker with what it heads, up to the next marker of its line or the line's end."""
        choice, head = self.choices[index], self.leads[index]
        if choice.candidate.family == "annex":
            self.frames.clear()
            self.kinds.clear()
            self.base = self.root
        indent = self.indents.get(choice.candidate.start, 0.0)
        while self.frames and self.frames[-1].depth >= choice.depth:
            above = self.frames[-1]
            if above.depth == choice.depth and above.node.span.style == "dash" and above.indent < indent:
                break
            self.frames.pop()
        level = self._kind(index, choice)
        held = self.frames[-1].sections if self.frames else 0
        node = Node(
            Span(
                level.kind,
                choice.candidate.start,
                until,
                level=1 + held,
                value=choice.value,
                style=_STYLES.get(choice.candidate.family, choice.candidate.family),
                certainty=certainty_of(choice.margin),
            )
        )
        self._hang(node, level, choice.depth)
        node.head = self._inside(choice, head, level.kind, until)
        if level.kind == "annex":
            self.base = node
            self.glossary = is_glossary(self.ground.text[choice.candidate.start : until])
        else:
            self.frames.append(
                _Frame(node, choice.depth, line, index not in self.last, held + (level.kind == "section"), indent)
            )

    def _kind(self, index: int, choice: Choice) -> _Kind:
        """What the choice's level holds, as its first member decided."""
        for depth in [depth for depth in self.kinds if depth > choice.depth]:
            del self.kinds[depth]
        known = self.kinds.get(choice.depth)
        family = choice.candidate.family
        anew = choice.reason == "restart" and (known is None or known.kind == "item" or family in ITEMS)
        if known and choice.reason in _CONTINUES and not anew:
            return known
        above = self.frames[-1].node.span if self.frames else None
        kind: SpanKind = "section"
        if family == "annex":
            kind = "annex"
        elif index in self.headlines:
            kind = "section"
        elif (
            family in ITEMS
            or index in self.clauses
            or (family in EITHER and not choice.candidate.at_line_start and index not in self.sentences)
            or (above is not None and (above.kind == "item" or self._is_provision(index, above)))
            or (self.glossary and above is None)
        ):
            kind = "item"
        self.kinds[choice.depth] = _Kind(kind, None)
        return self.kinds[choice.depth]

    def _is_provision(self, index: int, above: Span) -> bool:
        """Whether what stands under ``above`` is text of an article. One with a name may have parts: 第一条 教学⏎一、研究⏎（一）…."""
        named = any(span.kind == "heading" for span in self.frames[-1].node.head)
        return above.style == "article" and not (named and index in self.parents)

    def _hang(self, node: Node, level: _Kind, depth: int) -> None:
        parent = (self.frames[-1].node if self.frames else self.base).children
        if level.kind != "item":
            parent.append(node)
            return
        if self.frames and self.frames[-1].depth == depth:  # set in further than the point above
            if not parent or parent[-1].span.kind != "list":
                parent.append(Node(Span("list", node.span.start, node.span.end)))
            parent[-1].children.append(node)
            return
        if level.holder is None:
            level.holder = Node(Span("list", node.span.start, node.span.end))
            parent.append(level.holder)
        level.holder.children.append(node)

    def _inside(self, choice: Choice, head: Lead | None, kind: SpanKind, until: int) -> list[Span]:
        """Marker, heading and first paragraph of a member."""
        text = self.ground.text
        mark = mark_of(choice, until, text)
        inside = [mark] if mark else []
        at = mark.end if mark else choice.candidate.end
        headed = head is not None and kind != "item" and head.start < head.end
        if head is not None and headed:
            why = "the body begins here with no mark between" if head.glued else "the lead of a paragraph that goes on"
            inside.append(Span("heading", head.start, head.end, run_in=head.run_in, rule="outline/run-in", why=why))
            at = head.end
        start, end = trim(text, at, until)
        if start < end:
            inside.append(Span("p", start, end))
        elif not headed and mark and kind == "section" and choice.candidate.family == "cjk-bare":
            inside.append(Span("heading", at, at))  # 一 alone in its line
        return inside

    def _special(self, line: Line) -> None:
        """A line that is no text: it stands where it stood, a table's cells together."""
        block = line.block
        if block.cell is None:
            kind: SpanKind = {"figure": "figure", "attachment": "attachment", "note": "note"}.get(block.role, "p")  # type: ignore[assignment]
            self.table = None
            self._container(line.start).append(Node(Span(kind, line.start, line.end, target=block.target)))
            return
        if self.table is None or self.table[0] != block.cell.table:
            node = Node(Span("table", line.start, line.end))
            self._container(line.start).append(node)
            self.table = (block.cell.table, Table(node))
            self.tables.append(self.table[1])
        self.table[1].add(line, block.cell)
