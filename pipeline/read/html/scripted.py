"""The text of a page that shows it only by script: held in a hidden block, a template or a form field, or built from data.

What a page hides is not read beside a text that it shows. It is read where it holds the running text of the page: several
times as much as all that is shown, and the page's own script moves it or there is nothing shown at all, or it carries a
publisher's mark. Nothing is run: the strings of the scripts (``window.__INITIAL_STATE__ = {…}``, ``var content = "…"``) are read
as what they are; the title and the date that stand beside a text in the data are its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape

from lxml import etree

from ...chinese.widths import HAN
from ...regex import regex
from .beside import SENTENCE
from .container import mark_of
from .head import LONGEST_SCRIPT, Said
from .names import sounds
from .parse import parse
from .seen import Seen, words
from .sheet import Sheet
from .walk import see

#: Elements whose source a browser does not parse as part of the page.
SOURCES = words("textarea script template noscript xmp")
NO_TEXT = words("style title select option iframe object svg canvas map")
TEMPLATE = regex(r"text/(?:html|template|plain|x-[\w-]*(?:template|tmpl)[\w-]*|ng-template)", re.I)
TAG = regex(r"<[^<>]{0,2000}>")
BROKEN = regex(r"[\n<>]")
ENOUGH = 30  # characters of running text
TIMES = 2  # as much as all that is shown
FAR_MORE = 200  # characters that are the text whatever the page's script says, where five times less is shown
#: Who speaks to the visitor, in a box that opens over the page, or where scripts are off.
TO_VISITOR = regex(r"javascript|浏览器|瀏覽器|cookie|登录|登錄|注册|密码|隐私|用户协议|验证码|扫码", re.I)
APART = 100  # characters of running text to each word to the visitor, at least
POPUP = regex(r"pop|modal|dialog|layer|login|mask|tip|menu|qr|weixin|wechat|privacy|agree|search|share", re.I)
MOST = 400  # hidden elements that are looked at
MADE = "gongwen-text"  # the class of the box that holds what was built
ENOUGH_BUILT = 60  # characters of running text
FRAME = 30  # visible characters; a page with fewer shows nothing but what its script puts there
_STRING = regex(r"\"((?:[^\"\\\n]|\\.){40,})\"|'((?:[^'\\\n]|\\.){40,})'|`((?:[^`\\]|\\.){40,})`")
_SENTENCE = regex(f"[{HAN}][^<>{{}}]{{0,300}}?[。！？；]")
_TITLE = regex(r"[\"'](?:article|news|doc)?_?(?:title|headline)[\"']\s?:\s?\"((?:[^\"\\\n]|\\.){4,160})\"", re.I)
_PUBLISHED = regex(
    r"[\"'](?:publish|pub|release|issue)[a-z_]{0,12}(?:date|time|at)?[\"']\s?:\s?[\"']((?:19|20)\d\d-\d\d-\d\d[^\"'\n]{0,20})[\"']",
    re.I,
)


def with_held_text(seen: Seen, sheet: Sheet) -> Seen:
    """What is seen of the page, with the text that only its script would show put in its place."""
    held = [(_running_in(element), element) for element in seen.held[:MOST] if _may_hold(element)]
    amount, element = max(held, key=lambda one: one[0], default=(0, None))
    if element is None or amount < ENOUGH or not _is_text(seen, amount, element):
        return seen
    if element.tag in SOURCES and not len(element):
        inner = parse(element.text or "")
        element.text = None
        element.extend(inner)
    shown = {element, *(outer for outer in element.iterancestors() if outer in seen.held)}
    scripts = tuple(one for one in seen.head.scripts if one[0] is not element)
    return see(seen.head._replace(scripts=scripts), sheet, shown=shown)


def with_built_text(seen: Seen, sheet: Sheet) -> Seen:
    """What is seen of the page, with the text that one of its scripts holds put behind that script.

    Beside a frame of some lines, a head and a foot, it must be far more than what they say, and no word to the visitor.
    """
    framed = sum(line.length for line in seen.lines) >= FRAME
    beside = _shown(seen) if framed else 0
    if framed and (beside >= FAR_MORE or any(line.leads_to_file for line in seen.lines)):
        return seen
    found = [(_running(text), script, said, text) for script, said in seen.head.scripts for text in _strings(said)]
    amount, script, said, text = max(found, key=lambda one: one[0], default=(0, None, "", ""))
    if script is None or amount < ENOUGH_BUILT or (amount < FAR_MORE and TO_VISITOR.search(text)):
        return seen
    if framed and not (_is_far_more(amount, beside) and len(TO_VISITOR.findall(text)) * APART < amount):
        return seen
    title = _TITLE.search(said)
    box = etree.Element("div", {"class": MADE})
    if title:
        etree.SubElement(box, "h1").text = _decoded(title[1])
    body = text if TAG.search(text) else "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    box.extend(parse(f"<div>{body}</div>").iter("body"))
    script.addnext(box)
    return see(seen.head, sheet)


def told_beside(seen: Seen) -> Iterator[Said]:
    """What the data says beside the text that was found in it."""
    for script, said in seen.head.scripts:
        box = script.getnext()
        if box is not None and box.get("class") == MADE and (date := _PUBLISHED.search(said)):
            yield "published", date[1]


def _may_hold(element: etree._Element) -> bool:
    if element.tag in NO_TEXT:
        return False
    return element.tag != "script" or bool(TEMPLATE.fullmatch(element.get("type") or ""))


def _running_in(element: etree._Element) -> int:
    """How much running text an element holds, in characters; a few words to the visitor are none."""
    if element.tag in SOURCES and not len(element):
        parts = BROKEN.split(TAG.sub("\n", element.text or ""))
    else:
        parts = [str(part) for part in element.itertext()]
    amount = sum(len(part.strip()) for part in parts if SENTENCE.search(part))
    return 0 if 0 < amount < FAR_MORE and any(map(TO_VISITOR.search, parts)) else amount


def _is_text(seen: Seen, amount: int, element: etree._Element) -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if mark_of(str(element.tag), names, element.get("itemprop", "")):
        return amount > _shown_under_marks(seen)
    if POPUP.search(names) or sounds(names) < 0:
        return False
    beside = _shown(seen)
    if amount <= TIMES * beside:
        return False
    return not beside or _is_moved(seen, element) or _is_far_more(amount, beside)


def _is_far_more(amount: int, beside: int) -> bool:
    """Whether so much running text is the text of a page that shows this much beside it."""
    return amount > FAR_MORE and amount > 5 * beside


def _shown(seen: Seen) -> int:
    """The running text that the page shows, in characters."""
    marked = [line for line in seen.lines if line.has_marks and not line.linked]  # a sentence has marks
    return sum(line.length for line in marked if SENTENCE.search(line.text) and not TO_VISITOR.search(line.text))


def _shown_under_marks(seen: Seen) -> int:
    """How much the page shows in the largest block that has a publisher's mark, in characters."""
    nodes = [node for node in seen.nodes if mark_of(node.tag, node.names, node.itemprop)]
    return max((sum(line.length for line in seen.lines[node.first : node.last]) for node in nodes), default=0)


