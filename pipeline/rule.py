"""What a rule is. Rules only judge; their stage makes the edits and writes the notes.

A :class:`Rule` says what it needs (words, one of which a line must contain), where it acts (before, inside or below the running
text, in cells) and which rules it comes after. From these a stage derives which rules run on a text, on which lines, and in which
order; nothing else registers a rule. A rule proposes edits; the stage makes them, maps them back to the source and writes the
notes.

A :class:`FigureRule` judges the numbers of a text. It does not propose edits but gives verdicts, which are kept next to the text.

Every rule has examples of what must change and of what must not. One test runs them all, and ``gongwen rules`` prints the manual
from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .cells import spared
from .errors import SetupError
from .lines import Lines
from .model import PLAIN, SOUND, Certainty, Damage, Facts, Figure, Note, Question, Style
from .settings import Settings, rejected
from .text import Splice


@dataclass(frozen=True, slots=True)
class Example:
    """``given``, as scraped, and what it ``becomes``. Without ``becomes``, the rule must leave it alone.

    ``given`` may have several lines. The other fields are for stages that need more than the lines.
    """

    given: str
    becomes: str | None = None
    published: str = ""  # the page's date
    lost: str = ""  # the glyphs that the diagnosis says are gone
    style: Style = PLAIN  # of every line in ``given``


@dataclass(frozen=True, slots=True)
class Sight:
    """What a figure rule sees: one text, its diagnosis, and the markers of the outline."""

    text: str
    damage: Damage = SOUND
    facts: Facts = Facts()
    markers: tuple[tuple[int, int], ...] = ()  # text offsets of markers of the outline, which are never figures
    settings: Settings = Settings()


@dataclass(frozen=True, slots=True)
class FigureRule:
    """A kind of damage to the numbers of a text. ``judge`` yields figures that are settled, and questions that the stage decides
    by their probabilities.

    In examples, ``becomes`` shows a ``corr`` as the corrected text, an ``unclear`` as ``{as it stands|candidates}``
    and a ``gap`` as ``{mask|gap}``.
    """

    name: str  # figures/defect
    judge: Callable[[Sight], Iterable[Figure | Question]]
    certainty: Certainty
    why: str
    examples: tuple[Example, ...]


class Where:
    """Parts of a page, as bits. The stage says in which part each line is; a rule says in which parts it acts.

    They are plain integers because a stage compares them thousands of times per text, and ``enum.Flag`` is slow.
    """

    HEAD = 1  # before the running text
    INSIDE = 2  # within it
    FOOT = 4  # below it
    CELL = 8  # in a cell of a data table, wherever the table is
    PROSE = 16  # within it, in a stage that tells it apart: a line that ends as clauses and sentences do
    TEXT = HEAD | INSIDE | PROSE | FOOT
    BESIDE = HEAD | FOOT
    ANYWHERE = TEXT | CELL


class Edit(NamedTuple):
    """Replace ``[start, end)`` of the text by ``now``. ``why``, if given, is more specific than the rule's reason."""

    start: int
    end: int
    now: str = ""
    why: str = ""


def apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in order, without those that begin inside the previous edit or change nothing."""
    at = 0
    for edit in sorted(edits):
        if edit.start >= at and (edit.end > edit.start or edit.now):
            yield edit
            at = edit.end


class View(NamedTuple):
    """What a rule sees: the table of lines, and the lines it is asked about.

    ``asked`` are, in order, the lines that contain what the rule needs and are where it acts. A rule edits only these lines and
    the white space next to them. ``zones`` says where each line is. The other fields are filled by a stage that removes whole
    lines: which lines are ``gone`` already, the first and last line of running text, and the lines without their ornaments.
    """

    lines: Lines
    asked: Sequence[int]
    facts: Facts = Facts()
    zones: Sequence[int] = ()
    gone: Sequence[bool] = ()
    body: tuple[int, int] = (0, -1)
    read: Sequence[str] = ()

    def whole(self, line: int, why: str = "") -> Edit:
        """The edit that removes the line but keeps its newline."""
        return Edit(self.lines.starts[line], self.lines.ends[line], "", why)


@dataclass(frozen=True, slots=True)
class Rule:
    """A defect that lines of a text may have, and how it is repaired.

    ``judge`` yields edits, sorted and without overlaps. ``needs`` are words; the rule is asked only about lines that contain one
    of them, exactly as written; empty: about every line. ``after`` names rules of the same stage whose edits this rule must see.
    """

    name: str  # room/defect
    judge: Callable[[View], Iterable[Edit]]
    certainty: Certainty
    why: str
    examples: tuple[Example, ...]
    needs: tuple[str, ...] = ()
    where: int = Where.TEXT
    after: tuple[str, ...] = ()


def in_order(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules, each behind those it comes after, and otherwise in the order given.

    Raises:
        SetupError: a rule comes after an unknown rule, or the order is circular.
    """
    rest = {rule.name: rule for rule in rules}
    for rule in rules:
        if unknown := [name for name in rule.after if name not in rest]:
            raise SetupError(f"{rule.name} comes after {unknown[0]}, which is not a rule of its stage")
    made: list[Rule] = []
    while rest:
        free = next((rule for rule in rest.values() if not any(name in rest for name in rule.after)), None)
        if free is None:
            raise SetupError(f"the order of {', '.join(sorted(rest))} is circular")
        made.append(rest.pop(free.name))
    return tuple(made)


