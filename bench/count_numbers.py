"""Counts how the numbers of official texts look, and writes the tables ``pipeline/evidence/number*.tsv``.

    python bench/count_numbers.py CLONE [--folder FOLDER]      # ../shared/real unless said otherwise

Counted is the half of the documents that ``fit.held_out`` leaves; a number in the same words counts once, however many
documents hold it. The tables hold counts, not probabilities; how they are smoothed stands where they are read.

CLONE is a clone of github.com/lawtext/gov: work reports of cities, the country's plans and its yearly statistics, by
which numbers are counted behind the words before them (``number_context.tsv``), and half of them by the words beside
years. Its reports of provinces and of the State
Council are left alone: texts like them are what the benches measure on.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from city_reports import CITIES, COUNTRY, markdown  # noqa: E402
from figures import DEFAULT, HALF, WEB, Answer, asked, calibrate, documents, usable  # noqa: E402
from fit import EVIDENCE, Case, fit, held_out, right, write  # noqa: E402

from gongwen import evidence  # noqa: E402
from gongwen.chinese.before_unit import SELDOM, UNITS, beside  # noqa: E402
from gongwen.chinese.before_unit import cues as unit_cues  # noqa: E402
from gongwen.chinese.calendar import PLANS  # noqa: E402
from gongwen.chinese.numbers import Context, context_at, numbers  # noqa: E402
from gongwen.evidence import probability  # noqa: E402
from gongwen.figures import prior  # noqa: E402
from gongwen.figures.hole import LONG  # noqa: E402
from gongwen.figures.prior import cost, first_of, shape_of  # noqa: E402
from gongwen.figures.standing import TENSES, cues  # noqa: E402
from gongwen.figures.year_order import order_of  # noqa: E402
from gongwen.figures.year_prior import decade, year_kinds  # noqa: E402
from gongwen.figures.years import side, sure_years, years_in  # noqa: E402
from gongwen.rule import Sight  # noqa: E402

#: Numbers with what is said of them.
Numbers = Sequence[tuple[Context, str]]
WELL_FORMED = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def half(folder: Path, kept: bool, pages: bool = False) -> list[tuple[str, str]]:
    """The documents that are counted, or those that are ``kept`` aside, with ``pages`` of any kind or without; each text
    once."""
    seen: dict[str, str] = {}
    for name, text in documents(folder):
        if held_out(name) == kept and (pages or not name.startswith(WEB)):
            seen.setdefault(text, name)
    return [(name, text) for text, name in seen.items()]


def measured(texts: list[tuple[str, str]]) -> Iterator[tuple[Context, str]]:
    """What is said of each number that counts or measures, and its digits, once for the same words around it."""
    seen = set()
    for _, text in texts:
        for number in numbers(text):
            years = number.slot == "year" and len(number.printed) < 4
            if not (years or number.slot == "measured") or not WELL_FORMED.fullmatch(number.printed):
                continue
            unit = text[number.end : number.end + 2]
            if unit[:1] not in "%‰" and not re.match("[\u4e00-\u9fff]", unit):
                continue
            around = text[max(number.start - 8, 0) : number.end + 4]
            if around not in seen:
                seen.add(around)
                yield Context("time", "年") if years else context_at(text, number.start, number.end), number.printed


#: A context is kept if it had so many numbers, and makes those it had so many times likelier (as a logarithm) than the
#: words that end it do.
MET, GAIN = 2.0, 1.0
#: Counts below this are left out.
RARE = 0.2


def reports(clone: Path, folders: Sequence[str]) -> list[tuple[str, str]]:
    """The texts of some folders of the clone."""
    return [(name, text.translate(HALF)) for name, text in markdown(clone, folders)]


class Met(NamedTuple):
    """How often the numbers of a context had each shape and each first digit."""

    shapes: Counter[str]
    firsts: Counter[str]


def contexts(cities: Numbers, others: Numbers) -> dict[tuple[str, str], Met]:
    """The numbers behind each ending of the words before them. Cities have far more reports than the country: a number of
    theirs counts so much less that all of them weigh as much as all others."""
    found: dict[tuple[str, str], Met] = defaultdict(lambda: Met(Counter(), Counter()))
    for known, weight in ((others, 1.0), (cities, len(others) / len(cities))):
        for context, number in known:
            for key in prior.keys(context):
                met = found[key]
                met.shapes[shape_of(number)] += weight
                if number[0] != "0":
                    met.firsts[first_of(number)] += weight
    return found


def telling(found: dict[tuple[str, str], Met]) -> Iterator[tuple[str, ...]]:
    """The contexts that tell more than those that end them, as rows."""
    for (unit, words), met in sorted(found.items()):
        if sum(met.shapes.values()) < MET or not unit or any(letter.isspace() for letter in unit + words):
            continue
        shapes, firsts = (
            gain(every, [getattr(found[unit, words[at:]], kind) for at in range(len(words), 0, -1)])
            for every, kind in ((met.shapes, "shapes"), (met.firsts, "firsts"))
        )
        if not words or shapes > GAIN or firsts > GAIN:
            yield unit, words, cell(met.shapes), cell(met.firsts) if not words or firsts > GAIN else ""


def gain(own: Counter[str], shorter: Sequence[Counter[str]]) -> float:
    """How much likelier its own counts make what a context had, as a logarithm."""
    total, new = sum(own.values()), prior.NEW * len(own)
    told = 0.0
    for value, times in own.items():
        share = 1 / 60
        for counts in shorter:
            fresh = prior.NEW * len(counts)
            share = (counts[value] + fresh * share) / (sum(counts.values()) + fresh)
        told += times * math.log((times + new * share) / (total + new) / share)
    return told


def cell(counts: Counter[str]) -> str:
    """Counts in one cell, the most first; what only one city or two had is left out."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return " ".join(f"{value} {times:.3g}" for value, times in ranked if times >= RARE)


