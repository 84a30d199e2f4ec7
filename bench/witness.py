"""Copies of real documents, each damaged otherwise: how many lost numbers come back, and whether any comes back wrong.

    python bench/witness.py [FOLDER] [--sample N] [--draws N] [--counted] [--losses] [--calibrate]

FOLDER has gold/ (../shared/real). Each document is copied two and three times, once with each copy damaged in another way
(a digit lost, another and the point, 〇, quotation marks, hard wraps, one line with chunk marks, the end), once with every
copy without another digit. A number behind the place where the other copies are cut has no copy: how many come back is told
of all lost numbers, and of those that another copy reaches. Beside them stand texts that are no copies: every other document, and the same document with
all its numbers changed, as next year's report would have them.

Measured is the half of the documents that ``fit.held_out`` keeps aside; ``--counted`` measures the other one, ``--losses``
lists what did not come back, by cause. Each document is damaged ``--draws`` times, since one draw over few documents tells
little. ``--calibrate`` counts, over that other half, how often the text is right about the order of digits that copies leave
open, and writes ``pipeline/evidence/copies_certainty.tsv``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from pathlib import Path

from figures import Answer, curve
from fit import EVIDENCE, held_out

from gongwen.corpus.align import align
from gongwen.corpus.groups import pairs, partners
from gongwen.corpus.letters import letters
from gongwen.corpus.originals import originals
from gongwen.corpus.signature import signature
from gongwen.corpus.signs import beside, restore
from gongwen.corpus.testimony import compare, copies_of, independent, well_formed
from gongwen.corpus.variants import Variant, plain, variants
from gongwen.corpus.witness import Held, hear, hold
from gongwen.figures.decide import weigh
from gongwen.figures.interleaved import order
from gongwen.figures.witnesses import heed
from gongwen.flow import process
from gongwen.model import HIGH, Damage, Done, Figure, Loss, Source
from gongwen.rule import Sight
from gongwen.settings import Settings

CERTAINTY = EVIDENCE / "copies_certainty.tsv"
#: What spells a number or what stands beside it another way, and says the same.
SPELLED = str.maketrans("○零", "〇〇", "“”‘’。！？； ")
HALF = str.maketrans("，：；！？（）", ",:;!?()")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def documents(folder: Path) -> dict[str, str]:
    """The documents with numbers enough to have lost some, by name."""
    found = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(line.strip() for line in gold["lines"] if line.strip())
        if len(re.findall("[0-9]", text)) >= 80 and len(text) < 40_000:
            found[path.stem] = text
    return found


def without_digits(text: str, chance: random.Random) -> list[str]:
    """Three copies, each of which lost another digit everywhere: the hardest there are; and now and then more."""
    digits = [d for d in "0123456789" if text.count(d) >= 6]
    return [_damaged(text, digit, chance) for digit in chance.sample(digits, min(3, len(digits)))]


def _damaged(text: str, digit: str, chance: random.Random) -> str:
    text = text.replace(digit, "")
    if chance.random() < 0.3:
        text = re.sub("[“”]", " ", text)
    if chance.random() < 0.3:
        text = text.replace("〇", "")
    if chance.random() < 0.2:
        text = _cut(text, chance)
    return text


def of_other_kinds(text: str, chance: random.Random) -> list[str]:
    """Three copies, each damaged in another way: those in which ../shared/score/damage.py damages texts."""
    one, other = chance.sample([d for d in "0123456789" if text.count(d) >= 6], 2)
    kinds: list[Callable[[], str]] = [
        lambda: text.replace(one, ""),
        lambda: text.replace(other, "").replace(".", ""),
        lambda: text.replace("〇", ""),
        lambda: re.sub("[“”]", " ", text),
        lambda: "\n".join(
            line[at : at + 34] for line in text.translate(HALF).split("\n") for at in range(0, len(line), 34)
        ),
        lambda: _in_chunks(text.replace("\n", ""), chance),
        lambda: _cut(text, chance),
    ]
    return [kind() for kind in chance.sample(kinds, 3)]


def _in_chunks(text: str, chance: random.Random) -> str:
    """On one line, with the numbers of a viewer's pages in it."""
    parts, at = [], 0
    while at < len(text):
        size = chance.randint(380, 460)
        parts.append(f"{len(parts) + 1}、{text[at : at + size]}")
        at += size
    return "\n\n".join(parts)


