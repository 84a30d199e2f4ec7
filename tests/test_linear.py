"""No pattern and no rule takes more than n·log n, on long runs of everything that pages contain.

The time is CPU time, the least of several tries. Only growth over a large ratio counts: eight times the text may take about eleven
times as long, but quadratic time takes sixty-four times as long. What is quick at the larger size is not measured again.
"""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from functools import cache
from math import inf
from pathlib import Path

import pytest

import gongwen
from gongwen.flow import process
from gongwen.model import Source
from gongwen.regex import _Later
from gongwen.settings import Settings
from tests.pumped import UNITS, pump, texts_for

SMALL, LARGE = 250, 2000  # characters
MOST = 22.0  # times as long for eight times as much: n·log n takes 11, a square 64
QUICK = 0.003  # seconds that the large text may take in any case
LONGEST = 0.2  # seconds that one try may take
WAYS: dict[str, Callable[[re.Pattern[str], str], object]] = {
    "search": lambda pattern, text: [None for _ in pattern.finditer(text)],
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
}


class _Slow(Exception):
    pass


def seconds(work: Callable[[], object], longest: float) -> float:
    """Processor time of ``work``; ``longest`` where it takes longer."""

    def stop(*_: object) -> None:
        raise _Slow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, longest * 8)  # of the clock: the machine may be busy
    begun = time.thread_time()
    try:
        work()
    except _Slow:
        return longest
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return time.thread_time() - begun


def grows(work: Callable[[str], object], beginning: str, unit: str, sizes: tuple[int, int], longest: float) -> float:
    """How many times as long the larger text takes; 0 where it is quick."""
    small, large = (pump(beginning, unit, size) for size in sizes)
    first = seconds(lambda: work(large), longest)
    if first >= longest:  # it may have been the machine
        first = min(seconds(lambda: work(large), longest) for _ in range(3))
    if first < QUICK or first >= longest:
        return 0.0 if first < QUICK else inf
    slow = min(seconds(lambda: work(large), longest) for _ in range(3))
    quick = min(seconds(lambda: work(small), longest) for _ in range(5))
    return slow / quick if slow >= QUICK else 0.0


def modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(gongwen.__path__, "gongwen."):
        if not found.name.endswith("__main__"):
            try:
                yield importlib.import_module(found.name)
            except ModuleNotFoundError as error:  # an extra that is not installed
                if (error.name or "").startswith("gongwen"):
                    raise


@cache
def patterns() -> dict[tuple[str, int], str]:
    """Every expression over text of the package, made or to be made when it is first used, and a name that it has."""
    found: dict[tuple[str, int], str] = {}
    for module in list(modules()):
        for name, value in vars(module).items():
            for one in _held(value, 4):
                found.setdefault(_key(one), f"{module.__name__}.{name}")  # type: ignore[attr-defined]
    for one in gc.get_objects():
        if type(one) is _Later and isinstance(one.pattern, str):
            found.setdefault(_key(one), "a rule or a function")
    return found


def _held(value: object, deep: int) -> Iterator[re.Pattern[str] | _Later]:
    if isinstance(value, _Later | re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif deep and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _held(one, deep - 1)
    elif deep and isinstance(value, dict):
        for pair in value.items():
            yield from _held(pair, deep - 1)


def _key(pattern: re.Pattern[str] | _Later) -> tuple[str, int]:
    return pattern.pattern, int(pattern._flags if isinstance(pattern, _Later) else pattern.flags & ~re.UNICODE)


@cache
def _uses(module: str) -> dict[str, set[str]]:
    """By the last part of a name, the methods that are called on it in a module; in the whole package without one."""
    found: dict[str, set[str]] = {}
    root = Path(gongwen.__path__[0])
    file = str(getattr(importlib.import_module(module), "__file__", "")) if module else ""
    for path in [Path(file)] if file else root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                held = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                found.setdefault(held, set()).add(node.attr)
    return found


def ways(name: str) -> set[str]:
    """How an expression is asked, a private one in its own module; in every way where that can't be told."""
    module, _, last = name.rpartition(".")
    called = _uses(module if last.startswith("_") and module else "").get(last, set()) & {
        "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split",
    }  # fmt: skip
    found = {way if way in WAYS else "search" for way in called}
    return found or set(WAYS)


def test_every_pattern() -> None:
    slow: dict[str, str] = {}
    for (pattern, flags), name in sorted(patterns().items(), key=lambda item: item[1]):
        compiled = re.compile(pattern, flags)
        for way in sorted(ways(name)):
            for beginning, unit in texts_for(pattern, flags):
                # A busy machine may slow one try down; what grows does so each time.
                tries = (
                    grows(lambda text: WAYS[way](compiled, text), beginning, unit, (SMALL, LARGE), LONGEST)  # noqa: B023
                    for _ in range(3)
                )
                times = next((found for found in tries if found <= MOST), inf)
                if times > MOST:
                    slow[f"{name} {way}"] = f"{times:.0f} times for {beginning[:20]!r} + {unit[:12]!r}…: {pattern[:60]}"
                    break
    assert not slow, "\n" + "\n".join(f"{name}: {why}" for name, why in slow.items())


BEGINNINGS = ("", "一页", "关于做好春耕工作的通知\n各乡镇：\n", "一、工作\n", "来源：", "2015年", "<p>")


@pytest.mark.parametrize(
    "unit", [*UNITS, "第一页 ", "来源：", "\xa0", "<b>", "&", "一是", "同志们：", "。\n一、\n"], ids=ascii
)
def test_the_whole_pipeline(unit: str) -> None:
    """Every rule, in its stage."""
    for beginning in BEGINNINGS if unit in " \u30001的" else BEGINNINGS[:1]:

        def work(text: str) -> object:
            return process(Source("a.txt", text.encode()), Settings())

        assert grows(work, beginning, unit, (1000, 8000), 4.0) <= MOST, (beginning, unit)
