"""The table of particulars over a document on a government site: 索引号：… 主题分类：… 成文日期：….

It comes as rows of one key or several, between bars, in 【】, or with each key and each value in a line of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .frame import squeeze

_SURE = (
    "索引号|信息索引号?|主题分类|组配分类|体裁分类|公文种类|公开方式|公开范围|公开形式|公开类别|公开属性|公开时限|发文机关|发文机构|发文单位|发布机构|发布机关|"
    "成文日期|生成日期|发文日期|公开日期|发文字号|发文文号|有效性|时效性|效力状态|是否有效|生效日期|生效时间|废止日期|废止时间|失效日期|失效时间|信息名称|信息分类|服务对象|"
    "主题词|统一编号|规范性文件编号|文件编号|文件类型|所属主题|产生日期|公开责任部门|责任部门|责任科室|执行日期|信息来源|公文目录|公开目录|内容概述|颁布单位|颁布时间|法规标题|法规来源|"
    "颁布日期|施行日期|颁布机构|颁布部门|制定机关|公布日期|公布机关|通过日期|批准机关|法规类别|效力级别|法宝引证码|唯一标志|批准部门|批准日期|发布部门|实施日期"
)
_WEAK = "标题|名称|文号|发布日期|发布时间|关键词|分类|机构|有效期|来源|浏览次数|全文|备注"
#: Keys that the head of a company's rules has as well: without one of a site's they prove no table of a site.
_INNER = regex(
    "文件编号|文件类型|执行日期|责任科室|生效日期|生效时间|失效日期|废止日期|实施日期|服务对象|主题词|统一编号|责任部门|所属主题|批准部门|批准日期|"
    "标题|名称|文号|发布日期|发布时间|关键词|分类|机构|有效期|来源|备注"
)
_TITLES = frozenset(("标题", "名称", "信息名称", "法规标题"))
PAIR = regex(rf"(?P<key>{_SURE}|{_WEAK}):(?P<value>[^:。;]{{0,80}}?(?:\d:\d\d(?::\d\d)?)?)(?=(?:{_SURE}|{_WEAK}):|$)")
_KEY = regex(rf"(?:{_SURE}|{_WEAK}):?")
_BARE = regex(rf"(?:{_SURE}|{_WEAK})")
SURE = regex(_SURE)
_ASKED = regex("[:：|｜】]|[号类期词述题源]$")
_BRACKETED = regex("【([^】]{2,6})】")
_DATE = regex(r"(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?")
_NUMBER = regex(r"[\u4e00-\u9fff]{1,12}[〔\[][0-9]{4}[〕\]]\d{1,4}号")
#: What ends a key, and the form of its value, by which the last value of a table is known.
_BODY = regex(r"[\u4e00-\u9fff]{2,24}(?:政府|委员会|[厅局院会委署办室科股处])")
_FORMS = {
    "机关": _BODY,
    "机构": _BODY,
    "科室": _BODY,
    "部门": _BODY,
    "日期": _DATE,
    "时间": _DATE,
    "文号": _NUMBER,
    "字号": _NUMBER,
    "索引号": regex(r"[\w/-]{6,40}", re.A),
}
_SENTENCE = regex("[。；;！？]")
LONGEST = 200  # characters of a row
LONGEST_VALUE = 60  # of a value in a line of its own
REACH = 16  # lines above and below that may be of the same table


class Row(NamedTuple):
    """What a line is in the table: its keys, the title that it gives, whether its value stands in the next line."""

    keys: tuple[str, ...]
    title: str = ""
    open: bool = False


def judge(line: Line) -> str:
    if line.index > line.body[0] or len(line.text) > LONGEST:
        return ""
    own = read(line.text)
    above = read(line.neighbour(-1)) if own is None else None
    if own is None and not (above and above.open and _is_its_value(line)):
        return ""
    if own and _heads_column(line):
        return ""
    title = own.title if own else line.text if above and above.keys[-1] in _TITLES else ""
    if title and not _elsewhere(title, line):
        return ""
    keys = [key for row in _around(line) for key in row.keys]
    sure = sum(1 for key in keys if SURE.fullmatch(key))
    if not all(_INNER.fullmatch(key) for key in keys) and (sure >= 2 or (sure and len(keys) > 2)):
        return "a row of the table of particulars" if own else "a value of the table of particulars"
    return ""


def read(text: str) -> Row | None:
    """What the line says in a table of particulars; None where it is no row of one."""
    if len(text) > LONGEST or (len(text) > 10 and not _ASKED.search(text)):
        return None
    text = _BRACKETED.sub(r"\1:", squeeze(text).lstrip("•·")).replace("::", ":")
    if "|" in text:
        return _barred(text)
    if _KEY.fullmatch(text):
        key = text.rstrip(":")
        return Row((key,), open=key != "全文")
    keys, title, at = [], "", 0
    while at < len(text):
        pair = PAIR.match(text, at)
        if not pair:
            return None
        keys.append(pair["key"])
        title = title or (pair["value"] if pair["key"] in _TITLES else "")
        at = pair.end()
    return Row(tuple(keys), title) if keys else None


def _barred(text: str) -> Row | None:
    """索引号 | 620/2023 | 发文字号 | 某政发 |: cells, a key first, and no two values together as in a head of columns."""
    cells = [cell.rstrip(":") for cell in text.strip("|").split("|")]
    are_keys = [bool(_KEY.fullmatch(cell)) for cell in cells]
    if not are_keys[0] or all(are_keys) or any(len(cell) > LONGEST_VALUE for cell in cells):
        return None
    if any(not (a or b) and cell for cell, (a, b) in zip(cells[1:], pairwise(are_keys), strict=True)):
        return None
    return Row(tuple(cell for cell, key in zip(cells, are_keys, strict=True) if key))


def _heads_column(line: Line) -> bool:
    """Whether the line is a bare key beside another: so stand the heads of columns, cell by cell, with no values between."""
    return bool(_BARE.fullmatch(squeeze(line.text))) and any(
        _BARE.fullmatch(squeeze(line.neighbour(step)[:12])) for step in (-1, 1)
    )


def _is_its_value(line: Line) -> bool:
    """Whether the line is the value of the key above: the table goes on below it, or it has a value's form.

    The last key may have none, and then the title of the document follows.
    """
    if not is_value(line.text) or line.text[-1] in "：:":
        return False
    form = next((form for key, form in _FORMS.items() if line.neighbour(-1).rstrip(" :：").endswith(key)), None)
    known = form is not None and form.fullmatch(line.text) is not None
    return known or read(line.neighbour(1)) is not None


def is_value(text: str) -> bool:
    """Whether the line may be the value of the key above."""
    return len(text) <= LONGEST_VALUE and not _SENTENCE.search(text)


def _around(line: Line) -> list[Row]:
    """The rows of the table in which the line stands; between two of them there may be one value."""
    rows = [row for row in (read(line.text),) if row]
    for step in (-1, 1):
        between = False
        for place in range(1, REACH):
            text = line.neighbour(step * place)
            row = read(text) if text else None
            if row:
                rows.append(row)
                between = False
            elif between or not text or not is_value(text):
                break
            else:
                between = True
    return rows


def _elsewhere(title: str, line: Line) -> bool:
    """Whether the page gives the title in another line too."""
    wanted = squeeze(title)
    return any(wanted in squeeze(other) for place, other in enumerate(line.lines[:40]) if place != line.index)


RULE = LineRule(
    "strip/record-row",
    judge,
    HIGH,
    why="Government sites set a table of particulars over a document; its facts are kept, the document has them itself.",
    examples=(
        Example(
            "▶索 引 号：000014349/2022-00012\n主题分类：综合政务\n发文机关：某县人民政府\n某县关于防汛的通知",
            becomes="",
        ),
        Example(
            "▶生成日期: 2019-01-23 文号:\n废止时间: 2020-01-23 名称: 某县关于防汛的通知\n某县关于防汛的通知\n各乡镇：",
            becomes="",
        ),
        Example("• 索引号:\n▶0001/2024\n• 来源:\n• 发文字号:\n某县关于防汛的通知\n各乡镇：", becomes=""),
        Example("▶索引号 | 62070/2023 | 发文字号 | 号 |\n公开形式 | 主动公开 |\n某县关于防汛的通知", becomes=""),
        Example(
            "【法规标题】某市供水办法\n▶【颁布单位】某市人民政府\n【失效时间】\n某市供水办法\n第一条 为了供水，制定本办法。",
            becomes="",
        ),
        Example("索引号：0001\n▶标　　题：某县关于防汛的通知\n发文字号：\n某县关于防汛的通知\n各乡镇：", becomes=""),
        Example("索引号：0001\n▶标　　题：某县关于防汛的通知\n发文字号：\n各乡镇人民政府："),
        Example("索引号：0001\n发布机构：某县\n文号：\n▶某县关于防汛的通知\n各乡镇人民政府："),
        Example("索引号：0001\n发布机构：某县\n有效性：\n▶某政发〔2021〕68号\n某县关于防汛的通知\n各乡镇："),
        Example("▶主题词：农业 通知\n某县人民政府办公室印发"),
        Example("▶序号 | 名称 | 发文字号 | 有效性\n1 | 某县供水办法 | 某政发 | 有效"),
        Example(
            "▶文件编号：QS-01\n生效日期：2020-01-01\n责任部门：办公室\n某公司车辆管理制度\n第一条 为了管好车辆，制定本制度。"
        ),
        Example("目录\n序号\n文件\n▶发文字号\n发布机构\n有效性\n1\n某县供水办法\n某政发〔2019〕4号\n某县\n有效"),
        Example("▶来源：群众来信\n分类：供水\n备注：已办"),
    ),
)
