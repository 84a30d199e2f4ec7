"""The outputs of the samples equal their expected files, byte by byte; ``make accept`` rewrites these files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen.write.schema import validate
from tests.accept import cases, made, made_of_all, others, outputs, said

CASES = list(cases())


def test_there_are_samples() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[source.parent.name for source, _ in CASES])
def test_sample(source: Path, expected: Path) -> None:
    assert expected.is_file(), "no expected.xml: run `make accept` and read what it writes"
    assert made(source).decode() == expected.read_text(encoding="utf-8")
    assert validate(expected.read_bytes()) == ()
    note = (source.parent / "note.md").read_text(encoding="utf-8")
    assert 1 <= len(note.strip().splitlines()) <= 3


#: The library that reads an extra's sample.
LIBRARIES = {"doc": "doc2docx", "pdf": "pypdfium2", "gz": "fastwarc", "parquet": "pyarrow"}


@pytest.mark.parametrize("path", list(others()), ids=lambda path: path.parent.name)
def test_sample_of_another_format(path: Path) -> None:
    if path.name.startswith("extra"):
        pytest.importorskip(LIBRARIES[path.suffix.lstrip(".")])
    files = made_of_all(path)
    assert files.keys() == {expected.name for expected in path.parent.glob("expected*")}, "run `make accept`"
    for name, data in files.items():
        assert data.decode() == (path.parent / name).read_text(encoding="utf-8")
        if name.endswith(".xml"):
            assert validate(data) == ()
    note = (path.parent / "note.md").read_text(encoding="utf-8")
    assert 1 <= len(note.strip().splitlines()) <= 3


def test_every_format_has_a_sample() -> None:
    kinds = {path.name.partition(".")[2] for path in (*(source for source, _ in CASES), *others())}
    assert kinds >= {"txt", "html", "mht", "docx", "doc", "pdf", "warc.gz", "jsonl", "csv", "zip", "tar.gz", "parquet"}


@pytest.mark.parametrize(
    ("source", "expected", "output"), list(outputs()), ids=lambda v: v if isinstance(v, str) else v.parent.name
)
def test_other_outputs_are_as_expected(source: Path, expected: Path, output: str) -> None:
    assert said(made(source, output)) == said(expected.read_bytes())
