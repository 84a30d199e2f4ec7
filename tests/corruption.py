"""Texts with known numbers, and the ways in which scrapers damage them. All texts are invented."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

COUNTIES = ("青禾", "石桥", "望山", "柳湾", "东河", "南坡")
SUBJECTS = ("小学", "卫生室", "养老院", "文化站", "农机站", "图书室")
DEEDS = ("新建", "改造", "验收", "修缮")

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Mangled:
    """A damaged text, the sound text, and the kind of damage."""

    printed: str
    sound: str
    kind: str


def report(rng: random.Random, year: int, sentences: int = 30) -> str:
    """A work report of ``year`` with numbers of every kind; it uses every digit."""
    lines = [
        f"各位代表：现在报告{year}年的工作，请予审议。",
        f"{year}年，全县实现生产总值{rng.randint(100, 999)}.{rng.randint(1, 9)}亿元，增长{rng.randint(5, 9)}.{rng.randint(1, 9)}%。",
        "服务电话登记3456件，办结2789件，回访1078人次。",
    ]
    makers = (_counts, _rates, _dates, _plans, _totals)
    lines += [rng.choice(makers)(rng, year) for _ in range(sentences)]
    return "\n".join(lines) + f"\n{year + 1}年，我们要再接再厉。"


def _counts(rng: random.Random, year: int) -> str:
    return f"{rng.choice(DEEDS)}{rng.choice(SUBJECTS)}{rng.randint(12, 980)}所，投入资金{rng.randint(101, 9800)}万元。"


def _rates(rng: random.Random, year: int) -> str:
    return f"入学率达到{rng.randint(80, 99)}.{rng.randint(1, 9)}%，比上年提高{rng.randint(1, 9)}.{rng.randint(1, 9)}个百分点。"


def _dates(rng: random.Random, year: int) -> str:
    return f"{year}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日，全县召开推进会。"


def _plans(rng: random.Random, year: int) -> str:
    return f"按照{year - rng.randint(1, 4)}年确定的目标，到{year + 1}年底全部完成。"


def _totals(rng: random.Random, year: int) -> str:
    first, second, third = (rng.randint(1, 9) for _ in range(3))
    a, b, c = rng.sample(COUNTIES, 3)
    return f"尚有{first + second + third}所未达标，其中{a}镇{first}所、{b}镇{second}所、{c}镇{third}所。"


def drop(text: str, glyph: str) -> Mangled:
    """The text without ``glyph``; of points, only those between digits are dropped."""
    pattern = r"(?<=[0-9])\.(?=[0-9])" if glyph == "." else re.escape(glyph)
    return Mangled(re.sub(pattern, "", text), text, f"without {glyph}")


def widen(text: str, rng: random.Random) -> Mangled:
    """Some numbers full-width."""
    table = str.maketrans("0123456789.", "０１２３４５６７８９．")
    printed = NUMBER.sub(lambda m: m[0].translate(table) if rng.random() < 0.4 else m[0], text)
    return Mangled(printed, text, "full-width digits")


def space(text: str, rng: random.Random) -> Mangled:
    """Some years with spaces between their digits."""
    printed = re.sub(r"[0-9]{4}(?=年)", lambda m: " ".join(m[0]) if rng.random() < 0.5 else m[0], text)
    return Mangled(printed, text, "spaced digits")


def dot(text: str, rng: random.Random) -> Mangled:
    """Decimal points as middle dots or private-use characters."""
    printed = re.sub(r"(?<=[0-9])\.(?=[0-9])", lambda _: rng.choice("·\ue010"), text)
    return Mangled(printed, text, "odd points")


def letter(text: str, rng: random.Random) -> Mangled:
    """The letter O for 0 in some years."""
    printed = re.sub(r"2(0)(?=[0-9]{2}年)", lambda m: "2O" if rng.random() < 0.5 else m[0], text)
    return Mangled(printed, text, "letters for digits")


def every_kind(rng: random.Random, year: int) -> list[Mangled]:
    """One text mangled in each way, and in two ways at once."""
    sound = report(rng, year)
    dropped = [drop(sound, glyph) for glyph in "0123456789."]
    two = widen(drop(sound, "1").printed, rng)
    mixture = Mangled(two.printed, sound, "full-width digits without 1")
    return [*dropped, widen(sound, rng), space(sound, rng), dot(sound, rng), letter(sound, rng), mixture]
