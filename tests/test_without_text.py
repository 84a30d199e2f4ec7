"""A page with nothing but boilerplate is rejected; the shortest real text is not."""

import pytest

from gongwen.describe import without_text
from gongwen.flow import process
from gongwen.model import Done, Rejected, Source
from gongwen.settings import Settings

NOTHING = (
    "青竹县人民政府门户网站",
    "欢迎访问松岭市教育局网站",
    "<html><head><title>青竹市政府网</title></head><body><div>青竹市人民政府网</div></body></html>",
    "青竹市人民政府网\n首页 | 政务公开 | 办事服务 | 互动交流",
    "主办单位：青竹县人民政府办公室",
    "主办：青竹县教育局　技术支持：某网络公司\n地址：青竹县人民路1号　电话：0000-8800000",
    "承办单位：松岭县大数据中心\n网站标识码：0000000001\n备案号：某ICP备00000001号",
    "联系地址：青竹市建设路18号 联系电话：0000-8888888 邮编：000000",
    "青竹县人民路1号",
    "http://www.example.com/art/2020/1/2/art_1_2.html",
    "版权所有 青竹县人民政府",
    "Copyright © 2020 青竹县人民政府 All Rights Reserved",
    "本网站内容版权归青竹县人民政府所有，未经许可不得转载。",
    "声明：本站内容来自网络，如有侵权请联系删除。",
    "您访问的页面不存在或已被删除！",
    "对不起，您要访问的页面已经删除。",
    "请登录后查看全文",
    "关于做好春耕工作的通知",
)
SOMETHING = (
    "同意。",
    "春耕开始了。",
    "请各单位于5月1日前报送材料。联系人：李某，电话：12345。",
    "要办好政府网站，方便群众。",
    "要严厉打击侵权假冒行为。",
    "该县建成防汛指挥信息网。",
    "主办单位要落实责任。",
    "各乡镇：\n青竹县人民路1号的办公用房已经腾退。",
    "关于更换地址的公告\n地址：青竹县人民路1号\n请来访群众注意。",
    "文件内容不得删改。",
    "注册商标要依法保护。",
)


@pytest.mark.parametrize("page", NOTHING)
def test_nothing_is_said(page: str) -> None:
    outcome = process(Source("page", page.encode()), Settings())
    assert isinstance(outcome, Rejected)
    assert "no text" in outcome.reason


@pytest.mark.parametrize("page", SOMETHING)
def test_something_is_said(page: str) -> None:
    assert isinstance(process(Source("page", page.encode()), Settings()), Done)


SPEECH = "各位代表：\n一、抓生产。今年全县粮食产量达到12万吨，比上年增长3%。\n二、抓民生。新建学校3所。\n谢谢大家！\n"
TALK = "同志们：\n今天开会，主要是部署防汛工作。一要看得远，二要抓得实。希望大家认真落实。\n"
NOTICE = (
    "关于做好村道养护工作的通知\n各乡镇人民政府：\n现就村道养护通知如下。\n一、每月检查一次。\n县交通局\n2021年3月5日\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"工作总结三篇\n第一篇：水利工作总结\n{SPEECH}第二篇：农业工作总结\n{TALK}第三篇：林业工作总结\n",
        f"篇一\n{SPEECH}篇二\n{TALK}篇三\n主办单位：青竹县人民政府办公室 电话：0000-1234567\n",
        f"第一篇：甲地总结\n{SPEECH}第二篇：乙地总结\n版权所有 不得转载\n第三篇：丙地总结\n{TALK}",
        f"第一篇：甲地总结\n{SPEECH}第二篇：乙地总结\n{TALK}第三篇：丙地总结\n404 Not Found\n",
        f"{NOTICE}关于做好村道绿化工作的通知\n",
        f"{NOTICE}青竹县人民政府门户网站\n",
        f"# 甲地总结\n{SPEECH}# 乙地总结\n# 丙地总结\n{TALK}",
    ],
)
def test_of_several_texts_none_is_empty(text: str) -> None:
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert not [document for document in done.documents if without_text([document])]


TITLES = (
    "关于做好冬修水利的通知",
    "关于表彰先进的决定",
    "水利工作要点",
    "节水宣传周活动的通知",
    "用水定额公示",
    "除险加固公示",
)
ROW = {
    "dates before": "<li><span>[2023-0{n}-11]</span><a href='/{n}.html'>{title}</a></li>",
    "dates behind": "<li><a href='/{n}.html'>{title}</a><span>2023-0{n}-11</span></li>",
    "headings and counts": "<h3><a href='/{n}.html'>{title}</a></h3><p>2023-0{n}-11 浏览：{n}3次</p>",
    "terms": "<dl><dt><a href='/{n}.html'>{title}</a></dt><dd>2023年{n}月11日</dd></dl>",
}


def listing(row: str, text: str) -> Source:
    rows = "".join(row.format(n=n, title=title) for n, title in enumerate(TITLES, 1))
    turn = "<div>共 68 条记录 1/12 页 首页 上页 <a href='2'>下页</a> <a href='9'>末页</a></div>"
    head = "<div>当前位置：网站首页 > 通知公告</div><h3>通知公告</h3>"
    page = f"<html><title>通知公告 - 青禾县水利局</title><body><div>{head}{text}<div>{rows}</div>{turn}</div></body></html>"
    return Source("list.html", page.encode())


@pytest.mark.parametrize("row", ROW.values(), ids=ROW)
def test_a_list_of_links_that_has_a_pager_is_no_text(row: str) -> None:
    found = process(listing(row, ""), Settings())
    assert isinstance(found, Rejected)
    assert "a list of links to other pages" in found.reason or "nothing but boilerplate" in found.reason


@pytest.mark.parametrize("row", ROW.values(), ids=ROW)
def test_a_text_over_such_a_list_is_kept(row: str) -> None:
    text = "<p>各乡镇人民政府：</p><p>入冬以来雨水偏少，现就做好冬修水利工作通知如下，请抓好落实。</p>"
    found = process(listing(row, text), Settings())
    assert isinstance(found, Done)
    assert "请抓好落实。" in found.documents[0].clean.string
