// What is known of each mark, its elements, and which of them is looked at.
const { name: NAME, own: OWN, notes: NOTES, why: WHY } = JSON.parse(get("data").textContent);
const MARKS = NOTES.map(() => []); // the elements of each note: a flag may have several
let here = -1;
const narrow = matchMedia("(max-width: 60rem)"); // the card lies over the foot of the text

// What HTML cannot hold: NUL, halves of surrogate pairs.
for (const odd of document.querySelectorAll(".text u[data-code]")) {
  odd.textContent = String.fromCharCode(parseInt(odd.dataset.code, 16));
}
for (const mark of document.querySelectorAll("[data-n]")) {
  for (const number of mark.dataset.n.split(" ")) MARKS[number].push(mark);
}

function choose(number, scroll = true) {
  for (const mark of MARKS[here] ?? []) mark.classList.remove("here");
  here = number;
  tell(number);
  const marks = MARKS[number] ?? [];
  for (const mark of marks) mark.classList.add("here");
  const seen = marks.find((mark) => mark.closest(document.body.dataset.view === "diff" ? ".diff" : ".text"));
  if (scroll && seen) bring(seen, number);
  count();
}

// Parts get their true height when they come near the window, and move what stands below them.
function bring(mark, number) {
  const block = narrow.matches ? "start" : "center";
  const again = () => number === here && mark.scrollIntoView({ block });
  mark.scrollIntoView({ block });
  requestAnimationFrame(() => requestAnimationFrame(again));
}

// The next note, in either direction, that no filter hides.
function step(by) {
  const from = here < 0 && by < 0 ? NOTES.length : here;
  for (let number = from + by; number >= 0 && number < NOTES.length; number += by) {
    if (wanted(NOTES[number])) return choose(number);
  }
}

function count() {
  const all = NOTES.filter(wanted);
  const place = here < 0 ? 0 : all.indexOf(NOTES[here]) + 1;
  get("step").value = place ? `${place} of ${all.length}` : `${all.length}`;
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-n]");
  if (mark) choose(Number(mark.dataset.n.split(" ")[0]), !mark.closest(".text, .diff"));
});
get("next").addEventListener("click", () => step(1));
get("previous").addEventListener("click", () => step(-1));
