"""What libraries of documents stamp on every page: 精品文档, ---精选公文范文---, 可编辑修改 欢迎下载.

Such a line holds nothing but these words and ornaments, and it comes again on each page.
"""

from __future__ import annotations

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule
from .frame import squeeze

_PIECES = (
    "精品|精选|优质|优秀|最新|经典|实用|专业|好|值得|仅供|欢迎|感谢|谢谢|您的?|请|自行|任意|可|免费|完整|文本|整理|资料|文档|文件|文案|公文|范文|模板|模版|大全|"
    "文库|word格式|word版本|word版|word|WORD格式|WORD版本|WORD版|WORD|Word格式|Word版本|Word版|Word|DOC|doc|PDF|pdf|格式|版本|"
    "编辑|修改|自由|随意|word|Word|WORD|下载|使用|收藏|复制|打印|分享|参考|阅读|观看|观赏|聆听|学习|交流|支持|关注|推荐|学术|指导|网络|来源|来自|互联网|勿|商用|作|为|后|和|与|及|或|之|的|用|版|页眉"
)
#: One of these, and the line is the library's even where it stands once.
_SURE = regex(
    "精品文档|精品资料|精选公文|公文范文|可编辑|编辑修改|任意编辑|自行编辑|自由编辑|复制编辑|自由复制|欢迎下载|下载收藏|值得下载|下载可|下载后|感谢阅读|谢谢阅读|感谢您的阅读|谢谢观[看赏]|"
    "感谢聆听|谢谢聆听|感谢观看|免费下载|完整版下载|优质文档|仅供学习|仅供参考(?:学习|使用)|学习交流使用"
)
STAMP = regex(rf"(?:{_PIECES})+")
_ORNAMENT = regex(r"[\W\d_]+")
LONGEST = 120  # characters, most of them dashes
LONGEST_WORDS = 24
_DRAWN = frozenset("-=━─═~*#+—")
#: Rules under and over headings of the page.
RULED = regex(r"([-=━─═~*#+—])\1{7,}|(?:[-=*+~]{3,}\s*分隔线\s*[-=*+~]{3,})")


def judge(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST:
        return ""
    if text[:1] in _DRAWN and RULED.fullmatch(text):
        return "a line drawn across the page"
    if not text or text[-1] in "：:" or text[0] in "《“（(" or not _SURE.search(squeeze(text)):
        return ""
    words = _ORNAMENT.sub("", squeeze(text))
    return "what a library stamps on its pages" if len(words) <= LONGEST_WORDS and STAMP.fullmatch(words) else ""


RULE = LineRule(
    "strip/watermark",
    judge,
    HIGH,
    why="A library of documents stamps its pages: words in praise of its files, what may be done with them, ornaments.",
    examples=(
        Example("一、履职情况\n▶精 品 文 档\n我认真履行职责。", becomes=""),
        Example("▶----------------精选公文范文----------------\n安全工作方案", becomes=""),
        Example("我认真履行职责。\n▶欢迎下载 3", becomes=""),
        Example("我认真履行职责。\n▶可编辑修改\n二、廉洁情况", becomes=""),
        Example("我认真履行职责。\n▶谢谢观赏", becomes=""),
        Example("我认真履行职责。\n▶--------------------\n二、廉洁情况", becomes=""),
        Example("三、资料\n▶学习资料\n由县里统一发放。"),
        Example("三、资料\n▶参考文件\n见附件。"),
        Example("▶《精品文档汇编》\n由县里统一发放。"),
        Example("展板内容：\n▶不要随意下载文件"),
        Example("▶欢迎下载使用：\n各村可以到县里的网上取表。"),
        Example("……………………\n▶（略）"),
    ),
)
