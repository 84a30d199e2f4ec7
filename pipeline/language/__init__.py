"""What a person reads, in their language. English is the language of the code, of files and of the default.

``zh.tsv`` has a row for each thing that is said: English, with ``{}`` where something is put in, and Chinese, where
``{0}`` is the first of what was put in. A sentence is translated when it is shown, from its English, so whoever raises
an error or gives a reason knows nothing of languages. In English nothing is loaded and nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .. import packaged

ENGLISH, CHINESE = "en", "zh"
LANGUAGES = (ENGLISH, CHINESE)
#: Where the wish of the user stands, first found first: ours, then as POSIX orders them.
_VARIABLES = ("GONGWEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
#: Longer sentences are no messages.
_LONGEST = 2000

_chosen = ENGLISH


def choose(name: str) -> None:
    """Show everything in the language of that name from here on; ``zh_CN.UTF-8`` names one as well.

    Raises:
        ValueError: it is none of :data:`LANGUAGES`.
    """
    global _chosen
    code = name.lower()[:2]
    if code not in LANGUAGES:
        raise ValueError(f"--lang: {name!r}; there are {', '.join(LANGUAGES)}")
    _chosen = code


def of_locale(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for; English where it asks for none that we have."""
    asked = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    return CHINESE if asked.lower().startswith(CHINESE) else ENGLISH


def chosen() -> str:
    """The language of what is shown."""
    return _chosen


def tr(text: str) -> str:
    """``text``, a message in English, in the language of what is shown; what has no translation stays."""
    return text if _chosen == ENGLISH else in_chinese(text)


@lru_cache(maxsize=4096)
def in_chinese(text: str) -> str:
    """A message in English as Chinese; what has no translation stays.

    What was put into a message is translated where it is a message itself, and a row of reasons one by one.

    >>> in_chinese("no such folder: build")
    '没有这个文件夹：build'
    """
    if len(text) > _LONGEST:
        return text
    table = _catalogue()
    if text in table.plain:
        return table.plain[text]
    reasons = text.split("; ")
    if len(reasons) > 1:
        told = [in_chinese(reason) for reason in reasons]
        if not any(one == reason for one, reason in zip(told, reasons, strict=True)):
            return "；".join(told)
    for form in table.forms:
        put_in = _put_in(text, form.pieces)
        if put_in is not None:
            return form.chinese.format(*map(in_chinese, put_in))
    named = _after_a_name(text, table)
    if named:
        return named
    parts = text.split(", ")
    if len(parts) > 1 and any(part in table.plain for part in parts):
        return "，".join(map(in_chinese, parts))
    return text


def _after_a_name(text: str, table: _Catalogue) -> str:
    """A message behind the name of what it is about (``a.txt: empty file: 0 bytes``); empty where none stands there."""
    name, mark, said = text.partition(": ")
    forms = (form for form in table.forms if _put_in(said, form.pieces) is not None)
    return f"{name}：{in_chinese(said)}" if mark and (said in table.plain or any(forms)) else ""


class _Form(NamedTuple):
    """A message into which something is put: the English around it, and the Chinese with its places."""

    pieces: tuple[str, ...]
    chinese: str


class _Catalogue(NamedTuple):
    plain: Mapping[str, str]
    forms: Sequence[_Form]  # those that say most first, but for what stands around a whole reason


_SURE = ("", " (", "% sure)")


@cache
def _catalogue() -> _Catalogue:
    plain, forms = {}, []
    for english, chinese in rows():
        if "{}" in english:
            forms.append(_Form(tuple(english.split("{}")), chinese))
        else:
            plain[english] = chinese
    forms.sort(key=lambda form: (form.pieces != _SURE, -sum(map(len, form.pieces))))
    return _Catalogue(plain, forms)


def rows() -> Sequence[tuple[str, str]]:
    """The catalogue: English and Chinese."""
    return [(english, chinese) for english, chinese in packaged.rows(__file__, "zh.tsv")]


def _put_in(text: str, pieces: Sequence[str]) -> list[str] | None:
    """What stands in ``text`` between the pieces; None where they do not make it up. In linear time."""
    first, *middle, last = pieces
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return None
    found, at, end = [], len(first), len(text) - len(last)
    for piece in middle:
        place = text.find(piece, at, end)
        if place < 0:
            return None
        found.append(text[at:place])
        at = place + len(piece)
    return [*found, text[at:end]]
