"""Whether a line is said by the site of itself: its footer, its disclaimer, a word to the visitor, when a page was put up.

Used to weigh blocks and to refuse pages that hold nothing else; never to take a line out of a text, which is the affair
of ``strip/``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...chinese.stamps import DAY
from ...chinese.traditional import folded
from ...regex import regex

#: What stands in the footers of sites, each on a line of its own or several on one. Every alternative of these expressions
#: begins with a plain character, so that they look only at places where one of them stands.
_MARKS = (
    "版权所有 copyright © 备案[号编] icp备 网安备 网站标识码 网站地图 联系我们 关于我们 网站声明 推荐使用.{0,9}浏览器"
)
_AT = "(?:电话|热线|邮箱)"
_LABELS = (
    f"技术支持{_AT}? 服务{_AT} 监督{_AT} 举报{_AT} 投诉{_AT} 值班{_AT} 客服{_AT} 网站{_AT} 联系(?:地址|电话|方式) 邮编 工作时间 "
    "主办(?:单位)? 承办(?:单位)? 协办(?:单位)? 维护单位 运维单位 建设单位"
)
FOOTER = regex("|".join((*_MARKS.split(), *(rf"{label}\s*[：:]" for label in _LABELS.split()))))
SENTENCE = regex(r"[。！？]")
#: How pages write the day and the minute when they were put up: 2020-03-05 10:20, 2020年3月5日 10:20.
MINUTE = regex(DAY + r"\s{0,8}日?\s{0,8}T?\d{1,2}[:：]\d\d")
#: Who speaks, in a line in which a site speaks of itself …
_DOES = r"(?<![本一]..)(?:未|不|仅|客服|方|收到|将)"
_OWN = r"本(?:站|栏目|网站|网(?!络|格|点)|平台|公众号|文档|资源|内容|页面|社区|论坛)"
_ENGLISH = "|".join(f"{which} (?:(?:web)?(?:site|page)|platform)" for which in ("this", "our", "the"))
SELF = regex(rf"平台{_DOES}|论坛{_DOES}|帖子由|以上信息|以上内容|{_OWN}|我们|小编|{_ENGLISH}|凡(?:本网)?注明")
#: … and what sites say of themselves; three of these are a statement.
STATEMENTS = tuple(
    regex(word, re.I)
    for word in (
        "免责|(?:特别|特此|重要)(?:声明|提示|说明)|版权声明|郑重声明|notice|disclaimer", "版权|copyright", "原作者|著作权人|作者所有|original authors?", "转载|reproduced",
        "侵权|侵犯|侵害|权利通知", "上传|uploaded|submitted by|入驻", "网友|用户|会员|使用者|user", "not (?:represent|reflect)|responsib|liab|不代表|不承担|不对|概不负责|无关|不参与|不作(?:任何)?(?:保证|担保)", "立场|观点|position|opinions|views of", "删除|删去|更正|处理",
        "书面(?:通知|授权)|权属证明|身份证明", "联系|来信|邮件|管理员|客服", "真实性|准确性|完整性|时效性|可靠性|适用性|accura|completeness", "仅供参考|学习(?:和|与)?交流|for reference", "存放|存储|登载|收集|整理|所载|storage|posted by", "下载|购买|付费",
        "后果|风险|保证|担保",
        "自行(?:填写|发布|承担|判断|负责|核实)|未[作经](?:实质)?审[查核]",
    )
)  # fmt: skip
ENOUGH = 3
LONGEST_FOOTER = 200  # characters
APART = 40  # characters of a footer to each of its words, at most


@lru_cache(4096)
def is_of_the_site(text: str) -> bool:
    """Whether a line is a footer or a statement of the site, in simplified characters or traditional ones."""
    text = folded(text)
    short = len(text) <= LONGEST_FOOTER and not SENTENCE.search(text)
    if short and len(FOOTER.findall(text.lower())) * APART >= len(text):
        return True
    if not SELF.search(text):
        return False
    return sum(1 for statement in STATEMENTS if statement.search(text)) >= ENOUGH
