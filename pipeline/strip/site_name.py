"""The site's own name over the text, alone or with its slogan: 范文大全网 - 为您提供优质范文."""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

NAME = regex(
    r"[\u4e00-\u9fffA-Za-z0-9]{1,12}(?:网|网站|文库|文秘站|公文站|范文站|资料库|公众号|在线|(?:文秘|秘书|公文|范文|法律|材料)之家)(?:\s*(?:[-—_|｜·]{1,2}|◆|——)\s*[^。；]{2,40})?[!！~～]*"
)
SLOGAN = regex(
    r"[^。；]{2,30}?\s*(?:[-—_|｜]\s*){1,2}[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:网|网站|文库|文秘站)(?:◆[^。；]{0,20})?"
)
NAVIGATION = regex(
    r"(?:首页|主页|网站首页)(?:\s*[|｜/·]\s*|\s{1,6})(?:[\u4e00-\u9fff]{2,8}(?:\s*[|｜/·]\s*|\s{1,6}|$)){2,}"
)
#: Four names and more with bars between: the sections of a site, above the text or below it.
BARS = regex(r"[^\s|｜。；，]{2,10}(?:\s*[|｜]\s*[^\s|｜。；，]{2,10}){3,}\s*[|｜]?")
_TAG = regex(r"\s*[_|｜-]\s*")
_TITLE = regex("(?:互联|电|铁路|公路|水|管|路|光纤|官|联|物联|渔|法|河|鱼|天|林|农)网$|关于|建设|方案|办法|规划")


def judge(line: Line) -> str:
    text = line.text
    if not line.outside or len(text) > 120 or line.body[1] < 0:
        return ""
    if NAVIGATION.fullmatch(text) or BARS.fullmatch(text):
        return "the sections of the site"
    if line.index < line.body[0] and line.index <= 3 and _tagged(line):
        return "the title once more, with the names of section and site"
    if line.index >= line.body[0] or line.index > 3 or len(text) > 60 or _TITLE.search(text):
        return ""
    if NAME.fullmatch(text) or SLOGAN.fullmatch(text):
        return "the name of the site"
    return ""


def _tagged(line: Line) -> bool:
    """Whether the line is what a browser shows as the page's name: 某某讲话_领导讲话_某某文秘网."""
    title, *names = _TAG.split(line.text)
    if not names or len(title) < 6 or not re.search("(?:网|站|文库|公文)$", names[-1]):
        return False
    return any(title == other.strip() for place, other in enumerate(line.lines[:20]) if place != line.index)


RULE = LineRule(
    "strip/site-name",
    judge,
    HIGH,
    why="The first lines of a page name the site and its sections.",
    examples=(
        Example(
            "▶范文大全网 - 为您提供优质范文\n在会议上的讲话\n各位代表：\n现在报告工作，请大家审议，并请提出意见。",
            becomes="",
        ),
        Example(
            "▶首页 | 公文写作 | 工作总结 | 心得体会\n在会议上的讲话\n各位代表：\n现在报告工作，请大家审议。", becomes=""
        ),
        Example(
            "▶文库首页 | 行业资料 | 党团工作 | 上传文档\n会议讲话\n各位代表：\n现在报告工作，请大家审议，并请提出意见。",
            becomes="",
        ),
        Example("▶姓名 | 职务 | 分工\n各位代表：\n现在报告工作，请大家审议，并请提出意见。"),
        Example(
            "▶在建设会上的讲话_领导讲话_某某文秘网\n在建设会上的讲话\n各位代表：\n现在报告工作，请大家审议，并请提出意见。",
            becomes="",
        ),
        Example("▶某市关于加快建设互联网\n实施方案\n各县区人民政府：\n为加快建设，现就有关事项通知如下，请认真执行。"),
        Example("▶某县人民政府\n关于防汛工作的通知\n各乡镇：\n为做好今年防汛工作，现就有关事项通知如下。"),
    ),
)
