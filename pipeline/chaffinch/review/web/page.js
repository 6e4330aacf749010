// One page of the batch: what the keys and the buttons do.

import { address, ask, byId, follow, make, say, told } from "./api.js";
import { draw as drawCard } from "./card.js";
import { edit } from "./rule.js";
import { Text } from "./text.js";

const name = new URLSearchParams(location.search).get("name") ?? "";
const hidden = new Set(); // families that are not gone through
let page = { items: [], lines: [], heads: {}, line: -1 };
const text = new Text(byId("text"), () => card());

const SHOWN = {
  open: (item) => item.action !== "repair" && !judged(item),
  all: (item) => item.action !== "repair",
  gone: (item) => !["repair", "flag"].includes(item.action),
  flag: (item) => item.action === "flag",
  mend: (item) => item.action === "repair",
};
const judged = (item) => ["accept", "put-back", "remove"].includes(item.verdict);
const family = (item) => item.category.split(".")[0];
const wanted = (item) => SHOWN[byId("show").value](item) && !hidden.has(family(item));

async function load() {
  const at = text.here?.start;
  page = await ask("page", { name });
  text.draw(page.lines, page.items, page.heads);
  text.hush(hidden);
  head();
  return at;
}

const reload = async () => {
  const at = await load();
  if (at !== undefined) text.toPlace(at);
};

function head() {
  document.title = `${page.title} · Chaffinch`;
  byId("name").textContent = page.title;
  const items = page.items.filter((item) => item.action !== "repair");
  const done = items.filter(judged).length;
  byId("sum").textContent = `${done} of ${items.length} judged`;
  byId("done").max = Math.max(items.length, 1);
  byId("done").value = done;
  for (const side of ["before", "after"]) {
    const link = byId(side);
    const href = page[side] === null ? "" : address(page[side]);
    if (href) link.href = href;
    else link.removeAttribute("href");
  }
  const families = [...new Set(page.items.filter(SHOWN.all).map(family))].sort();
  byId("families").replaceChildren(...families.map(chip));
}

function chip(one) {
  const count = page.items.filter((item) => SHOWN.all(item) && family(item) === one).length;
  const pressed = String(!hidden.has(one));
  const toggle = () => {
    if (!hidden.delete(one)) hidden.add(one);
    text.hush(hidden);
    head();
    card();
  };
  return make("button", { class: "chip", "data-family": one, "aria-pressed": pressed, onclick: toggle },
    `${one} ${count}`);
}

function card() {
  const here = text.here;
  const item = here?.item === undefined ? undefined : page.items[here.item];
  const list = page.items.filter(wanted);
  const position = item ? list.indexOf(item) + 1 : 0;
  if (here && !item) {
    here.gone = here.pieces.some((piece) => piece.items.some((one) => page.items[one].action !== "flag"));
    here.verdict = here.pieces[0]?.element.dataset.verdict;
  }
  drawCard(byId("card"), { item, here, position, total: list.length },
    (what) => inTurn(() => act(what)));
}

function go(step) {
  const index = text.next(step, wanted);
  if (index !== undefined) text.toItem(index);
  else if (!page.items.some(wanted)) say("Nothing is left to go through here");
  else say(step > 0 ? "That was the last one" : "That was the first one");
}

// What was said in this window, the latest last, so that it can be taken back.
const KEY = "chaffinch-undo";
const undoable = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
function remember(lines, at) {
  sessionStorage.setItem(KEY, JSON.stringify([...undoable(), { lines, at, name }].slice(-500)));
}

const DONE = { accept: "Accepted", "put-back": "Put back", remove: "Removed" };

async function judge(word, spans, at) {
  const { lines } = await ask("judge", { name, spans, verdict: word });
  remember(lines, at);
  getSelection().removeAllRanges();
  const item = text.here?.item;
  await reload();
  const left = page.items.filter(wanted).length;
  if (item !== undefined && text.next(1, wanted) !== undefined) text.toItem(text.next(1, wanted));
  say(`${DONE[word]}${spans.length > 1 ? ` ${spans.length} passages` : ""}, ${left} to go through`);
}

async function undo() {
  const said = undoable();
  const last = said.pop();
  if (!last) return say("There is nothing to undo");
  sessionStorage.setItem(KEY, JSON.stringify(said));
  await ask("undo", { lines: last.lines });
  await load();
  if (last.name === name) text.toPlace(last.at);
  return say(last.name === name ? "Undone" : `Undone on ${last.name}`);
}

async function acceptAll() {
  const left = page.items.filter(wanted).map((item) => [item.start, item.end]);
  if (!left.length) return say("Nothing is left to go through here");
  return judge("accept", left, left[0][0]);
}

async function never({ start, end }) {
  const said = await ask("never", { name, start, end });
  if (said.text !== undefined) {
    const note = "The rule is your own: the passage is now one of its near misses, at the end of "
      + "'keeps'. Change the rule until every example holds.";
    return edit(said, { over: true, note });
  }
  remember(said.lines, start);
  await reload();
  return say("It stays wherever it stands, whatever rule would take it");
}

async function rule({ start, end }) {
  const note = "Anyone who reads a report will see 'why'. The rule is written once every example holds.";
  edit(await ask("draft", { name, start, end }), { over: false, note });
}

// One thing after the other: a key that is pressed while a verdict is written waits its turn.
let last = Promise.resolve();
function inTurn(work) {
  last = last.then(told(work));
}

async function act(what) {
  const here = text.here;
  if (what === "next") return go(1);
  if (what === "previous") return go(-1);
  if (what === "undo") return undo();
  if (!here) return undefined;
  if (what === "rule") return rule(here);
  if (what === "never") return never(here);
  const item = here.item === undefined ? undefined : page.items[here.item];
  if (what === "accept" && !item) return say("There is nothing to accept: it was kept");
  return judge(what, [[here.start, here.end]], here.start);
}

const open = (side) => byId(side).hasAttribute("href") && byId(side).click();
const KEYS = {
  n: () => go(1), p: () => go(-1), j: () => text.toPiece(1), k: () => text.toPiece(-1),
  a: () => act("accept"), b: () => act("put-back"), r: () => act("remove"), m: () => act("rule"),
  e: () => act("never"), u: () => act("undo"), A: acceptAll,
  "]": () => open("after"), "[": () => open("before"), "?": () => byId("help").showModal(),
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
  event.preventDefault();
  inTurn(KEYS[event.key]);
});
byId("ask").addEventListener("click", () => byId("help").showModal());
byId("show").addEventListener("change", () => card());
for (const button of document.querySelectorAll("dialog .close")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

try {
  await load();
  const first = text.next(1, wanted);
  if (first === undefined) card();
  else text.toItem(first);
} catch (error) {
  byId("text").replaceChildren(make("p", { class: "warning" }, error.message));
}
// What somebody is marking with the mouse is not drawn anew under their hand.
follow(() => page.line, () => text.here?.marked || inTurn(reload));
