// Single keys, which can be switched off; and where the page begins.
const KEYS = {
  n: () => step(1),
  p: () => step(-1),
  "/": () => get("search").focus(),
  1: () => show("marked"), 2: () => show("clean"), 3: () => show("diff"), 4: () => show("raw"),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (document.activeElement === get("search")) get("search").blur();
    else choose(-1);
  }
  const writes = event.target.matches("input:not([type=checkbox], [type=radio], [type=range]), select");
  if (writes || event.ctrlKey || event.metaKey || event.altKey || !get("keys").checked) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// A link to `page.html#12` opens that note: they count from 0.
const asked = location.hash.slice(1);
if (/^\d+$/.test(asked) && asked < NOTES.length) choose(Number(asked));
count();
if (narrow.matches) get("legend")?.removeAttribute("open");
