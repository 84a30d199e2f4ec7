"""What a site says to whoever reads its copy: 范文为您精选整理，欢迎阅读参考; 亲，该文档总共3页，喜欢就下载吧.

No list of sentences holds them all. They speak of the site or of its file, of what one does with files, and to a
reader; a text of an office speaks of people, places and duties as well, and any word of these keeps the line.
"""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

#: The site and what it keeps.
SELF = regex(
    "本站|本网站|(?:该|此|本|当前)文档|(?:本|此)资[料源]|本文(?=由|来[自源]|转[自载]|链接|共|格式|档|《)|(?:[\u4e00-\u9fff](?:文秘|范文|公文|资料|文档|秘书|论文|写作)网)|"
    "文库|范文|小编|浏览器|公文材料|^亲[，,]|网友"
)
#: What one does with its files.
ACTS = regex(
    "下载|预览|上传|转载|收藏|积分|会员|VIP|免费|[Ww]ord|WORD|登录|任意编辑|编辑修改|扫码|二维码|微信|公众号|QQ|加群|链接|整理|收集|搜集|点击|单击|来源于|J[Aa][Vv][Aa][Ss]cript|网上搜索"
)
#: To whom it speaks.
TO_YOU = regex(
    "欢迎|希望(?:对|能|可以)|感谢|谢谢|仅供|供.{0,6}参考|值得|如果喜欢|很抱歉|请(?:联系|单击|点击|访问|关注|添加|搜索|登录|注册|下载|勿)|[您你]|吧[!！。]?$"
)
#: What only a page says to its reader; two of these need no word of the site.
PLEAS = regex(
    "供(?:大家|您|你|读者|各位|网友)(?:参考|学习|借鉴|欣赏)|希望(?:大家|您|你|各位)(?:能)?喜欢|希望(?:能|可以)?对(?:您|你|大家)|对[您你]有(?:所)?帮助|[为给](?:您|你|大家)(?:提供|带来|整理|推荐|分享|准备|收集)|"
    "欢迎(?:阅读|收藏|下载|参考|转载|留言|再次光临|您再次)|感谢(?:您|你)?的?(?:阅读|访问|浏览)|请(?:点赞|点个赞|收藏|分享给|自主创作|浏览后下载)|留下[您你]的|仅供[您你]?(?:参考|学习)|仅限(?:学习|试读)|点击[^。，]{0,8}(?:更多|阅读原文)|"
    "分享给(?:更多人|好友|朋友)|关注【|回复[“【][^”】]{1,12}[”】]|免费领取|扫码进群|[戳点]这里|(?:欢迎|喜欢)就?(?:关注|收藏)|交流群"
)
#: What any letter says as well: with one plea it is a page's.
POLITE = regex("感谢(?:您|你)?的?支持|祝[您你](?:生活|工作|阅读|学习)")
#: 友情提示：本文…仅供您参考.
NOTE = regex("[【\\[]?(?:友情|温馨|特别|阅读|重要|版权)?(?:提示|说明|提醒|声明)[】\\]]?[:：]")
OF_COPY = regex("本文|该文|文章|文档|范文|范例|资料|网络")
RIGHTS = regex("侵权|版权|删除|商业用途|商用|立场")
#: A word of what offices write about.
OFFICIAL = regex(
    "我们|我[县市区省镇乡局院校]|群众|人民|政府|党[委组员的建]|机关|部门|单位|干部|企业|居民|村民|学生|教师|职工|市民|公民|代表|委员|公安|应当|不得擅自|严禁|必须|各[县市区省乡镇级地]|"
    "[县市区镇乡村局厅][长委内里的上政各直]|[局站所院校社]为大家|我为大家|农技|工作人员|办事|申报|申请人|报名|评审|征集|培训|宣传|传播|管理|建设|监管|服务大厅|条例|办法|规定"
)
#: 以上就是某某范文的全部内容，希望对您有帮助: who speaks ends with 以上就是我汇报的全部内容.
CLOSES = regex(
    "以上(?:内容)?(?:就是|是|便是)[^。]{2,80}(?:全部|所有|主要|相关)?(?:内容|资料|范文|文章)[^。]{0,60}[。！!]?"
)
_PRAISES = regex(
    "范文|大全|[一二三四五六七八九十0-9]{1,2}篇|希望(?:能够?|可以)?(?:对|能?帮)|有所?帮助|感兴趣|借鉴|仅供|收藏|了解更多|欢迎|《"
)
_SPEAKS = regex("我|汇报|发言|批评指正|报告的|讲话的|指示|同志")
NAMED = regex("《[^》\n]{1,80}》|“[^”\n]{1,60}”")
_MARKED = regex(r"第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十]+[）)、]|[（(]?\d+[.、)）]")
SHORTEST, LONGEST = 12, 200
FRONT = 20  # lines at the top that may be the title


