import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diagram, withDiagram } from "../../bin/docs/architecture.mjs";

test("the diagram of the layers matches the import rules", () => {
  const text = readFileSync(new URL("../../docs/ARCHITECTURE.md", import.meta.url), "utf8");
  expect(withDiagram(text), "run `npm run docs:architecture`").toBe(text);
});

test("the domain imports no other layer, and pages contain no SQL", () => {
  const picture = diagram();
  expect(picture).not.toMatch(/app_domain -->/);
  expect(picture).not.toContain("app_routes --> db");
  expect(picture).toContain("app_records --> app_domain");
});
