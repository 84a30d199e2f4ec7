"""The file's name as a document viewer shows it: 讲话.doc, 讲话.doc_第1页."""

from __future__ import annotations

import re

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Line, LineRule

PAGE = regex(r"[^。；]{2,80}?(?:\.(?:docx?|pdf|txt|pptx?|wps|xlsx?|rtf))?[_ —-]第\s*\d{1,4}\s*[页頁]", re.I)
NAME = regex(r"(?P<name>[^。；]{2,80}?)\s*\.(?:docx?|pdf|txt|pptx?|wps|xlsx?|rtf)", re.I)

PICTURE = regex(r"[^\s。；，]{1,60}\.(?:jpe?g|png|gif|bmp|webp)", re.I)


def judge(line: Line) -> str:
    text = line.text
    if len(text) > 100:
        return ""
    if PICTURE.fullmatch(text):
        return "the name of a picture's file"
    if PAGE.fullmatch(text) and re.search("_|—第|-第", text):
        return "a page of a viewer"
    name = NAME.fullmatch(text)
    if name and line.index < max(line.body[0], 3):
        words = name["name"]
        for place in range(line.index + 1, min(len(line.lines), line.index + 30)):
            other = line.lines[place]
            if words in other and not PAGE.fullmatch(other) and not NAME.fullmatch(other):
                return "the name of the file, which stands as the title below"
    return ""


RULE = LineRule(
    "strip/viewer-file",
    judge,
    HIGH,
    why="The viewer repeats the name of the file for each page it shows.",
    examples=(
        Example("▶在教育工作会议上的讲话.doc_第1页", becomes=""),
        Example("▶工作会议讲话范文.doc\n工作会议讲话范文\n同志们：", becomes=""),
        Example("各位代表：\n▶正文1.jpg\n谢谢大家。", becomes=""),
        Example("▶附件：报名表.doc\n联系电话"),
        Example("▶工作会议讲话.doc\n同志们："),
    ),
)
