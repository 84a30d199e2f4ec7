"""The line under a title that says where and when the page was published: 来源：… 时间：… 浏览次数：…."""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .particulars import own

_KEYS = (
    "文章来源|资源编号|会员价|原价|归档时间|归档日期|下载地址|文件名称|文档名称|所属类别|所属频道|上传用户|价格|售价|资源类型|资料类型|移动端|手机端|网站|发布|信息时间|内容提示|文档星级|文档评分|查看|回复|回复数|热度|信息来源|稿件来源|内容来源|来源单位|来源网站|来源|稿源|发布时间|发布日期|发表时间|发表日期|发稿时间|更新时间|更新日期|上传时间|刊登时间|添加时间|"
    "录入时间|时间|日期|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击次数|点击数|点击量|点击|访问量|访问次数|人气|热度|评论数|评论|"
    "顶/踩数|收藏人数|收藏数|评论次数|下载次数|下载量|文档类型|所需积分|文档格式|文档页数|文件格式|文件大小|文档热度|文档分类|系统标签|上传于|贡献者|文章录入|录入|作者|编辑|责任编辑|责编|审核|字号|字体|视力保护色|保护视力色|上传人|上传者|文档编号|格式|页数|大小|文档大小|发布机构|发布人|发布者|"
    "发布单位|信息来源单位|字数|预计阅读时长|阅读时长|查看人数|查看次数|下载积分|积分|关键词|标签|分类|栏目|所属栏目|类别"
)
PAIR = regex(
    rf"[【（(\[]?\s*(?P<key>{_KEYS})\s*[:：]\s*(?P<value>[^:：。；]{{0,30}}?(?:\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?[^:：。；]{{0,12}}?)\s*[】）)\]]?"
    rf"(?=\s*[|｜,，、]?\s*[【（(\[]?\s*(?:{_KEYS})\s*[:：]|\s*$)"
)
#: Keys that a text may hold itself: minutes begin with 时间：… 地点：…, a signature may be 日期：….
OPEN = frozenset(
    [
        "时间",
        "日期",
        "价格",
        "网站",
        "发布",
        "文件名称",
        "作者",
        "编辑",
        "审核",
        "来源",
        "标签",
        "分类",
        "类别",
        "大小",
        "格式",
        "字数",
        "关键词",
        "浏览",
        "评论",
        "阅读",
        "点击",
        "热度",
    ]
)
#: Keys that a text has which says what to hand in: 作者：…, 字数：….
MATTER = frozenset(
    (
        "作者",
        "评论",
        "查看",
        "回复",
        "字数",
        "分类",
        "类别",
        "大小",
        "格式",
        "页数",
        "标签",
        "关键词",
        "文件格式",
        "文件大小",
    )
)
CLOCK = regex(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}时\d{1,2}分")
ISO = regex(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}")
STAMP = regex(
    r"[\[【（(]?\s*(?:19|20)\d{2}\s*(?:[-/.年]|\s(?=\d\d/\d\d\b))\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?\s*(?:\d{1,2}\s*[:：时点]\s*\d{1,2}(?:[:：分]\s*\d{0,2}秒?)?)?\s*[\]】）)]?"
)
SITE = regex(r"www\.|网站|网$|\.(?:com|cn|net)\b")
SOURCE = regex("(?:来源|稿源)\\s*[:：]")
#: Who edited it, in brackets after the text: （编辑：某某）, （某某 编辑）.
EDITOR = regex(
    r"[（(【\[](?:责任|本文|实习|值班|网络)?(?:编辑|责编|编审|审核|校对)\s?[:：\s][^（）()。；]{1,30}[）)】\]]"
    r"|[（(【\[](?!.*(?:委|组|办|部|局))[\u4e00-\u9fff·\s]{2,8}\s(?:责任)?编辑[）)】\]]"
)
#: 某某 公文小课堂 2021-11-02 06:30: an account signs its post.
#: 2012-03-04  老张  阅 123  转 4: who keeps the copy, and how often it was read.
BYLINE = regex(
    r"(?:19|20)\d{2}-\d{1,2}-\d{1,2}\s+[^。；！？:：\s]{1,24}\s+阅\s?[\d.]+万?(?:\s+转\s?\d+)?|"
    r"(?:19|20)\d{2}-\d{1,2}-\d{1,2}\s\d{1,2}:\d{2}\s?[·|｜]\s?[^。；！？:：]{2,24}|"
    r"[^。；！？:：]{0,24}[\s|｜](?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:发表于|发布于|来自)?\s?[\u4e00-\u9fff]{2,8})?"
)
SIGNED = regex(r"[^。；！？:：\s]{2,10}\s(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}")
_TAGS = regex(r"[^\s,，、。；：|]{2,8}(?:[\s,，、|]+[^\s,，、。；：|]{2,8})+")
_MEETING = regex("^(?:地点|主持|出席|参会|参加|列席|记录|会议)")
#: A key that other words go before is another (公示时间, 停水日期), unless they only say over what a page counts.
LOOSE = regex(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=今日|昨日|本月|累计)|(?<=总))(?:{_KEYS}|小编|来自|发表于|发布于)\s*(?:[:：]|(?<=于))\s*[^|｜\s\[\]【】（）()]{{0,24}}"
)
_WORDS = regex(r"原创|转载|次|佚名|网友|作者|\W|\d")
#: 浏览量： with nothing behind it has no value below: a number, or none was printed.
_COUNTS = regex("(?:浏览|点击|阅读|访问|下载|评论|收藏|人气|热度|字号|字体|视力|保护)")
_HOST = regex(r"(?:https?://|www\.)\S+$")
_KEY_ALONE = regex(rf"(?:{_KEYS})\s*[:：]?")


