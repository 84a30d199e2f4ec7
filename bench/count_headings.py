"""Counts where headings begin and end in texts that have lost their lines: ``python bench/count_headings.py CLONE``.

Corpus: the public documents in ../shared/real whose lines are kept, and one report of each city in CLONE, a clone of
github.com/lawtext/gov. Each document is run into one line; where its lines began is what must be found again. Documents
whose name hashes to the other half (a report's: its city's) are not counted for the results at the head of each table.
Equal documents under two names count once. All reports together weigh as much as all other documents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from city_reports import CITIES, city, markdown, one_each, paragraphs
from fit import EVIDENCE, LEAST_WRITTEN, Case, fit, held_out, right, threshold_for, write
from fit_choice import Choice, best
from fit_choice import fit as fit_choice

from gongwen.chinese.markers import Marker, scan
from gongwen.evidence import Table, grams, rows
from gongwen.outline import bare, ends, starts
from gongwen.outline.refers import refers

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"
RAW = ("b_raw_gwr2026", "b_raw_gov_site", "d_gbk_gwr")
#: Families that may head a section.
HEADING = frozenset(("part", "chapter", "division", "cjk-comma", "cjk-paren", "arabic-dot", "named"))
COUNTED = HEADING | {"article", "arabic-paren"}
STOP = re.compile("[。！？]")
ENDS = re.compile("[。；：，、！？:;,.]$")
PARAGRAPH = re.compile("[。：；！]$")
CLAUSE = re.compile("[\u3400-\u9fff]{5,}")
HAN = re.compile("[\u3400-\u9fff《“]+").fullmatch
#: A string is counted from so many times beside an end on, or so many times in all.
LEAST, COMMON = 8, 200
LENGTHS = (1, 2, 3, 4)
_SENTENCE_ENDS = "。！？"
_BARE_RIGHT = 0.98  # so many headings without a number must be right
_SPACE = re.compile("[ \t\u00a0\u3000]+")


class Lines(NamedTuple):
    """A document: its lines without blanks, none empty."""

    name: str
    lines: tuple[str, ...]
    report: bool = False  # a city's


def documents() -> Iterator[Lines]:
    """Every document once, under the first of its names."""
    seen = set()
    for name, lines in _all():
        bare = _bare(lines)
        key = "".join(bare)[:200]
        if len(bare) > 3 and key not in seen:
            seen.add(key)
            yield Lines(name, bare)


def of_cities(reports: Sequence[tuple[str, str]]) -> list[Lines]:
    """The reports, each under its city's name."""
    return [Lines(city(name), _bare(paragraphs(text)), report=True) for name, text in reports]


