"""Office files of still other kinds and looks. See ``texts.py``."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from texts import Truth, file
from word import Word

JUDGED = "以上事实，有当事人陈述、合同、收据等证据证明，本院予以确认。"


@file
def lease_to_fill_in(word: Word) -> Truth:
    word.line("场地租赁合同", size=22, bold=True, centred=True)
    word.line("合同编号：QH-2021-　　　")
    word.line("甲方（出租方）：松塘区文化馆")
    word.line("乙方（承租方）：　　　　　　　　")
    word.line("根据《中华人民共和国民法典》及有关规定，甲乙双方协商一致，订立本合同，共同遵守。")
    articles = word.numbering([("chineseCountingThousand", "第%1条　"), ("decimal", "%2.")])
    truth = Truth(title="场地租赁合同", has=["乙方（承租方）", "月租金人民币　　　　元"])
    parts = (
        ("租赁场地", ("甲方将松塘区文化馆一楼排练厅出租给乙方使用，面积180平方米。",)),
        ("租赁期限", ("自　　　年　　月　　日起至　　　年　　月　　日止。",)),
        ("租金", ("月租金人民币　　　　元，乙方应当于每月五日前支付，逾期每日按千分之一支付违约金。",)),
        ("违约责任", ("任何一方违反本合同约定的，应当赔偿对方因此受到的损失。",)),
    )
    for at, (name, paragraphs) in enumerate(parts):
        word.numbered(articles, 0, name, bold=True)
        truth.headings.append((1, f"第{'一二三四'[at]}条", name))
        for paragraph in paragraphs:
            word.line(paragraph)
    word.line("甲方（盖章）：　　　　　　　　　　乙方（签字）：")
    word.line("法定代表人（签字）：　　　　　　　身份证号码：")
    word.line("　　　年　　月　　日　　　　　　　　　年　　月　　日")
    return truth


@file
def application_form(word: Word) -> Truth:
    word.line("附件2")
    word.line("松塘区小微企业创业担保贷款申请表", size=18, bold=True, centred=True)
    rows = (
        ("企业名称", "", "统一社会信用代码", ""),
        ("法定代表人", "", "联系电话", ""),
        ("申请金额（万元）", "", "期限（月）", ""),
        ("申请理由", "（可另附页）", "", ""),
        ("街道意见", "（盖章）\n年　月　日", "", ""),
    )
    word.table(rows, merged=((3, 1, 3, 3), (4, 1, 4, 3)))
    word.line("注：本表一式三份，街道、区人社局、经办银行各存一份。")
    seen = (*rows[:3], ("申请理由", "（可另附页）"), ("街道意见", "（盖章）年　月　日"))
    return Truth(title="松塘区小微企业创业担保贷款申请表", tables=[seen])


@file
def bulletin_with_notes(word: Word) -> Truth:
    word.line("松塘区2019年国民经济和社会发展统计公报[1]", size=22, bold=True, centred=True)
    word.line("松塘区统计局", centred=True)
    word.line("2020年3月18日", centred=True)
    truth = Truth(
        title="松塘区2019年国民经济和社会发展统计公报",
        issuer="松塘区统计局",
        date="2020-03-18",
        has=["户籍人口[3]41.26万人"],
    )
    parts = (
        ("综合", "初步核算，全年地区生产总值[2]218.4亿元，比上年增长6.3%。年末户籍人口[3]41.26万人。"),
        ("农业", "全年粮食产量9.82万吨，比上年增长1.4%；猪肉产量1.06万吨，下降12.7%。"),
        ("工业", "全年规模以上工业增加值比上年增长7.1%，其中制造业增长7.5%。"),
    )
    for at, (name, paragraph) in enumerate(parts):
        word.line(f"{'一二三'[at]}、{name}", bold=True)
        truth.headings.append((1, f"{'一二三'[at]}、", name))
        word.line(paragraph)
    rows = (("指标", "绝对数", "比上年增长（%）"), ("粮食（万吨）", "9.82", "1.4"), ("猪肉（万吨）", "1.06", "-12.7"))
    word.line("表1　2019年主要农产品产量及其增长速度", centred=True)
    word.table(rows)
    truth.tables.append(rows)
    word.line("注释：")
    word.line("[1]本公报数据为初步统计数。部分数据因四舍五入的原因，存在总计与分项合计不等的情况。")
    word.line("[2]地区生产总值绝对数按现价计算，增长速度按不变价格计算。")
    word.line("[3]户籍人口数据来自区公安分局。")
    return truth


@file
def criminal_judgment(word: Word) -> Truth:
    word.line("松塘区人民法院", size=22, centred=True, bold=True)
    word.line("刑 事 判 决 书", size=26, centred=True, bold=True)
    word.line("（2019）松0105刑初88号")
    word.document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.line("公诉机关松塘区人民检察院。")
    word.line("被告人贺某，男，1985年4月2日出生，汉族，初中文化，务工，住松塘区。")
    word.line("松塘区人民检察院以松检公诉刑诉〔2019〕71号起诉书指控被告人贺某犯盗窃罪，于2019年6月3日向本院提起公诉。")
    word.line("经审理查明，2019年1月间，被告人贺某多次在松塘区建材市场盗窃铜线，共计价值人民币4200元。")
    word.line(JUDGED)
    word.line("本院认为，被告人贺某以非法占有为目的，多次盗窃他人财物，其行为已构成盗窃罪。判决如下：")
    word.line("一、被告人贺某犯盗窃罪，判处有期徒刑七个月，并处罚金人民币二千元。")
    word.line("二、责令被告人贺某退赔被害人经济损失人民币4200元。")
    word.line("如不服本判决，可在接到判决书的第二日起十日内，通过本院提出上诉。")
    for name in ("审　判　长　　林望", "人民陪审员　　何小田", "人民陪审员　　周芸"):
        word.line(name)
    word.line("二〇一九年七月十一日")
    word.line("书　记　员　　田远")
    return Truth(title="刑事判决书", number="（2019）松0105刑初88号", issuer="松塘区人民法院", date="2019-07-11")


@file
def minutes_of_a_meeting(word: Word) -> Truth:
    word.line("松塘区防汛工作会议纪要", size=22, bold=True, centred=True)
    word.line("时间：2020年6月2日下午")
    word.line("地点：区政府三楼会议室")
    word.line("主持：高平")
    word.line("出席：高平、林望、周芸、田远，各街道办事处主任")
    word.line("记录：何小田")
    word.line("会议听取了区水务局关于当前汛情的汇报，研究部署了下一阶段防汛工作。现纪要如下：")
    one = word.numbering([("chineseCountingThousand", "%1、")])
    truth = Truth(title="松塘区防汛工作会议纪要")
    parts = (
        ("压实责任", "各街道对辖区堤防逐段落实责任人，六月五日前将名单报区防汛办。"),
        ("备足物资", "区应急局补充编织袋两万条、抽水泵二十台，分放三个仓库。"),
        ("加强值守", "汛期实行二十四小时值班，领导干部带班，遇有险情立即报告。"),
    )
    for at, (name, paragraph) in enumerate(parts):
        word.numbered(one, 0, name, bold=True)
        word.line(paragraph)
        truth.headings.append((1, f"{'一二三'[at]}、", name))
    return truth


@file
def press_conference(word: Word) -> Truth:
    word.line("松塘区“稳就业”新闻发布会实录", size=22, bold=True, centred=True)
    word.line("（2021年9月7日）", centred=True)
    for who, said in (
        ("主持人", "各位记者朋友，大家上午好！今天我们请来了区人社局局长林望先生。首先请他介绍情况。"),
        ("林望", "谢谢主持人。今年以来，我们做了三件事。一是稳岗，二是培训，三是扩面，全区新增就业6120人。"),
        ("主持人", "下面请记者提问。"),
        ("松塘日报记者", "请问对高校毕业生有什么措施？"),
        ("林望", "谢谢你的提问。我们将开展专场招聘十二场，提供岗位两千个。"),
        ("主持人", "今天的发布会到此结束，谢谢大家！"),
    ):
        word.line(f"{who}：{said}")
    return Truth(title="松塘区“稳就业”新闻发布会实录", has=["新增就业6120人"])


@file
def rules_in_one_size(word: Word) -> Truth:
    word.line("松塘区行政服务中心窗口工作人员管理制度", centred=True, bold=True)
    truth = Truth(title="松塘区行政服务中心窗口工作人员管理制度")
    chapters = (
        ("总　　则", "为规范窗口工作人员管理，提高服务质量，制定本制度。"),
        ("考　　勤", "窗口工作人员应当按时上下班，不得迟到早退，外出应当登记。"),
        ("附　　则", "本制度自印发之日起施行。"),
    )
    for at, (name, paragraph) in enumerate(chapters):
        word.line(f"第{'一二三'[at]}章　{name}", centred=True)
        word.line(f"第{'一二三'[at]}条　{paragraph}")
        truth.headings += [(1, f"第{'一二三'[at]}章", name), (2, f"第{'一二三'[at]}条", "")]
    return truth


@file
def guide_in_bold(word: Word) -> Truth:
    word.line("松塘区图书馆读者须知", size=18, bold=True, centred=True)
    truth = Truth(title="松塘区图书馆读者须知")
    for name, paragraph in (
        ("开馆时间", "每周二至周日上午九时至下午五时开馆，周一闭馆整理。"),
        ("办证方法", "凭本人身份证到一楼服务台免费办理，当场领取。"),
        ("借阅规则", "每证限借五册，借期三十天，可续借一次，逾期暂停借阅。"),
        ("爱护图书", "请勿在书上涂写，遗失图书应当照价赔偿或者购买同版图书赔还。"),
    ):
        word.line(name, bold=True)
        word.line(paragraph)
        truth.headings.append((1, "", name))
    truth.only_bold = tuple(name for _, _, name in truth.headings)
    return truth


@file
def report_with_decimals(word: Word) -> Truth:
    word.line("松塘区污水处理厂提标改造工程可行性研究报告", "Title")
    numbers = word.numbering([("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")])
    truth = Truth(title="松塘区污水处理厂提标改造工程可行性研究报告")

    def head(level: int, num: str, name: str, paragraph: str = "") -> None:
        word.numbered(numbers, level, f" {name}", f"Heading {level + 1}")
        truth.headings.append((level + 1, num, name))
        if paragraph:
            word.line(paragraph)

    head(0, "1", "概述")
    head(1, "1.1", "项目背景", "现有污水处理厂建于2004年，设计规模每日2.5万吨，出水水质已不能满足要求。")
    head(1, "1.2", "编制依据", "依据国家有关规范和区政府批准的专项规划编制。")
    head(0, "2", "建设方案")
    head(1, "2.1", "工艺选择")
    head(2, "2.1.1", "方案比较", "经比较，推荐采用改良型氧化沟工艺，占地少，运行稳定。")
    head(2, "2.1.2", "主要设备", "选用国产设备，备品备件容易取得，维护方便。")
    head(0, "3", "投资估算", "项目总投资估算为1.86亿元，其中建筑工程费0.92亿元。")
    return truth


@file
def letter_of_recommendation(word: Word) -> Truth:
    word.line("松塘区教育局", size=30, bold=True, centred=True)
    word.line("松教函〔2022〕19号")
    word.line("松塘区教育局", size=22, bold=True, centred=True)
    word.line("关于商请协助开展校园周边环境整治的函", size=22, bold=True, centred=True)
    word.line("区城市管理局：")
    word.line("为保障师生安全，我局拟于九月份开展校园周边环境整治。现商请贵局协助以下事项：")
    word.line("一是清理占道经营，二是修复破损路灯，三是增设减速标志。")
    word.line("请予支持，并请于8月20日前函复。")
    word.line("松塘区教育局")
    word.line("2022年8月9日")
    word.line("（联系人：周芸，电话：0000-3333333）")
    return Truth(
        title="松塘区教育局关于商请协助开展校园周边环境整治的函",
        number="松教函〔2022〕19号",
        issuer="松塘区教育局",
        addressee="区城市管理局",
        date="2022-08-09",
    )


@file
def order_of_a_government(word: Word) -> Truth:
    word.line("松塘市人民政府令", size=36, bold=True, centred=True)
    word.line("第56号", centred=True)
    word.line(
        "《松塘市城市树木保护办法》已经2018年5月4日市人民政府第21次常务会议通过，现予公布，自2018年7月1日起施行。"
    )
    word.line("市长　高平")
    word.line("2018年5月20日")
    word.page()
    word.line("松塘市城市树木保护办法", size=22, bold=True, centred=True)
    texts = (
        "为了保护城市树木，改善生态环境，根据有关法律、法规，制定本办法。",
        "本市城市规划区内树木的种植、养护和管理，适用本办法。",
        "任何单位和个人不得擅自砍伐、移植城市树木。",
        "本办法自2018年7月1日起施行。",
    )
    for at, text in enumerate(texts):
        word.line(f"第{'一二三四'[at]}条　{text}")
    return Truth(
        title="松塘市人民政府令",
        date="2018-05-20",
        annexes=["松塘市城市树木保护办法"],
        headings=[(1, f"第{n}条", "") for n in "一二三四"],
    )


@file
def plan_passed_on(word: Word) -> Truth:
    word.line("松塘区人民政府办公室文件", size=36, bold=True, centred=True)
    word.line("松政办发〔2021〕8号")
    word.line("松塘区人民政府办公室关于印发", size=22, bold=True, centred=True)
    word.line("《松塘区生活垃圾分类实施方案》的通知", size=22, bold=True, centred=True)
    word.line("各街道办事处，区政府各部门：")
    word.line("《松塘区生活垃圾分类实施方案》已经区政府同意，现印发给你们，请认真贯彻执行。")
    word.line("松塘区人民政府办公室")
    word.line("2021年2月26日")
    word.page()
    word.line("松塘区生活垃圾分类实施方案", size=22, bold=True, centred=True)
    word.line("为推进生活垃圾分类，改善人居环境，制定本方案。")
    levels = word.numbering([("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）")])
    word.numbered(levels, 0, "工作目标")
    word.line("到2021年底，城区公共机构分类覆盖率达到100%。")
    word.numbered(levels, 0, "主要任务")
    word.numbered(levels, 1, "完善设施。配置分类收集容器1200组，改造投放点86处。")
    word.numbered(levels, 1, "加强宣传。开展进社区、进学校、进机关活动，提高知晓率。")
    word.numbered(levels, 0, "保障措施")
    word.line("区财政安排专项经费320万元，用于设施建设。")
    return Truth(
        title="松塘区人民政府办公室关于印发《松塘区生活垃圾分类实施方案》的通知",
        number="松政办发〔2021〕8号",
        issuer="松塘区人民政府办公室",
        addressee="各街道办事处，区政府各部门",
        date="2021-02-26",
        annexes=["松塘区生活垃圾分类实施方案"],
        headings=[
            (1, "一、", "工作目标"),
            (1, "二、", "主要任务"),
            (2, "（一）", "完善设施"),
            (2, "（二）", "加强宣传"),
            (1, "三、", "保障措施"),
        ],
    )


@file
def speech_with_a_head(word: Word) -> Truth:
    word.line("在全区教育工作会议上的讲话", size=22, bold=True, centred=True)
    word.line("高　平", centred=True)
    word.line("（2017年9月8日）", centred=True)
    word.line("同志们：")
    word.line("今天的会议，是区委、区政府决定召开的一次重要会议。下面，我讲三点意见。")
    truth = Truth(title="在全区教育工作会议上的讲话", date="2017-09-08")
    for at, (name, paragraph) in enumerate(
        (
            ("肯定成绩，增强办好教育的信心", "近年来，全区新建学校4所，改造薄弱学校11所，义务教育均衡发展通过验收。"),
            ("正视问题，找准教育发展的短板", "城区大班额还没有全部消除，乡村教师队伍还不够稳定。"),
            ("狠抓落实，开创教育工作的新局面", "各级各部门要把教育摆在优先位置，说到做到。"),
        )
    ):
        word.line(f"{'一二三'[at]}、{name}")
        truth.headings.append((1, f"{'一二三'[at]}、", name))
        word.line(paragraph)
    word.line("同志们，教育是最大的民生。让我们共同努力，办好人民满意的教育！")
    return truth


@file
def yearly_table_with_two_heads(word: Word) -> Truth:
    word.line("2020年松塘区财政专项资金安排情况表", size=18, bold=True, centred=True)
    word.line("单位：万元")
    rows = (
        ("项目", "预算", "", "决算", ""),
        ("", "上级", "本级", "上级", "本级"),
        ("农业", "320", "180", "318", "176.5"),
        ("水利", "", "95", "", "95"),
        ("合计", "320", "275", "318", "271.5"),
    )
    word.table(rows, merged=((0, 1, 0, 2), (0, 3, 0, 4), (0, 0, 1, 0)))
    word.line("说明：决算数以区人大批准的为准。")
    seen = (("项目", "预算", "决算"), ("上级", "本级", "上级", "本级"), *rows[2:])
    return Truth(title="2020年松塘区财政专项资金安排情况表", tables=[seen])
