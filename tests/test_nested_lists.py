"""Points with a dash or a bullet that are indented further belong to the point above."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write.xml import write_xml

OPENING = "为做好春耕，制定本方案，请各村认真执行，不得迟误。"
POINTS = ((0, "备足种子"), (1, "稻种两万斤"), (2, "早稻一万斤"), (2, "晚稻一万斤"), (1, "豆种三千斤"), (0, "修好农机"))


def shape(nodes: list[etree._Element]) -> list[object]:
    return [(one.findtext("p"), shape(one.findall("list/item"))) for one in nodes]


def points(name: str, data: bytes) -> list[object]:
    done = process(Source(name, data), Settings())
    assert isinstance(done, Done)
    return shape(etree.fromstring(write_xml(done)).findall("document/body//list")[0].findall("item"))


NESTED = [
    ("备足种子", [("稻种两万斤", [("早稻一万斤", []), ("晚稻一万斤", [])]), ("豆种三千斤", [])]),
    ("修好农机", []),
]


@pytest.mark.parametrize(("sign", "step"), [("-", "  "), ("*", "    "), ("•", "\u3000"), ("+", "\t")])
def test_points_of_a_text_nest_by_their_indent(sign: str, step: str) -> None:
    text = f"# 青禾镇春耕方案\n\n{OPENING}\n\n" + "".join(f"{step * depth}{sign} {words}\n" for depth, words in POINTS)
    assert points("a.md", text.encode()) == NESTED


def test_points_of_word_nest_by_their_level() -> None:
    docx = pytest.importorskip("docx")
    word = docx.Document()
    word.add_heading("青禾镇春耕方案", 0)
    word.add_paragraph(OPENING)
    for depth, words in POINTS:
        word.add_paragraph(words, style=("List Bullet", "List Bullet 2", "List Bullet 3")[depth])
    out = io.BytesIO()
    word.save(out)
    assert points("a.docx", out.getvalue()) == NESTED


def test_points_of_one_indent_are_one_list() -> None:
    text = f"青禾镇春耕方案\n{OPENING}\n" + "".join(f"\u3000\u3000— {words}；\n" for _, words in POINTS)
    assert len(points("a.txt", text.encode())) == len(POINTS)
