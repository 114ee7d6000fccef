import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CONFIG_NAMES } from "~/config";
import { neededPackages } from "../../bin/release/lean.mjs";
import { copiesOf } from "../support/app/image";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const isThere = (file: string) => existsSync(new URL(`../../${file}`, import.meta.url));
const SETTINGS: readonly string[] = CONFIG_NAMES;
const DOCKERFILE = read("Dockerfile");

describe("the container image", () => {
  const copies = copiesOf(DOCKERFILE);

  test("copies only what is there and what .dockerignore lets through", () => {
    const allowed = [...read(".dockerignore").matchAll(/^!(.+)$/gm)].map(([, name]) => name);
    const paths = copies.filter(({ from }) => from === null).flatMap(({ paths }) => paths);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
    expect(paths.filter((path) => !allowed.includes(path))).toEqual([]);
    expect(allowed.filter((name) => name !== undefined && !paths.includes(name))).toEqual([]);
  });

  test("has the patches and the program that applies them before packages are installed", () => {
    const base = copies.filter(({ stage }) => stage === "base").flatMap(({ paths }) => paths);
    expect(base).toEqual(["package.json", "package-lock.json", "bin", "patches"]);
  });

  test("keeps the packages that run the app, and none that only could work with them", () => {
    const needed = neededPackages(JSON.parse(read("package-lock.json")).packages);
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    for (const name of Object.keys(dependencies))
      expect([name, needed.has(`node_modules/${name}`)]).toEqual([name, true]);
    const tools = [
      "vite",
      "vitest",
      "typescript",
      "drizzle-kit",
      "msw",
      "@remix-run/dev",
      "@playwright/test",
    ];
    for (const name of tools) {
      expect(devDependencies).toHaveProperty([name]);
      expect([name, needed.has(`node_modules/${name}`)]).toEqual([name, false]);
    }
  });

  test("is not root, and is checked", () => {
    const last = DOCKERFILE.slice(DOCKERFILE.lastIndexOf("\nFROM "));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/health\/live/m);
    expect(last).not.toMatch(/npm (ci|install)/);
  });

  test("sets only what the app knows", () => {
    const names = /^ENV (.+)$/m.exec(DOCKERFILE)?.[1]?.match(/\b[A-Z_]+(?==)/g) ?? [];
    expect(names.filter((name) => name !== "NODE_ENV" && !SETTINGS.includes(name))).toEqual([]);
  });
});

test("compose.yaml sets only what the app knows, has no password of its own, and opens no port to the network", () => {
  const text = read("compose.yaml");
  const app = text.slice(text.indexOf("  app:"), text.indexOf("\n  database:"));
  const names = [...app.matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => !SETTINGS.includes(name))).toEqual([]);
  for (const [, value = ""] of text.matchAll(/(?:PASSWORD|SECRET): (.+)/g))
    expect(value).toMatch(/^\$\{\w+:\?/);
  for (const [, port = ""] of text.matchAll(/- "([\d.:]+)"/g)) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test("the systemd unit gives the app no privileges, and starts what `npm run serve` starts", () => {
  const unit = read("deploy/tidemark.service");
  const { scripts } = JSON.parse(read("package.json"));
  expect(unit).toContain(`ExecStart=/usr/bin/${scripts.serve}`);
  for (const line of [
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "ProtectSystem=strict",
    "ProtectHome=yes",
  ])
    expect(unit.split("\n")).toContain(line);
  const names = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name = ""]) => name);
  expect(names.filter((name) => !SETTINGS.includes(name))).toEqual([]);
});

test("the settings in the pages about operations exist", () => {
  for (const page of ["install", "containers", "monitoring", "backup"]) {
    const names = [...read(`docs/operations/${page}.md`).matchAll(/^([A-Z_]{4,})=/gm)].map(
      ([, name = ""]) => name,
    );
    const others = ["NODE_ENV", "POSTGRES_PASSWORD", "DATABASE_PASSWORD", "MAILTO"];
    expect(
      names.filter((name) => !SETTINGS.includes(name) && !others.includes(name)),
      page,
    ).toEqual([]);
  }
});
