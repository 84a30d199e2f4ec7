"""Rows of the long lists of the first page: sources, numbers, headings. Each has its markup and its search keys."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...language import tr
from ...regex import regex
from ...write.markup import attribute, escape
from .facts import TROUBLES, Number, SourceFacts, Told, Trouble
from .frame import chip, decision

LISTS = TRIAGE, NUMBERS, OUTLINE = "triage", "numbers", "outline"
#: The place of the chip that says how many copies of the text are folded into the row.
_COPIES = "<!--copies-->"
_TAG, _LINK = regex(r"<[^<>]*>"), regex(r'<a href="(sources/[^"#]*)(?:#[^"]*)?"')
_CELL, _VALUE = "<td", regex(r'^[^>]*data-value="([^"]*)"')
_NUMBER = regex(r"-?\d+(?:\.\d+)?")


class ListRow(NamedTuple):
    """A row of a list. Rows are sorted by ``rank``, then by the names of their sources."""

    name: str  # of the list
    rank: float
    kinds: tuple[str, ...]
    markup: str

    @property
    def words(self) -> str:
        """The text of the row, in lower case."""
        return html.unescape(_TAG.sub(" ", self.markup)).lower()

    @property
    def keys(self) -> list[float | str | None]:
        """The sort key of each column: a number if the cell begins with one, None if it is empty."""
        return [_key(cell) for cell in self.markup.split(_CELL)[1:]]


def _key(cell: str) -> float | str | None:
    value = _VALUE.match(cell)
    text = html.unescape(value[1] if value else _TAG.sub(" ", cell.partition(">")[2])).strip()
    number = _NUMBER.match(text.replace(",", ""))
    return float(number[0]) if number else text or None


def rows_of(told: Told) -> Iterator[ListRow]:
    """The rows of one source on the first page."""
    yield _source_row(told.facts)
    yield from map(_number_row, told.numbers)
    yield from map(_trouble_row, told.troubles)


def dressed(markup: str, copies: int, has_page: Callable[[str], bool]) -> str:
    """The row as it is shown: with its count of copies, and without links to pages that do not exist."""
    told = chip(tr(f"{copies:,} copies")) if copies else ""
    return linked(markup.replace(_COPIES, told), has_page)


def linked(markup: str, has_page: Callable[[str], bool]) -> str:
    """The markup without links to pages of sources that do not exist."""
    return _LINK.sub(lambda link: link[0] if has_page(link[1]) else "<a", markup)


def _row(kinds: tuple[str, ...], *cells: str) -> str:
    return f"<tr{attribute('data-kind', '|'.join(kinds))}>{''.join(cells)}</tr>\n"


def _source_row(facts: SourceFacts) -> ListRow:
    kinds = tuple(reason.kind for reason in facts.reasons)
    reasons = "".join(chip(reason.text, "warn" if reason.weight >= 8 else "") for reason in facts.reasons)
    title = f'<span class="sub">{escape(facts.uri)}</span>' if facts.title else ""
    sub = escape(" · ".join(filter(None, (facts.genre, facts.date, facts.site))))
    markup = _row(
        kinds,
        f"<td><a{attribute('href', facts.href)}>{escape(facts.title or facts.uri)}</a>",
        f'{title}<span class="sub">{sub} {_COPIES}</span></td><td class="why">{reasons}</td>',
        f'<td class="n"{attribute("data-value", f"{facts.kept:.4f}")}{_named("Kept")}>{meter(facts.kept)}</td>',
        *(
            f'<td class="n"{_named(name)}>{count:,}</td>' if count else '<td class="n"></td>'
            for name, count in (
                ("Repaired", facts.corrected), ("Unclear", facts.unclear), ("Headings", facts.headings),
                ("Characters", facts.characters),
            )
        ),
    )  # fmt: skip
    return ListRow(TRIAGE, -facts.weight, kinds, markup)


def _named(column: str) -> str:
    """The name of the column as an attribute, for windows too narrow for a table head."""
    return attribute("data-name", tr(column))


def meter(share: float) -> str:
    """A share, as a number and a bar."""
    return (
        f'{share:.0%}<svg class="meter" viewBox="0 0 50 4" aria-hidden="true"><rect class="rest" width="50" height="4" rx="2"/>'
        f'<rect class="kept" width="{max(share, 0) * 50:.1f}" height="4" rx="2"/></svg>'
    )


def _number_row(number: Number) -> ListRow:
    """The row of a number. Questions come first, then less certain repairs, then the rest."""
    kind = {"corr": "repaired"}.get(number.kind, number.kind)
    maybe = ""
    if number.kind == "corr":
        shown = f"<del>{escape(number.sic) or '∅'}</del> <ins>{escape(number.now)}</ins>"
    elif number.kind == "unclear":
        shown = f'<span class="mark unclear">{escape(number.sic)}</span>'
        maybe = f' <span class="maybe">{escape(number.now)}?</span>'
    else:
        shown = f'<span class="mark gap">{escape(number.sic) or "▢"}</span>'
    link = f"<a{attribute('href', number.href)}>{shown}</a>"
    sure = "" if number.certainty in ("", "high") else chip(tr(number.certainty))
    asked = decision(number.uri, number.at, "number", number.sic, number.candidates)
    markup = _row(
        (kind,),
        f'<td class="text">{escape(number.before)}{link}{maybe}{escape(number.after)}</td>',
        f'<td>{chip(tr(kind))}{sure}</td><td class="decide"{asked}></td>',
        f'<td class="told">{escape(tr(number.why))}<span class="sub">{escape(number.uri)}</span></td>',
    )
    return ListRow(NUMBERS, rank_of(number.kind, number.asks), (kind,), markup)


def rank_of(kind: str, asks: bool) -> float:
    """The rank of numbers of this kind in their list."""
    return {"unclear": 0.0, "corr": 1.0 if asks else 2.0, "gap": 3.0}[kind]


def _trouble_row(trouble: Trouble) -> ListRow:
    told = TROUBLES[trouble.kind]
    markup = _row(
        (told,),
        f'<td>{chip(tr(told))}</td><td class="text"><a{attribute("href", trouble.href)}>{escape(trouble.text)}</a></td>',
        f'<td class="decide"{decision(trouble.uri, trouble.at, "heading")}></td>',
        f'<td class="told">{escape(trouble.uri)}</td>',
    )
    return ListRow(OUTLINE, float(trouble.kind != "medium"), (told,), markup)
