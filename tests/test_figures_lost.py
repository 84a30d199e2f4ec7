"""Numbers that lost a digit, a point or a %: their context shows what they were, and no word is mistaken for a unit."""

from __future__ import annotations

import random

import pytest

import gongwen
from gongwen.chinese.numbers import context_at
from gongwen.chinese.rates import measure_of
from gongwen.damage import diagnose
from gongwen.figures import prior, repair_numbers
from gongwen.model import HIGH, MEDIUM, Damage, Facts, Figure, Loss, Piece
from gongwen.settings import Settings
from gongwen.text import Text
from tests.corruption import drop, report


def said(text: str, lost: str) -> list[Figure]:
    damage = Damage(tuple(Loss(glyph, HIGH, ()) for glyph in lost))
    return list(repair_numbers(text, damage, Facts(), (), Settings()))


def shown(text: str, lost: str) -> str:
    parts, at = [], 0
    for figure in said(text, lost):
        now = (
            figure.now
            if figure.kind == "corr"
            else f"{{{text[figure.start : figure.end]}|{'|'.join(figure.candidates)}}}"
        )
        parts += [text[at : figure.start], now]
        at = figure.end
    return "".join(parts) + text[at:]


def lost(text: str) -> set[str]:
    return {loss.glyph for loss in diagnose(Piece(Text.of(text), (), Facts())).losses}


ROWS = [
    "建成公园{}个、广场2个",
    "培育省级企业{}家、市级企业2家",
    "青禾乡{}所、石桥乡2所、望山乡1所",
    "收入分别增长{}%左右和2%左右",
]


@pytest.mark.parametrize("glyph", "58")
@pytest.mark.parametrize("row", ROWS)
def test_a_unit_beside_its_like_gets_its_number_back(row: str, glyph: str) -> None:
    assert shown(row.format("") + "。", glyph) == row.format(glyph) + "。"


@pytest.mark.parametrize("glyph", "3467")
@pytest.mark.parametrize("row", ROWS)
def test_a_rarer_number_beside_its_like_is_named_at_least(row: str, glyph: str) -> None:
    (figure,) = said(row.format("") + "。", glyph)
    assert (figure.now or figure.candidates[0]).startswith(glyph)


@pytest.mark.parametrize(
    "text",
    [
        "三个国家、2家企业，多个部门、2个处室，",
        "果品收入连上几个亿元台阶、达到6亿元，",
        "引进一批万亿级产业、2万亿元项目，",
        "服务事项、2项改革，单项冠军企业家、农户2户，",
        "指标 数量（个）、比上年增加2个，",
        "两类案件、2件提案，第一次、2次会议，",
        "个人、2个集体，家庭、2家医院，",
    ],
)
def test_a_word_that_ends_like_a_unit_is_left_alone(text: str) -> None:
    assert not said(text, "3")


def test_what_has_its_number_back_has_no_hole_beside_it() -> None:
    for text in ("分别增长%、7%，", "提高%和3%，", "2014年月5日，", "2014年月日，"):
        figures = said(text, "8")
        assert figures
        assert len({figure.start for figure in figures}) == len(figures)


def test_a_month_before_its_day_has_a_number() -> None:
    assert shown("截至月5日，共登记", "8") == "截至8月5日，共登记"
    assert shown("（月19日至月21日）", "9") == "（9月19日至9月21日）"
    for whole in ("本月5日，", "每月10日前", "元月20日，", "正月15日", "十二月5日"):
        assert not said(whole, "8"), whole


def test_a_year_right_before_a_name_is_one_of_the_texts_years() -> None:
    assert shown("016年，承办05全国农博会，017年", "2") == "2016年，承办{05|2025|2052|2205|205|05}全国农博会，2017年"
    assert shown("016年，教室05间，见第05版", "2").endswith("见第05版")


def test_the_second_year_of_a_range_is_written_as_the_first() -> None:
    """19年7月17日至20年1月8日 without its 0s says 2年, which is not 2000年."""
    assert not [figure for figure in said("19年7月17日至2年1月8日，共12345678人", "0") if figure.now == "2000"]


def test_a_space_before_the_unit_hides_no_lone_point() -> None:
    for space in (" ", "\u2002", "\u3000"):
        figures = said(f"全市工业增长6.{space}%，其中轻工业增长5.2%，", "7")
        assert [(figure.now or figure.candidates[0]) for figure in figures] == ["6.7"], space


def test_the_years_beside_the_name_of_a_plan_are_the_plans() -> None:
    assert shown("“十四五”规划（2021—225年）", "0") == "“十四五”规划（2021—2025年）"
    assert shown("“十三五”期间（206－2020年）", "1") == "“十三五”期间（2016－2020年）"


