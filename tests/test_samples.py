"""The samples come out as their expected files say, to the byte; ``make accept`` rewrites those."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.write.schema import validate
from tests.accept import cases, made

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
