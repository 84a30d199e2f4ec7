"""The possible originals of a number of which two copies lost different glyphs."""

from __future__ import annotations

#: The search stops after this many originals, because more are no evidence for any of them.
MOST = 6


def originals(mine: str, my_losses: frozenset[str], theirs: str, their_losses: frozenset[str]) -> frozenset[str]:
    """Every number that prints as ``mine`` without my lost glyphs and as ``theirs`` without theirs.

    The result is empty if there is none, because then the copies contradict each other. Glyphs that both have lost are not
    put back. There are at most ``MOST``.

    >>> sorted(originals("205", frozenset("1"), "2015", frozenset()))
    ['2015']
    >>> sorted(originals("205", frozenset("1"), "215", frozenset("0")))
    ['2015', '2105']
    >>> sorted(originals("205", frozenset("1"), "2006", frozenset()))
    []
    """
    found: set[str] = set()
    both = my_losses & their_losses

    def walk(made: str, mine: str, theirs: str) -> None:
        if len(found) >= MOST:
            return
        if not mine and not theirs:
            found.add(made)
            return
        if mine and theirs and mine[0] == theirs[0] and mine[0] not in my_losses | their_losses:
            walk(made + mine[0], mine[1:], theirs[1:])
            return
        if mine and mine[0] in their_losses and mine[0] not in both:
            walk(made + mine[0], mine[1:], theirs)
        if theirs and theirs[0] in my_losses and theirs[0] not in both:
            walk(made + theirs[0], mine, theirs[1:])

    if len(mine) + len(theirs) <= _LONGEST:
        walk("", mine, theirs)
    return frozenset(found)


#: The most digits of both readings together; a longer number is a code.
_LONGEST = 40
