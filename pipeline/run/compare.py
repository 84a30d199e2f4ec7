"""``gongwen compare``: finds out which texts of a finished batch are copies, and what each proves about the others.

The result is two tables that a person can read and edit, ``witnesses.tsv`` and ``reposts.tsv``. ``clean`` reads them from
a settings folder and applies nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..corpus.groups import pairs, partners
from ..corpus.signature import Signature, signature
from ..corpus.witness import Held, hear, hold
from ..errors import InputError
from ..model import Done, Source
from ..settings import Repost, Settings, Testimony
from .folder import OutFolder, write_whole
from .names import output_name, record_uri
from .settings_file import REPOSTS, WITNESSES
from .state import Row, State

#: Texts held in memory at once: those of a group and of the groups beside it.
_HELD = 512


class Found(NamedTuple):
    """The tables, and how many texts were compared."""

    testimonies: tuple[Testimony, ...]
    reposts: tuple[Repost, ...]
    texts: int


def compare_batch(out: OutFolder, settings: Settings) -> Found:
    """Compare the texts of a finished batch, source by source in the order of their names.

    Signatures are made from the clean texts on disk. Only sources that may have a copy are read and cleaned again, to
    know where each number is in its source text.

    Raises:
        SetupError: OUT was not made by ``gongwen clean``.
    """
    state = State(out.inner, read_only=True)
    try:
        signatures = list(_signatures(state, out))
        beside = partners(pairs(signatures))
        shelf = _Shelf(state, settings)
        testimonies: list[Testimony] = []
        reposts: list[Repost] = []
        for (uri, n), others in beside.items():
            mine = shelf.text(uri, n)
            if mine is None:
                continue
            said = hear(mine, (text for other in others if (text := shelf.text(*other))))
            testimonies += said.testimonies
            reposts += said.reposts
        return Found(tuple(testimonies), tuple(reposts), len(signatures))
    finally:
        state.close()


class _Shelf:
    """Texts by source and number, cleaned when they are first asked for."""

    def __init__(self, state: State, settings: Settings) -> None:
        self._state, self._settings = state, settings
        self._documents = lru_cache(maxsize=_HELD)(self._clean)

    def text(self, uri: str, n: int) -> Held | None:
        return next((text for text in self._documents(uri) if text.document.n == n), None)

    def _clean(self, uri: str) -> tuple[Held, ...]:
        from ..flow import process

        row = self._state.row(uri)
        source = _source(row, self._state, self._settings) if row else None
        outcome = process(source, self._settings) if source else None
        if not isinstance(outcome, Done):
            return ()
        return tuple(hold(uri, document) for document in outcome.documents)


def _source(row: Row, state: State, settings: Settings) -> Source | None:
    """The source, read from its file or its archive; None if it can no longer be read."""
    from ..read import expand_file

    outer = state.row(row.container) if row.container else row
    if outer is None:
        return None
    try:
        with open(outer.path, "rb") as file:
            if outer is row:
                return Source(row.uri, file.read())
            records = expand_file(outer.uri, file, settings) or ()
            return next((r for r in records if record_uri(outer.uri, r.uri) == row.uri), None)
    except (OSError, InputError):
        return None


def _signatures(state: State, out: OutFolder) -> Iterator[Signature]:
    from ..write.schema import clean_texts

    for row in state.rows("result = 'done'"):
        try:
            texts = clean_texts((out.root / output_name(row.uri, ".xml")).read_bytes())
        except (OSError, InputError):
            continue
        for n, text in enumerate(texts, 1):
            made = signature(row.uri, n, text)
            if made:
                yield made


_WITNESS_HEAD = "# source\tplace\tprinted\treading\tcandidates\tsure\twitness"
_REPOST_HEAD = "# source\tdocument\tcopy\tbest"


def write_tables(found: Found, folder: Path) -> None:
    """Write both tables to ``folder``, each completely or not at all."""
    told = [
        "\t".join((t.uri, str(t.at), t.printed, t.now, " ".join(t.candidates), "yes" if t.sure else "no", t.witness))
        for t in found.testimonies
    ]
    copies = ["\t".join((r.uri, str(r.n), r.copy, "yes" if r.best else "no")) for r in found.reposts]
    for name, head, lines in ((WITNESSES, _WITNESS_HEAD, told), (REPOSTS, _REPOST_HEAD, copies)):
        write_whole(folder / name, "\n".join([head, *lines]) + "\n")
