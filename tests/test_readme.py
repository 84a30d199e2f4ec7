"""What the READMEs show is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from gongwen.cli import app
from gongwen.flow import process
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.write.ledger import write_ledger

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
EVERY = sorted({*ROOT.glob("*.md"), *ROOT.glob("*/*.md")})
SAMPLE = ROOT / "samples" / "digit-missing-everywhere"


def block(page: Path, label: str) -> str:
    """The fenced block under the comment that begins with ``label``."""
    match = re.search(rf"<!-- {label}:[^>]*-->\n```\w*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert match, f"{page.name} has no block {label!r}"
    return match[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_before_and_after(page: Path) -> None:
    assert block(page, "before") in (SAMPLE / "input.txt").read_text(encoding="utf-8")
    assert block(page, "after") in (SAMPLE / "expected.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_ledger_line(page: Path) -> None:
    source = SAMPLE / "input.txt"
    done = process(Source("input.txt", source.read_bytes()), Settings())
    assert isinstance(done, Done)
    assert block(page, "ledger").strip() in write_ledger(done, "any").decode().split("\n")


@pytest.fixture(scope="module")
def healed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the three commands of the chapter on copies make of the first one."""
    pytest.importorskip("rensa")
    out, texts, run = tmp_path_factory.mktemp("out"), str(ROOT / "samples" / "two-copies"), CliRunner().invoke
    assert run(app, ["clean", texts, "-o", str(out), "-q"]).exit_code == 0
    assert run(app, ["compare", str(out)]).exit_code == 0
    assert run(app, ["clean", texts, "-o", str(out), "-q", "--witnesses", str(out)]).exit_code == 0
    return (out / "copy-a.txt.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_copies_heal_each_other(page: Path, healed: str) -> None:
    assert block(page, "copies") in healed


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_block_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert code
    exec(compile(code[1], page.name, "exec"), {})
    assert capsys.readouterr().out == "工作总结\n一、成绩\n（一）抓学习。\n学得扎实。\n\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_exist(page: Path) -> None:
    named = set(re.findall(r"(?:^|`)gongwen ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named >= {"clean", "audit", "explain"}
    for name in named:
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0, name


@pytest.mark.parametrize("page", EVERY, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", ["FEEDS", "schemas/README"])
def test_both_languages_show_the_same_commands_and_examples(page: str) -> None:
    """Whatever stands in a block, but for what comments say."""
    english, chinese = (
        [
            re.sub(r"\s*#.*|<!--.*?-->|\s+|……|…|、|, ", "", block)
            for block in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
        ]
        for text in ((ROOT / f"{page}{end}.md").read_text(encoding="utf-8") for end in ("", ".zh-CN"))
    )
    assert english == chinese
