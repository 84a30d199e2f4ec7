"""``Rule``: which lines it is asked about, in which order rules run, and what is done with their edits."""

from collections.abc import Iterator

import pytest

from gongwen.errors import SetupError
from gongwen.lines import Lines
from gongwen.model import HIGH, Block, Cell, Facts
from gongwen.rule import Edit, Rule, View, Where, carry_out, in_order
from gongwen.settings import Settings, Verdict
from gongwen.text import Text

PLAIN = Settings()


def take(view: View) -> Iterator[Edit]:
    """Takes every line it is asked about."""
    for line in view.asked:
        yield view.whole(line, "taken")


def rule(name: str, **facts: object) -> Rule:
    return Rule(name, take, HIGH, "for the test", (), **facts)  # type: ignore[arg-type]


def outcome(text: str, *rules: Rule, blocks: tuple[Block, ...] = (), settings: Settings = PLAIN) -> list[str]:
    return list(carry_out(rules, Lines(Text.of(text), blocks), Facts(), settings, "a.txt")[0])


def test_a_rule_is_asked_about_lines_that_hold_what_it_needs() -> None:
    assert outcome("首页\n修路通知\n返回首页", rule("t/a", needs=("首页", "登录"))) == ["修路通知"]
    assert outcome("修路通知", rule("t/a", needs=("首页",))) == ["修路通知"]
    assert outcome("修路通知", rule("t/a")) == []


def test_each_edit_is_noted_at_its_place_in_the_source() -> None:
    lines, notes = carry_out(
        [rule("t/a", needs=("首",)), rule("t/b", needs=("路",))], Lines(Text.of("首页\n修路")), Facts(), Settings(), ""
    )
    assert lines.string == "\n"
    assert [(note.start, note.end, note.rule, note.why) for note in notes] == [
        (0, 2, "t/a", "taken"),
        (3, 5, "t/b", "taken"),
    ]


def test_cells_are_spared_unless_the_rule_acts_in_cells() -> None:
    cells = (Block(0, 2, "", role="cell", cell=Cell(1, 0, 0)), Block(3, 5, ""))
    assert outcome("首页\n首页", rule("t/a"), blocks=cells) == ["首页"]
    assert outcome("首页\n首页", rule("t/a", where=Where.ANYWHERE), blocks=cells) == []


def test_what_settings_switch_off_or_reject_is_not_done() -> None:
    assert outcome("首页", rule("t/a"), settings=Settings(rules_off=frozenset(("t/a",)))) == ["首页"]
    verdicts = (Verdict("a.txt", 0, False),)
    assert outcome("首页\n首页", rule("t/a"), settings=Settings(verdicts=verdicts)) == ["首页"]


def test_order_follows_after_and_else_the_list() -> None:
    a, b, c = rule("t/a", after=("t/c",)), rule("t/b"), rule("t/c")
    assert [r.name for r in in_order((a, b, c))] == ["t/b", "t/c", "t/a"]


@pytest.mark.parametrize("after", ["t/x", "t/a"])
def test_an_order_that_cannot_be_is_refused(after: str) -> None:
    with pytest.raises(SetupError):
        in_order((rule("t/a", after=(after,)),))
