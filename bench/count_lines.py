"""Counts what tells a line of the page from one of the text, for ``pipeline/evidence/page_line.tsv``.

    python bench/count_lines.py [../shared]

Corpus: the pages of ``real/html``, all their visible words a block a line, where gold says which lines are the text's; the
texts of ``blind`` with the strings that annotators called boilerplate; notices, speeches and reports of ``real``, whose lines
are all the text's; ``tests/corpus/keep.txt``, lines of offices with words of pages, set over or under a text on a page. Counted are the lines outside the running text that no other rule takes. Half of the documents, by
their names, are never counted; the last line printed says how the table does on them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fit import Case, fit, held_out, right, threshold_for, write
from lxml import html

from gongwen.decode import decode
from gongwen.lines import Lines
from gongwen.model import Facts
from gongwen.strip import WHOLE
from gongwen.strip.frame import body, fold
from gongwen.strip.page import Line
from gongwen.strip.page_line import LEAST, NAME, RULE, WANTED, features, is_judged
from gongwen.strip.sweep import sweep
from gongwen.text import Text

BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "td",
        "th",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "dd",
        "center",
        "table",
        "ul",
        "ol",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "form",
        "pre",
        "option",
    ]
)
UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "textarea", "iframe"))
FAR = 15  # lines on either side of the text that are counted: scraped texts have no more
SHORT = 8  # characters below which a line must be a line of gold whole
KEEP = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "keep.txt"
ABOVE, BELOW = ("当前位置：首页 > 政务公开 > 文件",), ("打印本页", "关闭窗口")
TEXT = (
    "在全镇工作会议上的讲话",
    "同志们：",
    "今天召开这次会议，主要任务是总结去年工作，部署今年任务。下面，我讲两点意见。",
)
TEXTS = ("a_md_notice/*.md", "a_md_speech/*.md", "a_wikisource/*.txt", "a_html_govcn/*.html")


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def visible(data: bytes) -> str:
    """All visible words of a page, a block a line."""
    parts: list[str] = []

    def walk(node: html.HtmlElement) -> None:
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            parts.append(node.tail or "")
            return
        block = node.tag in BLOCKS
        parts.append("\n" if block else "")
        parts.append((node.text or "").replace("\n", " "))
        for child in node:
            walk(child)
        parts.append("\n" if block else "")
        parts.append((node.tail or "").replace("\n", " "))

    walk(html.document_fromstring(decode(data, markup=True).text))
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())


def judged(name: str, text: str, of_text: Iterable[str], whole: str) -> Iterator[Case]:
    """A case for each line of ``text`` outside its running text which no other rule takes."""
    lines = Lines(Text.of(fold(text)))
    read = list(lines)
    others = [rule for rule in WHOLE if rule is not RULE]
    taken = {removal.place for removal in sweep(lines, read, others, (), Facts())}
    gone = [place in taken for place in range(len(read))]
    frame = body(read, gone)
    gold = {words(line) for line in of_text}
    for index in range(max(0, frame[0] - FAR), min(len(read), frame[1] + FAR)):
        line = Line(read, index, gone, frame)
        if not gone[index] and is_judged(line):
            bare = words(text[lines.starts[index] : lines.ends[index]])
            yield Case(name, tuple(features(line)), not (bare in gold or (len(bare) >= SHORT and bare in whole)))


def pages(shared: Path) -> Iterator[Case]:
    for gold in sorted((shared / "real" / "html").glob("*.txt")):
        text = gold.read_text(encoding="utf-8")
        try:
            page = visible(gold.with_suffix(".html").read_bytes())
        except Exception as error:  # a page that lxml or the decoder refuses tells nothing
            print(gold.name, error, file=sys.stderr)
            continue
        if words(text)[:SHORT] in words(page):
            yield from judged(gold.stem, page, text.split("\n"), words(text))


def annotated(shared: Path) -> Iterator[Case]:
    for path in sorted((shared / "blind").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = shared / "blind" / "texts" / f"{gold.get('id')}.txt"
        if gold.get("kind") == "page" and source.is_file():
            text = decode(source.read_bytes()).text
            of_page = {words(line) for line in gold["boilerplate"]}
            of_text = [line for line in text.split("\n") if not any(words(line) and words(line) in w for w in of_page)]
            yield from judged(gold["id"], text, of_text, "")


def texts(shared: Path) -> Iterator[Case]:
    for pattern in TEXTS[:3]:
        for path in sorted((shared / "real").glob(pattern)):
            text = re.sub(r"(?m)^#+ |\*\*", "", path.read_text(encoding="utf-8", errors="replace"))
            yield from judged(path.stem, text, text.split("\n"), "")


def offices() -> Iterator[Case]:
    """A case for each line of an office that holds words of pages, where it stands at the edge of a text."""
    for number, line in enumerate(KEEP.read_text(encoding="utf-8").split("\n")):
        if line and line[0] != "#":
            head, foot = ((line, ""), ("", line))[number % 2]
            whole = "\n".join(filter(None, (*ABOVE, head, *TEXT, foot, *BELOW)))
            yield from (case for case in judged(f"keep: {line}", whole, [line], "") if not case.true)


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    cases = [*pages(shared), *annotated(shared), *texts(shared), *offices()]
    counted = [case for case in cases if not held_out(case.document)]
    kept = [case for case in cases if held_out(case.document)]
    table = fit(counted, penalty=2.0, least=8)
    least = round(threshold_for(table, counted, WANTED), 2)
    result = right(table, kept, least)
    table.weights[LEAST] = least  # type: ignore[index]
    found, wrong = result["found"], result["wrong"]
    documents = len({case.document for case in kept})
    said = (
        "Whether a line outside the running text is the page's.",
        f"Corpus: ../shared/real, ../shared/blind and tests/corpus/keep.txt, {len({c.document for c in counted})} documents, {len(counted)} lines; L2 penalty 2.",
        f"Script: bench/count_lines.py. On {documents} documents held out, {len(kept)} lines, above {least:.2f}: "
        f"{100 * found / (found + result['missed']):.1f} % found, {100 * found / max(found + wrong, 1):.1f} % of those found right.",
    )
    print(write(NAME, table, counted, said))
    print(said[-1], result)


if __name__ == "__main__":
    main()
