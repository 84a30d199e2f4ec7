"""The parts around a text are recognised: title, number, issuer or speaker, and dates."""

from __future__ import annotations

import pytest

from gongwen import Settings, Source, process
from gongwen.model import Document, Done

BODY = "去冬以来，全乡清淤渠道三十里，修好塘坝四口，群众都说办了一件实事。\n各村要趁着天晴，把剩下的两段渠修完，一段也不能拖过春节。"


def document(text: str, name: str = "a.txt") -> Document:
    done = process(Source(name, text.encode()), Settings())
    assert isinstance(done, Done)
    return done.documents[0]


def parts(text: str) -> list[tuple[str, str]]:
    found = document(text)
    return [(span.kind, found.text.string[span.start : span.end]) for span in found.spans if span.kind not in ("p",)]


def test_a_later_section_that_begins_the_page_is_no_title() -> None:
    text = "四、几点要求\n一要重视防汛，各村都要明确专人负责。\n二要听从指挥，镇里统一调度抢险的人员和物资。\n三要严明纪律，谁误事谁负责。"
    assert not [part for part in parts(text) if part[0] == "title"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青石县人民政府文件\n青政发〔2019〕4号\n关于修渠的几点想法\n各乡镇人民政府：", "关于修渠的几点想法"),
        ("文件\n青石县人民政府\n〔20XX〕XX号　　　签发人：□□□\n修渠这件事\n各乡镇人民政府：", "修渠这件事"),
        ("青石县人民政府\n证明", "证明"),
        ("党课：在修渠中书写人生\n同志们：", "党课：在修渠中书写人生"),
        ("青石县人民政府文件\n关于做好修渠工作的通知\n各乡镇人民政府：", "关于做好修渠工作的通知"),
        ("青石县人民政府\n各乡镇人民政府：", "青石县人民政府"),
        (
            "\u3000\u3000\u3000\u3000\u3000\u3000青石县农业农村局关于二〇一九年\n"
            "\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000乡村产业发展情况的报告\n\n各乡镇人民政府：",
            "青石县农业农村局关于二〇一九年乡村产业发展情况的报告",
        ),
    ],
)
def test_the_head_of_a_sheet_is_no_title(head: str, title: str) -> None:
    assert ("title", title) in parts(f"{head}\n{BODY}")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2026年2月3日在青石县第五届人民代表大会第一次会议上", "subtitle"),
        ("2020年3月1日 施行", "subtitle"),
        (
            "（1992年9月4日青石县人民代表大会通过　根据1995年2月28日《关于修改〈青石县渠道条例〉的决定》修正）",
            "subtitle",
        ),
        ("- 2024年的主要工作", ""),
        ("各供热单位：", "addressee"),
        ("有关企业：", "addressee"),
        ("全体村民：", "addressee"),
        ("全縣廣大教師、離退休教職工：", "addressee"),
        ("全镇村民朋友们：", "salute"),
        ("全区广大干部群众：", "addressee"),
        ("全县各中小学校、幼儿园：", "addressee"),
        ("责任单位：", ""),
        ("各村情况：", ""),
        ("各项责任单位：", ""),
    ],
)
def test_lines_under_the_title(line: str, kind: str) -> None:
    found = [k for k, text in parts(f"青石县渠道条例\n{line}\n{BODY}") if text == line]
    assert found == ([kind] if kind else [])


def test_what_stands_beside_the_number_is_an_element_of_its_own() -> None:
    dated = parts(f"关于修渠的意见\n青法〔2004〕96号       2004-05-18\n各乡镇人民政府：\n{BODY}")
    assert dated[1:3] == [("doc-number", "青法〔2004〕96号"), ("dateline", "2004-05-18")]
    signed = parts(f"青石县水利局文件\n青水报〔2019〕4号　　　签发人：王某某\n关于修渠的请示\n县人民政府：\n{BODY}")
    assert signed[:4] == [
        ("issuing-mark", "青石县水利局文件"),
        ("doc-number", "青水报〔2019〕4号"),
        ("signer", "签发人：王某某"),
        ("title", "关于修渠的请示"),
    ]


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("县长王大山", "王大山"),
        ("县长管小山", "管小山"),
        ("县长　王大山", "王大山"),
        ("王大山", "王大山"),
        ("青石县水利局", ""),
    ],
)
def test_who_speaks(head: str, author: str) -> None:
    assert (
        document(f"政府工作报告\n——2016年1月3日在青石县人民代表大会上\n{head}\n各位代表：\n{BODY}").meta.author
        == author
    )


