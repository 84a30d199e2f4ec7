"""The table of particulars over a document on a government site: 索引号：… 主题分类：… 成文日期：….

It comes as rows of one key or several, between bars, in 【】, or with each key and each value in a line of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..chinese.widths import CJK
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule, Where
from .frame import squeeze
from .keys import Key, known, parse
from .page import Line, each

LONGEST = 200  # characters of a row
LONGEST_VALUE = 60  # of a value in a line of its own
REACH = 16  # lines above and below that may be of the same table
TITLES = 40  # lines that are asked whether they give the title too

_SENTENCE = regex("[。；;！？]")
_DATE = regex(r"(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?")
_NUMBER = regex(rf"[{CJK}]{{1,12}}[〔\[][0-9]{{4}}[〕\]]\d{{1,4}}号")
_BODY = regex(rf"[{CJK}]{{2,24}}(?:政府|委员会|[厅局院会委署办室科股处])")
#: What a key ends with and the form of its value, by which the last value of a table is known.
_FORMS = {
    **dict.fromkeys(("机关", "机构", "科室", "部门"), _BODY),
    **dict.fromkeys(("日期", "时间"), _DATE),
    **dict.fromkeys(("文号", "字号"), _NUMBER),
    "索引号": regex(r"[\w/-]{6,40}", re.A),
}
Record = tuple[tuple[Key, str], ...]


def judge(line: Line) -> str:
    if line.index > line.body[0] or len(line.text) > LONGEST:
        return ""
    mine = read(line.text)
    above = () if mine else read(line.near(-1))
    if not mine and not (above and _is_open(above) and _is_its_value(line)):
        return ""
    if mine and _heads_column(line):
        return ""
    title = _title(mine) if mine else line.text if above[-1][0].fact == "title" else ""
    if title and not _elsewhere(title, line):
        return ""
    kinds = [key.record for row in _around(line) for key, _ in row]
    sure = kinds.count("sure") + kinds.count("inner")
    if "sure" in kinds and (sure >= 2 or len(kinds) > 2):
        return "a row of the table of particulars" if mine else "a value of the table of particulars"
    return ""


def read(text: str) -> Record:
    """What the line says in a table of particulars; empty where it is no row of one."""
    if len(text) > LONGEST:
        return ()
    bare = text.lstrip("•· ").rstrip()
    alone = known().get(squeeze(bare).strip(":【】"))
    if alone is not None and alone.record:
        return ((alone, ""),)
    rows = parse(bare)
    if rows:
        return tuple((row.key, row.value) for row in rows) if all(row.key.record for row in rows) else ()
    return _barred(squeeze(bare)) if "|" in bare or "｜" in bare else ()


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


def _title(record: Record) -> str:
    return next((value for key, value in record if key.fact == "title" and value), "")


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
    return (form is not None and form.fullmatch(line.text) is not None) or bool(read(line.near(1)))


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
    return squeeze(title) in squeeze("".join(line.lines[place] for place in range(TITLES) if _is_other(line, place)))


def _is_other(line: Line, place: int) -> bool:
    return place < len(line.lines) and place != line.index


_TEXT = "某县关于防汛的通知\n各乡镇："

RULE = Rule(
    "strip/particulars",
    each(judge),
    HIGH,
    why="Government sites set a table of particulars over a document; its facts are kept, the document has them itself.",
    where=Where.HEAD | Where.CELL,
    examples=(
        Example(f"▶索 引 号：000014349/2022-00012\n主题分类：综合政务\n发文机关：某县人民政府\n{_TEXT}", becomes=""),
        Example(f"▶生成日期: 2019-01-23 文号:\n废止时间: 2020-01-23 名称: 某县关于防汛的通知\n{_TEXT}", becomes=""),
        Example(f"• 索引号:\n▶0001/2024\n• 来源:\n• 发文字号:\n{_TEXT}", becomes=""),
        Example(f"▶索引号 | 62070/2023 | 发文字号 | 号 |\n公开形式 | 主动公开 |\n{_TEXT}", becomes=""),
        Example(
            "【法规标题】某市供水办法\n▶【颁布单位】某市人民政府\n【失效时间】\n某市供水办法\n第一条 为了供水，制定本办法。",
            becomes="",
        ),
        Example(f"状态:有效 发布日期:2004-05-19 生效日期: 2004-05-19\n发布部门: 某县\n▶发布文号:\n{_TEXT}", becomes=""),
        Example(f"索引号：0001\n▶标　　题：某县关于防汛的通知\n发文字号：\n{_TEXT}", becomes=""),
        Example("索引号：0001\n▶标　　题：某县关于防汛的通知\n发文字号：\n各乡镇人民政府："),
        Example("索引号：0001\n▶名  称：某县关于防汛的通知\n发文字号：\n某县关于\n防汛的通知\n各乡镇：", becomes=""),
        Example("索引号：0001\n发布机构：某县\n文号：\n▶某县关于防汛的通知\n各乡镇人民政府："),
        Example(f"索引号：0001\n发布机构：某县\n有效性：\n▶某政发〔2021〕68号\n{_TEXT}"),
        Example("▶主题词：农业 通知\n某县人民政府办公室印发"),
        Example("▶序号 | 名称 | 发文字号 | 有效性\n1 | 某县供水办法 | 某政发 | 有效"),
        Example(
            "▶文件编号：QS-01\n生效日期：2020-01-01\n责任部门：办公室\n某公司车辆管理制度\n第一条 为了管好车辆，制定本制度。"
        ),
        Example("目录\n序号\n文件\n▶发文字号\n发布机构\n有效性\n1\n某县供水办法\n某政发〔2019〕4号\n某县\n有效"),
        Example("▶来源：群众来信\n分类：供水\n备注：已办"),
    ),
)
