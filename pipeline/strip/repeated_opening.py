"""The title and first words of the text once more, after it: what the page gives to search engines."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .frame import squeeze
from .menu import MENU

SHORTEST = 8
SITE = regex("[\u4e00-\u9fff]{2,6}(?:文库|文档|公文网|范文网|文秘网)\\s?")
HAN = regex("[\u4e00-\u9fff]")


def judge(line: Line) -> str:
    if _with_title(line):
        return "the title once more, with the first words or the name of the site"
    if line.from_end > 4 or line.index < 8 or len(line.text) > 400 or not HAN.search(line.text):
        return ""
    taken = any(line.is_gone(-back) or MENU.fullmatch(line.neighbour(-back) or "-") for back in range(1, 4))
    if not taken:
        return ""
    text = squeeze(line.text)
    if len(text) < SHORTEST:
        return ""
    opening = squeeze("".join(part for place, part in enumerate(line.lines[:40]) if place < line.index - 2)[:6000])
    return "the opening of the text once more, after the page's own lines" if text.rstrip(".…") in opening else ""


def _with_title(line: Line) -> bool:
    """Whether the line is the title and words that break off, above the text, or a site's name and the title, below."""
    text = line.text
    if line.index < min(line.body[0], 14) and text.endswith(("…", "...")):
        return any(
            SHORTEST <= len(other) < len(text) - 6 and text.startswith(other)
            for place, other in enumerate(line.lines[:20])
            if place != line.index
        )
    named = SITE.match(text) if line.index > line.body[1] >= 0 else None
    return named is not None and len(text) - named.end() >= SHORTEST and text[named.end() :] in line.lines[:20]


RULE = LineRule(
    "strip/repeated-opening",
    judge,
    HIGH,
    why="After its own lines the page repeats the title and the first words, letter by letter.",
    examples=(
        Example(
            "某市工作报告\n"
            + "\n".join(f"{n}、抓好第{n}项重点工作，务求实效。" for n in range(1, 9))
            + "\n某市工作报告"
        ),
        Example(
            "某市人民政府工作报告\n▶某市人民政府工作报告各位代表：现在报告工作，我们……\n各位代表：\n现在报告工作，请予审议，并请提出意见。",
            becomes="",
        ),
        Example("某市工作报告\n▶工作报告分四个部分……\n各位代表：\n现在报告工作，请予审议，并请提出意见。"),
        Example(
            "某市人民政府工作报告\n"
            + "\n".join(f"{n}、抓好第{n}项重点工作，务求实效。" for n in range(1, 9))
            + "\n打印本页\n▶某市人民政府工作报告",
            becomes="",
        ),
    ),
)
