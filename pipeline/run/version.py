"""Which version of the program this is. A module of its own: ``gongwen --version`` loads no more."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def version_of_program() -> str:
    """The version that is installed."""
    try:
        return version("gongwen")
    except PackageNotFoundError:
        return "0 (not installed)"
