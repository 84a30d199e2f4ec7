"""Whether a title goes on from one line in the next.

A page breaks a title anywhere between words (GB/T 9704-2012, 7.3.1), some within them. Some signs settle it: who writes
over 关于, a word that joins, a matter whose kind of text is still to come. Elsewhere it is judged by what was counted
(``bench/count_title_lines.py``): how both lines end, how long they are, and how common the two characters are side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.bodies import body_of_title, is_body
from ..chinese.kinds import KIND, PASSING, SPOKEN, any_of, ends_in_kind
from ..chinese.widths import CJK
from ..evidence import table
from ..evidence.grams import grams
from ..regex import regex

TABLE = "title_line"
#: Log-odds from which on a title goes on: of those counted 99.5 % do from 0.1 on, 99.9 % from 1.6 on.
LIKELY = 1.0

_OPENS = regex("关于|印发|转发|批转|对")
#: What a body does to the matter of a title that names no 关于: 某县水利局⏎下达2018年修渠计划的通知
_ACTS = regex(
    "下达|公布|发布|颁布|命名|表彰|授予|追授|通报|任免|任命|聘任|批复|撤销|废止|修改|核定|拨付|下发|同意|认定|调整"
)
#: A title that says so is not whole before a kind of text ends it, and one that passes on a text before a notice does.
_MATTER = regex("关于|印发|转发|批转")
_PASSES = regex("印发|转发|批转")
_PASSED = regex(rf"{any_of(PASSING)}(?:[（(][^（()）]{{1,16}}[）)])?$")
_JOINS, _JOINED = regex("[的和及与暨对为、]$"), regex("[及和与暨的等、》”]|[（(][^（()）]{1,16}[）)]的")
#: A line that begins with a word that joins, and with no name (和田, 和平镇) or word (和谐) that does so, opens no title.
_AND = regex("和(?![谐平田睦顺静硕龙政美畅]|县(?!级))|[及与暨的]")
#: What is a title only behind the name of whose it is: 青石县养蜂协会⏎章程.
_OF_A_BODY = ("章程", "公约", "守则")
_SOCIETY = regex("[协学商理分联]会$|研究会$|基金会$|联盟$|俱乐部$|中心$|大学$|学院$|学校$|公司$")
#: A bracket that is open at the end of the line, and closed in the next.
_OPEN, _CLOSED = regex("《[^》]*$|“[^”]*$|（[^）]*$"), regex("[^《“（]*[》”）]")
#: The second line of a cover: 青石县校舍修缮项目⏎公开招标文件.
_BID = regex(f"[{CJK}]{{2,10}}文件")
_REST = 4  # characters of the rest of a kind of text that is broken within its word: 统计公⏎报
_KIND = regex(KIND)
_PLACE = regex("[国省市县区乡镇村]|大学|公司|集团")
_OPENS_PLACE = regex(f"[{CJK}]{{2,6}}[国省市县区乡镇]")
_LENGTHS = (("tiny", 5), ("short", 8), ("middle", 24))  # how many characters a line has at most
_SAME = 4  # characters with which a copy of a title begins like it


def goes_on(above: str, line: str, below: str, under: str) -> bool:
    """Whether ``below`` goes on from the title so far, ``above``, whose last line is ``line``; ``under`` stands below it."""
    known = settled(above, line, below, under)
    return table(TABLE).weigh(features(above, line, below, under)) > LIKELY if known is None else known


def settled(above: str, line: str, below: str, under: str) -> bool | None:
    """What a plain sign says; None where there is none, and evidence decides."""
    if below in _OF_A_BODY and (is_body(line) or _SOCIETY.search(line)):
        return True
    if is_body(line):
        return _under_body(line, below, under)
    if below in SPOKEN and not _JOINS.search(above):
        return False  # 全县水利工作会议⏎讲话
    if _JOINED.match(below):
        return ends_in_kind(below)
    if _JOINS.search(above) or (_OPEN.search(above) and _CLOSED.match(below)):
        return True
    ended = ends_in_kind(above)
    if not ended and (_BID.fullmatch(below) or _is_rest_of_kind(above, below)):
        return True
    if _MATTER.search(above) and not _OPENS.match(below) and not body_of_title(below):
        return not ended or _passes_on(above, below)
    slogans = any(blank in line + below for blank in " \u3000")  # 凝心聚力　真抓实干⏎在全县水利会议上的讲话
    return False if slogans or (ended and _KIND.fullmatch(below)) else None  # 供水办法⏎目录


def _passes_on(above: str, below: str) -> bool:
    """Whether a notice of the text that ``above`` names is still to come: 关于印发修渠方案⏎的通知, 关于修渠的实施⏎意见."""
    if _PASSED.search(above):
        return False
    named = "的" in below or _KIND.fullmatch(below)
    return bool(_PASSES.search(above)) or bool(named and _PASSED.search(below))


def _is_rest_of_kind(above: str, below: str) -> bool:
    return len(below) < _REST and not ends_in_kind(below) and ends_in_kind(above + below)


def _under_body(body: str, below: str, under: str) -> bool | None:
    """Whether a title that a body's name opens goes on: with its matter, or with a second body whose matter follows."""
    if _AND.match(below) and ends_in_kind(below):
        return True  # 人民解放军选举全国人民代表大会⏎和地方各级人民代表大会代表的办法
    if _OPENS.match(below) or (is_body(below) and _OPENS.match(under)):
        return True
    if _ACTS.match(below) and any(map(ends_in_kind, (below, below + under))):
        return True
    named = body_of_title(below)
    return not body.endswith(named) if named else False


def features(above: str, line: str, below: str, under: str) -> Iterator[str]:
    """What speaks for and against a title that goes on in ``below``."""
    yield f"{_length(line)} line"
    yield f"{_length(below)} line below"
    yield f"pair {grams('pair').get(line[-1] + below[0], 0)}"
    if below.startswith(above[:_SAME]):
        yield "the line below begins alike"
    if _PLACE.search(above):
        yield "names a place"
    if ends_in_kind(above):
        yield "a kind ends the line"
    if _OPENS_PLACE.match(below):
        yield "a place opens the line below"
    if body_of_title(below) or is_body(below):
        yield "a body opens the line below"
    if _OPENS.match(below):
        yield "the line below opens with its matter"
    if _KIND.fullmatch(below):
        yield "a kind alone is below"
    elif ends_in_kind(below):
        yield "a kind ends the line below"
    elif ends_in_kind(under):
        yield "a kind ends the line under that"


def _length(line: str) -> str:
    return next((name for name, most in _LENGTHS if len(line) <= most), "long")
