// The card that tells of one note.  All text goes in as text, never as HTML.
const DONE = {
  remove: "Removed", repair: "Mended", metadata: "Moved to the metadata", split: "Split off",
  flag: "Flagged, and kept", keep: "Held by an allow list",
};

const HINT = get("card").textContent.trim();

function made(tag, words, kind = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = kind;
  return element;
}

function tell(number) {
  const note = NOTES[number];
  const card = get("card");
  card.replaceChildren();
  card.className = "card";
  if (!note) return card.append(made("p", HINT, "hint"));
  const look = get("legend").querySelector(`[data-family="${CSS.escape(note.family)}"]`).closest("li");
  card.classList.add(...look.classList);
  const close = made("button", "✕", "close");
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => choose(-1));
  const rows = made("dl", "");
  for (const [name, value] of facts(note, number)) {
    const cell = document.createElement("dd");
    cell.append(value);
    rows.append(made("dt", name), cell);
  }
  card.append(
    close, made("p", `${DONE[note.action] ?? note.action} · ${note.label}`, "kind"),
    made("p", note.rule, "rule"), made("p", WHY[note.why], "why"), rows,
  );
}

function facts(note, number) {
  const length = note.end - note.start;
  const lengths = `${length.toLocaleString("en")} character${length === 1 ? "" : "s"}`;
  const rows = [
    ...(note.note ? [["Evidence", note.note]] : []),
    ["Category", note.category],
    ["Stage", note.stage],
    ["Confidence", sureness(note.confidence)],
    ["Place", `line ${note.line}, column ${note.column}; ${lengths}`],
    ["Offsets", `${note.start}–${note.end}; in bytes ${note.bytes.join("–")}`],
  ];
  // Lines of an article that was split off are not those of the file.
  if (number < OWN) rows.push(["Ask", made("code", `chaffinch why ${NAME}:${note.line}`)]);
  if (note.sheet) {
    const link = made("a", "below");
    link.href = `#sheet-${note.sheet}`;
    rows.unshift(["Article", link]);
  }
  if (note.action === "repair") rows.unshift(["Was", characters(number, "del")], ["Now", characters(number, "ins")]);
  return rows;
}

function sureness(value) {
  const meter = document.createElement("meter");
  meter.value = value;
  const all = document.createDocumentFragment();
  all.append(meter, ` ${Math.round(value * 100)} %`);
  meter.setAttribute("aria-hidden", "true");
  return all;
}

// Characters that cannot be seen are told by their number.
function characters(number, part) {
  const mark = MARKS[number].find((one) => one.closest(".text"));
  const text = (mark?.matches(part) ? mark : mark?.querySelector(part))?.textContent ?? "";
  const named = text.slice(0, 200).replace(/[\p{C}\p{Z}]/gu, (one) =>
    one === " " ? "␣" : `[U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
  return named || "nothing";
}
