"""The search index finds every string of the texts, and only what is there."""

import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.errors import SetupError
from gongwen.feed.grams import fold, grams, phrase
from gongwen.feed.index import open_index, update_index
from gongwen.feed.search import Query, cut_snippet, search
from gongwen.flow import process
from tests.fake_run import run

REPORT = """青河县2016年教育工作总结
一、义务教育均衡发展
全县改造薄弱学校12所，ＧＤＰ增长。
二、职业教育
（一）办好职教中心。招生800人，义务教育阶段控辍保学。
青河县教育局
2016年12月20日
"""
NOTICE = """关于做好防汛工作的通知
各乡镇：
一、加强值守
严格落实24小时值班制度。
2018年6月1日
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    source = tmp_path / "in"
    source.mkdir()
    (source / "总结.txt").write_text(REPORT, encoding="utf-8")
    (source / "转载.txt").write_text(REPORT, encoding="utf-8")
    (source / "通知.txt").write_text(NOTICE, encoding="utf-8")
    run(source, tmp_path / "out", process=process)
    return tmp_path / "out"


@pytest.fixture
def db(out: Path) -> Path:
    path = out.parent / "corpus.sqlite"
    update_index(out, path)
    return path


@given(
    st.text(alphabet="义务教育 的ab，.“1１Ａ\n\U00020000\ue000\"'", max_size=30),
    st.text(alphabet="义务教育的ab，.“1１Ａ\U00020000\ue000\"'", min_size=1, max_size=4),
)
def test_a_phrase_matches_just_where_the_string_stands(text: str, wanted: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE gram USING fts5(text, content='', tokenize='ascii')")
    db.execute("INSERT INTO gram(rowid, text) VALUES(1, ?)", (grams(text),))
    (found,) = db.execute("SELECT count(*) FROM gram WHERE gram MATCH ?", (phrase(wanted),)).fetchone()
    db.close()
    assert bool(found) == (fold(wanted) in fold(text))


def count(path: Path, words: str) -> int:
    """How many sections contain the words."""
    db = open_index(path)
    try:
        (found,) = db.execute("SELECT count(*) FROM gram WHERE gram MATCH ?", (phrase(words),)).fetchone()
        return int(found)
    finally:
        db.close()


def test_folding_keeps_the_length() -> None:
    assert fold("ＡＢc１,，") == "abc1，，"
    assert len(fold("İÀ\x00（")) == 4


def test_words_of_two_characters_are_found(db: Path) -> None:
    hits = search(db, Query(("均衡",)))
    assert [hit.path for hit in hits] == [("一、义务教育均衡发展",)] * 2
    assert hits[0].title == "青河县2016年教育工作总结"
    start, end = hits[0].marked[0]
    assert hits[0].snippet[start:end] == "均衡"
    assert count(db, "义务教育") == 4


def test_all_words_must_be_there_and_headings_rank_first(db: Path) -> None:
    assert [hit.path[-1] for hit in search(db, Query(("义务教育", "均衡")))] == ["一、义务教育均衡发展"] * 2
    ranked = search(db, Query(("义务教育",)))
    assert [len(hit.path) for hit in ranked] == [1, 1, 2, 2]
    assert search(db, Query(("义务教育 均衡",))) == search(db, Query(("义务教育", "均衡")))
    assert not search(db, Query(("义务均衡",)))


def test_filters(db: Path) -> None:
    assert search(db, Query(("值班",), genre="通知"))
    assert not search(db, Query(("值班",), genre="讲话"))
    assert search(db, Query(("值班",), year="2018"))
    assert search(db, Query(("值班",), year="2016-2018"))
    assert not search(db, Query(("值班",), year="2016-2017"))
    assert search(db, Query(("值守",), within="heading"))
    assert not search(db, Query(("值班",), within="heading"))
    assert not search(db, Query(("值班",), site="某网"))
    assert len(search(db, Query(("教育",), limit=2))) == 2
    assert len(search(db, Query(("均衡",), fold_reposts=True))) == 1


def test_what_stands_in_quotes_or_operators_is_text(db: Path) -> None:
    for odd in ('"', "a OR b", "NEAR(", "*", "教育*", "-教育", "text:", "'; DROP"):
        search(db, Query((odd,)))
    assert search(db, Query(("gdp",)))
    assert search(db, Query(("税",))) == []
    assert search(db, Query(("守",)))


def test_the_index_follows_the_folder(out: Path, db: Path) -> None:
    assert update_index(out, db).changed == 0
    (out.parent / "in" / "通知.txt").write_text(NOTICE.replace("值班", "巡查"), encoding="utf-8")
    (out.parent / "in" / "转载.txt").unlink()
    run(out.parent / "in", out, process=process, prune=True, confirm=lambda count: True)
    done = update_index(out, db)
    assert (done.changed, done.dropped) == (1, 1)
    assert not search(db, Query(("值班",)))
    assert search(db, Query(("巡查",)))
    assert count(db, "均衡") == 1
    fresh = out.parent / "fresh.sqlite"
    update_index(out, fresh)
    for word in ("教育", "工作", "各乡镇", "2016"):
        assert [h.id for h in search(db, Query((word,)))] == [h.id for h in search(fresh, Query((word,)))]
    with sqlite3.connect(db) as check:
        check.execute("INSERT INTO gram(gram) VALUES('integrity-check')")


def test_random_strings_against_substring_truth(db: Path) -> None:
    texts = [text for (text,) in sqlite3.connect(db).execute("SELECT text FROM section")]
    chance = random.Random(3)
    for _ in range(200):
        text = chance.choice(texts)
        at = chance.randrange(max(len(text) - 4, 1))
        word = text[at : at + chance.choice((1, 2, 4))]
        if "\n" in word:
            continue
        assert count(db, word) >= sum(word in text for text in texts)


def test_snippets_hold_the_word() -> None:
    snippet, marked = cut_snippet("甲" * 300 + "\n义务教育" + "乙" * 300, ["义务教育", "务教"])
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert [snippet[a:b] for a, b in marked] == ["义务教育"]
    assert len(snippet) < 130


def test_bad_calls(out: Path, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no such index"):
        search(tmp_path / "none.sqlite", Query(("教育",)))
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    with pytest.raises(SetupError, match="not an index of gongwen"):
        update_index(out, other)
    (tmp_path / "text").write_text("text" * 2000, encoding="utf-8")
    with pytest.raises(SetupError, match="can't use"):
        search(tmp_path / "text", Query(("教育",)))
    with pytest.raises(SetupError, match="not an output folder"):
        update_index(tmp_path, tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    assert update_index(out, empty).changed == 3


def test_the_command(db: Path) -> None:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongwen", "search", str(db), *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    found = call("均衡", "--json")
    assert found.returncode == 0
    hits = [json.loads(line) for line in found.stdout.splitlines()]
    assert hits[0]["source_uri"] == "总结.txt"
    assert "一、义务教育均衡发展" in call("均衡").stdout
    assert call("无此词语").returncode == 1
    wrong = call("教育", "--year", "近年")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
