"""How well the structure of texts is found, element by element: ``make bench-structure [FLAGS="office/doc -v"]``.

There are three kinds of texts: the cases of ../shared/cases about structure; the public documents of ../shared/real whose headings
were marked by the publisher (one in four, without ``--all``), and its laws in DOCX, article by article (column ``kept``); and the
office files of ``office/texts.py``, made as DOCX and converted to DOC, PDF and RTF by LibreOffice (left out if it is not installed).
A heading that should not be one counts as wrong, except in the public documents, whose gold has only some of the headings. The
last line is for all of them together.

    python bench/structure.py [PART ...] [-v] [--all]

PART is the beginning of ``cases``, ``real``, ``laws``, ``office/docx``, …; ``-v`` prints what is missed.
"""

from __future__ import annotations

import email
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree, html

from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write import WRITERS

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ELEMENTS = ("title", "number", "issuer", "addressee", "date", "headings", "levels", "tables", "annexes", "kept")
DATES = ("published", "issued", "delivered", "effective")
META = {"number": "doc-number", "issuer": "issuer", "addressee": "addressee"}
PAGES = ("a_md_law", "a_md_notice", "a_md_speech", "a_html_govcn", "a_wikisource")

ARTICLE = re.compile("第[一二三四五六七八九十百千零〇]+条")
PART = re.compile("第[一二三四五六七八九十百]+(?:分?编|[章节])|附则$")


