"""Counted tables: what the head of each must say, and how a judgement adds up."""

from importlib.resources import files

import pytest

import gongwen.evidence
from gongwen.evidence import odds, probability, rows

TABLES = sorted(path.name for path in files(gongwen.evidence).iterdir() if path.name.endswith(".tsv"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_how_it_was_counted(name: str) -> None:
    text = files(gongwen.evidence).joinpath(name).read_text(encoding="utf-8")
    said = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    assert "bench/count_" in said, "the script that counted it"
    assert "held out" in said, "the result on documents that were not counted"
    assert rows(name.removesuffix(".tsv"))


@pytest.mark.parametrize("certain", [0.001, 0.5, 0.95, 0.995])
def test_odds_and_probability_are_inverse(certain: float) -> None:
    assert probability(odds(certain)) == pytest.approx(certain)
    assert probability(-800) == 0.0
    assert probability(800) == 1.0
