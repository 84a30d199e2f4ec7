"""The settings of a user, as data. Reading them from disk is the task of ``run/settings_file.py``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeVar

Threads = Literal["first", "all"]
TrackedChanges = Literal["new", "old"]
Place = Literal["anywhere", "start", "end", "inside"]


class Phrase(NamedTuple):
    """Words that belong to the page and not to the text. ``site`` limits them to pages of that site; empty: every page.

    ``place``: a whole line at the start, at the end or anywhere; or ``inside`` a line, of which only the words are removed.
    """

    site: str
    phrase: str
    place: Place


class Container(NamedTuple):
    """The block that has the text on pages of ``site``: ``mark`` is ``id=…`` or ``class=…``."""

    site: str
    mark: str


#: The name of the rule, in ledgers and outputs, for a value that a person set.
BY_VERDICT = "settings/verdict"


class Verdict(NamedTuple):
    """A person's decision about the source named ``uri`` at source offset ``at``.

    ``of`` an ``edit`` or a question: whether to make it. ``of`` a ``heading``: whether one begins there. ``of`` a ``value``:
    replace ``printed`` by ``now``.
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
    """What copies of a text prove about one number or sign in the source named ``uri``.

    The source has ``printed`` at source offset ``at``; if ``printed`` is empty, the number is missing before that offset. ``now``
    is the original. If ``now`` is empty, it is a question between ``candidates``; if these are empty too, lines are missing.
    ``witness`` names the copies that say so: uri and place of each, separated by blanks.
    """

    uri: str
    at: int
    printed: str
    now: str
    candidates: tuple[str, ...]
    sure: bool
    witness: str


class Repost(NamedTuple):
    """The source ``copy`` has the same text as document ``n`` of the source ``uri``. ``best``: no copy is more complete and
    less damaged.
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
    tracked_changes: TrackedChanges = "new"  # which text of a document with tracked changes is kept
    threads: Threads = "all"  # which posts of a forum thread are kept
    year_window: tuple[int, int] = (1900, 2100)  # years that a repaired number may become

    @property
    def general(self) -> Settings:
        """The settings without what they say about single sources."""
        return replace(self, verdicts=(), testimonies=(), reposts=())

    @property
    def of_sources(self) -> tuple[tuple[Verdict, ...], tuple[Testimony, ...], tuple[Repost, ...]]:
        """What the settings say about single sources, by kind."""
        return self.verdicts, self.testimonies, self.reposts


_Said = TypeVar("_Said", Verdict, Testimony, Repost)


def by_source(settings: Settings) -> dict[str, Settings]:
    """The settings of each source that they say something about. What they say about a record also counts for its archive."""
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
