"""Main text of real web pages: precision, recall, F1 and speed, compared with well-known extractors in one run.

    python bench/web_pages.py [FOLDER] [--alone] [--worst N] [--stage read|clean] [--ids PREFIX]

FOLDER has ``ID.html`` (the original bytes) and ``ID.txt`` (the main text: title and body). A page's score compares character
bigrams as multisets, after NFKC and without white space. A group's score is the mean over its pages. Every tool gets the raw bytes,
and the title that it found is put before its text unless the text contains it.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # in place of this folder, whose name for this file would hide the standard library's `html`

from gongwen.errors import GongwenError  # noqa: E402
from gongwen.model import Source  # noqa: E402
from gongwen.settings import Settings  # noqa: E402

DEFAULT = ROOT.parent / "shared" / "real" / "html"
SPACE = re.compile(r"\s+")
Extract = Callable[[bytes, str], tuple[str, str]]  # bytes, name → title, text


@dataclass(frozen=True, slots=True)
class Score:
    """One page as one tool read it."""

    precision: float
    recall: float
    f1: float
    seconds: float


def bare(text: str) -> str:
    """The text as it is compared."""
    return SPACE.sub("", unicodedata.normalize("NFKC", text))


def bigrams(text: str) -> Counter[str]:
    """How often each pair of neighbouring characters occurs."""
    return Counter(map("".join, pairwise(text)))


def score(title: str, text: str, gold: str, seconds: float) -> Score:
    """How near the text comes to the gold."""
    head, body, wanted = bare(title), bare(text), bare(gold)
    got, want = bigrams(body if head in body else head + body), bigrams(wanted)
    common = (got & want).total()
    precision = common / got.total() if got else float(not want)
    recall = common / want.total() if want else float(not got)
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0, seconds)


def ours_read(data: bytes, name: str) -> tuple[str, str]:
    """The reader alone."""
    from gongwen.read import read

    try:
        page = read(Source(name, data), Settings())
    except GongwenError:
        return "", ""
    return page.facts.title, page.text.string


def ours_clean(data: bytes, name: str) -> tuple[str, str]:
    """The whole pipeline."""
    from gongwen.flow import process

    outcome = process(Source(name, data), Settings())
    return "", "\n".join(document.clean.string for document in getattr(outcome, "documents", ()))


def peers() -> dict[str, Extract]:
    """The extractors to compare with, those that are installed."""
    found: dict[str, Extract] = {}
    try:
        import trafilatura

        def by_trafilatura(data: bytes, name: str) -> tuple[str, str]:
            got = trafilatura.bare_extraction(data, with_metadata=True)
            return (got.title or "", got.text or "") if got else ("", "")

        found["trafilatura"] = by_trafilatura
    except ImportError:
        print("trafilatura is not installed", file=sys.stderr)
    try:
        from lxml.html import fromstring
        from readability import Document

        def by_readability(data: bytes, name: str) -> tuple[str, str]:
            document = Document(data)
            return document.short_title() or "", fromstring(document.summary()).text_content()

        found["readability"] = by_readability
    except ImportError:
        print("readability-lxml is not installed", file=sys.stderr)
    try:
        import justext

        def by_justext(data: bytes, name: str) -> tuple[str, str]:
            parts = justext.justext(data, frozenset(), 70, 140, 0, 0, 0.2, 200, True)
            return "", "\n".join(part.text for part in parts if not part.is_boilerplate)

        found["jusText"] = by_justext
    except ImportError:
        print("jusText is not installed", file=sys.stderr)
    return found


def is_gb(data: bytes) -> bool:
    """Whether the page is in a GB encoding, or at least not in UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def run(tool: Extract, pages: list[tuple[str, bytes, str]]) -> dict[str, Score]:
    """Every page through one tool; a tool that fails on a page has no text there."""
    scores: dict[str, Score] = {}
    for name, data, gold in pages:
        start = time.perf_counter()
        try:
            title, text = tool(data, name)
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
            title, text = "", ""
        seconds = time.perf_counter() - start
        scores[name] = score(title, text, gold, seconds)
    return scores


def table(name: str, scores: dict[str, Score], pages: list[tuple[str, bytes, str]]) -> None:
    """Print one tool's figures, overall, for GB pages and by group."""
    groups: dict[str, list[str]] = {"all": list(scores), "GB": [n for n, data, _ in pages if is_gb(data)]}
    for page in scores:
        groups.setdefault(page.split("-")[0], []).append(page)
    size = {n: len(data) for n, data, _ in pages}
    for group, names in groups.items():
        if not names:
            continue
        part = [scores[n] for n in names]
        speed = sum(size[n] for n in names) / 1e6 / sum(s.seconds for s in part)
        p, r, f = (fmean(getattr(s, what) for s in part) for what in ("precision", "recall", "f1"))
        print(f"{name:12} {group:8} {len(names):4}  P {p:.4f}  R {r:.4f}  F1 {f:.4f}  {speed:6.2f} MB/s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--alone", action="store_true", help="leave out the peers, even those that are installed")
    parser.add_argument("--worst", type=int, default=0, help="print the N pages that came out worst")
    parser.add_argument("--stage", choices=("read", "clean"), default="clean")
    parser.add_argument("--ids", default="", help="only pages whose id begins so")
    call = parser.parse_args()
    if not call.folder.is_dir():
        sys.exit(f"{call.folder} is absent: nothing to measure")
    pages = [
        (path.stem, path.read_bytes(), path.with_suffix(".txt").read_text(encoding="utf-8"))
        for path in sorted(call.folder.glob(f"{call.ids}*.html"))
    ]
    tools: dict[str, Extract] = {"gongwen": ours_clean if call.stage == "clean" else ours_read}
    if not call.alone:
        tools |= peers()
    for name, tool in tools.items():
        scores = run(tool, pages)
        table(name, scores, pages)
        if name == "gongwen":
            for page in sorted(scores, key=lambda n: scores[n].f1)[: call.worst]:
                s = scores[page]
                print(f"    {page:40} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}")


if __name__ == "__main__":
    main()
