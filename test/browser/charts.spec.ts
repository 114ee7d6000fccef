/** Charts: the same values in the drawing and in its table, with and without the chart's script. */
import type { Locator } from "@playwright/test";
import { expect, test } from "./helpers/visits";

const CHART_SCRIPT = "**/assets/LiveTrend*";
const texts = async (cells: Locator) => (await cells.allTextContents()).map((text) => text.trim());

test("every chart has a title and a table with the values of its drawing", async ({ visitAs }) => {
  const page = await visitAs("executive");
  for (const path of ["/c/demo?year=2025", "/c/demo/strategies/purchasing?year=2025"]) {
    await page.goto(path);
    const charts = page.locator("figure.chart");
    expect(await charts.count()).toBeGreaterThanOrEqual(2);
    for (const chart of await charts.all()) {
      await expect(chart.locator("figcaption")).toHaveText(/\S/);
      await chart.getByText("Show as table").click();
      await expect(chart.getByRole("table")).toBeVisible();
      expect(await chart.getByRole("table").getByRole("rowheader").count()).toBeGreaterThan(0);
    }
    // Bars: the names and figures beside them are those of the table, in the same order.
    const bars = page.locator("figure.chart:has(ol.bars)");
    expect(await bars.count()).toBeGreaterThan(0);
    for (const chart of await bars.all()) {
      expect(await texts(chart.locator(".bars-name"))).toEqual(await texts(chart.getByRole("rowheader")));
      const shown = await texts(chart.locator(".bars-row:has(.bars-name) > .tabular"));
      expect(shown).toEqual(await texts(chart.getByRole("cell")));
    }
  }
});

test("the arrow keys read out a trend year by year, as the table has it", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto("/c/demo/strategies/workforce?year=2025");
  const chart = page.locator("figure.chart:not(:has(ol.bars))").first();
  await chart.scrollIntoViewIfNeeded();
  const drawing = chart.getByRole("application").or(chart.locator(".chart-live [tabindex='0']")).first();
  await expect(drawing).toBeVisible();
  await chart.getByText("Show as table").click();
  const rows = new Map<string, string[]>();
  for (const row of await chart
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .all()) {
    const [year = ""] = await texts(row.getByRole("rowheader"));
    rows.set(year, await texts(row.getByRole("cell")));
  }
  const years = [...rows.keys()].sort();
  expect(years.length).toBeGreaterThanOrEqual(7);

  const spoken = chart.getByRole("status");
  await drawing.focus();
  await page.keyboard.press("ArrowRight");
  await expect(spoken).toHaveText(/\d{4}/);
  // To the first year, then through all of them.
  for (const _ of years) await page.keyboard.press("ArrowLeft");
  for (const year of years) {
    const [value = ""] = rows.get(year) ?? [];
    await expect(spoken).toContainText(year);
    await expect(spoken).toContainText(/^[\d.]+%/.exec(value)?.[0] ?? value);
    await page.keyboard.press("ArrowRight");
  }
});

test("a chart stands before its script has come, and keeps its size when it comes", async ({ visitAs }) => {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 800 },
  ]) {
    const page = await visitAs("executive", { viewport });
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route(CHART_SCRIPT, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(CHART_SCRIPT);
    await page.goto("/c/demo?year=2025");
    const boxes = page.locator(".chart-box:not(.bars)");
    await expect(boxes).toHaveCount(3);
    for (const box of await boxes.all()) await box.scrollIntoViewIfNeeded();
    await asked;
    await page.evaluate(() => document.fonts.ready);
    for (const box of await boxes.all()) {
      const svg = box.getByRole("img");
      await expect(svg).toBeVisible();
      await expect(svg).toHaveAccessibleName(/^Line chart, 2019 to 2025\. .+ in 2025\.$/);
      expect(await svg.locator("path, line, text").count()).toBeGreaterThan(10);
    }
    const measure = () =>
      page.evaluate(() => {
        const all = [...document.querySelectorAll(".chart-box")].map((box) => {
          const { left, top, width, height } = box.getBoundingClientRect();
          return [left + window.scrollX, top + window.scrollY, width, height];
        });
        return { all, height: document.documentElement.scrollHeight };
      });
    const before = await measure();
    letThrough();
    await expect(page.locator(".chart-live svg")).toHaveCount(3);
    await expect(page.locator(".chart-plot.print-only")).toHaveCount(3);
    expect(await measure()).toEqual(before);
  }
});

test("without a way to fetch the script, the drawing stays and the page works", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.route(CHART_SCRIPT, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed");
  await page.goto("/c/demo/strategies/workforce?year=2025");
  await page.locator(".chart-box").first().scrollIntoViewIfNeeded();
  await failed;
  await expect(page.locator(".chart-box").first().getByRole("img")).toBeVisible();
  await page.getByRole("link", { name: "2024", exact: true }).click();
  await expect(page.getByText(/new hires in 2024\./).first()).toBeVisible();
  await expect(page.locator(".chart-box").first().getByRole("img")).toBeVisible();
});
