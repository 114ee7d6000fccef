/** The files of the container image, made in a folder without a container engine. */
import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { neededPackages } from "../../../bin/release/lean.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What the COPY lines of the Dockerfile's stages take from the project, and from other stages. */
export interface Copies {
  stage: string;
  from: string | null;
  /** Paths below the project. */
  paths: string[];
}

/** The COPY lines of the Dockerfile, in order. The last stage has no name. */
export function copiesOf(dockerfile: string): Copies[] {
  let stage = "";
  return dockerfile.split("\n").flatMap((line) => {
    if (line.startsWith("FROM ")) stage = / AS (\w+)$/.exec(line)?.[1] ?? "";
    const [, from = null, list] = /^COPY (?:--from=(\w+) )?(.+)$/.exec(line) ?? [];
    if (!list) return [];
    const paths = list.split(" ").slice(0, -1);
    return [{ stage, from, paths: paths.map((path) => path.replace(/^\/app\//, "")) }];
  });
}

/**
 * Makes the tree of the last stage: what the Dockerfile copies from the project and from the build, and those packages
 * of the lock file that `npm ci --omit=dev` installs and bin/release/lean.mjs leaves. Packages are hard links where the file system allows it.
 */
export function makeImageTree(folder: string): void {
  const copies = copiesOf(readFileSync(join(root, "Dockerfile"), "utf8"));
  for (const { from, paths } of copies.filter(({ stage }) => stage === ""))
    for (const path of paths)
      if (from === "packages") copyPackages(folder);
      else copyTree(join(root, path), join(folder, path), copyFile);
}

function copyPackages(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  // Packages below it have entries of their own, and may be for development.
  for (const place of neededPackages(packages))
    if (isThere(join(root, place)))
      copyTree(join(root, place), join(folder, place), linkFile, ["node_modules"]);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

type Place = (from: string, to: string) => void;

function copyTree(from: string, to: string, place: Place, without: string[] = []): void {
  const stats = lstatSync(from);
  mkdirSync(dirname(to), { recursive: true });
  if (stats.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (stats.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from))
      if (!without.includes(name)) copyTree(join(from, name), join(to, name), place, without);
  } else place(from, to);
}

const copyFile: Place = (from, to) => copyFileSync(from, to);

const linkFile: Place = (from, to) => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};