def pairs(text: str) -> list[tuple[str, str]]:
    """The keys and values that the whole line is made of; empty where it holds anything else."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = PAIR.match(text, at)
        if not match or match.end() == at:
            return []
        found.append((match["key"], match["value"].strip()))
        at = match.end()
        while at < len(text) and text[at] in " \t\u3000\u00a0|｜,，、】）)]":
            at += 1
    return found


def judge(line: Line) -> str:
    if len(line.text) > 160 or not line.outside:
        return ""
    why = _told(line)
    if why and any(_MEETING.match(line.neighbour(step)) for step in (-2, -1, 1, 2)):
        return ""  # minutes: 时间、地点、主持 belong to the text
    return "" if why and own(line) else why


def _told(line: Line) -> str:
    text = line.text
    if STAMP.fullmatch(text):
        return _stamp(line)
    if line.index > line.body[1] >= 0 and EDITOR.fullmatch(text):
        return "who edited the page"
    if len(text) <= 100 and SITE.search(text) and SOURCE.search(text) and (ISO.search(text) or STAMP.search(text)):
        return "site, date and source of the page"
    if line.index < line.body[0] and len(text) <= 60 and BYLINE.fullmatch(text):
        return "who put the page up, and the minute"
    if line.index < line.body[0] and SIGNED.fullmatch(text) and (line.is_gone(1) or line.is_gone(-1)):
        return "who put the page up, and the day, beside a line of the page"
    found = pairs(text)
    if found:
        return _keys(line, found) or _under_title(line, found)
    if _loose(text):
        return "where and when the page was published"
    if (
        line.is_gone(-1)
        and len(text) <= 20
        and _KEY_ALONE.fullmatch(line.neighbour(-1))
        and not re.search("[。；！？]|[:：]$", text)
        and (not _COUNTS.match(line.neighbour(-1)) or text[0].isdigit())
    ):
        return "the value of the key above"
    return ""


def is_published(text: str) -> bool:
    """Whether the words say where and when a page was published: several of its keys, or a key and a date."""
    found = pairs(text)
    keys = {key for key, _ in found}
    if keys and not keys <= OPEN:
        return True
    dated = bool(ISO.search(text) or CLOCK.search(text))
    return (len(keys) > 1 and dated) or (not found and _loose(text))


def _loose(text: str) -> bool:
    """Whether little is left of the line once dates, known keys with their values and words of buttons are taken off."""
    if "。" in text or "；" in text:
        return False
    rest, dates = STAMP.subn(" ", text)
    rest, keys = LOOSE.subn(" ", rest)
    if not (keys >= 2 or (keys and dates) or (dates and CLOCK.search(text))):
        return False
    return len(_WORDS.sub("", rest)) <= 8


def _keys(line: Line, found: list[tuple[str, str]]) -> str:
    keys = {key for key, _ in found}
    value = found[0][1]
    if len(found) >= 2 or not keys & OPEN:
        return "where and when the page was published"
    if CLOCK.search(value) or line.is_gone(-1) or line.is_gone(1):
        return "where and when the page was published"
    if "来源" in keys and ISO.search(value) and line.index < line.body[0]:
        return "where and when the page was published"
    beside = any(_beside(line, keys, line.neighbour(step)) for step in (-1, 1))
    if beside or (not value and keys <= OPEN):
        return "one of several lines that say where and when the page was published"
    if "标签" in keys and _TAGS.fullmatch(value):
        return "subjects under which the page keeps the text"
    if keys & {"来源", "编辑"} and (len(value) <= 14 or _HOST.match(value)):
        return "the source the page names"
    return ""


def _under_title(line: Line, found: list[tuple[str, str]]) -> str:
    """A date in figures under the title, and what else the page says with it: 时间：2016-09-01 某某作文."""
    dated = len(found) == 1 and found[0][0] in ("时间", "日期") and ISO.match(found[0][1])
    return "the day the page was published" if dated and 0 < line.index < min(line.body[0], 5) else ""


def _beside(line: Line, keys: set[str], text: str) -> bool:
    """Whether the line beside it is of the page as well; below the text two keys that any text may hold prove nothing."""
    found = pairs(text)
    if not found:
        return bool(text and STAMP.fullmatch(text))
    return line.index < line.body[0] or bool({*keys, *(key for key, _ in found)} - MATTER)


def _stamp(line: Line) -> str:
    text = line.text
    if CLOCK.search(text):
        return "the minute the page was published"
    if ISO.search(text) and line.index < line.body[0] and (line.is_gone(-1) or line.is_gone(1)):
        return "the day the page was published, beside a line of the page"
    if line.is_gone(-1) and _KEY_ALONE.fullmatch(line.neighbour(-1)):
        return "the value of the key above"
    return ""


RULE = LineRule(
    "strip/source-line",
    judge,
    HIGH,
    why="The line under the title that says where and when the page was published; its facts are kept.",
    examples=(
        Example("工作报告\n▶文章来源:网友投稿 时间:2022-08-08 09:05:01\n各位代表：", becomes=""),
        Example("工作报告\n▶来源：某某日报\n时间：2026-02-09\n各位代表：", becomes=""),
        Example("工作报告\n▶来源：某某人大网 2022-01-20\n各位代表：", becomes=""),
        Example("工作报告\n▶时间：2016-09-01\n各位代表：", becomes=""),
        Example("局务会议\n▶时间：2016-09-01\n地点：三楼会议室\n各位代表："),
        Example("工作报告\n▶【信息时间：2018-01-15  阅读次数：56 】【我要打印】【关闭】\n各位代表：", becomes=""),
        Example(
            "工作报告\n来源：某某日报 日期：2017-01-12\n浏览量：\n▶各县市区委、人民政府，市直各单位：\n现就有关事项通知如下。"
        ),
        Example("工作报告\n▶标签： 农业 水利\n各位代表：", becomes=""),
        Example("工作报告\n▶2012-03-04  老张  阅 123  转 4\n各位代表：", becomes=""),
        Example("谢谢大家！\n同志们：\n▶浏览次数:  更新时间:2016-03-09 14:09:04", becomes=""),
        Example("工作报告\n▶老张 公文小课堂 2021-11-02 06:30\n各位代表：", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶（某某某 编辑）", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶（县志办公室编辑）"),
        Example("工作报告\n▶2026-01-31 07:00:44\n来源：某某日报\n各位代表：", becomes=""),
        Example("局务会议纪要\n▶时间：2022年3月5日\n地点：三楼会议室\n会议听取了各单位关于重点工作推进情况的汇报。"),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶2015年11月23日"),
        Example("任前公示\n现公示如下：\n▶公示时间：2022年1月5日至1月11日\n县委组织部\n2022年1月4日"),
        Example("停水通知\n各用户：\n因检修停水。\n▶停水时间：2022年1月5日8:00至18:00\n停水范围：东河路"),
        Example("▶报名时间 2022-01-05 08:30\n各村：\n报名的事由村里统一登记，请相互转告，不要误了日子。"),
        Example("征文通知\n各学校：\n现开展征文。\n▶作者：在校学生\n字数：不超过3000字\n县教育局\n2022年4月1日"),
        Example("活动方案\n各村：\n办一次义诊，费用由县里出。\n▶来源：财政拨款30万元。\n各村要派人引路。"),
        Example("各位代表：\n▶来源：群众反映的突出问题\n我们对这些问题逐条整改，逐项销号，做到件件有着落。"),
    ),
)
