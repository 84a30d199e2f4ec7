"""The numbers that a browser prints before the items of an ordered list: they stand in no text.

They count where the page says how they are printed (an attribute, a style, a class of UEditor), or has no sheet elsewhere
that may take them away, and where no item has a number of its own or a link, as menus have.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...chinese.markers import lead
from ...regex import regex
from ..counters import written

#: CSS Counter Styles 3, the attribute ``type``, and UEditor's ``custom_…``: the format, and what stands around the number.
FORMS = {
    **dict.fromkeys(("decimal", "1"), ("decimal", "", ".")),
    "decimal-leading-zero": ("decimalZero", "", "."),
    **dict.fromkeys(("lower-alpha", "lower-latin", "a"), ("lowerLetter", "", ".")),
    **dict.fromkeys(("upper-alpha", "upper-latin", "A"), ("upperLetter", "", ".")),
    **dict.fromkeys(("lower-roman", "i"), ("lowerRoman", "", ".")),
    **dict.fromkeys(("upper-roman", "I"), ("upperRoman", "", ".")),
    **dict.fromkeys(("cjk-ideographic", "cjk-decimal", "custom_cn"), ("chineseCounting", "", "、")),
    **dict.fromkeys(("simp-chinese-informal", "trad-chinese-informal"), ("chineseCounting", "", "、")),
    **dict.fromkeys(("simp-chinese-formal", "trad-chinese-formal"), ("chineseLegalSimplified", "", "、")),
    "cjk-heavenly-stem": ("ideographTraditional", "", "、"),
    "custom_cn1": ("chineseCounting", "第", "、"),
    "custom_cn2": ("chineseCounting", "（", "）"),
    "custom_num": ("decimal", "", "."),
    "custom_num1": ("decimal", "", ")"),
    "custom_num2": ("decimal", "(", ")"),
}
STYLE = regex(r"list-style(?:-type)?\s{0,8}:\s{0,8}([\w-]+)")
DIGITS = regex(r"-?\d{1,4}")


def numbers(ordered: etree._Element, may_be_restyled: bool) -> dict[etree._Element, str]:
    """The number that is printed before each item of a list, by the element in which the words of the item begin.

    Nothing where the list may show none.

    ``may_be_restyled``: a sheet that is not at hand may take the numbers away.
    """
    said = next(_said(ordered), "" if may_be_restyled else "decimal")
    items = [child for child in ordered if child.tag == "li"]
    counts = len(items) > 1 or "start" in ordered.attrib
    if said not in FORMS or not counts or any(map(_has_its_own, items)):
        return {}
    kind, before, after = FORMS[said]
    return {
        _beginning(item): before + written(value, kind) + after
        for item, value in zip(items, _values(ordered, items), strict=True)
    }


def _beginning(item: etree._Element) -> etree._Element:
    """The innermost element that opens with the item: of <li><p>防火</p></li> the paragraph."""
    while not (item.text or "").strip() and len(item):
        item = item[0]
    return item


def _said(ordered: etree._Element) -> Iterator[str]:
    """What a list says of its numbers, the strongest first."""
    names = ordered.get("class", "").split()
    yield from (name for name in names if name in FORMS)
    if found := STYLE.search(ordered.get("style", "")):
        yield found[1]
    if kind := ordered.get("type"):
        yield kind
    if "start" in ordered.attrib:
        yield "decimal"


def _values(ordered: etree._Element, items: list[etree._Element]) -> Iterator[int]:
    step = -1 if "reversed" in ordered.attrib else 1
    value = _whole(ordered.get("start"), len(items) if step < 0 else 1)
    for item in items:
        value = _whole(item.get("value"), value)
        yield value
        value += step


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and DIGITS.fullmatch(said) else otherwise


def _has_its_own(item: etree._Element) -> bool:
    if next(item.iterdescendants("a"), None) is not None:
        return True
    text = "".join(map(str, item.itertext())).lstrip()
    return not text or text[0].isdigit() or lead(text) is not None
