import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { STRATEGY_COLORS } from "~/ui/figures/strategy-colors";

const read = (file: string) => readFileSync(new URL(`../../../app/ui/${file}`, import.meta.url), "utf8");
const css = read("theme.css") + read("layout/print.css");

type Colors = Record<string, string>;

function colorsIn(block: string): Colors {
  return Object.fromEntries(
    [...block.matchAll(/--color-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]),
  );
}
function blockAfter(marker: string): string {
  const start = css.indexOf(marker);
  if (start < 0) throw new Error(`no ${marker} in theme.css`);
  return css.slice(start, css.indexOf("}", start));
}

const light = colorsIn(blockAfter("@theme {"));
const bySystem = colorsIn(blockAfter(':root:not([data-theme="light"]) {\n      color-scheme'));
const byChoice = colorsIn(blockAfter(':root[data-theme="dark"] {'));
const print = { ...light, ...colorsIn(blockAfter("html {\n    --color-paper: #ffffff")) };

function luminance(hex = ""): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string | undefined, b: string | undefined): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = [
  "ink",
  "ink-soft",
  "link",
  "workforce",
  "purchasing",
  "investing",
  "good",
  "warn",
  "bad",
  "info",
];

describe.each([
  ["light", light],
  ["dark", bySystem],
  ["print", print],
])("colors in %s", (_, colors) => {
  it.each(TEXT)("%s is legible as text on paper", (name) => {
    expect(contrast(colors[name], colors.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colors[name], colors.raised)).toBeGreaterThanOrEqual(4.5);
  });
  it("words on sunk grounds and washes are legible", () => {
    for (const name of ["ink", "ink-soft", "link"]) {
      expect(contrast(colors[name], colors.sunk)).toBeGreaterThanOrEqual(4.5);
    }
    for (const name of ["good", "warn", "bad", "info", "workforce", "purchasing", "investing"]) {
      expect(contrast(colors.ink, colors[`${name}-wash`])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colors[name], colors[`${name}-wash`])).toBeGreaterThanOrEqual(3);
    }
  });
  it("controls, axes and the focus ring can be seen", () => {
    for (const name of ["line-strong", "focus"]) {
      expect(contrast(colors[name], colors.paper)).toBeGreaterThanOrEqual(3);
      expect(contrast(colors[name], colors.sunk)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("the strategies' colors", () => {
  it("stay apart in greyscale", () => {
    const greys = ["workforce", "purchasing", "investing"].map((name) => luminance(light[name])).sort();
    const [dark = 0, middle = 0, bright = 0] = greys;
    expect((middle + 0.05) / (dark + 0.05)).toBeGreaterThan(1.3);
    expect((bright + 0.05) / (middle + 0.05)).toBeGreaterThan(1.15);
  });
  it("are the same in files as on the page", () => {
    for (const [name, color] of Object.entries(PRINT_PAINT.strategy)) expect(color).toBe(light[name]);
    for (const [name, { ink, wash }] of Object.entries(STRATEGY_COLORS))
      expect([ink, wash]).toEqual([light[name], light[`${name}-wash`]]);
  });
});

it("dark is the same whether the system or the person asks for it", () => {
  expect(byChoice).toEqual(bySystem);
});
