"""What a user may set. Data only: nothing here is read from disk, that is the edge's affair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeVar

Threads = Literal["first", "all"]
Place = Literal["anywhere", "start", "end", "inside"]


class Phrase(NamedTuple):
    """Words of the page, not of the text. ``site`` limits them to pages that name it; empty: every page.

    ``place``: a whole line at the start, at the end, anywhere, or ``inside`` a line, where only the words go.
    """

    site: str
    phrase: str
    place: Place


class Container(NamedTuple):
    """Where a site has the text on its pages: ``mark`` is ``id=…`` or ``class=…``. ``site`` as of a phrase."""

    site: str
    mark: str


#: What sets a value that a person gave, in ledgers and outputs.
BY_VERDICT = "settings/verdict"


class Verdict(NamedTuple):
    """A person's word on what is done in the source named ``uri`` at source offset ``at``.

    Of an ``edit`` or a question: whether it is right. Of a ``heading``: whether it is one. Of a ``value``: where
    ``printed`` stands in the text, ``now`` belongs.
    """

    uri: str
    at: int
    accept: bool
    of: Literal["edit", "heading", "value"] = "edit"
    printed: str = ""
    now: str = ""


def rejected(settings: Settings, uri: str) -> frozenset[int]:
    """Source offsets of the edits in ``uri`` that a person rejected."""
    return frozenset(v.at for v in settings.verdicts if v.uri == uri and v.of == "edit" and not v.accept)


class Testimony(NamedTuple):
    """What copies of a text prove of one number or sign in the source named ``uri``.

    It is printed as ``printed`` from source offset ``at`` on; where it is empty, the number is gone and ``at`` is the
    character before which it stood. ``now`` is what it was; empty: a question between ``candidates``, and without these
    a hole, in which lines of a copy stood.
    ``witness`` names the copies that say so: uri and place of each, blanks between.
    """

    uri: str
    at: int
    printed: str
    now: str
    candidates: tuple[str, ...]
    sure: bool
    witness: str


class Repost(NamedTuple):
    """``copy`` names a source that holds the same text as document ``n`` of the source ``uri``; ``best``: none is more
    complete and less damaged.
    """

    uri: str
    n: int
    copy: str
    best: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """How to clean. Equal settings and equal bytes give equal results."""

    max_bytes: int = 64 << 20
    phrases: tuple[Phrase, ...] = ()
    containers: tuple[Container, ...] = ()  # of HTML pages
    rules_off: frozenset[str] = frozenset()
    verdicts: tuple[Verdict, ...] = ()
    testimonies: tuple[Testimony, ...] = ()
    reposts: tuple[Repost, ...] = ()
    text_field: str = ""  # of JSON Lines, CSV and Parquet records; empty: one of the usual names
    id_field: str = ""  # names each record; empty: one of the usual names, or the record's number
    tracked_changes: Literal["new", "old"] = "new"  # which text of a document with tracked changes is kept
    threads: Threads = "all"  # which posts of a forum thread are kept
    year_window: tuple[int, int] = (1900, 2100)  # years that a repaired number may become

    @property
    def general(self) -> Settings:
        """The settings without what they say of single sources."""
        return replace(self, verdicts=(), testimonies=(), reposts=())

    @property
    def of_sources(self) -> tuple[tuple[Verdict, ...], tuple[Testimony, ...], tuple[Repost, ...]]:
        """What they say of single sources, by kind."""
        return self.verdicts, self.testimonies, self.reposts


_Said = TypeVar("_Said", Verdict, Testimony, Repost)


def by_source(settings: Settings) -> dict[str, Settings]:
    """The settings of each source of which something is said; what is said of a record counts for its archive too."""
    verdicts, testimonies = _grouped(settings.verdicts), _grouped(settings.testimonies)
    reposts = _grouped(settings.reposts)
    general = settings.general
    return {
        uri: replace(
            general,
            verdicts=tuple(verdicts.get(uri, ())),
            testimonies=tuple(testimonies.get(uri, ())),
            reposts=tuple(reposts.get(uri, ())),
        )
        for uri in {**verdicts, **testimonies, **reposts}
    }


def _grouped(said: Iterable[_Said]) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for one in said:
        parts = one.uri.split("/")
        for end in range(1, len(parts) + 1):
            found.setdefault("/".join(parts[:end]), []).append(one)
    return found
