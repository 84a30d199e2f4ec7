"""What each judgement of the outline costs. The search adds these up; the cheapest reading of the document wins.

One unit is about the weight of one plain oddity. The numbers were set on official texts with known headings and are
held by the outline tests; each says in words what it charges for.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

#: Name → (cost, what it charges for). ``gongwen rules`` prints this table.
COSTS: Final = MappingProxyType(
    {
        # where a marker stands
        "at line start": (0.0, "the marker begins a line"),
        "after sentence": (1.2, "mid-line, after 。！？"),
        "after clause": (1.6, "mid-line, after ；or ："),
        "after comma": (2.4, "mid-line, after ，or a space"),
        "inside words": (3.2, "mid-line, glued to the word before it"),
        "enumerates": (0.2, "（1） or 1. within a sentence, after ：or ；"),
        "ends a heading": (0.6, "一是 or the like, glued to the heading whose body it begins"),
        "ends a lead": (
            0.0,
            "（一） or 1. right behind a short lead that begins the line, 第一条 behind the name of its chapter",
        ),
        "announced": (0.0, "一、 right behind 我讲三点意见： or the like"),
        "ends its line": (-1.2, "mid-line, and a short lead that ends the line follows"),
        "unbroken text": (-0.9, "mid-line, in a text that has hardly any lines"),
        "weak form": (1.5, "a bare number that could be a quantity"),
        "odd form": (0.6, "一， 1： （一、 or 一）: a mark that few set after a number"),
        "headless": (1.0, "nothing that could be a heading follows"),
        # leaving a marker unread
        "skip line start": (3.0, "a marker at a line start is taken for text"),
        "skip proved": (5.0, "a number whose first part (3.1 of 3) follows is taken for text"),
        "skip ends a lead": (2.4, "the same is taken for text"),
        "skip announced": (2.4, "the same is taken for text"),
        "skip odd form": (1.0, "a marker of such a form at a line start is taken for text"),
        "skip sentence": (1.0, "a marker after a sentence end is taken for text"),
        "skip item": (1.3, "一是 or the like, where a clause begins, is taken for text"),
        "skip entry": (0.6, "（1） or 1. within a sentence, after ：or ；, is taken for text"),
        "skip other": (0.15, "any other marker is taken for text"),
        # how it continues what is open
        "successor": (0.0, "one more than the sibling before it"),
        "open": (0.5, "begins a level with 1"),
        "missing first": (2.6, "begins a level with more than 1"),
        "continuation": (0.9, "begins under a new parent where the numbering under the last one stopped"),
        "gap": (1.4, "skips numbers; half as much again for each further one, up to 4"),
        "double": (1.8, "repeats its sibling's number"),
        "back": (4.0, "goes back to a smaller number that is not 1"),
        "restart": (2.4, "begins again at 1 beside its own siblings"),
        "restart in line": (0.9, "a list begins again at 一是 within its paragraph"),
        "side step": (1.2, "opens a level beside, not under, the last one"),
        "climbs": (2.8, "takes the place of a level that it usually stands under"),
        "inverted": (1.6, "a family under one that is usually below it"),
        "articles under 一、": (0.4, "第一条 under 一、, as interpretations of the courts have it"),
        "hangs": (0.3, "（一） behind a colon within a line stands under 一是, not under what 一是 stands under"),
        "moved": (2.0, "articles that go on at another depth than before"),
        "lone": (1.1, "a level that closes with a single member"),
        "lost glyph": (0.3, "read with a glyph that the diagnosis says is gone"),
        "restored first": (0.4, "a 1 put before a list that starts at 2, in a text that has lost its 1s"),
        "annex": (0.3, "numbering starts afresh after 附件"),
        "unmarked": (1.3, "a short line with no marker is a heading"),
        "unmarked, styled": (0.2, "the same, and the page shows it as one"),
        "skip unmarked": (0.9, "a short line that looks like a heading is taken for text"),
        "skip styled": (2.2, "a line that the page shows as a heading is taken for text"),
    }
)


def cost(name: str) -> float:
    """The cost called ``name``."""
    return COSTS[name][0]


#: Usual order of the families, top down (GB/T 9704-2012, 7.3.3; Legislation Law, art. 65).
RANK: Final = MappingProxyType(
    {
        "part": 0.0, "subpart": 0.5, "chapter": 1.0, "division": 2.0, "none": 2.5, "article": 3.0, "paragraph": 3.5,
        "cjk-bare": 3.8, "cjk-formal": 3.9, "roman": 3.9, "stem": 3.9, "cjk-comma": 4.0, "point": 4.5, "named": 5.0, "cjk-paren": 5.0, "none-low": 5.5,
        **{f"shown-{n}": 2.5 + n / 100 for n in range(1, 8)}, **{f"shown-low-{n}": 5.5 + n / 100 for n in range(1, 8)},
        "arabic-bare": 6.0, "arabic-dot": 6.0, "decimal-2": 6.2, "decimal-3": 6.4, "decimal-4": 6.6, "decimal-5": 6.8,
        "arabic-close": 6.9, "arabic-paren": 7.0, "circled": 8.0, "letter": 8.2,
        "ordinal": 8.5, "ordinal-of": 8.5, "item-word": 8.5, "dash": 8.8,
        "item-is": 9.0, "item-must": 9.0, "item-grasp": 9.2, "item-rely": 9.2, "item-look": 9.2,
    }
)  # fmt: skip

#: Families that count points inside running text: always items of a list.
ITEMS: Final = frozenset(
    (
        "item-is",
        "item-must",
        "item-grasp",
        "item-rely",
        "item-look",
        "item-word",
        "ordinal",
        "ordinal-of",
        "dash",
        "letter",
    )
)

#: Families whose numbers run on through the whole document, whatever stands above them.
RUNNING: Final = frozenset(("article",))

#: Families that may go on under a new parent where they stopped under the last.
REMEMBERED: Final = frozenset(("chapter", "article", "cjk-paren", "arabic-dot", "arabic-paren", "named"))

#: Headings without a marker, above or below (``low``) the marked ones; what a page shows as a heading of level 1 to 6
#: (``shown``) stands under what it shows as a higher one, and 7 is a bold or centred line beside such headings.
UNMARKED: Final = frozenset(family for family in RANK if family.startswith(("none", "shown")))
#: Families that do not count: bullets too.
UNCOUNTED: Final = UNMARKED | {"dash"}
