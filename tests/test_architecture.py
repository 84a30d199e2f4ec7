"""The architecture holds: imports point down only, and lxml stays in the outer layers."""

import ast
import re
from pathlib import Path

import pytest

from gongwen.chinese import bodies, kinds, salutations
from gongwen.outline import COSTS

ROOT = Path(__file__).resolve().parent.parent / "pipeline"  # the folder; what is installed is called gongwen
PACKAGE = "gongwen"
BASE = {
    "language",
    "packaged",
    "regex",
    "text",
    "model",
    "settings",
    "errors",
    "cells",
    "rule",
    "decode",
    "chinese",
    "evidence",
    "lines",
}
STAGES = {"read", "strip", "repair", "split", "damage", "outline", "figures", "title", "describe", "write"}
MAY_IMPORT = {
    "packaged": set(),
    "regex": set(),
    "chinese": {"evidence", "regex"},
    "text": set(),
    "language": {"packaged"},
    "errors": set(),
    "settings": set(),
    "model": {"text"},
    "evidence": {"packaged"},
    "lines": {"chinese", "model", "regex", "text"},
    "cells": {"model", "regex", "text"},
    "rule": {"cells", "errors", "lines", "model", "settings", "text"},
    "decode": {"errors", "chinese", "regex"},
    **dict.fromkeys(STAGES, BASE),
    "corpus": BASE,
    "flow": BASE | STAGES,
    "terminal": set(),
    "parts": {"errors", "run"},
    "feed": BASE | {"parts", "write", "terminal"},
    "show": BASE
    | {"terminal", "parts", "run", "read", "write", "strip", "repair", "split", "figures", "outline", "title", "flow"},
    "engine": BASE | {"corpus", "parts", "run", "read", "flow", "write"},
    "run": BASE | {"corpus", "flow", "write", "read"},
}
MAY_IMPORT["library"] = BASE | {"flow", "read", "run", "show", "write"}
MAY_IMPORT["loaders"] = BASE | {"feed", "library", "write"}
MAY_IMPORT["command"] = set(MAY_IMPORT)
MAY_IMPORT["cli"] = {"command", "errors", "language", "run", "terminal"}
MAY_IMPORT["start"] = {"cli", "run"}
#: Bytes in, text out, all the same: pdfium runs in a process of its own, since a bad file makes it end the one it is in,
#: and the library for legacy Word takes files only. What comes with the program is read in one place.
REACHES = {"packaged.py", "read/pdf/aside.py", "read/pdf/child.py", "read/doc.py"}
LXML = {"read", "write", "show", "feed"}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def above(path: Path, level: int) -> tuple[str, ...]:
    """The package that a relative import of ``level`` dots starts from; nothing for an absolute one."""
    packages = (PACKAGE, *path.relative_to(ROOT).parts[:-1])
    return packages[: len(packages) - level + 1] if level else ()


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = ".".join((*above(path, node.level), *filter(None, (node.module,))))
            names.update({f"{module}.{alias.name}" for alias in node.names} if module == PACKAGE else {module})
    return names


FILES = sorted(p for p in ROOT.rglob("*.py") if p != ROOT / "__init__.py" and p != ROOT / "__main__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    for name in imported(path):
        top, *rest = name.split(".")
        if top == PACKAGE and rest:
            assert rest[0] == here or rest[0] in MAY_IMPORT[here], f"{path} may not import {name}"
        if top == "lxml":
            assert here in LXML, f"{path} may not import lxml"


def test_no_room_is_called_utils() -> None:
    assert not [p for p in ROOT.rglob("*") if p.stem in {"utils", "util", "helpers", "common", "misc"}]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_pure_rooms_do_no_io(path: Path) -> None:
    if room(path) in {"run", "parts", "engine", "feed", "show", "command", "cli", "library", "loaders"}:
        return
    if path.relative_to(ROOT).as_posix() in REACHES:
        return
    banned = {"os", "pathlib", "subprocess", "socket", "urllib.request", "shutil", "tempfile", "multiprocessing"}
    assert not imported(path) & banned, f"{path} reaches outside"


LONGEST = 160  # characters of an expression; a longer one is made of named parts
#: A class of ideographs, written out.
IDEOGRAPHS = re.compile(r"\\u4e00|\\u9fff|\\u3400|\\u4dbf|一-[\u9fa5-\u9fff]|\u3400-")
#: Words of which the grammar has the list, and how many in one literal are a list: some words stand together elsewhere,
#: such as those that headings of reports speak of.
LISTS = {
    "kinds of texts (chinese/kinds.py)": ({*kinds.GENRES, *kinds.NOUNS, *kinds.SPOKEN}, 9),
    "bodies (chinese/bodies.py)": (set(bodies.ENDS), 9),
    "forms of address (chinese/salutations.py)": ({*salutations.MANY.split("|"), "同志", "代表", "来宾", "朋友"}, 5),
}
#: The expression of a day: a year of four figures, a sign, and the figures of a month.
DAYS = re.compile(
    r"19\|20\)(?:\\d\\d|\\d\{+[24]\}+|\[0-9\]\{+2\}+)\)?[^\n]{0,16}[-/.年][^\n]{0,12}(?:\\d|\[0-9\])\{+1,2\}+"
)
OUTSIDE = [path for path in FILES if room(path) != "chinese"]


def written(node: ast.expr) -> str:
    """What a literal says; what is put into it is left out."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_expressions_are_made_of_named_parts(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = getattr(getattr(node, "func", None), "id", None) or getattr(getattr(node, "func", None), "attr", None)
        if isinstance(node, ast.Call) and name in ("regex", "compile") and node.args:
            assert len(written(node.args[0])) <= LONGEST, f"{path.name}:{node.lineno}: give the parts names"
        if isinstance(node, ast.Constant | ast.JoinedStr) and len(part := written(node)) > LONGEST:
            assert "(?" not in part, f"{path.name}:{node.lineno}: give the parts of this part names"


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_grammar_stands_in_one_place(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = IDEOGRAPHS.search(source)
    assert not found, f"{path.name}: a class of ideographs comes from chinese/widths.py (CJK or HAN)"
    found = DAYS.search(source)
    assert not found, f"{path.name}: a day comes from chinese/stamps.py or chinese/dates.py"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant | ast.JoinedStr):
            words = set(re.split(r"[|()?:]+", written(node)))
            for name, (known, fewest) in LISTS.items():
                assert len(words & known) < fewest, f"{path.name}:{node.lineno}: a list of {name}"


def test_every_cost_of_the_outline_is_charged_somewhere() -> None:
    charged = "".join(path.read_text("utf-8") for path in (ROOT / "outline").rglob("*.py") if path.name != "costs.py")
    assert [name for name in COSTS if f'"{name}"' not in charged] == []
