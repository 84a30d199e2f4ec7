"""Recall, precision, size and speed of the search index; the truth is a substring search.

    python bench/search.py FOLDER [--words 600] [--seed 7]

FOLDER has official texts; the default is the public documents next to the project. They are cleaned and indexed in a temporary
folder. Every query is a string of two or four ideographs: half of them are taken at random from the texts, and half are put together
from two strings, to test what should not be found. The truth is which sections contain the query as a substring.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gongwen.feed.grams import phrase
from gongwen.feed.index import update_index
from gongwen.feed.search import Query, search

TEXTS = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
HAN = re.compile(r"[\u4e00-\u9fff]+")


def strings(texts: list[str], length: int, count: int, chance: random.Random) -> list[str]:
    """Half taken from the texts, half put together of two of them."""
    stretches = [s for text in chance.sample(texts, min(len(texts), 4000)) for s in HAN.findall(text)]
    stretches = [s for s in stretches if len(s) >= length]
    found = []
    for _ in range(count // 2):
        stretch = chance.choice(stretches)
        at = chance.randrange(len(stretch) - length + 1)
        found.append(stretch[at : at + length])
    while len(found) < count:
        one, other = chance.choice(found), chance.choice(found)
        found.append(one[: length // 2] + other[length // 2 :])
    return sorted(set(found))


def truth(rows: list[tuple[int, str]], wanted: list[str]) -> dict[str, set[int]]:
    """The sections that hold each string."""
    found: dict[str, set[int]] = {word: set() for word in wanted}
    for n, text in rows:
        for word in wanted:
            if word in text:
                found[word].add(n)
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=TEXTS)
    parser.add_argument("--words", type=int, default=600, help="questions of each length")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, help="an output folder that is there already")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = call.out or Path(folder, "out")
        if not call.out:
            subprocess.run([sys.executable, "-m", "gongwen", "clean", call.folder, "-o", out, "-q"], check=False)
        path = Path(folder, "corpus.sqlite")
        begun = time.perf_counter()
        indexed = update_index(out, path)
        seconds = time.perf_counter() - begun
        db = sqlite3.connect(path)
        rows = list(db.execute("SELECT n, text FROM section"))
        characters = sum(len(text) for _, text in rows)
        print(f"{indexed.documents} documents, {indexed.sections} sections, {characters:,} characters")
        print(f"indexed in {seconds:.1f} s; {path.stat().st_size / 1e6:.0f} MB")
        chance = random.Random(call.seed)
        worst = 0
        for length in (2, 4):
            wanted = strings([text for _, text in rows], length, call.words, chance)
            real = truth(rows, wanted)
            right = given = there = 0
            begun = time.perf_counter()
            for word in wanted:
                match = "{text} : (" + phrase(word) + ")"
                answer = {n for (n,) in db.execute("SELECT rowid FROM gram WHERE gram MATCH ?", (match,))}
                right += len(answer & real[word])
                given += len(answer)
                there += len(real[word])
            each = (time.perf_counter() - begun) / len(wanted) * 1000
            recall, precision = right / max(there, 1), right / max(given, 1)
            print(
                f"{length} characters: {len(wanted)} strings, {there} true hits, recall {recall:.4f}, "
                f"precision {precision:.4f}, {each:.2f} ms each"
            )
            worst |= recall < 1 or precision < 0.99
        begun = time.perf_counter()
        asked = strings([text for _, text in rows], 2, 100, chance)
        for word in asked:
            search(path, Query((word,)))
        print(f"ranked search with snippets: {(time.perf_counter() - begun) / len(asked) * 1000:.1f} ms each")
    return worst


if __name__ == "__main__":
    sys.exit(main())
