"""Joins lines that the page cut within a sentence, a word or a number. Counted evidence decides (``evidence/join.tsv``).

A page cuts lines at a margin, at the end of a page or column, in a heading set on two lines, or anywhere by accident. What
stands on both sides of the line end tells whether a paragraph ends there.

Known problem: a line that ends with a sentence is taken for the end of a paragraph, unless the layout shows otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..chinese.bodies import is_body
from ..chinese.kinds import ends_in_kind
from ..chinese.names import HOLDER
from ..chinese.press import opens_report
from ..chinese.salutations import is_salute
from ..chinese.scripts import simplified
from ..chinese.sheet import is_issue, is_label
from ..chinese.stamps import CLOCK, DAY
from ..chinese.units import COUNTED_PATTERN
from ..chinese.widths import HAN
from ..evidence import table
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from ..text import Splice
from .cut import AHEAD, CLOSERS, FRONT, HANGING, Seam, continues_heading, features, glance, hangs, page_ends, seam
from .layout import TERMINAL, Layout, hung, is_text, layout, styled_apart
from .own_paragraph import own, runs_over

LIKELY = 1.6  # log-odds; of the doubtful line ends held out that end a paragraph, two in a thousand have more
#: Log-odds at first sight below which nothing more is looked at: of 106,234 doubtful line ends that
#: ``bench/count_joins.py`` sets, 37,324 have less, and five of them are likely in the end.
HOPELESS = -3.0
NEAR = 20  # characters on each side of a line end that show a number to be cut in it
CLAUSE = 16  # characters of a clause
CALLED = 20  # characters of a form of address that lost its colon
TITLE = 40  # characters of a title
#: 根据省政府的通知⏎要求，…: such words begin a sentence; a mark within it, too.
_NO_TITLE = regex("^(?:根据|按照|依据|遵照|现将|为了?|[在从]?今年|近年)|[，。；：、！？,;:]")
_INNER = regex("[，。；：！？,;:]")
#: 人地比分别是17:／1、11:1和9:1
_RATIO = r"比[^。]{0,80}\d[:：]\n\d|[:：]\d[^。]{0,80}\d[:：]\n\d|\d[:：]\n\d[^。]{0,80}\d[:：]\d"
#: 新建便桥1／30座，… and 新建便桥1／座，…: what comes before the digits counts nothing itself.
_AMOUNT = (
    rf"[{HAN}](?<![表图第注篇件])(?:\d{{1,3}}|\d+[.．])\n(?:\d{{1,3}}(?:\.\d+)?(?:[%％年]|{COUNTED_PATTERN})"
    rf"|\d{{4,5}}(?:{COUNTED_PATTERN})|(?:{COUNTED_PATTERN})[，。；、,;])[^，。；、,;]{{0,4}}[，。；、,;]?"
)
_CUT = regex(f"{_RATIO}|{_AMOUNT}")
#: A number that a converter set on a line of its own, with what it counts on the next: 市政协于／20xx／年下半年组织…, 累计公开／5928／条，….
_NUMBER = regex(r"(?:19|20)?(?:\d{2,9}(?:\.\d{1,3})?|[xX]{2})")
_COUNTS = regex(rf"(?:[年月日%](?=[{HAN}0-9，。；,;])|{COUNTED_PATTERN})")
#: 治理。新建污水处理站…: the end of a sentence too short to be one, and the next.
_REST = regex(rf"[{HAN}]{{1,6}}。\S")
_ENDS_IN_NUMBER = regex(rf"[{HAN}]{_NUMBER.pattern}$")
#: 单位：镇民政办 over 值班电话：…: rows of their own.
_LABEL = regex(rf"(?:[{HAN}]{{2,8}}|[{HAN}](?:[ \u3000]{{1,4}}[{HAN}]){{1,3}})[：:]")
#: 联系电话：0839-5550123, 面积单位：亩　　产量单位：公斤
_KEYED = regex(rf"{_LABEL.pattern}[^，。；！？、,;]{{1,40}}")
#: 2019-3-5青政发〔2019〕7号: the number of the document closes the line, whatever the page put before it.
_NUMBERED = regex(r"[〔\[［（(](?:19|20)[0-9]{2}[〕\]］）)]\s?第?[0-9]{1,5}\s?号$")
#: 目录 over a table of contents; 序　言, 总　则: characters set apart are a heading, or a name in a list.
_SET_APART = regex(rf"目[录錄次]|(?:[{HAN}][ \u3000]{{1,4}}){{1,3}}[{HAN}]")
#: …的通知 12, ……3: rows of a table of contents, one below the other.
_ENTRY = regex(r"[ .…·]\d{1,3}$")
#: 青石市市长　王大山: who speaks, below the occasion.
_SPEAKER = regex(rf"\**[{HAN}]{{0,16}}{HOLDER}\**")
#: What a page or a newspaper sets between a title and the text, on lines of its own.
_STANDFIRST = regex(
    r"[【\[]?(?:核心提示|内容提要|内容摘要|摘\s?要|导\s?[语读]|编者按|按\s?语|提\s?要)\s?[】\]]?\s?[：:]"
)
#: 录音机 2935 万部 -2.9: a row of a table, what is counted, how many, of what unit, by how much more.
_AMOUNT_OF = r"[-－]?\d[\d.．]{0,12}(?:%|％|倍)?"
_QUANTITIES = regex(
    rf"\S{{1,20}}(?: \S{{1,6}})? {{1,4}}{_AMOUNT_OF} {{1,4}}\S{{1,8}} {{1,4}}(?:{_AMOUNT_OF}|持平)\s{{0,4}}"
)
#: A word of its own never begins so: 百花齐放、百家争鸣／的方针.
_LEANS = regex("的(?![士确])")
#: 县水利局：0839-5550123 over 县财政局：0839-5550456.
_CALLED_AT = regex(r"[：:]\s?(?:\d{3,4}-)?\d{7,11}(?:[、,，/ ]{1,3}(?:\d{3,4}-)?\d{7,11}){0,3}$")
#: 衣着类 6.2 over 日用品类 7.9: two rows of one form.
_ROW = regex(rf"\S{{1,20}} {{1,4}}{_AMOUNT_OF}\s{{0,4}}")
_OF_LINK = ("word", "letter", "digit", "number", "opener")  # how a link begins
FEWEST = 6  # characters of a line that what hangs below it belongs to
#: What ends a line for certain: the number of a page behind an entry of contents, an address, where a picture comes from, who
#: signs (签发人：王大山　李小河: joint bodies have one each).
_ENDS = regex(
    r"(?:[….·]{3}|……) ?\d{1,4}$|://[!-~]{1,200}$|(?:图片来源|图源|供图|摄影)[:：]\s?[^。；，]{2,20}$"
    rf"|签\s?发\s?人\s?[：:]\s?[{HAN} \u3000、]{{2,32}}$"
    rf"|{DAY}\s{{1,4}}{CLOCK}$"
)
#: What a sentence ends with, and brackets that may close behind it.
_SENTENCE_ENDS = frozenset(TERMINAL + CLOSERS)
LAST = 240  # characters at the end of a line in which these stand


def judge(view: View) -> Iterator[Edit]:
    """The line ends that are the page's. Each join may show its neighbours in another light, so they are judged again; all
    line ends are judged again where the joins change the layout of the page.
    """
    first = view.lines
    now, last = first, list(range(len(first)))  # which line of the text each line ends with
    page = layout(now)
    asked = tuple(_open(page))
    while cuts := [line for line in asked if is_cut(page, line)]:
        splices = [Splice(now.ends[line], now.starts[line + 1], glue(now[line], now[line + 1])) for line in cuts]
        now = now.edited(splices, now.text.edit(splices))
        gone = set(cuts)
        last = [line for place, line in enumerate(last) if place not in gone]
        before, page = page, layout(now)
        every = range(len(now) - 1)
        asked = tuple(every) if page[1:] != before[1:] else _beside(cuts, every)
    kept = set(last)
    for line in range(len(first) - 1):
        if line not in kept:
            yield Edit(first.ends[line], first.starts[line + 1], glue(first[line], first[line + 1]))


def _open(page: Layout) -> Iterable[int]:
    """The line ends that are not plainly the text's: where no margin shows, none behind a sentence before a line that hangs
    on nothing.
    """
    lines = page.lines
    every = range(len(lines) - 1)
    if page.columns or hung(lines):
        return every
    string, starts, ends = lines.string, lines.starts, lines.ends
    return [n for n in every if string[ends[n] - 1] not in TERMINAL or string[starts[n + 1]] in HANGING]


def _beside(cuts: Sequence[int], every: range) -> tuple[int, ...]:
    """The line ends whose features tell of the lines joined at ``cuts``, and those at the head."""
    joined = {line - gone for gone, line in enumerate(cuts)}
    seen = {line - away for line in joined for away in range(AHEAD + 1)}
    return tuple(line for line in every if line < FRONT or line in seen)


def is_cut(page: Layout, line: int) -> bool:
    """Whether the line end below ``line`` is the page's."""
    lines = page.lines
    if not (is_text(lines, line) and is_text(lines, line + 1)):
        return False
    inner = line + 1 in hung(lines) and lines.lead(line + 1) is None
    if not (inner or may_go_on(page, line)):
        return False
    goes_on = inner or (_goes_on(seam(page, line)) and not stands_alone(page, line))
    return goes_on and not styled_apart(lines, line)


