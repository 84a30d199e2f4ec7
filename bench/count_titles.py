"""Counts where titles end whose text follows with no mark between: ``python bench/count_titles.py``.

Corpus: the public documents in ../shared/real that begin with a title, run together with their first paragraph. The other
places in that line where a kind of text is named are no ends, nor are those in the paragraphs of all documents.
Documents whose name hashes to the other half are never counted; the result at the head of the table is theirs.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fit import Case, fit, held_out, right, threshold_for, write

from gongwen.chinese.kinds import ends_in_kind
from gongwen.chinese.markers import scan
from gongwen.chinese.scripts import simplified
from gongwen.title.opening import LIKELY, TABLE, features
from gongwen.title.parts import places_of

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
PARAGRAPH = re.compile("[，；：].*[。；：]")
SHORTEST, LONGEST = 6, 80
TITLE_LINES, FIRST = 4, 8
#: Paragraphs of one document: more would let the long documents speak for all.
MOST = 40


def documents() -> Iterator[tuple[str, list[str]]]:
    """Every document's lines, none empty; the first ones hold the title."""
    for path in sorted((REAL / "gold").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))["lines"]
    for path in sorted((REAL / "html").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8").splitlines()
    for path in sorted((REAL / "b_raw_gov_site").iterdir()):
        lines = path.read_text(encoding="utf-8").splitlines()
        if lines[0].startswith("标题："):
            yield path.stem, [lines[0][3:], *lines[5:]]


def title_of(lines: list[str]) -> str:
    """The title over up to four lines; empty where the first lines are none."""
    title = ""
    for line in lines[:TITLE_LINES]:
        title += line
        if PARAGRAPH.search(line) or len(title) > LONGEST:
            return ""
        if len(title) >= SHORTEST and ends_in_kind(title):
            return title
    return ""


def cases() -> Iterator[Case]:
    """Every place of every line where a title may end, and whether it does."""
    seen: set[str] = set()
    for name, printed in documents():
        lines = [simplified(re.sub(r"[ \t\u3000\xa0]", "", line)) for line in printed]
        lines = [line for line in lines if line]
        paragraphs = [line for line in lines if len(line) >= 25 and PARAGRAPH.search(line)][:MOST]
        title = title_of(lines)
        if title and paragraphs and title not in seen and paragraphs[0] in lines[:FIRST]:
            seen.add(title)
            yield from _places(name, title + _body(paragraphs[0]), len(title))
        for line in paragraphs:
            yield from _places(name, _body(line), -1)


def _body(line: str) -> str:
    """The paragraph without the marker that it may begin with."""
    marker = next((one for one in scan(line[:20]) if one.start == 0), None)
    return line[marker.end :] if marker else line


def _places(name: str, text: str, end: int) -> Iterator[Case]:
    for place in places_of(text):
        yield Case(name, tuple(features(text, place)), place == end)


def main() -> None:
    """Count, write the table, print how it does."""
    known = list(cases())
    if not known:
        sys.exit(f"{REAL} is absent: nothing to count")
    counted = [case for case in known if not held_out(case.document)]
    held = [case for case in known if held_out(case.document)]
    table = fit(counted, penalty=1.0, least=3)
    result = right(table, held, LIKELY)
    said = [
        "Whether a title ends where a line names a kind of text and the text goes on",
        f"corpus: ../shared/real, {len({c.document for c in counted})} documents, {len(counted)} places; "
        "bench/count_titles.py; logistic, L2 1.0",
        f"held out, log-odds above {LIKELY}: {result}",
    ]
    print("\n".join(said))
    print("threshold for 99.5 % of the counted:", threshold_for(table, counted, 0.995))
    write(TABLE, table, counted, said)


if __name__ == "__main__":
    main()
