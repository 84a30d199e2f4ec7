"""Pages of sites that no rule names: the text is left, complete and in order, and nothing else."""

from __future__ import annotations

import pytest

from gongwen import Settings, Source, process
from gongwen.model import Done

TITLE = "在全县农田水利建设现场会上的讲话"
BODY = (
    "同志们：",
    "这次现场会，主要任务是总结去冬今春农田水利建设，安排下一步工作。刚才，大家看了三个点，听了两个乡镇的发言，很受启发。下面，我讲三点意见。",
    "一、看到成绩，坚定信心",
    "去冬以来，全县上下抢晴天、战雨天，共清淤渠道三百二十公里，新修塘坝四十六口，投工一百一十万个，完成土石方二百八十万立方米。群众说，这是十年来修得最多、最实在的一年。",
    "二、找准差距，补齐短板",
    "（一）进度不平衡。有的乡镇动手早、投入大，有的乡镇还停留在开会和发文上，至今没有开工。",
    "（二）质量有高低。个别渠段衬砌厚度不够，个别塘坝没有按图施工，验收的时候要一处一处地量。",
    "三、落实责任，务求实效",
    "各乡镇、各有关部门要把任务分到村、分到组、分到人，主要负责同志要到工地上去，发现问题当场解决，解决不了的当天上报。",
    "同志们，水利是农业的命脉。让我们抓住这个冬春，把渠修通，把塘蓄满，为明年的丰收打下好的基础。",
    "谢谢大家！",
)
#: What stands before the text and after it.
PAGES = {
    "the foot of an account": (
        "{title}\n笔杆子老张 公文小课堂 2021-11-02 06:30\n↑点击蓝字，关注我们\n以下文章来源于某县发布 ，作者县委办\n",
        "\n-END-\n来源：某县融媒体中心\n编辑：小水 校对：小山 审核：老张\n投稿邮箱：abc@example.com\n觉得不错，请点“在看”\n▼更多精彩▼\n某县：年终总结这样写\n转发，点赞，在看，安排一下？\n赞 12 在看 8\n微信扫一扫\n关注该公众号\n继续滑动看下一个\n向上滑动看下一个\n",
    ),
    "a site of the two-thousands": (
        "您现在的位置：首页>>公文写作>>领导讲话>>正文\n{title}\n作者：佚名 文章来源：本站原创 点击数：1024 更新时间：2010-3-12 9:20:11\n【字体：小 大】\n【点击下载此文档】\n",
        "\n点击下载全文（Word版）\n文章录入：admin    责任编辑：admin\n上一篇文章： 在全县水利会上的发言\n下一篇文章： 没有了\n【发表评论】【加入收藏】【告诉好友】【打印此文】【关闭窗口】\n最新热点\n最新推荐\n相关文章\n网友评论：（只显示最新10条。评论内容只代表网友观点，与本站立场无关！）\n",
    ),
    "a notice of rights": (
        "{title}\n2018-12-01 10:12 | 来源：互联网 | 阅读：3,421 | 编辑：小李\n",
        "\n【版权声明】本文内容由互联网用户自发贡献，该文观点仅代表作者本人。本站仅提供信息存储空间服务，不拥有所有权，不承担相关法律责任。如发现本站有涉嫌抄袭侵权的内容，请发送邮件至 example@example.com 举报，一经查实，本站将立刻删除。\n本文链接：https://www.example.com/p/12345.html\n标签： 讲话 水利\n微信扫码分享\n0条评论\n",
    ),
    "buttons for sizes": (
        "打印本页 | 关闭窗口\n{title}\n字号：大 中 小   发布时间：2017-01-05   点击：235次\n",
        "\n上一篇：关于召开现场会的通知\n下一篇：水利工作简报第3期\n返回\n打印\n关闭\n",
    ),
    "traditional characters": (
        "網站首頁 > 新聞中心 > 時政要聞 > 正文\n{title}\n2014年11月20日 10:20\u3000來源：某某網\u3000字號：大中小\u3000打印\u3000複製鏈接\u3000關閉\n",
        "\n（責任編輯：王小明）\n分享到：\n【列印】【關閉】\n相關新聞\n某縣召開水利會議\n版權聲明：本網站所有內容，未經授權，不得轉載。\n",
    ),
    "a portal of a county": (
        "首页 | 走进某县 | 政务公开 | 办事大厅 | 互动交流 | 旅游服务\n今天是：2012年3月5日 星期一\n站内搜索：\n当前位置：网站首页 - 政务公开 - 领导讲话\n{title}\n信息来源：县水利局  发布日期：2012-03-05  浏览次数：  次  【 字体： 大 中 小 】\n",
        "\n附件下载：\n上一条：县水利局召开党组会\n下一条：我县启动春灌\n【打印本页】【关闭窗口】\n设为首页 | 加入收藏 | 联系我们 | 网站地图\n主办：某县人民政府办公室 承办：某县信息中心 维护：某县信息中心\nICP备案序号：皖ICP备05000000号 网站标识码：3400000000\n皖公网安备 34000000000000号\n建议使用1024*768分辨率 IE6.0以上版本浏览器\n您是第 1234567 位访问者\n",
    ),
    "an introduction by the site": (
        "XX范文网\n手机版\n{title}\n2016-05-06  本文已影响 人\n在现实生活中，讲话稿使用的情况越来越多，那么讲话稿一般是怎么写的呢？下面是小编收集整理的{title}，希望对大家有所帮助。\n",
        "\n【{title}】相关文章：\n1.在全县工作会议上的讲话 03-05\n2.水利局长讲话稿 11-20\n本文来自：XX范文网 转载请注明出处\n推荐阅读：\n热点排行\n",
    ),
    "a platform of accounts": (
        "{title}\n2019-11-12 08:31\n来源：某县发布\n",
        "\n返回搜狐，查看更多\n责任编辑：\n声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。\n阅读 (132)\n不感兴趣\n投诉\n免费获取\n今日推荐\n",
    ),
    "a site that asks for texts": (
        "欢迎投稿\n公文宝典 > 领导讲话\n{title}\n[复制本文]\n复制成功\n",
        "\n猜你喜欢\n百度搜索“某某文秘网”，更多公文等你来！\n本文地址：http://www.example.com/1.html，转载请保留。\n全站搜索\n点击排行\n",
    ),
    "sentences about the site, text indented": (
        "第一文秘站\n{title}\n更多精品来自3 e d u 教育网\n",
        "\n本资料权属某某文秘资源网，放上鼠标按照提示查看更多资料\n",
    ),
    "a page of an app": (
        "{title}\n打开APP，阅读体验更佳\n2022年01月01日 12:00\n听\n12:31\nA+ A-\n",
        "\n打开APP阅读全文\n热门评论\n打开APP，查看全部评论\n网友评论\n还没有人评论过，快来抢首评\n下载客户端\n",
    ),
    "a government site with a word a line": (
        "首 页\n政务公开\n政务服务\n互动交流\n本站已支持IPv6网络\n登录\n注册\n无障碍\n关怀版\n{title}\n来源：县政府办公室\n作者：\n发布时间：2023-02-11 09:31\n访问量：\n字体【大 中 小】\n分享：\n微信扫一扫：分享\n",
        "\n相关附件：\n相关稿件：\n扫一扫在手机打开当前页\n打印本页\n关闭窗口\n链接：中央政府网站\n省政府网站\n市政府网站\n版权所有：某县人民政府  主办单位：某县人民政府办公室\n地址：某县人民路1号 邮编：230000 电话：0550-1234567\n网站标识码：3411000000   皖ICP备00000000号   皖公网安备00000000000000号\n",
    ),
    "a library of documents": (
        "百度文库\n搜试试\nVIP\n上传\n{title}\n2021-05-06上传\n暂无简介\n文档格式：docx\n文档大小：18.6K\n文档页数：4页\n顶/踩数：0 / 0\n收藏人数：0\n评论次数：0\n文档热度：★★★\n",
        "\n©2021 Baidu |由 百度智能云 提供计算服务 | 使用百度前必读 | 文库协议 | 网站地图 | 百度营销\n",
    ),
    "a viewer that bids farewell": (
        "道客巴巴\n{title}\n阅读了该文档的用户还阅读了这些文档\n",
        "\n君，已阅读到文档的结尾了呢~~\n立即下载\n返回首页\n关于我们 关于道客巴巴 人才招聘 联系我们 网站声明\n客服QQ:800053792\n",
    ),
    "a file that someone contributed": (
        "本文由张三三贡献\ndoc文档可能在WAP端浏览体验不佳。建议您优先选择TXT，或下载源文件到本机查看。\n{title}\n",
        "\n1本文由张三三贡献\n",
    ),
    "a library with its slogan": (
        "MBA智库文档，专业的管理资源分享平台。\n{title}\n分享于 2012-03-04 09:12:33 浏览\n",
        "\n",
    ),
    "numbers of the parts": ("{title}\n", "\n[1] [2] [3] 下一页\n本文共3页，当前在第1页\n共3页: 上一页 1 2 3 下一页\n"),
    "what comes after a text that goes on": (
        "{title}\n",
        "\n（未完待续）\n----------\n本文出处：某某网校\n本文标签：讲话稿\n以上内容就是某某范文网为您提供的{title}，希望对您有所启发。\n",
    ),
    "a forum": (
        "楼主\n发表于 2010-11-23 10:22:11 | 只看该作者 | 倒序浏览 | 阅读模式\n{title}\n",
        "\n回复\n举报\n使用道具\n沙发\n分享到: QQ好友和群 QQ空间\n收藏0 支持0 反对0\n您需要登录后才可以回帖 登录 | 注册\n本版积分规则\n快速回复 返回顶部 返回列表\n手机版|小黑屋|某某论坛 ( 皖ICP备05000000号 )\nGMT+8, 2020-1-1 10:00 , Processed in 0.05 second(s), 20 queries .\nPowered by Discuz! X3.4\n",
    ),
    "a blog": (
        "某某的博客\n首页\n博文目录\n图片\n关于我\n正文\n字体大小：大 中 小\n{title}\n(2011-03-04 09:10:20)\n标签：\n讲话\n杂谈\n分类： 公文范文\n",
        "\n分享：\n喜欢\n0\n赠金笔\n阅读┊ 收藏 ┊ 转载▼ ┊ 顶 ┊打印┊举报\n已投稿到： 排行榜\n前一篇：春耕\n后一篇：秋收\n评论 重要提示：警惕虚假中奖信息\n[发评论]\n新浪BLOG意见反馈留言板\u3000电话：4000520066\n新浪简介 | About Sina | 广告服务 | 联系我们 | 招聘信息 | 网站律师 | SINA English | 会员注册 | 产品答疑\nCopyright © 1996 - 2015 SINA Corporation, All Rights Reserved\n新浪公司 版权所有\n",
    ),
    "a site with counters": (
        "打印本文\n【大 中 小】\n{title}\n更新时间：2015年6月7日    点击数：  文章来源：办公室\n",
        "\n【返回顶部】\n【打印本页】\n【关闭本页】\n地址：某省某县某路8号 电话：0550-1234567 传真：0550-7654321\n版权所有 © 2008-2015 某县水利局 All Rights Reserved.\n技术支持：某某科技\n今日访问量：12 总访问量：12345\n",
    ),
    "the name of the browser page": (
        "{title}_领导讲话_某某文秘网\n首页 > 讲话 > 正文\n{title}\n",
        "\n本站文章均为原创投稿或网友投稿，如需转载请注明作者和出处。\n",
    ),
    "an agency": (
        "新华网 正文\n{title}\n2018年03月05日 10:11:12 来源： 新华网\n关注新华网\n微博\n微信\n图集\n",
        "\n[责任编辑： 李某]\n新闻评论\n加载更多\n010020020110000000000000011100001298765\n",
    ),
    "words of a search box, each on its line": (
        "热搜\n工作总结\n心得体会\n述职报告\n{title}\n",
        "\n标签\n讲话\n水利\n相关文章\n",
    ),
    "words of a search box in a row": (
        "大家都在搜：\n演讲稿 检讨书 自我评价\n{title}\n标签： 讲话 水利\n",
        "\n话题：#水利建设#\n#水利 #农田建设\n",
    ),
    "a thread as a forum prints it": (
        "某某论坛\n\n标题: {title} [打印本页]\n\n作者: laozhang    时间: 2010-3-4 10:22\n标题: {title}\n",
        "\n\n\n欢迎光临 某某论坛 (http://bbs.example.com/) \tPowered by Discuz! X3.2\n",
    ),
    "a personal library": (
        "{title}\n2012-03-04  老张  阅 123  转 4\n转藏\n微信\n分享\nQQ空间 QQ好友 新浪微博 推荐给朋友\n",
        "\n转藏 到我的图书馆 献花（3） +1\n来自: 老张的图书馆 > 《公文》\n举报/认领\n猜你喜欢\n0条评论\n发表\n",
    ),
    "a standfirst by the site": (
        "{title}\n导语：讲话稿是公务活动中常用的文体，下面是某某范文网整理的{title}，欢迎大家阅读借鉴。\n",
        "\n公文小课堂\n赞 12 在看 8\n",
    ),
    "a newspaper, with its forum": (
        "人民网>>时政>>正文\n{title}\n2015年03月05日10:11    来源：人民网-人民日报    手机看新闻\n打印 网摘 纠错 商城 分享 推荐 人民微博 字号\n原标题：{title}\n",
        "\n（来源：人民日报）\n(责编：张三、李四)\n注册/登录\n发言请遵守新闻跟帖服务协议\n同步：分享到人民微博\n社区登录\n用户名： 立即注册\n密  码： 找回密码？\n恭喜你，发表成功!\n请牢记你的用户名:，密码:,立即进入个人中心修改密码。\n30s后自动返回\n5s后自动返回\n微信“扫一扫”添加“学习大国”\n",
    ),
}


