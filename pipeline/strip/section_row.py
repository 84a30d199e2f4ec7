"""The names of a site's sections in a row, and the greeting over them: 首页 新闻中心 政务公开, 今天是2018年10月3日 星期三."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

#: What sites call their sections: whole names, and what such names end with.
_WHOLE = (
    "(?:网站|学校|集团|文库|论坛|博客)?首页|主页|登[录陆]|注册|免费注册|上传文档|上传资料|VIP会员|VIP|会员中心|会员|我的文库|求职|简历|作文|论文|合同|PPT|英语|"
    "文秘知识|公文写作|范文大全|心得体会|演讲稿|讲话稿|方案|总结|热门标签|TAG列表|搜索|工作总结|工作计划|工作报告|述职报告|应用文|走进\\S{1,4}|English|EN|搜索|手机版|更多"
)
_ENDING = (
    "中心|公开|服务|交流|互动|动态|要闻|公告|文件|解读|回应|问答|专栏|专题|资讯|概况|文库|范文|公文|园地|天地|教研|下载|网站|之窗|设置|论坛|导航|频道|信箱|"
    "标签|列表|排行|留言|党建|政务|招生|就业|时政|图片|视频|评论|法规|政策|大厅"
)
NAME = regex(rf"(?:{_WHOLE})|[\u4e00-\u9fff]{{2,6}}(?:{_ENDING})")
_MENU = regex(rf"(?:{_WHOLE}|[\u4e00-\u9fff]{{2,6}}(?:{_ENDING}))\s?[▼▾>]?")
_BETWEEN = regex(r"\s*[|｜丨·/]\s*|\s+")
_BARS = regex(r"\s*[|｜丨]\s*")
_SPACES = regex(r"\s+")
#: Below the text: whose page it is, and the section.
_SIGNED = regex(rf"[\u4e00-\u9fff]{{4,24}}\s*[-—_|｜]{{1,2}}\s*(?:{_WHOLE}|[\u4e00-\u9fff]{{2,6}}(?:{_ENDING}))")
_WORD = regex(r"[\u4e00-\u9fffA-Za-z]{2,10}")
#: Above the text alone: 今天是… and how many have come.
TODAY = regex(
    r"(?:[^。；]{0,24}(?:欢迎[您你]|欢迎(?:光临|访问|来到)[^。；]{0,16})?[!！,，]?\s*)?(?:今天是|现在是|现在时间)\s*[:：]?\s*"
    r"(?:(?:19|20)?\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)?[^。；，]{0,30}"
)
_DAY = regex(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天](?:\s\S{1,12})?")
LONGEST = 120
#: Alone over the title: the shelf on which the site has the text.
_SECTION = regex(
    "通知公告|公告通知|公示公告|公告公示|政策法规|政策文件|政策解读|规划计划|计划总结|领导讲话|重要讲话|会议讲话|工作动态|政府文件|文件通知|信息公开|政务公开|政务动态|新闻动态|新闻中心"
)
TOP = 4  # lines in which it stands
FEWEST = 3
FAR = 60  # lines below a menu in which the title stands


def judge(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST or line.body[1] < 0:
        return ""
    if line.index <= min(line.body[0], 12) and ("今天" in text or "现在" in text) and TODAY.fullmatch(text):
        return "the greeting of the site"
    if not line.outside:
        return ""
    if _is_row(text):
        return "the sections of the site"
    if line.index > line.body[1] and _SIGNED.fullmatch(text):
        return "whose page it is, and the section"
    above = line.index < line.body[0]
    if above and (line.is_gone(-1) or line.is_gone(1)) and _DAY.fullmatch(text):
        return "the day, beside a line of the page"
    if above and line.index < TOP and _SECTION.fullmatch(text) and _titled(line):
        return "the section of the site, over the title"
    if above and len(text) <= 8 and _MENU.fullmatch(text) and _in_a_menu(line):
        return "a section of the site, among others one a line"
    if above and line.is_gone(-1) and line.is_gone(1) and len(text) <= 6 and NAME.fullmatch(text):
        return "the name of a section, between lines of the page"
    return ""


def _in_a_menu(line: Line) -> bool:
    """Whether three such names stand one below the other, and a title still follows before the text."""
    run = 1
    for step in (-1, 1):
        place = step
        while run < FEWEST and _MENU.fullmatch(line.neighbour(place)[:12]):
            run += 1
            place += step
    return run >= FEWEST and _titled(line)


def _titled(line: Line) -> bool:
    """Whether a longer line, the title, still stands below, before the text."""
    below = range(line.index + 1, min(line.body[0], line.index + FAR))
    texts = (line.lines[place] for place in below if not line.is_gone(place - line.index))
    return any(len(text) > 6 and not _MENU.fullmatch(text[:12]) for text in texts)


def _is_row(text: str) -> bool:
    """Whether the line is short names, of which most are such as sites give their sections."""
    if "，" in text or "。" in text or "：" in text:
        return False
    bars = _BARS.split(text.strip(" |｜丨·"))
    words = [_SPACES.sub("", word) for word in bars] if len(bars) > 2 else _BETWEEN.split(text.strip(" |｜丨·"))
    if len(words) < FEWEST or not all(_WORD.fullmatch(word) for word in words):
        return False
    if words[0] == "首页":
        return True
    known = sum(1 for word in words if NAME.fullmatch(word))
    return known * 3 >= len(words) * 2


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = LineRule(
    "strip/section-row",
    judge,
    HIGH,
    why="The head or foot of a site: the names of its sections in a row, its greeting and the day.",
    examples=(
        Example(f"▶政策文库 政策解读 政策问答\n{_TEXT}", becomes=""),
        Example(f"▶首页 文秘知识 范文大全 公文写作 求职 VIP\n{_TEXT}", becomes=""),
        Example(f"▶某中学欢迎您！ 今天是2018年10月3日 星期三\n{_TEXT}", becomes=""),
        Example(f"▶今天是：2003年9月28日 您是第1234567位访客\n{_TEXT}", becomes=""),
        Example(f"▶首 页 | 市情 | 政务 | 互动\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶某县人民政府办公室 - 通知公告", becomes=""),
        Example(f"{_TEXT}\n▶国务院部门网站 地方政府网站 驻外机构网站", becomes=""),
        Example(f"首页\n▶心得体会\n方案\n更多▼\n{_TEXT}", becomes=""),
        Example("首页\n讲话稿\n▶工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
        Example(f"▶通知公告\n{_TEXT}", becomes=""),
        Example("▶通知公告\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"),
        Example(f"▶序号 文件 处理意见\n{_TEXT}"),
        Example(f"▶张三 李四 王五\n{_TEXT}"),
        Example(f"▶今天是植树节，我们在这里举行仪式，请大家入场。\n{_TEXT}"),
        Example("各位代表：\n▶政务公开 政务服务 政民互动\n这三件事要一起抓，一件也不能放松，请各位审议。"),
        Example(f"{_TEXT}\n▶县政务服务中心 县数据中心"),
    ),
)
