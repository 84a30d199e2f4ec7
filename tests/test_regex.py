"""Expressions that are compiled late, or loaded from the cache, behave like those compiled at once."""

import json
import re
from array import array
from pathlib import Path

import pytest

from gongwen import regex as room
from gongwen.regex import regex
from gongwen.run import expressions
from tests.test_linear import patterns


def test_it_does_what_a_compiled_expression_does() -> None:
    late, early = regex("(?P<x>[a-c]+)\\d", re.IGNORECASE), re.compile("(?P<x>[a-c]+)\\d", re.IGNORECASE)
    text = "AB1 c2 d3"
    assert [m.groupdict() for m in late.finditer(text)] == [m.groupdict() for m in early.finditer(text)]
    assert late.sub("-", text) == early.sub("-", text)
    assert late.findall(text, 3) == early.findall(text, 3)
    assert late.groupindex == early.groupindex
    assert late.pattern == early.pattern


def test_a_mistake_shows_at_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("a")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, and nothing known yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(room, "_KNOWN", {})
    monkeypatch.setattr(room, "_MADE", {})
    return tmp_path


def kept(home: Path) -> Path:
    return next((home / "gongwen").iterdir())


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return room._compile((pattern, flags))


def test_every_expression_of_the_package_comes_back_as_it_was(home: Path) -> None:
    asked = list(patterns())
    assert len(asked) > 300
    for key in asked:
        assert room._compile(key) == re.compile(*key)
    expressions.keep()
    room._KNOWN.clear()
    expressions.recall()
    for key in asked:
        assert room._compile(key) == re.compile(*key)
    assert not room._MADE


def test_names_of_groups_are_kept(home: Path) -> None:
    compiled("(?P<year>\\d+)(年)(?P<month>\\d+)")
    expressions.keep()
    room._KNOWN.clear()
    expressions.recall()
    match = compiled("(?P<year>\\d+)(年)(?P<month>\\d+)").match("2015年3")
    assert match is not None
    assert match.groupdict() == {"year": "2015", "month": "3"}
    assert match.lastgroup == "month"


@pytest.mark.parametrize("junk", ["", "[", "[1]", '[["0","x"],[]]', "{}", "null", "[" * 100_000, "[[],[[1,2,3]]]"])
def test_a_file_that_is_damaged_is_made_anew(home: Path, junk: str) -> None:
    compiled("a+b")
    expressions.keep()
    kept(home).write_text(junk)
    room._KNOWN.clear()
    expressions.recall()
    assert not room._KNOWN
    assert compiled("a+b").fullmatch("aab")
    expressions.keep()
    assert json.loads(kept(home).read_bytes().partition(b"\n")[0])[0] == expressions._head()


@pytest.mark.parametrize("code", [[0], [99999, 1, 2], [2**32 - 1] * 5])
def test_what_the_interpreter_refuses_is_compiled_again(home: Path, code: list[int]) -> None:
    compiled("a+b")
    expressions.keep()
    head, [row] = json.loads(kept(home).read_bytes().partition(b"\n")[0])
    told = json.dumps([head, [[*row[:-1], len(code)]]]).encode()
    kept(home).write_bytes(told + b"\n" + array("I", code).tobytes())
    room._KNOWN.clear()
    expressions.recall()
    assert room._KNOWN
    assert compiled("a+b") == re.compile("a+b")


def test_a_file_that_was_cut_off_is_made_anew(home: Path) -> None:
    compiled("a+b")
    expressions.keep()
    whole = kept(home).read_bytes()
    for length in range(len(whole)):
        kept(home).write_bytes(whole[:length])
        room._KNOWN.clear()
        expressions.recall()
        assert not room._KNOWN


def test_expressions_over_bytes_are_kept_apart_from_those_over_text(home: Path) -> None:
    for pattern in ("[\xe4-é]+", "[\xe4-é]+".encode("latin-1")):
        room._compile((pattern, 0))
    expressions.keep()
    room._KNOWN.clear()
    expressions.recall()
    assert len(room._KNOWN) == 2
    assert room._compile(("[\xe4-é]+".encode("latin-1"), 0)).fullmatch(b"\xe5")
    assert room._compile(("[\xe4-é]+", 0)).fullmatch("å")
    assert not room._MADE


def test_a_folder_that_cannot_be_written_is_no_trouble(home: Path) -> None:
    (home / "gongwen").write_text("a file stands where the folder belongs")
    compiled("a+b")
    expressions.keep()
    expressions.recall()
    assert not room._MADE


def test_what_another_process_kept_meanwhile_stays(home: Path) -> None:
    compiled("a+b")
    expressions.keep()
    room._KNOWN.clear()
    compiled("c+d")
    expressions.keep()
    expressions.recall()
    assert {pattern for pattern, _ in room._KNOWN} == {"a+b", "c+d"}
