"""Where the elements of a page stand, as XPath: what locators of lines and of what was left out say."""

from __future__ import annotations

from lxml import etree

DEEP = 64  # steps of a locator; pages nest thousands deep


class Ways:
    """Where elements stand, as XPath; worked out only for those that are named, each step once."""

    __slots__ = ("_known", "_steps")

    def __init__(self) -> None:
        self._steps: dict[etree._Element, str] = {}
        self._known: dict[etree._Element, str] = {}

    def to(self, element: etree._Element | None, line: int = 0) -> str:
        """The locator of an element, and of a line in it; cut short where a page nests thousands deep."""
        return "html:" + (self._way(element) if element is not None else "/") + (f"#{line}" if line else "")

    def _way(self, element: etree._Element) -> str:
        known = self._known
        new: list[etree._Element] = []
        at: etree._Element | None = element
        while at is not None and at not in known:
            new.append(at)
            at = at.getparent()
        way = "" if at is None else known[at]
        for at in reversed(new):
            way = f"{way}/{self._step(at)}"
            if way.count("/") > DEEP:
                way = "//" + "/".join(way.rsplit("/", DEEP)[1:])
            known[at] = way
        return way

    def _step(self, element: etree._Element) -> str:
        step = self._steps.get(element)
        if step is None:
            parent = element.getparent()
            counts: dict[str, int] = {}
            for child in [element] if parent is None else parent:
                tag = child.tag
                counts[tag] = n = counts.get(tag, 0) + 1
                self._steps[child] = f"{tag}[{n}]" if n > 1 else tag
            step = self._steps[element]
        return step
