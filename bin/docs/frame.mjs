import { escaped, htmlOf } from "./markdown.mjs";

/** @typedef {import("./markdown.mjs").DocsPage} DocsPage */
/** @typedef {{ title: string, pages: DocsPage[] }} Shown */

/** @param {DocsPage} page @param {Shown[]} parts @param {Map<string, string>} known */
export function pageOf(page, parts, known) {
  return frame({ title: page.title, at: page.address, parts, body: htmlOf(page, known) });
}

/** @param {Shown[]} parts */
export function startPageOf(parts) {
  const list = parts
    .map(
      ({ title, pages }) =>
        `<section><h2>${escaped(title)}</h2><ul>${pages
          .map(({ address, title: name }) => `<li><a href="${address}">${escaped(name)}</a></li>`)
          .join("")}</ul></section>`,
    )
    .join("\n");
  const lead = "How to use Tidemark, how its figures are computed, and how to run and change it.";
  return frame({
    title: "Handbook",
    at: "index.html",
    parts,
    body: `<h1>Handbook</h1><p class="lead">${lead}</p><div class="parts">${list}</div>`,
  });
}

/** @param {{ title: string, at: string, parts: Shown[], body: string }} page */
function frame({ title, at, parts, body }) {
  const up = "../".repeat(at.split("/").length - 1);
  const linkTo = (/** @type {string} */ address, /** @type {string} */ name) =>
    `<a href="${up}${address}"${address === at ? ' aria-current="page"' : ""}>${escaped(name)}</a>`;
  const nav = parts
    .map(({ title: part, pages }) => {
      const [only, ...others] = pages;
      if (only && others.length === 0) return `<p>${linkTo(only.address, part)}</p>`;
      const links = pages.map(({ address, title: name }) => `<li>${linkTo(address, name)}</li>`).join("");
      const open = pages.some(({ address }) => address === at) ? " open" : "";
      return `<details${open}><summary>${escaped(part)}</summary><ul>${links}</ul></details>`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en" data-up="${up}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Tidemark</title>
<link rel="stylesheet" href="${up}assets/docs.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<script src="${up}assets/docs.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header>
<a class="home" href="${up}index.html">Tidemark <span>handbook</span></a>
<a href="/">Open the app</a>
</header>
<div class="columns">
<div class="side">
<form role="search" hidden>
<label for="q">Search the handbook</label>
<input id="q" type="search" autocomplete="off" aria-controls="found">
<div id="found" role="status" aria-live="polite"></div>
</form>
<nav aria-label="Handbook">
${nav}
</nav>
</div>
<main id="main" tabindex="-1">
${body}
</main>
</div>
</body>
</html>
`;
}
