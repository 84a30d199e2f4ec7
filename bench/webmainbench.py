"""Main text of WebMainBench's Chinese pages, by that benchmark's own measure: ROUGE-5 over the words that jieba cuts.

    python bench/webmainbench.py DATA.jsonl [--language zh] [--worst N]

DATA is a copy of the benchmark's data (https://huggingface.co/datasets/opendatalab/WebMainBench): a row a page, with
``html`` and the main text in Markdown (``convert_main_content``, ``groundtruth_content`` or ``content``). The attributes
by which its people marked the main text are taken off before the page is read. The measure is that of its
``TextRougeNgramMetric``: F1 of runs of five words, each counted as often as both sides have it; the mean is over all
rows, and a page that gives no text counts 0. Our text is Markdown, as the truth is. Needs ``pip install jieba``.

Not measured here: its scores for code, formulas and tables, which are read from its own parse of Markdown.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from gongwen.flow import process  # noqa: E402
from gongwen.model import Done, Source  # noqa: E402
from gongwen.settings import Settings  # noqa: E402
from gongwen.write import WRITERS  # noqa: E402

WORDS = 5  # in a run
TRUTH = ("convert_main_content", "groundtruth_content", "content")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
MARK = re.compile(r"""\scc-select\s*=\s*(?:"[^"]*"|'[^']*'|\S+?(?=[\s>]))""")


def runs(words: list[str]) -> Counter[tuple[str, ...]]:
    """How often each run of words occurs."""
    return Counter(tuple(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def rouge(wanted: list[str], got: list[str]) -> float:
    """F1 of the runs of words; two empty texts are equal."""
    if not wanted and not got:
        return 1.0
    want, have = runs(wanted), runs(got)
    common = (want & have).total()
    return 2 * common / (want.total() + have.total()) if common else 0.0


def pages(path: Path, language: str) -> Iterator[tuple[str, str, str]]:
    """Name, page and truth of each row in that language."""
    with path.open(encoding="utf-8") as rows:
        for number, line in enumerate(rows, 1):
            row: dict[str, Any] = json.loads(line)
            meta = row.get("meta") if isinstance(row.get("meta"), dict) else {}
            said = str(row.get("language") or (meta or {}).get("language") or "")
            if not said.lower().startswith((language, {"zh": "chinese"}.get(language, language))):
                continue
            truth = next((row[name] for name in TRUTH if isinstance(row.get(name), str)), None)
            if truth is not None and isinstance(row.get("html"), str):
                yield str(row.get("track_id") or row.get("id") or number), MARK.sub("", row["html"]), truth


def ours(name: str, html: str) -> str:
    """Our text of a page, as Markdown; nothing where there is none."""
    outcome = process(Source(f"{name}.html", html.encode("utf-8", "ignore"), charset="utf-8"), Settings())
    if not isinstance(outcome, Done):
        return ""
    return FRONT_MATTER.sub("", WRITERS["md"].write(outcome).decode())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--language", default="zh")
    parser.add_argument("--worst", type=int, default=0, help="print the N pages that came out worst")
    call = parser.parse_args()
    try:
        import jieba
    except ImportError:
        sys.exit("jieba cuts the words of this measure: pip install jieba")
    found = {
        name: rouge(jieba.lcut(truth), jieba.lcut(ours(name, html)))
        for name, html, truth in pages(call.data, call.language)
    }
    if not found:
        sys.exit(f"{call.data} holds no row with language {call.language}, html and a main text: nothing to measure")
    print(f"ROUGE-{WORDS} {fmean(found.values()):.4f} over {len(found)} pages")
    for name in sorted(found, key=lambda name: found[name])[: call.worst]:
        print(f"    {found[name]:.3f}  {name}")


if __name__ == "__main__":
    main()
