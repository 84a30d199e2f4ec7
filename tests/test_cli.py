"""The command as a user meets it: outputs, exit codes, messages; never a traceback."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongwen.command.help import examples

ROOT = Path(__file__).resolve().parent.parent
TEXT = """关于做好防汛工作的通知
各区人民政府：
一、总体要求
坚持预防为主，做好各项准备。
二、主要任务
（一）加强值守。各单位要落实二十四小时值班制度。
（二）排查隐患。要逐一登记，限期整改。
"""


def gongwen(*call: object, where: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = piped(b"", *call, where=where)
    said = [part.decode() for part in (done.stdout, done.stderr)]
    return subprocess.CompletedProcess(done.args, done.returncode, *said)


def piped(given: bytes, *call: object, where: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command with ``given`` on its standard input."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    line = [sys.executable, "-m", "gongwen", *map(str, call)]
    done = subprocess.run(line, cwd=where or ROOT, env=environment, capture_output=True, input=given)
    assert b"Traceback" not in done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder of sources and what the command made of it."""
    top = tmp_path_factory.mktemp("cleaned")
    source, out = top / "in", top / "out"
    (source / "deep").mkdir(parents=True)
    (source / "通知.txt").write_text(TEXT, encoding="utf-8")
    (source / "deep" / "gbk.txt").write_bytes(TEXT.encode("gb18030"))
    assert gongwen("clean", source, "-o", out, "--jobs", 2).returncode == 0
    return source, out


def test_version_and_help() -> None:
    assert gongwen("--version").stdout.startswith("gongwen ")
    listed = gongwen("--help").stdout
    for command in ("clean", "explain", "audit", "validate", "rules", "status", "diff", "fingerprint"):
        assert command in listed
        assert "Example: gongwen" in gongwen(command, "--help").stdout
    assert "..." not in listed.partition("Commands:")[2]  # no sentence is cut
    for line in examples():
        assert line in listed  # neither wrapped nor folded


def test_the_examples_of_the_help_run_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for file in (tmp_path / "page.html", tmp_path / "texts" / "a.txt"):
        file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "gongwen").write_text(f'#!/bin/sh\nexec {sys.executable} -m gongwen "$@"\n', encoding="utf-8")
    (tmp_path / "gongwen").chmod(0o755)
    way = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    for line in examples():
        call = line.strip().split("  ")[0]
        if call.startswith("gongwen review"):  # serves until it is stopped
            with subprocess.Popen(call.split(), cwd=tmp_path, env=way, stdout=subprocess.PIPE, text=True) as serving:
                assert serving.stdout
                assert "http://" in serving.stdout.readline()
                serving.kill()
            continue
        done = subprocess.run(["sh", "-c", call], cwd=tmp_path, env=way, capture_output=True, text=True)
        assert done.returncode == 0, (call, done.stderr)


