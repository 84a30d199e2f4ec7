"""``gongwen clean --stitch``: the pages of one text in a batch become one source, with the name of the first page.

The pages are joined in a file in the output folder, so that the state, the audit and the next run treat the source like any
other. If a page was a source before, its outputs are deleted.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from ..corpus.pages import Found, Seen, pages_of_texts
from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .folder import OutFolder, write_whole
from .state import State

FOLDER = "stitched"


def stitch(state: State, out: OutFolder, settings: Settings, tell: Callable[[str], None]) -> None:
    """In the plan, replace the pages of each text by one source, and report which pages were joined."""
    for found in pages_of_texts(_seen(state.db, settings)):
        if found.trouble:
            tell(f"{', '.join(found.uris)} may be pages of one text and were not joined: {found.trouble}")
        else:
            _join(found, state, out)
            tell(f"{found.uris[0]}: joined from {len(found.uris)} pages: {', '.join(found.uris)}")


def _seen(db: sqlite3.Connection, settings: Settings) -> Iterator[Seen]:
    """What each file of the plan says about its own page; files of records and unreadable files are left out."""
    from ..read import read
    from ..read.stitched import numbered, title_of

    for uri, path, size in db.execute("SELECT uri, path, size FROM plan.source WHERE trouble = '' ORDER BY uri"):
        if size > settings.max_bytes:
            continue
        try:
            page = numbered(read(Source(uri, Path(os.fsdecode(path)).read_bytes()), settings))
        except (OSError, InputError):
            continue
        facts = page.facts
        site = urlsplit(facts.page_url).hostname or facts.site
        yield Seen(uri, site, title_of(page), facts.page, facts.pages, facts.next_page)


def _join(found: Found, state: State, out: OutFolder) -> None:
    from ..read.stitched import pack

    first, *others = found.uris
    data = pack(tuple(Source(uri, Path(os.fsdecode(path)).read_bytes()) for uri, path in _paths(state.db, found.uris)))
    place = out.inner / FOLDER / hashlib.sha256(first.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    if not place.is_file() or place.read_bytes() != data:
        write_whole(place, data)
    seen = place.stat()
    state.db.execute(
        "UPDATE plan.source SET path = ?, size = ?, mtime = ? WHERE uri = ?",
        (os.fsencode(place), seen.st_size, seen.st_mtime_ns, first),
    )
    for uri in others:
        state.db.execute("DELETE FROM plan.source WHERE uri = ?", (uri,))
        if row := state.row(uri):
            for output in row.outputs:
                out.drop(output.name, keep_old=True)
            state.forget(uri)


def _paths(db: sqlite3.Connection, uris: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for uri in uris:
        (path,) = db.execute("SELECT path FROM plan.source WHERE uri = ?", (uri,)).fetchone()
        yield uri, path
