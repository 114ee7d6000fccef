/** Searches the handbook: every word must occur in a section's heading, its page's title, or its text. */

/** @typedef {{ to: string, title: string, heading: string, text: string }} Section */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[role=search]"));
const field = /** @type {HTMLInputElement} */ (document.querySelector("#q"));
const found = /** @type {HTMLElement} */ (document.querySelector("#found"));
const up = document.documentElement.dataset.up ?? "";
const MOST = 12;

/** @type {Promise<Section[]> | undefined} */
let sections;
function read() {
  sections ??= fetch(`${up}search.json`).then((answer) => answer.json());
  return sections;
}

/** @param {Section} section @param {string[]} words */
function rank({ heading, title, text }, words) {
  const weigh = (/** @type {string} */ place, /** @type {number} */ weight) =>
    words.filter((word) => place.toLowerCase().includes(word)).length * weight;
  return weigh(heading, 8) + weigh(title, 4) + weigh(text, 1);
}

/** @param {Section[]} list */
function show(list) {
  const count = document.createElement("p");
  const all = list.length === MOST ? "The first " : "";
  count.textContent = list.length === 0 ? "Nothing found." : `${all}${list.length} found`;
  const results = document.createElement("ul");
  for (const { to, title, heading } of list) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = up + to;
    link.textContent = heading;
    const page = document.createElement("span");
    page.textContent = title;
    link.append(page);
    item.append(link);
    results.append(item);
  }
  found.replaceChildren(count, results);
}

const typed = () => field.value.trim().toLowerCase();

field.addEventListener("input", async () => {
  const asked = typed();
  const words = asked.split(/\s+/).filter(Boolean);
  const all = await read();
  if (typed() !== asked) return;
  if (words.length === 0) return found.replaceChildren();
  const hits = all
    .filter(({ heading, title, text }) => {
      const whole = `${heading} ${title} ${text}`.toLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .sort((a, b) => rank(b, words) - rank(a, words));
  show(hits.slice(0, MOST));
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  found.querySelector("a")?.click();
});
form.hidden = false;
