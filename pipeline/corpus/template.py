"""What recurs over the pages of one site and belongs to none of their texts: the site's template.

A line is the site's where it stands on many of its pages, and on each of them before the first line or below the last
line that is the page's own. What recurs inside texts (特此通知, 同志们：) stands between lines of the page's own, or is not
on most pages; what every letter and speech ends with is spared by its grammar. Pages that repeat one text count once.

Time is linear in the lines, and memory is bounded: only the lines near either end of a page are counted, and lines that
were seen once go when there are too many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..chinese.salutations import is_salute
from ..regex import regex
from .signature import signature

#: Lines at either end of a page that may be the site's.
_EDGE = 60
#: A longer line is a sentence of somebody.
_LONGEST = 200
#: A line is the site's from so many of its pages on, and where so many of them have it.
_FEWEST, _SHARE = 4, 0.4
#: Where so many of its pages have the text in blocks of one name, all of them have it there.
_NEARLY_ALL = 0.8
#: Of its places so many must be outside the page's own lines: a title may repeat a section of the site.
_OUTSIDE = 0.97
#: Lines of one site that are held; above that, those seen least go (lossy counting).
_HELD = 200_000
#: Lines of a page that are long enough to tell one text from another.
_TELLING = 20

#: How letters, speeches and notices end and what opens their lists: of many texts, never a site's.
_OFFICIAL = regex(
    r"(?:特此|此致|敬礼|谢谢|专此|以上|附件|附表|附：|附:|主题词|抄送|抄报|印发|（此件|\(此件|二[〇○]|(?:19|20)\d\d年).*|[一二三四五六七八九十]+、.*"
    r"|[（(][一二三四五六七八九十]+[）)].*|第[一二三四五六七八九十百]+[章条节篇].*|\d+[.、．].*"
)
_SAYS = regex(r"[\w]")

Place = Literal["start", "end"]


class PageLines(NamedTuple):
    """The lines of one page as read, without the white space at their ends, none empty."""

    uri: str
    site: str
    lines: tuple[str, ...]
    container: str = ""  # the mark of the block that holds its text: id=…, class=…


class Held(NamedTuple):
    """Where a site has its text: ``pages`` of its ``of`` pages have it in the block called ``mark``."""

    site: str
    mark: str
    pages: int
    of: int
    example: str


class Learned(NamedTuple):
    """A line of a site's template. ``pages`` of the ``of`` pages of the site have it; ``example`` names one of them."""

    site: str
    line: str
    place: Place
    pages: int
    of: int
    example: str


class Template(NamedTuple):
    """What was learned of all sites of a batch."""

    lines: tuple[Learned, ...]
    containers: tuple[Held, ...]


@dataclass(slots=True)
class _Site:
    """What was counted of one site."""

    pages: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seen: set[int] = field(default_factory=set)
    containers: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def hold(self, page: PageLines) -> None:
        if page.container and (page.container in self.containers or len(self.containers) < _HELD):
            self.containers[page.container] += 1
            self.examples.setdefault(page.container, page.uri)

    def held(self, name: str) -> Iterator[Held]:
        """The block that holds the text on nearly all pages."""
        for mark, count in self.containers.most_common(1):
            if name and count >= _FEWEST and count >= _NEARLY_ALL * self.pages:
                yield Held(name, mark, count, self.pages, self.examples[mark])

    def count(self, lines: Iterable[str]) -> None:
        self.counts.update(lines)
        if len(self.counts) > _HELD:
            self.counts = Counter({line: count for line, count in self.counts.items() if count > 1})

    def is_new(self, page: PageLines) -> bool:
        """Whether the page's text was not on a page before: reposts share most keys, texts of one kind share few."""
        text = "\n".join(line for line in page.lines if len(line) >= _TELLING)
        told = signature(page.uri, 1, text)
        keys = told.keys if told else (hash(text),)
        again = sum(key in self.seen for key in keys)
        self.seen.update(keys)
        return 2 * again < len(keys)

    def recurring(self) -> dict[str, int]:
        least = max(_FEWEST, _SHARE * self.pages)
        return {line: count for line, count in self.counts.items() if count >= least}


@dataclass(slots=True)
class _Standing:
    """Where a line that recurs was found on the pages that have it."""

    head: int = 0
    foot: int = 0
    inside: int = 0
    example: str = ""


def learn(pages: Callable[[], Iterable[PageLines]]) -> Template:
    """The templates of all sites of a batch, site by site, the commonest lines first. ``pages`` is called twice."""
    sites: defaultdict[str, _Site] = defaultdict(_Site)
    for page in pages():
        site = sites[page.site]
        if site.is_new(page):
            site.pages += 1
            site.hold(page)
            site.count(set(_edges(page.lines)))
    recurring = {name: site.recurring() for name, site in sites.items()}
    standing: defaultdict[tuple[str, str], _Standing] = defaultdict(_Standing)
    for page in pages():
        if lines := recurring[page.site]:
            _place(page, lines, standing)
    found = (
        Learned(
            name,
            line,
            "start" if stood.head >= stood.foot else "end",
            recurring[name][line],
            sites[name].pages,
            stood.example,
        )
        for (name, line), stood in standing.items()
        if _outside(stood)
    )
    held = (one for name, site in sorted(sites.items()) for one in site.held(name))
    return Template(tuple(sorted(found, key=lambda one: (one.site, -one.pages, one.line))), tuple(held))


def _edges(lines: Sequence[str]) -> Iterator[str]:
    near = lines if len(lines) <= 2 * _EDGE else (*lines[:_EDGE], *lines[-_EDGE:])
    for line in near:
        if len(line) <= _LONGEST and _SAYS.search(line) and not _OFFICIAL.fullmatch(line) and not is_salute(line):
            yield line


def _place(page: PageLines, lines: dict[str, int], standing: dict[tuple[str, str], _Standing]) -> None:
    """Note where the recurring lines of a page stand: above, below or among the lines that are its own."""
    own = [index for index, line in enumerate(page.lines) if line not in lines and _SAYS.search(line)]
    if not own:
        return
    for index, line in enumerate(page.lines):
        if line in lines:
            stood = standing[page.site, line]
            stood.head += index < own[0]
            stood.foot += index > own[-1]
            stood.inside += own[0] < index < own[-1]
            stood.example = stood.example or page.uri


def _outside(stood: _Standing) -> bool:
    beside = stood.head + stood.foot
    return beside >= _OUTSIDE * (beside + stood.inside)
