"""The texts that a notice issues or passes on, by the names that its title and its first sentences give them."""

from __future__ import annotations

from collections.abc import Iterable

from ..regex import regex
from .scripts import simplified
from .widths import CJK

_ACTS = "印发|转发|批转|公布|发布|颁布|下发|颁发"
_PASSES = regex(_ACTS)
_QUOTED = regex("《([^《》\n]{3,60})》")
#: 关于印发青石县供水办法的通知, 转发某局修渠意见的通知
_OBJECT = regex(f"(?:{_ACTS})《?([^《》。，]{{4,60}}?)》?的(?:通知|公告|通告|决定|令|函|命令|意见|批复)")
_PARTED = regex(f"[和与及、](?=[{CJK}]{{3}})")
_BEHIND = regex(r"[（(][^（()）]{1,16}[）)]$")
_BRACKETED = regex(r"[》”]?(?:\s?[（(][^（()）]{1,40}[）)])?")
_LEFT_OUT = regex(r"[\W_的]+")
SHORTEST = 4
_OPENING = 400  # characters of a line in which a notice says what it passes on


def bare_name(name: str) -> str:
    """A name as it is compared: simplified letters and figures only, 的 left out, （试行） left out."""
    return _LEFT_OUT.sub("", _BEHIND.sub("", simplified(name).strip()))


def passed_on(lines: Iterable[str]) -> frozenset[str]:
    """The bare names of the texts that a notice, of which ``lines`` are the first, issues or passes on.

    >>> sorted(passed_on(["青石县关于印发供水办法的通知", "《供水办法》已经同意，现印发给你们。"]))
    ['供水办法']
    """
    found: set[str] = set()
    for line in lines:
        text = simplified(line[:_OPENING])
        if not _PASSES.search(text):
            continue
        names = [*_QUOTED.findall(text), *_OBJECT.findall(text)]
        names += [part for name in _OBJECT.findall(text) for part in _PARTED.split(name)]
        found.update(bare for name in names if len(bare := bare_name(name)) >= SHORTEST)
    return frozenset(found)


def name_end(text: str, start: int, names: Iterable[str]) -> int:
    """Where the longest of the bare ``names`` ends that begins at ``start``, with the bracket behind it; ``start``: none does.

    >>> name_end("2019年1月4日青石县供水的办法（试行）第一章总则", 9, ["青石县供水办法"])
    21
    """
    end = max((_end_of(text, start, name) for name in names), default=start)
    found = _BRACKETED.match(text, end) if end > start else None
    return found.end() if found else end


def _end_of(text: str, start: int, name: str) -> int:
    """Where ``name`` ends that begins at ``start``, marks and 的 left out; ``start`` where it does not stand there."""
    at, done = start, 0
    while done < len(name) and at < len(text):
        if text[at] == name[done]:
            done += 1
        elif text[at] != "的" and text[at].isalnum():
            return start
        at += 1
    return at if done == len(name) else start
