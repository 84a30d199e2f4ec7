"""More office files: other kinds, in other words. See ``texts.py``."""

from __future__ import annotations

from texts import Truth, file
from word import Word


@file
def title_as_first_heading(word: Word) -> Truth:
    word.line("东岭区社区图书室开放规定", "Heading 1")
    word.line("开放时间", "Heading 2")
    word.line("图书室每周二至周日开放，法定节假日照常开放，闭馆时间另行公告。")
    word.line("借阅办法", "Heading 2")
    word.line("图书借阅", "Heading 3")
    word.line("凭读者证借阅，每次不超过三册，借期三十天，可以续借一次。")
    word.line("报刊阅览", "Heading 3")
    word.line("报刊只供室内阅览，不外借，阅后放回原处。")
    word.line("附则", "Heading 2")
    word.line("本规定由东岭区文化馆负责解释。")
    return Truth(
        title="东岭区社区图书室开放规定",
        headings=[(1, "", "开放时间"), (1, "", "借阅办法"), (2, "", "图书借阅"), (2, "", "报刊阅览"), (1, "", "附则")],
        only_bold=("图书借阅", "报刊阅览"),
    )


@file
def judgment(word: Word) -> Truth:
    word.line("东岭区人民法院", size=22, bold=True, centred=True)
    word.line("民 事 判 决 书", size=26, bold=True, centred=True)
    word.line("（2020）岭0102民初315号")
    word.line("原告：何小田，男，1980年3月5日出生，住东岭区。")
    word.line("被告：东岭区青松物业服务有限公司，住所地东岭区。")
    word.line(
        "原告何小田与被告东岭区青松物业服务有限公司物业服务合同纠纷一案，本院立案后公开开庭进行了审理。本案现已审理终结。"
    )
    word.line("本院认为，双方签订的合同合法有效，应当全面履行。依照有关法律规定，判决如下：")
    word.line("一、被告于本判决生效之日起十日内返还原告物业费1200元；")
    word.line("二、驳回原告的其他诉讼请求。")
    word.line("案件受理费50元，由被告负担。")
    word.line("审 判 员　　林望")
    word.line("二〇二〇年九月八日")
    word.line("书 记 员　　周芸")
    return Truth(title="民事判决书", number="（2020）岭0102民初315号", issuer="东岭区人民法院", date="2020-09-08")


@file
def minutes(word: Word) -> Truth:
    word.line("东岭区人民政府", size=30, bold=True, centred=True)
    word.line("会　议　纪　要", size=36, bold=True, centred=True)
    word.line("第14期", centred=True)
    word.line("东岭区人民政府办公室　　　　　　　2018年11月2日")
    word.line("研究城区供暖工作专题会议纪要", size=22, bold=True, centred=True)
    word.line("10月30日，副区长高平主持召开专题会议，研究城区供暖工作。现将会议议定事项纪要如下：")
    one = word.numbering([("chineseCountingThousand", "%1、")])
    word.numbered(one, 0, "关于热源保障", bold=True)
    word.line("热力公司备足燃煤，十一月十日前完成管网注水。")
    word.numbered(one, 0, "关于老旧管网", bold=True)
    word.line("住建局对二十公里老旧管网逐段检查，发现漏点及时更换。")
    word.line("出席：高平、林望、周芸。")
    word.line("列席：何小田。")
    word.line("记录：田远。")
    word.line("分送：各参会单位。")
    return Truth(
        title="研究城区供暖工作专题会议纪要",
        issuer="东岭区人民政府办公室",
        date="2018-11-02",
        headings=[(1, "一、", "关于热源保障"), (1, "二、", "关于老旧管网")],
    )


@file
def list_made_public(word: Word) -> Truth:
    word.line("关于2022年度东岭区优秀护林员拟表彰名单的公示", size=22, bold=True, centred=True)
    word.line(
        "经各镇推荐、区林业局审核，现将2022年度优秀护林员拟表彰名单予以公示，公示期为五个工作日，如有异议请向区林业局反映。"
    )
    numbers = word.numbering([("decimal", "%1")])
    rows = [
        ("序号", "姓名", "单位", "备注"),
        *(("#", name, town, "") for name, town in (("何田", "云溪镇"), ("林小雨", "石桥镇"), ("周望", "柳沟乡"))),
    ]
    word.table(rows, numbered=numbers)
    word.line("联系电话：0000-4444444")
    word.line("东岭区林业局")
    word.line("2022年12月6日")
    seen = tuple((str(n) if n else "序号", *row[1:]) for n, row in enumerate(rows))
    return Truth(
        title="关于2022年度东岭区优秀护林员拟表彰名单的公示", issuer="东岭区林业局", date="2022-12-06", tables=[seen]
    )


@file
def long_table_over_pages(word: Word) -> Truth:
    word.line("附表2")
    word.line("东岭区小型水库基本情况表", size=18, bold=True, centred=True)
    rows = [
        ("编号", "水库名称", "所在镇", "库容（万立方米）"),
        *((f"{n}", f"{'甲乙丙丁戊'[n % 5]}家坝", "云溪镇" if n % 2 else "", f"{n * 3}.5") for n in range(1, 61)),
    ]
    word.table(rows)
    return Truth(title="东岭区小型水库基本情况表", tables=[tuple(rows)])


