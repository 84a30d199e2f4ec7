"""The ledger: what was done to the source text, so exactly that doing it again gives the clean texts.

The operations are computed from the result, not collected on the way: whatever differs between the source text and
the clean texts is an operation, by construction. The notes that rules left only say why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Any, NamedTuple, cast

from ..errors import InputError
from ..language import CHINESE, ENGLISH, in_chinese
from ..model import HIGH, MEDIUM, Certainty, Done, Note, Op, Operation
from ..text import Text
from .json_lines import unbroken

SCHEMA = "1.0"
_STRETCH = 32  # characters compared at once
_json = json.JSONEncoder(ensure_ascii=False).encode
_string = json.encoder.encode_basestring

#: What decides where white space between blocks is not the doing of any one rule.
BOUNDARY = Note(0, 0, "outline/block", "a block of its own")
#: What puts a title first that stood further down; the note of its old place has the same name.
TITLE_FIRST = Note(0, 0, "describe/title-first", "the title stands once, before everything else")
UNEXPLAINED = Note(0, 0, "unexplained", "no rule accounts for this")


class _Difference(NamedTuple):
    start: int  # source offsets
    end: int
    now: str
    document: int
    moved: bool = False


def operations(source: str, clean: Sequence[Text], notes: Iterable[Note]) -> tuple[Operation, ...]:
    """What makes the clean texts, one after another, out of ``source``.

    Sorted by source offset, not overlapping; splicing them in gives ``"".join(clean)``. A stretch that was moved gives
    two: one that takes it away, one that puts it in.
    """
    ordered = sorted(notes, key=itemgetter(0, 1))
    return tuple(_explain(source, _differences(source, clean), ordered, _moved_titles(clean, ordered)))


def _moved_titles(clean: Sequence[Text], notes: Sequence[Note]) -> dict[int, int]:
    """Where in the source a document's title stood, for documents that have it from further down.

    A title that was not only moved but written anew is in no run of its text, so nothing else tells that it moved.
    """
    starts = [(text.runs[0].source, number) for number, text in enumerate(clean, 1) if text.runs]
    found: dict[int, int] = {}
    for note in notes:
        if note.rule == TITLE_FIRST.rule:
            number = max((pair for pair in starts if pair[0] <= note.start), default=(0, 1))[1]
            found[number] = max(note.start, found.get(number, -1))
    return found


def _differences(source: str, clean: Sequence[Text]) -> Iterator[_Difference]:
    """Where the clean texts, one after another, are not the source text, in the order of the source."""
    sequence = [(number, run) for number, text in enumerate(clean, 1) for run in text.runs]
    ahead = _ahead([run.source for _, run in sequence])
    cursor = 0  # in the source
    number, place = 1, 0  # the text, and how far it was read
    waiting, moved = "", False  # text put in since the last copied run
    for (document, (start, origin, length)), is_ahead in zip(sequence, ahead, strict=True):
        while number < document:
            waiting += clean[number - 1].string[place:]
            number, place = number + 1, 0
        string = clean[number - 1].string
        if place < start:
            waiting += string[place:start]
        place = start + length
        if is_ahead:  # stands earlier in the clean text than in the source
            waiting += string[start:place]
            moved = True
            continue
        if origin > cursor or waiting:
            yield from _parted(source, cursor, origin, waiting, number, moved)
            waiting, moved = "", False
        cursor = origin + length
        now, was = string[start:place], source[origin:cursor]
        if now != was:
            yield from _folded(now, was, origin, number)
    for text in clean[number - 1 :]:
        waiting += text.string[place:]
        place = 0
    if cursor < len(source) or waiting:
        yield from _parted(source, cursor, len(source), waiting, max(len(clean), 1), moved)


def _parted(source: str, start: int, end: int, now: str, document: int, moved: bool) -> Iterator[_Difference]:
    """The changes that make ``now`` of ``[start, end)``.

    What moved to a place where other text went is the move, then the removal, which counts by its own length. A stretch
    of lines that left one newline is what went before that newline and what went after it.
    """
    if moved and source[start:end].strip():
        yield _Difference(start, start, now, document, moved)
        yield _Difference(start, end, "", document)
        return
    place = source.find("\n", start, end) if now == "\n" and not moved else -1
    if place < 0:
        yield _Difference(start, end, now, document, moved)
        return
    if start < place:
        yield _Difference(start, place, "", document)
    if place + 1 < end:
        yield _Difference(place + 1, end, "", document)


def _ahead(sources: list[int]) -> list[bool]:
    """Which runs stand before one that comes earlier in the source."""
    least = [*accumulate(reversed(sources), min)]
    return [source > first for source, first in zip(sources, reversed(least), strict=True)]


def _folded(now: str, was: str, origin: int, number: int) -> Iterator[_Difference]:
    """The characters of one run that are not those of the source, which stand there at ``origin``: neighbours together."""
    begin = last = -2
    for place in _unequal(now, was):
        if place != last + 1:
            if begin >= 0:
                yield _Difference(origin + begin, origin + last + 1, now[begin : last + 1], number)
            begin = place
        last = place
    yield _Difference(origin + begin, origin + last + 1, now[begin : last + 1], number)


def _unequal(now: str, was: str) -> Iterator[int]:
    """Where two strings of one length have different characters. Most stretches of a text have none."""
    for at in range(0, len(now), _STRETCH):
        one, other = now[at : at + _STRETCH], was[at : at + _STRETCH]
        if one != other:
            yield from [place for place, (a, b) in enumerate(zip(one, other, strict=True), at) if a != b]


def _explain(
    source: str, differences: Iterable[_Difference], notes: Sequence[Note], titles: Mapping[int, int]
) -> Iterator[Operation]:
    """Say why, in one sweep over differences and notes, both sorted."""
    active: list[Note] = []
    upcoming, count = 0, len(notes)
    for difference in differences:
        start, end = difference.start, difference.end
        while upcoming < count and notes[upcoming].start <= end:
            active.append(notes[upcoming])
            upcoming += 1
        if active:
            active = [note for note in active if note.end >= start]
        touching = [note for note in active if _touches(note, start, end)] if active else active
        if not touching and difference.now and end <= titles.get(difference.document, -1):
            difference = difference._replace(moved=True)
        if difference.moved and start == end:  # what went beside it says nothing of the move
            touching = [note for note in touching if note.start == note.end]
        if difference.now or difference.moved:
            yield _operation(source, difference, touching)
            continue
        for note in touching:
            if note.start > start or end > note.end:
                yield from _removals(source, difference, touching)
                break
        else:
            yield _operation(source, difference, _nearest(touching))


def _touches(note: Note, start: int, end: int) -> bool:
    if start == end or note.start == note.end:
        return note.start <= end and start <= note.end
    return note.start < end and start < note.end


def _removals(source: str, difference: _Difference, notes: list[Note]) -> Iterator[Operation]:
    """One operation for each stretch that other rules removed."""
    cuts = {difference.start, difference.end}
    cuts.update(place for note in notes for place in (note.start, note.end))
    places = sorted(place for place in cuts if difference.start <= place <= difference.end)
    pending: tuple[int, int, list[Note]] | None = None
    for start, end, here in _stretches(places, notes):
        blank = not here and not source[start:end].strip()
        if pending and (
            blank or pending[2] == here or (_alike(pending[2], here) and "\n" not in source[start - 1 : start + 1])
        ):
            pending = (pending[0], end, pending[2])
            continue
        if pending:
            yield _operation(source, _Difference(pending[0], pending[1], "", difference.document), pending[2])
        pending = (start, end, here)
    if pending:
        yield _operation(source, _Difference(pending[0], pending[1], "", difference.document), pending[2])


def _alike(notes: list[Note], others: list[Note]) -> bool:
    """Whether one rule took away two neighbours for one reason: <U+00A0><U+00A0>."""
    return [note[2:] for note in notes] == [note[2:] for note in others]


def _stretches(places: Sequence[int], notes: Sequence[Note]) -> Iterator[tuple[int, int, list[Note]]]:
    """The stretches between the places where notes begin and end, each with its nearest note, in one sweep."""
    active: list[tuple[bool, bool, int, int]] = []  # a heap of the notes that began, the nearest first
    upcoming = 0
    for start, end in pairwise(places):
        while upcoming < len(notes) and (notes[upcoming].start < end or notes[upcoming].end == end):
            heappush(active, (*_breadth(notes[upcoming]), upcoming))
            upcoming += 1
        while active and not _touches(notes[active[0][3]], start, end):
            heappop(active)
        yield start, end, [notes[active[0][3]]] if active else []


def _nearest(notes: list[Note]) -> list[Note]:
    """The note that speaks of least besides: a rule that folds the lines around a removed one spans that one too."""
    return [min(notes, key=_breadth)] if len(notes) > 1 else notes


def _breadth(note: Note) -> tuple[bool, bool, int]:
    """How far a note is from a removal: what only put other words in the place did not take them away."""
    return note.start == note.end, note.writes, note.end - note.start


def _operation(source: str, difference: _Difference, notes: list[Note]) -> Operation:
    start, end, now, document, moved = difference
    was = source[start:end]
    if not notes:
        notes = [TITLE_FIRST if moved else UNEXPLAINED if (was + now).strip() else BOUNDARY]
    lead = notes[-1] if now else notes[0]
    kind: Op = (
        "move" if moved or lead.rule == TITLE_FIRST.rule
        else "insert" if not was
        else "replace" if now
        else "join" if "\n" in was and lead.rule != BOUNDARY.rule and not was.strip()
        else "remove"
    )  # fmt: skip
    if len(notes) == 1:
        return Operation(start, end, kind, was, now, document, lead.rule, lead.certainty, lead.why, (), lead.user)
    steps = tuple(dict.fromkeys([note.rule for note in notes]))
    certainty: Certainty = MEDIUM if MEDIUM in [note.certainty for note in notes] else HIGH
    return Operation(
        start, end, kind, was, now, document, lead.rule, certainty, lead.why, steps if len(steps) > 1 else (),
        True in [note.user for note in notes],
    )  # fmt: skip


def takes_away(operation: Operation) -> bool:
    """Whether the operation only removes: a line end may be left in the place of what went, and nothing else."""
    return bool(operation.was.strip()) and not operation.now.strip() and operation.op != "move"


# --- the file --------------------------------------------------------------------------------------------------------


def write_ledger(done: Done, fingerprint: str, language: str = ENGLISH) -> bytes:
    """The ledger as UTF-8 JSON Lines: a header, then an operation a line. ``language`` is that of its reasons."""
    header: dict[str, Any] = {
        "schema": SCHEMA,
        "source": done.uri,
        "source-sha256": done.sha256,
        "text-sha256": digest(done.source),
        "characters": len(done.source),
        "fingerprint": fingerprint,
        "documents": [
            {"n": document.n, "characters": len(document.clean), "sha256": digest(document.clean.string)}
            for document in done.documents
        ],
        "operations": len(done.operations),
        "omitted": [{"at": o.locator, "characters": o.length, "why": o.reason} for o in done.omitted],
    }
    if done.parts:
        header["pages"] = [{"n": n, "source": part.uri, "at": part.start} for n, part in enumerate(done.parts, 1)]
    found = done.operations
    if language == CHINESE:
        header["language"] = language
        header["omitted"] = [{**one, "why": in_chinese(one["why"])} for one in header["omitted"]]
        found = tuple(operation._replace(why=in_chinese(operation.why)) for operation in found)
    lines = [_json(header), *map(_line, found), ""]
    return unbroken("\n".join(lines)).encode("utf-8", "surrogatepass")


def _line(operation: Operation) -> str:
    """One operation as JSON, put together here: a text in half widths has thousands of them."""
    o = operation
    steps = f', "steps": {_json(o.steps)}' if o.steps else ""
    by = ', "by": "settings"' if o.user else ""
    return (
        f'{{"at": [{o.start}, {o.end}], "op": "{o.op}", "was": {_string(o.was)}, "now": {_string(o.now)}, '
        f'"document": {o.document}, "rule": {_string(o.rule)}, "cert": "{o.certainty}", "why": {_string(o.why)}'
        f"{steps}{by}}}"
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger read back."""

    source: str
    fingerprint: str
    source_sha256: str
    text_sha256: str
    documents: tuple[tuple[int, str], ...]  # characters and hash of each clean text
    operations: tuple[Operation, ...]
    language: str = ENGLISH  # of its reasons


