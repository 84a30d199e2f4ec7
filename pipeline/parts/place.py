"""Where parts are. Asked of every output folder, so what reads Parquet is loaded only where there are some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SetupError
from ..run.addresses import address, is_address

if TYPE_CHECKING:
    from .view import Parts

#: What a run on an engine leaves last of all.
PLAN = "plan.parquet"
_STATE = Path(".gongwen", "state.sqlite")


def holds_parts(out: Path) -> bool:
    """Whether the outputs in OUT lie in parts and are read there: at the address of a store always, and in a folder that has
    a plan and no state.
    """
    return is_address(out) or ((out / PLAN).is_file() and not (out / _STATE).is_file())


def open_parts(out: Path) -> Parts:
    """The outputs of the last finished run on an engine in OUT, a folder or the address of a store.

    Raises:
        SetupError: no run has finished there, a part can't be read, or what reads parts is not installed.
    """
    try:
        from .view import Parts
    except ImportError as error:
        raise SetupError(f"reading parts needs {error.name}: pip install 'gongwen[engine]'") from None
    return Parts(address(out))
