"""Opens the results of a run: an output folder, or the parts of an engine."""

from __future__ import annotations

from pathlib import Path

from ..errors import SetupError
from ..parts.place import holds_parts
from ..run.addresses import address
from ..run.results import Results


def results_of(out: Path) -> Results:
    """The results in OUT, which may be the address of parts in a store. The caller closes them.

    Raises:
        SetupError: there are no results, or they can't be used.
    """
    if not holds_parts(out):
        return Results(out)
    try:
        from ..parts.results import PartResults
    except ImportError as error:
        raise SetupError(f"reading parts needs {error.name}: pip install 'gongwen[engine]'") from None
    return PartResults(address(out))
