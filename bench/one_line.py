"""Outlines with and without line breaks: ``python bench/one_line.py [-v] [--every N]``.

It needs the public documents in ../shared/real. The clean text of each document is cleaned twice more: as it is, and on one line. A
heading counts if level, marker and words are the same both times. Headings with a number of the three usual families (一、 （一）
1.) are counted separately, because headings without a number, and 第一，, are recognised by their lines alone. ``-v`` shows only the
first half of the documents; rules are never developed on the second half.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gongwen.flow import process
from gongwen.model import Document, Done, Source
from gongwen.settings import Settings

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
GROUPS = ("a_wikisource", "a_md_notice", "a_md_speech", "b_raw_gov_site", "b_raw_gwr2026", "d_gbk_gwr")

Heading = tuple[int, str, str]
USUAL = re.compile("[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、]")


def documents(name: str, data: bytes) -> tuple[Document, ...]:
    outcome = process(Source(name, data), Settings())
    return outcome.documents if isinstance(outcome, Done) else ()


def headings(document: Document) -> Iterator[Heading]:
    """Level, marker and words of each section that has a heading."""
    text, level, num = document.text.string, 0, ""
    for span in document.spans:
        if span.kind == "section":
            level, num = span.level, ""
        elif span.kind == "num":
            num = span.restored or text[span.start : span.end].strip()
        elif span.kind == "heading":
            yield level, num, text[span.start : span.end].strip(" \u3000。：")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", action="store_true", help="print the headings that are lost")
    parser.add_argument("--every", type=int, default=1, help="take one document in so many")
    args = parser.parse_args()
    if not REAL.is_dir():
        print("the public documents are not here: nothing to measure")
        return 0
    for group in GROUPS:
        kept, wanted, usual, usual_wanted = [0, 0], [0, 0], [0, 0], [0, 0]
        for place, path in enumerate(sorted((REAL / group).iterdir())[:: args.every]):
            for document in documents(path.name, path.read_bytes()):
                clean = document.clean.string
                before = [one for part in documents("a.txt", clean.encode()) for one in headings(part)]
                glued = documents("a.txt", clean.replace("\n", "").encode())
                after = Counter(one for part in glued for one in headings(part))
                common = Counter(before) & after
                kept[place % 2] += common.total()
                wanted[place % 2] += len(before)
                usual[place % 2] += sum(USUAL.fullmatch(one[1]) is not None for one in common.elements())
                usual_wanted[place % 2] += sum(USUAL.fullmatch(one[1]) is not None for one in before)
                if args.v and place % 2 == 0:
                    for lost in (Counter(before) - after).elements():
                        print("   ", path.stem, *lost)
        for name, same, of in (("all", kept, wanted), ("一、 （一） 1.", usual, usual_wanted)):
            shares = (f"{100 * k / max(w, 1):5.1f} % of {w:5}" for k, w in zip(same, of, strict=True))
            print(f"{group:16} {name:12}", "   other half: ".join(shares), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
