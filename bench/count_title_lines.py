"""Counts where titles go on from one line in the next: ``python bench/count_title_lines.py``.

Corpus: the public documents in ../shared/real that begin with a title. Each title is broken at random into two or three
lines, over the lines that follow it in its document; so each place within it is a break. No breaks are the ends of the
title itself and of the lines below it, and the ends of lines put above it: a body over another document's title or over a kind of text
and its year, a section of a site, another title, and the beginning of the title as a page cuts it off. Documents whose name hashes to the other
half are never counted; the result at the head of the table is theirs.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from count_titles import REAL, documents, title_of
from fit import Case, fit, held_out, right, threshold_for, write

from gongwen.chinese.bodies import body_of_title
from gongwen.chinese.kinds import GENRES, ends_in_kind
from gongwen.chinese.scripts import simplified
from gongwen.regex import regex
from gongwen.strip.words import of_kind
from gongwen.title.broken_title import may_stand
from gongwen.title.line_end import LIKELY, TABLE, features, settled

BREAKS = 10  # of each title
LEAST = 12  # characters of a title that is broken
FIRST, LAST = 6, 2  # characters of its first and last line, at least
BELOW = 6  # lines below the title
PENALTY = 1.0
#: Names of sections of a site, and words that such names are made of, two of them over each title.
SECTIONS = 2
WHOLE, WORDS = (sorted(word for word in of_kind(kind) if len(word) > 1) for kind in ("shelf", "ending"))
#: Where a title is broken between its words as often as anywhere else: behind a body, before what joins, before a year.
JOINT = regex("(?=[及和与的（《]|关于|(?:19|20)[0-9]{2}年?)|[、》）]")
rnd = random.Random(1)


def texts() -> list[tuple[str, str, list[str]]]:
    """The name of each document, its title and the lines below it; no title twice."""
    found: dict[str, tuple[str, str, list[str]]] = {}
    for name, printed in documents():
        lines = [line for line in (simplified(line.strip(" \t\u3000\xa0")) for line in printed) if line]
        title = title_of(lines)
        if len(title) >= LEAST:
            count = next(n for n in range(1, 6) if len("".join(lines[:n])) >= len(title))
            below = lines[count : count + BELOW]
            if not (below and may_stand(below[0]) and ends_in_kind(below[0])):  # which may be the rest of the title
                found.setdefault(title, (name, title, below))
    return list(found.values())


def cases() -> Iterator[Case]:
    """Every end of a line in each arrangement of each head, and whether the title goes on there; those that a plain sign
    settles are left out.
    """
    known = texts()
    bodies = [body for _, title, _ in known if (body := body_of_title(title))]
    for name, title, below in known:
        for _ in range(BREAKS):
            yield from _of(name, [*_broken(title), *below[:1]], whole=False)
        others = [other for there, other, _ in known if held_out(there) == held_out(name)]
        for _ in range(SECTIONS):
            section = "".join(rnd.sample(WORDS, 2)) if rnd.random() < 0.5 else rnd.choice(WHOLE)
            yield from _of(name, [section, rnd.choice((title, _broken(title)[0]))], whole=True)
        for kind in rnd.sample(GENRES, 2):
            yield from _of(name, [rnd.choice(bodies), f"{rnd.randint(1990, 2025)}年{kind}"], whole=True)
        for above in (rnd.choice(bodies), rnd.choice(others), title[: rnd.randint(len(title) // 3, len(title) - 1)]):
            if not title.startswith(("关于", "印发", "转发", "批转")) and may_stand(above):
                yield from _of(name, [above, title], whole=True)
        yield from _of(name, [title, *below[:1]], whole=True)
        yield from _of(name, below, whole=True)


def _broken(title: str) -> list[str]:
    """The title on two lines, or on three where it is long."""
    places = [at for at in range(FIRST, len(title) - LAST + 1) if not title[at - 1 : at + 1].isdigit()]
    words = {len(body_of_title(title)), *(match.end() for match in JOINT.finditer(title))} & set(places)
    count = min(len(places), 2 if len(title) > 30 and rnd.random() < 0.5 else 1)
    chosen = sorted(rnd.sample(sorted(words) if len(words) >= count and rnd.random() < 0.5 else places, count))
    return [title[start:end] for start, end in zip([0, *chosen], [*chosen, len(title)], strict=True)]


def _of(name: str, lines: list[str], whole: bool) -> Iterator[Case]:
    """The ends of the ``lines``, of which the last but one ends the title. ``whole``: each line stands for itself."""
    for at, (line, below) in enumerate(pairwise(lines)):
        if may_stand(line) and may_stand(below):
            above = line if whole else "".join(lines[: at + 1])
            under = lines[at + 2] if at + 2 < len(lines) else ""
            if settled(above, line, below, under) is None:
                yield Case(name, tuple(features(above, line, below, under)), not whole and at + 2 < len(lines))


def main() -> None:
    """Count, write the table, print how it does."""
    known = list(cases())
    if not known:
        sys.exit(f"{Path(REAL)} is absent: nothing to count")
    counted = [case for case in known if not held_out(case.document)]
    held = [case for case in known if held_out(case.document)]
    table = fit(counted, penalty=PENALTY, least=4)
    said = [
        "Whether a title goes on from one line in the next, where no plain sign tells",
        f"corpus: ../shared/real, {len({c.document for c in counted})} documents, {len(counted)} ends of lines; "
        f"bench/count_title_lines.py; logistic, L2 {PENALTY}",
        f"held out, log-odds above {LIKELY}: {right(table, held, LIKELY)}",
    ]
    print("\n".join(said))
    for precision in (0.99, 0.995, 0.999):
        threshold = threshold_for(table, counted, precision)
        print(precision, "of the counted from", round(threshold, 2), right(table, held, threshold))
    write(TABLE, table, counted, said)


if __name__ == "__main__":
    main()
