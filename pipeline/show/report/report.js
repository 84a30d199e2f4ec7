// Filters, sorting and keys of the report. Rows come from files beside the page, or from `gongwen review` where it serves it.
"use strict";

const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const visible = (element) => element.getClientRects().length > 0;

const said = JSON.parse(document.body.dataset.said);
const fill = (text, ...values) => values.reduce((made, value) => made.replace("{}", value), text);

// --- tables: filtered, sorted, shown page by page ----------------------------------------------------------------------

const PAGE = 200;
const tables = new Map();
const arrived = new Map(); // files of rows, by name

window.gongwenRows = (name, rows) => arrived.get(name)(rows);

function load(name) {
  return new Promise((resolve, reject) => {
    arrived.set(name, resolve);
    const script = document.createElement("script");
    script.src = `data/${name}`;
    script.onerror = () => reject(new Error(name));
    document.head.append(script);
  });
}

// Rows stay strings until they are shown, so that hundreds of thousands can be filtered and sorted; only 200 are elements.
// The program wrote them and escaped all text of sources, and the page's policy runs no script in them.
function element(row) {
  const holder = document.createElement("template");
  holder.innerHTML = `<table><tbody>${row}</tbody></table>`;
  return holder.content.querySelector("tr");
}

const plain = (markup) => markup.replace(/<[^>]*>/g, " ").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
const kindsOf = (row) => (/^<tr data-kind="([^"]*)"/.exec(row)?.[1] ?? "").split("|");

class Table {
  constructor(element) {
    this.name = element.id.replace(/-rows$/, "");
    this.element = element;
    this.rows = all("tbody tr", element).map((row) => row.outerHTML); // all rows, or those on the page
    this.missing = (element.dataset.shards ?? "").split(" ").filter(Boolean);
    this.count = Number(element.dataset.count ?? this.rows.length);
    this.far = Boolean(document.body.dataset.server) && this.count > this.rows.length;
    this.made = new Map(); // elements of rows that were shown
    this.page = 0;
    this.asking = 0;
    this.show(this.rows.slice(0, PAGE), this.count);
  }

  /** All rows, read from their files once; whoever asks meanwhile waits for the same. */
  whole() {
    if (!this.missing.length) return Promise.resolve();
    this.reading ??= (async () => {
      const files = await Promise.all(this.missing.map(load));
      [this.rows, this.missing] = [files.flat(), []];
    })();
    return this.reading;
  }

  wanted() {
    const words = (document.querySelector(`[data-filter-of="${this.name}"]`)?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const column = this.head ? all("th", this.element).indexOf(this.head) : -1;
    return { words, kind: document.querySelector(`[data-kind-of="${this.name}"]`)?.value ?? "", column, up: Boolean(this.up) };
  }

  /** Show a page of the rows that are wanted. Of several askings the last one counts. */
  async turn(page) {
    const mine = ++this.asking;
    this.element.setAttribute("aria-busy", "true");
    const { rows, count } = this.far ? await this.asked(page) : await this.found(page);
    if (mine !== this.asking) return;
    this.element.removeAttribute("aria-busy");
    this.page = page;
    this.show(rows, count);
  }

  /** From `gongwen review`, which filters and sorts all rows itself. */
  async asked(page) {
    const { words, kind, column, up } = this.wanted();
    const query = new URLSearchParams({ list: this.name, words: words.join(" "), kind, column: column < 0 ? "" : column, up: up ? 1 : 0, page });
    return (await fetch(`${document.body.dataset.server}rows?${query}`)).json();
  }

  /** From the rows themselves. */
  async found(page) {
    await this.whole();
    const { words, kind, column, up } = this.wanted();
    const key = JSON.stringify([words, kind, column, up]);
    if (this.key !== key) {
      this.key = key;
      this.shown = words.length || kind ? this.rows.filter((row) => (!kind || kindsOf(row).includes(kind)) && holds(row, words)) : this.rows;
      if (column >= 0) this.shown = sorted(this.shown, column, up);
    }
    return { rows: this.shown.slice(page * PAGE, (page + 1) * PAGE), count: this.shown.length };
  }

  show(rows, found) {
    const pages = Math.max(1, Math.ceil(found / PAGE));
    this.element.tBodies[0].replaceChildren(...rows.map((row) => this.asElement(row)));
    const count = document.querySelector(`[data-count-of="${this.name}"]`);
    const many = this.count.toLocaleString("en");
    if (count) count.textContent = found === this.count ? fill(said.rows, many) : fill(said.of, found.toLocaleString("en"), many);
    const pager = document.querySelector(`[data-pager-of="${this.name}"]`);
    if (pager) {
      const turn = (label, page, off) => {
        const button = document.createElement("button");
        button.textContent = label;
        button.disabled = off;
        button.addEventListener("click", () => this.turn(page));
        return button;
      };
      pager.replaceChildren();
      if (pages > 1) {
        pager.append(turn(said.previous, this.page - 1, this.page === 0), ` ${fill(said.page, this.page + 1, pages.toLocaleString("en"))} `, turn(said.next, this.page + 1, this.page + 1 >= pages));
      }
    }
    document.dispatchEvent(new CustomEvent("rows", { detail: this.element }));
  }

  asElement(row) {
    if (!this.made.has(row)) this.made.set(row, element(row));
    return this.made.get(row);
  }
}

function sorted(rows, column, up) {
  const keyed = rows.map((row) => [worth(row, column), row]);
  keyed.sort(([a], [b]) => {
    if (typeof a === typeof b) return typeof a === "number" ? a - b : order.compare(a, b);
    return typeof a === "number" ? 1 : -1;
  });
  if (!up) keyed.reverse();
  return keyed.map(([, row]) => row);
}

const order = new Intl.Collator("zh");

function holds(row, words) {
  if (!words.length) return true;
  const text = plain(row).toLowerCase();
  return words.every((word) => text.includes(word));
}

/** What a row is sorted by: the value of a cell, or its text, as a number where it begins with one. */
function worth(row, column) {
  const cell = row.split("<td")[column + 1] ?? "";
  const text = /^[^>]*data-value="([^"]*)"/.exec(cell)?.[1] ?? plain(cell.slice(cell.indexOf(">") + 1)).trim();
  const number = Number.parseFloat(text.replaceAll(",", ""));
  return Number.isNaN(number) ? text : number;
}

