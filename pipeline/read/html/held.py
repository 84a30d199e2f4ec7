"""The text of a page that shows it only by script: a hidden block, a template, a form field that holds its source.

What a page hides is not read beside a text that it shows. It is read where it holds the running text of the page: several
times as much as all that is shown, and the page's own script moves it or there is nothing shown at all, or it carries a
publisher's mark.
"""

from __future__ import annotations

import re

from lxml import etree

from ...regex import regex
from .beside import SENTENCE
from .container import mark_of
from .names import sounds
from .parse import parse
from .seen import Seen
from .sheet import Sheet
from .walk import see

#: Elements whose source a browser does not parse as part of the page.
SOURCES = frozenset(("textarea", "script", "template", "noscript", "xmp"))
TEMPLATE = regex(r"text/(?:html|template|plain|x-[\w-]*(?:template|tmpl)[\w-]*|ng-template)", re.I)
TAG = regex(r"<[^<>]{0,2000}>")
BROKEN = regex(r"[\n<>]")
ENOUGH = 30  # characters of running text
TIMES = 2  # as much as all that is shown
FAR_MORE = 200  # characters that are the text whatever the page's script says, where five times less is shown
#: Who speaks to the visitor, in a box that opens over the page, or where scripts are off.
TO_VISITOR = regex(r"javascript|浏览器|瀏覽器|cookie|登录|登錄|注册|密码|隐私|用户协议|验证码|扫码", re.I)
POPUP = regex(r"pop|modal|dialog|layer|login|mask|tip|menu|qr|weixin|wechat|privacy|agree|search|share", re.I)
MOST = 400  # hidden elements that are looked at


def with_held_text(root: etree._Element, seen: Seen, sheet: Sheet) -> Seen:
    """What is seen of the page, with the text that only its script would show put in its place."""
    held = [(running_of(element), element) for element in seen.held[:MOST] if _may_hold(element)]
    if not held:
        return seen
    amount, element = max(held, key=lambda one: one[0])
    if amount < ENOUGH or not _is_text(root, seen, amount, element):
        return seen
    if element.tag in SOURCES and not len(element):
        inner = parse(element.text or "")
        element.text = None
        element.extend(inner)
    shown = {element, *(outer for outer in element.iterancestors() if outer in seen.held)}
    return see(root, sheet, shown=shown)


def _may_hold(element: etree._Element) -> bool:
    if element.tag in ("style", "title", "select", "option", "iframe", "object", "svg", "canvas", "map"):
        return False
    return element.tag != "script" or bool(TEMPLATE.fullmatch(element.get("type") or ""))


def running_of(element: etree._Element) -> int:
    """How much running text an element holds, in characters; a few words to the visitor are none."""
    if element.tag in SOURCES and not len(element):
        parts = BROKEN.split(TAG.sub("\n", element.text or ""))
    else:
        parts = [str(part) for part in element.itertext()]
    said = [part.strip() for part in parts]
    amount = sum(len(part) for part in said if SENTENCE.search(part))
    if amount < FAR_MORE and TO_VISITOR.search("".join(said)):
        return 0
    return amount


def _is_text(root: etree._Element, seen: Seen, amount: int, element: etree._Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if mark_of(str(element.tag), names, element.get("itemprop", "")):
        return amount > shown_under_marks(seen)
    if POPUP.search(names) or sounds(names) < 0:
        return False
    beside = shown(seen)
    if amount <= TIMES * beside:
        return False
    return not beside or _is_moved(root, element) or is_far_more(amount, beside)


def is_far_more(amount: int, beside: int) -> bool:
    """Whether so much running text is the text of a page that shows this much beside it."""
    return amount > FAR_MORE and amount > 5 * beside


def shown(seen: Seen) -> int:
    """The running text that the page shows, in characters."""
    marked = [line for line in seen.lines if line.marks and not line.linked]  # a sentence has marks
    return sum(line.length for line in marked if SENTENCE.search(line.text) and not TO_VISITOR.search(line.text))


def shown_under_marks(seen: Seen) -> int:
    """How much the page shows in the largest block that has a publisher's mark, in characters."""
    nodes = [node for node in seen.nodes if mark_of(node.tag, node.names, node.itemprop)]
    return max((sum(line.length for line in seen.lines[node.first : node.last]) for node in nodes), default=0)


def _is_moved(root: etree._Element, element: etree._Element) -> bool:
    """Whether a script of the page speaks of the element by its id."""
    name = element.get("id")
    return name is not None and any(
        name in (script.text or "") for script in root.iter("script") if script is not element
    )