def norm(text: str) -> str:
    """NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def head(text: str) -> str:
    """A heading as it is compared: without the marks at its end."""
    return norm(text).rstrip("。:")


def said(node: etree._Element | None) -> str:
    return "" if node is None else "".join(node.itertext())


@dataclass(slots=True)
class Seen:
    """What came out of one source."""

    title: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    dates: set[str] = field(default_factory=set)
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    annexes: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)  # 附件1
    articles: list[str] = field(default_factory=list)
    text: str = ""


def seen(name: str, data: bytes) -> Seen:
    """The elements of the first text of a source, and the headings, tables and annexes of all."""
    done = process(Source(name, data), Settings())
    if not isinstance(done, Done):
        return Seen()
    root = etree.fromstring(WRITERS["xml"].write(done))
    first = root.find("document")
    found = Seen(title=norm(said(first.find("meta/title"))), text="\n".join(map(said, root.iter("title", "body"))))
    found.facts = {name: norm(said(first.find(f"meta/{tag}"))) for name, tag in META.items()}
    found.dates = {date.get("when", "") for date in first.iterfind("meta/date")}
    found.headings = [
        (int(s.get("level", "0")), norm(said(s.find("num"))), head(said(s.find("heading"))))
        for s in root.iter("section")
    ]
    found.rows = [tuple(norm(said(cell)) for cell in row.iter("cell")) for row in root.iter("row")]
    found.annexes = [head(said(annex.find("heading"))) for annex in root.iter("annex")]
    found.labels = [norm(said(annex.find("num"))) for annex in root.iter("annex")]
    found.articles = [norm(said(s)) for s in root.iter("section") if s.get("style") == "article"]
    return found


class Score:
    """How many of each element are right, and which are not."""

    def __init__(self, loud: bool) -> None:
        self.loud = loud
        self.right, self.all = Counter[str](), Counter[str]()

    def ask(self, element: str, right: bool, place: str, wanted: object, got: object = "") -> bool:
        """Counts one element."""
        self.all[element] += 1
        self.right[element] += right
        if self.loud and not right:
            print(f"  {place} {element}: {str(wanted)[:110]} <> {str(got)[:110]}")
        return right

    def headings(
        self, wanted: list[tuple[int | None, str | None, str]], got: list[tuple[int, str, str]], place: str, whole: bool
    ) -> None:
        """Counts headings and the levels of those that are found; where ``whole``, those that should be none as well."""
        pool = list(got)
        for level, num, text in wanted:
            hit = next((h for h in pool if _like(h, num, text)), None)
            if self.ask("headings", hit is not None, place, (level, num, text)) and hit is not None:
                pool.remove(hit)
                if level is not None:
                    self.ask("levels", hit[0] == level, place, (level, num, text), hit[0])
        for false in pool if whole else ():
            self.ask("headings", False, place, "none", false)

    def each(self, element: str, wanted: list[Any], got: list[Any], place: str, whole: bool = False) -> None:
        """Counts what is there of ``wanted``, each found one once."""
        pool = list(got)
        for one in wanted:
            if self.ask(element, one in pool, place, one, got):
                pool.remove(one)
        for false in pool if whole else ():
            self.ask(element, False, place, "none", false)

    def add(self, other: Score) -> None:
        """Counts what another one counted."""
        self.right += other.right
        self.all += other.all

    def line(self, name: str) -> str:
        shares = (f"{100 * self.right[e] / self.all[e]:9.1f}" if self.all[e] else "        –" for e in ELEMENTS)
        return f"{name:13}" + " ".join(shares)


def _like(heading: tuple[int, str, str], num: str | None, text: str) -> bool:
    _, got_num, got = heading
    if num is None:  # the gold of a page: marker and words in one
        mine, want = got_num + got, head(text)
        return bool(mine) and (mine.startswith(want[:24]) or want.startswith(mine[:24]))
    return got_num.rstrip("、.") == norm(num).rstrip("、.") and got == head(text)


def cases(score: Score) -> None:
    """The expectations of the cases that name an element."""
    names = (SHARED / "cases" / "structure.txt").read_text(encoding="utf-8").replace(",", " ").split()
    for name in names:
        folder = SHARED / "cases" / name
        expect = json.loads((folder / "case.json").read_text(encoding="utf-8"))["expect"]
        inputs = sorted(path for path in folder.iterdir() if path.name.startswith("input"))
        got = seen(inputs[0].name, inputs[0].read_bytes())
        if "title" in expect:
            score.ask("title", got.title == norm(expect["title"]), name, expect["title"], got.title)
        meta = expect.get("meta", {})
        for element, tag in META.items():
            if tag in meta:
                score.ask(element, got.facts[element] == norm(meta[tag] or ""), name, meta[tag], got.facts[element])
        for kind in DATES:
            if meta.get(kind):
                score.ask("date", meta[kind] in got.dates, name, meta[kind], got.dates)
        if "headings" in expect:
            score.headings(expect["headings"], got.headings, name, whole=True)
        some = [h for h in expect.get("headings_have", []) if h[1] is not None]
        score.headings(some, got.headings, name, whole=False)
        rows = [tuple(map(norm, row)) for row in expect.get("table_rows", [])]
        score.each("tables", rows, got.rows, name)
        if "annexes" in expect:
            score.each("annexes", [head(a) for a in expect["annexes"]], got.annexes, name, whole=True)
        for words in expect.get("has", []):
            score.ask("kept", norm(words) in norm(got.text), name, words)


def real(score: Score, group: str, every: int) -> None:
    """The headings that the publisher marked; where it marked levels, the first of level 1 is the title."""
    for path in sorted((SHARED / "real" / "gold").glob(f"{group}-*.json"))[::every]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next((SHARED / "real" / group).glob(f"{path.stem}.*"))
        got = seen(source.name, source.read_bytes())
        wanted = {h["text"]: h["level"] for h in gold["headings"]}
        titles = [text for text, level in wanted.items() if level == 1]
        if len(titles) == 1:
            # a number in front of the title is an element of its own
            title = norm(titles[0]).removeprefix(got.facts["number"])
            score.ask("title", title == got.title, path.stem, titles[0], got.title)
        levels = sorted({level for level in wanted.values() if level and level > 1})
        rest = [
            (levels.index(level) + 1 if level else None, None, text) for text, level in wanted.items() if level != 1
        ]
        score.headings(
            rest,
            [*got.headings, (0, "", got.title), *((1, "", annex) for annex in (*got.annexes, *got.labels))],
            path.stem,
            whole=False,
        )


def laws(score: Score) -> None:
    """The articles of the laws in DOCX, each with all its text, against the page that the file embeds."""
    for path in sorted((SHARED / "real" / "c_docx").glob("*.docx")):
        wanted = embedded_articles(path.read_bytes())
        got = seen(path.name, path.read_bytes()).articles if wanted else []
        for place, article in enumerate(wanted):
            score.ask("kept", got[place : place + 1] == [article], path.stem, article, got[place : place + 1])
        for false in got[len(wanted) :]:
            score.ask("kept", False, path.stem, "none", false)


def embedded_articles(docx: bytes) -> list[str]:
    """The articles of a law whose DOCX embeds a page (MHT), read with the standard library and lxml alone."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        chunks = [archive.read(name) for name in archive.namelist() if name.endswith((".mht", ".mhtml", ".dat"))]
    pages = [
        p for chunk in chunks for p in email.message_from_bytes(chunk).walk() if p.get_content_type() == "text/html"
    ]
    found: list[str] = []
    for page in pages:
        text = page.get_payload(decode=True).decode(page.get_content_charset() or "utf-8", "replace")
        for line in html.fromstring(text).xpath("//p | //h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
            words = norm("".join(line.itertext()))
            if ARTICLE.match(words):
                found.append(words)
            elif line.tag != "p" or PART.match(words):
                found.append("")  # what stands between a heading and the next article is of none
            elif found and found[-1]:
                found[-1] += words
    return [article for article in found if article]


def office(score: Score, files: dict[str, bytes], truths: dict[str, Any], kind: str) -> None:
    """The office files in one format."""
    for name, data in files.items():
        truth, got, place = truths[name], seen(f"{name}.{kind}", data), f"{name}.{kind}"
        score.ask("title", got.title == norm(truth.title), place, truth.title, got.title)
        for element in META:
            wanted = norm(getattr(truth, element))
            if wanted:
                score.ask(element, got.facts[element] == wanted, place, wanted, got.facts[element])
        if truth.date:
            score.ask("date", truth.date in got.dates, place, truth.date, got.dates)
        hidden = [h for h in truth.headings if kind == "pdf" and h[2] in truth.only_bold]
        shown = [h for h in truth.headings if h not in hidden]
        found = [
            h for h in got.headings if not any(h[0] == level and _like(h, num, text) for level, num, text in hidden)
        ]
        score.headings(shown, found, place, whole=True)
        rows = [tuple(map(norm, row)) for table in truth.tables for row in table]
        score.each("tables", rows, got.rows, place, whole=True)
        score.each("annexes", [head(annex) for annex in truth.annexes], got.annexes, place, whole=True)
        for words in truth.has:
            score.ask("kept", words in got.text if kind != "pdf" else norm(words) in norm(got.text), place, words)


def office_files() -> Iterator[tuple[str, dict[str, bytes], dict[str, Any]]]:
    """Format, files and truths; formats that LibreOffice writes only where it is there."""
    sys.path.insert(0, str(Path(__file__).resolve().parent / "office"))
    import more_texts  # noqa: F401 (adds its files)
    import other_layouts  # noqa: F401
    import varied_texts  # noqa: F401
    from texts import FILES
    from word import FILTERS, Word, converted

    files, truths = {}, {}
    for name, make in FILES.items():
        word = Word()
        truths[name] = make(word)
        files[name] = word.data()
    yield "docx", files, truths
    for kind in FILTERS:
        try:
            yield kind, dict(converted(files, kind)), truths
        except FileNotFoundError:
            return


def main() -> int:
    parts = [arg for arg in sys.argv[1:] if not arg.startswith("-")] or [""]
    loud, every = "-v" in sys.argv, 1 if "--all" in sys.argv else 4
    print(f"{'':13}" + " ".join(f"{element:>9}" for element in ELEMENTS))

    together = Score(loud)

    def wanted(name: str) -> bool:
        return any(name.startswith(part) for part in parts)

    def told(name: str, score: Score) -> None:
        print(score.line(name), flush=True)
        together.add(score)

    if wanted("cases") and (SHARED / "cases").is_dir():
        cases(score := Score(loud))
        told("cases", score)
    for group in PAGES:
        if wanted(f"real/{group}") and (SHARED / "real").is_dir():
            real(score := Score(loud), group, every)
            told(group, score)
    if wanted("laws") and (SHARED / "real").is_dir():
        laws(score := Score(loud))
        told("laws", score)
    if wanted("office") or any(part.startswith("office") for part in parts):
        for kind, files, truths in office_files():
            if wanted(f"office/{kind}"):
                office(score := Score(loud), files, truths, kind)
                told(f"office/{kind}", score)
    print(together.line("all"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
