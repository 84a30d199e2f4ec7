"""Copies of real documents, each damaged otherwise: how many lost numbers come back, and whether any comes back wrong.

    python bench/witness.py [FOLDER]    a folder with gold/ (../shared/real)

Each document is copied two and three times; every copy loses one digit everywhere, some lose the point, the quotation
marks or 〇 as well, some are cut short. Beside them stand texts that are no copies: every other document, and the same
document with all its numbers changed, as next year's report would have them.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

from gongwen.corpus.align import align
from gongwen.corpus.groups import pairs, partners
from gongwen.corpus.letters import letters
from gongwen.corpus.signature import signature
from gongwen.corpus.testimony import Copy, copies_of, prove
from gongwen.corpus.variants import variants
from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings


def documents(folder: Path) -> dict[str, str]:
    """The documents with numbers enough to have lost some, by name."""
    found = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(line.strip() for line in gold["lines"] if line.strip())
        if len(re.findall("[0-9]", text)) >= 80 and len(text) < 40_000:
            found[path.stem] = text
    return found


def damaged(text: str, digit: str, chance: random.Random) -> str:
    """The text as one site has it: the digit gone, and now and then more."""
    text = text.replace(digit, "")
    if chance.random() < 0.3:
        text = re.sub("[“”]", " ", text)
    if chance.random() < 0.3:
        text = text.replace("〇", "")
    if chance.random() < 0.2:
        text = text[: int(len(text) * chance.uniform(0.5, 0.9))]
    return text


def next_year(text: str, chance: random.Random) -> str:
    """The same words with other numbers."""
    return re.sub("[0-9]+", lambda m: str(chance.randrange(10 ** (len(m[0]) - 1), 10 ** len(m[0]))), text)


def copies(name: str, texts: list[str]) -> list[Copy]:
    """The texts, cleaned, as copies to compare."""
    made = []
    for n, text in enumerate(texts):
        outcome = process(Source(f"{name}~{n}", text.encode()), Settings())
        if isinstance(outcome, Done):
            document = max(outcome.documents, key=lambda d: len(d.text.string))
            made.append(Copy(outcome.uri, document.n, letters(document.text.string), document.damage))
    return made


def score(copy: Copy, others: list[Copy], truth: str) -> Counter[str]:
    """What came of the numbers that ``copy`` lost."""
    whole = letters(truth)
    lost = {(v.start, v.end): v for v in variants(copy.letters, whole, align(copy.letters.string, whole.string))}
    proofs = {(p.start, p.end): p for p in prove(copy, copies_of(copy, others))}
    found: Counter[str] = Counter()
    for place, variant in lost.items():
        proof = proofs.get(place)
        kind = "sound" if variant.agrees else "lost"
        found[kind] += 1
        if proof and proof.now:
            found[f"{kind} right" if proof.now == variant.theirs else f"{kind} WRONG"] += 1
        elif proof:
            found[f"{kind} asked"] += 1
    return found


def own(uri: str) -> str:
    """The document that a damaged text was made of."""
    return uri.split("~")[0].removesuffix("-next")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/real")
    chance = random.Random(7)
    totals = {count: Counter[str]() for count in (2, 3)}
    texts: dict[str, str] = {}
    mixed = alike = 0
    for name, text in documents(folder).items():
        digits = [d for d in "0123456789" if text.count(d) >= 6]
        for count, total in totals.items():
            made = copies(name, [damaged(text, d, chance) for d in chance.sample(digits, min(count, len(digits)))])
            texts |= {copy.uri + f"/{count}": copy.letters.text for copy in made}
            for copy in made:
                total += score(copy, [c for c in made if c is not copy], text)
        other = copies(name + "-next", [next_year(text, chance)])
        alike += len(other)
        mixed += sum(bool(proof.now) for copy in other for proof in prove(copy, copies_of(copy, made)))
        texts |= {copy.uri: copy.letters.text for copy in other}
    for count, total in totals.items():
        right, wrong = total["lost right"], total["lost WRONG"] + total["sound WRONG"]
        print(
            f"{count} copies: {total['lost']} lost numbers, {right / total['lost']:.2%} restored, {total['lost asked'] / total['lost']:.2%} asked,"
            f" wrong {wrong} ({wrong / max(1, right + wrong):.3%}), {total['sound']} sound ones, {total['sound right']} of them touched"
        )
    print(f"numbers that {alike} texts with other numbers got from the one they resemble: {mixed}")
    signatures = [s for uri, text in texts.items() if (s := signature(uri, 1, text))]
    beside = partners(pairs(signatures))
    found = sum(any(own(o) == own(uri) for o, _ in others) for (uri, _), others in beside.items())
    strange = sum(own(o) != own(uri) for (uri, _), others in beside.items() for o, _ in others)
    print(
        f"signatures: {len(signatures)} texts, {found} found a partner of their own, {strange} pairs of strangers to look at"
    )


if __name__ == "__main__":
    main()