def _goes_on(here: Seam) -> bool:
    """Whether the lower line goes on with the upper one, by what stands on both sides of the line end."""
    if plain(here) or continues_heading(here):
        return True
    evidence = table("join")
    if evidence.weigh(glance(here)) < HOPELESS:
        return False
    if evidence.weigh(features(here)) <= LIKELY or _is_sheet(here.above, here.below) or _is_title(here):
        return False
    return here.line + 1 not in own(here.page.lines) or here.page.full(here.line) or runs_over(here)


def _is_sheet(above: str, below: str) -> bool:
    """Whether one of the lines is an element of an official sheet or a row of a form, which has its line to itself."""
    if _LABEL.match(above) and (_LABEL.match(below) or is_body(simplified(below))):
        return True
    if _CALLED_AT.search(above[-LAST:]) and (_CALLED_AT.search(below[-LAST:]) or is_body(simplified(below))):
        return True
    if below[-1] in "：:" and _NUMBERED.search(above[-NEAR:]):
        return True
    if len(above) > CALLED:
        return False
    return is_label(simplified(above)) or is_issue(above)  # 附录一 over what it is called; 第6期 over who issues it


def _is_title(here: Seam) -> bool:
    """Whether the upper line, the first of the text, is its title and the lower one holds sentences."""
    title = simplified(here.above)
    whole = here.line == 0 and len(title) <= TITLE and ends_in_kind(title) and not _NO_TITLE.search(title)
    return whole and here.below[-1] in TERMINAL and _INNER.search(here.below) is not None


