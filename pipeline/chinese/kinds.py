"""Kinds of texts (文种): the noun that the title of a text ends with.

Sources: the fifteen kinds of the 2012 regulation on official documents (党政机关公文处理工作条例, art. 8), the names of rules
(行政法规制定程序条例, art. 5), and what else public bodies call their texts. Match them against simplified characters
(:func:`gongwen.chinese.scripts.simplified`).
"""

from __future__ import annotations

from ..regex import regex

#: Kinds that the output names, the more special first.
GENRES = (
    "政府工作报告", "工作报告", "述职报告", "述廉报告", "调研报告", "报告", "工作总结", "总结", "工作计划", "工作要点", "实施方案", "工作方案", "方案", "应急预案", "预案",
    "计划", "规划", "纲要", "要点", "措施", "安排", "清单", "名单", "目录", "汇报", "简报", "大事记", "白皮书", "预算", "决算",
    "讲话", "发言", "致辞", "致词", "演讲", "演说", "党课", "主持词", "开幕词", "闭幕词", "贺词", "祝词", "祝酒词", "欢迎词", "答谢词", "悼词", "誓词", "讲义", "提纲", "体会", "心得",
    "实施细则", "细则", "条例", "办法", "规定", "规则", "章程", "守则", "制度", "准则", "规范", "规程", "公约", "须知", "标准", "指南", "指引", "手册", "解释", "解读", "说明", "大纲",
    "通知", "通告", "公告", "公示", "通报", "公报", "决定", "决议", "修正案", "命令", "令", "意见", "批复", "批示", "指示", "请示", "议案", "提案", "建议", "答复", "函", "纪要", "备忘录",
    "宣言", "声明", "启事", "倡议书", "公开信", "贺信", "贺电", "唁电", "慰问信", "感谢信", "承诺书", "责任书", "保证书", "申请书", "建议书", "告知书", "通知书", "意见书", "决定书",
    "起诉书", "调解书", "判决书", "裁定书", "协议书", "协议", "合同",
)  # fmt: skip
#: Words in which 法 is no law: 办法 is a kind of its own.
_NO_LAW = "拍肤说做方手想看疗用魔书执司违合肤算打写"
#: Other nouns that titles end with.
NOUNS = (
    "讲话稿", "发言稿", "演讲稿", "心得体会", "观后感", "读后感", "听后感", "材料", "事迹", "实施", "范文", "范本", "模板", "篇", "考核", "调研", "述职", "述廉", "倡议",
    "汇编", "选编", "名录", "复函", "招标文件", "采购文件", "磋商文件", "谈判文件", "询价文件", "投标文件", "响应文件", "资格预审文件", "信", "稿",
    "评分方法", "计分方法", "计算方法", "核算方法", "考核方法", "评价方法", "评定方法",
)  # fmt: skip
#: Kinds that are spoken: a form of address opens them.
SPOKEN = (
    "讲话", "讲话稿", "发言", "发言稿", "致辞", "致词", "演讲", "演讲稿", "开幕词", "闭幕词", "贺词", "主持词", "党课", "报告",
)  # fmt: skip
#: Kinds that account for work or plan it.
REPORTED = ("总结", "计划", "报告", "方案", "汇报", "要点", "安排", "打算", "意见")
#: Kinds that one body sends to others.
SENT = ("通知", "公告", "通告", "通报", "决定", "函", "请示", "批复", "倡议书")
#: Kinds of which sites collect several on a page.
COLLECTED = (
    *SPOKEN,
    *REPORTED,
    "通知",
    "稿",
    "心得",
    "体会",
    "材料",
    "范文",
    "倡议书",
    "办法",
    "条例",
    "规定",
    "决定",
    "公告",
    "纪要",
    *(
        "通告",
        "通报",
        "请示",
        "批复",
        "函",
        "信",
        "书",
        "词",
        "制度",
        "细则",
        "守则",
        "须知",
        "建议",
        "提案",
        "简报",
        "事迹",
        "鉴定",
    ),
)

