"""A person's decisions on single places: values that are set, headings that are refused, and how they are saved."""

from pathlib import Path

import pytest

from gongwen.errors import SetupError
from gongwen.flow import process
from gongwen.model import Done, Outcome, Source
from gongwen.run.settings_file import load_settings, write_verdict
from gongwen.run.verdicts import idle
from gongwen.settings import Settings, Verdict
from gongwen.write.ledger import read_ledger, replay, write_ledger
from gongwen.write.schema import validate
from gongwen.write.xml import write_xml

TEXT = """全县水利工作总结
一、主要成绩
全年修渠36公里，投资258万元。
二、存在问题
资金还不够，队伍还不强。
三、下步打算
明年再修渠40公里。
"""


def cleaned(*verdicts: Verdict) -> Done:
    done = process(Source("a.txt", TEXT.encode()), Settings(verdicts=verdicts))
    assert isinstance(done, Done)
    return done


def value(printed: str, now: str) -> Verdict:
    return Verdict("a.txt", TEXT.index(printed), True, "value", printed, now)


def test_a_value_is_set_and_stands_in_the_ledger_as_the_users() -> None:
    done = cleaned(value("258", "2580"))
    assert "投资2580万元" in done.documents[0].clean.string
    xml = write_xml(done)
    assert '<corr sic="258" cert="high" rule="settings/verdict">2580</corr>' in xml.decode()
    assert not list(validate(xml))
    (edit,) = [o for o in done.operations if o.rule == "settings/verdict"]
    assert (edit.was, edit.now, edit.user) == ("258", "2580", True)
    assert "258 stood here" in edit.why
    ledger = read_ledger(write_ledger(done, ""))
    assert replay(done.source, ledger) == (done.documents[0].clean.string,)


def test_a_value_goes_before_what_the_program_says() -> None:
    data = "工作总结\n一、成绩\n208年修渠3公里，208年植树5公顷。209年再修渠4公里。\n".encode()
    text = data.decode()
    at = text.index("208")
    done = process(Source("a.txt", data), Settings(verdicts=(Verdict("a.txt", at, True, "value", "208", "2008"),)))
    assert isinstance(done, Done)
    assert done.documents[0].clean.string.count("2008年修渠") == 1


@pytest.mark.parametrize(
    "said",
    [
        value("258", "2580")._replace(printed="259"),
        value("一、", "二、"),
        value("258", "2580")._replace(uri="b.txt"),
        value("258", "2580")._replace(at=10_000),
    ],
)
def test_a_value_that_no_longer_fits_changes_nothing_and_is_told(said: Verdict) -> None:
    done = cleaned(said)
    assert done.operations == cleaned().operations
    if said.uri == "a.txt":
        assert idle(done, Source("a.txt", TEXT.encode()), Settings(verdicts=(said,)), process) == (said,)


def headings(done: Done) -> list[str]:
    text = done.documents[0].text.string
    return [text[s.start : s.end] for s in done.documents[0].spans if s.kind == "num"]


def test_a_heading_may_be_refused() -> None:
    assert headings(cleaned()) == ["一、", "二、", "三、"]
    at = TEXT.index("三、")
    done = cleaned(Verdict("a.txt", at, False, "heading"))
    assert headings(done) == ["一、", "二、"]
    assert "三、下步打算" in done.documents[0].clean.string
    source = Source("a.txt", TEXT.encode())
    for place, found in ((at, 0), (at + 1, 1)):
        settings = Settings(verdicts=(Verdict("a.txt", place, False, "heading"),))
        outcome: Outcome = process(source, settings)
        assert len(idle(outcome, source, settings, process)) == found


def test_verdicts_are_written_and_read(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (tmp_path / "ours.toml").write_text('folder = "ours"\n', encoding="utf-8")
    write_verdict(folder, "a.txt", 7, "reject")
    write_verdict(folder, "a.txt", 7, "set", ("258", "2580"))
    write_verdict(folder, "a.txt", 7, "text")
    write_verdict(folder, "b.txt", 7, "accept")
    write_verdict(folder, "b.txt", 9, "accept")
    write_verdict(folder, "b.txt", 9, "")
    read = load_settings(tmp_path / "ours.toml", lambda: ())
    assert read.verdicts == (
        Verdict("a.txt", 7, True, "value", "258", "2580"),
        Verdict("a.txt", 7, False, "heading"),
        Verdict("b.txt", 7, True),
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a.txt\t3\tset\t258", "set with the printed"),
        ("a.txt\t3\tset\t258\t", "set needs both"),
        ("a.txt\t3\taccept\t258\t1", "should be accept"),
        ("a.txt\t3\tset\t1\t2\na.txt\t3\tset\t1\t3", "two verdicts on the place 3 of a.txt differ"),
    ],
)
def test_a_malformed_value_is_refused(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "verdicts.tsv").write_text(row + "\n", encoding="utf-8")
    (tmp_path / "ours.toml").write_text('folder = "ours"\n', encoding="utf-8")
    with pytest.raises(SetupError, match=told):
        load_settings(tmp_path / "ours.toml", lambda: ())
