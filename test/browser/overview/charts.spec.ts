/** Charts show the same values as their tables, with and without the chart script. */
import type { Locator } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const CHART_SCRIPT = "**/assets/live-*";
const texts = async (cells: Locator) => (await cells.allTextContents()).map((text) => text.trim());

test("every chart has a title and a table with the same values", async ({ visitAs }) => {
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
    // The names and figures beside the bars match the table, in the same order.
    const bars = page.locator("figure.chart:has(ol.bars)");
    expect(await bars.count()).toBeGreaterThan(0);
    for (const chart of await bars.all()) {
      expect(await texts(chart.locator(".bars-name"))).toEqual(await texts(chart.getByRole("rowheader")));
      const figures = await texts(chart.locator(".bars-row:has(.bars-name) > .tabular"));
      expect(figures).toEqual(await texts(chart.getByRole("cell")));
    }
  }
});

test("the arrow keys read out a trend year by year, matching the table", async ({ visitAs }) => {
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
  // Goes to the first year, then through all of them.
  for (const _ of years) await page.keyboard.press("ArrowLeft");
  for (const year of years) {
    const [value = ""] = rows.get(year) ?? [];
    await expect(spoken).toContainText(year);
    await expect(spoken).toContainText(/^[\d.]+%/.exec(value)?.[0] ?? value);
    await page.keyboard.press("ArrowRight");
  }
});

test("a chart is drawn before its script loads and keeps its size afterward", async ({ visitAs }) => {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 800 },
  ]) {
    const page = await visitAs("executive", { viewport });
    let release = () => {};
    const hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(CHART_SCRIPT, async (route) => {
      await hold;
      await route.continue();
    });
    const scriptRequest = page.waitForRequest(CHART_SCRIPT);
    await page.goto("/c/demo/strategies/workforce?year=2025");
    const boxes = page.locator(".chart-box:not(.bars)");
    await expect(boxes).toHaveCount(1);
    for (const box of await boxes.all()) await box.scrollIntoViewIfNeeded();
    await scriptRequest;
    await page.evaluate(() => document.fonts.ready);
    for (const box of await boxes.all()) {
      const svg = box.getByRole("img");
      await expect(svg).toBeVisible();
      await expect(svg).toHaveAccessibleName(/^Line chart, 2019 to 2027\. .+ so far in 2025\.$/);
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
    release();
    await expect(page.locator(".chart-live svg")).toHaveCount(1);
    await expect(page.locator(".chart-plot.print-only")).toHaveCount(1);
    expect(await measure()).toEqual(before);
  }
});

test("if the chart script fails to load, the drawing stays and the page works", async ({ visitAs }) => {
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
