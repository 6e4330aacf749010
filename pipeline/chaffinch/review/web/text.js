// The text of a page, every removal and flag marked; and the cursor that goes through it.
//
// Places are code points, as the program counts them; a browser counts UTF-16 units.

import { make } from "./api.js";

const length = (text) => [...text].length;
const TAGS = { flag: "mark", kept: "span" };

export class Text {
  constructor(root, moved) {
    this.root = root;
    this.rows = [];
    this.moved = moved; // told whenever the cursor stands elsewhere
    this.pieces = [];
    this.here = null;
    root.addEventListener("click", (event) => this.#clicked(event));
    document.addEventListener("selectionchange", () => this.#marked());
  }

  // Blocks of which nothing has changed stay as they stand: a page may have thousands.
  draw(lines, items, heads) {
    this.#leave();
    this.here = null;
    this.items = items;
    this.ofItem = items.map(() => []);
    this.rows = lines.map((line, index) => this.#row(line, heads[line[0].at], this.rows[index]));
    this.pieces = this.rows.flatMap((row) => row.pieces).filter(({ items: its, element }) =>
      its.length || element.textContent.trim());
    for (const piece of this.pieces) for (const item of piece.items) this.ofItem[item].push(piece);
  }

  // `head` is the name of the article that begins with this line, if one does.
  #row(line, head, old) {
    const said = line.flatMap((piece) => piece.items.map((item) => this.items[item]));
    const key = JSON.stringify([line, said]);
    if (old?.key === key) return old;
    const pieces = line.map((piece) => this.#piece(piece));
    const element = make("div", { class: "row" }, ...pieces.map((piece) => piece.element));
    if (head) element.prepend(make("h2", { class: "head" }, make("small", {}, "Split off"), head));
    if (old) old.element.replaceWith(element);
    else this.root.append(element);
    return { key, element, pieces };
  }

  #piece(piece) {
    const first = this.items[piece.items[0]];
    const mend = first?.action === "repair";
    const tag = mend && !piece.text ? "ins" : TAGS[first?.action ?? "kept"] ?? "del";
    const accepted = first?.verdict === "accept" || !piece.text ? first?.verdict : "";
    const last = piece.items.some((item) => this.items[item].end === piece.at + length(piece.text));
    const element = make(tag, {
      class: piece.text && !piece.text.trim() ? "piece blank" : "piece",
      tabindex: -1,
      "data-at": piece.at,
      "data-family": first?.category.split(".")[0],
      "data-verdict": piece.verdict || accepted || undefined,
      "data-now": mend && last ? first.now : undefined,
    }, piece.text);
    return { element, at: piece.at, end: piece.at + length(piece.text), items: piece.items };
  }

  // Families that are not wanted are hushed, so that the others stand out.
  hush(hidden) {
    for (const { element } of this.pieces) {
      element.classList.toggle("hushed", hidden.has(element.dataset.family));
    }
  }

  // The items in the order of the text, of those that are wanted.
  next(step, wanted) {
    const at = this.here ? this.here.start : -1;
    const number = this.here?.item ?? (step > 0 ? -1 : this.items.length);
    const order = this.items.map((item, index) => ({ item, index }));
    if (step < 0) order.reverse();
    const passed = ({ item, index }) =>
      this.here?.item === undefined
        ? step > 0 ? item.start >= at : item.start < at
        : step > 0 ? index > number : index < number;
    const found = order.find((one) => passed(one) && wanted(one.item));
    return found?.index;
  }

  toItem(index, quiet = false) {
    const item = this.items[index];
    this.#stand(this.ofItem[index], { start: item.start, end: item.end, item: index }, quiet);
  }

  // One line further, whether it was kept or not.
  toPiece(step) {
    const now = this.here?.pieces ?? [];
    const edge = now[step > 0 ? now.length - 1 : 0];
    const index = this.pieces.indexOf(edge);
    const first = step > 0 ? 0 : this.pieces.length - 1;
    const piece = this.pieces[index < 0 ? first : index + step];
    if (piece) this.#toOne(piece);
  }

  // Where the cursor stood before the page was drawn again.
  toPlace(start) {
    const item = this.items.findIndex((one) => one.start === start);
    if (item >= 0) return this.toItem(item);
    const piece = this.pieces.find((one) => one.end > start) ?? this.pieces[0];
    if (piece) this.#toOne(piece);
    return undefined;
  }

  #toOne(piece) {
    const alone = piece.items.find((item) => this.ofItem[item].length === 1);
    if (alone !== undefined) this.toItem(alone);
    else this.#stand([piece], { ...this.#trimmed(piece), item: undefined });
  }

  #trimmed({ element, at, end }) {
    const text = element.textContent;
    return {
      start: at + length(text) - length(text.trimStart()),
      end: end - (length(text) - length(text.trimEnd())),
    };
  }

  #stand(pieces, place, quiet = false) {
    this.#leave();
    this.here = { ...place, pieces };
    for (const { element } of pieces) element.classList.add("here");
    const first = pieces[0]?.element;
    first?.setAttribute("aria-describedby", "what");
    first?.focus({ preventScroll: true });
    if (!quiet) first?.scrollIntoView({ block: "nearest" });
    this.moved(this.here);
  }

  #leave() {
    for (const { element } of this.here?.pieces ?? []) {
      element.classList.remove("here");
      element.removeAttribute("aria-describedby");
    }
  }

  #clicked(event) {
    if (!getSelection().isCollapsed) return;
    const element = event.target.closest("[data-at]");
    const piece = this.pieces.find((one) => one.element === element);
    if (!piece) return;
    if (piece.items.length) this.toItem(piece.items[0], true);
    else this.#toOne(piece);
  }

  // A part of the text that was marked with the mouse.
  #marked() {
    const selection = getSelection();
    if (selection.isCollapsed || !this.root.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const pieces = this.pieces.filter(({ element }) => range.intersectsNode(element));
    if (!pieces.length) return;
    const start = place(pieces[0], range.startContainer, range.startOffset) ?? pieces[0].at;
    const last = pieces[pieces.length - 1];
    const end = place(last, range.endContainer, range.endOffset) ?? last.end;
    if (start >= end) return;
    this.#leave();
    this.here = { start, end, item: undefined, pieces, marked: true };
    this.moved(this.here);
  }
}

function place(piece, node, offset) {
  if (node.nodeType !== Node.TEXT_NODE || !piece.element.contains(node)) return undefined;
  return piece.at + length(node.data.slice(0, offset));
}
