"""Whether a line that no phrase names is the page's or the text's: judged by counted evidence.

Outside the running text stand the page's lines and what frames a text: its title, number, addressee, signature, date.
What speaks for one or the other is counted over pages whose text is known (``bench/count_lines.py``): the line's length,
marks and words, where it stands, what stands beside it. A line goes only above the table's threshold for precision.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.addressees import is_addressee
from ..chinese.bodies import is_body
from ..chinese.dates import is_date_line
from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.salutations import is_salute
from ..chinese.sheet import element_of
from ..chinese.widths import CJK
from ..evidence import Table, table
from ..model import MEDIUM
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .frame import FOOTER, PAGE_WORDS, ends_sentence
from .page import Line
from .talk import said
from .words import is_section

NAME = "page_line"
#: The row of the table that says from which log-odds on a line goes, and the share of lines above it that are the page's.
LEAST, WANTED = "(threshold)", 0.995
LONGEST = 80  # characters of a line that is judged
FAR = 199  # lines in which it may stand once more
NEAR = 6  # lines around it, of which one at least went: where none is the page's, nothing says that this is a page
SHORTEST = 6  # characters of a title
_SIZES = (2, 4, 8, 16, 32, LONGEST)
_FORMS = {
    "holds a size of a file": regex(r"\d\s?[KMG]B?\b"),
    "holds a clock": regex(r"\d{1,2}:\d{2}"),
    "holds a date in figures": regex(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"),
    "holds a date": regex(r"年.{0,3}月"),
    "holds an address": regex(r"https?:|www\.|\.(?:com|cn|net)\b|@"),
    "counts pages or readers": regex(
        rf"\d[.\d万千kKwW+]{{0,12}}\s?(?:次|页|人|篇|分|阅读|下载|元|字|个|条)(?![{CJK}])|\d\+"
    ),
    "holds a mask": regex(r"[*＊]{2,}"),
    "holds bars or arrows": regex(r"[|｜丨>»›←→▶▼▲]"),
    "holds square brackets": regex(r"[\[【][^\]】]{0,12}[\]】]"),
    "holds round brackets": regex(r"[（(]"),
    "holds an underscore or a hash": regex(r"[_#©®]"),
    "holds a comma": regex(r"[，,、]"),
    "holds a stop": regex(r"[。；！？!?]"),
    "holds quotes or titles": regex(r"[“《]"),
    "holds a colon": regex(r"[:：]"),
    "holds blanks": regex(r"\S\s+\S"),
    "only figures": regex(r"^[\d\W]+$"),
    "only Latin": regex(r"^[A-Za-z][\x21-\x7e\s]*$"),
    "no ideograph": regex(rf"^[^{CJK}]+$"),
    "begins with a marker": regex(
        r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．]|第.{1,4}[章节条])"
    ),
    "names an annex or a copy": regex(r"^(?:附|抄|主送|联系|印发|记录|出席|签发|主题词)"),
    "in brackets": regex(r"^[（(].*[）)]$"),
    "speaks of about": regex(r"关于|有关"),
    "thanks or greets": regex(r"谢谢|感谢|再见|大家"),
}
_ANNEXED = regex(r"附\s?[件表图:：]|抄\s?[送报]|联系|印发|记录|出席|签发|主题词|[（(]此件")
#: （扫码登记表由各卡口自行保存）: a note that a text closes with stands in brackets; a page names its people with a colon.
_NOTED = regex(r"[（(][^：:（()）]{8,}[）)]$|[（(【]?(?:备\s?注|说\s?明|注)[】）)]?\s?[:：]|[（(]\d{1,2}[)）]")
#: Who speaks, where and when; the words that close a speech.
_SPOKEN = regex(r".{0,4}[\d〇零一二三四五六七八九]{4}年.*[上会）)]$|[（(].{2,12}[）)]$|谢谢|感谢|再见|祝")
#: How a letter closes; a day or a body with blanks to fill in: __年__月__日, _县_镇人民政府.
_CLOSES = regex(r"此致|敬礼|敬启|谨[启上呈]|.{0,12}(?:敬上|谨启|谨上|恳请人|申请人|报告人|汇报人|述职人)[:：]?.{0,8}")
#: 村主任的离职感言: what may be a title.
_TITLE = regex(rf"(?!.*(?:网|首页|文库|中心|平台|频道|栏目))[{CJK}“”《》、（）()]{{6,40}}")
_COMMA = regex(rf"，|(?<=[{CJK}]),(?=[{CJK}])")
_BLANK, _TO_FILL = regex(r"[_＿]{1,12}"), regex(r"[_＿]{4}")
_BLANK_DAY = regex(r"[_＿\sXx×*\d]{0,12}年[_＿\sXx×*\d]{1,12}月[_＿\sXx×*\d]{1,12}日")
_ENDS = {
    "。；！？!?": "ends in a stop",
    "：:": "ends in a colon",
    "，、,": "ends in a comma",
    "）)】]》”": "ends in a bracket",
    "…": "ends in dots",
}


def features(line: Line) -> Iterator[str]:
    """What holds of the line that speaks for the page or for the text."""
    text = line.text
    side = "above" if line.above else "below"
    yield side
    size = next((size for size in _SIZES if len(text) <= size), LONGEST)
    yield f"{side}, up to {size} characters"
    yield from (name for name, form in _FORMS.items() if form.search(text))
    yield next((name for ends, name in _ENDS.items() if text[-1] in ends), "ends in a letter or figure")
    yield from _kinds(text, side)
    for kind in ("self", "act", "right", "office"):
        if count := said(kind, text):
            yield f"{min(count, 2)} words of {kind}"
    if count := len(set(PAGE_WORDS.findall(text)) | set(FOOTER.findall(text))):
        yield f"{min(count, 2)} words of pages"
    yield from _around(line, side)


def _kinds(text: str, side: str) -> Iterator[str]:
    """What of a text the line may be, by the grammar of official texts."""
    if ends_in_kind(text):
        yield f"{side}, ends as a title"
    if is_body(text):
        yield f"{side}, a body"
    if is_date_line(text):
        yield f"{side}, a date line"
    if is_number(text):
        yield "a document number"
    if is_salute(text) or (len(text) > 2 and text[-1] in "：:" and is_addressee(text[:-1])):
        yield "an addressee or form of address"
    if element_of(text):
        yield "an element of the sheet"
    if all(map(is_section, text.split())):
        yield "sections"


def _around(line: Line, side: str) -> Iterator[str]:
    gone = line.is_gone(-1), line.is_gone(1)
    yield {(True, True): "between lines that went", (True, False): f"{side}, under a line that went"}.get(
        gone, f"{side}, over a line that went" if gone[1] else f"{side}, beside none that went"
    )
    near = sum(1 for step in (-4, -3, -2, 2, 3, 4) if line.is_gone(step))
    yield f"{side}, {('no', 'some', 'most')[(near > 0) + (near > 3)]} lines around went"
    if line.index == line.body[0] - 1:
        yield "right over the text"
    if line.index == line.body[1] + 1:
        yield "right under the text"
    if line.index == 0:
        yield "the first line"
    beyond = line.body[0] - line.index if line.above else line.index - line.body[1]
    yield f"{side}, {'near' if beyond < 4 else 'off' if beyond < 12 else 'far from'} the text"
    lengths = [len(line.near(step)) for step in (-1, 1)]
    if max(lengths) <= 8:
        yield "between short lines"
    if line.above and _between_titles(line):
        yield "between a title and its copy"
    if line.lines[max(line.index - FAR, 0) : line.index + FAR + 1].count(line.text) > 1:
        yield "stands twice"


def _between_titles(line: Line) -> bool:
    """Whether a line of some length near above stands again near below: the page's title, then the text's."""
    above = {line.near(-step) for step in range(1, NEAR + 1)}
    below = {line.near(step) for step in range(1, NEAR + 1)}
    return any(len(text) >= SHORTEST for text in above & below)


def frames(text: str) -> bool:
    """Whether the line is a sentence, or what the grammar of official texts knows to stand over or under one."""
    return (
        (ends_sentence(text) and text[-1] not in "！？!?")
        or _SPOKEN.match(text) is not None
        or _ANNEXED.match(text) is not None
        or _NOTED.match(text) is not None
        or (_COMMA.search(text) is not None and not said("self", text) and not said("right", text))
        or element_of(text) != ""
        or is_date_line(text)
        or is_number(text)
        or is_body(text)
        or is_salute(text)
        or _CLOSES.fullmatch(text) is not None
        or _TO_FILL.search(text) is not None
        or _BLANK_DAY.fullmatch(text) is not None
        or (_BLANK.search(text) is not None and is_body(_BLANK.sub("某", text)))
    )


def is_judged(line: Line) -> bool:
    """Whether the line is one that evidence judges: outside a running text, no paragraph, and lines near it went."""
    if not line.has_body or not line.outside or len(line.text) > LONGEST or frames(line.text):
        return False
    if (
        line.index == 0
        and _TITLE.fullmatch(line.text)
        and not any(map(ends_in_kind, line.still(range(1, line.body[0]))))
    ):
        return False  # it may be the title, as no other line is
    below = line.still(range(line.index + 1, line.index + 1 + NEAR)) if line.below else iter(())
    return any(line.is_gone(step) for step in range(-NEAR, NEAR + 1)) and not any(map(frames, below))


def _evidence() -> Table:
    return table(NAME)


def judge(view: View) -> Iterator[Edit]:
    least = _evidence().weights[LEAST]
    for index in view.asked:
        line = Line(view.read, index, view.gone, view.body)
        if view.gone[index] or not is_judged(line):
            continue
        found = tuple(features(line))
        if _evidence().weigh(found) >= least:
            yield view.whole(index, "the page's: " + ", ".join(_evidence().reasons(found)))


_TEXT = "在全县农村工作会议上的讲话\n同志们：\n今天我们开会，主要是把全年的工作再作一次安排。"

RULE = Rule(
    "strip/page-line",
    judge,
    MEDIUM,
    why="Counted evidence says that the line is the page's: its words and marks, its place, what stands beside it.",
    where=Where.BESIDE,
    after=("strip/beside",),
    examples=(
        Example(f"首页 | 要闻 | 图片 | 视频\n直播\n▶超清\n2.0X\n高清\n{_TEXT}", becomes=""),
        Example(f"青石县人民政府文件\n▶青政发〔2021〕3号\n{_TEXT}"),
        Example("▶村主任的离职感言\nVIP专免\n999+\n六年前，我决定回村子，有人觉得我疯狂。\n那时路灯不亮，水圳没水。"),
    ),
)
