"""Whether a line that no phrase names is the page's or the text's: judged by counted evidence.

Outside the running text stand the page's lines and what frames a text: its title, number, addressee, signature, date.
What speaks for one or the other is counted over pages whose text is known (``bench/count_lines.py``): the words of the
line, its length and marks, where it stands. A line goes only above the table's threshold for precision.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from ..chinese.bodies import is_body
from ..chinese.dates import is_date_line
from ..chinese.doc_numbers import is_number
from ..chinese.kinds import ends_in_kind
from ..chinese.salutations import is_salute
from ..chinese.sheet import element_of
from ..chinese.stamps import OPEN_DAY
from ..chinese.widths import CJK
from ..evidence import rows, table
from ..model import MEDIUM
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .frame import ends_sentence, squeeze
from .page import Line
from .talk import said

NAME, WORDS = "page_line", "page_words"
#: The row of the table that says from which log-odds on a line above or below goes, and the share of lines beyond it that are the
#: page's.
LEAST, WANTED = "(threshold {})", 0.995
LONGEST = 80  # characters of a line that is judged
FAR = 199  # lines in which it may stand once more
NEAR = 6  # lines around it, of which one at least went: where none is the page's, nothing says that this is a page
SHORTEST, SHORT = 6, 8  # characters of a title, of lines that stand together in a menu
STRONGEST = 4  # what the words of a line say at most, for the page or against it
_SIZES = (2, 4, 8, 16, 32, LONGEST)
_FORMS = {
    "holds a stop": regex(r"[。；！？!?]"),
    "holds a colon": regex(r"[:：]"),
    "holds square brackets": regex(r"[\[【][^\]】]{0,12}[\]】]"),
    "only Latin": regex(r"^[A-Za-z][\x21-\x7e\s]*$"),
    "no ideograph": regex(rf"^[^{CJK}]+$"),
}
_DIGITS, _COUNT, _WORD = regex(r"\d+"), regex(r"\d{4,9}"), regex(f"[{CJK}]{{2}}|[A-Za-z]{{3}}")
_ANNEXED = regex(r"附\s?[件表图:：]|抄\s?[送报]|联系|印发|记录|出席|签发|主题词|[（(]此件")
#: （扫码登记表由各卡口自行保存）: a note that a text closes with stands in brackets; a page names its people with a colon.
_NOTED = regex(r"[（(][^：:（()）]{8,}[）)]$|[（(【]?(?:备\s?注|说\s?明|注)[】）)]?\s?[:：]|[（(]\d{1,2}[)）]")
#: Who speaks, where and when; the words that close a speech.
_SPOKEN = regex(r".{0,4}[\d〇零一二三四五六七八九]{4}年.*[上会）)]$|[（(].{2,12}[）)]$|谢谢|感谢|再见|祝")
#: How a letter closes; a day or a body with blanks to fill in: __年__月__日, _县_镇人民政府.
_CLOSES = regex(r"此致|敬礼|敬启|谨[启上呈]|.{0,12}(?:敬上|谨启|谨上|恳请人|申请人|报告人|汇报人|述职人)[:：]?.{0,8}")
_COMMA = regex(rf"，|(?<=[{CJK}]),(?=[{CJK}])")
_BLANK, _TO_FILL = regex(r"[_＿]{1,12}"), regex(r"[_＿]{4}")
_BLANK_DAY = regex(OPEN_DAY)
_SUBTITLE = "—―─–-－（("  # what opens the line under a title
_TITLE = regex(f"[{CJK}“”《》、（）()]{{4}}")


def features(line: Line) -> Iterator[str]:
    """What holds of the line that speaks for the page or for the text."""
    text, side = line.text, "above" if line.above else "below"
    yield side
    size = next((size for size in _SIZES if len(text) <= size), LONGEST)
    yield f"{side}, up to {size} characters"
    yield from (name for name, form in _FORMS.items() if form.search(text))
    yield f"its words say {words(text):+d}"
    beyond = line.body[0] - line.index if line.above else line.index - line.body[1]
    yield f"{side}, {'near' if beyond < 4 else 'off' if beyond < 12 else 'far from'} the text"
    if max(len(line.near(step)) for step in (-1, 0, 1)) <= SHORT:
        yield "short like the lines beside it"
    if line.above:
        yield from _company(line)
    if line.lines[max(line.index - FAR, 0) : line.index + FAR + 1].count(text) > 1:
        yield "stands twice"


def _company(line: Line) -> Iterator[str]:
    """What other rules took between the line and the title below it: what stands over a line of the page is hardly the text's."""
    between = range(line.index + 1, line.body[0])
    went = sum(line.gone[place] for place in between)
    many = "none" if not went else "one" if went == 1 else "several"
    under = "the title" if any(map(_may_be_title, line.still(between))) else "the text"
    length = "shorter than a title" if len(line.text) <= SHORT else "as long as one"
    yield f"{many} went between it and {under}, {length}"
    if any(map(_may_be_title, line.still(range(line.index)))):
        yield f"under what may be the title, {length}"
    if line.beside_gone:
        yield "above, right beside a line that went"