def _cut(text: str, chance: random.Random) -> str:
    return text[: int(len(text) * chance.uniform(0.5, 0.9))]


def next_year(text: str, chance: random.Random) -> str:
    """The same words with other numbers."""
    return re.sub("[0-9]+", lambda m: str(chance.randrange(10 ** (len(m[0]) - 1), 10 ** len(m[0]))), text)


def copies(name: str, texts: list[str]) -> list[Held]:
    """The texts, cleaned, as copies to compare."""
    made = []
    for n, text in enumerate(texts):
        outcome = process(Source(f"{name}~{n}", text.encode()), Settings())
        if isinstance(outcome, Done):
            made.append(hold(outcome.uri, max(outcome.documents, key=lambda d: len(d.text.string))))
    return made


def told(mine: Held, others: Sequence[Held]) -> tuple[Figure, ...]:
    """The verdicts on the numbers of a text, once its copies are heeded."""
    document, said = mine.document, hear(mine, others).testimonies
    sight = Sight(document.text.string, document.damage)
    return heed(document.figures, document.text, said, mine.copy.uri, sight)


def score(mine: Held, others: Sequence[Held], truth: str, reach: int, losses: dict[str, list[str]]) -> Counter[str]:
    """What came of the numbers that ``mine`` lost; ``losses`` takes up those that did not come back. Another copy has the
    first ``reach`` letters of the ``truth``.
    """
    whole, string = letters(truth), mine.copy.letters.text
    figures = told(mine, others)
    found: Counter[str] = Counter()
    differing = [*variants(mine.copy.letters, whole, align(mine.copy.letters.string, whole.string))]
    for variant in differing:
        verdict = _verdict(figures, variant)
        kind = "sound" if variant.agrees else "lost"
        found[kind] += 1
        fate = _fate(verdict, variant, differing, string)
        found[f"{kind} {fate}"] += 1
        if bisect(whole.places, variant.place) < reach:
            found[f"reached {kind}"] += 1
            found[f"reached {kind} {fate}"] += 1
        if kind == "lost" and fate != "right":
            before, after = string[max(variant.start - 12, 0) : variant.start], string[variant.end : variant.end + 6]
            named = verdict.candidates if verdict else ()
            shown = f"{before}[{variant.mine}→{variant.theirs}]{after} {' '.join(named)}".replace("\n", "/")
            losses[f"{fate}: {_cause(mine, others, variant)}"].append(f"{mine.copy.uri} {shown}")
    return found


def score_signs(mine: Held, others: Sequence[Held], truth: str) -> Counter[str]:
    """What came of the quotation marks, ends of sentences and lines that ``mine`` lost."""
    own, whole = mine.copy.letters, letters(truth)
    gone = {sign[1:4] for sign in beside(own, whole, align(own.string, whole.string)).signs}
    witnesses = independent(copies_of(mine.copy, (other.copy for other in others)))
    signs = [beside(own, one.copy.letters, one.matches) for one in witnesses]
    restored = {one[:3] for one in restore(own, mine.copy.damage, signs) if not one.candidates}
    right = len(restored & gone)
    return Counter({"signs": len(gone), "signs right": right, "signs WRONG": len(restored) - right})


def _verdict(figures: Sequence[Figure], variant: Variant) -> Figure | None:
    """The verdict on a number, or on what follows where the number is gone; a copy's before the text's own."""
    start, end = (variant.start, variant.end) if variant.mine else (variant.end, variant.end + 1)
    close = [figure for figure in figures if figure.start < end and start < figure.end]
    return next((figure for figure in close if figure.witness), next(iter(close), None))


