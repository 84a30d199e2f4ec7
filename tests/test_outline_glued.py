"""Where headings end whose bodies follow with no mark between: texts of ours that have lost their lines."""

from __future__ import annotations

import pytest

from gongwen.outline.ends import End, Siblings, Words, candidates, features
from gongwen.outline.lead import Lead

from .test_outline import shown

GLUED = {
    "a heading that begins with months": (
        "全镇抗旱工作会议今天召开，下面讲三点意见。1、1 4月旱情总体平稳。全镇浇地九万亩，机井和塘坝都用上了，群众都说好。2、旱情还会发展。"
        "水库只有六成水，各村不能松劲，要逐塘登记，逐眼检修。3、责任要落到人。每个村要有一名干部管水，六月底以前逐村检查一遍。",
        [" 1、|1 4月旱情总体平稳。", " 2、|旱情还会发展。", " 3、|责任要落到人。"],
    ),
    "whole texts on one line": (
        "为做好全镇春耕生产，现提出以下意见。一、总体要求以保障粮食安全为目标，落实播种面积，抓好农资供应，确保春耕不误农时。"
        "二、主要任务各村要逐户登记种子、化肥需求，供销社要备足货源，农技站要派人到田头指导，把技术送到每一户。"
        "三、组织领导镇政府要加强对春耕工作的领导，每周调度一次，对工作不力的村要通报批评。",
        [" 一、|总体要求", " 二、|主要任务", " 三、|组织领导"],
    ),
    "a heading, its first sub-heading, and leads with a stop": (
        "为加强公路养护，现提出以下意见。一、重点任务（一）摸清底数。各村要登记道路的长度和破损，建立台账，逐条销号。"
        "（二）修补路面。先修学校门口和桥头，再修田间道路，年底以前完成。二、组织保障（一）落实责任。镇长总负责，各村各负其责，按月检查。"
        "（二）保证经费。财政每年列支二十万元，专款专用，接受审计监督，年底公布账目。",
        [
            " 一、|重点任务",
            "  （一）|摸清底数。",
            "  （二）|修补路面。",
            " 二、|组织保障",
            "  （一）|落实责任。",
            "  （二）|保证经费。",
        ],
    ),
    "the first article behind the chapter that opens the text": (
        "2019年1月4日青石县人民代表大会常务委员会第三次会议修正第一章总则第一条为了保护水渠，制定本条例。第二条水渠由所在村管护。"
        "第二章管护第三条各村按月检查水渠。第四条损坏水渠的，责令修复。",
        [" 第一章|总则", "  第一条", "  第二条", " 第二章|管护", "  第三条", "  第四条"],
    ),
    "one numbering with stops and one without": (
        "现将工作报告如下。一、去年的工作（一）水渠修通了。全镇清淤十二公里，新修闸门六座，两千亩稻田浇上了水，群众都说好。"
        "（二）道路修好了。新修村道九公里，修补坑洼三百处，校车开进了最远的两个村。（三）校舍翻新了。四所小学换了屋顶和门窗，添了课桌五百套。"
        "二、今年的打算（一）抓紧修复塘坝今年要修复塘坝十一口，优先安排受旱严重的三个村，汛前全部完工。"
        "（二）继续整修道路我们要把剩下的十一公里村道修完，按月公布进度，接受群众监督。"
        "（三）切实改善办学条件各村要配合镇里建好食堂和宿舍，让住校的学生吃上热饭，睡上暖床。",
        [
            " 一、|去年的工作",
            "  （一）|水渠修通了。",
            "  （二）|道路修好了。",
            "  （三）|校舍翻新了。",
            " 二、|今年的打算",
            "  （一）|抓紧修复塘坝",
            "  （二）|继续整修道路",
            "  （三）|切实改善办学条件",
        ],
    ),
    "long sentences with a stop stay whole": (
        "为规范公车使用，现规定如下。（一）各科室借用公车应当提前一天填写申请单，由办公室统一安排。（二）借用期间发生的违章罚款和停车费用一律由驾驶人自己承担不得报销。"
        "（三）车辆归还时应当由保管员当面检查外观和里程并在登记簿上签名。（四）违反本规定的由办公室给予批评并取消一个季度的借用资格并在全镇通报。",
        ["- （一）|各科室借用公", "- （二）|借用期间发生", "- （三）|车辆归还时应", "- （四）|违反本规定的"],
    ),
    "articles that are named in a sentence are none": (
        "县政府决定对《山塘管理办法》作如下修改：一、删去第四条第二款。二、将第六条第一款修改为：“山塘由所在村看管。看管人由村民推举。”"
        "三、将第九条、第十条合并，作为第九条，修改为：“擅自放水的，责令改正。”四、增加一条，作为第十二条：“汛期每日巡查两次。”",
        [
            " 一、|删去第四条第二款。",
            " 二、|将第六条第一款修改为：",
            " 三、|将第九条、第十条合并，作为第九条，修改为：",
            " 四、|增加一条，作为第十二条：",
        ],
    ),
}


@pytest.mark.parametrize("name", GLUED)
def test_glued(name: str) -> None:
    text, expected = GLUED[name]
    assert shown(text) == expected


def test_no_heading_ends_in_a_bracket_a_number_or_a_latin_word() -> None:
    text = "推进“三项改革”和（暂定）ABC工程2021年完成。"
    found = {text[: end.place] for end in candidates(text, 0, len(text))}
    assert {"推进“三项改革”", "推进“三项改革”和（暂定）"} <= found
    assert (
        not {"推进“三", "推进“三项改革”和（暂", "推进“三项改革”和（暂定）A", "推进“三项改革”和（暂定）ABC工程20"}
        & found
    )
    assert candidates(text, 0, len(text))[-1] == End(len(text), "stop")


def test_features_are_of_the_place_alone() -> None:
    text = "加强组织领导各村要成立领导小组，"
    seen = features(text, 0, End(6, "cut"), "cjk-comma", Words.of(text, ()))
    assert {"ends 领导", "body 各村", "length 6", "clauses 1"} <= set(seen)
    assert list(Siblings(()).features(text, 0, End(6, "cut"))) == []


def test_a_text_that_keeps_its_lines_keeps_its_headings() -> None:
    assert Lead(0, 5, False).glued is False
    text = "一、总体要求\n抓好春耕。\n二、主要任务\n各村要登记需求。\n三、加强组织领导确保各项任务落到实处\n成立小组。"
    assert shown(text) == [" 一、|总体要求", " 二、|主要任务", " 三、|加强组织领导确保各项任务落到实处"]