#: Kinds that pass on another text.
PASSING = ("通知", "公告", "通告", "决定", "令", "函", "命令", "意见", "批复", "报告", "请示")
#: What the text is called, or ends with, that a notice brings with it.
CARRIED = (
    "方案", "办法", "规定", "意见", "细则", "纲要", "规划", "计划", "条例", "要点", "制度", "预案", "规则", "标准", "章程", "准则", "清单", "目录", "指南", "指引",
    "措施", "分工", "安排", "试行", "暂行", "名单", "表", "报告", "请示", "汇报", "总结", "纪要", "说明", "公约", "守则",
)  # fmt: skip
#: Kinds by which the name of a document is told from the name of a web page.
NAMED = (
    "通知", "意见", "办法", "规定", "决定", "公告", "通报", "纲要", "规划", "要点", "条例", "细则", "方案", "报告", "批复", "函", "预案", "请示", "决议", "公报", "通告",
    "令", "讲话", "总结", "计划",
)  # fmt: skip


def any_of(kinds: tuple[str, ...]) -> str:
    """For expressions: any of the kinds, the longest first."""
    return "(?:" + "|".join(sorted(kinds, key=len, reverse=True)) + ")"


#: For expressions: any kind, the longest first, so that 通知 never stands for 通知书.
_LAW = f"(?<![{_NO_LAW}])法"
KIND = f"(?:{any_of((*GENRES, *NOUNS))}|{_LAW})"
#: What may stand behind the kind in a title: （试行）, ”, 》.
BEHIND = r"(?:[（(【\[][^（()）\[\]【】]{1,24}[）)】\]]){0,2}[》”」]?"
#: A title passes on another text: 印发, 转发; two kinds may stand in it.
PASSES_ON = regex("印发|转发|批转|公布|发布|颁布|下发|颁发")

_ENDS = regex(f"{KIND}{BEHIND}$")
#: What words that end as a title does have last: to look at that takes no time, and most lines are sentences.
_LAST = frozenset(kind[-1] for kind in (*GENRES, *NOUNS)) | frozenset("法）)】]》”」")
#: What a page of several texts, or of a text over several pages, puts behind the title: 篇一, 篇3, （2）.
_PART = r"(?:\s?[（(【\[]?(?:第[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3}|\d{1,2}(?=[)）\]】]))[）)】\]]?)?"
_GENRE = regex(f"({any_of(GENRES)}|法典|{_LAW})(?:讲?稿|范文|材料)?{BEHIND}{_PART}$")
_KIND = regex(KIND)
#: What stands before the kind in a headline that reports of it: 提出三点意见, 互致贺电, 签署命令发布《某某规定》 …
_TELLS = regex("(?:作出|做出|提出|写入|吸纳)[^的]{0,16}$|互致$|签署.{0,12}[发公]布《[^》]{2,40}$")
#: … and 召开常委会研究全年计划, part by part.
_MEETS, _EVENT, _ON = (
    regex("召开|举行|举办"),
    regex("会议?|现场|仪式"),
    regex("(?:研究|部署|审议|听取|讨论|发布)(?!会)"),
)
_NEVER_REPORTED = frozenset((*SPOKEN, *SENT, "主持词", "纪要", "简报"))


def ends_in_kind(title: str) -> bool:
    """Whether the words end as a title does: 关于修渠的通知, 供水办法（试行）."""
    return title[-1:] in _LAST and bool(_ENDS.search(title))


def kind_places(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where a title that begins at ``start`` may end: behind each kind up to ``end``."""
    return tuple(match.end() for match in _KIND.finditer(text, start, end))


def genre_of(title: str) -> str:
    """The kind that the title names; empty where it names none.

    >>> genre_of("青石县供水管理办法（试行）"), genre_of("春耕纪事")
    ('办法', '')
    >>> genre_of("青石县修渠工作总结 篇一"), genre_of("述职报告范文 篇2")
    ('工作总结', '述职报告')
    >>> genre_of("青石县召开常委会研究全年重点计划"), genre_of("县水利局就此作出明确答复"), genre_of("对代表提出的建议的答复")
    ('', '', '答复')
    """
    found = _GENRE.search(title)
    if not found or (found[1] not in _NEVER_REPORTED and _is_told_of(title[: found.start()])):
        return ""
    return found[1]


def _is_told_of(before: str) -> bool:
    """Whether the words before the kind report of it: somebody does something with it."""
    if "关于" in before:
        return False
    if (tells := _TELLS.search(before)) and tells.start() > 1:
        return True
    meets = _MEETS.search(before)
    event = _EVENT.search(before, meets.end()) if meets else None
    return bool(meets and event and "的" not in before[meets.end() :] and _ON.search(before, event.end()))
