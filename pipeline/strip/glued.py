"""A page's words on a line of the text, because the scraper lost the line's end between them, and what decorates titles.

在某会上的讲话　发布时间：2019-03-04 来源：某局; 谢谢大家！（责任编辑：某某）; 首页 > 讲话 > 正文 在某会上的讲话; 工作总结(精选7篇).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..chinese.kinds import ends_in_kind
from ..chinese.pages import page_label
from ..chinese.stamps import CLOCK, DAY, FIGURED_DAY
from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart
from .keyed import is_published
from .keys import parse
from .labels import buttons, is_call, is_pager
from .phrase import pattern, table
from .sites import LIBRARY
from .talk import introduces, presents
from .words import is_spam, of_kind

TOP, NEAR = 400, 3000  # characters in which a forum's print begins, and a title stands once more
FRONT, TITLES = 10, 4  # lines in which the first words stand, and the title
AFTER = 160  # characters of a line's end that are looked at
FEWEST = 6  # characters of the text before the page's
LONGEST_TITLE, LONGEST_NAMED = 220, 130
LONGEST_SENTENCE, REACH = 240, 1200  # characters of a sentence of the site over the text; of a line in which it stands
#: What the page's words at a line's end hold; each alternative begins with a character of its own.
_SIGN = regex(
    "[编审]\\S?\\s?[:：]|责编|篇\\s?[:：]|一条\\s?[:：]|上一页|【(?:打印|关闭|返回|我要打印)|\\[(?:page|打印|关闭|返回)|更多精彩|转载请|源[:：]"
)
#: Where a line has said something, so that what follows may be the page's.
_ENDED = regex("[。！!”）)…]|[0-9]日|下一页")
#: What stands there and is neither a row of keys nor of buttons.
_MORE = regex(r"更多精彩(?:内容)?(?:尽在|请关注|请访问)[^。\n]{2,40}")
_CREDIT = regex(r"转载请注明(?:来自|出处|来源)?\s{0,8}[:：]?\s{0,8}(?:https?://|www\.)\S*")
_SOURCE = regex(rf"来源[:：]\s?[{CJK}]{{2,10}}{LIBRARY}[{CJK}]{{0,4}}(?:网|库)?|\[page\]")
_GOES_ON = frozenset("。！？；：，”")
#: The way through the site, over the title in one line with it.
_PLACE = r"(?:[您你]?(?:的|现在的?|当前的?|所在的?)?(?:当前|所在)?位置\s{0,8}[:：]?\s{0,8})?首页\s{0,8}"
#: 您的当前位置：首页资金申请书: the arrows before the title, which a line below has again, were lost.
_PLACED = regex(r"(?P<gone>[您你]?的?(?:当前|所在)位置\s?[:：]\s?首页\s?)(?P<title>\S{4}.*)")
_ARROW = r"[>＞»›]{1,2}\s{0,8}"
_WAY = regex(
    rf"(?P<gone>{_PLACE}(?:{_ARROW}[{CJK}]{{2,10}}\s{{0,8}}){{1,6}}{_ARROW}(?:正文|详细内容|内容|详情)[\s:：]+)(?P<title>\S{{4}})"
)
#: 2019-03-04 10:20 来源：某某网 before the first words.
_OPENS = regex(
    rf"(?P<gone>{DAY}\s+{CLOCK}\s+来源[:：]\s?[^\s:：。，]{{2,14}}\s+"
    rf"(?:(?:作者|编辑|浏览)[:：]\s?\S{{1,8}}\s+)?)(?P<title>[{CJK}]{{2}})(?=[^\n]{{8}})"
)
_KEYS = regex(
    r"[ \t\u3000](?P<tail>[（(【\[]?(?:发布时间|发布日期|发表时间|更新时间|来源|时间|日期|作者|浏览次数|浏览|点击)\s*[:：].+)$"
)
#: 2004-6-23某政发〔2004〕89号: the page's date before the number of the text.
_DATED = regex(rf"(?P<gone>{FIGURED_DAY}\s?)(?P<title>[{CJK}]{{2,10}}[〔\[［(（](?:19|20)\d\d[〕\]］)）]\d{{1,4}}号)$")
_STOPPED = regex("[：:。；，]")
_SENTENCE_END = regex(r"[。！？!?]\s{0,4}")
#: 点击下载Word文档：某局工作总结.docx: the call stands before the file's name.
_CALL = regex(
    r"^(?P<gone>[【\[（(]?(?P<call>[^：:】\]\n]{2,24})[：:】\]]+\s?)(?P<title>[^。；，：:.\n]{4,80})(?P<dot>$|\.)"
)
#: 某局工作总结_工作总结范文, 某局工作总结-某某文库: what a browser shows as the page's name.
_SECTION = r"_(?!第[\d一二三四五六七八九十]+[页頁])[^\n。，；_\s][^\n。，；_]{1,40}"
_NAMED = regex(
    rf"^(?P<title>[^_\n。：:]{{5,60}}?[{CJK}）)])(?P<gone>(?:{_SECTION}){{1,3}}"
    rf"|\s*[-|｜—]{{1,2}}\s*[{CJK}A-Za-z]{{0,8}}{LIBRARY}[{CJK}]{{0,3}}(?:网|站|库)?|\s+-\s+[{CJK}]{{0,6}}(?:论文|范文|大全))\s*$"
)
#: 某局工作总结.doc_第1页: a viewer's file, which may be all that names the text.
_PAGED = regex(
    rf"^(?P<title>[^。；：:_\n]{{4,60}}?[{CJK}）)])(?P<gone>(?:\.(?:docx?|pdf|txt|pptx?|wps|rtf))?_\s?第\s?[1１一]\s?[页頁])$",
    re.I,
)
#: 在水利会上的讲话|水利会议: the site's subject behind a title that stands once more, before the text.
_FILED_BEHIND = regex(r"^(?P<title>[^|｜\n。；]{8,60})(?P<gone>[|｜][^|｜\n。；，]{2,12})$")
#: 水利工作总结|某县五年水利工作总结: the subject before a title that says more.
_FILED_BEFORE = regex(r"^(?P<gone>(?P<subject>[^|｜\n。；]{4,30})[|｜])(?P<title>[^|｜\n。；]{8,60})$")
#: [讲话]在全县…会议上的讲话, 【原创】某局工作总结: how a forum files its threads, before the title of a document.
_FILED = regex(rf"^(?P<gone>[【\[](?P<kind>[{CJK}]{{2,4}})[】\]]\s*)(?P<title>\S.*)")
#: 标题: 在会议上的讲话 [打印本页], as a forum prints it, with its name above; 文章标题: 镇工作总结: no text is called an article.
_IN_LINE = r"[^\S\n]{0,20}"
_BOARD = rf"(?:^{_IN_LINE}[^\n。；]{{0,20}}(?:论坛|社区|BBS|bbs){_IN_LINE}\n\s{{0,8}})?"
_HEADED = rf"^{_IN_LINE}标\s?题{_IN_LINE}[:：]{_IN_LINE}(?P<title>[^\n]{{4,90}}?)"
_PRINTED = regex(rf"{_BOARD}{_HEADED}(?P<tail>{_IN_LINE}[\[【]打印本页[\]】]{_IN_LINE})$", re.M)
_LABEL = regex(
    r"(?:文[章档]\s?(?:标\s?题|题目|名称)\s?[:：]\s*|类型(?=.{4,80}\.(?:docx?|pdf|pptx?|wps)$))(?=(?P<title>[^\s:：][^\n:：]{5,90})$)"
)
#: The mark of a second text: then the number of texts is told for the sake of these.
_SECOND = regex(
    rf"第[2２二]篇|篇[2２二]|范文[2２二]|[（(]篇[2２二][）)]|[{CJK}][（(][2２二][）)]$|[{CJK}]\s?[2２二]$",
    8,
)


#: 某局工作总结篇1, below the title without it.
_ENDS_FIRST = regex(rf"^(?P<title>.{{3,60}}[{CJK}）)])(?P<gone>(?:篇|范文)[1一])$")


def judge(view: View) -> Iterator[Edit]:
    yield from apart(Edit(*span) for span in {*_top(view), *_introductions(view), *_tails(view)})


def _introductions(view: View) -> Iterator[tuple[int, int]]:
    """The sentences of a site that open a line, and further ones that 小编 says, where more of the line follows."""
    lines = view.lines
    for line in range(min(FRONT, len(lines))):
        start, end = lines.starts[line], lines.ends[line]
        opens = True
        for stop in _SENTENCE_END.finditer(lines.string, start, min(end, start + REACH)):
            said = lines.string[start : stop.end()].strip()
            of_site = len(said) <= LONGEST_SENTENCE and bool(introduces(said) or (opens and presents(said)))
            opens = opens and of_site
            if of_site and stop.end() < end:
                yield start, stop.end()
            start = stop.end()


def _top(view: View) -> Iterator[tuple[int, int]]:
    """What stands before or after the title and the first words, in their lines."""
    lines = view.lines
    head = _PRINTED.search(lines.string, 0, TOP) if "打印本页" in lines.string[:TOP] else None
    if head:
        yield head.start(), head.start("title")
        yield head.span("tail")
    for line in (line for line in view.asked if line < FRONT):
        text, start, end = lines[line], lines.starts[line], lines.ends[line]
        if label := _LABEL.match(text):
            again = lines.string.count(f"{label['title']}\n", 0, TOP) > 1
            yield start, end if again else start + label.end()
        elif len(text) <= LONGEST_TITLE and (tail := _published(text)) is not None:
            yield start + tail, end
        else:
            yield from ((start + low, start + high) for low, high in _decorations(view, line, text))


def _decorations(view: View, line: int, text: str) -> Iterator[tuple[int, int]]:
    """What a site added to the title, or a browser shows behind it, one after another."""
    low, high = 0, len(text)
    while (found := next(_decoration(view, line, text[low:high]), None)) and not is_spam(text):
        yield low + found[0], low + found[1]
        low, high = (low, low + found[0]) if found[0] else (low + found[1], high)


def _decoration(view: View, line: int, text: str) -> Iterator[tuple[int, int]]:
    """Where something may stand before or behind the title in ``text`` that is not its own."""
    string, present = view.lines.string, {*text}
    for front, signs, form, proves in _AFFIXES:
        found = form.match(text) if line < front and not present.isdisjoint(signs) else None
        if found and proves(found, _stands_again(found["title"], text, string), string):
            yield found.span("gone")
    if line >= TITLES or len(text) > LONGEST_NAMED:
        return
    strong, weak = _titled()
    found = strong.search(text)
    if found and text[-1:] not in "。；" and len(text) - len(found[0]) >= FEWEST:
        yield found.span()
    found = weak.search(text)
    if found and not _SECOND.search(string):
        yield found.span()
    label = page_label(text, bare=view.facts.page > 0)
    if label.page and (label.page == view.facts.page or ends_in_kind(label.title)):
        yield len(label.title), len(text)


def _stands_again(title: str, line: str, string: str) -> bool:
    others = "\n" + string[:NEAR].replace(line, "", 1)
    return any(f"\n{title}{end}" in others for end in "\n ")


@lru_cache(maxsize=1)
def _titled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The phrases that stand before and behind titles: the strong ones, and the weak, for pages of one text."""
    rows = [row for row in table() if row.place == "title"]
    strong, weak = ([pattern(row.phrase, r"\s?") for row in rows if row.weight == one] for one in ("strong", "weak"))
    return regex("|".join(strong)), regex("|".join(weak))


