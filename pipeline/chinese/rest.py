"""How a page or a text says that there is more of it than is shown: 剩余60%未读, 免费预览1页, 下转第四版, [1] [2] 下一页."""

from __future__ import annotations

import re

from ..regex import regex

_COUNT = r"\s?[\d一二三四五]{1,4}\s?[%％页頁字]"
_PAID = "(?:购买|付费|支付|下载|开通(?:会员|VIP)?|登录|注册|充值|订阅|扫码)(?:原文|文档|文件|本文)?[之以]?后?[，,]?(?:即|就|方|才|仍)?可?(?:继续)?"
_ALL = "(?:全文|全部|剩余|完整|其余)"
#: 仅展示624字，全文共3302字: how much is shown, of how much.
_LENGTH = r"\s{0,4}\d{1,8}\s{0,4}[字页頁]"
_PART = "(?:展示|显示|预览|试读|可读|可看)"
_OF_ALL = "(?:全文|全篇|全部|总|原文|本文|文章|文档|共)(?:文章|内容|字数)?[共有为约]{0,2}"
_SAID = (
    # 剩余60%未读, 还剩20页未读, 还有70%的内容; but not 剩余60%的企业
    rf"(?:还剩|還剩|剩余|余下){_COUNT}(?:的?(?:内容|正文|全文))?\s?(?:未读|未讀|未展示|未显示|需|可读|待|$)",
    rf"还[有剩]{_COUNT}的?(?:内容|正文|全文|未(?:读|显示|展示|加载))",
    # 免费预览1页, 试读已结束
    rf"(?:可|能|免费)(?:预览|试读|试看|阅读)(?:前)?{_COUNT}",
    "(?:试读|预览|试看)(?:部分|内容)?(?:已经?)?(?:结束|到此|完毕|到(?:末页|最后一?页|底|尽头))",
    # 购买后可查看全文, 登录后阅读全文
    rf"{_PAID}(?:阅读|查看|浏览|显示|获取|解锁)(?:本文|剩余|其余|完整|更多)?{_ALL}",
    # 仅展示前一部分内容, 全文共9000字，当前显示3000字
    r"仅(?:展示|显示|提供)(?:了)?(?:前|部分|文章)?\s{0,4}\d{0,4}\s{0,4}[%％页字]?(?:部分)?(?:内容|预览)",
    rf"{_PART}[^。；，,]{{0,4}}{_LENGTH}[^。；]{{0,8}}{_OF_ALL}{_LENGTH}",
    rf"{_OF_ALL}{_LENGTH}[^。；]{{0,8}}{_PART}[^。；，,]{{0,4}}{_LENGTH}",
    rf"(?:仅|只|当前)(?:能|可)?{_PART}(?:了|全文的?)?前?{_COUNT}",
    r"继续免费阅读|繼續免費閱讀|余下全文|展开剩余|未完待续|此处(?:隐藏|省略)(?:了?\s?\d{1,6}\s?个?字)?|(?:查看|阅读)剩余(?:内容|全文)",
    r"(?:省略|隐藏|略去)\s?\d{2,6}\s?个?字|会员(?:即|才|方)?可(?:完整)?阅读|(?:以下|剩余|其余)内容(?:仅|需|请|只)[^。]{0,8}(?:会员|登录|付费|购买|下载)|只能(?:阅读|查看|浏览)部分|(?:阅读|看)完?全[部文].{0,10}需要?先登[录陆]",
    r"下转.{0,4}[版页](?![）)]?\s{0,4}[（(](?:上接|紧接))",  # where the next words come from there, nothing is missing
    # 因篇幅问题不能全部显示，请点此查看更多
    f"因(?:文章|文档|内容)?(?:篇幅|字数|长度)[^。，]{{0,6}}(?:不能|无法|未能){_ALL}?(?:显示|展示)",
)
#: 本文为节选，点击下载完整版; 以上仅为部分内容，全文请下载后查看: a part is shown, the whole is to be had.
_PLACED = "(?:本文|以上|以下|此处|本篇|上文|正文|文章|当前|本页|本站)(?:内容|文字|文档|展示|显示)?"
_PARTLY = "(?:仅|只|均|都)?(?:为|是|系|提供|展示|显示)(?:了)?(?:文章|文档|原文|全文)?的?(?:节选|部分|前半部分|摘录|试读|预览|片段|样章)"
_WHOLE = "(?:完整|全文|全部|剩余|原文|源文件|全稿|全本)"
HAD = ("下载", "购买", "付费", "登录", "会员", "解锁", "订阅", "扫码", "点击", "加微")
_HAD = f"(?:{'|'.join(HAD)})"
EXCERPT = (
    rf"{_PLACED}{_PARTLY}(?:内容|章节|版)?[，,。；;：:\s]{{1,2}}"
    rf"(?:[^。（）()\n]{{0,12}}{_HAD}[^。（）()\n]{{0,8}}{_WHOLE}|[^。（）()\n]{{0,6}}{_WHOLE}[^。（）()\n]{{0,8}}{_HAD})"
    r"[^。；（）()【】\n]{0,12}"
)
_NOTICE = regex("|".join((*_SAID, EXCERPT)), re.IGNORECASE)
#: The further pages by number, with the way to the next: [1] [2] [3] 下一页.
_BETWEEN = r"[\s|,·…\[\]【】()（）]{0,6}"
_PAGER = regex(rf"^(?:首页)?(?:[上前]一?页)?(?:{_BETWEEN}\d{{1,3}}(?!\d)){{2,20}}{_BETWEEN}(?:下一?页|下頁|后一页)")
#: The last words of a text whose rest stands elsewhere.
_AT_END = regex(
    r"[（(【\[]\s?(?:下|紧|文)?[转接]第?\s?[A-Z]?[\d一二三四五六七八九十]{1,3}\s?[版页]\s?[）)】\]]$"
    r"|[（(【\[]?\s?(?:下转[^。]{0,8}[版页]|(?:本文)?未完(?:待续|，?见下页|，?转下页)?|待续|接下页|转下页)\s?[）)】\]]?$"
)


def rest_notice(line: str) -> str:
    """The words of a line of a page that say the text goes on where it is not shown; empty without any.

    >>> rest_notice("剩余60%未读"), rest_notice("[1] [2] [3] 下一页"), rest_notice("剩余60%的企业已经完成自查")
    ('剩余60%未读', '[1] [2] [3] 下一页', '')
    >>> rest_notice("还有5页未显示"), rest_notice("上一页 1 2 3 下一页"), rest_notice("还有5页的表格没有填")
    ('还有5页未显示', '上一页 1 2 3 下一页', '')
    >>> rest_notice("内容过长，预览已到末页"), rest_notice("下载原文后可阅读全部内容"), rest_notice("预览画展后到会场")
    ('预览已到末页', '下载原文后可阅读全部', '')
    """
    found = _NOTICE.search(line) or _PAGER.match(line)
    return found[0].strip() if found else ""


def rest_at_end(paragraph: str) -> str:
    """The last words of a paragraph that send the reader elsewhere; empty without any.

    >>> rest_at_end("社会（下转第四版）"), rest_at_end("融 （转04版）"), rest_at_end("会议开到下午五时。")
    ('（下转第四版）', '（转04版）', '')
    """
    found = _AT_END.search(paragraph)
    return found[0].strip() if found else ""
