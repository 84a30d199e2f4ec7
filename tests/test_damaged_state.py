"""A damaged state, cache or output gives one line that says what to do, and nothing outside OUT is touched."""

import json
import pickle
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from gongwen.errors import SetupError
from gongwen.run import cache
from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.folder import OutFolder
from gongwen.settings import Settings
from gongwen.show.audit import audit
from gongwen.show.report import make_report
from gongwen.show.status import status_of
from tests.fake_run import Seen, outputs, run, texts


@pytest.fixture
def out(tmp_path: Path) -> Path:
    run(texts(tmp_path / "in", 3), tmp_path / "out")
    return tmp_path / "out"


def set_outputs(value: str) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute("UPDATE source SET outputs = ? WHERE uri = '文0001.txt'", (value,))
        db.close()

    return harm


def execute(statement: str) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute(statement)
        db.close()

    return harm


HARMS = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "no database": lambda path: path.write_bytes(b"state" * 999),
    "odd JSON": set_outputs("{5"),
    "deep JSON": set_outputs("[" * 100_000),
    "other JSON": set_outputs('{"a": 1}'),
    "numbers as names": set_outputs("[[1, 2, 3, 4]]"),
    "outside": set_outputs('[["../precious.txt", 7, "", 0]]'),
    "far outside": set_outputs('[["/tmp/precious.txt", 7, "", 0]]'),
    "deep outside": set_outputs('[["a/../../precious.txt", 7, "", 0]]'),
    "the state itself": set_outputs('[[".gongwen/state.sqlite", 7, "", 0]]'),
    "another type": execute("UPDATE source SET size = 'many'"),
    "another result": execute("UPDATE source SET result = 'perhaps' WHERE uri = '文0001.txt'"),
    "no table": execute("DROP TABLE source"),
    "another version": execute("PRAGMA user_version = 9"),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_damaged_state_is_told_and_can_be_rebuilt(out: Path, harm: Callable[[Path], None]) -> None:
    precious = out.parent / "precious.txt"
    precious.write_text("precious", encoding="utf-8")
    before = outputs(out)
    harm(out / ".gongwen" / "state.sqlite")
    (out.parent / "in" / "文0001.txt").write_text("改了。\n", encoding="utf-8")
    for call in (lambda: status_of(out, Settings()), lambda: list(audit(out, Settings()))):
        with pytest.raises(SetupError, match="--rebuild-state"):
            call()
    with suppress(SetupError):  # it looks at the rows of what was done and at no others
        make_report(out)
    if harm is not HARMS["no table"]:  # a run makes the tables that are not there
        with pytest.raises(SetupError, match="--rebuild-state"):
            run(out.parent / "in", out, force=True)
    assert precious.read_text(encoding="utf-8") == "precious"
    summary, _ = run(out.parent / "in", out, rebuild_state=True)
    assert summary.done_now == 3
    assert before.keys() <= outputs(out).keys()
    assert status_of(out, Settings()).done == 3


def test_an_empty_state_is_begun_anew(out: Path) -> None:
    (out / ".gongwen" / "state.sqlite").write_bytes(b"")
    with pytest.raises(SetupError, match="--rebuild-state"):
        status_of(out, Settings())
    assert run(out.parent / "in", out)[0].done_now == 3


def test_a_link_in_out_leads_no_removal_outside(out: Path) -> None:
    outside = out.parent / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("precious", encoding="utf-8")
    (out / "link").symlink_to(outside)
    set_outputs(json.dumps([["link/precious.txt", 8, "", 0]]))(out / ".gongwen" / "state.sqlite")
    with pytest.raises(SetupError, match="points outside the output folder"):
        run(out.parent / "in", out, force=True)
    assert (outside / "precious.txt").exists()


# --- the cache -------------------------------------------------------------------------------------------------------

PAGE = "<html><head><title>关于春耕的通知</title></head><body><p>各乡镇：</p><p>要做好春耕。</p></body></html>"


class _Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return print, ("executed",)


def forged(value: object) -> Callable[[str], bytes]:
    """An entry that looks right, whatever it holds."""

    def make(key: str) -> bytes:
        packed = zlib.compress(pickle.dumps(value))
        return cache.hashlib.sha256(key.encode() + packed).digest() + packed

    return make


ENTRIES = {
    "empty": lambda key: b"",
    "noise": lambda key: b"x" * 500,
    "a pickle that calls": forged(_Bomb()),
    "another type": forged("a page"),
    "deep": forged(None),
    "a page of other types": forged(cache.Page(5, 5, 5, 5, 5, 5)),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES.keys())
def test_a_bad_entry_of_the_cache_is_a_miss(
    tmp_path: Path, entry: Callable[[str], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "page.html", tmp_path / "out"
    source.write_text(PAGE, encoding="utf-8")
    clean(Call((source,), out), Seen())
    before = outputs(out)
    (kept,) = (path for path in (out / ".gongwen" / "cache").rglob("*") if path.is_file())
    kept.write_bytes(entry(kept.name))
    assert clean(Call((source,), out, force=True), Seen()).exit_code == 0
    assert outputs(out) == before
    assert cache.load_reading(OutFolder(out), kept.name)[0] is not None
    assert "executed" not in capfd.readouterr().out
