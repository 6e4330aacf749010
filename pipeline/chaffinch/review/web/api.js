// What every page of the review needs: asking the program, making elements, telling the reader.

export async function ask(name, body = {}) {
  const answer = await fetch(`api/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => { throw new Error("chaffinch review is not running any more"); });
  if (answer.status === 403) throw new Error(await answer.text());
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

// All text goes in as text: nothing of a page is ever read as markup.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// Where a page is reviewed; nowhere if the name of its file is no text.
export const address = (name) => (name.isWellFormed() ? `page?name=${encodeURIComponent(name)}` : "");

export const byId = (id) => document.getElementById(id);

let fading;
export function say(text, wrong = false) {
  const said = byId("said");
  said.textContent = text;
  said.className = wrong ? "wrong on" : "on";
  clearTimeout(fading);
  fading = setTimeout(() => { said.className = ""; }, wrong ? 9000 : 3500);
}

// What goes wrong is told of, and the page stays as it is.
export const told = (work) => async (...given) => {
  try {
    return await work(...given);
  } catch (error) {
    say(error.message, true);
  }
};

// Another window, or another person, may have judged something.
export function follow(known, changed) {
  let broken = false;
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const { line } = await ask("line");
      broken = false;
      if (line !== known()) await changed();
    } catch (error) {
      if (!broken) say(error.message, true);
      broken = true;
    }
  }, 1500);
}
