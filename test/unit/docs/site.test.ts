import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "../../../app/domain/terms";
import { CONTENTS } from "../../../bin/docs/contents.mjs";
import { buildDocs } from "../../../bin/docs/site.mjs";
import { PICTURES } from "../../support/pictures";
import { temporaryFolder } from "../../support/temporary.mjs";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));

describe("the handbook", () => {
  let target: string;
  beforeAll(() => {
    target = temporaryFolder("handbook");
    buildDocs(PROJECT, target);
  });
  afterAll(() => rmSync(target, { recursive: true, force: true }));

  it("has a guide for each role, which the help page links to", () => {
    for (const role of ROLES) {
      const text = readFileSync(join(target, "guides", `${role.replace("_", "-")}.html`), "utf8");
      expect(text).toMatch(/<h1>Guide for /);
    }
  });

  it("links to no file that it does not have", () => {
    const pages = readdirSync(target, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(30);
    for (const page of pages) {
      const text = readFileSync(join(target, page), "utf8");
      for (const [, href = ""] of text.matchAll(/(?:href|src)="([^"#:]+)(?:#[^"]*)?"/g)) {
        if (href.startsWith("/")) continue;
        expect(existsSync(join(target, dirname(page), href)), `${page} → ${href}`).toBe(true);
      }
    }
  });

  it("is searched section by section", () => {
    const sections = JSON.parse(readFileSync(join(target, "search.json"), "utf8")) as {
      to: string;
      text: string;
    }[];
    expect(sections.find(({ to }) => to === "guides/data-lead.html#submit")?.text).toContain("press Submit");
  });

  it("shows only pictures that a script takes, and all of them", () => {
    const taken = PICTURES.map(({ name }) => `${name}.png`).sort();
    expect(readdirSync(join(PROJECT, "docs/images")).sort()).toEqual(taken);
    const texts = [
      "README.md",
      ...CONTENTS.flatMap(({ pages }) => pages).filter((path) => path.endsWith(".md")),
    ];
    const used = texts.flatMap((path) =>
      [
        ...readFileSync(join(PROJECT, path), "utf8").matchAll(/\((?:\.\.\/|docs\/)images\/([\w-]+\.png)\)/g),
      ].map(([, name]) => name),
    );
    expect([...new Set(used)].sort()).toEqual(taken);
  });
});

describe("a faulty handbook", () => {
  const project = temporaryFolder("faulty-handbook");
  afterAll(() => rmSync(project, { recursive: true, force: true }));
  const faultsOf = (texts: Record<string, string>) => {
    rmSync(project, { recursive: true, force: true });
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    try {
      buildDocs(project, join(project, "site"), [{ title: "All", pages: ["docs/a.md"] }]);
      return [];
    } catch (error) {
      return (error as Error).message.split("\n");
    }
  };

  it.each([
    ["a dead link", "[b](b.md)", "docs/a.md: there is no docs/b.md"],
    [
      "a link to a heading that is not there",
      "[below](#nowhere)",
      "docs/a.md: docs/a.md has no heading #nowhere",
    ],
    ["a missing picture", "![A page](images/a.png)", "docs/a.md: there is no picture docs/images/a.png"],
  ])("is not built with %s", (_, text, fault) => {
    expect(faultsOf({ "docs/a.md": `# A\n\n${text}\n` })).toEqual([fault]);
  });

  it("is not built with a page that no reader is led to", () => {
    expect(faultsOf({ "docs/a.md": "# A\n", "docs/b.md": "# B\n" })).toEqual([
      "docs/b.md: no reader is led to this page; list it in bin/docs/contents.mjs",
    ]);
    expect(faultsOf({ "docs/a.md": "# A\n\n[Here](#a)\n" })).toEqual([]);
  });

  it("shows typed HTML as text", () => {
    expect(faultsOf({ "docs/a.md": "# A\n\n<script>alert(1)</script>\n" })).toEqual([]);
    expect(readFileSync(join(project, "site/a.html"), "utf8")).not.toContain("<script>alert");
  });
});
