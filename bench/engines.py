"""The same sources on each engine: CPU seconds, memory, and whether the bytes are equal.

    python bench/engines.py [FOLDER] [--sources N] [--engines local,ray,spark] [--shard-size MIB]

The sources are short: pieces of public documents (FOLDER, ../shared/real) of at least 400 characters below their title. When all
pieces are used, they come again with other numbers. If FOLDER does not exist, the samples of this repository are used. Ray runs as
a cluster of two nodes on this machine, Spark as local-cluster[2,1,1024]. An engine that is not installed or does not start is
reported and left out. CPU is the user and system time of the engine's process and of everything that it started, daemons included.
Memory is the most that all of them held at one moment. Elapsed time is not measured, because other work shares the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from gongwen.engine.local import Local
from gongwen.engine.run import Engine, run
from gongwen.engine.shard import Job
from gongwen.parts.plan import rows
from gongwen.run.fingerprint import fingerprint
from gongwen.settings import Settings

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?![0-9年月日])")
#: Ray's agent misses a fixed wait where the machine has other work.
TRIES = 6
#: Characters of a source: some 1.2 kB.
SHORT = 400
TICK = os.sysconf("SC_CLK_TCK")


class Seen(NamedTuple):
    """What one engine took and made."""

    cpu: float  # seconds
    memory: int  # bytes
    sources: int
    parts: int
    digest: str


def make_sources(folder: Path, count: int, public: Path) -> None:
    """``count`` texts in folders of 500."""
    chance = random.Random(5)
    texts = list(_stretches(public)) or [
        text for path in sorted(SAMPLES.glob("*/input.txt")) if len(text := _read(path)) < 3000
    ]
    for n in range(count):
        place = folder / f"{n // 500:03}" / f"{n}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = texts[n % len(texts)]
        place.write_text(text if n < len(texts) else _with_other_numbers(text, chance), encoding="utf-8")


def _stretches(public: Path) -> Iterator[str]:
    """Whole paragraphs, from ``SHORT`` characters on, under the title of their document."""
    for path in sorted((public / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        title, held = gold["lines"][0].strip(), list[str]()
        for line in filter(None, map(str.strip, gold["lines"][1:])):
            held.append(line)
            if sum(map(len, held)) >= SHORT:
                text = "\n".join([title, *held])
                if len(text) < 2 * SHORT:
                    yield text
                held = []


def _with_other_numbers(text: str, chance: random.Random) -> str:
    return NUMBER.sub(lambda m: str(chance.randrange(10 ** (len(m[0]) - 1), 10 ** len(m[0]))), text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return path.read_text(encoding="gb18030")


@contextmanager
def on_ray() -> Iterator[Engine]:
    os.environ.setdefault("RAY_AUTH_MODE", "disabled")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray as library
    from ray.cluster_utils import Cluster

    from gongwen.engine.ray import ray

    for left in reversed(range(TRIES)):
        cluster = Cluster()
        try:
            cluster.add_node(num_cpus=1, include_dashboard=False)
            cluster.add_node(num_cpus=1)
            cluster.wait_for_nodes()
            library.init(address=cluster.address, log_to_driver=False)
            break
        except Exception:
            cluster.shutdown()
            if not left:
                raise
    try:
        yield ray()
    finally:
        library.shutdown()
        cluster.shutdown()


@contextmanager
def on_spark() -> Iterator[Engine]:
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from gongwen.engine.spark import spark

    if not shutil.which("java"):
        raise ImportError("no Java")
    engine: Any = spark("local-cluster[2,1,1024]")
    try:
        yield engine
    finally:
        engine._session.stop()


@contextmanager
def on_this_machine() -> Iterator[Engine]:
    yield Local(2)


ENGINES: dict[str, Callable[[], Any]] = {"local": on_this_machine, "ray": on_ray, "spark": on_spark}


def work(name: str, texts: Path, out: Path, size: int, pipe: Connection) -> None:
    """In a process of its own, so that what it started is its own: clean, and say how many sources and parts there were."""
    try:
        with ENGINES[name]() as engine:
            total = run([str(texts)], Job(str(out), Settings(), fingerprint(Settings())), size, engine)
        pipe.send((total.sources, total.shards))
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")
    time.sleep(0.5)  # the watcher looks once more


class Watcher(threading.Thread):
    """Looks at a process and all below it, ten times a second; a child that ends leaves its time with its parent."""

    def __init__(self, top: int) -> None:
        super().__init__(daemon=True)
        self.top, self.ended = top, threading.Event()
        self.cpu: dict[int, float] = {}
        self.peak = 0
        self.known: set[int] = {top}  # a daemon leaves its parent, and stays ours

    def run(self) -> None:
        while not self.ended.wait(0.1):
            self._look()

    def _look(self) -> None:
        parents = {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                    parents[int(entry.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / TICK)
                except (OSError, IndexError):
                    continue
        grew = True
        while grew:
            new = {pid for pid, (parent, _) in parents.items() if parent in self.known} - self.known
            self.known |= new
            grew = bool(new)
        living = self.known & parents.keys()
        self.cpu |= {pid: parents[pid][1] for pid in living}
        self.peak = max(self.peak, sum(map(_held, living)))

    def told(self) -> tuple[float, int]:
        """CPU seconds, and the most memory that was held at once, so far."""
        return sum(self.cpu.values()), self.peak


def _held(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) << 10 if found else 0


def measure(name: str, texts: Path, out: Path, size: int) -> Seen | str:
    """What the engine took and made; why not, where it did not run."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(name, texts, out, size, theirs))
    process.start()
    theirs.close()
    watcher = Watcher(process.pid or 0)
    watcher.start()
    try:
        told = ours.recv()
    except EOFError:
        told = "the process ended"
    cpu, memory = watcher.told()
    watcher.ended.set()
    process.join(60)
    if isinstance(told, str):
        return told
    return Seen(cpu, memory, told[0], told[1], digest(out))


def digest(out: Path) -> str:
    """Of all that was made: source, result, XML and ledger, whatever part it is in."""
    made = sorted((row.uri, row.result, row.reason, row.xml, row.ledger) for row in rows(str(out)))
    return hashlib.sha256(repr(made).encode()).hexdigest()[:16]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real"))
    parser.add_argument("--sources", type=int, default=20_000)
    parser.add_argument("--engines", default="local,ray,spark")
    parser.add_argument("--shard-size", type=float, default=1, help="MiB")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        texts = Path(top, "texts")
        make_sources(texts, args.sources, args.folder)
        print(
            "| engine | sources | parts | CPU seconds | memory, all processes | what was made |\n|---|---|---|---|---|---|"
        )
        seen: dict[str, str] = {}
        for name in args.engines.split(","):
            found = measure(name, texts, Path(top, name), int(args.shard_size * (1 << 20)))
            if isinstance(found, str):
                print(f"| {name} | not run: {found} | | | | |", flush=True)
                continue
            seen[name] = found.digest
            print(
                f"| {name} | {found.sources} | {found.parts} | {found.cpu:.0f} | {found.memory >> 20} MiB | {found.digest} |",
                flush=True,
            )
    if len(set(seen.values())) > 1:
        sys.exit("the engines did not make the same")


if __name__ == "__main__":
    main()
