"""The rows that a forum sets around a post: who wrote it and how long he has been there, what may be done with it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .words import BETWEEN, pieces

LONGEST = 40  # characters of a row
FRONT = 40  # lines from the top, and from the end, in which a forum says that it is one
#: What only a forum says.
_FORUM = regex(
    "复制链接|电梯直达|跳转到指定楼层|只看(?:该作者|楼主|大图)|回帖奖励|显示全部楼层|[收加]藏本[帖贴]|发表于\\s?(?:19|20)\\d\\d"
    "|回[帖复]\\s|本版积分|倒序浏览|\\d\\s?楼|楼主|登录后才可以回[帖复]"
)
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
_PLACE = regex(r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s?[#＃楼]|[#＃]\s?\d{1,4}|沙发|板凳|地板|楼主")


def judge(view: View) -> Iterator[Edit]:
    lines = view.read
    if not any(
        _FORUM.search(lines[line])
        for line in (*range(min(FRONT, len(lines))), *range(max(len(lines) - FRONT, 0), len(lines)))
    ):
        return
    for line in view.asked:
        if not view.gone[line] and (why := _said(lines[line])):
            yield view.whole(line, why)


def _said(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    if _ROW.fullmatch(text) or _LEVEL.fullmatch(text) or _PRESENT.fullmatch(text):
        return "what a forum says of its member"
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
    where=Where.BESIDE,
    examples=(
        Example(f"{_HEAD}\n▶跳转到指定楼层\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶签到天数: 56 天\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶主题 12 帖子 340 积分 1280\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶山里人 当前离线\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶注册时间 2010-5-4\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶1#\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n▶LV.6 高级会员\n{_TEXT}", becomes=""),
        Example(f"{_HEAD}\n{_TEXT}\n▶收藏本帖 分享到 支持 反对", becomes=""),
        Example(f"{_HEAD}\n▶县委办 小李\n{_TEXT}"),
        Example(f"某县表决结果\n▶主题 12 积分 1280\n{_TEXT}"),
    ),
)
