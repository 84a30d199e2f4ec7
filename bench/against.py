"""Compares the speed of `process` with that of another checkout: CPU seconds by kind of text, both in one run.

    git worktree add ../before COMMIT
    python bench/against.py ../before [--rounds 3] [--real DIR]

The two take turns, each in its own process, which cleans each source once before it is timed; so neither start nor writing counts.
The fastest round counts, because other work on the machine only adds time. Both must run on this interpreter with the installed
libraries.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: Kinds of sources in the folder of real texts, and how many of each are timed at most.
KINDS = {
    "laws": ("a_md_law/*.md", 40),
    "notices": ("a_md_notice/*.md", 40),
    "speeches": ("a_wikisource/*.txt", 45),
    "reports": ("b_raw_gwr2026/*.txt", 40),
    "reports in GBK": ("d_gbk_gwr/*.txt", 40),
    "web pages": ("html/*.html", 80),
}
#: What a child runs: the checkout is its working folder, the names of sources come on its standard input.
CHILD = """
import json, sys, time
sys.path.insert(0, "")
from pipeline.flow import process
from pipeline.model import Source
from pipeline.settings import Settings
spent = {}
for kind, names in json.load(sys.stdin).items():
    sources = [Source(name, open(name, "rb").read()) for name in names]
    for source in sources:
        process(source, Settings())
    began = time.process_time()
    for source in sources:
        process(source, Settings())
    spent[kind] = time.process_time() - began
print(json.dumps(spent))
"""


def sources(real: Path) -> dict[str, list[str]]:
    """The names of the sources of each kind that has any, spread over its folder."""
    found = {kind: sorted(map(str, real.resolve().glob(pattern))) for kind, (pattern, _) in KINDS.items()}
    return {kind: names[:: max(len(names) // KINDS[kind][1], 1)] for kind, names in found.items() if names}


def spent(checkout: Path, asked: str) -> dict[str, float]:
    """CPU seconds that the pipeline of a checkout takes for each kind."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    call = [sys.executable, "-c", CHILD]
    done = subprocess.run(
        call, input=asked, cwd=checkout, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--real", type=Path, default=ROOT.parent / "shared" / "real", help="a folder of real texts")
    given = parser.parse_args()
    kinds = sources(given.real)
    asked = json.dumps(kinds)
    rounds = [(spent(ROOT, asked), spent(given.checkout, asked)) for _ in range(given.rounds)]
    print("| kind | MB | here, MB/CPU s | there, MB/CPU s | times as fast |\n|---|---|---|---|---|")
    for kind, names in kinds.items():
        size = sum(Path(name).stat().st_size for name in names) / 1e6
        here, there = (min(each[side][kind] for each in rounds) for side in (0, 1))
        print(f"| {kind} | {size:.1f} | {size / here:.2f} | {size / there:.2f} | {there / here:.2f} |")


if __name__ == "__main__":
    main()
