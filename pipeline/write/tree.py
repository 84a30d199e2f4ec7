"""The texts of a source as one JSON object: title, metadata, sections within sections, repairs, places in the source."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..model import Document, Done
from .outline import outline, repairs, title
from .xml import document_id


def tree(done: Done) -> bytes:
    """The source's texts as UTF-8 JSON."""
    return json.dumps(as_tree(done), ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def as_tree(done: Done) -> dict[str, Any]:
    """The same as plain data. What is not known is left out."""
    source = {
        "uri": done.uri, "media_type": done.media_type, "encoding": done.encoding, "sha256": done.sha256,
        "bytes": done.size, "characters": len(done.source), "site": done.facts.site, "page_url": done.facts.page_url,
        "pages": [{"uri": part.uri, "at": part.start} for part in done.parts],
    }  # fmt: skip
    return {"source": _known(source), "documents": [document_tree(done.uri, one) for one in done.documents]}


def document_tree(uri: str, document: Document) -> dict[str, Any]:
    """One text of the source named ``uri``, as plain data."""
    meta = asdict(document.meta)
    dates = [{"kind": date.kind, "when": date.when, "printed": date.printed} for date in document.meta.dates]
    found = {
        "id": document_id(uri, document.n), "n": document.n, "title": title(document), **meta, "dates": dates,
        "text": document.clean.string,
    }  # fmt: skip
    lists = {
        "outline": [asdict(section) for section in outline(document)],
        "repairs": [asdict(repair) for repair in repairs(document)],
        "lost": [asdict(loss) for loss in document.damage.losses],
    }
    return {**_known(found), **lists}


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in ("", (), [], None)}
