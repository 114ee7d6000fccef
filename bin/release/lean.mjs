/**
 * `node bin/release/lean.mjs`, after `npm ci --omit=dev`: removes packages that only could work with ours (optional peers, as
 * drizzle-kit and vitest are of better-auth). npm installs them because the lock file has them for development; they are
 * a third of everything. Refuses where development packages are installed.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * @typedef {{ dev?: boolean, dependencies?: object, optionalDependencies?: object, peerDependencies?: object,
 *   peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Entry
 * @param {Record<string, Entry>} packages of the lock file
 * @returns {Set<string>} the places of those that production needs: "node_modules/zod"
 */
export function neededPackages(packages) {
  /** @type {Set<string>} */
  const needed = new Set();
  /** @param {string} place */
  const follow = (place) => {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
      packages[place] ?? {};
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (name) => !peerDependenciesMeta?.[name]?.optional,
    );
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const found = placeOf(packages, name, place);
      if (found === null || needed.has(found)) continue;
      needed.add(found);
      follow(found);
    }
  };
  follow("");
  return needed;
}

/**
 * Where Node finds `name` from the package at `from`.
 * @param {Record<string, Entry>} packages @param {string} name @param {string} from
 */
function placeOf(packages, name, from) {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf("/node_modules/"), 0))) {
    const candidate = `${place ? `${place}/` : ""}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (!place) return null;
  }
}

/** @param {string} root */
function removeUnneeded(root) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  if (existsSync(join(root, "node_modules/@playwright/test"))) {
    console.error("Packages for development are installed: run `npm ci --omit=dev` first.");
    process.exit(1);
  }
  const needed = neededPackages(packages);
  const superfluous = Object.keys(packages).filter(
    (place) => place !== "" && !needed.has(place) && existsSync(join(root, place)),
  );
  for (const place of superfluous) rmSync(join(root, place), { recursive: true, force: true });
  console.log(`removed ${superfluous.length} packages`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  removeUnneeded(fileURLToPath(new URL("../..", import.meta.url)));
