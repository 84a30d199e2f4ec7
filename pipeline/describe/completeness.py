"""Whether all of a text is here: by what the page says, by what the text says of its own rest, by how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..chinese.rest import rest_at_end
from ..model import Facts, Span
from ..regex import regex

#: A text of less than this share of the length its page declares is cut off.
_WHOLE = 0.9
_LONG = 60  # characters of a paragraph that ends as a sentence does

_ENDED = regex(r"[。！？…”’」』）》；：.!?)】〕]$")
#: 文章综合自：甲报、乙网等: a label and names, which no stop ends.
_LIST = regex(r"[^，。；！？：:]{1,16}[：:][^，。；！？]{1,400}")
State = Literal["", "truncated", "excerpt"]


def completeness_of(text: str, spans: Sequence[Span], facts: Facts, alone: bool) -> tuple[State, str]:
    """The state, and what says so; two empty strings where nothing speaks against it.

    ``alone``: the text is the only one of its page, so what the page says of a length or of a rest is said of it.
    """
    declared = facts.declared_characters if alone else 0
    if declared and (length := len("".join(text.split()))) < _WHOLE * declared:
        return "truncated", f"the page declares {declared} characters, {length} are here"
    if alone and facts.cut_off:
        return "truncated", facts.cut_off
    last = next((span for span in reversed(spans) if span.kind in ("p", "heading", "signed", "dateline")), None)
    if last is None:
        return "", ""
    printed = text[last.start : last.end].rstrip()
    if goes_on := rest_at_end(printed):
        return "truncated", f"the text says that it goes on elsewhere: {goes_on}"
    if last.kind == "p" and len(printed) > _LONG and not _ENDED.search(printed) and not _LIST.fullmatch(printed):
        return "truncated", "the last paragraph breaks off within a sentence"
    return "", ""
