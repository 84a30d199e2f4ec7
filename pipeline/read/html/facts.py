"""What a page says of its text: in its head, in rows of labels, and in the lines above and below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...chinese.stamps import PARTED_DAY, YEAR
from ...chinese.widths import CJK
from ...model import Facts, Source
from ...regex import regex
from .beside import is_sentence
from .head import Said
from .labels import rows, rows_under_labels
from .scripted import told_beside
from .seen import Line, Seen
from .title import without_site
from .told import told_by_scripts

_S = r"\s{0,8}"
_WEEKDAY = rf"(?:{_S}[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
_TIME = rf"(?:{_S}(?:T|上午|下午|晚上?|凌晨)?{_S}(\d{{1,2}}{_S}[:：时]{_S}\d{{2}}分?(?:[:：]?\d{{2}}秒?)?))?"
DATE = regex(PARTED_DAY + _WEEKDAY + _TIME)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: 04-03-2021 10:20, 4.3.2021 10:20, March 4, 2021, 4 Mar 2021, 时间：20210304: other forms of a day, alone in a line or behind its key.
_MONTH = rf"(?:{_MONTHS})[a-z]{{0,6}}\.?"
_FIGURES = rf"(?P<d1>\d{{1,2}})[-.](?P<m1>\d{{1,2}})[-.](?P<y1>{YEAR})(?=\s+\d{{1,2}}[:：]\d\d)"
_AMERICAN = rf"(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}}),?\s(?P<y2>{YEAR})"
_BRITISH = rf"(?P<d3>\d{{1,2}})\s(?P<m3>{_MONTH}),?\s(?P<y3>{YEAR})"
_CLOSED_UP = rf"(?:发布|更新)?(?:时间|日期)\s?[:：]\s?(?P<y4>{YEAR})(?P<m4>[01]\d)(?P<d4>[0-3]\d)"
_OTHER = regex(rf"^\W{{0,4}}(?:{_FIGURES}|{_AMERICAN}|{_BRITISH}|{_CLOSED_UP})(?!\d)")
#: 资料来源 and 图片来源 say where a table or a picture comes from.
FROM = regex(r"(?<![料片据據图圖])(?:来\s{0,4}源|來源|稿源)\s*[：:丨]\s*(?!http)([^\s|｜　:：）)】\]]{2,30})")
BY = regex(
    r"(?<![任编])(?:作者|记者|記者|撰稿人?|撰文|通讯员)\s*[：:丨]\s*([^\s|｜　:：，。、《》？！]{2,20}+)(?![，。、？！])"
)
#: What stands after a name on the same line with nothing between: 作者：张三责任编辑：李四.
NEXT_LABEL = regex(
    r"(?:责任)?编辑|责编|審核|审核|来源|來源|时间|日期|浏览|点击|阅读|发布(?=时间|日期|者|于|\s?[:：])|字号|字体|摄影|通讯员|记者"
    r"|作者$|分享到"
)
#: A publisher's mark that says its own key again: 来源：青禾日报
KEYED = regex(r"^(?:文章|信息|稿件)?(?:来源|來源)\s{0,4}[:：]\s{0,4}")
MARKUP = regex('[=<>"]')
SAID_DATE = regex("发布|發布|發佈|時間|时间|日期|更新|发表")
#: A date below the text is its date of publication only where the page says so.
_PUT_UP = "发布|發布|發佈|发表|更新|上传|录入|添加|公开|刊登|发稿|登载|编辑|信息|稿件|提交"
PUBLISHED = regex(
    rf"(?:(?:{_PUT_UP})\s{{0,8}}(?:時間|时间|日期|于)|^\W{{0,8}}(?:日期|时间))\s{{0,8}}[：:】\]]?\s{{0,8}}$"
)
#: 公示时间, 停水日期: when what the text is about takes place.
_OF_PAGES = "发布|發布|發佈|发表|發表|发稿|更新|上传|刊登|发文|添加|录入|修改|编辑|发帖|发贴|公开|印发|来源|來源|入稿|北京|[网报社]"
OTHER_DATE = regex(
    rf"(?<![{CJK}])(?!\S{{0,20}}(?:{_OF_PAGES})(?:時間|时间|日期))"
    rf"[{CJK}]{{1,10}}(?:時間|时间|日期)\s{{0,8}}[：:]?\s{{0,8}}$"
)
#: The clock that a site shows over all of its pages.
OF_TODAY = regex(r"今天是|现在是|(?:当前|系统)(?:时间|日期)|北京时间.*(?:星期|周)[一二三四五六日天]")
#: 文/赵某某 编辑/钱某某: who wrote it.
WRITTEN = regex(rf"^\W{{0,4}}文\s?[/／丨|]\s?([{CJK}·]{{2,4}})(?=$|[\s　])")
#: 青禾晨报官方账号 2021-01-20: whose page a platform shows.
ACCOUNT = regex(r"^\s{0,8}([^\s，。：:]{2,20})官方账号")
#: Who made the page, in the line of its date.
MADE_BY = regex(r"(?:责任编辑|责编|编辑|作者|记者|審核|审核|校对)\s{0,4}[：:丨/／]")
OPENERS, CLOSERS = "（([【", "）)]】"
NEAR = 12  # lines above the text in which its title, date and source stand
BELOW = 8  # lines below it, and the last ones of it
LONGEST = 90  # characters of a line that says when and where a text was published


def harvest(seen: Seen, kept: list[bool], title: int | None, source: Source) -> Facts:
    """The facts of a page. A publisher's own mark comes before what stands in the text."""
    said: dict[str, str] = {}
    for name, value in _all(seen, kept):
        if value and name not in said and (name != "published" or DATE.search(value)):
            said[name] = value
    published = DATE.search(said.get("published", "")) or DATE.search(source.published)
    printed = DATE.search(next(_printed_above(seen, kept), "")) if published else None
    if published and "" < _iso(printed) < _iso(published):
        published = printed  # a site that moves gives its old pages the day of the move in their heads
    issued = DATE.search(said.get("issued", ""))
    return Facts(
        site=KEYED.sub("", said.get("site", "")),
        page_url=source.page_url or said.get("page_url", ""),
        published=_iso(published),
        published_printed=published[0].strip() if published else "",
        title=_title(seen, title, said.get("title", "")),
        author=said.get("author", ""),
        issuer=said.get("issuer", ""),
        doc_number=said.get("doc_number", ""),
        issued=_iso(issued),
        keywords=said.get("keywords", ""),
    )


