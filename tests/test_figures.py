"""Numbers: damaged numbers are restored or marked, sound ones are left alone, and verdicts are in text order."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.damage import diagnose
from gongwen.figures import RULES, repair_numbers
from gongwen.model import HIGH, Damage, Facts, Figure, Loss, Piece
from gongwen.settings import Settings, Verdict
from gongwen.text import Text
from tests.corruption import Mangled, every_kind, report

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
SOUND = Path(__file__).parent / "examples" / "sound_numbers.txt"
WIDE = str.maketrans(",:;()!?", "，：；（）！？")


def examined(text: str, published: str = "2016-03-09", chosen: Settings = Settings()) -> tuple[Figure, ...]:  # noqa: B008
    facts = Facts(published=published)
    damage = diagnose(Piece(Text.of(text), (), facts))
    return repair_numbers(text, damage, facts, (), chosen, "a.txt", lambda place: place)


def corrected(text: str, figures: tuple[Figure, ...]) -> str:
    parts, at = [], 0
    for figure in figures:
        if figure.kind == "corr":
            parts += [text[at : figure.start], figure.now]
            at = figure.end
    return "".join(parts) + text[at:]


def digits(text: str) -> str:
    return "".join(re.findall("[0-9]", unicodedata.normalize("NFKC", text)))


CASES = [case for seed in range(4) for case in every_kind(random.Random(seed), 2012 + seed)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_mangled_numbers_are_restored_or_marked(case: Mangled) -> None:
    """No year of three digits is left without a word, and no line of the text differs that was sound."""
    figures = examined(case.printed, "")
    assert all(a.end <= b.start for a, b in pairwise(figures))
    said = {place for figure in figures for place in range(figure.start, figure.end)}
    for match in re.finditer(r"(?<![0-9.])[0-9]{3}(?=年)", case.printed):
        assert match.start() in said, case.printed[match.start() - 5 : match.end() + 5]
    if case.kind in ("full-width digits", "spaced digits", "odd points", "letters for digits"):
        assert corrected(case.printed, figures) == case.sound


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_corrected_year_is_the_year_that_stood_there(case: Mangled) -> None:
    years = set(re.findall("[0-9]{4}(?=年)", case.sound))
    for figure in examined(case.printed, ""):
        if figure.rule == "figures/lost-in-year" and figure.kind == "corr":
            assert figure.now in years


@given(st.integers(0, 10_000), st.integers(1990, 2030))
@settings(max_examples=40, deadline=None)
def test_a_sound_text_is_left_alone(seed: int, year: int) -> None:
    text = report(random.Random(seed), year)
    assert not [figure for figure in examined(text, f"{year + 1}-02-01") if figure.kind != "gap"]


@pytest.mark.parametrize("lost", ["", "0", "1", "9", ".", "〇"])
def test_forms_of_numbers_that_hold_nothing_lost_are_left_alone(lost: str) -> None:
    """Document numbers, telephones, codes, ratios, times, standards, coordinates: one on a line, none is marked, and none is changed in
    a text that lost a glyph which it does not hold."""
    losses = Damage(tuple(Loss(glyph, HIGH, ("said by the test",)) for glyph in lost))
    for form in SOUND.read_text(encoding="utf-8").splitlines():
        for text in (form, f"会议指出，{form}，要认真落实。"):
            if not lost or lost not in form:
                said = repair_numbers(text, losses, Facts(published="2023-05-01"), (), Settings())
                assert not [figure for figure in said if figure.kind == "corr" or not lost], text


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_repairing_twice_equals_once(seed: int) -> None:
    rng = random.Random(seed)
    case = rng.choice(every_kind(rng, 2015))
    once = corrected(case.printed, examined(case.printed))
    assert digits(corrected(once, examined(once))) == digits(once)


@given(
    st.text(alphabet="0129.年月日所，。、“”+%X×*某〇二一五 \n", max_size=120), st.sampled_from(["", "1", "2", "0", "."])
)
@settings(max_examples=300, deadline=None)
def test_verdicts_are_sorted_apart_and_inside_the_text(text: str, glyphs: str) -> None:
    damage = Damage(tuple(Loss(glyph, HIGH, ()) for glyph in glyphs))
    figures = repair_numbers(text, damage, Facts(), ((0, min(3, len(text))),), Settings())
    for figure in figures:
        assert 0 <= figure.start <= figure.end <= len(text)
        assert figure.start >= min(3, len(text)) or figure.end == 0
        assert figure.now != text[figure.start : figure.end] or figure.kind != "corr"
    assert all(a.end <= b.start for a, b in pairwise(figures))


def test_a_person_has_the_last_word() -> None:
    text = report(random.Random(1), 2015, 40).replace("1", "")
    place = text.index("205年")
    assert any(figure.start == place for figure in examined(text))
    rejected = Settings(verdicts=(Verdict("a.txt", place, False),))
    assert not any(figure.start == place for figure in examined(text, chosen=rejected))
    elsewhere = Settings(verdicts=(Verdict("b.txt", place, False),))
    assert any(figure.start == place for figure in examined(text, chosen=elsewhere))
    question = next(figure for figure in examined(text) if figure.kind == "unclear")
    accepted = Settings(verdicts=(Verdict("a.txt", question.start, True),))
    answer = next(figure for figure in examined(text, chosen=accepted) if figure.start == question.start)
    assert (answer.kind, answer.now) == ("corr", question.candidates[0])


def test_settings_switch_rules_off_and_bound_the_years() -> None:
    text = report(random.Random(1), 2015, 40).replace("1", "")
    off = Settings(rules_off=frozenset(("figures/lost-in-year",)))
    assert not any(figure.rule == "figures/lost-in-year" for figure in examined(text, chosen=off))
    early = Settings(year_window=(1900, 1999))
    assert not any(figure.now == "2015" for figure in examined(text, chosen=early))


def test_markers_are_never_touched() -> None:
    text = report(random.Random(1), 2015, 40).replace("1", "")
    place = text.index("205年")
    figures = repair_numbers(
        text, diagnose(Piece(Text.of(text), (), Facts())), Facts(), ((place, place + 3),), Settings()
    )
    assert not any(figure.start < place + 3 and figure.end > place for figure in figures)


def test_every_verdict_says_why() -> None:
    for case in CASES:
        assert all(figure.why and figure.rule.startswith("figures/") for figure in examined(case.printed))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here")
def test_the_seed_without_its_ones() -> None:
    text = next(SEEDS.glob("002_*")).read_text(encoding="utf-8").translate(WIDE)
    text = text[text.index("同志们") : text.index("谢谢大家！") + 5]
    gold = json.loads((SEEDS / "gold" / "002.json").read_text(encoding="utf-8"))
    facts = Facts(published=gold["date"])
    damage = diagnose(Piece(Text.of(text), (), facts))
    assert {loss.glyph for loss in damage.losses} == {"1", "."}
    markers = tuple(match.span() for match in re.finditer(r"(?m)^[2-9](?=[\u4e00-\u9fff])", text))
    figures = repair_numbers(text, damage, facts, markers, Settings())
    for number in gold["numbers"]:
        before, after = (number[key].translate(WIDE) for key in ("before", "after"))
        match = re.search(re.escape(before) + "(" + re.escape(number["sic"].rstrip("%")) + ")", text)
        assert match, number
        said = [f for f in figures if f.start < match.end(1) and f.end > match.start(1)]
        restored = any(f.kind == "corr" and number["corr"].startswith(f.now) for f in said)
        marked = any(f.kind == "unclear" for f in said)
        wanted = {"high": restored, "either": restored or marked, "ambiguous": marked and not restored}
        assert wanted[number["cert"]], (number, after, said)
    fixed = corrected(text, figures)
    for kept in gold["must_keep"]:
        assert re.search(r"(?<![0-9.])" + re.escape(kept.translate(WIDE)), fixed), kept
