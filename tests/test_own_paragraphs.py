"""Ends of paragraphs that the file itself marks: what the readers say of them, and which of them a repair joins."""

from __future__ import annotations

import pytest

from gongwen.model import Page, Source
from gongwen.read import read
from gongwen.repair import repair, reread
from gongwen.settings import Settings
from tests.test_read_docx import docx, p, t

NONE = Settings()
HEAD = "<p>柳溪镇水利工作情况</p><p>今年以来，全镇新修渠道三公里，群众满意。</p><p>下面汇报有关情况。</p>"
#: A paragraph as a converter leaves it: each printed line is one of its own.
PRINTED = (
    "今年以来镇里把修渠作为头等大事来抓，干部带头上工地，群众出工出",
    "力，全镇新修渠道三公里，清理旧渠五公里，新建小型泵站两座，维修",
    "水闸十一处。由于雨水偏少，部分村组的灌溉仍然有困难，还要继续努",
    "力。下一步要把工程管护责任落实到人，建立巡查制度，每月检查一次",
    "并且公布结果。各村要结合实际制定具体办法，保证渠道长期发挥作",
    "用。对管护不力的单位要通报批评，对成绩突出的个人要给予表彰，奖",
    "金从水费中列支。镇水利站负责日常监督，年底向镇人民代表大会报",
    "告工作情况。",
)


def page(html: str) -> Page:
    return read(Source("a.html", f"<html><body><div>{html}</div></body></html>".encode()), NONE)


def lines(html: str) -> list[str]:
    return [line for line in repair(reread(page(html), NONE), NONE).text.string.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("技术咨询电话：0839-5550123、5550456", "青石县文化艺术学校"),
        (
            "志愿者为候车的乘客提供休息、饮水等服务，传承精神，温暖旅途。青石县公交公司供图",
            "据悉，目前全县注册志愿者二千余人。",
        ),
        ("2005年20岁妇女中平均每1000人全年活产婴儿数为11.54", "2005年20岁乡村妇女的数字见另表，两者口径相同。"),
        ("青石县柳溪镇南街产业基地5栋A座602室", "联系人："),
    ],
)
def test_paragraphs_of_the_author_stay_apart(above: str, below: str) -> None:
    assert lines(f"{HEAD}<p>{above}</p><p>{below}</p>")[-2:] == [above, below]


def test_members_of_a_list_keep_their_lines() -> None:
    members = ["县长，", "副县长若干人，", "各局局长，", "秘书长。"]
    assert lines(f"{HEAD}<p>县政府由下列人员组成：</p>{''.join(f'<p>{one}</p>' for one in members)}")[-4:] == members


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("代表每月接待选民一次。选民可以直接、便捷地反映诉求意愿并提出建议", "意见，推动群众关注的问题得到解决。"),
        (
            "大水过后，他站在塌了的屋前，一句话也说不出来。李老师从山上赶下来，拍着他的肩说，",
            "这个家没了，学校里还有一个家。",
        ),
        (
            "第三十条 理事会每年召开一次会议。理事会会议须有2/3",
            "以上理事出席方能召开，其决议须经到会理事半数以上通过。",
        ),
        ("水库修好以后，大家都很高兴，看着", "渠里的水，群众说这下浇地不愁了。"),
    ],
)
def test_a_paragraph_that_stops_within_its_sentence_goes_on(above: str, below: str) -> None:
    assert lines(f"{HEAD}<p>{above}</p><p>{below}</p>")[-1] == above + below


def test_a_paragraph_for_every_printed_line_is_no_paragraph_of_the_author() -> None:
    assert lines("".join(f"<p>{line}</p>" for line in PRINTED)) == ["".join(PRINTED)]


def test_two_breaks_part_a_headline_from_its_text() -> None:
    headline, text = (
        "【青石财经】贸易会议《2019年报告》：重建多边主义",
        "格林尼治时间9月25日，会议发布主题为“绿色”的报告，提出改革新措施。",
    )
    assert lines(f"<br>{headline}<br><br>{text}") == [headline, text]


def test_readers_say_where_a_paragraph_begins() -> None:
    html = page("<p>第一段的话。<br>同一段的下一行。</p>表外的话。<br>下一行。<br><br>又一段。<ul><li>一项</li></ul>")
    assert [block.opens for block in html.blocks] == [True, False, True, False, True, True]
    word = read(Source("a.docx", docx(p(t("第一段的话。")) + p(t("第二段的话。")))), NONE)
    assert [block.opens for block in word.blocks] == [True, True]
    text = read(Source("a.txt", "第一行的话。\n第二行的话。\n".encode()), NONE)
    assert not any(block.opens for block in text.blocks)
