"""Groonga over its HTTP server: a table of records, and a lexicon of bigrams of their texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from ..errors import SetupError
from .elastic import Item, Refusal
from .http import Client

_TEXT = ("title", "text")
_FACETS = (
    "kind", "document_id", "date", "date_kind", "published", "issuer", "doc_number", "author", "addressee", "genre",
    "language", "source_uri", "page_url", "site", "certainty", "completeness", "text_sha256", "document_sha256",
)  # fmt: skip
_NUMBERS = ("level", "part", "parts", "corrected", "unclear", "gaps")
#: Groonga's return code if a record to delete does not exist.
_NOT_THERE = -22


class Groonga:
    """One table on one server; ``_key`` is the record's id."""

    def __init__(self, client: Client, table: str, batch_size: int) -> None:
        if not table.replace("_", "").isalnum() or not table.isascii():
            raise SetupError(f"--index: {table!r} can't name a table; use letters, digits and _")
        self.client, self.table, self.batch_size = client, table, batch_size

    def prepare(self) -> None:
        """Check that the server is groonga, and create table, columns and lexicon if needed."""
        if not isinstance(self._command("status"), dict):
            raise SetupError(f"{self.client.url} is not groonga: it gives no status")
        lexicon = f"{self.table}_terms"
        self._create(self.table, "table_create", name=self.table, flags="TABLE_HASH_KEY", key_type="ShortText")
        self._create(
            lexicon, "table_create", name=lexicon, flags="TABLE_PAT_KEY", key_type="ShortText",
            default_tokenizer="TokenBigram", normalizer="NormalizerAuto",
        )  # fmt: skip
        for names, kind in ((_TEXT, "Text"), (_FACETS, "ShortText"), (_NUMBERS, "Int32"), (("kept",), "Float")):
            for name in names:
                self._column(self.table, name, "COLUMN_SCALAR", kind)
        for name in ("path", "lost"):
            self._column(self.table, name, "COLUMN_VECTOR", "Text" if name == "path" else "ShortText")
        for name in (*_TEXT, "path"):
            flags = "COLUMN_INDEX|WITH_POSITION" + ("|WITH_SECTION" if name == "path" else "")
            self._column(lexicon, f"{self.table}_{name}", flags, self.table, source=name)

    def put(self, items: Sequence[Item]) -> list[Refusal]:
        """Store the records; a record replaces one with the same id. Returns those that were refused."""
        refused: list[Refusal] = []
        held: list[dict[str, Any]] = []
        size = 0
        for item in items:
            held.append(_row(item))
            size += len(item.line)
            if size >= self.batch_size:
                refused += self._load(held)
                held, size = [], 0
        return refused + (self._load(held) if held else [])

    def delete(self, ids: Sequence[str]) -> list[Refusal]:
        """Delete records. A record that does not exist counts as deleted."""
        refused = []
        for key in ids:
            header, _ = self._ask("GET", "delete", {"table": self.table, "key": key}, None)
            if header["return_code"] not in (0, _NOT_THERE):
                refused.append(Refusal(key, _message(header)))
        return refused

    def finish(self) -> None:
        """Do nothing: loaded records are searchable at once."""

    def _load(self, rows: list[dict[str, Any]]) -> list[Refusal]:
        body = json.dumps(rows, ensure_ascii=False).encode()
        arguments = {"table": self.table, "output_ids": "yes", "output_errors": "yes"}
        header, answer = self._ask("POST", "load", arguments, body)
        if header["return_code"] != 0 or not isinstance(answer, dict) or "n_loaded_records" not in answer:
            if len(rows) == 1:
                return [Refusal(rows[0]["_key"], _message(header) or "not loaded")]
            middle = len(rows) // 2
            return self._load(rows[:middle]) + self._load(rows[middle:])
        errors, ids = answer.get("errors"), answer.get("loaded_ids")
        errors = errors if errors and isinstance(errors, list) else [{}] * len(rows)
        ids = ids if ids and isinstance(ids, list) else [1] * len(rows)
        return [
            Refusal(row["_key"], _message({"error": error}) or "not loaded")
            for row, key, error in zip(rows, ids, errors, strict=False)
            if not key or not isinstance(error, dict) or error.get("return_code", 0)
        ]

    def _column(self, table: str, name: str, flags: str, kind: str, **more: str) -> None:
        self._create(f"{table}.{name}", "column_create", table=table, name=name, flags=flags, type=kind, **more)

    def _create(self, what: str, command: str, **arguments: str) -> None:
        if self._command("object_exist", name=what) is not True:
            self._command(command, **arguments)

    def _command(self, command: str, **arguments: str) -> Any:
        header, body = self._ask("GET", command, arguments, None)
        if header["return_code"] != 0:
            message = _message(header)
            raise SetupError(f"{self.client.url}: groonga refuses {command}: {message}")
        return body

    def _ask(
        self, method: str, command: str, arguments: dict[str, str], body: bytes | None
    ) -> tuple[dict[str, Any], Any]:
        query = urlencode(arguments | {"command_version": "3"})
        # Groonga reports its own errors with status 400 or 500 and a complete answer.
        answer = self.client.call(method, f"/d/{command}?{query}", body, fine=frozenset((400, 404, 500))).body
        header = answer.get("header") if isinstance(answer, dict) else None
        if not isinstance(header, dict) or not isinstance(header.get("return_code"), int):
            raise SetupError(f"{self.client.url} does not answer like groonga; is that the right server?")
        return header, answer.get("body")


def _message(header: dict[str, Any]) -> str:
    """The server's reason, on one line."""
    error = header.get("error")
    return " ".join(str(error.get("message", "")).split())[:200] if isinstance(error, dict) else ""


def _row(item: Item) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(item.line)
    row["_key"] = row.pop("id")
    row.update(row.pop("repairs"))
    return row
