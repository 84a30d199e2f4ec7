"""Page headers and footers of a DOCX, which stand in parts of their own."""

from __future__ import annotations

from collections.abc import Iterator

from ..lines import Drawn
from .numbers import W
from .package import Package, Relation, parts_of


def furniture(package: Package, relations: list[Relation], kind: str) -> Iterator[Drawn]:
    """The lines of the page headers or footers, each text once."""
    seen: set[str] = set()
    for part in parts_of(relations, kind):
        tree = package.tree(part)
        for paragraph in tree.iter(f"{W}p") if tree is not None else ():
            text = "".join(t.text or "" for t in paragraph.iter(f"{W}t")).strip()
            if text and text not in seen:
                seen.add(text)
                yield Drawn(
                    text, f"docx:{part}", role="furniture", out=("read/page-furniture", f"a {kind} of the pages")
                )
