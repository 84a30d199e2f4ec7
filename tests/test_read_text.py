"""Plain text: every line a block, nothing changed but the ends of lines."""

import pytest

from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.read import read
from pipeline.settings import Settings


def test_lines_blanks_and_indents_stay() -> None:
    page = read(Source("a.txt", "\ufeff标题\r\n\r\n　　正文。\r  又一段\n".encode()), Settings())
    assert page.source == "标题\n\n　　正文。\n  又一段\n"
    assert page.text.string == page.source
    assert [page.source[b.start : b.end] for b in page.blocks] == page.source.split("\n")
    assert [b.locator for b in page.blocks][:2] == ["line:1", "line:2"]
    assert page.blocks[2].style.indent == 2
    assert page.blocks[3].style.indent == 1


def test_markdown_headings_are_evidence_and_stay_in_the_text() -> None:
    page = read(Source("a.md", "# 总则\n## 第一节 说明\n#1 不是标题\n".encode()), Settings())
    assert [b.style.heading for b in page.blocks] == [1, 2, 0, 0]
    assert page.source.startswith("# 总则")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_bad_input_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(Source("a", data), Settings())
    assert "\n" not in str(caught.value)


def test_too_large() -> None:
    with pytest.raises(InputError, match="too large: 12 bytes"):
        read(Source("a", "一二三四".encode()), Settings(max_bytes=10))
