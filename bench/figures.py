"""What becomes of numbers when real documents are damaged, channel by channel and two at a time.

    python bench/figures.py [FOLDER] [--show ROW/FATE] [--only WAY;…] [--sound]

Each document is damaged by every channel below (a digit lost everywhere, the point, both, 〇, letters for zeros, …),
diagnosed and repaired every other page with its date, and each number that was damaged is looked up:

restored   a correction put the original back
marked     it is marked, as a question (``+``: its candidates name the original) or as a gap
left       nothing was said, as for numbers that may be whole
wrong      a correction put something else there

Printed is the half of the documents that was never counted (``fit.held_out``), with a table of what was promised against
what came true, and how many sound numbers were changed. How certain verdicts are is counted by ``count_numbers.py``.
``--sound`` lists every verdict on undamaged documents instead.

A place that stands in several documents, or several times in one, counts once.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from fit import EVIDENCE, held_out  # noqa: E402

from gongwen.chinese.widths import FULL_TO_HALF_DIGITS  # noqa: E402
from gongwen.damage import diagnose  # noqa: E402
from gongwen.evidence import probability  # noqa: E402
from gongwen.figures import RULES, hole, repair_numbers  # noqa: E402
from gongwen.figures.decide import weigh  # noqa: E402
from gongwen.figures.originals import lost  # noqa: E402
from gongwen.model import Damage, Facts, Figure, Piece, Question  # noqa: E402
from gongwen.rule import Sight  # noqa: E402
from gongwen.settings import Settings  # noqa: E402
from gongwen.text import Text  # noqa: E402

DEFAULT = ROOT.parent / "shared" / "real"
ENOUGH = 60
#: So many numbers whose digits stand apart are no chance.
SOME = 6
HALF = FULL_TO_HALF_DIGITS | str.maketrans("．％", ".%")
DOTS = str.maketrans("·", ".")
#: Leads beyond this are all the same; how strongly a slope is drawn to 1; slopes, offsets, and the most that is promised.
MOST, PULL = 12.0, 2.0
GRID = [
    (slope / 10, offset / 5, 1 - wrong / 1000)
    for slope in range(3, 19, 1)
    for offset in range(-10, 41)
    for wrong in (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 55, 75, 100, 150, 220, 330, 500)
]
#: Pages of all kinds, which are no official texts.
WEB = ("cwced", "daniel", "magic", "statgb", "govsave", "gwy", "pages")
CERTAINTY = EVIDENCE / "number_certainty.tsv"

MARKER = re.compile(
    r"(?m)^[ \u3000#*]*[（(]?[0-9]{1,3}(?:(?:\.[0-9]{1,2}){1,4}[ \t\u3000]|[.、）)]|(?=[\u4e00-\u9fff]))(?![0-9年月日%])"
)
NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9]+(?:[，,][0-9]{3})*(?:\.[0-9]+)?(?![A-Za-z0-9])")
DAY = re.compile("年[0-9]{1,2}月[0-9]{1,2}日")
CHINESE_YEAR = re.compile("[一二][〇一二三四五六七八九]{3}(?=年)")
DIGITS = "0123456789"
CODE = re.compile(
    r"(?:(?:电话|传真|邮编|热线)[：: ]{1,2}[0-9－—-]*|https?:[!-~]*|[a-z]\.[a-z]{2,}/[!-~]*|^[a-z_]+: [!-~]*)\Z", re.M
)


APART = re.compile("[0-9] [0-9] [0-9]")


def usable(text: str) -> bool:
    """Whether a document has enough digits, and is not damaged itself: of one that prints １ ９ ９ ９ nobody knows the numbers."""
    return sum(map(text.count, DIGITS)) >= ENOUGH and len(APART.findall(text)) < SOME


class Number(NamedTuple):
    """What stood in the sound text, and where it stands now: ``[start, end)`` of the damaged text."""

    was: str
    start: int
    end: int
    marker: bool = False
    dated: bool = False  # the year of a full date


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and its numbers, as they were and where they are."""

    text: str
    numbers: tuple[Number, ...]

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> Copy:
        """The copy after the edits, which are sorted and apart."""
        parts, at, moved, shift = [], 0, [0] * (len(self.text) + 1), 0
        for start, end, now in edits:
            moved[at : start + 1] = range(at + shift, start + shift + 1)
            moved[start + 1 : end] = [start + shift + min(n, len(now)) for n in range(1, end - start)]
            parts += [self.text[at:start], now]
            shift += len(now) - (end - start)
            at = end
        moved[at:] = range(at + shift, len(self.text) + shift + 1)
        text = "".join([*parts, self.text[at:]])
        return Copy(text, tuple(n._replace(start=moved[n.start], end=moved[n.end]) for n in self.numbers))


