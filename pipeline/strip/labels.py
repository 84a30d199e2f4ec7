"""Lines made of a page's labels and nothing else: buttons, calls to load the file down, what a library stamps on its pages.

``words.tsv`` says which words are labels of which kind; signs and numbers may stand between them. Of some kinds a line
counts only with a word that says what is to be done, or with what.
"""

from __future__ import annotations

from ..chinese.rest import rest_notice
from ..chinese.stamps import CLOCK, DAY
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .frame import ends_sentence
from .keys import known, parse
from .page import Line, each
from .words import APART, BETWEEN, holds, is_advert, is_spam, made_of, of_kind, pieces

LONGEST, LONGEST_STAMP = 60, 24  # characters of a row; of the words of a stamp
SAYS = 4  # characters of a button that no text has as a line of its own
FEWEST, TOP = 3, 4  # labels that make a row; lines in which a tag stands
SPACED = 12  # characters of a button whose letters are set apart: 返 回
LONGEST_BESIDE = 14  # characters beside the notice that more of the text is elsewhere
SHORTEST_PLEA = 6

#: 第3页, 本地下载二: a button with its number.
_NUMBERED = regex(
    r"第\d+页|上一页[\d…]+|(?:本地|电信|联通|移动|网通|高速|镜像|备用|迅雷|普通)?下载(?:地址|链接|点)?[一二三四五\d]?"
)
_NUMBERS = regex(r"(?:[\[【]\d{1,2}[\]】]\s*){2,20}")
_LIKED = regex(r"[+＋]\s?\d{1,3}")
_BRACKETED = regex("【[^【】]{1,12}】")
_TITLE = regex("《[^》]{4,50}》")
_DATED = regex(rf"^{DAY}(?:\s{{1,4}}{CLOCK})?\s{{0,8}}")
_NEXT = regex(r"[下后]一页")
_DIGIT = regex(r"\d")
#: 3上一篇: the arrow of an electronic newspaper in letters of signs, which stands here as 3, its fellow as 4.
_ARROW = regex(r"^3\s?(?=上一)")
_GAP = regex(r"[ \u3000]")
_SIGNS = "-=*_~#+─━═—"
_RULER = regex(rf"(?:[-=*_] ?){{3,}}|([{_SIGNS}])\1{{7,}}|[-=*+~]{{3,}}\s*分隔线\s*[-=*+~]{{3,}}")


def buttons(text: str) -> int:
    """How many buttons the line is made of; 0 where it holds anything else."""
    if text[:1].isdigit():
        text = _ARROW.sub("", _DATED.sub("", text))  # 2024-09-30下载文档一键复制全文
    if not 0 < len(text) <= LONGEST or text[0].isdecimal():
        return 0
    count, counted = 0, _DIGIT.search(text)
    for word in filter(None, BETWEEN.split(text)):
        found = (
            made_of(word, "button")
            or made_of(_verb(word), "button")
            or bool(_NUMBERED.fullmatch(word) or word.isdigit() or (counted and _is_count(word)))
        )
        if not found:
            return 0
        count += 0 if word.isdigit() else found
    return count


def _verb(word: str) -> str:
    """What stands before the thing that the button is for: 打印全文, 复制本文."""
    things = tuple(of_kind("object"))
    if not word.endswith(things):
        return word
    return word.removesuffix(max(filter(word.endswith, things), key=len)) or word


def _is_count(word: str) -> bool:
    """Whether the word is a key of what pages count: 阅读(12) ┆ 评论(3)."""
    key = known().get(word)
    return key is not None and key.page in ("only", "open") and not key.fact


def is_pager(text: str) -> bool:
    """Whether the line counts the parts of the text that the page shows: 共2页: 上一页 1 2 下一页."""
    return "页" in text and bool(_NEXT.search(text) and _DIGIT.search(text) and made_of(text, "pager"))


def is_call(text: str) -> bool:
    """Whether the line calls to load the file down, or to pay for the rest of it: 正式会员可完整阅读全文, 点击下载Word版."""
    return len(text) <= LONGEST and holds(text, "opens") and holds(text, "file") and made_of(text, "call") > 1


def judge(line: Line) -> str:
    text = line.text
    if len(text) > 2 * LONGEST:
        return ""
    if text[0] in _SIGNS and _RULER.fullmatch(text):
        return "a line drawn across the page"
    if text[0] in "+＋" and _LIKED.fullmatch(text) and line.index > 0:
        return "how many readers liked the page"
    if why := _stamp(text):
        return why
    if len(text) > LONGEST:
        return "links that somebody planted" if line.outside and is_spam(text) else ""
    return _withheld(line) or (_outside(line) if line.outside or line.index in line.body else "") or _row(line)


def _stamp(text: str) -> str:
    """精品文档, ---精选公文范文---: praise of the file, or what may be done with it."""
    if text[-1] in "：:" or text[0] in "《“（(" or len(words := APART.sub("", text)) > LONGEST_STAMP:
        return ""
    return "what a library stamps on its pages" if pieces(words, "stamp") and holds(words, "praise") else ""


