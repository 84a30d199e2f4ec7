"""Lost signs: the decimal point, %, brackets of document numbers, quotes, full stops, line breaks, 〇."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..chinese.doc_numbers import unbracketed
from ..chinese.numbers import numbers
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Loss
from ..regex import regex

_POINT = regex(r"[0-9][.·•．\ue000-\uf8ff][0-9]")
#: Amounts that begin with 0: （05分）, 013千克. Where no digit is missing from the text, they lost their point.
_ZERO_AMOUNT = regex(
    r"0(?<![0-9.:：,，/-].)(?:[0-9]{1,2}(?=个百分点|亿|万元|公里|毫米|厘米|千克|公斤|平方)|(?<=[（(].)[0-9]{1,2}(?=分[）)]))"
)
_DOTLESS_ITEM = regex(rf"^[ \u3000]*([2-9])(?=[{CJK}]{{4}})(?![年月日个所名项次条])", re.M)
_LINE_DOT = regex(r"^[ \u3000]*[0-9]{1,2}[.．、]", re.M)
_RATE = regex(r"(?:增长|提高|下降|占[^，。；\n]{0,12}|率[达为]?到?)[0-9]{1,3}(?:\.[0-9]+)?(?=[，。；、])")
_HOLLOW_YEAR = regex(
    "二(?<![一二三四五六七八九十百千万〇○零第]二)[一二三四五][一二三四五六七八九]?年(?![级来前后间多内以之制期])"
)
_BRACKETED = regex(r"[〔\[（(【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]")
_QUOTABLE = regex(rf" (?<=[{CJK}，。、] )[{CJK}、，·]{{2,20}} (?=[{CJK}，。、；])")
_INSIDE = regex(f"[一二三四五六七八九十][、）](?=[{CJK}])")
_LONG, _NEVER = 1200, 1_000_000


class _Sign(NamedTuple):
    """A sign that is lost where the text has none of ``kept`` and so many ``traces`` of it: ``least``, or ``sure`` to be
    certain. ``proof`` tells how many there are, and may show the first."""

    glyph: str
    kept: tuple[str, ...]
    traces: Callable[[str], Sequence[str]]
    least: int
    sure: int
    proof: str
    among: int = 0  # characters that the text must have


def _hollow_years(text: str) -> Sequence[str]:
    found = _HOLLOW_YEAR.findall(text)
    return found if any(len(year) == 4 for year in found) else ()


def _bare_numbers(text: str) -> Sequence[str]:
    found = [text[max(match.start() - 4, 0) : match.end()].lstrip() + "号" for match in unbracketed(text)]
    return () if found and _BRACKETED.search(text) else found


def _inside(text: str) -> Sequence[str]:
    return () if "\n" in text.strip() else _INSIDE.findall(text)


_SIGNS = (
    _Sign("%", ("%", "百分之"), lambda text: _RATE.findall(text), 4, 8, "{} rates and no % in the text: {}"),
    _Sign("〇", (*"〇○◯OＯ", "二零"), _hollow_years, 1, 2, "years without their 〇, {} in all: {}"),
    _Sign("“", tuple('“”"「『'), lambda text: _QUOTABLE.findall(text), 4, 8, "{} phrases stand between spaces, no quotation mark"),
    _Sign("〔", (), _bare_numbers, 1, 3, "{} document numbers without brackets: {}"),
    _Sign("。", tuple("。！？"), lambda text: text.replace("，", ",").split(",")[1:], 30, _NEVER, "{} commas and no full stop", _LONG),
    _Sign("\n", (), _inside, 3, 3, "one line with {} markers inside", _LONG),
)  # fmt: skip


def lost_signs(text: str) -> tuple[Loss, ...]:
    """The signs that are gone everywhere, each with its proofs."""
    found = (_point(text), *(_lost(sign, text) for sign in _SIGNS))
    return tuple(loss for loss in found if loss)


def _lost(sign: _Sign, text: str) -> Loss | None:
    if (
        len(text) < sign.among
        or any(mark in text for mark in sign.kept)
        or len(traces := sign.traces(text)) < sign.least
    ):
        return None
    return Loss(sign.glyph, HIGH if len(traces) >= sign.sure else MEDIUM, (sign.proof.format(len(traces), traces[0]),))


def _point(text: str) -> Loss | None:
    """The point, by percentages over 100 or with a 0 in front, by amounts that begin with 0, and by items without a dot."""
    if _POINT.search(text):
        return None
    rates = {n.printed for n in numbers(text) if n.printed.isdigit() and text.startswith(("%", "个百分点"), n.end)}
    over = sorted(rate for rate in rates if rate[0] != "0" and int(rate) > 100)
    zeros = sorted(rate for rate in rates if rate[0] == "0" and len(rate) > 1)
    whole = all(digit in text for digit in "0123456789")
    amounts = sorted(set(_ZERO_AMOUNT.findall(text))) if whole else []
    if not over and not zeros and not amounts:
        return None
    bare = len(_DOTLESS_ITEM.findall(text)) if not _LINE_DOT.search(text) else 0
    big = sum(int(rate) >= 1000 for rate in over)
    weight = big + len(over) + 2 * len(zeros) + 2 * len(amounts) + min(bare, 4)
    shown = {
        "percentages over 100": [f"{rate}%" for rate in over], "percentages that begin with 0": [f"{rate}%" for rate in zeros],
        "amounts that begin with 0": amounts,
    }  # fmt: skip
    proofs = ["no decimal point in the text", *(f"{of}: {', '.join(some[:4])}" for of, some in shown.items() if some)]
    if bare:
        proofs.append(f"{bare} items begin with a bare number")
    return Loss(".", HIGH if weight >= 4 else MEDIUM, tuple(proofs)) if weight >= 3 else None