def read_ledger(data: bytes) -> Ledger:
    """A ledger file as data.

    Raises:
        InputError: it is not a ledger of ours.
    """
    try:
        first, *rest = data.decode("utf-8").split("\n")
        header = json.loads(first)
        found = tuple(_read(record) for record in map(json.loads, filter(None, rest)))
        source, fingerprint, source_sha256, text_sha256 = _strings(
            header, "source", "fingerprint", "source-sha256", "text-sha256"
        )
        documents = tuple((int(d["characters"]), _strings(d, "sha256")[0]) for d in header["documents"])
        language = str(header.get("language", ENGLISH))
        return Ledger(source, fingerprint, source_sha256, text_sha256, documents, found, language)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise InputError(f"not a ledger of this program: {' '.join(str(error).split())[:200]}") from None


def clean_digests(data: bytes) -> tuple[str, ...]:
    """The hashes of the clean texts that a ledger file tells of, from its first line alone.

    Raises:
        InputError: it is not a ledger of ours.
    """
    return tuple(sha256 for _, sha256 in read_ledger(data.partition(b"\n")[0]).documents)


def language_of(data: bytes) -> str:
    """The language of the reasons in a ledger file, by its first line; English where that can't be read."""
    try:
        return read_ledger(data.partition(b"\n")[0]).language
    except InputError:
        return ENGLISH


