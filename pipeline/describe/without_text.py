"""Whether a source says anything: a title alone, or only what a page says of itself, is no text.

Each of these forms may stand in a text, so none of them is a reason to remove a line. They are asked of the whole: where
every line that is left is one of them, there was no text on the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import IGNORECASE

from ..chinese.bodies import BODY_END
from ..chinese.kinds import genre_of
from ..chinese.widths import HAN
from ..model import Document
from ..regex import regex

#: A text says more than this many characters of itself; the pages asked about are a few lines long.
_LONGEST = 400

#: What a site may be named after.
_OWNER = f"{BODY_END}|[省市县区]|公文|文秘|文库|范文|资料|作文|信息|新闻|政务|党建|教育|法律|法规|公众"
_SITE = "(?:信息公开|公众信息|政务服务|政务|新闻|官方)?(?:门户网站|门户网|网站|官网|门户|网)"
_NAME = f"(?:欢迎(?:您?访问|光临|来到))?[^，。；：！？]{{1,20}}(?:{_OWNER}){_SITE}(?:首页|欢迎您)?[！!]?"

_OFFICE = "(?:主办|承办|协办|运营|维护|管理|主管|建设|制作)(?:单位|部门|方)?|技术支持|版权所有"
_CALL = (
    "(?:联系|办公|值班|咨询|监督|举报|服务|投诉)?(?:电话|热线|地址|邮箱)|传真|邮编|邮政编码|电子邮[箱件]|E-?mail|网址"
)
_COUNT = "(?:网站)?标识码|(?:ICP)?备案(?:编?号)?|(?:总?访问|浏览)量|在线人数"
_ROWS = f"(?:(?:{_OFFICE}|{_CALL}|{_COUNT})[：:][^：:。！？；]{{0,60}})+[。；]?"

_ROOM = f"(?:[0-9A-Za-z{HAN}]{{0,12}}[楼室层座])?"
_STREET = f"[{HAN}0-9]{{2,30}}(?:路|街|巷|弄|大道|镇|村|园区)[0-9一二三四五六七八九十]{{1,6}}号{_ROOM}"
_ADDRESS = f"{_STREET}|(?:https?[：:]//|www\\.)[!-~]+"

_RIGHTS = (
    ".{0,40}(?:版权所有|copyright|©|allrightsreserved|不得转载|转载请注明).{0,60}"
    "|.{0,60}侵权.{0,8}(?:联系|告知|通知).{0,12}删除.{0,10}"
)

_THING = "(?:页面|网页|文章|内容|信息|资源|栏目|链接)"
_GONE = "(?:不存在|找不到|(?:已经?)?被?(?:删除|移除|撤下)|已(?:下线|迁移)|无法(?:访问|显示|打开|找到)|走丢了?)"
_ERROR = (
    f"(?:[^，。]{{1,8}}[，,])?[^，。]{{0,10}}{_THING}[^，。]{{0,8}}{_GONE}.{{0,20}}"
    "|(?:404|403|50[023])[!-~]{0,40}"
    "|请?先?(?:登录|注册)(?:后|才能|以便|继续).{0,16}"
    "|.{0,12}浏览器.{0,10}(?:不支持|版本).{0,30}"
)

#: What stands in each sentence of a page that is put before another: a check of the browser, a wall, a pause.
_CHECKS = "(?:安全|人机|访问|浏览器|身份|真人)(?:检查|验证|检测|校验)|正在验证|验证(?:完成|通过|成功)|验证码|滑块"
_PAUSES = "自动跳转|正在跳转|请稍[候等后]|刷新(?:页面|本页|重试|后重)|重新(?:访问|加载|打开)|返回首页|loading|加载中"
_MEANS = "JavaScript|Cookie|浏览器|防护(?:服务|系统)|防火墙|(?:请求|事件|错误|日志|拦截)(?:编号|ID|代码)"
_WALLS = "请求(?:被|已|过于)|访问(?:被|过于|受限|频繁|量过大)|系统(?:维护|升级|繁忙)|服务器(?:错误|繁忙|维护)"
_WAIT = regex(f"{_CHECKS}|{_PAUSES}|{_MEANS}|{_WALLS}", IGNORECASE)
_LONGEST_SENTENCE = 60
#: An office says when its own system is mended.
_DATED = regex("[0-9一二三四五六七八九十]月|[0-9]日|今[天日]|[上下]午")
_SENTENCES = regex("[。！？…；]+")

_LINKS = "[^|｜/>»·，。]{1,8}(?:[|｜/>»·][^|｜/>»·，。]{1,8}){2,40}"

#: What a page says of itself, and the whole of a line that says it, its blanks taken out.
_KINDS = (
    ("the name of a site", regex(_NAME)),
    ("who runs the site", regex(_ROWS, IGNORECASE)),
    ("an address", regex(_ADDRESS, IGNORECASE)),
    ("a notice of rights", regex(_RIGHTS, IGNORECASE)),
    ("an error message", regex(_ERROR)),
    ("a row of links", regex(_LINKS)),
)
_BLANKS = regex(r"\s+")


def without_text(documents: Sequence[Document]) -> str:
    """Why these documents of a source say nothing; empty where they say something.

    >>> from gongwen.model import SOUND, Meta, Span
    >>> from gongwen.text import Text
    >>> line = "主办单位：青竹县人民政府办公室 电话：0000-1234567"
    >>> without_text([Document(1, Text.of(line), (Span("p", 0, len(line)),), (), SOUND, Meta())])
    'no text: only who runs the site'
    """
    kinds = {span.kind for document in documents for span in document.spans}
    if kinds <= {"title"}:
        return "no text: only a title"
    if not kinds <= {"title", "p", "heading"}:
        return ""
    lines = [document.text.string[span.start : span.end] for document in documents for span in document.spans]
    if sum(map(len, lines)) > _LONGEST:
        return ""
    said = [_kind(_BLANKS.sub("", line)) for line in lines]
    return "no text: only " + " and ".join(dict.fromkeys(said)) if all(said) else ""


def _kind(line: str) -> str:
    known = next((name for name, form in _KINDS if form.fullmatch(line)), "")
    if known:
        return known
    sentences = [part for part in _SENTENCES.split(line) if part]
    waits = all(len(part) <= _LONGEST_SENTENCE and _WAIT.search(part) for part in sentences)
    if not sentences or not waits or _DATED.search(line) or genre_of(line):
        return ""  # 系统维护公告, 5月6日系统升级: an office tells its readers
    return "a check before the page"
