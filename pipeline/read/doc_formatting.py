"""Formatting of a legacy Word file that is cut short, which the library that reads such files refuses.

Some writers (LibreOffice among them) store the properties of a table's row in a place too small for them. What stands
before the cut is whole, and is all that numbers, headings and cells need; the text is stored elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import Any

#: The modules of the library that take the parser of formatting by name.
_USERS = ("formatting", "numbering", "pieces", "sections", "styles")
_NAME = "parse_grpprl"
_LARGEST = 1024  # bytes of the formatting of one paragraph: a page of it in the file has 512
_ONE_AT_A_TIME = Lock()


@contextmanager
def cut_short() -> Iterator[None]:
    """While open, the library takes formatting as far as it goes.

    Raises:
        AttributeError, ImportError: another version of the library, which this module does not know.
    """
    users = [import_module(f"doc2docx.msdoc.{user}") for user in _USERS]
    with _ONE_AT_A_TIME:
        strict = [getattr(user, _NAME) for user in users]
        try:
            for user in users:
                setattr(user, _NAME, _as_far_as_it_goes(strict[0]))
            yield
        finally:
            for user, parse in zip(users, strict, strict=True):
                setattr(user, _NAME, parse)


def _as_far_as_it_goes(strict: Callable[..., Any]) -> Callable[..., Any]:
    from doc2docx.errors import InvalidWordDocument

    def parse(data: bytes, **how: Any) -> Any:
        for end in range(len(data), -1, -1) if len(data) <= _LARGEST else ():
            try:
                return strict(data[:end], **how)
            except InvalidWordDocument:
                continue
        return ()

    return parse
