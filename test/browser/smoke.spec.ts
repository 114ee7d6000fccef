import { expect, test } from "../support/browser";

test("the sign-in page loads without complaints and is accessible", async ({
  page,
  complaints,
  expectAccessible,
}) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Tidemark/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
  await expectAccessible(page);
});
