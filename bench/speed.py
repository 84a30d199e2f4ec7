"""The speed of the whole job, compared with similar tools on this machine in one run. Writes ``bench/results.md``.

    python bench/speed.py [--rounds 5] [--noop 100000] [--no-peers] [--real DIR] [--out bench/results.md]

Every figure is for whole processes, including start and writing, and is the median of the rounds after a warm-up. MB are 10^6 bytes
of UTF-8 text (for web pages, of the pages as they are). CPU seconds are those of all processes of a run, so MB per CPU second is the
speed of one core, whatever else runs. The texts are invented (``bench/reports.py``); real texts and pages next to the checkout
(``../shared/real``) are measured too.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import os
import platform
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TEXT_MB, HTML_PAGES = 40.0, 300

#: What the peers are asked for: the main text, no more. Each reads the files named on its standard input.
PEERS = {
    "trafilatura": "import trafilatura\nextract = lambda data: trafilatura.extract(data)",
    "readability-lxml": "from readability import Document\nextract = lambda data: Document(data).summary()",
    "jusText": "import justext\nstop = frozenset()\nextract = lambda data: justext.justext(data, stop)",
}
#: Byte code is kept from the warm-up on, as anywhere; without that, each process would compile each module again.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
LOOP = """
import sys, logging
logging.disable(logging.CRITICAL)
for name in sys.stdin.read().splitlines():
    data = open(name, 'rb').read()
    try:
        extract(data.decode('utf-8', 'replace'))
    except Exception:
        pass
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process with all its children: seconds on the clock and of CPU, MiB of the largest of them."""

    wall: float
    cpu: float
    peak: float


def cost(call: list[str], stdin: str = "") -> Cost:
    """Run a process to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(
        call, cwd=ROOT, env=_ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None
    process.stdin.write(stdin.encode())
    process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(call)[:200]} ended with {process.returncode}")
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(rounds: int, once: Callable[[], Cost]) -> Cost:
    """The median of each figure over ``rounds`` runs, after one that warms up."""
    return medians(rounds, {"": once})[""]


def medians(rounds: int, tasks: Mapping[str, Callable[[], Cost]]) -> dict[str, Cost]:
    """The same of several tasks that take turns, so that a slow minute of the machine strikes all of them."""
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, once in tasks.items():
            spent = once()
            if number:  # the first warms up
                costs[name].append(spent)
    return {
        name: Cost(*(statistics.median(getattr(c, part) for c in found) for part in Cost.__slots__))
        for name, found in costs.items()
    }


def gongwen(*call: object) -> list[str]:
    return [sys.executable, "-m", "gongwen", *map(str, call)]


def clean(source: Path, out: Path, jobs: int) -> Cost:
    shutil.rmtree(out, ignore_errors=True)
    spent = cost(gongwen("clean", source, "-o", out, "--jobs", jobs, "-q", "--cache-limit", 0))
    if not (out / "summary.json").exists():
        raise SystemExit(f"cleaning {source} came to nothing")
    return spent


def texts(folder: Path) -> tuple[Path, int]:
    """Made-up work reports of some 25 KB each; how many bytes."""
    from bench.reports import reports

    folder.mkdir()
    size = 0
    for number, text in enumerate(reports(int(TEXT_MB * 1e6))):
        data = text.encode()
        (folder / f"{number:06}.txt").write_bytes(data)
        size += len(data)
    return folder, size


def real_texts(folder: Path, real: Path) -> tuple[Path, int] | None:
    """Real texts beside the checkout, as they are."""
    found = sorted(p for kind in ("a_md_*", "a_wikisource", "a_txt*") for p in real.glob(f"{kind}/*.md"))
    found += sorted(real.glob("a_*/*.txt"))
    if not found:
        return None
    folder.mkdir()
    size = 0
    for number, path in enumerate(found):
        data = path.read_bytes()
        size += len(data)
        (folder / f"{number:05}.txt").write_bytes(data)
        if size > TEXT_MB * 1e6:
            break
    return folder, size


def pages(folder: Path, real: Path) -> tuple[Path, int] | None:
    """Real web pages beside the checkout."""
    found = sorted((real / "html").glob("*.html"))[:HTML_PAGES]
    if not found:
        return None
    folder.mkdir()
    for path in found:
        shutil.copy(path, folder / path.name)
    return folder, sum(path.stat().st_size for path in found)


def beside(folder: Path, size: int, out: Path, rounds: int, with_peers: bool) -> Iterator[tuple[str, str]]:
    """Web pages through the whole pipeline and through each peer's extraction, in turns."""
    names = "\n".join(str(p) for p in sorted(folder.iterdir()))
    ours = f"web pages, {size / 1e6:.1f} MB, from file to XML and ledger"
    tasks: dict[str, Callable[[], Cost]] = {ours: lambda: clean(folder, out, 1)}
    for name, extract in PEERS.items() if with_peers else ():
        try:
            said = f"{name} {version(name)}, extraction alone"
        except PackageNotFoundError:
            yield f"{name}: not installed", ""
            continue
        tasks[said] = lambda code=extract + LOOP: cost([sys.executable, "-c", code], names)  # type: ignore[misc]
    for said, spent in medians(rounds, tasks).items():
        yield said, speed(size, spent)


