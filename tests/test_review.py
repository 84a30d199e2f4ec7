"""A person's decisions in the report: kept and saved by the browser, or saved and applied at once by the server."""

import http.client
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html

from gongwen.errors import SetupError
from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.results import Results
from gongwen.run.settings_file import load_settings
from gongwen.settings import Settings
from gongwen.show.report import make_report
from gongwen.show.report.facts import Places
from gongwen.show.report.rows import LISTS
from gongwen.show.report.store import Store
from gongwen.show.review import MOST_BYTES, Review, open_server
from gongwen.write.ledger import read_ledger
from gongwen.write.load import load, stretches
from tests.fake_run import Seen
from tests.test_report import browser, errors  # noqa: F401

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TEXT = """全县水利工作总结
一、主要成绩
全年修渠36公里，投资258万元，新建蓄水池月底完工，各乡建水站所、乙乡2所。
二、存在问题
资金还不够，队伍还不强。
"""


def run(batch: Path, settings: Settings | None = None) -> Seen:
    seen = Seen()
    clean(Call((batch / "in",), batch / "out", settings or Settings()), seen)
    return seen


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"文{number}.txt").write_text(TEXT.replace("36", f"3{number}"), encoding="utf-8")
    shutil.copy(SAMPLES / "digit-missing-everywhere" / "input.txt", tmp_path / "in" / "lost.txt")
    run(tmp_path)
    return tmp_path


