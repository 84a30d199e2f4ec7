"""The numbers that a browser prints before the items of an ordered list."""

import pytest

from gongwen.model import Source
from gongwen.read import read
from gongwen.settings import Settings

HEADS = ("疏浚河道", "加固堤防", "备足物资")
BODY = "各村在五月底以前完成，镇水利站逐村验收，验收的结果在村务栏里公布。"


def lines(listed: str, head: str = "") -> list[str]:
    html = f"<html><head><title>防汛工作要点</title>{head}</head><body><h1>防汛工作要点</h1>{listed}</body></html>"
    return read(Source("a.html", html.encode()), Settings()).text.string.split("\n")[1:]


def items(inner: str = "<li><p>{}</p><p>{}</p></li>") -> str:
    return "".join(inner.format(head, BODY) for head in HEADS)


@pytest.mark.parametrize(
    ("opens", "numbers"),
    [
        ("<ol>", "1. 2. 3."),
        ("<ol type=1 start=4>", "4. 5. 6."),
        ("<ol reversed>", "3. 2. 1."),
        ("<ol style='list-style-type: decimal;'>", "1. 2. 3."),
        ("<ol style='list-style: cjk-ideographic inside'>", "一、 二、 三、"),
        ("<ol class='custom_cn2 list-paddingleft-1'>", "（一） （二） （三）"),
        ("<ol type=A>", "A. B. C."),
    ],
)
def test_a_list_that_a_browser_numbers(opens: str, numbers: str) -> None:
    found = lines(f"{opens}{items()}</ol>")
    assert found[::2] == [number + head for number, head in zip(numbers.split(), HEADS, strict=True)]
    assert set(found[1::2]) == {BODY}


@pytest.mark.parametrize(
    "listed",
    [
        f"<ol style='list-style:none'>{items()}</ol>",
        f"<ol>{items('<li>（一）{}。{}</li>')}</ol>",  # numbers of their own
        f"<ol>{items('<li><a href=/a>{}</a>{}</li>')}</ol>",
        f"<ul>{items()}</ul>",
        f"<ol><li>{BODY}</li></ol>",  # one item counts nothing
    ],
)
def test_a_list_without_printed_numbers(listed: str) -> None:
    assert not any(line.startswith(("1", "一")) for line in lines(listed))


def test_a_sheet_that_is_not_at_hand_may_take_the_numbers_away() -> None:
    head = "<link rel=stylesheet href=/site.css>"
    assert lines(f"<ol>{items()}</ol>", head)[0] == HEADS[0]
    assert lines(f"<ol type=1>{items()}</ol>", head)[0] == f"1.{HEADS[0]}"