def test_rates_that_lost_every_sign() -> None:
    text = "入学率达到98.5，比上年增长3.2，合格率达到97，优良率达到60，同比增长2.5，占地120.5亩。"
    figures = repair_numbers(text, diagnose(Piece(Text.of(text), (), Facts())), Facts(), (), Settings())
    assert [figure.now for figure in figures if figure.kind == "corr"] == ["98.5%", "3.2%", "2.5%"]
    assert [figure.candidates for figure in figures if figure.kind == "unclear"] == [("97%", "97"), ("60%", "60")]
    assert not said(text, "")


def test_a_zero_in_front_is_asked_where_no_digit_and_no_decimal_is_missing_elsewhere() -> None:
    every = "共12345人、67890人。"
    assert shown(f"{every}增长06%。", "") == f"{every}增长{{06|0.6}}%。"
    assert not said(f"{every}高1.5米。增长06%。", "")


def test_a_text_of_rates_without_any_point_may_have_lost_its_points_too() -> None:
    rates = "，".join(f"{name}增长{rate}%" for name, rate in zip("粮棉油果菜茶", (37, 58, 61, 73, 94, 85), strict=True))
    (figure,) = said(f"去年，{rates}，财政收入增长04%。", "2")
    assert "204" not in (figure.now, *figure.candidates[:1])
    assert "0.4" in (figure.now, *figure.candidates)


def test_what_numbers_are_behind_the_same_words_was_counted() -> None:
    def cost(number: str, before: str, after: str) -> float:
        return prior.cost(number, context_at(before + after, len(before), len(before)))

    reached, birth = ("率达到", "%。"), ("人口自然增长率为", "‰。")
    assert cost("98.5", *reached) < cost("9.85", *reached)
    assert cost("5.2", *birth) < cost("52", *birth)
    assert cost("3", "失业率控制在", "%以内") < cost("33", "失业率控制在", "%以内")


def test_measures_are_told_by_the_words_before_the_number() -> None:
    told = {
        "高技术制造业增加值增长": "industry", "居民人均可支配收入增长": "slow", "一般公共预算收入增长": "revenue", "进出口年均增长": "yearly",
        "研发经费投入占生产总值比重达到": "part of output", "服务业增加值占生产总值比重达到": "share", "森林覆盖率达到": "rate", "出口额增长": "growth",
    }  # fmt: skip
    assert {before: measure_of(before, "%，") for before in told} == told
    assert measure_of("投资增长", "%左右") == "slow"
    assert measure_of("城乡居民收入比缩小到", "∶1") == measure_of("城乡收入倍差降至", "，") == "incomes"
    assert measure_of("国内生产总值达到", "万亿元") == "output"
    assert measure_of("人均收入达到", "万元") == "per head"
    assert measure_of("占地面积", "，") == measure_of("占地", "亩") == "area"


SHORT = "全县共有12所学校、348名教师、5609名学生，用地120亩，投入3468万元。"


LONGER = (SHORT + "新增学位1250个，改造教室96间、宿舍84间。服务2953人、1864户。").replace("7", "")


def test_a_digit_that_short_texts_lack_by_chance_takes_many_impossible_forms() -> None:
    assert not lost(LONGER)
    assert not lost(LONGER + "占比提高.5个百分点。其中3月日开学。")
    assert lost(LONGER + "占比提高.5个百分点、.8个百分点，增长3.%。其中3月日开学，到205年建成。") == {"7"}


@pytest.mark.parametrize(
    "text",
    [
        "帮扶困难户02名，共有成员13人，会议24次，慰问金6500元，覆盖率98%。\n去年月份受到表彰。",
        "今年月份，共有成员13人，会议24次，慰问金6500元，覆盖率98%。",
        "205年为13个，4月日有64户，出资9800元。去年月份为32个。",
    ],
)
def test_what_a_short_text_lacks_by_chance_is_not_put_back(text: str) -> None:
    damage = diagnose(Piece(Text.of(text), (), Facts()))
    assert not damage.losses
    figures = repair_numbers(text, damage, Facts(), (), Settings())
    assert figures
    assert not [figure for figure in figures if figure.kind == "corr"]
    month = [figure for figure in figures if text.startswith("月份", figure.start)]
    assert all(figure.kind == "gap" or len(figure.candidates) > 1 for figure in month)


def test_no_correction_is_surer_than_the_diagnosis() -> None:
    text = "205年为3个，增长.2%，其中去年0月末4个，5月日到6月0日83户。"
    for certainty in (MEDIUM, HIGH):
        damage = Damage((Loss("1", certainty, ()),))
        put = [
            f for f in repair_numbers(text, damage, Facts(published="2016-01-02"), (), Settings()) if f.kind == "corr"
        ]
        assert any(figure.now == "2015" for figure in put)
        assert certainty == HIGH or all(figure.certainty == MEDIUM for figure in put)


def test_a_unit_that_lost_its_ones_is_a_question() -> None:
    assert shown("前年为3个，去年为个。", "1") == "前年为3个，去年为{个|1个|11个}。"
    assert shown("共有6所，其中甲乡所、乙乡2所、丙乡3所，", "1") == "共有6所，其中甲乡1所、乙乡2所、丙乡3所，"


