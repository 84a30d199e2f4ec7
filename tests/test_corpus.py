"""Copies of one text: how they are found, laid side by side, and what each proves of the other's numbers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.corpus.align import align, shared
from gongwen.corpus.letters import letters
from gongwen.corpus.originals import MOST, originals
from gongwen.corpus.testimony import Copy, compare, copies_of, prove
from gongwen.figures.witnesses import heed
from gongwen.model import HIGH, Damage, Figure, Loss
from gongwen.settings import Testimony as Said  # a class whose name begins with Test is taken for one of pytest
from gongwen.text import Splice, Text

REPORT = (
    "青河县水利局2018年工作总结\n2018年，全县共修渠道112公里，其中石渠31公里，比2017年多12公里；新打机井201眼，受益农田3.12万亩。\n"
    "一、工程建设\n投入资金1203万元，占全年计划的91%。东山乡、西岭乡、南河镇各修塘坝12座，北坡乡修11座，共计47座。\n"
    "二、管护\n落实管护人员310名，每人每月补助120元。2019年再补210名，做到每条渠道都有人管、有人修、有人记。\n"
)


def copy(name: str, text: str, lost: str = "") -> Copy:
    losses = tuple(Loss(glyph, HIGH, ("for the test",)) for glyph in lost)
    return Copy(name, 1, letters(text), Damage(losses))


def told(mine: Copy, *others: Copy) -> dict[str, str | tuple[str, ...]]:
    """What others prove of each number of ``mine``, by the number and the two characters behind it."""
    text = mine.letters.text
    proofs = prove(mine, copies_of(mine, others))
    return {text[p.start : p.end].strip() + text[p.end : p.end + 2]: p.now or p.candidates for p in proofs}


def test_a_sound_copy_gives_back_what_another_lost() -> None:
    found = told(copy("a", REPORT.replace("1", ""), "1"), copy("b", REPORT))
    assert found["208年工"] == "2018"
    assert found["2公里"] == "12"
    assert found["3.2万亩"] == "3.12"
    assert all(isinstance(now, str) for now in found.values())


def test_two_copies_with_other_losses_heal_each_other() -> None:
    ones, twos = copy("a", REPORT.replace("1", ""), "1"), copy("b", REPORT.replace("2", ""), "2")
    assert told(ones, twos)["208年工"] == "2018"
    assert told(twos, ones)["018年工"] == "2018"


def test_what_both_leave_open_stays_a_question() -> None:
    mine, other = copy("a", REPORT.replace("1", ""), "1"), copy("b", REPORT.replace("2", ""), "2")
    assert told(mine, other)["203万元"] == ("1203", "2103")


def test_a_copy_shows_a_loss_that_no_diagnosis_found() -> None:
    assert told(copy("a", REPORT.replace("1", "")), copy("b", REPORT))["30名，"] == "310"


def test_contradictions_are_questions() -> None:
    other = REPORT.replace("310名", "350名")
    assert told(copy("a", REPORT), copy("b", other)) == {"310名，": ("310", "350")}


def test_what_another_copy_confirms_is_left_alone() -> None:
    other = REPORT.replace("310名", "350名")
    assert told(copy("a", REPORT), copy("b", other), copy("c", REPORT)) == {}


def test_copies_of_a_copy_are_one_witness() -> None:
    other = REPORT.replace("310名", "350名")
    assert told(copy("a", REPORT), copy("b", other), copy("c", other)) == {"310名，": ("310", "350")}


def test_last_years_report_is_no_copy() -> None:
    last = REPORT.translate(str.maketrans("0123456789", "1234567890"))
    assert not compare(copy("a", REPORT), copy("b", last)).is_copy
    assert told(copy("a", REPORT), copy("b", last)) == {}


def test_a_copy_that_is_cut_short_is_a_copy() -> None:
    assert compare(copy("a", REPORT), copy("b", REPORT[: len(REPORT) // 3])).is_copy


@pytest.mark.parametrize(("mine", "theirs"), [("", "字"), ("字", ""), ("", ""), ("甲" * 500, "甲" * 700)])
def test_texts_that_repeat_themselves_are_laid_side_by_side_too(mine: str, theirs: str) -> None:
    assert shared(align(mine, theirs)) <= min(len(mine), len(theirs))


@given(st.text("甲乙丙丁戊", max_size=60), st.text("甲乙丙丁戊", max_size=60))
def test_matches_are_equal_in_order_and_apart(mine: str, theirs: str) -> None:
    at = other = 0
    for match in align(mine, theirs):
        assert match.mine >= at
        assert match.theirs >= other
        assert mine[match.mine : match.mine + match.length] == theirs[match.theirs : match.theirs + match.length]
        at, other = match.mine + match.length, match.theirs + match.length


@given(st.text("0123", min_size=1, max_size=6), st.permutations("0123"))
def test_the_true_number_is_among_the_originals(number: str, losses: list[str]) -> None:
    one, two = losses[:2]
    found = originals(number.replace(one, ""), frozenset(one), number.replace(two, ""), frozenset(two))
    assert number in found or len(found) == MOST


TEXT = Text.of("　投入13万元，惠及 户。").edit([Splice(0, 1, "")])


def said(at: int, printed: str, now: str = "", *candidates: str) -> Said:
    return Said("a.txt", at, printed, now, candidates, True, "b.txt#9")


def test_a_copys_word_is_a_correction_with_its_witness() -> None:
    (figure,) = heed((), TEXT, (said(3, "13", "1203"),), "a.txt")
    assert (figure.start, figure.end, figure.now, figure.certainty, figure.witness) == (2, 4, "1203", HIGH, "b.txt#9")


def test_a_number_that_is_gone_comes_back_with_its_unit() -> None:
    (figure,) = heed((), TEXT, (said(11, "", "56"),), "a.txt")
    assert (TEXT.string[figure.start : figure.end], figure.now) == ("户", "56户")


def test_what_the_text_shows_settles_what_copies_leave_open() -> None:
    own = Figure("unclear", 2, 4, "figures/x", "why", candidates=("130", "1203"))
    (figure,) = heed((own,), TEXT, (said(3, "13", "", "1203", "1023"),), "a.txt")
    assert (figure.kind, figure.now) == ("corr", "1203")


def test_where_text_and_copy_are_sure_of_different_things_it_is_a_question() -> None:
    own = Figure("corr", 2, 4, "figures/x", "why", now="130")
    (figure,) = heed((own,), TEXT, (said(3, "13", "1203"),), "a.txt")
    assert (figure.kind, figure.candidates) == ("unclear", ("1203", "130"))


@pytest.mark.parametrize("other", [said(3, "15", "1203"), said(99, "13", "1203"), said(3, "13", "1")._replace(uri="c")])
def test_testimony_on_what_does_not_stand_there_proves_nothing(other: Said) -> None:
    assert heed((), TEXT, (other,), "a.txt") == ()


def test_a_batch_heals_itself(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    from typer.testing import CliRunner

    from gongwen.cli import app

    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    (texts / "a.txt").write_text(REPORT.replace("1", ""), encoding="utf-8")
    (texts / "b.txt").write_text(REPORT, encoding="utf-8")
    (texts / "c.txt").write_text("关于修路的通知\n三月开工，各村要把路基备好。\n", encoding="utf-8")
    run = CliRunner().invoke
    assert run(app, ["clean", str(texts), "-o", str(out), "-q"]).exit_code == 0
    compared = run(app, ["compare", str(out)])
    assert compared.output.startswith("2 texts, 2 with a copy"), compared.output
    assert run(app, ["clean", str(texts), "-o", str(out), "-q", "--witnesses", str(out)]).exit_code == 0
    xml = (out / "a.txt.xml").read_text(encoding="utf-8")
    assert 'sic="2" cert="high" rule="figures/witness" witness="b.txt#' in xml
    assert '<repost uri="b.txt" best="true"/>' in xml
    assert run(app, ["audit", str(out)]).exit_code == 0
    missing = run(app, ["clean", str(texts), "-o", str(out), "-q", "--witnesses", str(texts)])
    assert missing.exit_code != 0
