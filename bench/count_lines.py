"""Counts what tells a line of the page from one of the text, for ``page_line.tsv`` and ``page_words.tsv`` of
``pipeline/evidence``.

    python bench/count_lines.py [../shared]

Corpus of the words: lines that stand on at least two pages of ``real/html`` and are none of their texts, phrases and labels
of ``pipeline/strip``, against lines of the texts of ``real``. Corpus of the lines: the pages of ``real/html``, all their
visible words a block a line, where gold says which lines are the text's; the texts of ``blind`` with the strings that
annotators called boilerplate; notices, speeches and reports of ``real``, set on pages, whose lines are all the text's;
``tests/corpus/keep.txt``, lines of offices with words of pages, set over or under a text on a page. Counted are the lines
outside the running text that no other rule takes. Half of the documents, by their names, are never counted; the last line
printed says how the tables do on them.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from fit import EVIDENCE, Case, fit, held_out, right, threshold_for, write
from lxml import html

from gongwen.decode import decode
from gongwen.evidence import rows
from gongwen.lines import Lines
from gongwen.model import Facts
from gongwen.strip import WHOLE, page_line
from gongwen.strip.frame import body, fold
from gongwen.strip.page import Line
from gongwen.strip.page_line import LEAST, LONGEST, NAME, RULE, WANTED, WORDS, features, is_judged, is_scrap, pairs
from gongwen.strip.phrase import table as phrases
from gongwen.strip.sweep import sweep
from gongwen.strip.words import of_kind
from gongwen.text import Text

BLOCKS = re.compile(
    "p|div|br|li|t[dhr]|h[1-6]|d[dt]|center|table|[uo]l|section|article|header|footer|nav|form|pre|option"
)
UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "textarea", "iframe"))
FAR = 15  # lines on either side of the text that are counted: scraped texts have no more
SHORT = 8  # characters below which a line must be a line of gold whole
KEEP = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "keep.txt"
#: What the pages show over and under texts that are set on pages.
ABOVE = (
    ("当前位置：首页 > 政务公开 > 文件",),
    ("网站首页", "打印", "【字体：大 中 小】"),
    ("下载文档", "上传人：小李", "2.0X"),
    ("分享到：", "浏览次数：123次"),
    ("索引号：000014349/2022-00012", "主题分类：综合政务", "发文机关：某县人民政府"),
)
BELOW = (
    ("打印本页", "关闭窗口"),
    ("上一篇：关于修渠的通知", "下一篇：没有了", "分享到微信"),
    ("责任编辑：李某", "来源：青禾网"),
    ("相关文章", "下载全文", "举报"),
)
TEXT = (
    "在全镇工作会议上的讲话",
    "同志们：",
    "今天召开这次会议，主要任务是总结去年工作，部署今年任务。下面，我讲两点意见。",
)
TEXTS = ("a_md_notice/*.md", "a_md_speech/*.md", "a_wikisource/*.txt")
#: Kinds of labels that the page sets apart from its text.
LABELS = (
    "button",
    "stamp",
    "call",
    "asking",
    "pager",
    "login",
    "shelf",
    "tag",
    "act",
    "opens",
    "file",
    "status",
    "section",
    "ending",
)
#: Pairs of characters that are counted: in so many lines of pages, or of texts; what they say at least.
OF_PAGES, OF_TEXTS, LEAST_SAID = 3, 100, 1.0


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def visible(data: bytes) -> str:
    """All visible words of a page, a block a line."""
    parts: list[str] = []

    def walk(node: html.HtmlElement) -> None:
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            parts.append(node.tail or "")
            return
        block = BLOCKS.fullmatch(node.tag) is not None
        parts.append("\n" if block else "")
        parts.append((node.text or "").replace("\n", " "))
        for child in node:
            walk(child)
        parts.append("\n" if block else "")
        parts.append((node.tail or "").replace("\n", " "))

    walk(html.document_fromstring(decode(data, markup=True).text))
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())


@cache
def pages(shared: Path) -> tuple[tuple[str, str, str], ...]:
    """Name, visible words and text of each page."""
    found = []
    for gold in sorted((shared / "real" / "html").glob("*.txt")):
        text = gold.read_text(encoding="utf-8")
        try:
            page = visible(gold.with_suffix(".html").read_bytes())
        except Exception as error:  # a page that lxml or the decoder refuses tells nothing
            print(gold.name, error, file=sys.stderr)
            continue
        if bare(text)[:SHORT] in bare(page):
            found.append((gold.stem, page, text))
    return tuple(found)


@cache
def texts(shared: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of each document of ``real`` that is nothing but a text."""
    paths = (path for pattern in TEXTS for path in sorted((shared / "real").glob(pattern)))
    return tuple((p.stem, re.sub(r"(?m)^#+ |\*\*", "", p.read_text("utf-8", errors="replace")).strip()) for p in paths)


def is_of(text: str, lines: set[str], whole: str) -> bool:
    """Whether the line is one of the text's, which are given bare."""
    return bare(text) in lines or (len(bare(text)) >= SHORT and bare(text) in whole)


