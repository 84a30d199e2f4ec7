"""The strip stage as a whole: lines of the page go, lines of the text stay, and the facts are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.flow import process
from gongwen.lines import Lines
from gongwen.model import HIGH, Done, Facts, Page, Source
from gongwen.packaged import alternatives, rows
from gongwen.read import read
from gongwen.rule import Edit, Rule, View
from gongwen.settings import Phrase, Settings, Verdict
from gongwen.strip import phrase, strip, talk
from gongwen.strip.sweep import MOST_BESIDE, RUN_END, sweep
from gongwen.text import Text
from tests.ledger_check import uncovered

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NONE = Settings()

TEXT = """同志们：
今天召开这次会议，主要任务是总结去年工作，部署今年任务。下面，我讲三点意见。
一、统一思想，提高认识
过去一年，全镇上下齐心协力，各项工作都有了新的起色，群众满意度明显提高。
（一）把平台用起来。群众扫码就能下载客户端，版权归谁、来源是哪里，都要写清楚，未经授权不得转载。
二、突出重点，抓好落实
要把责任落实到岗位，把任务分解到个人，确保各项工作按时完成，取得实效。
谢谢大家！"""
TITLE = "在全镇工作会议上的讲话"

PAGES = {
    "a site of official texts": (
        "某某公文网\n首页 | 公文写作 | 工作总结 | 工作计划\n您现在的位置：某某公文网 >> 领导讲话 >> 正文\n{title}\n"
        "[ 2016-03-09 14:09:04 | 作者:佚名 | 来源:网络转载 | 浏览:128 | 评论:0 ]\n",
        "\n【在全镇工作会议上的讲话】相关文章：\n1.在全镇经济工作会议上的讲话\n2.在全镇教育工作会议上的讲话\n"
        "文章来源：某某公文网（www.example.com）\n本文网址：http://www.example.com/a/123.html\nTags：讲话 工作会议\n[收藏] [打印] [关闭]",
    ),
    "a document viewer": (
        "{title}.doc\nVIP专享文档\n上传人：li***  上传时间：2020-05-06  格式：DOCX  页数：4  大小：23.5KB\n{title}.doc_第1页\n第1页 / 共4页\n{title}\n",
        "第 4 页 共 4 页\n下载文档到电脑，方便使用\n还剩3页未读，继续阅读\n版权提示\n本文档由用户上传，版权归属用户，某某文库负责整理代发布。"
        "如果您对本文档版权有争议请及时联系客服。\n相关文档\n在全镇农业会议上的讲话\n服务电话：400-000-0000 投诉邮箱：a@example.com\n"
        "关于我们 | 帮助中心 | 联系我们\n©2010-2024 Example 使用前必读 | 示ICP证000000号",
    ),
    "a site of model texts": (
        "范文大全网 - 为您提供优质范文\n{title}\n时间：2021-06-18 12:33:21   小编：admin   来源：原创\n"
        "下面是小编为您精心整理的《在全镇工作会议上的讲话》，希望对您有所帮助。\n",
        "\n以上就是小编为大家带来的在全镇工作会议上的讲话，希望能对大家有所帮助，更多精彩内容请继续关注范文大全网。\n"
        '看过"在全镇工作会议上的讲话"的人还看了：\n猜您感兴趣：\n领导讲话稿格式\n上一篇：镇长述职报告\n下一篇：没有了',
    ),
    "a repost of an account": (
        "{title}\n原创 张三 公文笔杆子 2022-03-04 07:30 发表于北京\n点击上方蓝字关注我们\n收录于合集 #领导讲话 23个\n",
        "\nEND\n来源：公文笔杆子\n编辑：李四  审核：王五\n版权声明：本文转载自网络，版权归原作者所有，如涉及侵权请联系我们删除\n"
        "往期推荐\n年终总结怎么写\n点个“在看”支持一下\n长按识别二维码关注\n阅读原文\n阅读 1.2万\n写留言",
    ),
    "a government site": (
        "网站支持IPv6 | 无障碍浏览 | 长者模式\n首页  政务公开  政务服务  互动交流\n当前位置： 首页 > 政务公开 > 领导讲话\n"
        "索引号：000014349/2022-00012\n主题分类：综合政务\n发文机关：某县人民政府\n成文日期：2022年03月04日\n标　　题：{title}\n"
        "发文字号：\n发布日期：2022年03月05日\n{title}\n发布时间：2022-03-05 10:22 信息来源：县政府办 浏览量： 次 字体：[ 大 中 小 ]\n",
        "\n扫一扫在手机打开当前页\n【打印正文】 【关闭窗口】\n分享到：\n主办：某县人民政府  承办：某县政务信息中心\n"
        "网站标识码：1234567890  示ICP备12345678号",
    ),
    "a portal, a word to a line": (
        "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n{title}\n来源：某某日报\n时间：2026-02-09\n",
        "\n》》点击图片进入专题《《\n收藏\n|\n分享到:\n×\n相关报道：",
    ),
    "a library with stamps": (
        "某某力文档\n首页 海量文档 办公文档 讲话致辞\n{title}.docx\n约3.2千字 约 6页 2022-03-18 发布于某地 举报\n"
        "下载提示：本文档共6页\n精品文档\n{title}\n",
        "\n欢迎下载\n亲，该文档总共6页，到这儿已超出免费预览范围，如果喜欢就下载吧！\n您可能关注的文档\n在全县大会上的讲话.docx\n"
        "文档评论（0）\n1亿VIP精品文档\n关于我们 常见问题 联系我们 在线咨询",
    ),
    "a table of particulars, key and value a line each": (
        "返回顶部\n• 索引号:\n6107280000/2024-001005\n• 主题分类:\n• 来源:\n• 发文机构:\n县政府办公室\n• 发文日期:\n"
        "2024年04月06日 16:40\n• 有效性:\n• 内容概述:\n{title}\n",
        "\n智能问答\n网站支持IPv6\n附件：",
    ),
    "a site of a school": (
        "某某一中欢迎您！ 今天是2018年10月3日 星期三\n学校首页 | 学校概况 | 新闻中心 | 教学教研 | 党建园地 | 招生就业\n"
        "您当前的位置：首页 >> 新闻中心 >> 领导讲话\n{title}\n发布者：校办 发布时间：2018-10-03 浏览：520\n",
        "\n上一条：校长致辞\n下一条：没有了\n地址：某县文化路8号 邮编：421000\n技术支持：某某科技有限公司\n您是第 123456 位访客",
    ),
    "a post with its credits": (
        "文 | 某某纪检\n{title}\n原创 某某发布 2020-06-12 09:31\n点击右上角“…”分享给更多人\n",
        "\n— 本文结束 —\n记者：小王\n一审：小张 二审：小赵 三审：小钱\n长按二维码\n关注我们\n喜欢 (3)\n觉得有用就点个“在看”吧",
    ),
    "a library that asks for thanks": (
        "首页\n讲话稿\n方案\n心得体会\n更多▼\n当前位置：首页 → 讲话稿 → 正文\n{title}\n更新时间：2020-12-28 | 类别：会议讲话 | 人气：3621 ℃\n",
        "\n如果觉得《在全镇工作会议上的讲话》对你有帮助，请点赞、收藏，并留下你的观点哦！\n著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。\n"
        "打赏\n已有12人购买\n推荐使用某某支付\n拓展阅读：镇长在经济工作会议上的讲话",
    ),
    "a news site": (
        "{title}\n2019年01月02日 08:00 来源：某某日报\n分享到：\n",
        "\n(责编：赵六、钱七)\n分享让更多人看到\n推荐阅读\n某地召开农业会议",
    ),
}


def page_of(text: str, **more: str) -> Page:
    return read(Source("page.txt", text.encode(), **more), NONE)


def left(text: str, options: Settings = NONE) -> list[str]:
    page = strip(page_of(text), options)
    assert uncovered(page) == []
    return [line.strip() for line in page.text.string.split("\n") if line.strip()]


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_left_of_a_page_is_its_text(kind: str) -> None:
    above, below = PAGES[kind]
    lines = left(above.format(title=TITLE) + TEXT + below)
    assert lines == [TITLE, *TEXT.split("\n")]


@pytest.mark.parametrize(
    "line",
    [
        "版权所有者享有下载、复制和转载的权利，任何单位和个人不得侵犯，侵权的应当及时删除。",
        "（此件公开发布）",
        "附件：1.任务分解表",
        "抄送：市委办公室，市人大常委会办公室。",
        "记录：李四",
        "联系人：张三，联系电话：010-12345678",
        "来源于群众、服务于群众，是我们工作的根本出发点和落脚点。",
        "网站建设是政务公开的重要平台，要加强网站内容管理，及时更新信息，方便群众浏览。",
        "第二十条 网络服务提供者应当保护用户隐私，接到举报后及时删除侵权内容。",
        "要办好人民满意的教育，把微信公众号、政务微博用起来，点赞先进典型。",
        "下一步，我们将继续做好文档管理、资料收集整理工作。",
        "2015年11月23日",
        "以上就是我汇报的全部内容。",
        "感谢各位的支持，祝大家工作顺利！",
        "请登录县局网站，点击“资料下载”，下载申报表。",
        "联系电话：0451-1234567",
        "政务公开、政务服务、政民互动三件事要一起抓。",
    ],
)
def test_lines_of_a_text_stay_wherever_they_stand(line: str) -> None:
    for text in (f"{TITLE}\n{TEXT}\n{line}", TEXT.replace("谢谢大家！", f"{line}\n谢谢大家！")):
        assert line in left(text)


def test_minutes_keep_their_particulars() -> None:
    head = "局务会议纪要\n时间：2022年3月5日\n地点：三楼会议室\n主持：李某\n记录：王某\n"
    body = "会议听取了各单位关于重点工作推进情况的汇报，研究了下一步工作。"
    assert left(head + body) == [*head.strip().split("\n"), body]


def test_a_removed_line_still_tells_its_facts() -> None:
    above, below = PAGES["a government site"]
    facts = strip(page_of(above.format(title=TITLE) + TEXT + below), NONE).facts
    assert (facts.published, facts.issuer, facts.issued) == ("2022-03-05", "某县人民政府", "2022-03-04")
    above, below = PAGES["a site of official texts"]
    facts = strip(page_of(above.format(title=TITLE) + TEXT + below), NONE).facts
    assert facts.site == "某某公文网"
    assert facts.page_url == "http://www.example.com/a/123.html"
    assert (facts.published, facts.published_printed) == ("2016-03-09", "2016-03-09 14:09:04")
    facts = strip(
        page_of(f"共计9893个字,预计阅读时长33分钟\n{TITLE}\n{TEXT}\n已阅读5页，还剩20页未读，继续免费阅读"), NONE
    ).facts
    assert facts.declared_characters == 9893
    assert "还剩20页未读" in facts.cut_off


def test_a_line_that_goes_word_by_word_goes_once() -> None:
    page = "\u3000\u3000---\n\u3000\u3000title: 青石市政府工作报告（2021年12月8日 王大山）\n\u3000\u3000---\n\u3000\u3000——2021年12月8日在青石市第二届\n青石市市长　王大山\n各位代表：\n现在，我代表市政府报告工作，请审议。"
    assert left(page)[-1] == "现在，我代表市政府报告工作，请审议。"


def test_a_guide_that_speaks_of_logging_in_keeps_its_telephone_number() -> None:
    steps = "网上办事指南\n第一步，登录县政务服务网，点击办理。\n第二步，填写申请表，上传照片。\n"
    guide = f"{steps}客服电话：\n0791-88888888\n办理时限：5个工作日。\n某县行政审批局\n2022年3月1日"
    page = strip(read(Source("a.txt", guide.encode()), NONE), NONE)
    assert page.text.string == guide
    footer = strip(read(Source("a.txt", f"{TITLE}\n{TEXT}\n客服电话：0791-88888888\n免责声明".encode()), NONE), NONE)
    assert "客服电话" not in footer.text.string


#: Words for the open places of phrases.
FILLED = {"…": "某事", "#": "12", "in": "某事", "few": "某事", "(": "（", ")": "）", ",": "，", ":": "：", "。": "。"}
FILLED |= {
    "dots": "……",
    "start": "",
    "end": "",
    "bar": "|",
    "sheet": "第3版",
    "path": "www.example.com/a",
    "library": "某某文库",
}


def spoken(row: str) -> str:
    """The phrase with words in its open places."""

    def word(part: re.Match[str]) -> str:
        name = part[0].strip("{}")
        return FILLED[name.rstrip("?")] if name.rstrip("?") in FILLED else name.split("|")[0]

    return re.sub(r"\{[^{}]*\}|[…#]", word, row.strip("…"))


def test_a_text_may_quote_every_phrase() -> None:
    """The counter-example of each row of the table: a sentence of the text that speaks of the words stays."""
    lost = []
    for row in phrase.table():
        words = spoken(row.phrase)
        for sentence in (
            f"会上有人念了“{words}”这句话，大家都说不该写。",
            f"有的村把“{words}”写在墙上，这种做法要改。",
        ):
            lines = TEXT.split("\n")
            if sentence not in left("\n".join((TITLE, *lines[:3], sentence, *lines[3:]))):
                lost.append(row)
    assert lost == []


def test_a_value_below_its_key_is_told_with_it() -> None:
    table = "发文机关：\t某县水利局\t成文日期：\t2021年03月15日\n发文字号：\t某水发〔2021〕8号\t发布日期：\t2021年03月20日\n"
    page = strip(read(Source("a.txt", f"{table}{TITLE}\n{TEXT}".encode()), NONE), NONE)
    assert (page.facts.published, page.facts.issued) == ("2021-03-20", "2021-03-15")


def test_phrases_of_the_settings() -> None:
    mine = (
        Phrase("", "天天向上文稿屋", "anywhere"),
        Phrase("别的网", "谢谢大家", "end"),
        Phrase("", "好稿网提醒", "inside"),
    )
    text = f"天天向上 文稿屋！\n{TITLE}\n{TEXT}\n".replace("明显提高", "明显好稿 网提醒提高")
    page = strip(page_of(text), Settings(phrases=mine))
    assert "文稿屋" not in page.text.string
    assert "明显提高" in page.text.string
    assert "谢谢大家！" in page.text.string
    assert {note.rule for note in page.notes if note.user} == {"settings/phrase"}
    assert uncovered(page) == []


def test_the_table_handed_on_knows_what_was_taken_above_a_line() -> None:
    mine = (Phrase("", "天天向上文稿屋", "anywhere"), Phrase("", "好稿网提醒", "inside"))
    text = f"天天向上文稿屋\n{TITLE}\n{TEXT}".replace("明显提高", "明显好稿网提醒提高")
    page = strip(page_of(text), Settings(phrases=mine))
    assert page.table is not None
    assert Lines.of(page).row_taken_above(0) == len("天天向上文稿屋")


def test_a_long_list_of_short_lines_is_the_text_far_from_its_ends() -> None:
    rows = [f"第{n}号" for n in range(2 * MOST_BESIDE + 3)]
    rows[0] = rows[MOST_BESIDE + 1] = "打印本页 关闭窗口"
    kept = strip(page_of("\n".join(rows)), Settings()).text.string.split("\n")
    assert kept[0] == ""
    assert kept[MOST_BESIDE + 1] == rows[MOST_BESIDE + 1]


def test_rules_switched_off_and_edits_rejected() -> None:
    text = f"{TITLE}\n{TEXT}\n微信扫码分享"
    at = text.index("微信扫码分享")
    assert left(text)[-1] == "谢谢大家！"
    assert left(text, Settings(rules_off=frozenset({"strip/phrase"})))[-1] == "微信扫码分享"
    assert left(text, Settings(verdicts=(Verdict("page.txt", at, False),)))[-1] == "微信扫码分享"


def test_a_page_of_boilerplate_leaves_nothing() -> None:
    assert left("首页 | 登录 | 注册\n当前位置：首页 > 文库\n相关推荐\n下一篇：没有了\n示ICP备12345678号") == []


@given(st.lists(st.sampled_from(TEXT.split("\n")), min_size=1, max_size=15, unique=True))
@settings(max_examples=100, deadline=None)
def test_nothing_of_a_text_goes_in_any_order(lines: list[str]) -> None:
    assert left("\n".join(lines)) == lines


def test_the_table_is_sound() -> None:
    rows = phrase.table()
    assert len(rows) == len({(row.phrase, row.place) for row in rows})
    for row in rows:
        assert row.place in {"start", "end", "beside", "anywhere", "inside", "title", "said"}
        assert row.weight in {"strong", "weak"}
        assert row.seen == "-" or row.seen.startswith(("https://", "http://", "shared/"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_nothing_of_the_main_text_of_real_pages_goes() -> None:
    lost = []
    for gold in sorted((SHARED / "real" / "html").glob("gwy-*.txt"))[:40]:
        main = re.sub(r"\s", "", gold.read_text(encoding="utf-8"))
        source = gold.with_suffix(".html")
        page = read(Source(source.name, source.read_bytes()), NONE)
        read_notes = len(page.notes)
        for note in strip(page, NONE).notes[read_notes:]:
            line = re.sub(r"\s", "", page.source[note.start : note.end])
            if len(line) > 3 and line in main:
                lost.append((source.name, note.rule, line))
    assert lost == []


NOTICE = "渠道停水通知\n各用户：\n因清淤停水一天。\n{line}\n青石县水务公司\n2022年1月4日"


@pytest.mark.parametrize(
    "line",
    [
        "公示时间：2022年1月5日至1月11日",
        "停水时间：2022年1月5日8:00至18:00",
        "报名日期：2022-01-05 至 2022-01-09",
        "生效日期：2022年2月1日",
        "客服电话：2101234",
        "联系电话：2101234",
        "来源：群众投票",
        "来源：财政拨款30万元。",
        "评论：专家现场点评",
        "发布时间：2022年1月5日9:00",
    ],
)
@pytest.mark.parametrize("tail", ["", "\n打印本页\n关闭窗口"])
def test_a_notice_keeps_its_own_dates_and_numbers(line: str, tail: str) -> None:
    text = NOTICE.format(line=line)
    assert left(text + tail) == text.split("\n")
    assert strip(page_of(text + tail), NONE).facts.published == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布时间：2022-01-05 09:12", "2022-01-05"),
        ("来源：某某日报 发布日期：2022年1月5日 浏览次数：12", "2022-01-05"),
        ("文章来源:网友投稿 时间:2022-01-05 09:05:01", "2022-01-05"),
    ],
)
def test_a_page_says_when_it_was_published(line: str, published: str) -> None:
    text = NOTICE.format(line="停水范围：东河路")
    title, rest = text.split("\n", 1)
    for page in (f"{title}\n{line}\n{rest}", f"{text}\n{line}"):
        assert left(page) == text.split("\n")
        assert strip(page_of(page), NONE).facts.published == published


def test_an_office_that_a_line_names_as_its_source_is_no_site() -> None:
    text = NOTICE.format(line="停水范围：东河路").split("\n", 1)
    assert strip(page_of(f"{text[0]}\n来源：县教育局 时间：2022-01-05 09:00\n{text[1]}"), NONE).facts.site == ""


@pytest.mark.parametrize(
    "rows",
    [
        ["来源 作者 标签", "财政 王芳 水利", "自筹 赵敏 农业"],
        ["姓名 电话 报到", "王大山 2101234 2022-01-05&nbsp;08:30", "赵敏 2101235 2022-01-06&nbsp;09:00"],
        ["推荐阅读 热度 次序", "渠道 128 1", "塘坝 64 2"],
    ],
)
def test_cells_of_a_table_are_no_lines_of_the_page(rows: list[str]) -> None:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split(" ")) + "</tr>" for row in rows)
    html = f"<html><body><div id=content><h1>{TITLE}</h1><p>{TEXT}</p><table>{table}</table></div></body></html>"
    page = read(Source("a.html", html.encode()), NONE)
    cells = [page.source[block.start : block.end] for block in page.blocks if block.role == "cell"]
    lines = strip(page, NONE).text.string.split("\n")
    assert len(cells) == 9
    assert [cell for cell in cells[1:] if cell not in lines] == []


def test_of_a_line_repeated_without_end_only_the_ends_are_judged() -> None:
    asked: list[int] = []
    lines = Lines(
        Text.of(
            "\n".join(
                ["为了修渠，各村都要出工，也都要出力。", *["一、修渠"] * 300, "渠修好了，大家都说好，也都用上了水。"]
            )
        ),
        (),
    )

    def judge(view: View) -> Iterator[Edit]:
        asked.extend(view.asked)
        return iter(())

    rule = Rule("strip/none", judge, HIGH, why="", examples=())
    assert list(sweep(lines, list(lines), [rule], [], Facts())) == []
    assert asked == [*range(1 + RUN_END), *range(301 - RUN_END, 302)]


def test_the_way_through_a_site_names_the_text_that_follows_on_one_line() -> None:
    text = (
        "当前位置：首页 > 办公文档 > 工作范文 > 全县清扫冰雪倡议书格式范本\n"
        "全县清扫冰雪倡议书格式范本广大市民朋友们：入冬以来，道路积雪成冰，给出行带来不便。现发出倡议：一、各户扫净门前冰雪。"
        "二、各单位扫净门前道路。"
    )
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert done.documents[0].clean.string.split("\n")[:2] == ["全县清扫冰雪倡议书格式范本", "广大市民朋友们："]


@pytest.mark.parametrize(
    "row",
    ["来源：青禾网\n更新日期：2024-01-12", "[ 发布机构 ] 县水利局 [ 成文日期 ] 2024-01-12"],
)
@pytest.mark.parametrize(
    "head",
    [
        "修渠要不要停？县水利局昨天回应各乡镇：今年不停",
        "团结奋进，共建美好家园；求真务实，推动水利事业！\n全县修渠工作总结",
    ],
)
def test_rows_below_a_title_or_a_motto_that_reads_like_a_sentence(head: str, row: str) -> None:
    assert left(f"{head}\n{row}\n{TEXT}") == [*head.split("\n"), *TEXT.split("\n")]


def test_a_call_to_a_meeting_in_the_text_keeps_no_row_above() -> None:
    found = left(f"修渠会议召开\n来源：青禾网 2013-01-08 14:30:41 字号：TT\n会议对今年的工作作出部署：\n{TEXT}")
    assert "字号" not in "".join(found)


def test_who_edited_the_page() -> None:
    assert left(f"{TITLE}\n编辑：青禾文苑2017-04-26\n{TEXT}") == [TITLE, *TEXT.split("\n")]
    assert "编辑 刘茜" not in left(f"{TITLE}\n{TEXT}\n编辑 刘茜\n最新评论")


def test_the_way_to_the_title_without_arrows() -> None:
    assert left(f"首页 水利要闻 {TITLE}\n{TITLE}\n{TEXT}") == [TITLE, *TEXT.split("\n")]
    assert left(f"{TITLE} - 总结大全\n{TITLE}\n{TEXT}") == [TITLE, *TEXT.split("\n")]


def test_every_plea_holds_a_word_that_the_rule_asks_for() -> None:
    said = [words for words, kind in rows(talk.__file__, "talk.tsv") if kind in ("plea", "self", "desk")]
    bare = [re.sub(r"[{](?:few|notours|texts|name|in)[}]|…", "", words) for words in said]
    unasked = [
        words for one in bare for words in alternatives(one) if not any(need in words for need in talk.RULE.needs)
    ]
    assert unasked == []


@pytest.mark.parametrize("line", ["审核 王大山", "校对 王大山", "报名表下载：进入县教育局网站"])
def test_a_line_of_the_text_that_pages_have_too(line: str) -> None:
    assert line in left(f"{TITLE}\n{TEXT}\n{line}\n青石镇人民政府\n2019年1月4日")


#: Rows that stand alone with the text: no other line of the page says that it is one.
_ALONE_OVER = (
    "更换背景颜色：",
    "今天是：",
    "青石县人民政府 2019年12月3日 星期二 多云",
    "当前页面： 青石先锋网 > 先锋头条",
    "国家互联网信息办公室准许的网站 互联网新闻信息服务许可证 编号：10120170019",
    "收听本文 00:00/00:00",
    "（点击图片可查看大图）",
)
_ALONE_UNDER = (
    "文字作者：图片作者：稿件来源：青石学院发布时间：2011-04-08浏览量：2785",
    "通讯员：王大山来源：青石大学 阅读：发布时间：2012-08-18审稿：",
    "作者：王大山 通讯员：李小河",
    "来自：宣传部",
    "□晚报记者王大山通讯员李小河",
    "王大山 报道：",
)
_ALONE_BELOW = ("审核：编辑：", "作者： 来源：", "关闭", "关闭×", "验证码： captcha", "不能下载？报告错误", "本网首发")


@pytest.mark.parametrize(
    "head",
    [
        "登录/注册 用户中心 支持IPV6",
        "中央人民政府网站 青石省人民政府 青石县人民政府 无障碍浏览",
        "您的位置：首页 >> 要闻\n公司要闻",
        "今天是：2024年4月29日\n星期一",
        "首页-->社会\n青石县分社正文",
    ],
)
def test_names_of_a_site_over_the_title_go(head: str) -> None:
    assert left(f"{head}\n{TITLE}\n{TEXT}") == [TITLE, *TEXT.split("\n")]


@pytest.mark.parametrize(
    "row",
    ["如若转载，请注明出处：https://www.kuaixie.example/88534.html", "消耗1篇素材配额，会员有效期内无限次查看"],
)
def test_what_a_library_says_below_a_text_that_breaks_off_goes(row: str) -> None:
    assert row not in left(f"{TITLE}\n{TEXT}\n这一类信息主要包括：政府及其职能部门\n{row}")


@pytest.mark.parametrize("row", ["中共青石县委 青石县人民政府 青石县政协", "星期一", "要闻"])
def test_bodies_and_words_over_the_title_stay_alone(row: str) -> None:
    assert row in left(f"{row}\n{TITLE}\n{TEXT}")


@pytest.mark.parametrize("row", _ALONE_OVER)
def test_a_row_over_the_title_goes_alone(row: str) -> None:
    assert left(f"{row}\n{TITLE}\n{TEXT}") == [TITLE, *TEXT.split("\n")]


@pytest.mark.parametrize("row", _ALONE_UNDER)
def test_a_row_under_the_title_goes_alone(row: str) -> None:
    assert left(f"{TITLE}\n{row}\n{TEXT}") == [TITLE, *TEXT.split("\n")]


@pytest.mark.parametrize("row", _ALONE_BELOW)
def test_a_row_below_the_text_goes_alone(row: str) -> None:
    assert left(f"{TITLE}\n{TEXT}\n青石县水利局\n2019年1月4日\n{row}")[-1] == "2019年1月4日"


@pytest.mark.parametrize(
    "row",
    [
        "编制：　　审核：　　批准：",
        "主持：王大山 摄影：李小河",
        "时间：2019年12月3日星期二",
        "2019年12月3日星期二上午，全县召开防汛会议",
        "来自田间的报告：渠水到了村口",
        "公开内容",
        "金秋报道",
        "已取得互联网新闻信息服务许可证的网站共三家，编号另行公布",
    ],
)
def test_a_row_of_the_text_stays_alone(row: str) -> None:
    assert row in left(f"{TITLE}\n{row}\n{TEXT}")
    assert row in left(f"{TITLE}\n{TEXT}\n{row}")


def _authored(line: str, foot: str) -> str:
    head = '<head><meta name="author" content="赵小丽"><title>青石县召开水利工作会议</title></head>'
    body = "".join(f"<p>{text}</p>" for text in TEXT.split("\n"))
    page = f"<html>{head}<body><h1>青石县召开水利工作会议</h1><div>{line}{body}</div>{foot}</body></html>"
    outcome = process(Source("a.html", page.encode()), NONE)
    assert isinstance(outcome, Done)
    return outcome.documents[0].meta.author


@pytest.mark.parametrize(
    ("line", "foot", "author"),
    [
        ("", "<div>来源：青石日报</div>", "赵小丽"),
        ("", "<div>[ 责编：赵小丽 ]</div>", ""),
        ("", "<div>作者：赵小丽　编辑：赵小丽</div>", "赵小丽"),
        ("<p>青石日报记者 王大山 李小河</p>", "<div>责任编辑：赵小丽</div>", "王大山 李小河"),
    ],
)
def test_whom_the_page_calls_its_editor_is_not_its_author(line: str, foot: str, author: str) -> None:
    assert _authored(line, foot) == author
