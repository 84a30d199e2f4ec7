"""The table of lines: what it says about a text, and that an edited table equals the table of the edited text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.lines import DIGIT, STOP, Lines
from gongwen.model import Block, Cell, Source
from gongwen.read import read
from gongwen.settings import Settings
from gongwen.text import Splice, Text

TEXT = "\n　　关于修路的通知  \n\n\n各村：\n一、修路。3月开工。\n \t\n"


def test_lines_without_their_white_space() -> None:
    lines = Lines(Text.of(TEXT))
    assert list(lines) == ["关于修路的通知", "各村：", "一、修路。3月开工。"]
    assert lines.indents == [2, 0, 0]
    assert lines.gaps == [1, 2, 0]
    assert lines.near(-1) == lines.near(3) == ""
    assert lines.at(TEXT.index("各村")) == 1
    assert lines.width(1) == 6


def test_what_a_line_holds() -> None:
    lines = Lines(Text.of(TEXT))
    assert lines.kinds(2) == DIGIT | STOP
    assert lines.kinds(0) == 0
    marker = lines.lead(2)
    assert marker is not None
    assert marker.printed == "一、"
    assert lines.lead(0) is None


@pytest.mark.parametrize(
    ("words", "found"), [(("修路",), [0, 2]), (("村", "月"), [1, 2]), (("码头",), []), (("通知\n各",), []), ((), [])]
)
def test_lines_that_hold_a_word(words: tuple[str, ...], found: list[int]) -> None:
    assert Lines(Text.of("关于修路的通知\n各村：\n一、修路。3月开工，修路。")).holding(words) == found


def test_blocks_and_cells_are_those_of_the_reader() -> None:
    text = Text.of("名单\n王某\n某村").edit([Splice(0, 3, "")])
    cell = Block(6, 8, "p2", role="cell", cell=Cell(1, 0, 1))
    lines = Lines(text, (Block(0, 2, "p0"), Block(3, 5, "p1"), cell))
    assert [lines.is_cell(n) for n in range(2)] == [False, True]
    assert lines.block(0) == Block(3, 5, "p1")
    assert lines.taken_above(0) == 3
    assert lines.taken_above(1) == 0


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Splice]]:
    text = draw(st.text("字渠。1 \n　", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    if len(cuts) % 2:
        cuts.pop()
    pairs = list(zip(cuts[::2], cuts[1::2], strict=True))
    return text, [Splice(a, b, draw(st.text("字\n 一%渠", max_size=4))) for a, b in pairs]


@given(edits())
def test_an_edited_table_is_the_table_of_the_edited_text(edit: tuple[str, list[Splice]]) -> None:
    string, splices = edit
    text = Text.of(string)
    before = Lines(text)
    for line in range(len(before)):
        before.kinds(line), before.lead(line)
    after = text.edit(splices)
    fresh, mended = Lines(after), before.edited(splices, after)
    assert (mended.starts, mended.ends, mended.indents, mended.gaps) == (
        fresh.starts,
        fresh.ends,
        fresh.indents,
        fresh.gaps,
    )
    assert [mended.kinds(n) for n in range(len(mended))] == [fresh.kinds(n) for n in range(len(fresh))]
    assert [mended.lead(n) for n in range(len(mended))] == [fresh.lead(n) for n in range(len(fresh))]


@given(edits(), st.lists(st.text("字渠。1 \n%　", min_size=1, max_size=3), max_size=6))
def test_words_are_found_as_one_would_look_for_them(edit: tuple[str, list[Splice]], words: list[str]) -> None:
    string, splices = edit
    text = Text.of(string)
    before = Lines(text)
    for lines in (before, before.edited([], text), before.edited(splices, text.edit(splices))):
        held = [n for n, line in enumerate(lines) if any(word in line for word in words)]
        assert lines.holding(tuple(words)) == held


def test_a_page_hands_its_table_on_with_its_text() -> None:
    page = read(Source("a.txt", "某县通知\n\n一、修渠。\n".encode()), Settings())
    lines = Lines.of(page)
    handed = replace(page, table=lines)
    assert Lines.of(handed) is lines
    assert Lines.of(replace(handed, text=Text.of("别的文字"))) is not lines
