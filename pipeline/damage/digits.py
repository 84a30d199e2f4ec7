"""Lost digits: the smallest set whose loss explains both what is never there and what can't be printed.

Scores are natural logarithms of odds. A loss has to earn ``PRIOR`` back by what it explains; of sets that explain
it as well, what they have in common is diagnosed. Typing errors leave the same forms as a lost digit (去年月份, 02名) and come in company, and a
short text lacks most digits by chance: what counting doesn't say, forms must say all the more, and then no more than
``MEDIUM`` is certain.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from ..chinese.before_unit import UNIT, by_words
from ..chinese.digits import digits_of, surprise
from ..chinese.numbers import numbers
from ..chinese.numerals import NUMERAL
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Loss
from ..regex import regex
from .forms import DIGITS, Form, impossible

#: Fewer digits than this in distinct numbers say nothing.
ENOUGH = 10
_PRIOR = 4.5
_SURE = 5.0
_MARGIN = 2.0
#: One time in twenty: a digit that more sound texts of that length lack is gone by its forms alone.
_RARE = math.log(20)
#: How much more forms must say for what counting does not.
_UNSAID = 1.5
#: What a further kind of form says, of what it says alone: the error that left one may have left the other.
_FURTHER = 0.6

#: What the first form of a kind says, and each further one that prints differently. Of 394 sound public documents with
#: twelve digits and more, one had a number with a leading zero (05个, 0个), none a lone point, a month or a day 0 or without number.
_WEIGHT = {
    "year of three digits": (6.0, 3.0),
    "year of history with three digits": (4.5, 1.0),
    "full date with a short year": (2.0, 1.0),
    "full date with a year of one digit": (5.0, 1.0),
    "year 0": (6.0, 1.0),
    "number with a leading zero": (4.5, 2.5),
    "month 0": (5.0, 1.0),
    "day 0": (4.0, 1.0),
    "month without a number": (4.0, 1.0),
    "day without a number": (4.0, 1.0),
    "number with a leading point": (4.5, 1.5),
    "number with a trailing point": (4.5, 1.5),
}
_MOST = 12.0  # of one kind
#: Units without a number in so many different words prove it, of those that mostly have one, and so many in so many characters: of 30
#: public texts without a digit none has more than two but a long novel.
_BARE, _LIKELY, _EACH = 4, 0.5, 1000
#: A number in words, or what covers one: X个, ×所.
_SAID = regex(rf"[\s{NUMERAL}千万亿几数两xXＸ×*＊_＿]")
_BEFORE = regex(f"[0-9.%{CJK}]{{0,3}}$")
_AFTER = regex(f"[0-9.%{CJK}]*")
_STOP = regex("[。；，！？;,!?]")


def lost_digits(text: str) -> tuple[Loss, ...]:
    """The digits that are gone, each with its proofs, in ascending order; empty where nothing is sure enough.

    A digit that stands in the head alone may be gone from the text below it: a page keeps its title apart, and what
    struck the one spared the other.
    """
    found, stop = _gone(text, 0), _STOP.search(text)
    below = text.rfind("\n", 0, stop.start()) + 1 if stop else 0
    return found or (_gone(text, below) if below and numbers(text) else ())


def _gone(text: str, first: int) -> tuple[Loss, ...]:
    """The digits that the text has lost from ``first`` on."""
    below = [number for number in numbers(text) if number.start >= first]
    counts, distinct = digits_of(below)
    if not distinct:
        return _every_digit(text[first:]) if all(number.printed == "." for number in below) else ()
    absent = sorted(DIGITS - {glyph for glyph in counts if counts[glyph]})
    if not absent or distinct < ENOUGH:
        return ()
    forms = tuple(impossible(text))
    ranked = sorted(
        ((_score(glyphs, distinct, forms), glyphs) for size in (1, 2, 3) for glyphs in combinations(absent, size)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    best, glyphs = ranked[0]
    unsaid = max(_RARE - min(surprise(glyph, distinct) for glyph in glyphs), 0.0)
    least = best - _MARGIN - _UNSAID * unsaid
    rivals = [(score, set(other)) for score, other in ranked[1:] if not set(glyphs) < set(other)] or [(0.0, set())]
    # what all sets that explain it as well have in common
    glyphs = tuple(sorted(set(glyphs).intersection(*(other for score, other in rivals if score > least))))
    if best <= 0 or not glyphs:
        return ()
    certainty = HIGH if best >= _SURE and not unsaid else MEDIUM
    total = sum(counts[glyph] for glyph in DIGITS)
    return tuple(Loss(glyph, certainty, _proofs(glyph, total, distinct, forms, text)) for glyph in glyphs)


def _every_digit(text: str) -> tuple[Loss, ...]:
    """All ten, where a text without a digit has units before which only numbers stand."""
    bare = {text[max(m.start() - 2, 0) : m.end()] for m in UNIT.finditer(text) if _is_bare(text, m.start(), m[0])}
    bare |= {text[max(n.start - 2, 0) : n.end + 1] for n in numbers(text)}  # points that are left alone: 下降.%
    if len(bare) < max(_BARE, len(text) / _EACH):
        return ()
    proof = f"no digit stands before {', '.join(sorted(bare)[:3])}"
    return tuple(Loss(glyph, MEDIUM, (proof,)) for glyph in sorted(DIGITS))


def _is_bare(text: str, start: int, unit: str) -> bool:
    lead = text[max(start - 4, 0) : start]
    return not (unit[0] == "年" or _SAID.search(lead)) and by_words(text, start, start, unit) > _LIKELY


def _score(glyphs: tuple[str, ...], distinct: int, forms: Sequence[Form]) -> float:
    gone = set(glyphs)
    seen: dict[str, set[str]] = {}
    healed = -1
    for form in forms:
        if form.heals & gone and form.at != healed:  # a year of today or else one of history
            healed = form.at
            seen.setdefault(form.kind, set()).add(form.printed)
    told = [min(_WEIGHT[kind][0] + _WEIGHT[kind][1] * (len(prints) - 1), _MOST) for kind, prints in seen.items()]
    together = sum(told) * _FURTHER + max(told, default=0.0) * (1 - _FURTHER)
    return surprise("".join(glyphs), distinct) + together - _PRIOR * len(glyphs)


def _proofs(glyph: str, total: int, distinct: int, forms: Sequence[Form], text: str) -> tuple[str, ...]:
    proofs = [f"{glyph} does not stand among {total} digits, {_by_chance(surprise(glyph, distinct))}"]
    mine = [form for form in forms if glyph in form.heals]
    for kind, times in Counter(form.kind for form in mine).most_common():
        shown = _shown(next(form for form in mine if form.kind == kind), text)
        proofs.append(f"{kind}: {shown}" + (f" and {times - 1} more" if times > 1 else ""))
    return tuple(proofs)


def _by_chance(surprise: float) -> str:
    """How many sound texts lack a digit as this one does, in words.

    >>> _by_chance(0.3), _by_chance(3.4), _by_chance(12.0)
    ('as in many sound texts', 'as in one of 30 sound texts', 'as in fewer than one of 1000 sound texts')
    """
    if surprise < math.log(3):
        return "as in many sound texts"
    if surprise < math.log(1000):
        return f"as in one of {math.exp(surprise):.0f} sound texts"
    return "as in fewer than one of 1000 sound texts"


def _shown(form: Form, text: str) -> str:
    """The form with the words beside it, by which a person recognises it: 去年月份, not 月."""
    start, end = form.at, form.at + len(form.printed)
    before, after = _BEFORE.search(text, max(start - 3, 0), start), _AFTER.match(text, end, end + 2)
    return (before[0] if before else "") + text[start:end] + (after[0] if after else "")
