"""Lists the sources and divides them into shards that stay the same as long as their sources do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import fsspec

from ..errors import SetupError
from ..parts.plan import Planned
from ..run.names import uri_of

#: A shard may end only at one source in 16, chosen by the hash of its address. So adding or removing a source moves no
#: boundary but its own.
_ONE_IN = 16


@dataclass(frozen=True, slots=True)
class Shard:
    """A list of sources, in the order of their addresses, that one task cleans."""

    sources: tuple[Planned, ...]

    @property
    def name(self) -> str:
        """A hash that is the same for the same, unchanged sources."""
        digest = hashlib.sha256()
        for source in self.sources:
            digest.update("\0".join(map(str, source)).encode("utf-8", "surrogatepass") + b"\n")
        return digest.hexdigest()[:20]

    @property
    def size(self) -> int:
        """Bytes of all its sources."""
        return sum(source.size for source in self.sources)


def shards(sources: Iterable[Planned], size: int) -> Iterator[Shard]:
    """Divide ``sources``, which must be sorted, into shards of about ``size`` bytes: from half of that to twice.

    A file larger than twice ``size`` is a shard of its own, and so is a range of records.
    """
    held: list[Planned] = []
    total = 0
    for source in sources:
        if held and (source.is_range or total + source.size > 2 * size):
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
    """Every file under the addresses ``named`` (paths, ``s3://…``, anything that fsspec supports), sorted by uri.

    Names that begin with a dot are skipped.

    Raises:
        SetupError: an address does not exist, or two files would have the same name.
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
    except Exception as error:  # the library for such addresses may raise anything
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
