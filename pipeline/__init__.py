"""gongwen: scraped Chinese government texts in, clean and validated XML out, with a ledger of every edit.

>>> import gongwen
>>> result = gongwen.clean("工作总结\\n一、成绩\\n成绩很好。")
>>> result.documents[0].text
'工作总结\\n一、成绩\\n成绩很好。\\n'

``clean`` is for one source and raises where there is nothing to clean; ``process`` is the pure function under it, for
pipelines of one's own: it raises nothing for bad input and gives ``Done`` or ``Rejected``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import GongwenError, InputError, SetupError
    from .flow import process
    from .library import CleanDocument, Cleaned, clean, iter_sources
    from .model import Done, Rejected, Source
    from .settings import Settings

__all__ = [
    "CleanDocument", "Cleaned", "Done", "GongwenError", "InputError", "Rejected", "Settings", "SetupError", "Source",
    "clean", "iter_sources", "process",
]  # fmt: skip

#: Where each name lives; it is imported when it is first asked for, since the stages take longer than `--version` may.
_ROOMS = {
    **dict.fromkeys(("GongwenError", "InputError", "SetupError"), "errors"),
    **dict.fromkeys(("Done", "Rejected", "Source"), "model"),
    **dict.fromkeys(("CleanDocument", "Cleaned", "clean", "iter_sources"), "library"),
    "Settings": "settings",
    "process": "flow",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f".{_ROOMS[name]}", __name__), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
