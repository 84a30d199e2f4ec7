"""Every example in a docstring gives the output that it shows."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import gongwen

#: Run the command when they are imported.
_COMMANDS = {"gongwen.__main__"}
#: What a plain installation lacks.
_EXTRAS = {
    "rensa",
    "fsspec",
    "pyarrow",
    "ray",
    "pyspark",
    "langchain_core",
    "llama_index",
    "itemadapter",
    "pandas",
    "datasets",
    "mcp",
}
MODULES = ["gongwen", *(m.name for m in pkgutil.walk_packages(gongwen.__path__, "gongwen.") if m.name not in _COMMANDS)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    try:
        module = import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name not in _EXTRAS:
            raise
        pytest.skip(f"needs the extra that brings {missing.name}")
    assert doctest.testmod(module).failed == 0