def _is_named(found: re.Match[str]) -> bool:
    return bool(found["dot"]) or ends_in_kind(found["title"])


def _is_filed(found: re.Match[str]) -> bool:
    """Whether a forum files a thread of that kind, or documents are of it."""
    return found["kind"] in of_kind("posted") or ends_in_kind(found["kind"])


#: Lines at the top in which it may stand, signs one of which stands in the line, what stands beside the title, and whether it is
#: the page's: by whether the title stands again in a line of its own, and by the whole text.
_AFFIXES: tuple[tuple[int, str, re.Pattern[str], Callable[[re.Match[str], bool, str], bool]], ...] = (
    (FRONT, ">＞»›", _WAY, lambda *_: True),
    (FRONT, "首", _PLACED, lambda _, again, text: again),
    (FRONT, "源", _OPENS, lambda *_: True),
    (FRONT, "号", _DATED, lambda *_: True),
    (TITLES, "第", _PAGED, lambda _, again, text: not again),
    (TITLES, "_-|｜—", _NAMED, lambda _, again, text: not again),  # else the whole line is the page's
    (TITLES, "载", _CALL, lambda found, again, text: not again and is_call(found["call"]) and _is_named(found)),
    (TITLES, "[【", _FILED, lambda found, again, text: ends_in_kind(found["title"]) and _is_filed(found)),
    (TITLES, "|｜", _FILED_BEHIND, lambda _, again, text: again),
    (TITLES, "|｜", _FILED_BEFORE, lambda found, again, text: _is_fuller(found["title"], found["subject"])),
    (TITLES, "1一", _ENDS_FIRST, lambda _, again, text: again and not _SECOND.search(text)),
)


