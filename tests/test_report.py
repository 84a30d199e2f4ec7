"""The report opens from disk, shows everything that was done, runs nothing from a source, and works with the keyboard."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from gongwen.errors import SetupError
from gongwen.flow import process
from gongwen.model import Outcome, Source
from gongwen.settings import Settings
from gongwen.show.report import make_report
from gongwen.show.report.compare import rows, steps
from gongwen.write.ledger import read_ledger
from gongwen.write.load import load, stretches
from tests.fake_run import fake, run

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
HOSTILE = '"><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1"> & <b>文</b>\n'


def clean(source: Source, settings: Settings) -> Outcome:
    """The pipeline, but for one text that must arrive on the page as it is."""
    return fake(source, settings) if "hostile" in source.uri else process(source, settings)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("report")
    source = top / "in"
    source.mkdir()
    for path in SAMPLES.glob("*/input.*"):
        shutil.copy(path, source / f"{path.parent.name}{path.suffix}")
    (source / "hostile '\"<i>.txt").write_text(HOSTILE, encoding="utf-8")
    (source / "空.txt").write_bytes(b"")
    run(source, top / "out", process=clean)
    make_report(top / "out")
    return top / "out"


def pages(out: Path) -> dict[str, Any]:
    return {path.name: html.parse(str(path)).getroot() for path in (out / "report").rglob("*.html")}


def test_every_source_has_a_page_with_both_texts(out: Path) -> None:
    found = pages(out)
    index = found.pop("index.html")
    links = {a.get("href") for a in index.iterfind(".//table[@id='triage-rows']//a")}
    assert links <= {f"sources/{name}" for name in found}
    assert len(found) == len(list(out.glob("*.xml")))
    for path in out.glob("*.xml"):
        ledger = path.with_name(path.name + ".ledger.jsonl").read_bytes()
        collection = load(path.read_bytes(), ledger)
        clean_text = "".join(d.text for d in collection.documents)
        sides = stretches(read_ledger(ledger), clean_text)
        page = next(p for p in found.values() if p.findtext(".//p[@class='uri']") == collection.uri)
        body = page.xpath(".//div[@id='compare']/div[not(contains(@class, 'heads'))]")
        left = "".join("".join(row[0].itertext()) for row in body).replace("⏎", "")
        right = "".join("".join(row[1].itertext()) for row in body)
        assert "".join(left.split()) == "".join("".join(s.was for s in sides).split())
        assert "".join(right.split()) == "".join(clean_text.split())


def test_every_link_leads_somewhere(out: Path) -> None:
    found = pages(out)
    anchors = {name: {e.get("id") for e in page.iterfind(".//*[@id]")} for name, page in found.items()}
    links = 0
    for name, page in found.items():
        ids = [e.get("id") for e in page.iterfind(".//*[@id]")]
        assert len(ids) == len(set(ids)), name
        for a in page.iterfind(".//a[@href]"):
            target, _, anchor = a.get("href").partition("#")
            file = target.rpartition("/")[2] or name
            assert file in found
            assert not anchor or anchor in anchors[file], f"{name}: {a.get('href')}"
            links += 1
    assert links > 50


def test_the_first_page_tells_what_was_done(out: Path) -> None:
    index = pages(out)["index.html"]
    told = index.text_content()
    assert "208 2018" in " ".join(told.split()) or "2082018" in "".join(told.split())
    assert "empty file" in told
    assert "figures/lost-in-year" in told
    assert index.findall(".//svg[@class='plot']")


def test_no_page_loads_anything_but_its_own_files(out: Path) -> None:
    for name, page in pages(out).items():
        for element in page.iterfind(".//*"):
            for attribute in ("src", "href"):
                value = element.get(attribute, "")
                assert not value.startswith(("http:", "https:", "//", "data:", "javascript:")), f"{name}: {value}"
        scripts = [s.get("src") for s in page.iterfind(".//script")]
        assert scripts in (["report.js", "decide.js"], ["../report.js", "../decide.js"])
        assert not page.findall(".//img")


def test_rows_hold_both_sides(out: Path) -> None:
    for path in out.glob("*.xml"):
        ledger = path.with_name(path.name + ".ledger.jsonl").read_bytes()
        clean_text = "".join(d.text for d in load(path.read_bytes()).documents)
        sides = stretches(read_ledger(ledger), clean_text)
        for row in rows(sides):
            for piece in row.right:
                assert clean_text[piece.at : piece.at + len(piece.text)] == piece.text
        assert len(steps(sides)) == len(read_ledger(ledger).operations)


def test_a_new_report_takes_the_place_of_the_old(out: Path) -> None:
    stray = out / "report" / "sources" / "stray.html"
    stray.write_text("old", encoding="utf-8")
    make_report(out)
    assert not stray.exists()
    assert {path.name for path in (out / ".gongwen").glob("report*")} == {"report.sqlite"}


def test_what_is_not_as_it_was_written_is_named_and_the_rest_is_shown(tmp_path: Path, out: Path) -> None:
    with pytest.raises(SetupError, match="not an output folder"):
        make_report(tmp_path)
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    xml = next(copy.glob("*.xml"))
    xml.write_bytes(xml.read_bytes().replace(b'schema="1.0"', b'schema="0.1"', 1))
    made = make_report(copy)
    assert [(name, "schema 0.1" in why) for name, why in made.troubles] == [(xml.name.removesuffix(".xml"), True)]
    assert made.sources == len(list(copy.glob("*.xml"))) - 1
    assert "schema 0.1" in made.page.read_text(encoding="utf-8")
    xml.unlink()
    assert [name for name, _ in make_report(copy).troubles] == [xml.name.removesuffix(".xml")]


# --- in a browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no Chromium with its driver (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


def errors(browser: Any) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def press(browser: Any, keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(keys).perform()


def shown(browser: Any, selector: str) -> list[Any]:
    script = "return Array.from(document.querySelectorAll(arguments[0])).filter(e => e.getClientRects().length)"
    return list(browser.execute_script(script, selector))


def test_the_first_page_filters_and_sorts(out: Path, browser: Any) -> None:
    browser.get((out / "report" / "index.html").as_uri())
    every = len(shown(browser, "#triage-rows tbody tr"))
    copies = {tuple(d.get("text-sha256") for d in etree.parse(p).iter("document")) for p in out.glob("*.xml")}
    assert every == len(copies)
    press(browser, "/")
    press(browser, "hostile")
    assert len(shown(browser, "#triage-rows tbody tr")) == 1
    assert f"1 of {every}" in browser.find_element("css selector", "output").text
    press(browser, "\ue003" * len("hostile"))
    assert len(shown(browser, "#triage-rows tbody tr")) == every
    browser.execute_script("document.querySelector('#triage-rows th:last-child').click()")
    script = "return Array.from(document.querySelectorAll('#triage-rows td:last-child')).map(c => c.textContent)"
    values = [int(text.replace(",", "")) for text in browser.execute_script(script)]
    assert values == sorted(values, reverse=True)
    assert errors(browser) == []


def test_what_is_typed_while_rows_are_still_read_counts(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Any
) -> None:
    monkeypatch.setattr("gongwen.show.report.index_page.FIRST", 3)
    monkeypatch.setattr("gongwen.show.report.index_page.SHARD", 2)
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    make_report(copy)
    assert len(list((copy / "report" / "data").glob("triage-*.js"))) > 3
    browser.get((copy / "report" / "index.html").as_uri())
    press(browser, "/")
    press(browser, "hostile")
    for _ in range(100):
        if browser.find_element("css selector", "output").text.startswith("1 of "):
            break
        time.sleep(0.05)
    assert browser.find_element("css selector", "output").text.startswith("1 of ")
    assert len(shown(browser, "#triage-rows tbody tr")) == 1
    assert errors(browser) == []


def test_from_a_repaired_number_to_its_place(out: Path, browser: Any) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    browser.get((out / "report" / "index.html").as_uri())
    link = browser.find_element("css selector", "#numbers-rows tr[data-kind=repaired] a")
    repaired = browser.execute_script("return arguments[0].querySelector('ins').textContent", link)
    browser.execute_script("arguments[0].click()", link)
    assert "/sources/" in browser.current_url
    place = browser.execute_script("return document.querySelector(':target').textContent")
    assert place == repaired
    seen = "const r = document.querySelector(':target').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight"
    WebDriverWait(browser, 10).until(lambda shown: shown.execute_script(seen))  # it scrolls when the page is laid out
    assert errors(browser) == []


def test_the_keys_of_a_page(out: Path, browser: Any) -> None:
    browser.get((out / "report" / "index.html").as_uri())
    link = browser.find_element("css selector", "a[href$='#m1']")  # of a page with two marks
    href = link.get_attribute("href").partition("#")[0]
    browser.get(href)
    press(browser, "r")
    first = browser.execute_script("return document.querySelector('.at').id")
    press(browser, "r")
    second = browser.execute_script("return document.querySelector('.at').id")
    assert first.startswith("m")
    assert second != first
    press(browser, "R")
    assert browser.execute_script("return document.querySelector('.at').id") == first
    press(browser, "n")
    assert browser.execute_script("return document.querySelector('.at').tagName") in ("DEL", "INS")
    press(browser, "j")
    assert "row" in browser.execute_script("return document.querySelector('.at').className")
    whole = len(shown(browser, ".row"))
    press(browser, "o")
    assert 1 < len(shown(browser, ".row")) < whole
    press(browser, "?")
    assert browser.execute_script("return document.querySelector('dialog').open")
    press(browser, "\ue00c")
    press(browser, "u")
    time.sleep(0.3)
    assert browser.current_url.endswith("index.html")
    assert errors(browser) == []


def test_nothing_of_a_source_runs(out: Path, browser: Any) -> None:
    for path in (out / "report").rglob("*.html"):
        browser.get(path.as_uri())
        assert browser.execute_script("return window.hacked === undefined && document.images.length === 0")
        if "hostile" in browser.page_source and path.name != "index.html":
            told = browser.execute_script("return document.getElementById('compare').textContent")
            assert "<script>window.hacked = 1</script>" in told
    assert errors(browser) == []


@pytest.mark.parametrize("width", [390, 768, 1400])
@pytest.mark.parametrize("dark", [False, True])
def test_no_page_is_wider_than_the_window(out: Path, browser: Any, width: int, dark: bool) -> None:
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for path in (out / "report").rglob("*.html"):
            browser.get(path.as_uri())
            assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth + 1"), path
            wide = (
                "return [...document.querySelectorAll('.wide, .card')].map((one) => one.scrollWidth - one.clientWidth)"
            )
            assert max(browser.execute_script(wide), default=0) <= 1, path  # no column and no figure is cut off
            back = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
            assert (sum(json.loads(f"[{back[4:-1]}]")) < 200) == dark
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
