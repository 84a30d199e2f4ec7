"""Whom a text is sent to (主送机关, GB/T 9704-2012, 7.3.2): bodies and people, parted by commas, with a colon behind.

Match them against simplified characters (:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

from ..regex import regex
from .bodies import BODY_END, OFFICE
from .names import SURNAMES
from .widths import CJK

#: 各供热单位, 有关企业, 全体村民: what one can be only as one of many.
_MANY = (
    "单位|企业|高校|中学|小学|学校|幼儿园|厂|场|站|所|队|支部|党总支|党派|团体|社区|村|组|专班|科室|处室|部门|机构|机关|银行|用户|业主|商户|会员|考生|家长|师生|教师|职工|员工|村民|居民|市民|"
    "农户|党员|干部|个人|代表|委员|经营者|从业者|投标人|供应商|群众|朋友|工作者|"
    "父老|乡亲|志愿者|纳税人|农民|青年|青少年|学生|同胞|游客|旅客|乘客|驾驶员|人员|户|家庭|商家|股东|读者|车主|船主|承租人|人民|"
    "班级|年级|班|班主任|科|处|店|宾馆|旅行社|驾校|网点|工地|水库|港口|食堂|卫生室|实验室|楼栋长|网格员"
)  # fmt: skip
_EACH = r"(?:各(?![项类种])|有关|相关|全体|广大|全[市县区镇乡村校院局司省国](?:各|广大|全体)?)"
_PLACE = "省|自治区|直辖市|兵团|市|县|区|州|盟|旗|乡|镇|街道|部委|直属机构|总队|管委会|同志|先生|女士"
#: 王大山委员
_PERSON = f"[{SURNAMES}][{CJK}]{{1,2}}(?:副?{OFFICE}|委员|代表)"
_ONE = regex(
    rf"{_PERSON}|(?:[{CJK}“”（）()·\s]{{1,36}}?(?:{BODY_END}|{_PLACE})|(?:[{CJK}]{{1,12}})?{_EACH}[{CJK}（）()\s]{{0,30}}?(?:{_MANY})(?:朋友)?们?)"
    rf"(?:[（(][{CJK}、]{{1,12}}[）)])?(?:负责(?:同志|人))?"
)
#: Words of a clause: 甲公司向本院提出诉讼请求, 根据省政府要求.
_CLAUSE = regex(
    "[向被《》。！？]|提出|辩称|诉称|认为|请求|如下|为了|根据|按照|现[将就]|决定|指出|强调|要求|负责(?!同志|人)|责任|情况|会议|承诺"
)
_PARTED = regex("[、，,；;]|(?<=[厅局委部办省市县区])[和及](?=[各省市县区])")
_SHORT = 12  # characters of a last name that may be known by those before it
LONGEST = 420  # characters: all provinces, ministries and armies by name


def is_addressee(words: str) -> bool:
    """Whether the words, colon left out, name those whom a text is sent to.

    >>> [is_addressee(words) for words in ("各市、县人民政府，省政府各部门", "各村（社区）", "甲公司向本院提出诉讼请求")]
    [True, True, False]
    >>> [is_addressee(words) for words in ("各住户", "机关各处室", "广大读者", "各项工作", "各户补贴标准")]
    [True, True, True, False, False]
    """
    if not 2 <= len(words) <= LONGEST or words[0] in "〔[［（(0123456789" or _CLAUSE.search(words):
        return False
    named = [name.strip() for name in _PARTED.split(words) if name.strip()]
    sure = [bool(_ONE.fullmatch(name)) for name in named]
    if not any(sure) or any(len(name) > 40 for name in named):
        return False
    short = len(named[-1]) <= _SHORT and (sure[0] or sum(sure) * 2 > len(named))  # 各中小学校、幼儿园
    return sure[-1] if len(named) == 1 else (sure[-1] and sum(sure) * 2 >= len(named)) or short


def addressee_at(text: str, start: int, end: int) -> int:
    """Where an addressee that begins at ``start`` ends, behind its colon; ``start`` itself without one."""
    place = min(
        (p for p in (text.find(mark, start, min(end, start + LONGEST)) for mark in "：:") if p >= 0), default=-1
    )
    return place + 1 if place > start and is_addressee(text[start:place]) else start