def sound(text: str) -> Copy:
    """A document as it is."""
    markers = [match.span() for match in MARKER.finditer(text)]
    inside = {place for start, end in markers for place in range(start, end)}
    found = [
        Number(m[0], *m.span(), m.start() in inside, bool(DAY.match(text, m.end())))
        for p in (NUMBER, CHINESE_YEAR)
        for m in p.finditer(text)
    ]
    return Copy(text, tuple(sorted(found, key=lambda number: number.start)))


def without(glyphs: str) -> Callable[[Copy], Copy]:
    """Every one of the glyphs gone; the point only where it is a decimal point."""

    def damage(copy: Copy) -> Copy:
        pattern = "|".join(r"(?<=[0-9])\.(?=[0-9])" if g == "." else re.escape(g) for g in glyphs)
        return copy.edited([(*match.span(), "") for match in re.finditer(pattern, copy.text)])

    return damage


def numbers_as(change: Callable[[str], str]) -> Callable[[Copy], Copy]:
    """Every number that is no marker printed in another way."""

    def damage(copy: Copy) -> Copy:
        places = [n for n in copy.numbers if not n.marker]
        return copy.edited([(n.start, n.end, change(copy.text[n.start : n.end])) for n in places])

    return damage


def chinese_years(copy: Copy) -> Copy:
    """The years of this century written digit by digit, as many texts do."""
    names = dict(zip(DIGITS, "〇一二三四五六七八九", strict=True))
    years = [n for n in copy.numbers if re.fullmatch("20[0-4][0-9]", n.was) and copy.text[n.end : n.end + 1] == "年"]
    edits = [(n.start, n.end, "".join(names[digit] for digit in n.was)) for n in years]
    changed = copy.edited(edits)
    return Copy(changed.text, tuple(n._replace(was=changed.text[n.start : n.end]) for n in changed.numbers))


def blanked(copy: Copy) -> Copy:
    """Every third number before a unit replaced by a blank."""
    places = [n for n in copy.numbers if not n.marker and re.match("[%\u4e00-\u9fff]", copy.text[n.end : n.end + 1])]
    places = [n for n in places if re.match("[\u4e00-\u9fff]", copy.text[n.start - 1 : n.start])]
    return copy.edited([(n.start, n.end, " ") for n in places[::3]])


def then(*steps: Callable[[Copy], Copy]) -> Callable[[Copy], Copy]:
    """One damage after the other."""

    def damage(copy: Copy) -> Copy:
        for step in steps:
            copy = step(copy)
        return copy

    return damage


WIDE = str.maketrans(DIGITS, "０１２３４５６７８９")
LETTERS = str.maketrans("0", "O")
WAYS: dict[str, Callable[[Copy], Copy]] = {
    **{f"{digit} lost": without(digit) for digit in DIGITS},
    ". lost": without("."),
    **{f"{digit} and . lost": without(f"{digit}.") for digit in DIGITS},
    "1 and 2 lost": without("12"),
    "0 and 5 lost": without("05"),
    "〇 lost": then(chinese_years, without("〇")),
    "O for 0": numbers_as(lambda number: number.translate(LETTERS)),
    "full width": numbers_as(lambda number: number.translate(WIDE)),
    "odd point": numbers_as(lambda number: number.replace(".", "·")),
    "blanked": blanked,
    "1 lost, full width": then(without("1"), numbers_as(lambda number: number.translate(WIDE))),
    "2 lost, odd point": then(without("2"), numbers_as(lambda number: number.replace(".", "·"))),
    "blanked, 〇 lost": then(blanked, chinese_years, without("〇")),
}


