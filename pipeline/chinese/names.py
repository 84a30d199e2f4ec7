"""Names of people, told from words by their surnames, and those who hold an office.

Source of the first: the hundred commonest surnames of the 2020 census (Ministry of Public Security, 二〇二〇年全国姓名报告), which
85 of 100 people bear, and some of the next hundred; of the others: 百家姓.
"""

from .bodies import OFFICE, SIGNING
from .widths import CJK

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文温殷施"
)
#: Less common, and many of them words as well: evidence only in a list of names.
RARER = (
    "单雄牛翁柴耿葛关焦左祝纪舒尤詹欧游涂柳岳尚聂章鲁苗申卓骆翟齐路庞岑解辛管裴蓝霍席卜冉柏缪穆包瞿阮古伍佟甘车项曲华闫鲍"
    "甄覃符娄连景邢艾苟莫谷芦迟桑俞滕戚臧隋冷封米安成应费楚窦仲宁鄢蒲荣褚饶边向牟凌巫明"
)
#: Of two characters.
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木")

#: For expressions: a name with a common surname, its characters set apart or not: 王大山, 王　山.
COMMON_NAME = rf"[{SURNAMES}]\s*[{CJK}]\s*[{CJK}]?"
#: The same with any surname of one character; the rarer ones have two characters behind them.
NAME = rf"(?:{COMMON_NAME}|[{RARER}]\s*[{CJK}]\s*[{CJK}])"
#: An office and whoever holds it, whatever the surname: 县长　王大山.
HOLDER = rf"{OFFICE}\s*[{CJK}·]{{1,6}}(?:\s+[{CJK}]{{1,3}})?"
#: Somebody by the part of a body to which he belongs: 财务部 王大山.
MEMBER = rf"[{CJK}]{{2,16}}{SIGNING}\s+{NAME}"
#: What a page prints for the name of whoever wrote a text, where it names nobody.
NOBODY = "网|站|佚名|未知|匿名|无名|管理员|admin|会员|用户|游客|上传|投稿|供稿|小编|编辑|整理|转载|原创|本报"
