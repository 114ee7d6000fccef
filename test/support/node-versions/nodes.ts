import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const VERSIONS = ["22", "24"];
const own = process.versions.node.split(".")[0] ?? "";

/** This Node and the other versions to test with it. npm has those for Linux only. */
export const NODES: { version: string; program: string }[] = [
  { version: own, program: process.execPath },
  ...VERSIONS.filter((version) => version !== own).flatMap((version) => {
    const name = `node-${version}-${process.platform}-${process.arch}`;
    const program = fileURLToPath(new URL(`node_modules/${name}/bin/node`, import.meta.url));
    // On Linux a missing program is a fault, which starting it will report.
    return process.platform === "linux" || existsSync(program) ? [{ version, program }] : [];
  }),
];
