"""Counts ``join.tsv``: how likely it is that a line end was put in by the page, from what can be seen at it.

    python bench/count_joins.py ../shared/real

The lines of documents with gold are set as pages set them: left as they are, cut at a margin of characters or of columns,
broken here and there, parted by pages, headings in the middle on two lines. So of every line end it is known whether a
paragraph ends there. Half of the documents are counted, the other half says how well the table does.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from fit import Case, fit, held_out, right, threshold_for, write

from gongwen.chinese.markers import lead
from gongwen.lines import Lines
from gongwen.repair.broken_line import HOPELESS, LIKELY, may_go_on, plain, stands_alone
from gongwen.repair.cut import features, seam
from gongwen.repair.layout import RUNNING, WEAK, columns_of, layout
from gongwen.text import Splice, Text

HALF = str.maketrans("，：；！？（）", ",:;!?()")
MARK = "\x01"  # where a page ended
GLANCE = 3  # features at first sight
ROUNDS = 10  # settings of each document
#: How often a page sets its lines so, of 20: most leave them as they are.
STYLES = {"plain": 10, "margin": 4, "sparse": 2, "pages": 2, "heads": 1, "chunks": 1, "sentences": 2}
#: A heading that its text follows in one line, without the stop between them.
RUN_IN = re.compile("(?P<heading>[^，。；：]{2,30})。(?=.)")


def documents(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Names and paragraphs of the documents; those whose gold is broken itself are left out."""
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = [re.sub(r"[*#>|]", "", line).strip() for line in gold["lines"]]
        lines = [line for line in lines if line]
        tail = next((i for i, line in enumerate(lines) if line.startswith("本作品是")), len(lines))
        lines = lines[:tail]  # what Wikisource says of rights
        odd = sum(1 for line in lines if len(line) < 3 or line[0] in "，。；、》）")
        if 8 < len(lines) < 400 and odd * 50 < len(lines):
            yield gold["id"], lines


def wrapped(paragraph: str, width: int, columns: bool, ragged: int, rng: random.Random) -> list[str]:
    """The paragraph cut at a margin of ``width`` characters, or columns where letters are narrower.

    Lines of a ``ragged`` margin fall short by so many characters at most.
    """
    made, line, wanted = [], "", width
    pieces = re.findall(r"[A-Za-z0-9.%]+|.", paragraph) if columns else list(paragraph)
    for piece in pieces:
        full = columns_of(line + piece) > 2 * width if columns else len(line) >= width
        if full and line and not (columns and piece in "，。；：、！？”）" and rng.random() < 0.9):
            made.append(line)
            line, width = "", wanted - rng.randint(0, ragged)
        line += piece
    return [*made, line]


def broken(paragraph: str, share: float, rng: random.Random) -> list[str]:
    """The paragraph with a line end put in at a place or two, or none: anywhere, behind a mark, within a number."""
    if len(paragraph) < 12 or rng.random() > share:
        return [paragraph]
    inner = range(5, len(paragraph) - 4)
    marks = [place for place in inner if paragraph[place - 1] in "，、；,;"]
    numbers = [place for place in inner if paragraph[place - 1].isdigit() and paragraph[place] not in "，。；、,;"]
    cuts = {
        rng.choice(rng.choice((inner, inner, marks or inner, numbers or inner))) for _ in range(rng.choice((1, 1, 2)))
    }
    return [paragraph[a:b] for a, b in pairwise((0, *sorted(cuts), len(paragraph)))]


def apart(paragraph: str) -> list[str]:
    """The sentences of the paragraph; a heading that opens it loses its stop, as one does that has its line to itself."""
    mark = lead(paragraph)
    heading = RUN_IN.match(paragraph) if mark and mark.family not in WEAK | RUNNING else None
    head = [heading["heading"]] if heading else []
    return head + re.findall("[^。]+。?", paragraph[heading.end() :] if heading else paragraph)


