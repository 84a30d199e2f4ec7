"""What the scripts of a page say of its text: JSON-LD, the variables of a public account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from ...regex import regex
from .head import LONGEST_SCRIPT, Said
from .seen import Seen

#: The names of JSON-LD; those of the search engine that most pages in China write it for come last.
LINKED = (
    ("headline", "title"), ("datePublished", "published"), ("author", "author"), ("title", "title"), ("pubDate", "published"),
)  # fmt: skip
#: The variables of the script of a public account (公众号).
CONTENT = "js_content"  # the id of its text
MADE = regex(r"\b(?:ct|create_time|ori_create_time)\s*[=:]\s*[\"'](\d{10})[\"']")
NICKNAME = regex(r"\bnick_?name\s*[=:]\s*(?:htmlDecode\()?[\"']([^\"'\\<>]{2,40})[\"']")
BEIJING = timedelta(hours=8)


def told_by_scripts(seen: Seen) -> Iterator[Said]:
    """What JSON-LD says, and the script of a public account."""
    of_account = any(CONTENT in node.names for node in seen.nodes)
    name = seen.head.root.find(".//*[@id='js_name']") if of_account else None
    if name is not None:
        yield "site", " ".join("".join(map(str, name.itertext())).split())
    for script, text in seen.head.scripts:
        if len(text) > LONGEST_SCRIPT:
            continue
        if script.get("type") == "application/ld+json":
            yield from _linked_data(text)
        elif of_account:
            yield from _account(text)


def _account(script: str) -> Iterator[Said]:
    """``var ct = "1596412800"``: when the article was made, in seconds; what the page prints is a word such as 昨天."""
    if made := MADE.search(script):
        day = datetime.fromtimestamp(int(made[1]), UTC) + BEIJING
        yield "published", day.strftime("%Y-%m-%d %H:%M")
    if name := NICKNAME.search(script):
        yield "site", name[1]


def _linked_data(script: str) -> Iterator[Said]:
    try:
        said = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(said):
        for key, name in LINKED:
            value = thing.get(key)
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str):
                yield name, value


def _things(said: Any) -> Iterator[dict[str, Any]]:
    for thing in said if isinstance(said, list) else [said]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))
