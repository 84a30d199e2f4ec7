"""A signature of a text, small enough to keep for millions: texts that share most of their letters share parts of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import SetupError
from .letters import letters

#: Letters a shingle: two texts of one office share many runs of 3 and few of 6.
SHINGLE = 6
#: Values of a signature. 42 bands of 3 find a pair that shares half of its shingles with 99.6 %, a tenth with 4 %.
VALUES, ROWS = 126, 3
#: Copies that were cut short share their beginnings: these letters have a signature of their own, in bands of 6, which
#: find a pair that shares nine tenths of its shingles with 99.9 %, half of them with 15 %.
HEAD, HEAD_VALUES, HEAD_ROWS = 400, 60, 6
#: With fewer letters a text is too short to be told from its like.
FEWEST = 60


class Signature(NamedTuple):
    """Names one text of a batch (a document of a source, counted from 1) and holds the keys that its copies share."""

    uri: str
    n: int
    letters: int
    keys: tuple[int, ...]


def signature(uri: str, n: int, text: str) -> Signature | None:
    """The signature of a clean text; None where it has fewer than ``FEWEST`` letters.

    Raises:
        SetupError: the package ``rensa`` is not installed.
    """
    string = letters(text).string
    if len(string) < FEWEST:
        return None
    keys = (*_keys("whole", string, VALUES, ROWS), *_keys("head", string[:HEAD], HEAD_VALUES, HEAD_ROWS))
    return Signature(uri, n, len(string), keys)


def _keys(kind: str, string: str, values: int, rows: int) -> Iterator[int]:
    try:
        from rensa import RMinHash
    except ImportError:
        raise SetupError("comparing texts needs rensa: pip install 'gongwen[witness]'") from None
    hashed = RMinHash(num_perm=values, seed=1)
    hashed.update({string[at : at + SHINGLE] for at in range(len(string) - SHINGLE + 1)})
    digest = hashed.digest()
    for at in range(0, values, rows):
        band = f"{kind} {at} {digest[at : at + rows]}"
        yield int.from_bytes(hashlib.blake2b(band.encode(), digest_size=8).digest(), "big")
