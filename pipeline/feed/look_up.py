"""Looks up one document in a search index: its outline, and the text and origin of its sections."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from ..errors import InputError, SetupError
from .index import open_index

#: The most characters of text in one answer.
MOST = 20_000


def outline_of(path: Path, document_id: str) -> dict[str, Any]:
    """Title and sections of a document, with the ids to ask for their text.

    Raises:
        SetupError: there is no index at ``path``.
        InputError: it has no such document.
    """
    found = _rows(path, "document_id = ?", document_id)
    sections = [
        {"id": row["id"], "level": row["level"], "heading": row["heading"], "characters": len(row["text"])}
        for row in found
    ]
    return {**_source(found[0]), "sections": sections}


def text_of(path: Path, key: str) -> dict[str, Any]:
    """The text of a section or of a whole document, with its origin. A long text is cut, and ``left_off`` says by how much.

    Raises:
        SetupError: there is no index at ``path``.
        InputError: it has no such section or document.
    """
    found = _rows(path, "id = ? OR document_id = ?", key, key)
    text = "\n".join(row["text"] for row in found)
    path_down = json.loads(found[0]["path"]) if len(found) == 1 else []
    told = {**_source(found[0]), "path": path_down, "text": text[:MOST], "certainty": found[0]["certainty"]}
    return told | ({"left_off": len(text) - MOST} if len(text) > MOST else {})


def _rows(path: Path, where: str, *values: str) -> list[sqlite3.Row]:
    db = open_index(path)
    db.row_factory = sqlite3.Row
    try:
        found = db.execute(f"SELECT * FROM section WHERE {where} ORDER BY n", values).fetchall()
    except sqlite3.Error as error:
        raise SetupError(f"can't search {path}: {error}") from None
    finally:
        db.close()
    if not found:
        raise InputError("the index has no such section or document")
    return found


def _source(row: sqlite3.Row) -> dict[str, Any]:
    names = ("document_id", "title", "genre", "date", "issuer", "site", "source_uri", "page_url", "part")
    return {name: row[name] for name in names if row[name] != ""}
