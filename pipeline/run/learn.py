"""``gongwen learn``: the templates of the sites in a batch, as tables that a person can read and edit.

It writes ``phrases.tsv`` and ``containers.tsv``. ``clean`` applies them once a settings file names their folder.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from ..corpus.template import PageLines, Template, learn
from ..errors import InputError, SetupError
from ..model import Page, Source
from ..regex import regex
from ..settings import Settings
from .folder import OutFolder, write_whole
from .plan import make_plan
from .settings_file import CONTAINERS, PHRASES
from .state import State

#: A folder in which a crawl keeps one site: www.example.com, example.gov.cn_8080.
HOST = regex(r"(?:[A-Za-z0-9-]{1,60}\.){1,6}[A-Za-z]{2,10}(?:[_:][0-9]{2,5})?")


def learn_batch(named: Sequence[Path], settings: Settings) -> Template:
    """The templates of the sites whose pages are in ``named``: files and folders, or one output folder of ``clean``.

    A page's site is the host of its address, else the folder named after a host, else the site's name in the page. Pages
    with none of these are grouped by the lines that they share. Sources that can't be read are skipped.

    Raises:
        SetupError: there is no such file or folder.
    """
    for path in named:
        if not os.path.lexists(path):
            raise SetupError(f"no such file or folder: {path}")
    return learn(lambda: _pages(named, settings))


def _pages(named: Sequence[Path], settings: Settings) -> Iterator[PageLines]:
    from ..read import expand, read

    for uri, path in _files(named):
        try:
            with open(path, "rb") as file:
                source = Source(uri, file.read(settings.max_bytes + 1))
            for record in expand(source, settings):
                page = read(record, settings)
                yield PageLines(record.uri, _site(page, record.uri), _lines(page), page.container)
        except (OSError, InputError):
            continue


def _files(named: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    if len(named) == 1 and (OutFolder(named[0].absolute()).inner / "state.sqlite").is_file():
        state = State(OutFolder(named[0].absolute()).inner, read_only=True)
        try:
            for row in state.rows("container = ''"):
                yield row.uri, row.path
        finally:
            state.close()
        return
    db = sqlite3.connect(":memory:")
    try:
        db.execute("ATTACH ':memory:' AS plan")
        make_plan(db, named, Path(os.devnull), ())
        for uri, path in db.execute("SELECT uri, path FROM plan.source ORDER BY uri"):
            yield uri, bytes(path)
    finally:
        db.close()


def _site(page: Page, uri: str) -> str:
    host = urlsplit(page.facts.page_url).hostname
    folders = (folder for folder in PurePosixPath(uri).parts[:-1] if HOST.fullmatch(folder))
    return host or next(folders, "") or page.facts.site


def _lines(page: Page) -> tuple[str, ...]:
    return tuple(bare for line in page.text.string.split("\n") if (bare := " ".join(line.split())))


def write_template(found: Template, folder: Path) -> Path:
    """Write what was learned to tables in ``folder``, each row below a comment that says where it was seen.

    Returns the path of the table of phrases.
    """
    lines = ["# site\tphrase\tplace: written by `gongwen learn`; read it, and delete what does not belong to the site"]
    for one in found.lines:
        lines += [f"# on {one.pages} of {one.of} pages, first {one.example}", f"{one.site}\t{one.line}\t{one.place}"]
    held = ["# site\tmark: the block that holds the text, written by `gongwen learn`"]
    for where in found.containers:
        held += [f"# on {where.pages} of {where.of} pages, first {where.example}", f"{where.site}\t{where.mark}"]
    write_whole(folder / CONTAINERS, "\n".join(held) + "\n")
    write_whole(folder / PHRASES, "\n".join(lines) + "\n")
    return folder / PHRASES
