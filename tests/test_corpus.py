"""Copies of one text: how they are found and aligned, and what they prove about each other's numbers."""

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.corpus.align import align, shared
from gongwen.corpus.groups import LARGEST, pairs, partners
from gongwen.corpus.letters import letters
from gongwen.corpus.originals import MOST, originals
from gongwen.corpus.signature import Signature, signature
from gongwen.corpus.signs import beside, restore
from gongwen.corpus.testimony import MOST_COPIES, Copy, compare, copies_of, prove
from gongwen.corpus.witness import hear, hold
from gongwen.errors import SetupError
from gongwen.figures.witnesses import heed
from gongwen.flow import process
from gongwen.model import HIGH, Damage, Done, Facts, Figure, Loss, Source
from gongwen.rule import Sight
from gongwen.settings import Settings
from gongwen.settings import Testimony as Said  # a class whose name begins with Test is taken for one of pytest
from gongwen.text import Splice, Text

REPORT = (
    "青河县水利局2018年工作总结\n2018年，全县共修渠道112公里，其中石渠31公里，比2017年多12公里；新打机井201眼，受益农田3.12万亩。\n"
    "一、工程建设\n投入资金1203万元，占全年计划的91%。东山乡、西岭乡、南河镇各修塘坝12座，北坡乡修11座，共计47座。\n"
    "二、管护\n落实管护人员310名，每人每月补助120元。2019年再补210名，做到每条渠道都有人管、有人修、有人记。\n"
)
PLAIN = Settings()


def copy(name: str, text: str, lost: str = "") -> Copy:
    losses = tuple(Loss(glyph, HIGH, ("for the test",)) for glyph in lost)
    return Copy(name, 1, letters(text), Damage(losses))


def told(mine: Copy, *others: Copy) -> dict[str, str | tuple[str, ...]]:
    """What others prove of each number of ``mine``, by the number and the two characters behind it."""
    text = mine.letters.text
    proofs = prove(mine, copies_of(mine, others))
    return {text[p.start : p.end].strip() + text[p.end : p.end + 2]: p.now or p.candidates for p in proofs}


def test_a_sound_copy_gives_back_what_another_lost() -> None:
    found = told(copy("a", REPORT.replace("1", ""), "1"), copy("b", REPORT))
    assert found["208年工"] == "2018"
    assert found["2公里"] == "12"
    assert found["3.2万亩"] == "3.12"
    assert all(isinstance(now, str) for now in found.values())


def test_two_copies_with_other_losses_heal_each_other() -> None:
    ones, twos = copy("a", REPORT.replace("1", ""), "1"), copy("b", REPORT.replace("2", ""), "2")
    assert told(ones, twos)["208年工"] == "2018"
    assert told(twos, ones)["018年工"] == "2018"


def test_what_both_leave_open_stays_a_question() -> None:
    mine, other = copy("a", REPORT.replace("1", ""), "1"), copy("b", REPORT.replace("2", ""), "2")
    assert told(mine, other)["203万元"] == ("1203", "2103")


def test_a_copy_shows_a_loss_that_no_diagnosis_found() -> None:
    assert told(copy("a", REPORT.replace("1", "")), copy("b", REPORT))["30名，"] == "310"


def test_contradictions_are_questions() -> None:
    other = REPORT.replace("310名", "350名")
    assert told(copy("a", REPORT), copy("b", other)) == {"310名，": ("310", "350")}


def test_what_another_copy_confirms_is_left_alone() -> None:
    other = REPORT.replace("310名", "350名")
    assert told(copy("a", REPORT), copy("b", other), copy("c", REPORT)) == {}


def test_copies_of_a_copy_are_one_witness() -> None:
    other = REPORT.replace("310名", "350名")
    assert told(copy("a", REPORT), copy("b", other), copy("c", other)) == {"310名，": ("310", "350")}


def test_last_years_report_is_no_copy() -> None:
    last = REPORT.translate(str.maketrans("0123456789", "1234567890"))
    assert not compare(copy("a", REPORT), copy("b", last)).is_copy
    assert told(copy("a", REPORT), copy("b", last)) == {}


def test_another_edition_of_a_law_is_no_copy() -> None:
    law = "".join(
        f"第{n}条　{'甲乙丙丁戊己庚辛壬癸'[i] * 3}单位应当在开工前向主管部门备案，逾期的处{i + 2}千元罚款。\n"
        for i, n in enumerate("一二三四五六七八九十")
    )
    one, other = (
        copy(name, law + f"本条例自{year}年起施行，{year - 8}年公布的规定同时废止。")
        for name, year in (("a", 2013), ("b", 2019))
    )
    assert not compare(one, other).is_copy