@pytest.mark.parametrize(
    ("title", "signed", "issuer"),
    [
        ("关于做好修渠工作的通知", "青石县水利局", "青石县水利局"),
        ("关于做好修渠工作的通知", "青石县水利局\n青石县财政局", "青石县水利局、青石县财政局"),
        ("青石县人民政府关于做好修渠工作的通知", "青石县人民政府", "青石县人民政府"),
        ("青石县“修百里渠”领导小组办公室关于做好修渠工作的通知", "王大山", "青石县“修百里渠”领导小组办公室"),
        ("修渠工作总结", "王大山", ""),
    ],
)
def test_who_issued_it(title: str, signed: str, issuer: str) -> None:
    assert document(f"{title}\n各乡镇人民政府：\n{BODY}\n{signed}\n2019年1月4日").meta.issuer == issuer


def test_an_order_is_signed_by_its_officer() -> None:
    found = parts(
        "青石县人民政府令\n第7号\n现公布《青石县渠道管理办法》，自2019年3月1日起施行。\n县长　王大山\n2019年1月4日\n青石县渠道管理办法\n第一条　为了管好渠道，制定本办法。\n第二条　渠道由村里管护。"
    )
    assert ("signed", "县长　王大山") in found
    assert ("dateline", "2019年1月4日") in found


def test_dates_that_stand_elsewhere() -> None:
    numbered = document(f"关于修渠的意见\n青法〔2004〕96号  2004-05-18\n各乡镇人民政府：\n{BODY}").meta
    assert [(date.kind, date.when) for date in numbered.dates] == [("issued", "2004-05-18")]
    assert numbered.doc_number == "青法〔2004〕96号"
    spoken = document(f"工作报告\n2026年2月3日在青石县人民代表大会第一次会议上\n县长　王大山\n各位代表：\n{BODY}").meta
    assert [(date.kind, date.when) for date in spoken.dates] == [("delivered", "2026-02-03")]
    law = document(f"青石县渠道条例\n2019年12月29日 施行\n{BODY}").meta
    assert [(date.kind, date.when) for date in law.dates] == [("effective", "2019-12-29")]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (f"修渠工作总结\n{BODY}\n王大山\n2019年1月4日", "王大山"),
        (f"修渠工作总结\n{BODY}\n青石县水利局\n王大山\n2019年1月4日", "王大山"),
        (f"修渠工作总结\n{BODY}\n王　芳\n2019年1月4日", "王芳"),
        (f"修渠工作总结\n{BODY}\n欧阳大山\n2019年1月4日", "欧阳大山"),
        (f"修渠工作总结\n{BODY}\n王某某\n2019年1月4日", "王某某"),
        ("修渠实施方案\n参加单位\n（一）青石县水利局\n（二）青石县财政局\n2021年1月11日", ""),
        (
            "关于印发名单的通知\n各单位：\n现将名单印发如下。\n组长：王大山 副县长\n成员：王芳\n　　　赵敏\n　　　刘洋\n青石县水利局\n2020年1月2日",
            "",
        ),
        ("修渠名单\n各单位：\n现将名单印发如下。\n成员：王芳\n　　　赵敏\n2020年1月2日", ""),
        (f"修渠工作总结\n{BODY}\n修渠方案\n2019年1月4日", ""),
    ],
)
def test_who_signs(text: str, author: str) -> None:
    assert document(text).meta.author == author


@pytest.mark.parametrize(
    ("head", "delivered"),
    [
        ("在全县修渠会议上的讲话\n（2011.7.8）\n同志们：", "2011-07-08"),
        ("在全县修渠会议上的讲话\n王大山\n2010年2月3日\n同志们：", "2010-02-03"),
        ("关于修渠工作的通知\n2010年2月3日\n各乡镇人民政府：", ""),
    ],
)
def test_the_day_of_a_speech(head: str, delivered: str) -> None:
    assert [d.when for d in document(f"{head}\n{BODY}").meta.dates if d.kind == "delivered"] == [delivered] * bool(
        delivered
    )


