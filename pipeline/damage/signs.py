"""Lost signs: the decimal point, %, brackets of document numbers, quotes, full stops, line breaks, 〇."""

from __future__ import annotations

import re

from ..chinese.doc_numbers import unbracketed
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Loss
from ..regex import regex

_POINT = regex(r"[0-9][.·•．\ue000-\uf8ff][0-9]")
_PERCENTAGE = regex(r"[0-9]{2,6}(?=%|个百分点)")
#: Amounts that begin with 0: （05分）, 013千克. Where no digit is missing from the text, they lost their point.
_ZERO_AMOUNT = regex(
    r"(?<![0-9.:：,，/-])(?:(?<=[（(])0[0-9]{1,2}(?=分[）)])|0[0-9]{1,2}(?=个百分点|亿|万元|公里|毫米|厘米|千克|公斤|平方))"
)
_DOTLESS_ITEM = regex(rf"^[ \u3000]*([2-9])(?=[{CJK}]{{4}})(?![年月日个所名项次条])", re.M)
_LINE_DOT = regex(r"^[ \u3000]*[0-9]{1,2}[.．、]", re.M)
_RATE = regex(r"(?:增长|提高|下降|占[^，。；\n]{0,12}|率[达为]?到?)[0-9]{1,3}(?:\.[0-9]+)?(?=[，。；、])")
_PERCENT = regex("[%％]|百分之")
_HOLLOW_YEAR = regex(
    "二(?<![一二三四五六七八九十百千万〇○零第]二)[一二三四五][一二三四五六七八九]?年(?![级来前后间多内以之制期])"
)
_CHINESE_ZERO = regex("[〇○◯OＯ]|二零")
_BRACKETED = regex(r"[〔\[（(【]\s*(?:19|20)[0-9]{2}\s*[〕\])）】]")
_QUOTABLE = regex(rf" (?<=[{CJK}，。、] )[{CJK}、，·]{{2,20}} (?=[{CJK}，。、；])")
_INSIDE = regex(f"[一二三四五六七八九十][、）](?=[{CJK}])")
_LONG = 1200


def lost_signs(text: str) -> tuple[Loss, ...]:
    """The signs that are gone everywhere, each with its proofs."""
    found = (
        _point(text),
        _percent(text),
        _zero(text),
        _quotes(text),
        _brackets(text),
        _stops(text),
        _breaks(text),
    )
    return tuple(loss for loss in found if loss)


def _point(text: str) -> Loss | None:
    if _POINT.search(text):
        return None
    percentages = set(_PERCENTAGE.findall(text))
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


def _percent(text: str) -> Loss | None:
    if _PERCENT.search(text):
        return None
    rates = _RATE.findall(text)
    if len(rates) < 4:
        return None
    return Loss("%", HIGH if len(rates) >= 8 else MEDIUM, (f"{len(rates)} rates and no % in the text: {rates[0]}",))


def _zero(text: str) -> Loss | None:
    hollow = _HOLLOW_YEAR.findall(text)
    if not hollow or _CHINESE_ZERO.search(text):
        return None
    whole = [year for year in hollow if len(year) == 4]
    if not whole:
        return None
    return Loss(
        "〇", HIGH if len(hollow) > 1 else MEDIUM, (f"years without their 〇: {hollow[0]}", "no 〇 in the text")
    )


def _quotes(text: str) -> Loss | None:
    if any(mark in text for mark in '“”"「『'):
        return None
    gaps = _QUOTABLE.findall(text)
    if len(gaps) < 4:
        return None
    return Loss(
        "“", HIGH if len(gaps) >= 8 else MEDIUM, (f"{len(gaps)} phrases stand between spaces, no quotation mark",)
    )


def _brackets(text: str) -> Loss | None:
    bare = [f"{text[max(start - 4, 0) : match.end()]}号".lstrip() for start, match in unbracketed(text)]
    if not bare or _BRACKETED.search(text):
        return None
    certainty = HIGH if len(bare) > 2 else MEDIUM
    return Loss("〔", certainty, (f"{len(bare)} document numbers without brackets: {bare[0]}",))


def _stops(text: str) -> Loss | None:
    if len(text) < _LONG or any(mark in text for mark in "。．！？") or text.count("，") + text.count(",") < 30:
        return None
    return Loss("。", MEDIUM, (f"no full stop in {len(text)} characters, {text.count('，') + text.count(',')} commas",))


def _breaks(text: str) -> Loss | None:
    if len(text) < _LONG or "\n" in text.strip():
        return None
    markers = len(_INSIDE.findall(text))
    if markers < 3:
        return None
    return Loss("\n", HIGH, (f"one line of {len(text)} characters with {markers} markers inside",))
