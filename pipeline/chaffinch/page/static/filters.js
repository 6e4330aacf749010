// Which notes are marked: by family, rule, stage and confidence.
const unwanted = new Set();

function wanted(note) {
  return !unwanted.has(note.rule)
    && (!get("stage")?.value || note.stage === get("stage").value)
    && note.confidence * 100 <= get("confidence").value;
}

function filter() {
  const off = NOTES.map((note) => !wanted(note));
  for (const mark of document.querySelectorAll("[data-n]")) {
    mark.classList.toggle("off", mark.dataset.n.split(" ").every((number) => off[number]));
  }
  const most = get("confidence").value;
  get("sure").value = most === "100" ? "any" : `≤ ${most} %`;
  count();
}

get("legend")?.addEventListener("input", (event) => {
  const box = event.target;
  if (box.dataset.family !== undefined) {
    for (const rule of get("legend").querySelectorAll("[data-filter]")) {
      if (rule.dataset.of === box.dataset.family) rule.checked = box.checked;
    }
  }
  unwanted.clear();
  const rules = [...get("legend").querySelectorAll("[data-filter]")];
  for (const rule of rules) if (!rule.checked) unwanted.add(rule.dataset.filter);
  for (const family of get("legend").querySelectorAll("[data-family]")) {
    const own = rules.filter((rule) => rule.dataset.of === family.dataset.family);
    family.checked = own.some((rule) => rule.checked);
    family.indeterminate = family.checked && !own.every((rule) => rule.checked);
  }
  filter();
});
