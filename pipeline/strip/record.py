"""The record over a document: 索引号：… 主题分类：… on a government site, 标题：… URL：… of a scraper, 【题名】… 【正文】 of a database.

It comes as rows of one key or several, between bars, in brackets, or with each key and each value in a line of its own.
Its rows go. Where it alone gives the title, or the first words, only the key before them goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..chinese.bodies import is_body
from ..chinese.doc_numbers import is_number
from ..chinese.stamps import STAMP
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .frame import squeeze
from .keys import LONGEST_KEY, Key, known, parse, spaced
from .page import Line

LONGEST = 200  # characters of a row
_BEFORE_WORD = "的和与及按由各、"  # 各部门的发文机关: a word of the line
LONGEST_VALUE = 60  # of a value in a line of its own
REACH = 16  # lines above and below that may be of the same record
TITLES = 40  # lines that are asked whether they give the title too
LINES, ROUND = 3, 16  # lines over which a title may go, and characters beside it there

_SENTENCE = regex("[。；;！？]")
_INDEX = regex(r"[\w/-]{6,40}", re.A)
_IN_FORCE = regex("(?:现行|继续)?有效|(?:已被?)?(?:失效|废止|修改|修订)|是|否")
#: What a key ends with and the form of its value, by which the last value of a record is known.
_FORMS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("机关", "机构", "科室", "部门", "单位"), is_body),
    **dict.fromkeys(("日期", "时间"), lambda value: STAMP.fullmatch(value)),
    **dict.fromkeys(("文号", "字号"), is_number),
    **dict.fromkeys(("有效性", "时效性", "效力状态"), lambda value: _IN_FORCE.fullmatch(value)),
    "索引号": lambda value: _INDEX.fullmatch(value),
}
#: - capture_date: 2026-04-03; the line drawn above such rows and below them.
_ENGLISH = regex(r"(?:[-*] )?(?P<key>[A-Za-z][A-Za-z0-9_ ]{1,24})\s?[:：](?P<value>.*)")
_DRAWN = regex("-{3,}")
_ALONE = frozenset("-•·*")  # the sign of a list whose item stands in the next line
#: 【正文】: the text begins behind it, or in the next line.
_TEXT_BEGINS = regex(r"[【〖\[［]\s{0,4}(?:正\s{0,4}文|全\s{0,4}文)\s{0,4}[】〗\]］]\s*")
Record = tuple[tuple[Key, str], ...]


def judge(view: View) -> Iterator[Edit]:
    over = (index for index in view.asked if index <= view.body[0] and not view.gone[index])
    lines = [Line(view.read, index, view.gone, view.body) for index in over]
    rows = [(line.index, why, _kept(line)) for line in lines if (why := _judge(line))]
    for index, why, kept in rows:
        start, printed = view.lines.starts[index], view.lines[index]
        yield Edit(start, start + printed.rfind(kept), "", why) if kept else view.whole(index, why)


def _judge(line: Line) -> str:
    mine = read(line.text)
    above = () if mine else read(line.near(-1))
    if not mine and not (above and _is_open(above) and _is_its_value(line)):
        return ""
    if mine and _heads_column(line):
        return ""
    kinds = [key.record for row in _around(line) for key, _ in row]
    sure = kinds.count("sure") + kinds.count("inner")
    if "sure" in kinds and (sure >= 2 or len(kinds) > 2):
        return "a row of the table of particulars" if mine else "a value of the table of particulars"
    return ""


def _kept(line: Line) -> str:
    """The title or the first words, where the line alone gives them."""
    if begins := _TEXT_BEGINS.match(line.text):
        return line.text[begins.end() :]
    mine = read(line.text)
    opens = not mine and read(line.near(-1))[-1][0].fact == "title"
    title = line.text if opens else next((value for key, value in mine if key.fact == "title" and value), "")
    return "" if _elsewhere(title, line) else title


def read(text: str) -> Record:
    """What the line says in a record; empty where it is no row of one."""
    if _DRAWN.fullmatch(text) or _TEXT_BEGINS.match(text):
        return ((Key(text, "", "sure", "", ""), ""),)
    if text in _ALONE:
        return ((Key(text, "", "weak", "", ""), ""),)
    if len(text) > LONGEST and "://" not in text:
        return ()
    bare = text.lstrip("•· ").rstrip()
    alone = known().get(squeeze(bare).strip(":【】"))
    if alone is not None and alone.record:
        return ((alone, ""),)
    rows = parse(bare)
    if rows:
        return tuple((row.key, row.value) for row in rows) if all(row.key.record for row in rows) else ()
    if english := _ENGLISH.fullmatch(bare):
        fact = "title" if english["key"].lower() == "title" else ""
        return ((Key(english["key"], "", "weak", "", fact), english["value"].strip()),)
    return spaced(bare) or (_barred(squeeze(bare)) if "|" in bare or "｜" in bare else _closed_by_key(bare))


def _closed_by_key(text: str) -> Record:
    """…管理办法的通知发文机关: the value of the key above, with the next key behind it, whose line end was lost."""
    keys = (known().get(text[-size:]) for size in range(LONGEST_KEY, 3, -1) if len(text) > size + 3)
    sure = next((key for key in keys if key and key.record == "sure"), None)
    return ((sure, ""),) if sure and is_value(text) and text[-len(sure.name) - 1] not in _BEFORE_WORD else ()


def _barred(text: str) -> Record:
    """索引号|620/2023|发文字号|某政发|: cells, a key first, and no two values together as in a head of columns."""
    cells = [cell.rstrip(":") for cell in text.strip("|").split("|")]
    keys = [key if (key := known().get(cell)) and key.record else None for cell in cells]
    if keys[0] is None or all(keys) or any(len(cell) > LONGEST_VALUE for cell in cells):
        return ()
    if any(not (a or b) and cell for cell, (a, b) in zip(cells[1:], pairwise(keys), strict=True)):
        return ()
    values = [*("" if key else cell for cell, key in zip(cells[1:], keys[1:], strict=True)), ""]
    return tuple((key, value) for key, value in zip(keys, values, strict=True) if key)


def _is_open(record: Record) -> bool:
    """Whether the value of the row's key stands in the next line."""
    return len(record) == 1 and not record[0][1] and record[0][0].name != "全文"


