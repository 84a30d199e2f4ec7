"""What an official text may carry, form by form: who signs, whom it is sent to, its number, its markers, what else is on its sheet.

The forms are those that public bodies use (GB/T 9704-2012 and what stood before it); the texts are invented.
"""

from __future__ import annotations

import pytest

import gongwen
from gongwen.chinese.addressees import is_addressee
from gongwen.chinese.bodies import is_body
from gongwen.chinese.doc_numbers import is_number
from gongwen.chinese.kinds import genre_of
from gongwen.chinese.salutations import is_salute
from gongwen.chinese.sheet import element_of

BODY = "为做好今冬明春的防火工作，现将有关事项通知如下。\n一、提高认识。各单位要高度重视。\n二、加强检查。对重点场所逐一排查。\n特此通知。"

SIGNERS = (
    "国务院办公厅", "国家发展改革委", "国家税务总局", "中国人民银行", "最高人民检察院", "青石省人大常委会", "政协青石县委员会", "中共青石市委宣传部",
    "青石县纪委监委", "青石县妇联", "青石县残联", "青石县工商联", "青石县文联", "青石县科协", "青石海关", "青石市气象台", "青石县消防救援大队",
    "青石县人民武装部", "城关街道办事处", "柳林村委会", "青石高新区党工委", "青石开发区管委会", "青石县工作专班", "驻柳林村工作队", "青石县安委办",
    "青石县供电公司", "青石农商行", "青石县邮政局", "青石广播电视台", "青石日报社", "青石县人民医院", "青石县第一中学", "青石县实验幼儿园", "国营柳林农场",
    "柳林国有林场", "中共青石县委党校", "青石县税务所", "柳林司法所", "柳林人民法庭", "青石监狱", "青石县看守所", "青石公证处", "青石县农村信用合作联社",
    "青石殡仪馆", "青石县车管所", "柳林煤矿", "青石证券交易所", "青石军分区", "青石县人大", "青石县政协",
)  # fmt: skip

ADDRESSEES = (
    "各县（市、区）人民政府，市直各部门", "市委、市政府", "青石县水利局", "各镇（街道）党委、政府，县直各单位", "各位委员", "各党委（党组）、党总支、党支部",
    "各人民团体，各民主党派", "各村（居）委会", "广大考生", "各乡镇场、街道", "各农场、林场", "各部、委、办、局", "全体教职员工", "各设区市财政局",
)  # fmt: skip

NUMBERS = (
    "青政发〔2019〕12号", "青公告字〔2019〕11号", "青府办字〔2019〕第12号", "国令第713号", "青石省人民政府令第12号", "财政部 税务总局公告2019年第13号", "2019年第13号", "青政发〔2019〕12-1号",
    "公告〔2019〕第4号", "（2019年第4号）", "青政发〔2019〕十二号", "青政发〔一九八五〕12号", "中华人民共和国主席令（第二十七号）", "（2019）青01民终123号", "青人大常〔2019〕1号",
)  # fmt: skip

ELEMENTS = {
    "特急": "urgency", "缓急程度：特急": "urgency", "机密★1年": "classification", "内部资料 注意保存": "classification", "内部明电": "issuing-mark", "青石县教育局（函）": "issuing-mark",
    "主送：各乡镇人民政府。": "cc", "报：省委。": "cc", "抄 送：市水利局": "cc", "主题词：防火 通知": "imprint", "（共印50份）": "imprint", "校对：王明": "imprint", "印数：50份": "imprint",
    "此件不予公开": "note", "（注：此件发至村）": "note", "（此件公开发布）": "note",
}  # fmt: skip

GENRES = {
    "青石县河道管理规范": "规范", "青石县供水操作规程": "规程", "致全县市民的公开信": "公开信", "在春节团拜会上的祝酒词": "祝酒词", "关于修渠的提案": "提案", "青石县防汛任务清单": "清单",
    "在全县党员大会上的党课讲稿": "党课", "青石县便民服务指南": "指南", "关于修渠的复函": "函", "青石县大事记": "大事记", "消防安全责任书": "责任书",
}  # fmt: skip

MARKERS = (
    "一、 二、 三、", "（一） （二） （三）", "1． 2． 3．", "第一章 第二章 第三章", "第一阶段： 第二阶段： 第三阶段：", "第一步： 第二步： 第三步：", "Ⅰ、 Ⅱ、 Ⅲ、", "甲、 乙、 丙、", "壹、 贰、 叁、",
)  # fmt: skip


@pytest.mark.parametrize("signer", SIGNERS)
def test_who_signs_issues_the_text(signer: str) -> None:
    document = gongwen.clean(f"关于冬季防火工作的通知\n各有关单位：\n{BODY}\n{signer}\n2019年11月8日\n").documents[0]
    assert document.meta.issuer == signer


def test_what_a_text_speaks_of_is_no_body() -> None:
    assert not any(map(is_body, ("国务院办公厅对十届全国人大", "县总工会召开 修渠形势分析会", "关于市政府")))
    assert is_body("青石县人民对外友好协会")


@pytest.mark.parametrize("words", ADDRESSEES)
def test_whom_a_text_is_sent_to(words: str) -> None:
    assert is_addressee(words)


@pytest.mark.parametrize("line", NUMBERS)
def test_numbers_of_documents(line: str) -> None:
    assert is_number(line)


@pytest.mark.parametrize(("line", "element"), ELEMENTS.items())
def test_elements_of_the_sheet(line: str, element: str) -> None:
    assert element_of(line) == element


@pytest.mark.parametrize("line", ["秘密很多", "发展：这是第一要务", "2011年第12号台风", "校对无误", "此件事要公开讲"])
def test_lines_of_a_text_are_no_elements(line: str) -> None:
    assert not element_of(line)
    assert not is_number(line)


@pytest.mark.parametrize(("title", "genre"), GENRES.items())
def test_kinds_of_texts(title: str, genre: str) -> None:
    assert genre_of(title) == genre


@pytest.mark.parametrize(
    "line", ["同志们：", "主任、各位副主任、秘书长、各位委员：", "青年朋友们：", "审判长、审判员："]
)
def test_forms_of_address(line: str) -> None:
    assert is_salute(line)


@pytest.mark.parametrize("printed", MARKERS)
def test_markers_on_lines_of_their_own(printed: str) -> None:
    marks, heads = printed.split(), ("加强组织领导", "完善工作机制", "落实工作责任")
    text = "".join(f"{mark}{head}\n各单位要高度重视这项工作。\n" for mark, head in zip(marks, heads, strict=True))
    sections = gongwen.clean(f"全县防火工作方案\n为做好工作，制定本方案。\n{text}").documents[0].outline
    assert [(section.number, section.heading) for section in sections] == list(zip(marks, heads, strict=True))


def test_two_parties_are_no_markers() -> None:
    document = gongwen.clean("供水协议\n甲、乙双方商定如下。\n乙、丙双方另行商定。\n丙方负责水表。\n").documents[0]
    assert not document.outline
