"""Files and folders against the schema of the outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import SetupError
from ..language import tr
from ..run.names import RESERVED
from ..terminal import plain
from ..write import WRITERS
from ..write.schema import validate

_XML = WRITERS["xml"].suffix
#: What lies beside an output and is XML of another schema.
_OTHERS = tuple(w.suffix for name, w in WRITERS.items() if name != "xml" and w.suffix.endswith(_XML))


def print_findings(named: list[Path]) -> int:
    """Print a line for each finding, and of folders how many files were looked at; 1 if there is a finding, else 0.

    Raises:
        SetupError: a file can't be read, or a folder holds no output.
    """
    wrong = 0
    for path in named:
        if not path.is_dir():
            wrong += _print_findings(path)
            continue
        count = broken = 0
        for file in _outputs(path):
            count, broken = count + 1, broken + _print_findings(file)
        if not count:
            raise SetupError(f"{path} holds no XML file of gongwen")
        print(plain(tr(f"{path}: {count:,} files, {broken:,} of them with findings")))
        wrong += broken
    return 1 if wrong else 0


def _print_findings(file: Path) -> bool:
    """Whether there are any."""
    try:
        findings = list(validate(file.read_bytes()))
    except OSError as error:
        raise SetupError(f"{file}: {error.strerror}") from None
    for finding in findings:
        print(plain(f"{file}: {tr(finding)}"))
    return bool(findings)


def _outputs(folder: Path) -> Iterator[Path]:
    """The XML files of an output folder, in the order of their names; what is beside them in TEI or Akoma Ntoso is not."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - (set(RESERVED) if place == str(folder) else set()))
        held = set(names)
        for name in sorted(names):
            other = next((name.removesuffix(suffix) + _XML for suffix in _OTHERS if name.endswith(suffix)), "")
            if name.endswith(_XML) and other not in held:
                yield Path(place, name)