@pytest.fixture
def served(batch: Path) -> Iterator[tuple[Review, str, int]]:
    settings = batch / "ours.toml"
    review = Review(batch / "out", settings, lambda: load_settings(settings, lambda: ()))
    server, address = open_server(review, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield review, address, server.server_port
    server.shutdown()
    server.server_close()


def ask(port: int, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    data = None if body is None else json.dumps(body).encode() if not isinstance(body, bytes) else body
    sent = {"Content-Type": "application/json"} if data is not None else {}
    connection.request(method, path, data, {**sent, **{k.replace("_", "-"): v for k, v in headers.items()}})
    answer = connection.getresponse()
    told = answer.status, answer.read()
    connection.close()
    return told


def verdict(**said: Any) -> dict[str, Any]:
    return {
        "uri": "文1.txt",
        "at": TEXT.index("258"),
        "of": "number",
        "word": "set",
        "printed": "258",
        "now": "2580",
    } | said


def test_a_value_is_written_down_and_the_source_is_cleaned_again(served: tuple[Review, str, int], batch: Path) -> None:
    review, _, port = served
    others = (batch / "out" / "文2.txt.xml").stat().st_mtime_ns
    before = review.store.page_of("文1.txt")
    status, told = ask(port, "POST", f"{review.server}verdict", verdict())
    assert status == 200, told
    assert (batch / "ours" / "verdicts.tsv").read_text(
        encoding="utf-8"
    ) == f"文1.txt\t{TEXT.index('258')}\tset\t258\t2580\n"
    xml = (batch / "out" / "文1.txt.xml").read_bytes()
    assert '<corr sic="258" cert="high" rule="settings/verdict">2580</corr>' in xml.decode()
    ledger = (batch / "out" / "文1.txt.xml.ledger.jsonl").read_bytes()
    assert b'"by": "settings"' in ledger
    assert (batch / "out" / "文2.txt.xml").stat().st_mtime_ns == others
    page = json.loads(told)["page"]
    assert not page.endswith(str(before))
    status, shown = ask(port, "GET", page)
    assert status == 200
    assert "2580" in shown.decode()
    seen = run(batch, load_settings(batch / "ours.toml", lambda: ()))
    assert not seen.fresh  # the next run with these settings finds it done
    assert ask(port, "POST", f"{review.server}verdict", verdict(word="", printed=""))[0] == 200
    assert "2580" not in (batch / "out" / "文1.txt.xml").read_text(encoding="utf-8")


def test_links_that_were_shown_before_a_decision_still_lead_to_the_source(served: tuple[Review, str, int]) -> None:
    review, _, port = served
    before = review.store.page_of("文1.txt")
    assert ask(port, "POST", f"{review.server}verdict", verdict())[0] == 200
    assert review.store.page_of("文1.txt") != before
    status, page = ask(port, "GET", f"{review.server}sources/{before}")
    assert status == 200
    assert "2580" in page.decode()


def test_a_verdict_on_nothing_is_told(served: tuple[Review, str, int]) -> None:
    review, _, port = served
    status, told = ask(port, "POST", f"{review.server}verdict", verdict(at=1, word="reject"))
    assert (status, "no edit" in json.loads(told)["told"]) == (200, True)
    status, told = ask(port, "POST", f"{review.server}verdict", verdict(uri="nobody.txt"))
    assert (status, json.loads(told)["error"]) == (409, "no source has that name")


@pytest.mark.parametrize(
    "said",
    [
        {"at": -1}, {"at": True}, {"at": "3"}, {"word": "rm"}, {"of": "page"}, {"of": "heading"}, {"printed": ""},
        {"now": "a\tb"}, {"now": 3}, {"uri": "文1.txt\n文2.txt"}, {"uri": None}, {"now": "\n"},
    ],
)  # fmt: skip
def test_what_is_no_verdict_is_refused(served: tuple[Review, str, int], batch: Path, said: dict[str, Any]) -> None:
    review, _, port = served
    assert ask(port, "POST", f"{review.server}verdict", verdict(**said))[0] == 409
    assert not (batch / "ours" / "verdicts.tsv").exists()


def test_only_who_knows_the_token_is_answered(served: tuple[Review, str, int], batch: Path) -> None:
    review, address, port = served
    assert address == f"http://127.0.0.1:{port}{review.server}"
    assert len(review.server) > 30
    assert ask(port, "GET", "/")[0] == 404
    assert ask(port, "GET", f"/{'x' * 32}/")[0] == 404
    assert ask(port, "GET", review.server)[0] == 200
    assert ask(port, "GET", review.server, Host=f"evil.example:{port}")[0] == 404
    assert ask(port, "GET", f"{review.server}../state.sqlite")[0] == 404
    assert ask(port, "GET", f"{review.server}sources/../../ours.toml")[0] == 404
    assert ask(port, "POST", f"{review.server}verdict", verdict(), Origin="http://evil.example")[0] == 404
    assert ask(port, "POST", f"{review.server}verdict", verdict(), Content_Type="text/plain")[0] == 415
    assert ask(port, "POST", f"{review.server}verdict", b"[" * 5000)[0] == 400
    assert ask(port, "POST", f"{review.server}verdict", b"{}", Content_Length=str(MOST_BYTES + 1))[0] == 413
    assert not (batch / "ours" / "verdicts.tsv").exists()


def test_a_settings_file_must_name_a_folder(batch: Path) -> None:
    (batch / "bare.toml").write_text("max_bytes = 1000\n", encoding="utf-8")
    with pytest.raises(SetupError, match="names no folder"):
        Review(batch / "out", batch / "bare.toml", Settings)


def test_places_lead_back_to_the_source(batch: Path) -> None:
    for path in (batch / "out").glob("文*.xml"):
        told = path.with_name(path.name + ".ledger.jsonl").read_bytes()
        clean = "".join(document.text for document in load(path.read_bytes(), told).documents)
        sides = stretches(read_ledger(told), clean)
        source, places = "".join(side.was for side in sides), Places(sides)
        for word in ("修渠", "存在问题", "不强"):
            assert places.source(clean.index(word)) == source.index(word)


def test_what_has_not_changed_is_not_read_again(batch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_report(batch / "out")
    pages = {path.name: path.stat().st_ino for path in (batch / "out" / "report" / "sources").iterdir()}
    read: list[str] = []
    monkeypatch.setattr("gongwen.show.report.store.load", lambda *a: read.append("") or load(*a))
    make_report(batch / "out")
    assert read == []
    assert {path.name: path.stat().st_ino for path in (batch / "out" / "report" / "sources").iterdir()} == pages
    (batch / "in" / "文0.txt").write_text(TEXT.replace("36", "99"), encoding="utf-8")
    run(batch)
    make_report(batch / "out")
    assert len(read) == 2  # its facts, and its page
    store = Store("out", Results(batch / "out"), batch / "out")
    assert store.count() == 4
    store.close()


def test_what_has_changed_is_added_up_as_if_all_were_new(batch: Path) -> None:
    store = Store("out", Results(batch / "out"), batch / "out")
    store.refresh()
    before = store.totals()
    (batch / "in" / "文0.txt").write_text(TEXT.replace("36", "99") + "又修渠7公里。\n", encoding="utf-8")
    (batch / "in" / "文1.txt").unlink()
    run(batch)
    store.refresh()
    changed, rows = store.totals(), {name: list(store.lists.rows(name)) for name in LISTS}
    store.close()
    (batch / "out" / ".gongwen" / "report.sqlite").unlink()
    store = Store("out", Results(batch / "out"), batch / "out")
    store.refresh()
    assert store.totals() == changed != before
    assert {name: list(store.lists.rows(name)) for name in LISTS} == rows
    store.close()


def test_of_copies_of_one_text_one_is_listed_whichever_goes(batch: Path) -> None:
    def listed() -> list[tuple[str, int]]:
        found = store.lists.rows("triage")
        return [(name, row.copies) for row in found for name in ("一.txt", "二.txt") if name in row.markup]

    store = Store("out", Results(batch / "out"), batch / "out")
    for name in ("一.txt", "二.txt"):
        (batch / "in" / name).write_text(TEXT.replace("36", "77"), encoding="utf-8")
    run(batch)
    store.refresh()
    assert listed() == [("一.txt", 1)]
    (batch / "in" / "一.txt").write_text(TEXT.replace("36", "78"), encoding="utf-8")
    run(batch)
    store.refresh()
    assert sorted(listed()) == [("一.txt", 0), ("二.txt", 0)]
    store.close()


def test_the_server_filters_and_sorts_all_rows(served: tuple[Review, str, int]) -> None:
    review, address, port = served
    path = address.partition(f":{port}")[2]

    def rows(**asked: str) -> tuple[int, list[str]]:
        status, data = ask(port, "GET", f"{path}rows?{urlencode(asked)}")
        told = json.loads(data)
        assert status == 200
        return told["count"], told["rows"]

    count, every = rows(list="triage")
    assert count == len(every) == review.store.lists.count("triage") > 1
    lost, (row,) = rows(list="triage", words="LOST txt")
    assert lost == 1
    assert "lost.txt" in row
    assert rows(list="triage", words="没有这样的") == (0, [])
    down, up = (rows(list="triage", column="6", up=up)[1] for up in "01")
    size = [int(html.fromstring(row).xpath("td")[6].text_content()) for row in down]
    assert size == sorted(size, reverse=True)
    assert [int(html.fromstring(row).xpath("td")[6].text_content()) for row in up] == sorted(size)
    for kind in review.store.lists.kinds("triage"):
        some, found = rows(list="triage", kind=kind)
        assert 0 < some == len(found) <= count
    assert rows(list="triage", page="1") == (count, [])
    for wrong in ("list=plan", "list=triage&page=-1", "list=triage&column=x", "list=triage&column=99999999"):
        assert ask(port, "GET", f"{path}rows?{wrong}")[0] == 409


def test_only_those_that_need_a_person_most_have_a_page(batch: Path) -> None:
    made = make_report(batch / "out", pages=1)
    assert made.sources == 4
    (page,) = (batch / "out" / "report" / "sources").iterdir()
    assert f'href="sources/{page.name}"' in made.page.read_text(encoding="utf-8")


# --- in a browser ----------------------------------------------------------------------------------------------------


def until(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold within a minute."""
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_a_question_is_answered_and_seen_in_xml(served: tuple[Review, str, int], batch: Path, browser: Any) -> None:  # noqa: F811
    review, address, _ = served
    browser.get(f"{address}sources/{review.store.page_of('lost.txt')}")
    mark = browser.find_elements("css selector", ".compare .mark[data-at][data-printed]")[0]
    printed = mark.get_attribute("data-printed")
    mark.click()
    field = browser.find_element("css selector", "#ask input")
    field.send_keys("七" + printed + "\ue007")
    xml = batch / "out" / "lost.txt.xml"
    assert until(lambda: f">七{printed}</corr>" in xml.read_text(encoding="utf-8"))
    shown = "return document.getElementById('compare')?.textContent ?? ''"
    assert until(lambda: f"七{printed}" in browser.execute_script(shown))
    assert f"七{printed}" in (batch / "out" / "lost.txt.xml.ledger.jsonl").read_text(encoding="utf-8")
    assert f"七{printed}" in (batch / "ours" / "verdicts.tsv").read_text(encoding="utf-8")
    said = "return document.querySelector('.mine')?.textContent ?? ''"
    assert until(lambda: f"{printed} → 七{printed}" in browser.execute_script(said))
    browser.find_element("css selector", ".mine summary").click()
    browser.find_element("css selector", ".mine li button").click()  # and it is taken back
    assert until(lambda: f"七{printed}" not in xml.read_text(encoding="utf-8"))
    assert until(lambda: browser.execute_script(said) == "")
    assert f"七{printed}" not in (batch / "ours" / "verdicts.tsv").read_text(encoding="utf-8")
    assert errors(browser) == []


def test_what_is_rejected_on_the_first_page_shows_there_and_can_be_taken_back(
    served: tuple[Review, str, int],
    batch: Path,
    browser: Any,  # noqa: F811
) -> None:
    _, address, _ = served
    browser.get(address)
    ours, row = batch / "ours" / "verdicts.tsv", "document.querySelector('#numbers-rows td.decide')"
    browser.execute_script(f"[...{row}.querySelectorAll('button')].find((b) => b.textContent === 'reject').click()")
    assert until(lambda: ours.exists() and "\treject" in ours.read_text(encoding="utf-8"))
    assert until(
        lambda: browser.execute_script(f"return {row}.querySelector('button.chosen')?.textContent") == "reject"
    )
    browser.execute_script(f"[...{row}.querySelectorAll('button')].at(-1).click()")
    assert until(lambda: ours.read_text(encoding="utf-8") == "")
    assert until(lambda: not browser.execute_script(f"return {row}.querySelector('button.chosen')"))
    assert errors(browser) == []


def test_from_disk_what_is_decided_is_kept_and_can_be_saved(batch: Path, browser: Any) -> None:  # noqa: F811
    make_report(batch / "out")
    browser.get((batch / "out" / "report" / "index.html").as_uri())
    browser.execute_script("document.querySelector('td.decide button').click()")
    first = browser.execute_script("return Object.values(JSON.parse(Object.values(localStorage).at(-1)))")
    browser.refresh()
    assert browser.execute_script("return !document.getElementById('bar').hidden")
    assert browser.find_elements("css selector", "td.decide button.chosen")
    assert len(first) == 1
    (row,) = first
    ours = batch / "ours"
    ours.mkdir()
    (ours / "verdicts.tsv").write_text("\t".join(map(str, row)) + "\n", encoding="utf-8")
    (batch / "ours.toml").write_text('folder = "ours"\n', encoding="utf-8")
    assert load_settings(batch / "ours.toml", lambda: ()).verdicts
    shutil.rmtree(ours)
    assert errors(browser) == []