def test_a_copy_in_traditional_characters_is_a_copy() -> None:
    other = "青河縣水利局2018年工作總結\n2018年，全縣共修渠道112公里，其中石渠31公里，比2017年多12公里；新打機井201眼，受益農田3.12萬畝。\n"
    assert told(copy("a", REPORT.replace("1", ""), "1"), copy("b", other))["3.2万亩"] == "3.12"


def test_a_copy_in_another_order_says_nothing_of_the_wrong_place() -> None:
    head, one, two = REPORT.split("\n")[0], *REPORT.split("\n一、")[1].split("\n二、")
    first = REPORT.split("\n一、")[0].removeprefix(head)
    turned = f"{head}\n一、{two}\n二、{one}\n{first}"
    found = told(copy("a", REPORT.replace("1", ""), "1"), copy("b", turned))
    assert all(
        isinstance(now, str) and now.replace("1", "") + key[len(now.replace("1", "")) :] == key
        for key, now in found.items()
    )


def keyed(name: str, length: int, *keys: int) -> Signature:
    return Signature(name, 1, length, keys)


WORK = """青河县水利局工作总结
全县水利系统深入开展“三严三实”专题教育，坚持问题导向，强化“一岗双责”，各项工作取得明显成效。
一、工程建设情况
县委、县政府高度重视水利建设，先后召开会议研究部署，明确了责任单位和完成时限。
各乡镇按照要求落实资金，组织群众投工投劳，渠道清淤工作进展顺利，群众十分满意。
东山乡党委书记周明远同志带领干部驻村督办，解决了征地拆迁中的难题，确保工程按期完工。
二、存在的问题
资金缺口仍然较大，配套措施还不完善，技术力量比较薄弱，管护责任没有完全落实。
"""
LINE = "各乡镇按照要求落实资金，组织群众投工投劳，渠道清淤工作进展顺利，群众十分满意。\n"


def signs(mine: str, *others: str) -> list[tuple[str, str]]:
    """What stands in my text and what copies put there."""
    own = letters(mine)
    copies = [beside(own, other, align(own.string, other.string)) for other in map(letters, others)]
    return [
        (mine[one.start : one.end], one.now or " ".join(one.candidates)) for one in restore(own, Damage(()), copies)
    ]


@pytest.mark.parametrize(
    ("damaged", "restored"),
    [
        (WORK.replace("“", "").replace("”", ""), [("展三", "展“三"), ("实", "实”"), ("化一", "化“一"), ("责，", "责”，")]),
        (WORK.replace("“", " ").replace("”", " "), [("展 三", "展“三"), ("实 ", "实”"), ("化 一", "化“一"), ("责 ，", "责”，")]),
        (WORK.replace("时限。", "时限"), [("限", "限。")]),
        (WORK.replace("周明远", "×××"), [("×××", "周明远")]),
        (WORK.replace("周明远", "某某某"), [("某某某", "周明远")]),
        (WORK.replace(LINE, ""), [("", "")]),
        (WORK, []),
        # marks are there, so it is not all of them that are lost: a question
        (WORK.replace("“一岗双责”", "一岗双责"), [("化一", "化一 化“一"), ("责，", "责， 责”，")]),
        (WORK.replace("一、工程建设情况\n", ""), []),  # a heading, perhaps of one site alone
    ],
)  # fmt: skip
def test_a_copy_gives_back_signs_that_another_lost(damaged: str, restored: list[tuple[str, str]]) -> None:
    assert signs(damaged, WORK) == restored
    assert signs(WORK, damaged) == []


def test_copies_that_differ_in_signs_are_judged_by_their_number() -> None:
    one = WORK.replace("“一岗双责”", "一岗双责")
    assert signs(one, WORK, WORK) == [("化一", "化“一"), ("责，", "责”，")]
    assert signs(one, WORK, one) == []
    assert signs(WORK.replace(LINE, ""), WORK, WORK.replace(LINE, "")) == []
    assert signs(WORK.replace("周明远", "×××"), WORK, WORK.replace("周明远", "周明")) == [("×××", "周明 周明远")]
    half = WORK.replace("“三严三实”", "三严三实”").replace("“一", "一").replace("双责”", "双责")
    assert signs(WORK.replace("“", "").replace("”", ""), half) == []  # never one mark without the other