def _all(seen: Seen, kept: list[bool]) -> Iterator[Said]:
    yield from seen.head.told
    yield from rows_under_labels(seen, kept)
    yield from rows(seen.lines, kept)
    yield from told_by_scripts(seen)
    yield from told_beside(seen)
    first = kept.index(True) if True in kept else 0
    last = len(kept) - kept[::-1].index(True) if True in kept else 0
    above = [seen.lines[index] for index in _above(kept) if seen.lines[index].length <= LONGEST]
    dates = [said for line in above for said in _dates(line)]
    yield from sorted(dates, key=lambda date: ":" not in date[1])  # what tells the hour is the page's, not the day's
    yield from _minute_of_post(seen, range(first, min(first + NEAR, len(kept))))
    for line in above:
        yield from _names(line)
    for index in range(max(last - BELOW // 2, first), min(last + BELOW, len(kept))):
        if seen.lines[index].length <= LONGEST:
            yield from _dates_named(seen.lines[index])
            yield from () if kept[index] else _names(seen.lines[index])


def _above(kept: list[bool]) -> list[int]:
    """The lines over the text, and its first ones, in which its date and source stand."""
    first = kept.index(True) if True in kept else 0
    last = len(kept) - kept[::-1].index(True) if True in kept else 0
    text = kept.index(True, kept.index(False, first)) if False in kept[first:last] else first
    between = range(max(text - NEAR, first), text)  # of a post: what stands under its title is not kept
    near = [*range(max(first - NEAR, 0), min(first + NEAR // 3, len(kept))), *between]
    return list(dict.fromkeys(near))


def _printed_above(seen: Seen, kept: list[bool]) -> Iterator[str]:
    """The days that rows over the text plainly call those of its publication: to the minute, behind a key or a source."""
    near = _above(kept)
    shown = rows([seen.lines[index] for index in near], [kept[index] for index in near])
    yield from (value for name, value in shown if name == "published")
    for index in near:
        line = seen.lines[index]
        date = DATE.search(line.text)
        if not date or line.length > LONGEST or not any(_dates(line)):
            continue
        if FROM.search(line.text) or (not kept[index] and (date[4] or PUBLISHED.search(line.text, 0, date.start()))):
            yield date[0]


def _minute_of_post(seen: Seen, lines: range) -> Iterator[Said]:
    """The minute that stands in the first lines of a post, under what a forum says of who wrote it, over its sentences."""
    for index in lines:
        line = seen.lines[index]
        if is_sentence(line):
            return
        if line.length <= LONGEST and (date := DATE.search(line.text)) and date[4]:
            yield from _dates(line)


def _dates(line: Line) -> Iterator[Said]:
    date = DATE.search(line.text)
    if not date and (other := _OTHER.search(line.text)):
        yield "published", _other(other)
    if not date or OF_TODAY.search(line.text):
        return
    if OTHER_DATE.search(line.text, 0, date.start()) and not FROM.search(line.text):
        return
    if (
        date[4]
        or FROM.search(line.text)
        or SAID_DATE.search(line.text)
        or MADE_BY.search(line.text)
        or date[0] == line.text.strip(" \u3000[]【】（）()")
    ):
        yield "published", date[0]


def _other(found: re.Match[str]) -> str:
    """A day in another form as this one: 2021-03-04."""
    n = next(n for n in "1234" if found[f"y{n}"])
    month = found[f"m{n}"]
    number = int(month) if month.isdigit() else 1 + _MONTHS.split("|").index(month[:3])
    return f"{found[f'y{n}']}-{number}-{int(found[f'd{n}'])}"


def _dates_named(line: Line) -> Iterator[Said]:
    """Dates that the page calls its own, such as 发布日期：2019-03-06, or that stand alone and tell the minute."""
    if (alone := DATE.search(line.text)) and alone[4] and alone[0] == line.text.strip(" \u3000[]【】（）()"):
        yield "published", alone[0]
    for date in DATE.finditer(line.text):
        if PUBLISHED.search(line.text, 0, date.start()):
            yield "published", date[0]


def _names(line: Line) -> Iterator[Said]:
    for pattern, name in ((FROM, "site"), (ACCOUNT, "site"), (BY, "author"), (WRITTEN, "author")):
        found = pattern.search(line.text)
        if found and (value := _closed(_before_date(NEXT_LABEL.split(found[1])[0]))) and not MARKUP.search(value):
            yield name, value


def _before_date(value: str) -> str:
    """The value without the date that stands behind it with nothing between: 青禾日报2020-03-05."""
    date = DATE.search(value)
    return value[: date.start()] if date and date.start() else value


def _closed(value: str) -> str:
    """The value without a bracket at its end that nothing in it opens or closes: （来源：青禾日报）, 青禾日报(青石."""
    place = CLOSERS.find(value[-1]) if value else -1
    if place >= 0 and OPENERS[place] not in value:
        return value[:-1]
    opened = max((value.rfind(sign) for sign in "（("), default=-1)
    return value[:opened] if opened > 0 and not set(value[opened:]) & set("）)") else value


def _iso(date: re.Match[str] | None) -> str:
    if not date:
        return ""
    year, month, day = int(date[1]), int(date[2]), int(date[3])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _title(seen: Seen, index: int | None, said: str) -> str:
    if index is not None:
        return seen.lines[index].text.strip()
    return said or next(map(without_site, seen.head.names()), "")