def _fate(verdict: Figure | None, variant: Variant, differing: Sequence[Variant], string: str) -> str:
    if verdict is None:
        return "left"
    if verdict.kind != "corr":
        return "asked"
    start = variant.start if variant.mine else variant.end
    first, last = min(start, verdict.start), max(variant.end, verdict.end)
    whole, at = "", first
    for one in differing:
        begin = one.start if one.mine else one.end
        if one is variant or (first <= begin < last and one.end <= last):
            whole, at = whole + string[at:begin] + one.theirs, one.end
    whole += string[at:last]
    said = string[first : verdict.start] + verdict.now + string[verdict.end : last]
    right = plain(said).translate(SPELLED) == plain(whole).translate(SPELLED)
    return ("right" if right else "WRONG") if verdict.witness else ("right alone" if right else "wrong alone")


def _cause(mine: Held, others: Sequence[Held], variant: Variant) -> str:
    """Why a number did not come back."""
    beside = [one for other in others if (one := compare(mine.copy, other.copy)).is_copy]
    if not beside:
        return "no copy"
    said = [v for one in beside for v in one.variants if (v.start, v.end) == (variant.start, variant.end)]
    if not said:
        return "nothing beside it"
    if all(not v.theirs for v in said):
        return "gone in every copy"
    if all(v.theirs == variant.mine for v in said):
        return "lost in every copy"
    return "several originals"


def own(uri: str) -> str:
    """The document that a damaged text was made of."""
    return uri.split("~")[0].removesuffix("-next")


def measure(texts: dict[str, str], damage: Callable[[str, random.Random], list[str]], draws: int, show: bool) -> None:
    """Print what came back with two copies and with three, and what was found of texts that are no copies."""
    print((damage.__doc__ or "").partition(":")[0])
    chance = random.Random(7)
    totals = {count: Counter[str]() for count in (2, 3)}
    losses: dict[int, dict[str, list[str]]] = {count: defaultdict(list) for count in totals}
    seen: dict[str, str] = {}
    mixed = alike = 0
    for name, text in chain.from_iterable(repeat(tuple(texts.items()), draws)):
        damaged = damage(text, chance)
        made = copies(name, damaged)
        reaches = {f"{name}~{n}": len(letters(one).string) for n, one in enumerate(damaged)}
        seen |= {held.copy.uri: held.copy.letters.text for held in made}
        for count, total in totals.items():
            for mine in made[:count]:
                others = [other for other in made[:count] if other is not mine]
                reach = max((reaches[other.copy.uri] for other in others), default=0)
                total += score(mine, others, text, reach, losses[count]) + score_signs(mine, others, text)
        for mine in copies(name + "-next", [next_year(text, chance)]):
            alike += 1
            mixed += len(hear(mine, made).testimonies)
            seen[mine.copy.uri] = mine.copy.letters.text
    for count, total in totals.items():
        _say(count, total, losses[count], show)
    print(f"numbers that {alike} texts with other numbers got from the ones they resemble: {mixed}")
    _say_found(seen)


def _say(count: int, total: Counter[str], losses: dict[str, list[str]], show: bool) -> None:
    lost, right = total["lost"], total["lost right"]
    wrong = total["lost WRONG"] + total["sound WRONG"]
    print(
        f"{count} copies: {lost} lost numbers, {(right + total['lost right alone']) / lost:.2%} come back, {total['lost right alone']} of them"
        f" by the text alone; {total['lost asked']} asked; wrong by copies {wrong} ({wrong / max(1, right + wrong):.3%}), by the"
        f" text alone {total['lost wrong alone'] + total['sound wrong alone']}; {total['sound']} sound ones"
    )
    reached = total["reached lost"]
    back = total["reached lost right"] + total["reached lost right alone"]
    print(f"  {reached} of them stand in another copy too, {back / max(1, reached):.2%} of these come back")
    print(f"  {total['signs']} lost signs, {total['signs right']} come back, {total['signs WRONG']} wrong")
    for cause, places in sorted(losses.items(), key=lambda item: -len(item[1])) if show else ():
        print(f"  {len(places):4} {cause}")
        for place in places:
            print(f"       {place}")