#: The ways by which certainty is counted: what they leave is a question of degree.
CALIBRATED = (
    *(f"{digit} lost" for digit in DIGITS),
    ". lost",
    *(f"{digit} and . lost" for digit in DIGITS),
    "1 and 2 lost",
    "〇 lost",
)


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each document, digits half-width. Where there is gold, its lines are the text."""
    gold = {path.stem: path for path in sorted((folder / "gold").glob("*.json"))}
    for name, path in gold.items():
        yield name, "\n".join(json.loads(path.read_text(encoding="utf-8"))["lines"]).translate(HALF)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md") and path.stem not in gold and path.name != "README.md":
            raw = path.read_bytes()
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                text = raw.decode("gb18030", "replace")
            yield path.stem, text.replace("\r", "").translate(HALF)


def row_of(copy: Copy, number: Number) -> str:
    """What is left in print: how it can be known to be damaged, or that it may be whole."""
    printed, after = copy.text[number.start : number.end], copy.text[number.end : number.end + 1]
    if CODE.search(copy.text, max(number.start - 60, 0), number.start):
        return "code"
    if after == "年" and (re.fullmatch("(?:19|20)[0-9]{2}", number.was) or number.was[0] in "一二"):
        return "year"
    if not printed.strip(" "):
        return "vanished"
    if after == "月" or (after == "日" and copy.text[number.start - 1 : number.start] == "月"):
        return "month or day" if printed in ("", "0") else "may be whole"
    if re.match(r"0[0-9]|\.|0$", printed) or printed.endswith("."):
        return "impossible"
    return "may be whole" if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", printed) else "oddly printed"


def fate(copy: Copy, number: Number, figures: Sequence[Figure]) -> str:
    """What became of the number."""
    for figure in figures:
        touches = figure.start < number.end and figure.end > number.start
        empty = number.start == number.end and figure.start <= number.start < max(figure.end, figure.start + 1)
        hole = figure.kind == "gap" and number.start <= figure.start <= number.end
        if not (touches or empty or hole):
            continue
        if figure.kind == "gap":
            return "marked"
        start, end = min(figure.start, number.start), max(figure.end, number.end)
        wanted, shown = wanted_at(copy, number, start, end), copy.text[start:end]
        head, tail = shown[: figure.start - start], shown[figure.end - start :]
        if figure.kind == "unclear":
            return "marked+" if wanted in (head + reading + tail for reading in figure.candidates) else "marked"
        now = head + figure.now + tail
        if now != wanted and now.translate(HALF | DOTS) == shown.translate(HALF | DOTS):
            return "left"  # only the width of its digits or the sign of its point was mended
        return "restored" if now.translate(HALF) == wanted.translate(HALF) else "wrong"
    return "left"


def wanted_at(copy: Copy, number: Number, start: int, end: int) -> str:
    """What should stand at the place, which holds or touches the number, and may hold others."""
    parts, at = [], start
    for other in copy.numbers:
        if other is number or at <= other.start <= other.end <= end:
            parts += [copy.text[at : other.start], other.was]
            at = other.end
    return "".join([*parts, copy.text[at:end]])


def diagnosed(copy: Copy) -> tuple[Damage, Facts, tuple[tuple[int, int], ...]]:
    """What the text is found to have lost, what its page says, and its markers. Every other page gives a date: that of
    the newest year of the text that is no aim of a plan."""
    newest = max((int(n.was) for n in copy.numbers if re.fullmatch("(?:19|20)[0-9]{2}", n.was) and n.dated), default=0)
    facts = Facts(published=f"{newest}-04-16" if newest and len(copy.text) % 2 else "")
    damage = diagnose(Piece(Text.of(copy.text), (), facts))
    return damage, facts, tuple((n.start, n.end) for n in copy.numbers if n.marker)


def verdicts(copy: Copy) -> tuple[Figure, ...]:
    """The verdicts on it."""
    damage, facts, markers = diagnosed(copy)
    return repair_numbers(copy.text, damage, facts, markers, Settings())


class Answer(NamedTuple):
    """A question of a kind: by how much the best reading led, and whether it was right."""

    kind: str
    lead: float
    right: bool


def answers(copy: Copy) -> Iterator[tuple[Answer, Question]]:
    """How the best reading of each question did; those that leave the place as it stands, and mere questions, left out."""
    damage, facts, markers = diagnosed(copy)
    sight = Sight(copy.text, damage, facts, markers)
    for rule in RULES:
        for question in rule.judge(sight):
            if not isinstance(question, Question) or not question.costs or not question.proven:
                continue
            best, *_ = weigh(question)[0]
            if best == question.stands or any(a < question.end and b > question.start for a, b in markers):
                continue
            lead = weigh(question)[1]
            mine = [n for n in copy.numbers if n.start <= question.end and n.end >= question.start]
            if not mine and not question.kind.startswith(("beside its like", "alone")):  # damaged before we came
                continue
            right = any(wanted_at(copy, n, question.start, question.end) == best for n in mine)
            yield Answer(question.kind, lead, right), question


def vanished(copy: Copy) -> Iterator[tuple[Answer, int]]:
    """Units before which only lost digits can have stood, whether a number did, and where."""
    damage, *_ = diagnosed(copy)
    gone = lost(copy.text, damage)
    vanished = {number.start for number in copy.numbers if number.start == number.end}
    for place in hole.places(copy.text, gone, 0.0) if gone.proven and len(gone.digits) < 3 else ():
        yield Answer(place.kind, max(place.odds, -MOST), place.start in vanished), place.start


def curve(found: Sequence[Answer]) -> tuple[float, float, float]:
    """Slope and offset of the log-odds that an answer is right over its lead, and the most that is promised, together the
    likeliest of a grid.

    Misdiagnosed texts are wrong whatever the lead, so the most stays below 1: half an answer of the farthest lead is
    counted as wrong. The slope is drawn to 1, the offset to 0.
    """
    cells = Counter((round(min(a.lead, MOST) * 4) / 4, a.right) for a in found)

    def strain(slope: float, offset: float, most: float) -> float:
        shares = {lead: most * probability(slope * lead + offset) for lead, _ in cells}
        misfit = -sum(n * math.log(shares[x] if right else 1 - shares[x]) for (x, right), n in cells.items())
        return misfit + PULL * (slope - 1) ** 2 + offset**2 - 0.5 * math.log(1 - most)

    return min(GRID, key=lambda one: strain(*one))


def asked(texts: Sequence[tuple[str, str]]) -> dict[str, list[Answer]]:
    """How each kind of verdict did on the texts, damaged in the ways by which certainty is counted."""
    kinds: dict[str, list[Answer]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for way, copy in copies(texts, CALIBRATED):
        for answer, question in answers(copy):
            place = (way, copy.text[max(question.start - 10, 0) : question.end + 10])
            if "year" in answer.kind:  # the years of one text that print alike are right or wrong together
                place = (way, copy.text[:40] + copy.text[question.start : question.end])
            elif answer.kind.startswith("share"):  # 608% for 60.8% is one number, whatever other glyph its text lost
                place = ("", place[1])
            if place not in seen:
                seen.add(place)
                kinds[answer.kind].append(answer)
        for answer, at in vanished(copy):
            place = ("gone", copy.text[max(at - 5, 0) : at + 5])
            if place not in seen:
                seen.add(place)
                kinds[answer.kind].append(answer)
    return kinds


def calibrate(kinds: Mapping[str, Sequence[Answer]], texts: int) -> None:
    """Write how often each kind of verdict was right in so many texts."""
    lines = [
        "# Kind of verdict; slope and offset: log-odds that the best reading is right, over its lead (at most 12) over all others;",
        "# the most that is promised, whatever the lead; right, of how many.",
        f"# bench/count_numbers.py over {texts} documents of shared/real with {ENOUGH} digits and more, the half that fit.held_out",
        f"# leaves (the half held out: bench/figures.py), damaged in {len(CALIBRATED)} ways; likeliest of a grid. {date.today()}.",
    ]
    for kind, found in sorted(kinds.items()):
        slope, offset, most = curve(found)
        lines.append(f"{kind}\t{slope:.3f}\t{offset:.3f}\t{most:.4f}\t{sum(a.right for a in found)}\t{len(found)}")
    CERTAINTY.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[4:]))


def copies(texts: Sequence[tuple[str, str]], ways: Sequence[str]) -> Iterator[tuple[str, Copy]]:
    """Every document damaged in every way that changes it."""
    for _, text in texts:
        whole = sound(text)
        for way in ways:
            copy = WAYS[way](whole)
            if copy.text != text:
                yield way, copy


def show(copy: Copy, number: Number) -> str:
    """The place in its line."""
    before, after = copy.text[max(number.start - 12, 0) : number.start], copy.text[number.end : number.end + 10]
    return f"{before}[{copy.text[number.start : number.end]}]{after}".replace("\n", "/")


def measure(texts: Sequence[tuple[str, str]], ways: Sequence[str], shown: str) -> None:
    """Print what became of the numbers, what was promised against what came true, and the sound ones changed."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    promised: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    degrees: Counter[tuple[str, bool]] = Counter()
    whole = changed = 0
    seen: set[tuple[str, str]] = set()
    for way, copy in copies(texts, ways):
        figures = verdicts(copy)
        for number in copy.numbers:
            place = (way, copy.text[max(number.start - 10, 0) : number.end + 10])
            if number.marker or place in seen:
                continue
            seen.add(place)
            close = [f for f in figures if f.start <= number.end and f.end >= number.start]
            if copy.text[number.start : number.end] == number.was:
                whole += 1
                bad = [f for f in close if f.kind == "corr" and f.start < number.end and f.end > number.start]
                if bad and number.was not in bad[0].now:
                    changed += 1
                    if shown == "sound":
                        print(way, show(copy, number), bad[0].now, bad[0].why)
                continue
            kind, end = row_of(copy, number), fate(copy, number, close)
            for row in (kind, f"  {way}", "total"):
                table[row][end] += 1
            if end in ("restored", "wrong"):
                figure = next(f for f in close if f.kind == "corr")
                degrees[figure.certainty.value, end == "restored"] += 1
                if sure := re.search(r"\(([0-9.]+)% sure\)", figure.why):
                    cell = promised[min(int(float(sure[1]) * 2), 199)]
                    cell[0] += end == "restored"
                    cell[1] += 1
            if shown in (f"{kind}/{end}", end):
                print(way, number.was, show(copy, number), [f.now or f.candidates for f in close])
    print(f"{'':24}{'damaged':>9}{'restored':>10}{'marked':>9}{'(+)':>7}{'left':>9}{'wrong':>9}")
    for row, fates in sorted(table.items()):
        every, marked = fates.total(), fates["marked"] + fates["marked+"]
        print(
            f"{row:24}{every:9}{fates['restored'] / every:10.2%}{marked / every:9.2%}{fates['marked+'] / every:7.1%}"
            f"{fates['left'] / every:9.2%}{fates['wrong'] / every:9.3%}"
        )
    print("promised   observed")
    for half, (right, every) in sorted(promised.items()):
        print(f"{half / 2:.1f}-{half / 2 + 0.5:.1f} %  {right / every:.2%} of {every}")
    for degree in ("high", "medium"):
        right, wrong = degrees[degree, True], degrees[degree, False]
        print(f"{degree}: {right / max(right + wrong, 1):.2%} right of {right + wrong}")
    print(f"sound numbers changed: {changed} of {whole}" + (f", one in {whole // changed}" if changed else ""))


