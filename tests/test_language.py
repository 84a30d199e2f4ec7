"""Chinese: every message has a translation, every translation has a message, and English costs nothing."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gongwen import packaged
from gongwen.command.group import Commands
from gongwen.damage.digits import _WEIGHT
from gongwen.flow import process
from gongwen.language import choose, in_chinese, of_locale, rows, tr
from gongwen.model import Done, Source
from gongwen.settings import Settings
from gongwen.show.audit import print_audit
from gongwen.show.console import PlainConsole
from gongwen.show.rules import all_rules
from gongwen.terminal import columns_of

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pipeline"
#: Calls whose text a person reads.
SAID = {
    "InputError", "SetupError", "Omission", "fail", "echo", "note", "say", "back_off", "complain", "tr",
    "_left_out", "Reason",
}  # fmt: skip
#: Arguments that are read wherever they stand.
NAMED = {"help", "why"}
#: What is no message but a name, a format or a value that stays as it is; and what only our own mistakes can raise.
NO_MESSAGE = re.compile(
    r"gongwen \{\}|[^a-z]*|\{\}[^a-z]*\{\}.*|--\S+|[A-Z]+(?:\.\.\.)?|.* is not a rule of its stage"
    r"|jsonl, bulk.*|http://\S+|(?:record|docx|pdf)[:=]\S+|words \{\}"
)
SAMPLES = sorted((ROOT / "samples").glob("*/input.*"))


def form(node: ast.expr) -> str | None:
    """A string as a message: ``{}`` for what is put in; None where it is no literal."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return None


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple((str(p.relative_to(ROOT)), ast.parse(p.read_text(encoding="utf-8"))) for p in PACKAGE.rglob("*.py"))


def messages() -> Iterator[tuple[str, str]]:
    """What the program says: place and message."""
    for name, tree in trees():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            called = getattr(call.func, "id", getattr(call.func, "attr", ""))
            said = [*(call.args if called in SAID else ()), *(k.value for k in call.keywords if k.arg in NAMED)]
            for argument in said:
                text = form(argument)
                if text and len(text) > 3:
                    yield f"{name}:{argument.lineno}", text
    for name, tree in trees():
        if name.startswith("pipeline/command/"):
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and node.decorator_list:
                    for part in (ast.get_docstring(node) or "").split("\n\n"):
                        if part:
                            yield f"{name}:{node.lineno}", " ".join(part.split())


def test_every_message_has_its_chinese() -> None:
    lacking = {
        f"{place}: {text}" for place, text in messages() if not NO_MESSAGE.fullmatch(text) and in_chinese(text) == text
    }
    assert not lacking, "\n".join(sorted(lacking))


def test_every_rule_says_why_in_chinese() -> None:
    assert not [rule.name for rule in all_rules() if in_chinese(rule.why) == rule.why]


def test_every_reason_of_the_samples_is_told_in_chinese() -> None:
    reasons: set[str] = set()
    for path in SAMPLES:
        done = process(Source(path.name, path.read_bytes()), Settings())
        assert isinstance(done, Done)
        reasons.update(operation.why for operation in done.operations)
        reasons.update(omission.reason for omission in done.omitted)
        for document in done.documents:
            reasons.update(figure.why for figure in document.figures)
            reasons.update(proof for loss in document.damage.losses for proof in loss.proofs)
            reasons.add(document.meta.completeness_why)
    assert len(reasons) > 40
    lacking = sorted(reason for reason in reasons if reason and in_chinese(reason) == reason)
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("texts/空.txt: empty file: 0 bytes", "texts/空.txt：空文件：0 字节"),
        ("a.txt: no such folder: build", "a.txt：没有这个文件夹：build"),
        ("a.txt: words of a page", "a.txt: words of a page"),
        ("2015年: a copy", "2015年: a copy"),
    ],
)
def test_a_reason_behind_the_name_of_a_file_is_told_too(said: str, told: str) -> None:
    assert in_chinese(said) == told


def test_every_row_is_still_said() -> None:
    """Each English row of what the command prints, or each part that is long enough to be sure of, stands in the code.

    (Reasons are left out: a rule that goes may leave its sentence behind for a while.)
    """
    code = "\n".join(
        text for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.expr) and (text := form(node))
    )
    code = " ".join(code.split())
    every = [english for english, _ in rows()]
    ours = [*every[every.index("Examples:") : every.index("empty file: 0 bytes")], *every[every.index("Sections") :]]
    idle = [
        english
        for english in ours
        if not all(" ".join(part.split()) in code for part in re.split(r"\{\}|; |, |: ", english) if len(part) > 12)
    ]
    assert not idle, "\n".join(idle)


