"""No source takes much longer than others of its size: inputs that once took quadratic time, against a limit per MB."""

from __future__ import annotations

import time

import pytest

from gongwen.flow import process
from gongwen.model import Source
from gongwen.settings import Settings

SIZE = 50_000  # bytes
LIMIT = 3.5  # CPU seconds for it, several times what the slowest takes; a square of the size takes more
SPANS = "<table>" + "<tr><td rowspan=1000 colspan=1000>一</td></tr>" * 2000 + "</table>"
BLANK_ROWS = (
    "<table><tr><td colspan=900>一</td><td>二</td></tr>" + "<tr>" * 11_000 + "<tr><td>三</td><td>四</td></tr>" * 2
)

#: Each line is held against the boundaries of all parts that are open.
PARTS = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n" + "".join(
    f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300)
)

SOURCES = {
    "years of two digits": "20年" * SIZE,
    "masks with a point": "x.x%" * SIZE,
    "blanks by name": "&nbsp;" * 8333 + "&n",
    "underscores": "_" * SIZE,
    "leader dots": "." * SIZE,
    "words of a site in each line": "本 文由 网 收集\n" * SIZE,
    "spans over a thousand rows": SPANS,
    "blank rows under a wide one": BLANK_ROWS,
    "headings of one level": "<html><body>" + "<h1>工作通知</h1>" * 8000,
    "attributes of one tag": "<html><body><p " + "".join(f"a{n}=1 " for n in range(6000)) + ">正文一段话。</p>",
    "boxes in boxes": "<html><body>" + "<div>文" * 6000,
    "tables in tables": "<html><body>" + "<table><tr><td>文" * 2500,
    "short rows": "表\t1\t2\n" * 5000,
    "parts in parts": PARTS + "Content-Type: text/html\n\n" + "文\n" * SIZE,
    "one line of words with tabs between": "一\t" * (SIZE // 4),
}
#: What shows itself at a larger size only.
LARGER = {"headings of one level": 3, "spans over a thousand rows": 3, "blank rows under a wide one": 3}


@pytest.mark.parametrize("name", SOURCES)
def test_time_for_a_pumped_source(name: str) -> None:
    size = SIZE * LARGER.get(name, 1)
    source = Source("a.html" if "<" in SOURCES[name] else "a.txt", SOURCES[name].encode()[:size])
    assert any(_seconds(source) < LIMIT for _ in range(2))  # the machine may have been busy


def _seconds(source: Source) -> float:
    begun = time.thread_time()
    process(source, Settings())
    return time.thread_time() - begun
