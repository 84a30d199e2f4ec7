"""The diagnosis finds what is lost everywhere, and finds nothing in a sound or short text."""

from __future__ import annotations

import random
import re

import pytest

from gongwen.damage import diagnose
from gongwen.model import HIGH, MEDIUM, Damage, Facts, Piece
from gongwen.text import Text
from tests.corruption import drop, report


def of(text: str) -> Damage:
    return diagnose(Piece(Text.of(text), (), Facts(published="2016-03-09")))


def lost(text: str) -> set[str]:
    return {loss.glyph for loss in of(text).losses}


@pytest.mark.parametrize("seed", range(12))
def test_a_sound_report_has_no_damage(seed: int) -> None:
    assert not of(report(random.Random(seed), 2015)).losses


@pytest.mark.parametrize("glyph", "0123456789")
def test_a_dropped_digit_is_found_and_no_other(glyph: str) -> None:
    text = report(random.Random(int(glyph)), 2015, 40)
    assert lost(drop(text, glyph).printed) == {glyph}


def test_the_proofs_name_both_kinds_of_evidence() -> None:
    damage = of(drop(report(random.Random(1), 2015, 40), "1").printed)
    loss = damage.losses[0]
    assert damage.lost("1") == HIGH
    assert "1 does not stand among" in loss.proofs[0]
    assert any(proof.startswith("year of three digits") and "205年" in proof for proof in loss.proofs)


def test_proofs_are_words_a_person_can_check() -> None:
    text = drop(report(random.Random(1), 2015, 40), "1").printed + "\n去年0月末有56户。"
    proofs = of(text).losses[0].proofs
    assert re.fullmatch("1 does not stand among [0-9]+ digits, as in fewer than one of 1000 sound texts", proofs[0])
    assert "month 0: 去年0月末" in proofs


def test_a_short_text_that_lost_its_ones_is_known_by_many_forms_but_never_for_certain() -> None:
    text = (
        "206年乡镇经济\n前两月增加值增长.2%，投资2.6亿元，增长3.%。0月末9.3亿元。205年为3个，203年为24个。\n206年2月日"
    )
    assert of(text).lost("1") == MEDIUM
    assert not of(text.replace("206", "2016").replace("205", "2015").replace("203", "2013")).losses


def test_what_the_head_alone_still_has_is_gone_from_the_text() -> None:
    text = drop(report(random.Random(1), 2015, 40), "1").printed
    assert lost(f"2015年工作总结\n——1月11日在全县干部大会上\n{text}") == {"1"}
    assert lost(f"工作总结\n{text}\n会议共有11人参加，用时1天。") == set()


def test_a_lost_point_is_found_by_percentages() -> None:
    assert lost(drop(report(random.Random(3), 2015, 40), ".").printed) == {"."}


def test_two_digits_may_be_lost() -> None:
    text = report(random.Random(5), 2015, 60)
    assert lost(drop(drop(text, "1").printed, "5").printed) == {"1", "5"}


def test_a_short_text_has_no_diagnosis() -> None:
    assert not of("205年工作总结。新建02所小学。").losses


def test_signs_that_are_gone() -> None:
    assert "〇" in lost("到二三五年建成强县。二一五年以来，成绩很大。")
    assert "〔" in lost("依据县政办发2015第12号和县政发2014第7号、县政函2013第5号文件。")
    assert "“" in lost("，".join(["要做到 起步就快 ，当好 压舱石 ，打造 金名片 "] * 4) + "。")
    assert "%" in lost("入学率达到98.5，比上年增长3.2，合格率达到97，优良率达到60，增长2.5。")
    line = "，".join(f"第{n}项工作要抓紧抓实抓出成效不能松劲也不能歇脚" for n in range(80))
    assert "。" in lost(line)
    assert "\n" in lost("一、总体要求" + line + "二、重点任务" + line + "三、保障措施" + line)
    assert not lost("二十三年来，我们始终如一。共五〇五人。")


def test_full_width_digits_are_digits() -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    assert not of(report(random.Random(7), 2015).translate(wide)).losses


def test_points_that_are_left_alone_show_that_every_digit_is_gone() -> None:
    said = "增速为.%，财政收入.亿元，惠及群众.万人，失业率为.%，新建公路公里，接待游客万人次。"
    assert lost(said) == set("0123456789")
    assert not lost(said + "共2项。")
    assert not lost("地址 a2c4g.434034.0.7，" + "时间 2012-01-12 01:16，" * 3)
