// The report's only script: filters, sorting and keys. It builds no markup out of text and asks no network for anything.
"use strict";

const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const visible = (element) => element.getClientRects().length > 0;

// --- filters ---------------------------------------------------------------------------------------------------------

function applyFilter(name) {
  const words = (document.querySelector(`[data-filter-of="${name}"]`)?.value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const kind = document.querySelector(`[data-kind-of="${name}"]`)?.value ?? "";
  const rows = all(`#${name}-rows tbody tr`);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word)) && (!kind || (row.dataset.kind ?? "").split("|").includes(kind));
    row.hidden = !fits;
    shown += fits;
  }
  const count = document.querySelector(`[data-count-of="${name}"]`);
  if (count) count.textContent = shown === rows.length ? `${shown} rows` : `${shown} of ${rows.length} rows`;
}

for (const input of all("[data-filter-of]")) {
  input.addEventListener("input", () => applyFilter(input.dataset.filterOf));
  applyFilter(input.dataset.filterOf);
}
for (const select of all("[data-kind-of]")) select.addEventListener("change", () => applyFilter(select.dataset.kindOf));

// --- sorting ---------------------------------------------------------------------------------------------------------

const worth = (cell) => {
  const text = cell?.dataset.value ?? cell?.textContent.trim() ?? "";
  const number = Number.parseFloat(text.replaceAll(",", ""));
  return Number.isNaN(number) ? text : number;
};

for (const head of all("th")) {
  head.tabIndex = 0;
  const sort = () => {
    const table = head.closest("table");
    const column = all("th", table).indexOf(head);
    const up = head.getAttribute("aria-sort") === "descending";
    for (const other of all("th", table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const rows = all("tbody tr", table).map((row) => [worth(row.cells[column]), row]);
    rows.sort(([a], [b]) => {
      if (typeof a === typeof b) return typeof a === "number" ? a - b : a.localeCompare(b, "zh");
      return typeof a === "number" ? 1 : -1;
    });
    if (!up) rows.reverse();
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  head.addEventListener("click", sort);
  head.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
}

// --- jumping ---------------------------------------------------------------------------------------------------------

const STOPS = {
  edit: ".compare del, .compare ins",
  number: ".mark.corr, .mark.unclear",
  heading: ".row.t1, .row.t2, .row.t3, .row.t4",
  row: "tbody tr:not([hidden])",
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
  const typing = event.target.matches("input[type=search], select");
  if (typing && event.key === "Escape") event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const source = document.body.classList.contains("of-source");
  const keys = {
    n: () => jump("edit", 1), p: () => jump("edit", -1),
    r: () => jump("number", 1), R: () => jump("number", -1),
    j: () => jump(source ? "heading" : "row", 1), k: () => jump(source ? "heading" : "row", -1),
    o: () => only?.click(),
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
