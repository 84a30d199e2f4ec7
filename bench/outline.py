"""Headings found, beside two baselines in the same run: ``make bench-outline`` (needs the public documents in ../shared/real).

Gold is what the publisher marked: bold in State Council pages, blank lines in the reports, ``#`` in Markdown. It names
some of the headings of a page, not all, so it tells recall; what is found beyond it is counted, not called wrong. For
precision, documents in which the gold marks every heading of its kinds are used: laws, by 编 章 节.

Baselines, both ours: ``lines`` takes every line that begins with one of four markers (第X章, 一、, （一）, 1.);
``family`` takes the one family of a document that has most lines, as chunkers do that choose one numbering a document.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
GROUPS = ("a_html_govcn", "a_wikisource", "a_md_notice", "a_md_speech", "a_md_law")
FAMILIES = (
    re.compile(r"^第[一二三四五六七八九十百零〇0-9]+[编章节]"),
    re.compile(r"^[一二三四五六七八九十]+、"),
    re.compile(r"^[（(][一二三四五六七八九十]+[）)]"),
    re.compile(r"^[0-9]+[.、．]"),
)
MARKED = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇○0-9]+[编章节条部，、]|[一二三四五六七八九十○〇]+[、\s]|[（(][一二三四五六七八九十]+[）)]|[0-9]+[.、．\s])"
)


def bare(text: str) -> str:
    """Text without marks and white space, so that no choice of punctuation wins."""
    return re.sub(r"[\W_]+", "", text)


def ours(path: Path) -> list[str]:
    """Marker and heading (or the first words under it) of every section and annex, and the title."""
    outcome = process(Source(path.name, path.read_bytes()), Settings())
    if not isinstance(outcome, Done):
        return []
    found = []
    for document in outcome.documents:
        text, spans = document.text.string, document.spans
        for index, span in enumerate(spans):
            if span.kind == "title":
                found.append(bare(text[span.start : span.end]))
            if span.kind not in ("section", "annex"):
                continue
            parts = []
            for inner in spans[index + 1 : index + 4]:
                if inner.kind in ("num", "heading", "p"):
                    parts.append(inner.restored or text[inner.start : inner.end])
                if inner.kind not in ("num",):
                    break
            found.append(bare("".join(parts)))
    return found


def by_lines(lines: list[str]) -> list[str]:
    """The fixed four-level pattern."""
    return [bare(line) for line in lines if any(family.match(line) for family in FAMILIES)]


def by_family(lines: list[str]) -> list[str]:
    """One family a document: the one with most lines."""
    best = max(FAMILIES, key=lambda family: sum(bool(family.match(line)) for line in lines))
    return [bare(line) for line in lines if best.match(line)]


def matched(wanted: list[str], found: list[str]) -> int:
    """How many of ``wanted`` are among ``found``: one begins with the other, each found one counts once."""
    pool, hits = list(found), 0
    for heading in wanted:
        want = bare(heading)[:24]
        hit = next((f for f in pool if f and (f.startswith(want) or want.startswith(f))), None)
        if hit is not None:
            pool.remove(hit)
            hits += 1
    return hits


def headings_of(gold: dict[str, list[dict[str, str]]], lines: list[str]) -> list[str]:
    """The gold's headings; those of a table of contents (bold as well, and word for word again below) count once."""
    texts = [heading["text"] for heading in gold["headings"]]
    return list(dict.fromkeys(texts)) if any(re.fullmatch(r"目\s*[录次錄]", line) for line in lines) else texts


def documents(group: str) -> Iterator[tuple[Path, dict[str, list[dict[str, str]]], list[str]]]:
    for path in sorted((REAL / "gold").glob(f"{group}-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(p for p in (REAL / group).glob(f"{path.stem}.*"))
        yield source, gold, [line.strip() for line in gold["lines"]]


def main() -> int:
    if not REAL.is_dir():
        print("the public documents are not here: nothing to measure")
        return 0
    print(
        f"{'group':14} {'headings':>9} {'ours':>7} {'lines':>7} {'family':>7}   {'marked':>7} {'ours':>7} {'lines':>7} {'family':>7}   found beyond"
    )
    began = time.perf_counter()
    for group in GROUPS:
        wanted = marked = beyond = 0
        hits, marked_hits = [0, 0, 0], [0, 0, 0]
        for source, gold, lines in documents(group):
            headings = headings_of(gold, lines)
            plain = [h for h in headings if MARKED.match(h)]
            answers = (ours(source), by_lines(lines), by_family(lines))
            wanted, marked = wanted + len(headings), marked + len(plain)
            for index, found in enumerate(answers):
                hits[index] += matched(headings, found)
                marked_hits[index] += matched(plain, found)
            beyond += len(answers[0]) - matched(headings, answers[0])
            if "-v" in sys.argv:
                for heading in headings:
                    if not matched([heading], answers[0]):
                        print("   missing", source.stem, heading[:40])
        rates = " ".join(f"{100 * h / max(wanted, 1):6.1f}%" for h in hits)
        marked_rates = " ".join(f"{100 * h / max(marked, 1):6.1f}%" for h in marked_hits)
        print(f"{group:14} {wanted:9} {rates}   {marked:7} {marked_rates}   {beyond}")
    wanted = found = right = 0
    for source, gold, lines in documents("a_md_law"):
        chapters = [h for h in headings_of(gold, lines) if FAMILIES[0].match(h)]
        if len(chapters) < 2:
            continue
        mine = [f for f in ours(source) if re.match("第[一二三四五六七八九十百零〇0-9]+[编章节]", f)]
        wanted, found, right = wanted + len(chapters), found + len(mine), right + matched(chapters, mine)
    print(f"chapters of laws, where the gold is whole: precision {right}/{found}, recall {right}/{wanted}")
    print(f"{time.perf_counter() - began:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
