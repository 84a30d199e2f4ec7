"""Finds the texts of a batch that may be copies of one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .signature import Signature

#: The most texts with a common key that are all paired with each other. If more texts share a key (a form, a notice that every
#: office copies), each is paired only with its neighbours in length.
LARGEST = 64


def pairs(signatures: Iterable[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """The pairs of texts that share a key and so may be copies. Each pair comes once; the time is linear in the signatures.

    If more than ``LARGEST`` texts share a key, each is paired with the ``LARGEST`` nearest to it in length.
    """
    by_key: defaultdict[int, list[Signature]] = defaultdict(list)
    for signature in signatures:
        for key in signature.keys:
            by_key[key].append(signature)
    seen: set[tuple[str, int, str, int]] = set()
    groups: set[int] = set()
    for texts in by_key.values():
        group = hash(tuple([text[:2] for text in texts]))
        if len(texts) < 2 or group in groups:  # the same texts often share many keys
            continue
        groups.add(group)
        for one, other in _near(sorted(texts, key=lambda s: (s.letters, s.uri, s.n))):
            names = (*one[:2], *other[:2])
            if names not in seen:
                seen.add(names)
                yield one, other


def _near(texts: Sequence[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """Pairs of neighbours in length."""
    for place, one in enumerate(texts):
        for other in texts[place + 1 : place + LARGEST]:
            yield min(one, other), max(one, other)


def partners(found: Iterable[tuple[Signature, Signature]]) -> dict[tuple[str, int], tuple[tuple[str, int], ...]]:
    """For each text (uri and number), the texts that may be its copies, in the order of their names.

    Copies of its copies are not included, so a chain of texts that each differ a little does not become one group.
    """
    beside: defaultdict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for one, other in found:
        beside[one[:2]].add(other[:2])
        beside[other[:2]].add(one[:2])
    return {text: tuple(sorted(others)) for text, others in sorted(beside.items())}