def setting(lines: list[str], rng: random.Random) -> tuple[str, set[int]]:
    """The document set as a page sets it, and how many characters stand before each true end of a paragraph."""
    (style,) = rng.choices(tuple(STYLES), tuple(STYLES.values()))
    indent, between = rng.choice(("", "\u3000\u3000", "    ")), rng.choice(("\n", "\n", "\n\n"))
    width, columns = rng.randint(20, 46), rng.random() < 0.5
    ragged = rng.choice((0, 0, 1, 3))
    narrow, near = rng.random() < 0.4, rng.random() < 0.3  # headings near their paragraphs
    inner, share = rng.choice(("\n", "\n", "\n\n", "\n\n\n")), rng.choice((0.03, 0.1))
    parts: list[str] = []
    ends: set[int] = set()
    count = 0
    if style == "sentences":
        lines = [sentence for line in lines for sentence in apart(line)]
    for line in lines:
        line = line.translate(HALF) if narrow else line
        whole = len(line) < 40 and line[-1] not in "。；：！？.;:"
        if style == "margin":
            pieces = wrapped(indent + line, width, columns, ragged, rng)
            text = "\n".join(pieces)
        elif style == "sparse":
            text = indent + inner.join(broken(line, share, rng))
        elif style == "pages":
            text = indent + f"\n{MARK}\n".join(broken(line, 0.1, rng))
            text += f"\n{MARK}" if rng.random() < 0.1 else ""
        elif style == "heads" and whole:
            cut = rng.randrange(len(line) // 2, len(line) - 2) if len(line) > 14 else len(line)
            text = "\n".join(f"{' ' * rng.randrange(10, 24)}{half}" for half in (line[:cut], line[cut:]) if half)
        elif style == "chunks":
            text = line
        else:
            text = indent + line
        parts += [text, "\n" if (near and whole) or rng.random() < 0.03 else between]
        count += len(re.sub(r"\s|\x01", "", text))
        ends.add(count)
    if style == "chunks":
        one, size = "".join(parts[::2]), rng.randint(100, 460)
        return "\n\n".join(one[a : a + size] for a in range(0, len(one), size)), ends
    return "".join(parts), ends


def cases_of(name: str, lines: list[str], rng: random.Random) -> Iterator[Case]:
    """The doubtful line ends of the document, set in several ways."""
    for _ in range(ROUNDS):
        printed, ends = setting(lines, rng)
        text = Text.of(printed.replace(MARK, "- 12 -"))
        marks = [Splice(m.start(), m.end(), "") for m in re.finditer("^- 12 -$", text.string, re.M)]
        text = text.edit(marks)
        page = layout(Lines(text))
        count = 0
        for line in range(len(page.lines) - 1):
            count += len(re.sub(r"\s", "", page.lines[line]))
            doubtful = may_go_on(page, line) and not stands_alone(page, line)
            if doubtful and not plain(seam(page, line)):
                yield Case(name, tuple(features(seam(page, line))), count not in ends)


def main(folder: Path) -> None:
    """Count the table and say how well it does on the half that was not counted."""
    rng = random.Random(11)
    cases = [case for name, lines in documents(folder) for case in cases_of(name, lines, rng)]
    counted = [case for case in cases if not held_out(case.document)]
    kept = [case for case in cases if held_out(case.document)]
    table = fit(counted, penalty=1.0, least=20, rounds=150)
    said = [
        "How likely a line end was put in by the page: log-odds of what can be seen at it (see repair/cut.py).",
        f"Counted by bench/count_joins.py over {folder.name}/gold ({len({c.document for c in counted})} documents, set as",
        "pages set them); L2 penalty 1, features of fewer than 20 cases left out. The strings of heading_grams.tsv, which some",
        "features ask for, are counted over both halves; with those of the counted half alone, 282 of 28,100 held out are missed",
        "and 57 of 23,891 wrong above 1.6.",
    ]
    for wanted in (0.99, 0.995, 0.998):
        threshold = threshold_for(table, counted, wanted)
        result = right(table, kept, threshold)
        said.append(f"held out, above {threshold:.2f} ({wanted:.1%} of those counted are right): {result}")
        print(said[-1])
    print(write("join", table, counted, said))
    low = [case for case in cases if table.weigh(case.features[:GLANCE]) < HOPELESS]
    likely = sum(table.weigh(case.features) > LIKELY for case in low)
    print(
        f"of {len(cases)} line ends {len(low)} have less than {HOPELESS} at first sight; {likely} of them are likely in the end"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