def test_who_reports_stands_under_the_title() -> None:
    head = "青石县2015年计划执行情况的报告\n——2016年1月12日在青石县第五届人民代表大会第一次会议上\n青石县水利局\n各位代表："
    assert document(f"{head}\n{BODY}").meta.issuer == "青石县水利局"


def test_a_month_below_a_body_signs() -> None:
    assert parts(f"修渠工作报告\n{BODY}\n特此报告。\n青石县水利局\n2018年12月")[-2:] == [
        ("signed", "青石县水利局"),
        ("dateline", "2018年12月"),
    ]
    assert ("dateline", "2018年12月") not in parts(f"修渠工作报告\n{BODY}\n完工时间\n2018年12月\n{BODY}")


def test_who_gives_account_of_himself() -> None:
    assert document(f"述职报告\n{BODY}\n述职人：王大山\n2015 年 1 月 10 日").meta.author == "王大山"


def test_a_date_that_got_its_number_back_is_the_day_of_issue() -> None:
    text = "关于清理河道的通知\n各村：\n现将有关事项通知如下。\n去年即二一七年清理的河段要复查。\n青石镇人民政府\n二一八年五月二十日\n"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert [date.when for date in done.documents[0].meta.dates] == ["2018-05-20"]


@pytest.mark.parametrize(
    ("mark", "kinds"),
    [("[1]", ["note", "note", "note"]), ("", ["p", "p", "p"])],
    ids=["referred to", "not referred to"],
)
def test_notes_behind_a_text(mark: str, kinds: list[str]) -> None:
    text = (
        f"青石县2023年统计公报\n全年生产总值{mark}126.8亿元，比上年增长百分之五。\n一、农业\n全年播种面积六十二万亩，比上年略有增加。\n注：\n"
        "[1]按现价计算。\n[2]为初步核实数。"
    )
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    document = done.documents[0]
    leaves = [s for s in document.spans if s.kind in ("p", "note")]
    assert [s.kind for s in leaves[-3:]] == kinds


def test_whom_a_reply_calls_is_its_addressee() -> None:
    text = "对县政协第4号提案的答复\n何小田委员：\n您提出的关于修桥的提案收悉，现答复如下，今年动工。\n青石县交通局\n2024年6月18日"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    assert done.documents[0].meta.addressee == "何小田委员"


@pytest.mark.parametrize("keyed", ["采 购 人：青石县第二中学", "采购   人：青石县医院", "编制单位：青石县水利局"])
def test_the_cover_of_a_file_names_issuer_and_month(keyed: str) -> None:
    body = "一、概况\n采购设备一批，供应商应当具备相应的条件和能力。\n二、要求\n三十日内交货，质保三年。"
    text = f"青石县校舍修缮项目\n招标文件\n项目编号：QS-1\n{keyed}\n2023年5月\n{body}"
    done = process(Source("a.txt", text.encode()), Settings())
    assert isinstance(done, Done)
    meta = done.documents[0].meta
    assert meta.issuer == keyed.partition("：")[2]
    assert [date.when for date in meta.dates] == ["2023-05"]


def test_what_is_known_of_a_text_is_read_with_its_numbers_corrected() -> None:
    letter = f"关于修渠的通知\n青水发〔201927号\n各村：\n{BODY}\n青石县水利局\n2019年4月9日"
    found = document(letter)
    assert found.meta.doc_number == "青水发〔2019〕27号"
    assert found.clean.string.split("\n")[1] == "青水发〔2019〕27号"
    years = f"关于修渠的通知\n各村：\n{BODY}\n去年即二一七年查出的问题，要在二一八年六月前办完。\n青石县水利局\n二一八年五月二十日"
    assert [(date.kind, date.when) for date in document(years).meta.dates] == [("issued", "2018-05-20")]


def test_those_who_were_there_speak_to_nobody() -> None:
    meeting = f"修渠新闻发布会\n地点：县政府\n发布人：县水利局局长赵青\n主持人：县政府办公室主任 钱禾\n{BODY}"
    assert document(meeting).meta.author == ""
    assert [kind for kind, text in parts(meeting) if text.startswith(("发布人", "主持人"))] == []
    assert document(f"修渠工作总结\n述职人：县水利局局长 赵青\n各位代表：\n{BODY}").meta.author == "赵青"


