"""The page of one source: the outline, and original and clean text side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...language import tr
from ...settings import Verdict
from ...write.collection import Collection, Element, Mark, label
from ...write.load import Stretch
from ...write.markup import attribute, escape
from .compare import Piece, Row, Step, is_quiet, rows
from .facts import Places, SourceFacts, Trouble
from .frame import chip, decision, page
from .said import said_of

_TITLES = {"corr": "repaired", "unclear": "unclear", "gap": "gap"}


class _Layer(NamedTuple):
    """A stretch of the clean texts with the attributes of its element."""

    start: int
    end: int
    attributes: str


class _Dress:
    """The headings and marks of the clean texts, for fast lookup by line. Layers of one kind do not overlap."""

    def __init__(self, collection: Collection, sources: Places, troubles: Sequence[Trouble]) -> None:
        self.uri, self.sources = collection.uri, sources
        self.doubtful = {trouble.href.partition("#")[2]: trouble.at for trouble in troubles}
        self.headings: list[_Layer] = []
        self.marks: list[_Layer] = []
        self.places: dict[int, list[str]] = {}  # offset in the clean texts: anchors of what begins there
        self.levels: dict[int, int] = {}
        base = number = 0
        for document in collection.documents:
            self.places.setdefault(base, []).append(f"d{document.n}")
            if document.title:
                end = base + len(document.title_text)
                self.headings.append(_Layer(base, end, ' class="h h0"'))
            for mark in document.marks():
                self._mark(mark, base, number)
                number += 1
            for top in document.body:
                self._elements(top, base, document.n, 1)
            base += len(document.text)
        self.marks.sort()
        self.headings.sort()
        self.starts = sorted(self.places)

    def _mark(self, mark: Mark, base: int, number: int) -> None:
        start = base + mark.start
        if not mark.text:  # a hole: only a place
            self.places.setdefault(start, []).append(f"m{number}")
            return
        if mark.kind == "corr":
            told = (
                tr(f"“{mark.sic}” in the source")
                + f" · {tr(mark.cert)} · {mark.rule}{' · ' + tr(mark.why) if mark.why else ''}"
            )
        elif mark.kind == "unclear":
            told = tr(f"perhaps {', '.join(mark.candidates)}") + f" · {tr(mark.reason)}"
        else:
            told = tr(mark.reason)
        printed = mark.sic if mark.kind == "corr" else mark.text
        asked = decision(self.uri, self.sources.source(start), "number", printed, mark.candidates)
        attributes = f' class="mark {mark.kind}" id="m{number}" tabindex="-1"{attribute("title", told)}{asked}'
        self.marks.append(_Layer(start, start + len(mark.text), attributes))

    def _elements(self, element: Element, base: int, n: int, level: int) -> None:
        if element.kind in ("section", "annex", "item"):
            names, name = self.places.setdefault(base + element.start, []), f"p{n}-{element.start}"
            if name not in names:
                names.append(name)
            if element.kind != "item":
                self.levels[base + element.start] = level
                for part in element.children[:2]:
                    if part.kind in ("num", "heading") and part.end > part.start:
                        self.headings.append(_Layer(base + part.start, base + part.end, f' class="h h{min(level, 4)}"'))
                level += 1
        for child in element.children:
            self._elements(child, base, n, level)

    def segments(self, text: str, at: int) -> str:
        """The markup of ``text``, which is at offset ``at`` in the clean texts."""
        end = at + len(text)
        inside = [*_within(self.headings, at, end), *_within(self.marks, at, end)]
        if not inside:
            return escape(text)
        cuts = sorted({at, end, *(min(max(x, at), end) for layer in inside for x in layer[:2])})
        parts: list[str] = []
        for low, high in pairwise(cuts):
            shown = escape(text[low - at : high - at])
            for layer in reversed(inside):
                if layer.start <= low and high <= layer.end:
                    once = layer.attributes if low == max(layer.start, at) else _without_id(layer.attributes)
                    shown = f"<span{once}>{shown}</span>"
            parts.append(shown)
        return "".join(parts)


def _without_id(attributes: str) -> str:
    before, found, after = attributes.partition(' id="')
    return before + after.partition('"')[2] if found else attributes


def _within(layers: Sequence[_Layer], start: int, end: int) -> Sequence[_Layer]:
    low = bisect_right(layers, start, key=lambda layer: layer.end)
    return layers[low : bisect_left(layers, end, key=lambda layer: layer.start)]


def source_page(
    collection: Collection, stretches: Sequence[Stretch], steps: Sequence[Step], facts: SourceFacts,
    troubles: Sequence[Trouble], of: str, server: str = "", said: Sequence[Verdict] = (),
) -> str:  # fmt: skip
    """The whole page. ``server`` is the address that takes verdicts, or empty; ``said`` are the earlier verdicts."""
    title = facts.title or collection.uri
    body = "".join(
        (
            f'<div class="source">\n<nav class="tree" aria-label="{tr("Outline")}">\n',
            f'<p class="back"><a href="../index.html">{tr("All sources")}</a></p>\n',
            *_tree(collection, troubles),
            "</nav>\n<main>\n",
            _header(collection, facts, title),
            said_of(said, "".join(stretch.was for stretch in stretches)),
            f'<div class="compare" id="compare">\n<div class="row heads"><div>{tr("Original")}</div><div>{tr("Clean")}</div></div>\n',
            *_rows(stretches, steps, _Dress(collection, Places(stretches), troubles)),
            "</div>\n</main>\n</div>\n",
        )
    )
    return page(title, body, up="../", kind="of-source", of=of, server=server)


def _header(collection: Collection, facts: SourceFacts, title: str) -> str:
    chips = [
        chip(tr(f"{facts.documents} texts")) if facts.documents > 1 else "",
        chip(facts.genre), chip(facts.date), chip(collection.site), chip(tr(f"{collection.characters:,} characters")),
        chip(tr(f"{facts.kept:.0%} kept"), "warn" if facts.kept < 0.7 else ""),
        chip(tr(f"{facts.corrected} repaired"), "good") if facts.corrected else "",
        chip(tr(f"{facts.unclear} unclear"), "doubt") if facts.unclear else "",
    ]  # fmt: skip
    reasons = "".join(chip(reason.text, "warn") for reason in facts.reasons)
    damage = "".join(
        f'<p class="proof">{tr("Lost everywhere:")} <b>{escape(lost.glyph)}</b> ({tr(lost.cert)}). {escape(tr(lost.proof))}</p>\n'
        for document in collection.documents
        for lost in document.lost
    )
    return (
        f'<header>\n<h1>{escape(title)}</h1>\n<p class="uri">{escape(collection.uri)}</p>\n'
        f'<p class="chips">{"".join(chips)}</p>\n'
        + (f'<p class="chips">{tr("Worth a look:")} {reasons}</p>\n' if reasons else "")
        + damage
        + f'<p class="tools"><label><input type="checkbox" id="only-changes"> {tr("Only what was changed")}</label>'
        f'<button type="button" data-jump="edit">{tr("Next change")} <kbd>n</kbd></button>'
        f'<button type="button" data-jump="number">{tr("Next number")} <kbd>r</kbd></button>'
        f'<button type="button" id="help-button">{tr("Keys")} <kbd>?</kbd></button></p>\n</header>\n'
    )


def _tree(collection: Collection, troubles: Sequence[Trouble]) -> Iterator[str]:
    odd = {trouble.href.partition("#")[2]: trouble.kind for trouble in troubles}
    for document in collection.documents:
        name = document.title_text or tr(f"Text {document.n}")
        yield f'<p class="of"><a href="#d{document.n}">{escape(name)}</a></p>\n<ol>\n'
        for element, level in _divisions(document.body, 1):
            anchor = f"p{document.n}-{element.start}"
            flag = f' <i class="flag"{attribute("title", tr(odd[anchor]))}></i>' if anchor in odd else ""
            yield f'<li class="l{min(level, 6)}"><a href="#{anchor}">{escape(label(element)) or "…"}</a>{flag}</li>\n'
        yield "</ol>\n"


def _divisions(elements: Sequence[Element], level: int) -> Iterator[tuple[Element, int]]:
    for element in elements:
        division = element.kind in ("section", "annex")
        if division:
            yield element, level
        yield from _divisions(element.children, level + division)


def _rows(stretches: Sequence[Stretch], steps: Sequence[Step], dress: _Dress) -> Iterator[str]:
    named: set[int] = set()
    for row in rows(stretches):
        if not row.left and not row.right:
            continue
        anchors = _anchors(row, dress)
        level = dress.levels.get(row.start, 0)
        kind = " ".join(
            filter(None, ("row", "edited" if _shows(row, steps) else "", f"t{min(level, 4)}" if level else ""))
        )
        lead = "".join(f'<span id="{name}"></span>' for name in anchors[1:])
        doubt = next((dress.doubtful[name] for name in anchors if name in dress.doubtful), None)
        asked = f'<span class="doubt"{decision(dress.uri, doubt, "heading")}></span>' if doubt is not None else ""
        where = attribute("id", anchors[0]) if anchors else ""
        left = "".join(_piece(piece, steps, None, named, dress.uri) for piece in row.left)
        right = "".join(_piece(piece, steps, dress, named, dress.uri) for piece in row.right)
        yield f'<div class="{kind}"{where}><div>{left}</div><div>{lead}{asked}{right}</div></div>\n'


def _anchors(row: Row, dress: _Dress) -> list[str]:
    """The anchors of what begins in the row, those of sections first."""
    if not row.right:
        return []
    end = row.right[-1].at + len(row.right[-1].text)
    low, high = bisect_left(dress.starts, row.start), bisect_right(dress.starts, end)
    names = [name for place in dress.starts[low:high] for name in dress.places[place]]
    return sorted(names, key=lambda name: name[0] != "p")


def _shows(row: Row, steps: Sequence[Step]) -> bool:
    """Whether more than punctuation and blanks changed in the row."""
    return any(
        piece.step >= 0 and (piece.text.strip() or piece.kind == "break") and not is_quiet(steps[piece.step].operation)
        for piece in (*row.left, *row.right)
    )


def _piece(piece: Piece, steps: Sequence[Step], dress: _Dress | None, named: set[int], uri: str) -> str:
    """The markup of a piece. ``named`` holds the operations that already have an anchor; the first piece of each gets it."""
    if piece.kind == "break":
        return '<span class="eol">⏎</span><br>'
    if piece.kind == "same":
        return dress.segments(piece.text, piece.at) if dress else escape(piece.text)
    operation = steps[piece.step].operation
    told = f"{tr(operation.op)} · {operation.rule} · {tr(str(operation.certainty))} · {tr(operation.why)}"
    tag = "ins" if piece.kind == "now" else "del"
    name = "" if piece.step in named else attribute("id", f"e{piece.step}")
    named.add(piece.step)
    gone = " gone" if piece.kind == "was" and not operation.now.strip() else ""
    blank = " blank" if not piece.text.strip() else ""
    text = dress.segments(piece.text, piece.at) if dress and piece.kind == "now" else escape(piece.text)
    if is_quiet(operation):
        return f'<span class="quiet"{name}{attribute("title", told)}>{text}</span>'
    asked = "" if operation.rule.startswith(("figures/", "settings/")) else decision(uri, operation.start, "edit")
    return f'<{tag} class="{operation.op}{gone}{blank}"{name} tabindex="-1"{attribute("title", told)}{asked}>{text}</{tag}>'