def test_a_sign_that_is_neither_proved_nor_spoken_against_is_a_question() -> None:
    stopped = WORK.replace("工作总结\n", "工作总结。\n")
    assert signs(WORK, stopped) == [("结", "结 结。")]
    assert signs(stopped, WORK) == []
    assert signs(WORK, stopped, WORK) == []
    mine = WORK.replace("“一岗双责”", "一岗双责")
    a, b = (
        hold(name, document)
        for name, text in (("a.txt", mine), ("b.txt", WORK))
        for document in done(name, text).documents
    )
    said = hear(a, [b]).testimonies
    assert [(one.printed, one.now, one.candidates) for one in said] == [
        ("化一", "", ("化一", "化“一")),
        ("责，", "", ("责，", "责”，")),
    ]
    (document,) = done("a.txt", mine, Settings(testimonies=said)).documents
    assert [(f.kind, f.candidates, f.witness) for f in document.figures] == [
        ("unclear", one.candidates, one.witness) for one in said
    ]


def done(uri: str, text: str, settings: Settings = PLAIN) -> Done:
    outcome = process(Source(uri, text.encode()), settings)
    assert isinstance(outcome, Done)
    return outcome


def test_what_can_be_no_year_gives_way_to_a_year() -> None:
    text = (
        "青河县水利局文件。本办法自{}年六月起施行，由县水利局负责解释，各乡镇人民政府遵照执行，原有关规定同时废止。" * 2
    )
    mine, other = copy("a.txt", text.format("二五", "二五")), copy("b.txt", text.format("二〇〇五", "二〇〇五"))
    assert set(told(mine, other).values()) == {"二〇〇五"}


def test_ten_thousand_copies_of_one_text_are_few_pairs() -> None:
    texts = [keyed(f"{n:05}", 500, *range(20)) for n in range(1000)]
    found = list(pairs(texts))
    assert len(found) < 1000 * LARGEST
    assert len(partners(found)) == 1000
    half = list(pairs(texts[:500]))
    assert len(found) < 2.1 * len(half)


def test_of_many_copies_few_are_looked_at() -> None:
    sound = copy("z", REPORT)
    looked = 0

    def others() -> Iterator[Copy]:
        nonlocal looked
        for _ in range(100):
            looked += 1
            yield sound

    assert len(copies_of(copy("a", REPORT.replace("1", "")), others())) == MOST_COPIES == looked


def test_a_chain_of_near_copies_is_no_group() -> None:
    sentences = [
        f"{a}{b}水库除险加固工程由{b}{a}乡负责，经费{n}万元。"
        for n, (a, b) in enumerate(pairwise("东西南北上下左右前后内外大小高低远近"), 11)
    ]
    chain = ["".join(sentences[at : at + 9]) for at in range(9)]
    assert compare(copy("a", chain[0]), copy("b", chain[1])).is_copy
    assert not compare(copy("a", chain[0]), copy("b", chain[4])).is_copy
    found = list(pairs([keyed(f"{n}", 200, n, n + 1) for n in range(9)]))
    assert partners(found)["4", 1] == (("3", 1), ("5", 1))


def test_numbers_between_signs_are_paired_though_one_is_gone() -> None:
    whole = REPORT + "参加为期3—12个月的培训。\n"
    mine, other = copy("a", whole.replace("1", ""), "1"), copy("b", whole.replace("3", ""), "3")
    assert told(mine, other)["2个月"] == "12"
    assert told(other, mine)["—1"] == "3"


def test_the_point_of_a_list_is_no_part_of_its_number() -> None:
    work = ("清淤", "植树", "修渠", "打井", "架桥", "铺路", "护林", "筑坝", "育苗", "防汛", "抗旱", "改厕")
    law = "".join(f"{n}.{what}一事由各乡镇抓好落实，按时完成。\n" for n, what in enumerate(work, 1))
    mine, other = copy("a", law.replace(".", "").replace("2", ""), "2"), copy("b", law)
    assert compare(mine, other).is_copy
    assert told(mine, other) == {"植树": "2.", "1改厕": "12"}
    assert told(other, mine) == {}
    assert told(copy("a", "增加到3.万亩，比上年多", "8"), copy("b", "增加到3.8万亩，比上年多"))["3.万亩"] == "3.8"


PLAN = "".join(
    f"{n}　{name}工作\n{n}.1　{name}准备\n各乡镇按时备齐{name}材料。\n{n}.2　{name}检查\n各部门逐户检查{name}情况并登记。\n"
    for n, name in enumerate(("粮食", "农田", "渠道", "山塘", "道路"), 1)
)


def test_a_copy_that_lost_every_point_does_not_speak_for_numbers_without_one() -> None:
    twos, points = copy("a", PLAN.replace("2", ""), "2"), copy("b", PLAN.replace(".", "").replace("3", ""))
    assert told(twos, points, copy("c", PLAN))["4.\u3000山"] == "4.2"
    assert all("." in now for now in told(twos, points, copy("c", PLAN)).values() if len(now) > 1)
    assert not {"12", "42", "52"} & set(told(twos, points).values())