def test_each_source_has_its_xml_and_ledger(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    names = {str(p.relative_to(out)) for p in out.rglob("*") if p.is_file() and ".gongwen" not in p.parts}
    made = {f"{name}{tail}" for name in ("通知.txt.xml", "deep/gbk.txt.xml") for tail in ("", ".ledger.jsonl")}
    assert names == made | {"summary.json"}
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (summary["sources"], summary["counts"]["documents"], summary["exit_code"]) == (2, 2, 0)


def test_one_source_is_printed_byte_for_byte_as_in_a_folder(cleaned: tuple[Path, Path], tmp_path: Path) -> None:
    source, out = cleaned
    xml = (out / "通知.txt.xml").read_bytes()
    for call in (["通知.txt"], ["通知.txt", "-o", "-"]):
        done = piped(b"", "clean", *call, where=source)
        assert (done.returncode, done.stdout, done.stderr) == (0, xml, b"")
    assert not (source / "-").exists()


@pytest.mark.parametrize("call", [["-"], ["-", "-o", "-"], ["-", "--out=-"]])
def test_standard_input_is_a_source(call: list[str], tmp_path: Path) -> None:
    page = f"<html><body><p>{TEXT.strip().replace(chr(10), '</p><p>')}</p></body></html>".encode("gb18030")
    done = piped(page, "clean", *call, where=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'uri="stdin" media-type="text/html"' in done.stdout
    assert not any(tmp_path.iterdir())


def test_formats_are_printed_as_they_are_named(tmp_path: Path) -> None:
    text = piped(TEXT.encode(), "clean", "-", "--to", "txt", where=tmp_path).stdout.decode()
    assert text.startswith("关于做好防汛工作的通知\n各区人民政府：\n一、总体要求\n")
    both = piped(TEXT.encode(), "clean", "-", "--to", "txt,json", where=tmp_path).stdout.decode()
    assert both.startswith(text)
    assert json.loads(both.removeprefix(text))["documents"][0]["text"] == text


def test_what_is_no_text_prints_nothing_and_says_why(tmp_path: Path) -> None:
    for given, why in ((b"", b"empty file"), (b'{"text": "a"}\n{"text": "b"}\n', b"contains several sources")):
        done = piped(given, "clean", "-", where=tmp_path)
        assert (done.returncode, done.stdout) == (1, b"")
        assert why in done.stderr
        assert done.stderr.count(b"\n") == 1


def test_a_file_over_the_limit_is_told_before_it_is_held(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("max_bytes = 100\n", encoding="utf-8")
    done = piped(TEXT.encode(), "clean", "-", "--settings", "s.toml", where=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"too large: over 100 bytes" in done.stderr


def test_audit_and_validate_hold(cleaned: tuple[Path, Path]) -> None:
    _, out = cleaned
    assert gongwen("audit", out).returncode == 0
    assert gongwen("validate", *out.rglob("*.xml")).returncode == 0


def test_audit_finds_a_character_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    gongwen("clean", tmp_path / "a.txt", "-o", tmp_path / "out")
    xml = tmp_path / "out" / "a.txt.xml"
    xml.write_text(xml.read_text(encoding="utf-8").replace("限期整改", "限期改"), encoding="utf-8")
    found = gongwen("audit", tmp_path / "out")
    assert found.returncode == 1
    assert "a.txt.xml is not as it was written" in found.stdout


def test_audit_finds_a_source_that_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    gongwen("clean", tmp_path / "a.txt", "-o", tmp_path / "out")
    (tmp_path / "a.txt").write_text(TEXT + "又一段。\n", encoding="utf-8")
    assert "changed since" in gongwen("audit", tmp_path / "out").stdout


def test_validate_finds_what_breaks_the_schema(tmp_path: Path) -> None:
    (tmp_path / "odd.xml").write_text("<collection><nothing/></collection>", encoding="utf-8")
    found = gongwen("validate", tmp_path / "odd.xml")
    assert found.returncode == 1
    assert "odd.xml" in found.stdout


def test_validate_takes_a_folder_and_leaves_tei_to_its_own_schema(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.tei").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out"
    assert gongwen("clean", tmp_path / "a.txt", tmp_path / "b.tei", "-o", out, "--to", "tei", "-q").returncode == 0
    found = gongwen("validate", out)
    assert (found.returncode, found.stdout) == (0, f"{out}: 2 files, 0 of them with findings\n")
    (out / "b.tei.xml").write_text("<collection/>", encoding="utf-8")
    found = gongwen("validate", out)
    assert found.returncode == 1
    assert found.stdout.endswith(f"{out}: 2 files, 1 of them with findings\n")


def test_exit_zero_for_what_is_in_quarantine(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert gongwen("clean", tmp_path / "empty.txt", "-o", tmp_path / "out").returncode == 1
    assert gongwen("clean", tmp_path / "empty.txt", "-o", tmp_path / "out", "--exit-zero").returncode == 0
    printed = gongwen("clean", tmp_path / "empty.txt", "--exit-zero")
    assert (printed.returncode, printed.stdout) == (0, "")
    assert "empty file" in printed.stderr
    assert gongwen("clean", tmp_path / "none.txt", "-o", tmp_path / "out", "--exit-zero").returncode == 2


def test_explain_indents_by_level(tmp_path: Path) -> None:
    text = "关于修路的通知\n一、总体\n要修路。\n（一）时间。三月开工。\n1.准备。备好料。\n二、要求\n按时完成。\n2023年3月1日\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    lines = gongwen("explain", tmp_path / "a.txt").stdout.splitlines()
    indents = {line.strip(): len(line) - len(line.lstrip()) for line in lines}
    places = {"一、总体": 0, "要修路。": 2, "（一）时间。": 2, "三月开工。": 4, "1.准备。": 4, "备好料。": 6}
    places |= {"二、要求": 0, "按时完成。": 2, "2023年3月1日": 0}
    assert {line: indents[line] for line in places} == places


def test_quarantine_is_exit_1_and_told_by_reason(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(TEXT, encoding="utf-8")
    (source / "empty.txt").write_bytes(b"")
    (source / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    done = gongwen("clean", source, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "1 × empty file: 0 bytes" in done.stdout
    assert "--retry-quarantined" in done.stdout
    assert (tmp_path / "out" / "quarantine" / "empty.txt.reason.txt").exists()
    status = gongwen("status", tmp_path / "out", "--json")
    assert json.loads(status.stdout)["quarantined"] == 2


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["clean", "nowhere", "-o", "out"], "no such file or folder: nowhere"),
        (["clean", "https://www.example.com/a.html", "-o", "out"], "fetches nothing from the web"),
        (["clean", "a.txt", "-o", "one.xml"], "OUT is a folder"),
        (["clean", "a.txt", "-o", "out", "--log-json", "-"], "the log goes to a file"),
        (["clean", "a.txt", "a.txt"], "2 sources: name an output folder for them, -o OUT"),
        (["clean", "."], ". is a folder: name an output folder for it"),
        (["clean", "-", "-o", "out"], "standard input (-) can only be printed: leave -o out"),
        (["clean", "a.txt", "--to", "jsonl"], "one file for all of OUT"),
        (["clean", "a.txt", "--to", "xml,odt"], "unknown format 'odt'"),
        (["clean", "a.txt", "--engine", "local"], "-o OUT"),
        (["clean", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["clean", "a.txt", "-o", "out", "--to", "xml,odt"], "unknown format 'odt'"),
        (["clean", "a.txt", "-o", "out", "--settings", "none.toml"], "none.toml: No such file"),
        (["clean", "s3://bucket/texts", "-o", "out"], "s3://bucket/texts is not a path on this machine; --engine"),
        (["clean", "a.txt", "-o", "s3://bucket/out"], "s3://bucket/out is not a path on this machine; --engine"),
        (["clean", "s3://bucket/a.txt"], "--engine local or --engine ray"),
        (["compare", "s3://bucket/out"], "copy it to this machine first"),
        (["learn", "hf://datasets/a/b", "-o", "out"], "hf://datasets/a/b is not a path on this machine"),
        (["learn", "https://www.example.com/a", "-o", "out"], "fetches nothing from the web"),
        (["validate", "."], ". holds no XML file of gongwen"),
        (["status", "--why", "nowhere"], "not an output folder of gongwen"),
        (["audit", "nowhere"], "not an output folder of gongwen"),
        (["status", "nowhere"], "not an output folder of gongwen"),
        (["diff", "nowhere"], "name two output folders"),
        (["validate", "nowhere.xml"], "nowhere.xml: No such file"),
        (["explain", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["rules", "figures/lost-digt"], "figures/lost-digit"),
        (["nonsense"], "No such command"),
    ],
)
def test_a_wrong_call_is_exit_2_with_one_line(tmp_path: Path, call: list[str], said: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = gongwen(*call, where=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "out").exists()


def test_explain_shows_what_goes_and_what_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("工作报告\n一、回顾\n二O二三年,工作有序.\n", encoding="utf-8")
    said = gongwen("explain", tmp_path / "a.txt")
    assert said.returncode == 0
    assert "二O→〇二三年" in said.stdout
    assert "figures/zero-lookalike (high)" in said.stdout
    outline = gongwen("explain", "--outline", tmp_path / "a.txt").stdout
    assert "total cost" in outline


def test_explain_of_what_is_no_text_gives_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    said = gongwen("explain", tmp_path / "a.txt")
    assert said.returncode == 1
    assert "empty file" in said.stderr


def test_rules_prints_rules_and_costs() -> None:
    catalogue = gongwen("rules").stdout
    for name in ("figures/lost-digit", "repair/width", "outline/"):
        assert name in catalogue


def test_diff_of_a_run_that_changed_a_rule(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("，", ","), encoding="utf-8")
    gongwen("clean", tmp_path / "a.txt", "-o", tmp_path / "out")
    (tmp_path / "s.toml").write_text('rules_off = ["repair/width"]\n', encoding="utf-8")
    gongwen("clean", tmp_path / "a.txt", "-o", tmp_path / "out", "--settings", tmp_path / "s.toml")
    said = gongwen("diff", tmp_path / "out", "--since")
    assert said.returncode == 0
    assert "text no longer changed by repair/width" in said.stdout
    assert gongwen("diff", tmp_path / "out", tmp_path / "out").stdout.strip() == "no difference"


def test_diff_names_a_damaged_output_and_compares_the_others(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT.replace("，", ","), encoding="utf-8")
    out = tmp_path / "out"
    gongwen("clean", tmp_path / "a.txt", tmp_path / "b.txt", "-o", out)
    (tmp_path / "s.toml").write_text('rules_off = ["repair/width"]\n', encoding="utf-8")
    gongwen("clean", tmp_path / "a.txt", tmp_path / "b.txt", "-o", out, "--settings", tmp_path / "s.toml")
    next(out.rglob("a.txt.xml.ledger.jsonl")).write_bytes(b"[" * 1000)
    said = gongwen("diff", out, "--since")
    assert (said.returncode, said.stderr) == (1, "")
    assert "output can't be read: 1" in said.stdout
    assert "a.txt" in said.stdout
    assert "text no longer changed by repair/width" in said.stdout


def test_log_json_has_a_line_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert (
        gongwen("clean", tmp_path / "a.txt", "-o", tmp_path / "out", "-q", "--log-json", tmp_path / "log").stdout == ""
    )
    events = [json.loads(line) for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines()]
    assert [event["event"] for event in events] == ["begin", "source", "end"]
    assert events[1]["uri"] == "a.txt"


def test_stopped_it_says_how_to_go_on(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number in range(400):
        (source / f"{number:03}.txt").write_text(TEXT * 5, encoding="utf-8")
    call = [sys.executable, "-m", "gongwen", "clean", str(source), "-o", str(out), "--jobs", "2"]
    run = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    while not (out.is_dir() and any(out.glob("*.xml"))):
        time.sleep(0.01)
    run.send_signal(signal.SIGTERM)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert "the same command continues from there" in said
    assert "Traceback" not in said
    assert gongwen("status", out).stdout.count("the last run was stopped") == 1


def test_fingerprint_knows_settings(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("max_bytes = 1000\n", encoding="utf-8")
    plain, other = gongwen("fingerprint").stdout, gongwen("fingerprint", "--settings", tmp_path / "s.toml").stdout
    assert len(plain.strip()) == 32
    assert plain != other


def test_a_further_output_is_a_module_and_a_line(tmp_path: Path) -> None:
    """In a copy of the package: it is made by `clean`, and of what was cleaned by `export`, with no other change."""
    copy = tmp_path / "gongwen"
    shutil.copytree(ROOT / "pipeline", copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schemas", copy / "schemas")
    (copy / "write" / "loud.py").write_text(
        "def loud(collection):\n    return b''.join(d.text.upper().encode() + b'!' for d in collection.documents)\n"
    )
    table = copy / "write" / "__init__.py"
    line = '        "loud": Writer(".loud", "loud:loud", "xml", "shouted"),\n'
    mark = '        "xml": Writer('
    table.write_text(table.read_text(encoding="utf-8").replace(mark, line + mark), encoding="utf-8")
    (tmp_path / "a.txt").write_text("关于修路的通知\n各村：\n要修abc路。\n", encoding="utf-8")
    for call in (["clean", "a.txt", "-o", "out", "--to", "loud"], ["export", "out", "--to", "loud"]):
        done = subprocess.run(
            [sys.executable, "-m", "gongwen", *call], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "out" / "a.txt.loud").read_text(encoding="utf-8").endswith("要修ABC路。\n!")
        (tmp_path / "out" / "a.txt.loud").unlink()


@pytest.mark.parametrize("seeds", [ROOT.parent / "shared" / "seeds"])
def test_the_seeds_hold(tmp_path: Path, seeds: Path) -> None:
    if not seeds.is_dir():
        pytest.skip("the seeds are not beside the checkout")
    assert gongwen("clean", seeds, "-o", tmp_path / "out", "--only", "*.txt").returncode == 0
    assert gongwen("audit", tmp_path / "out").returncode == 0
