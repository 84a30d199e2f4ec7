"""The rows of a viewer between the pages of a file: 某某文库 第2页 共3页 loading..., and what it repeats beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..chinese.sheet import element_of
from ..chinese.widths import CJK
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .frame import squeeze

LONGEST = 60  # characters of a row, and of a line that a viewer repeats beside it
_S = r"\s{0,4}"
#: 第2页 共3页, 共3页 第2页, 2/3页, Page 2 of 3
_OF = rf"第{_S}\d{{1,4}}{_S}[页頁]{_S}[/／,，]?{_S}[（(]?[共总]{_S}\d{{1,4}}{_S}[页頁][）)]?"
_OF_ALL = rf"[共总]{_S}\d{{1,4}}{_S}[页頁]{_S}[/／,，]?{_S}第{_S}\d{{1,4}}{_S}[页頁]"
_PAGE = regex(
    rf"{_OF}|{_OF_ALL}|(?:page\s?)?\d{{1,4}}{_S}(?:[/／]|\sof\s){_S}\d{{1,4}}{_S}[页頁]?|第{_S}\d{{1,4}}{_S}[页頁]", 2
)
_TOLD = regex(f"{_OF}|{_OF_ALL}")
_SITE = (
    rf"[{CJK}A-Za-z0-9]{{0,10}}(?:网|文库|文档|资料库|图书馆|公文|范文|论文|之家)|(?:https?://|www\.)[\w./-]{{4,40}}"
)
_STATE = r"loading|(?:正在)?(?:加载|载入|读取)中?|请?稍[候后等]|未完待续|(?:点击|继续)(?:加载|阅读|浏览)(?:更多|下一页)?|[上下]一?页|预览"
_VIEWERS = regex(rf"(?:{_SITE})?(?:(?:{_STATE})\W{{0,8}})*", 2)
_EDGE = " \t\u3000.…。,，-—_|｜:：·•()（）[]【】<>《》"
#: A file's name, which may be the title: 某县工作总结.doc_第1页 is a stamp.
_FILE = regex(r"\.(?:docx?|pdf|txt|pptx?|wps|rtf)|_\s?$", 2)
_DIGITS = regex(r"\d+")
_SENTENCE = regex("[。；！？，：:]$")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    rows = {line: rest for line in view.asked if (rest := _rest(lines[line])) is not None}
    told = Counter(rest for line, rest in rows.items() if rest and _TOLD.search(lines[line]))
    for line, rest in rows.items():
        if rest and (_is_viewers(rest) or told[rest] > 1):
            yield view.whole(line, "the row of a viewer between the pages of its file")
    for line in sorted(_repeated(lines, [line for line in rows if _TOLD.search(lines[line])]) - rows.keys()):
        yield view.whole(line, "what a viewer repeats beside the numbers of its pages")


@lru_cache(4096)
def _rest(text: str) -> str | None:
    """What a row says beside the number of its page; None where it is no such row."""
    if len(text) > LONGEST or _SENTENCE.search(text):
        return None
    page = _PAGE.search(text)
    if page is None or _FILE.search(text[: page.start()]):
        return None
    return squeeze(text[: page.start()] + text[page.end() :]).strip(_EDGE).lower()


def _is_viewers(rest: str) -> bool:
    return _VIEWERS.fullmatch(rest) is not None


def _repeated(lines: Lines, marks: list[int]) -> set[int]:
    """The lines that stand right beside the numbers of several pages, and nowhere else."""
    beside: dict[str, set[int]] = {}
    for mark in marks:
        for line in (mark - 1, mark + 1):
            if 0 <= line < len(lines) and len(lines[line]) <= LONGEST and not _SENTENCE.search(lines[line]):
                beside.setdefault(_folded(lines[line]), set()).add(line)
    often = {text: places for text, places in beside.items() if len(places) > 1 and not element_of(text)}
    if not often:
        return set()
    count = Counter(_folded(lines[line]) for line in range(len(lines)))
    return {line for text, places in often.items() if count[text] == len(places) for line in places}


def _folded(text: str) -> str:
    return _DIGITS.sub("#", squeeze(text))


_A = "抓项目，争取上级资金一亿元，治理中小河流三十二公里。"
_B = "抓安全，汛期前排查隐患五十八处，全部整改到位。"
_C = "抓学习，全年组织集中学习十二次，人人写了体会。"

RULE = Rule(
    "strip/viewer",
    judge,
    HIGH,
    why="A viewer sets a row between the pages of its file: its name, the number of the page, how far it has loaded.",
    needs=("页", "頁", "/", "／", "age"),
    examples=(
        Example(f"{_A}\n青禾文库 第1页 共3页 loading...\n{_B}", becomes=f"{_A}\n\n{_B}"),
        Example(f"{_A}\n青禾资料网 1/3 正在加载，请稍候\n{_B}", becomes=f"{_A}\n\n{_B}"),
        Example(f"{_A}\nwww.example.com 第 2 页 共 9 页\n{_B}", becomes=f"{_A}\n\n{_B}"),
        Example(f"{_A}\n第1页 下一页 加载中\n{_B}", becomes=f"{_A}\n\n{_B}"),
        Example(
            f"{_A}\n第1页 共3页\n出自：青禾甲\n{_B}\n第2页 共3页\n出自：青禾甲\n{_C}",
            becomes=f"{_A}\n\n\n{_B}\n\n\n{_C}",
        ),
        Example(f"{_A}\n水利志稿 第1页 共3页\n{_B}\n水利志稿 第2页 共3页\n{_C}", becomes=f"{_A}\n\n{_B}\n\n{_C}"),
        Example(f"{_A}\n第1页 共3页\n▶一、抓安全\n{_B}\n第2页 共3页\n二、抓学习\n{_C}"),
        Example(f"{_A}\n登记表 1/3\n{_B}"),
        Example(f"{_A}\n资金拨付 1/3\n{_B}"),
        Example("见县志第3页共5页的表格。"),
    ),
)