def test_copies_show_together_what_each_of_them_lost() -> None:
    whole = "全年修渠158公里，清淤山塘518座，改造农田1.85万亩，各乡镇、各部门按时完成了年初定下的任务。\n"
    mine, *others = (copy(str(n), whole.replace(gone, "")) for n, gone in enumerate("185"))
    same, sound = copy("3", whole.replace("1", "")), copy("4", whole)
    assert told(mine, *others, same, sound) == {"58公里": "158", "58座，": "518", ".85万亩": "1.85"}
    assert told(others[0], mine, others[1], same, sound)["15公里"] == "158"


def test_readings_of_places_that_overlap_contradict_each_other() -> None:
    mine = copy("a", REPORT.replace("201眼", "20.眼"), "5")
    others = [copy("b", REPORT.replace("201眼", "20.5眼")), copy("c", REPORT.replace("201眼", "205眼"))]
    (proof,) = prove(mine, copies_of(mine, others))
    assert (proof.now, proof.candidates) == ("", ("20.5", "205."))
    assert mine.letters.text[proof.start : proof.end] == "20."


def test_a_copy_that_is_cut_short_is_a_copy() -> None:
    assert compare(copy("a", REPORT), copy("b", REPORT[: len(REPORT) // 3])).is_copy


@pytest.mark.parametrize(("mine", "theirs"), [("", "字"), ("字", ""), ("", ""), ("甲" * 500, "甲" * 700)])
def test_texts_that_repeat_themselves_are_laid_side_by_side_too(mine: str, theirs: str) -> None:
    assert shared(align(mine, theirs)) <= min(len(mine), len(theirs))


@given(st.text("甲乙丙丁戊", max_size=60), st.text("甲乙丙丁戊", max_size=60))
def test_matches_are_equal_in_order_and_apart(mine: str, theirs: str) -> None:
    at = other = 0
    for match in align(mine, theirs):
        assert match.mine >= at
        assert match.theirs >= other
        assert mine[match.mine : match.mine + match.length] == theirs[match.theirs : match.theirs + match.length]
        at, other = match.mine + match.length, match.theirs + match.length


@given(st.text("0123", min_size=1, max_size=6), st.permutations("0123"))
def test_the_true_number_is_among_the_originals(number: str, losses: list[str]) -> None:
    one, two = losses[:2]
    found = originals(number.replace(one, ""), frozenset(one), number.replace(two, ""), frozenset(two))
    assert number in found or len(found) == MOST


TEXT = Text.of("　投入13万元，惠及 户。").edit([Splice(0, 1, "")])
SIGHT = Sight(TEXT.string)


def said(at: int, printed: str, now: str = "", *candidates: str) -> Said:
    return Said("a.txt", at, printed, now, candidates, True, "b.txt#9")


def test_a_copys_word_is_a_correction_with_its_witness() -> None:
    (figure,) = heed((), TEXT, (said(3, "13", "1203"),), "a.txt", SIGHT)
    assert (figure.start, figure.end, figure.now, figure.certainty, figure.witness) == (2, 4, "1203", HIGH, "b.txt#9")


def test_a_number_that_is_gone_comes_back_with_its_unit() -> None:
    (figure,) = heed((), TEXT, (said(11, "", "56"),), "a.txt", SIGHT)
    assert (TEXT.string[figure.start : figure.end], figure.now) == ("户", "56户")


def test_what_the_text_shows_settles_what_copies_leave_open() -> None:
    own = Figure("unclear", 2, 4, "figures/x", "why", candidates=("130", "1203"))
    (figure,) = heed((own,), TEXT, (said(3, "13", "", "1203", "1023"),), "a.txt", SIGHT)
    assert (figure.kind, figure.now) == ("corr", "1203")


def test_the_year_in_which_a_text_was_written_settles_the_order_of_the_digits() -> None:
    text = Text.of("03年工作回顾。019年、03年比较。三、04年工作")
    sight = Sight(text.string, Damage((Loss("2", HIGH, ("for the test",)),)), Facts(published="2024-01-20"))
    at = text.string.index("04年")
    (figure,) = heed((), text, (said(at, "04", "", "2024", "2042"),), "a.txt", sight)
    assert (figure.kind, figure.now, figure.witness) == ("corr", "2024", "b.txt#9")
    book = Text.of(text.string.replace("三、04年工作", "人民出版社04年版"))
    (figure,) = heed((), book, (said(book.string.index("04年"), "04", "", "2024", "2042"),), "a.txt", sight)
    assert figure.kind == "unclear"


@pytest.mark.parametrize(
    ("text", "candidates", "now"),
    [
        ("22.门诊\n{2.}预约\n24.用药\n", ("23.", "32."), "23."),
        ("见〔16〕〔17〕，〔{8}〕〔19〕〔20〕", ("18", "81"), "18"),
        ("第十一条\n第14条 甲\n第{5}条 乙\n第16条 丙\n", ("15", "51"), "15"),
        ("城镇化率由{4.9%}提高到52.6%，", ("45.9%", "54.9%"), "45.9%"),
        ("贫困发生率从{5%}下降到40%，", ("35%", "53%"), "53%"),
        ("收入从1997年的{860}元增加到7560元，", ("8560", "5860"), "5860"),
        ("现行16%的税率降至{1%}，", ("13%", "31%"), "13%"),
        ("连州市“{1}·30”特大事故", ("12", "21"), "12"),
        ("，{198}、1979两年共增产粮食", ("1978", "1798"), "1978"),
        ("，1978、{199}两年共增产粮食", ("1979", "9179"), "1979"),
        # and where nothing tells
        ("教育拨款水平达到{1000}元的基础上", ("12000", "21000"), ""),
        ("城镇化率由{4.9%}提高到60%，", ("45.9%", "54.9%"), ""),
        ("见〔{8}〕", ("18", "81"), ""),
        ("5月{1}日，", ("13", "31"), ""),
    ],
)
def test_what_stands_around_tells_the_order_of_the_digits(text: str, candidates: tuple[str, ...], now: str) -> None:
    before, printed, after = re.split("[{}]", text)
    whole = Text.of(before + printed + after)
    sight = Sight(whole.string, Damage((Loss("3", HIGH, ("for the test",)),)))
    (figure,) = heed((), whole, (said(len(before), printed, "", *candidates),), "a.txt", sight)
    assert figure.now == now


def test_what_copies_prove_of_one_number_helps_with_the_next() -> None:
    text = Text.of("1.甲\n\n2.乙\n2.丙\n")
    sight = Sight("22.甲\n2.乙\n2.丙\n", Damage((Loss("3", HIGH, ("for the test",)),)))
    text = Text.of(sight.text)
    first, second = text.string.index("2.乙"), text.string.index("2.丙")
    sure, asked = said(first, "2", "31"), said(second, "2", "", "23", "32")
    found = heed((), text, (sure, asked), "a.txt", sight)
    assert [figure.now for figure in found] == ["31", "32"]


def test_where_text_and_copy_are_sure_of_different_things_it_is_a_question() -> None:
    own = Figure("corr", 2, 4, "figures/x", "why", now="130")
    (figure,) = heed((own,), TEXT, (said(3, "13", "1203"),), "a.txt", SIGHT)
    assert (figure.kind, figure.candidates) == ("unclear", ("1203", "130"))


@pytest.mark.parametrize("other", [said(3, "15", "1203"), said(99, "13", "1203"), said(3, "13", "1")._replace(uri="c")])
def test_testimony_on_what_does_not_stand_there_proves_nothing(other: Said) -> None:
    assert heed((), TEXT, (other,), "a.txt", SIGHT) == ()


def test_a_batch_heals_itself(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    from click.testing import CliRunner

    from gongwen.cli import app

    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    (texts / "a.txt").write_text(REPORT.replace("1", ""), encoding="utf-8")
    (texts / "b.txt").write_text(REPORT, encoding="utf-8")
    (texts / "c.txt").write_text("关于修路的通知\n三月开工，各村要把路基备好。\n", encoding="utf-8")
    run = CliRunner().invoke
    assert run(app, ["clean", str(texts), "-o", str(out), "-q"]).exit_code == 0
    compared = run(app, ["compare", str(out)])
    assert compared.output.startswith("2 texts, 2 with a copy"), compared.output
    assert run(app, ["clean", str(texts), "-o", str(out), "-q", "--witnesses", str(out)]).exit_code == 0
    xml = (out / "a.txt.xml").read_text(encoding="utf-8")
    assert 'sic="2" cert="high" rule="figures/witness" witness="b.txt#' in xml
    assert '<repost uri="b.txt" best="true"/>' in xml
    assert run(app, ["audit", str(out)]).exit_code == 0
    missing = run(app, ["clean", str(texts), "-o", str(out), "-q", "--witnesses", str(texts)])
    assert missing.exit_code != 0


def test_without_its_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(SetupError, match=r"pip install 'gongwen\[witness\]'"):
        signature("a.txt", 1, REPORT)
