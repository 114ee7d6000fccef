/** What moved a figure, and what a goal takes. */
import { expect, test } from "../helpers/visits";

test("the arithmetic shows what moved a share between two years in the address", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto("/c/demo/figures/impact_hire_rate?year=2025");
  const moved = page.locator("#moved");
  await expect(moved.getByRole("heading", { name: "What moved it, 2024 to 2025" })).toBeVisible();
  await moved.getByRole("link", { name: "2022", exact: true }).click();
  await expect(page).toHaveURL(/from=2022/);
  await expect(moved.getByRole("heading", { name: "What moved it, 2022 to 2025" })).toBeVisible();
  await moved.scrollIntoViewIfNeeded();
  await expect(moved.locator(".waterfall-live svg").first()).toBeVisible();
  const table = moved.getByRole("region", { name: /^What moved impact hires/ });
  await expect(table.getByRole("row", { name: /Members in both years, together/ })).toContainText("points");
  await page.goto("/c/demo/figures/total_spend?year=2025&from=2022");
  await expect(moved.getByText("Joined or newly reporting").first()).toBeVisible();
});

test("a what-if recomputes figure and status at once, and stores nothing", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto("/c/demo/goals?year=2025");
  await page.getByRole("link", { name: /^By 2027, one in ten people we hire/ }).click();
  const section = page.locator("#what-it-takes");
  await expect(section.getByText(/more impact hires together by 2027/)).toBeVisible();
  const outcome = section.getByRole("status", { name: "With these numbers, 2027" });
  await expect(outcome).toContainText("missed");
  const field = section.getByLabel("Impact hires, Tarrow Valley Health, 2027");
  await expect(section.getByRole("button", { name: "Print for the meeting" })).toBeVisible();
  await field.fill("900");
  await expect(outcome).toContainText("met.");
  await field.fill("many");
  await expect(section.getByText(/“many” is not a number/)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("");
});

test("without JavaScript, the numbers of a what-if stand in the address", async ({ visitAs }) => {
  const page = await visitAs("executive", { javaScriptEnabled: false });
  await page.goto("/c/demo/goals?year=2025");
  await page.getByRole("link", { name: /^By 2027, one in ten people we hire/ }).click();
  const section = page.locator("#what-it-takes");
  await expect(section.getByRole("textbox")).toHaveCount(2);
  await section.getByRole("textbox").first().fill("900");
  await section.getByRole("button", { name: "Compute" }).click();
  await expect(page).toHaveURL(/x\.impact_hires\.[a-z-]+=900/);
  await expect(section.getByRole("status", { name: "With these numbers, 2027" })).toContainText("met.");
});
