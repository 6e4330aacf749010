"use strict";
const get = (id) => document.getElementById(id);

// The theme follows the system until somebody chooses.
const THEMES = ["auto", "light", "dark"];
get("theme").addEventListener("click", (event) => {
  const root = document.documentElement;
  const theme = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
  root.dataset.theme = theme;
  event.target.textContent = `Theme: ${theme}`;
});
