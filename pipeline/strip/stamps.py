"""What libraries and viewers stamp on every page: 精品文档, ---精选公文范文---, 讲话.doc_第1页, a line drawn across.

Such a line holds nothing but these words and ornaments, or the file's name, and it comes again on each page.
"""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Rule
from .frame import squeeze
from .page import Line, each
from .words import of_kind, pieces

LONGEST, LONGEST_WORDS = 120, 24  # characters, most of them dashes; characters of the words
FAR = 30  # lines below a file's name in which the title stands
ROUND = 16  # characters round a file's name in the line of the title
_ORNAMENT = regex(r"[\W\d_]+")
_DRAWN = "-=━─═~#+—"
#: Rules under and over headings of the page.
_RULED = regex(r"([-=━─═~#+—])\1{7,}|[-=*+~]{3,}\s*分隔线\s*[-=*+~]{3,}")
_FILE = r"\.(?:docx?|pdf|txt|pptx?|wps|xlsx?|rtf)"
_PAGE = regex(rf"[^。；]{{2,80}}?(?:{_FILE})?(?:_|[ —-]{{0,8}}[—-]| )第\s{{0,8}}\d{{1,4}}\s{{0,8}}[页頁]", re.I)
_NAME = regex(rf"(?P<name>[^。；]{{2,80}}?)\s*{_FILE}", re.I)
_PICTURE = regex(r"[^\s。；，]{1,60}\.(?:jpe?g|png|gif|bmp|webp)", re.I)

#: ID:10590117 under the title: the number by which a viewer knows its file.
_FILE_ID = regex(r"(?:文档|文章|资料|资源|文件|素材|doc)?\s?ID\s?[:：]\s?\d{5,12}", re.I)
_CALL = regex("会场|会议[号I]|入会|参会|视频|直播|密码|地点|房间|账号|联系")


def judge(line: Line) -> str:
    text = line.text
    if len(text) > LONGEST:
        return ""
    if text[0] in _DRAWN and _RULED.fullmatch(text):
        return "a line drawn across the page"
    if "." in text and _PICTURE.fullmatch(text):
        return "the name of a picture's file"
    if ("_" in text or "—第" in text or "-第" in text) and _PAGE.fullmatch(text):
        return "a page of a viewer"
    if "." in text and line.index < max(line.body[0], 3) and _is_titled_below(line):
        return "the name of the file, which stands as the title below"
    if "." in text and line.above and _is_titled_above(line):
        return "the name of the file, under the title that it repeats"
    if _FILE_ID.fullmatch(text):
        return _file_id(line)
    return "what a library stamps on its pages" if _is_stamp(text) else ""


def _file_id(line: Line) -> str:
    """A number that a viewer prints over the text; where to dial in is the text's own."""
    beside = any(_CALL.search(line.near(step)) for step in (-2, -1, 1, 2))
    return "the number by which a viewer knows its file" if line.above and line.has_body and not beside else ""


def _is_titled_below(line: Line) -> bool:
    name = _NAME.fullmatch(line.text)
    below = line.lines[line.index + 1 : line.index + FAR] if name else ()
    return any(
        name["name"] in other
        and len(other) <= len(name["name"]) + ROUND
        and not _PAGE.fullmatch(other)
        and not _NAME.fullmatch(other)
        for other in below
        if name
    )


def _is_titled_above(line: Line) -> bool:
    """Whether a line over it is the name of the file, without its ending: the title stands once more."""
    name = _NAME.fullmatch(line.text)
    return name is not None and name["name"] in line.lines[max(line.index - FAR, 0) : line.index]


def _is_stamp(text: str) -> bool:
    if text[-1] in "：:" or text[0] in "《“（(":
        return False
    words = _ORNAMENT.sub("", squeeze(text))
    return (
        len(words) <= LONGEST_WORDS and any(map(words.__contains__, of_kind("praise"))) and pieces(words, "stamp") > 0
    )


_TEXT = "工作会议讲话范文\n同志们：\n今天我们开会，主要是把全年的工作再作一次安排。"

RULE = Rule(
    "strip/stamps",
    each(judge),
    HIGH,
    why="A library stamps its pages: praise of its files, what may be done with them, the file's name, ornaments.",
    needs=(
        *(
            "精品",
            "精选公文",
            "编辑",
            "感谢",
            "谢谢",
            "仅供",
            "下载",
            "范文",
            "复制",
            "优质",
            "学习交流",
            "文 档",
            "下 载",
        ),
        *(sign * 8 for sign in _DRAWN),
        *(
            "分隔线",
            ".doc",
            ".DOC",
            ".pdf",
            ".PDF",
            ".txt",
            ".wps",
            ".xls",
            ".ppt",
            ".rtf",
            ".jp",
            ".JP",
            ".png",
            ".PNG",
            ".gif",
            ".bmp",
            ".webp",
        ),
        *("_第", "—第", "-第", "ID", "Id", "id"),
    ),
    examples=(
        Example(f"某县水利工作总结\n▶某县水利工作总结.docx\n{_TEXT}", becomes=""),
        Example("一、履职情况\n▶精 品 文 档\n我认真履行职责。", becomes=""),
        Example("▶----------------精选公文范文----------------\n安全工作方案", becomes=""),
        Example("我认真履行职责。\n▶欢迎下载 3", becomes=""),
        Example("我认真履行职责。\n▶可编辑修改\n二、廉洁情况", becomes=""),
        Example("我认真履行职责。\n▶谢谢观赏", becomes=""),
        Example("我认真履行职责。\n▶--------------------\n二、廉洁情况", becomes=""),
        Example(f"工作会议讲话\n▶ID:10590117\n{_TEXT}", becomes=""),
        Example(f"工作会议讲话\n▶文档ID：204815\n{_TEXT}", becomes=""),
        Example(f"视频会议通知\n▶ID:10590117\n密码：2021\n{_TEXT}"),
        Example(f"{_TEXT}\n▶ID:10590117\n{_TEXT}"),
        Example("三、资料\n▶学习资料\n由县里统一发放。"),
        Example("三、资料\n▶参考文件\n见附件。"),
        Example("▶《精品文档汇编》\n由县里统一发放。"),
        Example("展板内容：\n▶不要随意下载文件"),
        Example("▶欢迎下载使用：\n各村可以到县里的网上取表。"),
        Example("……………………\n▶（略）"),
        Example(f"▶在教育工作会议上的讲话.doc_第2页\n{_TEXT}", becomes=""),
        Example(f"▶工作会议讲话范文.doc\n{_TEXT}", becomes=""),
        Example("各位代表：\n▶正文1.jpg\n谢谢大家。", becomes=""),
        Example("▶附件：报名表.doc\n联系电话"),
        Example("▶工作会议讲话.doc\n同志们："),
    ),
)
