"""Counts how headlines of web pages look: ``python bench/count_headlines.py``.

Corpus: the web pages in ../shared/real/html with their main text. A line near the head of a page is a headline where it
is the first line of that text or what the page itself is called. Pages whose name hashes to the other half are never
counted; the result at the head of the table is theirs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from fit import Case, fit, held_out, write
from web_pages import DEFAULT

from gongwen.decode import decode
from gongwen.errors import InputError
from gongwen.evidence import Table
from gongwen.read.html.container import choose, weigh
from gongwen.read.html.head import head_of
from gongwen.read.html.page import visible
from gongwen.read.html.parse import pages, parse
from gongwen.read.html.shown_title import AHEAD, CERTAIN, candidates, features
from gongwen.read.html.title import bare, without_site

SHORTEST = 5  # characters


def cases() -> Iterator[Case]:
    """Every line near the head of every page, and whether it is its headline."""
    for path in sorted(DEFAULT.glob("*.html")):
        html = pages(decode(path.read_bytes(), markup=True).text)[0]
        gold = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n", 1)[0]
        try:
            seen = visible(head_of(parse(html)))
        except InputError:
            continue
        choice = choose(seen, weigh(seen), None)
        if choice is None:
            continue
        known = {bare(name) for name in (gold, *map(without_site, seen.head.names()))}
        node = seen.nodes[choice.node]
        for index in candidates(seen, node):
            name = bare(seen.lines[index].text)
            yield Case(path.stem, features(seen, node, index), len(name) >= SHORTEST and name in known)


def picked(table: Table, found: list[Case]) -> tuple[int, int, int]:
    """Pages whose headline is picked, pages where another line is, and pages with a headline."""
    right = wrong = there = 0
    for name in sorted({case.document for case in found}):
        lines = sorted(((table.weigh(one.features), one.true) for one in found if one.document == name), reverse=True)
        there += any(true for _, true in lines)
        best = lines[0]
        if best[0] >= CERTAIN and (len(lines) < 2 or best[0] - lines[1][0] >= AHEAD):
            right += best[1]
            wrong += not best[1]
    return right, wrong, there


def main() -> None:
    """Count, write the table, print how it does."""
    known = list(cases())
    if not known:
        sys.exit(f"{DEFAULT} is absent: nothing to count")
    counted = [case for case in known if not held_out(case.document)]
    held = [case for case in known if held_out(case.document)]
    table = fit(counted, penalty=2.0)
    right, wrong, there = picked(table, held)
    said = [
        "What a line near the head of a web page looks like where it is the headline of the text",
        f"corpus: ../shared/real/html, {len({c.document for c in counted})} pages, {len(counted)} lines; "
        "bench/count_headlines.py; logistic, L2 2.0",
        f"held out: of {there} pages with a headline the line picked is it on {right}, another on {wrong}",
    ]
    print("\n".join(said))
    print("counted pages:", picked(table, counted))
    write("headline", table, counted, said)


if __name__ == "__main__":
    main()
