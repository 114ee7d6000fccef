import { expect, test } from "../helpers/visits";

test("links navigate without a full page load, and new tabs and the Back button work as usual", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone");
  await page.goto("/c/demo");
  await page.evaluate(() => Object.assign(window, { loadedOnce: true }));
  const loadedOnce = () => page.evaluate(() => "loadedOnce" in window);
  const nav = page.getByRole("navigation", { name: "Main" }).filter({ visible: true });

  await nav.getByRole("link", { name: "Members" }).click();
  await expect(page).toHaveURL(/\/c\/demo\/members$/);
  await expect(nav.getByRole("link", { name: "Members" })).toHaveAttribute("aria-current", "page");
  await expect(nav.getByRole("link", { name: "Overview" })).not.toHaveAttribute("aria-current");
  await nav.getByRole("link", { name: "Members" }).click();
  await page.goBack();
  await expect(page).toHaveURL(/\/c\/demo$/);

  const figure = page.locator("ol.bars a").first();
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    figure.click({ modifiers: ["ControlOrMeta"] }),
  ]);
  await tab.waitForURL(/\/members\/.+\?year=/);
  await expect(page).toHaveURL(/\/c\/demo$/);
  await figure.click();
  await expect(page).toHaveURL(/\/members\/.+\?year=/);
  expect(await loadedOnce()).toBe(true);
});
