"""Words of the site set into a line of the text, often with spaces between their characters.

本 文 由某某 网收集 整理 in the middle of a sentence, 【某某智库整理】 between two, an address between two characters,
第 6 页 共 6 页 from the viewer. Each says of itself that it is the site's; what a text may say of pages and sites stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..chinese.rest import EXCERPT, HAD
from ..chinese.widths import CJK, HAN, SPACE
from ..lines.find import find, rarest
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart
from .frame import squeeze
from .phrase import held, pattern, says, table
from .sites import DOMAIN, LIBRARY

SHORTEST = 5  # characters of a line with words set in: 水[编辑]
_GAP = f"[{SPACE}]{{0,8}}"


#: 比上年增 精品资料网 长9.2%: the name of a library between two spaces.
_BETWEEN = regex(
    rf"[ \u3000](?<=[{CJK}，、].)[ \u3000]*[{CJK}]{{0,4}}(?:精品|写作|{LIBRARY})[{CJK}]{{0,3}}(?<!交换)网"
    rf"[ \u3000][ \u3000]*(?=[{CJK}])(?![和与及或的])"
)
#: （本文为节选，点击下载完整版）: whole in brackets, or to the end of its line.
_PART_ONLY = regex(rf"[（(【]{EXCERPT}[）)】]|(?:^|(?<=[。！？…]))[ \t\u3000]?{EXCERPT}[。！!]?$")
#: An address between two Chinese characters: none that a text gives its readers stands like that.
_HOST = rf"(?:(?:https?://)?(?:www|m|wap)\.)[A-Za-z0-9-]{{2,24}}(?:\.[A-Za-z0-9-]{{2,24}})?{DOMAIN}/?"
_HOSTS = ("w.", "m.", "ap.")
_SET_IN = regex(rf"(?<=[{HAN}，。；])[ \t\u3000]?{_HOST}[ \t\u3000]?(?=[{HAN}])")
_LED = regex(rf"[^\n，。；：]{{0,30}}?{_HOST}(?=[{HAN}])")
_GIVEN = regex(
    "(?:网址|网站|官网|地址|链接|登录|登陆|访问|查询|邮箱|域名|平台|点击|下载|进入|浏览|在|见|至|到|为|是|[（(：:])[ \t\u3000“]?$"
)
_TALK = regex("更新|资源|范文|公文|文秘|秘书|文库|文档|材料|网|免费|下载|分享")
#: The button of a wiki after each of its headings: 简介[编辑].
_EDIT = regex(r"[\[［【](?:编辑|編輯|编辑源代码)[\]］】]$")
_EDITS = ("编辑]", "编辑】", "編輯]", "编辑］", "代码]")
#: 本作品…属于公有领域: the text is over, and all that follows are a library's terms.
_LIBRARYS = ("本作品", "此作品", "本文件", "该作品")
_TERMS_BEGIN = regex(f"(?:{'|'.join(_LIBRARYS)})(?:是|来自|在|原|由|为|依据|根据|采用)")
_TERMS = regex(
    "公有[领領]域|维基文库|維基文庫|[Pp]ublic domain|知识共享|创作共用|CC[ -]BY|不适用(?:于)?(?:该法|著作权)"
)
_LONGEST_TERMS = 3000  # characters


class _Form(NamedTuple):
    """Words set in: of ``words`` one stands in every line that holds such, however far apart its characters are."""

    words: tuple[str, ...]
    expression: re.Pattern[str]


@lru_cache(maxsize=1)
def _forms() -> tuple[_Form, ...]:
    """The phrases of the table that stand in lines, and what no phrase can say."""
    phrases = (row.phrase for row in table() if row.place == "inside")
    forms = (_Form(held(phrase), regex(pattern(phrase, _GAP))) for phrase in phrases)
    return (*forms, _Form(("网",), _BETWEEN), _Form(HAD, _PART_ONLY))


def judge(view: View) -> Iterator[Edit]:
    lines, asked = view.lines, set(view.asked)
    terms = next((line for line in lines.holding(_LIBRARYS) if line in asked and _begins_terms(view, line)), len(lines))

    def holding(words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        for line in lines.holding(words) if words else ():
            if line < terms and line in asked and lines.ends[line] - lines.starts[line] >= SHORTEST:
                yield line, lines[line]

    bare = "".join(lines.string.split())
    found = [
        (line, *_bracketed(text, *match.span()))
        for words, expression in _forms()
        for line, text in holding(tuple(rarest(word)[0] for word in lines.possible(words) if find(bare, word) >= 0))
        for match in expression.finditer(text)
        if not _is_quoted(text, *match.span())
    ]
    found += [(line, *span) for line, text in holding(_HOSTS) for span in _addresses(text, line == 0)]
    buttons = [(line, *button.span()) for line, text in holding(_EDITS) if (button := _EDIT.search(text))]
    found += buttons if len(buttons) > 1 else []
    whole = {line for line, *_ in found if says(squeeze(lines[line]), "said", "strong")}  # such a line goes altogether
    yield from apart(
        Edit(lines.starts[line] + low, lines.starts[line] + high) for line, low, high in found if line not in whole
    )
    if terms < len(lines):
        yield Edit(lines.starts[terms], len(lines.string))


def _begins_terms(view: View, line: int) -> bool:
    """Whether the line begins terms that end the page: at least two of their words stand in it and below."""
    start, size = view.lines.starts[line], len(view.lines.string)
    begins = line > 0 and size - start <= _LONGEST_TERMS and _TERMS_BEGIN.match(view.lines[line].lstrip())
    return bool(begins) and len(set(_TERMS.findall(view.lines.string, start))) > 1


def _is_quoted(text: str, start: int, end: int) -> bool:
    """点击“展开阅读全文”之前: the text speaks of the words, the page does not say them."""
    return text[start - 1 : start] in ("“", "‘", "「", '"') and text[end : end + 1] in ("”", "’", "」", '"')


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The words with the brackets around them, if any."""
    if text[start - 1 : start] in ("（", "(", "【", "[") and text[end : end + 1] in ("）", ")", "】", "]"):
        return start - 1, end + 1
    return start, end


def _addresses(text: str, first: bool) -> Iterator[tuple[int, int]]:
    led = _LED.match(text) if first else None
    at = led.end() if led and _TALK.search(led[0]) else 0
    if led and at:
        yield 0, at
    for match in _SET_IN.finditer(text, at):
        if not _GIVEN.search(text[max(0, match.start() - 8) : match.start()]):
            yield match.span()


RULE = Rule(
    "strip/set-in",
    judge,
    HIGH,
    why="Words by which a site signs its copy or counts its pages, set into the text; spaces hide them from a search.",
    examples=(
        Example("要抓好落实。本文由某某文库收集整理。各单位要行动起来。", becomes="要抓好落实。各单位要行动起来。"),
        Example("全县生产总值比上年增 某某资料网 长9.2%。", becomes="全县生产总值比上年增长9.2%。"),
        Example("打造活动阵地 凝聚人心，建设职工之家\n各村照办。"),
    ),
)
