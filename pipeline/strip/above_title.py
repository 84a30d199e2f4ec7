"""Short lines between the page's own and the title: 原创力文档 / 4.8分 / 1.2k人阅读 / 某县工作总结.

Over the title of an official text stand the head of its sheet, who writes, its number and the date. What else is there,
below a line of the page, is the page's as well; the line right above the title may be the first of a title of two lines,
so it goes only if it speaks of files and readers.
"""

from __future__ import annotations

from ..model import MEDIUM
from ..regex import regex
from ..rule import Example, Line, LineRule

#: What a title of a text ends with.
TITLE = regex(
    ".{4,}(?:讲话|报告|总结|计划|方案|通知|意见|办法|规定|决定|公告|通报|纲要|规划|要点|条例|细则|发言|致辞|讲话稿|发言稿|心得体会|汇报|材料|安排|请示|批复|函|纪要|章程|制度|解释|"
    "通告|令|决议|公报|倡议书|规则|预案|说明|解读|党课|主持词|贺信|慰问信|提纲)(?:[（(].{1,20}[）)])?[》”]?"
)
#: What may stand over a title: bodies, numbers, dates, secrecy, the head of a sheet, a heading of its own.
OWN = regex(
    r".*(?:政府|委员会|办公厅|办公室|[局厅部院会委署社处科组队所站馆省市县区乡镇村]|公司|中心|学校|大学|学院|集团|银行|指挥部|小组)$|.*(?:文\s?件|电报|发电)$|.*号$|.*[年月日][）)]?$|"
    r"[（(〔\[【—“《].*|(?:特急|加急|平急|机密|秘密|绝密|内部|签发|主送|附|会签|份号|编号|主题词|议题|时间|地点).*|[一二三四五六七八九十]+、.*|\d+[、.．](?!\d).*|第.{1,6}[条章节届次].*|.*[:：]$|"
    r"[\u4e00-\u9fff]{2,3}(?:\s[\u4e00-\u9fff]{1,3})?"
)
#: Files and readers.
PAGE = regex(
    r"网$|文库|文档|豆丁|VIP|会员|首页|下载|登录|注册|订阅|关注|阅读|浏览|[人次]看过|\d页|\d分$|栏目|公众号|微信|APP|\.(?:com|cn|net|docx?|pdf)\b|导读|目录$|强国$|[!！~]$|预览|文章|\d万|公文$|资料|邮箱"
)
_STOP = regex("[。；，]")
LONGEST = 40
FAR = 14  # lines of a page that may stand over a title


def judge(line: Line) -> str:
    if line.index >= min(line.body[0], FAR) or line.body[1] < 0 or len(line.text) > LONGEST:
        return ""
    title = _title(line)
    if title <= line.index or not any(line.is_gone(place - line.index) for place in range(title)):
        return ""
    if _STOP.search(line.text) or OWN.fullmatch(line.text) or TITLE.fullmatch(line.text):
        return ""
    between = all(line.is_gone(place - line.index) for place in range(line.index + 1, title))
    if between and not PAGE.search(line.text):
        return ""
    return "between lines of the page and the title"


def _title(line: Line) -> int:
    """The last line over the text that reads like a title; -1 without one."""
    for place in range(line.body[0] - 1, line.index, -1):
        text = line.lines[place]
        if not line.is_gone(place - line.index) and len(text) <= 60 and TITLE.fullmatch(text):
            return place if text[0] not in "—─－-（(" else -1
    return -1


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = LineRule(
    "strip/above-title",
    judge,
    MEDIUM,
    why="Short lines between the page's own lines and the title, and nothing that stands over the title of such a text.",
    examples=(
        Example("当前位置：首页 > 文档\n▶某某力文档\n4.8分\n" + _TEXT, becomes=""),
        Example("当前位置：首页 > 文档\n▶1.2k人阅读\n" + _TEXT, becomes=""),
        Example("当前位置：首页 > 要闻\n▶凝心聚力 真抓实干\n" + _TEXT),
        Example(
            "当前位置：首页 > 文件\n▶中共某县委\n某县人民政府\n关于兴修水利的意见\n各乡镇：\n为了兴修水利，现提出如下意见，请照此办理。"
        ),
        Example("某县人民政府文件\n▶某政发〔2021〕3号\n" + _TEXT),
        Example("▶凝心聚力 真抓实干\n在全县水利会议上的讲话\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
    ),
)
