"""Which sources there are, cut into shards that stay the same where the sources do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import SetupError
from ..run.names import uri_of
from .part import write_table
from .store import Store

#: A shard may end at one source in so many, by the hash of its address: so a source more or less moves no other boundary.
_ONE_IN = 16


class Planned(NamedTuple):
    """One file to clean. ``mark`` changes when the file does: its etag, or its time and size."""

    uri: str  # relative to the folder that was named
    url: str
    size: int  # bytes
    mark: str


@dataclass(frozen=True, slots=True)
class Shard:
    """A list of sources, in the order of their addresses, that one task cleans."""

    sources: tuple[Planned, ...]

    @property
    def name(self) -> str:
        """The same for the same sources, unchanged."""
        digest = hashlib.sha256()
        for source in self.sources:
            digest.update(f"{source.uri}\0{source.url}\0{source.mark}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:20]

    @property
    def size(self) -> int:
        """Bytes of all its sources."""
        return sum(source.size for source in self.sources)


def shards(sources: Iterable[Planned], size: int) -> Iterator[Shard]:
    """Cut ``sources``, which must be sorted, into shards of about ``size`` bytes, from half of it to twice.

    A file larger than twice ``size`` is a shard alone.
    """
    held: list[Planned] = []
    total = 0
    for source in sources:
        if held and total + source.size > 2 * size:
            yield Shard(tuple(held))
            held, total = [], 0
        held.append(source)
        total += source.size
        if total >= 2 * size or (2 * total >= size and _may_end(source)):
            yield Shard(tuple(held))
            held, total = [], 0
    if held:
        yield Shard(tuple(held))


def _may_end(source: Planned) -> bool:
    return hashlib.sha256(source.url.encode("utf-8", "surrogatepass")).digest()[0] % _ONE_IN == 0


def listing(named: Sequence[str]) -> list[Planned]:
    """Every file under the addresses ``named`` (paths, ``s3://…``, any that fsspec knows), sorted by uri.

    Names that begin with a dot are passed over.

    Raises:
        SetupError: nothing is there, or two files would have one name.
    """
    found: dict[str, Planned] = {}
    for address in named:
        for source in _files(address):
            if source.uri in found:
                raise SetupError(f"two sources would be called {source.uri}: {found[source.uri].url} and {source.url}")
            found[source.uri] = source
    return [found[uri] for uri in sorted(found)]


def _files(address: str) -> Iterator[Planned]:
    try:
        system, root = fsspec.core.url_to_fs(address)
        if system.isfile(root):
            yield _planned(system, root, uri_of(root.rsplit("/", 1)[-1]), system.info(root))
            return
        details = system.find(root, detail=True)
    except (OSError, ValueError, ImportError) as error:
        raise SetupError(f"can't list {address}: {error}") from None
    if not details and not system.exists(root):
        raise SetupError(f"no such file or folder: {address}")
    for path, info in details.items():
        uri = path[len(root) :].lstrip("/")
        if not any(part.startswith(".") for part in uri.split("/")):
            yield _planned(system, path, uri_of(uri), info)


def _planned(system: Any, path: str, uri: str, info: dict[str, Any]) -> Planned:
    mark = str(info.get("ETag") or info.get("mtime") or info.get("LastModified") or "")
    size = int(info.get("size") or 0)
    return Planned(uri, system.unstrip_protocol(path), size, f"{mark} {size}")


#: The sources of the last finished run and the parts that hold them.
PLAN = "plan.parquet"
_SCHEMA = pa.schema([(name, pa.string()) for name in ("uri", "url", "mark", "part")] + [("size", pa.int64())])


class Plan(NamedTuple):
    """Which parts count: ``parts`` gives the one that holds a source; ``healed`` hold texts that heed their copies, and
    come before these.
    """

    parts: dict[str, str]
    healed: tuple[str, ...]


def write_plan(sources: Mapping[str, tuple[Planned, str]], healed: Sequence[str], out: str) -> None:
    """Write the plan of a finished run. A row without an address names a part of healed texts."""
    rows = [{**source._asdict(), "part": part} for source, part in sources.values()]
    rows += [{"uri": "", "url": "", "mark": "", "size": 0, "part": part} for part in healed]
    write_table(pa.Table.from_pylist(rows, schema=_SCHEMA), out, PLAN)


def read_plan(out: str) -> Plan:
    """The plan of the last finished run; an empty one where there is none, or none that can be read."""
    try:
        with Store(out).open(PLAN) as file:
            rows = pq.read_table(file, columns=["uri", "part"]).to_pylist()
    except (OSError, pa.ArrowException):
        return Plan({}, ())
    parts = {row["uri"]: row["part"] for row in rows if row["uri"]}
    return Plan(parts, tuple(row["part"] for row in rows if not row["uri"]))
