"""What a run left under a name: files, or the parts of an engine."""

from __future__ import annotations

from pathlib import Path

from ..errors import SetupError
from ..parts.place import holds_parts
from ..run.addresses import address
from ..run.results import Results


def results_of(out: Path) -> Results:
    """The results in OUT, which may be the address of parts in a store. To be closed.

    Raises:
        SetupError: nothing of ours is there, or it can't be used.
    """
    if not holds_parts(out):
        return Results(out)
    try:
        from ..parts.results import PartResults
    except ImportError as error:
        raise SetupError(f"reading parts needs {error.name}: pip install 'gongwen[engine]'") from None
    return PartResults(address(out))
