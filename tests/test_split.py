"""The split stage as a whole: marked texts come apart, one text stays one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.flow import process
from gongwen.model import Done, Facts, Piece, Source
from gongwen.read import read
from gongwen.repair import repair
from gongwen.settings import Settings, Verdict
from gongwen.split import split
from gongwen.strip import strip
from gongwen.text import join
from tests.ledger_check import differences
from tests.test_law import hold_to_the_law

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
NONE = Settings()

A = "一年来，我们围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。"
B = "今年，我们将继续抓好重点工作，为全县经济社会发展作出新的更大贡献。"


def pieces_of(text: str, options: Settings = NONE) -> tuple[Piece, ...]:
    page = read(Source("page.txt", text.encode()), options)
    pieces = split(page, options)
    notes = tuple(note for piece in pieces for note in piece.notes)
    assert differences(page.source, join([piece.text for piece in pieces]), notes) == []
    return pieces


def texts(text: str, options: Settings = NONE) -> list[str]:
    return [piece.text.string for piece in pieces_of(text, options)]


@pytest.mark.parametrize(
    "marks",
    [
        ("第一篇：", "第二篇：", "第三篇："),
        ("第1篇", "第2篇", "第3篇"),
        ("篇一：", "篇二：", "篇三："),
        ("范文1", "范文2", "范文3"),
        ("【篇一】", "【篇二】", "【篇三】"),
        ("【第一篇】", "【第二篇】", "【第三篇】"),
        ("工作总结篇一", "工作总结篇二", "工作总结篇三"),
        ("工作总结 篇1", "工作总结 篇2", "工作总结 篇3"),
        ("工作总结（第一篇）", "工作总结（第二篇）", "工作总结（第三篇）"),
        ("篇1：工作总结", "篇2：工作总结", "篇3：工作总结"),
        ("（篇一）", "（篇二）", "（篇三）"),
    ],
)
def test_marks_of_many_forms(marks: tuple[str, ...]) -> None:
    text = "\n".join(f"{mark}\n某局的工作情况\n{A}\n{B}" for mark in marks)
    assert texts(text) == [f"某局的工作情况\n{A}\n{B}"] * 3


def test_a_mark_gives_its_title() -> None:
    first, second = pieces_of(f"第一篇：某局总结\n某局总结\n{A}\n第二篇：某局计划\n{B}")
    assert (first.label, second.label) == ("某局总结", "某局计划")
    assert second.text.string == f"某局计划\n{B}"


def test_what_stands_before_the_first_mark() -> None:
    name = "教育局工作总结（精选2篇）"
    assert texts(f"{name}\n篇一\n{A}\n篇二\n{B}") == [A, B]
    own = f"{A}{B}" * 3
    assert texts(f"{own}\n篇一\n{A}\n篇二\n{B}") == [own, A, B]


@pytest.mark.parametrize(
    "text",
    [
        f"第一篇 总体要求\n第一章 基础\n{A}\n第二篇 重点任务\n第二章 创新\n{A}\n第三篇 保障\n第三章 领导\n{A}",
        "目录\n第一篇：总论\n第二篇：分论\n第三篇：附论\n" + A,
        f"第二篇：重点\n{A}\n第四篇：保障\n{A}",
        f"一、第一篇文章\n{A}\n二、第二篇文章\n{B}",
        f"第一部分 回顾\n{A}\n第二部分 安排\n{B}",
        f"写好第一篇：开局之年\n{A}\n{B}",
        f"某县关于印发工作方案的通知\n{A * 5}\n2015年11月23日\n某县工作方案\n{B}",
        A,
    ],
)
def test_one_text_stays_one(text: str) -> None:
    assert texts(text) == [text]


def test_a_contents_list_does_not_hide_the_texts_it_lists() -> None:
    contents = "篇一：某局总结\n篇二：某局计划\n"
    assert texts(f"{contents}篇一：某局总结\n某局总结\n{A}\n篇二：某局计划\n某局计划\n{B}")[-2:] == [
        f"某局总结\n{A}",
        f"某局计划\n{B}",
    ]


def test_a_second_text_after_a_signature() -> None:
    first = f"某协会2015年工作总结\n{A * 5}\n2015年11月23日"
    second = f"某协会2016年工作计划\n{B}\n2015年11月23日"
    assert texts(f"{first}\n{second}") == [first, second]
    assert texts(f"第一篇：总结\n{first}\n{second}\n第二篇：报告\n报告一则\n{A}") == [first, second, f"报告一则\n{A}"]


def test_pieces_carry_the_page() -> None:
    page = read(Source("page.txt", f"篇一\n{A}\n篇二\n{B}".encode()), NONE)
    for piece in split(page, NONE):
        assert piece.blocks == page.blocks
        assert piece.facts == Facts()


def test_a_person_can_reject_a_cut() -> None:
    text = f"篇一\n{A}\n篇二\n{B}"
    verdict = Verdict("page.txt", text.index("篇二"), False)
    assert texts(text, Settings(verdicts=(verdict,))) == [f"{A}\n篇二\n{B}"]
    assert texts(text, Settings(rules_off=frozenset({"split/numbered-mark"}))) == [text]


@given(
    st.lists(
        st.sampled_from([A, B, "第一篇：总结", "第二篇：计划", "篇一", "2015年11月23日", "某局工作总结", "目录"]),
        min_size=1,
    )
)
@settings(max_examples=200, deadline=None)
def test_no_piece_is_empty_and_none_overlap(lines: list[str]) -> None:
    pieces = pieces_of("\n".join(lines))
    assert pieces
    ends = [(piece.text.runs[0].source, piece.text.runs[-1].source + piece.text.runs[-1].length) for piece in pieces]
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_the_compound_seed() -> None:
    source = next((SHARED / "seeds").glob("003_*.txt"))
    page = repair(strip(read(Source(source.name, source.read_bytes()), NONE), NONE), NONE)
    assert len(split(page, NONE)) == 6
    for other in sorted((SHARED / "seeds").glob("*.txt")):
        if other != source:
            page = repair(strip(read(Source(other.name, other.read_bytes()), NONE), NONE), NONE)
            assert len(split(page, NONE)) == 1


@pytest.mark.parametrize(
    ("lead", "first"),
    [
        ("2019年渠道工作总结【两篇】", f"2019年渠道工作总结【两篇】\n{A}"),
        ("2019年渠道工作总结精选【两篇】", A),
        ("工作总结两篇", A),
    ],
)
def test_a_title_over_several_texts_stays_with_the_first(lead: str, first: str) -> None:
    assert texts(f"{lead}\n【篇一】\n{A}\n【篇二】\n{B}") == [first, B]


def test_a_first_text_with_a_title_needs_none_of_the_collection() -> None:
    given = f"2019年渠道工作总结【两篇】\n【篇一】\n水利局工作总结\n{A}\n【篇二】\n{B}"
    assert texts(given) == [f"水利局工作总结\n{A}", B]


_SENTENCES = "今年以来，全镇上下齐心协力，修好了道路，架通了桥梁，群众的日子一天比一天好。" * 4


def test_marks_within_a_line_count_the_texts_too() -> None:
    text = f"护林工作总结（通用12篇）\n护林工作总结（通用12篇）护林工作总结篇1同志们：{_SENTENCES}护林工作总结篇2各位领导：{_SENTENCES}\n"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert [document.text.string.split("\n")[:2][0] for document in done.documents] == ["护林工作总结"] * 2
    assert done.documents[1].text.string.split("\n")[1].startswith("各位领导：")


def test_a_lone_first_mark_behind_the_title_of_the_page() -> None:
    text = f"护林工作总结十篇\n护林工作总结 篇1\n{_SENTENCES}\n一、巡山\n{_SENTENCES}\n"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert [document.text.string.split("\n")[0] for document in done.documents] == ["护林工作总结"]


def test_a_book_of_several_parts_is_no_collection() -> None:
    text = f"护林手册\n本手册分上下两篇。上篇1章，下篇2章。{_SENTENCES}\n"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert len(done.documents) == 1
    assert "上篇1章" in done.documents[0].text.string


_RULE = (
    "第一条 为了管好水渠，制定本规定。",
    "第二条 水渠由所在的村管护，乡镇人民政府负责督促，县水利局每年检查一次。",
    "第三条 损坏水渠的，责令修复，并按照损失的多少赔偿。",
    "第四条 本规定自公布之日起施行。",
)
_ADOPTED = (
    "青石县水渠管护规定",
    "（2009年12月1日青石县人民政府令第8号公布）",
    *_RULE,
    "关于《青石县水渠管护规定》的补充规定",
    "（2012年3月5日青石县人民政府令第11号公布）",
    *_RULE,
)


@pytest.mark.parametrize("joint", ["\n", ""])
def test_a_further_rule_under_its_note_of_adoption(joint: str) -> None:
    done = process(Source("a.txt", joint.join(_ADOPTED).encode()), NONE)
    assert isinstance(done, Done)
    titles = [document.clean.string.partition("\n")[0] for document in done.documents]
    assert titles == ["青石县水渠管护规定", "关于《青石县水渠管护规定》的补充规定"]
    articles = [[span.level for span in document.spans if span.kind == "section"] for document in done.documents]
    assert articles == [[1] * 4, [1] * 4]


@pytest.mark.parametrize("joint", ["\n", ""])
def test_a_rule_that_a_decision_publishes_again_is_its_annex(joint: str) -> None:
    decision = (
        "青石县关于修改《青石县水渠管护规定》的决定",
        "（2013年3月5日青石县人民政府令第14号公布）",
        "青石县人民政府决定，对《青石县水渠管护规定》作如下修改：",
        "一、将第二条中的“每年检查一次”修改为“每年检查两次，并且公布结果”。",
        "二、删去第三条。",
        "《青石县水渠管护规定》根据本决定作相应修改，重新公布。",
    )
    done = process(Source("a.txt", joint.join((*decision, *_ADOPTED[:6])).encode()), NONE)
    assert isinstance(done, Done)
    (document,) = done.documents
    kinds = [(span.kind, span.level) for span in document.spans if span.kind in ("section", "annex")]
    assert kinds[2:] == [("annex", 1), *[("section", 1)] * 4]


_TALKS = (
    "在全县春耕生产动员会上的讲话",
    "（2019年3月1日）",
    "同志们：",
    "春耕已经开始，大家要抓紧。下面讲两点意见。",
    "一、抓进度。三月底以前春播任务要全部完成，各乡镇要倒排工期，逐村落实。",
    "二、抓质量。种子要选好，肥料要施足，农技人员要到田头去。",
    "谢谢大家！",
)
_NOTICES = (
    "关于放暑假的通知",
    "青教发〔2019〕7号",
    "各学校：",
    "今年暑假从七月六日开始，现将有关要求通知如下。",
    "一、安全教育。放假以前各校要开展一次防溺水教育，告知每一位家长。",
    "二、值班。各校要安排领导值班，电话保持畅通。",
    "青石县教育局",
    "2019年6月25日",
)


@pytest.mark.parametrize("one", [_TALKS, _NOTICES])
@pytest.mark.parametrize("other", [_TALKS, _NOTICES])
def test_several_texts_on_one_line(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    done = process(Source("a.txt", "".join((*one, *other)).encode()), NONE)
    assert isinstance(done, Done)
    titles = [document.clean.string.partition("\n")[0] for document in done.documents]
    assert titles == [one[0], other[0]]
    feet = [document.clean.string.rstrip().rpartition("\n")[2] for document in done.documents]
    assert [foot.endswith(part[-1]) for foot, part in zip(feet, (one, other), strict=True)] == [True, True]
    signed = [sum(span.kind == "signed" for span in document.spans) for document in done.documents]
    assert signed == [int(part is _NOTICES) for part in (one, other)]


_OTHER_TALK = (
    "在全县旅游工作会议上的讲话",
    "同志们：",
    "旅游要抓紧。下面讲两点意见。",
    *_TALKS[3:-1],
    "讲完了，谢谢大家！",
)
_ROWS = (
    ("上一篇：柳溪县工作总结　下一篇：柳溪县工作计划",),
    ("责任编辑：王大山", "【打印】【关闭】"),
    ("更多范文请访问 www.abc.com", "上一篇：没有了", "下一篇：青石县水利局关于修渠的通知"),
)


@pytest.mark.parametrize("rows", _ROWS)
@pytest.mark.parametrize("other", [_OTHER_TALK, _NOTICES])
def test_rows_of_the_site_between_two_texts_go(rows: tuple[str, ...], other: tuple[str, ...]) -> None:
    outcome = process(Source("a.txt", "\n".join((*_TALKS, *rows, *other)).encode()), NONE)
    hold_to_the_law(outcome)
    assert isinstance(outcome, Done)
    found = [document.clean.string.rstrip().split("\n") for document in outcome.documents]
    assert [lines[0] for lines in found] == [_TALKS[0], other[0]]
    assert [lines[-1] for lines in found] == [_TALKS[-1], other[-1]]


def test_a_text_that_is_all_of_the_site_s_making_keeps_its_lines() -> None:
    text = "\n".join((*_TALKS, "篇二：", "上一篇：柳溪县工作总结", "篇三：", *_OTHER_TALK))
    outcome = process(Source("a.txt", text.encode()), NONE)
    hold_to_the_law(outcome)