def speed(size: int, spent: Cost) -> str:
    return f"{size / 1e6 / spent.cpu:.2f} MB/CPU s ({spent.wall:.2f} s, {spent.peak:.0f} MiB)"


def noop(top: Path, count: int, rounds: int) -> Cost:
    """A second run over ``count`` sources that are all up to date."""
    source = top / "many"
    for number in range(count):
        if number % 1000 == 0:
            (source / f"{number // 1000:03}").mkdir(parents=True)
        path = source / f"{number // 1000:03}" / f"{number:06}.txt"
        path.write_text(f"第{number}号通知\n请照此办理。\n", encoding="utf-8")
    call = gongwen("clean", source, "-o", top / "many-out", "-q")
    cost(call)
    return median(min(rounds, 3), lambda: cost(call))


def profile(folder: Path) -> str:
    """Where the time goes: functions by their own time, over a part of the texts."""
    from gongwen.flow import process
    from gongwen.model import Done, Source
    from gongwen.settings import Settings
    from gongwen.write import WRITERS
    from gongwen.write.ledger import write_ledger

    watcher = cProfile.Profile()
    for index, path in enumerate(sorted(folder.iterdir())[:60]):
        if index == 5:  # all is loaded by now
            watcher.enable()
        done = process(Source(path.name, path.read_bytes()), Settings())
        if isinstance(done, Done):
            WRITERS["xml"].write(done)
            write_ledger(done, "")
    watcher.disable()
    out = io.StringIO()
    pstats.Stats(watcher, stream=out).sort_stats("tottime").print_stats(20)
    # The standard library may lie outside the environment that runs this.
    told = out.getvalue().replace(str(ROOT) + "/", "").replace(sys.prefix, "…").replace(sys.base_prefix, "…")
    lines = told.splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip())


def measure(rounds: int, many: int, with_peers: bool, real: Path) -> Iterator[str]:
    yield "| what | figure |\n|---|---|"
    with tempfile.TemporaryDirectory(prefix="gongwen-bench-") as name:
        top = Path(name)
        out = top / "out"
        folder, size = texts(top / "texts")
        jobs = medians(rounds, {"1": lambda: clean(folder, out, 1), "2": lambda: clean(folder, out, 2)})
        one, two = jobs["1"], jobs["2"]
        yield f"| (a) work reports, {size / 1e6:.1f} MB, 1 job | {speed(size, one)} |"
        if found := real_texts(top / "real", real):
            spent = median(rounds, lambda: clean(found[0], out, 1))
            yield f"| (a) real texts, {found[1] / 1e6:.1f} MB, 1 job | {speed(found[1], spent)} |"
        if web := pages(top / "pages", real):
            for said, figure in beside(*web, out, rounds, with_peers):
                yield f"| (b) {said} | {figure} |"
        spent = median(rounds, lambda: cost(gongwen("--version")))
        yield f"| (c) `gongwen --version` | {spent.wall:.2f} s |"
        small = next(iter(sorted((ROOT / "samples").glob("clean-notice/input.*"))), folder / "000000.txt")
        spent = median(rounds, lambda: clean(small, out, 1))
        yield f"| (c) one small file | {spent.wall:.2f} s |"
        if many:
            spent = noop(top, many, rounds)
            yield f"| (d) no-op on {many:,} sources | {spent.wall:.1f} s, {spent.peak:.0f} MiB |"
        yield f"| (e) 2 jobs | {one.wall / two.wall:.2f} × the speed of 1 ({two.wall:.1f} s, {one.wall:.1f} s) |"
        yield f"| (f) peak memory of the largest process | {max(one.peak, two.peak):.0f} MiB |"
        yield f"\nWhere the time goes (cProfile, work reports, own time):\n\n```\n{profile(folder)}\n```"


def machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    load = os.getloadavg()[0]
    return (
        f"{model or 'unknown CPU'}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; load before the run {load:.1f}"
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--noop", type=int, default=100_000, help="sources of the no-op; 0: leave it out")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--real", type=Path, default=ROOT.parent / "shared" / "real", help="a folder of real pages")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results.md")
    asked = parser.parse_args()
    said = ["# Speed", "", f"Written by `make bench` on {machine()}. Median of {asked.rounds}.", ""]
    for line in measure(asked.rounds, asked.noop, not asked.no_peers, asked.real):
        print(line, flush=True)
        said.append(line)
    asked.out.write_text("\n".join(said) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
