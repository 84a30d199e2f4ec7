"""Office files with what a careful reader finds in them. All names and places are invented.

``TRUTH`` of each file: title, number, issuer, addressee, date of issue, headings as (level, number, words), tables as rows
of cells, annexes, and words that must stand in the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from word import Word

Rows = tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Truth:
    """What a file holds; empty: nothing is asked."""

    title: str = ""
    number: str = ""
    issuer: str = ""
    addressee: str = ""
    date: str = ""
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    tables: list[Rows] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)
    has: list[str] = field(default_factory=list)
    only_bold: tuple[
        str, ...
    ] = ()  # headings that nothing but bold letters shows; a PDF whose font has none lacks them


FILES: dict[str, Callable[[Word], Truth]] = {}


def file(make: Callable[[Word], Truth]) -> Callable[[Word], Truth]:
    """Adds a file to those that the bench reads."""
    FILES[make.__name__] = make
    return make


@file
def rules_with_automatic_chapters(word: Word) -> Truth:
    chapters = word.numbering([("chineseCountingThousand", "第%1章　")])
    articles = word.numbering([("chineseCountingThousand", "第%1条　")])
    word.line("青禾市公共停车场管理办法", size=22, bold=True, centred=True)
    word.line("（2021年6月3日青禾市人民政府令第18号公布）", centred=True)
    truth = Truth(title="青禾市公共停车场管理办法")
    texts = (
        (
            "总则",
            (
                "为了加强公共停车场的管理，根据有关法律，结合本市实际，制定本办法。",
                "本市行政区域内公共停车场的规划、建设和管理，适用本办法。",
            ),
        ),
        (
            "规划和建设",
            (
                "市规划部门应当会同有关部门编制停车场专项规划。",
                "新建公共建筑应当按照标准配建停车场。",
                "停车场建成后，不得擅自改变用途。",
            ),
        ),
        ("附则", ("本办法自2021年8月1日起施行。",)),
    )
    count = 0
    for at, (chapter, paragraphs) in enumerate(texts):
        word.numbered(chapters, 0, chapter)
        truth.headings.append((1, f"第{'一二三'[at]}章", chapter))
        for paragraph in paragraphs:
            word.numbered(articles, 0, paragraph)
            truth.headings.append((2, f"第{'一二三四五六'[count]}条", ""))
            count += 1
    return truth


@file
def notice_with_styled_headings(word: Word) -> Truth:
    word.furniture("青禾市教育局文件", "第1页 共3页")
    one = word.numbering(
        [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]
    )
    word.line("关于做好2023年秋季学期开学工作的通知", "Title")
    word.line("各县区教育局，市属各学校：")
    word.line("为做好秋季学期开学工作，现将有关事项通知如下：")
    word.numbered(one, 0, "总体要求", "Heading 1")
    word.line("坚持立德树人，确保平稳有序开学，让家长放心、让社会满意。")
    word.numbered(one, 0, "重点工作", "Heading 1")
    word.numbered(one, 1, "校园安全", "Heading 2")
    word.line("开学前完成一次全面的安全检查，对发现的隐患逐项登记。")
    word.numbered(one, 1, "教学准备", "Heading 2")
    word.line("教材要做到课前到书、人手一册，不得漏发。")
    word.numbered(one, 0, "工作要求", "Heading 1")
    word.line("各单位于8月25日前报送情况，联系人及电话见附件。")
    word.line("附件：1.开学工作检查表")
    word.line("　　　2.联系人名单")
    word.line("青禾市教育局")
    word.line("2023年8月10日")
    word.page()
    word.line("附件1")
    word.line("开学工作检查表", centred=True, bold=True, size=16)
    rows = (
        ("序号", "检查项目", "结果", "备注"),
        ("1", "食堂卫生", "", ""),
        ("2", "消防设施", "", ""),
        ("", "", "", ""),
    )
    word.table(rows)
    word.page()
    word.line("附件2")
    word.line("联系人名单", centred=True, bold=True, size=16)
    rows2 = (("单位", "姓名", "电话"), ("城东区教育局", "林小禾", "0000-1111111"), ("城西区教育局", "", "0000-2222222"))
    word.table(rows2)
    return Truth(
        title="关于做好2023年秋季学期开学工作的通知",
        issuer="青禾市教育局",
        addressee="各县区教育局，市属各学校",
        date="2023-08-10",
        headings=[
            (1, "一、", "总体要求"),
            (1, "二、", "重点工作"),
            (2, "（一）", "校园安全"),
            (2, "（二）", "教学准备"),
            (1, "三、", "工作要求"),
        ],
        tables=[rows, rows2],
        annexes=["开学工作检查表", "联系人名单"],
    )


@file
def bid_with_a_cover(word: Word) -> Truth:
    word.line("项目编号：QHCG-2022-017", size=14)
    word.line("青禾县中心医院信息化设备采购项目", size=26, bold=True, centred=True)
    word.line("招 标 文 件", size=36, bold=True, centred=True)
    word.line("采购   人：青禾县中心医院", size=14)
    word.line("代理机构：青禾招标代理有限公司", size=14)
    word.line("二○二二年二月", size=14, centred=True)
    word.page()
    chapters = word.numbering([("chineseCountingThousand", "第%1章　")])
    one = word.numbering([("chineseCountingThousand", "%1、")])
    word.numbered(chapters, 0, "投标邀请", "Heading 1")
    word.line("青禾招标代理有限公司受采购人委托，就下列项目公开招标，欢迎合格的供应商参加投标。")
    word.numbered(one, 0, "项目名称：信息化设备采购")
    word.numbered(one, 0, "采购预算：128万元")
    word.numbered(chapters, 0, "投标人须知", "Heading 1")
    rows = (
        ("条款号", "内容", "说明"),
        ("1.1", "采购人", "青禾县中心医院"),
        ("2.3", "投标有效期", "    90天"),
        ("3.1", "踏勘现场", ""),
    )
    word.table(rows)
    word.numbered(chapters, 0, "合同条款", "Heading 1")
    word.line("合作时间为　　　　年，自签订之日起计算。")
    word.line("甲方（盖章）：　　　　　　　　　　乙方（盖章）：")
    return Truth(
        title="青禾县中心医院信息化设备采购项目招标文件",
        issuer="青禾县中心医院",
        headings=[
            (1, "第一章", "投标邀请"),
            (2, "一、", "项目名称"),
            (2, "二、", "采购预算"),
            (1, "第二章", "投标人须知"),
            (1, "第三章", "合同条款"),
        ],
        tables=[rows],
        has=["合作时间为　　　　年"],
    )


@file
def procurement_with_starred_headings(word: Word) -> Truth:
    word.line("青禾县老年大学教学设备采购需求", size=20, bold=True, centred=True)
    word.line("★一、项目概况", bold=True)
    word.line("本项目采购教学设备一批，预算金额为46万元，供应商须按要求响应。")
    word.line("二、技术要求", bold=True)
    word.line("（一）钢琴", bold=True)
    word.line("击弦机采用木质结构，键盘为八十八键，出厂前应当调律。")
    word.line("★（二）投影机", bold=True)
    word.line("亮度不低于5000流明，对比度不低于3000∶1。")
    word.line("★三、商务要求", bold=True)
    word.line("供货期为合同签订后30日内，质保期不少于三年。")
    numbers = word.numbering([("decimal", "%1")])
    rows = (("#", "钢琴", "台", "4"), ("#", "投影机", "台", "2"), ("#", "音响", "套", "1"))
    word.table((("序号", "名称", "单位", "数量"), *rows), numbered=numbers)
    return Truth(
        title="青禾县老年大学教学设备采购需求",
        headings=[
            (1, "★一、", "项目概况"),
            (1, "二、", "技术要求"),
            (2, "（一）", "钢琴"),
            (2, "★（二）", "投影机"),
            (1, "★三、", "商务要求"),
        ],
        tables=[
            (
                ("序号", "名称", "单位", "数量"),
                ("1", "钢琴", "台", "4"),
                ("2", "投影机", "台", "2"),
                ("3", "音响", "套", "1"),
            )
        ],
    )


@file
def joint_notice_with_two_signers(word: Word) -> Truth:
    word.line("白沙县财政局", size=26, bold=True, centred=True)
    word.line("白沙县水利局", size=26, bold=True, centred=True)
    word.line("白财农〔2020〕31号", centred=True)
    word.line("关于下达2020年小型水库维修", size=22, bold=True, centred=True)
    word.line("养护资金的通知", size=22, bold=True, centred=True)
    word.line("各乡镇人民政府：")
    word.line("根据县政府批复，现下达2020年小型水库维修养护资金，专款专用，请按规定使用。")
    word.line("一、资金应当于年底前支付完毕，不得挪作他用，支付情况按月报送。")
    word.line("二、项目完成后及时组织验收，验收结果报县水利局备案。")
    word.line("附件：2020年小型水库维修养护资金分配表")
    word.line("白沙县财政局　　　　　　白沙县水利局")
    word.line("2020年5月19日")
    word.line("（此件公开发布）")
    word.line("抄送：县审计局，县纪委监委。")
    word.line("白沙县财政局办公室　　　　　2020年5月20日印发")
    word.page()
    word.line("附件")
    word.line("2020年小型水库维修养护资金分配表", bold=True, size=16, centred=True)
    rows = (
        ("乡镇", "水库", "资金（万元）", ""),
        ("", "", "维修", "养护"),
        ("东河镇", "李家坝", "3.5", "1.2"),
        ("", "石门", "2.0", "0.8"),
        ("西岭乡", "柳沟", "4.1", ""),
    )
    word.table(rows, merged=((0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1), (2, 0, 3, 0)))
    seen = (
        ("乡镇", "水库", "资金（万元）"),
        ("维修", "养护"),
        ("东河镇", "李家坝", "3.5", "1.2"),
        ("石门", "2.0", "0.8"),
        ("西岭乡", "柳沟", "4.1", ""),
    )
    return Truth(
        title="关于下达2020年小型水库维修养护资金的通知",
        number="白财农〔2020〕31号",
        issuer="白沙县财政局、白沙县水利局",
        addressee="各乡镇人民政府",
        date="2020-05-19",
        tables=[seen],
        annexes=["2020年小型水库维修养护资金分配表"],
    )


@file
def reply_with_annex_headings(word: Word) -> Truth:
    word.line("磋商响应文件", "Title")
    word.line("附件一：应答方案", "Heading 1")
    word.line("一、服务方案", "Heading 2")
    word.line("我公司成立项目组，由项目经理统一负责，按月报告进度。")
    word.line("二、人员安排", "Heading 2")
    word.line("项目组共六人，均具有五年以上的从业经历。")
    word.line("附件二：报价表", "Heading 1")
    rows = (
        ("项目", "单价（元）", "数量", "合计（元）"),
        ("培训", "1200", "4", "4800"),
        ("运维", "", "", ""),
        ("", "", "", ""),
    )
    word.table(rows)
    word.line("附件三：承诺书", "Heading 1")
    word.line("我公司承诺：所提供的材料真实有效，如有虚假，愿承担一切责任。")
    return Truth(
        title="磋商响应文件",
        annexes=["应答方案", "报价表", "承诺书"],
        headings=[(1, "一、", "服务方案"), (1, "二、", "人员安排")],
        tables=[rows],
    )


@file
def handbook_with_annexes(word: Word) -> Truth:
    word.line("云溪镇村级档案管理工作手册", size=26, bold=True, centred=True)
    word.line("云溪镇人民政府办公室", centred=True, size=16)
    word.line("二○一九年三月修订", centred=True, size=16)
    word.page()
    word.line("第一章  总则", bold=True, centred=True)
    word.line("为规范村级档案的收集、整理和利用，编写本手册，供各村档案员使用。")
    word.line("第二章  归档范围", bold=True, centred=True)
    word.line("村级组织在工作中形成的文件材料，按附件1至附件4的式样归档。")
    truth = Truth(
        title="云溪镇村级档案管理工作手册",
        issuer="云溪镇人民政府办公室",
        headings=[(1, "第一章", "总则"), (1, "第二章", "归档范围")],
    )
    for at, (name, rows) in enumerate(
        (
            ("归档文件目录", (("序号", "题名", "日期", "页数"), ("", "", "", ""), ("", "", "", ""))),
            ("借阅登记表", (("日期", "借阅人", "用途", "归还"), ("", "", "", ""), ("", "", "", ""))),
            ("移交清单", (("类别", "数量"), ("文书档案", "　　卷"), ("照片档案", "　　张"))),
        ),
        1,
    ):
        word.page()
        word.line(f"附件{at}")
        word.line(name, bold=True, centred=True, size=16)
        word.table(rows)
        truth.annexes.append(name)
        truth.tables.append(rows)
    word.page()
    word.line("附件4")
    word.line("档案员承诺书", bold=True, centred=True, size=16)
    word.line("本人自愿担任        村档案员，任期自    年  月  日至    年  月  日，承诺保守秘密，妥善保管档案。")
    word.line("承诺人：               日期：")
    truth.annexes.append("档案员承诺书")
    truth.has.append("自    年  月  日至    年  月  日")
    return truth


@file
def form_with_many_paragraphs_a_cell(word: Word) -> Truth:
    word.line("附件1")
    word.line("云溪镇优秀志愿者推荐表", bold=True, centred=True, size=18)
    rows = (
        ("姓　名", "", "性　别", ""),
        ("工作单位", "", "联系电话", ""),
        ("主要事迹", "（不超过500字）\n可另附页", "", ""),
        ("推荐意见", "\n\n（盖章）\n　　年　　月　　日", "", ""),
    )
    word.table(rows, merged=((2, 1, 2, 3), (3, 1, 3, 3)))
    word.line("注：本表一式两份。")
    seen = (
        ("姓名", "", "性别", ""),
        ("工作单位", "", "联系电话", ""),
        ("主要事迹", "（不超过500字）可另附页"),
        ("推荐意见", "（盖章）年月日"),
    )
    return Truth(title="云溪镇优秀志愿者推荐表", tables=[seen], has=["注：本表一式两份。"])


@file
def contract(word: Word) -> Truth:
    word.line("房屋租赁合同", size=22, bold=True, centred=True)
    word.line("合同编号：YX-2021-08")
    word.line("甲方（出租方）：云溪镇供销社")
    word.line("乙方（承租方）：　　　　　　　　")
    word.line("根据有关法律，甲乙双方经协商一致，订立本合同。")
    articles = word.numbering([("chineseCountingThousand", "第%1条　"), ("decimal", "%2.")])
    word.numbered(articles, 0, "房屋情况", bold=True)
    word.line("甲方将位于　　　　　　的房屋出租给乙方使用，建筑面积　　　平方米。")
    word.numbered(articles, 0, "租赁期限", bold=True)
    word.line("租期为　　年，自　　年　　月　　日起。")
    word.numbered(articles, 0, "租金及支付方式", bold=True)
    word.numbered(articles, 1, "月租金为　　　元，按季支付。")
    word.numbered(articles, 1, "乙方逾期支付的，按日支付违约金。")
    word.line("甲方（签章）：　　　　　　　　乙方（签章）：")
    word.line("2021年　　月　　日　　　　　　2021年　　月　　日")
    return Truth(
        title="房屋租赁合同",
        headings=[(1, "第一条", "房屋情况"), (1, "第二条", "租赁期限"), (1, "第三条", "租金及支付方式")],
        has=[
            "租期为　　年，自　　年　　月　　日起",
            "月租金为　　　元",
            "甲方（签章）：　　　　　　　　乙方（签章）：",
        ],
    )


@file
def report_with_numbers_in_three_levels(word: Word) -> Truth:
    levels = word.numbering([("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")])
    word.line("白沙县农村饮水安全评估报告", size=22, bold=True, centred=True)
    word.line("白沙县水利局", centred=True)
    word.line("2018年11月", centred=True)
    word.page()
    word.numbered(levels, 0, "概述", "Heading 1")
    word.numbered(levels, 1, "评估范围", "Heading 2")
    word.line("评估范围为全县12个乡镇、134个行政村的集中供水工程。")
    word.numbered(levels, 1, "评估方法", "Heading 2")
    word.numbered(levels, 2, "现场检查", "Heading 3")
    word.line("对每处水厂的水源、净化和消毒设施逐一检查。")
    word.numbered(levels, 2, "水质检测", "Heading 3")
    word.line("每处水厂取出厂水和末梢水各两份送检。")
    word.numbered(levels, 0, "评估结果", "Heading 1")
    word.line("评估结果见下表。")
    rows = (("乡镇", "水厂", "达标率"), ("东河镇", "3", "96.5%"), ("西岭乡", "2", ""), ("合计", "5", "95.1%"))
    word.table(rows)
    return Truth(
        title="白沙县农村饮水安全评估报告",
        issuer="白沙县水利局",
        headings=[
            (1, "1.", "概述"),
            (2, "1.1", "评估范围"),
            (2, "1.2", "评估方法"),
            (3, "1.2.1", "现场检查"),
            (3, "1.2.2", "水质检测"),
            (1, "2.", "评估结果"),
        ],
        tables=[rows],
    )


@file
def sheet_of_the_standard(word: Word) -> Truth:
    word.line("000017")
    word.line("机密★1年")
    word.line("特急")
    word.line("白沙县人民政府文件", size=40, bold=True, centred=True)
    word.line("白政发〔2017〕6号　　　　　　　　签发人：田 远")
    word.line("白沙县人民政府", size=22, centred=True)
    word.line("关于修建东河灌区的请示", size=22, centred=True)
    word.line("青禾市人民政府：")
    word.line("为改善东河灌区的灌溉条件，我县拟修建干渠一条，现将有关情况请示如下：")
    one = word.numbering([("chineseCountingThousand", "%1、")])
    word.numbered(one, 0, "建设的必要性")
    word.line("东河灌区有耕地两万亩，近年来渠道老化，灌溉保证率不足五成。")
    word.numbered(one, 0, "建设的内容")
    word.line("拟修建干渠十二公里，配套建筑物三十处，估算投资6200万元。")
    word.line("妥否，请批示。")
    word.line("附件：东河灌区干渠可行性研究报告")
    word.line("白沙县人民政府")
    word.line("2017年3月9日")
    word.line("（联系人：高平，电话：0000-3333333）")
    return Truth(
        title="白沙县人民政府关于修建东河灌区的请示",
        number="白政发〔2017〕6号",
        issuer="白沙县人民政府",
        addressee="青禾市人民政府",
        date="2017-03-09",
        headings=[(1, "一、", "建设的必要性"), (1, "二、", "建设的内容")],
    )


@file
def plan_with_styled_headings_alone(word: Word) -> Truth:
    word.line("云溪镇文化站2024年工作计划", "Title")
    word.line("一年来的体会", "Heading 1")
    word.line("过去一年，文化站组织了二十余场活动，群众参与的热情很高。")
    word.line("今年的打算", "Heading 1")
    word.line("场地建设", "Heading 2")
    word.line("把旧粮仓改成排练厅，年底前开放。")
    word.line("队伍建设", "Heading 2")
    word.line("每村培养两名文艺骨干，全年集中培训四次。")
    word.line("需要的支持", "Heading 1")
    word.line("请镇里在经费和场地上给予支持。")
    return Truth(
        title="云溪镇文化站2024年工作计划",
        headings=[
            (1, "", "一年来的体会"),
            (1, "", "今年的打算"),
            (2, "", "场地建设"),
            (2, "", "队伍建设"),
            (1, "", "需要的支持"),
        ],
    )