def judge(line: Line) -> str:
    text = line.text
    if not SHORTEST <= len(text) <= LONGEST or _MARKED.match(text):
        return ""
    closes, pleads = text.startswith("以上"), len(set(PLEAS.findall(text)))
    if not closes and not pleads and not SELF.search(text):
        return ""
    bare = _without_titles(NAMED.sub("《》", text), line)
    if closes and CLOSES.fullmatch(text) and _PRAISES.search(bare) and not _SPEAKS.search(bare):
        return "the site closes its copy"
    if (
        pleads
        and not OFFICIAL.search(bare)
        and (pleads > 1 or POLITE.search(bare) or (NOTE.match(text) and OF_COPY.search(bare)))
    ):
        return "the site pleads with its reader"
    selves, acts = len(set(SELF.findall(bare))), len(set(ACTS.findall(bare)))
    if not selves or not acts or OFFICIAL.search(bare):
        return ""
    if acts >= 2 or TO_YOU.search(bare) or RIGHTS.search(bare):
        return "the site speaks to its reader of the file"
    return ""


def _without_titles(text: str, line: Line) -> str:
    """The words of the line without the title of the text, where a line at the top has it."""
    for other in line.lines[:FRONT]:
        if 8 <= len(other) <= 60 and other in text and other != text:
            text = text.replace(other, "《》")
    return text


RULE = LineRule(
    "strip/site-talk",
    judge,
    HIGH,
    why="The site speaks to its reader, of itself or the file and of what one does with files; nothing of an office's matter.",
    examples=(
        Example("某局工作总结\n▶范文为您精选整理，欢迎阅读参考，希望对您有帮助，感谢支持！", becomes=""),
        Example("▶亲，该文档总共3页，到这儿已超出免费预览范围，如果喜欢就下载吧！", becomes=""),
        Example("▶本文格式为Word版，下载可任意编辑\n某局工作总结", becomes=""),
        Example("▶《在全县教育会议上的讲话》来源于某某文库，欢迎阅读在全县教育会议上的讲话。", becomes=""),
        Example("▶更多公文材料，请添加微信：abcd2020", becomes=""),
        Example("▶您的浏览器禁用了脚本，请单击此处查询如何开启", becomes=""),
        Example("▶简介：为您提供一篇述职报告，供大家参考，希望大家喜欢！", becomes=""),
        Example("▶如果觉得《工作计划》对你有帮助，请点赞、收藏，并留下你的观点哦！", becomes=""),
        Example("▶友情提示：本文中关于《选举方案》给出的范例仅供您参考。", becomes=""),
        Example("▶温馨提示：请居民为老人准备温水，供大家饮用，感谢您的支持。"),
        Example("▶文档可能有误，请浏览后下载，祝您生活愉快！", becomes=""),
        Example("▶感谢您的支持，祝您工作顺利、生活愉快！"),
        Example("▶以上就是工作总结范文大全的全部内容，希望能够对大家有所帮助。", becomes=""),
        Example("▶以上就是我汇报的全部内容，希望对大家有所帮助。"),
        Example("▶以上是本次检查的主要内容，请各村对照。"),
        Example("▶有的干部从文库里下载一篇范文，改改名字就念，你说群众会怎么看？"),
        Example("▶请登录县局网站，点击“资料下载”，下载申报表。"),
        Example("▶第三条 本网站转载的信息应当注明来源，欢迎指正。"),
        Example("▶不要随意点击链接、扫描二维码，谨防“免费下载”陷阱。"),
        Example("▶欢迎关注“某县发布”微信公众号，点击办事大厅。"),
    ),
)
