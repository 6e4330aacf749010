// Sorts and filters the table of pages.
const table = document.querySelector("table");
const heads = [...table.tHead.rows[0].cells];
const rows = [...table.tBodies[0].rows];
const total = get("shown").value.split(" of ")[1];
const names = new Intl.Collator("en", { numeric: true });

function value(row, at) {
  const cell = row.cells[at];
  return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
}

// Numbers the largest first, words the first first; the same column again turns it round.
function sort(at) {
  const head = heads[at];
  const numbers = head.classList.contains("number");
  const up = head.ariaSort ? head.ariaSort === "descending" : !numbers;
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const keys = new Map(rows.map((row) => [row, value(row, at)]));
  const compare = numbers ? (a, b) => a - b : names.compare;
  rows.sort((one, other) => compare(keys.get(one), keys.get(other)) * (up ? 1 : -1));
  table.tBodies[0].append(...rows);
}

function filter() {
  const words = get("filter").value.toLowerCase();
  const state = get("state").value;
  let left = 0;
  for (const row of rows) {
    const shown = (!state || row.className === state) && row.textContent.toLowerCase().includes(words);
    row.hidden = !shown;
    left += shown;
  }
  get("shown").value = `${left.toLocaleString("en")} of ${total}`;
}

table.tHead.addEventListener("click", (event) => {
  const head = event.target.closest("button")?.closest("th");
  if (head) sort(heads.indexOf(head));
});
get("filter").addEventListener("input", filter);
get("state").addEventListener("change", filter);
