"""What recurs over the pages of one site and belongs to none of their texts: the site's template.

A line is the site's where it stands on many of its pages, and on each of them before the first line or below the last
line that is the page's own; numbers in it may differ. What recurs inside texts (特此通知, 同志们：) stands between lines of the
page's own, or is not on most pages; what every letter and speech ends with is spared by its grammar. Among the lines of the
text one is the site's that nearly all pages have and that is ornamented, or says what the site's other lines say, or is a row
under the title that differs by its numbers alone or stands under titles of several kinds. So are words in brackets around
nearly all titles and at the ends of lines, those in brackets that speak as the site's lines do, and what hangs behind full stops
on many pages. A row that names its page's title, or below the text that of another, counts by its other words (松风抄本：…).
Pages that repeat one text count once. Pages whose site nobody tells are one site where they share a line at their edges, by which it is called.

Time is linear in the lines, and memory is bounded: only the lines near either end of a page are counted, and lines that
were seen once go when there are too many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..chinese.kinds import SPOKEN, ends_in_kind, genre_of
from ..chinese.scripts import simplified
from ..regex import regex
from ..settings import Place
from .signature import signature
from .site_lines import FIRST, OPEN, VALUE, bound, edges, folded, grams, hung, is_hung_on_title, says, top

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

#: Of titles over a row that is the site's: such as are spoken, and others.
_KINDS = 2
_ORNAMENT = regex(r"[★☆◆◇●○■□▲△▼▽※→←↑↓♪♥~～^_=|｜#@*]")


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
    hung: Counter[str] = field(default_factory=Counter)  # on titles, behind full stops
    bound: Counter[str] = field(default_factory=Counter)  # in brackets, within lines and at their ends
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

    def count(self, page: PageLines, titles: Container[int]) -> None:
        """Count the lines of a page once each, what hangs on its title and its sentences, and what is set into them."""
        self.counts.update(set(edges(page.lines, titles)))
        self.counts = _bounded(self.counts)
        hanging, within = set(hung(page.lines)), bound(page.lines)
        self.hung.update(hanging)
        self.hung = _bounded(self.hung)
        self.bound.update(within)
        self.bound = _bounded(self.bound)
        for words in hanging | within:
            if len(self.examples) < _HELD:
                self.examples.setdefault(words, page.uri)

    def strings(self, name: str, known: Container[str]) -> Iterator[Learned]:
        """What hangs on titles of nearly all pages, or behind full stops of many; words in brackets on nearly all that share
        letters with the lines of the site.
        """
        found: dict[str, int] = {}
        for words, count in self.hung.items():
            least = _NEARLY_ALL if is_hung_on_title(words) else _SHARE
            if count >= max(_FEWEST, least * self.pages):
                found[words] = count
        for words, count in self.bound.items():
            if count >= max(_FEWEST, _NEARLY_ALL * self.pages) and any(gram in known for gram in grams(words)):
                found.setdefault(words, count)
        for words, count in found.items():
            yield Learned(name, words, "inside", count, self.pages, self.examples.get(words, ""))

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
    top: int = 0  # among the first lines
    under: int = 0  # right under the title, the first line that is the page's own
    example: str = ""
    printed: str = ""  # as it stands where it was first found
    varies: bool = False  # whether its numbers or the title in it differ
    kinds: set[str] = field(default_factory=set)  # of the titles over it


def learn(pages: Callable[[], Iterable[PageLines]]) -> Template:
    """The templates of all sites of a batch, site by site, the commonest lines first. ``pages`` is called three times."""
    sites: defaultdict[str, _Site] = defaultdict(_Site)
    with_site, titles = _named(pages())
    for page in map(with_site, pages()):
        site = sites[page.site]
        if site.is_new(page):
            site.pages += 1
            site.hold(page)
            site.count(page, titles)
    recurring = {name: site.recurring() for name, site in sites.items()}
    standing: defaultdict[tuple[str, str], _Standing] = defaultdict(_Standing)
    for page in map(with_site, pages()):
        if lines := recurring[page.site]:
            _place(page, lines, titles, standing)
    found: list[Learned] = []
    for name, site in sites.items():
        stood = {line: standing[name, line] for line in recurring[name] if (name, line) in standing}
        beside = (name, *(line for line in stood if _outside(stood[line])))
        known = Counter(gram for line in beside for gram in set(grams(line)))
        found += _lines_of(name, site, stood, known)
        found += site.strings(name, known)
    held = (one for name, site in sorted(sites.items()) for one in site.held(name))
    return Template(tuple(sorted(found, key=lambda one: (one.site, -one.pages, one.line))), tuple(held))


def _lines_of(name: str, site: _Site, standing: Mapping[str, _Standing], known: Counter[str]) -> Iterator[Learned]:
    """The lines of a site: those outside the texts, and those inside nearly all of them that speak as the others do."""
    for line, stood in standing.items():
        place: Place = "start" if stood.head >= stood.foot else "end"
        if VALUE in line and stood.varies and not any(known[gram] > 1 for gram in grams(line)):
            continue  # 承办人：…; a key of the site says what its other lines say
        if not _outside(stood):
            sited = _ORNAMENT.search(line) or any(gram in known for gram in grams(line)) or _is_row(stood)
            if site.counts[line] < _NEARLY_ALL * site.pages or not sited or "。" in line:
                continue
            place = "anywhere"
        shown = line.replace(VALUE, OPEN) if stood.varies else stood.printed
        yield Learned(name, shown, place, site.counts[line], site.pages, stood.example)


def _is_row(stood: _Standing) -> bool:
    """Whether the line stands near the top and is the same but for its numbers (航次 12　舱位 免票), or right under titles of
    texts that are spoken and of others.
    """
    where = stood.head + stood.inside + stood.foot
    if stood.varies:
        return stood.top * 10 >= 9 * where
    return stood.under * 10 >= 9 * where and len({kind in SPOKEN for kind in stood.kinds}) == _KINDS


def _named(pages: Iterable[PageLines]) -> tuple[Callable[[PageLines], PageLines], set[int]]:
    """Gives each page whose site nobody tells the name of its cluster, the longest line at its edges that recurs; with the
    hashes of the lines at the tops of pages, some of which are their titles.
    """
    counts: Counter[str] = Counter()
    titles: set[int] = set()
    for page in pages:
        if len(titles) < _HELD:
            titles.update(top(page.lines))
        if not page.site:
            counts.update(set(edges(page.lines)))
            counts = _bounded(counts)

    def named(page: PageLines) -> PageLines:
        lines = (
            ()
            if page.site
            else {line for line in edges(page.lines) if counts[line] >= _FEWEST and not {"#", OPEN, VALUE} & {*line}}
        )
        return page._replace(site=max(lines, key=lambda line: (len(line), line))) if lines else page

    return named, titles


def _bounded(counts: Counter[str]) -> Counter[str]:
    return counts if len(counts) <= _HELD else Counter({line: count for line, count in counts.items() if count > 1})


def _place(
    page: PageLines,
    lines: dict[str, int],
    titles: Container[int],
    standing: dict[tuple[str, str], _Standing],
) -> None:
    """Note where the recurring lines of a page stand: above, below or among the lines that are its own."""
    rows = list(folded(page.lines, titles))
    kind = next((genre_of(line) for line in page.lines[:FIRST] if ends_in_kind(simplified(line))), "")
    own = [index for index, line in enumerate(rows) if line not in lines and says(page.lines[index])]
    if not own:
        return
    for index, line in enumerate(rows):
        if line in lines:
            stood = standing[page.site, line]
            stood.head += index < own[0]
            stood.foot += index > own[-1]
            stood.inside += own[0] < index < own[-1]
            stood.top += index < 2 * FIRST
            stood.under += own[0] < index < own[1] if len(own) > 1 else False
            stood.example = stood.example or page.uri
            stood.printed = stood.printed or page.lines[index]
            stood.varies = stood.varies or page.lines[index] != stood.printed
            stood.kinds.update((kind,) if kind else ())


def _outside(stood: _Standing) -> bool:
    beside = stood.head + stood.foot
    return beside >= _OUTSIDE * (beside + stood.inside)
