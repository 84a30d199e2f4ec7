"""Compares results for the same text as Word, PDF, DOC and RTF: outline, tables and facts. ``make bench-same-text``.

Each text of ``samples/`` is exported as a Word document, and LibreOffice converts it to the other formats. All are cleaned, and the
result of each is compared with that of the Word document; the first line compares that one with the sample. Publication dates and
numbers that are only in a page's labels are left out, because Word documents do not have them.

    python bench/same_text.py [-v]

``-v`` prints the differences.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from lxml import etree

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write import WRITERS
from gongwen.write.load import load

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PARTS = ("outline", "tables", "facts")


def said(node: etree._Element | None) -> str:
    """The text of an element, NFKC, without white space."""
    return "" if node is None else "".join(unicodedata.normalize("NFKC", "".join(node.itertext())).split())


def told(root: etree._Element) -> dict[str, list[str]]:
    """What is compared, a line each."""
    outline = [f"{one.tag} {one.get('level', '')} {said(one.find('num'))} {said(one.find('heading'))}"
               for one in root.iter("document", "section", "annex")]  # fmt: skip
    cells = [f"{said(one)} {one.get('row-span', 1)} {one.get('column-span', 1)}" if one.tag == "cell" else one.tag
             for one in root.iter("table", "row", "cell")]  # fmt: skip
    facts = [f"{one.tag} {one.get('type', '')} {one.get('when') or said(one)}"
             for meta in root.iter("meta") for one in meta
             if one.tag not in ("completeness", "damage", "repost", "corrected")]  # fmt: skip
    return dict(zip(PARTS, (outline, cells, facts), strict=True))


def cleaned(name: str, data: bytes) -> dict[str, list[str]]:
    done = process(Source(name, data), Settings())
    return (
        told(etree.fromstring(WRITERS["xml"].write(done))) if isinstance(done, Done) else {part: [] for part in PARTS}
    )


def sheets() -> Iterator[tuple[str, bytes, bytes]]:
    """Each text of the samples: a name, what is expected of it, and a Word document of it."""
    for path in sorted(SAMPLES.glob("*/expected*.xml")):
        if not path.name.endswith(".akn.xml"):
            expected = path.read_bytes()
            yield f"{path.parent.name}{path.stem[8:]}", expected, WRITERS["docx"].from_xml(load(expected))


def main() -> int:
    sys.path.insert(0, str(Path(__file__).resolve().parent / "office"))
    from word import FILTERS, converted

    loud = "-v" in sys.argv
    texts = list(sheets())
    words = {name: cleaned(f"{name}.docx", data) for name, _, data in texts}
    kinds = {"sample": {name: told(etree.fromstring(expected)) for name, expected, _ in texts}}
    for kind in FILTERS:
        files = converted({name: data for name, _, data in texts}, kind)
        kinds[kind] = {name: cleaned(f"{name}.{kind}", data) for name, data in files}
    print(f"{'as Word':10}" + "".join(f"{part:>10}" for part in PARTS) + f"   of {len(texts)}")
    for kind, found in kinds.items():
        same = Counter[str]()
        for name, word in words.items():
            for part in PARTS:
                same[part] += word[part] == found[name][part]
                changes = list(unified_diff(word[part], found[name][part], lineterm="", n=0))[2:] if loud else []
                print(
                    *(f"  {name}.{kind} {line}" for line in changes if line[0] in "+-"),
                    sep="\n",
                    end="\n" * bool(changes),
                )
        print(f"{kind:10}" + "".join(f"{same[part]:10}" for part in PARTS), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
