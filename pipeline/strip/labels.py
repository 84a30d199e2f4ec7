"""Lines of labels and nothing else: buttons, sections of the site, its name, the way through it to this page."""

from __future__ import annotations

import re

from ..chinese.rest import rest_notice
from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .keys import known, parse
from .page import Line, each
from .words import BETWEEN, is_advert, is_section, is_spam, of_kind, pieces

LONGEST, LONGEST_ROW = 60, 120  # characters of a row of buttons, of sections
TOP, FAR = 4, 60  # lines in which a lone section stands, lines below it in which the title stands
SAYS = 4  # characters of a button that no text has as a line of its own
FEWEST = 3  # names that make a row
LONGEST_BESIDE = 14  # characters beside the notice that more of the text is elsewhere

_NUMBERED = regex(r"第\d+页|上一页[\d…]+")
_LIKED = regex(r"[+＋]1(?!\d)")
_COUNT = regex(r"\d{1,7}")
#: 首页 上一页 1 2 3 下一页 尾页 共76条, [1] [2] 下一页, 共3页: 1 2 3, 【1】【2】.
_HOW_MANY = r"(?:[(（]?共\s?\d{1,6}\s?[页条篇][)）]?\s{0,8}){0,2}"
_JUMP = r"(?:(?:跳?转?到|第)\s{0,4}\d{0,4}\s{0,4}页?\s{0,4}(?:GO|go|确定)?)?"
_BACK, _ON = r"(?:(?:首页|[上前]一页)\s{0,8})*", r"[下后]一页\s{0,8}(?:[末尾]页\s{0,8})?"
_PAGER = regex(
    rf"(?:共\s?\d{{1,3}}\s?页\s?[:：]?\s{{0,8}})?{_BACK}(?:[\[【]?\d{{1,3}}(?!\d)[\]】]?\s{{0,8}}){{1,20}}"
    rf"(?:\.{{2,6}}\s{{0,8}}\d{{0,3}}\s{{0,8}})?{_ON}{_HOW_MANY}{_JUMP}"
)
#: 25.34KB, 999+, VIP专免: what a viewer shows of its file.
_FILE = regex(r"\d+(?:\.\d+)?\s?[KMG]B|\d{3,}\+|(?:VIP|会员)(?:专[享免属]|免费)(?:文档|下载)?")
#: 31 页: how many pages a viewer says its file has.
_PAGES = regex(r"(?:共\s?)?\d{1,4}\s?页")
#: 《…》作者某甲《…》作者某乙: the books that a forum sells over its threads.
_BOOKS = regex(r"(?:《[^》]{2,30}》\s?作者[^《]{2,8}){2,}")
#: What a call says is to be done, and with what; each line that is one says both.
_ACT = regex("点击|点此|下载|登[录陆]|注册|购买|付费|开通|成为|会员|阅读|浏览|开放")
_OBJECT = regex(
    "全文|完整|剩余|其余|余下|部分内容|以下内容|本文|文档|文章|资料|原文|会员|[Ww]ord|WORD|docx?|DOC|PDF|pdf|电子版|源文件"
)
_FILE_CALL = regex(r"[【\[（(]?(?P<call>[^：:】\]\n]{2,24})[：:】\]]+\s?(?P<name>[^。；，：:\n]{4,80})")
_ENDING = regex(r"\s?(?:\.(?:docx?|pdf|txt|wps|rtf))?(?:\s?[（(][^（）()]{2,12}[）)])?$", re.I)
#: 展开更多, 点击查看全部内容: the button that unfolds the rest; no text has such a line.
_UNFOLD = regex(
    r"(?:点击|点此|轻触|点我|下拉|上拉|继续)?(?:继续)?(?:展开|加载|显示|查看|阅读|浏览)(?:更多|全部|全文|剩余|其余|余下|还剩)(?:全部)?"
    r"(?:的?\d{1,4}\s?[%％页字])?的?(?:内容|正文|部分|文字|章节|全文)?"
)
#: 此处隐藏部分内容，登录后可查看: what is not shown, and what one does to see it.
_KEPT_BACK = "(?:此处|此|以下|剩余|其余|部分|本文|该|全文|更多)(?:为|是|的|有|内容|部分|文字|章节|已)*"
_BY = "(?:隐藏|加密|锁定|付费|收费|会员|登录|关注|回复|评论|扫码|注册)(?:了|后|部分|内容|专享|专属|可见)*"
_TO_DO = "(?:登录|注册|回复|评论|关注|购买|付费|扫码|开通会员|成为会员|输入密码)(?:后|之后)?"
_TO_SEE = "[，,]?(?:即可|方可|才能|可以?|才可)?(?:可见|查看|阅读|浏览|显示|解锁|获取)?(?:全文|全部|完整)?(?:内容)?"
_LOCKED = regex(rf"{_KEPT_BACK}{_BY}(?:[，,;；]?(?:请|需|需要|须)?{_TO_DO})?{_TO_SEE}")
_UNFOLD_ENDS = "∨﹀▼▾↓>＞»›…. ︾⌄"
_LOCK_ENDS = "⚠️🔒【】[]（）()*!！。. …—-"
_MARKS = "—-…。，！!. "
#: 此处隐藏2384字: how much of the text is not shown, which no text says of itself.
_HOW_MUCH = regex(r"(?:隐藏|省略|展示|显示)了?\s?\d{2,6}\s?个?字")
#: 需要5个豆子, 所需积分：10, 售价 3元: what the file costs.
_MONEY = "豆子?|[文金学资源]{0,2}[币幣]|积分|下载[券豆点]|财富值?|经验值?|点(?:数|券)?|元"
_PRICE = regex(
    rf"(?:(?:共|仅|只)?需要?|所需|消耗|扣除|售价|价格)[\s:：]{{0,3}}(?:积分|财富值?|金币|下载[券豆点])?[\s:：]{{0,3}}\d{{1,4}}(?:\.\d{{1,2}})?\s?个?(?:{_MONEY})?"
)
#: 30金币 0人已下载, 已有1203人购买: what it costs, and how many took it.
_TAKERS = (
    r"(?:已有?|共有?)?\s?\d[\d,.]{0,8}万?\s?[人次]\s?(?:已|次)?(?:下载|购买|收藏|阅读|浏览|点赞|付费|学习)(?:过|了)?"
)
_SOLD = regex(rf"(?:{_TAKERS}|\d{{1,4}}(?:\.\d{{1,2}})?\s?个?(?:{_MONEY}))")
#: 收藏《在水利会议上的讲话》)
_ACTED = regex(r"[（(]?(?P<act>[^《》，。；：]{2,6})\s?《[^》]{4,50}》[)）]?")
#: 2024-09-30下载文档一键复制全文: the day of the page, with its buttons right behind.
_DAY_AND = regex(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{1,4}\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?\s{0,8}")
_NUMBERS = regex(r"(?:[\[【]\d{1,2}[\]】]\s*){2,20}")


#: 返 回: the letters of a button set apart.
SPACED = 12  # characters
#: What is done with a page; 目　录 and 前　言 are set so by texts.
_PRESSED = frozenset(
    ("返回", "关闭", "打印", "收藏", "分享", "下载", "举报", "评论", "返回首页", "返回列表", "返回顶部", "关闭窗口")
)
_SPACED = regex(rf"[{CJK}](?:[ \u3000]{{1,3}}[{CJK}]){{1,3}}")


def buttons(text: str) -> int:
    """How many buttons the line is made of; 0 where it holds anything else."""
    if len(text) <= SPACED and _SPACED.fullmatch(text):
        return int("".join(text.split()) in _PRESSED)
    count = 0
    for word in filter(None, BETWEEN.split(_LIKED.sub("", text))) if len(text) <= LONGEST else ():
        found = pieces(word, "button") or (1 if _NUMBERED.fullmatch(word) else 0)
        if not found:
            return 0
        count += found
    return count


def _is_empty_row(text: str) -> bool:
    return len(text) <= LONGEST and not BETWEEN.sub("", text)


def _counted(text: str) -> int:
    """How many buttons the line is made of with how often each was pressed: 点赞 0 踩 0 收藏 0 分享."""
    if len(text) > LONGEST or not _COUNT.search(text):
        return 0
    words = [word for word in BETWEEN.split(_LIKED.sub("", text)) if word]
    names = [word for word in words if not _COUNT.fullmatch(word)]
    if not names or words[0] != names[0] or len(names) == len(words):
        return 0
    return len(names) if all(pieces(name, "button") or _is_count(name) for name in names) else 0


def _is_count(name: str) -> bool:
    key = known().get(name)
    return key is not None and key.page in ("only", "open") and not key.fact


def _button(line: Line) -> str:
    text, outside = line.text, line.outside
    if len(text) <= LONGEST and (("页" in text and _PAGER.fullmatch(text)) or (outside and _NUMBERS.fullmatch(text))):
        return "the numbers of the parts that the page shows"
    if outside and (is_spam(text) or (is_advert(text) and any(is_advert(line.near(step)) for step in (-1, 1)))):
        return "links that somebody planted"
    if len(text) <= LONGEST and _UNFOLD.fullmatch(text.strip(_UNFOLD_ENDS)):
        return "a button that unfolds the rest"
    if len(text) <= LONGEST and _CUT_SHORT.fullmatch(text):
        return "a notice that part of the text is not shown"
    if (outside or line.index >= line.body[1] or _HOW_MUCH.search(text)) and _says_rest(text):
        return "a notice that part of the text is not shown"
    if _brackets(line):
        return "a row of buttons in brackets, outside the text"
    if len(text) <= LONGEST and _LOCKED.fullmatch(text.strip(_LOCK_ENDS)):
        return "a notice that part of the text is not shown"
    if line.above and (_FILE.fullmatch(text) or _BOOKS.fullmatch(text) or _is_login(line)):
        return "what a viewer, a forum or a form shows over the text"
    if line.above and line.index < TOP and text[0] in "【[（(" and text.strip("【】[]（）() ") in of_kind("tag"):
        return "what the site calls the page, in brackets, over it"
    if line.above and line.beside_gone and _PAGES.fullmatch(text):
        return "how many pages the file has, beside a line of the page"
    if line.below and len(text) <= LONGEST and (named := _ACTED.fullmatch(text)) and pieces(named["act"], "button"):
        return "a button and the name of the text"
    if outside and (is_call(text) or _calls_for_title(line)):
        return "a call to load the file down, or to read on"
    if outside and (stamp := _DAY_AND.match(text)) and pieces("".join(text[stamp.end() :].split()), "button"):
        return "the day the page was put up, and buttons"
    counted = _counted(text) if outside else 0
    if counted > 1 or (counted and line.beside_gone):
        return "buttons and how often they were pressed"
    sold = [_SOLD.fullmatch(part) for part in text.split()] if len(text) <= LONGEST else [None]
    if all(sold) and (len(sold) > 1 or (line.outside and line.beside_gone and "元" not in text)):
        return "what the file costs, and how many took it"
    count = buttons(text)
    if count and line.above and _SPACED.fullmatch(text):
        return "a button in spaced letters, over the text"
    if count >= FEWEST:
        return "a row of buttons"
    if not outside or not (count or _is_empty_row(text)):
        return ""
    if count and line.has_body and len(BETWEEN.sub("", text)) >= SAYS:
        return "a button outside the text"
    if any(line.is_gone(step) or buttons(line.near(step)) or _is_sign(line.near(step)) for step in (-1, 1)):
        return "a button beside others, outside the text"
    return "a row of buttons outside the text" if count >= 2 else ""


def _says_rest(text: str) -> bool:
    """Whether the line says that more of the text is elsewhere, and hardly more: 剩余60%未读，请下载后阅读."""
    notice = rest_notice(text) if len(text) <= LONGEST and not set(text) & set("。；！？") else ""
    behind = text[text.find(notice) + len(notice) :][:1]
    return bool(notice) and len(text) - len(notice) <= LONGEST_BESIDE and not behind.isalnum()


def _brackets(line: Line) -> bool:
    """Whether the line is made of buttons in brackets and of what a page says of its text: 【收藏】 作者：佚名 【小 中 大】."""
    if not line.outside or not line.has_body or len(line.text) > LONGEST_ROW:
        return False
    buttons = _BRACKETED.findall(line.text)
    if len(buttons) < 2 or any(map(_OF_TEXT.search, buttons)) or parse(line.text):
        return False
    if not any(map(_OFFERED.search, buttons)):
        return False  # 【机密】【特急】
    rest = _BRACKETED.sub(" ", line.text).strip(" 】]")
    return len(rest) <= LONGEST_REST or bool(parse(rest))


def is_call(text: str) -> bool:
    """Whether the line calls to load the file down or to pay for the rest of it: 正式会员可完整阅读全文, 点击下载Word版."""
    if len(text) > LONGEST or not (_OBJECT.search(text) and _ACT.search(text)):
        return False
    said, prices = _PRICE.subn(" ", text.strip(_MARKS))
    counts = [pieces(word, "call") for word in BETWEEN.split(said) if word]
    return all(counts) and sum(counts) + prices > 1


def called(text: str) -> int:
    """Where the name of the file begins that the line calls to load down (点击下载Word文档：某某讲话.docx); 0: it does not."""
    found = _FILE_CALL.fullmatch(text) if len(text) <= LONGEST_ROW else None
    if found is None or not _OBJECT.search(text) or not _ACT.search(found["call"]):
        return 0
    words = [word for word in BETWEEN.split(found["call"]) if word]
    return found.start("name") if all(pieces(word, "call") for word in words) else 0


def _calls_for_title(line: Line) -> bool:
    """Whether the line calls to load down the file of the text, whose title another line gives."""
    text = line.text
    name = _ENDING.sub("", text[called(text) :]) if "载" in text else text
    return len(name) > SAYS and name != text and any(name in other for other in line.lines[:20] if other != text)


def _is_login(line: Line) -> bool:
    """Whether the line is fields of a login form, three in a row, or one beside a line of the page: 帐号 密码 验证码."""
    words = line.text.split()
    known = all(pieces(word, "login") for word in words)
    return known and (len(words) >= FEWEST or (len(words) == 1 and line.is_gone(-1)))


def _is_sign(text: str) -> bool:
    return bool(text) and _is_empty_row(text)


_START = regex(
    r"(?:[您你我](?:的|现在的?|当前的?|所在的?|目前的?)?(?:当前|所在|浏览)?|(?:现在|目前)(?:当前|所在)?|当前|所在)的?位置"
    rf"|[您你]在这里|(?:[{CJK}]{{2,4}})?(?:首页|主页)\s*[>＞»›/-]"
)
_ARROW = regex(r"[>＞»›]+|&gt;")
_STEP = regex(r"[^。；！？<>＞»›]{2,60}")
_SHORT_STEP = regex(f"[{CJK}]{{2,8}}")
_CRUMB = regex(r"[^。，；：！？,;:!?<=]{1,14}")


def _way(line: Line) -> str:
    """当前位置：首页 > 政务信息 > 要闻, on one line or one word a line."""
    text = line.text
    if len(text) > LONGEST_ROW:
        return ""
    steps = [step.strip() for step in _ARROW.split(text)] if _ARROW.search(text) else [text]
    if _START.match(text) and (len(steps) > 1 or len(text) <= 8):
        return "the way through the site"
    if not line.outside:
        return ""
    if ">" in text.replace("＞", ">") and _ARROW.fullmatch(text):
        return "a lone arrow of a menu"
    if line.above and len(steps) > 2 and _is_path(steps):
        return "the way through the site"
    bare = text.strip("> ＞»›")
    if not _CRUMB.fullmatch(bare):
        return ""
    if len(steps) > 2 and "《" not in text:
        return "the way through the site"
    if line.above and line.index < 6 and len(steps) == 2 and all(map(_SHORT_STEP.fullmatch, steps)):
        return "the way through the site"
    if line.above and line.index < 8 and _is_step(line):
        return "a step of the way through the site, over the title"
    if line.is_gone(-1) and (_ARROW.fullmatch(line.near(-1)) or text == line.near(-1)):
        return "a step of the way through the site"
    return ""


def _is_step(line: Line) -> bool:
    """Whether the short line is one of the steps of the way right above it, and a title still follows."""
    way = next((line.near(-back) for back in (1, 2) if line.is_gone(-back) and _ARROW.search(line.near(-back))), "")
    return len(line.text) <= 8 and line.text in [step.strip() for step in _ARROW.split(way)] and _titled(line)


def _is_path(steps: list[str]) -> bool:
    """Whether the steps are short names; the last one may be the title: 某某网, 范文, 工作总结, 某县水利工作总结."""
    return all(_STEP.fullmatch(step) and len(step) <= 16 for step in steps[:-1]) and (
        not steps[-1] or _STEP.fullmatch(steps[-1]) is not None
    )


_BARS, _GAPS = regex(r"\s{0,8}[|｜丨]\s{0,8}"), regex(r"\s{0,8}[|｜丨·/]\s{0,8}|\s+")
_NAME = regex(rf"[{CJK}A-Za-z]{{2,10}}")
_SIGNED = regex(rf"[{CJK}]{{4,24}}\s*[-—_|｜]{{1,2}}\s*([{CJK}A-Za-z]{{2,10}})")
#: Alone over the title: the shelf on which the site has the text.
_SHELF = regex(
    "通知公告|公告通知|公示公告|公告公示|政策法规|政策文件|政策解读|规划计划|计划总结|领导讲话|重要讲话|"
    "会议讲话|工作动态|政府文件|文件通知|信息公开|政务公开|政务动态|新闻动态|新闻中心"
)
#: 青禾日报 数字报纸; 00001版：一版要闻: where a newspaper's edition for screens has the text.
_SHEET = regex(
    rf"[{CJK}]{{2,10}}(?:报|时报|导报|新闻)\s{{0,4}}[-·|]?\s{{0,4}}(?:数字报纸?|电子报|数字版|电子版|多媒体数字报刊?)"
    rf"|第?\s?[A-D]?\d{{1,5}}\s?版\s?[:：]\s?[{CJK}·]{{2,10}}"
)
#: 乡镇分站: 青石镇 白河镇 …: names behind what they lead to.
_SITES = regex(
    rf"[{CJK}（()）]{{0,12}}(?:分站|子站|站群|导航|栏目|频道|友情链接|快速链接)\s?[:：](?:\s{{0,4}}[{CJK}]{{2,10}}(?=\s|$)){{4,60}}"
)
#: What a page calls the text that follows, alone in its line.
_HEADS = frozenset(
    ("全文", "正文", "正文内容", "详细内容", "文章内容", "文章正文", "内容详情", "信息内容", "文件正文", "全文内容")
)
_GREETING = regex(
    r"(?:[^。；]{0,24}(?:欢迎[您你]|欢迎(?:光临|访问|来到)[^。；]{0,16})?[!！,，]?\s*)?(?:今天是|现在是|现在时间)\s*[:：]?\s*"
)
_DATED = regex(r"(?:(?:19|20)?\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)?[^。；，]{0,30}")
_DAY = regex(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天](?:\s\S{1,12})?")


def _section(line: Line) -> str:
    text = line.text
    if not line.has_body or len(text) > LONGEST_ROW:
        return ""
    greeting = _GREETING.match(text) if line.index <= min(line.body[0], 12) else None
    if greeting and _DATED.fullmatch(text, greeting.end()):
        return "the greeting of the site"
    if not line.outside:
        return ""
    signed = _SIGNED.fullmatch(text) if line.below else None
    if _is_row(text) or (signed and is_section(signed[1])):
        return "the sections of the site"
    if not line.above:
        return ""
    if line.beside_gone and _DAY.fullmatch(text):
        return "the day, beside a line of the page"
    if line.beside_gone and _SITES.fullmatch(text):
        return "the sites and sections to which the page leads"
    if line.index < min(TOP, line.body[0]) and (_SHEET.fullmatch(text) or text in _HEADS):
        return "the sheet of a newspaper, or what the page calls the text, over it"
    if line.index < TOP and _SHELF.fullmatch(text) and _titled(line):
        return "the section of the site, over the title"
    if _is_item(text) and _in_a_menu(line):
        return "a section of the site, among others one a line"
    if line.is_gone(-1) and line.is_gone(1) and len(text) <= 6 and is_section(text):
        return "the name of a section, between lines of the page"
    return ""


def _is_row(text: str) -> bool:
    """Whether the line consists of short names, and sites use most of them as names of sections."""
    if "，" in text or "。" in text or "：" in text:
        return False
    text = text.strip(" |｜丨·")
    bars = _BARS.split(text)
    words = ["".join(word.split()) for word in bars] if len(bars) > 2 else _GAPS.split(text)
    if len(words) < FEWEST or not all(map(_NAME.fullmatch, words)):
        return False
    return (
        words[0] in ("首页", "主页", "网站首页") or len(bars) > 3 or sum(map(is_section, words)) * 3 >= len(words) * 2
    )


def _is_item(text: str) -> bool:
    return len(text) <= 8 and is_section(text.rstrip(" ▼▾>"))


def _in_a_menu(line: Line) -> bool:
    """Whether three such names stand one below the other, and a title still follows before the text."""
    run = 1
    for step in (-1, 1):
        place = step
        while run < FEWEST and _is_item(line.near(place)):
            run += 1
            place += step
    return run >= FEWEST and _titled(line)


def _titled(line: Line) -> bool:
    """Whether a longer line, the title, still stands below, before the text."""
    below = range(line.index + 1, min(line.body[0], line.index + FAR))
    return any(len(text) > 6 and not _is_item(text) for text in line.still(below))


#: 因篇幅问题不能全部显示，请点此查看更多更全内容: nothing but the notice.
_CUT_SHORT = regex(
    "(?:[（(]|……?)?(?:由于|因)(?:文章|文档|内容)?(?:篇幅|字数|长度)[^。，]{0,6}(?:不能|无法|未能)[^。，]{0,8}(?:显示|展示)"
    "(?:[，,。]?(?:请|如需|您可)?[^。，]{0,4}(?:点此|点击|查看|下载|阅读)[^。，]{0,14})?[。）)]?"
)
#: 【以稿换稿】, 【需要：1点券】, and what a text has in brackets: 【附件1】.
_BRACKETED = regex("【[^【】]{1,12}】")
_OF_TEXT = regex("附|注|表|图|例|条|题|问|答|[一二三四五六七八九十]$")
_OFFERED = regex("收藏|会员|点券|投稿|下载|打印|关闭|分享|评论|全文|书签|换稿|[小大]\\s?中\\s?[大小]")
LONGEST_REST = 4  # characters beside buttons in brackets

_KEEPER = "(?:网|网站|文库|文秘站|公文站|范文站|资料库|公众号|在线|(?:文秘|秘书|公文|范文|法律|材料)之家)"
_SITE = regex(
    rf"[{CJK}A-Za-z0-9]{{1,12}}{_KEEPER}(?:\s*(?:[-—_|｜·]{{1,2}}|◆|——)\s*[^。；]{{2,40}})?(?:\s{{1,4}}(?:首页|主页|网站首页))?[!！~～]*"
)
_SLOGAN = regex(
    rf"[^。；]{{2,30}}?\s*(?:[-—_|｜]\s*){{1,2}}[{CJK}A-Za-z0-9]{{2,12}}(?:网|网站|文库|文秘站)(?:◆[^。；]{{0,20}})?"
)
#: 您好，欢迎来到某某文档: nothing but the greeting, over the title.
_WELCOME = regex(
    rf"(?:(?:您|你|大家)好|亲爱的(?:用户|网友|读者)|尊敬的(?:用户|会员))?[，,!！ ]{{0,2}}欢迎[您你]?(?:来到|光临|访问|进入|使用)"
    rf"[{CJK}A-Za-z0-9]{{1,12}}(?:网|网站|官网|文库|文档|文秘|公文|范文|资料库|素材库|平台|之家)[!！~～。.]*"
)
_NAME_AND_ADDRESS = regex(rf"[{CJK}]{{2,10}}(?<!官)(?:网|在线|论坛)\s{{0,4}}(?:https?://|www\.)[\w./-]{{4,40}}")
_NO_SITE = regex("(?:互联|电|铁路|公路|水|管|路|光纤|官|联|物联|渔|法|河|鱼|天|林|农)网$|关于|建设|方案|办法|规划")
_TAG = regex(r"\s{0,8}[_|｜-]\s{0,8}")
_KEEPS = regex("(?:网|站|文库|公文)$")


def _site_name(line: Line) -> str:
    text = line.text
    if line.below and _signs_off(line):
        return "the name of the site and its address, below the text"
    if not line.has_body or not line.above or line.index > 3 or len(text) > LONGEST_ROW:
        return ""
    title, *names = _TAG.split(text)
    if names and len(title) >= 6 and _KEEPS.search(names[-1]) and title in line.lines[:20]:
        return "the title once more, with the names of section and site"
    if _WELCOME.fullmatch(text):
        return "the greeting of the site"
    if len(text) > LONGEST or _NO_SITE.search(text) or not (_SITE.fullmatch(text) or _SLOGAN.fullmatch(text)):
        return ""
    return "the name of the site"


def _signs_off(line: Line) -> bool:
    """Whether a site's name and its address are the last words of the page: 某某网 www.example.com."""
    last = line.from_end == 0 or line.is_gone(1)
    return last and line.near(-1)[-1:] in "。；！？" and _NAME_AND_ADDRESS.fullmatch(line.text) is not None


def judge(line: Line) -> str:
    if line.outside:
        return _way(line) or _button(line) or _site_name(line) or _section(line)
    if len(line.text) > LONGEST or line.text[-1] in "。；，：":
        return ""
    return _way(line) or _button(line) or (_section(line) if line.index == line.body[0] else "")


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"
_BARE = "各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/labels",
    each(judge),
    HIGH,
    why="Buttons, names of sections and of the site, the way through it: nothing but labels, in a row or one a line.",
    where=Where.TEXT,
    examples=(
        Example(f"▶下载\n打印\n全屏\n【字号：\n加大\n】\n{_TEXT}", becomes=""),
        Example(f"▶返回 下载 相关 举报\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶转藏 分享 献花（3） +1", becomes=""),
        Example(f"{_TEXT}\n▶点赞 0 踩 0 收藏 0 分享", becomes=""),
        Example(f"{_TEXT}\n▶阅读(12) ┆ 评论(3)", becomes=""),
        Example(f"{_TEXT}\n▶阅览室 12 评论席 3"),
        Example(f"{_TEXT}\n▶仅展示624字，全文共3302字", becomes=""),
        Example(f"{_TEXT}\n▶---此处隐藏2384字，下载后查看---\n一、修渠\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶展板展示3个专题，全部图片共120幅"),
        Example(f"▶2024-09-30下载文档一键复制全文\n{_TEXT}", becomes=""),
        Example(f"▶2024-09-30下载点公示\n{_TEXT}"),
        Example(f"▶【资料图】\n{_TEXT}", becomes=""),
        Example(f"▶【机密】\n{_TEXT}"),
        Example(f"{_TEXT}\n▶青禾文化网 www.example.com", becomes=""),
        Example(f"{_TEXT}\n报名网址：\n▶青禾人事网 www.example.com"),
        Example(f"▶帐号 密码 验证码\n{_TEXT}", becomes=""),
        Example("捐赠公告\n现将账户公布如下。\n户名：某县慈善总会\n▶账号：\n1100220033\n密码：\n无"),
        Example(f"▶高清视频在线观看_免费影院大全_午夜剧场_天天影院\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶主站蜘蛛池模板: 免费视频大全| 影院在线观看| 热播剧", becomes=""),
        Example(f"{_TEXT}\n▶抄送: 县水利局| 县应急管理局| 县气象局"),
        Example(f"▶《某某技巧》作者某甲《某某手册》作者某乙\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶正式会员可完整阅读全文", becomes=""),
        Example(f"{_TEXT}\n▶——剩余内容请登录后查看——", becomes=""),
        Example(f"{_TEXT}\n▶点击下载Word版文档", becomes=""),
        Example("各位代表：\n▶点击展开剩余60%的内容\n今年要把渠修好，各村都要出工。", becomes=""),
        Example("各位代表：\n▶此处隐藏部分内容，登录后可查看\n今年要把渠修好，各村都要出工。", becomes=""),
        Example("各位代表：\n▶以下内容请会后查看\n今年要把渠修好，各村都要出工。"),
        Example("各位代表：\n▶30金币 0人已下载\n今年要把渠修好，各村都要出工。", becomes=""),
        Example("各位代表：\n▶补助300元 1203人\n今年要把渠修好，各村都要出工。"),
        Example(f"▶点击下载Word文档：某县水利工作总结.docx\n{_TEXT}", becomes=""),
        Example(f"▶附件下载：某县水利工作表.docx\n{_TEXT}"),
        Example(f"{_TEXT}\n▶下载该文档 需要5个豆子", becomes=""),
        Example(f"{_TEXT}\n▶本文档下载需要10积分", becomes=""),
        Example(f"{_TEXT}\n▶请各会员单位阅读文件"),
        Example(f"{_TEXT}\n▶下载登记表需要3元工本费"),
        Example(f"VIP专免\n▶25.34KB\n31 页\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶打印本页", becomes=""),
        Example(f"{_TEXT}\n▶下载 3 次"),
        Example(f"【字体：\n▶大\n中\n小\n】\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶【1】【2】【3】", becomes=""),
        Example("各位代表：\n▶见第3页\n今年要把渠修好。"),
        Example("各位代表：\n▶小\n我们要从小处做起，把实事办好，让群众满意。"),
        Example("▶目录\n第一章 总则\n第二章 分则"),
        Example(f"▶政策文库 政策解读 政策问答\n{_TEXT}", becomes=""),
        Example(f"▶首页 文秘知识 范文大全 公文写作 求职 VIP\n{_TEXT}", becomes=""),
        Example(f"▶首 页 | 市情 | 政务 | 互动\n{_TEXT}", becomes=""),
        Example(f"▶某中学欢迎您！ 今天是2018年10月3日 星期三\n{_TEXT}", becomes=""),
        Example(f"▶【存书签】【换稿】作者：佚名 来源：作者原创【小 中 大】【入会】\n{_TEXT}", becomes=""),
        Example(f"▶【附件1】【附件2】\n{_TEXT}"),
        Example(f"▶【机密】【特急】\n{_TEXT}"),
        Example(f"{_TEXT}\n▶因篇幅问题不能全部显示，请点此查看更多更全内容", becomes=""),
        Example(f"{_TEXT}\n▶剩余60%未读，请下载后阅读", becomes=""),
        Example(f"{_TEXT}\n▶免费预览1页，共5页", becomes=""),
        Example(f"{_TEXT}\n▶还有5页未显示", becomes=""),
        Example(f"{_TEXT}\n▶全文共3860字，当前显示412字", becomes=""),
        Example(f"{_TEXT}\n▶剩余60%未读完的档案由各村继续阅读并登记。"),
        Example(f"{_TEXT}\n▶因篇幅所限，会议材料不能全部展示，各村可到镇里查看。"),
        Example(f"▶您好,欢迎访问千山文档\n{_TEXT}", becomes=""),
        Example(f"▶千山素材网 首页\n{_TEXT}", becomes=""),
        Example(f"▶您好，欢迎来到青石镇\n{_TEXT}"),
        Example(f"▶今天是：2003年9月28日 您是第1234567位访客\n{_TEXT}", becomes=""),
        Example(f"{_TEXT}\n▶某县人民政府办公室 - 通知公告", becomes=""),
        Example(f"{_TEXT}\n▶国务院部门网站 地方政府网站 驻外机构网站", becomes=""),
        Example(f"首页\n▶心得体会\n方案\n更多▼\n{_TEXT}", becomes=""),
        Example(f"首页\n讲话稿\n▶工作总结\n{_BARE}"),
        Example(f"▶通知公告\n{_TEXT}", becomes=""),
        Example(f"青禾日报 数字报纸\n▶00001版：一版要闻\n{_TEXT}", becomes=""),
        Example(f"▶A03版：要闻\n{_TEXT}", becomes=""),
        Example(f"▶正文\n{_TEXT}", becomes=""),
        Example(f"▶返 回\n{_TEXT}", becomes=""),
        Example(f"打印本页\n▶目　录\n{_TEXT}"),
        Example(f"▶乡镇（街道）分站: 青石镇 白河镇 山口镇 石桥镇 柳林乡\n当前位置: 首页\n{_TEXT}", becomes=""),
        Example(f"▶参加乡镇：青石镇 白河镇 山口镇 石桥镇 柳林乡\n当前位置: 首页\n{_TEXT}"),
        Example(f"{_TEXT}\n▶收藏《某县水利工作总结》)", becomes=""),
        Example(f"{_TEXT}\n▶学习《某县水利工作总结》"),
        Example(f"▶通知公告\n{_BARE}"),
        Example(f"25.34KB\n▶31 页\n{_TEXT}", becomes=""),
        Example(f"某县档案目录\n▶31 页\n{_TEXT}"),
        Example(f"▶序号 文件 处理意见\n{_TEXT}"),
        Example(f"▶张三 李四 王五\n{_TEXT}"),
        Example(f"▶今天是植树节，我们在这里举行仪式，请大家入场。\n{_TEXT}"),
        Example(f"{_TEXT}\n▶县政务服务中心 县数据中心"),
        Example(f"▶当前位置：首页 > 应用文书 > 汇报体会\n{_TEXT}", becomes=""),
        Example(f"您现在的位置: 青石中学>> 走进校园>>校园新闻>>正文内容\n▶校园新闻\n{_TEXT}", becomes=""),
        Example(f"▶校园新闻\n{_TEXT}"),
        Example(f"▶某某管理网 > 文档 > 工作汇报 > 正文\n{_TEXT}", becomes=""),
        Example("▶甲组 > 乙组 > 丙组，名次如上。\n各位代表："),
        Example(f"▶您的位置:\n首页\n>\n要闻\n{_TEXT}", becomes=""),
        Example(f"▶某某宝典 > 领导讲话\n{_TEXT}", becomes=""),
        Example(f"▶论坛首页›公文写作›领导讲话›在会上的讲话\n{_TEXT}", becomes=""),
        Example(f"▶位置图\n{_BARE}"),
        Example(f"▶当前位置决定了我们必须加快转型发展步伐。\n{_BARE}"),
        Example(f"▶范文大全网 - 为您提供优质范文\n{_TEXT}", becomes=""),
        Example(f"▶首页 | 公文写作 | 工作总结 | 心得体会\n{_TEXT}", becomes=""),
        Example(f"▶某县水利工作总结_领导讲话_某某文秘网\n{_TEXT}", becomes=""),
        Example(f"▶姓名 | 职务 | 分工\n{_TEXT}"),
        Example("▶某市关于加快建设互联网\n实施方案\n各县区人民政府：\n为加快建设，现就有关事项通知如下，请认真执行。"),
        Example("▶某县人民政府\n关于防汛工作的通知\n各乡镇：\n为做好今年防汛工作，现就有关事项通知如下。"),
    ),
)