def count_words(shared: Path) -> int:
    """Writes the table of pairs of characters; how many there are."""
    shown: Counter[str] = Counter()
    said: set[str] = {line for name, text in texts(shared) if not held_out(name) for line in text.split("\n")}
    for name, page, text in pages(shared):
        if not held_out(name):
            own = set(map(bare, text.split("\n")))
            short = {re.sub(r"\d+", "#", line) for line in fold(page).split("\n") if len(line) <= LONGEST}
            shown.update(line for line in short if not is_of(line, own, bare(text)))
            said |= set(fold(text).split("\n"))
    furniture = {line for line, times in shown.items() if times > 1} | set().union(*map(of_kind, LABELS))
    furniture |= {row.phrase.replace("…", "") for row in phrases()}
    ours, theirs = (
        Counter(pair for line in lines for pair in pairs(line[:LONGEST])) for lines in (furniture, filter(None, said))
    )
    odds = {
        pair: math.log((ours[pair] + 0.5) / len(furniture)) - math.log((theirs[pair] + 0.5) / len(said))
        for pair in ours.keys() | theirs.keys()
        if ours[pair] >= OF_PAGES or theirs[pair] >= OF_TEXTS
    }
    told = {pair: round(value) for pair, value in odds.items() if abs(value) >= LEAST_SAID}
    head = (
        "What pairs of characters say for a line of the page, against one of the text: rounded log-odds; ^ and $ are the",
        f"ends of a line, # is a number. Corpus: ../shared/real, {len(furniture)} lines of pages, {len(said)} of texts; half a",
        f"line added to each count. Script: bench/count_lines.py. The result on documents held out stands in {NAME}.tsv.",
        f"counted {date.today().isoformat()}",
        "value\tpairs",
    )
    listed = (" ".join(sorted(p for p in told if told[p] == value)) for value in sorted(set(told.values())))
    lines = [
        *(f"# {line}" for line in head),
        *map("\t".join, zip(map(str, sorted(set(told.values()))), listed, strict=True)),
    ]
    (EVIDENCE / f"{WORDS}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows.cache_clear()
    page_line._known.cache_clear()
    return len(told)


def judged(name: str, text: str, of_text: Iterable[str], whole: str = "") -> Iterator[Case]:
    """A case for each line of ``text`` outside its running text which no other rule takes."""
    lines = Lines(Text.of(fold(text)))
    read = list(lines)
    others = [rule for rule in WHOLE if rule is not RULE]
    taken = {removal.place for removal in sweep(lines, read, others, (), Facts())}
    gone = [place in taken for place in range(len(read))]
    frame = body(read, gone)
    gold = set(map(bare, of_text))
    for index in range(max(0, frame[0] - FAR), min(len(read), frame[1] + FAR)):
        line = Line(read, index, gone, frame)
        if not gone[index] and is_judged(line) and not is_scrap(line):
            printed = text[lines.starts[index] : lines.ends[index]]
            yield Case(name, tuple(features(line)), not is_of(printed, gold, whole))


def on_pages(shared: Path) -> Iterator[Case]:
    for name, page, text in pages(shared):
        yield from judged(name, page, text.split("\n"), bare(text))


def annotated(shared: Path) -> Iterator[Case]:
    for path in sorted((shared / "blind").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = shared / "blind" / "texts" / f"{gold.get('id')}.txt"
        if gold.get("kind") == "page" and source.is_file():
            text = decode(source.read_bytes()).text
            of_page = {bare(line) for line in gold["boilerplate"]}
            of_text = [line for line in text.split("\n") if not any(bare(line) and bare(line) in w for w in of_page)]
            yield from judged(gold["id"], text, of_text)


def set_on_pages(shared: Path) -> Iterator[Case]:
    """A case for each line of a text, and of an office that holds words of pages, at the edge of a text on a page."""
    for number, (name, text) in zip(count(), texts(shared)):
        page = "\n".join((*ABOVE[number % len(ABOVE)], text, *BELOW[number % len(BELOW)]))
        yield from (case for case in judged(name, page, text.split("\n")) if not case.true)
    for number, line in enumerate(KEEP.read_text(encoding="utf-8").split("\n")):
        if line and line[0] != "#":
            head, foot = ((line, ""), ("", line))[number % 2]
            whole = "\n".join(filter(None, (*ABOVE[0], head, *TEXT, foot, *BELOW[0])))
            yield from (case for case in judged(f"keep: {line}", whole, [line]) if not case.true)


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    count_words(shared)
    cases = [*on_pages(shared), *annotated(shared), *set_on_pages(shared)]
    counted = [case for case in cases if not held_out(case.document)]
    kept = [case for case in cases if held_out(case.document)]
    table = fit(counted, penalty=2.0, least=8)
    result: Counter[str] = Counter()
    least = {}
    for side in ("above", "below"):
        mine, others = ([case for case in half if case.features[0] == side] for half in (counted, kept))
        least[side] = round(threshold_for(table, mine, WANTED), 2)
        result += right(table, others, least[side])
    table.weights.update({LEAST.format(side): value for side, value in least.items()})  # type: ignore[attr-defined]
    found, wrong = result["found"], result["wrong"]
    documents = len({case.document for case in kept})
    said = (
        "Whether a line outside the running text is the page's.",
        f"Corpus: ../shared/real, ../shared/blind and tests/corpus/keep.txt, {len({c.document for c in counted})} documents, {len(counted)} lines; L2 penalty 2.",
        f"Script: bench/count_lines.py. On {documents} documents held out, {len(kept)} lines, above {least['above']:.2f} over a text and {least['below']:.2f} below one: "
        f"{100 * found / (found + result['missed']):.1f} % found, {100 * found / max(found + wrong, 1):.1f} % of those found right.",
    )
    print(write(NAME, table, counted, said))
    print(said[-1], result)


if __name__ == "__main__":
    main()
