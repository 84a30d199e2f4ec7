"""Words that stand beside numbers: measure words, money, and the words that tell a length of time from a date.

Measure words after GB/T 15835 and the lists of common measure words (量词) in 《现代汉语八百词》; the words beside 年
were collected from work reports and notices.
"""

from __future__ import annotations

#: What a whole number may count. Longer words first, so that a pattern made of them is greedy.
COUNTED = (
    "平方公里", "平方米", "立方米", "公顷", "公里", "千瓦时", "千瓦", "人次", "人份", "万亿元", "亿元", "万元", "个百分点",
    "余所", "余名", "余个", "余人", "余家", "余户", "余项", "余件", "余次", "余份", "余篇", "余场", "余条", "余座", "余万",
    "多所", "多名", "多个", "多人", "多家", "多户", "多项", "多件", "多次", "多份", "多篇", "多场", "多条", "多座", "多万",
    "所", "名", "个", "家", "户", "人", "项", "件", "次", "份", "篇", "场", "条", "座", "台", "套", "辆", "处", "亩", "吨", "元",
    "万", "亿", "支", "位", "起", "期", "批", "幅", "间", "栋", "幢", "门", "册", "辈", "株", "头", "只", "米", "艘", "架", "宗", "例",
)  # fmt: skip

#: The same as a pattern.
COUNTED_PATTERN = "|".join(COUNTED)

#: Before a number and 年, these make it a length of time. The last character of each is what stands next to the number.
SPAN_BEFORE = "新近约达共过满每超逾足整再已历续期限有了第前后隔任花仅余几两快去少计低高付判处罚减保存用近的到"

#: After 年, these make it a length of time (20年来, 10年以上).
SPAN_AFTER = (
    "来", "前", "后", "间", "内", "以上", "以下", "以内", "之久", "之后", "之内", "之间", "之前", "左右", "时间", "多", "的历史", "历史", "期", "制",
    "有期徒刑", "级", "龄", "限", "均", "久", "如一", "免", "一贯", "一遇", "未", "不变", "行动计划", "行动", "规划", "计划", "一次", "任期", "经验",
    "一个", "学制", "过去", "磨", "或更", "或者", "发展历程", "历程", "徒刑", "以后", "工龄", "教龄", "资格", "一届", "一度", "长", "代",
)  # fmt: skip

#: After 年, these make the number a date.
DATE_AFTER = (
    "度", "底", "初", "末", "全", "上半年", "下半年", "我", "本", "工作", "是", "以来", "起", "年底", "版", "春", "夏", "秋", "冬", "届",
    "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度", "新", "中央", "省", "市", "县", "区", "国",
)  # fmt: skip

#: Before a number and 年, these make the number a date.
DATE_BEFORE = (
    "按照", "根据", "截止", "截至", "自", "从", "于", "在", "到", "至", "比", "较", "是", "和", "及", "与", "对", "由", "将", "为",
    "同", "据", "总结", "回顾", "部署", "做好", "通过", "成立", "制定", "编制", "离", "初步", "形成",
)  # fmt: skip

_HALF = tuple(zip("０１２３４５６７８９．％", "0123456789.%", strict=True))


def half_width(text: str) -> str:
    """The text with full-width digits, points and percent signs made half-width; of the same length."""
    for wide, half in _HALF:
        text = text.replace(wide, half)
    return text