def _is_fuller(title: str, subject: str) -> bool:
    return len(title) >= len(subject) and ends_in_kind(title) and ends_in_kind(subject)


def _published(line: str) -> int | None:
    """Where the page's particulars begin behind the title."""
    keys = _KEYS.search(line) if ":" in line or "：" in line else None
    if keys is None or keys.start() < 4 or _STOPPED.search(line, 0, keys.start()) or not is_published(keys["tail"]):
        return None
    return len(line[: keys.start()].rstrip())


def _tails(view: View) -> Iterator[tuple[int, int]]:
    """What would be a line of the page, had it one of its own, behind the last words of a line."""
    lines = view.lines
    for line, end in enumerate(lines.ends):
        if lines.string[end - 1] in _GOES_ON:
            continue
        low = max(lines.starts[line], end - AFTER)
        sign = _SIGN.search(lines.string, low, end)
        if sign is None or sign.start() - lines.starts[line] < FEWEST:
            continue
        ends = (said.end() for said in _ENDED.finditer(lines.string, low, end))
        tail = next((at for at in ends if at < end and _is_pages(lines.string[at:end].strip())), None)
        if tail is not None:
            yield tail, end


def _is_pages(tail: str) -> bool:
    """Whether the words are the page's: who made it, what comes before and after it, buttons in brackets, page numbers."""
    if tail[:1] in ("【", "[") and buttons(tail):
        return True
    if is_pager(tail) or any(form.fullmatch(tail) for form in (_MORE, _CREDIT, _SOURCE)):
        return True
    rows = parse(tail)
    turns = any(row.key.name[0] in "上下" for row in rows)
    made = any(row.key.role == "only" or (row.key.role and "编" in row.key.name) for row in rows)
    return (turns or made) and all(row.key.role or row.key.page == "only" for row in rows)


RULE = Rule(
    "strip/glued",
    judge,
    HIGH,
    why="Words of the page stand in a line of the text: the line's end between them was lost, or a site decorates its titles.",
    examples=(
        Example(
            "在水利会上的讲话　发布时间：2019-03-04 来源：县水利局 浏览：123次\n同志们：",
            becomes="在水利会上的讲话\n同志们：",
        ),
        Example("首页 > 公文 > 讲话 > 正文 在水利会上的讲话\n同志们：", becomes="在水利会上的讲话\n同志们："),
        Example("某县水系改造方案（试行）\n同志们："),
    ),
)
