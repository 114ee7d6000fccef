/**
 * The list of pages that Remix writes for browsers names every script of every page in full. Here each name is said
 * once: the file shrinks to a fifth before it is compressed, and to two thirds after.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { runInNewContext } from "node:vm";

const START = "window.__remixManifest=";
const SCRIPT = /^\/assets\/(.+)\.js$/;
/** Scripts of a page are a word of one letter each, which compresses better than numbers. The letters start after "ÿ". */
const FIRST_LETTER = 0x100;
const lettersOf = (/** @type {number[]} */ places) =>
  places.map((place) => String.fromCodePoint(FIRST_LETTER + place)).join("");
const FLAGS = ["hasAction", "hasLoader", "hasClientAction", "hasClientLoader", "hasErrorBoundary"];

/** @param {string} folder the assets of a finished build */
export function slimManifest(folder) {
  const name = readdirSync(folder).find((file) => /^manifest-.+\.js$/.test(file));
  if (!name) throw new Error("The build has no list of pages.");
  const file = join(folder, name);
  writeFileSync(file, slimmed(readFileSync(file, "utf8")));
}

/**
 * The same list in fewer characters.
 * @param {string} text as Remix writes it
 * @throws if it would be another list
 */
export function slimmed(text) {
  const manifest = JSON.parse(text.slice(START.length).replace(/;\s*$/, ""));
  const { routes, ...rest } = manifest;
  /** @type {Map<string, number>} */
  const places = new Map();
  const placeOf = (/** @type {string} */ script) => {
    const name = SCRIPT.exec(script)?.[1] ?? "";
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name) ?? 0;
  };
  const rows = Object.values(routes).map((route) => [
    route.id,
    route.parentId ?? 0,
    route.path ?? 0,
    route.index ? 1 : 0,
    FLAGS.reduce((sum, flag, bit) => sum + (route[flag] ? 2 ** bit : 0), 0),
    placeOf(route.module),
    lettersOf(route.imports.map(placeOf)),
    ...(route.css.length > 0 ? [route.css] : []),
  ]);
  const code = `(()=>{const n=${JSON.stringify([...places.keys()])},a=k=>"/assets/"+n[k]+".js",r={};
for(const[i,p,t,x,f,m,s,c=[]]of ${JSON.stringify(rows)}){const o=r[i]={id:i};if(p)o.parentId=p;if(t!==0)o.path=t;if(x)o.index=!0;
${JSON.stringify(FLAGS)}.forEach((h,b)=>{o[h]=!!(f&1<<b)});o.module=a(m);o.imports=[...s].map(k=>a(k.codePointAt()-${FIRST_LETTER}));o.css=c}
window.__remixManifest={...${JSON.stringify(rest)},routes:r}})();
`;
  /** @type {{ __remixManifest?: unknown }} */
  const window = {};
  runInNewContext(code, { window });
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(window.__remixManifest)), manifest))
    throw new Error("The list of pages has parts that bin/building/manifest.mjs does not know.");
  return code;
}
