"""Buttons and menus that stand as lines of their own: 下载 打印 全屏 收藏 【字号： 加大 还原 减小 】."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

_WORDS = (
    "网站首页|首页|返回首页|返回列表|返回顶部|回首页|回顶部|返回|下载|打印|打印本页|打印此页|打印此文|打印正文|我要打印|打印文章|全屏|加入收藏|添加收藏|收藏本站|收藏|分享到|一键分享|分享|举报|相关|"
    "字号|字体|字体大小|加大|还原|减小|增大|缩小|放大|默认|大|中|小|特大|标准|关闭窗口|关闭本页|关闭|复制链接|复制|微信|微博|新浪微博|腾讯微博|"
    "QQ空间|QQ好友|QQ|人人网|豆瓣|朋友圈|公众号|客户端|手机版|电脑版|移动版|无障碍|繁体|简体|繁|简|English|EN|登录|注册|退出|搜索|导航|更多|"
    "上一页[\\s\\d…]*|下一页|第\\d+页|上一篇|下一篇|末页|尾页|顶部|纠错|点赞|评论|发表评论|我要评论|告诉好友|推荐好友|点击收听|朗读|语音播报|听全文|我要纠错|E-mail推荐|邮件推荐|查看大图|播放|暂停|"
    "转藏|[+＋]1|到我的图书馆|推荐给朋友|喜欢|献花[(（]?\\d*[)）]?|网摘|商城|推荐|人民微博|手机看新闻|图集|转载|顶|踩|赞|扫一扫|列印|打印机版|编辑|播报|设为首页|收藏本站|本站首页|Tags|标签|联系我们|网站地图|点击查看|附件下载|文件下载|我的|目录|用户中心|VIP|客服"
)
_SEPARATOR = r"[\s|｜丨┊┆·•▼▲>＞》《<＜»›【】\[\]（）()：:/／+＋,，、×☆★✕×-]"
MENU = regex(f"{_SEPARATOR}*(?:(?:{_WORDS}){_SEPARATOR}*)*")
#: 点赞 0 踩 0 收藏 0 分享
COUNTED = regex(
    rf"(?:(?:{_WORDS})[\s:：]*[（(]?\s?\d{{1,7}}\s?[）)]?[\s|｜·]*)(?:(?:{_WORDS})(?:[\s:：]*[（(]?\s?\d{{1,7}}\s?[）)]?)?[\s|｜·]*)*"
)
_WORD = regex(_WORDS)
#: 上一页 1 2 3 下一页, [1] [2] 下一页, 共3页: 1 2 3
PAGER = regex(
    r"(?:共\s?\d{1,3}\s?页\s?[:：]?\s*)?(?:(?:首页|上一页|前一页)\s*)*(?:[\[【]?\d{1,3}(?!\d)[\]】]?\s*){1,20}(?:\.{2,6}\s*\d{0,3}\s*)?(?:下一页|后一页)\s*(?:末页|尾页)?"
)


def is_menu(text: str) -> bool:
    """Whether the line holds nothing but the words of buttons and what stands between them."""
    return len(text) <= 60 and bool(MENU.fullmatch(text))


def judge(line: Line) -> str:
    if len(line.text) <= 60 and PAGER.fullmatch(line.text):
        return "the numbers of the parts that the page shows"
    if line.outside and len(line.text) <= 60 and COUNTED.fullmatch(line.text) and _counted(line):
        return "buttons and how often they were pressed"
    if not is_menu(line.text):
        return ""
    words = len(_WORD.findall(line.text))
    if words >= 3:
        return "a row of buttons"
    if not line.outside:
        return ""
    beside = sum(
        1 for step in (-1, 1) if line.is_gone(step) or (line.neighbour(step) and is_menu(line.neighbour(step)))
    )
    if beside and (words or line.text.strip()):
        return "a button beside others, outside the text"
    return "a row of buttons outside the text" if words >= 2 else ""


def _counted(line: Line) -> bool:
    """Whether there are several buttons in the line, or a line of the page beside it."""
    return len(_WORD.findall(line.text)) > 1 or line.is_gone(-1) or line.is_gone(1)


RULE = LineRule(
    "strip/menu",
    judge,
    HIGH,
    why="Nothing but the words of buttons, in a row or several lines of them, outside the text.",
    examples=(
        Example("▶下载\n打印\n全屏\n【字号：\n加大\n】\n工作报告\n各位代表：", becomes=""),
        Example("▶返回 下载 相关 举报", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶转藏 分享 献花（3） +1", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶点赞 0 踩 0 收藏 0 分享", becomes=""),
        Example("各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶下载 3 次"),
        Example("【字体：\n▶大\n中\n小\n】\n工作报告\n各位代表：", becomes=""),
        Example("各位代表：\n▶[1] [2] [3] 下一页\n今年要把渠修好。", becomes=""),
        Example("各位代表：\n▶010020020110000000000000011100001298765下一\n今年要把渠修好。"),
        Example("各位代表：\n▶见第3页\n今年要把渠修好。"),
        Example("各位代表：\n▶小\n我们要从小处做起，把实事办好，让群众满意。"),
        Example("▶目录\n第一章 总则\n第二章 分则"),
    ),
)
