"""A reader reports everything that it leaves out: runs the bench that compares readers with an independent extraction."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from gongwen.model import Omission, Source
from gongwen.read.formats import FORMATS
from gongwen.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_readers", ROOT / "bench" / "readers.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BENCH = load()
READ = {form.name: form for form in FORMATS}
SAMPLES = [
    path for path in sorted(ROOT.glob("samples/*/input.*")) if BENCH.format_of(path.read_bytes()) in BENCH.EXTRACTORS
]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_character_of_a_sample_is_accounted_for(path: Path) -> None:
    data = path.read_bytes()
    name = BENCH.format_of(data)
    text = BENCH.EXTRACTORS[name](data)
    assert text.strip()
    assert not BENCH.account(text, READ[name].read(Source(path.name, data), Settings())).unaccounted


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>第一段，写在前面。</p></body></html><p>第二段，写在结尾标记之后。</p>",
        "<html><title>一</title><body><p>第一页的话。</p></body></html>\n<html><title>二</title><body><p>第二页的话。</p></body></html>",
        "<style>.a{display:none}</style><body><p>看得见。<span class=a>看不见。</span></p><textarea>另一段话。</textarea>",
        "<body><p>看得见。<font class=jammer>x9 k2</font><span style='font-size:0'>小</span></p><noscript>请打开脚本。</noscript>",
    ],
    ids=["after the end", "two pages", "hidden by a sheet", "jammed"],
)
def test_every_character_of_a_page_is_accounted_for(html: str) -> None:
    page = READ["html"].read(Source("a.html", html.encode()), Settings())
    assert not BENCH.account(BENCH.html(html.encode()), page).unaccounted


def test_a_lost_sentence_is_told() -> None:
    html = "<html><title>一</title><body><p>第一段，写在前面。</p><script>var a;</script></body></html>"
    page = READ["html"].read(Source("a.html", html.encode()), Settings())
    lost = replace(page, source=page.source.replace("写在前面", ""))
    assert BENCH.account(BENCH.html(html.encode()), lost).unaccounted == 4
    assert not BENCH.account(
        BENCH.html(html.encode()), replace(lost, omitted=(*page.omitted, Omission("", 4, "x")))
    ).unaccounted
