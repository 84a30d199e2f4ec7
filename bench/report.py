"""The report of very many sources: time and memory to make it, its size, and how it opens in a real browser.

    python bench/report.py [--sources N]

The samples are cleaned once, and what the report stores about each is stored N times under other names and with other counts. So
the first page and its data are those of N sources, but only a few are read. The browser is headless Chromium, reading from disk.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from gongwen.run.batch import clean
from gongwen.run.call import Call
from gongwen.run.results import Results
from gongwen.show.progress import Quiet
from gongwen.show.report import ASSETS, gather, shard
from gongwen.show.report.facts import Told
from gongwen.show.report.index_page import first_page, rows_asked, shards
from gongwen.show.report.lists import Asked
from gongwen.show.report.store import Store

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def many(store: Store, count: int) -> None:
    """Put ``count`` sources into the store, made of those that are there."""
    chance = random.Random(3)
    every = [store.told(row, f"{n}.html") for n, row in enumerate(store.results.state.rows("result = 'done'"))]
    store.db.execute("BEGIN")
    for told in every:
        store.lists.drop(told.facts.uri)
    store.db.execute("DELETE FROM told")
    for n in range(count):
        told = chance.choice(every)
        name = f"{n // 1000:03}/{n}-{told.facts.uri}"
        facts = replace(
            told.facts, uri=name, sha256=f"{n} {told.facts.sha256}", characters=told.facts.characters + n % 977
        )
        named = (tuple(one._replace(uri=name) for one in rows) for rows in (told.numbers, told.troubles))
        store.put(Told(facts, told.totals, *named), str(n), f"{n}.html")
    store.lists.fold()
    store.db.execute("COMMIT")


def timed(what: str, begun: float) -> None:
    """CPU time of this process, since other work shares the machine."""
    print(f"| {what} | {time.process_time() - begun:.1f} s of CPU |", flush=True)


class Page:
    """The first page in a browser. Told is what its thread computed, and what passed on the clock of a busy machine."""

    def __init__(self, browser: webdriver.Chrome, page: Path) -> None:
        self.browser = browser
        browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        self.clock, self.thread = time.perf_counter(), 0.0
        browser.get(page.as_uri())
        self.told("first page opened")

    def told(self, what: str) -> None:
        metrics = {
            one["name"]: one["value"] for one in self.browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        }
        thread, clock = metrics["TaskDuration"], time.perf_counter()
        print(
            f"| {what} ({self.count()}) | {thread - self.thread:.2f} s of CPU, {clock - self.clock:.1f} s on the clock |",
            flush=True,
        )
        self.clock, self.thread = clock, thread

    def count(self) -> str:
        return self.browser.find_element(By.CSS_SELECTOR, "[data-count-of=triage]").text

    def type(self, keys: str) -> None:
        before = self.count()
        self.browser.find_element(By.CSS_SELECTOR, "[data-filter-of=triage]").send_keys(keys)
        WebDriverWait(self.browser, 120, 0.05).until(lambda _: self.count() != before)


def look(page: Path) -> None:
    """Open, filter, sort and turn the first page."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,900"):
        options.add_argument(argument)
    with webdriver.Chrome(options=options) as browser:
        browser.set_page_load_timeout(120)
        shown = Page(browser, page)
        shown.type("7")
        shown.told("all rows read, and filtered")
        shown.type("7")
        shown.told("filtered again")
        shown.type(Keys.BACKSPACE * 2)
        shown.told("all of them again")
        browser.find_elements(By.CSS_SELECTOR, "#triage-rows th")[-1].click()
        idle = "return document.querySelector('#triage-rows').ariaBusy !== 'true'"
        WebDriverWait(browser, 120, 0.05).until(lambda _: browser.execute_script(idle))
        shown.told("sorted by characters")
        heap = browser.execute_script("return performance.memory.usedJSHeapSize")
        print(f"| held by the page | {heap >> 20} MiB |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=300_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        out, new = Path(top, "out"), Path(top, "report")
        clean(Call((SAMPLES,), out, only="input.*"), Quiet())
        (new / "data").mkdir(parents=True)
        with Results(out) as results:
            store = Store(str(out), results, out)
            store.refresh()
            begun = time.process_time()
            many(store, args.sources)
            timed(f"{args.sources:,} sources put in", begun)
            begun = time.process_time()
            batch = gather(store, results.state, ())
            for name, rows in shards(store.lists, lambda _: False):
                (new / "data" / name).write_text(shard(name, rows), encoding="utf-8")
            (new / "index.html").write_text(first_page(batch, lambda _: False), encoding="utf-8")
            for asset in ASSETS:
                (new / asset).write_bytes((files("gongwen.show.report") / asset).read_bytes())
            timed("first page and data made", begun)
            begun = time.process_time()
            first_page(batch, lambda _: True, "/")
            timed("first page as `gongwen review` makes it again", begun)
            asked = (Asked(words=("通知", "7")), Asked(column=6), Asked(kind="unclear number"))
            for what, one in zip(("filtered", "sorted", "of one kind"), asked, strict=True):
                begun = time.process_time()
                rows_asked(store.lists, "triage", one, 0, lambda _: True)
                timed(f"all rows {what} by `gongwen review`", begun)
            print(f"| memory | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB |")
            store.close()
        data = [path.stat().st_size for path in (new / "data").iterdir()]
        print(f"| first page | {(new / 'index.html').stat().st_size:,} bytes |")
        print(f"| data | {sum(data):,} bytes in {len(data)} files |")
        kept = (out / ".gongwen" / "report.sqlite").stat().st_size
        print(f"| kept for the next time | {kept:,} bytes |")
        look(new / "index.html")


if __name__ == "__main__":
    main()
