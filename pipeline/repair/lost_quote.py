"""Restores quotation marks that became spaces: 称为 压舱石 ，. Counted evidence decides phrase by phrase.

Chinese needs no spaces between characters, so two spaces in a sentence may be a pair of marks. The evidence
(``evidence/quote.tsv``) weighs the phrase between them, the characters around it, how often such phrases are quoted
(``evidence/quoted.tsv``) and how many spaces the text has.

Known problem: one blank of a pair, where the other mark was lost without a trace, stays a blank.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..chinese.before_unit import ends_clause, holes_behind_blanks
from ..chinese.doc_numbers import is_number
from ..chinese.salutations import is_salute
from ..chinese.widths import HAN
from ..evidence import rows, table
from ..lines.find import places
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

LIKELY = -0.5  # log-odds; pairs that share no space and have more are marks in 99.4 % of those held out
#: Log-odds for gaps of two spaces: of 431 gaps between words in the running lines of 558 public texts none is so wide
#: (``bench/count_quotes.py``), and every mark that was printed as wide as two letters leaves such a one; at most one in ten
#: of the others is reckoned with.
TWO_WIDE = 2.3
CLOSING = 3  # pairs before a mark that prove all of them
#: Pairs of a text that bear each other out. Of 11 public texts with fewer, where no mark stood behind the pair and no
#: term between, none had lost marks (two of a row of names, what is searched by, a number), and none had more log-odds
#: than ``ALONE``.
FEWEST, ALONE = 3, 3.1
FEW = 4  # sentences with spaces, of which a share says little
LONGEST = 44  # characters of a phrase
_COPY = 4  # characters of words that stand twice side by side
_MARK = "，、；：。！？,;:!?）)》…"
_MARKS = tuple(_MARK)
_CLAUSE = "，、；：,;:"
_SPACES = " \u00a0"
#: A space between Chinese characters and marks, or at the start of a line; two where a mark was as wide as two. What
#: stands behind a day is who did something on it.
GAP = regex(f"[{_SPACES}](?<=[{HAN}{_MARK}0-9\n].)(?<![0-9]日.)[{_SPACES}]?(?=[{HAN}{_MARK}0-9《])")
#: Who reports or edits, set off by blanks: 本报讯 记者张三报道 昨日，…, 22:50 责编：某某 我要分享.
_BYLINE = regex(rf"(?:记者|通讯员|特派员).{{2,16}}|.{{0,12}}(?:报道|摄|供稿)|.*\d日[电讯]|[{HAN}]{{2,4}}[:：].{{2,16}}")
#: 2025 年度, 占 38.5% 以上: who sets figures apart from ideographs.
_FIGURE = regex(r"[0-9][0-9.,%‰/+~-]*")
_STOP = regex("[。！？!?\n]")
_INNER = regex("[，；：。,;:]")
#: 1.1 编制目的 为…: what stands behind the number is a heading.
_NUMBER = regex(r"[.．][0-9]{1,2}$")
_HEADED = regex("[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_QUOTED = regex("[“”]")
_MARKED = regex('[“”"「」『』]')
_BROKEN = regex(f"{_INNER.pattern}|{_QUOTED.pattern}")


class Pair(NamedTuple):
    """Two gaps of a sentence, next to each other, and what the text says of such."""

    opening: tuple[int, int]  # text offsets of the first gap
    closing: tuple[int, int]
    phrase: str
    before: str  # five characters before the first space
    behind: str  # two characters behind the second
    running: bool  # whether their line holds whole sentences
    text: tuple[str, ...]  # features of the whole text


def judge(view: View) -> Iterator[Edit]:
    string = view.lines.string
    marked = _MARKED.search(string) is not None
    if marked and sum(string.startswith(_MARKS, blank + 1) for blank in places(string, _SPACES)) < CLOSING:
        return
    found = sentences(string)
    plain = _in_turn(found)
    if marked and not plain:  # marks are left: only spaces that prove it by themselves stand for others
        return
    taken = [pair for sentence in found for pair in (sentence[::2] if plain else _best(sentence))]
    for pair in taken:
        if len(taken) >= FEWEST or _proves(pair):
            yield Edit(*pair.opening, "“")
            yield Edit(*pair.closing, "”")


def sentences(string: str) -> list[list[Pair]]:
    """The pairs that neighbouring spaces make, sentence by sentence."""
    found = [match.span() for match in GAP.finditer("\n" + string)]  # a space may begin the text
    holes = {place for place in holes_behind_blanks(string) if ends_clause(string, place)} if len(found) > 1 else set()
    gaps = [(start - 1, end - 1) for start, end in found if end - 1 not in holes]
    if len(gaps) < 2:
        return []
    phrases = Counter(string[a:b] for (_, a), (b, _) in pairwise(gaps) if b - a < LONGEST)
    dense = min(int(math.log2(len(string) / len(gaps))), 9)
    closing = sum(string[end : end + 1] in _MARKS for _, end in gaps) * 5 // len(gaps)
    said = (f"a space in 2^{dense} characters", f"{closing} fifths of the spaces stand before marks")
    made: list[list[Pair]] = [[]]
    line_end, running = -1, False
    for first, second in pairwise(gaps):
        phrase = string[first[1] : second[0]]
        if _STOP.search(phrase) or _is_copy(string[max(first[0] - len(phrase), 0) : max(first[0], 0)], phrase):
            made.append([])
            continue
        if first[0] > line_end:
            line_end = string.find("\n", first[0])
            line_end = len(string) if line_end < 0 else line_end
            running = "。" in string[string.rfind("\n", 0, max(first[0], 0)) + 1 : line_end]
        often = ("it stands between spaces elsewhere",) if phrases[phrase] > 1 else ()
        around = string[max(first[0] - 5, 0) : first[0]], string[second[1] : second[1] + 2]
        made[-1].append(Pair(first, second, phrase, *around, running, (*said, *often)))
    even = sum(len(pairs) % 2 for pairs in made)  # as many spaces as pairs, and one
    share = f"{even * 5 // len(made)} fifths of {'some' if len(made) > FEW else 'a few'} sentences have spaces in pairs"
    return [_counted(pairs, share) for pairs in made if pairs]


def _is_copy(before: str, phrase: str) -> bool:
    """Whether the words stand right before themselves in their line, where the first may have lost its head: a title typed
    twice is no quotation.
    """
    above = before.rpartition("\n")[2]
    return min(len(above), len(phrase)) >= _COPY and phrase.endswith(above)


def _counted(pairs: Sequence[Pair], share: str) -> list[Pair]:
    """The pairs of a sentence, each with its turn: marks that pair off begin with the first space, the third."""
    spaces = "even" if len(pairs) % 2 else "odd"
    return [
        pair._replace(text=(*pair.text, share, f"{'odd' if turn % 2 else 'even'} turn of an {spaces} number of spaces"))
        for turn, pair in enumerate(pairs)
    ]


def features(pair: Pair) -> Iterator[str]:
    """What can be seen at a pair of spaces."""
    phrase, before, behind = pair.phrase, pair.before, pair.behind
    yield f"of {min(len(phrase), 16)} characters"
    yield f"in the table of terms: {_known().get(phrase, 0)}"
    yield f"behind {before[-1:].strip() or 'the line start'}"
    yield f"before {behind[:1].strip() or 'the line end'}"
    if behind[:1] in _MARKS:
        yield "the second stands before a mark"
    if phrase[:1] in _MARKS:
        yield "the first stands before a mark"
    if phrase[-1:] in _MARKS:
        yield f"ends in {phrase[-1]}"
    if _INNER.search(phrase):
        yield "has clauses"
    yield from pair.text


def _in_turn(found: Sequence[Sequence[Pair]]) -> bool:
    """Whether the spaces of every sentence form pairs around phrases, and at least three pairs stand before a mark.

    That is proof by itself, also in a text that is too short for the evidence to add up.
    """
    turns = [pair for sentence in found for pair in sentence[::2]]
    phrases = all(
        1 < len(pair.phrase) < LONGEST and not _BROKEN.search(pair.phrase) and not _stands_apart(pair) for pair in turns
    )
    closing = sum(pair.behind[:1] in _MARKS for pair in turns)
    return phrases and all(len(sentence) % 2 for sentence in found) and closing >= CLOSING


def _stands_apart(pair: Pair) -> bool:
    """Whether blanks belong around the words: a document's number, a figure, who reports, a form of address (…讲话 同志们： 今天…), a
    heading with its number or behind it, clauses of who types a blank behind each comma.
    """
    if (
        is_number(pair.phrase)
        or _FIGURE.fullmatch(pair.phrase)
        or _BYLINE.fullmatch(pair.phrase)
        or is_salute(pair.phrase)
        or _HEADED.match(pair.phrase)
        or _NUMBER.search(pair.before)
    ):
        return True
    if pair.before[-1:].isdigit() and pair.phrase[-1:].isdigit():
        return True  # 30人3 队68 次创31项纪录
    return pair.before[-1:] in tuple(_CLAUSE) and pair.phrase[-1:] in tuple(_CLAUSE)


@cache
def _known() -> dict[str, int]:
    """How often a term is quoted, of four times it is printed."""
    return {term: round(4 * int(quoted) / (int(quoted) + int(bare))) for term, quoted, bare in rows("quoted")}


def _proves(pair: Pair) -> bool:
    """Whether the pair is enough by itself, in a text with few."""
    if pair.behind[:1] in _MARKS or _known().get(pair.phrase):
        return True
    return table("quote").weigh(features(pair)) + _width(pair) > ALONE


def _width(pair: Pair) -> float:
    """What the width of the gaps adds to the log-odds: in a head or a form, columns are parted so too."""
    wide = all(end - start > 1 for start, end in (pair.opening, pair.closing))
    return TWO_WIDE if wide and pair.running else 0.0


def _best(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, none sharing a space with another, that are likeliest together."""
    evidence = table("quote")
    possible = [1 < len(pair.phrase) < LONGEST and not _stands_apart(pair) for pair in pairs]
    scores = [
        evidence.weigh(features(pair)) + _width(pair) - LIKELY if may else -1.0
        for pair, may in zip(pairs, possible, strict=True)
    ]
    best = [(0.0, False)] * (len(pairs) + 2)  # from the right: the sum, and whether the pair is taken
    for place in range(len(pairs) - 1, -1, -1):
        skip, take = best[place + 1][0], scores[place] + best[place + 2][0]
        best[place] = (take, True) if scores[place] > 0 and take > skip else (skip, False)
    found, place = [], 0
    while place < len(pairs):
        taken = best[place][1]
        found += [pairs[place]] if taken else []
        place += 2 if taken else 1
    return found


RULE = Rule(
    "repair/lost-quote",
    judge,
    HIGH,
    why="No quotation mark is left here, and the two spaces stand where marks stood: around what is quoted.",
    needs=tuple(_SPACES),
    after=("repair/broken-line", "repair/blank-line", "repair/odd-character"),
    examples=(
        Example("粮食安全称为 压舱石 ，必须守牢。", becomes="粮食安全称为“压舱石”，必须守牢。"),
        Example(
            "真正做到 件件有回音 。要坚持 一村一品 的路子，打造 山里人家 ，建设 示范果园 ，办好 十件小事 。",
            becomes="真正做到“件件有回音”。要坚持“一村一品”的路子，打造“山里人家”，建设“示范果园”，办好“十件小事”。",
        ),
        Example("您是第 1024 位来办事的群众，请到 3 号窗口。"),
    ),
)