def left(page: str) -> tuple[str, list[str]]:
    """The title and the lines of the one text of a page."""
    done = process(Source("page.txt", page.encode()), Settings())
    assert isinstance(done, Done)
    (document,) = done.documents
    titles = [document.text.string[s.start : s.end] for s in document.spans if s.kind == "title"]
    return "".join(titles), "".join(document.text.string).split("\n")


#: A line of these stays: it has a sentence of the page's in it, which no rule tells from one of the text.
STAYS = {"a site that asks for texts", "a file that someone contributed"}
KINDS = [
    pytest.param(kind, marks=pytest.mark.xfail(strict=True, reason="a known failure")) if kind in STAYS else kind
    for kind in PAGES
]


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_is_left(kind: str) -> None:
    above, below = (part.format(title=TITLE) for part in PAGES[kind])
    title, lines = left(above + "\n".join(BODY) + below)
    assert title == TITLE
    assert lines == [TITLE, *BODY]


def test_signatures_of_the_copy_within_sentences_go() -> None:
    lines = list(BODY)
    lines[3] = lines[3].replace("。群众", "。【本文来自某某文秘网 www.example.com】群众")
    lines[5] += "文章来源：http://www.example.com/a/1.html"
    lines[8] = lines[8].replace("，发现问题", "，（转载请注明出处：某某范文网）发现问题")
    assert left("\n".join([TITLE, *lines]))[1] == [TITLE, *BODY]


