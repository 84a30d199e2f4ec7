"""What a machine left in the text: tags and style sheets, empty places of a template, tokens hung on lines, readings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..chinese.widths import CJK, HAN
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart

LONGEST = 4000  # characters of a comment
_TAGS = "p|br|div|span|font|strong|b|em|i|u|a|img|table|tbody|tr|td|th|ul|ol|li|center|script|style|h[1-6]|hr|iframe|body|html"
_TAG = regex(rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,400}})?/?>", re.IGNORECASE)
#: Any tag of a file that says that it is XML.
_XML = regex(r"<[/?!]?[A-Za-z][^<>\n]{0,400}>")
#: The rules of a style sheet, which a scraper took for text: p { color: #000000; line-height: 115% }.
_SELECTOR = r"(?:@page|@font-face|@media[^{}\n]{0,60}|[.#]?[A-Za-z][\w.#:, >-]{0,80}?)"
_STRING = r"\"[^\"{}\n]{0,40}\"|'[^'{}\n]{0,40}'"
_CSS = regex(rf"{_SELECTOR}\s{{0,4}}\{{\s{{0,20}}[a-z-]{{3,30}}\s?:(?:[^{{}}\"'{CJK}]|{_STRING}){{1,2000}}\}}")
#: A place of a template that nothing was put into, with what is left of a tag before it.
_BLANK = regex(rf"(?:^(?:[A-Za-z/]{{1,6}}>[ \t]{{0,4}})?)?\[标签[:：][{CJK}]{{1,6}}\]", re.M)
#: A line that is the end of a tag and no more: l>, /p>, or a user that the forum shut out.
_STUMP = regex(
    rf"^[ \t]*(?:/?[a-z]{{1,6}}>|UserDisable|`{{1,3}}|(?:undefined|null|NaN|\[object Object\])(?=[ \t]*$))"
    rf"(?=[ \t]*$|[ \t]*[{CJK}])",
    re.M,
)
_TOKENS = ("UserDisable", "undefined", "null", "NaN", "object Object")
#: Icons of a font that only the site has: alone on a line, or behind a sentence. Behind a word or a colon they
#: may be what is said: a rare character of a name, figures of a font.
_PRIVATE = regex("[\ue000-\uf8ff]")
_ICON = "[\ue000-\uf8ff]"
_ALONE = rf"^[ \t\u3000]*{_ICON}{{1,4}}(?:[ \t\u3000]{_ICON}){{0,4}}(?=[ \t\u3000]*$)"
_BEHIND = rf"(?<=[。；！？;!?…])[ \t\u3000]?{_ICON}{{1,8}}(?=[ \t\u3000]*$)"
_ICONS = regex(f"{_ALONE}|{_BEHIND}", re.M)
#: $ E! O9 n  B( M7 U$ C, O: what a forum mixes into its posts to spoil copies; a formula has its sign of equality.
_SIGN = "[!#$%&*(){}~^;:@?|+]"
_JAMMED = regex(
    rf"^[ \t]{{0,8}}(?=[^\n]{{0,170}}{_SIGN})(?=[^\n]{{0,170}}(?:{_SIGN}|,)[^\n]{{0,170}}(?:{_SIGN}|,))"
    rf"(?:[^\s={CJK}]{{1,4}}[ \t]{{1,3}}){{4,24}}[^\s={CJK}]{{1,4}}[ \t]{{0,8}}$",
    re.M,
)
_OF_FORUM = ("回帖", "复制链接", "发表于", "楼主", "帖子")
#: The border of a table cell, which a converter left behind a sentence: 提了三点意见。 |
_BORDER = regex(rf"(?<=[。；！？;!?”）)…{CJK}])[ \t]{{1,4}}\|[ \t]*$", re.M)
#: ![禁烧,秸秆,方案](/img/50.jpg): a picture alone in its line, whose words are none or what it is searched by.
_PICTURE = regex(
    r"^[ \t]*!\[(?:[^\]\n,，、。；]{0,12}(?:[,，、][^\]\n,，、。；]{0,12}){2,12})?\]\([^)\s]{1,400}\)[ \t]*$", re.M
)
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
#: Pinyin in brackets after single characters (行業(yè)管理手冊(cè)), which a site sprinkles over its texts.
_GLOSS = regex(f"[(（](?<=[{HAN}].)(?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,6}}[)）]")
_PLAIN_GLOSS = regex(f"[(（](?<=[{HAN}].)[a-zü{_TONES}]{{1,6}}[)）]")
#: A few Latin letters that a site hangs on each line so that copies can be traced (各位乡亲:k7Q).
_TAIL = regex(r"[A-Za-z0-9]{2,8}$")
_HANGS = regex(f"[{HAN}。；：，！？、:,;!?…”）]$")
_STOPS = frozenset("。；：，！？、:,;!?…”）")
_MIXED = regex(r"^(?:(?=.*[a-z])(?=.*[A-Z0-9])|(?=.*[A-Z])(?=.*[0-9]))")


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    yield from apart(Edit(*span) for span in (*_markup(view.lines), *_glosses(text), *_tails(view)))


def _markup(lines: Lines) -> Iterator[tuple[int, int]]:
    text = lines.string
    if "<" in text:
        tag = _XML if text.lstrip("\ufeff \n").startswith("<?xml ") else _TAG
        yield from _comments(text)
        yield from (match.span() for match in tag.finditer(text))
    if "{" in text:
        yield from (match.span() for match in _CSS.finditer(text))
    if "[标签" in text:
        yield from (match.span() for match in _BLANK.finditer(text))
    if lines.holding(_OF_FORUM):
        yield from (match.span() for match in _JAMMED.finditer(text))
    if ">" in text or "`" in text or lines.holding(_TOKENS):
        yield from (match.span() for match in _STUMP.finditer(text))
    if "|" in text:
        yield from _borders(text)
    if "![" in text:
        yield from (match.span() for match in _PICTURE.finditer(text))
    if _PRIVATE.search("".join(lines.text.characters)):
        yield from (match.span() for match in _ICONS.finditer(text))


def _borders(text: str) -> Iterator[tuple[int, int]]:
    """Bars that end a line, which holds no other: a row of a table has one between its cells."""
    for match in _BORDER.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if text.count("|", start, match.end()) == 1:
            yield match.span()


def _comments(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 4)
        if end < 0:
            return
        if end - at <= LONGEST:
            yield at, end + 3
        at = text.find("<!--", end + 3 if end - at <= LONGEST else at + 4)


def _glosses(text: str) -> Iterator[tuple[int, int]]:
    """Readings after common characters: three and more in a text are not the author's."""
    count = sum(1 for _ in _GLOSS.finditer(text)) if any(vowel in text for vowel in _TONES) else 0
    if count >= 3:
        yield from (match.span() for match in (_PLAIN_GLOSS if count >= 8 else _GLOSS).finditer(text))


