/** The handbook: pages made from docs/, with a search of their own. */
import { expect, test } from "../helpers/visits";

for (const colorScheme of ["light", "dark"] as const)
  test(`the handbook is read and searched without signing in, in ${colorScheme} colors`, async ({
    app,
    browser,
    expectAccessible,
  }) => {
    const context = await browser.newContext({ baseURL: app.url, colorScheme });
    const page = await context.newPage();
    await page.goto("/docs/");
    await expect(page.getByRole("heading", { level: 1, name: "Handbook" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("searchbox", { name: "Search the handbook" }).fill("zip codes focus area");
    await page.getByRole("link", { name: /Count who is local/ }).click();
    await expect(page).toHaveURL(/\/docs\/guides\/data-lead\.html#count-who-is-local$/);
    await expect(page.getByRole("img").first()).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/docs/security.html");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAccessible(page);
    await context.close();
  });

test("the help page leads to the guide for one’s role", async ({ visitAs }) => {
  const page = await visitAs("data_lead");
  await page.goto("/c/demo/help");
  await page.getByRole("link", { name: "The guide for your role" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Guide for member data leads" })).toBeVisible();
});