def _say_found(texts: dict[str, str]) -> None:
    signatures = [s for uri, text in texts.items() if (s := signature(uri, 1, text))]
    beside = partners(pairs(signatures))
    found = sum(any(own(o) == own(uri) for o, _ in others) for (uri, _), others in beside.items())
    strange = sum(own(o) != own(uri) for (uri, _), others in beside.items() for o, _ in others)
    print(
        f"signatures: {len(signatures)} texts, {found} found a partner of their own, {strange} pairs of strangers to look at"
    )


def open_orders(text: str) -> Iterator[tuple[Sight, int, int, frozenset[str], str]]:
    """Every number of ``text`` of which two copies, each without another digit, leave several originals, and which it is.

    All others stand whole in the sight: the copies have said which they are.
    """
    digits = [d for d in "0123456789" if text.count(d) >= 6]
    for mine in digits:
        damage, seen = Damage((Loss(mine, HIGH, ("for the count",)),)), set()
        for theirs in set(digits) - {mine}:
            parts, asked, at, length = [], [], 0, 0
            for match in NUMBER.finditer(text):
                printed, other = match[0].replace(mine, ""), match[0].replace(theirs, "")
                left = frozenset((match[0],))
                if printed and other and mine in match[0] and theirs in match[0]:
                    left = originals(printed, frozenset(mine), other, frozenset(theirs))
                    left = well_formed(left, text, match.end()) or left
                said = match[0] if len(left) == 1 else printed
                start = length + match.start() - at
                length = start + len(said)
                parts += [text[at : match.start()], said]
                at = match.end()
                if len(left) > 1:
                    asked.append((start, length, left, match[0]))
            sight = Sight("".join([*parts, text[at:]]), damage)
            for start, end, left, whole in asked:
                after = sight.text[end : end + 1]
                place = (left, after if after == "年" else sight.text[start - 8 : start])
                if place not in seen:
                    seen.add(place)
                    yield sight, start, end, left, whole


#: Leads below this never count, and would only flatten the curve.
LEAST_LEAD = 2.0


def calibrate(texts: dict[str, str]) -> None:
    """Write how often the likeliest order was right."""
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for text in texts.values():
        for sight, start, end, left, truth in open_orders(text):
            if question := order(sight, start, end, sorted(left), "count"):
                ranked, lead = weigh(question)
                kinds[question.kind].append(Answer(question.kind, lead, ranked[0] == truth))
    lines = [
        "# Kind of verdict; slope and offset: log-odds that the likeliest order of the digits is right, over its lead (at most 12);",
        "# the most that is promised; right, of how many. The tables it weighs with: bench/count_numbers.py.",
        f"# Counted are leads of {LEAST_LEAD:g} and more; right of how many: all of them.",
        f"# bench/witness.py --calibrate over {len(texts)} documents of shared/real with 80 digits and more, the half that",
        f"# fit.held_out leaves (the half held out: bench/witness.py), every pair of lost digits; likeliest of a grid. {date.today()}.",
    ]
    for kind, found in sorted(kinds.items()):
        slope, offset, most = curve([answer for answer in found if answer.lead >= LEAST_LEAD])
        lines.append(f"{kind}\t{slope:.3f}\t{offset:.3f}\t{most:.4f}\t{sum(a.right for a in found)}\t{len(found)}")
    CERTAINTY.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[4:]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real"))
    parser.add_argument("--sample", type=int, default=0, help="so many documents, the shortest")
    parser.add_argument("--draws", type=int, default=6)
    parser.add_argument("--counted", action="store_true", help="measure the half by which it was counted")
    parser.add_argument("--losses", action="store_true", help="list what did not come back")
    parser.add_argument("--calibrate", action="store_true")
    args = parser.parse_args()
    other = args.counted or args.calibrate
    texts = {name: text for name, text in documents(args.folder).items() if held_out(name) != other}
    if args.sample:
        texts = dict(sorted(texts.items(), key=lambda item: len(item[1]))[: args.sample])
    if args.calibrate:
        calibrate(texts)
    else:
        for damage in (of_other_kinds, without_digits):
            measure(texts, damage, args.draws, args.losses)


if __name__ == "__main__":
    sys.exit(main())
