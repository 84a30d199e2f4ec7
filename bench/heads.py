"""Heads and feet that lost their lines: what is told of real texts before and after their lines are run together.

    python bench/heads.py FOLDER... [--half 0|1] [--show]

Each text that has a title and a number, an addressee, a form of address or a signature as it stands is written again
with the lines of its head, and those of its foot, on one line with the paragraph beside them. The share of titles,
numbers, addressees, issuers and dates that come out as before is printed. ``--half`` takes the texts whose name hashes to
0 or 1: rules are looked at on one half, and the figures of the other are what counts.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gongwen import Settings, Source, process
from gongwen.model import Document, Done

HEAD = ("title", "doc-number", "addressee", "salute")
FOOT = ("signed", "dateline", "note")
FIELDS = ("title", "doc-number", "addressee", "issuer", "issued")


def documents(folders: list[Path], half: int | None) -> Iterator[tuple[str, Document]]:
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if half is not None and hashlib.sha256(path.name.encode()).digest()[0] % 2 != half:
                continue
            done = process(Source(path.name, path.read_bytes()), Settings())
            if isinstance(done, Done) and len(done.documents) == 1:
                yield path.name, done.documents[0]


def glued(document: Document) -> str:
    """The text with head and foot run into the paragraphs beside them; empty where it has neither."""
    text = document.text.string
    lines: list[tuple[str, str]] = []  # kind of the line's first leaf, and the line
    for kind, start, end in sorted((s.kind, s.start, s.end) for s in document.spans if s.kind in (*HEAD, *FOOT)):
        lines.append((kind, text[start:end]))
    kinds = {kind for kind, _ in lines}
    if "title" not in kinds or len(kinds) < 2:
        return ""
    out = ""
    places = {s.start: s.kind for s in document.spans if s.kind in (*HEAD, *FOOT)}
    at = 0
    before = ""
    for line in text.split("\n"):
        kind = places.get(at, "")
        joined = before in HEAD or (kind in FOOT and out)
        out += line if not out or joined else "\n" + line
        before, at = kind, at + len(line) + 1
    return out


def told(document: Document) -> dict[str, str]:
    title = next((s for s in document.spans if s.kind == "title"), None)
    meta = document.meta
    return {
        "title": document.text.string[title.start : title.end] if title else "",
        "doc-number": meta.doc_number,
        "addressee": meta.addressee,
        "issuer": meta.issuer,
        "issued": next((date.when for date in meta.dates if date.kind == "issued"), ""),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", type=int)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    right, all_ = Counter[str](), Counter[str]()
    for name, document in documents(args.folders, args.half):
        text = glued(document)
        if not text:
            continue
        done = process(Source(name + ".txt", text.encode("utf-8", "surrogatepass")), Settings())
        was = told(document)
        now = told(done.documents[0]) if isinstance(done, Done) else dict.fromkeys(FIELDS, "")
        for field in FIELDS:
            if was[field]:
                all_[field] += 1
                right[field] += was[field] == now[field]
                if args.show and was[field] != now[field]:
                    print(f"{name} {field}: {was[field][:70]} -> {now[field][:70]}")
    for field in FIELDS:
        print(f"{field:12} {right[field]:4} of {all_[field]:4}  {100 * right[field] / max(all_[field], 1):.1f} %")


if __name__ == "__main__":
    main()
