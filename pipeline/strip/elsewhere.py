"""A site asks its reader to follow it, to like the text and to pass it on: 快到Facebook Like我们的专页！, 喜欢就点赞、在看吧！"""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule
from .page import Line, each
from .talk import said
from .words import of_kind, pieces

LONGEST, LONGEST_PLEA, SHORTEST_PLEA = 300, 48, 6  # characters
_APART = regex(r"[\W_\d]+")
_ABROAD = r"facebook|脸书|instagram|youtube|twitter|telegram|whatsapp|google ?(?:plus|\+)|line ?(?:@|好友|群)"
_NETWORK = rf"专页|粉丝(?:团|页)|{_ABROAD}"
_US = r"(?:我们|本[报刊台](?![告到])|《[^》\n]{1,12}》)"
_OUR_PAGE = regex(rf"{_US}[^，。！]{{0,10}}(?:{_NETWORK})", re.I)
_FOLLOW_US = regex(rf"(?:like|follow|追踪|订阅|关注|赞好?) ?{_US}", re.I)
_PAGE = regex(_NETWORK, re.I)
_FOLLOW = regex(r"(?<![a-z])like(?![a-z])|follow|[按点]个?赞|赞(?:好|一个|我们)|追踪|加入|订阅|快[点来到去]", re.I)


def judge(line: Line) -> str:
    """Only at the edge of the text, and where no office speaks: offices have pages too, and call them by their name."""
    text = line.text
    if len(text) > LONGEST or not (line.outside or line.index in line.body):
        return ""
    if len(text) <= LONGEST_PLEA and _pleads(text):
        return "the site asks its reader to like the text and to pass it on"
    if not (_PAGE.search(text) and _FOLLOW.search(text) and (_OUR_PAGE.search(text) or _FOLLOW_US.search(text))):
        return ""
    return "" if said("office", text.replace("我们", "")) else "the site invites its reader to follow it elsewhere"


_ENGLISH = (
    "acebook",
    "ACEBOOK",
    "nstagram",
    "ouTube",
    "outube",
    "witter",
    "elegram",
    "hatsApp",
    "oogle",
    "LINE",
    "Line",
)
_ASKED = ("点赞", "在看", "转发", "分享", "收藏", "留言", "三连", "星标", "赞", "关注", "转给")
_NEEDS = ("专页", "粉丝", "脸书", *_ENGLISH, *_ASKED)


def _pleads(text: str) -> bool:
    """Whether the line is made of nothing but such a request: two things to do, or one politely asked."""
    words = [word for word in _APART.split(text) if word]
    if not all(pieces(word, "asking") for word in words):
        return False
    acts = {act for act in of_kind("act") if act in text}
    return len(acts) > 1 or (bool(acts) and len(text) > SHORTEST_PLEA and text[-1] in "吧哦啦呗！!~")


_TEXT = "在全縣會議上的講話\n各位代表：\n報告完畢，請予審議，並請各位提出意見。"

RULE = Rule(
    "strip/elsewhere",
    each(judge),
    HIGH,
    why="The site asks its reader, at the edge of the text, to follow it on a network, to like the text and to pass it on.",
    needs=_NEEDS,
    examples=(
        Example(
            f"{_TEXT}\n▶青禾新聞已開設Facebook專頁，讓你掌握消息，與朋友分享！快到Facebook Like我們的專頁！", becomes=""
        ),
        Example(f"{_TEXT}\n▶←讚一個！《青禾報》粉絲團24小時陪你看新聞！", becomes=""),
        Example(f"{_TEXT}\n▶想看更多好文？歡迎追蹤我們的Instagram，並訂閱YouTube頻道。", becomes=""),
        Example(f"{_TEXT}\n▶我們也開了Google plus page，如有account，也可follow我們吧！", becomes=""),
        Example(f"▶立即加入本報LINE好友，最新消息馬上看\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶縣圖書館設有Facebook專頁，歡迎市民讚好，查詢我們的開放時間。"),
        Example(f"{_TEXT}\n▶我們的農技員建了LINE群，請果農加入，有問必答。"),
        Example(f"{_TEXT}\n▶喜欢就请分享、点赞、在看三连吧！", becomes=""),
        Example(f"{_TEXT}\n▶觉得不错，记得点个赞再走哦~", becomes=""),
        Example(f"{_TEXT}\n▶看完别忘了点赞、转发给身边的朋友", becomes=""),
        Example(f"{_TEXT}\n▶动动小手，一键三连，让更多人看到！", becomes=""),
        Example(f"▶点击上方蓝字关注我们，记得加星标\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶请各村干部转发、分享给群众。"),
        Example("各位代表：\n▶在看得见的地方留言，把成绩和不足都写上去。\n謝謝大家，請多提意見，我們回去再改。"),
        Example("各位代表：\n▶粉丝团捧红的主播劝我们的果农订阅直播课，果农听不懂。\n谢谢大家，请多提意见。"),
    ),
)
