import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { Lexer, Marked } from "marked";

/**
 * A page as it is read.
 * @typedef {object} DocsPage
 * @property {string} path below the project, "docs/api.md"
 * @property {string} address below /docs/, "api.html"
 * @property {string} title
 * @property {{ to: string, anchor: string }[]} links to files of the project
 * @property {string[]} pictures
 * @property {Set<string>} ids of headings
 * @property {{ id: string, heading: string, text: string }[]} sections for the search
 * @property {import("marked").Token[]} tokens
 */

const OUTSIDE = /^(https?:|mailto:|#)/;

/** @param {string} project @param {string} path @returns {DocsPage} */
export function readPage(project, path) {
  const tokens = new Lexer({ gfm: true }).lex(readFileSync(join(project, path), "utf8"));
  const headings = tokens.flatMap((token) => (token.type === "heading" ? [String(token.text)] : []));
  /** @type {DocsPage} */
  const page = {
    path,
    address: addressOf(path),
    title: headings[0] ?? path,
    links: [],
    pictures: [],
    ids: new Set(headings.map(idOf)),
    sections: sectionsOf(tokens),
    tokens,
  };
  new Marked().walkTokens(tokens, (token) => {
    if (token.type === "image" && !OUTSIDE.test(token.href))
      page.pictures.push(targetOf(path, token.href).to);
    if (token.type === "link") {
      const own = token.href.startsWith("#");
      if (own) page.links.push({ to: path, anchor: token.href.slice(1) });
      else if (!OUTSIDE.test(token.href)) page.links.push(targetOf(path, token.href));
    }
  });
  return page;
}

/** "docs/operations/install.md" → "operations/install.html" @param {string} path */
export function addressOf(path) {
  return path
    .replace(/^docs\//, "")
    .replace(/\.md$/, ".html")
    .toLowerCase();
}

/** What a relative link of a page means. @param {string} path @param {string} href */
export function targetOf(path, href) {
  const [file = "", anchor = ""] = href.split("#");
  return { to: posix.join(posix.dirname(path), decodeURIComponent(file)), anchor };
}

/** As GitHub makes them, so that links work there as well. @param {string} heading */
export function idOf(heading) {
  return plain(heading)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

/** @param {string} text */
const plain = (text) => text.replace(/`|\*\*|\*/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/** The text below each heading. @param {import("marked").Token[]} tokens */
function sectionsOf(tokens) {
  /** @type {DocsPage["sections"]} */
  const sections = [];
  for (const token of tokens)
    if (token.type === "heading")
      sections.push({ id: idOf(token.text), heading: plain(token.text), text: "" });
    else {
      const last = sections.at(-1);
      if (last)
        last.text = `${last.text} ${plain(token.raw).replace(/[\s|:-]+/g, " ")}`.trim().slice(0, 4000);
    }
  return sections;
}

/**
 * The page as HTML. Links to pages of the site lead there; links to other files of the project, which the site does not
 * have, become their words.
 * @param {DocsPage} page
 * @param {Map<string, string>} known addresses by path
 */
export function htmlOf(page, known) {
  const up = "../".repeat(page.address.split("/").length - 1);
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }) {
        const words = this.parser.parseInline(tokens);
        return depth === 1 ? `<h1>${words}</h1>\n` : `<h${depth} id="${idOf(text)}">${words}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        if (OUTSIDE.test(href)) return `<a href="${escaped(href)}">${words}</a>`;
        const { to, anchor } = targetOf(page.path, href);
        const address = known.get(to);
        return address ? `<a href="${up}${address}${anchor ? `#${anchor}` : ""}">${words}</a>` : words;
      },
      image({ href, text }) {
        const { to } = targetOf(page.path, href);
        return `<img src="${up}${escaped(to.replace(/^docs\//, ""))}" alt="${escaped(text)}" loading="lazy">`;
      },
      table(token) {
        const cells = (/** @type {import("marked").Tokens.TableCell[]} */ row, /** @type {string} */ tag) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("");
        const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
        // A scrolling region must be reachable by keyboard.
        return `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table><thead><tr>${cells(token.header, 'th scope="col"').replaceAll('</th scope="col">', "</th>")}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
      },
      html({ text }) {
        return text.startsWith("<!--") ? "" : escaped(text);
      },
    },
  });
  return marked.parser(page.tokens);
}

/** @param {string} text */
export function escaped(text) {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign,
  );
}
