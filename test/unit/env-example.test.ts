import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONFIG_NAMES, readCommandConfig } from "~/config";

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const EXAMPLES = [...read(".env.example").matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(
  ([, name = "", value = ""]) => ({
    name,
    value: value.replace(/^"|"$/g, ""),
  }),
);

test(".env.example names every setting once, and no others", () => {
  expect(EXAMPLES.map(({ name }) => name).sort()).toEqual([...CONFIG_NAMES].sort());
});

test("every value in .env.example is accepted", () => {
  const env = Object.fromEntries(EXAMPLES.map(({ name, value }) => [name, value]));
  expect(readCommandConfig(env)).toMatchObject({ port: 3000, demo: false });
});

test("docs/configuration.md describes every setting", () => {
  const rows = read("docs/configuration.md").match(/^\| `.*$/gm) ?? [];
  const described = rows.flatMap((row) => row.split(" | ")[0]?.match(/[A-Z_]{4,}/g) ?? []);
  expect(described.sort()).toEqual([...CONFIG_NAMES].sort());
});
