"""What becomes of numbers when a digit, or the decimal point, is dropped from real documents: restored, marked, left, wrong.

    python bench/figures.py [FOLDER] [--glyphs 0123456789.] [--show KIND/FATE] [--sound] [--limit N]

From every document of FOLDER with at least 60 digits each glyph is deleted in turn, everywhere in the text. The text is
diagnosed and repaired with nothing else known (no page date), and each number that held the glyph is looked up:

restored   a correction put the original back
marked     it is marked unclear (``+`` counts those whose candidates name the original)
left       nothing was said, as for numbers that may be whole
wrong      a correction put something else there

A place that stands in several documents, or several times in one, counts once.

Rows tell what is left in print: a number that may be whole; one that can't be (a leading zero, a lone point, month or day 0,
a unit whose number is gone beside units that have theirs), which are counted together as ``other impossible forms``; a month
or a day, or another unit, whose number is gone; a year, by how many years print so; a telephone number or address (code).

``sound`` counts the numbers that did not hold the glyph and were changed all the same. ``--sound`` lists instead every
verdict on the undamaged documents.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gongwen.chinese.units import COUNTED  # noqa: E402
from gongwen.chinese.widths import FULL_TO_HALF_DIGITS  # noqa: E402
from gongwen.damage import diagnose  # noqa: E402
from gongwen.figures import repair_numbers  # noqa: E402
from gongwen.model import Damage, Facts, Figure, Piece  # noqa: E402
from gongwen.settings import Settings  # noqa: E402
from gongwen.text import Text  # noqa: E402

DEFAULT = ROOT.parent / "shared" / "real"
ENOUGH = 60
WEB = ("cwced", "daniel", "magic", "statgb", "govsave", "gwy", "pages")  # pages of all kinds, not official texts alone
HALF = FULL_TO_HALF_DIGITS | str.maketrans("．％", ".%")

MARKER = re.compile(
    r"(?m)^[ \u3000#*]*[（(]?[0-9]{1,3}(?:(?:\.[0-9]{1,2}){1,4}[ \t\u3000]|[.、）)]|(?=[\u4e00-\u9fff]))(?![0-9年月日%])"
)
NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9]+(?:[，,][0-9]{3})*(?:\.[0-9]+)?(?![A-Za-z0-9])")
KINDS = (
    ("year", re.compile(r"(?:19|20)[0-9]{2}(?=年|[-—－–~～至到]+(?:19|20)[0-9]{2}年)")),
    ("month", re.compile(r"(?:1[0-2]|0?[1-9])(?=月)")),
    ("day", re.compile(r"(?<=月)(?:[12][0-9]|3[01]|0?[1-9])(?=日)")),
    ("percent", re.compile(r"[0-9.]+(?=%|个百分点)")),
    ("decimal", re.compile(r"[0-9]+\.[0-9]+")),
    ("count", re.compile(r"[0-9]+(?=[余多]?[\u4e00-\u9fff])")),
)


UNIT = re.compile(
    "|".join(
        sorted((u for u in (*COUNTED, "%", "岁", "倍", "天", "种", "张") if u[0] not in "余多"), key=len, reverse=True)
    )
)
#: What is no number: telephone numbers, the parts of an address, keys of a page's head.
CODE = re.compile(
    r"(?:(?:电话|传真|邮编|热线)[：: ]{1,2}[0-9－—-]*|https?:[!-~]*|[a-z]\.[a-z]{2,}/[!-~]*|^[a-z_]+: [!-~]*)\Z", re.M
)
MEMBER_END = re.compile("[、，；,;和及与]")
SENTENCE_END = re.compile("[。！？\n]")
#: What the forms that can't be whole, but for years, are counted together as.
IMPOSSIBLE = ("leading zero", "lone point", "month or day 0", "unit beside parallel ones")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the sound text, and where it stands once the glyph is gone: ``[start, end)`` of the damaged text."""

    kind: str
    was: str
    printed: str
    start: int
    end: int


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


def kind_of(text: str, match: re.Match[str]) -> str:
    """Which kind of number stands there."""
    for kind, pattern in KINDS:
        if (found := pattern.match(text, match.start())) and found.end() == match.end():
            return kind
    return "other"


