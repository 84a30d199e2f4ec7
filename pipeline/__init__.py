"""gongwen turns scraped Chinese government texts into clean, validated XML, with a ledger of every edit.

>>> import gongwen
>>> result = gongwen.clean("工作总结\\n一、成绩\\n成绩很好。")
>>> result.documents[0].text
'工作总结\\n一、成绩\\n成绩很好。\\n'

``clean`` cleans one source and raises if it can't. ``process`` is the pure function below it, for your own pipelines: it raises
nothing for bad input and returns ``Done`` or ``Rejected``.
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

#: The module of each name. A name is imported when it is first used, because the stages take long to load.
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
