"""What a machine left in the text: style sheets, empty places of a template, tokens hung on lines, readings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from string import ascii_lowercase

from ..chinese.widths import CJK, HAN
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, apart

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
#: 在汛期外出的`，必须请假: a backquote alone in its line, which nothing closes.
_STRAY = regex(
    rf"^(?:[^`\n]*[{HAN}])?(?P<sign>`)(?=[{HAN}，。；、：,;])(?=[^`\n]*$)|(?<=的)'(?=[{HAN}])(?=[^'\n]*$)", re.M
)
#: $ E! O9 n  B( M7 U$ C, O: what a forum mixes into its posts to spoil copies, on lines of its own, before a paragraph or
#: behind its last sentence; a formula has its sign of equality.
_SIGN = r"[!#$%&*(){}\[\]~^;:@?|+'`\"]"
_SIGNS = rf"(?=[^\n]{{0,170}}{_SIGN})(?=[^\n]{{0,170}}(?:{_SIGN}|,)[^\n]{{0,170}}(?:{_SIGN}|,))"
#: The marker of the paragraph behind it, which is the author's.
_ITEM = rf"\(?\d{{1,2}}[.)、][ \t]{{0,8}}[{HAN}]"
_RUN = rf"(?:[!-<>-~]{{1,4}}[ \t]{{1,3}}){{4,24}}(?:(?!{_ITEM})[!-<>-~]){{1,4}}"
_JAM = regex(rf"(?:^|(?<=[。；！？]))[ \t]{{0,8}}(?=[!-~]){_SIGNS}{_RUN}[ \t]{{0,8}}(?=$|[{HAN}（]|{_ITEM})", re.M)
OFTEN_ENDS = 3  # such letters in a text are not the author's
_MAY_JAM = regex(" (?<=[!-~] ) {0,2}(?:[!-~]{1,4} {1,3}){3}")
JAMS = 3  # of these in a text are not the author's
_OF_FORUM = ("回帖", "复制链接", "发表于", "楼主", "帖子", "回复")
#: The borders of a table cell, which a converter left around a line: 提了三点意见。 |, | 标题：防汛工作总结 |, |
_BORDER = regex(r"^[ \t]*\|(?:[ \t]{1,4}|$)|(?<=\S)[ \t]{1,4}\|[ \t]*$")
_RULED = regex(r"[|: \t]{0,8}-{3,}[: \t]{0,8}\|")
BESIDE = 2  # lines on either side, one of which may be blank
#: Р2、乙方…。Р3、: a Cyrillic letter, which a converter of documents writes for the end of a paragraph.
_ENDS = regex(rf"(?<=[。；：！？;:{HAN}])[Рр](?=[（(《“{HAN}①-⑳\d])")
#: ????????今年: question marks for the blanks of an indent, one for each of their bytes.
_LOST_INDENT = regex(rf"(?:^|(?<=[。；！？”])[?？ ]{{0,3}})[?？]{{4,16}}(?=[{HAN}])", re.M)
#: Lines that are no words of a text: a picture's file, the field of a word processor that should have become the number of
#: its page.
_FILE = regex(r"[^\s。；，]{1,60}\.(?:jpe?g|png|gif|bmp|webp)", re.I)
_SWITCH = r"(?:\s?\\\*\s?(?:MERGEFORMAT|Arabic))?\s?\d{0,4}"
_FIELD = regex(rf"(?:第\s?)?(?:PAGE|NUMPAGES){_SWITCH}(?:\s?[/／-]?\s?(?:NUMPAGES|PAGE){_SWITCH})?\s?页?")
_LINES = (
    ((".jp", ".JP", ".png", ".PNG", ".gif", ".bmp", ".webp"), _FILE),
    (("PAGE",), _FIELD),
)
LONGEST_LINE = 120  # characters of one
#: Forms of what is left, with what stands in each line that holds one.
_FORMS = (
    (("[标签",), _BLANK),
    ((">", "`", *_TOKENS), _STUMP),
    (("`", "的'"), _STRAY),
)
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
#: Pinyin in brackets after single characters (行業(yè)管理手冊(cè)), which a site sprinkles over its texts.
_GLOSS = regex(f"[(（](?<=[{HAN}].)(?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,6}} ?[)）]")
_PLAIN_GLOSS = regex(f"[(（](?<=[{HAN}].)[a-zü{_TONES}]{{1,6}} ?[)）]")
#: The same without tones, once or more: 會(hui)(hui)議(yi); (cad) is no syllable.
_SYLLABLE = "[b-df-hj-np-tw-z]{0,2}[aeiouü]{1,3}(?:ng?|r)?"
_TONELESS = regex(rf"[(（](?<=[{HAN}].){_SYLLABLE}[)）](?:[(（]{_SYLLABLE}[)）]){{0,2}}")
OFTEN = 8  # different readings without tones by which a text is known to be sprinkled with them
#: A few Latin letters that a site hangs on each line so that copies can be traced (各位乡亲:k7Q).
_LATIN, _TAIL = regex("[A-Za-z0-9]"), regex(r"[A-Za-z0-9]{2,8}$")
_HANGS = regex(f"[{HAN}。；：，！？、:,;!?…”）]$")
_STOPS = frozenset("。；：，！？、:,;!?…”）")
_MIXED = regex(r"^(?:(?=.*[a-z])(?=.*[A-Z0-9])|(?=.*[A-Z])(?=.*[0-9]))")


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    spans = (*_markup(view.lines), *_glosses(view.lines), *_tails(view))
    yield from apart((*(Edit(*span) for span in spans), *_ends(text)))


def _ends(text: str) -> Iterator[Edit]:
    """A line's end for each letter that stands for the end of a paragraph, and for each indent that became question marks."""
    for match in _LOST_INDENT.finditer(text) if "????" in text else ():
        yield Edit(*match.span(), "\n" if match.start() and text[match.start() - 1] != "\n" else "")
    found = [match.span() for match in _ENDS.finditer(text)] if "Р" in text else []
    if len(found) >= OFTEN_ENDS:
        yield from (Edit(*span, "\n") for span in found)


