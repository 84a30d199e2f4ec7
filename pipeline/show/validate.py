"""Checks files and folders against the schema of the outputs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..errors import SetupError
from ..language import tr
from ..parts.place import holds_parts
from ..run.addresses import is_address
from ..run.names import RESERVED, output_name
from ..run.results import Results
from ..terminal import plain
from ..write import WRITERS
from ..write.schema import validate
from .batch import results_of

#: The name of an output, and a function that reads it.
Held = tuple[str, Callable[[], bytes]]

_XML = WRITERS["xml"].suffix
#: The suffixes of XML files in other schemas that may be next to an output.
_OTHERS = tuple(w.suffix for name, w in WRITERS.items() if name != "xml" and w.suffix.endswith(_XML))


def print_findings(named: list[Path]) -> int:
    """Print a line for each finding, and for each folder how many files were checked. Returns 1 if there is a finding.

    Raises:
        SetupError: a file can't be read, or a folder has no output.
    """
    wrong = 0
    for path in named:
        if path.is_file() or not (path.is_dir() or is_address(path)):
            wrong += _print_findings(str(path), path.read_bytes)
            continue
        count = broken = 0
        for name, read in _outputs(path) if path.is_dir() and not holds_parts(path) else _in_parts(path):
            count, broken = count + 1, broken + _print_findings(name, read)
        if not count:
            raise SetupError(f"{path} holds no XML file of gongwen")
        print(plain(tr(f"{path}: {count:,} files, {broken:,} of them with findings")))
        wrong += broken
    return 1 if wrong else 0


def _print_findings(name: str, read: Callable[[], bytes]) -> bool:
    """Print the findings of one file. Returns whether there are any."""
    try:
        findings = list(validate(read()))
    except OSError as error:
        raise SetupError(f"{name}: {error.strerror}") from None
    for finding in findings:
        print(plain(f"{name}: {tr(finding)}"))
    return bool(findings)


def _in_parts(out: Path) -> Iterator[Held]:
    """The outputs in the parts of an engine."""
    with results_of(out) as results:
        for row in results.state.rows("result = 'done'"):
            name = output_name(row.uri, _XML)
            yield f"{out}/{name}", partial(_xml, results, name)


def _xml(results: Results, name: str) -> bytes:
    return results.read(name)[0]


def _outputs(folder: Path) -> Iterator[Held]:
    """The XML files of an output folder, folder by folder, without the TEI and Akoma Ntoso files next to them."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - (set(RESERVED) if place == str(folder) else set()))
        held = set(names)
        for name in sorted(names):
            other = next((name.removesuffix(suffix) + _XML for suffix in _OTHERS if name.endswith(suffix)), "")
            if name.endswith(_XML) and other not in held:
                yield f"{place}/{name}", Path(place, name).read_bytes