def _strings(record: dict[str, Any], *names: str) -> list[str]:
    found = [record[name] for name in names]
    if not all(isinstance(value, str) for value in found):
        raise TypeError(f"{' or '.join(names)} is no string")
    return found


def _read(record: dict[str, Any]) -> Operation:
    start, end = record["at"]
    op, was, now, rule, why = _strings(record, "op", "was", "now", "rule", "why")
    return Operation(
        int(start), int(end), cast(Op, op), was, now, int(record["document"]), rule, Certainty(record["cert"]), why,
        tuple(map(str, record.get("steps", ()))), "by" in record,
    )  # fmt: skip


def replay(source: str, ledger: Ledger) -> tuple[str, ...]:
    """The clean texts that the ledger makes of ``source``, one a document.

    Raises:
        InputError: an operation does not fit the text: it overlaps another, or what it names is not there.
    """
    parts, at = [], 0
    for operation in ledger.operations:
        if operation.start < at or source[operation.start : operation.end] != operation.was:
            raise InputError(f"the ledger does not fit its source at character {operation.start}")
        parts += [source[at : operation.start], operation.now]
        at = operation.end
    whole = "".join([*parts, source[at:]])
    texts, at = [], 0
    for length, _ in ledger.documents:
        texts.append(whole[at : at + length])
        at += length
    if at != len(whole):
        raise InputError(f"the ledger gives {len(whole)} characters, its documents hold {at}")
    return tuple(texts)


@lru_cache(maxsize=2)  # the XML and the ledger both name the hash of the source text
def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
