"""What a rule is. Rules judge; the stage that holds them acts, once, and writes the notes.

Two kinds, by what they look at. A :class:`TextRule` sees a whole text and proposes edits. A :class:`LineRule` sees one
line and its neighbours and gives a verdict: yes (with a reason) or no. What yes means is the stage's affair: `strip/`
removes the line, `split/` cuts before it.

Every rule carries its own examples, of what must change and of what must not. One test runs them all, and
``gongwen rules`` prints the manual from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .cells import spared
from .model import PLAIN, SOUND, Block, Certainty, Damage, Facts, Figure, Note, Style
from .settings import Settings
from .text import Splice, Text


@dataclass(frozen=True, slots=True)
class Example:
    """``given`` as scraped and what it ``becomes``; without ``becomes`` the rule must leave it alone.

    ``given`` may hold several lines. Where a rule's stage needs more than the lines, the other fields say it.
    """

    given: str
    becomes: str | None = None
    published: str = ""  # the page's date
    lost: str = ""  # glyphs that the diagnosis says are gone
    style: Style = PLAIN  # of every line given


@dataclass(frozen=True, slots=True)
class Here:
    """A text rule's window on the world."""

    text: str
    blocks: tuple[Block, ...] = ()  # source offsets
    facts: Facts = Facts()
    origin: Text | None = None  # the text with its runs, for rules that ask where a line began

    def at_block_start(self, place: int) -> bool:
        """Whether ``place`` begins a line of the text."""
        return place == 0 or self.text[place - 1] == "\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A line rule's window on the world: one line and what stands around it. Blank lines do not count as neighbours."""

    lines: Sequence[str]
    index: int
    style: Style = PLAIN
    facts: Facts = Facts()
    gone: Sequence[bool] = ()  # which lines an earlier rule has taken; empty: none
    body: tuple[int, int] = (0, 0)  # first and last line of running text

    @property
    def text(self) -> str:
        """The line itself, without white space at its ends."""
        return self.lines[self.index]

    @property
    def outside(self) -> bool:
        """Whether the line stands before or after the running text."""
        return not self.body[0] <= self.index <= self.body[1]

    def is_gone(self, offset: int) -> bool:
        """Whether the line ``offset`` away was taken by an earlier rule."""
        place = self.index + offset
        return 0 <= place < len(self.gone) and self.gone[place]

    def neighbour(self, offset: int) -> str:
        """The line ``offset`` away (-1: the one before); empty beyond either end."""
        place = self.index + offset
        return self.lines[place] if 0 <= place < len(self.lines) else ""

    @property
    def from_end(self) -> int:
        """How many lines come after this one."""
        return len(self.lines) - 1 - self.index


@dataclass(frozen=True, slots=True)
class TextRule:
    """Proposes splices over a whole text. ``propose`` must yield them sorted and apart."""

    name: str  # room/defect
    propose: Callable[[Here], Iterable[Splice]]
    certainty: Certainty
    why: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class LineRule:
    """Says of one line why it does not belong; an empty string says that it does."""

    name: str  # room/defect
    judge: Callable[[Line], str]
    certainty: Certainty
    why: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """A figure rule's window on the world: one text, its diagnosis, and where the outline has its markers."""

    text: str
    damage: Damage = SOUND
    facts: Facts = Facts()
    markers: tuple[tuple[int, int], ...] = ()  # text offsets that belong to the outline: never a figure's
    settings: Settings = Settings()


@dataclass(frozen=True, slots=True)
class FigureRule:
    """Gives verdicts on numbers. ``judge`` yields figures sorted and apart; their certainty comes from evidence.

    In examples, ``becomes`` shows a ``corr`` as the corrected text, an ``unclear`` as ``{as it stands|candidates}``
    and a ``gap`` as ``{mask|gap}``.
    """

    name: str  # figures/defect
    judge: Callable[[Sight], Iterable[Figure]]
    certainty: Certainty
    why: str
    examples: tuple[Example, ...]


Rule = TextRule | LineRule | FigureRule


def apply(rule: TextRule, text: Text, here: Here, settings: Settings, uri: str) -> tuple[Text, tuple[Note, ...]]:
    """Make the edits that ``rule`` proposes, but for those a person rejected, and note each.

    A rule that the settings switch off proposes nothing, and none takes a cell of a data table away or joins it with
    a line beside it. The one place where a text rule's edits are made.
    """
    if rule.name in settings.rules_off:
        return text, ()
    splices = spared(tuple(rule.propose(here)), text, here.blocks)
    if not splices:
        return text, ()
    rejected = {verdict.at for verdict in settings.verdicts if verdict.uri == uri and not verdict.accept}
    if rejected:
        splices = tuple(s for s in splices if text.source_of(s.start, s.end)[0] not in rejected)
    places = text.sources_of((splice.start, splice.end) for splice in splices)
    notes = tuple(Note(start, end, rule.name, rule.why, rule.certainty) for start, end in places)
    return text.edit(splices), notes
