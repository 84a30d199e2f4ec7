"""The clean texts as a plain file, a blank line between two of them."""

from __future__ import annotations

from .collection import Collection


def plain_text(collection: Collection) -> bytes:
    """The source's clean texts as UTF-8."""
    return "\n".join(document.text for document in collection.documents).encode()
