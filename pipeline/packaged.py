"""Files that come with the program: tables of tab-separated values, and schemas.

They are read by path, because loading ``importlib.resources`` takes longer than reading all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

_CHOICE = re.compile(r"(\{[^{}]*\})")


def packaged(module: str, name: str) -> bytes:
    """The bytes of the file ``name``, a path relative to the folder of ``module``, which is a module's ``__file__``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return (Path(module).resolve().parent / name).read_bytes()


def rows(module: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table in UTF-8, as tuples of cells. Lines that begin with ``# `` are comments.

    Raises:
        FileNotFoundError: there is no such table.
    """
    lines = packaged(module, name).decode("utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


def alternatives(written: str) -> Iterator[str]:
    """The words that one cell of a table stands for.

    >>> list(alternatives("{浏览|点击}{次数|量}"))
    ['浏览次数', '浏览量', '点击次数', '点击量']
    """
    parts = (part.strip("{}").split("|") for part in _CHOICE.split(written))
    return map("".join, product(*parts))
