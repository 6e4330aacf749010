// Search in what the view shows; matches are drawn by the browser, the text is not touched.
const MOST = 2000; // matches that are drawn
const HIDDEN = { marked: "i", clean: "i, del", raw: "b, ins", diff: "" };
let found = [], at = -1, waiting = 0; // for the next key, before a long text is searched

function find() {
  clearTimeout(waiting);
  waiting = 0;
  const words = get("search").value;
  found = words ? [...matches(words)] : [];
  at = -1;
  globalThis.CSS?.highlights?.set("found", new Highlight(...found.slice(0, MOST)));
  go(0);
}

function* matches(words) {
  const view = document.body.dataset.view;
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/g, "\\s+"), "gi");
  for (const root of document.querySelectorAll(view === "diff" ? ".diff" : ".text")) {
    const { text, nodes, starts } = shown(root, HIDDEN[view]);
    const place = (offset, after) => {
      let low = 0, high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (after ? starts[middle] <= offset : starts[middle] < offset) low = middle; else high = middle - 1;
      }
      return [nodes[low], offset - starts[low]];
    };
    for (const match of text.matchAll(pattern)) {
      const range = new Range();
      range.setStart(...place(match.index, true));
      range.setEnd(...place(match.index + match[0].length, false));
      yield range;
    }
  }
}

// The text of a root without what the view hides, and where each of its nodes begins in it.
function shown(root, hidden) {
  const nodes = [], starts = [], parts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (hidden && node.parentElement.closest(hidden)) continue;
    nodes.push(node); starts.push(length); parts.push(node.data);
    length += node.data.length;
  }
  return { text: parts.join(""), nodes, starts };
}

function go(by) {
  const words = get("search").value;
  if (found.length && by) at = (at + by + found.length) % found.length;
  get("found").value = !words ? "" : found.length ? `${at < 0 ? "" : `${at + 1} of `}${found.length.toLocaleString("en")}` : "none";
  const range = found[at];
  globalThis.CSS?.highlights?.set("this", new Highlight(...(range ? [range] : [])));
  if (!range) return;
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const box = range.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight) scrollBy({ top: box.top - innerHeight / 2, behavior: "instant" });
}

get("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, 120);
});
get("search").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  if (waiting) find();
  go(event.shiftKey && found.length ? -1 : 1);
});
