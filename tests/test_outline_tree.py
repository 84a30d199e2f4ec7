"""The outline as a tree, built from the spans, equals that in the XML."""

import json
from pathlib import Path

import pytest
from lxml import etree

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write import WRITERS
from gongwen.write.outline import Section, outline, repairs, title

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "samples").glob("*/input.*"))


def shape(section: Section) -> tuple[object, ...]:
    return (section.kind, section.number, section.heading, section.value, [shape(one) for one in section.children])


def of_xml(element: etree._Element) -> tuple[object, ...]:
    said = {
        name: "".join(map(str, element.find(name).itertext()))
        for name in ("num", "heading")
        if element.find(name) is not None
    }
    below = [of_xml(one) for one in element if one.tag in ("section", "annex")]
    return (element.tag, said.get("num", ""), said.get("heading", ""), int(element.get("n", "0")), below)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_tree_is_that_of_the_xml(path: Path) -> None:
    done = process(Source(path.name, path.read_bytes()), Settings())
    if not isinstance(done, Done):
        pytest.skip("a sample that is rejected")
    root = etree.fromstring(WRITERS["xml"].write(done))
    for document, element in zip(done.documents, root.iter("document"), strict=True):
        body = element.find("body")
        found = outline(document)
        assert [shape(section) for section in found] == [
            of_xml(one) for one in body.xpath("section | annex | speech/section")
        ]
        assert title(document) == "".join(map(str, element.xpath("string(meta/title)")))
        for section in (one for top in found for one in top.walk()):
            assert all(line in document.clean.string for line in section.text.split("\n"))
            assert section.title in document.clean.string
            low, high = section.source
            assert 0 <= low < high <= len(done.source)
        assert all(
            done.source[low:high] == repair.printed
            for repair in repairs(document)
            for low, high in [repair.source]
            if repair.printed
        )
    tree = json.loads(WRITERS["json"].write(done))
    assert [one["text"] for one in tree["documents"]] == [document.clean.string for document in done.documents]
