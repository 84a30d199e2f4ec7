"""The title and first words of the text repeated beside it, where the page gives them to search engines."""

from __future__ import annotations

from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .frame import squeeze
from .labels import buttons
from .page import Line, each

SHORTEST, LONGEST = 8, 400
_SITE = regex(f"[{CJK}]{{2,6}}(?:文库|文档|公文网|范文网|文秘网)\\s?")
#: What a site says of the texts that it shows.
_SAMPLES = ("范文", "模板", "范本", "样本")
#: What a page hangs on the title below the text.
TOP, LONGEST_TITLE = 20, 60  # lines in which the title stands, its characters
_COMMENTS = regex(
    r"(?:的|\s|-|_){0,2}(?:最新|网友|用户|全部|相关|热门)?(?:评论|点评|留言|回复)(?:\(?\d*\)?条?(?:评论)?)?"
)
_HAN = regex(f"[{CJK}]")
#: Who speaks, where and when: that belongs to the text even where it stands twice.
_SPOKEN = regex(r"[（(]?(?:[\d〇零一二三四五六七八九]{4}年)?.{0,12}(?:在.{2,60}上|[（(].{2,12}[）)]$)")


def judge(line: Line) -> str:
    if _with_title(line):
        return "the title once more, with the first words or the name of the site"
    text = squeeze(line.text)
    if line.from_end > 4 or line.index < 8 or not SHORTEST <= len(text) <= LONGEST or not _HAN.search(text):
        return ""
    if not any(line.is_gone(-back) or buttons(line.near(-back)) for back in range(1, 4)) or _SPOKEN.match(line.text):
        return ""
    opening = squeeze("".join(part for place, part in enumerate(line.lines[:40]) if place < line.index - 2)[:6000])
    return "the opening of the text once more, after the page's own lines" if text.rstrip(".…") in opening else ""


def _with_title(line: Line) -> bool:
    """Whether the line is the title and words that break off, above the text, or a site's name and the title, below."""
    text = line.text
    if line.above and line.index < 14 and text.endswith(("…", "...")):
        return any(
            SHORTEST <= len(other) < len(text) - 6 and text.startswith(other)
            for place, other in enumerate(line.lines[:20])
            if place != line.index
        )
    if line.above and text.endswith(_SAMPLES) and text[:-2] in line.lines[: line.index]:
        return True
    if line.below and _closes_with_title(line):
        return True
    named = _SITE.match(text) if line.below else None
    return named is not None and len(text) - named.end() >= SHORTEST and text[named.end() :] in line.lines[:20]


def _closes_with_title(line: Line) -> bool:
    """Whether the line, the last or beside lines of the page, is the title with words of the page: 某局工作总结的评论条评论."""
    if line.from_end and not line.beside_gone:
        return False
    text = squeeze(line.text)
    titles = (squeeze(other) for other in line.lines[:TOP] if SHORTEST <= len(other) <= LONGEST_TITLE)
    return any(
        text.startswith(title) and _COMMENTS.fullmatch(text, len(title)) for title in titles if len(title) < len(text)
    )


_POINTS = "\n".join(f"{n}、抓好第{n}项重点工作，务求实效。" for n in range(1, 9))
_TITLE = "某市人民政府工作报告"
_REST = "\n各位代表：\n现在报告工作，请予审议，并请提出意见。"

RULE = Rule(
    "strip/opening",
    each(judge),
    HIGH,
    why="Beside its own lines the page repeats the title and the first words, letter by letter.",
    where=Where.BESIDE,
    after=("strip/labels", "strip/phrase"),
    examples=(
        Example(f"{_TITLE}\n{_POINTS}\n▶{_TITLE}"),
        Example(f"{_TITLE}\n{_POINTS}\n打印本页\n▶{_TITLE}", becomes=""),
        Example(f"{_TITLE}\n▶{_TITLE}各位代表：现在报告工作，我们……{_REST}", becomes=""),
        Example(f"{_TITLE}\n▶{_TITLE}范文{_REST}", becomes=""),
        Example(f"{_TITLE}\n{_POINTS}\n▶{_TITLE}的评论条评论", becomes=""),
        Example(f"{_TITLE}\n{_POINTS}\n▶{_TITLE}的说明"),
        Example(f"某市工作报告\n▶工作报告分四个部分……{_REST}"),
        Example(f"{_TITLE}\n2016年1月5日在某市人民代表大会上\n{_POINTS}\n打印本页\n▶2016年1月5日在某市人民代表大会上"),
    ),
)
