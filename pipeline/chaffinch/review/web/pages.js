// The list of pages: which to look at first, and how far the review has come.

import { address, ask, byId, follow, make, say } from "./api.js";

const STEP = 200; // rows shown at once
let known = -1;
let pages = [];
let shown = STEP;

const went = (page) => (page.words ? Math.max(0, 1 - page.left / page.words) : 0);
const named = (page) => `${page.title ?? ""}\n${page.name}`.toLowerCase();
const open = (page) => (page.items ?? 0) - (page.judged ?? 0);
const ORDERS = {
  open: (a, b) => open(b) - open(a),
  doubt: (a, b) => (b.doubt ?? 0) - (a.doubt ?? 0),
  went: (a, b) => went(b) - went(a),
  name: () => 0,
};

async function load() {
  const said = await ask("pages");
  known = said.line;
  pages = said.pages;
  draw();
}

function draw() {
  const wanted = byId("wanted").value.toLowerCase();
  const order = ORDERS[byId("order").value];
  const rows = pages.filter((page) => named(page).includes(wanted)).sort(order);
  byId("rows").replaceChildren(...rows.slice(0, shown).map(row));
  byId("more").hidden = rows.length <= shown;
  const items = pages.reduce((sum, page) => sum + (page.items ?? 0), 0);
  const judged = pages.reduce((sum, page) => sum + (page.judged ?? 0), 0);
  const many = `${pages.length} page${pages.length === 1 ? "" : "s"}`;
  byId("sum").textContent =
    `${many}, ${items} removals and flags, ${judged} of them judged`;
  byId("done").max = Math.max(items, 1);
  byId("done").value = judged;
}

function row(page) {
  const href = address(page.name);
  const problem = href ? page.problem : "its name is not UTF-8, so it has no address here";
  if (problem) {
    const cell = make("td", { colspan: 3, class: "warning" }, problem);
    return make("tr", {}, make("th", { scope: "row" }, page.name), cell);
  }
  const link = make("a", { href, title: page.name }, page.title);
  const name = make("th", { scope: "row" }, link);
  const warnings = page.warnings.map((text) => make("p", { class: "warning" }, text));
  name.append(...warnings);
  const share = `${(went(page) * 100).toFixed(1)} %`;
  return make(
    "tr", {}, name,
    make("td", { class: "number", "data-label": "Removed" }, share),
    make("td", { "data-label": "What for" }, families(page.families)),
    make("td", { class: "number", "data-label": "Judged" }, ...judged(page)),
  );
}

function judged(page) {
  if (!page.items) return ["nothing to judge"];
  if (!open(page)) return [make("span", { class: "whole" }, `all ${page.items}`)];
  return [`${page.judged} of ${page.items}`];
}

function families(counts) {
  const names = Object.entries(counts);
  const bar = make("span", { class: "share", "aria-hidden": "true" });
  for (const [family, count] of names) {
    const part = make("span", { "data-family": family });
    part.style.flexGrow = count;
    bar.append(part);
  }
  const text = names.map(([family, count]) => `${family} ${count}`).join(", ");
  return make("div", { class: "what" }, bar, make("span", { class: "names" }, text || "nothing"));
}

byId("order").addEventListener("change", draw);
byId("wanted").addEventListener("input", draw);
byId("more").addEventListener("click", () => { shown += STEP; draw(); });
load().catch((error) => say(error.message, true));
follow(() => known, load);
