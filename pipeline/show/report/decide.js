// A person's decisions: kept in this browser and saved as verdicts.tsv, or sent to `gongwen review` where it serves the page.
// A verdict is a row of that file: source, place, word, and for `set` the printed and the right text.
"use strict";
{
  const { batch, server, up } = document.body.dataset;
  const KEY = `gongwen-verdicts-${batch}`;
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY) ?? "{}"); } catch { return {}; } };
  const keep = (all) => { try { localStorage.setItem(KEY, JSON.stringify(all)); } catch { /* a browser that keeps nothing */ } };
  // What the server has accepted; rows on the first page show it until they are made again.
  const TAKEN = `gongwen-taken-${batch}`;
  const taken = () => { try { return JSON.parse(sessionStorage.getItem(TAKEN) ?? "{}"); } catch { return {}; } };
  const name = (place) => [place.uri, place.at, place.of === "heading" ? "heading" : "edit"].join("\t");
  const flat = (text) => text.replace(/[\t\n\r]/g, " ");
  const rowOf = (place, word, now) => [place.uri, place.at, word, ...(word === "set" ? [place.printed, flat(now)] : [])];

  async function say(place, word, now = "") {
    const kept = read();
    if (word) kept[name(place)] = rowOf(place, word, now); else delete kept[name(place)];
    keep(kept);
    if (server) await tell(place, word, now);
    draw();
  }

  async function tell(place, word, now) {
    const bar = document.getElementById("bar");
    bar.hidden = false;
    bar.textContent = said.cleaning;
    const body = JSON.stringify({ uri: place.uri, at: Number(place.at), of: place.of, word, printed: place.printed ?? "", now: flat(now) });
    try {
      const answer = await fetch(`${server}verdict`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.error);
      const kept = read();
      delete kept[name(place)]; // it is in the file now
      keep(kept);
      sessionStorage.setItem(TAKEN, JSON.stringify({ ...taken(), [name(place)]: word ? rowOf(place, word, now) : undefined }));
      sessionStorage.setItem("gongwen-told", told.told);
      if (document.body.classList.contains("of-source")) location.replace(told.page); else bar.textContent = told.told;
    } catch (error) {
      bar.textContent = error.message;
    }
  }

  const placeOf = (element) => element && { ...element.dataset, element };

  function button(label, act, chosen) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.className = chosen ? "chosen" : "";
    made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
    return made;
  }

  function controls(place) {
    const word = read()[name(place)] ?? (server ? taken()[name(place)] : undefined);
    const is = (one, now) => word?.[2] === one && (now === undefined || word[4] === now);
    const made = [];
    if (place.of === "heading") {
      made.push(button(said.heading, () => say(place, "heading"), is("heading")), button(said.text, () => say(place, "text"), is("text")));
    } else {
      const candidates = (place.candidates ?? "").split(" ").filter(Boolean);
      if (place.printed) for (const one of candidates) made.push(button(one, () => say(place, "set", one), is("set", one)));
      if (!candidates.length) made.push(button(said.accept, () => say(place, "accept"), is("accept")));
      made.push(button(said.reject, () => say(place, "reject"), is("reject")));
      if (place.printed) {
        const typed = document.createElement("input");
        typed.placeholder = said.type;
        typed.setAttribute("aria-label", said.type);
        typed.maxLength = 200;
        typed.size = 8;
        if (word?.[2] === "set" && !candidates.includes(word[4])) typed.value = word[4];
        typed.addEventListener("keydown", (event) => {
          event.stopPropagation();
          if (event.key === "Enter" && typed.value.trim()) say(place, "set", typed.value.trim());
          if (event.key === "Escape") typed.blur();
        });
        made.push(typed);
      }
    }
    if (word) made.push(button(said.undo, () => say(place, "")));
    return made;
  }

  // On the first page each row has controls; on a source's page a click on a mark shows them.
  const drawRows = (within) => { for (const cell of all("td.decide", within)) cell.replaceChildren(...controls(placeOf(cell))); };
  document.addEventListener("rows", (event) => drawRows(event.detail));
  for (const row of all(".mine li[data-at]")) row.append(button(said.undo, () => say(placeOf(row), "")));
  const box = document.createElement("div");
  box.id = "ask";
  box.hidden = true;
  document.body.append(box);
  let open = null;
  function show(element) {
    open = element;
    const place = placeOf(element);
    const told = document.createElement("p");
    told.textContent = element.title;
    box.replaceChildren(told, ...controls(place));
    box.hidden = false;
    const at = element.getBoundingClientRect();
    box.style.top = `${window.scrollY + at.bottom + 6}px`;
    box.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
  }
  document.addEventListener("click", (event) => {
    if (box.contains(event.target)) return;
    const element = event.target.closest(".compare [data-at], .compare .mark[data-at]");
    if (element) show(element); else { box.hidden = true; open = null; }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { box.hidden = true; open = null; } });
  window.gongwenDecide = (element, accept) => {
    const found = element?.matches("[data-at]") ? element : element?.querySelector("[data-at]") ?? element?.closest("[data-at]");
    if (!found) return;
    const place = placeOf(found);
    const first = (place.candidates ?? "").split(" ")[0];
    if (place.of === "heading") say(place, accept ? "heading" : "text");
    else if (accept && first && place.printed) say(place, "set", first);
    else say(place, accept ? "accept" : "reject");
  };

  function save() {
    const text = Object.values(read()).map((row) => row.join("\t")).sort().map((line) => `${line}\n`).join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/tab-separated-values" }));
    link.download = "verdicts.tsv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function draw() {
    const kept = read();
    for (const element of all(".compare [data-at]")) element.classList.toggle("decided", name(element.dataset) in kept);
    drawRows(document);
    if (open) show(open);
    const bar = document.getElementById("bar");
    const count = Object.keys(kept).length;
    if (server && !count) return;
    bar.hidden = !count;
    const forget = button(said.clear, () => { if (confirm(said.sure)) { keep({}); draw(); } });
    bar.replaceChildren(`${fill(said.decided, count)} `, button(said.save, save), " ", forget);
  }
  draw();
  const told = sessionStorage.getItem("gongwen-told");
  if (told && server) {
    sessionStorage.removeItem("gongwen-told");
    const bar = document.getElementById("bar");
    bar.hidden = false;
    bar.textContent = told;
  }
}
