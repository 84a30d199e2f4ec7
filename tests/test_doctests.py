"""Every example in a docstring gives what it shows."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import gongwen

#: Run the command when they are imported.
_COMMANDS = {"gongwen.__main__"}
MODULES = ["gongwen", *(m.name for m in pkgutil.walk_packages(gongwen.__path__, "gongwen.") if m.name not in _COMMANDS)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
