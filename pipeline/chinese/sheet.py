"""What stands on the sheet of an official text besides the text: the elements of GB/T 9704-2012, 7.2-7.4, a line each.

Match them against simplified characters (:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

from ..regex import regex
from .bodies import BODY_END
from .dates import DATE, YEAR, is_date_line, is_month_line
from .doc_numbers import is_blank_number, is_number
from .numerals import NUMERAL
from .widths import CJK

_COLON = r"\s?[：:]\s?"
_SECRET = r"(?:绝密|机密|秘密)"
_URGENT = r"(?:特急|加急|特提|平急|急件)"
_WRITER = rf"[{CJK}X×□（）()、 \u3000]{{1,40}}?{BODY_END}"
_PRINTED = rf"印发(?:机关|日期|范围){_COLON}.+|[（(]?(?:共印|印数{_COLON})\s?\d+\s?份[）)]?"
#: 主题词 is an element of GB/T 9704-1999; the others say who wrote and typed the sheet.
_WORKED = r"(?:主\s?题\s?词|打\s?印|打\s?字|校\s?对|录\s?入|拟\s?稿|核\s?稿)"
#: Whether everybody may read it.
_OPEN = "主动公开|依申请公开|不予公开"
_TO_ALL = rf"[（(](?:{_OPEN})[）)]|此件(?:{_OPEN}|公开发布)|(?:公开(?:属性|方式|形式|选项|类别)|信息公开选项)\s?[：:].{{2,20}}"
#: In the order in which they are tried.
_ELEMENTS = (
    ("copy-number", regex(rf"份号{_COLON}[0-9]{{1,6}}|0[0-9]{{4,5}}")),
    ("classification", regex(rf"(?:密级{_COLON})?{_SECRET}(?:\s?[★☆].{{0,8}})?|内部(?:文件|资料)(?:[ \u3000，]?(?:注意|妥善|不得|请勿).{{2,6}})?")),
    ("urgency", regex(rf"(?:[紧缓]急程度{_COLON}|等级\s?)?{_URGENT}(?:[·•]\s?明电)?")),
    ("signer", regex(r"签\s?发\s?人\s?[：:].{0,40}")),
    (
        "issuing-mark",
        regex(rf"(?:{_WRITER})?\s{{0,30}}文\s?件|[□{CJK}]{{0,6}}(?:发电|明电|电报)|{_WRITER}\s?[（(](?:通知|公告|通告|通报|批复|函)[）)]"),
    ),
    ("cc", regex(r"(?:抄\s?[送报]|[分报发主]\s?送|[报送发])\s?[：:].+")),
    ("imprint", regex(rf"(?:{_WRITER}\s*)?{DATE}\s*印\s?发|{_PRINTED}|{_WORKED}{_COLON}.{{2,60}}")),
    ("note", regex(rf"[（(](?:注[：:])?(?:此件|此文|本文|信息公开|{_OPEN}|联系人|联系方式)[^（）()]{{2,80}}[）)]|{_TO_ALL}")),
)  # fmt: skip
_LONGEST = 200
#: For expressions: the word over the notes at the end of a text.
REMARKS = "(?:注|注释|附注|备注|说明|名词解释)"
#: 附件1, 附表3, 大纲3, 样表二: where a sheet belongs, no title.
_LABEL = regex(
    r"(?:附\s?[件表录图]|附录|大纲|样表|表格?|范本|模板)\s?(?:[：:]\s?)?[一二三四五六七八九十A-Z]{0,3}[0-9０-９]{0,3}(?:[-—－][0-9]{1,2})?\s?[：:.、]?"
)
_NTH = rf"第\s?[{NUMERAL}0-9０-９]{{1,5}}\s?[期辑]"
_ISSUE = regex(
    rf"(?:[〔\[［（(]{YEAR}[〕\]］）)]\s?)?[（(\[【]?(?:{YEAR}\s?年?度?\s?)?(?:总\s?)?{_NTH}[）)\]】]?(?:\s?[（(]?总?\s?{_NTH}[）)]?)?|增刊"
)
_PAGES = regex(r"共\s?[\d□]+\s?页")
_ATTENDANCE = regex(
    r"(?:出\s?席|到\s?会|与\s?会|列\s?席|参\s?加|参\s?会|请\s?假|缺\s?席|主\s?持|记\s?录|旁\s?听)(?:人员|人|单位)?\s?[：:].+"
)


def element_of(line: str) -> str:
    """The element that the line is, by its name in the output; empty for a line of the text.

    >>> element_of("机密★5年"), element_of("签发人：王大山"), element_of("抄送：县委办公室。")
    ('classification', 'signer', 'cc')
    >>> element_of("青石县人民政府办公室 2019年1月4日印发"), element_of("（此件公开发布）"), element_of("秘密很多")
    ('imprint', 'note', '')
    """
    if len(line) > _LONGEST:
        return ""
    return next((name for name, form in _ELEMENTS if form.fullmatch(line)), "")


def is_label(line: str) -> bool:
    """Whether the line only says where the sheet belongs (附件1, 附件：1) or how many pages it has (共3页)."""
    return len(line) <= 14 and bool(_LABEL.fullmatch(line) or _PAGES.fullmatch(line))


def is_issue(line: str) -> bool:
    """Whether the line counts the issues of a serial, as it stands below the serial's name.

    >>> is_issue("第14期"), is_issue("2023年第7期（总第132期）"), is_issue("〔2020〕第17期"), is_issue("第14期培训")
    (True, True, True, False)
    """
    return len(line) <= 24 and bool(_ISSUE.fullmatch(line))


def form_of(line: str) -> str:
    """What a line of the head is by its form alone: an element of the sheet, "doc-number", "label", "issue" or "date"; empty
    for words, which may be a title.

    >>> [form_of(line) for line in ("青政发〔2019〕4号", "附件2", "第14期", "2019年3月", "青石县水利局")]
    ['doc-number', 'label', 'issue', 'date', '']
    """
    if is_number(line) or is_blank_number(line):
        return "doc-number"
    if is_date_line(line) or is_month_line(line):
        return "date"
    return element_of(line) or ("label" if is_label(line) else "issue" if is_issue(line) else "")


def is_attendance(line: str) -> bool:
    """Whether the line says who was at the meeting (出席：…, 记录：…), as the minutes of one end."""
    return bool(_ATTENDANCE.match(line))
