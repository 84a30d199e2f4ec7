"""Automatic numbers of a DOCX as Word displays them: they stand in no text, only in counters that this module runs.

ECMA-376 part 1, 17.9: a paragraph names a numbering instance and a level; the instance names an abstract numbering,
whose instances share one set of counters, and may override a level's start or the whole level. A level's text such as
"第%1条" or "%1.%2" is filled from the counters of the levels it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ..counters import written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering."""

    start: int
    kind: str  # ST_NumberFormat
    text: str
    restart: int | None  # the level after which it starts again; 0: never; None: any above
    legal: bool  # all numbers in it as decimals
    suffix: str  # tab, space, nothing
    left: int = 0  # twips by which its paragraphs are set in


@dataclass(slots=True)
class Numbers:
    """The numberings of one document and their counters. ``next`` must see the paragraphs in document order."""

    abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    of_instance: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, int], Level] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    of_style: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style → instance, level
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, instance: str, level: int) -> Level | None:
        """The definition that applies; None where the document has none."""
        return self.overrides.get((instance, level)) or self.abstract.get(self.of_instance.get(instance, ""), {}).get(
            level
        )

    def next(self, instance: str, level: int) -> str:
        """Count one paragraph and give its number with the space after it, as displayed; empty: it shows none."""
        definition = self.level(instance, level)
        if definition is None:
            return ""
        counters = self.counters.setdefault(self.of_instance[instance], {})
        if (instance, level) in self.starts and (instance, level) not in self.begun:
            counters[level] = self.starts[instance, level]
        else:
            counters[level] = counters.get(level, definition.start - 1) + 1
        self.begun.add((instance, level))
        for deeper in [at for at in counters if at > level]:
            below = self.level(instance, deeper)
            if below is None or below.restart is None or (below.restart and level < below.restart):
                del counters[deeper]
        return self._shown(instance, definition, counters)

    def _shown(self, instance: str, definition: Level, counters: dict[int, int]) -> str:
        if definition.kind == "none" or not definition.text:
            return ""
        if definition.kind == "bullet":
            mark = definition.text[0]
            return ("•" if "\ue000" <= mark <= "\uf8ff" else mark) + " "
        shown = definition.text
        for at in range(9):
            slot = f"%{at + 1}"
            if slot in shown:
                other = self.level(instance, at)
                value = counters.get(at, other.start if other else 1)
                kind = "decimal" if definition.legal or other is None else other.kind
                shown = shown.replace(slot, written(value, kind))
        return shown + ("" if definition.suffix == "nothing" or shown[-1:] in "、．.)）：:〕】" else " ")


def read_numbers(numbering: etree._Element | None) -> Numbers:
    """The numberings that ``word/numbering.xml`` defines."""
    numbers = Numbers()
    if numbering is None:
        return numbers
    for abstract in numbering.iterchildren(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        numbers.abstract[name] = {_at(level): _level(level) for level in abstract.iterchildren(f"{W}lvl")}
    for num in numbering.iterchildren(f"{W}num"):
        _read_instance(numbers, num)
    for abstract in numbering.iterchildren(f"{W}abstractNum"):
        owner = abstract.get(f"{W}abstractNumId", "")
        instance = next((i for i, a in numbers.of_instance.items() if a == owner), "")
        for level in abstract.iterchildren(f"{W}lvl"):
            style = value_of(level, "pStyle")
            if style and instance:
                numbers.of_style.setdefault(style, (instance, _at(level)))
    return numbers


def _read_instance(numbers: Numbers, num: etree._Element) -> None:
    instance = num.get(f"{W}numId", "")
    numbers.of_instance[instance] = value_of(num, "abstractNumId")
    for override in num.iterchildren(f"{W}lvlOverride"):
        at = _at(override)
        start = value_of(override, "startOverride")
        if start:
            numbers.starts[instance, at] = whole(start, 1)
        level = override.find(f"{W}lvl")
        if level is not None:
            numbers.overrides[instance, at] = _level(level)


def _at(element: etree._Element) -> int:
    return whole(element.get(f"{W}ilvl", "0"), 0)


def _level(level: etree._Element) -> Level:
    restart = value_of(level, "lvlRestart")
    return Level(
        start=whole(value_of(level, "start"), 1),
        kind=value_of(level, "numFmt") or "decimal",
        text=value_of(level, "lvlText"),
        restart=whole(restart, 0) if restart else None,
        legal=level.find(f"{W}isLgl") is not None,
        suffix=value_of(level, "suff") or "tab",
        left=_left(level),
    )


def _left(level: etree._Element) -> int:
    indent = level.find(f"{W}pPr/{W}ind")
    return whole(indent.get(f"{W}left", indent.get(f"{W}start", "0")), 0) if indent is not None else 0


def value_of(element: etree._Element, name: str) -> str:
    """``w:val`` of the child called ``name``; empty where there is none."""
    child = element.find(W + name)
    return child.get(f"{W}val", "") if child is not None else ""


def whole(said: str, otherwise: int) -> int:
    """The integer in an attribute."""
    try:
        return int(said)
    except ValueError:
        return otherwise
