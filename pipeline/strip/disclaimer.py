"""A paragraph in which a site declines to answer for what it shows."""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

SELF = regex(
    "本站|本网站|本平台|本网(?![络点格])|本文档|该文档|文档内容|本资源|立即通知|与我们联系|联系我们|我们(?:会|将)?(?:立即|及时|尽快)|上传人|上传者|客服"
)
WORDS = regex(
    "版权|侵权|侵犯|下载|上传|用户|会员|删除|联系|客服|隐私|收益|免责|仅供|参考|转载|举报|认领|QQ|微信|邮箱|备案|存储空间|存储服务|观点|立场|售出|退换|付费|金币|解压|预览|作者|原作者|处理"
)
#: 小编 speaks: who made the page introduces the text (下面是小编整理的…，希望对大家有所帮助).
INTRODUCES = regex("小编")
MADE = regex("整理|收集|搜集|带来|分享|准备|推荐")
WISHES = regex("希望|参考|帮助|阅读|欢迎|喜欢|一起来看|来看看")
#: A standfirst in which a site says that it put the text together: 【导语】某某网为您整理“…”，欢迎阅读。
STANDFIRST = regex(r"[【\[(（]?(?:导语|导读|简介|前言|引言)[】\])）]?\s*[:：]?|(?:本文|以下|下面|下文)是")
FOR_YOU = regex(
    "[\u4e00-\u9fff]{2,8}(?:网|文库|文秘站)(?:小编)?(?:为(?:您|你|大家|广大网友))?(?:精心)?(?:整理|收集|搜集|带来|准备|分享|提供)"
)
INVITES = regex("欢迎|希望(?:对|能|可以|大家|您|你)|供(?:您|你|大家|各位|参考)|有所帮助|仅供")
DECLARES = regex(
    "(?:[【\\[]?(?:免责|版权|特别|郑重|本站|网站|平台)(?:与免责)?(?:声明|申明|提示|说明)[】\\]]?|声明|提示)[:：\\s]"
)
_LAW = regex(r"第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、")
_NUMBERED = regex(r"\d+[.、]")


def judge(line: Line) -> str:
    text = line.text
    if len(text) > 600 or len(text) < 12 or _LAW.match(text):
        return ""
    if _NUMBERED.match(text) and not line.outside:
        return ""
    if INTRODUCES.search(text) and MADE.search(text) and WISHES.search(text) and len(text) < 400:
        return "who made the page introduces the text"
    if len(text) < 200 and STANDFIRST.match(text) and FOR_YOU.search(text) and INVITES.search(text):
        return "the site introduces the text"
    selves = len(set(SELF.findall(text)))
    words = len(set(WORDS.findall(text)))
    if selves and words >= 4 and (line.outside or line.index >= line.body[1] or len(text) < 300):
        return "the site declines to answer for the text"
    if line.outside and selves and words >= 2:
        return "the site speaks of itself, outside the text"
    if selves and words and line.index > line.body[1] >= 0 and text.startswith(("本站", "本网站", "本平台")):
        return "the site speaks of itself, below the text"
    declares = DECLARES.match(text) if line.outside else None
    if declares and len(set(WORDS.findall(text, declares.end()))) >= 2:
        return "a declaration of the site, outside the text"
    return ""


RULE = LineRule(
    "strip/disclaimer",
    judge,
    HIGH,
    why="A site says that users uploaded the text, that rights are theirs and whom to ask: four such words and itself.",
    examples=(
        Example("在会议上的讲话\n▶【导语】某某网为您整理“在会议上的讲话”，欢迎阅读。\n各位代表：", becomes=""),
        Example("在会议上的讲话\n▶导读：县水利网把沿线十个泵站连成一片，供大家取水。\n各位代表："),
        Example(
            "▶本站代人保管文件，文件由会员自己上传、自己定价，得失也归上传人。谁的版权受了损，请找客服，我们会及时删除。",
            becomes="",
        ),
        Example("▶声明：本文档是会员上传的，收益归会员，若有侵权，请举报或认领", becomes=""),
        Example(
            "▶网络服务提供者接到侵权通知后，应当及时删除用户上传的侵权作品，并保护版权人的隐私，不得擅自下载、转载。"
        ),
        Example(
            "▶生活中，大家都写过讲话稿吧？讲话稿怎么写呢？以下是小编收集整理的讲话稿，希望对大家有所帮助。", becomes=""
        ),
        Example(
            "各位代表：\n报告完毕，请予审议，并请各位提出意见。\n▶免责声明：内容仅供参考，版权归原作者，转载请联系作者。",
            becomes="",
        ),
        Example("各位代表：\n▶要把小编队伍建起来，整理好老照片。\n谢谢大家，希望大家满意，请多提意见。"),
        Example("▶第八条 本网站用户上传作品的，版权归作者所有，侵权的应当删除，并依法举报。"),
    ),
)
