/** What members see of each other: backbone staff preview and set the rules, and every page follows them. */
import { expect, test } from "../helpers/visits";

const SETTINGS = "/c/demo/settings/disclosure";

test.afterEach(async ({ app, cookieOf }) => {
  await fetch(app.url + SETTINGS, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: await cookieOf("backbone"), origin: app.url },
    body: new URLSearchParams({ peers: "open", preset: "standard" }),
  });
});

test("backbone staff preview and save rules by keyboard, and only saving changes what an executive sees", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone");
  await page.goto(SETTINGS);
  await page.getByRole("radio", { name: "Each other’s figures" }).focus();
  for (let step = 0; step < 2; step++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Totals only" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Antitrust floor" })).toBeChecked();
  await page
    .getByLabel("What would the executive of … see?")
    .selectOption({ label: "Wenlow State University" });
  await page.getByRole("button", { name: "Preview" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /Wenlow State University would see/ })).toBeVisible();
  await expect(page.getByText(/\d+ of \d+ totals, \d+ of \d+ shares/)).toBeVisible();
  const table = page.locator("#preview table");
  // Under this rule, members see an open year once it is released.
  await expect(table.getByText(/^being collected, \d+ of \d+ reported$/).first()).toBeVisible();
  // The address holds all settings, so another person sees the same preview.
  const other = await visitAs("backbone");
  await other.goto(page.url());
  await expect(other.getByRole("radio", { name: "Antitrust floor" })).toBeChecked();
  const executive = await visitAs("executive");
  await executive.goto("/c/demo?year=2025");
  await expect(executive.getByText(/^So far in 2025, 9 of 11 members: 8\.9%/)).toBeVisible();

  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved. Pages, files, and the API")).toBeVisible();
  await executive.goto("/c/demo?year=2025");
  await expect(executive.getByText(/being collected, \d+ of \d+ reported/).first()).toBeVisible();
  await executive.goto("/c/demo?year=2024");
  await expect(executive.getByText("withheld to protect members").first()).toBeVisible();
  await expect(executive.getByText("shown with no member above 25% of it").first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`custom limits show errors beside their fields ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
  }) => {
    const page = await visitAs("backbone", { javaScriptEnabled });
    await page.goto(SETTINGS);
    await expect(page.getByLabel("Members behind a figure, at least")).toBeHidden();
    await page.getByRole("radio", { name: "Your own limits" }).check();
    await page.getByLabel("Members behind a figure, at least").fill("2");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Enter a whole number from 3 to 10.")).toBeVisible();
    await page.getByLabel("Members behind a figure, at least").fill("4");
    await page.getByLabel("Two largest, percent of a figure").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. Pages, files, and the API")).toBeVisible();
    await expect(page.getByLabel("Members behind a figure, at least")).toHaveValue("4");
    await expect(page.getByLabel("Two largest, percent of a figure")).toHaveValue("");
  });
