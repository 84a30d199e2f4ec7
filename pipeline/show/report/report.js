// The report's only script: filters, sorting and keys. It builds no markup out of text and asks no network for anything.
"use strict";

const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const visible = (element) => element.getClientRects().length > 0;

const said = JSON.parse(document.body.dataset.said);
const fill = (text, ...values) => values.reduce((made, value) => made.replace("{}", value), text);

// --- tables: filtered, sorted, a page at a time ----------------------------------------------------------------------

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

// Rows are strings until they are shown: hundreds of thousands of them are filtered and sorted, and 200 are elements. They
// were written by the program, which escapes all text of sources; the page's policy runs no script in them.
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
    this.rows = all("tbody tr", element).map((row) => row.outerHTML);
    this.missing = (element.dataset.shards ?? "").split(" ").filter(Boolean);
    this.count = Number(element.dataset.count ?? this.rows.length);
    this.made = new Map(); // rows that were shown, as they are now
    this.shown = this.rows;
    this.page = 0;
    this.show();
  }

  /** All rows: read once, whoever asks meanwhile waits for the same. */
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
    return { words, kind: document.querySelector(`[data-kind-of="${this.name}"]`)?.value ?? "" };
  }

  async filter() {
    const asked = this.wanted();
    if (asked.words.length || asked.kind || this.head) await this.whole();
    const { words, kind } = this.wanted(); // what was typed while the rows came counts too
    this.shown = words.length || kind ? this.rows.filter((row) => (!kind || kindsOf(row).includes(kind)) && holds(row, words)) : this.rows;
    if (this.head) this.sort();
    this.page = 0;
    this.show();
  }

  sort() {
    const column = all("th", this.element).indexOf(this.head);
    const keyed = this.shown.map((row) => [worth(row, column), row]);
    keyed.sort(([a], [b]) => {
      if (typeof a === typeof b) return typeof a === "number" ? a - b : order.compare(a, b);
      return typeof a === "number" ? 1 : -1;
    });
    if (!this.up) keyed.reverse();
    this.shown = keyed.map(([, row]) => row);
  }

  show() {
    const all = this.missing.length ? this.count : this.shown.length;
    const pages = Math.max(1, Math.ceil(all / PAGE));
    this.page = Math.min(this.page, pages - 1);
    this.element.tBodies[0].replaceChildren(...this.shown.slice(this.page * PAGE, (this.page + 1) * PAGE).map((row) => this.asElement(row)));
    const count = document.querySelector(`[data-count-of="${this.name}"]`);
    const many = this.count.toLocaleString("en");
    if (count) count.textContent = all === this.count ? fill(said.rows, many) : fill(said.of, all.toLocaleString("en"), many);
    const pager = document.querySelector(`[data-pager-of="${this.name}"]`);
    if (pager) {
      const turn = (label, page, off) => {
        const button = document.createElement("button");
        button.textContent = label;
        button.disabled = off;
        button.addEventListener("click", async () => {
          if (this.missing.length) { await this.whole(); await this.filter(); }
          this.page = page;
          this.show();
        });
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
for (const input of all("[data-filter-of]")) input.addEventListener("input", () => tables.get(input.dataset.filterOf)?.filter());
for (const select of all("[data-kind-of]")) select.addEventListener("change", () => tables.get(select.dataset.kindOf)?.filter());

for (const [, table] of tables) {
  for (const head of all("th", table.element)) {
    head.tabIndex = 0;
    const sort = () => {
      table.up = head.getAttribute("aria-sort") === "descending";
      for (const other of all("th", table.element)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", table.up ? "ascending" : "descending");
      table.head = head;
      table.filter();
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

// --- where one is in the outline -------------------------------------------------------------------------------------

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
