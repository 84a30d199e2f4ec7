"""Whether an output folder holds parts. Every reader of outputs asks this, so Parquet is loaded only if there are parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SetupError
from ..run.addresses import address, is_address

if TYPE_CHECKING:
    from .view import Parts

#: The file that a run on an engine writes last.
PLAN = "plan.parquet"
_STATE = Path(".gongwen", "state.sqlite")


def holds_parts(out: Path) -> bool:
    """Whether the outputs in OUT are in parts: always at the address of a store, and in a folder that has a plan and no
    state.
    """
    return is_address(out) or ((out / PLAN).is_file() and not (out / _STATE).is_file())


def open_parts(out: Path) -> Parts:
    """The outputs of the last finished run on an engine in OUT, a folder or the address of a store.

    Raises:
        SetupError: no run has finished there, a part can't be read, or the libraries for parts are not installed.
    """
    try:
        from .view import Parts
    except ImportError as error:
        raise SetupError(f"reading parts needs {error.name}: pip install 'gongwen[engine]'") from None
    return Parts(address(out))
