"""Detection of encodings: texts that this script encodes and damages, compared with well-known detectors in one run.

    python bench/encodings.py [FOLDER] [--alone] [--each N]

FOLDER has UTF-8 texts (``*.txt``). A case is right if the decoded text is the one that was encoded; if bytes were cut or broken,
only the characters they belong to may differ. The other detectors only name an encoding, and we decode in their favour: GB2312 and
GBK as GB18030, Big5 as Big5-HKSCS, with cut tails allowed and our recovery after a broken byte. So a row compares what was
detected, not how it was decoded.
"""

from __future__ import annotations

import argparse
import codecs
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # in place of this folder, whose html.py would hide the standard library's

from gongwen.decode import RESYNC, TWO_BYTES, decode  # noqa: E402
from gongwen.errors import InputError  # noqa: E402

DEFAULT = ROOT.parent / "shared" / "real" / "html"
ENCODINGS = ("utf-8", "gb18030", "gbk", "gb2312", "big5hkscs", "utf-16-le", "utf-16-be")
LENGTHS = (6, 8, 12, 20, 50, 200, 1000, 5000)
SUPERSET = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
WRONG = {"utf-8": "gb2312", "big5hkscs": "gbk"}  # any other encoding is declared as utf-8 or iso-8859-1
ASCII = "var a = [];\nfunction go(b) { return b + 1; }\n" * 6800  # 300 KB
Detector = Callable[[bytes, str], str]


class Case(NamedTuple):
    """One text in one encoding, with what was done to its bytes."""

    kind: str
    encoding: str
    text: str
    data: bytes
    declared: str = ""
    touched: int = 0  # characters that may differ


def cases(texts: list[str], each: int, rng: random.Random) -> Iterator[Case]:
    """All cases: every encoding at every length, whole, and each kind of damage."""
    for encoding in ENCODINGS:
        fit = _encodable("\n".join(text for text in texts if _fits(text, encoding)), encoding)
        for length in LENGTHS:
            for _ in range(each):
                text = _piece(fit, length, rng)
                data = text.encode(encoding)
                yield Case(f"whole {length}", encoding, text, data)
                wrong = WRONG.get(encoding, rng.choice(("utf-8", "iso-8859-1")))
                yield Case("wrong declaration", encoding, text, data, wrong)
                if length >= 20:
                    yield Case("cut tail", encoding, text, data[:-1], touched=1)
                    at = rng.randrange(len(data) // 4, len(data) // 2)
                    broken = data[:at] + b"\xff" + data[at + 1 :]
                    yield Case("one bad byte", encoding, text, broken, touched=4)
        if not encoding.startswith("utf-16"):
            for _ in range(max(each // 5, 1)):
                text = ASCII + _piece(fit, 200, rng)
                yield Case("300 KB of ASCII first", encoding, text, text.encode(encoding))


def _fits(text: str, encoding: str) -> bool:
    """Whether nearly all of a text can be written so: traditional texts for Big5, simplified ones for GB 2312."""
    return len(text.encode(encoding, "ignore").decode(encoding)) >= 0.99 * len(text)


def _encodable(text: str, encoding: str) -> str:
    for _ in range(2):  # the codecs of GB 2312 and GB 18030 differ in the dash and the middle dot
        text = text.encode(encoding, "ignore").decode(SUPERSET.get(encoding, encoding))
    return text


def _piece(text: str, length: int, rng: random.Random) -> str:
    """A stretch of the text that is Chinese at least in half of its characters, if a hundred tries find one."""
    part = text[:length]
    for _ in range(100):
        start = rng.randrange(max(1, len(text) - length))
        part = text[start : start + length]
        if sum("\u4e00" <= c <= "\u9fff" for c in part) * 2 >= length:
            break
    return part


def right(case: Case, got: str) -> bool:
    """Whether a decoded text is that of the case."""
    if got == case.text:
        return True
    if not case.touched:
        return False
    head = next(
        (i for i, (a, b) in enumerate(zip(got, case.text, strict=False)) if a != b), min(len(got), len(case.text))
    )
    backwards = zip(reversed(got), reversed(case.text), strict=False)
    tail = next((i for i, (a, b) in enumerate(backwards) if a != b), min(len(got), len(case.text)))
    return head + tail >= len(case.text) - case.touched or head >= len(case.text) - case.touched


def ours(data: bytes, declared: str) -> str:
    """Our decoder."""
    try:
        return decode(data, declared).text
    except InputError:
        return ""


def detectors() -> dict[str, Detector]:
    """The peers that are installed."""
    found: dict[str, Detector] = {}

    def by_name(name: str | None, data: bytes) -> str:
        name = (name or "utf-8").lower().replace("_", "-")
        name = SUPERSET.get(name, name)
        try:
            decoder = codecs.getincrementaldecoder(name)(RESYNC if name in TWO_BYTES else "replace")
            return decoder.decode(data).removeprefix("\ufeff")
        except LookupError:
            return ""

    try:
        import chardet

        found["chardet"] = lambda data, _: by_name(chardet.detect(data)["encoding"], data)
    except ImportError:
        print("chardet is not installed", file=sys.stderr)
    try:
        from charset_normalizer import from_bytes

        def normalizer(data: bytes, _: str) -> str:
            best = from_bytes(data).best()
            return by_name(best.encoding if best else None, data)

        found["charset-normalizer"] = normalizer
    except ImportError:
        print("charset-normalizer is not installed", file=sys.stderr)
    try:
        from resiliparse.parse.encoding import detect_encoding

        found["resiliparse"] = lambda data, _: by_name(detect_encoding(data), data)
    except ImportError:
        print("resiliparse is not installed", file=sys.stderr)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--alone", action="store_true", help="leave out the peers, even those that are installed")
    parser.add_argument("--each", type=int, default=20, help="texts for each encoding and length")
    call = parser.parse_args()
    paths = sorted(call.folder.rglob("*.txt"))
    if not paths:
        sys.exit(f"{call.folder} holds no texts: nothing to measure")
    texts = [path.read_text(encoding="utf-8", errors="ignore") for path in paths]
    every = list(cases([text for text in texts if len(text) > 100], call.each, random.Random(5)))
    tools: dict[str, Detector] = {"gongwen": ours} | (detectors() if not call.alone else {})
    for name, tool in tools.items():
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        begun = time.perf_counter()
        for case in every:
            ok = right(case, tool(case.data, case.declared))
            for group in ("all", case.kind, case.encoding):
                counts[group][0] += ok
                counts[group][1] += 1
        seconds = time.perf_counter() - begun
        for group, (good, all_of_it) in counts.items():
            print(f"{name:18} {group:22} {good:6} of {all_of_it:6}  {100 * good / all_of_it:6.2f} %")
        print(f"{name:18} {sum(len(case.data) for case in every) / 1e6 / seconds:.1f} MB/s")


if __name__ == "__main__":
    main()
