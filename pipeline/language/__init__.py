"""Translates messages. The code and the files are in English, which is also the default.

``zh.tsv`` has a row for each message: English with ``{}`` for each inserted value, and Chinese with ``{0}`` for the first value. A
message is translated when it is shown, so code that raises an error or gives a reason uses only English. In English nothing is
loaded or looked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .. import packaged

ENGLISH, CHINESE = "en", "zh"
LANGUAGES = (ENGLISH, CHINESE)
#: The environment variables that choose the language; the first one that is set decides. After ours, they are in POSIX order.
_VARIABLES = ("GONGWEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
#: A longer text is not a message.
_LONGEST = 2000

_chosen = ENGLISH


def choose(name: str) -> None:
    """Show everything in the named language from now on. A locale such as ``zh_CN.UTF-8`` also names one.

    Raises:
        ValueError: it is not one of :data:`LANGUAGES`.
    """
    global _chosen
    code = name.lower()[:2]
    if code not in LANGUAGES:
        raise ValueError(f"--lang: {name!r}; there are {', '.join(LANGUAGES)}")
    _chosen = code


def of_locale(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for; English if we do not have it."""
    asked = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    return CHINESE if asked.lower().startswith(CHINESE) else ENGLISH


def chosen() -> str:
    """The language of what is shown."""
    return _chosen


def tr(text: str) -> str:
    """``text``, a message in English, in the chosen language; unchanged if it has no translation."""
    return text if _chosen == ENGLISH else in_chinese(text)


@lru_cache(maxsize=4096)
def in_chinese(text: str) -> str:
    """An English message in Chinese; unchanged if it has no translation.

    Values in a message are translated if they are messages themselves, and a list of reasons is translated one by one.

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
    """A message after a name (``a.txt: empty file: 0 bytes``), translated; empty if there is none."""
    name, mark, said = text.partition(": ")
    forms = (form for form in table.forms if _put_in(said, form.pieces) is not None)
    return f"{name}：{in_chinese(said)}" if mark and (said in table.plain or any(forms)) else ""


class _Form(NamedTuple):
    """A message with values: the English pieces between them, and the Chinese with numbered placeholders."""

    pieces: tuple[str, ...]
    chinese: str


class _Catalogue(NamedTuple):
    plain: Mapping[str, str]
    forms: Sequence[_Form]  # the longest first, after the one for reasons with a certainty


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
    """The values between the pieces in ``text``; None if the pieces do not match. In linear time."""
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
