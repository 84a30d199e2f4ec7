"""The user's settings file: TOML, checked, with the tables it names → ``Settings``.

max_bytes = 67108864
tracked_changes = "new"
year_window = [1949, 2030]
rules_off = ["repair/quotes"]
    text_field = "content"          # of JSON Lines, CSV and Parquet
    id_field = "id"
folder = "ours"                 # holds phrases.tsv and verdicts.tsv, either may lack
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import SetupError
from ..settings import Phrase, Place, Settings, Verdict
from .names import uri_of

DEFAULT = Settings()
PHRASES, VERDICTS = "phrases.tsv", "verdicts.tsv"


class SettingsFile(BaseModel):
    """What the file may say. Whatever else stands in it is refused, with the nearest name."""

    model_config = ConfigDict(extra="forbid", strict=True)

    max_bytes: int = Field(default=DEFAULT.max_bytes, gt=0)
    tracked_changes: Literal["new", "old"] = DEFAULT.tracked_changes
    year_window: list[int] = Field(default=list(DEFAULT.year_window), min_length=2, max_length=2)
    rules_off: list[str] = []
    text_field: str = DEFAULT.text_field
    id_field: str = DEFAULT.id_field
    folder: str = ""


def load_settings(path: Path, known_rules: Callable[[], Collection[str]]) -> Settings:
    """The settings that ``path`` holds. ``known_rules`` gives the names that ``rules_off`` may use.

    Raises:
        SetupError: no such file, not TOML, an unknown key or rule, a wrong value, a malformed table; the message says
            where and what is meant instead.
    """
    given = _check(path, _toml(path))
    first, last = given.year_window
    if first > last:
        raise SetupError(f"{path}: year_window: {first} comes after {last}")
    if given.rules_off:
        _check_rules(path, given.rules_off, known_rules())
    phrases: tuple[Phrase, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    if given.folder:
        folder = path.parent / given.folder
        if not folder.is_dir():
            raise SetupError(f"{path}: folder: no such folder: {folder}")
        phrases = tuple(_phrases(folder / PHRASES))
        verdicts = tuple(_verdicts(folder / VERDICTS))
    return Settings(
        max_bytes=given.max_bytes,
        phrases=phrases,
        rules_off=frozenset(given.rules_off),
        verdicts=verdicts,
        text_field=given.text_field,
        id_field=given.id_field,
        tracked_changes=given.tracked_changes,
        year_window=(first, last),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SetupError(f"settings file {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SetupError(f"settings file {path}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f"settings file {path}: not TOML: {error}") from None


def _check(path: Path, data: dict[str, Any]) -> SettingsFile:
    try:
        return SettingsFile.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise SetupError(f"{path}: unknown setting {where}{_nearest(where, SettingsFile.model_fields)}") from None
        raise SetupError(f"{path}: {where}: {first['msg']}, but it is {first['input']!r}") from None


def _check_rules(path: Path, names: list[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise SetupError(
                f"{path}: rules_off: unknown rule {name}{_nearest(name, known)}; `gongwen rules` lists them"
            )


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1, 0.5)
    return f" (do you mean {near[0]}?)" if near else ""


def _rows(path: Path, columns: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a table of tab-separated values; empty lines and lines that begin with # are skipped."""
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
        if len(cells) != columns.count(",") + 1:
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


def _verdicts(path: Path) -> Iterator[Verdict]:
    for number, (uri, at, word) in _rows(path, "source, place, accept or reject"):
        if not at.strip().isascii() or not at.strip().isdigit():
            raise SetupError(f"{path} line {number}: place is {at!r}, should be an offset as the ledger gives it")
        if word.strip() not in ("accept", "reject"):
            raise SetupError(f"{path} line {number}: {word!r}, should be accept or reject")
        yield Verdict(uri_of(uri.strip()), int(at), word.strip() == "accept")
