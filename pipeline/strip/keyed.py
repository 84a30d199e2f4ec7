"""The rows by which a page says where and when it was published and who made it: 来源：… 时间：…, 一审：某某 二审：某某."""

from __future__ import annotations

import re

from ..chinese.names import COMMON_NAME, NAME, NOBODY
from ..chinese.salutations import is_salute
from ..chinese.stamps import CLOCK, DAY, FIGURED_DAY, HAS_CLOCK, HAS_FIGURED_DAY, OPEN_DAY, SHORT_DAY, STAMP
from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .keys import LONGEST_ROW, Row, key_alone, known, parse
from .own import own
from .page import Line, each
from .sites import ADDRESS, DATED

LONGEST_CREDITS = 90  # characters of a row
_PUT_UP, _VALUE = "where and when the page was published", "the value of the key above"
TITLE = 6  # characters of a title
ROUND = 16  # characters around the title in a line above: a key, a button
#: 3860字, 25KB, doc, DOC3860217, ★★★, 佚名: what a page shows for a value, whatever its key.
_SHOWN = regex(
    r"约?\s?\d[\d.,]{0,9}\s?万?(?:字|次|人|人次|页|[KM]B?|分|个?积分|个?金币|℃)?|[★☆]{1,10}"
    rf"|(?:doc|pdf|word|id|no)\W?\d{{5,12}}|(?:docx?|pdf|word|wps|pptx?|xlsx?|txt)(?:格式|文档|版)?|(?:{NOBODY})",
    re.I,
)
#: 日期：    年   月   日: a form's, to be filled in.
_OPEN = regex(rf"(?:[:：]|\s){OPEN_DAY}")
#: 青禾网  2020年06月02日, behind 来源
_SOURCED = regex(rf"\S{{2,20}}\s{{1,8}}{DAY}")
_TAGS = regex(r"[^\s,，、。；：|]{2,8}(?:[\s,，、|]+[^\s,，、。；：|]{2,8})+")
_MEETING = regex(
    "(?:会议[号I]|入会|密码|会场|地点|主持|出席|参会|参加|列席|记录|会议(?:时间|地点|名称|主题|议题|内容)?(?=[:： ]))[^。]{0,60}"
)
#: A key and its value anywhere in a line; only over what a page counts may other words go before.
_LOOSE = regex(rf"(?<![{CJK}])(?:今日|昨日|本月|累计|总)?([{CJK}/]{{1,8}})\s*[:：]\s*[^|｜\s\[\]【】（）()]{{0,24}}")
_LOOSE_WORDS = regex(rf"(?<![{CJK}])(?:来自|发表于|发布于|更新于|编辑于|修改于)\s*[^|｜\s\[\]【】（）()]{{0,24}}")
#: How hot a page is, how often it was read or liked: 16177℃, 已有320人阅读过, 点赞 12, 阅 123.
_READ = "(?:阅读|浏览|访问|围观|评论|回复|点赞|喜欢|在看|收藏|分享|转发|热度|点击|看)(?:量|数|过)?"
_COUNT = r"(?:本文)?(?:已?[有被]|共有?)?\s?\d[\d.,]{0,9}\s?[万wWkK+]{0,2}\s?[次人条位]?"
_HEAT = regex(
    rf"(?<![\w.])(?:\d{{1,9}}\s?(?:℃|°C?)|{_COUNT}\s?(?:网友|用户|读者)?{_READ})(?!\w)"
    rf"|(?<!\w)(?:{_READ}|[阅转赞评])\s?[(（:：]?\s?\d[\d.,]{{0,9}}[万wW+]?[)）]?"
)
#: 县水利局　07-16 09:32: a page for small screens leaves out the year.
_MINUTE = regex(rf"{SHORT_DAY}\s{{1,4}}{CLOCK}")
_ADDRESS, _DATED = regex(ADDRESS), regex(DATED)
#: 2018-07-09 12:51王大山, 2014-02-13县人大常委会课题组: the day and who wrote it, with nothing between.
_WRITTEN = regex(rf"{FIGURED_DAY}(?:\s{CLOCK})?\s?(?:{NAME}|[{CJK}]{{2,24}}(?:组|[局部委院会校社]|中心|办公室|大学))")
#: 笔杆子老张 公文小课堂 2021-11-02 06:30: who put it up, and the minute.
_PUT_UP_AT = regex(rf"[^。；！？:：]{{2,24}}[\s|｜]{{1,4}}{FIGURED_DAY}\s{CLOCK}")
_PERSON = regex(COMMON_NAME)
_FILLER = regex(r"原创|转载|次|佚名|网友|作者|\W|\d")
#: 2010-02-22: no office writes the day of its texts so.
_DASHED = regex(r"20\d\d([-/])\d{1,2}\1\d{1,2}")
#: 浏览量： with nothing behind it has no value below: a number, or none was printed.
_COUNTS = regex("(?:浏览|点击|阅读|访问|下载|评论|收藏|人气|热度|字号|字体|视力|保护)")
_SENTENCE = regex("[。；！？]|[:：]$")
_BARS = frozenset("|｜丨︱┃")
_CELLS = regex(r"\S{1,8}\s*[|｜丨︱┃]\s*\S")


