"""Rewrite ``samples/*/expected.xml`` from what the program makes of the inputs now, and show the difference.

    python -m tests.accept            or: make accept

Read the difference before you commit it: the expected files are the promise.
"""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.flow import process
from pipeline.model import Rejected, Source
from pipeline.settings import Settings
from pipeline.write import WRITERS

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def cases() -> Iterator[tuple[Path, Path]]:
    """Each sample's input and the expected file beside it."""
    for source in sorted(SAMPLES.glob("*/input.*")):
        yield source, source.parent / "expected.xml"


def made(source: Path) -> bytes:
    """What the program makes of a sample now."""
    outcome = process(Source(source.relative_to(SAMPLES).as_posix(), source.read_bytes()), Settings())
    if isinstance(outcome, Rejected):
        raise SystemExit(f"{source} is rejected: {outcome.reason}")
    return WRITERS["xml"].write(outcome)


def main() -> None:
    changed = 0
    for source, expected in cases():
        old = expected.read_bytes() if expected.exists() else b""
        new = made(source)
        if new == old:
            continue
        changed += 1
        name = str(expected.relative_to(SAMPLES.parent))
        lines = (text.decode("utf-8").splitlines(keepends=True) for text in (old, new))
        sys.stdout.writelines(difflib.unified_diff(*lines, f"{name} (was)", f"{name} (is)"))
        expected.write_bytes(new)
    print(f"{changed} of {sum(1 for _ in cases())} expected files rewritten")


if __name__ == "__main__":
    main()
