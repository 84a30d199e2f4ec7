"""What is a heading and what only looks like one: styles, provisions, contents, references, the close of a text."""

from __future__ import annotations

import re

import pytest

import gongwen
from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write import WRITERS

from .test_outline import shown


def headings(text: str, name: str = "a.txt") -> list[tuple[int, str]]:
    """Level and heading of each section, after the whole pipeline."""
    done = process(Source(name, text.encode()), Settings())
    assert isinstance(done, Done)
    found, level = [], 0
    for document in done.documents:
        for span in document.spans:
            level = span.level if span.kind == "section" else level
            if span.kind == "heading":
                found.append((level, document.text.string[span.start : span.end]))
    return found


SHOWN = {
    "levels stand as the page shows them, whatever they begin with": (
        "松塘镇年度情况汇报\n\n全镇工作平稳。\n\n# 基本情况\n\n人口三万。\n\n## 产业\n\n产值上升。\n\n### 茶业\n\n新种茶园千亩。\n\n## 民生\n\n新修道路八里。\n\n# 打算\n\n再修两座桥。\n",
        [(1, "基本情况"), (2, "产业"), (3, "茶业"), (2, "民生"), (1, "打算")],
    ),
    "the first of the highest level is the title where the others come after text": (
        "# 松塘镇防汛方案\n\n为做好防汛，制定本方案。\n\n## 组织\n\n镇长总负责。\n\n#### 值班\n\n每班两人。\n\n## 物资\n\n备沙袋五百条。\n",
        [(1, "组织"), (2, "值班"), (1, "物资")],
    ),
    "a paragraph that was styled by mistake is none": (
        "# 松塘镇防汛方案\n\n为做好防汛，制定本方案。\n\n## 组织\n\n镇长总负责。\n\n## 各村要按时上报水情，不得迟报。\n\n## 物资\n\n备沙袋五百条。\n",
        [(1, "组织"), (1, "物资")],
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_headings_that_the_page_shows(name: str) -> None:
    text, expected = SHOWN[name]
    assert headings(text, "a.md") == expected


KINDS = {
    "a colon in a bracket ends no lead": (
        "一、测试项目\n（一）折返跑（及格：十二秒）\n每人两次。\n（二）跳绳（及格：一百下）\n每人一次。",
        [" 一、|测试项目", "  （一）|折返跑（及格：十二秒）", "  （二）|跳绳（及格：一百下）"],
    ),
    "a column of decimals counts nothing": (
        "1 水位\n各站水位如下。\n东闸\n12.05\n9.01\n西闸\n3.08\n2 雨量\n各站无雨。",
        [" 1|水位", " 2|雨量"],
    ),
    "a clause of another place is referred to": (
        "2 检查\n2.1 外观\n2.2的方法适用于旧管。\n2.3规定的数量不含备件。\n2.2 内径\n用卡尺量。\n2.3 数量\n每批十根。\n3 验收\n3.1 记录\n逐根记录。",
        [" 2|检查", "  2.1|外观", "  2.2|内径", "  2.3|数量", " 3|验收", "  3.1|记录"],
    ),
    "a chapter alone in its part": (
        "第一编　现状\n第一章　山林\n山林三万亩。\n第二章　水面\n水面两千亩。\n第二编　任务\n第三章　种树\n第一节　荒山\n种树千亩。\n第二节　路边\n种树百里。",
        [
            " 第一编|现状",
            "  第一章|山林",
            "  第二章|水面",
            " 第二编|任务",
            "  第三章|种树",
            "   第一节|荒山",
            "   第二节|路边",
        ],
    ),
    "（一） under 第二，": (
        "我讲两点。\n第一，早动手。\n节气不等人。\n第二，备足料。\n（一）种子。\n每亩三斤。\n（二）化肥。\n每亩四十斤。\n第三，服务好。\n农技员到户。",
        [" 第一，|早动手。", " 第二，|备足料。", "  （一）|种子。", "  （二）|化肥。", " 第三，|服务好。"],
    ),
    "the number of a chapter whose parts follow": (
        "4 救援\n4.1 人员\n民兵三十人。\n4.2 车辆\n卡车五辆。",
        [" 4|救援", "  4.1|人员", "  4.2|车辆"],
    ),
    "a line of one long sentence is a provision, not its name": (
        "第一章 借用\n（一）各科室借用公车应当提前一天填写申请单，由办公室统一安排，不得私自借用。\n（二）借用期间发生的违章罚款由驾驶人自己承担，办公室每月公布一次借用情况。\n第二章 归还\n（三）车辆归还时应当由保管员当面检查外观和里程，并在登记簿上签名。",
        [" 第一章|借用", "- （一）|各科室借用公", "- （二）|借用期间发生", " 第二章|归还", "- （三）|车辆归还时应"],
    ),
    "a lead with its paragraph under it stays a heading": (
        "一、借用\n（一）各科室借用公车应当提前一天填写申请单，由办公室统一安排，不得私自借用。\n申请单一式两份。\n（二）借用期间发生的违章罚款由驾驶人自己承担，办公室每月公布一次借用情况。\n罚款月底结清。",
        [
            " 一、|借用",
            "  （一）|各科室借用公车应当提前一天填写申请单，由办公室统一安排，不得私自借用。",
            "  （二）|借用期间发生的违章罚款由驾驶人自己承担，办公室每月公布一次借用情况。",
        ],
    ),
    "contents of a text that breaks off": (
        "目录\n第一章 总则\n第二章 水源\n第三章 附则\n第一章 总则\n第一条 为管好水，制定本办法。\n第二条 本镇用水适用本办法。",
        [" 第一章|总则", "  第一条", "  第二条"],
    ),
    "entries that dots lead to their page": (
        "1.收件…………………3\n2.登记…………………9\n一、收件\n当天收。\n二、登记\n当天记。",
        [" 一、|收件", " 二、|登记"],
    ),
    "a marker right behind the lead of another": (
        "一、文种\n文种有四类。\n二、行文（一）下行文。科室可以向下级行文。\n（二）平行文。科室之间用函。",
        [" 一、|文种", " 二、|行文", "  （一）|下行文。", "  （二）|平行文。"],
    ),
    "boxes of a plan, counted through it": (
        "一、兴修水利\n加固山塘百口。\n专栏1 山塘工程\n东片五十口。\n西片五十口。\n二、兴修道路\n修路百里。\n专栏2：道路工程\n县道三条。",
        [" 一、|兴修水利", "  专栏1|山塘工程", " 二、|兴修道路", "  专栏2：|道路工程"],
    ),
    "decimal numbers within a line": (
        "松塘镇防汛预案\n1总则1.1编制目的1.2编制依据\n依据有关规定编制。降雨增加1.2万立方米。\n2组织体系2.1指挥部\n镇长任指挥长。2.2值班室\n每班两人。",
        [" 1|总则", "  1.1|编制目的", "  1.2|编制依据", " 2|组织体系", "  2.1|指挥部", "  2.2|值班室"],
    ),
    "decimal numbers with a point and a blank behind them": (
        "松塘镇防汛预案1. 总则1.1. 编制目的1.2. 编制依据依据有关规定编制。降雨增加1.2万立方米。2. 组织体系2.1. 指挥部镇长任指挥长。2.2. 值班室每班两人。",
        [
            " 1.|总则",
            "  1.1.|编制目的",
            "  1.2.|编制依据依据有关规定编制。",
            " 2.|组织体系",
            "  2.1.|指挥部镇长任指挥长。",
            "  2.2.|值班室每班两人。",
        ],
    ),
    "a call before the parts of the last section": (
        "一、去年的工作\n修渠十里。\n二、政府建设\n各位代表！新的任务要求我们更实干。\n（一）依法办事。每件事都按规定办。\n（二）勤俭办事。每分钱都花在刀刃上。",
        [" 一、|去年的工作", " 二、|政府建设", "  （一）|依法办事。", "  （二）|勤俭办事。"],
    ),
    "an annex whose number a year follows": (
        "关于办实事的通知\n各村：\n现将实事印发给你们。\n青石镇人民政府\n2018年3月1日\n附件12018年实事\n一、修渠\n修渠十里。\n二、栽树\n栽树五千株。\n"
        "附件22018年项目\n一、架桥\n架桥两座。\n二、修路\n修路五里。",
        ["附 附件1|2018年实事", " 一、|修渠", " 二、|栽树", "附 附件2|2018年项目", " 一、|架桥", " 二、|修路"],
    ),
    "one long line among short ones": (
        "附件\n松塘镇联席会议制度\n"
        + "为做好护路，建立联席会议制度。一、主要职责"
        + "研究护路中的重大问题，协调各村行动，督促任务落实，总结推广经验。" * 6
        + "二、成员单位"
        + "联席会议由镇交通办、派出所、林业站等十二个单位组成，镇长任召集人。" * 6
        + "三、议事规则"
        + "联席会议每季度召开一次，也可以临时召开，议定的事项印发各单位执行。" * 6
        + "\n成员名单\n召集人：甲某\n成员：乙某\n丙某\n丁某\n戊某",
        [" 一、|主要职责", " 二、|成员单位", " 三、|议事规则"],
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_kind(name: str) -> None:
    text, expected = KINDS[name]
    assert shown(text) == expected


def test_what_closes_a_text_stands_in_no_section() -> None:
    text = (
        "松塘镇关于校车检查的通知\n各学校：\n现将有关事项通知如下。\n一、时间\n九月上旬。\n二、内容\n（一）车况。刹车灵敏。\n"
        "（二）司机。证照齐全。\n附件：1.登记表\n2.通知书\n松塘镇人民政府\n2023年8月21日\n抄送：交警队。\n"
    )
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    document = done.documents[0]
    last = max(span.end for span in document.spans if span.kind == "section")
    assert document.text.string[:last].endswith("证照齐全。")


def test_summing_up_is_of_no_section() -> None:
    text = "一、种茶\n1.种：种茶千亩。\n2.收：收茶万斤。\n二、修路\n1.修：修路八里。\n2.养：养路五里。\n总之，全镇取得了成绩，也有不足。"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    document = done.documents[0]
    assert all("总之" not in document.text.string[s.start : s.end] for s in document.spans if s.kind == "section")


def test_a_storm_of_equal_markers_is_text() -> None:
    assert shown("一、加强领导\n" * 500) == []


@pytest.mark.parametrize("sign", ["★", "▲", "☆ ", "※"])
def test_a_sign_before_a_number_belongs_to_it(sign: str) -> None:
    lines = (
        f"采购需求\n{sign}一、项目概况\n采购水泵两台。\n二、技术要求\n（一）水泵\n扬程不低于三十米。\n{sign}（二）电机\n功率不低于五千瓦。\n"
        f"{sign}三、商务要求\n三十日内交货。"
    )
    done = process(Source("a.txt", lines.encode()), Settings())
    assert isinstance(done, Done)
    nums = [done.documents[0].text.string[s.start : s.end] for s in done.documents[0].spans if s.kind == "num"]
    assert [num.replace(" ", "") for num in nums] == [
        mark.replace(" ", "") for mark in (f"{sign}一、", "二、", "（一）", f"{sign}（二）", f"{sign}三、")
    ]


def test_a_preamble_that_the_contents_name_is_a_heading() -> None:
    contents = "松塘镇志愿服务条例\n目录\n序言…1\n第一章 总则\n第二章 附则\n"
    text = "序言\n松塘镇历来有互助的传统，群众积极参加各类公益活动，为和睦作出了贡献。\n第一章 总则\n第一条 为了促进服务，制定本条例。\n第二章 附则\n第二条 本条例自公布之日起施行。"
    assert headings(contents + text) == [(1, "序言"), (1, "总则"), (1, "附则")]


def test_the_host_of_a_press_conference_speaks_in_no_section() -> None:
    turns = (
        "全县水利新闻发布会\n主持人：大家上午好，先请高平介绍情况。\n高平：下面介绍全县水利情况。\n一、主要成效\n三年来修渠一百二十公里。\n二、下一步打算\n"
        "继续修好末级渠系，管好机井。\n主持人：谢谢，下面请提问。\n记者：灌溉有没有保障？\n高平：有保障。"
    )
    done = process(Source("a.txt", turns.encode()), Settings())
    assert isinstance(done, Done)
    document = done.documents[0]
    last = [s for s in document.spans if s.kind == "section"][-1]
    assert document.text.string[last.start : last.end].endswith("管好机井。")


def shape(source: str, name: str) -> str:
    """The XML of the body without the white space between tags and without attributes."""
    done = process(Source(name, source.encode()), Settings())
    assert isinstance(done, Done)
    body = WRITERS["xml"].write(done).decode().partition("<body>")[2].partition("</body>")[0]
    return re.sub(r"\s+(?=<)|(?<=>)\s+", "", re.sub(r"<(\w+) [^>]*>", r"<\1>", body))


def test_a_bold_line_stands_under_what_the_page_shows_as_a_heading() -> None:
    bold = "<h2>范围</h2><p>干渠六条，支渠九条。</p><h2>时间</h2><p><b>测量</b></p><p>年底前测完。</p><p><b>开挖</b></p><p>开春前挖完。</p>"
    page = f"<html><body><h1>松塘镇清淤方案</h1><p>各村：</p><p>为了行洪，定本方案。</p>{bold}<h2>经费</h2><p>由镇里出。</p></body></html>"
    expected = [(1, "范围"), (1, "时间"), (2, "测量"), (2, "开挖"), (1, "经费")]
    assert headings(page, "a.html") == expected
    text = "# 松塘镇清淤方案\n\n各村：\n\n## 范围\n\n干渠六条。\n\n## 时间\n\n**测量**\n\n年底前测完。\n\n**开挖**\n\n开春前挖完。\n\n## 经费\n\n由镇里出。\n"
    assert headings(text, "a.md") == expected


@pytest.mark.parametrize(
    "over", ["青石县人民政府文件\n青政发〔2019〕4号", "青石县水利局", "秘密\n特急\n青水发〔2019〕4号"]
)
def test_a_title_shown_under_the_head_of_a_sheet_is_no_heading(over: str) -> None:
    head = "".join(f"<p>{line}</p>" for line in over.split("\n"))
    body = "<p>各乡镇人民政府：</p><p>一、备煤</p><p>备煤三千吨。</p><p>二、检修</p><p>检修管网。</p>"
    page = f"<html><body>{head}<h1>关于供暖的通知</h1>{body}</body></html>"
    assert headings(page, "a.html") == [(1, "备煤"), (1, "检修")]


def test_a_numbered_list_within_a_point_is_of_the_point() -> None:
    text = "# 松塘镇造林通知\n\n各村：\n\n## 树种\n\n今年栽两种树。\n\n- 油松\n- 刺槐\n  1. 截干\n  2. 浸根\n\n## 时间\n\n开春以前栽完。\n"
    assert headings(text, "a.md") == [(1, "树种"), (1, "时间")]
    nested = "<list><item><num>1.</num><p>截干</p></item><item><num>2.</num><p>浸根</p></item></list></item></list>"
    assert f"<p>刺槐</p>{nested}" in shape(text, "a.md")


def test_points_of_a_list_within_a_list_of_a_page_nest() -> None:
    points = "<ul><li>• 青江段<ul><li>• 上段三公里</li><li>• 下段五公里</li></ul></li><li>• 柳河段</li></ul>"
    page = f"<html><body><h1>松塘镇清淤通知</h1><p>各村：</p><p>为了行洪，现将清淤范围通知如下，请照此办理：</p>{points}<p>年底前报镇水利站。</p></body></html>"
    assert "<p>青江段</p><list><item><num>•</num><p>上段三公里</p>" in shape(page, "a.html")


def test_notes_of_markdown_are_notes() -> None:
    text = "# 松塘镇造林通知\n\n各村：\n\n## 管护\n\n管护责任落实到户[^1]。\n\n## 验收\n\n秋后验收。\n\n[^1]: 管护期三年。\n"
    assert "到户<ref>[1]</ref>。" in shape(text, "a.md")
    assert shape(text, "a.md").endswith("<note>[1] 管护期三年。</note>")


@pytest.mark.parametrize("number", ["（一）", "【一】", "（1）"])
def test_a_number_behind_a_title_is_no_marker(number: str) -> None:
    text = f"防汛工作方案{number}\n今年的防汛形势很严峻，各村都要绷紧这根弦，早准备、早检查、早落实，确保群众的安全。\n一、提高认识\n各村都要开会。"
    assert shown(text) == [" 一、|提高认识"]


def test_the_last_part_of_a_law_has_no_number() -> None:
    parts = [
        "第一编　总则\n第一条　为了管好渠道，制定本法。\n第二条　渠道由村里管护。",
        "第二编　管护\n第三条　每月巡查一次。\n第四条　巡查应当记录。",
    ]
    text = "青石县渠道法\n" + "\n".join(parts) + "\n附则\n第五条　本法自公布之日起施行。"
    assert headings(text) == [(1, "总则"), (1, "管护"), (1, "附则")]
    spoken = text.replace("附则\n第五条", "附则的规定\n第五条")
    assert headings(spoken) == [(1, "总则"), (1, "管护")]


def test_a_body_that_begins_with_the_words_of_its_heading() -> None:
    text = (
        "水渠公示规定\n一、公示对象公示对象为各村的水渠。公示要早。二、公示内容公示内容包括修渠的情况和打算。要写清楚。"
    )
    assert headings(text) == [(1, "公示对象"), (1, "公示内容")]


def test_a_sentence_that_names_a_chapter_heads_none() -> None:
    text = "场所安全管理规定\n第一章　责任\n负责人为第一责任人。\n第二章　检查\n第一章所列责任人每周自查一次。\n第三章规定的措施由局里决定。\n第三章　处理\n限期整改。\n"
    assert headings(text) == [(1, "责任"), (1, "检查"), (1, "处理")]


def test_points_of_one_sentence_stand_over_points_in_brackets() -> None:
    text = "在大会上的讲话\n各位代表：\n我讲两点希望。\n第一、希望少年立志向。\n从小听话。\n第二、希望大家强本领。\n（1）钻研业务。\n每学期上一堂示范课。\n（2）关爱学生。\n走访三十户。\n"
    assert headings(text) == [
        (1, "希望少年立志向。"),
        (1, "希望大家强本领。"),
        (2, "钻研业务。"),
        (2, "关爱学生。"),
    ]


def test_decimals_alone_in_their_lines_are_figures_where_one_comes_without_the_one_before_it() -> None:
    text = "某县蔬菜价格周报\n一、价格情况\n本周批发价如下：\n白菜\n1.2\n1.3\n番茄\n3.45\n2.1\n二、走势\n价格稳中有升。"
    assert [section.number for section in gongwen.clean(text).documents[0].outline] == ["一、", "二、"]
    assert not any(section.children for section in gongwen.clean(text).documents[0].outline)


def test_a_last_paragraph_that_looks_back_stands_in_no_section() -> None:
    text = "某县妇联工作总结\n一、维权\n（一）来访。接待三百人次。\n（二）援助。提供援助二十件。\n回顾一年来的工作，成绩来之不易，今后还要努力。"
    document = gongwen.clean(text).documents[0]
    assert document.outline[0].children[-1].text.endswith("二十件。")


def test_chapters_of_a_list_stay_a_list_where_the_text_breaks_off_within_the_first() -> None:
    names = ("总则", "古建筑", "古墓", "馆藏", "责任", "奖励", "附则")
    listed = [f"第{number}章 {name}" for number, name in zip("一二三四五六七", names, strict=True)]
    text = "\n".join(
        ["某市文物条例", "目录", *listed, listed[0], "第一条 为了保护文物，制定本条例。", "第二条 文物归国家所有。"]
    )
    assert [section.title for section in gongwen.clean(text).documents[0].outline] == ["第一章总则"]
