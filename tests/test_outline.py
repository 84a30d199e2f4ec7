"""The outline of whole texts: what must come out right, case by case."""

from __future__ import annotations

import pytest

import gongwen
from gongwen.damage import diagnose
from gongwen.flow import process
from gongwen.model import HIGH, SOUND, Damage, Done, Facts, Loss, Piece, Source
from gongwen.outline import Tree, divide, outline
from gongwen.settings import Settings
from gongwen.text import Text

NO_ONES = Damage((Loss("1", HIGH, ("0 of 90 digits are 1",)), Loss(".", HIGH, ("no point",))))


def solve(text: str, damage: Damage = SOUND) -> Tree:
    return outline(Piece(Text.of(text), (), Facts()), damage)


def shown(text: str, damage: Damage = SOUND) -> list[str]:
    """One line a section or item: its level in spaces, marker, heading; items begin with a dash."""
    lines: list[str] = []
    spans = solve(text, damage).spans
    for index, span in enumerate(spans):
        if span.kind not in ("section", "item", "annex"):
            continue
        parts = []
        for inner in spans[index + 1 : index + 4]:
            if inner.start >= span.end and inner.start != inner.end:
                break
            if inner.kind in ("num", "heading"):
                parts.append((inner.restored or text[inner.start : inner.end]).strip())
            if inner.kind in ("heading", "p", "section", "list"):
                if inner.kind == "p" and span.kind == "item":
                    parts.append(text[inner.start : inner.end][:6])
                break
        lead = {"section": " " * span.level, "item": "- ", "annex": "附 "}[span.kind]
        lines.append(lead + "|".join(parts))
    return lines


