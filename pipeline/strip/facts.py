"""What a removed line still tells: date, address, site, declared length, author, that the text goes on elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from ..chinese.names import NOBODY
from ..chinese.rest import rest_notice
from ..chinese.stamps import CLOCK, DAY, DAY_FIRST, MINUTE, iso
from ..chinese.widths import CJK
from ..model import Facts
from ..regex import regex
from .keys import LONGEST_KEY, known, parse, spaced
from .own import is_other_date
from .sites import DATED, KEEPER, NAME

_DATE = regex(rf"(?<!\d)(?:{DAY}(?:\s{{0,8}}T?{MINUTE})?|{DAY_FIRST}\s{{1,4}}{CLOCK})")
_TIMED = regex(r"\d\s*[:：时点]\s*\d")
_DATE_KEY = regex("(?:发布|发表|公开|发稿|更新|上传|刊登|发文|成文|生成|抓取)?(?:时间|日期)|[发公]布于|发表于|publish")
_NOT_PUBLISHED = regex("归档|抓取|capture|生成日期|成文|生效|失效|实施|施行|截止|下载|[颁公]布日期|今天是|现在是")
_KEY_END = regex(r"(?:^|[\s|｜])[^\s|｜]{1,14}\s*$")
_URL = regex(r"(?:https?://|www\.)[A-Za-z0-9_\-./%?=&#:~+]+[A-Za-z0-9_/]")
_DATED_SITE = regex(rf"^{DATED}$")
_SITES = (
    regex(rf"(?:欢迎(?:来到|光临|访问)|由|来自|来源于|请在)\s*([{CJK}A-Za-z0-9 ]{{2,14}}?{KEEPER})"),
    regex(rf"位置\s?[:：]\s?([{CJK}]{{2,10}}(?:网|文库|文秘站))\s?[>＞»›]"),
    regex(rf"立即通知([{CJK}]{{2,10}}(?:网|文库))"),
    regex(rf"[—－-]\s*([{CJK}]{{2,10}}(?:网(?!络)|文库))"),
    _DATED_SITE,
    regex(rf"^((?!.*(?:关于|欢迎|官方|微信|关注)){NAME})(?:\s*[-—_|｜◆].*)?[!！~～]*$"),
)
_SITE_LIKE = regex("(?:网|网站|日报|晚报|时报|客户端|文库|新闻|公众号|社|台|报|发布|融媒体?中心|杂志|期刊|人民政府)$")
#: Who no person is: 佚名, 某某法规库.
_NOBODY = regex(rf"{NOBODY}|(?:{KEEPER}|[网库])$")
#: 发文机构：县政府网站: where it is put up, not who issues it.
_NO_ISSUER = regex("(?:网|网站|门户|公众号|客户端)$")
#: A key with its value within a line that holds other words too.
_PAIR = regex(
    rf"(?P<key>[{CJK}A-Za-z](?:\s{{0,4}}[{CJK}A-Za-z]){{0,9}})"
    rf"\s{{0,8}}(?:[】〗］]\s{{0,4}}[:：]?|[:：])\s{{0,8}}(?P<value>[^\s|｜,，;；:：)）】]{{2,90}})"
)
_ENGLISH = {"author": "author", "publisher": "site", "title": "title", "keywords": "keywords"}
_COUNT = regex(r"(?:共计?|全文共?|字数|总字数)[:：约]?\s*(\d{2,7})\s*个?字|字数[:：]\s*(\d{2,7})")
_WORDS = regex(r"(?:关键词|关键字|主题词|keywords)\s*[:：]\s*(?P<words>[^\n]{2,60})", re.I)
#: 本报记者 王某某: who wrote it, in a line of its own or at the end of a caption.
BYLINE = regex(
    rf"(?:日报|晚报|新华社|本报|本网|客户端|新闻)(?:全媒体)?记者\s?(?P<name>[{CJK}·]{{2,4}}?(?:\s[{CJK}]{{2,4}})?)"
    rf"(?:\s?(?:特约|实习)?(?:记者|通讯员|摄影)\s?[{CJK}·]{{2,4}}(?:\s[{CJK}]{{2,4}})?){{0,2}}$"
)
#: 青石日报记者 王大山 李小河: the whole of a line.
_OWN_BYLINE = regex(rf"[{CJK}]{{0,8}}?{BYLINE.pattern}")
#: 责编：王大山: who put the page together, and whose name its head may give as the author's.
_EDITOR = regex(r"(?:责任?编辑|责编|编辑|编审|审核|校对|监制)\s?[:：]\s?$")
_WRITER = regex(r"(?:作者|撰稿|文|记者)\s?[:：/／]?\s?$")
_KEY_BEFORE = 8  # characters before a name in which its key stands
#: 作者: 浏览数:: the next key of a row stands where the name should.
_NO_NAME = regex("(?:数|量|次|时间|日期|来源|编辑|字号)$")
#: The clock of a site over the page: 某某网 www.… 2024年05月04日 01:51 星期六.
_TODAY = regex("(?:www|https?:).{0,60}星期[一二三四五六日天]")
#: 首页 > 办公文档 > 工作范文 > 破冰铲雪倡议书: the way through a site ends with the title of its page.
_WAY = regex(r"(?:首页|主页)\s?(?:[>＞»›]\s?[^>＞»›]{1,20}){1,6}[>＞»›]\s?(?P<title>[^>＞»›]{8,60})$")
_LONGEST_NAME, _LONGEST_SITE = 12, 24


def harvest(line: str, facts: Facts) -> Facts:
    """``facts`` with what ``line`` says filled in where nothing is known yet."""
    found: dict[str, str | int] = {}
    date = () if facts.published else _published(line)
    if date:
        found["published"], found["published_printed"] = date
    url = _URL.search(line) if not facts.page_url and "http" in line else None
    if url and url[0].startswith("http"):
        found["page_url"] = url[0]
    if not facts.declared_characters and "字" in line and (count := _COUNT.search(line)):
        found["declared_characters"] = int(count[1] or count[2])
    if not facts.cut_off and (cut := rest_notice(line)):
        found["cut_off"] = f"the page says: {cut}"
    if not facts.keywords and (words := _WORDS.search(line)):
        found["keywords"] = words["words"].strip()
    if not facts.title and (way := _WAY.search(line)):
        found["title"] = way["title"].strip()
    for fact, value in _told(line):
        if value and not getattr(facts, fact):
            found.setdefault(fact, value)
    if not facts.author and "author" not in found and (byline := _OWN_BYLINE.fullmatch(line.strip())):
        found["author"] = byline["name"]
    if not facts.site and "site" not in found and (site := _site(line)):
        found["site"] = site
    return replace(facts, **found) if found else facts  # type: ignore[arg-type]


def without_editor(facts: Facts, source: str) -> Facts:
    """The facts without an author whom the page calls its editor, and nowhere its writer."""
    name = facts.author
    at = source.find(name) if name else -1
    edits = False
    while at >= 0:
        before = source[max(at - _KEY_BEFORE, 0) : at]
        if _WRITER.search(before):
            return facts
        edits = edits or _EDITOR.search(before) is not None
        at = source.find(name, at + 1)
    return replace(facts, author="") if edits else facts


def _told(line: str) -> list[tuple[str, str]]:
    """The facts that keys of the line tell."""
    pairs = [(row.key.fact, row.value) for row in parse(line)] or [(key.fact, value) for key, value in spaced(line)]
    if not pairs and (":" in line or "：" in line or "】" in line or "］" in line):
        pairs = [(_fact(match["key"]), match["value"]) for match in _PAIR.finditer(line)]
    values = [value for _, value in pairs]
    told = ((fact, value) for fact, value in pairs if fact and (fact != "author" or values.count(value) == 1))
    return [(fact, _proper(fact, value)) for fact, value in told]  # whom a row names twice is the site


def _fact(key: str) -> str:
    """The fact that a key tells, or the longest known key that it ends with."""
    bare = "".join(key.split())
    ends = (bare[at:] for at in range(max(0, len(bare) - LONGEST_KEY), len(bare)))
    return _ENGLISH.get(bare.lower()) or next((known()[end].fact for end in ends if end in known()), "")


def _proper(fact: str, value: str) -> str:
    """The value in the form in which the fact is kept; empty where it can't be one."""
    if fact in ("issued", "declared_characters", "published", "keywords"):
        dated = _DATE.match(value) if fact == "issued" else None  # the others have forms of their own
        return iso(dated[0]) if dated else ""
    first = value.split()[0] if value else ""
    if fact == "site":
        return first if len(first) <= _LONGEST_SITE and _SITE_LIKE.search(first) else ""
    if fact == "author":
        nobody = _NOBODY.search(first) or _NO_NAME.search(first)
        return first if 2 <= len(first) <= _LONGEST_NAME and not nobody else ""
    if fact == "issuer" and _NO_ISSUER.search(value):
        return ""
    return value


def _published(line: str) -> tuple[str, str] | tuple[()]:
    """The day on which the page was published, ISO 8601 and as printed; empty where the line tells none."""
    sourced = "来源" in line or _DATED_SITE.match(line.strip())
    for match in _DATE.finditer(line) if not _TODAY.search(line) else ():
        before, day = line[max(0, match.start() - 14) : match.start()], iso(match[0])
        key = _KEY_END.search(before)
        other = key and is_other_date(key[0].strip() + " ") and not sourced
        if not day or other or _NOT_PUBLISHED.search(before):
            continue
        timed = len(match[0]) > 11 and _TIMED.search(match[0])
        if timed or len(line) - len(match[0]) <= 2 or _DATE_KEY.search(before) or sourced:
            return day, match[0].strip()
    return ()


def _site(line: str) -> str:
    for form in _SITES:
        if (site := form.search(line)) and "=" not in site[0]:  # else an attribute of a broken tag
            return str(site[site.lastindex or 1]).replace(" ", "")
    return ""