def may_go_on(page: Layout, line: int) -> bool:
    """Whether the line may go on in the next by its last character, or by the first of the next, or by its width."""
    lines = page.lines
    if lines.string[lines.ends[line] - 1] not in _SENTENCE_ENDS:
        return True
    above, below = lines[line], lines[line + 1]
    wraps = page.columns and (page.stepped or page.parted) and page.nearly_full(line)
    return bool(wraps or above.rstrip(CLOSERS)[-1:] not in TERMINAL or hangs(below))


def stands_alone(page: Layout, line: int) -> bool:
    """Whether the line or the next is what always has its line to itself: a row, an entry, a form of address."""
    above, below = page.lines[line], page.lines[line + 1]
    if above.endswith(below) or _SET_APART.fullmatch(below) or is_salute(below) or _SPEAKER.fullmatch(below):
        return True
    if _STANDFIRST.match(below) or opens_report(below) or (page.lines.gaps[line + 1] and _is_keyed(above, below)):
        return True
    if " " in above and (_QUANTITIES.fullmatch(above) or (_ROW.fullmatch(above) and _ROW.fullmatch(below))):
        return True
    if line and _ENTRY.search(above[-LAST:]) and _ENTRY.search(page.lines[line - 1][-LAST:]):
        return True
    if below[0] == "、" and above[-1] in TERMINAL:  # 、二〇一六年工作回顾: its marker lost the number
        return True
    if len(above) <= CALLED and is_salute(above.rstrip("，, ") + "："):
        return True
    return _ENDS.search(above[-LAST:]) is not None