def write_contexts(clone: Path, cities: Numbers, others: Numbers, held: Numbers) -> None:
    """The table of contexts, with how well it tells the numbers of the half that is held out."""
    kept = list(telling(contexts(cities, others)))
    plain = told(held, [row for row in kept if row[0].startswith("@")])
    after = told(held, kept)
    at = subprocess.run(["git", "-C", str(clone), "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    head = [
        "unit (or what is measured), the last of the clause before the number (# other numbers), shapes and how many (digits",
        "before the point . after it; digits z zeros at the end), first digits and how many (+ for each further digit, . before a",
        "point). Contexts that tell no more than shorter ones are left out.",
        f"bench/count_numbers.py over github.com/lawtext/gov at {at.stdout.strip()} (cities; plans and statistics",
        f"of the country) and the counted half of shared/real, all cities weighing as much as the rest. {date.today()}.",
        f"A number of the half held out costs {after:.3f}, {plain:.3f} by what it measures alone ({len(held)} numbers).",
    ]
    put(head, kept)
    print("number_context", len(kept), "rows", head[-1])


def write_certainty(cities: Numbers, country: Numbers, texts: list[tuple[str, str]]) -> None:
    """How certain verdicts are, asked of each fold of the counted texts by a table of contexts that never met it."""
    path = EVIDENCE / "number_context.tsv"
    whole = path.read_bytes()
    kinds: dict[str, list[Answer]] = defaultdict(list)
    known = [(name, text) for name, text in texts if not name.startswith(WEB) and usable(text)]
    for fold in range(FOLDS):
        others = measured([(name, text) for name, text in texts if fold_of(name) != fold])
        put([], list(telling(contexts(cities, [*country, *others]))))
        for kind, found in asked([(name, text) for name, text in known if fold_of(name) == fold]).items():
            kinds[kind] += found
    path.write_bytes(whole)
    calibrate(kinds, len(known))


FOLDS = 2
#: Of the reports, one in so many tells which units have numbers: all would take hours.
EVERY = 6


def fold_of(document: str) -> int:
    """To which fold of the counted texts the document belongs."""
    return hashlib.sha256(document.encode()).digest()[1] % FOLDS


def put(head: Sequence[str], kept: Sequence[tuple[str, ...]]) -> None:
    """Write the table of contexts, and use it from now on."""
    lines = [f"# {line}" for line in head] + ["\t".join(row) for row in kept]
    (EVIDENCE / "number_context.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for remembered in (evidence.rows, prior._contexts, prior._met, prior._share):
        remembered.cache_clear()


def told(held: Numbers, kept: Sequence[tuple[str, ...]]) -> float:
    """What one of the numbers costs by such a table."""
    put([], kept)
    return sum(cost(number, context) for context, number in held) / len(held)


YEAR = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})(?=年)")
DAY = re.compile("(?<![0-9.])((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")


