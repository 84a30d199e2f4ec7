"""What makes results stale, and what does not."""

from dataclasses import replace

import pytest

from gongwen.model import Done, Facts, Part
from gongwen.run.fingerprint import PACKAGE, STAGES, fingerprint
from gongwen.run.names import output_name, uri_of
from gongwen.run.quarantine import quarantine_names
from gongwen.settings import Settings, Verdict, by_source


def test_equal_settings_give_equal_fingerprints() -> None:
    names = ["repair/width", "strip/phrase", "figures/mask"]
    one, other = (Settings(rules_off=frozenset(order)) for order in (names, names[::-1]))
    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(one).total != fingerprint(Settings()).total


def test_settings_that_do_not_reach_the_reader_leave_readings_alone() -> None:
    default = fingerprint(Settings())
    assert fingerprint(Settings(rules_off=frozenset(("repair/width",)))).reading == default.reading
    assert fingerprint(Settings(tracked_changes="old")).reading != default.reading


def test_a_verdict_counts_for_its_source_and_its_archive() -> None:
    verdict = Verdict("a.zip/b.txt", 3, True)
    settings = Settings(verdicts=(verdict,))
    assert fingerprint(settings) == fingerprint(replace(settings, verdicts=()))
    assert by_source(settings) == {"a.zip": settings, "a.zip/b.txt": settings}
    assert fingerprint(settings).for_source(settings) != fingerprint(settings).total


def test_the_library_of_a_reader_counts_for_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    old = fingerprint(Settings())
    libraries = tuple((name, "0" if name == "pypdfium2" else version) for name, version in old.libraries)
    monkeypatch.setattr("gongwen.run.fingerprint._libraries", lambda: libraries)
    now = fingerprint(Settings())
    assert now.total != old.total
    stays = {
        kind: now.kind(old.for_source(None, kind), None) for kind in ("text/plain", "text/html", "application/msword")
    }
    assert stays == {kind: kind for kind in stays}
    assert now.kind(old.for_source(None, "application/pdf"), None) is None
    assert now.kind(old.for_source(None), None) is None  # an archive may hold one; what broke may be whole now
    assert now.changes_since(old, "text/plain") == ()
    assert now.changes_since(old, "application/pdf") == (f"pypdfium2 {dict(old.libraries)['pypdfium2']} → 0",)


def test_what_every_source_depends_on_counts_for_every_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    old = fingerprint(Settings())
    monkeypatch.setattr("gongwen.run.fingerprint._libraries", lambda: (("python", "9.9"), *old.libraries[1:]))
    now = fingerprint(Settings())
    assert now.kind(old.for_source(None, "text/plain"), None) is None
    assert now.kind(now.for_source(None, "application/x-unheard-of"), None) == ""


def test_pages_that_were_joined_count_every_library() -> None:
    (one,) = [Done("a", "text/html", "utf-8", "", 0, "", Facts(), (), ())]
    assert (one.kind, replace(one, parts=(Part("b", 0),)).kind) == ("text/html", "")


def test_outputs_never_leave_their_folder() -> None:
    assert output_name("a/../../etc/passwd", ".xml") == "a/%2E%2E/%2E%2E/etc/passwd.xml"
    assert output_name("/abs/./x", ".xml") == "abs/x.xml"


def test_names_that_xml_can_not_hold() -> None:
    assert uri_of("a\udcff\x01b") == "a%FF%01b"


def test_long_names_are_cut_and_stay_apart() -> None:
    one, other = (output_name("长" * 90 + tail, ".xml.ledger.jsonl") for tail in ("甲", "乙"))
    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= 255


def test_reasons_never_meet_sources_in_quarantine() -> None:
    names = {name for uri in ("a", "a.reason.txt", "a.trace.txt") for name in quarantine_names(uri)}
    assert len(names) == 9


def test_every_stage_of_the_pipeline_makes_stale() -> None:
    flow = (PACKAGE / "flow.py").read_text(encoding="utf-8")
    rooms = {line.split()[1].removeprefix(".").split(".")[0] for line in flow.split("\n") if line.startswith("from .")}
    assert rooms - set(STAGES) == {"errors", "model", "rule", "settings"}  # of the base