def pairs(text: str) -> set[str]:
    """The pairs of characters in the line, its ends and a number as one character each."""
    return set(map("".join, pairwise(f"^{_DIGITS.sub('#', squeeze(text))}$")))


def words(text: str) -> int:
    """What the pairs of characters say for the page (up to ``STRONGEST``) or against it."""
    found = pairs(text)
    total = sum(_known().get(pair, 0) for pair in found)
    return max(-STRONGEST, min(STRONGEST, round(total / math.sqrt(len(found)))))


@cache
def _known() -> Mapping[str, int]:
    return {pair: int(value) for value, listed in rows(WORDS) for pair in listed.split(" ")}


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
    near = range(-NEAR, NEAR + 1)
    if not line.has_body or not line.outside or len(line.text) > LONGEST or not any(map(line.is_gone, near)):
        return False
    if frames(line.text) or (line.above and line.text in line.still(range(line.index + 1, line.body[0]))):
        return False  # what frames a text, and the title where it stands once more
    if line.above and _may_be_title(line.text):
        others = line.still(place for place in range(line.body[0]) if place != line.index)
        is_other = ends_in_kind if ends_in_kind(line.text) else _may_be_title
        if not any(map(is_other, others)):
            return False
    below = line.still(range(line.index + 1, line.index + 1 + NEAR)) if line.below else iter(())
    return not any(map(frames, below))


def is_scrap(line: Line) -> bool:
    """Whether the line says no word, and the nearest lines that do are the page's: (12) and 92.3% between two buttons. Over
    the title it may be the last of the page's lines, 4.8分, and a long number may be the first below the text.
    """
    if _has_word(line.text) or line.index in line.body or not line.beside_gone:
        return False
    over, under = line.above and not frames(line.text), line.below and _COUNT.fullmatch(line.text)
    steps = (-1,) if over else (1,) if under else (-1, 1)
    near = (next((n for n in range(step, step * NEAR, step) if _has_word(line.near(n))), step) for step in steps)
    return all(line.is_gone(step) or not line.near(step) for step in near)


def _has_word(text: str) -> bool:
    return _WORD.search(squeeze(text)) is not None


def _may_be_title(text: str) -> bool:
    return len(text) >= SHORTEST and text[0] not in _SUBTITLE and _TITLE.search(squeeze(text)) is not None


def judge(view: View) -> Iterator[Edit]:
    evidence = table(NAME)
    for index in view.asked:
        line = Line(view.read, index, view.gone, view.body)
        if is_scrap(line):
            yield view.whole(index, "a scrap between lines of the page")
        if view.gone[index] or line.text == view.facts.title or not is_judged(line):
            continue
        found = tuple(features(line))
        if evidence.weigh(found) >= evidence.weights[LEAST.format(found[0])]:
            yield view.whole(index, "the page's: " + ", ".join(evidence.reasons(found)))


_TEXT = "在全县农村工作会议上的讲话\n同志们：\n今天我们开会，主要是把全年的工作再作一次安排。"

RULE = Rule(
    "strip/page-line",
    judge,
    MEDIUM,
    why="Counted evidence says that the line is the page's: its words and marks, its place.",
    where=Where.BESIDE,
    after=("strip/listed",),
    examples=(
        Example(f"首页 | 要闻 | 图片 | 视频\n直播\n▶超清\n2.0X\n高清\n{_TEXT}", becomes=""),
        Example(f"青石县人民政府文件\n▶青政发〔2021〕3号\n{_TEXT}"),
        Example("▶村主任的离职感言\nVIP专免\n999+\n六年前，我决定回村子，有人觉得我疯狂。\n那时路灯不亮，水圳没水。"),
    ),
)
