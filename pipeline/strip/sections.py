"""The site's own names: its sections in a row or one a line, its name over the title, the way through it to this page."""

from __future__ import annotations

import re

from ..chinese.bodies import is_body
from ..chinese.stamps import DAY, SHORT_DAY
from ..chinese.widths import CJK, is_han
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .page import Line, each
from .sites import ADDRESS, DOMAIN, KEEPER_OVER_TEXT
from .words import is_section, made_of, of_kind

LONGEST, LONGEST_NAME = 120, 60  # characters of a row, of a site's name
TOP, NEAR, FAR = 4, 6, 60  # lines in which a lone section, or a step of the way, stands; lines below with the title
LONGEST_STEP, LONGEST_ITEM = 8, 8  # characters of a step of the way, of a name in a menu
LEAST = 4  # ideographs of a title; rows of figures have fewer
FEWEST, FEWEST_CHANNELS = 3, 5  # names that make a row, of sections and of subjects

_START = regex(
    r"(?:[您你我](?:的|现在的?|当前的?|所在的?|目前的?)?(?:当前|所在|浏览)?|(?:现在|目前)(?:当前|所在)?|当前|所在)的?位置|当前(?:页面|栏目)"
    rf"|[您你]在这里|(?:[{CJK}]{{2,4}})?(?:首页|主页)\s*[>＞»›/-]"
)
#: 您的当前位置:首页正文, where the arrows are gone.
_ENDED = regex(r".{2,10}位置\s?[:：]\s?(?:网站)?(?:首页|主页)[^。，；]{0,20}")
#: 1. 您现在的位置：首页⏎2. 乡镇动态: a list of the page, printed with its numbers.
_LISTED = regex(r"^(?P<number>\d{1,2})[.、]\s{0,2}(?=\D)")
_ARROW = regex(r"[>＞»›]+|&gt;|(?<=^[首主]页)\s?[-—]\s?|(?<=^[首主]页\s)[-—]\s?")
_MAY_PART = regex("[>＞»›;—-]")
_STEP = regex(r"[^。；！？<>＞»›]{2,60}")
_SHORT_STEP = regex(f"[{CJK}]{{2,8}}")
_CRUMB = regex(r"[^。，；：！？,;:!?<=]{1,14}")
_BARS, _GAPS = regex(r"\s{0,8}[|｜丨]\s{0,8}"), regex(r"\s{0,8}[|｜丨·/]\s{0,8}|\s+")
_HOME = regex(rf"(?:[{CJK}]{{2,4}})?(?:首页|主页)")
_NAME = regex(rf"[{CJK}A-Za-z]{{2,10}}")
#: 某县人民政府办公室 - 通知公告
_SIGNED = regex(rf"[{CJK}]{{4,24}}\s*[-—_|｜]{{1,2}}\s*([{CJK}A-Za-z]{{2,10}})")
#: 青禾日报 数字报纸; 00001版：一版要闻: where a newspaper's edition for screens has the text.
_SHEET = regex(
    rf"[{CJK}]{{2,10}}(?:报|新闻)\s{{0,4}}[-·|]?\s{{0,4}}(?:数字报纸?|电子报|数字版|电子版|多媒体数字报刊?)"
    rf"|第?\s?[A-D]?\d{{1,5}}\s?版\s?[:：]\s?[{CJK}·]{{2,10}}"
)
_SLOGAN = r"(?:\s*(?:[-—_|｜·]{1,2}|◆|——)\s*[^。；]{2,40})?(?:\s{1,4}(?:首页|主页|网站首页))?[!！~～]*"
_SITE = regex(
    rf"[{CJK}A-Za-z0-9]{{2,12}}\s{{1,4}}(?:首页|主页|网站首页)|[{CJK}A-Za-z0-9]{{1,12}}{KEEPER_OVER_TEXT}{_SLOGAN}|[^。；]{{2,30}}?\s*[-—_|｜]{{1,2}}\s*[{CJK}A-Za-z0-9]{{2,12}}{KEEPER_OVER_TEXT}"
)
#: ABC123.COM —— 专注公文写作: the address for a name.
_HOST = regex(rf"(?:www\.)?[a-z0-9-]{{2,24}}{DOMAIN}(?:\s?[-—_|｜]{{1,3}}\s?[^。；]{{2,40}})?", re.IGNORECASE)
_WITH_ADDRESS = regex(rf"[{CJK}]{{2,10}}(?<!官)(?:网|在线|论坛)\s{{0,4}}{ADDRESS}")
#: 10-28 青禾素材库, under a line that names the site.
_DATED = regex(rf"(?:{DAY}|{SHORT_DAY})\s{{1,4}}(?P<name>[{CJK}A-Za-z0-9]{{3,16}})")
#: 某县人民政府 2019年12月3日 星期二 多云: the clock of a site, over the title.
_CLOCK = regex(rf"[{CJK}]{{0,16}}\s{{0,8}}{DAY}\s{{0,4}}星期[一二三四五六日天](?:\s{{1,8}}[^\s:：]{{1,12}}){{0,2}}")
_OFFICE_SITE = ("政府网", "政府网站", "门户网站", "官网")
_WEEKDAY = regex("星期[一二三四五六日天]")
_NO_SITE = regex("(?:互联|电|铁路|公路|水|管|路|光纤|官|联|物联|渔|法|河|鱼|天|林|农)网$|关于|建设|方案|办法|规划")
_TAG = regex(r"\s{0,8}[_|｜-]\s{0,8}")


