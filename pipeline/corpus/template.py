"""The template of a site: what recurs on its pages and belongs to none of their texts.

These belong to the site:

- A line on many of its pages that is, on nearly all of them, above the first or below the last line of the page's own. Its
  numbers may differ, and so may a title that it names (松风抄本：…).
- A line among the lines of the text, if nearly all pages have it and it is ornamented, or shares words with the site's other lines,
  or is a row below the title that differs only in its numbers or is below titles of several kinds.
- Words attached to nearly all titles, words attached to full stops on many pages, and words in brackets that share letters with
  the site's lines.

Phrases that recur inside texts (特此通知, 同志们：) are among lines of the page's own, or not on most pages; how letters and
speeches end is recognised by its grammar. Pages that repeat one text count once. Pages without a known site are one site if they
share a line at their edges; that line is its name.

Time is linear in the number of lines. Memory is bounded: only lines near either end of a page are counted, and lines seen only
once are dropped when there are too many.
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

#: A line of the site is on at least this many of its pages, and on at least this share of them.
_FEWEST, _SHARE = 4, 0.4
#: The share of pages that counts as nearly all.
_NEARLY_ALL = 0.8
#: The share of a line's places that must be outside the page's own lines. It is below 1 because a title may repeat the name of a
#: section of the site.
_OUTSIDE = 0.97
#: The most lines of one site in memory; above that, lines seen only once are dropped (lossy counting).
_HELD = 200_000
#: The least characters of a line that tells one text from another.
_TELLING = 20

#: The kinds of titles above a row of the site: spoken texts and others.
_KINDS = 2
_ORNAMENT = regex(r"[★☆◆◇●○■□▲△▼▽※→←↑↓♪♥~～^_=|｜#@*]")


class PageLines(NamedTuple):
    """The lines of one page as read, without white space at their ends and without empty lines."""

    uri: str
    site: str
    lines: tuple[str, ...]
    container: str = ""  # the mark of the block that holds its text: id=…, class=…


class Held(NamedTuple):
    """Where a site has its text: in the block ``mark`` on ``pages`` of its ``of`` pages."""

    site: str
    mark: str
    pages: int
    of: int
    example: str


class Learned(NamedTuple):
    """A line of a site's template. It is on ``pages`` of the site's ``of`` pages; ``example`` is one of them."""

    site: str
    line: str
    place: Place
    pages: int
    of: int
    example: str


class Template(NamedTuple):
    """What was learned about all sites of a batch."""

    lines: tuple[Learned, ...]
    containers: tuple[Held, ...]


@dataclass(slots=True)
class _Site:
    """The counts of one site."""

    pages: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    seen: set[int] = field(default_factory=set)
    containers: Counter[str] = field(default_factory=Counter)
    hung: Counter[str] = field(default_factory=Counter)  # words attached to titles and full stops
    bound: Counter[str] = field(default_factory=Counter)  # words in brackets inside lines and at their ends
    examples: dict[str, str] = field(default_factory=dict)

    def hold(self, page: PageLines) -> None:
        if page.container and (page.container in self.containers or len(self.containers) < _HELD):
            self.containers[page.container] += 1
            self.examples.setdefault(page.container, page.uri)

    def held(self, name: str) -> Iterator[Held]:
        """The block that has the text on nearly all pages, if there is one."""
        for mark, count in self.containers.most_common(1):
            if name and count >= _FEWEST and count >= _NEARLY_ALL * self.pages:
                yield Held(name, mark, count, self.pages, self.examples[mark])

    def count(self, page: PageLines, titles: Container[int]) -> None:
        """Count each line of a page once, and what is attached to or set into its title and its sentences."""
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
        """The words attached to titles of nearly all pages, the words attached to full stops on many pages, and the words in
        brackets on nearly all pages that share letters with the lines of the site.
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
        """Whether no earlier page had this text. Reposts share most keys; texts of one kind share few."""
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
    """Where a recurring line was found on its pages."""

    head: int = 0
    foot: int = 0
    inside: int = 0
    top: int = 0  # among the first lines
    under: int = 0  # directly below the title, which is the first line of the page's own
    example: str = ""
    printed: str = ""  # as it was first found
    varies: bool = False  # whether its numbers or the title in it differ
    kinds: set[str] = field(default_factory=set)  # of the titles above it


def learn(pages: Callable[[], Iterable[PageLines]]) -> Template:
    """The templates of all sites of a batch, site by site, with the commonest lines first. ``pages`` is called three times."""
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
    """The lines of a site: those outside the texts, and those inside nearly all texts that resemble the others."""
    for line, stood in standing.items():
        place: Place = "start" if stood.head >= stood.foot else "end"
        if VALUE in line and stood.varies and not any(known[gram] > 1 for gram in grams(line)):
            continue  # 承办人：…; a key of the site shares words with its other lines
        if not _outside(stood):
            sited = _ORNAMENT.search(line) or any(gram in known for gram in grams(line)) or _is_row(stood)
            if site.counts[line] < _NEARLY_ALL * site.pages or not sited or "。" in line:
                continue
            place = "anywhere"
        shown = line.replace(VALUE, OPEN) if stood.varies else stood.printed
        yield Learned(name, shown, place, site.counts[line], site.pages, stood.example)


def _is_row(stood: _Standing) -> bool:
    """Whether the line is near the top and differs only in its numbers (航次 12　舱位 免票), or is directly below titles both of
    spoken texts and of others.
    """
    where = stood.head + stood.inside + stood.foot
    if stood.varies:
        return stood.top * 10 >= 9 * where
    return stood.under * 10 >= 9 * where and len({kind in SPOKEN for kind in stood.kinds}) == _KINDS


def _named(pages: Iterable[PageLines]) -> tuple[Callable[[PageLines], PageLines], set[int]]:
    """A function that names the site of pages without a known site after the longest recurring line at their edges; and the
    hashes of the first lines of all pages, some of which are their titles.
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
    """Note where the recurring lines of a page are: above, below or among the page's own lines."""
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
