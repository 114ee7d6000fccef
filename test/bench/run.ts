import { bulk } from "./bulk";
import { editing, imports } from "./changes";
import { decisions } from "./decision";
import { editors, gridPage } from "./entry";
import { executivesPage } from "./executive";
import { closeGround } from "./ground";
import { memory, pages } from "./pages";
import { stopServer } from "./postgres";
import { application, doubling, limit, neighbors } from "./rollup";

/**
 * `npm run bench` compares the app's speed with that of what it builds on, in one run on one machine. Times
 * vary by machine; look at the ratios. `npm run bench -- a d` runs only parts a and d.
 */
const args = process.argv.slice(2);
const PARTS: Record<string, () => Promise<void>> = {
  a: () => application(args.includes("--large-embedded")),
  b: neighbors,
  c: doubling,
  d: editing,
  e: limit,
  f: pages,
  g: memory,
  h: imports,
  i: bulk,
  j: decisions,
  k: executivesPage,
  l: gridPage,
  m: editors,
};

const chosen = args.filter((arg) => !arg.startsWith("--"));
const unknown = chosen.filter((arg) => !PARTS[arg]);
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}: ${Object.keys(PARTS)}`);
const began = Date.now();
try {
  for (const [letter, run] of Object.entries(PARTS))
    if (chosen.length === 0 || chosen.includes(letter)) await run();
} finally {
  await closeGround();
  await stopServer();
}
console.log(`
For orientation, measured once on a machine of this class: Grist answers an edited cell at S in 6 ms (p95 13),
LibreOffice Calc in 263 ms, NocoDB in 50–65 ms; Grist imports 1,000 rows in 96 ms; a kept roll-up in Cube reads L
in 6–7 ms; PostgreSQL without one sums L in 150–170 ms, DuckDB in 3 ms.

${Math.round((Date.now() - began) / 1000)} seconds.`);
