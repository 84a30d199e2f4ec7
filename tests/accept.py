"""Rewrite the expected files of ``samples/`` from what the program makes of the inputs now, and show the difference.

    python -m tests.accept            or: make accept

Read the difference before you commit it: the expected files are the promise. A case has ``input.*``, one source, or
``records.*``, a container of several. If its name contains ``extra``, it needs a library that a plain installation lacks. If a
case has ``expected.akn.xml``, ``expected.docx`` or another output (to begin with, an empty file), that output is made too.
"""

import difflib
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from gongwen.errors import InputError
from gongwen.flow import process
from gongwen.model import Rejected, Source
from gongwen.read import expand
from gongwen.settings import Settings
from gongwen.write import WRITERS

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def cases() -> Iterator[tuple[Path, Path]]:
    """Each sample that a plain installation reads as one source, and its expected file."""
    for source in sorted(SAMPLES.glob("*/input.*")):
        yield source, source.parent / "expected.xml"


def outputs() -> Iterator[tuple[Path, Path, str]]:
    """The other outputs of samples: the source, the expected file, and the format."""
    for source in sorted(SAMPLES.glob("*/input.*")):
        for name, writer in WRITERS.items():
            expected = source.parent / f"expected{writer.suffix}"
            if name != "xml" and expected.exists():
                yield source, expected, name


def said(data: bytes) -> bytes:
    """The content of a file. For a Word document, only the parts that we write, not those that the library adds."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        ours = [f"word/{part}.xml" for part in ("document", "comments")]
        return b"\n".join(parts.read(name).replace(b"><", b">\n<") for name in ours if name in parts.namelist())


def others() -> Iterator[Path]:
    """The samples that are containers or need an extra."""
    yield from sorted(path for name in ("records.*", "extra*.*") for path in SAMPLES.glob(f"*/{name}"))


def made(source: Path, output: str = "xml") -> bytes:
    """What the program makes of a sample now."""
    return _cleaned(Source(source.relative_to(SAMPLES).as_posix(), source.read_bytes()), output)


def made_of_all(path: Path) -> dict[str, bytes]:
    """What the program makes of a container or of a file that needs an extra: the expected files, by name."""
    whole = Source(path.relative_to(SAMPLES).as_posix(), path.read_bytes())
    files: dict[str, bytes] = {}
    try:
        for record in expand(whole, Settings()):
            inside = record.uri.removeprefix(whole.uri).strip("/").replace("/", "_")
            files[f"expected-{inside}.xml" if inside else "expected.xml"] = _cleaned(record)
    except InputError as error:
        files["expected-trouble.txt"] = f"{error}\n".encode()
    return files


def _cleaned(source: Source, output: str = "xml") -> bytes:
    outcome = process(source, Settings())
    if isinstance(outcome, Rejected):
        raise SystemExit(f"{source.uri} is rejected: {outcome.reason}")
    return WRITERS[output].write(outcome)


def main() -> None:
    wanted = {expected: made(source) for source, expected in cases()}
    wanted |= {expected: made(source, output) for source, expected, output in outputs()}
    wanted |= {path.parent / name: data for path in others() for name, data in made_of_all(path).items()}
    changed = 0
    for expected, new in wanted.items():
        old = expected.read_bytes() if expected.exists() else b""
        if said(new) == said(old):
            continue
        changed += 1
        name = str(expected.relative_to(SAMPLES.parent))
        lines = (said(text).decode("utf-8").splitlines(keepends=True) for text in (old, new))
        sys.stdout.writelines(difflib.unified_diff(*lines, f"{name} (was)", f"{name} (is)"))
        expected.write_bytes(new)
    print(f"{changed} of {len(wanted)} expected files rewritten")


if __name__ == "__main__":
    main()
