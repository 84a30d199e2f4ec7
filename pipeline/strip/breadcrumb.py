"""The way through a site to this page: 当前位置：首页 > 政务信息 > 要闻, on one line or one word a line."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

START = regex(
    r"(?:[您你我](?:的|现在的?|当前的?|所在的?|目前的?)?(?:当前|所在|浏览)?|(?:现在|目前)(?:当前|所在)?|当前|所在)的?位置|[您你]在这里|(?:[\u4e00-\u9fff]{2,4})?首页\s*[>＞»›/-]"
)
ARROW = regex(r"[>＞»›]+|&gt;")
#: One arrow between two names of sections, above the text: 公文宝典 > 领导讲话.
_STEP = regex(r"[\u4e00-\u9fff]{2,8}\s*(?:>{1,2}|＞|»|›)\s*[\u4e00-\u9fff]{2,8}")
#: Several, the last of which may be the title of the text: 某某网 > 范文 > 工作总结 > 某县水利工作总结.
_PATH = regex(
    r"[^。；！？>＞»›]{2,16}(?:\s?(?:>{1,2}|＞{1,2}|»|›|&gt;)\s?[^。；！？>＞»›]{2,16}){1,6}\s?(?:>{1,2}|＞{1,2}|»|›|&gt;)\s?(?:[^。；！？>＞»›]{2,60})?"
)
_CRUMB = regex(r"[^。，；：！？,;:!?]{1,14}")


def judge(line: Line) -> str:
    text = line.text
    if len(text) > 120:
        return ""
    arrows = len(ARROW.findall(text))
    if START.match(text) and (arrows or len(text) <= 8):
        return "the way through the site"
    if arrows >= 2 and line.index < line.body[0] and _PATH.fullmatch(text):
        return "the way through the site"
    if not line.outside or not _CRUMB.fullmatch(text.strip("> ＞»›")):
        return "a lone arrow of a menu" if line.outside and ARROW.fullmatch(text) else ""
    if arrows >= 2 and "《" not in text:
        return "the way through the site"
    if line.index < min(line.body[0], 6) and _STEP.fullmatch(text):
        return "the way through the site"
    if line.is_gone(-1) and (ARROW.fullmatch(line.neighbour(-1)) or text == line.neighbour(-1)):
        return "a step of the way through the site"
    return ""


RULE = LineRule(
    "strip/breadcrumb",
    judge,
    HIGH,
    why="The way through the site to this page.",
    examples=(
        Example("▶当前位置：首页 > 应用文书 > 汇报体会", becomes=""),
        Example("▶某某管理网 > 文档 > 工作汇报 > 正文\n某地讲话\n各位代表：", becomes=""),
        Example("▶甲组 > 乙组 > 丙组，名次如上。\n各位代表："),
        Example("▶您的位置:\n首页\n>\n要闻\n工作报告\n各位代表：", becomes=""),
        Example("▶某某宝典 > 领导讲话\n某地讲话\n各位代表：", becomes=""),
        Example("各位代表：\n▶领导讲话 > 正文"),
        Example("▶您当前的位置：首页 >> 新闻中心 >> 领导讲话", becomes=""),
        Example("▶论坛首页›公文写作›领导讲话›在会上的讲话", becomes=""),
        Example("▶位置图\n见附件。"),
        Example("▶当前位置决定了我们必须加快转型发展步伐。"),
        Example("增速由5%提高到6%（6>5），▶总体向好"),
    ),
)
