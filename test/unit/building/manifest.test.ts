import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { slimmed } from "../../../bin/building/manifest.mjs";

const flags = {
  hasAction: false,
  hasLoader: true,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
};
const MANIFEST = {
  entry: { module: "/assets/entry.client-1.js", imports: ["/assets/parts-2.js"], css: [] },
  routes: {
    root: {
      id: "root",
      path: "",
      ...flags,
      hasErrorBoundary: true,
      module: "/assets/root-3.js",
      imports: ["/assets/parts-2.js"],
      css: ["/assets/a.css"],
    },
    "routes/goals": {
      id: "routes/goals",
      parentId: "root",
      path: "c/:c/goals",
      ...flags,
      hasAction: true,
      module: "/assets/goals-4.js",
      imports: ["/assets/parts-2.js", "/assets/shell-5.js"],
      css: [],
    },
    "routes/home": {
      id: "routes/home",
      parentId: "root",
      index: true,
      ...flags,
      module: "/assets/home-6.js",
      imports: [],
      css: [],
    },
  },
  url: "/assets/manifest-7.js",
  version: "7",
};
const written = (manifest: object) => `window.__remixManifest=${JSON.stringify(manifest)};`;

it("says the same list of pages in fewer characters", () => {
  const code = slimmed(written(MANIFEST));
  const window: { __remixManifest?: unknown } = {};
  runInNewContext(code, { window });
  expect(JSON.parse(JSON.stringify(window.__remixManifest))).toEqual(MANIFEST);
  const many = {
    ...MANIFEST,
    routes: Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`r${at}`, { ...MANIFEST.routes["routes/goals"], id: `r${at}` }]),
    ),
  };
  expect(slimmed(written(many)).length).toBeLessThan(written(many).length / 4);
});

it("refuses a list with parts that it does not know, rather than losing them", () => {
  const { root } = MANIFEST.routes;
  for (const odd of [
    { ...root, handle: "new" },
    { ...root, module: "/elsewhere/root.js" },
  ])
    expect(() => slimmed(written({ ...MANIFEST, routes: { root: odd } }))).toThrow("does not know");
});