def _is_moved(seen: Seen, element: etree._Element) -> bool:
    """Whether a script of the page speaks of the element by its id."""
    name = element.get("id")
    return name is not None and any(name in said for script, said in seen.head.scripts if script is not element)


def _strings(script: str, depth: int = 0) -> Iterator[str]:
    """The longer strings of a script that hold sentences; data within a string is read as well."""
    if len(script) > LONGEST_SCRIPT:
        return
    for found in _STRING.finditer(script):
        raw = found[1] or found[2] or found[3]
        if "\\" not in raw and not _SENTENCE.search(raw):
            continue
        text = _decoded(raw)
        if text[:1] in "{[" and depth == 0:
            yield from _strings(text, 1)
        elif _SENTENCE.search(text):
            yield unescape(text) if "&lt;" in text else text


def _decoded(raw: str) -> str:
    """A string as its program means it; as it stands where it is written otherwise than JSON writes strings."""
    quoted = raw.replace("\\'", "'").replace("\\`", "`").replace('\\"', '"').replace('"', '\\"')
    try:
        return str(json.loads(f'"{quoted}"', strict=False))
    except ValueError:
        return raw


def _running(text: str) -> int:
    return sum(len(found[0]) for found in _SENTENCE.finditer(TAG.sub("\n", text)))
