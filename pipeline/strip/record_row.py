"""The table of particulars over a document on a government site: 索引号：… 主题分类：… 成文日期：…."""

from __future__ import annotations

from pipeline.model import HIGH
from pipeline.regex import regex
from pipeline.rule import Example, Line, LineRule
from pipeline.strip.frame import squeeze

_SURE = (
    "索引号|信息索引号?|主题分类|组配分类|体裁分类|公文种类|公开方式|公开范围|公开形式|公开类别|公开属性|公开时限|发文机关|发文机构|发文单位|发布机构|发布机关|"
    "成文日期|生成日期|发文日期|公开日期|发文字号|发文文号|有效性|时效性|效力状态|生效日期|废止日期|失效日期|信息名称|信息分类|服务对象|主题词|统一编号|"
    "规范性文件编号|文件编号|文件类型|所属主题|产生日期|公开责任部门|责任部门|信息来源"
)
ROW = regex(
    rf"(?:(?:{_SURE}|标题|名称|文号|发布日期|发布时间|关键词|分类|机构|有效期):[^:。;]{{0,80}}?)+(?={_SURE}|标题|名称|文号|$)"
)
SURE = regex(rf"(?:{_SURE}):")
TITLE = regex(r"(?:标题|名称|信息名称):(?P<title>.{4,90})")
KEY = regex(rf"(?:{_SURE}|标题|名称|文号|发布日期):?")


def judge(line: Line) -> str:
    if line.index > line.body[0] or len(line.text) > 200:
        return ""
    text = squeeze(line.text)
    if KEY.fullmatch(text) and (_is_row(line, -1) or _is_row(line, 1)):
        return "a key of the table of particulars"
    if line.is_gone(-1) and KEY.fullmatch(squeeze(line.neighbour(-1))) and _is_row(line, 1) and len(text) < 40:
        return "a value of the table of particulars"
    if not ROW.fullmatch(text):
        return ""
    title = TITLE.search(text)
    if title and not any(
        title["title"] in squeeze(other) for place, other in enumerate(line.lines[:40]) if place != line.index
    ):
        return ""
    if len(SURE.findall(text)) >= 2 or (SURE.match(text) and (_is_row(line, -1) or _is_row(line, 1))):
        return "a row of the table of particulars"
    return "a row between rows of the table of particulars" if _is_row(line, -1) and _is_row(line, 1) else ""


def _is_row(line: Line, step: int) -> bool:
    text = squeeze(line.neighbour(step)[:200])
    return bool(text) and (bool(SURE.match(text)) or bool(KEY.fullmatch(text)) or bool(TITLE.match(text)))


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
        Example("索引号：0001\n▶标　　题：某县关于防汛的通知\n发文字号：\n某县关于防汛的通知\n各乡镇：", becomes=""),
        Example("索引号：0001\n▶标　　题：某县关于防汛的通知\n发文字号：\n各乡镇人民政府："),
        Example("▶主题词：农业 通知\n某县人民政府办公室印发"),
    ),
)
