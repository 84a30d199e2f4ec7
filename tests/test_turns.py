"""Turns of speakers: which labelled lines make a dialogue, and which do not."""

from __future__ import annotations

import pytest
from lxml import etree

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write.xml import write_xml


def body(text: str, name: str = "a.txt") -> etree._Element:
    done = process(Source(name, text.encode()), Settings())
    assert isinstance(done, Done)
    return etree.fromstring(write_xml(done)).find("document/body")


def speakers(text: str, name: str = "a.txt") -> list[str]:
    return [turn.get("by") for turn in body(text, name).iter("speech")]


TITLE = "青禾县水利局局长谈供水\n"
DIALOGUES = {
    "an interview": (
        f"{TITLE}记者：今年供水有没有保障？\n高局长：有保障，水库蓄水比常年多一成。\n记者：水价会涨吗？\n高局长：今年不会调整水价。\n",
        ["记者", "高局长", "记者", "高局长"],
    ),
    "questions and answers": (
        "青禾县农村饮水安全政策问答\n问：什么是饮水安全？\n答：水量、水质、用水方便程度和供水保证率都达标。\n问：水费由谁收？\n答：由供水单位按月收取。\n",
        ["问", "答", "问", "答"],
    ),
    "a host by name, in brackets": (
        f"{TITLE}[主持人林小禾]各位网友，大家好！\n[高平]各位网友好，很高兴和大家交流。\n[网友青山]老旧小区的水管什么时候换？\n[高平]今明两年全部换完。\n",
        ["主持人林小禾", "高平", "网友青山", "高平"],
    ),
    "names on lines of their own": (
        f"{TITLE}县政府新闻办副主任　林小禾：\n各位记者朋友，大家上午好！\n县水利局局长　高平：\n去年以来，我们着力做了三件事。\n林小禾：\n下面请记者提问。\n"
        "青禾日报记者：\n请问今年有什么新举措？\n高平：\n今年将新建水厂两座。\n",
        ["县政府新闻办副主任 林小禾", "县水利局局长 高平", "林小禾", "青禾日报记者", "高平"],
    ),
    "a spokesman": (
        "青禾县政府新闻发布会实录\n记者：请问秋粮收购的进度怎么样？\n发言人：秋粮收购总体平稳有序。\n青禾广播电台：农民关心价格，请问有没有保护价？\n发言人：保护价已经公布，请农民朋友放心。\n"
        "记者：谢谢，请问仓容够不够？\n发言人：仓容充足，各库点都腾出了空仓。\n",
        ["记者", "发言人", "青禾广播电台", "发言人", "记者", "发言人"],
    ),
}
NOT = {
    "a roll": "青禾镇村民委员会会议记录\n时间：2021年5月6日\n主持人：林小禾\n记录：高平\n一、通报上半年收支\n收支情况已经公开。\n二、研究修路\n会议同意修路。\n",
    "who does what": "青禾镇春耕方案\n一、备耕\n备足种子和化肥。\n牵头单位：镇农办。\n配合单位：供销社、农机站。\n二、放水\n按时开闸放水。\n牵头单位：镇水利站。\n配合单位：各村委会。\n",
    "a writer": "青禾镇春耕见闻\n记者走进青禾镇，田里一片忙碌。\n记者：高平\n",
    "a quotation": "青禾镇春耕见闻\n村民林小禾告诉记者：“今年种子来得早，地也整得好。”\n镇长高平说：“放心种，我们保供水。”\n",
    "parties": "供货合同\n甲方：青禾县水利局\n乙方：青禾建材公司\n甲方：应当按时付款，不得拖欠。\n乙方：应当按时供货，不得延误。\n",
}


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_dialogue_is_told_turn_by_turn(name: str) -> None:
    text, wanted = DIALOGUES[name]
    assert speakers(text) == wanted


@pytest.mark.parametrize("name", NOT)
def test_labels_alone_make_no_turns(name: str) -> None:
    assert not speakers(NOT[name])


def test_a_list_of_one_speaker_ends_with_the_turn() -> None:
    told = body(
        f"{TITLE}主持人：请问今年做哪些事？\n高平：主要做三件事。一是修渠，已经动工；二是建站，月底完工；三是换管，入冬前换完。\n"
        "主持人：明年呢？\n高平：明年做两件事。一是清淤，排出日程；二是护坡，分段包干。\n主持人：谢谢高局长。\n"
    )
    lists = [len(turn.findall("list/item")) for turn in told.iter("speech")]
    assert lists == [0, 3, 0, 2, 0]


def test_chapters_hold_turns_and_a_report_is_the_speakers_own() -> None:
    chapters = body(
        "在线访谈\n一、关于供水\n主持人：各位网友好，请问供水怎么保障？\n高平：水库蓄水充足。\n二、关于水价\n主持人：请问水价怎么定？\n高平：水价由县里核定。\n"
    )
    assert [len(section.findall("speech")) for section in chapters.iter("section")] == [2, 2]
    report = body(
        "新闻发布会实录\n主持人：各位记者，大家好！请高平介绍情况。\n高平：我介绍两方面情况。\n一、主要成效\n三年修渠120公里。\n二、下一步打算\n继续修好末级渠系。\n"
        "主持人：下面请大家提问。\n记者：请问资金够不够？\n高平：资金已经落实到位。\n"
    )
    assert [len(turn.findall("section")) for turn in report.iter("speech")] == [0, 2, 0, 0, 0]


def test_a_text_that_quotes_a_dialogue_is_none() -> None:
    paragraph = "这些道理我们早就讲过，大家要反复体会，认真研究，真正弄懂弄通，用来指导今后的工作。\n"
    quoted = "问：渠为什么要修？\n答：没有渠就没有水。\n问：钱从哪里来？\n答：大家一起想办法。\n"
    assert not speakers(f"在水利工作会议上的讲话\n{paragraph * 3}{quoted}{paragraph * 6}")
