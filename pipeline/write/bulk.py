"""Records as the newline-delimited JSON that the ``_bulk`` endpoint of Elasticsearch and OpenSearch takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator


def index_action(key: str, line: bytes) -> bytes:
    """Put the record (a line of JSON) under its id: the same twice is the same once."""
    return b'{"index":{"_id":%s}}\n%s' % (json.dumps(key).encode(), line)


def delete_action(key: str) -> bytes:
    """Take the record with this id away; that it is not there is no error of the call."""
    return b'{"delete":{"_id":%s}}\n' % json.dumps(key).encode()


def cut(actions: Iterable[bytes], limit: int) -> Iterator[list[bytes]]:
    """Actions in files of at most ``limit`` bytes each; one that is larger by itself gets a file of its own."""
    held: list[bytes] = []
    size = 0
    for action in actions:
        if held and size + len(action) > limit:
            yield held
            held, size = [], 0
        held.append(action)
        size += len(action)
    if held:
        yield held