def _withheld(line: Line) -> str:
    """Why the line says that more of the text is shown elsewhere: 展开全文, 此处隐藏部分内容，登录后可查看, 1 2 下一页."""
    text = line.text
    if is_pager(text):
        return "the numbers of the parts that the page shows"
    if holds(text, "rest") and holds(text, "opens") and made_of(text, "call") > 1:
        return "a notice that part of the text is not shown, or a button that shows it"
    if not (line.outside or line.index >= line.body[1]) or set(text) & set("。；！？"):
        return ""
    notice = rest_notice(text)
    before, _, behind = text.partition(notice) if notice else (text, "", "")
    beside = 0 if not before else len(APART.sub("", before + behind))
    whole = bool(notice) and len(text) <= LONGEST and beside <= LONGEST_BESIDE and not behind[:1].isalnum()
    return "a notice that part of the text is not shown, or a button that shows it" if whole else ""


def _outside(line: Line) -> str:
    """Why the line at the edge of the text or beyond it is a label of the page, not of a row of buttons."""
    text = line.text
    if _asks(text):
        return "the site asks its reader to like the text and to pass it on"
    if not line.outside:
        return ""
    if is_spam(text) or (is_advert(text) and any(is_advert(line.near(step)) for step in (-1, 1))):
        return "links that somebody planted"
    if _NUMBERS.fullmatch(text):
        return "the numbers of the parts that the page shows"
    if is_call(text):
        return "a call to load the file down, or to read on"
    if line.above and line.index < TOP and text[0] in "【[（(" and text.strip("【】[]（）() ") in of_kind("tag"):
        return "what the site calls the page, in brackets, over it"
    fields = made_of("".join(text.split()), "login") if line.above else 0
    if fields >= FEWEST or (fields and line.is_gone(-1)) or (line.above and made_of(text, "size")):
        return "what a viewer, a forum or a form shows over the text"
    return ""


def _asks(text: str) -> bool:
    """Whether the line asks for nothing but to pass the text on: two things to do, or one politely asked."""
    if not holds(text, "act") or not made_of(text, "asking"):
        return False
    several = sum(1 for word in APART.split(text) if holds(word, "act")) > 1
    return several or made_of(text, "act") > 1 or (len(text) > SHORTEST_PLEA and text[-1] in "吧哦啦呗！!~")


def _row(line: Line) -> str:
    """Why the line is a row of buttons, or a button beside others."""
    text = line.text
    if len(text) <= SPACED and _GAP.search(text) and line.above and pieces("".join(text.split()), "button") == 1:
        return "a button in spaced letters, over the text"
    count = buttons(_TITLE.sub(" ", text) if line.below else text)  # 收藏《某县水利工作总结》
    if count >= FEWEST:
        return "a row of buttons"
    if (
        not line.outside
        and text.strip("（）()【】") in of_kind("between")
        and ends_sentence(line.near(-1))
        and ends_sentence(line.near(1))
    ):
        return "a button between two paragraphs"
    if not line.outside or not (count or _is_sign(text)):
        return "a row of buttons in brackets, outside the text" if line.outside and _in_brackets(text) else ""
    words = APART.sub("", text)
    says = len(words) >= SAYS and text[-1] not in "：:"  # 联系我们： in a text has a value below
    if count and line.has_body and (line.index == 0 or says or words in of_kind("lone")):
        return "a button outside the text"
    if any(line.is_gone(step) or buttons(line.near(step)) or _is_sign(line.near(step)) for step in (-1, 1)):
        return "a button beside others, outside the text"
    return "a row of buttons outside the text" if count >= 2 else ""


def _in_brackets(text: str) -> bool:
    """Whether the line is made of brackets, at least one of which is a button, and of keys: 【存书签】 作者：佚名 【小 中 大】."""
    if "【" not in text:
        return False
    labels, beside = _BRACKETED.findall(text), _BRACKETED.sub(" ", text).strip()
    return len(labels) > 1 and any(map(buttons, labels)) and (not beside or bool(parse(beside)))


def _is_sign(text: str) -> bool:
    return len(text) <= LONGEST and BETWEEN.fullmatch(text) is not None


_TEXT = "某县水利工作总结\n各位代表：\n报告完毕，请予审议，并请各位提出意见。"

RULE = Rule(
    "strip/labels",
    each(judge),
    HIGH,
    why="Buttons, calls and stamps of a page: nothing but its labels, in a row or one a line.",
    examples=(
        Example(f"▶下载\n打印\n全屏\n【字号：\n加大\n】\n{_TEXT}", becomes=""),
        Example("▶朗读\n各村：\n为把渠道修好，现将有关事项通知如下，请遵照执行。", becomes=""),
        Example(f"{_TEXT}\n▶下载 3 次"),
    ),
    where=Where.BESIDE | Where.INSIDE,
)