@file
def plan_with_task_table(word: Word) -> Truth:
    word.line("东岭区农贸市场改造实施方案", size=22, bold=True, centred=True)
    word.line("为改善农贸市场环境，方便群众购物，制定本方案。")
    levels = word.numbering(
        [
            ("chineseCountingThousand", "%1、"),
            ("chineseCountingThousand", "（%2）"),
            ("decimal", "%3."),
            ("decimal", "（%4）"),
        ]
    )
    word.numbered(levels, 0, "工作目标", bold=True)
    word.line("到2021年底，全区八个农贸市场全部完成改造，群众满意度明显提高。")
    word.numbered(levels, 0, "主要任务", bold=True)
    word.numbered(levels, 1, "改造设施", bold=True)
    word.numbered(levels, 2, "地面和排水")
    word.line("更换破损地砖，疏通排水沟，做到地面干燥、排水通畅。")
    word.numbered(levels, 2, "照明和通风")
    word.line("更换老化线路，加装排风设备，保证采光和通风良好。")
    word.numbered(levels, 1, "规范经营", bold=True)
    word.line("划行归市，亮照经营，公平秤定期检定。")
    word.numbered(levels, 0, "任务分工", bold=True)
    rows = (
        ("任务", "牵头单位", "完成时限"),
        ("一、改造设施", "区商务局\n区住建局", "2021年9月"),
        ("二、规范经营", "区市场监管局", ""),
        ("三、验收", "", "2021年12月"),
    )
    word.table(rows)
    word.line("本方案自印发之日起实施。")
    seen = (rows[0], ("一、改造设施", "区商务局区住建局", "2021年9月"), *rows[2:])
    return Truth(
        title="东岭区农贸市场改造实施方案",
        headings=[
            (1, "一、", "工作目标"),
            (1, "二、", "主要任务"),
            (2, "（一）", "改造设施"),
            (3, "1.", "地面和排水"),
            (3, "2.", "照明和通风"),
            (2, "（二）", "规范经营"),
            (1, "三、", "任务分工"),
        ],
        tables=[seen],
    )


@file
def bid_of_a_school(word: Word) -> Truth:
    word.line("柳河县第二中学食堂设备采购", size=24, bold=True, centred=True)
    word.line("竞争性磋商文件", size=30, bold=True, centred=True)
    word.line("项目编号：LHZC-2023-08", centred=True)
    word.line("采 购 人：柳河县第二中学", centred=True)
    word.line("采购代理机构：柳河招标有限公司", centred=True)
    word.line("2023年5月", centred=True)
    word.page()
    word.line("目　录", centred=True)
    for name, page in (("第一部分 磋商公告", "3"), ("第二部分 供应商须知", "6"), ("第三部分 响应文件格式", "12")):
        word.line(f"{name}\t{page}")
    word.page()
    word.line("第一部分　磋商公告", "Heading 1")
    word.line("一、项目概况", "Heading 2")
    word.line("采购食堂设备一批，供应商应当具备独立承担民事责任的能力。")
    word.line("▲二、资格要求", "Heading 2")
    word.line("供应商未被列入失信名单，且具有相应的经营范围。")
    word.line("第二部分　供应商须知", "Heading 1")
    word.line("响应文件应当密封递交，逾期送达的不予受理。")
    word.line("第三部分　响应文件格式", "Heading 1")
    word.line("报价人：                （盖章）")
    word.line("日    期：      年    月    日")
    return Truth(
        title="柳河县第二中学食堂设备采购竞争性磋商文件",
        issuer="柳河县第二中学",
        headings=[
            (1, "第一部分", "磋商公告"),
            (2, "一、", "项目概况"),
            (2, "▲二、", "资格要求"),
            (1, "第二部分", "供应商须知"),
            (1, "第三部分", "响应文件格式"),
        ],
        has=["报价人：                （盖章）", "年    月    日"],
    )


@file
def reply_to_a_proposal(word: Word) -> Truth:
    word.line("柳河县交通运输局", size=30, bold=True, centred=True)
    word.line("柳交函〔2024〕12号　　　　　　签发人：高平")
    word.line("对县政协十届三次会议第45号提案的答复", size=22, bold=True, centred=True)
    word.line("何小田委员：")
    word.line("您提出的关于增设乡村公交站点的提案收悉，现答复如下：")
    word.line("您在提案中指出的问题确实存在。我局已会同有关乡镇进行了实地调查，今年计划增设站点十八处，九月底前完成。")
    word.line("感谢您对交通工作的关心和支持。")
    word.line("柳河县交通运输局")
    word.line("2024年6月18日")
    word.line("（联系人：林望，联系电话：0000-5555555）")
    word.line("抄送：县政协提案委，县政府督查室。")
    return Truth(
        title="对县政协十届三次会议第45号提案的答复",
        number="柳交函〔2024〕12号",
        issuer="柳河县交通运输局",
        addressee="何小田委员",
        date="2024-06-18",
    )
