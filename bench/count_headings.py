"""Counts where headings begin and end in texts that have lost their lines: ``python bench/count_headings.py``.

Corpus: the public documents in ../shared/real whose lines are kept. Each document is run into one line; where its lines
began is what must be found again. Documents whose name hashes to the other half are never counted: the results at the
head of each table are theirs. Equal documents under two names count once.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fit import Case, fit, held_out, right, write

from gongwen.chinese.markers import Marker, scan
from gongwen.outline import starts
from gongwen.outline.candidates import refers

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
RAW = ("b_raw_gwr2026", "b_raw_gov_site", "d_gbk_gwr")
#: Families that may head a section.
HEADING = frozenset(("part", "chapter", "division", "cjk-comma", "cjk-paren", "arabic-dot", "named"))
COUNTED = HEADING | {"article", "arabic-paren"}
_SPACE = re.compile("[ \t\u00a0\u3000]+")


class Lines(NamedTuple):
    """A document: its lines without blanks, none empty."""

    name: str
    lines: tuple[str, ...]


def documents() -> Iterator[Lines]:
    """Every document once, under the first of its names."""
    seen = set()
    for name, lines in _all():
        bare = tuple(filter(None, (_SPACE.sub("", line) for line in lines)))
        key = "".join(bare)[:200]
        if len(bare) > 3 and key not in seen:
            seen.add(key)
            yield Lines(name, bare)


def _all() -> Iterator[tuple[str, list[str]]]:
    for path in sorted((REAL / "gold").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))["lines"]
    for folder in RAW:
        for path in sorted((REAL / folder).iterdir()):
            yield path.stem, _decoded(path.read_bytes()).replace("<U+00A0>", "").splitlines()
    for path in sorted((REAL / "html").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8").splitlines()


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def places(document: Lines) -> Iterator[Case]:
    """Every marker of the document run into one line: did it begin a line?"""
    text = "".join(document.lines)
    begins, at = set(), 0
    for line in document.lines:
        begins.add(at)
        at += len(line)
    above: Marker | None = None
    for marker in scan(text):
        if marker.family not in COUNTED or marker.start == 0 or refers(text, 0, marker):
            continue
        true = marker.start in begins
        yield Case(document.name, starts.features(text, 0, marker, above), true)
        above = marker if true else above


def count_starts() -> None:
    cases = [case for document in documents() for case in places(document)]
    counted = [case for case in cases if not held_out(case.document)]
    kept = [case for case in cases if held_out(case.document)]
    table = fit(counted, penalty=0.5, least=3)
    result = right(table, kept)
    found = 100 * result["found"] / (result["found"] + result["missed"])
    precision = 100 * result["found"] / (result["found"] + result["wrong"])
    said = (
        "Whether a marker in a text without lines begins a paragraph.",
        f"Corpus: ../shared/real, {len({c.document for c in counted})} documents, {len(counted)} markers; L2 penalty 0.5.",
        f"Script: bench/count_headings.py. On {len({c.document for c in kept})} documents held out, {len(kept)} markers: "
        f"{found:.1f} % found, {precision:.1f} % of those found right.",
    )
    print(*said, write(starts.TABLE, table, counted, said), sep="\n")


def main() -> int:
    if not REAL.is_dir():
        print("the public documents are not here: nothing to count")
        return 0
    count_starts()
    return 0


if __name__ == "__main__":
    sys.exit(main())
