"""Bodies that write official texts (机关), and the offices of those who sign or speak for them.

Match them against simplified characters (:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

from ..regex import regex
from .widths import CJK

#: What the name of a body ends with: organs of state and of the Party, associations, enterprises, institutions.
ENDS = (
    "人民政府", "人民法院", "人民检察院", "国务院", "政府", "委员会", "办公厅", "办公室", "办事处", "指挥部", "领导小组", "联席会议", "检察院", "法院", "法庭", "人大", "政协",
    "党委", "党组", "党校", "支部", "总局", "支队", "大队", "总队", "中队", "工作队", "工作组", "专班", "军分区", "警备区", "兵团", "海关", "监狱", "督查室", "研究室",
    "公证处", "管理处", "派出所", "事务所", "研究所", "看守所", "戒毒所", "税务所", "司法所", "管理所", "车管所", "交易所", "管理站", "监测站", "服务站", "气象台", "电视台",
    "工会", "协会", "学会", "联合会", "妇联", "残联", "文联", "侨联", "社科联", "工商联", "科协", "作协",
    "公司", "集团", "银行", "农商行", "分行", "支行", "供销社", "合作社", "联社", "报社", "出版社", "电厂", "水厂", "煤矿", "农场", "林场", "牧场",
    "中心", "学校", "大学", "中学", "小学", "幼儿园", "学院", "医院", "图书馆", "文化馆", "博物馆", "档案馆", "纪念馆", "体育馆", "殡仪馆",
)  # fmt: skip
#: What the name of a body ends with in one letter, and no other word: 干部, 布局, 部署, 社会 name none.
_LETTERS = "[院委]|(?<![布格开大破结])局|(?<![大餐客])厅|(?<![干内外])部|(?<!部)署|(?<![社机])会"
_OFFICE = "(?<![举承主协开停申筹代])办"
#: For expressions: the end of a body's name.
BODY_END = f"(?:{'|'.join(ENDS)}|{_LETTERS}|{_OFFICE})"
#: For expressions: what ends the name of a body or of a part of one; wider, for short lines where a signature may stand.
SIGNING = f"(?:{'|'.join(ENDS)}|{_LETTERS}|[行社处科组队所站馆室场厂师]|{_OFFICE})"
#: Offices whose holders sign and speak.
OFFICE = "(?:总理|省长|市长|县长|区长|主席|书记|主任|局长|厅长|部长|校长|镇长|乡长|院长|州长|旗长|盟长|会长|检察长|司令员|行长|经理|董事长|秘书长|巡视员)"
#: Who signs a judgment.
COURT = "(?:审判长|(?:代理)?审判员|人民陪审员|法官助理|书记员|执行员|检察员|仲裁员)"
#: For expressions: the name of a body, of ideographs alone (“” and brackets stand in some).
BODY = f"[{CJK}“”（）()、]{{1,40}}?{BODY_END}"

_ALONE = regex(
    rf"(?![在关于对])(?!.*(?:关于|印发|转发|召开|举行|举办|对(?![外口台])))[{CJK}X×□“”（）()、\s]{{2,40}}?{BODY_END}"
)
#: 转发县政府办公室关于…的通知 names whose text is passed on, not who passes it on.
_OF_TITLE = regex(
    rf"(?!转发|批转|印发)([{CJK}、\s“”（）()]{{2,60}}?(?:{BODY_END}))(?=关于|印发|转发|批转|公告|通告|令)"
)


def is_body(line: str) -> bool:
    """Whether the line is the name of a body, or of several parted by 、 and blanks.

    >>> is_body("青石县水利局"), is_body("县总工会召开 修渠形势分析会"), is_body("县委慰问离休老干部")
    (True, False, False)
    >>> is_body("国家安全部"), is_body("青石县社会工作部"), is_body("谋篇布局")
    (True, True, False)
    """
    return len(line) <= 60 and bool(_ALONE.fullmatch(line))


def body_of_title(title: str) -> str:
    """The body whose name opens a title (青石县人民政府关于修渠的通知); empty where none does.

    >>> body_of_title("青石县人民政府关于修渠的通知"), body_of_title("转发县政府办公室关于修渠的通知")
    ('青石县人民政府', '')
    """
    found = _OF_TITLE.match(title)
    return found[1].strip() if found else ""
