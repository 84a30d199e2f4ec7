"""Pinyin in brackets after single characters (行業(yè)行政工作管理手冊(cè)), which a site sprinkles over its texts."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.widths import HAN
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
GLOSS = regex(f"[(（](?<=[{HAN}].)(?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,6}}[)）]")
PLAIN_GLOSS = regex(f"[(（](?<=[{HAN}].)[a-zü{_TONES}]{{1,6}}[)）]")


def find(here: Here) -> Iterator[Splice]:
    if not any(vowel in here.text for vowel in _TONES):
        return
    found = sum(1 for _ in GLOSS.finditer(here.text))
    if found < 3:
        return
    gloss = PLAIN_GLOSS if found >= 8 else GLOSS
    yield from (Splice(m.start(), m.end(), "") for m in gloss.finditer(here.text))


RULE = TextRule(
    "strip/pinyin-gloss",
    find,
    HIGH,
    why="Readings in brackets after common characters, three and more in a text, are not the author's.",
    examples=(
        Example("行業(yè)管理手冊(cè)與工作會(huì)議組織", becomes="行業管理手冊與工作會議組織"),
        Example("圩(xū)镇建设要加快。"),
        Example("计算机辅助设计(cad)软件"),
    ),
)