def _tails(view: View) -> Iterator[tuple[int, int]]:
    """The same meaningless letters on the ends of lines, or fresh ones on each: after a full stop nothing Latin ends a line."""
    lines = view.lines
    found: list[tuple[str, str, int]] = []  # the token, what it hangs on, where it begins
    for line, end in enumerate(lines.ends):
        last = lines.string[end - 1]
        if (
            last.isascii()
            and last.isalnum()
            and (tail := _TAIL.search(lines.string, max(lines.starts[line], end - 8), end))
        ):
            before = lines.string[lines.starts[line] : tail.start()].rstrip(" \t")[-1:]
            if _MIXED.match(tail[0]) and (not before or _HANGS.match(before)):
                found.append((tail[0], before, tail.start()))
    if len(found) < 3:
        return
    hanging = sum(1 for _, before, _ in found if before in _STOPS)
    same, times = Counter(word for word, _, _ in found).most_common(1)[0]
    if times >= 3 and times * 5 >= len(found):  # one tail for the whole page
        if lines.string.count(same) == times and hanging >= 2:
            yield from ((start, start + len(word)) for word, _, start in found if word == same)
    elif hanging >= 3 and hanging * 3 >= len(lines):  # a fresh one for each line
        yield from ((start, start + len(word)) for word, before, start in found if before in _STOPS)


RULE = Rule(
    "strip/remains",
    judge,
    HIGH,
    why="Tags, style sheets and templates that were read as text, letters hung on lines, readings after common characters.",
    examples=(
        Example("<!-- INFO END -->\n第一条 为了规范管理，制定本条例。", becomes="\n第一条 为了规范管理，制定本条例。"),
        Example("<p>各位代表：</p><br/>", becomes="各位代表："),
        Example('<?xml version="1.0"?>\n<Law><Title>某某条例</Title></Law>', becomes="\n某某条例"),
        Example(
            'p { color: #000000; line-height: 115% } p.cjk { font-family: "宋体", "SimSun" } 各位代表：',
            becomes="  各位代表：",
        ),
        Example("l> [标签:标题]\n各位代表：", becomes="\n各位代表："),
        Example("UserDisable\nl>\n各位代表：", becomes="\n\n各位代表："),
        Example(
            "undefined\n各位代表：\n渠修好了。\ue5e5\ue5e5\n\ue605 \ue606\n谢谢",
            becomes="\n各位代表：\n渠修好了。\n\n谢谢",
        ),
        Example("负责人：张\ue863\n电话：\ue603\ue603\n变量 null 表示空值。"),
        Example("各位代表：\n$ E! O9 n  B( M7 U$ C, O\n帖子要短。", becomes="各位代表：\n\n帖子要短。"),
        Example("各位代表：\n, T7 v1 f0 Q: m5 z\n帖子要短。", becomes="各位代表：\n\n帖子要短。"),
        Example("回帖须知\nQ = K * H + C"),
        Example("渠修好了，大家都说好。 |\n各位代表：", becomes="渠修好了，大家都说好。\n各位代表："),
        Example("序号 | 名称 |\n1 | 修渠 |"),
        Example("各位代表：\n![修渠,水利,方案](/img/50.jpg)\n渠修好了。", becomes="各位代表：\n\n渠修好了。"),
        Example("各位代表：\n![图1 青石县水系](/img/50.jpg)\n渠修好了。"),
        Example("设集合A {x: x>0}，函数f {值: 3}。"),
        Example("<Law>某某条例</Law>"),
        Example("增速 <5%，占比 >3%。"),
        Example("《关于〈办法〉的通知》<试行>"),
        Example("行業(yè)管理手冊(cè)與工作會(huì)議組織", becomes="行業管理手冊與工作會議組織"),
        Example("圩(xū)镇建设要加快。"),
        Example("计算机辅助设计(cad)软件"),
        Example(
            "各位乡亲:k7Q\nk7Q\n今天说说修桥的事。k7Q\n一、钱从哪里来k7Q",
            becomes="各位乡亲:\n\n今天说说修桥的事。\n一、钱从哪里来",
        ),
        Example("建设5G基站，发展B2B\n推广5G\n普及5G\n应用5G，产业兴旺"),
        Example("同志们：\n我们要加快发展AI。"),
    ),
)
