"""Office files in other layouts: covers, joint heads, many annexes, split tables, forms, turns of speech. See ``texts.py``."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from texts import Truth, file
from word import Word

HAN = "一二三四五六七八九十"


def right(word: Word, *lines: str) -> None:
    """Lines at the right edge, where a letter is signed."""
    for line in lines:
        word.line(line)
        word.document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def raised(word: Word, *parts: str) -> None:
    """One paragraph whose second, fourth, … part is a raised mark of a note."""
    paragraph = word.document.add_paragraph()
    for at, part in enumerate(parts):
        paragraph.add_run(part).font.superscript = bool(at % 2) or None


@file
def study_with_cover_and_contents(word: Word) -> Truth:
    word.line("内部资料　注意保存")
    word.line("研究报告", size=18, centred=True)
    word.line("2023年第7期（总第132期）", centred=True)
    word.line("槐岭市山区农业社会化服务", size=26, bold=True, centred=True)
    word.line("发展情况调查报告", size=26, bold=True, centred=True)
    word.line("槐岭市农村发展研究中心", size=16, centred=True)
    word.line("二〇二三年十月", size=16, centred=True)
    word.page()
    word.line("目　　录", size=16, bold=True, centred=True)
    for name, page in (
        ("一、基本情况", 1),
        ("（一）服务组织", 1),
        ("（二）服务面积", 3),
        ("二、存在的问题", 5),
        ("三、对策建议", 8),
        ("附表　各县服务面积统计表", 11),
    ):
        word.line(f"{name}……………………{page}")
    word.page()
    word.line(
        "为摸清全市农业社会化服务的底数，中心于今年七月至九月组织三个小组，走访了六个县的二十四个村。现将调查情况报告如下。"
    )
    word.line("一、基本情况", "Heading 1")
    word.line("（一）服务组织", "Heading 2")
    word.line("全市有各类服务组织614家，其中合作社382家，企业57家，其余为农机大户和村集体。")
    word.line("（二）服务面积", "Heading 2")
    word.line("去年全程托管面积31.2万亩，单环节托管面积96.8万亩，山区占比不到三成。")
    word.line("二、存在的问题", "Heading 1")
    word.line("山区地块小而散，机具下不了田，服务价格高出平原一半以上，农户不愿托管。")
    word.line("三、对策建议", "Heading 1")
    word.line("建议把宜机化改造与高标准农田建设结合起来，先易后难，逐片推进。")
    rows = (
        ("县", "托管面积（万亩）", "备注"),
        ("槐东县", "42.6", ""),
        ("槐西县", "", "未统计"),
        ("岭南县", "18.9", ""),
    )
    word.line("附表")
    word.line("各县服务面积统计表", centred=True, bold=True)
    word.table(rows)
    return Truth(
        title="槐岭市山区农业社会化服务发展情况调查报告",
        issuer="槐岭市农村发展研究中心",
        headings=[
            (1, "一、", "基本情况"),
            (2, "（一）", "服务组织"),
            (2, "（二）", "服务面积"),
            (1, "二、", "存在的问题"),
            (1, "三、", "对策建议"),
        ],
        tables=[rows],
        annexes=["各县服务面积统计表"],
    )


@file
def notice_of_three_bodies(word: Word) -> Truth:
    for line in ("槐岭市教育局", "槐岭市公安局　文件", "槐岭市交通运输局"):
        word.line(line, size=28, bold=True, centred=True)
    word.line("槐教联〔2024〕6号", centred=True)
    for line in ("槐岭市教育局　槐岭市公安局", "槐岭市交通运输局关于进一步加强", "校车安全管理工作的通知"):
        word.line(line, size=22, bold=True, centred=True)
    word.line("各县（市、区）教育局、公安局、交通运输局：")
    word.line("入秋以来，部分山区路段雨雾增多。为确保学生乘车安全，现就加强校车安全管理工作通知如下：")
    word.line("一、排查车辆隐患。9月20日前，对在册校车逐辆检验，不合格的一律停运。")
    word.line("二、严格驾驶人管理。对校车驾驶人开展一次资格复核，复核结果报市公安局交通警察支队。")
    word.line("三、优化行驶线路。临崖、临水路段未设防护栏的，应当调整线路或者限时补建。")
    word.line("附件：1．校车隐患排查情况统计表")
    word.line("　　　2．校车驾驶人资格复核表")
    right(word, "槐岭市教育局　　　槐岭市公安局", "槐岭市交通运输局", "2024年9月3日")
    word.line("（此件公开发布）")
    word.page()
    word.line("附件1")
    word.line("校车隐患排查情况统计表", centred=True, bold=True, size=18)
    word.line("填报单位（盖章）：　　　　　　　　　　填报日期：　　年　　月　　日")
    first = (("车牌号", "使用学校", "隐患类型", "整改期限"), ("", "", "", ""), ("", "", "", ""))
    word.table(first)
    word.page()
    word.line("附件2")
    word.line("校车驾驶人资格复核表", centred=True, bold=True, size=18)
    second = (("姓名", "", "驾驶证号", ""), ("准驾车型", "", "初次领证日期", ""), ("复核意见", ""))
    word.table((*second[:2], ("复核意见", "", "", "")), merged=((2, 1, 2, 3),))
    word.line("填表说明：本表由县级公安机关填写，一人一表。")
    return Truth(
        title="槐岭市教育局 槐岭市公安局 槐岭市交通运输局关于进一步加强校车安全管理工作的通知",
        number="槐教联〔2024〕6号",
        issuer="槐岭市教育局、槐岭市公安局、槐岭市交通运输局",
        addressee="各县（市、区）教育局、公安局、交通运输局",
        date="2024-09-03",
        headings=[(1, "一、", "排查车辆隐患"), (1, "二、", "严格驾驶人管理"), (1, "三、", "优化行驶线路")],
        tables=[first, second],
        annexes=["校车隐患排查情况统计表", "校车驾驶人资格复核表"],
        has=["（此件公开发布）"],
    )


@file
def call_for_projects_with_five_annexes(word: Word) -> Truth:
    word.line("汀州区科学技术局关于组织申报2025年度", size=22, bold=True, centred=True)
    word.line("区级科技计划项目的通知", size=22, bold=True, centred=True)
    word.line("汀科〔2025〕3号", centred=True)
    word.line("各镇（街道）、有关企业：")
    word.line("根据年度工作安排，现组织申报2025年度区级科技计划项目，有关事项通知如下。")
    for at, (name, paragraph) in enumerate(
        (
            ("支持方向", "重点支持先进材料、智能装备、现代农业三个方向，详见附件1。"),
            ("申报条件", "申报单位应当在本区注册满一年，上年度研究开发费用占营业收入的比重不低于3%。"),
            ("申报材料", "申报书（附件2）一式三份，查新报告、知情同意书（附件4）各一份。"),
        )
    ):
        word.line(f"{HAN[at]}、{name}", bold=True)
        word.line(paragraph)
    word.line("联系人：区科技局发展科　汤明，电话：0000-8123456。")
    names = ["2025年度项目申报指南", "项目申报书", "项目经费预算表", "知情同意书", "推荐单位联系方式"]
    for at, name in enumerate(names):
        word.line(f"附件：{at + 1}.{name}" if not at else f"　　　{at + 1}.{name}")
    right(word, "汀州区科学技术局", "2025年1月9日")
    word.page()
    word.line("附件1")
    word.line(names[0], centred=True, bold=True, size=18)
    word.line("一、先进材料")
    word.line("1.高性能纤维。支持纤维制备与应用的关键技术研究，形成小批量试制能力。")
    word.line("2.功能涂料。支持环保型涂料的配方和工艺研究。")
    word.line("二、智能装备")
    word.line("支持农产品分选装备的国产化研究。")
    word.page()
    word.line("附件2")
    word.line(names[1], centred=True, bold=True, size=18)
    word.line("项目名称：＿＿＿＿＿＿＿＿＿＿＿＿")
    word.line("申报单位：＿＿＿＿＿＿＿＿＿＿（盖章）")
    word.page()
    word.line("附件3")
    word.line(names[2], centred=True, bold=True, size=18)
    rows = (("科目", "预算（万元）", "其中：财政资金"), ("设备费", "", ""), ("材料费", "", ""), ("合　计", "", ""))
    word.table(rows)
    word.page()
    word.line("附件4")
    word.line(names[3], centred=True, bold=True, size=18)
    word.line("我单位已知晓项目管理的各项规定，承诺所报材料真实有效，如有不实，愿意承担相应责任。")
    word.line("法定代表人（签字）：")
    word.line("　　年　　月　　日")
    word.page()
    word.line("附件5")
    word.line(names[4], centred=True, bold=True, size=18)
    rows2 = (("单位", "联系人", "电话"), ("云顶镇", "汤小明", "0000-8000001"), ("城关街道", "", "0000-8000002"))
    word.table(rows2)
    return Truth(
        title="汀州区科学技术局关于组织申报2025年度区级科技计划项目的通知",
        number="汀科〔2025〕3号",
        issuer="汀州区科学技术局",
        addressee="各镇（街道）、有关企业",
        date="2025-01-09",
        headings=[
            (1, "一、", "支持方向"),
            (1, "二、", "申报条件"),
            (1, "三、", "申报材料"),
            (1, "一、", "先进材料"),
            (2, "1.", "高性能纤维"),
            (2, "2.", "功能涂料"),
            (1, "二、", "智能装备"),
        ],
        tables=[rows, rows2],
        annexes=names,
    )


@file
def ledger_over_four_pages(word: Word) -> Truth:
    word.line("汀州区2024年农村公路养护工程计划表", size=18, bold=True, centred=True)
    word.line("单位：公里、万元")
    rows = [("序号", "镇名", "路线名称", "里程", "投资", "备注")]
    for n in range(1, 91):
        town = ("云顶镇", "沙溪镇", "", "石门镇")[n % 4]
        rows.append(
            (
                f"{n}",
                town,
                f"{'东西南北中'[n % 5]}{'山河湖塘'[n % 4]}线",
                f"{n % 9 + 1}.{n % 7}",
                "" if n % 11 == 0 else f"{n * 7}",
                "",
            )
        )
    rows.append(("合计", "", "", "412.3", "28665", ""))
    word.table(rows)
    word.line("注：备注栏由各镇填写。")
    return Truth(title="汀州区2024年农村公路养护工程计划表", tables=[tuple(rows)])


@file
def letter_of_commitment(word: Word) -> Truth:
    word.line("安全生产承诺书", size=22, bold=True, centred=True)
    word.line("汀州区应急管理局：")
    word.line("我单位__________________（全称）现郑重承诺：")
    promises = (
        "严格遵守安全生产法律、法规，落实全员安全生产责任制。",
        "按照规定提取和使用安全生产费用，不挤占、不挪用。",
        "发生事故后，在______小时内如实报告，不瞒报、不漏报。",
    )
    for at, text in enumerate(promises):
        word.line(f"{HAN[at]}、{text}")
    word.line("以上承诺如有违反，愿意接受处罚。")
    right(word, "承诺单位（盖章）：", "主要负责人（签字）：", "年　　月　　日")
    return Truth(
        title="安全生产承诺书",
        addressee="汀州区应急管理局",
        has=["我单位__________________（全称）", "在______小时内", "年　　月　　日"],
    )


@file
def minutes_with_spaced_head(word: Word) -> Truth:
    word.line("会　议　纪　要", size=36, bold=True, centred=True)
    word.line("〔2024〕5号", centred=True)
    word.line("汀州区人民政府办公室　　　　　　　　2024年4月16日", size=14)
    word.line("关于推进老旧小区改造工作的会议纪要", size=20, bold=True, centred=True)
    word.line(
        "4月12日，区长马征主持召开会议，专题研究老旧小区改造工作。会议听取了区住房城乡建设局的汇报，并就有关问题进行了讨论。纪要如下："
    )
    word.line("一、会议认为，老旧小区改造是民生实事，前期工作进展总体顺利，但也存在资金到位慢、居民意见不一等问题。")
    word.line("二、会议议定以下事项：")
    word.line("（一）由区财政局牵头，4月底前落实改造资金2600万元。")
    word.line("（二）由各街道负责，5月15日前完成居民意见征集。")
    word.line("（三）由区住房城乡建设局负责，6月开工建设。")
    word.line("三、会议强调，各部门要密切配合，每月末向区政府督查室报送进度。")
    word.line("出　席：马　征　汤　明　吕小舟")
    word.line("列　席：钟　楠　赖　青")
    word.line("记　录：邱　平")
    word.line("发送：区政府领导，各街道办事处，区直有关部门。")
    return Truth(
        title="关于推进老旧小区改造工作的会议纪要",
        issuer="汀州区人民政府办公室",
        date="2024-04-16",
        has=["会议纪要", "马　征　汤　明　吕小舟"],
    )


@file
def judgment_of_second_instance(word: Word) -> Truth:
    word.line("汀州市中级人民法院", size=20, bold=True, centred=True)
    word.line("行　政　判　决　书", size=26, bold=True, centred=True)
    right(word, "（2023）汀02行终47号")
    word.line("上诉人（原审原告）吕小舟，女，1976年2月11日出生，汉族，住汀州区云顶镇。")
    word.line("委托诉讼代理人赖青，汀州扬帆律师事务所律师。")
    word.line("被上诉人（原审被告）汀州区自然资源局，住所地汀州区北街8号。")
    word.line("法定代表人钟楠，局长。")
    word.line(
        "上诉人吕小舟因诉汀州区自然资源局不履行法定职责一案，不服汀州区人民法院（2023）汀0202行初19号行政判决，向本院提起上诉。本院依法组成合议庭审理了本案，现已审理终结。"
    )
    word.line("原审法院查明，2022年8月，吕小舟向区自然资源局提交宅基地审批申请。")
    word.line(
        "本院认为，区自然资源局在法定期限内未作答复，原审判决认定事实清楚，适用法律正确，应予维持。依照《中华人民共和国行政诉讼法》第八十九条第一款第一项之规定，判决如下："
    )
    word.line("驳回上诉，维持原判。")
    word.line("二审案件受理费50元，由上诉人吕小舟负担。")
    word.line("本判决为终审判决。")
    right(
        word,
        "审　判　长　　邱　平",
        "审　判　员　　汤　明",
        "审　判　员　　马　征",
        "二〇二三年十一月二十日",
        "法 官 助 理　　卢　溪",
        "书　记　员　　钟小楠",
    )
    return Truth(title="行政判决书", number="（2023）汀02行终47号", issuer="汀州市中级人民法院", date="2023-11-20")


@file
def bulletin_with_raised_marks(word: Word) -> Truth:
    word.line("槐东县第四次经济普查公报（第二号）", size=22, bold=True, centred=True)
    word.line("——第二产业基本情况", centred=True)
    word.line("槐东县统计局　槐东县第四次经济普查领导小组办公室", centred=True)
    word.line("（2020年6月12日）", centred=True)
    word.line("根据第四次经济普查结果，现将我县第二产业的主要数据公布如下：")
    word.line("一、工业", bold=True)
    word.line("（一）企业单位数和从业人员", bold=True)
    raised(
        word, "2018年末，全县共有工业企业法人单位", "[1]", "836个，从业人员21470人，分别比2013年末增长32.5%和下降4.1%。"
    )
    first = (
        ("", "企业法人单位（个）", "从业人员（人）"),
        ("合　计", "836", "21470"),
        ("采矿业", "17", "902"),
        ("制造业", "784", "19866"),
        ("电力、热力生产和供应业", "35", "702"),
    )
    word.line("表2-1　按行业分组的工业企业", centred=True)
    word.table(first)
    word.line("（二）资产负债状况", bold=True)
    raised(word, "2018年末，工业企业法人单位资产总计", "[2]", "182.7亿元，负债合计97.3亿元。")
    word.line("二、建筑业", bold=True)
    word.line("2018年末，全县共有建筑业企业法人单位143个，从业人员8816人。")
    word.line("注释：")
    word.line("[1]企业法人单位含年末开业的个体改制企业。")
    word.line("[2]资产总计为年末数。")
    return Truth(
        title="槐东县第四次经济普查公报（第二号）",
        date="2020-06-12",
        issuer="槐东县统计局、槐东县第四次经济普查领导小组办公室",
        headings=[
            (1, "一、", "工业"),
            (2, "（一）", "企业单位数和从业人员"),
            (2, "（二）", "资产负债状况"),
            (1, "二、", "建筑业"),
        ],
        tables=[first],
        has=["836个，从业人员21470人", "182.7亿元"],
    )


@file
def interview_in_questions(word: Word) -> Truth:
    word.line("让山里的孩子在家门口上好学", size=22, bold=True, centred=True)
    word.line("——访槐东县教育局局长赖青", centred=True)
    word.line("《槐岭教育》记者　卢溪", centred=True)
    for who, said in (
        ("记　者", "赖局长，请您先介绍一下全县乡村学校的情况。"),
        (
            "赖　青",
            "好的。全县有乡村小学61所，教学点38个，在校学生1.24万人。\n这几年，我们把新增的教育经费主要用在了乡村。",
        ),
        ("记　者", "教师留不住是个老问题，您怎么看？"),
        ("赖　青", "一靠待遇，二靠感情。乡村教师每月补贴提高到600元，周转房建了214套。"),
        ("记　者", "谢谢您接受采访。"),
    ):
        for at, line in enumerate(said.split("\n")):
            paragraph = word.document.add_paragraph()
            if not at:
                paragraph.add_run(f"{who}：").bold = True
            paragraph.add_run(line)
    return Truth(title="让山里的孩子在家门口上好学", has=["周转房建了214套"])


@file
def service_contract_with_clauses(word: Word) -> Truth:
    word.line("合同编号：HD2023-FW-0142")
    word.line("技术服务合同", size=26, bold=True, centred=True)
    rows = (
        ("项目名称", "槐东县智慧水务平台运维服务"),
        ("委托方（甲方）", "槐东县水利局"),
        ("受托方（乙方）", "槐岭云帆科技有限公司"),
        ("签订时间", "2023年5月"),
        ("签订地点", "槐东县"),
    )
    word.table(rows)
    word.page()
    word.line("依据《中华人民共和国民法典》的规定，合同双方就槐东县智慧水务平台运维服务，经协商一致，签订本合同。")
    parts = (
        ("服务内容", ("乙方负责平台的日常运行维护，故障响应时间不超过30分钟。", "乙方每季度提交一份运行报告。")),
        ("合同价款", ("合同总价为人民币48.6万元，含税。", "甲方于合同签订后10日内支付40%，验收合格后支付其余60%。")),
        ("保密", ("双方对履行合同中知悉的对方秘密负有保密义务，期限为三年。",)),
    )
    truth = Truth(title="技术服务合同", tables=[rows])
    for at, (name, clauses) in enumerate(parts, 1):
        word.line(f"{at}. {name}", bold=True)
        truth.headings.append((1, f"{at}.", name))
        for n, clause in enumerate(clauses, 1):
            word.line(f"{at}.{n} {clause}")
    signers = (
        ("甲方：槐东县水利局（盖章）", "乙方：槐岭云帆科技有限公司（盖章）"),
        ("代表人（签字）：", "代表人（签字）："),
        ("　　年　月　日", "　　年　月　日"),
    )
    word.table(signers)
    truth.tables.append(signers)
    return truth


@file
def two_lists_made_public(word: Word) -> Truth:
    word.line("公　　示", size=26, bold=True, centred=True)
    word.line(
        "按照《槐东县见义勇为人员奖励办法》，经评审委员会评审，拟确认下列人员为2023年度见义勇为先进个人，现予公示。"
    )
    word.line("公示时间：2023年12月4日至12月10日")
    word.line("受理电话：0000-7210021　　电子邮箱：jyyw@example.invalid")
    word.line("一、拟授予一等奖人员（2名）")
    first = (
        ("姓名", "性别", "工作单位", "事迹"),
        ("汤　明", "男", "云顶镇村民", "跳入河中救起落水儿童"),
        ("卢小溪", "女", "县医院", "火场救人"),
    )
    word.table(first)
    word.line("二、拟授予二等奖人员（1名）")
    second = (("姓名", "性别", "工作单位", "事迹"), ("邱　平", "男", "", "抓获盗窃嫌疑人"))
    word.table(second)
    word.line("公示期内，任何单位和个人均可通过来信、来电、来访的形式，反映公示对象的情况和问题。")
    right(word, "中共槐东县委政法委员会", "2023年12月4日")
    return Truth(
        title="公示",
        issuer="中共槐东县委政法委员会",
        date="2023-12-04",
        headings=[(1, "一、", "拟授予一等奖人员（2名）"), (1, "二、", "拟授予二等奖人员（1名）")],
        tables=[first, second],
    )


@file
def decision_of_a_congress(word: Word) -> Truth:
    word.line("槐东县人民代表大会常务委员会", size=22, bold=True, centred=True)
    word.line("关于加强饮用水水源保护的决定", size=22, bold=True, centred=True)
    word.line("（2021年9月28日槐东县第十六届人民代表大会常务委员会第三十次会议通过）", centred=True)
    word.line(
        "槐东县第十六届人民代表大会常务委员会第三十次会议听取和审议了县人民政府关于饮用水水源保护情况的报告。会议决定："
    )
    texts = (
        "提高认识，增强责任。全县上下要把保护水源放在重要位置。",
        "划定范围，设置标志。县人民政府应当在三个月内完成保护区标志的设置。",
        "加强监督，严格执法。对破坏水源的行为依法处罚。",
    )
    truth = Truth(
        title="槐东县人民代表大会常务委员会关于加强饮用水水源保护的决定", issuer="槐东县人民代表大会常务委员会"
    )
    for at, text in enumerate(texts):
        word.line(f"{HAN[at]}、{text}")
        truth.headings.append((1, f"{HAN[at]}、", text.split("。")[0]))
    word.line("本决定自通过之日起施行。")
    return truth


@file
def reply_with_conditions(word: Word) -> Truth:
    word.line("000117")
    word.line("槐岭市人民政府", size=40, bold=True, centred=True)
    word.line("槐政复〔2022〕31号", centred=True)
    word.line("槐岭市人民政府关于同意设立", size=22, bold=True, centred=True)
    word.line("槐东湿地公园的批复", size=22, bold=True, centred=True)
    word.line("槐东县人民政府：")
    word.line("你县《关于设立槐东湿地公园的请示》（东政〔2022〕19号）收悉。现批复如下：")
    word.line("一、同意设立槐东湿地公园，规划面积12.6平方公里，四至范围以批准的规划图为准。")
    word.line("二、你县要切实加强组织领导，明确管理机构，落实保护经费。")
    word.line("三、市林业局要加强指导和监督。")
    word.line("此复。")
    right(word, "槐岭市人民政府", "2022年7月21日")
    word.line("抄送：市林业局，市自然资源局，市生态环境局。")
    word.line("槐岭市人民政府办公室　　　　　　　　2022年7月22日印发")
    return Truth(
        title="槐岭市人民政府关于同意设立槐东湿地公园的批复",
        number="槐政复〔2022〕31号",
        issuer="槐岭市人民政府",
        addressee="槐东县人民政府",
        date="2022-07-21",
    )


@file
def emergency_plan_with_contents(word: Word) -> Truth:
    word.line("岭南县突发地质灾害应急预案", size=26, bold=True, centred=True)
    word.line("（2022年修订）", centred=True)
    word.page()
    word.line("目录", bold=True, centred=True)
    for num, name, page in (
        ("1", "总则", 1),
        ("1.1", "编制目的", 1),
        ("1.2", "适用范围", 1),
        ("2", "组织指挥体系", 2),
        ("2.1", "指挥部", 2),
        ("3", "应急响应", 4),
        ("4", "附则", 6),
    ):
        word.line(f"{num}　{name}\t{page}")
    word.page()
    truth = Truth(title="岭南县突发地质灾害应急预案")

    def head(level: int, num: str, name: str, paragraph: str = "") -> None:
        word.line(f"{num}　{name}", bold=level < 3, size=18 - 2 * level)
        truth.headings.append((level, num, name))
        if paragraph:
            word.line(paragraph)

    head(1, "1", "总则")
    head(2, "1.1", "编制目的", "高效有序地做好突发地质灾害应急工作，避免或者减轻灾害造成的损失。")
    head(2, "1.2", "适用范围", "本预案适用于本县行政区域内山体崩塌、滑坡、泥石流等灾害的应对。")
    head(1, "2", "组织指挥体系")
    head(2, "2.1", "指挥部", "县政府设立应急指挥部，由分管副县长任指挥长，下设三个工作组：")
    for n, name in enumerate(
        (
            "抢险救援组。由县应急局牵头，负责搜救被困人员。",
            "医疗救护组。由县卫生健康局牵头，负责救治伤员。",
            "监测预警组。由县自然资源局牵头，负责险情监测。",
        ),
        1,
    ):
        word.line(f"（{n}）{name}")
        truth.headings.append((3, f"（{n}）", name.split("。")[0]))
    head(1, "3", "应急响应", "应急响应分为四级，分别由县、乡镇启动，具体标准见下表。")
    rows = (
        ("级别", "死亡人数", "经济损失（万元）", "启动单位"),
        ("Ⅰ级", "30以上", "1000以上", "县政府"),
        ("Ⅱ级", "10—29", "500—1000", "县政府"),
        ("Ⅳ级", "3以下", "", "乡镇"),
    )
    word.table(rows)
    truth.tables.append(rows)
    head(1, "4", "附则", "本预案由县应急管理局负责解释，自印发之日起实施。")
    return truth


@file
def programme_of_a_conference(word: Word) -> Truth:
    word.line("岭南县茶产业发展大会日程", size=22, bold=True, centred=True)
    rows = (
        ("日期", "时间", "内容", "地点"),
        ("5月17日\n（星期五）", "14:00-18:00", "报到", "岭南宾馆一楼大厅"),
        ("", "18:30", "晚餐", "二楼餐厅"),
        ("5月18日", "08:30-10:00", "开幕式\n1.主持人介绍来宾\n2.领导致辞", "会议中心"),
        ("", "10:15-11:50", "专题讲座", ""),
    )
    word.table(rows)
    word.line("温馨提示：请各位代表凭证入场，会务组电话0000-6100200。")
    seen = (
        rows[0],
        ("5月17日（星期五）", *rows[1][1:]),
        rows[2],
        ("5月18日", "08:30-10:00", "开幕式1.主持人介绍来宾2.领导致辞", "会议中心"),
        rows[4],
    )
    return Truth(title="岭南县茶产业发展大会日程", tables=[seen])


@file
def newsletter_with_masthead(word: Word) -> Truth:
    word.line("工　作　简　报", size=36, bold=True, centred=True)
    word.line("第12期", centred=True)
    word.line("岭南县乡村振兴工作领导小组办公室　　　　　　2023年3月5日")
    word.line("沙溪镇“三个一”工作法推动人居环境整治见实效", size=18, bold=True, centred=True)
    word.line("今年以来，沙溪镇坚持从小处着手，探索出“三个一”工作法，村容村貌明显改善。")
    word.line("一张清单管全年。", bold=True)
    word.document.paragraphs[-1].add_run("把任务分解到村、到户，列出清单，逐月销号，已完成整治点位136处。")
    word.line("一支队伍抓日常。", bold=True)
    word.document.paragraphs[-1].add_run("组建由党员、乡贤、志愿者组成的队伍，每周巡查两次。")
    word.line("一套办法促长效。", bold=True)
    word.document.paragraphs[-1].add_run("实行积分兑换，群众用积分换取日用品，参与率达到九成。")
    word.line("报：县委、县政府领导。")
    word.line("送：各乡镇，县直有关单位。")
    word.line("（共印80份）")
    return Truth(
        title="沙溪镇“三个一”工作法推动人居环境整治见实效",
        issuer="岭南县乡村振兴工作领导小组办公室",
        date="2023-03-05",
    )


@file
def report_on_ones_duties(word: Word) -> Truth:
    word.line("2022年度述职述廉报告", "Title")
    word.line("岭南县水利局局长　吕小舟", centred=True)
    word.line("（2023年1月6日）", centred=True)
    word.line("各位领导、同志们：")
    word.line("一年来，本人在县委、县政府的领导下，认真履行职责，现将有关情况报告如下：")
    truth = Truth(title="2022年度述职述廉报告", date="2023-01-06")
    word.line("一、履职情况", "Heading 1")
    truth.headings.append((1, "一、", "履职情况"))
    for at, (name, text) in enumerate(
        (
            ("抓项目建设", "完成水利投资3.7亿元，除险加固水库6座。"),
            ("抓防汛抗旱", "全年启动应急响应4次，未发生人员伤亡。"),
        )
    ):
        word.line(f"（{HAN[at]}）{name}。{text}")
        truth.headings.append((2, f"（{HAN[at]}）", name))
    word.line("二、存在不足", "Heading 1")
    word.line("对新知识学习不够，深入基层不够。")
    word.line("三、今后打算", "Heading 1")
    word.line("加强学习，转变作风，扎实工作。")
    truth.headings += [(1, "二、", "存在不足"), (1, "三、", "今后打算")]
    word.line("以上报告，请予评议。")
    return truth


@file
def recruiting_with_centred_heads(word: Word) -> Truth:
    word.line("岭南县2024年公开招聘乡镇卫生院专业技术人员公告", size=20, bold=True, centred=True)
    word.line("为充实基层卫生队伍，经县政府同意，现面向社会公开招聘乡镇卫生院专业技术人员，有关事项公告如下：")
    truth = Truth(title="岭南县2024年公开招聘乡镇卫生院专业技术人员公告", issuer="岭南县卫生健康局", date="2024-05-20")
    for name, paragraph in (
        ("招聘计划", "本次计划招聘28名，岗位及要求见附件。"),
        ("报名办法", "报名采取网上报名的方式，时间为6月3日至6月7日，每人限报一个岗位。"),
        ("考试考核", "考试分为笔试和面试，笔试成绩占60%，面试成绩占40%。"),
    ):
        word.line(name, bold=True, centred=True, size=16)
        word.line(paragraph)
        truth.headings.append((1, "", name))
    word.line("附件：岭南县2024年招聘岗位一览表")
    right(word, "岭南县卫生健康局", "2024年5月20日")
    word.page()
    word.line("附件")
    word.line("岭南县2024年招聘岗位一览表", size=18, bold=True, centred=True)
    rows = (
        ("岗位代码", "单位", "岗位", "人数", "学历要求", "其他"),
        ("01", "沙溪镇卫生院", "临床医师", "3", "大专及以上", ""),
        ("02", "", "护士", "2", "中专及以上", "年龄30周岁以下"),
        ("03", "石门镇卫生院", "检验士", "1", "", ""),
    )
    word.table(rows)
    truth.tables.append(rows)
    truth.annexes.append("岭南县2024年招聘岗位一览表")
    return truth


@file
def main_points_in_styles(word: Word) -> Truth:
    word.line("沙溪镇2024年工作要点", "Title")
    word.line("2024年全镇工作的总体思路是：稳农业、兴工业、活商贸、惠民生。")
    truth = Truth(title="沙溪镇2024年工作要点")
    for level, name, paragraph in (
        (1, "发展现代农业", ""),
        (2, "稳定粮食生产", "落实播种面积2.1万亩，推广良种良法。"),
        (2, "做强茶叶产业", "新建生态茶园800亩，培育品牌两个。"),
        (3, "改造低产茶园", "改造低产茶园600亩，每亩补助400元。"),
        (3, "建设加工车间", "在三个村各建一座标准化加工车间。"),
        (1, "改善民生", "新建日间照料中心两所，改造危房31户。"),
        (1, "加强自身建设", "坚持每月一次集中学习，严格考勤。"),
    ):
        word.line(name, f"Heading {level}")
        truth.headings.append((level, "", name))
        if paragraph:
            word.line(paragraph)
    truth.only_bold = ("改造低产茶园", "建设加工车间", "稳定粮食生产", "做强茶叶产业")
    return truth


@file
def circular_with_nested_points(word: Word) -> Truth:
    word.line("岭南县人民政府督查室", size=30, bold=True, centred=True)
    word.line("督查通报", size=30, bold=True, centred=True)
    word.line("第3期", centred=True)
    word.line("关于一季度重点项目进展情况的通报", size=22, bold=True, centred=True)
    word.line("各乡镇人民政府，县政府各部门：")
    word.line("现将一季度重点项目进展情况通报如下：")
    word.line("一、总体情况")
    word.line("全县54个重点项目完成投资11.8亿元，占年度计划的26.2%。各乡镇排名如下：")
    rows = (("名次", "乡镇", "完成率（%）"), ("1", "沙溪镇", "33.1"), ("2", "石门镇", "29.7"), ("3", "云顶镇", ""))
    word.table(rows)
    word.line("二、主要问题")
    word.line("（一）前期工作滞后。")
    word.line("1.用地手续未办结的项目：")
    word.line("（1）云顶镇冷链物流园；")
    word.line("（2）石门镇竹制品加工厂。")
    word.line("2.施工图未审查的项目：沙溪镇污水管网工程。")
    word.line("（二）要素保障不足。部分项目电力、用水接入缓慢。")
    word.line("三、下步要求")
    word.line("请各乡镇于4月20日前将整改情况书面报县政府督查室。")
    right(word, "岭南县人民政府督查室", "2024年4月8日")
    return Truth(
        title="关于一季度重点项目进展情况的通报",
        issuer="岭南县人民政府督查室",
        addressee="各乡镇人民政府，县政府各部门",
        date="2024-04-08",
        headings=[
            (1, "一、", "总体情况"),
            (1, "二、", "主要问题"),
            (2, "（一）", "前期工作滞后"),
            (3, "1.", "用地手续未办结的项目"),
            (3, "2.", "施工图未审查的项目"),
            (2, "（二）", "要素保障不足"),
            (1, "三、", "下步要求"),
        ],
        tables=[rows],
    )
