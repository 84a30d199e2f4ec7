"""What a page says beside what it shows, looked up once: its names, its meta elements, its scripts and style sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

#: Names of meta elements that hold the title.
TITLES = ("articletitle", "og:title")
META = {
    **dict.fromkeys(TITLES, "title"),
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "contentsource": "site",
    "source": "site",
    "og:site_name": "site",
    "sitename": "site",
    "author": "author",
    "article:author": "author",
    "og:article:author": "author",
    "keywords": "keywords",
    "og:url": "page_url",
}
LONGEST_SCRIPT = 1_000_000  # characters of a script that is read
Said = tuple[str, str]  # the name of a fact, and what is said


class Head(NamedTuple):
    """What stands in the head and wherever else elements stand that show nothing."""

    root: etree._Element  # of the whole page
    named: tuple[tuple[etree._Element, str], ...]  # what says how the page is called, the publisher's marks first
    told: tuple[Said, ...]  # in the words made for it
    scripts: tuple[tuple[etree._Element, str], ...]  # with their text
    css: str  # of its own sheets
    is_styled_elsewhere: bool  # by sheets that are not at hand
    asks_for_password: bool

    def names(self) -> Iterator[str]:
        """What the page calls itself."""
        return (said for _, said in self.named)


def head_of(root: etree._Element) -> Head:
    """Look it up, in one pass."""
    of: dict[str, list[etree._Element]] = {tag: [] for tag in ("meta", "title", "link", "script", "style", "input")}
    for element in root.iter(*of):
        of[str(element.tag)].append(element)
    named, told = [], []
    for element in of["meta"]:
        name = (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
        if name in META:
            said = " ".join((element.get("content") or "").split())
            told.append((META[name], said))
            if name in TITLES:
                named.append((element, said))
    if of["title"] and (title := of["title"][0]).text:
        named.append((title, " ".join(title.text.split())))
    links = [((link.get("rel") or "").lower(), link) for link in of["link"]]
    told += [("page_url", link.get("href", "")) for rel, link in links if rel == "canonical"][:1]
    return Head(
        root,
        tuple(named),
        tuple(told),
        tuple([(script, script.text) for script in of["script"] if script.text]),
        "\n".join([style.text or "" for style in of["style"]]),
        any("stylesheet" in rel for rel, _ in links),
        any((field.get("type") or "").lower() == "password" for field in of["input"]),
    )
