"""The settings file: what it may contain, and the messages for wrong ones."""

from pathlib import Path

import pytest

from gongwen.errors import SetupError
from gongwen.run.settings_file import load_settings
from gongwen.settings import Phrase, Settings, Verdict

RULES = {"repair/quotes", "repair/width", "strip/phrase"}


def load(folder: Path, text: str) -> Settings:
    path = folder / "s.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path, lambda: RULES)


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()


def test_all_it_may_say(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "phrases.tsv").write_text(
        "# site, phrase, place\n某文库网\t更多文章请关注\tend\n\t本文来自网络\tanywhere\n", encoding="utf-8"
    )
    (ours / "verdicts.tsv").write_text("a/通知.txt\t120\treject\nb.txt\t7\taccept\n", encoding="utf-8-sig")
    said = load(
        tmp_path,
        'max_bytes = 1000\ntracked_changes = "old"\nyear_window = [1949, 2030]\n'
        'rules_off = ["repair/quotes"]\nfolder = "ours"\n'
        'text_field = "body"\nid_field = "key"\n',
    )
    assert said == Settings(
        max_bytes=1000,
        tracked_changes="old",
        year_window=(1949, 2030),
        rules_off=frozenset(("repair/quotes",)),
        phrases=(Phrase("某文库网", "更多文章请关注", "end"), Phrase("", "本文来自网络", "anywhere")),
        text_field="body",
        id_field="key",
        verdicts=(Verdict("a/通知.txt", 120, False), Verdict("b.txt", 7, True)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("max_bytes = ", "not TOML"),
        ("max_byte = 1", r"unknown setting max_byte \(do you mean max_bytes\?\)"),
        ('max_bytes = "big"', "max_bytes: .*'big'"),
        ("max_bytes = 0", "max_bytes"),
        ('tracked_changes = "both"', "tracked_changes"),
        ("year_window = [2000, 1990]", "2000 comes after 1990"),
        ("year_window = [2000]", "year_window"),
        ('rules_off = ["repair/qoutes"]', r"unknown rule repair/qoutes \(do you mean repair/quotes\?\)"),
        ('folder = "none"', "no such folder"),
        ("year_window = [1800, 2100]", "at most 200 years"),
        ("year_window = [-5, 3]", "of four digits"),
        (f"text_field = {'[' * 100_000}", "nested too deeply"),
        (f"{'a.' * 20_000}a = 1", "nested too deeply"),
        (f"{'a' * 100_000} = 1", f"unknown setting {'a' * 80}…"),
        (f"year_window = [{'1, ' * 100_000}]", "1, 1…"),
        (f"max_bytes = {'9' * 5000}", "too large a number"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SetupError, match=message):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("phrases.tsv", "a phrase alone", "phrases.tsv line 1: 1 columns, should be site, phrase, place"),
        ("phrases.tsv", "\t广告\tmiddle", "line 1: place is 'middle', should be one of anywhere, start, end, inside"),
        ("phrases.tsv", "\t \tend", "line 1: the phrase is empty"),
        ("verdicts.tsv", "a.txt\t-3\treject", "line 1: place is '-3'"),
        ("verdicts.tsv", "a.txt\t3\tmaybe", "line 1: 'maybe', should be accept, reject, heading"),
        ("verdicts.tsv", f"a.txt\t{'9' * 5000}\taccept", "line 1: place is '999"),
        ("verdicts.tsv", "a.txt\t3\taccept\na.txt\t3\treject", "one verdict accepts and another rejects .* 3 of a.txt"),
        ("phrases.tsv", "\n".join(f"\t第{n}条广告\tend" for n in range(20_001)), "more than 20,000 rows"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_with_its_line(tmp_path: Path, name: str, row: str, message: str) -> None:
    (tmp_path / name).write_text(row + "\n", encoding="utf-8")
    with pytest.raises(SetupError, match=message):
        load(tmp_path, 'folder = "."')