def test_the_only_name_of_a_section_does_not_sign() -> None:
    text = f"修渠能手公示\n{BODY}\n一、清淤类（2人）\n王大山　李河\n二、砌石类（1人）\n赵青\n青石县水利局\n2019年1月4日"
    found = document(text)
    assert (found.meta.author, found.meta.issuer) == ("", "青石县水利局")
    section = [span for span in found.spans if span.kind == "section"][-1]
    assert found.text.string[section.start : section.end].endswith("赵青")


def test_the_body_over_a_kind_of_sheet_is_of_the_red_head() -> None:
    head = (
        "青石县防汛指挥部\n会　议　纪　要\n〔2024〕5号\n青石县防汛指挥部办公室　　　　2024年3月4日\n关于修渠的会议纪要"
    )
    assert parts(f"{head}\n{BODY}")[:3] == [
        ("issuing-mark", "青石县防汛指挥部"),
        ("issuing-mark", "会议纪要"),
        ("doc-number", "〔2024〕5号"),
    ]


def test_the_fields_over_and_under_a_form_sign_nothing() -> None:
    head = f"修渠情况统计的通知\n各乡镇人民政府：\n{BODY}\n青石县水利局\n2019年1月4日\n附件\n修渠情况表"
    form = "填报单位（盖章）：　　　　填报日期：　　年　　月　　日\n序号\t渠名\t长度\n1\t东渠\t12\n2\t西渠\t8\n填报人：　　　　审核人："
    assert [text for kind, text in parts(f"{head}\n{form}") if kind in ("signed", "dateline")] == [
        "青石县水利局",
        "2019年1月4日",
    ]


def test_a_byline_that_goes_names_who_wrote() -> None:
    assert document(f"把水管好——访青石县水利局局长赵青\n本报记者 钱禾\n{BODY}").meta.author == "钱禾"


def test_copies_and_print_at_the_end_are_of_the_whole_text() -> None:
    sheet = "抄送：县委办公室，县人大常委会办公室，\n　　　县纪委监委。\n青石县水利局办公室　　2019年1月5日印发"
    head = f"青石县水利局关于修渠的通知\n各乡镇人民政府：\n{BODY}\n青石县水利局\n2019年1月4日"
    plan = "附件\n修渠任务表\n一、东渠。清淤三里。\n二、西渠。砌石二里。"
    found = document(f"{head}\n{plan}\n{sheet}")
    annex = next(span for span in found.spans if span.kind == "annex")
    copies, printed = (next(span for span in found.spans if span.kind == kind) for kind in ("cc", "imprint"))
    assert annex.end <= copies.start < copies.end <= printed.start
    assert "县纪委监委" in found.text.string[copies.start : copies.end]
    own = document(f"{head}\n{sheet}\n{plan}\n抄送：县档案馆。")
    annex = next(span for span in own.spans if span.kind == "annex")
    assert [annex.start < span.start < annex.end for span in own.spans if span.kind == "cc"] == [False, True]


def test_a_list_of_attachments_below_the_date_stands_outside_the_section() -> None:
    text = f"修渠协议书\n{BODY}\n一、范围\n东渠三里。\n二、其他\n本协议一式两份。\n青石县水利局\n2019年1月4日\n附件：修渠考勤表\n附件\n修渠考勤表\n每日登记。"
    found = document(text)
    kinds = [span.kind for span in found.spans]
    assert kinds.index("signed") < kinds.index("attachment") < kinds.index("annex")
    end = max(span.end for span in found.spans if span.kind == "section" and span.start < text.index("青石县"))
    assert end <= next(span.start for span in found.spans if span.kind == "signed")
    assert found.meta.genre == "协议书"


def test_who_prints_a_sheet_may_stand_above_the_day() -> None:
    sheet = "抄送：县委办公室。\n青石县水利局办公室\n2019年1月5日印发"
    found = document(f"青石县水利局关于修渠的通知\n各乡镇人民政府：\n{BODY}\n青石县水利局\n2019年1月4日\n{sheet}")
    printed = next(span for span in found.spans if span.kind == "imprint")
    assert found.text.string[printed.start : printed.end] == "青石县水利局办公室\n2019年1月5日印发"


def test_the_red_head_of_two_bodies_on_one_line() -> None:
    head = "青石县财政局　青石县教育局文件\n青财教〔2024〕21号\n青石县财政局　青石县教育局关于修渠的通知"
    assert parts(f"{head}\n各乡镇：\n{BODY}")[0] == ("issuing-mark", "青石县财政局　青石县教育局文件")


