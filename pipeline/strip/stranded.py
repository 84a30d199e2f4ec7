"""What is left alone among lines of the page: a count of readers, a share button's code, the title of another page."""

from __future__ import annotations

import re

from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Line, LineRule

SCRAP = regex(
    r"\d{1,9}(?:\.\d)?[万次]?|\d{1,2}:\d{2}(?::\d{2})?|[（(]\d{1,6}[)）]|\d{1,3}(?:\.\d{1,2})?%|[A-Za-z0-9_-]{1,12}|[^\w\s]{1,4}|(?:[●○·•*★☆▼▲]\s?){2,12}|[（(）)】【\]\[|×]+"
)
LONGEST = 40  # characters of a line of words that may stand among lines of the page
EMPTY = regex("(?:相关)?附\\s?件(?:下载)?\\s?[:：]?")
FAR = 80  # lines that a page may have below its last words
REACH = 5  # lines in turn that may
#: What may stand after a text and is the text's: a signature, its date, what is annexed, whom it goes to.
OWN = regex(
    r".*(?:政府|委员会|办公厅|办公室|[局厅部院会委署社处科组队所站馆]|公司|中心|学校|大学|学院|集团|银行)$|.*[年月日][）)]?$|[（(〔\[【].*|(?:附|抄|主题词|联系|电话|地址|记录|签发|印发|"
    r"共印|报送|分送|发送|注|备注|说明|单位|姓名)|[一二三四五六七八九十\d]+[、.．]|第.{1,6}[条章节]|[\u4e00-\u9fff]{2,3}(?:\s[\u4e00-\u9fff]{1,3})?$"
)
#: What accounts call themselves, and offices do not: 公文小课堂, 某县发布.
ACCOUNT = regex(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,10}(?:课堂|笔杆子?|文秘|公文|写作|材料|学堂|讲堂|加油站|公众号|微信|发布)[号圈吧网派]?"
)
#: 某某县人民政府发布 signs a text.
_OFFICE = regex("政府|[局厅部院委署处会办室]")
_STOP = regex("[。；！？!?]")
_WORD = regex("[\u4e00-\u9fff]{2}|[A-Za-z]{4}")


def judge(line: Line) -> str:
    if not line.outside:
        return ""
    if line.index > line.body[1] and EMPTY.fullmatch(line.text) and _is_last(line):
        return "a heading over nothing, where the page had files"
    if line.index > line.body[1] >= 0 and line.is_gone(1) and len(line.text) <= 12 and ACCOUNT.fullmatch(line.text):
        return "" if _OFFICE.search(line.text) else "the name of an account, above its own lines"
    if not SCRAP.fullmatch(line.text):
        return "words between lines of the page, after the text" if _among(line) else ""
    up, down = _past_scraps(line, -1), _past_scraps(line, 1)
    before = line.index - up < 0 or line.is_gone(-up)
    after = down > line.from_end or line.is_gone(down)
    if before and after and (line.is_gone(-up) or line.is_gone(down)):
        return "a scrap between lines of the page"
    if line.index > line.body[1] >= 0 and line.is_gone(1) and re.fullmatch(r"\d{4,9}", line.text):
        return "a count that the page keeps, before its own lines"
    return ""


def _is_last(line: Line) -> bool:
    """Whether nothing but lines of the page stands below."""
    return line.from_end <= FAR and all(line.is_gone(step) for step in range(1, line.from_end + 1))


def _past_scraps(line: Line, step: int) -> int:
    """How far the nearest line is that is no scrap: 顶一下 / (12) / 92.3% / 踩一下."""
    away = 1
    while away < REACH and not line.is_gone(step * away) and SCRAP.fullmatch(line.neighbour(step * away) or "-"):
        away += 1
    return away


def _among(line: Line) -> bool:
    """Whether the line, or a few with it, stands between two lines of the page, after the text."""
    if line.index <= line.body[1] or line.body[1] < 0 or not _is_words(line.text):
        return False
    up = next((step for step in range(1, REACH + 1) if not _is_words(line.neighbour(-step)) or line.is_gone(-step)), 0)
    down = next((step for step in range(1, REACH + 1) if not _is_words(line.neighbour(step)) or line.is_gone(step)), 0)
    if up and down and line.index + down == len(line.lines) and line.index - up > line.body[1]:
        return line.is_gone(-up) and up + down - 1 <= REACH and bool(_WORD.search(line.neighbour(-up)))
    return bool(
        up
        and down
        and up + down - 1 <= REACH
        and line.index - up > line.body[1]
        and line.is_gone(-up)
        and line.is_gone(down)
        and _WORD.search(line.neighbour(-up))
        and _WORD.search(line.neighbour(down))
    )


def _is_words(text: str) -> bool:
    return 0 < len(text) <= LONGEST and not _STOP.search(text) and not OWN.match(text)


RULE = LineRule(
    "strip/stranded",
    judge,
    MEDIUM,
    why="A bare number, a sign or a few words, outside the text, with nothing but lines of the page around it.",
    examples=(
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶公文小课堂\n赞 12 在看 8", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶县公文交换站\n关闭窗口"),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶某县人民政府发布\n关闭窗口"),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n收藏\n▶（12）\n92.3%\n分享到微信", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n收藏\n▶（12）\n92.3%\n谢谢大家"),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶附件：", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶附件：\n1.任务分工表"),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶221381"),
        Example("工作报告\n▶2026\n各位代表："),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n收藏\n▶128\n分享到微信", becomes=""),
        Example(
            "各位代表：\n报告完毕，请予审议，并请各位提出意见。\n下载客户端\n▶某地干部怎样写讲话稿\n写留言",
            becomes="",
        ),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n打印本页\n▶某县人民政府\n关闭窗口"),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶任务分工表另发\n关闭窗口"),
    ),
)