CASES = {
    "four families deep": (
        "一、总体要求\n（一）指导思想\n1.坚持党的领导。各级都要落实。\n（1）乡镇要落实。\n（2）村里要落实。\n2.坚持群众路线。\n（二）基本原则\n二、主要任务",
        [" 一、|总体要求", "  （一）|指导思想", "   1.|坚持党的领导。", "    （1）|乡镇要落实。", "    （2）|村里要落实。",
         "   2.|坚持群众路线。", "  （二）|基本原则", " 二、|主要任务"],
    ),
    "1、 directly under 一、": (
        "一、工作成效\n1、抓学习。学得扎实。\n2、抓作风。作风转变。\n二、存在问题\n1、学得不深。\n2、改得不快。",
        [" 一、|工作成效", "  1、|抓学习。", "  2、|抓作风。", " 二、|存在问题", "  1、|学得不深。", "  2、|改得不快。"],
    ),
    "（一） numbered on across parents": (
        "一、生产\n（一）种好粮。\n（二）养好猪。\n二、生活\n（三）修好路。\n（四）通好水。",
        [" 一、|生产", "  （一）|种好粮。", "  （二）|养好猪。", " 二、|生活", "  （三）|修好路。", "  （四）|通好水。"],
    ),
    "chapters, articles and their items": (
        "第一章　总则\n第一条　为了加强管理，制定本办法。\n第二条　下列情形适用本办法：\n（一）新建的；\n（二）改建的。\n第二章　附则\n第三条　本办法自发布之日起施行。",
        [" 第一章|总则", "  第一条", "  第二条", "- （一）|新建的；", "- （二）|改建的。", " 第二章|附则", "  第三条"],
    ),
    "no line is left: markers after a stop, after a bracket, under a lead, inside words": (
        "为了办好农村公路养护，现提出以下意见。一、把路修好（一）查清底数。各村要把本村道路逐条登记，写明长度、宽度和破损的地方。（交通局负责）（二）排出先后。先修学校门口和桥头，再修田间道路，统一、规范设置标牌。（交通局负责）二、把路管好（三）落实人员。每三公里安排一名护路员，工资由乡镇发放，年底考核。（各乡镇负责）（四）定期巡查。雨后必查，雪后必查，查到的问题三天内处理完。（各乡镇负责）",
        [" 一、|把路修好", "  （一）|查清底数。", "  （二）|排出先后。", " 二、|把路管好", "  （三）|落实人员。", "  （四）|定期巡查。"],
    ),
    "no line is left: a chapter and its first article with nothing between": (
        "第一章总则第一条为了规范养犬，维护环境，制定本办法。第二条在本县城区养犬，按照本办法第九条、第十条的规定登记。第二章登记第三条养犬人应当到村里登记。第四条登记一年一次，依照前款规定收费。第三章附则第五条本办法自发布之日起施行。",
        [" 第一章|总则", "  第一条", "  第二条", " 第二章|登记", "  第三条", "  第四条", " 第三章|附则", "  第五条"],
    ),
    "articles that run on under 一、": (
        "一、管辖\n第一条 甲地法院管辖。\n第二条 乙地法院管辖。\n二、审理\n第三条 公开审理。\n三、附则\n第四条 自公布之日起施行。",
        [" 一、|管辖", "  第一条", "  第二条", " 二、|审理", "  第三条", " 三、|附则", "  第四条"],
    ),
    "items in a paragraph": (
        "一、主要做法\n今年抓了三件事。一是修路。修了三条。二是通水。通了五村。三是种树。",
        [" 一、|主要做法", "- 一是|修路。修了三", "- 二是|通水。通了五", "- 三是|种树。"],
    ),
    "items nest": (
        "问题有两个。一是人少。一是没有编制；二是留不住人。二是钱少。",
        ["- 一是|人少。", "- 一是|没有编制；", "- 二是|留不住人。", "- 二是|钱少。"],
    ),
    "an 一是 without a second, and one in a quotation, are text": (
        "一、体会\n最重要的一是学习。\n他说：“一是快，二是好。”大家都笑了。",
        [" 一、|体会"],
    ),
    "glued at the end of a line": (
        "一、取得的成绩\n全年资助大学生600余人，二、存在的问题\n——投入不足，矛盾仍在。\n——师资不足，缺口较大。\n三、下一步打算\n继续努力。",
        [" 一、|取得的成绩", " 二、|存在的问题", "- ——|投入不足，矛", "- ——|师资不足，缺", " 三、|下一步打算"],
    ),
    "heading and body glued": (
        "一、提高认识，统一思想，增强做好防汛工作的紧迫感2022年，全县遭遇三次强降雨。\n二、突出重点，强化措施，把防汛工作落到实处一要查隐患。逐库查。二要备物资。\n三、落实责任，严明纪律，确保安全度汛一要领导到位。二要值守到位。",
        [" 一、|提高认识，统一思想，增强做好防汛工作的紧迫感", " 二、|突出重点，强化措施，把防汛工作落到实处", "- 一要|查隐患。逐库", "- 二要|备物资。",
         " 三、|落实责任，严明纪律，确保安全度汛", "- 一要|领导到位。", "- 二要|值守到位。"],
    ),
    "references, ratios and quantities are no markers": (
        "一、产业发展\n第二、三产业占比提高到三成，见（二）的附表。三、四条的规定要落实。\n20名党员参加。\n二、民生改善\n完成率达到11：1。",
        [" 一、|产业发展", " 二、|民生改善"],
    ),
    "a gap and a double": (
        "1、抓春耕。种得早。\n2、抓夏管。管得细。\n4、抓秋收。收得快。\n4、抓冬藏。藏得好。",
        [" 1、|抓春耕。", " 2、|抓夏管。", " 4、|抓秋收。", " 4、|抓冬藏。"],
    ),
    "a bare numeral in its line": (
        "各位代表：\n一\n过去一年，粮食丰收了，仓里满满的。\n二\n今年还要更加努力，争取再上一个台阶。",
        [" 一|", " 二|"],
    ),
    "traditional": (
        "壹、前言\n本會成立多年。\n貳、計畫內容\n（一）辦理講座。每月一次。\n（二）編印刊物。每季一期。",
        [" 壹、|前言", " 貳、|計畫內容", "  （一）|辦理講座。", "  （二）|編印刊物。"],
    ),
    "numbers with a space instead of a mark": (
        "1　总则\n1.1　编制目的\n为了应对突发事件，制定本预案。\n1.2　工作原则\n统一领导，分级负责。\n2　组织机构\n2.1　指挥部\n县长任总指挥。",
        [" 1|总则", "  1.1|编制目的", "  1.2|工作原则", " 2|组织机构", "  2.1|指挥部"],
    ),
    "heading and body parted by a gap": (
        "三、深化改革扩大开放 农村经济的发展，取决于改革的深入。\n四、抓好教育 教育是大计，要舍得投入。",
        [" 三、|深化改革扩大开放", " 四、|抓好教育"],
    ),
    "formal numerals stand above plain ones": (
        "施政计划\n壹、前言\n推动县政。\n贰、施政重点\n一、教育\n改善校舍。\n二、卫生\n加强防治。\n叁、结语\n敬请指教。",
        [" 壹、|前言", " 贰、|施政重点", "  一、|教育", "  二、|卫生", " 叁、|结语"],
    ),
    "an excerpt leaves articles out": (
        "第一条 为加强管理，制定本办法。\n第二条 有下列情形之一的，处罚款：\n（一）乱扔垃圾的；\n（二）乱贴广告的。\n第十条 本办法由县城管局解释。\n第十一条 本办法自发布之日起施行。",
        [" 第一条", " 第二条", "- （一）|乱扔垃圾的；", "- （二）|乱贴广告的。", " 第十条", " 第十一条"],
    ),
    "rows of a table in a text are no headings": (
        "一、任务\n序号 任务 责任单位 时限\n1 新建水库 水利局 六月\n2 管网延伸 住建局 七月\n3 水质检测 卫健局 八月\n二、要求\n按月报送。",
        [" 一、|任务", " 二、|要求"],
    ),
    "a marker with a space heads one heading": (
        "甲村纪事\n一　村里的情况\n全村有三百户人家，多数以种茶为生，少数出外做工。\n二　今年的打算\n再修两里山路。",
        [" 一|村里的情况", " 二|今年的打算"],
    ),
    "a dash under the title opens a subtitle": (
        "某县工作报告\n——二〇二五年二月三日在县人民代表大会上\n县长 甲某\n各位代表：\n现报告如下。\n——修路。通了车。\n——架桥。通了人。",
        ["- ——|修路。通了车", "- ——|架桥。通了人"],
    ),
    "dashes under the title make a list": (
        "工作要点\n——抓好春耕\n——抓好夏收\n以上各项，请认真落实，按时报送情况，不得延误。",
        ["- ——|抓好春耕", "- ——|抓好夏收"],
    ),
    "a question mark in a bracket ends no heading": (
        "〔1〕甲某（？—八四二），某地人。早年在家。\n〔2〕乙某（八〇一—八五二），某地人。晚年在外。",
        [" 〔1〕|甲某（？—八四二），某地人。", " 〔2〕|乙某（八〇一—八五二），某地人。"],
    ),
    "title-like lead before a colon": (
        "一、具体目标\n1、特殊教育：五年内入学率达到八成五。\n2、成人教育：积极发展技术培训，建立制度。",
        [" 一、|具体目标", "  1、|特殊教育：", "  2、|成人教育："],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    text, expected = CASES[name]
    assert shown(text) == expected


def test_lost_first_marker_and_dots() -> None:
    text = "（一）抓教学\n抓好课堂教学。每周听课。\n2抓好教研活动。每月一次。\n3抓好学生社团。\n（二）抓安全\n抓好校门管理。\n2抓好食堂管理。"
    assert shown(text, NO_ONES) == [
        " （一）|抓教学", "  1.|抓好课堂教学。", "  2.|抓好教研活动。", "  3.|抓好学生社团。", " （二）|抓安全", "  1.|抓好校门管理。", "  2.|抓好食堂管理。",
    ]  # fmt: skip


def test_what_is_left_of_a_lost_first_marker_is_part_of_it() -> None:
    text = "（一）抓教学\n.抓好课堂教学。每周听课。\n2.抓好教研活动。每月一次。\n3.抓好学生社团。"
    assert shown(text, NO_ONES)[1] == "  1.|抓好课堂教学。"


def test_nothing_is_restored_in_a_sound_text() -> None:
    text = "（一）抓教学\n抓好课堂教学。每周听课。\n2、抓好教研活动。每月一次。\n3、抓好学生社团。"
    assert not any(span.restored for span in solve(text).spans)


def test_unbroken_text() -> None:
    body = "我们要把这件事办好，办到群众的心坎上，让大家都满意，都放心。" * 8
    text = f"同志们：今天讲两点意见。一、提高认识。{body}二、狠抓落实。{body}（一）建好队伍。{body}（二）管好经费。{body}谢谢大家！"
    assert [line.split("|")[0] for line in shown(text)] == [" 一、", " 二、", "  （一）", "  （二）"]


@pytest.mark.parametrize("name", CASES)
def test_every_character_is_in_one_leaf(name: str) -> None:
    text, _ = CASES[name]
    covered = [0] * len(text)
    for span in solve(text).spans:
        if span.kind in ("num", "heading", "p"):
            for place in range(span.start, span.end):
                covered[place] += 1
    assert all(count == 1 for count, c in zip(covered, text, strict=True) if not c.isspace())


def test_certainty_is_told() -> None:
    sure = solve("一、甲方案\n做好它。\n二、乙方案\n做好它。\n三、丙方案\n做好它。")
    assert {choice.margin > 1 for choice in sure.reading.choices} == {True}


def test_diagnosis_is_of_no_concern_to_a_short_text() -> None:
    assert diagnose(Piece(Text.of("一、好\n二、很好"), (), Facts())) == SOUND


def test_a_sentence_about_an_annex_closes_no_text() -> None:
    head = "关于申报的通知\n各乡镇：\n一、条件\n可以开工。\n二、程序\n"
    foot = "\n某县水利局\n2021年2月25日"
    sections = gongwen.clean(f"{head}附件2所列项目由各乡镇申报，其余由县局申报。{foot}").documents[0].outline
    assert "附件2所列项目" in sections[-1].text
    assert "附件" not in gongwen.clean(f"{head}按时报送。\n附件2.项目表{foot}").documents[0].outline[-1].text


def test_closing_words_are_not_of_the_last_section() -> None:
    text = "一、做法\n（一）抓早。早种早收。\n（二）抓实。一步一印。\n同志们，任务明确了，让我们干起来！\n谢谢大家！"
    spans = solve(text).spans
    closing = [s for s in spans if s.kind == "p" and text[s.start : s.end].startswith(("同志们", "谢谢"))]
    sections = [s for s in spans if s.kind == "section"]
    assert len(closing) == 2
    assert not any(section.start <= p.start < section.end for section in sections for p in closing)


@pytest.mark.parametrize(
    "words", ["此复。", "特此函告。", "以上意见如无不妥，请批转各地执行。", "以上请示，请批复。", "妥否，请批示。"]
)
def test_the_words_that_end_a_letter_are_of_no_section(words: str) -> None:
    text = f"收悉。批复如下：\n一、同意设站\n站设在河东。\n二、做好管护\n管护由村里负责。\n{words}"
    assert solve(text).spans[-1].end == len(text)
    assert not any(s.kind == "section" and s.end == len(text) for s in solve(text).spans)


def test_a_section_may_speak_of_what_stands_above() -> None:
    text = "一、目标\n建渠十里。\n二、要求\n以上意见由各村落实。\n此项工作由镇里督办。"
    assert max(s.end for s in solve(text).spans if s.kind == "section") == len(text)


def test_the_first_article_may_stand_glued_to_the_name_of_its_chapter() -> None:
    text = (
        "第一章 总则第一条 为了管好水渠，制定本规定。\n第二条 水渠归村里。\n第二章 管护第三条 每月查一次。\n"
        "第四条 损坏照赔。\n第三章 附则第五条 自印发之日起施行。"
    )
    spans = solve(text).spans
    assert [text[s.start : s.end] for s in spans if s.kind == "heading"] == ["总则", "管护", "附则"]
    assert [s.value for s in spans if s.style == "article"] == [1, 2, 3, 4, 5]


def test_an_article_named_within_a_sentence_opens_none() -> None:
    text = "第一章 总则\n第一条 为了管好水渠，制定本规定。\n第二条 违反第三章 管护第七条要求的，照赔。"
    assert [s.value for s in solve(text).spans if s.style == "article"] == [1, 2]


@pytest.mark.parametrize("name", ["整形外科。", "整形外科"])
def test_sentences_are_points_though_one_of_them_holds_more(name: str) -> None:
    text = (
        "一、基本要求\n（一）医院设有专家组成的委员会，定期开会。\n（二）诊疗科目经卫生部门核准登记。\n"
        f"（三）{name}\n1.床位二十张以上。\n2.病房便于保护患者隐私。\n（四）有两名以上经过培训的医师。\n二、管理\n按月检查，按季通报。"
    )
    spans = solve(text).spans
    assert [text[s.start : s.end] for s in spans if s.kind == "heading"] == ["基本要求", "管理"]
    assert [s.value for s in spans if s.kind == "item"] == [1, 2, 3, 1, 2, 4]


def test_paragraphs_that_begin_with_long_sentences_are_points() -> None:
    duties = (
        "贯彻执行国家、省、市有关水渠管护和农田灌溉的法律、法规和规章。组织拟订制度，并监督实施。",
        "负责全镇水渠管护和抗旱用水的统筹协调、业务指导和日常的监督检查工作。协调各村的用水。",
        "推进水渠管护的标准化、规范化建设，制定实施分级分类的标准。负责督察各村的管护工作。",
    )
    text = "一、主要职责\n" + "\n".join(f"{n}.{duty}" for n, duty in enumerate(duties, 1))
    assert [s.kind for s in solve(text).spans if s.style == "arabic-dot"] == ["item"] * 3


def test_long_names_over_long_paragraphs_are_headings() -> None:
    names = (
        "坚持科技打头阵，打造具有重要影响力的创新策源地实现新突破。",
        "守护好山好水，打造具有重要影响力的绿色转型区实现新突破。",
    )
    body = "年内要新建实验室三家，培育企业二十户，把成果转化的路子打通。" * 8
    text = "一、今年工作\n" + "\n".join(f"（{n}）{name}{body}" for n, name in zip("一二", names, strict=True))
    assert [text[s.start : s.end] for s in solve(text).spans if s.kind == "heading"] == ["今年工作", *names]


def test_a_heading_of_two_parts_over_a_paragraph_is_whole() -> None:
    text = "一、修渠富民之路：百年大计的由来\n渠修好以后，全镇的田都浇上了水。\n二、管护兴村之道：久久为功的道理\n村里按月查，按季评。"
    heads = [text[s.start : s.end] for s in solve(text).spans if s.kind == "heading"]
    assert heads == ["修渠富民之路：百年大计的由来", "管护兴村之道：久久为功的道理"]


def test_what_stands_behind_a_label_is_its_value() -> None:
    text = "1.会议地点：镇政府三楼会议室\n请提前到会。\n2.牵头负责单位：青石县水利局\n3.会议时间：3月5日\n会期半天。"
    heads = [text[s.start : s.end] for s in solve(text).spans if s.kind == "heading"]
    assert heads == ["会议地点：", "牵头负责单位：", "会议时间："]


def test_parts_of_an_article_with_a_name_are_sections() -> None:
    text = (
        "第一条 教学研究与评估\n一、教学改革\n（一）学院\n1.负责推进本院的各项教学改革工作。\n2.负责向学校推荐本院申报的项目。\n"
        "（二）教务处\n1.负责全校教学改革与研究的规划。\n2.负责制订学校重大教学改革方案。\n二、教学评估\n（一）学院\n1.组建本院的专家组，开展教学自评。\n2.每年年底向教务处报送自评报告。\n"
        "第二条 教材建设\n各学院推荐教材，教务处评审。"
    )
    spans = solve(text).spans
    assert [text[s.start : s.end] for s in spans if s.kind == "heading"] == [
        "教学研究与评估", "教学改革", "学院", "教务处", "教学评估", "学院", "教材建设",
    ]  # fmt: skip


def test_names_over_points_are_headings() -> None:
    text = "（一）加强领导。\n1.镇长负责，按月调度进度。\n（二）落实经费。\n（三）严格考核。\n一年一次，结果公布。"
    assert [s.value for s in solve(text).spans if s.kind == "section"] == [1, 2, 3]


def test_contents_and_attachments_are_no_outline() -> None:
    text = "某县防汛预案\n目　录\n第一章　总则\n第二章　附则\n第一章　总则\n为了防汛，制定本预案。\n第二章　附则\n本预案自印发之日起施行。\n附件：1.物资表\n2.人员表\n某县人民政府\n2020年5月1日"
    assert shown(text) == [" 第一章|总则", " 第二章|附则"]
    kinds = [span.kind for span in solve(text).spans]
    assert kinds.count("attachment") == 2


def by_reader(text: str) -> list[str]:
    """The headings of a text file: the reader says how its lines stand."""
    done = process(Source("a.md", text.encode()), Settings())
    assert isinstance(done, Done)
    return [
        document.text.string[span.start : span.end]
        for document in done.documents
        for span in document.spans
        if span.kind == "heading"
    ]


_PLAIN_LINES = "全年修路三十二里，架桥六座，沿线各村的粮食和果品都能及时运出山去，农户的收入有了明显增加，外出做工的人也一年少于一年。"


def test_lines_that_blank_ones_set_apart_are_headings() -> None:
    text = f"各位代表：\n\n现在报告工作。\n\n\n\n过去一年的工作\n\n\n{_PLAIN_LINES}\n\n{_PLAIN_LINES}\n\n\n\n今年的打算\n\n\n{_PLAIN_LINES}"
    assert by_reader(text) == ["过去一年的工作", "今年的打算"]


def test_where_every_line_is_set_apart_none_is_a_heading_for_that() -> None:
    text = "\n\n\n".join(["各位代表：", _PLAIN_LINES, "全村一条心，好事连成串", _PLAIN_LINES, _PLAIN_LINES])
    assert by_reader(text) == []


def test_a_heading_shown_over_another_or_over_a_date_is_one() -> None:
    text = f"# 甲案选\n\n## 甲某诉乙某案\n\n## 案情\n\n{_PLAIN_LINES}\n\n## 引言\n\n（一九八二年五月二日）\n\n{_PLAIN_LINES}"
    assert by_reader(text) == ["甲某诉乙某案", "案情", "引言"]


def test_sentence_headings_in_a_row() -> None:
    body = "今年投入资金三千万元，新建仓库五座，改造晒场二十处，群众卖粮更近了，排队时间少了一半还多，满意度调查结果比上年提高不少，还要继续努力，把实事办得更实更好，让群众更满意。"
    text = f"一、工作安排\n大力扩大仓容。\n{body}\n加快修好道路。\n{body}\n切实保障资金。\n{body}\n二、工作要求\n抓紧办好。"
    assert shown(text) == [
        " 一、|工作安排",
        "  大力扩大仓容。",
        "  加快修好道路。",
        "  切实保障资金。",
        " 二、|工作要求",
    ]


def test_a_plan_after_the_signature_is_an_annex() -> None:
    text = "某县关于印发养老服务实施方案的通知\n各乡镇：\n现将方案印发给你们。\n某县人民政府\n2020年5月1日\n养老服务实施方案\n一、目标\n建成九个中心。\n二、步骤\n先易后难。"
    assert shown(text) == ["附 养老服务实施方案", " 一、|目标", " 二、|步骤"]


def test_contents_whose_entries_come_again_otherwise() -> None:
    text = "某县规划\n目录\n第一章 现状\n*第一节 成绩\n第二节 差距（略）\n第二章 任务\n（一）修路\n第一章 现状\n第一节 成绩\n路修了三条。\n第二章 任务\n（一）修路。再修三条。\n（二）架桥。架两座。"
    assert shown(text) == [" 第一章|现状", "  第一节|成绩", " 第二章|任务", "  （一）|修路。", "  （二）|架桥。"]


def test_a_list_of_attachments_without_a_date() -> None:
    text = f"关于巡山的通知\n一、时间\n{_PLAIN_LINES}\n二、路线\n{_PLAIN_LINES}\n附件：1.东线图\n2.西线图\n附件1：东线图说明\n一、自石桥起，沿溪而上，到东岭为止，每趟约需半天。\n二、雨天改走山脊，不得独行，也不得夜行，烟火一律报告。\n三、到岭上签到。"
    assert [line.split("|")[0] for line in shown(text)] == [
        " 一、",
        " 二、",
        "附 附件1：",
        "- 一、",
        "- 二、",
        "- 三、",
    ]


def test_points_that_begin_again_are_items_where_the_first_were_headings() -> None:
    body = f"{_PLAIN_LINES}\n"
    text = f"一、任务\n第一，修好路\n{body}第二，架好桥\n{body}二、原则\n有两条：\n第一，量力而行，没有钱的事缓一缓再办，不欠新债。\n第二，尽力而为，办得到的事一件也不拖，当年见效。"
    assert shown(text) == [
        " 一、|任务", "  第一，|修好路", "  第二，|架好桥", " 二、|原则", "- 第一，|量力而行，没", "- 第二，|尽力而为，办",
    ]  # fmt: skip


def test_a_report_that_is_passed_on_is_an_annex_though_its_title_has_two_lines() -> None:
    text = "某县转发农业局防汛抗旱意见的通知\n各乡镇：\n现转发给你们。\n某县人民政府\n2020年5月1日\n关于今年汛情趋势\n和加强防汛抗旱工作的报告\n县人民政府：\n今年雨水偏多。\n一、汛情\n上游来水多。\n二、意见\n早做准备。"
    assert shown(text) == ["附 关于今年汛情趋势", " 一、|汛情", " 二、|意见"]


FIRST = "在座谈会上的发言\n一、做法\n抓得早。\n二、成效\n见效快。\n三、打算\n接着干。\n"
SECOND = "一、形势\n形势很好。\n二、任务\n任务很重。"


def parts(text: str) -> list[str]:
    return [piece.text.string for piece in divide(Piece(Text.of(text), (), Facts()))]


def test_a_further_text_after_a_closing_or_a_summing_up() -> None:
    closed = FIRST + "我的发言完了，谢谢大家！\n"
    assert parts(f"{closed}谢谢大家！\n同志们：\n{SECOND}") == [f"{closed}谢谢大家！", f"同志们：\n{SECOND}"]
    summed = FIRST + "总之，几点体会是我们最大的收获。\n"
    assert parts(f"{summed}2019年是打基础之年。\n{SECOND}") == [summed.rstrip(), f"2019年是打基础之年。\n{SECOND}"]


@pytest.mark.parametrize(
    "between", ["附件\n", "下一步工作\n", "2019年是打基础之年。\n", "工作还有差距，还要努力。\n2019年是打基础之年。\n"]
)
def test_numbering_that_starts_again_is_not_yet_a_further_text(between: str) -> None:
    assert len(parts(FIRST + between + SECOND)) == 1


FORMS = {
    "commas and colons after numbers": (
        "一，今年的工作\n（一）抓教学\n1，备好课。课前先备。\n2，上好课。课上讲清。\n（二）抓安全\n二，明年的打算\n再上台阶。",
        [" 一，|今年的工作", "  （一）|抓教学", "   1，|备好课。", "   2，|上好课。", "  （二）|抓安全", " 二，|明年的打算"],
    ),
    "half a bracket": (
        "一、检查内容\n（一、查制度。逐条查。\n（二、查设备。逐台查。\n二、检查步骤\n一）自查。五月做完。\n二）抽查。六月做完。",
        [" 一、|检查内容", "  （一、|查制度。", "  （二、|查设备。", " 二、|检查步骤", "  一）|自查。", "  二）|抽查。"],
    ),
    "a point after the bracket is the marker's": (
        "一．成绩\n（一）、路通了。村村通。\n（二）、灯亮了。户户亮。\n二．打算\n（1）．再修路。修十里。\n（2）．再架灯。架百盏。",
        [" 一．|成绩", "  （一）、|路通了。", "  （二）、|灯亮了。", " 二．|打算", "  （1）．|再修路。", "  （2）．|再架灯。"],
    ),
    "a mark after 第一部分 or 第一条 is the marker's": (
        "第一部分：规划背景\n形势有利。\n第二部分：规划内容\n第一条、村民应当守法。\n第二条、\n村民应当互助。",
        [" 第一部分：|规划背景", " 第二部分：|规划内容", "  第一条、", "  第二条、"],
    ),
    "a reference to a part of an article begins no article": (
        "第一条 为加强管理，制定本办法。\n第二条 下列行为应当处罚：\n（一）毁路的；\n（二）毁桥的。\n第二条第（一）项所称毁路，包括挖沟。\n第三条 本办法自发布之日起施行。",
        [" 第一条", " 第二条", "- （一）|毁路的；", "- （二）|毁桥的。", " 第三条"],
    ),
    "decimals with a point, and chapters glued to their number": (
        "1总则\n1.1.目的\n为了防火，制定本预案。\n1.2.原则\n预防为主。\n2机构\n2.1.指挥部\n县长任总指挥。\n2.2.办公室\n设在林业局。",
        [" 1|总则", "  1.1.|目的", "  1.2.|原则", " 2|机构", "  2.1.|指挥部", "  2.2.|办公室"],
    ),
    "letters make a list": (
        "一、进出机房\nA.登记后进入。\nB.换鞋后进入。\n二、值班\n两人一班。",
        [" 一、|进出机房", "- A.|登记后进入。", "- B.|换鞋后进入。", " 二、|值班"],
    ),
    "numbers within a sentence make a list": (
        "一、条件\n申请人应当具备：（1）年满十八岁；（2）有住所；（3）有收入。\n二、要求\n主要要求是：1.行为合法；2.程序合法。\n三、材料\n图纸见（1）和（2）。",
        [" 一、|条件", "- （1）|年满十八岁；", "- （2）|有住所；", "- （3）|有收入。", " 二、|要求", "- 1.|行为合法；",
         "- 2.|程序合法。", " 三、|材料"],
    ),
    "一、 twice is a slip": (
        "一、目标\n全年无事故。\n一、内容\n层层签责任书。\n三、奖惩\n年底兑现。\n四、附则\n一式两份。",
        [" 一、|目标", " 一、|内容", " 三、|奖惩", " 四、|附则"],
    ),
    "一、二产业 at a line start": (
        "一、情况\n农业稳定。\n一、二产业协调发展，三、四季度增速加快。\n二、二季度的打算\n抓好夏收。",
        [" 一、|情况", " 二、|二季度的打算"],
    ),
    "labels": (
        "1、时间：周一上午。\n2、地点：三楼会议室。\n3、人员：全体干部。\n4、会议要求：按时到会，不得请假。",
        [" 1、|时间：", " 2、|地点：", " 3、|人员：", " 4、|会议要求："],
    ),
    "stages with their months, questions": (
        "一、步骤\n（一）自查自纠阶段（四月一日至八月三十一日）：各村自己先查一遍，有错就改。\n（二）总结阶段（九月）\n二、问：谁负责？\n答：村长负责。",
        [" 一、|步骤", "  （一）|自查自纠阶段（四月一日至八月三十一日）：", "  （二）|总结阶段（九月）", " 二、|问：谁负责？"],
    ),
    "numbers before years and months": (
        "一、打算\n1、2022年修路。修十里。\n2、2023年架桥。架三座。\n二、步骤\n1、3月底前动工。\n2、12个村分批做。\n1、2号楼先修。",
        [" 一、|打算", "  1、|2022年修路。", "  2、|2023年架桥。", " 二、|步骤", "  1、|3月底前动工。", "  2、|12个村分批做。"],
    ),
    "the first of a lower level glued to a heading": (
        "一、整改情况（一）学习方面1.学习不深。补了课。\n2.学用脱节。抓了实践。\n（二）作风方面\n1.会多。压了三成。\n二、打算\n接着改。",
        [" 一、|整改情况", "  （一）|学习方面", "   1.|学习不深。", "   2.|学用脱节。", "  （二）|作风方面", "   1.|会多。", " 二、|打算"],
    ),
    "sentences that are numbered in a paragraph make a list": (
        "一、民生\n办好三件事：1.建学校五所。2.改危桥十座。3.添车位五百个。\n二、安全\n天天查。",
        [" 一、|民生", "- 1.|建学校五所。", "- 2.|改危桥十座。", "- 3.|添车位五百个", " 二、|安全"],
    ),
    "entries between semicolons hang on what their line begins with": (
        "一、保密要求：（一）不该说的不说；（二）不该问的不问；（三）不该看的不看。\n二、注释\n（1）三条约定：（一）早起；（二）早睡；（三）多走路。\n（2）见前。\n2.1亿元已经到账。",
        [" 一、|保密要求：", "- （一）|不该说的不说", "- （二）|不该问的不问", "- （三）|不该看的不看", " 二、|注释", "  （1）|三条约定：", "- （一）|早起；",
         "- （二）|早睡；", "- （三）|多走路。", "  （2）|见前。"],
    ),
    "numbers of notes make no list": (
        "一、缘起\n先贤有言。①后人记之。\n又有一说。②也有道理。\n再有一说。③不足为凭。\n二、结语\n存疑待考。",
        [" 一、|缘起", " 二、|结语"],
    ),
    "lists after commas, and in the next paragraph": (
        "一、形势\n从外看，一是需求回暖。订单多了。二是成本下降。运费少了。\n从内看，一是用工紧。招人难。二是资金紧。贷款难。\n二、纪律\n一抓制度建设，二抓日常监督，三抓查处问责。",
        [" 一、|形势", "- 一是|需求回暖。订", "- 二是|成本下降。运", "- 一是|用工紧。招人", "- 二是|资金紧。贷款", " 二、|纪律",
         "- 一抓|制度建设，", "- 二抓|日常监督，", "- 三抓|查处问责。"],
    ),
    "tasks and problems that are counted by name": (
        "任务清单\n任务一：建卫生室\n村村都建，今年先建六个。\n任务二：训村医\n分批训练，每批两月。\n问题1：人少\n缺医生。\n问题2：钱少\n缺设备。",
        [" 任务一：|建卫生室", " 任务二：|训村医", " 问题1：|人少", " 问题2：|钱少"],
    ),
    "tasks numbered on under the next heading": (
        "（一）学习方面\n问题1：流于形式。\n已改。\n问题2：笔记不全。\n已补。\n（二）作风方面\n问题3：文件过多。\n已减。",
        [" （一）|学习方面", "  问题1：|流于形式。", "  问题2：|笔记不全。", " （二）|作风方面", "  问题3：|文件过多。"],
    ),
    "numbers in lenticular brackets": (
        "村务公开\n【一】党建\n党员开会。\n【二】财务\n账目上墙。",
        [" 【一】|党建", " 【二】|财务"],
    ),
    "what is left of a lost 1": (
        "一、种植\n、扩大面积。多种两成。\n2、提高单产。每亩多收。\n二、养殖\n、发展生猪。\n2、发展家禽。",
        [" 一、|种植", "  1、|扩大面积。", "  2、|提高单产。", " 二、|养殖", "  1、|发展生猪。", "  2、|发展家禽。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_forms_that_sites_write(name: str) -> None:
    text, expected = FORMS[name]
    assert shown(text) == expected


def test_annexes_of_a_text_without_a_signature() -> None:
    rules = "第一条 为了护林，制定本办法，全镇的单位和个人都应当遵守。\n第二条 护林员每天巡山一次，发现烟火立即报告镇里。\n第三条 违反的，批评教育。\n第四条 本办法的附件一和附件二同样有效。\n第五条 自公布之日起施行。\n"
    text = f"某镇护林办法\n{rules}附件一：巡山路线\n一、东线自石桥起，沿溪而上，到东岭为止，每趟约需半天。\n二、西线自村口起，过松林，到西岭为止，每趟约需一天。\n三、两线同时巡查。\n附件二所列单位另文通知"
    assert [line for line in shown(text) if not line.startswith(" 第")] == [
        "附 附件一：|巡山路线", "- 一、|东线自石桥起", "- 二、|西线自村口起", "- 三、|两线同时巡查",
    ]  # fmt: skip


def test_an_annex_list_without_a_date_is_no_annex() -> None:
    text = "关于报送名单的通知\n各村：\n一、范围\n全镇各村的困难户，一户也不能漏，一户也不能多，要逐户走访核实。\n二、时间\n本月二十日前报镇民政办公室，过期不补。\n三、要求\n由村支书签字。\n附件：困难户名单\n联系人：甲某\n联系电话：见通讯录\n某镇民政办公室"
    assert not any(line.startswith("附") for line in shown(text))


def test_headings_that_nothing_marks() -> None:
    short = f"在座谈会上的讲话\n同志们：\n{_PLAIN_LINES}\n提高站位\n{_PLAIN_LINES}\n{_PLAIN_LINES}\n变化一：路通了\n{_PLAIN_LINES}\n建好队伍\n{_PLAIN_LINES}"
    assert shown(short) == [" 提高站位", " 变化一：路通了", " 建好队伍"]
    report = f"各位代表：\n{_PLAIN_LINES}\n“十四五”时期工作回顾\n{_PLAIN_LINES}\n2026年重点工作\n{_PLAIN_LINES}\n（一）修好路\n{_PLAIN_LINES}\n（二）架好桥\n{_PLAIN_LINES}"
    assert shown(report) == [" “十四五”时期工作回顾", " 2026年重点工作", "  （一）|修好路", "  （二）|架好桥"]


def test_a_short_line_or_two_between_paragraphs_are_no_headings() -> None:
    assert shown(f"游记\n{_PLAIN_LINES}\n东山之上\n{_PLAIN_LINES}\n西山之下\n{_PLAIN_LINES}") == []
    assert (
        shown(
            f"座谈记录\n{_PLAIN_LINES}\n甲某：路好走了\n{_PLAIN_LINES}\n乙某：桥也通了\n{_PLAIN_LINES}\n丙某：日子好了\n{_PLAIN_LINES}"
        )
        == []
    )


def test_sentences_that_are_ruled_are_items_and_their_points_as_well() -> None:
    text = "关于修渠的会议纪要\n一、会议认为，修渠是民生实事，各村都要重视。\n二、会议议定以下事项：\n（一）由县财政局落实资金。\n（二）由各乡组织劳力，十月开工。\n三、会议强调，各单位要密切配合，按月报送进度。\n出席：甲某。"
    assert shown(text) == [
        "- 一、|会议认为，修", "- 二、|会议议定以下", "- （一）|由县财政局落", "- （二）|由各乡组织劳", "- 三、|会议强调，各",
    ]  # fmt: skip
    promised = "承诺书\n现郑重承诺：\n一、按时开闸放水，不误农时。\n二、按规定收取水费，不乱收一分。\n三、渠道损坏后当天报告，不瞒报。\n如有违反，愿意接受处罚。"
    assert [line.split("|")[0] for line in shown(promised)] == ["- 一、", "- 二、", "- 三、"]


def test_clauses_of_a_contract_are_items_under_their_heading() -> None:
    text = "修渠合同\n1. 工程内容\n1.1 乙方负责清淤和衬砌，工期三十天。\n1.2 乙方每周报告一次进度。\n2. 价款\n2.1 总价为十二万元，含税，一次包死。"
    assert shown(text) == [" 1.|工程内容", "- 1.1|乙方负责清淤", "- 1.2|乙方每周报告", " 2.|价款", "- 2.1|总价为十二万"]


def test_short_names_and_labels_stay_headings() -> None:
    names = "水利工作安排\n一、修好水渠。\n二、架好木桥。\n三、护好树林。"
    assert [line.split("|")[0] for line in shown(names)] == [" 一、", " 二、", " 三、"]
    labels = "问题通报\n1.用地手续未办结的项目：\n（1）石桥村冷库；\n（2）柳沟村竹器厂。\n2.图纸未审查的项目：云溪村污水管网工程。"
    assert [line.split("|")[0] for line in shown(labels) if line[0] == " "] == [" 1.", " 2."]


def test_contents_whose_head_lost_its_first_character() -> None:
    entries = "1 总则\n1.1 编制目的\n1.2 编制依据\n2 组织体系\n2.1 指挥部\n"
    body = "1 总则\n1.1 编制目的\n修好水渠。\n1.2 编制依据\n依据有关规定。\n2 组织体系\n2.1 指挥部\n由县水利局牵头。\n"
    assert shown("青石县防汛预案\n录\n" + entries + body) == shown("青石县防汛预案\n" + body)


def test_entries_before_a_tab_and_a_page_are_contents() -> None:
    entries = "修渠申请材料要求\t1\n1 概述\t1\n1.1 所需文件\t1\n2 付款和账号\t5\n"
    text = f"目录\n{entries}1 概述\n1.1 所需文件\n文件包括申请表和证明。\n2 付款和账号\n付款到村里的账号。"
    spans = solve(text).spans
    assert [text[s.start : s.end] for s in spans if s.kind == "heading"] == ["概述", "所需文件", "付款和账号"]
