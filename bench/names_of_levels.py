"""Shows how long the first sentences are that name sections: ``python bench/names_of_levels.py FOLDER...``.

For each level most of whose members are a paragraph with its first sentence for a heading: the characters of these sentences
on average, their share of the paragraphs, how many members the level has, the file, and where it begins. In texts whose headings
are known (the seeds, the blind texts, reports on the work of governments) the longest levels are the bounds that
``pipeline/outline/levels.py`` names; in notices and laws it shows what lies beyond them, once those bounds are raised there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import gongwen
from gongwen.write.outline import Section

SHORTEST = 20.0  # characters on average that are shown


class Level(NamedTuple):
    """A level of sections that first sentences name."""

    size: float  # characters of a first sentence, on average
    share: float  # of the paragraphs that they begin
    members: int
    file: str
    first: str  # heading


def named_by_sentences(file: str, sections: tuple[Section, ...]) -> Iterator[Level]:
    """The levels of these sections and of all below them."""
    named = [one for one in sections if one.heading[-1:] in ("。", "；", "！")]
    if len(sections) > 1 and 2 * len(named) > len(sections):
        size = sum(len(one.heading) for one in named)
        whole = sum(len(one.heading) + len(one.text.partition("\n")[0]) for one in named)
        yield Level(size / len(named), size / whole, len(sections), file, named[0].heading)
    for section in sections:
        yield from named_by_sentences(file, tuple(section.children))


def main() -> None:
    files = [
        path for folder in sys.argv[1:] for path in sorted(Path(folder).rglob("*")) if path.suffix in (".txt", ".md")
    ]
    found: list[Level] = []
    for path in files:
        try:
            documents = gongwen.clean(path).documents
        except gongwen.InputError:
            continue
        for document in documents:
            found += named_by_sentences(path.name, tuple(document.outline))
    for level in sorted(found):
        if level.size >= SHORTEST:
            print(f"{level.size:5.1f} {level.share:.2f} {level.members:3} {level.file} {level.first[:40]}")


if __name__ == "__main__":
    main()