def _heads_column(line: Line) -> bool:
    """Whether the line is a bare key beside another: so stand the heads of columns, cell by cell, with no values between."""
    return _is_bare(line.text) and any(_is_bare(line.near(step)) for step in (-1, 1))


def _is_bare(text: str) -> bool:
    key = known().get(squeeze(text)) if len(text) <= 12 else None
    return key is not None and bool(key.record)


def _is_its_value(line: Line) -> bool:
    """Whether the line is the value of the key above: it has the form of such a value, or the table goes on below it.

    The last key may have no value; then the title of the document follows.
    """
    if not is_value(line.text) or line.text[-1] in "：:":
        return False
    form = next((form for key, form in _FORMS.items() if line.near(-1).rstrip(" :：").endswith(key)), None)
    return bool((form and form(line.text)) or read(line.near(1)))


def is_value(text: str) -> bool:
    """Whether the line may be the value of the key above."""
    return len(text) <= LONGEST_VALUE and not _SENTENCE.search(text)


def _around(line: Line) -> list[Record]:
    """The rows of the table in which the line stands; between two of them there may be one value."""
    rows = [row for row in (read(line.text),) if row]
    for step in (-1, 1):
        between = False
        for place in range(1, REACH):
            text = line.near(step * place)
            row = read(text) if text else ()
            if row:
                rows.append(row)
                between = False
            elif between or not text or not is_value(text):
                break
            else:
                between = True
    return rows


def _elsewhere(title: str, line: Line) -> bool:
    """Whether the page gives the title in another line too, or in several one after the other."""
    wanted = squeeze(title)
    others = [squeeze(text) if place != line.index else "" for place, text in enumerate(line.lines[:TITLES])]
    joined = ("".join(others[at : at + many]) for many in range(1, LINES + 1) for at in range(len(others)))
    return any(wanted in other and len(other) <= len(wanted) + ROUND for other in joined)


_TEXT = "某县关于防汛的通知\n各乡镇："

RULE = Rule(
    "strip/record",
    judge,
    HIGH,
    why="A record of keys stands over the document, which has its particulars itself; the facts are kept, and the title stays.",
    where=Where.HEAD | Where.CELL,
    examples=(
        Example(f"▶索 引 号：000014349/2022-00012\n主题分类：综合政务\n发文机关：某县人民政府\n{_TEXT}", becomes=""),
        Example(f"• 索引号:\n▶0001/2024\n• 来源:\n• 发文字号:\n{_TEXT}", becomes=""),
        Example("标题：会议纪要\n时间：上午九点\n会议学习了文件。"),
    ),
)
