"""Groonga over its HTTP server: a table of records and a lexicon of bigrams over their texts."""

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
#: What groonga answers where a record to delete isn't there.
_NOT_THERE = -22


class Groonga:
    """One table of one server; ``_key`` is the record's id."""

    def __init__(self, client: Client, table: str, batch_size: int) -> None:
        if not table.replace("_", "").isalnum() or not table.isascii():
            raise SetupError(f"--index: {table!r} is no name for a table: letters, digits and _")
        self.client, self.table, self.batch_size = client, table, batch_size

    def prepare(self) -> None:
        """Make sure that it is groonga, and that table, columns and lexicon are there."""
        if not isinstance(self._command("status"), dict):
            raise SetupError(f"{self.client.url} is no groonga: it gives no status")
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
        """Load the records; one with an id that is there takes its place."""
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
        """Take records out; one that isn't there is as good as taken out."""
        refused = []
        for key in ids:
            header, _ = self._ask("GET", "delete", {"table": self.table, "key": key}, None)
            if header["return_code"] not in (0, _NOT_THERE):
                refused.append(Refusal(key, header.get("error", {}).get("message", "")))
        return refused

    def finish(self) -> None:
        """Loaded is searchable: nothing is left to do."""

    def _load(self, rows: list[dict[str, Any]]) -> list[Refusal]:
        body = json.dumps(rows, ensure_ascii=False).encode()
        arguments = {"table": self.table, "output_ids": "yes", "output_errors": "yes"}
        header, answer = self._ask("POST", "load", arguments, body)
        if header["return_code"] != 0 or not isinstance(answer, dict) or "n_loaded_records" not in answer:
            if len(rows) == 1:
                return [Refusal(rows[0]["_key"], header.get("error", {}).get("message", "not loaded"))]
            middle = len(rows) // 2
            return self._load(rows[:middle]) + self._load(rows[middle:])
        errors = answer.get("errors") or [{}] * len(rows)
        ids = answer.get("loaded_ids") or [1] * len(rows)
        return [
            Refusal(row["_key"], error.get("message") or "not loaded")
            for row, key, error in zip(rows, ids, errors, strict=False)
            if not key or error.get("return_code", 0)
        ]

    def _column(self, table: str, name: str, flags: str, kind: str, **more: str) -> None:
        self._create(f"{table}.{name}", "column_create", table=table, name=name, flags=flags, type=kind, **more)

    def _create(self, what: str, command: str, **arguments: str) -> None:
        if self._command("object_exist", name=what) is not True:
            self._command(command, **arguments)

    def _command(self, command: str, **arguments: str) -> Any:
        header, body = self._ask("GET", command, arguments, None)
        if header["return_code"] != 0:
            message = header.get("error", {}).get("message", "")
            raise SetupError(f"{self.client.url}: groonga refuses {command}: {' '.join(str(message).split())[:200]}")
        return body

    def _ask(
        self, method: str, command: str, arguments: dict[str, str], body: bytes | None
    ) -> tuple[dict[str, Any], Any]:
        query = urlencode(arguments | {"command_version": "3"})
        # Groonga tells its own errors with status 400 or 500 and a whole answer.
        answer = self.client.call(method, f"/d/{command}?{query}", body, fine=frozenset((400, 404, 500))).body
        if not isinstance(answer, dict) or not isinstance(answer.get("header"), dict):
            raise SetupError(f"{self.client.url} does not answer like groonga; is that the right server?")
        return answer["header"], answer.get("body")


def _row(item: Item) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(item.line)
    row["_key"] = row.pop("id")
    row.update(row.pop("repairs"))
    return row