for (const element of all("table")) tables.set(element.id.replace(/-rows$/, ""), new Table(element));
for (const input of all("[data-filter-of]")) input.addEventListener("input", () => tables.get(input.dataset.filterOf)?.turn(0));
for (const select of all("[data-kind-of]")) select.addEventListener("change", () => tables.get(select.dataset.kindOf)?.turn(0));

for (const [, table] of tables) {
  for (const head of all("th", table.element)) {
    head.tabIndex = 0;
    const sort = () => {
      table.up = head.getAttribute("aria-sort") === "descending";
      for (const other of all("th", table.element)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", table.up ? "ascending" : "descending");
      table.head = head;
      table.turn(0);
    };
    head.addEventListener("click", sort);
    head.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
  }
}

// --- jumping ---------------------------------------------------------------------------------------------------------

const STOPS = {
  edit: ".compare del, .compare ins",
  number: ".mark.corr, .mark.unclear",
  heading: ".row.t1, .row.t2, .row.t3, .row.t4",
  row: "tbody tr",
};
const at = {};

function mark(element) {
  for (const old of all(".at")) old.classList.remove("at");
  element.classList.add("at");
  element.scrollIntoView({ block: "center" });
  if (element.tabIndex === -1) element.focus({ preventScroll: true });
}

function jump(kind, step) {
  const stops = all(STOPS[kind]).filter(visible);
  if (!stops.length) return;
  let place = stops.indexOf(at[kind]);
  if (place < 0) {
    const below = stops.findIndex((stop) => stop.getBoundingClientRect().top > 60);
    place = step > 0 ? (below < 0 ? 0 : below) : (below <= 0 ? stops.length : below) - 1;
  } else {
    place = (place + step + stops.length) % stops.length;
  }
  at[kind] = stops[place];
  mark(stops[place]);
}

for (const button of all("[data-jump]")) button.addEventListener("click", () => jump(button.dataset.jump, 1));

const only = document.getElementById("only-changes");
only?.addEventListener("change", () => document.getElementById("compare").classList.toggle("only", only.checked));

const help = document.getElementById("help");
document.getElementById("help-button")?.addEventListener("click", () => help.showModal());

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, select");
  if (typing && event.key === "Escape") event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const source = document.body.classList.contains("of-source");
  const keys = {
    n: () => jump("edit", 1), p: () => jump("edit", -1),
    r: () => jump("number", 1), R: () => jump("number", -1),
    j: () => jump(source ? "heading" : "row", 1), k: () => jump(source ? "heading" : "row", -1),
    o: () => only?.click(),
    a: () => window.gongwenDecide?.(document.querySelector(".at"), true), x: () => window.gongwenDecide?.(document.querySelector(".at"), false),
    u: () => { if (source) location.href = "../index.html"; },
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "?": () => help.showModal(),
  };
  if (event.key === "Enter" && at.row && !event.target.matches("a, button, th, summary")) {
    at.row.querySelector("a[href]")?.click();
  } else if (Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});

// --- the current place in the outline -------------------------------------------------------------------------------------

const links = new Map(all(".tree a[href^='#']").map((link) => [link.getAttribute("href").slice(1), link]));
if (links.size && "IntersectionObserver" in window) {
  const watch = new IntersectionObserver((entries) => {
    const seen = entries.find((entry) => entry.isIntersecting && links.has(entry.target.id));
    if (!seen) return;
    for (const link of links.values()) link.classList.remove("here");
    links.get(seen.target.id).classList.add("here");
  }, { rootMargin: "0px 0px -70% 0px" });
  for (const row of all(".row[id]")) watch.observe(row);
}
