/**
 * `npm run docs:architecture`: draws the layers in docs/ARCHITECTURE.md from the import rules in
 * .dependency-cruiser.cjs. A unit test compares the two.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const LAYERS = [
  "app/routes",
  "app/access",
  "app/commands",
  "app/mail",
  "app/feeds",
  "app/reports",
  "app/exchange",
];
const ALL = [...LAYERS, "app/records", "app/ui", "app/domain", "db"];
const START = "<!-- layers: begin -->";
const END = "<!-- layers: end -->";
const file = fileURLToPath(new URL("../../docs/ARCHITECTURE.md", import.meta.url));

/**
 * One arrow for each import between layers that the rules allow. A layer without an `only` rule, such as the routes,
 * may import anything that no rule forbids.
 * @returns {string}
 */
export function diagram() {
  const rules = createRequire(import.meta.url)("../../.dependency-cruiser.cjs").forbidden;
  const lines = ALL.map((layer) => `  ${idOf(layer)}["${layer}"]`);
  for (const from of ALL) {
    for (const to of ALL) {
      if (from !== to && isAllowed(rules, from, to)) lines.push(`  ${idOf(from)} --> ${idOf(to)}`);
    }
  }
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n");
}

/** The document's text with the current diagram. @param {string} text */
export function withDiagram(text) {
  const [before = "", rest = ""] = text.split(START);
  const after = rest.split(END)[1] ?? "";
  return `${before}${START}\n\n${diagram()}\n\n${END}${after}`;
}

/**
 * Whether any file of one layer may import values from any file of another.
 * @param {any[]} rules @param {string} from @param {string} to
 */
function isAllowed(rules, from, to) {
  return !rules.some((rule) => {
    if (!rule.to.path || rule.to.circular || rule.to.dependencyTypesNot?.includes("type-only")) return false;
    return covers(rule.from, from) && covers(rule.to, to);
  });
}

/**
 * Whether a side of a rule covers the whole layer. A rule that exempts some of a layer's files exempts the layer.
 * @param {{ path?: string | string[], pathNot?: string | string[] }} side @param {string} layer
 */
function covers({ path, pathNot }, layer) {
  const folder = `${layer}/`;
  const patterns = (/** @type {string | string[] | undefined} */ value) => [value ?? []].flat();
  const inside =
    patterns(path).length === 0 || patterns(path).some((pattern) => new RegExp(pattern).test(folder));
  const exempt = patterns(pathNot).some(
    (pattern) => new RegExp(pattern).test(folder) || pattern.replaceAll("\\", "").startsWith(`^${folder}`),
  );
  return inside && !exempt;
}

/** @param {string} layer */
function idOf(layer) {
  return layer.replace("/", "_");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(file, withDiagram(readFileSync(file, "utf8")));
}