def _bare(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(filter(None, (_SPACE.sub("", line) for line in lines)))


def _all() -> Iterator[tuple[str, list[str]]]:
    for path in sorted((REAL / "gold").glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))["lines"]
    for folder in RAW:
        for path in sorted((REAL / folder).iterdir()):
            yield path.stem, _decoded(path.read_bytes()).replace("<U+00A0>", "").splitlines()
    for path in sorted((REAL / "html").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8").splitlines()


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def places(document: Lines) -> Iterator[Case]:
    """Every marker of the document run into one line: did it begin a line?"""
    text = "".join(document.lines)
    begins, at = set(), 0
    for line in document.lines:
        begins.add(at)
        at += len(line)
    above: Marker | None = None
    for marker in scan(text):
        if marker.family not in COUNTED or marker.start == 0 or refers(text, 0, marker):
            continue
        true = marker.start in begins
        yield Case(document.name, starts.features(text, 0, marker, above), true)
        above = marker if true else above


def count_starts(documents: Sequence[Lines]) -> None:
    cases = [case for document in documents for case in places(document)]
    counted = [case for case in cases if not held_out(case.document)]
    kept = [case for case in cases if held_out(case.document)]
    table = fit(counted, penalty=0.5, least=3)
    result = right(table, kept)
    found = 100 * result["found"] / (result["found"] + result["missed"])
    precision = 100 * result["found"] / (result["found"] + result["wrong"])
    said = (
        "Whether a marker in a text without lines begins a paragraph.",
        f"Corpus: ../shared/real, {len({c.document for c in counted})} documents, {len(counted)} markers; L2 penalty 0.5.",
        f"Script: bench/count_headings.py. On {len({c.document for c in kept})} documents held out, {len(kept)} markers: "
        f"{found:.1f} % found, {precision:.1f} % of those found right.",
    )
    print(*said, write(starts.TABLE, table, counted, said), sep="\n")


class Headed(NamedTuple):
    """A heading and what follows it once its document is one line: ``text`` begins with the heading."""

    document: str
    family: str
    text: str
    end: ends.End
    lost: bool = False  # the stop that it ended in was taken away
    alone: bool = False  # its section is taken for the whole text


def headings(document: Lines) -> Iterator[Headed]:
    """The headings of a document: lines of their own over a paragraph, and leads up to the first stop."""
    marked = [_marker(line) for line in document.lines]
    for index, (line, marker) in enumerate(zip(document.lines[:-1], marked[:-1], strict=True)):
        if marker is None or marker.family not in HEADING or len(line) < marker.end + 2:
            continue
        rest, below, next_marker = line[marker.end :], document.lines[index + 1], marked[index + 1]
        closed = next_marker is not None and next_marker.family in COUNTED
        stop = STOP.search(rest)
        if stop:
            yield from _stopped(document.name, marker.family, rest, stop.end(), below, closed)
        elif len(rest) < ends.LONGEST and not ENDS.search(rest):
            if closed:
                yield Headed(document.name, marker.family, rest, ends.End(len(rest), "all"))
            elif len(below) >= 20 and PARAGRAPH.search(below):
                yield Headed(document.name, marker.family, rest + below, ends.End(len(rest), "cut"))


def _stopped(name: str, family: str, rest: str, stop: int, below: str, closed: bool) -> Iterator[Headed]:
    """A lead with its stop, and, where a body follows, the same without: both are how such headings come. ``closed``: the
    line below begins with a marker.
    """
    after = rest[stop:] or below
    yield Headed(name, family, rest[:stop] + after, ends.End(stop, "stop"))
    if not (closed and stop == len(rest)) and 2 < stop <= ends.LONGEST:
        yield Headed(name, family, rest[: stop - 1] + after, ends.End(stop - 1, "cut"), lost=True)


def _marker(line: str) -> Marker | None:
    return next((marker for marker in scan(line[:40]) if marker.start == 0), None)


def count_grams(counted: Sequence[Lines]) -> None:
    """Strings beside the ends of clauses and at the starts of paragraphs, against those inside clauses."""
    end, body, inside_end, inside_body, pairs = (Counter[str]() for _ in range(5))
    for line in dict.fromkeys(line for document in counted for line in document.lines):
        pairs.update(map("".join, pairwise(line)))
        marker = _marker(line)
        rest = line[marker.end :] if marker else line
        if marker and marker.family in HEADING:
            stop = STOP.search(rest)
            opened = rest[stop.end() :] if stop else ""
        else:
            opened = rest
        if len(opened) >= 30 and PARAGRAPH.search(opened):
            body.update(opened[:length] for length in LENGTHS)
        for clause in CLAUSE.findall(rest):
            end.update(clause[-length:] for length in LENGTHS)
            for place in range(2, len(clause) - 1):
                inside_body.update(clause[place : place + length] for length in LENGTHS)
                inside_end.update(clause[max(place - length, 0) : place] for length in LENGTHS)
    grams.grams.cache_clear()
    rows.cache_clear()
    sides = {"end": _needed(_sided(end, inside_end), -1), "body": _needed(_sided(body, inside_body), 1)}
    sides["pair"] = {pair: min(9, int(math.log2(count))) for pair, count in pairs.items() if count >= 16 and HAN(pair)}
    _write_grams(sides, counted)


def _sided(beside: Counter[str], inside: Counter[str]) -> dict[str, int]:
    """Rounded log-odds of each string that is common enough on either side; half a count is added to each."""
    ones, zeros = (sum(count for gram, count in c.items() if len(gram) == 1) for c in (beside, inside))
    found = {}
    for gram in beside.keys() | inside.keys():
        if beside[gram] < LEAST and beside[gram] + inside[gram] < COMMON:
            continue
        odds = math.log((beside[gram] + 0.5) / ones) - math.log((inside[gram] + 0.5) / zeros)
        found[gram] = max(-4, min(5, round(odds)))
    return {gram: odds for gram, odds in found.items() if HAN(gram)}


def _needed(grams: dict[str, int], side: int) -> dict[str, int]:
    """Without the strings that say what the longest known one within them says; ``side`` is where they are cut."""
    out = {}
    for gram, odds in sorted(grams.items(), key=lambda item: len(item[0])):
        shorter = (gram[:length] if side > 0 else gram[-length:] for length in range(len(gram) - 1, 0, -1))
        if odds != next((out[one] for one in shorter if one in out), 0):
            out[gram] = odds
    return out


def _write_grams(sides: dict[str, dict[str, int]], documents: Sequence[Lines]) -> None:
    said = [
        "What headings end in, what bodies begin with (rounded log-odds against the inside of clauses), and pairs of",
        "characters (logarithm to base 2 of their count): the strings of each value, four characters at most.",
        f"Corpus: {_corpus(documents)}. Script:",
        f"bench/count_headings.py. The result on documents held out stands in heading_ends.tsv. counted {date.today()}",
        "side\tvalue\tstrings",
    ]
    lines = [f"# {line}" for line in said]
    for side, strings in sides.items():
        for value in sorted(set(strings.values())):
            lines.append(f"{side}\t{value}\t{' '.join(sorted(one for one in strings if strings[one] == value))}")
    (EVIDENCE / f"{grams.TABLE}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def choices(documents: Sequence[Lines]) -> list[tuple[Headed, tuple[ends.End, ...], Choice]]:
    """Each heading with its places, and what is seen of them."""
    found, seen = [], set()
    for document in documents:
        words = None
        known_headings = tuple(headings(document))
        fours = {four for h in known_headings for four in ends.around(h.text, 0, ends.LONGEST)}
        for headed in known_headings:
            if (headed.text[: headed.end.place + 12], headed.lost) in seen:
                continue
            seen.add((headed.text[: headed.end.place + 12], headed.lost))
            stop = None if headed.end.kind == "all" else STOP.search(headed.text)
            until = stop.end() if stop else headed.end.place if headed.end.kind == "all" else len(headed.text)
            known = tuple(ends.candidates(headed.text, 0, until))
            if headed.end not in known:
                continue
            words = words or ends.Words.of("".join(document.lines), fours)
            alone = [ends.Words.of(headed.text[: ends.SHORT - 1], fours)] if _is_cut_out(headed) else []
            for here in (words, *alone):
                rows = tuple(_kept(ends.features(headed.text, 0, end, headed.family, here)) for end in known)
                choice = Choice(document.name, rows, known.index(headed.end), 0.5 if headed.lost else 1.0)
                found.append((headed._replace(alone=here is not words), known, choice))
    return found


def balanced(choices: Sequence[Choice], cities: frozenset[str]) -> list[Choice]:
    """The choices, those of ``cities`` weighed so that they are as many as the others."""
    of_cities = sum(choice.document in cities for choice in choices)
    share = (len(choices) - of_cities) / max(of_cities, 1)
    return [c._replace(weight=c.weight * share) if c.document in cities else c for c in choices]


def _kept(features: Iterable[str]) -> tuple[str, ...]:
    """The features, each string kept once: there are some forty million."""
    return tuple(map(sys.intern, features))


def _is_cut_out(headed: Headed) -> bool:
    """Whether the heading is judged once more as if its section were the whole text: every third is."""
    return hashlib.sha256(headed.text[:24].encode()).digest()[0] % 3 == 0


Found = Sequence[tuple[Headed, tuple[ends.End, ...], Choice]]


def with_siblings(found: Found, tables: Callable[[str], Table]) -> list[Choice]:
    """The choices once more, each beside its siblings as ``tables`` end them when it is asked without siblings."""
    groups: dict[tuple[str, str, bool, bool], list[tuple[int, ends.Shape]]] = {}
    for index, (headed, known, choice) in enumerate(found):
        shape = ends.shape(headed.text, 0, known[best(tables(headed.document), choice)])
        kind = "cut" if shape.kind == "all" else shape.kind  # a marker shows that such headings end in no stop
        groups.setdefault(_kind(headed), []).append((index, shape._replace(kind=kind)))
    out = []
    for index, (headed, known, choice) in enumerate(found):
        group = groups.get(_kind(headed), ())
        siblings = ends.Siblings([shape for place, shape in group if place != index])
        rows = tuple(
            (*seen, *_kept(siblings.features(headed.text, 0, end)))
            for end, seen in zip(known, choice.seen, strict=True)
        )
        out.append(choice._replace(seen=rows))
    return out


def _kind(headed: Headed) -> tuple[str, str, bool, bool]:
    """What a heading shares with its siblings."""
    return headed.document, headed.family, headed.lost, headed.alone


def fitted(counted: Sequence[Lines]) -> Table:
    """The table of ends over ``counted``, whose strings are counted first; siblings are guessed by the other half's."""
    count_grams(counted)
    found = choices(counted)
    plain = [choice for _, _, choice in found]
    cities = frozenset(document.name for document in counted if document.report)
    halves = [fit_choice(balanced([c for c in plain if fold(c.document) == half], cities)) for half in (0, 1)]
    every = [*plain, *with_siblings(found, lambda name: halves[1 - fold(name)])]
    return fit_choice(balanced(every, cities))


def exact(table: Table, kept: Sequence[Lines]) -> Counter[tuple[str, bool]]:
    """How often ``table`` ends a heading of ``kept`` exactly right, by how it ends."""
    found = choices(kept)
    result = Counter[tuple[str, bool]]()
    for (headed, _, _), choice in zip(found, with_siblings(found, lambda _: table), strict=True):
        kind = "alone" if headed.alone else "stop lost" if headed.lost else headed.end.kind
        result[kind, best(table, choice) == choice.right] += 1
    return result


def count_ends(documents: Sequence[Lines]) -> None:
    """Each half is judged by the table of the other; the table that is kept is counted over both."""
    halves = [[document for document in documents if held_out(document.name) == half] for half in (False, True)]
    found = [Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()]
    for half in (0, 1):
        table = fitted(halves[half])
        for report in (False, True):
            found[report] += exact(table, [document for document in halves[1 - half] if document.report == report])
    others, reports = map(_told, found)
    table = fitted(documents)
    lines = [
        "# Where a heading ends: cut (nothing marks it), stop (its sentence ends), all (a marker comes next).",
        f"# Corpus: {_corpus(documents)}; softmax with an L2",
        "# penalty of 0.002, features at 4 right places or in 40 headings. Script: bench/count_headings.py. Exact on documents",
        f"# held out, each half judged by the table of the other: {others};",
        f"# of the reports {reports}.",
        f"# counted {date.today().isoformat()}",
        "# feature\tlog-odds",
    ]
    weights = sorted(table.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    lines += [f"{feature}\t{weight:.2f}" for feature, weight in weights if abs(weight) >= 0.1]
    (EVIDENCE / f"{ends.TABLE}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines[:6], sep="\n")


def _told(result: Counter[tuple[str, bool]]) -> str:
    kinds = ("cut", "stop", "all", "stop lost", "alone")
    return ", ".join(f"{kind} {result[kind, True]}/{result[kind, True] + result[kind, False]}" for kind in kinds)


def _corpus(documents: Sequence[Lines]) -> str:
    cities = sum(document.report for document in documents)
    return f"../shared/real, {len(documents) - cities} documents, and lawtext/gov, {cities} reports of cities"


def bare_headings(document: Lines) -> Iterator[tuple[int, int]]:
    """Where the headings without a number begin and end in the document run into one line."""
    at = 0
    for above, line, below in zip(document.lines, document.lines[1:], document.lines[2:], strict=False):
        at += len(above)
        if above[-1] not in _SENTENCE_ENDS or not 4 <= len(line) < bare.LONGEST or ENDS.search(line) or _marker(line):
            continue
        if _marker(below) or (len(below) >= 20 and PARAGRAPH.search(below)):
            yield at, at + len(line)


def bare_words(documents: Sequence[Lines]) -> re.Pattern[str]:
    """The words that end the headings without a number of so many documents."""
    said = Counter[str]()
    for document in documents:
        text = "".join(document.lines)
        said.update({text[end - 2 : end] for _, end in bare_headings(document)})
    return bare.any_of(word for word, count in said.items() if count >= LEAST and HAN(word))


def bare_cases(document: Lines, words: re.Pattern[str]) -> Iterator[Case]:
    """The places that such a heading may end at, none of them behind a marker."""
    text, known = "".join(document.lines), set(bare_headings(document))
    marked = {marker.start for marker in scan(text)}
    for start, end in bare.places(text, words):
        if start not in marked:
            yield Case(document.name, tuple(bare.features(text, start, end)), (start, end) in known)


def count_bare(documents: Sequence[Lines]) -> None:
    """Each half is judged by the table of the other, the table that is kept is counted over both. The pairs and strings
    that are asked for must have been counted before.
    """
    halves = [[document for document in documents if held_out(document.name) == half] for half in (False, True)]
    result = Counter[str]()
    for half in (0, 1):
        table, words, _ = _bare_table(halves[half])
        cases = [case for document in halves[1 - half] for case in bare_cases(document, words)]
        result.update(right(table, cases, bare.LIKELY))
    table, _, counted = _bare_table(documents)
    threshold = threshold_for(table, counted, _BARE_RIGHT)
    said = (
        "Whether words behind the end of a sentence are a heading without a number whose body follows with no mark between.",
        f"Corpus: {_corpus(documents)}, {len(counted)} places counted; L2 penalty 1.",
        f"Script: bench/count_headings.py. Above {threshold:.2f} {_BARE_RIGHT:.0%} of those counted are right. On documents",
        f"held out, each half judged by the table of the other, above {bare.LIKELY}: {dict(result)}",
    )
    print(*said, write(bare.TABLE, table, counted, said), sep="\n")


def _bare_table(documents: Sequence[Lines]) -> tuple[Table, re.Pattern[str], list[Case]]:
    """The table, the words that it asks for, and what it is counted over."""
    words = bare_words(documents)
    cases = [case for document in documents for case in bare_cases(document, words)]
    table = fit(cases, penalty=1.0, least=4)
    weak = [f for f, weight in table.weights.items() if f.startswith("ends in ") and abs(weight) < LEAST_WRITTEN]
    asked = {
        feature: math.copysign(LEAST_WRITTEN, table.weights[feature]) for feature in weak
    }  # each word is asked for
    return Table(table.bias, {**table.weights, **asked}), words, cases


def fold(name: str) -> int:
    """In which half of the counted documents a document is when siblings are guessed for the other."""
    return hashlib.sha256(f"fold {name}".encode()).digest()[0] % 2


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("clone", type=Path)
    clone = ask.parse_args().clone
    if not REAL.is_dir():
        print("the public documents are not here: nothing to count")
        return 0
    known, reports = list(documents()), markdown(clone, CITIES)
    count_starts(known)
    count_ends([*known, *of_cities(one_each(reports))])
    count_bare([*known, *of_cities(reports)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
