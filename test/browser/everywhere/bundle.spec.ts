/** What a visitor downloads, when, and from where. */
import type { Request } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const BUDGET = 135_000;

test("the overview needs less than 135 kB of script, and a chart’s script loads after its page", async ({
  visitAs,
}) => {
  const page = await visitAs("executive");
  const scripts: Request[] = [];
  let loaded = false;
  const earlyRequests: string[] = [];
  page.on("load", () => {
    loaded = true;
  });
  page.on("request", (request) => {
    if (!loaded && /\/live-|recharts/i.test(request.url())) earlyRequests.push(request.url());
  });
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request);
  });
  await page.goto("/c/demo?year=2025", { waitUntil: "networkidle" });
  const ofOverview = new Set(scripts);
  loaded = false;
  await page.goto("/c/demo/strategies/workforce?year=2025");
  await page.locator(".chart-box:not(.bars)").first().scrollIntoViewIfNeeded();
  await expect(page.locator(".chart-live svg").first()).toBeVisible();
  expect(earlyRequests).toEqual([]);

  const sizes = await Promise.all(
    scripts.map(async (request) => {
      const { responseBodySize } = await request.sizes();
      const response = await request.response();
      const file = new URL(request.url()).pathname.split("/").pop();
      return {
        file: file ?? "",
        isOfOverview: ofOverview.has(request),
        size: responseBodySize,
        packed: await response?.headerValue("content-encoding"),
      };
    }),
  );
  const lazy = sizes.filter(({ file }) => file.startsWith("live-"));
  expect(lazy).toHaveLength(1);
  expect(lazy.some(({ isOfOverview }) => isOfOverview)).toBe(false);
  const own = sizes.filter(({ isOfOverview }) => isOfOverview);
  expect(own.length).toBeGreaterThan(3);
  for (const { file, size, packed } of own) if (size > 2000) expect(packed, file).toMatch(/gzip|br/);
  const total = own.reduce((sum, { size }) => sum + size, 0);
  expect(total, JSON.stringify(own)).toBeLessThan(BUDGET);
});

test("every file comes from the app's own origin, and repeat visits use the cache", async ({
  app,
  visitAs,
}) => {
  const page = await visitAs("backbone");
  const fonts: string[] = [];
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (request.resourceType() === "font") fonts.push(request.url());
    if (protocol !== "data:" && origin !== app.url) foreign.push(request.url());
  });
  for (const path of ["/c/demo", "/c/demo/strategies/workforce", "/c/demo/data", "/c/demo/members"]) {
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
  }
  expect(foreign).toEqual([]);
  expect(fonts.length).toBeGreaterThan(0);
  const families = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family),
  );
  expect(families.join(" ")).toMatch(/Public Sans/);
  for (const url of new Set(fonts)) {
    const { headers } = await fetch(url);
    expect(headers.get("cache-control")).toMatch(/max-age=31536000.*immutable/);
  }
});
