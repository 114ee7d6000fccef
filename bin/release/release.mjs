/**
 * `npm run release`: makes what an operator gets in the folder release/: an archive with the build, a bill of materials
 * (CycloneDX), the answer of `npm audit`, and their SHA-256 sums. `-- --no-build` takes the build as it is.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../build.mjs";
import { ensureInstalled, root } from "../install.mjs";

/** What the container image has, without packages: npm installs those where the app runs. */
const CONTENTS = [
  ...["app", "bin", "build", "db", "deploy", "docs", "patches", "seeds"],
  ...["CHANGELOG.md", "LICENSE", "NOTICE", "README.md", "SECURITY.md"],
  ...["package.json", "package-lock.json", "server.ts", "tsconfig.json", ".env.example"],
];

ensureInstalled({ dev: true });
if (!process.argv.includes("--no-build") && !ensureBuilt()) fail("The build failed; see above.");

const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = join(root, "release");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const archive = `${name}-${version}.tar.gz`;
const sbom = `${name}-${version}.cdx.json`;
const audit = `${name}-${version}.audit.json`;

const place = `--transform=s,^,${name}-${version}/,`;
run("tar", [
  "--create",
  "--gzip",
  "--sort=name",
  "--owner=0",
  "--group=0",
  place,
  `--file=release/${archive}`,
  ...CONTENTS,
]);
writeBillOfMaterials();
reportAudit();

const sums = [archive, sbom, audit].map((file) => {
  const sum = createHash("sha256")
    .update(readFileSync(join(folder, file)))
    .digest("hex");
  return `${sum}  ${file}\n`;
});
writeFileSync(join(folder, "SHA256SUMS"), sums.join(""));
console.log(`release/: ${archive}, ${sbom}, ${audit}, SHA256SUMS`);

/** Of the packages that production has, from the lock file alone. */
function writeBillOfMaterials() {
  const program = join(root, "node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js");
  const options = ["--package-lock-only", "--omit=dev", "--output-reproducible", "--validate"];
  run(process.execPath, [program, ...options, "--output-format=JSON", `--output-file=release/${sbom}`]);
}

/** Asks the registry about known vulnerabilities, and says plainly if it does not answer. */
function reportAudit() {
  const npm = process.env.npm_execpath;
  const args = ["audit", "--omit=dev", "--json"];
  const { stdout } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: "utf8" })
    : spawnSync("npm", args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  const counts = countsOf(stdout);
  writeFileSync(
    join(folder, audit),
    `${JSON.stringify(counts ? JSON.parse(stdout) : { answered: false }, null, 2)}\n`,
  );
  if (!counts)
    return console.log("npm audit: the registry gave no answer, so known vulnerabilities are NOT checked.");
  const found = Object.entries(counts).filter(([severity, count]) => severity !== "total" && count > 0);
  console.log(
    `npm audit: ${found.map(([severity, count]) => `${count} ${severity}`).join(", ") || "nothing known"}`,
  );
  if ((counts.high ?? 0) + (counts.critical ?? 0) > 0)
    fail("A package has a known serious vulnerability: update it, or explain it in docs/security.md.");
}

/** @param {string} text @returns {Record<string, number> | null} */
function countsOf(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { status, stderr } = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) fail(`${program} ${args.join(" ")}\n${stderr}`);
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