#: A function that says where each line of a table is.
Zoning = Callable[[Lines], Sequence[int]]


def everywhere(lines: Lines) -> Sequence[int]:
    """The zones of a text without head and foot: cells, and lines of the text."""
    return with_cells([Where.INSIDE] * len(lines), lines)


def with_cells(zones: list[int], lines: Lines) -> list[int]:
    """The zones, with the lines that stand in cells of data tables told apart."""
    for line in lines.cells:
        zones[line] = Where.CELL
    return zones


def asked(rule: Rule, lines: Lines, zones: Sequence[int]) -> Sequence[int]:
    """The lines that contain what ``rule`` needs and are where it acts."""
    found: Sequence[int] = lines.holding(rule.needs) if rule.needs else range(len(lines))
    if all(zone & rule.where for zone in set(zones)):
        return found
    return [line for line in found if zones[line] & rule.where]


def carry_out(
    rules: Sequence[Rule], lines: Lines, facts: Facts, settings: Settings, uri: str, zoning: Zoning = everywhere
) -> tuple[Lines, tuple[Note, ...]]:
    """The table after all edits that ``rules`` propose, in the order given, and a note for each edit.

    Rules that the settings switch off propose nothing, and edits that a person rejected are not made. No edit removes a cell of a
    data table or joins it with a neighbouring line, unless the rule acts in cells.
    """
    notes: list[Note] = []
    zones = zoning(lines)
    for rule in rules:
        if made := proposed(rule, lines, zones, facts, settings, uri):
            notes.extend(_notes(made, rule, lines))
            splices = [edit[:3] for edit in made]
            lines = lines.edited(splices, lines.text.edit(splices))
            zones = zoning(lines)
    return lines, tuple(notes)


def proposed(
    rule: Rule, lines: Lines, zones: Sequence[int], facts: Facts, settings: Settings, uri: str
) -> tuple[Edit, ...]:
    """The edits that a rule proposes and that the settings, the cells of tables and a person's verdicts allow."""
    if rule.name in settings.rules_off or not (places := asked(rule, lines, zones)):
        return ()
    return _allowed(tuple(rule.judge(View(lines, places, facts, zones))), rule, lines, settings, uri)


def _allowed(edits: tuple[Edit, ...], rule: Rule, lines: Lines, settings: Settings, uri: str) -> tuple[Edit, ...]:
    """The edits that neither a cell nor a person's verdict forbids."""
    if edits and lines.has_cells and not rule.where & Where.CELL:
        kept = set(spared([Splice(edit.start, edit.end, edit.now) for edit in edits], lines.text, lines.blocks))
        edits = tuple(edit for edit in edits if edit[:3] in kept)
    refused = rejected(settings, uri) if edits else ()
    if not refused:
        return edits
    return tuple(edit for edit in edits if lines.text.source_of(edit.start, edit.end)[0] not in refused)


def _notes(edits: Sequence[Edit], rule: Rule, lines: Lines) -> Iterator[Note]:
    places = lines.text.sources_of([edit[:2] for edit in edits])
    for edit, (start, end) in zip(edits, places, strict=True):
        yield Note(start, end, rule.name, edit.why or rule.why, rule.certainty, writes=bool(edit.now.strip()))


#: Any kind of rule, for the catalogue.
AnyRule = Rule | FigureRule
