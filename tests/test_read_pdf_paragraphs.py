"""Paragraphs of a PDF: which line goes on in the next."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen.model import Source
from gongwen.read import read
from gongwen.settings import Settings
from tests.plain_pdf import plain_pdf

SIZE, LEFT, TOP = 16.0, 72.0, 780.0
Line = tuple[float, float, float, str]


def _set(paragraphs: Sequence[str], lengths: Sequence[int]) -> list[Line]:
    """The lines of paragraphs, set one below the other.

    ``lengths`` are the letters of the first line of a paragraph, which is indented, of the second, and of all that follow.
    """
    lines: list[Line] = []
    for text in paragraphs:
        at = 0
        for number in range(len(text)):
            length = lengths[min(number, len(lengths) - 1)]
            x = LEFT + (0.0 if number else 2 * SIZE)
            lines.append((x, TOP - 1.5 * SIZE * len(lines), SIZE, text[at : at + length]))
            at += length
            if at >= len(text):
                break
    return lines


def _read(*pages: list[Line]) -> list[str]:
    return read(Source("a.pdf", plain_pdf(list(pages))), Settings()).source.split("\n")


def _said(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs as a reader writes them: a gap of one letter is a blank."""
    return [text.replace("\u3000", " ") for text in paragraphs]


def test_the_first_line_of_an_article_goes_on_in_the_next() -> None:
    articles = [
        "第一条　为了规范村务公开，保障村民的知情权和监督权，制定本办法，由各村遵照执行。",
        "第一千零一十四条　村民委员会每季度公布一次收支，接受村民监督，账目在公开栏里张贴十天。",
        "（一）　水渠维修的支出，由村务监督小组逐笔核对，并在当月的村民会议上说明。",
        "3.　公开的内容有错误的应当更正；村民还有疑问的，由村务监督小组当面说明情况。",
    ]
    assert _read(_set(articles, (24, 26))) == _said(articles)


def test_what_stands_in_rows_does_not_go_on() -> None:
    rows = [f"第{n}组　王大山　水渠维修　柳溪镇上游段六百米" for n in "一二三四"]
    assert _read(_set(rows, (24, 26))) == _said(rows)


def test_an_article_that_is_named_at_the_start_of_a_line_begins_no_paragraph() -> None:
    articles = [
        "村务监督小组应当在每月五日前公布收支，依照本办法第一百零二条的规定处理的除外。",
        "村民可以查阅账目，村民委员会应当提供方便，不得拒绝，有疑问的，按照第四条第二款处理。",
        "村民会议每半年召开一次，遇有重要事项时，由十分之一以上的村民提议召开。",
    ]
    lines = _set(articles, (24, 26))
    assert lines[1][3].startswith("第一百零二条的规定")
    assert _read(lines) == articles


def test_a_chapter_begins_a_paragraph_even_below_a_full_line() -> None:
    above = "村务监督小组应当在每月五日前公布收支，接受村民监督和查询，并且按季度接受乡镇人民政府对账目的审查"
    head = "第二十一章　村务监督小组和村民代表的选举"
    below = ["村民可以查阅账目，村民委员会应当提供方便，不得拒绝，有疑问的当场给予答复。"] * 2
    full, rest = _set([above], (24, len(above) - 24)), _set(below, (24, len(above) - 24))
    lines = [*full, (LEFT, TOP - 3 * SIZE, SIZE, head), *((x, y - 4.5 * SIZE, *more) for x, y, *more in rest)]
    assert _read(lines) == _said([above, head, *below])


def test_lines_that_end_a_letter_apart_stand_in_one_column() -> None:
    prose = "各村按照年初的安排整修水渠清理塘坝加固堤防栽种树木维护道路照看林场登记农具统计收成核对账目" * 2
    paragraphs = [prose[20:42] + "。", *(prose[at : at + 62] + "。" for at in (0, 5, 11))]
    assert _read(_set(paragraphs, (24, 27))) == paragraphs


def test_a_comma_that_hangs_over_the_edge_makes_no_line_wider() -> None:
    paragraphs = [
        "村务监督小组由三至五人组成，成员由村民会议推选产生，任期三年，可以连选连任，每个季度的首月召开会议，会议记录存档。",
        "公开栏应当设在便于村民观看的地方，每一次公布的时间不得少于十天。",
    ]
    lines = _set(paragraphs, (23, 27))
    assert lines[1][3].endswith("会议，")
    assert _read(lines) == paragraphs


def test_entries_of_a_table_of_contents_stay_lines() -> None:
    names = ["村务公开办法", "水渠管理办法", "山林承包办法", "集体资产管理办法（试行）"]
    for dots in ("…", "."):
        entries = [f"{name}{dots * (24 - len(name))}{n}" for n, name in enumerate(names, 11)]
        assert _read([(LEFT, TOP - 24 * n, SIZE, text) for n, text in enumerate(entries)]) == entries


def test_an_entry_of_two_lines_is_one() -> None:
    first, rest = "青石县柳溪镇各村换届选举工作的实施办法和选举经费管", "理规定（试行）…………………………………57"
    entries = [f"{name}办法{'…' * 18}{n}" for n, name in enumerate(("村务公开", "水渠管理", "山林承包"), 11)]
    lines = [(LEFT, TOP - 24 * n, SIZE, text) for n, text in enumerate([*entries, first, rest])]
    assert _read(lines) == [*entries, first + rest]
