"""What a page lists under a heading of its own: titles of other pages, words for a search box, words of a shelf."""

from __future__ import annotations

import re

from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .frame import FAR, OPENS_LINKS, POINTED_LINKS, ROW_OF_LINKS
from .page import Line, each

REACH = 12  # words that a list may have, one a line
LONGEST_LINK, LONGEST_WORD = 60, 8
FEWEST = 3  # words that are a row
_SENTENCE = regex("[。；！？]$")
#: A page's own mark after the text: it holds letters of a hash, not the digits of a card or a number of an examination.
_ID = regex(r"(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{12,64}[:：]?|[·•]?\s*https?://\S+")
_FILES = regex(r"(?:相关)?附\s?件(?:下载)?\s?[:：]?")

_FOUND = "(?:热门|快捷|站内|大家都在|大家[还在]?在?|历史|最近|近期|相关|猜[你您]想|网友|人气)搜索?"
_SEARCH = f"(?:{_FOUND}(?:词|关键[词字])?|(?:热门|热点|相关)?关键[词字]|热门标签|(?:今日|实时)?热搜(?:词|榜)?|热词|搜索(?:历史|热[词点]))"
_SEARCH_HEAD = regex(rf"[【\[]?{_SEARCH}[】\]]?\s*[:：]?")
_SEARCH_ROW = regex(rf"[【\[]?{_SEARCH}[】\]]?\s*[:：]\s*\S[^。；！？]{{0,120}}")
_SHELF = regex(r"[【\[]?(?:文章|本文|TAG|tag)?(?:标签|[Tt]ags?|TAGS?|关\s?键\s?[词字]|话题)[】\]]?\s*[:：]?")
#: 收录于话题 #水利# #农田建设#: closed by a second sign, or several in a row.
_TOPIC = rf"#\s?[{CJK}A-Za-z0-9·]{{2,20}}"
_HASHED = regex(
    rf"(?:(?:收录于)?(?:话题|标签|合集)\s{{0,8}}[:：]?\s{{0,8}})?(?:(?:{_TOPIC}\s?#\s{{0,8}})+|{_TOPIC}(?:\s{{1,8}}{_TOPIC})+)"
)
_COLON = regex("[:：]")
_WORD = regex(f"[{CJK}A-Za-z0-9]{{2,8}}")
_WORDS = regex(rf"[{CJK}A-Za-z0-9]{{2,8}}(?:[\s|｜、,，/]+[{CJK}A-Za-z0-9]{{2,8}})+")
#: A signature below the text is none of the words.
_OFFICE = regex("(?:政府|委员会|办公[厅室]|[局厅部院委署社处]|公司|中心|学校|大学|学院)$")


def judge(line: Line) -> str:
    if not line.has_body:
        return ""
    return (_linked(line) if line.below else "") or _found_by(line) or _row(line)


def _linked(line: Line) -> str:
    """Why the line is a heading for links to other pages, or the title of one under such a heading."""
    text = line.text
    if _ID.fullmatch(text):
        return "a page's own mark after the text"
    if POINTED_LINKS.fullmatch(text):
        return "titles of other pages behind their heading"
    if len(text) > LONGEST_LINK or _SENTENCE.search(text):
        return ""
    if _FILES.fullmatch(text) and all(line.is_gone(step) for step in range(1, line.from_end + 1)):
        return "a heading over nothing, where the page had files"
    if OPENS_LINKS.fullmatch(text):
        return "a heading for links to other pages"
    for back in range(1, FAR):
        above = line.near(-back)
        if not line.is_gone(-back) or line.index - back <= line.body[1]:
            return ""
        if OPENS_LINKS.fullmatch(above):
            return "the title of another page, under a heading for links"
    return ""


def _found_by(line: Line) -> str:
    """Why the line is a heading for words, or a word below it: over the text those of a search box, under it of a shelf."""
    text, heading = line.text, _SEARCH_HEAD if line.above else _SHELF
    if "#" in text and _HASHED.fullmatch(text):
        return "subjects under which the page keeps the text"
    if heading.fullmatch(text) and (line.above or _is_word(line.near(1))):
        return "a heading for words by which the page is found"
    listed = _listed(line, heading) and (
        line.titled(LONGEST_WORD, 2 * REACH) if line.above else not _OFFICE.search(text)
    )
    return "a word by which the page is found" if listed else ""


def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None and not _OFFICE.search(text)


def _row(line: Line) -> str:
    """热搜：彩票开奖 今日油价 婚礼主持词, 相关推荐：…: words with blanks between, and no sentence. A text that explains one word
    after another has further lines with the same key.
    """
    text = line.text
    if not (_SEARCH_ROW.fullmatch(text) or (line.below and ROW_OF_LINKS.fullmatch(text))):
        return ""
    key, words = _COLON.split(text, 1)
    again = any(other.startswith(key) for other in line.lines[line.index + 1 : line.index + FAR])
    listed = not again and (line.above or len(words.split()) >= FEWEST)
    return "the words of a search box, or titles of other pages, behind their heading" if listed else ""


def _listed(line: Line, heading: re.Pattern[str]) -> bool:
    """Whether the line is a word, or several, below the heading, with nothing between but words that are gone."""
    if not _WORD.fullmatch(line.text):
        above = line.near(-1) if line.is_gone(-1) else ""
        return bool(heading.fullmatch(above) and _WORDS.fullmatch(line.text))
    for back in range(1, REACH + 1):
        above = line.near(-back) if line.is_gone(-back) else ""
        if heading.fullmatch(above) or not _WORD.fullmatch(above):
            return heading.fullmatch(above) is not None
    return False


_TEXT = "在农业会议上的讲话\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/listed",
    each(judge),
    HIGH,
    why="Under a heading of its own a page lists titles of other pages, words to search for and words of its shelves.",
    where=Where.BESIDE,
    examples=(
        Example(f"{_TEXT}\n相关文章：\n▶1.在林业会议上的讲话", becomes=""),
        Example(f"{_TEXT}\n▶热搜：手机游戏攻略 今日油价 二手车报价 婚礼主持词", becomes=""),
        Example("相关链接\n▶各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
    ),
)
