"""Files that come with the program: tables of rows that tabs part, and schemas.

Read by their paths, since what the standard library has for resources takes longer to load than all of them to read.
"""

from __future__ import annotations

from pathlib import Path


def packaged(module: str, name: str) -> bytes:
    """The bytes of the file ``name``, a path that begins in the folder of ``module``, which is a module's ``__file__``.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return (Path(module).resolve().parent / name).read_bytes()


def rows(module: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table in UTF-8, cell by cell; lines that begin with a number sign and a space are comments.

    Raises:
        FileNotFoundError: there is no such table.
    """
    lines = packaged(module, name).decode("utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))
