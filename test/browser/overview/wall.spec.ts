/** The wall view: one strategy at a time, readable from across a board room. */
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const WALL = "/c/demo?view=wall&year=2025";
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/**
 * Presses a key until it leads to the address. Keys count once the script runs; on a slow machine the next slide takes
 * its time, and a key pressed when it is there would step past it.
 */
async function pressUntil(page: Page, key: string, address: RegExp) {
  await expect(async () => {
    if (!address.test(page.url())) await page.keyboard.press(key);
    await expect(page).toHaveURL(address, { timeout: 10_000 });
  }).toPass();
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
])
  test(`figure and chart stand in the first screen, ${viewport.width} pixels wide`, async ({ visitAs }) => {
    const page = await visitAs("executive", { viewport, reducedMotion: "reduce" });
    for (const strategy of ["workforce", "purchasing", "investing"]) {
      await page.goto(`${WALL}&strategy=${strategy}`);
      const figure = page.locator(".wall-figure");
      expect(await figure.evaluate((element) => getComputedStyle(element).fontSize)).toBe("96px");
      for (const part of [page.locator("#status"), figure, page.locator(".chart-box")]) {
        const box = await part.boundingBox();
        expect((box?.y ?? viewport.height) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
      }
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(viewport.height);
    }
    // Nothing of the app's own navigation.
    await expect(page.getByRole("link", { name: "Members", exact: true })).toHaveCount(0);
    await expect(page.getByRole("navigation")).toHaveCount(1);
  });

test("arrow keys step through the strategies, space pauses, and Escape leaves; the address says it all", async ({
  visitAs,
  complaints,
}) => {
  const page = await visitAs("executive", { reducedMotion: "reduce" });
  await page.goto(WALL);
  await expect(title(page)).toHaveText("Impact Workforce");
  await pressUntil(page, "ArrowRight", /strategy=purchasing/);
  await expect(title(page)).toHaveText("Impact Purchasing");
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toHaveText("Impact Workforce");
  await page.keyboard.press("ArrowLeft");
  await expect(title(page)).toHaveText("Place-based Investing");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/strategy=investing&paused=yes/);
  await page.reload();
  await expect(title(page)).toHaveText("Place-based Investing");
  await expect(page.getByRole("link", { name: "Step through" })).toBeVisible();
  await pressUntil(page, "Escape", /\/c\/demo\?year=2025$/);
  await expect(page.locator("#cards")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("it steps on by itself unless it is paused or motion is to be reduced", async ({ visitAs }) => {
  const moving = await visitAs("executive");
  await moving.clock.install();
  await moving.goto(WALL);
  await moving.waitForFunction(() => document.readyState === "complete");
  await expect(async () => {
    if (!/strategy=purchasing/.test(moving.url())) await moving.clock.fastForward(16_000);
    await expect(moving).toHaveURL(/strategy=purchasing/, { timeout: 10_000 });
  }).toPass();
  for (const [address, reducedMotion] of [
    [`${WALL}&paused=yes`, "no-preference"],
    [WALL, "reduce"],
  ] as const) {
    const still = await visitAs("executive", { reducedMotion });
    await still.clock.install();
    await still.goto(address);
    await pressUntil(still, "ArrowRight", /strategy=purchasing/);
    await expect(title(still)).toHaveText("Impact Purchasing");
    await still.clock.fastForward(60_000);
    await expect(title(still)).toHaveText("Impact Purchasing");
    await expect(still).toHaveURL(/strategy=purchasing/);
  }
});

test("an unknown strategy is not found", async ({ visitAs }) => {
  const page = await visitAs("executive");
  const answer = await page.goto(`${WALL}&strategy=marketing`);
  expect(answer?.status()).toBe(404);
});