def test_a_bare_label_below_the_date_opens_the_annex() -> None:
    text = f"修渠通知\n各乡镇人民政府：\n{BODY}\n青石县水利局\n2019年1月4日\n附件：\n修渠办法\n一、范围\n东渠三里。\n二、期限\n春节前修完。"
    assert [kind for kind, _ in parts(text) if kind in ("annex", "attachment")] == ["annex"]


def test_the_title_of_one_speech_stands_over_that_of_another() -> None:
    text = f"邮政局长在年终大会上的讲话\n在全县学校安全大会上的讲话\n（2014年1月5日）\n同志们：\n{BODY}"
    assert ("title", "在全县学校安全大会上的讲话") in parts(text)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("青石县部署春耕备耕工作", "青石县水利局关于做好春耕备耕工作的通知"),
        ("县水利局通知", "青石县水利局关于做好春耕备耕工作的通知"),
        ("青石县春耕备耕工作方案", "青石县春耕备耕工作方案"),
    ],
)
def test_the_title_of_a_document_stands_below_the_headline_of_its_page(headline: str, title: str) -> None:
    page = f"<title>{headline}_青石县水利局</title><h1>{headline}</h1><p>青石县水利局关于做好春耕备耕工作的通知</p><p>青水发〔2021〕5号</p>"
    text = "".join(f"<p>{line}</p>" for line in ("各乡镇水利站：", *BODY.split("\n")))
    found = document(f"{page}{text}", "a.html")
    assert [found.text.string[s.start : s.end] for s in found.spans if s.kind == "title"] == [title]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("建设文明城区\n医院举行学习动员会\n发布时间：2012-12-01 浏览次数：3", "医院举行学习动员会"),
        ("青石人大：开展集中调研活动\n青石人大网讯 近日，青石人大开展集中调研活动。", "青石人大：开展集中调研活动"),
        ("倡议书\n共建美好家园倡议书\n时间:2020-09-07 14:41:45 我要投稿", "共建美好家园倡议书"),
        ("医院举行学习动员会\n百余名职工到会，会议开了一天\n来源：青石网 2012-12-01 10:00", "医院举行学习动员会"),
    ],
)
def test_the_headline_stands_right_over_the_row_of_its_page(head: str, title: str) -> None:
    assert ("title", title) in parts(f"{head}\n{BODY}")


@pytest.mark.parametrize("name", ["佚名", "会员上传", "管理员", "网友投稿"])
def test_nobody_is_no_author(name: str) -> None:
    text = f"修渠工作总结\n作者：{name} 时间：2019-05-12 02:23:14\n{BODY}"
    assert document(text).meta.author == ""


@pytest.mark.parametrize("day", ["20xx年9月23日", "XXXX年XX月XX日", "年九月二十三日"])
def test_a_day_whose_year_is_covered_or_lost_closes_a_text(day: str) -> None:
    found = parts(f"关于修渠的通知\n各村：\n{BODY}\n特此通知。\nXX县水利局\n{day}")
    assert [part for part in found if part[0] in ("signed", "dateline")] == [
        ("signed", "XX县水利局"),
        ("dateline", day),
    ]


def test_whom_to_ask_does_not_sign() -> None:
    found = parts(f"关于修渠的通知\n各乡镇人民政府：\n{BODY}\n联系人：王明\n青石县水利局\n2019年1月4日")
    assert [text for kind, text in found if kind == "signed"] == ["青石县水利局"]


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (
            "文章综合自：青禾日报、柳溪新闻、青石县水利局订阅号、柳溪镇卫生院、青石县中医医院、北坡乡卫生所、东沟乡卫生所、健康青石、青禾广播电视台等",
            "",
        ),
        (
            "全县今年要把渠道清淤作为重中之重来抓，各乡镇要在月底以前把人员、资金、机械落实到位，县水利局要派人到村到户，帮助各村做好准备，把水渠",
            "truncated",
        ),
    ],
)
def test_names_behind_a_label_end_in_no_stop(last: str, state: str) -> None:
    assert (
        document(f"全县清淤工作报道\n昨天，全县清淤工作全面展开，二十七个村同时开工。\n{last}").meta.completeness
        == state
    )
