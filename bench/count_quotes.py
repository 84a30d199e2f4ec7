"""Counts ``quoted.tsv``, the terms that official texts quote, and ``quote.tsv``, how likely two spaces are lost marks.

    python bench/count_quotes.py ../shared/real

The quotation marks of documents with gold become spaces, as a careless conversion makes them; others get spaces that
mean nothing: here and there, between words, between the letters of headings. So of every two spaces it is known whether
they were marks. Half of the documents are counted, the other half says how well the tables do.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fit import EVIDENCE, Case, fit, held_out, right, threshold_for, write

from gongwen.decode import decode
from gongwen.repair.lost_quote import features, sentences

QUOTED = re.compile("“([^“”\n]{2,44})”")
TERM = re.compile("“([\u4e00-\u9fff0-9、+]{2,8})”")
MOST = 1500  # characters of a text whose spaces mean nothing
SHORT = 4  # paragraphs of each document that are read as texts of their own
FEWEST = 2  # documents that quote a term


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Names and texts of the documents."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = [re.sub(r"\s+", "", line) for line in gold["lines"]]
        yield gold["id"], "\n".join(line for line in lines if line)


def terms(texts: list[str]) -> list[tuple[str, int, int]]:
    """Each term with how often it is printed in quotation marks and without."""
    quoted: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for text in texts:
        found = TERM.findall(text)
        quoted.update(found)
        spread.update(set(found))
    whole = "\n".join(texts)
    kept = sorted(term for term, count in spread.items() if count >= FEWEST)
    return [(term, quoted[term], max(whole.count(term) - quoted[term], 0)) for term in kept]


def damaged(text: str, rng: random.Random) -> Iterator[tuple[str, frozenset[int]]]:
    """The text with spaces in it, and where the first space of each pair of marks stands."""
    marks = [(m.start(), m.end() - 1) for m in QUOTED.finditer(text)]
    places = {place for mark in marks for place in mark}
    spaced = "".join(" " if i in places else "" if c in "“”" else c for i, c in enumerate(text))
    yield spaced, first_spaces(text, marks)
    bare = re.sub("[“”]", "", text)[:MOST]
    share = rng.choice((0.002, 0.01, 0.05))
    yield "".join(c + (" " if rng.random() < share and c != "\n" else "") for c in bare), frozenset()
    yield re.sub("([\u4e00-\u9fff]{1,3})", lambda m: m[1] + (" " if rng.random() < 0.8 else ""), bare), frozenset()


def first_spaces(text: str, marks: list[tuple[int, int]]) -> frozenset[int]:
    """Where the opening marks stand once the marks that belong to no pair are gone."""
    places = {place for mark in marks for place in mark}
    shift, moved = 0, {}
    for i, c in enumerate(text):
        moved[i] = i - shift
        if c in "“”" and i not in places:
            shift += 1
    return frozenset(moved[start] for start, _ in marks)


def cases_of(name: str, text: str, rng: random.Random) -> Iterator[Case]:
    """The pairs of spaces of the damaged text."""
    lines = [line for line in text.split("\n") if "“" in line] or text.split("\n")
    short = [setting for _ in range(SHORT) for setting in damaged(rng.choice(lines), rng)]
    for printed, starts in (*damaged(text, rng), *short):
        for sentence in sentences(printed):
            for pair in sentence:
                yield Case(name, tuple(features(pair)), pair.opening[0] in starts)


def wide_gaps(folder: Path) -> tuple[int, int, int]:
    """Texts of ``folder`` as they were scraped, gaps between their Chinese words in lines with whole sentences, and how many
    of these are two blanks wide; a marker at the head of its line is followed by one of its own, and is not counted.
    """
    paths = [path for path in sorted(folder.glob("*/*")) if path.suffix in (".txt", ".md")]
    sizes: Counter[int] = Counter()
    for path in paths:
        for line in decode(path.read_bytes()).text.split("\n"):
            if "。" in line and "|" not in line:
                body = re.sub(r"^[\s#>]*\S{1,8}[ \u00a0]+", "", line)
                sizes.update(len(gap) for gap in re.findall(r"(?<=[\u4e00-\u9fff])[ \u00a0]+(?=[\u4e00-\u9fff])", body))
    return len(paths), sizes.total(), sizes[2]


def main(folder: Path) -> None:
    """Count both tables and say how well they do on the half that was not counted."""
    print("texts, gaps of their running lines, two blanks wide: {}, {}, {}".format(*wide_gaps(folder)))
    rng = random.Random(3)
    texts = list(documents(folder))
    table_of_terms = terms([text for name, text in texts if not held_out(name)])
    head = (
        f"# Terms that {FEWEST} documents at least of one half of {folder.name}/gold quote, counted {date.today()} by"
    )
    lines = [
        head,
        "# bench/count_quotes.py: the term, how often it is printed with quotation marks, how often without.",
        "# The documents held out were not counted here; how well the judgement does on them stands in quote.tsv.",
    ]
    lines += [f"{term}\t{quoted}\t{bare}" for term, quoted, bare in table_of_terms]
    (EVIDENCE / "quoted.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    cases = [case for name, text in texts for case in cases_of(name, text, rng)]
    counted = [case for case in cases if not held_out(case.document)]
    kept = [case for case in cases if held_out(case.document)]
    table = fit(counted, penalty=1.0, least=12, rounds=200)
    said = [
        "How likely two spaces are a pair of quotation marks that were lost: log-odds of what can be seen at them",
        f"(see repair/lost_quote.py). Counted by bench/count_quotes.py over {folder.name}/gold with its marks made spaces,",
        f"{len({c.document for c in counted})} documents; L2 penalty 1, features of fewer than 12 cases left out.",
    ]
    for wanted in (0.95, 0.99, 0.995):
        threshold = threshold_for(table, counted, wanted)
        said.append(
            f"held out, above {threshold:.2f} ({wanted:.1%} of those counted are right): {right(table, kept, threshold)}"
        )
        print(said[-1])
    print(write("quote", table, counted, said))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
