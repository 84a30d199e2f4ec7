"""A site invites its reader to follow it on a network: 快到Facebook Like我们的专页！"""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule
from .page import Line, each
from .talk import said

LONGEST = 300  # characters
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
    if len(text) > LONGEST or not (line.outside or line.index == line.body[1]):
        return ""
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
_NEEDS = ("专页", "粉丝", "脸书", *_ENGLISH)
_TEXT = "在全縣會議上的講話\n各位代表：\n報告完畢，請予審議，並請各位提出意見。"

RULE = Rule(
    "strip/elsewhere",
    each(judge),
    HIGH,
    why="The site invites its reader, at the edge of the text, to follow a page of its own on a network.",
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
        Example("各位代表：\n▶粉丝团捧红的主播劝我们的果农订阅直播课，果农听不懂。\n谢谢大家，请多提意见。"),
    ),
)
