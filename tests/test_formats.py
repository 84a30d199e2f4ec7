"""Adding a format takes one file and one line: adds one format of pages and one of sources, which everything then finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import gongwen.read
from gongwen.errors import InputError
from gongwen.model import Source
from gongwen.read import expand, formats, read
from gongwen.read.formats import FORMATS, Format
from gongwen.run.fingerprint import _libraries
from gongwen.settings import Settings

PAGES = """
from gongwen.read.lines import Drawn, page_of

def read(source, settings):
    lines = source.data.decode().removeprefix("LIST!").split(";")
    return page_of(source, "text/x-list", "utf-8", [Drawn(line, f"list:{n}") for n, line in enumerate(lines, 1)])
"""
SOURCES = """
from gongwen.model import Source

def sources(uri, stream, settings):
    for number, part in enumerate(stream.read().removeprefix(b"MANY!").split(b"|"), 1):
        yield Source(f"{uri}/{number}", part)
"""


@pytest.fixture(autouse=True)
def _added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "listed.py").write_text(PAGES, encoding="utf-8")
    (tmp_path / "many.py").write_text(SOURCES, encoding="utf-8")
    monkeypatch.setattr(gongwen.read, "__path__", [*gongwen.read.__path__, str(tmp_path)])
    lines = (
        Format("listed", "text/x-list", lambda data, _: data.startswith(b"LIST!"), ("pytest",), quick=True),
        Format("many", "text/x-many", lambda data, _: data.startswith(b"MANY!"), holds="a file of many"),
    )
    monkeypatch.setattr(formats, "FORMATS", (*lines, *FORMATS))
    _libraries.cache_clear()
    yield
    _libraries.cache_clear()


def test_a_format_of_pages_is_read_counted_and_known_to_be_quick() -> None:
    page = read(Source("a", "LIST!一、备耕;二、管护".encode()), Settings())
    assert page.text.string == "一、备耕\n二、管护"
    assert formats.quick(page.media_type)
    assert "pytest" in dict(_libraries())


def test_a_format_of_sources_is_opened_and_not_read_as_one() -> None:
    data = "MANY!LIST!一、备耕|正文。".encode()
    parts = list(expand(Source("box", data), Settings()))
    assert [part.uri for part in parts] == ["box/1", "box/2"]
    assert [read(part, Settings()).text.string for part in parts] == ["一、备耕", "正文。"]
    with pytest.raises(InputError, match="a file of many contains several sources"):
        read(Source("box", data), Settings())


def test_each_line_has_its_module_and_no_module_two() -> None:
    names = [form.name for form in FORMATS]
    assert len(set(names)) == len(names)
    for form in FORMATS:
        module = __import__(f"gongwen.read.{form.name}", fromlist=["*"])
        assert callable(getattr(module, "sources" if form.holds else "read"))