def test_the_catalogue_is_sound() -> None:
    found = list(rows())
    assert len({english for english, _ in found}) == len(found)
    for english, chinese in found:
        holes = english.count("{}")
        assert sorted(re.findall(r"\{(\d)\}", chinese)) == [str(n) for n in range(holes)], english
        assert holes == 0 or len(english.replace("{}", "").replace(" ", "")) > 1, english


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("no such folder: no such folder", "没有这个文件夹：no such folder"),
        ("quarantined a.txt: empty file: 0 bytes", "隔离 a.txt：空文件：0 字节"),
        ("year of three digits: 总结208年工作 and 5 more", "三位数的年份：总结208年工作，另有 5 处"),
        ("208年 is no year; 1 is gone from this text, which was written in 2019 (99.6% sure)",
         "208年 不是年份；全文不见 1，而本文写于 2019 年（99.6% 把握）"),
        ("no decimal point in the text; month 0: 去年0月份", "全文没有小数点；0 月：去年0月份"),
        ("a word of nobody", "a word of nobody"),
        ("x: " * 3000, "x: " * 3000),
    ],
)  # fmt: skip
def test_what_is_put_in_is_kept_or_translated(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


def test_a_hostile_message_takes_no_time() -> None:
    assert in_chinese("a; " * 600 + "{0}%s{}") == "a; " * 600 + "{0}%s{}"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"), ({}, "en"),
        ({"LANG": "C", "GONGWEN_LANG": "zh"}, "zh"), ({"LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
    ],
)  # fmt: skip
def test_the_locale_asks(environment: dict[str, str], language: str) -> None:
    assert of_locale(environment) == language


def test_a_language_that_we_lack_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        choose("fr")
    assert tr("no difference") == "no difference"


def gongwen(*arguments: str, lang: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_")} | {"LANG": lang, "LC_ALL": lang}
    return subprocess.run(
        [sys.executable, "-m", "gongwen", *arguments], capture_output=True, text=True, encoding="utf-8", env=environment,
        check=False,
    )  # fmt: skip


def test_the_command_speaks_chinese(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "空.txt").write_bytes(b"")
    (tmp_path / "in" / "讲话.txt").write_text("工作总结\n一、成绩\n成绩很大，很好。\n", encoding="utf-8")
    done = gongwen("clean", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--jobs", "1", lang="zh_CN.UTF-8")
    assert done.returncode == 1
    assert "空文件：0 字节" in done.stdout + done.stderr
    assert "来源" in done.stdout
    for call in (("--lang", "zh", "status", str(tmp_path / "out")), ("status", str(tmp_path / "out"), "--lang=zh")):
        assert "隔离" in gongwen(*call).stdout
    ledger = (tmp_path / "out" / "讲话.txt.xml.ledger.jsonl").read_text(encoding="utf-8").split("\n")
    assert json.loads(ledger[0])["language"] == "zh"
    assert all(re.search("[\u4e00-\u9fff]", json.loads(line)["why"]) for line in ledger[1:] if line)
    assert print_audit(tmp_path / "out", Settings(), PlainConsole(quiet=True)) == 0
    assert "没有这个文件或文件夹" in gongwen("clean", "nowhere", "-o", str(tmp_path / "o"), "--lang", "zh").stderr
    assert "en, zh" in gongwen("rules", "--lang", "fr").stderr


def test_help_is_chinese_to_the_last_option() -> None:
    for call in (("--help",), ("clean", "--help"), ("search", "-h"), ("review", "-h")):
        told = gongwen(*call, "--lang", "zh").stdout
        assert "用法：" in told
        english = [
            word
            for word in re.findall(r"[a-z]{4,}(?: [a-z]{3,}){2,}", told)
            if word.split()[0] != "gongwen" and " clean gongwen" not in word
        ]
        assert not english, english
    wrong = gongwen("clean", "--lang", "zh")
    assert wrong.returncode == 2
    assert "缺少参数" in wrong.stderr


def test_english_loads_no_catalogue() -> None:
    call = "import gongwen.cli, gongwen.language as l; l.tr('no difference'); print(l._catalogue.cache_info().misses)"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


@pytest.mark.parametrize("name", ["", *Commands().list_commands(None)])
def test_lines_of_the_chinese_help_fit_and_break_where_chinese_may(name: str) -> None:
    call = [sys.executable, "-m", "gongwen", "--lang", "zh", *([name] if name else []), "--help"]
    told = subprocess.run(call, capture_output=True, encoding="utf-8", env={**os.environ, "COLUMNS": "80"}, check=True)
    lines = told.stdout.splitlines()
    assert "用法：" in lines[0]
    assert max(map(columns_of, lines)) <= 80
    assert not [line for line in lines if line.lstrip()[:1] in set("，。；：、）］")]
    assert not [line for line in lines if re.search(r"(?:page|20)$", line)]  # no word is cut


def test_signs_of_a_page_line_and_proofs_of_damage_are_told_in_chinese() -> None:
    table = [row[0] for row in packaged.rows(str(PACKAGE / "evidence" / "__init__.py"), "page_line.tsv")]
    signs = {part for name in table if not name.startswith("(") for part in name.split(", ")}
    assert len(signs) > 20
    assert not sorted(sign for sign in signs if in_chinese(sign) == sign)
    assert in_chinese("the page's: holds a colon, below, near the text") == "网页的行：含冒号，在正文下方，离正文近"
    assert not [kind for kind in _WEIGHT if in_chinese(f"{kind}: 比200年 and 2 more") == f"{kind}: 比200年 and 2 more"]
