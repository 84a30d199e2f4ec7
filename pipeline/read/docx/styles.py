"""How paragraphs and runs of a DOCX look: their own properties, then those of their style and the styles under it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from ...model import Style
from .. import style_names
from ..style_names import level_of
from .numbers import W, value_of, whole

BODY = 9  # the outline level of running text
FALSE = ("0", "false", "off", "none")


@dataclass(slots=True)
class Styles:
    """The styles of one document by id."""

    named: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""

    def chain(self, style: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        found: list[etree._Element] = []
        while style in self.named and len(found) < 12 and self.named[style] not in found:
            found.append(self.named[style])
            style = value_of(self.named[style], "basedOn")
        return found

    def paragraph(self, properties: etree._Element | None) -> list[etree._Element]:
        """All ``w:pPr`` that apply to a paragraph, nearest first."""
        style = value_of(properties, "pStyle") if properties is not None else ""
        chain = [found for s in self.chain(style or self.default) if (found := s.find(f"{W}pPr")) is not None]
        return ([properties] if properties is not None else []) + chain

    def run(self, properties: etree._Element | None, paragraph: etree._Element | None) -> list[etree._Element]:
        """All ``w:rPr`` that apply to a run in a paragraph with these properties, nearest first."""
        own = [properties] if properties is not None else []
        character = value_of(properties, "rStyle") if properties is not None else ""
        style = value_of(paragraph, "pStyle") if paragraph is not None else ""
        chains = (self.chain(character) if character else []) + self.chain(style or self.default)
        return own + [found for s in chains if (found := s.find(f"{W}rPr")) is not None]


def read_styles(root: etree._Element | None) -> Styles:
    """The styles that ``word/styles.xml`` defines."""
    styles = Styles()
    for style in root.iterchildren(f"{W}style") if root is not None else ():
        name = style.get(f"{W}styleId", "")
        styles.named[name] = style
        if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
            styles.default = name
    return styles


def switched_on(properties: list[etree._Element], name: str) -> bool:
    """Whether a toggle such as ``w:b`` is on; the nearest that says anything decides."""
    for one in properties:
        found = one.find(W + name)
        if found is not None:
            return found.get(f"{W}val", "1") not in FALSE
    return False


def said(properties: list[etree._Element], name: str, attribute: str = "val") -> str:
    """The nearest value of an attribute of a property; empty: none says."""
    for one in properties:
        found = one.find(W + name)
        if found is not None and found.get(W + attribute):
            return str(found.get(W + attribute))
    return ""


def heading(styles: Styles, properties: etree._Element | None) -> int:
    """The outline level 1-9 that a paragraph's style or its own properties give it; 0: none."""
    level = said(styles.paragraph(properties), "outlineLvl")
    if level.isdecimal():
        return int(level) + 1 if int(level) < BODY else 0
    names = _names(styles, properties)
    return next((shown for name in names if (shown := level_of(name))), 0)


def is_title(styles: Styles, properties: etree._Element | None) -> bool:
    """Whether a paragraph has the style of titles, or one that is based on it."""
    return any(style_names.is_title(name) for name in _names(styles, properties))


def _names(styles: Styles, properties: etree._Element | None) -> list[str]:
    chain = styles.chain(value_of(properties, "pStyle")) if properties is not None else []
    return [value_of(style, "name") for style in chain]


def style_of(styles: Styles, properties: etree._Element | None, runs: list[tuple[str, list[etree._Element]]]) -> Style:
    """The look of a paragraph: of its runs' text, the first that is not white space gives size and font."""
    applied = styles.paragraph(properties)
    inked = [(text, look) for text, look in runs if text.strip()]
    bold = [switched_on(look, "b") for _, look in inked]
    lead = 0
    if bold and bold[0] and not all(bold):
        lead = sum(len(text) for text, _ in inked[: bold.index(False)])
    first = inked[0][1] if inked else []
    size = whole(said(first, "sz"), 0) / 2
    indent = whole(said(applied, "ind", "firstLineChars"), 0) / 100
    if not indent:
        twips = whole(said(applied, "ind", "firstLine"), 0)
        indent = round(twips / 20 / (size or 10.5), 1)
    title = is_title(styles, properties)
    return Style(
        0 if title else heading(styles, properties),
        bool(bold) and all(bold),
        lead,
        said(applied, "jc") == "center",
        size,
        said(first, "rFonts", "eastAsia"),
        indent,
        title=title,
    )
