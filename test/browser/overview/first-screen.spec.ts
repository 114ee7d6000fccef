/** The overview answers in its first screen, for an executive on a phone, a laptop, and a wall screen. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const OVERVIEW = "/c/demo?year=2025";
const status = (page: Page) => page.locator("#status");
/** Text as a person copies it: one line, without doubled spaces. */
const lineOf = async (page: Page) => ((await status(page).textContent()) ?? "").replace(/\s+/g, " ").trim();

async function expectInFirstScreen(height: number, ...parts: Locator[]) {
  for (const part of parts) {
    await expect(part).toBeVisible();
    const box = await part.boundingBox();
    expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  }
}

for (const viewport of SIZES)
  test(`an executive reads how all goals stand in the first screen, ${viewport.width} pixels wide`, async ({
    visitAs,
  }) => {
    const page = await visitAs("executive", { viewport });
    await page.goto(OVERVIEW);
    expect(await lineOf(page)).toMatch(
      /^3 of 6 shared goals on track, 1 behind, 1 off track, 1 without data · Tarrow Valley Health: behind/,
    );
    await expectInFirstScreen(viewport.height, status(page));
    const cards = page.locator("#cards > li");
    await expect(cards).toHaveCount(3);
    await expect(cards.first()).toContainText("10% by 2027");
    await expect(cards.first()).toContainText("Tarrow Valley Health");
    // On a phone, the first strategy; elsewhere, all three.
    const inSight = viewport.width < 600 ? [cards.first()] : await cards.all();
    await expectInFirstScreen(viewport.height, ...inSight);
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(isTooWide).toBe(false);
  });

for (const role of ["executive", "backbone", "convener", "data_lead"] as const)
  test(`the overview of the role ${role} is at most five phone screens long`, async ({ visitAs }) => {
    const page = await visitAs(role, { viewport: { width: 390, height: 844 } });
    await page.goto(OVERVIEW);
    await expect(page.locator("#cards > li")).toHaveCount(3);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(5 * 844);
  });

test("goals follow with the worst first, and no chart lists members of whom nothing is asked", async ({
  visitAs,
}) => {
  const page = await visitAs("executive");
  await page.goto(OVERVIEW);
  const goals = page.getByRole("region", { name: "What we want to reach together" }).getByRole("listitem");
  await expect(goals).toHaveCount(6);
  await expect(goals.first()).toContainText("Off track");
  await expect(goals.nth(1)).toContainText("Behind");
  await expect(goals.last()).toContainText("On track");
  const members = page.getByRole("region", { name: /^What each member contributed/ });
  await expect(members.getByText("Not asked of 6 members.")).toBeVisible();
  await expect(members.getByText("not applicable")).toHaveCount(0);
  await expect(page.locator("main")).not.toContainText("Up +");
});

test("staff have no institution of their own beside the shared goals", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto(OVERVIEW);
  expect(await lineOf(page)).toBe("3 of 6 shared goals on track, 1 behind, 1 off track, 1 without data");
  await expect(page.getByText("Set up your collaborative")).toHaveCount(0);
});

test("the first screen answers without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("executive", {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  await page.goto(OVERVIEW);
  expect(await lineOf(page)).toContain("3 of 6 shared goals on track, 1 behind");
  await page.goto("/c/demo?view=wall&year=2025");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact Purchasing");
});
