"""How many real texts stay the same when their clean text is cleaned again: ``python bench/idempotence.py``.

It needs the public documents in ../shared/real. Each document of a page is judged alone: its clean text is cleaned as a text file,
and the clean texts of the result must be that text, character for character.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
GROUPS = (
    "a_html_govcn",
    "a_wikisource",
    "a_md_notice",
    "a_md_speech",
    "a_md_law",
    "b_raw_gov_site",
    "b_raw_gwr2026",
    "d_gbk_gwr",
)


def clean(name: str, data: bytes) -> list[str]:
    """The clean texts of a source; none where it is rejected."""
    outcome = process(Source(name, data), Settings())
    return [document.clean.string for document in outcome.documents] if isinstance(outcome, Done) else []


def sources() -> Iterator[Path]:
    for group in GROUPS:
        yield from sorted((REAL / group).iterdir())


def difference(before: str, after: str) -> str:
    """The first place where two texts differ, with some of what stands around it."""
    shorter = min(len(before), len(after))
    at = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    return f"after {before[max(at - 12, 0) : at]!r}: {before[at : at + 24]!r} became {after[at : at + 24]!r}"


def main() -> int:
    if not REAL.is_dir():
        print("the public documents are not here: nothing to measure")
        return 0
    texts = same = 0
    for path in sources():
        for n, text in enumerate(clean(path.name, path.read_bytes()), 1):
            again = "".join(clean(f"{path.stem}.txt", text.encode()))
            texts, same = texts + 1, same + (again == text)
            if again != text and "-v" in sys.argv:
                print(f"{path.name} text {n}: {difference(text, again)}")
    print(f"{same} of {texts} clean texts come out as they are: {100 * same / max(texts, 1):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
