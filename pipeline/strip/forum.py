"""The rows that a forum sets around a post: who wrote it and how long he has been there, what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .words import BETWEEN, pieces

#: Between two posts of the text a row goes only among others: so many, within so many lines above and below it.
ROWS, NEAR = 2, 3
LONGEST = 40  # characters of a row
FRONT = 40  # lines from the top, and from the end, in which a forum says that it is one
#: What only a forum says, and words one of which stands in all of it.
_FORUM = regex(
    "复制链接|电梯直达|跳转到指定楼层|只看(?:该作者|楼主|大图)|回帖奖励|显示全部楼层|[收加]藏本[帖贴]|发表于\\s?(?:19|20)\\d\\d"
    "|回[帖复]\\s|本版积分|倒序浏览|\\d\\s?楼|楼主|登录后才可以回[帖复]|[发回][帖贴]时间|[帖贴]子主题|发短消息|\\d\\s?个回答|觉得很赞"
)
_FORUM_WORDS = (
    "复制链接", "电梯直达", "楼", "只看", "帖", "贴", "发表于", "回复", "本版积分", "倒序浏览", "发短消息", "个回答", "觉得很赞",
)  # fmt: skip
#: 签到天数: 56 天, 注册时间 2010-5-4, UID 12345: what a forum counts of its members.
_COUNTED = (
    "签到(?:天数)?|连续签到|注册时间|最后登录|在线时间|主题|帖子|精华|威望|金[钱币]|贡献|积分|经验|等级|级别|好友|听众|收听|"
    "记录|日志|相册|分享|阅读权限|UID|人气|魅力|来自|性别|状态|头衔|组别|发帖(?:数|量)?|文章"
)
_ROW = regex(
    rf"(?:(?:{_COUNTED})\s{{0,3}}[:：]?\s{{0,3}}[\d-][\d:/.,-]{{0,12}}\s?(?:[天次分点级帖篇个枚小时]{{1,2}})?\s{{0,4}}){{1,8}}"
)
_LEVEL = regex(
    r"(?:(?:LV|Lv|lv)\.?\s?\d{1,3}\s?|[初中高]级会员\s?|(?:注册|金牌)会员\s?|新手上路\s?|论坛元老\s?|(?:超级)?版主\s?){1,4}"
)
#: 山里人 当前离线
_PRESENT = regex(r"[^。；，：:\s]{1,16}\s{0,3}(?:当前)?(?:离线|在线)")
#: 等级：进士: what it says of him in words.
_SAID = regex(
    r"(?:(?:用户)?(?:等级|级别|头衔|组别|用户组|门派|职务|职业|性别|状态|来自|所在地|身份)\s{0,3}[:：]\s{0,3}[^\s。；，：:]{1,10}\s{0,4}){1,4}"
)
#: [楼主] 发贴时间：2020-1-2 10:20:30, 第 1 楼 发表于 2020-1-3: where the post stands and when it was written.
_FLOOR = r"(?:[\[【(（]?(?:楼主|沙发|板凳|第\s?\d{1,4}\s?楼|\d{1,4}\s?[#＃楼])[\]】)）]?\s{0,4})?"
_WRITTEN = r"(?:[发回][帖贴表]时间|发表于|发布于|回复于|最后编辑于)\s{0,3}[:：]?\s{0,3}"
_MINUTE = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?"
_WHEN = regex(f"{_FLOOR}{_WRITTEN}{_MINUTE}")
#: 4 个回答, 赵某 觉得很赞, 已编辑, 12 条回复
_REPLIES = regex(
    r"\d{1,5}\s?(?:个回答|条回[复帖]|个评论|条评论|人赞同)|[^。；，\s]{1,24}\s?(?:等\s?\d+\s?人)?\s?觉得很赞|已编辑|最新回复|最佳答案"
)
#: What a member calls himself.
_NAME = regex(r"[^。；，：:、！？\s]{1,14}")
_PLACE = regex(
    r"第\s?\d{1,4}\s?楼|(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s?[#＃楼]|[#＃]\s?\d{1,4}|沙发|板凳|地板|楼主"
)


def judge(view: View) -> Iterator[Edit]:
    lines = view.read
    if not any(
        _FORUM.search(lines[line])
        for line in view.lines.holding(_FORUM_WORDS)
        if line < FRONT or line >= len(lines) - FRONT
    ):
        return
    found = {line: why for line in view.asked if not view.gone[line] and (why := _said(lines[line]))}
    named = {
        line - 1: "the name of a member, over what the forum says of him"
        for line in found
        if _is_of_member(lines[line]) and line and line - 1 not in found and _NAME.fullmatch(lines[line - 1])
    }
    first, last = view.body
    for line, why in sorted({**named, **found}.items()):
        if view.gone[line]:
            continue
        beside = sum(1 for other in range(line - NEAR, line + NEAR + 1) if other in found and other != line)
        if not first <= line <= last or beside >= ROWS:
            yield view.whole(line, why)


def _is_of_member(text: str) -> bool:
    """Whether the row counts or names what a forum knows of a member."""
    return len(text) <= LONGEST and any(form.fullmatch(text) for form in (_ROW, _LEVEL, _SAID))


def _said(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    if _is_of_member(text) or _PRESENT.fullmatch(text):
        return "what a forum says of its member"
    if _WHEN.fullmatch(text):
        return "where the post stands in its thread, and when it was written"
    if _REPLIES.fullmatch(text):
        return "what the forum counts of the answers"
    if _PLACE.fullmatch(text):
        return "the number of the post in its thread"
    words = [word for word in BETWEEN.split(text) if word]
    return "what may be done with the post" if words and all(pieces(word, "button") for word in words) else ""


_HEAD = "乡镇办公室三个月的体会\n[复制链接]"
_TEXT = "从教育站调到乡镇办公室三个月了，写几句体会，给刚入行的朋友参考。"

RULE = Rule(
    "strip/forum",
    judge,
    HIGH,
    why="A forum sets rows around a post: its number, what is counted of the member, what may be done with it.",
    where=Where.TEXT,
    examples=(
        Example(f"{_HEAD}\n▶跳转到指定楼层\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶签到天数: 56 天\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶主题 12 帖子 340 积分 1280\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶山里人 当前离线\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶注册时间 2010-5-4\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶1#\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶LV.6 高级会员\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n{_TEXT}\n▶收藏本帖 分享到 支持 反对", becomes=""),
        Example(f"{_HEAD}\n▶竹溪\n等级：进士\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶等级：进士\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶第 1 楼 发贴时间：2020-1-3 09:00:01\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n{_TEXT}\n▶小赵 觉得很赞", becomes=""),
        Example(
            f"{_HEAD}\n{_TEXT}\n▶过路人\n等级：进士\n积分：33\n第 1 楼 发贴时间：2020-1-3 09:00:01\n{_TEXT}", becomes=""
        ),
        Example(f"{_HEAD}\n{_TEXT}\n▶性别：男\n{_TEXT}"),
        Example(f"某县干部登记\n▶等级：一等\n{_TEXT}"),
        Example(f"{_HEAD}\n▶县委办 小李\n{_TEXT}"),
        Example(f"某县表决结果\n▶主题 12 积分 1280\n{_TEXT}"),
    ),
)