def damaged(text: str, glyph: str) -> tuple[str, list[Number], tuple[tuple[int, int], ...]]:
    """The text without ``glyph`` (the point only where it is a decimal point), its numbers, and its list markers."""
    places = [
        m.start()
        for m in re.finditer(re.escape(glyph), text)
        if glyph != "." or (text[m.start() - 1 : m.start()].isdigit() and text[m.end() : m.end() + 1].isdigit())
    ]
    before = [0] * (len(text) + 1)
    for place in places:
        before[place + 1] = 1
    for place in range(1, len(before)):
        before[place] += before[place - 1]
    gone = set(places)
    markers = [match.span() for match in MARKER.finditer(text)]
    inside = {place for start, end in markers for place in range(start, end)}
    numbers = [
        Number(
            kind_of(text, match),
            match[0],
            "".join(text[p] for p in range(*match.span()) if p not in gone),
            match.start() - before[match.start()],
            match.end() - before[match.end()],
        )
        for match in NUMBER.finditer(text)
        if match.start() not in inside
    ]
    left = "".join(c for place, c in enumerate(text) if place not in gone)
    return left, numbers, tuple((a - before[a], b - before[b]) for a, b in markers)


def shape(number: Number, glyph: str, text: str) -> str:
    """Whether the number is impossible as it is printed, or may be whole; years by how many originals they can have."""
    printed = number.printed
    if CODE.search(text, max(number.start - 60, 0), number.start):
        return "code"
    if number.kind == "year":
        options = [y for y in range(1900, 2101) if str(y).replace(glyph, "") == printed]
        return "year, one original" if len(options) == 1 else "year, several"
    if not re.search("[，,]", number.was) and (
        printed in ("", ".") or printed.startswith(".") or printed.endswith(".")
    ):
        if "." in printed:
            return "lone point"
        if number.kind in ("month", "day"):
            return "month or day without number"
        return "unit beside parallel ones" if beside(text, number) else "unit without number"
    if re.search("[，,]", number.was):
        return "may be whole"
    if number.kind in ("month", "day") and int(printed) == 0:
        return "month or day 0"
    if re.match("0[0-9]", printed):
        return "leading zero"
    return "may be whole"


def beside(text: str, number: Number) -> bool:
    """Whether a number that is all gone left a unit that the members before or after it in its sentence have with theirs:
    甲县所、乙县2所. Members end at 、 ，； and at 和 及 与."""
    unit = UNIT.match(text, number.end)
    if not unit:
        return False
    head = MEMBER_END.split(SENTENCE_END.split(text[max(number.start - 80, 0) : number.start])[-1])[:-1]
    tail = MEMBER_END.split(SENTENCE_END.split(text[number.end : number.end + 80])[0])[1:]
    whole = text[unit.start() : unit.end() + (unit[0] in ("万", "亿"))]  # 万吨 beside 万吨, not beside 万户
    counted = re.compile(rf"(?<![0-9.])[0-9]+(?:\.[0-9]+)?{re.escape(whole)}")
    return any(counted.search(member) for member in head[-1:] + tail[:1])


def fate(number: Number, figures: list[Figure], text: str) -> str:
    """What became of the number."""
    for figure in figures:
        touches = figure.start < number.end and figure.end > number.start
        empty = number.start == number.end and figure.start <= number.start < max(figure.end, figure.start + 1)
        if not (touches or empty):
            continue
        if figure.kind == "gap":
            return "marked"
        head, tail = text[figure.start : number.start], text[number.end : figure.end]
        wanted = head + number.was + tail
        if figure.kind == "unclear":
            return "marked+" if wanted in figure.candidates else "marked"
        if "·" in text[figure.start : figure.end]:
            continue  # only the way it is written was mended
        return "restored" if figure.now == wanted else "wrong"
    return "left"


def repaired(text: str, markers: tuple[tuple[int, int], ...]) -> tuple[Damage, tuple[Figure, ...]]:
    """Diagnosis and verdicts with nothing known but the text."""
    damage = diagnose(Piece(Text.of(text), (), Facts()))
    return damage, repair_numbers(text, damage, Facts(), markers, Settings())


