"""Measures how much was done to a source, from its result."""

from __future__ import annotations

from ..model import Document, Done
from ..write.clean import is_repair
from ..write.ledger import takes_away
from .counts import Counts


def measure(done: Done) -> Counts:
    """What was done to a source, in characters of its source text and in numbers.

    ``kept`` + ``removed`` = ``characters``. ``changed`` counts the kept characters that the ledger replaces or moves.
    """
    removed = sum(len(o.was) for o in done.operations if takes_away(o))
    changed = sum(len(o.was) for o in done.operations if not takes_away(o))
    return Counts(
        documents=len(done.documents),
        characters=len(done.source),
        kept=len(done.source) - removed,
        removed=removed,
        changed=changed,
        repaired=sum(map(_repaired, done.documents)),
        unclear=sum(figure.kind == "unclear" for document in done.documents for figure in document.figures),
    )


def _repaired(document: Document) -> int:
    """How many numbers were repaired: figures, and markers that had lost a part."""
    text = document.text.string
    figures = sum(f.kind == "corr" and is_repair(text[f.start : f.end], f.now) for f in document.figures)
    return figures + sum(
        bool(s.restored) and is_repair(text[s.start : s.end], s.restored) for s in document.spans if s.start < s.end
    )
