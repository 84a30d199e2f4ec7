"""Every rule of every room passes its examples, and the lists of rules are complete.

A rule's file has a few telling examples; the others are in ``tests/examples/ROOM.toml``. So no rule needs its own test file. In an
example of several lines, ``▶`` marks the line that a line rule judges; without it, the rule judges the first line. For a line
rule, ``becomes`` is what the line leaves: "".
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

import gongwen.figures
import gongwen.repair
import gongwen.split
import gongwen.strip
import gongwen.title
from gongwen.lines import Lines
from gongwen.model import HIGH, Block, Damage, Facts, Figure, Loss, Page
from gongwen.rule import AnyRule, Example, FigureRule, Rule, Sight, carry_out
from gongwen.settings import Settings
from gongwen.strip import strip
from gongwen.text import Text
from gongwen.title.zones import zones

ROOMS: dict[str, tuple[ModuleType, tuple[AnyRule, ...]]] = {
    "strip": (gongwen.strip, tuple(gongwen.strip.RULES)),
    "repair": (gongwen.repair, tuple(gongwen.repair.RULES)),
    "title": (gongwen.title, tuple(gongwen.title.RULES)),
    "split": (gongwen.split, tuple(gongwen.split.RULES)),
    "figures": (gongwen.figures, tuple(gongwen.figures.RULES)),
}
RULES = [rule for _, rules in ROOMS.values() for rule in rules]


def further(room: str) -> Iterator[tuple[AnyRule, Example]]:
    """The examples of a room's rules that stand in its data file."""
    rules = {rule.name: rule for rule in ROOMS[room][1]}
    data = Path(__file__).with_name("examples") / f"{room}.toml"
    for name, examples in tomllib.loads(data.read_text("utf-8")).items() if data.exists() else ():
        yield from ((rules[name], Example(**example)) for example in examples)


CASES = [
    *((rule, example) for rule in RULES for example in rule.examples),
    *(case for room in ROOMS for case in further(room)),
]
REPAIRS = [case for case in CASES if case[0].name.startswith(("repair/", "title/"))]


def blocks_of(example: Example) -> tuple[Block, ...]:
    """The lines of an example as a reader would give them."""
    blocks, at = [], 0
    for number, line in enumerate(example.given.split("\n"), 1):
        blocks.append(Block(at, at + len(line), f"line:{number}", example.style))
        at += len(line) + 1
    return tuple(blocks)


def edited(rule: Rule, given: str, example: Example) -> str:
    """The text after the rule's edits."""
    lines = Lines(Text.of(given), blocks_of(example))
    return carry_out((rule,), lines, Facts(published=example.published), Settings(), "", zones)[0].string


def stripped(rule: Rule, example: Example) -> tuple[str, bool]:
    """The example after the whole stage, and whether the rule is named for it: of the marked line, if one is."""
    marked = example.given.find("▶")
    given = example.given.replace("▶", "")
    blocks = blocks_of(replace(example, given=given))
    page = strip(Page("", "text/plain", "utf-8", given, Text.of(given), blocks), Settings())
    end = given.find("\n", marked) if "\n" in given[marked:] else len(given)
    places = (marked, end) if marked >= 0 else (0, len(given))
    notes = [note for note in page.notes if places[0] <= note.start <= places[1]]
    left = page.text.string if marked < 0 else "" if notes else example.given
    return left, rule.name in {note.rule for note in notes}


def shown(text: str, figures: list[Figure]) -> str:
    """The text with verdicts on its numbers written into it."""
    parts, at = [], 0
    for figure in figures:
        parts.append(text[at : figure.start])
        stands = text[figure.start : figure.end]
        if figure.kind == "corr":
            parts.append(figure.now)
        else:
            parts.append(
                "{" + stands + "|" + (" ".join(figure.candidates) if figure.kind == "unclear" else "gap") + "}"
            )
        at = figure.end
    return "".join([*parts, text[at:]])


def figured(rule: FigureRule, example: Example) -> str:
    """The example with the rule's verdicts."""
    losses = tuple(Loss(glyph, HIGH, ("said by the example",)) for glyph in example.lost)
    sight = Sight(example.given, Damage(losses), Facts(published=example.published))
    return shown(example.given, list(gongwen.figures.judge((rule,), sight)))


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{r.name}-{e.given[:16]!r}" for r, e in CASES])
def test_examples_hold(rule: AnyRule, example: Example) -> None:
    if rule in gongwen.strip.RULES:
        result, named = stripped(rule, example)
        assert (result, named) == ((example.given, False) if example.becomes is None else (example.becomes, True))
    else:
        result = figured(rule, example) if isinstance(rule, FigureRule) else edited(rule, example.given, example)
        assert result == (example.given if example.becomes is None else example.becomes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_show_both_kinds_and_say_why(rule: AnyRule) -> None:
    assert any(example.becomes is None for example in rule.examples), "no example of what must not change"
    assert any(example.becomes is not None for example in rule.examples), "no example of what changes"
    assert len(rule.why) > 20


@pytest.mark.parametrize(("rule", "example"), REPAIRS, ids=[f"{r.name}-{e.given[:16]!r}" for r, e in REPAIRS])
def test_a_repair_run_twice_equals_once(rule: Rule, example: Example) -> None:
    once = edited(rule, example.given, example)
    assert edited(rule, once, Example(once, style=example.style)) == once


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_of_a_room_is_listed(room: str) -> None:
    package, rules = ROOMS[room]
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))
    for found in pkgutil.iter_modules(package.__path__):
        rule = getattr(importlib.import_module(f"{package.__name__}.{found.name}"), "RULE", None)
        if rule is not None:
            assert rule in rules, f"{found.name} is not in the list"
            assert rule.name == f"{room}/{found.name.replace('_', '-')}"
