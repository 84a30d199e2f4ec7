"""What stands beside lines that were removed: a count of readers, a share button's code, the name of an account, a scrap.

Over the title of an official text stand the head of its sheet, the author, its number and the date. Anything else there
that follows a line of the page belongs to the page as well. The line right above the title may be the first line of a
title of two lines, so it is removed only if it speaks of files and readers.
"""

from __future__ import annotations

from functools import lru_cache

from ..chinese.kinds import ends_in_kind
from ..chinese.widths import CJK
from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Rule, Where
from .page import Line, each
from .page_line import frames

LONGEST = 40  # characters of a line of words that may stand among lines of the page
LONGEST_ACCOUNT, LONGEST_TITLE, SHORTEST_TITLE = 12, 60, 6
_TITLE_LEAST = 8  # characters of a line that stands twice
FAR = 80  # lines that a page may have below its last words
FRONT = 14  # lines of a page that may stand over a title
REACH = 5  # lines in turn that may be scraps or words of the page

#: What opens a sheet: whose it is, and its number. What comes next is the title, which may take several lines.
_HEAD = regex("文件$|号$")
#: Over a title or under a text: places and groups, a heading with its number, brackets, a name, alone or with an office.
_PLACED = r".{0,120}(?:指挥部|小组|[省市县区乡镇村]|电报|发电|号|[年月日][）)]?)"
_HEADED = r"[（(〔\[【—“《].*|(?:议题|时间|地点|会签|编号|附|注|报送|分送|发送|姓名|单位|电话|地址).*"
_NUMBERED = r"[一二三四五六七八九十]{1,6}、.*|\d{1,6}[、.．](?!\d).*|第.{1,6}[条章节届次].*"
_OFFICES = "(?:长|主任|书记|主席|委员|专员|总裁|经理|教授|工程师)"
_PERSON = rf"[{CJK}]{{2,3}}(?:\s[{CJK}]{{1,3}})?|[{CJK}]{{2,4}}\s{{1,4}}[{CJK}、]{{2,40}}{_OFFICES}"
_OF_TEXT = regex(f"{_PLACED}|{_HEADED}|{_NUMBERED}|{_PERSON}")
#: Files and readers.
_PAGE = regex(
    r"网$|文库|文档|豆丁|VIP|会员|首页|下载|登录|注册|订阅|关注|阅读|浏览|[人次]看过|\d页|\d分$|栏目|公众号|微信|APP"
    r"|\.(?:com|cn|net|docx?|pdf)\b|导读|目录$|强国$|[!！~]$|预览|文章|\d万|公文$|资料|邮箱"
)
_STOP = regex("[。；！？!?]")
_SCRAP = regex(
    r"\d{1,9}(?:\.\d)?[万次+]?|\d{1,2}:\d{2}(?::\d{2})?|[（(]\d{1,6}[)）]|\d{1,3}(?:\.\d{1,2})?%|[A-Za-z0-9_-]{1,12}|[^\w\s]{1,4}"
    r"|(?:[●○·•*★☆▼▲]\s?){2,12}|[（(）)】【\]\[|×]+"
)
#: abc1: letters and figures, which no line over a text is.
_TOKEN = regex("(?=[a-z]{0,7}[0-9])(?=[0-9]{0,7}[a-z])[a-z0-9]{3,8}")
_EMPTY = regex("(?:相关)?附\\s?件(?:下载)?\\s?[:：]?")
#: What accounts call themselves, and offices do not: 公文小课堂, 某县发布; 某某县人民政府发布 signs a text.
_ACCOUNT = regex(
    rf"[{CJK}A-Za-z0-9]{{0,10}}(?:课堂|笔杆子?|文秘|公文|写作|材料|学堂|讲堂|加油站|公众号|微信|发布)[号圈吧网派]?"
)
_OFFICE = regex("政府|[局厅部院委署处会办室]")
_WORD = regex(f"[{CJK}]{{2}}|[A-Za-z]{{4}}")
_COUNT = regex(r"\d{4,9}")


def judge(line: Line) -> str:
    text = line.text
    if line.below and _EMPTY.fullmatch(text) and _is_last(line):
        return "a heading over nothing, where the page had files"
    if line.below and line.is_gone(1) and len(text) <= LONGEST_ACCOUNT and _ACCOUNT.fullmatch(text):
        return "" if _OFFICE.search(text) else "the name of an account, above its own lines"
    if line.above and line.has_body and _TOKEN.fullmatch(text):
        return "a token that a template left beside the title"
    if not _is_scrap(text):
        if line.below and _among(line):
            return "words between lines of the page, after the text"
        return "between lines of the page and the title" if line.has_body and line.above and _over_title(line) else ""
    up, down = _past_scraps(line, -1), _past_scraps(line, 1)
    before = line.index - up < 0 or line.is_gone(-up)
    after = down > line.from_end or line.is_gone(down)
    if before and after and (line.is_gone(-up) or line.is_gone(down)):
        return "a scrap between lines of the page"
    if line.below and line.is_gone(1) and _COUNT.fullmatch(text):
        return "a count that the page keeps, before its own lines"
    return ""