def near(number: Number, figures: tuple[Figure, ...]) -> list[Figure]:
    """The verdicts that touch the number."""
    return [f for f in figures if f.start <= number.end and f.end >= number.start]


def show(text: str, start: int, end: int) -> str:
    """The place in its line."""
    return f"{text[max(start - 12, 0) : start]}[{text[start:end]}]{text[end : end + 10]}".replace("\n", "/")


def sound(folder: Path) -> None:
    """Every verdict on the undamaged documents."""
    rules: Counter[str] = Counter()
    for name, text in documents(folder):
        damage, figures = repaired(text, tuple(m.span() for m in MARKER.finditer(text)))
        if damage.losses:
            print(name, "DIAGNOSED", [(loss.glyph, loss.certainty.value, loss.proofs) for loss in damage.losses])
        for figure in figures:
            rules[f"{figure.rule} {figure.kind}"] += 1
            print(name, figure.kind, figure.rule, show(text, figure.start, figure.end), figure.now or figure.candidates)
    print(dict(rules))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--glyphs", default="0123456789.")
    parser.add_argument("--show", default="", help="print the numbers of this shape/fate, such as 'leading zero/wrong'")
    parser.add_argument("--sound", action="store_true")
    parser.add_argument("--official", action="store_true", help="leave out the general web pages")
    parser.add_argument("--limit", type=int, default=0)
    args = parser.parse_args()
    if not args.folder.is_dir():
        print(f"{args.folder} is not there", file=sys.stderr)
        return 2
    if args.sound:
        sound(args.folder)
        return 0
    texts = [(n, t) for n, t in documents(args.folder) if sum(t.count(d) for d in "0123456789") >= ENOUGH]
    texts = texts[: args.limit or None]
    table: dict[str, Counter[str]] = defaultdict(Counter)
    found: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    whole = changed = size = 0
    spent = 0.0
    for name, text in texts:
        if args.official and name.startswith(WEB):
            continue
        for glyph in args.glyphs:
            if glyph not in text:
                continue
            printed, numbers, markers = damaged(text, glyph)
            began = time.perf_counter()
            damage, figures = repaired(printed, markers)
            spent += time.perf_counter() - began
            size += len(printed)
            named = {loss.glyph for loss in damage.losses if loss.glyph in "0123456789."}
            told = "nothing" if not named else "the glyph" if named == {glyph} else "others"
            found[f"{'point' if glyph == '.' else 'digit'}: {told}"] += 1
            for number in numbers:
                place = (glyph, printed[max(number.start - 10, 0) : number.end + 10])
                if place in seen:
                    continue
                seen.add(place)
                close = near(number, figures)
                if glyph not in number.was:
                    whole += 1
                    bad = [f for f in close if f.kind == "corr" and f.start < number.end and f.end > number.start]
                    bad = [f for f in bad if number.was not in f.now]
                    changed += bool(bad)
                    if bad and args.show == "sound":
                        print(name, glyph, named, show(printed, number.start, number.end), bad[0].now, bad[0].rule)
                    continue
                kind, end = shape(number, glyph, printed), fate(number, close, printed)
                rows = (kind, f"  {number.kind}", "total", *(("other impossible forms",) if kind in IMPOSSIBLE else ()))
                for row in rows:
                    table[row][end] += 1
                if args.show in (f"{kind}/{end}", end):
                    said = [f.now or f.candidates for f in close]
                    print(name, glyph, sorted(named), number.was, show(printed, number.start, number.end), said)
    print(f"{len(texts)} documents, {spent:.1f} s, {size / 1e6 / max(spent, 1e-9):.2f} million characters a second")
    print("diagnosed:", dict(sorted(found.items())))
    print(f"{'':28}{'damaged':>9}{'restored':>10}{'marked':>9}{'(+)':>7}{'left':>9}{'wrong':>8}")
    for row, fates in sorted(table.items()):
        every = fates.total()
        marked = fates["marked"] + fates["marked+"]
        print(
            f"{row:28}{every:9}{fates['restored'] / every:10.2%}{marked / every:9.2%}{fates['marked+'] / every:7.1%}"
            f"{fates['left'] / every:9.2%}{fates['wrong'] / every:8.2%}"
        )
    print(f"sound numbers changed: {changed} of {whole} ({changed / max(whole, 1):.3%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
