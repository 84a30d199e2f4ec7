"""gongwen: scraped Chinese government texts in, clean and validated XML out, with a ledger of every edit.

>>> from gongwen import Settings, Source, process
>>> process(Source("a.txt", "工作总结\\n一、成绩\\n成绩很好。".encode()), Settings()).documents[0].clean.string
'工作总结\\n一、成绩\\n成绩很好。\\n'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .model import Done, Rejected, Source
from .settings import Settings

if TYPE_CHECKING:
    from .flow import process

__all__ = ["Done", "Rejected", "Settings", "Source", "process"]


def __getattr__(name: str) -> Any:
    """``process`` is imported when it is first asked for: it brings every stage with it, which `--version` can spare."""
    if name == "process":
        from .flow import process

        return process
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
