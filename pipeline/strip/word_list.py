"""Words for a search box or a shelf: under 热门搜索 above the title, under 标签 below the text, #水利# beside either."""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

_SEARCH = "(?:热门|大家都在|大家在|历史|最近|近期)搜索?(?:词|关键[词字])?|热门关键[词字]|热门标签|热搜(?:词|榜)?|热词|搜索(?:历史|热[词点])"
#: What the box is headed with, alone or before its words.
SEARCH = regex(rf"[【\[]?(?:{_SEARCH})[】\]]?\s*[:：]?")
SEARCH_ROW = regex(rf"[【\[]?(?:{_SEARCH})[】\]]?\s*[:：]\s*\S[^。；！？]{{0,120}}")
#: What a shelf is headed with.
SHELF = regex(r"[【\[]?(?:文章|本文|TAG|tag)?(?:标签|[Tt]ags?|TAGS?|关\s?键\s?[词字]|话题)[】\]]?\s*[:：]?")
#: 收录于话题 #水利# #农田建设#: closed by a second sign, or several in a row.
HASHED = regex(
    r"(?:(?:收录于)?(?:话题|标签|合集)\s*[:：]?\s*)?"
    r"(?:(?:#\s?[\u4e00-\u9fffA-Za-z0-9·]{2,20}\s?#\s*)+|#[\u4e00-\u9fffA-Za-z0-9·]{2,20}(?:\s+#[\u4e00-\u9fffA-Za-z0-9·]{2,20})+)"
)
_COLON = regex("[:：]")
_WORD = regex("[\u4e00-\u9fffA-Za-z0-9]{2,8}")
_WORDS = regex(r"[\u4e00-\u9fffA-Za-z0-9]{2,8}(?:[\s|｜、,，/]+[\u4e00-\u9fffA-Za-z0-9]{2,8})+")
#: A signature below the text is none of the words.
_OFFICE = regex("(?:政府|委员会|办公[厅室]|[局厅部院委署社处]|公司|中心|学校|大学|学院)$")
REACH = 12  # words that a list may have, one a line
LONGEST_WORD = 8


def judge(line: Line) -> str:
    text = line.text
    if not line.outside or len(text) > 140 or line.body[1] < 0:
        return ""
    if "#" in text and HASHED.fullmatch(text):
        return "subjects under which the page keeps the text"
    if line.index < line.body[0]:
        if SEARCH.fullmatch(text) or (SEARCH_ROW.fullmatch(text) and not _said_again(line)):
            return "the words of a search box, above the text"
        if _listed(line, SEARCH) and _title_below(line):
            return "a word of the search box above"
    elif SHELF.fullmatch(text) and _WORD.fullmatch(line.neighbour(1)) and not _OFFICE.search(line.neighbour(1)):
        return "a heading for words under which the page keeps the text"
    elif _listed(line, SHELF) and not _OFFICE.search(text):
        return "a word under which the page keeps the text"
    return ""


def _said_again(line: Line) -> bool:
    """Whether further lines have the same key: a text explains one word after another."""
    key = _COLON.split(line.text)[0]
    return any(
        line.lines[place].startswith(key) for place in range(line.index + 1, min(line.index + 40, len(line.lines)))
    )


def _listed(line: Line, heading: re.Pattern[str]) -> bool:
    """Whether the line is a word, or several, below the heading, with nothing between but words that are gone."""
    if not line.is_gone(-1):
        return False
    if not _WORD.fullmatch(line.text):
        return bool(heading.fullmatch(line.neighbour(-1)) and _WORDS.fullmatch(line.text))
    for back in range(1, REACH + 1):
        above = line.neighbour(-back)
        if not line.is_gone(-back):
            return False
        if heading.fullmatch(above):
            return True
        if not _WORD.fullmatch(above):
            return False
    return False


def _title_below(line: Line) -> bool:
    """Whether a longer line, the title, still stands between this one and the text."""
    below = range(line.index + 1, min(line.body[0], line.index + 2 * REACH))
    return any(len(line.lines[place]) > LONGEST_WORD and not line.is_gone(place - line.index) for place in below)


_TEXT = "在农业会议上的讲话\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = LineRule(
    "strip/word-list",
    judge,
    HIGH,
    why="Words that a search box offers or under which the page keeps the text: a list under its heading, or #such#.",
    examples=(
        Example(f"▶热门搜索\n工作总结\n{_TEXT}", becomes=""),
        Example(f"热搜\n▶工作总结\n心得体会\n{_TEXT}", becomes=""),
        Example(f"大家都在搜：\n▶演讲稿 检讨书 自我评价\n{_TEXT}", becomes=""),
        Example(f"▶热词：公文 总结\n{_TEXT}", becomes=""),
        Example("热搜\n▶工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
        Example(f"{_TEXT}\n▶#水利# #农田建设#", becomes=""),
        Example(f"{_TEXT}\n▶#水利 #农田建设", becomes=""),
        Example(f"{_TEXT}\n标签\n▶水利\n农田", becomes=""),
        Example(f"{_TEXT}\n标签\n▶县水利局\n2012年3月1日"),
        Example(f"{_TEXT}\n▶#1机组#2机组"),
        Example("▶热词：某某\n各位代表：\n报告完毕，请予审议，并请各位提出意见。\n热词：某某"),
        Example("▶# 工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
        Example("各位代表：\n▶热词：人工智能、低空经济\n这些词今年写进了报告，请各位审议，并提出意见。"),
    ),
)
