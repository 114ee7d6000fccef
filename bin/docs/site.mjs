/**
 * The docs site: every page of docs/ as HTML in build/client/docs, which the app serves at /docs/. A dead link, a missing
 * picture, or a page that no reader is led to fails the build.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root } from "../install.mjs";
import { CONTENTS } from "./contents.mjs";
import { pageOf, startPageOf } from "./frame.mjs";
import { readPage } from "./markdown.mjs";

const ASSETS = fileURLToPath(new URL("./assets/", import.meta.url));

/** Something is wrong with the docs: one line for each fault. */
export class DocsError extends Error {
  /** @override */
  name = "DocsError";
}

/**
 * @param {string} project the folder that has docs/
 * @param {string} target where the site goes
 * @param {import("./contents.mjs").Part[]} contents
 * @throws {DocsError}
 */
export function buildDocs(project, target, contents = CONTENTS) {
  const parts = contents.map((part) => ({
    ...part,
    pages: part.pages.flatMap((path) => pagesAt(project, path)).map((path) => readPage(project, path)),
  }));
  const pages = parts.flatMap((part) => part.pages);
  const faults = [...unlisted(project, pages), ...pages.flatMap((page) => faultsOf(project, page, pages))];
  if (faults.length > 0) throw new DocsError(faults.join("\n"));
  rmSync(target, { recursive: true, force: true });
  for (const page of pages) write(target, page.address, pageOf(page, parts, known(pages)));
  write(target, "index.html", startPageOf(parts));
  write(
    target,
    "search.json",
    JSON.stringify(
      pages.flatMap(({ address, title, sections }) =>
        sections.map(({ id, heading, text }) => ({
          to: address + (id ? `#${id}` : ""),
          title,
          heading,
          text,
        })),
      ),
    ),
  );
  cpSync(ASSETS, join(target, "assets"), { recursive: true });
  if (existsSync(join(project, "docs/images")))
    cpSync(join(project, "docs/images"), join(target, "images"), { recursive: true });
}

/** @typedef {import("./markdown.mjs").DocsPage} DocsPage */

/** A page, or all pages of a folder. @param {string} project @param {string} path @returns {string[]} */
function pagesAt(project, path) {
  if (path.endsWith(".md")) return [path];
  return readdirSync(join(project, path))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `${path}/${name}`);
}

/** @param {string} project @param {DocsPage[]} pages */
function unlisted(project, pages) {
  const listed = new Set(pages.map(({ path }) => path));
  return readdirSync(join(project, "docs"), { recursive: true })
    .map((name) => posix.join("docs", String(name).replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".md") && !listed.has(path))
    .map((path) => `${path}: no reader is led to this page; list it in bin/docs/contents.mjs`);
}

/** Dead links and missing pictures. @param {string} project @param {DocsPage} page @param {DocsPage[]} pages */
function faultsOf(project, { path, links, pictures }, pages) {
  const faults = [];
  for (const { to, anchor } of links) {
    const target = pages.find((page) => page.path === to);
    if (!existsSync(join(project, to))) faults.push(`${path}: there is no ${to}`);
    else if (anchor && target && !target.ids.has(anchor))
      faults.push(`${path}: ${to} has no heading #${anchor}`);
  }
  for (const picture of pictures)
    if (!statSync(join(project, picture), { throwIfNoEntry: false })?.isFile())
      faults.push(`${path}: there is no picture ${picture}`);
  return faults;
}

/** Addresses by path. @param {DocsPage[]} pages */
const known = (pages) => new Map(pages.map(({ path, address }) => [path, address]));

/** @param {string} target @param {string} address @param {string} text */
function write(target, address, text) {
  const file = join(target, address);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  try {
    buildDocs(root, join(root, "build/client/docs"));
  } catch (error) {
    if (!(error instanceof DocsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
