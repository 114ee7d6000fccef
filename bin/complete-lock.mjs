/**
 * `node bin/complete-lock.mjs`: completes package-lock.json after a dependency has changed.
 *
 * npm omits an optional package for another platform from the lock file if the registry does not carry it, and
 * `npm ci` then refuses the lock file everywhere. An entry with version and platform is enough, because such a
 * package is fetched only on its own platform.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos"];
const PROCESSORS = "arm64 arm ia32 loong64 mips64el ppc64 riscv64 s390x x64 wasm32".split(" ");

/**
 * "@rollup/rollup-linux-x64-musl" → { cpu: ["x64"], os: ["linux"], libc: ["musl"] }; null for other names.
 * @param {string} name
 */
function platform(name) {
  const words = name.split(/[-/]/);
  const cpu = PROCESSORS.find((word) => words.includes(word));
  const os = words.includes("win32") ? "win32" : SYSTEMS.find((word) => words.includes(word));
  if (!cpu || !(os || cpu === "wasm32")) return null;
  const musl = words.some((word) => word.startsWith("musl"));
  const glibc = words.some((word) => word.startsWith("gnu"));
  const libc = os === "linux" && (musl || glibc) ? [musl ? "musl" : "glibc"] : undefined;
  return { cpu: [cpu], libc, os: os && [os] };
}

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8"));

/**
 * The entry that Node resolves `name` to from the package at `from`.
 * @param {string} name @param {string} from
 */
function resolved(name, from) {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf("/node_modules/"), 0))) {
    const entry = lock.packages[`${place ? `${place}/` : ""}node_modules/${name}`];
    if (entry || !place) return entry;
  }
}

const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const target = platform(name);
    if (!target || !/^\d/.test(version) || resolved(name, place)?.version === version) continue;
    const top = `node_modules/${name}`;
    const path = lock.packages[top] ? `${place}/${top}` : top;
    const { cpu, libc, os } = target;
    // In npm's own order. JSON omits what is undefined.
    lock.packages[path] = { version, cpu, dev: entry.dev, libc, optional: true, os };
    added.push(`${name}@${version}`);
  }
}

lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")),
);
if (added.length) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length ? `added to package-lock.json: ${added.join(", ")}` : "package-lock.json is complete",
);
