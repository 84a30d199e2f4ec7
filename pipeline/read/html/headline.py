"""The lines of a headline: whether the text opens with it anyway, and the further lines that stand over and under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...chinese.kinds import ends_in_kind
from ...chinese.stamps import MONTH
from ...regex import regex
from .look import HEADINGS
from .names import ANCESTORS, HEADER
from .seen import Line, Seen
from .title import BREADCRUMB, DOCUMENT, MARKER, SITE_ITSELF, TITLE_NAME, bare

#: 副标题, 肩题, 引题 and what sites call them.
_WORDS = "ftitle|fbt|futi|fubiaoti|zhuti|jianti|yinti|yt|ft|pretitle|kicker|uptitle"
_FURTHER = r"sub[-_ ]?(?:title|head|tit|bt)|title[-_]?(?:sub|2|two|s)(?![a-z])|shoulder|second[-_]?title"
SUBTITLE_NAME = regex(rf"(?<![a-z])(?:{_WORDS})(?![a-z])|{_FURTHER}", re.I)
#: What the line under a headline says of the page: date, source, clicks, an editor.
OF_THE_PAGE = regex(rf"[:：]|{MONTH}|来源|來源|浏览|点击|字号|分享|打印|收藏|评论|责任编辑|^记者|^\d+$")
#: ——在全市经济工作会议上的讲话; （2019年3月5日第…次会议通过）; 国发〔2019〕5号
BELOW_TITLE = regex(
    r"(?:——|──|—)[^—]{4,}|[（(][^（()）]{6,}[)）]|\w{2,12}[〔\[（(【](?:19|20)\d\d[〕\])）】]\s*\d{1,4}\s*号"
)
SENTENCE_END = regex(r"[。；！？]$")
#: 2024-05-11 or ( 2024-05-11) in a headline: no office writes the day of its texts so.
DASHED = regex(r"[（(【\[]?\s?20\d\d([-/])\d{1,2}\1\d{1,2}\s?[)）】\]]?")
OPENING = 6  # lines
SHORTEST, LONGEST = 3, 60  # characters of a further line
NEAR = 3  # lines
GROUPS = ("thead", "tbody", "tfoot")  # of the rows of a table
SUBTITLE = 8  # characters of a heading under the title that heads nothing, if no kind of document ends it
MOST_ABOVE = 3  # lines over a title
EXTRA = 6  # characters that a line may say beside the title and still be it


def opens_with(seen: Seen, title: int, first: int, last: int) -> bool:
    """Whether a container opens with the title anyway, over one line or several, and not within a sentence."""
    if title >= first:
        return False
    name = bare(seen.lines[title].text)
    above = seen.lines[first : min(first + OPENING, last)]
    if not DOCUMENT.search(seen.lines[title].text.strip()):  # a notice brings a rule with it; a caption is no title
        above = [*takewhile(lambda line: not is_running(line), above)]
    opening = [line.text for line in above if 0 < line.length < 80]
    for start in range(len(opening)):
        for end in range(start + 1, len(opening) + 1):
            lines = bare("".join(opening[start:end]))
            if name in lines:
                if len(lines) - len(name) <= max(EXTRA, len(name) // 2) and not any(
                    "，" in line or SENTENCE_END.search(line) for line in opening[start:end] if bare(line) not in name
                ):
                    return True
                break
    return False


def is_running(line: Line) -> bool:
    """Whether a line is a sentence, and as long as those of a text."""
    return line.length > LONGEST // 2 and bool(SENTENCE_END.search(line.text))


def beside_title(seen: Seen, title: int) -> Iterator[int]:
    """Further lines of the headline: of the same heading, headings beside it, and what the page calls so."""
    yield from _same_heading(seen, title)
    for step in (1, -1):
        for away in range(1, NEAR + 1):
            index = title + step * away
            if not 0 <= index < len(seen.lines) or not _is_further_line(seen, title, index, below=step > 0):
                break
            yield index


def of_headline(seen: Seen, kept: Sequence[bool], title: int) -> Iterator[int]:
    """Kept lines that are of one level with the title, however the page marks them: those over it, and the one under it."""
    if not seen.lines[title].look.heading or not kept[title]:
        return
    above = [index for index in range(title) if kept[index] and seen.lines[index].node != seen.lines[title].node]
    if above and len(above) <= MOST_ABOVE and not any(SENTENCE_END.search(seen.lines[index].text) for index in above):
        yield from (*above, title)
    if (below := _subtitle(seen, kept, title)) is not None:
        yield from (title, below)


def _subtitle(seen: Seen, kept: Sequence[bool], title: int) -> int | None:
    """The heading right under the title that is the only one of its level, and reads like a line of a headline."""
    node, level = seen.lines[title].node, seen.lines[title].look.heading
    others = [i for i, line in enumerate(seen.lines) if i > title and kept[i] and line.node != node]
    below = others[0] if others else title
    line = seen.lines[below]
    fits = (
        _reads_like_one(line) if line.length >= SUBTITLE else ends_in_kind(line.text.strip())
    )  # 青石县养蜂协会 over 章程
    if line.look.heading <= level or MARKER.match(line.text.strip()) or not fits:
        return None
    alone = all(seen.lines[i].look.heading in (0, *range(line.look.heading + 1, 7)) for i in others[1:])
    return below if alone else None


def row_above(seen: Seen, container: int) -> int | None:
    """The only line of the row right above a text that is laid out in a table, where it looks like a head; else None."""
    at = container
    for _ in range(ANCESTORS):
        if at < 0 or seen.nodes[at].tag == "tr":
            break
        at = seen.nodes[at].parent
    if at < 0 or seen.nodes[at].tag != "tr":
        return None
    parent = seen.nodes[at].parent
    table = seen.nodes[parent].parent if seen.nodes[parent].tag in GROUPS else parent
    rows = (
        one
        for one in range(at - 1, table, -1)
        if seen.nodes[one].tag == "tr" and table in (group := seen.nodes[one].parent, seen.nodes[group].parent)
    )
    above = next((row for row in rows if not _says_of_the_page(seen, row)), None)
    if above is None or seen.nodes[above].last - seen.nodes[above].first != 1:
        return None
    line = seen.lines[seen.nodes[above].first]
    return seen.nodes[above].first if _reads_like_one(line) and _heads_a_table(seen, line) else None


def _says_of_the_page(seen: Seen, row: int) -> bool:
    """Whether a row between a headline and its text is empty, says when the page was put up, or is of the headline."""
    node = seen.nodes[row]
    lines = seen.lines[node.first : node.last]
    return all(
        line.length <= 2 * LONGEST and (OF_THE_PAGE.search(line.text) or BELOW_TITLE.fullmatch(line.text.strip()))
        for line in lines
    )


def _heads_a_table(seen: Seen, line: Line) -> bool:
    """Whether a cell is set as a head: centred, bold, or called one."""
    if SITE_ITSELF.search(line.text) or BREADCRUMB.search(line.text):
        return False
    if line.look.centred or line.look.bold:
        return True
    at = line.node
    while at >= 0 and seen.nodes[at].tag != "table":
        if TITLE_NAME.search(seen.nodes[at].names) or HEADER.search(seen.nodes[at].names):
            return True
        at = seen.nodes[at].parent
    return False


def _same_heading(seen: Seen, title: int) -> Iterator[int]:
    """<h1>某某县人民政府<br>关于防汛的通知</h1>"""
    node = seen.lines[title].node
    if node >= 0 and seen.nodes[node].tag in HEADINGS:
        of_it = seen.nodes[node]
        yield from (i for i in range(of_it.first, of_it.last) if not DASHED.fullmatch(seen.lines[i].text.strip()))


def _is_further_line(seen: Seen, title: int, index: int, *, below: bool) -> bool:
    line, head = seen.lines[index], seen.lines[title]
    if line.node == head.node:
        return line.look.heading > 0 and not DASHED.fullmatch(line.text.strip())
    if not _reads_like_one(line) or seen.is_of_the_page(line.node):
        return False
    if SUBTITLE_NAME.search(seen.nodes[line.node].names):
        return True
    beside = seen.nodes[line.node].parent == seen.nodes[head.node].parent
    return below and beside and line.look.heading > 0 and head.look.heading > 0


def _reads_like_one(line: Line) -> bool:
    return (
        line.node >= 0
        and not line.linked
        and SHORTEST <= line.length <= LONGEST
        and not OF_THE_PAGE.search(line.text)
        and not SENTENCE_END.search(line.text)
    )
