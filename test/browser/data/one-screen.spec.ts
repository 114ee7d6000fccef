/** A year on one screen: what a data lead or the backbone staff sees of the grid, and what a save tells them. */
import type { Page } from "@playwright/test";
import { cell, enter, SAVED, saveLine } from "../helpers/grid";
import { expect, test } from "../helpers/visits";

const GRID = "/c/demo/data?member=tarrow-valley-health&strategy=workforce&year=2025";
const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

async function open(page: Page, address = GRID) {
  await page.goto(address);
  await expect(page.getByText("Changes are saved as you go.")).toBeVisible();
}
const number = async (page: Page, code: string) =>
  Number((await cell(page, code, 2025).inputValue()).replaceAll(",", ""));
const told = (page: Page) => page.getByRole("status");

test("twelve measures stand above the save bar at 1280 × 800, in rows of 44 pixels", async ({
  visitAs,
  complaints,
}) => {
  const page = await visitAs("backbone", { viewport: LAPTOP });
  await open(page);
  const rows = await page
    .locator("tbody tr:has(input)")
    .evaluateAll((all) =>
      all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
    );
  const bar = await page.getByRole("button", { name: "Save" }).evaluate((button) => {
    return button.parentElement?.getBoundingClientRect().top ?? 0;
  });
  const twelve = rows.slice(0, 12);
  expect(twelve).toHaveLength(12);
  for (const [top = 0, bottom = 0] of twelve) {
    expect(Math.round(bottom - top)).toBe(44);
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThanOrEqual(bar);
  }
  // In one line: the institution with the ones before and after it, and the strategies.
  const line = await page.getByLabel("Institution", { exact: true }).boundingBox();
  const strategies = await page.getByRole("navigation", { name: "Strategy" }).boundingBox();
  expect(Math.abs((line?.y ?? 0) - (strategies?.y ?? 1000))).toBeLessThan(20);
  expect(complaints).toEqual([]);
});

test("last year stands beside this year, and the change follows what is typed", async ({ visitAs }) => {
  const page = await visitAs("backbone", { viewport: LAPTOP });
  await open(page);
  const [last, now] = await Promise.all(
    [2024, 2025].map((year) => cell(page, "employees", year).boundingBox()),
  );
  expect((now?.x ?? 0) - (last?.x ?? 0)).toBeLessThan(250);
  const before = Number((await cell(page, "employees", 2024).inputValue()).replaceAll(",", ""));
  await cell(page, "employees", 2025).fill(String(Math.round(before * 1.1)));
  await expect(page.locator('[data-change="employees:2025"]')).toHaveText("+10.0%");
  await cell(page, "employees", 2025).press("Escape");
});

test("a save tells what it did to the collaborative's share and goal", async ({ visitAs, complaints }) => {
  const page = await visitAs("backbone", { viewport: LAPTOP });
  await open(page);
  const before = await number(page, "impact_hires");
  await enter(cell(page, "impact_hires", 2025), String(before + 40));
  await expect(saveLine(page)).toContainText(SAVED);
  await expect(told(page)).toContainText(
    /Collaborative impact hires as a share of new hires 2025: .*\d\.\d% → \d\.\d% so far, 9 of 11 members; goal 10% by 2027: /,
  );
  await cell(page, "impact_hires", 2025).press("Control+z");
  await expect(cell(page, "impact_hires", 2025)).toHaveValue(String(before));
  await expect(saveLine(page)).toContainText(SAVED);
  // Where no share reads the number, its total is told.
  await open(page, GRID.replace("workforce", "purchasing"));
  const spend = await number(page, "tier2_diverse_spend");
  await enter(cell(page, "tier2_diverse_spend", 2025), String(spend + 1_000_000));
  await expect(told(page)).toContainText("Collaborative Tier 2 diverse spend 2025");
  await enter(cell(page, "tier2_diverse_spend", 2025), String(spend));
  await expect(saveLine(page)).toContainText(SAVED);
  expect(complaints).toEqual([]);
});

test("the institution is chosen in the heading, by its arrows, or with Alt and an arrow key", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone", { viewport: LAPTOP });
  await open(page);
  const heading = page.getByRole("heading", { level: 1 });
  const choice = page.getByLabel("Institution", { exact: true });
  const names = await choice.locator("option").allInnerTexts();
  const at = names.indexOf("Tarrow Valley Health");
  await cell(page, "employees", 2025).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(heading).toHaveText(names[at - 1] ?? "");
  await expect(page).toHaveURL(/strategy=workforce&year=2025/);
  await expect(cell(page, "employees", 2025)).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(heading).toHaveText("Tarrow Valley Health");
  await page.getByRole("link", { name: `Previous institution: ${names[at - 1]}` }).click();
  await expect(heading).toHaveText(names[at - 1] ?? "");
  await choice.selectOption("Tarrow Valley Health");
  await expect(heading).toHaveText("Tarrow Valley Health");
  await expect(page.getByRole("button", { name: /^(Show|Apply)$/ })).toHaveCount(0);
});

test("on a phone, a measure is a card with the open year first and last year's number in words", async ({
  visitAs,
}) => {
  const page = await visitAs("data_lead", { viewport: PHONE });
  await open(page, "/c/demo/data");
  const first = page.locator("input[data-cell]:visible").first();
  await expect(first).toHaveAttribute("data-cell", /:2025$/);
  expect((await first.boundingBox())?.y).toBeLessThan(400);
  await expect(page.locator("input[data-cell]:visible")).toHaveCount(
    await page.locator('input[data-cell$=":2025"]').count(),
  );
  await expect(page.getByText(/^[\d,]+ in 2024, [+−]\d/).first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
});

test("a data lead begins with what is asked of them", async ({ page, app }) => {
  await page.goto(app.url);
  await page.locator('button[value="data_lead"]').click();
  await expect(page).toHaveURL(/\/c\/demo\/data\/status/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^What is asked of you for 20\d\d$/);
});
