"""Lost signs: the decimal point, %, brackets of document numbers, quotes, full stops, line breaks, 〇."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..chinese.doc_numbers import UNBRACKETED, is_unbracketed
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Loss
from ..regex import regex

_POINT = regex(r"[0-9][.·•．\ue000-\uf8ff][0-9]")
_PERCENTAGE = regex(r"[0-9][0-9]{1,5}(?=%|个百分点)")
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
#: What is in every :data:`UNBRACKETED`; it begins with what it looks for, so that the many texts without are soon done.
_YEAR_AND_COUNT = regex(r"[12](?:9(?<=19)|0(?<=20))[0-9]{2}[ \u3000]?第?[1-9][0-9]{0,3}[ \u3000]?号")
_INSIDE = regex(f"[一二三四五六七八九十][、）](?=[{CJK}])")
_COMMA, _BREAK = regex("[，,]"), regex(r"\n[^\S\n]{0,40}\S")
_LONG, _NEVER = 1200, 1_000_000


class _Sign(NamedTuple):
    """A sign that is lost where the text has no ``kept`` (words or an expression) and so many ``traces`` of it: ``least``, or
    ``sure`` to be certain. ``proof`` tells how many there are, and may show the first."""

    glyph: str
    kept: tuple[str, ...] | re.Pattern[str]
    traces: Callable[[str], Sequence[str]]
    least: int
    sure: int
    proof: str
    among: int = 0  # characters that the text must have


def _hollow_years(text: str) -> Sequence[str]:
    found = _HOLLOW_YEAR.findall(text)
    return found if any(len(year) == 4 for year in found) else ()


def _bare_numbers(text: str) -> Sequence[str]:
    if not _YEAR_AND_COUNT.search(text):
        return ()
    found = [match for match in UNBRACKETED.finditer(text) if is_unbracketed(text, *match.span())]
    return [text[max(match.start() - 4, 0) : match.end()].lstrip() + "号" for match in found]


_SIGNS = (
    _Sign("%", ("%", "％", "百分之"), lambda text: _RATE.findall(text), 4, 8, "{} rates and no % in the text: {}"),
    _Sign("〇", (*"〇○◯OＯ", "二零"), _hollow_years, 1, 2, "years without their 〇, {} in all: {}"),
    _Sign("“", tuple("“”\"「『"), lambda text: _QUOTABLE.findall(text), 4, 8, "{} phrases stand between spaces, no quotation mark"),
    _Sign("〔", _BRACKETED, _bare_numbers, 1, 3, "{} document numbers without brackets: {}"),
    _Sign("。", tuple("。．！？"), lambda text: _COMMA.findall(text), 30, _NEVER, "{} commas and no full stop", _LONG),
    _Sign("\n", _BREAK, lambda text: _INSIDE.findall(text), 3, 3, "one line with {} markers inside", _LONG),
)  # fmt: skip


def lost_signs(text: str) -> tuple[Loss, ...]:
    """The signs that are gone everywhere, each with its proofs."""
    found = (_point(text), *(_lost(sign, text) for sign in _SIGNS))
    return tuple(loss for loss in found if loss)


def _lost(sign: _Sign, text: str) -> Loss | None:
    if len(text) < sign.among or _holds(text, sign.kept) or len(traces := sign.traces(text)) < sign.least:
        return None
    return Loss(sign.glyph, HIGH if len(traces) >= sign.sure else MEDIUM, (sign.proof.format(len(traces), traces[0]),))


def _holds(text: str, kept: tuple[str, ...] | re.Pattern[str]) -> bool:
    return any(word in text for word in kept) if isinstance(kept, tuple) else bool(kept.search(text))


def _point(text: str) -> Loss | None:
    if _POINT.search(text):
        return None
    percentages = set(_PERCENTAGE.findall(text)) if "%" in text or "个百分点" in text else set()
    over = sorted(number for number in percentages if number[0] != "0" and int(number) > 100)
    zeros = sorted(number for number in percentages if number[0] == "0" and len(number) > 1)
    whole = all(digit in text for digit in "0123456789")
    amounts = sorted(set(_ZERO_AMOUNT.findall(text))) if whole else []
    if not over and not zeros and not amounts:
        return None
    bare = len(_DOTLESS_ITEM.findall(text)) if not _LINE_DOT.search(text) else 0
    big = [number for number in over if int(number) >= 1000]
    weight = len(big) + len(over) + 2 * len(zeros) + 2 * len(amounts) + min(bare, 4)
    if weight < 3:
        return None
    proofs = ["no decimal point in the text"]
    if over:
        proofs.append(f"percentages over 100: {'%, '.join(over[:4])}%")
    if zeros:
        proofs.append(f"percentages that begin with 0: {'%, '.join(zeros[:4])}%")
    if amounts:
        proofs.append(f"amounts that begin with 0: {', '.join(amounts[:4])}")
    if bare:
        proofs.append(f"{bare} items begin with a bare number")
    return Loss(".", HIGH if weight >= 4 else MEDIUM, tuple(proofs))
