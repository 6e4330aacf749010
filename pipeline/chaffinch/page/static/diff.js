// The lines that change, old over new, made from the marks when first asked for.
const AROUND = 2; // lines kept in sight around a change

function compare() {
  for (const text of document.querySelectorAll(".text")) {
    if (text.nextElementSibling?.className === "diff") continue;
    const diff = made("div", "", "diff");
    diff.append(...folded(changes(text)));
    text.after(diff);
  }
  for (const mark of document.querySelectorAll(".diff [data-n]")) {
    for (const number of mark.dataset.n.split(" ")) if (!MARKS[number].includes(mark)) MARKS[number].push(mark);
  }
}

// Each run of text with where it belongs: to the old text, the new one, or both.
function* runs(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("i") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    yield {
      words: walker.currentNode.data, mark: parent.closest(".k"),
      old: !parent.closest("ins"), fresh: !parent.closest("del"),
    };
  }
}

// Rows of old and new lines; a line that both have is one row.
function changes(text) {
  const rows = [];
  let old = [[]], fresh = [[]];
  const flush = () => {
    for (const line of old) {
      // A line whose neighbour went with the break between them is still the same line.
      if (fresh.length && said(fresh[0]) === said(line)) rows.push(["", fresh.shift()]);
      else rows.push(["gone", line]);
    }
    rows.push(...fresh.filter(said).map((line) => ["come", line]));
    old = [[]];
    fresh = [[]];
  };
  for (const run of runs(text)) {
    for (const [at, words] of run.words.split("\n").entries()) {
      if (at && run.old && run.fresh) flush();
      else if (at && run.old) old.push([]);
      else if (at) fresh.push([]);
      const part = { ...run, words };
      if (words && run.old) old.at(-1).push(part);
      if (words && run.fresh) fresh.at(-1).push(part);
    }
  }
  if (said(old[0]) || said(fresh[0])) flush(); // no line begins after the last break
  return rows;
}

const said = (line) => line.map((part) => part.words).join("");

function* folded(rows) {
  const near = new Array(rows.length).fill(false);
  for (const [at, [kind]] of rows.entries()) {
    if (kind) near.fill(true, Math.max(0, at - AROUND), at + AROUND + 1);
  }
  for (let at = 0, skipped = 0; at <= rows.length; at += 1) {
    if (at < rows.length && !near[at]) { skipped += 1; continue; }
    if (skipped) yield made("p", `${skipped} line${skipped > 1 ? "s" : ""} unchanged`, "fold");
    skipped = 0;
    if (at < rows.length) yield line(...rows[at]);
  }
}

function line(kind, parts) {
  const row = made("p", "", kind);
  for (const { words, mark, old, fresh } of parts) {
    if (!mark || (old && fresh)) row.append(words);
    else {
      const copy = made("span", words, mark.className);
      copy.dataset.n = mark.dataset.n;
      row.append(copy);
    }
  }
  return row;
}