@pytest.mark.parametrize(
    "text",
    [
        SHORT + "产量1，062万吨，利润9，000万元。",  # groups of three behind a wide comma
        SHORT + "早在178年，这里发生地震。",  # 1786, 1768 and 1978 have all lost one digit
        SHORT + "奖金为5\n00万元。",  # a number broken over lines
        "每支045元，进价035元，原价012元，共120支、348盒、5609片，另有1268盒、1430支。",  # the points are gone, not the 7s
    ],
)
def test_what_has_another_cause_is_no_lost_digit(text: str) -> None:
    assert not lost(text) & set("0123456789")


@pytest.mark.parametrize(
    "first",
    [
        "公元205年，境内始设县",
        "205年，境内始设县",
        "建安十年（205年）始设县",
        "东汉205年，境内始设县",
        "205年（建安十年）设县",
    ],
)
def test_years_of_history_prove_no_loss(first: str) -> None:
    text = f"{first}，属永安郡。\n613年，县治迁至今址。\n1912年，改州为县。\n1950年，建立县政府。\n2018年，设立镇，长31公里。"
    assert not lost(text)


def test_a_full_date_with_a_year_of_one_digit_is_a_proof() -> None:
    text = SHORT + "1年3月5日，县政府印发通知。到2005年，又增加1863人、2140户。"
    assert "9" in lost(text.replace("5609", "5608"))
    assert "9" not in lost(text)


def test_what_is_put_back_into_reports_stood_there() -> None:
    """Corrections are read in place: the line of the sound text must have them between the same words."""
    right = wrong = 0
    for seed in range(6):
        for glyph in "123456789":
            case = drop(report(random.Random(seed), 2011 + seed, 40), glyph)
            damage = diagnose(Piece(Text.of(case.printed), (), Facts()))
            for figure in repair_numbers(case.printed, damage, Facts(), (), Settings()):
                if figure.kind == "corr":
                    fits = _sound_at(case.sound, case.printed, figure)
                    right, wrong = right + fits, wrong + (not fits)
    assert right > 600
    assert wrong < 0.04 * right


def _sound_at(sound: str, printed: str, figure: Figure) -> bool:
    """Whether the line of the sound text has the correction between the words that stand beside it in the damaged one."""
    line = printed.count("\n", 0, figure.start)
    first = printed.rfind("\n", 0, figure.start) + 1
    last = printed.find("\n", figure.end)
    before = "".join(c for c in printed[first : figure.start] if not c.isdigit() and c != ".")
    after = "".join(
        c for c in printed[figure.end : last if last >= 0 else len(printed)] if not c.isdigit() and c != "."
    )
    whole = sound.split("\n")[line]
    for place in range(len(whole)):
        if whole.startswith(figure.now, place):
            head, tail = whole[:place], whole[place + len(figure.now) :]
            if (
                "".join(c for c in head if not c.isdigit() and c != ".") == before
                and "".join(c for c in tail if not c.isdigit() and c != ".") == after
                and not (head[-1:].isdigit() and figure.now[0].isdigit())
                and not (tail[:1].isdigit() and figure.now[-1].isdigit())
            ):
                return True
    return False


FORM = "第二条 租赁期限自　　年　　月　　日起，共　　个月，租金于每月____日前支付。\n甲方（盖章）：　　　　乙方（盖章）：\n年　月　日　　　　　　年　月　日\n"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (FORM, {"blank"}),
        ("收条\n今收到租金五百元整。\n年　月　日\n", {"blank"}),
        ("本科上线率%；比去年提高%和%，2014年 月 日召开大会。\n", {"lost"}),
        ("请将名单（加盖公章）于2014年 月 日前报送。全年投入资金 亿元，建成车间 座，群众就业 人。\n", {"lost"}),
        ("X局长总结了全年工作，培训____人次，办结×件。\n", {"redacted"}),
    ],
)
def test_a_place_to_fill_in_is_not_lost(text: str, reasons: set[str]) -> None:
    assert {figure.reason for figure in said(text, "") if figure.kind == "gap"} == reasons


def test_blanks_before_units_that_end_their_clauses_are_holes_and_no_quotation_marks() -> None:
    text = "同志们：\n要按文件办理，建成水窖 口，培训群众 人次。\n召开会议 场，宣传 期。"
    xml = gongwen.clean(text).to_xml().decode()
    assert xml.count('<gap reason="lost"/>') == 4
    assert "“" not in xml


def test_a_phrase_that_begins_with_a_unit_is_no_hole() -> None:
    text = "同志们：\n落实 米袋子 省长负责制和 菜篮子 市长负责制，加快 万村千乡 工程。"
    assert b"<gap" not in gongwen.clean(text).to_xml()