def _over_title(line: Line) -> bool:
    """Whether the line stands below a line of the page and over the title, and is nothing that a sheet has there."""
    if line.index >= FRONT or len(line.text) > LONGEST:
        return False
    title = _title_below(line)
    if title <= line.index or not any(line.is_gone(place - line.index) for place in range(title)):
        return False
    if any(_HEAD.search(above) for above in line.still(range(line.index))):
        return False
    if _is_of_text(line.text) or _is_title(line.text) or line.text[-1] in "：:":
        return False
    again = [place for place in range(title) if _stands_again(line, place)]
    if again and again[0] <= line.index and line.lines[again[-1]] not in line.lines[title]:
        return False
    right_above = all(line.is_gone(place - line.index) for place in range(line.index + 1, title))
    return not right_above or _PAGE.search(line.text) is not None


def _stands_again(line: Line, place: int) -> bool:
    """Whether one of the next lines contains the line at ``place``: a page repeats its title like this."""
    text = line.lines[place]
    below = line.lines[place + 1 : place + REACH]
    return not line.gone[place] and len(text) >= _TITLE_LEAST and any(text in other for other in below)


def _is_title(text: str) -> bool:
    return len(text) >= SHORTEST_TITLE and ends_in_kind(text)


def _title_below(line: Line) -> int:
    """The last line over the text that reads like a title; -1 without one."""
    for place in range(line.body[0] - 1, line.index, -1):
        text = line.lines[place]
        if not line.gone[place] and len(text) <= LONGEST_TITLE and _is_title(text):
            return place if text[0] not in "—─－-（(" else -1
    return -1


def _is_last(line: Line) -> bool:
    """Whether nothing but lines of the page stands below."""
    return line.from_end <= FAR and all(line.is_gone(step) for step in range(1, line.from_end + 1))


@lru_cache(maxsize=256)  # each line of a run of scraps asks of those beside it
def _is_scrap(text: str) -> bool:
    return _SCRAP.fullmatch(text) is not None


def _past_scraps(line: Line, step: int) -> int:
    """How far the nearest line is that is no scrap: 顶一下 / (12) / 92.3% / 踩一下."""
    away = 1
    while away < REACH and not line.is_gone(step * away) and _is_scrap(line.near(step * away) or "-"):
        away += 1
    return away


def _among(line: Line) -> bool:
    """Whether the line, or a few with it, stands between two lines of the page, after the text."""
    if not _is_words(line.text):
        return False
    up, down = _past_words(line, -1), _past_words(line, 1)
    if not up or not down or up + down - 1 > REACH or line.index - up <= line.body[1] or not line.is_gone(-up):
        return False
    last = line.index + down == len(line.lines)
    return bool(_WORD.search(line.near(-up))) and (last or (line.is_gone(down) and bool(_WORD.search(line.near(down)))))


def _past_words(line: Line, step: int) -> int:
    """How far the nearest line is that went or is no words; 0 where it is too far."""
    places = range(1, REACH + 1)
    return next((n for n in places if line.is_gone(step * n) or not _is_words(line.near(step * n))), 0)


def _is_words(text: str) -> bool:
    return 0 < len(text) <= LONGEST and not _STOP.search(text) and not _is_of_text(text)


@lru_cache(maxsize=1024)
def _is_of_text(text: str) -> bool:
    """Whether the line is what a text has over its title or under its last sentence."""
    return frames(text) or _OF_TEXT.fullmatch(text) is not None


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/beside",
    each(judge),
    MEDIUM,
    why="A bare number, a sign or a few words, outside the text, with nothing but lines of the page around it.",
    where=Where.BESIDE,
    after=("strip/keyed", "strip/labels", "strip/listed", "strip/phrase", "strip/talk"),
    examples=(
        Example(f"{_TEXT}\n▶公文小课堂\n赞 12 在看 8", becomes=""),
        Example(f"{_TEXT}\n▶某县人民政府发布\n关闭窗口"),
        Example(f"{_TEXT}\n收藏\n▶（12）\n92.3%\n分享到微信", becomes=""),
        Example(f"{_TEXT}\n▶附件：", becomes=""),
        Example(f"{_TEXT}\n▶附件：\n1.任务分工表"),
    ),
)
