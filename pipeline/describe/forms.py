"""What the lines around the body of an official text look like: number, form of address, occasion, speaker, signature.

Forms follow GB/T 9704-2012, 7.2-7.3; what real texts make of them is in the examples of the tests.
"""

from __future__ import annotations

from pipeline.chinese.names import SURNAMES
from pipeline.regex import regex

_BRACKETED_YEAR = r"[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】]"
#: The number alone, or with its date (某交法〔2010〕251号  2010年6月2日), or with who signs it (… 签发人：某某).
DOC_NUMBER = regex(
    rf"^[（(]?[\u4e00-\u9fff]{{1,16}}{_BRACKETED_YEAR}\s*(?:第\s*)?\d{{1,5}}\s*号[）)]?"
    r"(?:\s+(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?|\s*签\s?发\s?人[：:].{0,24})?$"
    r"|^(?:第\s*\d{1,4}\s*号|[\u4e00-\u9fff]{2,20}令\s*第?\s*[\d一二三四五六七八九十百〇零]{1,6}\s*号)$"
)
#: The place of a number on a sheet that nobody has filled in: 〔20XX〕XX号, 〔2020〕号　签发人：□□□.
BLANK_NUMBER = regex(r"^[\u4e00-\u9fffX×□]{0,16}〔[\dX×□]{2,4}〕[\dX×□]{0,5}号(?:\s*签\s?发\s?人[：:].{0,24})?$")
SALUTE = regex(
    r"^[^。！？；]{0,60}(?:同志们|同志|代表|委员|来宾|朋友们?|女士们|先生们|老师们?|同学们?|大家好|乡亲们|战友们|主席|书记|领导|"
    r"嘉宾|家长|校长|会员|企业家)[^。！？；]{0,12}[：:！!]$|^(?:尊敬的|敬爱的|亲爱的)?各位[^。！？；]{1,40}[：:]$"
)
#: How one speaks to those in the room; an addressee is named.
CALLED = regex("各位|同志|们|尊敬|大家")
ADDRESSEE = regex(
    r"^(?!.*(?:根据|为了|现将|现就|决定|如下|《))(?=[^。！？；]{3,400}[：:]$)[^。！？]*(?:人民政府|委员会|委、|各部门|各部委|直属机构|各单位|厅|局|办公室|公司|学校|大学|学院|"
    r"医院|法院|检察院|支行|中心|协会|党委|党组|管委会|街道|各科室|各乡镇|有关单位|有关部门|总部|部|省|市|区|县|代表|委员)[^。！？]*[：:]$"
)
_YEAR = "[0-9〇○一二三四五六七八九]{4}"
_MEETING = "(?:会议?|论坛|仪式|典礼|大会)上(?:的.{0,10})?"
_ADOPTED = "(?:通过|公布|批准|修订|修正|发布|施行)"
#: ——2015年1月2日在某次会议上, in dashes, in brackets, or bare; （某年某月某日某会议通过　根据…修正）.
OCCASION = regex(
    rf"^[—─－]{{1,3}}\s*[^。]{{0,20}}{_YEAR}年.{{0,60}}$|^-{{1,3}}\s*[^。]{{0,20}}{_YEAR}年.{{0,30}}在.{{0,50}}上.{{0,10}}$"
    rf"|^[—─－]{{2}}在.{{4,60}}{_MEETING}$|^{_YEAR}年\d{{1,2}}月\d{{1,2}}日\s*在.{{4,60}}{_MEETING}$"
    r"|^[（(][^（）()]{0,40}[0-9〇○一二三四五六七八九]{2,4}\s*年[^（）()]{0,80}[）)]$|^[（(](?:草案|征求意见稿|试行|修订|讨论稿|送审稿)[）)]$"
    rf"|^[（(]{_YEAR}年[^。；]{{8,1600}}{_ADOPTED}[^。；]{{0,20}}[）)]$"
    rf"|^(?:自\s?)?(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日\s*起?[^。]{{0,60}}{_ADOPTED}$"
)
#: 某省省长 张三, or the name alone where it follows the office.
OFFICE = "(?:总理|省长|市长|县长|区长|主席|书记|主任|局长|厅长|部长|校长|镇长|乡长|院长|州长|旗长|盟长|会长|检察长)"
SPEAKER = regex(
    rf"^.{{0,24}}{OFFICE}[\s\u3000]*[\u4e00-\u9fff·]{{1,6}}(?:[\s\u3000]+[\u4e00-\u9fff]{{1,3}})?$"
    rf"|^(?:国务院|[\u4e00-\u9fff]{{2,20}}){OFFICE}$|^[{SURNAMES}][\s\u3000]*[\u4e00-\u9fff][\s\u3000]*[\u4e00-\u9fff]?$"
)
#: 某县人民政府文件: the head of the sheet, which names who writes, and no text.
BODIES = "(?:人民政府|政府|委员会|办公厅|办公室|党委|党组|[局厅部院委署]|公司|集团|协会|中心|学校|大学|学院|医院|法院|检察院|指挥部|领导小组)"
LETTERHEAD = regex(
    rf"^(?:[\u4e00-\u9fffX×□（）()]{{2,40}}?{BODIES})?\s?文\s?件$|^[□\u4e00-\u9fff]{{0,6}}(?:发电|电报)$|^共\s?[\d□]+\s?页$"
    r"|^(?:特急|加急|特提|平急|急件|机密|秘密|绝密|内部文件|内部资料)(?:[★☆].{0,8})?$|^签\s?发\s?人[：:].{0,24}$"
)
#: Who writes, alone on a line: over a title it is no title.
BODY_ALONE = regex(rf"^[\u4e00-\u9fffX×□（）()、]{{2,40}}?{BODIES}$")
#: 总理 某某, 局长　某某: who signs an order.
SIGNER = regex(
    rf"^[\u4e00-\u9fff]{{0,12}}{OFFICE}[\s\u3000]*[\u4e00-\u9fff·]{{1,6}}(?:[\s\u3000]+[\u4e00-\u9fff]{{1,3}})?$"
)
DATE_LINE = regex(
    r"^[（(]?(?:[\d〇○零一二三四五六七八九Ｏ０-９]{4}|二[〇○O0零]{1,2}.{1,2})\s*年\s*.{1,3}\s*月\s*.{1,4}\s*日[）)]?$"
)
SIGNATURE = regex(
    r"^(?=.{2,60}$)(?:.*(?:政府|委员会|办公厅|办公室|局|厅|部|院|会|党委|党组|公司|中心|学校|大学|学院|委|署|行|社|处|科|组|队|所|站|馆|"
    r"支部|工会|银行|集团|协会|指挥部|领导小组))$"
)
NAME = regex(r"^(?:[\u4e00-\u9fff]{2,12}[：:])?[\u4e00-\u9fffX×x*]{1,4}(?:[ \u3000][\u4e00-\u9fffX×x*]{1,2})?$")
NO_TITLE = regex(r"[。；，,;！!]$|^[（(]|^[—─-]|^(?:作者|来源|时间|日期|编辑|发布)[：:]|[。！？；].{6,}")
TITLE_LIKE = regex("(?:讲话|报告|总结|计划|方案|通知|意见|办法|规定|决定|公告|通报|纲要|规划|要点|条例|细则|发言|致辞|讲话稿|发言稿|稿|"
    "心得|体会|汇报|材料|安排|请示|批复|函|纪要|章程|制度|法|解释|通告|令|议案|决议|公报|倡议书|承诺书|实施|规则|标准|预案|范文|篇|说明|答复|"
    "大纲|清单|指南|指引|守则|公约|须知|白皮书|考核|调研|述职|述廉|演讲|党课|主持词|贺信|慰问信|感谢信|申请书|建议书|协议|合同|简报|提纲)"
    r"(?:[（(].{1,20}[）)])?[》”]?(?:范文)?$")  # fmt: skip

CONTENTS = regex(r"目\s*[录錄次]$|第[一二三四五六七八九十]+[编章节]")
