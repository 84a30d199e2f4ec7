"""Says where the phrases of ``pipeline/strip/phrases.tsv`` stand in texts at hand, and which of them no page needs.

    python bench/phrase_sources.py [FOLDER …] [--write]

Each FOLDER (``../shared`` without one) is searched for lines that are a phrase; of HTML pages the visible lines. A row that
names no address gets the first file and on how many files it stands. Each row is set over, under and between the sentences
of three texts, with every rule but that of phrases: where it goes all the same, other rules decide it, and ``--write``
drops it; of rows with a source only those without open places, whose line is known. Rows found nowhere that no other rule
takes stay, with ``-``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from gongwen.decode import decode
from gongwen.errors import GongwenError
from gongwen.model import Source
from gongwen.read import read
from gongwen.read.html.head import head_of
from gongwen.read.html.page import visible
from gongwen.read.html.parse import parse
from gongwen.settings import Settings
from gongwen.strip import strip
from gongwen.strip.frame import fold, squeeze
from gongwen.strip.phrase import _OPEN, LONGEST, _compiled, _is, _unwrapped, table

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "pipeline" / "strip" / "phrases.tsv"
TEXTS = (
    ("在全县水利会议上的讲话", "同志们：", "今年以来，全县先后完成了十七条支渠的清淤，群众普遍满意。", "谢谢大家！"),
    ("关于做好秋收工作的通知", "各村民委员会：", "秋收在即，请各村抓紧备好机具，确保颗粒归仓。", "二、工作要求", "各村要有专人负责，每日上报进度。"),
    ("青石镇二〇一九年工作总结", "一年来，全镇干部群众埋头苦干，各项工作都有新的起色。", "一、主要成绩", "修路三十里，架桥两座，受到群众好评。"),
)  # fmt: skip
MADE_UP = "cases"  # written to test a program: no page said it
MOST = 4 << 20  # bytes of a file that is searched


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a file that may be phrases."""
    data = path.read_bytes()
    if len(data) > MOST:
        return
    try:
        if path.suffix in (".html", ".htm"):
            yield from (line.text for line in visible(head_of(parse(decode(data, "", markup=True).text))).lines)
        elif path.suffix == ".json":
            yield from _strings(json.loads(data))
        elif path.suffix in (".txt", ".md"):
            yield from decode(data, "").text.split("\n")
    except (GongwenError, ValueError, RecursionError):
        return


def _strings(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield from said.split("\n")
    elif isinstance(said, dict | list):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _strings(one)


def found_in(folders: list[Path], wanted: list[str]) -> dict[str, list[str]]:
    """For each phrase the files in which a line is it."""
    closed = {squeeze(phrase): phrase for phrase in wanted if not _OPEN.search(phrase)}
    open_ = {phrase: _compiled([phrase]) for phrase in wanted if _OPEN.search(phrase)}
    any_of_them = _compiled(open_)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and MADE_UP not in path.parts):
            name = f"{folder.name}/{path.relative_to(folder)}"
            for text in {squeeze(fold(line)) for line in lines_of(path) if 1 < len(line) <= LONGEST}:
                hits = {closed[part] for part in _unwrapped(text) if part in closed} if len(text) < 80 else set()
                if _is(any_of_them, text):
                    hits |= {phrase for phrase, form in open_.items() if _is(form, text)}
                for phrase in hits:
                    if name not in found[phrase]:
                        found[phrase].append(name)
    return found


def goes_anyway(phrase: str, place: str) -> bool:
    """Whether the other rules take the phrase from all three texts, wherever its row says that it stands."""
    line = phrase.replace("…", "青禾").replace("#", "12")
    settings = Settings(
        rules_off=frozenset(["strip/phrase", "strip/page-line"])
    )  # whose table is counted over the phrases
    for text in TEXTS:
        places = {
            "start": (0,),
            "end": (len(text),),
            "beside": (0, len(text)),
            "anywhere": (0, len(text), 3),
            "inside": (),
        }[place]
        for at in places:
            page = read(Source("a.txt", "\n".join((*text[:at], line, *text[at:])).encode()), settings)
            if line in strip(page, settings).text.string:
                return False
    return place != "inside"


def main() -> None:
    """Search, print what was found, and write the table anew where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT.parent / "shared"])
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    bare = [row for row in table() if row.seen == "-"]
    found = found_in(call.folders, [row.phrase for row in bare])
    asked = [row for row in table() if row.seen == "-" or not {"…", "#"} & {*row.phrase}]
    dropped = {(row.phrase, row.place) for row in asked if goes_anyway(row.phrase, row.place)}
    seen = sum(bool(found.get(row.phrase)) for row in bare)
    print(f"{len(table())} rows, {len(bare)} of them without a source: {seen} of these found, {len(dropped)} of all rows "
          "that other rules take", file=sys.stderr)  # fmt: skip
    if not call.write:
        print("\n".join("\t".join(row) for row in table() if (row.phrase, row.place) in dropped))
        return
    lines = []
    for line in TABLE.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) == 4 and (cells[0], cells[1]) in dropped:
            continue
        files = found.get(cells[0], []) if cells[-1] == "-" else []
        count = f" ({len(files)})" if len(files) > 1 else ""
        lines.append("\t".join((*cells[:3], files[0] + count)) if files else line)
    TABLE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