def era_of(text: str) -> int:
    """The year in which a sound text was written: the newest of which it names a day, or else the likeliest by the years
    it names; 0 where nothing tells."""
    days = [int(year) for year in DAY.findall(text)]
    if days:
        return max(days)
    era = years_in(Sight(text)).era
    return era[0][0] if era and era[0][1] > 0.5 else 0


WHOLE = re.compile("(?<![0-9.])(?:19|20)[0-9]{2}(?=年|[和、与及](?:19|20)[0-9]{2}年)")
RANGE = re.compile("((?:19|20)[0-9]{2})年?[-—－–~～至到]{1,2}((?:19|20)[0-9]{2})年")


def years(texts: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """How many years each text names lie so far from the year in which it was written, and how years that stand together
    fit each other."""
    found: Counter[str] = Counter()
    for _, text in texts:
        if day := era_of(text):
            found[decade(day)] += 1
            found["newest"] = max(found["newest"], day)
            of_days = [bool(DAY.match(text, match.start())) for match in YEAR.finditer(text)]
            for (year, dated), times in Counter(zip(map(int, YEAR.findall(text)), of_days, strict=True)).items():
                for kind in year_kinds(year, day, dated):
                    found[kind] += min(times, 3)
        for first, last in RANGE.findall(text):
            found["range rises" if first < last else "range falls"] += 1
        for first, second in pairwise(WHOLE.finditer(text)):
            kind = order_of(text, first.end(), *second.span())
            if kind == "joined":
                found["joined next" if int(second[0]) == int(first[0]) + 1 else "joined other"] += 1
            elif kind not in ("", "range"):
                found[f"{kind} {'rises' if first[0] < second[0] else 'falls' if first[0] > second[0] else 'same'}"] += 1
        found += alike(text)
    return [(kind, str(times)) for kind, times in sorted((found + near(texts)).items())]


def near(texts: list[tuple[str, str]]) -> Counter[str]:
    """How many years three and more before their text are named beside one that is named as well, and how many would be if their distance
    alone told."""
    every, beside = defaultdict(Counter), defaultdict(Counter)
    for _, text in texts:
        day, named = era_of(text), sure_years(text)
        for year in range(OLDEST, day - 2):
            kind = year_kinds(year, day)[0]
            every[kind][year in named] += 1
            if not named.isdisjoint((year - 1, year + 1)):
                beside[kind][year in named] += 1
    expected = sum(beside[kind].total() * every[kind][True] / every[kind].total() for kind in beside)
    return Counter({"near named": sum(cells[True] for cells in beside.values()), "near expected": round(expected)})


#: No older year is looked at for company.
OLDEST = 1949
DOUBLED = re.compile("((?:19|20)[0-9]{2})年(?:实际|基本|的)?翻.{0,2}番")


def planned(texts: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """How many ranges that begin as a plan does end as one, and how many years from which things double are round; each text once."""
    found: Counter[str] = Counter()
    firsts, lasts = zip(*PLANS, strict=True)
    for _, text in texts:
        ranges = {(int(first), int(last)) for first, last in RANGE.findall(text)}
        found += Counter("plan ends" if last in lasts else "plan other" for first, last in ranges if first in firsts)
        found += Counter("doubled other" if int(year) % 5 else "doubled round" for year in set(DOUBLED.findall(text)))
    return [(kind, str(times)) for kind, times in sorted(found.items())]


def alike(text: str) -> Counter[str]:
    """How many neighbours of those numbers before 年 that print alike once a digit is gone meant the same; each print of a
    text once."""
    found: Counter[str] = Counter()
    whole = list(NUMBERED_YEAR.findall(text))
    for digit in "0123456789":
        groups = defaultdict(list)
        for number in whole:
            if digit in number and (printed := number.replace(digit, "")):
                groups[printed].append(number)
        for group in groups.values():
            pairs = [one == other for one, other in pairwise(group)]
            if pairs:
                found["alike same" if sum(pairs) * 2 > len(pairs) else "alike other"] += 1
    return found


def tenses(texts: list[tuple[str, str]]) -> list[tuple[Case, str]]:
    """Years of which no day is named, with whether they lie behind their text, belong to its time (this year and the
    next), or lie ahead; the same words of one text once."""
    found: dict[tuple[str, tuple[str, ...], str], None] = {}
    for name, text in texts:
        if day := era_of(text):
            for match in YEAR.finditer(text):
                if not DAY.match(text, match.start()):
                    when = TENSES[side(int(match[1]) - day)]
                    found[name, cues(text, *match.span()), when] = None
    return [(Case(name, said, True), when) for name, said, when in found]


def skew(texts: list[tuple[str, str]], cases: list[Case]) -> float:
    """By how much the odds of years among all numbers in figures exceed those among the cases, which hold words once."""
    every = Counter(len(match[1]) == 4 for _, text in texts for match in NUMBERED_YEAR.finditer(text))
    once = Counter(case.true for case in cases)
    return math.log(every[True] / every[False] * once[False] / once[True])


SPAN = re.compile(
    "(?<![第〇一二三四五六七八九十百千几])(?:[两三四五六七八九十]|十[一二三四五六七八九]|[二三四五六七八九]十)(?=年(?![级龄]))"
)
NUMBERED_YEAR = re.compile(r"(?<![0-9.,，])((?:19|20)[0-9]{2}|[1-9][0-9]{0,2})(?=年)")


def standing(texts: list[tuple[str, str]]) -> list[Case]:
    """What stands beside 年 where the number is a year (four digits), against where it counts years (fewer; in figures or
    in numerals). The same words count once."""
    found: dict[tuple[tuple[str, ...], bool], str] = {}
    for name, text in texts:
        for match in SPAN.finditer(text):
            found.setdefault((cues(text, *match.span()), False), name)
        for match in NUMBERED_YEAR.finditer(text):
            found.setdefault((cues(text, *match.span()), len(match[1]) == 4), name)
    return [Case(name, said, is_year) for (said, is_year), name in found.items()]


ANY_UNIT = re.compile(rf"(?P<number>(?<![0-9.A-Za-z])[0-9]+(?:\.[0-9]+)?)?(?P<unit>{'|'.join(UNITS + SELDOM)})")


def holes(texts: list[tuple[str, str]]) -> list[Case]:
    """Units with a number before them against units without, each once for the same words around it."""
    cases, seen = [], set()
    for name, text in texts:
        for match in ANY_UNIT.finditer(text):
            at = match.start("unit")
            if match["number"] is None and text[at - 1 : at].isdigit():
                continue
            before = match.start()
            around = (text[max(before - 4, 0) : before], text[at : at + 5], bool(match["number"]))
            if around not in seen:
                seen.add(around)
                cases.append(Case(name, tuple(unit_cues(text, before, at, match["unit"])), bool(match["number"])))
    return cases


def rises(texts: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """How many numbers of which a text says that they rise, or fall, do so."""
    found = Counter(low < high for _, text in texts for _, low, _, high in prior.risings(text))
    return [("as said", str(found[True])), ("otherwise", str(found[False]))]


def lengths(texts: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """How many numbers beside one of so many digits before the same unit are as long, and how many would be if those of a
    unit were drawn at random."""
    pairs: list[tuple[str, int, bool]] = []
    every: dict[str, Counter[int]] = defaultdict(Counter)
    seen = set()
    for _, text in texts:
        for match in ANY_UNIT.finditer(text):
            number, around = match["number"], text[max(match.start() - 6, 0) : match.end() + 3]
            if number and around not in seen:
                seen.add(around)
                every[match["unit"]][len(number)] += 1
                near = beside(text, match.start(), match.end(), match["unit"])
                pairs += ((match["unit"], len(other), len(number) == len(other)) for _, other in near)
    found: dict[str, float] = defaultdict(float)
    for unit, length, same in pairs:
        chance = every[unit][length] / every[unit].total()
        digits = min(length, LONG)
        found[f"beside {digits} {'same' if same else 'other'}"] += 1
        found[f"any {digits} same"] += chance
        found[f"any {digits} other"] += 1 - chance
    return [(row, f"{times:.0f}") for row, times in sorted(found.items())]


SAID = (
    "bench/count_numbers.py over {} public documents of shared/real (work reports, notices, speeches, laws, pages), "
    "the half that fit.held_out leaves; on the half held out bench/figures.py measures it."
)
WITH = "Counted with them: {} reports of the clone that number_context.tsv names."
TABLES = {
    "number_rise": (rises, "numbers that rise, or fall, to the other as the text says, and those that do not"),
    "number_beside": (
        lengths,
        "numbers as long as the one beside them, of so many digits, before the same unit, or not; the same if those of a unit were "
        "drawn at random",
    ),
    "number_year": (
        years,
        "how far the year lies from the one in which the text was written, in what order the years of a sentence stand, how many; "
        "plan and doubled: with the clone of number_context.tsv",
    ),
}


def write_standing(texts: list[tuple[str, str]], some: list[tuple[str, str]], rest: list[tuple[str, str]]) -> None:
    """The table of what stands beside 年."""
    cases = standing(texts + some)
    table = fit(cases, penalty=0.5, least=3)
    table = replace(table, bias=table.bias + skew(texts + some, cases))
    said = "Log-odds that the number before 年 is a year (four digits): b, before it; a, after 年."
    how = right(table, standing(rest))
    over = f"{SAID.format(len(texts))} L2 penalty 0.5, met 3 times."
    print(write("number_standing", table, cases, [said, over, f"{WITH.format(len(some))} Held-out half: {how}"]), how)


def write_holes(texts: list[tuple[str, str]], some: list[tuple[str, str]], rest: list[tuple[str, str]]) -> None:
    """The table of what stands beside a unit that has a number."""
    cases = holes(texts + some)
    table = fit(cases, penalty=1.0, least=12)
    said = "Log-odds that a number stands before a unit u: b, the words before it; a, those after the unit."
    how = right(table, holes(rest))
    over = f"{SAID.format(len(texts))} L2 penalty 1, met 12 times."
    more = f"{WITH.format(len(some))} Held-out half: {how}"
    print(write("number_hole", table, cases, [said, over, more]), how)


def write_tenses(counted: list[tuple[Case, str]], kept: list[tuple[Case, str]], said: str) -> None:
    """The table of what the words beside a year say of its time: each of the three against the others."""
    texts: dict[str, set[str]] = defaultdict(set)
    for case, _ in counted:
        for cue in case.features:
            texts[cue].add(case.document)
    known = {cue for cue, names in texts.items() if len(names) >= 5}
    cases = [(Case(c.document, tuple(f for f in c.features if f in known), True), when) for c, when in counted]
    tables = {when: fit([c._replace(true=true == when) for c, true in cases], 3.0, 1) for when in TENSES}
    shares = {when: sum(true == when for _, true in cases) for when in TENSES}
    loss = plain = 0.0
    for case, true in kept:
        odds = {when: probability(table.weigh(case.features)) for when, table in tables.items()}
        loss -= math.log(odds[true] / sum(odds.values())) / len(kept)
        plain -= math.log(shares[true] / len(cases)) / len(kept)
    lines = [
        "# Log-odds that a year lies behind its text, is of its time, or ahead of it: b, the words before it; a, after 年;",
        f"# words that five texts have. {said} L2 penalty 3. Counted {date.today().isoformat()}.",
        f"# Held-out half: log-loss {loss:.3f} over {len(kept)}, {plain:.3f} without the words.",
    ]
    for when, table in tables.items():
        lines.append(f"{when} (bias)\t{table.bias:.2f}\t{shares[when]}\t{len(cases) - shares[when]}")
        rows = sorted(table.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
        lines += [f"{when} {feature}\t{weight:.2f}" for feature, weight in rows if abs(weight) >= 0.05]
    (EVIDENCE / "number_tense.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(lines[2])


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("clone", type=Path)
    ask.add_argument("--folder", type=Path, default=DEFAULT)
    call = ask.parse_args()
    texts, rest = half(call.folder, False), half(call.folder, True)
    more = half(call.folder, False, pages=True)
    some = [report for report in reports(call.clone, (*CITIES, *COUNTRY)) if not held_out(report[0])]
    for name, (count, columns) in TABLES.items():
        known = texts if name == "number_year" else more
        rows = count(known) + (planned(texts + some) if name == "number_year" else [])
        head = f"# {columns}\n# {SAID.format(len(known))} Counted {date.today().isoformat()}.\n"
        (EVIDENCE / f"{name}.tsv").write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
        print(name, len(rows), "rows")
    write_tenses(tenses(texts), tenses(rest), SAID.format(len(texts)))
    write_standing(texts, some, rest)
    write_holes(more, some[::EVERY], rest)
    cities, country = (list(measured(reports(call.clone, folders))) for folders in (CITIES, COUNTRY))
    write_contexts(call.clone, cities, [*country, *measured(more)], list(measured(rest)))
    write_certainty(cities, country, more)
    return 0


if __name__ == "__main__":
    sys.exit(main())
