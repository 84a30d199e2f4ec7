"""The title of a page: the line that shows it, the heading above the text, or what only the head of the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...chinese.kinds import NAMED, any_of
from ...chinese.pages import page_label
from ...regex import regex
from .seen import Line, Seen

NOT_WORD = regex(r"[\W_]+")
SITE_TAIL = regex(r"\s{0,8}(?:[_|｜]|--+|——|\s[-－–—]\s|-(?=[^-]*$)).*$")
FILE_TAIL = regex(r"(?<=\w)\s?\.(?:pdf|docx?|wps|txt|rtf|ofd)$", re.I)
#: What a site calls itself, and its columns; no document is called so: 某某县政府网, 政务公开, 通知公告
SITE_ITSELF = regex(
    r"(?:网|网站|门户|首页|主页|政府|频道|栏目|专栏|平台|公开|动态|要闻|新闻|资讯|中心|[局厅委部办]|目录|指南|通知公告|公告栏|您好)$"
)
#: What a document is called that its page may title in its head alone: a collection of texts (工作总结三篇) is none.
DOCUMENT = regex(rf"{any_of(NAMED)}(?:[（(][^（()）]{{1,20}}[）)])?$")
BREADCRUMB = regex(r"[＞〉»›]|\s>\s")
LABEL = regex(r"\w{2,6}[:：]")
CUT_SHORT = regex(r"…|\.\.|范文|模板|大全|篇")
MARKER = regex(r"[（(]?[一二三四五六七八九十百\d]+[)）、．.]|第[一二三四五六七八九十百\d]+[编章节条]")
TITLE_NAME = regex(
    r"(?<![a-z])(?:title|tit|biaoti|bt|headline)(?![a-z])|title[-_]?(?:bar|box|row|line|area|wrap)|articletitle|newstitle|contenttitle",
    re.I,
)
OWN = "articletitle"  # the mark of government pages for what the text, not the page, is called
BESIDE = " -－–—_|｜"  # what parts the name of a text from that of its site
SHORT = 6  # characters of a title that another one may end with
LONGEST = 80  # characters
OPENING = 6  # lines
BIG = 16.0  # points


def bare(text: str) -> str:
    """Letters, digits and ideographs only."""
    return NOT_WORD.sub("", text)


def without_site(name: str) -> str:
    """What a page calls itself, without the names of column and site at its end, or the kind of its file."""
    return FILE_TAIL.sub("", SITE_TAIL.sub("", name) or name)


def title_line(seen: Seen) -> int | None:
    """The visible line that is the page's title; None where no line plainly is."""
    known = _of_the_text([*seen.head.names()])
    known += [label.title for whole in known if (label := page_label(without_site(whole), bare=True)).page]
    names = [name for whole in known if len(name := bare(whole)) >= 4]
    short = [name for whole in known if len(name := bare(without_site(whole))) >= SHORT]
    best: tuple[float, int] | None = None
    for index, line in enumerate(seen.lines):
        if not 4 <= line.length <= 120 or (line.linked and line.look.heading != 1):
            continue
        heading = line.look.heading
        edges = _edges(line.text)
        if not heading and not any(edge in name for name in names for edge in edges):
            continue
        mine = bare(page_label(FILE_TAIL.sub("", line.text)).title)
        if len(mine) < 4 or BREADCRUMB.search(line.text):
            continue
        worth = max((_same(mine, name) for name in names), default=0.0)
        if heading and not worth and mine.endswith(tuple(short)) and not LABEL.match(line.text):
            worth = 0.5  # <title>关于防汛的通知_某县</title> over <h2>某县人民政府关于防汛的通知</h2>
        worth += 0.3 if heading == 1 else 0.1 if heading else 0.0
        if worth >= (0.55 if names else 0.3) and (best is None or worth > best[0] + 0.01):
            best = (worth, index)
    return best[1] if best else None


def _of_the_text(names: list[str]) -> list[str]:
    """The names without those of the site alone (某县人民政府门户网站 -), where the page has another."""
    return [name for name in names if not SITE_ITSELF.search(without_site(name).rstrip(BESIDE))] or names


def names_of_site(seen: Seen, title: int) -> Iterator[int]:
    """Headings over the title that say the name of the site alone, as the page's own name does."""
    names = [*seen.head.names()]
    of_site = {bare(without_site(name)) for name in names if name not in _of_the_text(names)}
    for index in range(title) if of_site else ():
        line = seen.lines[index]
        if line.look.heading and bare(line.text) in of_site:
            yield index


def _edges(text: str) -> tuple[str, str]:
    """The first and the last letters of a line; of one set in spaced letters (关 于 防 汛) without the blanks."""
    if " " in text[1:4]:
        text = bare(text)
    return text[:4], text[-4:]


def _same(line: str, name: str) -> float:
    """How far a line is the title in ``name``, which may go on with names of the column and the site."""
    share = min(len(line), len(name)) / max(len(name), len(line))
    if line.startswith(name) and len(line) > len(name) and SITE_ITSELF.search(name):
        return 0.0  # the site's name, with more of the site behind it
    if name.startswith(line) or line.startswith(name):
        return min(1.0, 0.5 + share)
    if line in name:
        return min(0.95, 0.4 + share) if share > 0.5 else 0.2
    return 0.0


def top_heading(seen: Seen, kept: Sequence[bool], title: int | None) -> int | None:
    """The node of the heading that opens the text alone of its level, or is its title; None where an ``h1`` does.

    Pages that leave ``h1`` to their own name set the title as ``h2`` or ``h3``.
    """
    headings = [i for i, keep in enumerate(kept) if keep and seen.lines[i].look.heading]
    if not headings or any(seen.lines[index].look.heading == 1 for index in headings):
        return None
    top = headings[0]
    text = seen.lines[top].text.strip()
    if True in kept[:top] or MARKER.match(text) or text[-1:] in "：:。；;":
        return None
    node, level = seen.lines[top].node, seen.lines[top].look.heading
    higher = any(seen.lines[i].look.heading <= level and seen.lines[i].node != node for i in headings)
    return node if top == title or not higher else None


def unseen_title(seen: Seen, kept: Sequence[bool]) -> tuple[str, str] | None:
    """The title of a document that only the head of its page says, and where it stands; None where the text shows one."""
    opening = [seen.lines[i] for i, keep in enumerate(kept) if keep and seen.lines[i].length][:OPENING]
    if any(_may_be_title(line) for line in opening):
        return None
    shown = bare("".join(line.text for line in opening if line.length <= LONGEST and line.text[-1] not in "。；！？"))
    for element, said in seen.head.named:
        title = without_site(said)
        mine = bare(title)
        if (
            SHORT < len(mine) <= LONGEST
            and (DOCUMENT.search(title) or element.get("name", "").lower() == OWN)
            and not CUT_SHORT.search(title)
            and mine[-SHORT:] not in shown
            and mine[:SHORT] not in shown
        ):
            return title, seen.ways.to(element)
    return None


def _may_be_title(line: Line) -> bool:
    return bool(line.look.heading or line.look.centred or DOCUMENT.search(line.text.strip()))
