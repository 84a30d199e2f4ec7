"""One line of a page and its neighbours: what rules that remove whole lines look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..rule import Edit, View


# Not frozen: each rule makes one for each line, and frozen ones take three times as long to make.
@dataclass(slots=True)
class Line:
    """One line, as it reads without ornaments. Blank lines do not count as neighbours; lines that went stay countable."""

    lines: Sequence[str]
    index: int
    gone: Sequence[bool]
    body: tuple[int, int]  # first and last line of running text

    @property
    def text(self) -> str:
        """The line itself, without white space at its ends."""
        return self.lines[self.index]

    @property
    def has_body(self) -> bool:
        """Whether the page has any running text."""
        return self.body[1] >= 0

    @property
    def above(self) -> bool:
        """Whether the line stands before the running text."""
        return self.index < self.body[0]

    @property
    def below(self) -> bool:
        """Whether the line stands below the running text."""
        return self.index > self.body[1] >= 0

    @property
    def outside(self) -> bool:
        """Whether the line stands before or after the running text."""
        return not self.body[0] <= self.index <= self.body[1]

    def is_gone(self, offset: int) -> bool:
        """Whether the line ``offset`` away was taken."""
        place = self.index + offset
        return 0 <= place < len(self.gone) and self.gone[place]

    @property
    def beside_gone(self) -> bool:
        """Whether the line right above or right below was taken."""
        return self.is_gone(-1) or self.is_gone(1)

    def near(self, offset: int) -> str:
        """The line ``offset`` away (-1: the one before); empty beyond either end."""
        place = self.index + offset
        return self.lines[place] if 0 <= place < len(self.lines) else ""

    @property
    def from_end(self) -> int:
        """How many lines come after this one."""
        return len(self.lines) - 1 - self.index

    def still(self, places: Iterable[int]) -> Iterator[str]:
        """The lines at ``places`` that were not removed."""
        return (self.lines[place] for place in places if 0 <= place < len(self.lines) and not self.gone[place])

    def titled(self, longer: int, reach: int) -> bool:
        """Whether a line of more than ``longer`` characters, the title, still stands between this one and the text."""
        below = range(self.index + 1, min(self.body[0], self.index + reach))
        return any(len(text) > longer for text in self.still(below))


#: Says of one line why it is the page's; an empty string says that it is the text's.
Verdict = Callable[[Line], str]


def each(verdict: Verdict) -> Callable[[View], Iterator[Edit]]:
    """A judge that removes each line for which ``verdict`` gives a reason. Later lines see which lines were removed."""

    def judge(view: View) -> Iterator[Edit]:
        for index in view.asked:
            if not view.gone[index] and (why := verdict(Line(view.read, index, view.gone, view.body))):
                yield view.whole(index, why)

    return judge
