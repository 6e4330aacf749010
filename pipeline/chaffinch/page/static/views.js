// Marked, clean, diff, raw: one text, shown in four ways.
function show(view) {
  if (view === "diff") compare();
  document.body.dataset.view = view;
  document.querySelector(`[name="view"][value="${view}"]`).checked = true;
  find();
}

document.querySelector(".tools fieldset").addEventListener("change", (event) => show(event.target.value));
