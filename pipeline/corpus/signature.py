"""Signatures of texts, small enough for millions of texts: texts that share most of their letters share keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import SetupError
from .letters import letters

#: The letters of a shingle. Two texts of one office share many runs of 3 letters and few runs of 6.
SHINGLE = 6
#: The values of a signature. 42 bands of 3 find a pair that shares half of its shingles with 99.6 % probability, and a pair that
#: shares a tenth with 4 %.
VALUES, ROWS = 126, 3
#: Copies that were cut short share their beginnings, so the first letters have their own signature. Its bands of 6 find a pair
#: that shares nine tenths of its shingles with 99.9 % probability, and a pair that shares half with 15 %.
HEAD, HEAD_VALUES, HEAD_ROWS = 400, 60, 6
#: A text with fewer letters is too short to tell from similar texts.
FEWEST = 60


class Signature(NamedTuple):
    """One text of a batch (document ``n`` of a source, from 1), its number of letters, and the keys that its copies share."""

    uri: str
    n: int
    letters: int
    keys: tuple[int, ...]


def signature(uri: str, n: int, text: str) -> Signature | None:
    """The signature of a clean text; None if it has fewer than ``FEWEST`` letters.

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