def judge(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST:
        return ""
    if why := _way(line):
        return why
    if not line.has_body or not line.outside:
        return ""
    if line.below and _signs_off(line):
        return "the name of the site and its address, below the text"
    return _section(line) or (_site(line) or _shelf(line) if line.above else "")


def _way(line: Line) -> str:
    """当前位置：首页 > 政务信息 > 要闻, on one line or one word a line."""
    text = _LISTED.sub("", line.text, count=1) if line.text[0].isdigit() else line.text
    steps = [step.strip() for step in _ARROW.split(text)] if _MAY_PART.search(text) else [text]
    if _START.match(text) and (len(steps) > 1 or len(text) <= 8 or _ENDED.fullmatch(text)):
        return "the way through the site"
    if _is_next_step(line):
        return "a step of the way through the site"
    if not line.outside:
        return ""
    if _ARROW.fullmatch(text):
        return "a lone arrow of a menu"
    if line.above and _leads_to_title(line):
        return "the way through the site"
    bare = text.strip("> ＞»›")
    if len(steps) > 2 and ((_CRUMB.fullmatch(bare) and "《" not in text) or (line.above and _is_path(steps))):
        return "the way through the site"
    if not _CRUMB.fullmatch(bare):
        return ""
    if line.above and line.index < NEAR and len(steps) == 2 and all(map(_SHORT_STEP.fullmatch, steps)):
        return "the way through the site"
    above = line.near(-1) if line.is_gone(-1) else ""
    if _ARROW.fullmatch(above) or text == above or (line.above and line.index < NEAR and _is_step(line)):
        return "a step of the way through the site"
    return ""


def _leads_to_title(line: Line) -> bool:
    """Whether blanks part the steps, the first of which is the home page and the last the title that stands below."""
    home, *steps = line.text.split()
    return (
        _HOME.fullmatch(home) is not None
        and 1 < len(steps) < 6
        and steps[-1] in line.lines[line.index + 1 : line.index + NEAR]
    )


def _is_next_step(line: Line) -> bool:
    """Whether the line goes on with the numbers of the way above it: a short name, or the title that stands below again."""
    if line.index > NEAR or not line.is_gone(-1):
        return False
    step, above = _LISTED.match(line.text), _LISTED.match(line.near(-1))
    if not step or not above or int(step[1]) != int(above[1]) + 1:
        return False
    name = line.text[step.end() :]
    return len(name) <= LONGEST_STEP or any(line.near(below) == name for below in range(1, NEAR))


def _is_step(line: Line) -> bool:
    """Whether the short line is one of the steps of the way above it, and a title still stands over the text."""
    near = range(1, NEAR + 1)
    way = next((line.near(-back) for back in near if line.is_gone(-back) and _ARROW.search(line.near(-back))), "")
    if len(line.text) > LONGEST_STEP or line.text not in [step.strip() for step in _ARROW.split(way)]:
        return False
    return _titled(line) or any(len(text) > len(line.text) + 2 for text in line.still(range(line.index)))


def _is_path(steps: list[str]) -> bool:
    """Whether the steps are short names; the last one may be the title: 某某网, 范文, 工作总结, 某县水利工作总结."""
    short = all(_STEP.fullmatch(step) and len(step) <= 16 for step in steps[:-1])
    return short and (not steps[-1] or _STEP.fullmatch(steps[-1]) is not None)


def _section(line: Line) -> str:
    """Names of sections in a row; between lines of the page, a lone one."""
    text = line.text
    signed = _SIGNED.fullmatch(text) if line.below else None
    if _is_row(text) or (signed and is_section(signed[1])):
        return "the sections of the site"
    if line.above and line.index < TOP and (_are_channels(text) or _are_sites(text)) and _titled(line):
        return "the channels of the site or its sister sites, over the title"
    between = line.above and line.is_gone(-1) and (line.is_gone(1) or (line.index < NEAR and _titled(line)))
    if between and ((len(text) <= 6 and is_section(text)) or _WEEKDAY.fullmatch(text)):
        return "the name of a section or of the day, between lines of the page"
    return ""


def _is_row(text: str) -> bool:
    """Whether the line consists of short names, and sites use most of them as names of sections."""
    if "，" in text or "。" in text or "：" in text:
        return False
    text = text.strip(" |｜丨·")
    if all(len(word) == 1 for word in text.split()):
        return len(text) > 2 * LONGEST_ITEM and "".join(text.split()).startswith("首页")  # 首 页 政 务 公 开
    bars = _BARS.split(text)
    words = ["".join(word.split()) for word in bars] if len(bars) > 2 else _GAPS.split(text)
    if len(words) < FEWEST or not all(map(_NAME.fullmatch, words)):
        return False
    return _HOME.fullmatch(words[0]) is not None or len(bars) > 3 or sum(map(_is_place, words)) * 3 >= len(words) * 2


def _are_channels(text: str) -> bool:
    """Whether the line names subjects, most of which portals have channels of: 新闻 财经 房产 旅游 教育."""
    words = _GAPS.split(text)
    return len(words) >= FEWEST_CHANNELS and sum(word in of_kind("channel") for word in words) * 3 >= len(words) * 2


def _are_sites(text: str) -> bool:
    """Whether the line names sites of offices, at least one of them as a site, and buttons: 中国政府网 青石省人民政府 无障碍浏览."""
    words = text.split()
    sites = sum(word.endswith(_OFFICE_SITE) for word in words)
    return len(words) >= FEWEST and sites > 0 and all(map(_may_be_site, words))


def _may_be_site(word: str) -> bool:
    return word.endswith(_OFFICE_SITE) or is_body(word) or _is_place(word) or word.isascii()


def _is_place(word: str) -> bool:
    """Whether the word is a section of a site, or a button beside its sections."""
    return is_section(word) or made_of(word, "button") > 0


def _shelf(line: Line) -> str:
    """The section in which the site has the text, over the title: alone, or among others one a line."""
    text = line.text
    if line.index < min(TOP, line.body[0]) and _SHEET.fullmatch(text):
        return "the sheet of a newspaper, over the text"
    listed = line.index < TOP and text in of_kind("shelf")
    if (listed or (_is_item(text) and _in_a_menu(line))) and _titled(line):
        return "a section of the site, over the title"
    return ""


def _is_item(text: str) -> bool:
    return len(text) <= LONGEST_ITEM and is_section(text.rstrip(" ▼▾>"))


def _in_a_menu(line: Line) -> bool:
    """Whether three such names stand one below the other."""
    run = 1
    for step in (-1, 1):
        place = step
        while run < FEWEST and _is_item(line.near(place)):
            run += 1
            place += step
    return run >= FEWEST


def _titled(line: Line) -> bool:
    """Whether a longer line, the title, still stands below, before the text."""
    below = range(line.index + 1, min(line.body[0], line.index + FAR))
    return any(len(text) > 6 and sum(map(is_han, text)) >= LEAST and not _is_item(text) for text in line.still(below))


def _site(line: Line) -> str:
    """The name of the site, alone or behind the title that stands below."""
    text = line.text
    if line.index >= TOP:
        return ""
    title, *names = _TAG.split(text)
    if names and len(title) >= 6 and _NAME.fullmatch(names[-1]) and title in line.lines[line.index + 1 : 20]:
        return "the title once more, with the names of section and site"
    if _CLOCK.fullmatch(text) and _titled(line):
        return "the day on which the page was looked at"
    dated = _DATED.fullmatch(text)
    if dated and any(line.is_gone(-back) and dated["name"] in line.near(-back) for back in range(1, NEAR + 1)):
        return "the name of the site once more, with the day"
    named = len(text) <= LONGEST_NAME and not _NO_SITE.search(text) and (_SITE.fullmatch(text) or _HOST.fullmatch(text))
    return "the name of the site" if named else ""


def _signs_off(line: Line) -> bool:
    """Whether a site's name with its address are the last words of the page: 某某网 www.example.com."""
    last = line.from_end == 0 or line.is_gone(1)
    return last and line.near(-1)[-1:] in "。；！？" and _WITH_ADDRESS.fullmatch(line.text) is not None


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"
_BARE = "各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/sections",
    each(judge),
    HIGH,
    why="The names of the site and of its sections, and the way through them to this page.",
    where=Where.BESIDE | Where.INSIDE,
    examples=(
        Example(f"▶首页 文秘知识 范文大全 公文写作 求职 VIP\n{_TEXT}", becomes=""),
        Example(f"▶新闻 财经 房产 旅游 教育 党建\n{_TEXT}", becomes=""),
        Example("▶合计 教育 医疗 文化 环保 其他\n120 30 25 10 20 35\n各位代表：\n以上是全年支出情况，请各位提出意见。"),
        Example(f"▶当前位置：首页 > 应用文书 > 汇报体会\n{_TEXT}", becomes=""),
        Example(f"某县水利工作总结\n▶10-28 青禾水库\n{_BARE}"),
    ),
)