def _is_keyed(above: str, below: str) -> bool:
    """Whether a row of several keys stands over a line, or one of a key under a line without clauses."""
    if _KEYED.fullmatch(below):
        return not _INNER.search(above) or _KEYED.fullmatch(above) is not None
    return _KEYED.fullmatch(above) is not None and len(_LABEL.findall(above)) > 1  # 会议强调：… may go on


def plain(here: Seam) -> bool:
    """Whether the line end certainly comes from the page.

    That holds beside a mark that no line begins or ends with, within a ratio or a number, before the rest of a sentence on the
    next page, before a link that the sentence goes on behind, and after a clause where the page would put a blank line between
    two paragraphs.
    """
    page, line, above, below, end, begin = here
    if end == "opener" or (len(above) >= FEWEST and begin in ("hanging", "closer")):
        return True
    if end == "word" and len(above) >= FEWEST and _LEANS.match(below):
        return True
    if (end, begin) == ("word", "word") and page_ends(page.lines, line) and _REST.match(below):
        return True
    if (
        end in ("word", "letter")
        and len(above) >= CLAUSE
        and begin in _OF_LINK
        and not page.gap(line + 1)
        and _is_link(page, line)
    ):
        return True
    if above[-1] in "0123456789.．:：" and not page.gap(line + 1) and _CUT.search(f"{above[-NEAR:]}\n{below[:NEAR]}"):
        return True
    if len(above) >= CLAUSE and _INNER.search(below) and not page.gap(line + 1) and _COUNTS.match(below):
        return _ENDS_IN_NUMBER.search(above, len(above) - NEAR) is not None
    inner = page.parted and not page.gap(line + 1) and not page.steps(line + 1)
    return inner and end in ("comma", "semicolon") and begin in ("word", "running", "sign") and len(above) >= CLAUSE


def _is_link(page: Layout, line: int) -> bool:
    """Whether the line below is the words of a link: 推动加入⏎水利合作协定⏎、供水协定，…. The next line goes on with a mark, or
    with what a number alone counts.
    """
    lines = page.lines
    under = lines[line + 2] if line + 2 < len(lines) and not page.gap(line + 2) else ""
    counted = _NUMBER.fullmatch(lines[line + 1]) and _COUNTS.match(under)
    return bool(under) and bool(hangs(under) or counted)


def glue(above: str, below: str) -> str:
    """What stands between the halves: a space between two Latin words."""
    last, first = above[-1], below[0]
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""


RULE = Rule(
    "repair/broken-line",
    judge,
    HIGH,
    why="The line end stands within a sentence, a word or a number: what stands on both sides says so.",
    after=("repair/chunk-mark", "repair/glued-paragraph", "repair/broken-bracket"),
    examples=(
        Example(
            "三个村的人地比分别是17:\n1、11:1和9:1;水田面积有所增加。",
            becomes="三个村的人地比分别是17:1、11:1和9:1;水田面积有所增加。",
        ),
        Example(
            "渠道每月巡查一次，由各村的管护员负责，水利站抽查，查到的事当天办。\n附录一\n检测项目表\n项目和频次由镇里定。"
        ),
        Example(
            "目　录\n　　序　言\n　　第一章　总　　纲\n　　第三章　水利机构\n\n序　言\n"
            "　　柳溪镇最早修水库。各村的人一起修渠，几十年里修了三百里，有了自己的办法。\n第一章　总　纲\n"
            "　　第一条　水库归全镇所有，由镇水利站管，各村不得私自开闸放水。\n"
            "　　出工修渠和参加防汛是全镇村民的光荣义务，人人都要尽这一份力。\n"
            "　　第二条　用水先生活，后灌溉，再发电，各村按照水票放水。\n第三章　水利机构"
        ),
        Example(
            "关于举办培训班的通知\n各县文化和旅游局：\n现就举办培训班有关事项通知如下。\n"
            "职称管理平台技术咨询电话：0839-5550123、5550456\n青石县文化艺术学校\n2024年3月1日"
        ),
        Example(
            "修渠的事就说到这里。\n              青石县人民政府\n                  水利站\n              2019年1月4日"
        ),
    ),
)
