"""What recurs over the pages of one site and belongs to none of their texts: the site's template.

A line is the site's where it stands on many of its pages, and on each of them before the first line or below the last
line that is the page's own; numbers in it may differ. What recurs inside texts (特此通知, 同志们：) stands between lines of the
page's own, or is not on most pages; what every letter and speech ends with is spared by its grammar. Among the lines of the
text one is the site's that nearly all pages have and that is ornamented, or says what the site's other lines say, or is a row
under the title that differs by its numbers alone. So are words in brackets around nearly all titles, and what hangs behind full stops on many pages. Pages that repeat one text count
once. Pages whose site nobody tells are one site where they share a line at their edges, by which it is called.

Time is linear in the lines, and memory is bounded: only the lines near either end of a page are counted, and lines that
were seen once go when there are too many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..chinese.addressees import is_addressee
from ..chinese.bodies import is_body
from ..chinese.dates import is_date_line
from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..chinese.sheet import element_of, is_issue
from ..chinese.widths import HAN
from ..regex import regex
from ..settings import Place
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

#: Numbers of a page, which differ from page to page.
_NUMBER = regex(r"[0-9]+")
FIRST = 6  # lines at the top in which a title stands
SHORTEST, LONGEST = 2, 40  # characters of what hangs on a title or behind a full stop
_BEFORE = regex(r"[〖【［\[（(「『〔<＜][^〗】］\]）)」』〕>＞\n]{1,20}[〗】］\]）)」』〕>＞]\s?(?=\S{4})")
_BEHIND = regex(r"(?<=\S{4})\s?[〖【［\[（(「『<＜][^〗】］\]）)」』>＞\n]{1,20}[〗】］\]）)」』>＞]$")
#: 工作总结 - 石磨庄抄录: behind a bar or a single dash.
_PARTED = regex(r"(?<=\S{4})\s?(?:\s[-–]\s|[|｜_])\s?[^\s|｜_–-]{2,16}$")
#: What stands in brackets at the titles and sentences of offices themselves.
_OF_TEXT = regex(
    "稿|试行|草案|暂行|修订|修正|废止|失效|试用|节选|摘要|附|略|见|记者|完|共|[0-9年月日号章节条]|之[一二三四五六七八九十]"
)
_STOPS = "。！？!?"
_HUNG = regex(r"[。！？!?][”’」）)]?([^。！？!?”’」\n]{2,40})$")
_ORNAMENT = regex(r"[★☆◆◇●○■□▲△▼▽※→←↑↓♪♥~～^_=|｜#@*]")
GRAM = 3  # letters that two lines of one site share
_HAN = regex(f"[{HAN}]{{3,}}")
_HAN_SIGN = regex(f"[{HAN}]")
#: A number that belongs to a text: of a year, a session, an issue, a heading.
_COUNTED = regex(r"[0-9]\s?(?:年|月|日|届|次|期|[、.．)）])")


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

    def count(self, page: PageLines) -> None:
        """Count the lines of a page once each, and what hangs on its title and its sentences."""
        self.counts.update(set(_edges(page.lines)))
        self.counts = _bounded(self.counts)
        hung = set(_hung(page.lines))
        self.hung.update(hung)
        self.hung = _bounded(self.hung)
        for words in hung:
            if len(self.examples) < _HELD:
                self.examples.setdefault(words, page.uri)

    def strings(self, name: str) -> Iterator[Learned]:
        """What hangs on titles of nearly all pages, or behind full stops of many."""
        for words, count in self.hung.items():
            least = _NEARLY_ALL if _is_bracketed(words) else _SHARE
            if count >= max(_FEWEST, least * self.pages):
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
    example: str = ""
    printed: str = ""  # as it stands where it was first found
    varies: bool = False  # whether its numbers differ


def learn(pages: Callable[[], Iterable[PageLines]]) -> Template:
    """The templates of all sites of a batch, site by site, the commonest lines first. ``pages`` is called three times."""
    sites: defaultdict[str, _Site] = defaultdict(_Site)
    with_site = _named(pages())
    for page in map(with_site, pages()):
        site = sites[page.site]
        if site.is_new(page):
            site.pages += 1
            site.hold(page)
            site.count(page)
    recurring = {name: site.recurring() for name, site in sites.items()}
    standing: defaultdict[tuple[str, str], _Standing] = defaultdict(_Standing)
    for page in map(with_site, pages()):
        if lines := recurring[page.site]:
            _place(page, lines, standing)
    found: list[Learned] = []
    for name, site in sites.items():
        stood = {line: standing[name, line] for line in recurring[name] if (name, line) in standing}
        found += _lines_of(name, site, stood)
        found += site.strings(name)
    held = (one for name, site in sorted(sites.items()) for one in site.held(name))
    return Template(tuple(sorted(found, key=lambda one: (one.site, -one.pages, one.line))), tuple(held))


def _lines_of(name: str, site: _Site, standing: Mapping[str, _Standing]) -> Iterator[Learned]:
    """The lines of a site: those outside the texts, and those inside nearly all of them that speak as the others do."""
    outside = {line for line, stood in standing.items() if _outside(stood)}
    grams = {gram for line in (*outside, name) for gram in _grams(line)}
    for line, stood in standing.items():
        place: Place = "start" if stood.head >= stood.foot else "end"
        if line not in outside:
            sited = _ORNAMENT.search(line) or grams.intersection(_grams(line)) or _is_row(stood)
            if site.counts[line] < _NEARLY_ALL * site.pages or not sited or "。" in line:
                continue
            place = "anywhere"
        shown = line if stood.varies else stood.printed
        yield Learned(name, shown, place, site.counts[line], site.pages, stood.example)


def _is_row(stood: _Standing) -> bool:
    """Whether the line is the same but for its numbers, and stands under the title: 航次 12　舱位 免票."""
    return stood.varies and stood.top * 10 >= 9 * (stood.head + stood.inside + stood.foot)


def _grams(line: str) -> Iterator[str]:
    for run in _HAN.findall(line):
        yield from (run[at : at + GRAM] for at in range(len(run) - GRAM + 1))


def _named(pages: Iterable[PageLines]) -> Callable[[PageLines], PageLines]:
    """Gives each page whose site nobody tells the name of its cluster: the longest line at its edges that recurs."""
    counts: Counter[str] = Counter()
    for page in pages:
        if not page.site:
            counts.update(set(_edges(page.lines)))
            counts = _bounded(counts)

    def named(page: PageLines) -> PageLines:
        lines = (
            () if page.site else {line for line in _edges(page.lines) if counts[line] >= _FEWEST and "#" not in line}
        )
        return page._replace(site=max(lines, key=lambda line: (len(line), line))) if lines else page

    return named


def _bounded(counts: Counter[str]) -> Counter[str]:
    return counts if len(counts) <= _HELD else Counter({line: count for line, count in counts.items() if count > 1})


def _hung(lines: Sequence[str]) -> Iterator[str]:
    """What hangs in brackets on one of the first lines, and what hangs behind the full stop of a line near an edge."""
    for line in lines[:FIRST]:
        for form in (_BEFORE, _BEHIND, _PARTED):
            if (
                (found := form.search(line))
                and not _OF_TEXT.search(found[0])
                and (form is not _BEFORE or not found.start())
            ):
                yield found[0].strip()
    for line in lines[:_EDGE]:
        found = _HUNG.search(line[-2 * LONGEST :]) if line[-1] not in _STOPS else None
        if found and not _OF_TEXT.search(found[1]) and not _OFFICIAL.fullmatch(found[1]):
            yield found[1].strip()


def _is_bracketed(words: str) -> bool:
    return bool(_BEFORE.match(words + "____") or _BEHIND.search("____" + words) or words[0] in "-–|｜_")


def _edges(lines: Sequence[str]) -> Iterator[str]:
    near = lines if len(lines) <= 2 * _EDGE else (*lines[:_EDGE], *lines[-_EDGE:])
    for line in near:
        if len(line) <= _LONGEST and _SAYS.search(line) and not _OFFICIAL.fullmatch(line) and not _is_of_sheet(line):
            yield _folded(line)


def _is_of_sheet(line: str) -> bool:
    """Whether the grammar of official texts knows the line: whom it addresses, who signs, its number, its day."""
    told = simplified(line)
    return (
        is_salute(told)
        or is_body(told)
        or is_number(told)
        or is_date_line(told)
        or bool(element_of(told))
        or is_issue(told)
        or (told[-1] in "：:" and is_addressee(told[:-1]))
    )


def _folded(line: str) -> str:
    """The line with # for each number; as it stands where it is a title, or says a year or the number of a session."""
    if _COUNTED.search(line) or ends_in_kind(simplified(line)) or len(_HAN_SIGN.findall(line)) < GRAM:
        return line
    return _NUMBER.sub("#", line)


def _place(page: PageLines, lines: dict[str, int], standing: dict[tuple[str, str], _Standing]) -> None:
    """Note where the recurring lines of a page stand: above, below or among the lines that are its own."""
    folded = [_folded(line) for line in page.lines]
    own = [index for index, line in enumerate(folded) if line not in lines and _SAYS.search(line)]
    if not own:
        return
    for index, line in enumerate(folded):
        if line in lines:
            stood = standing[page.site, line]
            stood.head += index < own[0]
            stood.foot += index > own[-1]
            stood.inside += own[0] < index < own[-1]
            stood.top += index < 2 * FIRST
            stood.example = stood.example or page.uri
            stood.printed = stood.printed or page.lines[index]
            stood.varies = stood.varies or page.lines[index] != stood.printed


def _outside(stood: _Standing) -> bool:
    beside = stood.head + stood.foot
    return beside >= _OUTSIDE * (beside + stood.inside)
