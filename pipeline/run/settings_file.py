"""The user's settings file: TOML, checked, with the tables in its folder → ``Settings``.

    max_bytes = 67108864
    tracked_changes = "new"
    threads = "all"                 # "first": only the first post of a forum thread
    year_window = [1949, 2030]
    rules_off = ["repair/stray-space"]
    text_field = "content"          # of JSON Lines, CSV and Parquet
    id_field = "id"
    folder = "ours"                 # may hold phrases.tsv, containers.tsv, verdicts.tsv, witnesses.tsv, reposts.tsv

Any of these may be left out.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import SetupError
from ..settings import Container, Phrase, Place, Repost, Settings, Testimony, Threads, TrackedChanges, Verdict
from .folder import write_whole
from .names import uri_of

T = TypeVar("T")

DEFAULT = Settings()
CONTAINERS = "containers.tsv"
PHRASES, VERDICTS, WITNESSES, REPOSTS = "phrases.tsv", "verdicts.tsv", "witnesses.tsv", "reposts.tsv"
_MOST_POINTS = 1000  # in a line; no setting has a point in its name
_SHOWN = 80  # characters of a wrong value in a message
#: The most years of a window, rows of a table, and digits of a place (no source has more characters).
WIDEST, MOST_PHRASES, MOST_ROWS, _LONGEST_OFFSET = 200, 20_000, 1_000_000, 12


class SettingsFile(BaseModel):
    """What the file may contain. Any other name is refused, and the nearest known name suggested."""

    model_config = ConfigDict(extra="forbid", strict=True)

    max_bytes: int = Field(default=DEFAULT.max_bytes, gt=0)
    tracked_changes: TrackedChanges = DEFAULT.tracked_changes
    threads: Threads = DEFAULT.threads
    year_window: list[int] = Field(default=list(DEFAULT.year_window), min_length=2, max_length=2)
    rules_off: list[str] = []
    text_field: str = DEFAULT.text_field
    id_field: str = DEFAULT.id_field
    folder: str = ""


def load_settings(path: Path, known_rules: Callable[[], Collection[str]]) -> Settings:
    """The settings in the file ``path``. ``known_rules`` gives the names that ``rules_off`` may use.

    Raises:
        SetupError: no such file, not TOML, an unknown key or rule, a wrong value, or a malformed table. The message says
            where, and what is expected.
    """
    given = _check(path, _toml(path))
    first, last = given.year_window
    if first > last:
        raise SetupError(f"{path}: year_window: {first} comes after {last}")
    if first < 1000 or last > 2999 or last - first > WIDEST:
        raise SetupError(f"{path}: year_window: {first} to {last}, should be at most {WIDEST} years of four digits")
    if given.rules_off:
        _check_rules(path, given.rules_off, known_rules())
    phrases: tuple[Phrase, ...] = ()
    containers: tuple[Container, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    testimonies: tuple[Testimony, ...] = ()
    reposts: tuple[Repost, ...] = ()
    if given.folder:
        folder = path.parent / given.folder
        if not folder.is_dir():
            raise SetupError(f"{path}: folder: no such folder: {folder}")
        phrases = tuple(_at_most(MOST_PHRASES, folder / PHRASES, _phrases(folder / PHRASES)))
        containers = tuple(_at_most(MOST_PHRASES, folder / CONTAINERS, _containers(folder / CONTAINERS)))
        verdicts = _agreeing(folder / VERDICTS, _at_most(MOST_ROWS, folder / VERDICTS, _verdicts(folder / VERDICTS)))
        testimonies = tuple(_testimonies(folder / WITNESSES))
        reposts = tuple(_reposts(folder / REPOSTS))
    return Settings(
        max_bytes=given.max_bytes,
        phrases=phrases,
        containers=containers,
        rules_off=frozenset(given.rules_off),
        verdicts=verdicts,
        testimonies=testimonies,
        reposts=reposts,
        text_field=given.text_field,
        id_field=given.id_field,
        tracked_changes=given.tracked_changes,
        threads=given.threads,
        year_window=(first, last),
    )


def with_witnesses(settings: Settings, folder: Path) -> Settings:
    """``settings`` together with what ``gongwen compare`` wrote to ``folder``.

    Raises:
        SetupError: the folder has no such tables, or a malformed one.
    """
    if not (folder / WITNESSES).is_file():
        raise SetupError(f"{folder} has no {WITNESSES}: `gongwen compare OUT` writes it")
    told, copies = _testimonies(folder / WITNESSES), _reposts(folder / REPOSTS)
    return replace(
        settings, testimonies=(*settings.testimonies, *told), reposts=(*settings.reposts, *copies)
    )  # fmt: skip


def _toml(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if any(line.count(".") > _MOST_POINTS for line in text.split("\n")):
            raise ValueError("a name of thousands of parts")  # tomllib would need memory quadratic in its length
        return tomllib.loads(text)
    except OSError as error:
        raise SetupError(f"settings file {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SetupError(f"settings file {path}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f"settings file {path}: not TOML: {error}") from None
    except (RecursionError, ValueError):  # lists in lists in lists; a number of thousands of digits
        raise SetupError(f"settings file {path}: it is nested too deeply or has too large a number") from None


def _check(path: Path, data: dict[str, Any]) -> SettingsFile:
    try:
        return SettingsFile.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = _shown(".".join(str(part) for part in first["loc"]))
        if first["type"] == "extra_forbidden":
            raise SetupError(f"{path}: unknown setting {where}{_nearest(where, SettingsFile.model_fields)}") from None
        raise SetupError(f"{path}: {where}: {first['msg']}, but it is {_shown(repr(first['input']))}") from None


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _check_rules(path: Path, names: list[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise SetupError(
                f"{path}: rules_off: unknown rule {_shown(name)}{_nearest(name, known)}; `gongwen rules` lists them"
            )


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1, 0.5)
    return f" (do you mean {near[0]}?)" if near else ""


def _rows(path: Path, columns: str, more: int = 0) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table of tab-separated values, with their line numbers; empty lines and lines that begin with # are
    skipped. A row may have up to ``more`` columns beyond those named.
    """
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SetupError(f"{path}: not UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not 0 <= len(cells) - columns.count(",") - 1 <= more:
            raise SetupError(f"{path} line {number}: {len(cells)} columns, should be {columns}, tabs between")
        yield number, cells


def _phrases(path: Path) -> Iterator[Phrase]:
    places = get_args(Place)
    for number, (site, phrase, place) in _rows(path, "site, phrase, place"):
        if place.strip() not in places:
            raise SetupError(f"{path} line {number}: place is {place!r}, should be one of {', '.join(places)}")
        if not phrase.strip():
            raise SetupError(f"{path} line {number}: the phrase is empty")
        chosen: Place = next(p for p in places if p == place.strip())
        yield Phrase(site.strip(), phrase.strip(), chosen)


def _containers(path: Path) -> Iterator[Container]:
    for number, (site, mark) in _rows(path, "site, mark"):
        kind, sign, name = mark.strip().partition("=")
        if kind not in ("id", "class") or not sign or not name or name != "".join(name.split()):
            raise SetupError(f"{path} line {number}: mark is {mark!r}, should be id=… or class=… with one name")
        yield Container(site.strip(), mark.strip())


#: The words in the third column of verdicts.tsv: what each is about, and whether it accepts.
WORDS: Mapping[str, tuple[Literal["edit", "heading", "value"], bool]] = MappingProxyType(
    {
        "accept": ("edit", True), "reject": ("edit", False), "heading": ("heading", True), "text": ("heading", False),
        "set": ("value", True),
    }
)  # fmt: skip


def _verdicts(path: Path) -> Iterator[Verdict]:
    for number, (uri, at, word, *value) in _rows(path, "source, place, accept or reject", 2):
        if word.strip() not in WORDS or len(value) != (2 if word.strip() == "set" else 0):
            told = "should be accept, reject, heading, text, or set with the printed and the right text"
            raise SetupError(f"{path} line {number}: {word!r:.60}, {told}")
        if word.strip() == "set" and not all(value):
            raise SetupError(f"{path} line {number}: set needs both the printed and the right text")
        yield Verdict(uri_of(uri.strip()), _offset(path, number, "place", at), *_meant(word), *value)


def _meant(word: str) -> tuple[bool, Literal["edit", "heading", "value"]]:
    of, accept = WORDS[word.strip()]
    return accept, of


def _agreeing(path: Path, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts, without duplicates.

    Raises:
        SetupError: two verdicts on one place differ.
    """
    said: dict[tuple[str, int, str], Verdict] = {}
    for one in verdicts:
        first = said.setdefault((one.uri, one.at, one.of), one)
        if first.accept != one.accept:
            raise SetupError(f"{path}: one verdict accepts and another rejects the place {one.at} of {one.uri}")
        if first != one:
            raise SetupError(f"{path}: two verdicts on the place {one.at} of {one.uri} differ")
    return tuple(said.values())


def settings_folder(path: Path) -> Path:
    """The folder that the settings file names. If there is no such file, both are created, the folder with the file's name.

    Raises:
        SetupError: the file is not a settings file, names no folder, or can't be created.
    """
    try:
        if not path.exists():
            path.with_suffix("").mkdir(exist_ok=True)
            path.write_text(f'folder = "{path.with_suffix("").name}"\n', encoding="utf-8")
    except OSError as error:
        raise SetupError(f"can't write {path}: {error.strerror}") from None
    named = _check(path, _toml(path)).folder
    if not named:
        raise SetupError(f'{path} names no folder for verdicts: add the line  folder = "ours"')
    return path.parent / named


def write_verdict(folder: Path, uri: str, at: int, word: str, value: Sequence[str] = ()) -> None:
    """Write a person's verdict to verdicts.tsv in the folder, in place of an earlier one on the same place. An empty
    ``word`` removes the earlier one. The file is complete at any time.

    Raises:
        SetupError: the file can't be read or written.
    """
    path, of = folder / VERDICTS, WORDS[word][0] if word else ""
    kept = []
    try:
        for line in path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else ():
            cells = line.split("\t")
            mine = len(cells) >= 3 and cells[0].strip() == uri and cells[1].strip() == str(at)
            if not (
                mine and (not of or WORDS.get(cells[2].strip(), ("",))[0] in (of, "value" if of == "edit" else "edit"))
            ):
                kept.append(line)
        said = ["\t".join((uri, str(at), word, *value))] if word else []
        write_whole(path, "".join(f"{line}\n" for line in (*kept, *said)))
    except OSError as error:
        raise SetupError(f"can't write {path}: {error.strerror}") from None


def _at_most(most: int, path: Path, rows: Iterable[T]) -> Iterator[T]:
    for number, row in enumerate(rows, 1):
        if number > most:
            raise SetupError(f"{path}: more than {most:,} rows; what occurs so often needs a rule, not rows")
        yield row


def _testimonies(path: Path) -> Iterator[Testimony]:
    columns = "source, place, printed, reading, candidates, sure, witness"
    for number, (uri, at, printed, now, candidates, sure, witness) in _rows(path, columns):
        yield Testimony(
            uri_of(uri), _offset(path, number, "place", at), printed, now, tuple(candidates.split()), _yes(path, number, sure), witness
        )  # fmt: skip


def _reposts(path: Path) -> Iterator[Repost]:
    for number, (uri, n, copy, best) in _rows(path, "source, document, copy, best"):
        yield Repost(uri_of(uri), _offset(path, number, "document", n), copy, _yes(path, number, best))


def _offset(path: Path, number: int, what: str, cell: str) -> int:
    bare = cell.strip()
    if not bare.isascii() or not bare.isdigit() or len(bare) > _LONGEST_OFFSET:
        raise SetupError(f"{path} line {number}: {what} is {cell[:40]!r}, should be a whole number")
    return int(bare)


def _yes(path: Path, number: int, cell: str) -> bool:
    if cell.strip() not in ("yes", "no"):
        raise SetupError(f"{path} line {number}: {cell[:40]!r} should be yes or no")
    return cell.strip() == "yes"
