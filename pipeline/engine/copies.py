"""Copies of one text across all parts: signatures of each part, pairs of each range of keys, and the second cleaning.

    part ─sign→ signatures ─pair→ pairs ─groups→ Group, Group, … ─clean_again→ part

Signatures are files next to the parts, sorted by key, so that a task reads only its range of keys from each file. Only texts
that share a key with another text are cleaned again. The driver holds the pairs, but no texts.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import IO, TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..corpus.groups import pairs, partners
from ..corpus.signature import Signature, signature
from ..corpus.witness import Held, Said, hear, hold
from ..errors import InputError
from ..model import Source
from ..parts.part import has_part, part_name, read_part, write_part, write_table
from ..parts.plan import Planned
from ..parts.store import Store
from ..settings import Settings, by_source
from .child import Child
from .records import records
from .shard import Job, row_of
from .task import task

if TYPE_CHECKING:
    from .watch import Watched

_SIGNATURES = "signatures"
_SCHEMA = pa.schema([("key", pa.uint64()), ("uri", pa.string()), ("n", pa.int32()), ("letters", pa.int32())])
#: Keys in a row group: the least that is read from a file of signatures.
_ROWS = 1 << 14
#: There is one range of keys for this many parts, so a task holds about as many signatures as this many parts have.
_PARTS_A_RANGE = 16
#: The most sources of a group. Further copies form another group, whose witnesses may be in this one.
_LARGEST = 64
#: The most sources in memory while a group is compared.
_HELD = 128

Text = tuple[str, int]
Pair = tuple[Text, Text]


class Group(NamedTuple):
    """Texts that are cleaned again together, each with its possible copies, and the files or ranges of archives that hold
    them all.
    """

    texts: tuple[tuple[Text, tuple[Text, ...]], ...]
    files: tuple[tuple[Planned, tuple[str, ...]], ...]  # each with the sources wanted from it


class Keys(NamedTuple):
    """The keys from ``first`` to ``last``, in the signatures of all ``parts``."""

    first: int
    last: int
    parts: tuple[str, ...]


def heal(held: Sequence[tuple[Planned, str]], job: Job, engine: Watched) -> dict[str, int]:
    """Clean the texts that have copies again. Returns the new parts and how many sources are in each."""
    parts = tuple(sorted({part for _, part in held}))
    for _ in engine(sign, parts, job):
        pass
    found: set[Pair] = set()
    for some in engine(pair, _ranges(parts), job):
        found.update(some)
    beside = partners((Signature(*one, 0, ()), Signature(*other, 0, ())) for one, other in sorted(found))
    return dict(engine(clean_again, list(_groups(beside, _files({uri for uri, _ in beside}, held, job))), job))


def _files(uris: set[str], held: Sequence[tuple[Planned, str]], job: Job) -> dict[str, Planned]:
    """For each source, the file or the range of an archive that contains it."""
    alone = {planned.uri: planned for planned, _ in held if not planned.is_range}
    found = {uri: file for uri in uris if (file := _file_of(uri, alone))}
    for planned, part in held:
        if planned.is_range and found.keys() != uris:
            found |= {row["uri"]: planned for row in read_part(job.out, part, ["uri"]) if row["uri"] in uris}
    return found


@task
def sign(part: str, job: Job) -> str:
    """Write the signatures of the texts of a part, sorted by key, unless they exist."""
    from ..write.schema import clean_texts

    name = f"{_SIGNATURES}/{part}"
    if not Store(job.out).has(name):
        rows: list[tuple[int, str, int, int]] = []
        for row in read_part(job.out, part, ["uri", "result", "xml"]):
            texts = clean_texts(row["xml"]) if row["result"] == "done" else ()
            for n, text in enumerate(texts, 1):
                if made := signature(row["uri"], n, text):
                    rows += ((key, made.uri, n, made.letters) for key in made.keys)
        columns = list(zip(*sorted(rows), strict=True)) or [()] * len(_SCHEMA)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
        write_table(pa.table(arrays, schema=_SCHEMA), job.out, name, _ROWS)
    return part


def _ranges(parts: tuple[str, ...]) -> list[Keys]:
    count = max(1, len(parts) // _PARTS_A_RANGE)
    ends = [(1 << 64) * at // count for at in range(count + 1)]
    return [Keys(first, last - 1, parts) for first, last in pairwise(ends)]


@task
def pair(keys: Keys, job: Job) -> list[Pair]:
    """The pairs of texts that share one of the keys."""
    by_text: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    for part in keys.parts:
        with Store(job.out).open(f"{_SIGNATURES}/{part}") as file:
            for key, uri, n, count in _within(file, keys):
                by_text[uri, n, count].append(key)
    signatures = (Signature(*text, tuple(shared)) for text, shared in by_text.items())
    return [(one[:2], other[:2]) for one, other in pairs(signatures)]


def _within(file: IO[bytes], keys: Keys) -> Iterator[tuple[int, str, int, int]]:
    """The rows of a file of signatures whose key is in ``keys``; other row groups are not read."""
    first, last = (pa.scalar(key, pa.uint64()) for key in keys[:2])
    table = pq.read_table(file, filters=(pc.field("key") >= first) & (pc.field("key") <= last))
    return zip(*(table.column(name).to_pylist() for name in _SCHEMA.names), strict=True)


def _groups(beside: Mapping[Text, tuple[Text, ...]], file_of: Mapping[str, Planned]) -> Iterator[Group]:
    """Texts that are linked as copies, at most ``_LARGEST`` sources per group. All texts of one source are in one group."""
    texts_of: defaultdict[str, list[Text]] = defaultdict(list)
    for text in sorted(beside):
        texts_of[text[0]].append(text)
    for linked in _linked(beside):
        for at in range(0, len(linked), _LARGEST):
            texts = tuple((text, beside[text]) for uri in linked[at : at + _LARGEST] for text in texts_of[uri])
            uris = {uri for text, others in texts for uri, _ in (text, *others)}
            files: defaultdict[Planned, list[str]] = defaultdict(list)
            for uri in sorted(uris & file_of.keys()):
                files[file_of[uri]].append(uri)
            yield Group(texts, tuple((file, tuple(held)) for file, held in sorted(files.items())))


def _linked(beside: Mapping[Text, tuple[Text, ...]]) -> list[list[str]]:
    """The sources that are linked by chains of copies, chain by chain, sorted."""
    root: dict[str, str] = {}

    def top(uri: str) -> str:
        while root.setdefault(uri, uri) != uri:
            root[uri] = uri = root[root[uri]]
        return uri

    for (uri, _), others in beside.items():
        for other, _ in others:
            root[top(other)] = top(uri)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for uri in sorted(root):
        found[top(uri)].append(uri)
    return list(found.values())


@task
def clean_again(group: Group, job: Job) -> tuple[str, int]:
    """Clean the sources of a group with what their copies say, and write a part with those that copies say something about.

    Returns the name of the part, and how many sources were written; 0 if it existed.
    """
    digest = hashlib.sha256(repr(group).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    name = part_name(f"copies-{digest}", job.fingerprint.total)
    if has_part(job.out, name):
        return name, 0
    with Child(job.settings, job.fingerprint, job.limits) as child:
        shelf = _Shelf(group, job, child)
        own = by_source(_with(list(shelf.heard()), job.settings))
        rows = []
        for uri in sorted({uri for (uri, _), _ in group.texts} & own.keys()):
            source = shelf.source(uri)
            made = child.clean(source, own[uri]) if source else None
            if source and made and made.result == "done":  # a source that fails now keeps its first result
                rows.append(row_of(source, made, job.fingerprint, own[uri]))
    write_part(rows, job.out, name)
    return name, len(rows)


def _with(said: Sequence[Said], settings: Settings) -> Settings:
    testimonies = tuple(one for some in said for one in some.testimonies)
    return replace(settings, testimonies=testimonies, reposts=tuple(one for some in said for one in some.reposts))


class _Shelf:
    """The texts of a group, read and cleaned when they are first needed."""

    def __init__(self, group: Group, job: Job, child: Child) -> None:
        self._group, self._job, self._child = group, job, child
        self._wanted = dict(group.files)
        self._file_of = {uri: file for file, uris in group.files for uri in uris}
        self._opened = lru_cache(maxsize=_HELD)(self._open)
        self._documents = lru_cache(maxsize=_HELD)(self._look)

    def heard(self) -> Iterator[Said]:
        """What copies say about each text of the group."""
        for text, others in self._group.texts:
            if mine := self._text(text):
                yield hear(mine, (held for other in others if (held := self._text(other))))

    def source(self, uri: str) -> Source | None:
        """The source ``uri``, from its file or its archive; None if it can no longer be read."""
        file = self._file_of.get(uri)
        return self._opened(file).get(uri) if file else None

    def _open(self, file: Planned) -> dict[str, Source]:
        left, found = set(self._wanted[file]), dict[str, Source]()
        try:
            for record in records(file, self._job.settings):
                if record.uri in left:
                    left.remove(record.uri)
                    found[record.uri] = record
                if not left:
                    break
        except (OSError, InputError):
            pass
        return found

    def _text(self, text: Text) -> Held | None:
        return next((held for held in self._documents(text[0]) if held.copy.n == text[1]), None)

    def _look(self, uri: str) -> tuple[Held, ...]:
        source = self.source(uri)
        return tuple(hold(uri, document) for document in self._child.look(source)) if source else ()


def _file_of(uri: str, files: Mapping[str, Planned]) -> Planned | None:
    """The file of the source ``uri``, which may be a record in it; None if there is none."""
    while uri and uri not in files:
        uri = uri.rpartition("/")[0]
    return files.get(uri)
