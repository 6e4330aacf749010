// The rule that is made of a passage: it is tried while it is written, and saved once it holds.

import { ask, byId, make, say, told } from "./api.js";

const dialog = byId("rule");
let asked = {};
let waiting;
let turn = 0;

// `over` says that the rule is there already, and this is what it shall be.
export function edit(rule, { over, note }) {
  asked = { over };
  byId("rule-name").value = rule.name;
  byId("rule-name").readOnly = over;
  byId("rule-text").value = rule.text;
  byId("rule-note").textContent = note;
  byId("rule-title").textContent = over ? "Never again" : "A rule of this passage";
  dialog.showModal();
  byId("rule-text").setSelectionRange(0, 0);
  byId("rule-text").focus();
  check();
}

const written = () => ({ name: byId("rule-name").value.trim(), text: byId("rule-text").value });

const check = told(async () => {
  const mine = ++turn;
  byId("rule-save").disabled = true;
  const { problems, reach } = await ask("check", written());
  if (mine !== turn) return; // it was changed while it was tried
  byId("rule-save").disabled = problems.length > 0;
  byId("rule-check").replaceChildren(...problems.flatMap(problem), ...(problems.length ? [] : held(reach)));
});

function problem({ text, wanted, got }) {
  const told = [make("p", { class: "problem" }, text)];
  if (wanted !== undefined) told.push(shown("as it is written", wanted), shown("as it comes out", got));
  return told;
}

// What goes is marked [-so-] in an example.
function shown(name, example) {
  const parts = example.trimEnd().split(/\[-(.*?)-\]/s);
  const marked = parts.map((part, index) => (index % 2 ? make("del", {}, `[-${part}-]`) : part));
  return make("div", {}, name, make("pre", {}, ...marked));
}

function held(reach) {
  const fine = make("p", { class: "right" }, "Every example comes out as it is written.");
  if (!reach.length) return [fine, make("p", {}, "It takes nothing from what is left of this batch.")];
  const rows = reach.map(({ page, text }) => make("li", {}, `${page}: ${text.slice(0, 160)}`));
  const count = reach.length === 1 ? "one passage" : `${reach.length} passages`;
  return [fine, make("p", {}, `Of what is left of this batch it takes ${count}:`), make("ul", {}, ...rows)];
}

const save = told(async () => {
  const { path, folder } = await ask("save", { ...asked, ...written() });
  dialog.close();
  say(`Written: ${path}. Run the batch again with --rules ${folder}.`);
});

for (const id of ["rule-name", "rule-text"]) {
  byId(id).addEventListener("input", () => {
    byId("rule-save").disabled = true;
    turn += 1;
    clearTimeout(waiting);
    waiting = setTimeout(check, 300);
  });
}
byId("rule-save").addEventListener("click", save);
dialog.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !byId("rule-save").disabled) save();
});
