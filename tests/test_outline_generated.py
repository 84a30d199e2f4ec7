"""The outline of generated texts, sound and damaged, whose outline is known; and the search against an exhaustive one."""

from __future__ import annotations

import itertools
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.flow import process
from gongwen.model import SOUND, Document, Done, Source
from gongwen.outline.candidates import Candidate
from gongwen.outline.search import SPREAD, search
from gongwen.settings import Settings
from tests import official_texts as official

SEEDS = st.integers(min_value=0, max_value=100_000)


def cleaned(text: str) -> Document:
    outcome = process(Source("text.txt", text.encode()), Settings())
    assert isinstance(outcome, Done), outcome
    assert len(outcome.documents) == 1
    return outcome.documents[0]


def headings(document: Document) -> list[tuple[int, str, str]]:
    text, found = document.text.string, []
    for index, span in enumerate(document.spans):
        if span.kind == "section":
            num, heading = document.spans[index + 1], document.spans[index + 2]
            assert (num.kind, heading.kind) == ("num", "heading")
            found.append((span.level, text[num.start : num.end], text[heading.start : heading.end].rstrip("。")))
    return found


def items(document: Document) -> list[str]:
    text = document.text.string
    pairs = itertools.pairwise(document.spans)
    return [text[b.start : b.end].split("。")[0] for a, b in pairs if a.kind == "num" and b.kind == "p"]


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_whole_texts(seed: int) -> None:
    text = official.official(seed)
    document = cleaned(text.text)
    assert headings(document) == list(text.headings)
    assert items(document) == list(text.items)
    assert document.text.string[document.spans[0].start : document.spans[0].end] == text.title


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_indents_blank_lines_and_half_width_marks_change_nothing(seed: int) -> None:
    text = official.official(seed)
    assert headings(cleaned(official.indented(text))) == list(text.headings)
    assert headings(cleaned(official.half_width(text))) == list(text.headings)


def test_headings_glued_to_the_paragraph_before() -> None:
    """Where a marker within a paragraph heads a section is judged by evidence: most texts come back whole."""
    texts = [(official.official(seed), seed) for seed in range(100)]
    whole = [headings(cleaned(official.glued(text, seed))) == list(text.headings) for text, seed in texts]
    assert sum(whole) >= 85


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_a_text_without_lines(seed: int) -> None:
    """Without lines a heading is known by its marker, its first sentence and those that go on from it."""
    text = official.official(seed)
    assert headings(cleaned(official.unbroken(text))) == list(text.headings)


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_cleaning_a_clean_text_changes_nothing(seed: int) -> None:
    once = process(Source("text.txt", official.indented(official.official(seed)).encode()), Settings())
    assert isinstance(once, Done)
    twice = process(Source("text.txt", once.documents[0].clean.string.encode()), Settings())
    assert isinstance(twice, Done)
    assert twice.documents[0].clean.string == once.documents[0].clean.string


FAMILIES = ("cjk-comma", "cjk-paren", "arabic-dot", "item-is")


def few_candidates(random: Random) -> list[Candidate]:
    made = []
    for index in range(random.randint(1, 6)):
        family, value = random.choice(FAMILIES), random.randint(1, 4)
        accept, skip = random.choice((0.0, 0.4, 1.2, 2.4)), random.choice((0.15, 1.0, 3.0))
        made.append(Candidate(index * 10, index * 10 + 2, family, value, "", accept, skip, accept == 0.0))
    return made


def test_the_search_beside_an_exhaustive_one() -> None:
    """The search drops states that are far behind, so it may miss a best reading that begins badly and ends well.

    No reading may be cheaper than that of the exhaustive search. Of sets of random markers, which fit together worse than those of
    any text, fewer than one in a hundred may have a higher cost, and never by more than the search may drop.
    """
    missed = 0
    for seed in range(400):
        found = few_candidates(Random(seed))
        lines = [candidate.start for candidate in found]
        behind = search(found, lines, SOUND).total - search(found, lines, SOUND, width=10**9, spread=10**9).total
        assert -1e-9 < behind < SPREAD, seed
        missed += behind > 1e-9
    assert missed < 4


def test_a_book_of_five_thousand_markers() -> None:
    """Linear: twice the text, about twice the candidates kept, none of them lost."""
    text = "\n".join(
        f"{official.marker('cjk-comma', n)}{official.VERBS[n % 8]}{official.THINGS[n % 10]}\n"
        + "\n".join(
            f"（{official.spell(k)}）{official.THINGS[k]}。{official.SENTENCES[k % 6] * 20}" for k in range(1, 10)
        )
        for n in range(1, 501)
    )
    document = cleaned("全书\n" + text)
    assert sum(span.kind == "section" for span in document.spans) == 5000
