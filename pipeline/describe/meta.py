"""What is known of a text as a whole: kind, issuer, number, author, addressee, dates, whether all of it is here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..chinese.doc_numbers import normal_number
from ..chinese.kinds import genre_of
from ..chinese.scripts import language, simplified
from ..model import Facts, Meta, Span
from .author import author_of
from .completeness import completeness_of
from .dates import dates_of
from .issuer import issuer_of


def describe_meta(text: str, spans: Sequence[Span], facts: Facts, alone: bool) -> Meta:
    """The metadata of one text. ``alone``: it is the only one of its page, so what the page declares is of it."""
    by_kind = defaultdict[str, list[Span]](list)
    for span in spans:
        by_kind[span.kind].append(span)

    def first(kind: str) -> str:
        found = by_kind.get(kind)
        return text[found[0].start : found[0].end] if found else ""

    state, why = completeness_of(text, spans, facts, alone)
    return Meta(
        genre=genre_of(simplified(first("title"))),
        issuer=issuer_of(text, spans, by_kind) or (facts.issuer if alone else ""),
        doc_number=normal_number(first("doc-number") or (facts.doc_number if alone else "")),
        author=author_of(text, by_kind.get("signed", ()), by_kind.get("subtitle", ()), facts.author if alone else ""),
        addressee=first("addressee").rstrip("：:"),
        dates=tuple(dates_of(text, by_kind, facts)),
        completeness=state,
        completeness_why=why,
        language=language(text),
    )