def _markup(lines: Lines) -> Iterator[tuple[int, int]]:
    text = lines.string
    jammed = sorted({lines.at(match.start()) for match in _MAY_JAM.finditer(text)})
    jams = [match.span() for line in jammed for match in _on_line(_JAM, lines, line)]
    yield from jams if len(jams) >= JAMS or (jams and lines.holding(_OF_FORUM)) else ()
    if "|" in text:
        yield from _borders(text)
    if "{" in text:
        yield from (match.span() for match in _CSS.finditer(text))
    for words, form in _FORMS:
        for line in lines.holding(words):
            yield from (match.span(match.lastgroup or 0) for match in _on_line(form, lines, line))
    for signs, form in _LINES:
        for line in lines.holding(signs):
            short = lines.ends[line] - lines.starts[line] <= LONGEST_LINE
            if short and form.fullmatch(lines[line]) and not _is_attached(lines, line):
                yield lines.starts[line], lines.ends[line]
    if _PRIVATE.search("".join(lines.rare)):
        yield from (match.span() for match in _ICONS.finditer(text))


def _on_line(form: re.Pattern[str], lines: Lines, line: int) -> Iterator[re.Match[str]]:
    """What the expression finds in the line, white space at its ends included."""
    start = lines.string.rfind("\n", 0, lines.starts[line]) + 1
    end = lines.string.find("\n", lines.ends[line])
    return form.finditer(lines.string, start, end if end >= 0 else len(lines.string))


def _is_attached(lines: Lines, line: int) -> bool:
    """Whether the line is the name of a file that the page has for loading."""
    block = lines.block(line)
    return block is not None and block.role == "attachment"


def _borders(text: str) -> Iterator[tuple[int, int]]:
    """Bars at the ends of a line that holds no other, nor do the lines beside it: a table has them between its cells."""
    lines = text.split("\n")
    rows = ["|" in line.strip(" \t|") or _RULED.match(line) is not None for line in lines]
    start = 0
    for at, line in enumerate(lines):
        if "|" in line and not any(rows[max(at - BESIDE, 0) : at + BESIDE + 1]):
            yield from ((start + bar.start(), start + bar.end()) for bar in _BORDER.finditer(line))
        start += len(line) + 1


def _glosses(lines: Lines) -> Iterator[tuple[int, int]]:
    """Readings after common characters: three and more in a text are not the author's."""
    text, letters = lines.string, lines.rare
    count = sum(1 for _ in _GLOSS.finditer(text)) if not letters.isdisjoint(_TONES) else 0
    if count >= 3:
        yield from (match.span() for match in (_PLAIN_GLOSS if count >= OFTEN else _GLOSS).finditer(text))
    elif not letters.isdisjoint(ascii_lowercase):
        found = list(_TONELESS.finditer(text))
        yield from (match.span() for match in found) if len({match[0] for match in found}) >= OFTEN else ()


def _tails(view: View) -> Iterator[tuple[int, int]]:
    """The same meaningless letters on the ends of lines, or fresh ones on each: after a full stop nothing Latin ends a line."""
    lines = view.lines
    found: list[tuple[str, str, int]] = []  # the token, what it hangs on, where it begins
    for last in _LATIN.finditer(lines.lasts):
        start, end = lines.starts[last.start()], lines.ends[last.start()]
        if tail := _TAIL.search(lines.string, max(start, end - 8), end):
            before = lines.string[start : tail.start()].rstrip(" \t")[-1:]
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
    why="Style sheets and templates that were read as text, letters hung on lines, readings after common characters.",
    examples=(
        Example("undefined\n各位代表：", becomes="\n各位代表："),
        Example(
            'p { color: #000000; line-height: 115% } p.cjk { font-family: "宋体", "SimSun" } 各位代表：',
            becomes="  各位代表：",
        ),
        Example("| 项目 |\n| --- |\n| 修渠 |"),
    ),
)