def judge(line: Line) -> str:
    if len(line.text) > LONGEST_ROW or _OPEN.search(line.text):
        return ""
    every = parse(line.text)
    rows = tuple(row for row in every if not _repeats(line, row))
    if every and not rows and line.above and line.is_gone(-1):
        return "the title once more, behind its key"
    if len({row.key.name for row in rows}) < len(rows):
        return ""  # 时间：…　　时间：…: two sign side by side; a page says a thing once
    if why := _credited(line, rows):
        return why
    why = _published(line, rows)
    if not why or any(_MEETING.fullmatch(line.near(step)) for step in (-2, -1, 1, 2)):
        return ""  # minutes: 时间、地点、主持 belong to the text
    return "" if own(line) else why


def _repeats(line: Line, row: Row) -> bool:
    """Whether the row gives the title, which stands over it: 作者: 老张    时间: 2010-3-4 10:22    标题: 在会议上的讲话."""
    if row.key.fact != "title" or not row.value:
        return False
    return any(row.value in other and len(other) <= len(row.value) + ROUND for other in line.lines[: line.index])


def _published(line: Line, rows: tuple[Row, ...]) -> str:
    text = line.text
    if STAMP.fullmatch(text):
        return _stamp(line)
    if line.above and any(form.fullmatch(text) for form in (_DATED, _WRITTEN, _PUT_UP_AT)):
        return "the day the page was published, and where or by whom"
    only = any(row.key.page == "only" for row in rows)
    if rows and all(row.key.page or (only and (row.key.record or row.key.role)) for row in rows):
        return _keys(line, rows) or _under_title(line, rows)
    if _is_loose(text):
        return _PUT_UP
    return _VALUE if line.is_gone(-1) and len(text) <= 20 and _is_value(line) else ""


def _is_value(line: Line) -> bool:
    key = key_alone(line.near(-1))
    if key is None or not key.page or _SENTENCE.search(line.text) or _is_title(line):
        return False
    if key.name.endswith(("日期", "时间")):
        return HAS_FIGURED_DAY.search(line.text) is not None
    return not _COUNTS.match(key.name) or line.text[0].isdigit()


def _is_title(line: Line) -> bool:
    """Whether the line is all over the text that may be its title: nothing that long stands there but an addressee."""
    others = line.still(place for place in range(line.body[0]) if place != line.index)
    return line.above and len(line.text) > TITLE and not any(len(o) > TITLE and o[-1] not in "：:" for o in others)


def is_published(text: str) -> bool:
    """Whether the words say where and when a page was published: several of its keys, or a key and a date."""
    rows = parse(text)
    if any(row.key.page == "only" for row in rows):
        return True
    dated = bool(HAS_FIGURED_DAY.search(text) or HAS_CLOCK.search(text))
    return (len(rows) > 1 and dated) or (not rows and _is_loose(text))


def _is_loose(text: str) -> bool:
    """Whether little is left of the line once dates, known keys with their values and words of buttons are taken off."""
    if "。" in text or "；" in text:
        return False
    rest, dates = STAMP.subn(" ", text)
    rest, minutes = _MINUTE.subn(" ", _ADDRESS.sub(" ", rest))
    found: list[str] = []

    def bare(match: object) -> str:
        key, whole = match[1], match[0]  # type: ignore[index]
        if key in known() and known()[key].page:
            found.append(key)
            return " "
        return str(whole)

    rest, others = _LOOSE_WORDS.subn(" ", _LOOSE.sub(bare, rest))
    rest, heats = _HEAT.subn(" ", rest)
    keys, left = len(found) + others + heats, len(_FILLER.sub("", rest))
    dated = minutes or (dates and (keys or HAS_CLOCK.search(text)))
    return left <= 8 if keys >= 2 or dated else heats > 0 and not left


def _keys(line: Line, rows: tuple[Row, ...]) -> str:
    keys = {row.key.name for row in rows}
    value = rows[0].value
    if any(_COUNTS.match(row.key.name) and "，" in row.value for row in rows):
        return ""  # 字号：标题用二号，正文用三号
    only = any(row.key.page == "only" for row in rows)
    if not only and not (line.has_body and (line.above or any(row.value for row in rows) or _is_left_open(rows))):
        return ""
    dated = HAS_CLOCK.search(value) or (keys & {"来源", "编辑"} and line.above and HAS_FIGURED_DAY.search(value))
    dated = dated or (keys == {"来源"} and line.above and _SOURCED.fullmatch(value))
    if len(rows) > 1 or only or dated or line.beside_gone:
        return _PUT_UP
    if "标签" in keys and (_TAGS.fullmatch(value) or "#" in line.text):
        return "subjects under which the page keeps the text"
    if keys & {"来源", "来自", "编辑"} and value and len(value) <= 14:
        return "the source the page names"
    return ""


