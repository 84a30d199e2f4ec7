"""Keys and values: one parser for every row that a page sets over or under a text, and what its keys are.

来源：某某日报 时间：2026-02-09, 索引号：620/2023, 文 | 某县纪检, 【发文字号】某政发〔2021〕3号 are rows of one kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..chinese.widths import CJK
from ..packaged import alternatives, rows
from ..regex import regex

LONGEST_KEY, LONGEST_VALUE = 8, 60
LONGEST_ROW = 160  # characters of a line that is made of keys and values
_SIGN = regex(r"[:：|｜丨︱┃】/／]")
_ROUND = tuple(zip("［］〖〗", "【】【】", strict=True))
_IN_BRACKETS = regex(rf"\[\s{{0,2}}([{CJK}]{{2,8}})\s{{0,2}}\]")
_EDGE = " \t\u3000\u00a0|｜,，、;；【】（）()[]［］▍●◆■★•·*#-"
_STOP = regex("[。；]")
_HAN = regex(f"[{CJK}]")
#: What makes another key of one that ends with them: 公示时间, 停水日期.
_COMPOUND = ("时间", "日期")


class Key(NamedTuple):
    """A row of ``keys.tsv``: what a key may be used for. A field is empty if the key has no such use."""

    name: str
    page: str  # "only", "open", "matter"
    record: str  # "sure", "inner", "weak"
    role: str  # "only", "shared"
    fact: str  # a field of Facts


class Row(NamedTuple):
    """One key with its value, and the sign between them."""

    key: Key
    value: str
    sign: str


@lru_cache(maxsize=1)
def known() -> dict[str, Key]:
    """Every key of ``keys.tsv``, by its name; a row that names one key counts before one that names several."""
    of_name: dict[str, Key] = {}
    for written, *cells in rows(__file__, "keys.tsv"):
        uses = ["" if cell == "-" else cell for cell in cells]
        of_name.update(
            (name, Key(name, *uses)) for name in alternatives(written) if name == written or name not in of_name
        )
    return of_name


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Row, ...]:
    """The keys and values that the whole line is made of; empty where it holds anything else."""
    for printed, read in _ROUND:
        text = text.replace(printed, read)
    text = _IN_BRACKETS.sub(r"【\1】", text)
    found: list[tuple[Key, int, int]] = []  # key, where it begins, where its value does
    at = 0
    for match in _SIGN.finditer(text):
        place, sign = match.start(), match[0]
        if sign in ":：" and _is_inside(text, place):
            continue
        key, start = _key_before(text, at, place)
        if key is not None and (sign in ":：" or _may_sign(text, key, start, at, sign)):
            found.append((key, start, place + 1))
            at = place + 1
        elif sign in ":：" and not (at == place and found):
            return ()
    if not found or text[: found[0][1]].strip(_EDGE):
        return ()
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    made = [
        (key, text[low:high].lstrip(_EDGE + ":：").rstrip(_EDGE), text[low - 1])
        for (key, _, low), high in zip(found, ends, strict=True)
    ]
    if any((len(value) > LONGEST_VALUE and "://" not in value) or _STOP.search(value) for _, value, _ in made):
        return ()
    return tuple(Row(*row) for row in made)


def _is_inside(text: str, place: int) -> bool:
    """Whether the colon is a clock's or an address's."""
    after = text[place + 1 : place + 3]
    return after == "//" or (after[:1].isdigit() and text[place - 1 : place].isdigit())


def _key_before(text: str, low: int, high: int) -> tuple[Key | None, int]:
    """The longest key that ends before ``high``, and where it begins."""
    keys = known()
    for start in range(max(low, high - 2 * LONGEST_KEY), high):
        if text[start].isspace():
            continue
        key = keys.get("".join(text[start:high].split()))
        if key is not None:
            compound = start > low and key.name in _COMPOUND and _HAN.match(text, start - 1)
            return (None, high) if compound else (key, start)
    return None, high


def _may_sign(text: str, key: Key, start: int, low: int, sign: str) -> bool:
    """Whether a bar or a bracket stands for a colon: only behind a role, or around the key."""
    before = text[low:start].rstrip()
    if sign == "】":
        return before.endswith("【")
    return bool(key.role) and (not before or before[-1] in _EDGE)


@lru_cache(maxsize=4096)
def spaced(text: str) -> tuple[tuple[Key, str], ...]:
    """The keys of a record and their values where blanks alone part them: 索 引 号 620/2023 发 布 机 构 县水利局.

    Empty where the line does not begin with a key, or where no key of it is a record's alone and the first is not set apart.
    """
    words, found, at = text.split(), list[tuple[Key, list[str]]](), 0
    while at < len(words) <= 2 * LONGEST_VALUE:
        key, size = _key_of(words[at : at + LONGEST_KEY])
        if key is not None:
            found.append((key, []))
        elif not found:
            return ()
        else:
            found[-1][1].append(words[at])
        at += size
    apart = found and len(words[0]) == 1 < len(found[0][0].name)
    sure = apart or any(key.record == "sure" for key, _ in found)
    return tuple((key, " ".join(value)) for key, value in found) if sure else ()


def _key_of(words: Sequence[str]) -> tuple[Key | None, int]:
    """The key of a record with which the words begin, and how many of them it is; else none, and one."""
    for size in range(len(words), 0, -1):
        key = known().get("".join(words[:size]).rstrip(":："))
        if key and key.record and (size == 1 or all(len(word) == 1 for word in words[:size])):
            return key, size
    return None, 1


def key_alone(text: str) -> Key | None:
    """The key that is the whole line, whose value may stand in the next."""
    return known().get("".join(text.strip(_EDGE + ":：").split())) if len(text) <= 2 * LONGEST_KEY else None
