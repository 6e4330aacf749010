// The card of the passage where the cursor stands: what was done, why, and what can be said of it.

import { make } from "./api.js";

const DONE = {
  remove: "Removed", split: "Split off", metadata: "Moved to the metadata", flag: "Flagged, kept",
  repair: "Mended",
};
const SAID = {
  accept: "You accepted it.", "put-back": "You put it back.", remove: "You removed it.",
};

export function draw(card, { item, here, position, total }, act) {
  const button = (name, label, key, off = false) =>
    make("button", { "data-act": name, disabled: off, onclick: () => act(name) },
      make("span", {}, label), make("kbd", {}, key));
  const word = item?.verdict || here?.verdict;
  const state = make("p", { class: "state", "data-word": word }, SAID[word] ?? "");
  const gone = item ? item.action !== "flag" : here?.gone;
  const some = here && here.start < here.end;
  const buttons = make("div", { class: "buttons" },
    ...(item ? [button("accept", "Accept", "A", word === "accept")] : []),
    ...(here && (gone || word === "remove") ? [button("put-back", "Put back", "B")] : []),
    ...(some && (!gone || word === "put-back") ? [button("remove", "Remove", "R")] : []),
    ...(some ? [button("rule", "Make a rule", "M")] : []),
    ...(item && some && gone ? [button("never", "Never again", "E")] : []),
    button("undo", "Undo", "U"),
  );
  const step = make("div", { class: "step" },
    button("previous", "Previous", "P"),
    make("span", {}, position ? `${position} of ${total}` : `${total} to go through`),
    button("next", "Next", "N"),
  );
  const what = make("div", { id: "what" }, ...(item ? about(item) : plain(here)));
  card.replaceChildren(what, ...(item ? [facts(item)] : []), state, buttons, step);
}

function about(item) {
  return [
    make("p", { class: "kind", "data-family": item.category.split(".")[0] },
      `${DONE[item.action]} · ${item.category}`),
    make("h2", {}, item.rule),
    make("p", {}, item.why),
  ];
}

function facts(item) {
  const sure = make("meter", { min: 0, max: 1, value: item.confidence, "aria-hidden": "true" });
  const known = [
    ["Found", item.note || "–"],
    ["Sure", make("span", {}, sure, ` ${Math.round(item.confidence * 100)} %`)],
    ["Stage", item.stage],
    ["Line", String(item.line)],
  ];
  if (item.action === "repair") known.unshift(["Shows", JSON.stringify(item.now)]);
  return make("dl", { class: "facts" },
    ...known.flatMap(([name, fact]) => [make("dt", {}, name), make("dd", {}, fact)]));
}

function plain(here) {
  if (!here) return [make("p", {}, "All that you wanted to go through has been judged.")];
  const what = here.marked ? "The part that you marked" : here.gone ? "A line that went" : "Kept";
  return [
    make("p", { class: "kind" }, what),
    make("p", {}, here.gone
      ? "Put back this line alone, or click the passage to judge all of it."
      : "If it is not part of the text, remove it, too."),
  ];
}