def _is_left_open(rows: tuple[Row, ...]) -> bool:
    """Whether the page names nobody: 作者： 来源：, 审核：编辑：. A form asks for other things beside: 审核：　　编号：."""
    return len(rows) > 1 and all(row.key.role and not row.value for row in rows) and any(map(_is_of_a_page, rows))


def _is_of_a_page(row: Row) -> bool:
    return row.key.fact in ("author", "site") or row.key.name.endswith("编辑")


def _near_title(line: Line) -> bool:
    return line.index < min(line.body[0], 5) and (line.index > 0 or line.titled(TITLE, 3))


def _under_title(line: Line, rows: tuple[Row, ...]) -> str:
    """Why a key over the text is the page's: a day in figures, 时间：2016-09-01 某某作文, or what no text shows, 字数：3860字."""
    if not _near_title(line):
        return ""
    if len(rows) == 1 and _SHOWN.fullmatch(rows[0].value):
        return "what the page shows of the text"
    dated = rows[0].key.name in ("时间", "日期") and HAS_FIGURED_DAY.match(rows[0].value)
    return "the day the page was published" if dated else ""


def _stamp(line: Line) -> str:
    text = line.text
    if HAS_CLOCK.search(text):
        return "the minute the page was published"
    headed = _near_title(line) and not is_salute(line.near(1))  # a speech says its own day
    if headed and _DASHED.fullmatch(text):
        return "the day the page was published, under the title"
    if HAS_FIGURED_DAY.search(text) and line.above and line.beside_gone:
        return "the day the page was published, beside a line of the page"
    if HAS_FIGURED_DAY.fullmatch(text) and line.above and _titled_on_either_side(line):
        return "the day the page was published, between its title and the text's"
    key = key_alone(line.near(-1)) if line.is_gone(-1) else None
    return _VALUE if key is not None and key.page else ""


def _titled_on_either_side(line: Line) -> bool:
    """Whether a line right above is repeated right below: first the page's title, then the text's."""
    below = [line.near(step) for step in range(1, 4)]
    return any(len(title) > 3 and any(title in other for other in below) for title in (line.near(-1), line.near(-2)))


def _credited(line: Line, rows: tuple[Row, ...]) -> str:
    """Why the line names the people who made the page. Minutes and notices name people as well; a page names the roles
    of a newsroom, and uses bars for colons.
    """
    if line.below and line.beside_gone and _names_editor(line.text):
        return "who made the page, beside the text"
    credits = line.has_body and len(line.text) <= LONGEST_CREDITS and rows and all(row.key.role for row in rows)
    if not credits or own(line):
        return ""
    if all(row.sign in _BARS for row in rows):
        return "" if any(_is_cells(line.near(step)) for step in (-1, 1)) else "who made the page"
    roles = {row.key.role for row in rows}
    matter = any(row.key.role == "shared" and not row.key.page for row in rows)  # minutes name such too
    if roles == {"shared"} or (line.above and (len(rows) == 1 or matter)):
        return ""
    beside = any(line.is_gone(step) or _is_credit(line.near(step)) for step in (-1, 1))
    return "who made the page, beside the text" if beside or len(rows) > 1 or line.from_end == 0 else ""


def _names_editor(text: str) -> bool:
    """Whether the line is a role of a newsroom and a name, parted by a blank: 编辑 王大山."""
    words = text.split()
    key = known().get(words[0]) if len(words) == 2 else None
    return key is not None and bool(key.role) and key.page != "matter" and _PERSON.fullmatch(words[1]) is not None


def _is_credit(text: str) -> bool:
    rows = parse(text[:LONGEST_CREDITS])
    return bool(rows) and all(row.key.role for row in rows)


def _is_cells(text: str) -> bool:
    """Whether the line is a row with bars that names no one who made a page: 批准 | 赵某."""
    return bool(_CELLS.match(text)) and not _is_credit(text)


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"
_REST = "\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/keyed",
    each(judge),
    HIGH,
    why="Rows that say where and when the page was published, how often it was read and who made it; they tell facts.",
    where=Where.BESIDE,
    examples=(
        Example(f"{_TEXT}\n▶浏览次数:  更新时间:2016-03-09 14:09:04", becomes=""),
        Example(f"征文要求\n▶字数：不超过3000字{_REST}"),
        Example(f"工作报告\n▶文章来源:网友投稿 时间:2022-08-08 09:05:01{_REST}", becomes=""),
    ),
)