def test_half_width_marks_become_full() -> None:
    half = str.maketrans("，；：！（）", ",;:!()")
    assert left("\n".join([TITLE, *(line.translate(half) for line in BODY)]))[1] == [TITLE, *BODY]


def cut(line: str, width: int) -> str:
    """The line in lines of that many characters."""
    return "\n".join(line[at : at + width] for at in range(0, len(line), width))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [20, 24, 30, 40])
@pytest.mark.parametrize(("between", "indent"), [("\n", ""), ("\n", "\u3000\u3000"), ("\n\n", "")])
def test_lines_cut_at_a_margin_are_whole(kind: str, width: int, between: str, indent: str) -> None:
    above, below = (part.format(title=TITLE) for part in PAGES[kind])
    body = between.join(cut(indent + line, width) for line in BODY)
    assert left(above + body + below)[1] == [TITLE, *BODY]


@pytest.mark.xfail(strict=True, reason="a known failure: a line may begin with a numeral")
def test_a_page_that_ends_before_a_numeral_cuts_nothing() -> None:
    text = "\n".join([TITLE, *BODY])
    assert left(text.replace("完成土石方", "完成土石方\n第 3 页 共 9 页\n"))[1] == [TITLE, *BODY]


@pytest.mark.parametrize("mark", ["第 3 页 共 9 页", "-3-", "— 3 —", "3 / 9"])
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_page_that_ends_within_a_sentence_cuts_nothing(mark: str, blank: str) -> None:
    text = "\n".join([TITLE, *BODY])
    for half in ("听了两个乡镇的", "发现问题当场解决，"):
        assert left(text.replace(half, f"{half}{blank}{mark}{blank}"))[1] == [TITLE, *BODY]
    for place in ("看到成绩，坚定信心", "同志们：", "谢谢大家！"):  # a page may end below a heading
        assert left(text.replace(place, f"{place}{blank}{mark}"))[1] == [TITLE, *BODY]
