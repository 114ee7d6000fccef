/** The app works with the keyboard alone. */
import { expect, test } from "../helpers/visits";

test("the overview works with the keyboard alone", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto("/c/demo?year=2025");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  expect((await skip.boundingBox())?.height).toBeGreaterThan(20);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  // The first Tab stops after the header are the years.
  for (const year of [2019, 2020, 2021, 2022, 2023, 2024]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: `${year}`, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/year=2024/);
  await expect(page.getByText(/new hires in 2024\./)).toBeVisible();

  const summary = page.locator("figure.chart summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("figure.chart table").first()).toBeVisible();
  const arithmetic = page.getByRole("link", { name: /^Show the arithmetic: Impact hires/ });
  await arithmetic.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/figures\/impact_hire_rate\?year=2024/);
});

test("every focused element has a visible focus indicator", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  for (const path of ["/c/demo?year=2025", "/c/demo/data?member=wenlow-schools"]) {
    await page.goto(path);
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const marked = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
        return { element: element.outerHTML.slice(0, 120), marked };
      });
      expect(focus).toMatchObject({ marked: true });
    }
  }
});
