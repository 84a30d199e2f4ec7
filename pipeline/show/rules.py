"""Prints the catalogue of rules from the rules and their examples."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterator
from importlib import import_module

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..errors import SetupError
from ..language import ENGLISH, chosen, tr
from ..rule import AnyRule, Example

#: The rooms with rules, in the order in which they act.
ROOMS = ("strip", "repair", "title", "split", "figures")


def all_rules() -> Iterator[AnyRule]:
    """Every rule, in the order in which the rules act."""
    for room in ROOMS:
        yield from getattr(import_module(f"..{room}", __package__), "RULES", ())


def rule_names() -> frozenset[str]:
    """The names of all rules, which settings may switch off."""
    return frozenset(rule.name for rule in all_rules())


def outline_costs() -> dict[str, tuple[float, str]]:
    """The named costs of the outline: name → cost and reason."""
    return dict(getattr(import_module("..outline", __package__), "COSTS", {}))


def print_rules(name: str, console: Console) -> None:
    """Print the whole catalogue, or the rule or the room ``name``.

    Raises:
        SetupError: there is no such rule or room.
    """
    chosen = [rule for rule in all_rules() if not name or rule.name == name or rule.name.startswith(name + "/")]
    costs = outline_costs() if not name or name.split("/")[0] == "outline" else {}
    if name.startswith("outline/"):
        costs = {key: cost for key, cost in costs.items() if f"outline/{key}" == name}
    if not chosen and not costs:
        near = difflib.get_close_matches(name, [*rule_names(), *ROOMS, "outline"], 1, 0.4)
        raise SetupError(f"no rule is called {name}" + (f"; do you mean {near[0]}?" if near else ""))
    for rule in chosen:
        _print_rule(rule, console)
    for key, (cost, why) in costs.items():
        console.print(Text.assemble((f"outline/{key}", "bold"), tr(f"  costs {cost:g}")))
        console.print(Padding(Text(tr(why)), (0, 0, 1, 2)))


def _print_rule(rule: AnyRule, console: Console) -> None:
    """Print what the rule does and where it is known to fail, why it exists, and its examples."""
    console.print(Text.assemble((rule.name, "bold"), f"  ({rule.certainty})"))
    for paragraph in _told(rule):
        console.print(Padding(Text(paragraph), (0, 0, 0, 2)))
    console.print(Padding(Text.assemble((tr("Why"), "dim"), "  ", tr(rule.why)), (0, 0, 0, 2)))
    for example in rule.examples:
        console.print(Padding(_example(example), (0, 0, 0, 4)))
    console.print()


def _told(rule: AnyRule) -> list[str]:
    """The paragraphs of the docstring of the rule's file; empty unless messages are in English."""
    room, _, name = rule.name.partition("/")
    try:
        doc = inspect.getdoc(import_module(f"..{room}.{name.replace('-', '_')}", __package__)) or ""
    except ModuleNotFoundError:
        doc = ""  # a file with several rules
    told = [" ".join(paragraph.split()).replace("``", "") for paragraph in doc.split("\n\n") if paragraph]
    return told if chosen() == ENGLISH else []


def _example(example: Example) -> Text:
    said = Text(_visible(example.given))
    if example.becomes is None:
        said.append(tr("  stays"), style="green")
    elif example.becomes:
        said.append("  →  ", style="yellow").append(_visible(example.becomes))
    else:
        said.append(tr("  goes"), style="red")
    for label, value in (("published", example.published), ("lost", example.lost)):
        if value:
            said.append(f"  ({tr(label)}: {value})", style="dim")
    return said


def _visible(text: str) -> str:
    """``text`` on one line, with signs for invisible characters."""
    return text.replace("\n", "⏎").replace("\t", "⇥").replace("\u3000", "□").replace("\xa0", "⍽")