def untouched(texts: Sequence[tuple[str, str]]) -> None:
    """Every verdict on the documents as they are."""
    rules: Counter[str] = Counter()
    for name, text in texts:
        copy = sound(text)
        damage, *_ = diagnosed(copy)
        if damage.losses:
            print(name, "DIAGNOSED", [(loss.glyph, loss.certainty.value, loss.proofs) for loss in damage.losses])
        for figure in verdicts(copy):
            rules[f"{figure.rule} {figure.kind}"] += 1
            place = Number("", figure.start, figure.end)
            print(name, figure.kind, figure.rule, show(copy, place), figure.now or figure.candidates)
    print(dict(rules))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--show", default="", help="print the numbers of this row/fate, such as 'impossible/wrong'")
    parser.add_argument("--only", default="", help="these ways of damage, parted by semicolons")
    parser.add_argument("--sound", action="store_true")
    parser.add_argument("--limit", type=int, default=0)
    args = parser.parse_args()
    if not args.folder.is_dir():
        print(f"{args.folder} is not there", file=sys.stderr)
        return 2
    known = {text: name for name, text in documents(args.folder)}
    texts = [(name, text) for text, name in known.items() if held_out(name) and not name.startswith(WEB)]
    if args.sound:
        untouched(texts)
        return 0
    texts = [(name, text) for name, text in texts if usable(text)][: args.limit or None]
    print(f"{len(texts)} documents, none of them counted")
    measure(texts, args.only.split(";") if args.only else tuple(WAYS), args.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
