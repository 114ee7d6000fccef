import { runCommand } from "../helpers/command";
import { expect, test } from "../helpers/visits";

test("a new collaborative goes from its first invitation to its first figure", async ({
  page,
  app,
  expectAccessible,
}) => {
  const link = await runCommand(app, "create", [
    "--collaborative",
    "River City Anchors",
    "--slug",
    "river-city",
    "--baseline",
    "2024",
    "--admin",
    "ines@river.example",
  ]);
  // The test app listens on any free port, but the link names the configured one.
  await page.goto(new URL(link.split(/\s+/).at(-1) ?? "").pathname);
  await expectAccessible(page);
  await page.getByLabel("Your name").fill("Ines Park");
  await page.getByLabel("Choose a password").fill("a short sentence does well");
  await page.getByRole("button", { name: "Create account and join" }).click();

  await page.getByRole("link", { name: "Results" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact Workforce");
  await expect(page.getByText("No members yet")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("No members yet")).toBeVisible();
  // The page shows no empty charts, figures, or tables.
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(0);
  await expect(page.getByRole("figure")).toHaveCount(0);
  await page.getByRole("link", { name: "Add the first member" }).click();
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByText("Enter the institution’s name.")).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Name", { exact: true }).fill("St. Mary’s Hospital");
  await page.getByLabel("Sector").selectOption({ label: "Health system" });
  await page.getByLabel("Fiscal year ends in").selectOption({ label: "June" });
  await page.getByLabel("Member since").fill("2020-01-01");
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByRole("row", { name: /St\. Mary’s Hospital Health system June 2024/ })).toBeVisible();

  // The same name would produce the same short name.
  await page.getByLabel("Name", { exact: true }).fill("St. Mary’s Hospital");
  await page.getByLabel("Sector").selectOption({ label: "Other" });
  await page.getByLabel("Member since").fill("2021-01-01");
  await page.getByRole("button", { name: "Add member" }).click();
  await expect(page.getByText("Another member already uses “st-marys-hospital”")).toBeVisible();

  await page.getByRole("link", { name: "Change St. Mary’s Hospital" }).click();
  // The list has a form with the same labels, so wait for the member's own page.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("St. Mary’s Hospital");
  await page.getByLabel("Last day of membership").fill("2019-12-31");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("The last day is before the first.")).toBeVisible();
  await page.getByLabel("Last day of membership").fill("");
  await page.getByLabel("Own baseline year").fill("2025");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("row", { name: /St\. Mary’s Hospital Health system June 2025/ })).toBeVisible();

  await page.getByRole("link", { name: "Data", exact: true }).click();
  await page.getByLabel("New hires, 2025", { exact: true }).fill("400");
  await page.getByLabel("Impact hires, 2025", { exact: true }).fill("30");
  await page.keyboard.press("Tab");
  await expect(page.getByText("All changes saved")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("Impact hires were 7.5% of new hires in 2025.")).toBeVisible();
  await expect(page.getByText("1 of 1 member reported").first()).toBeVisible();

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByLabel("Place (optional)").fill("Ruhrgebiet");
  await page.getByLabel("Number and date format").selectOption("de-DE");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByLabel("Baseline year").fill("24");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter a year from 1990 to 2100.")).toBeVisible();
  await page.getByLabel("Baseline year").fill("2023");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("Ruhrgebiet")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("Impact hires were 7,5 % of new hires in 2025.")).toBeVisible();
  await expect(page.getByRole("link", { name: "2023" })).toBeVisible();
});

for (const role of ["convener", "executive", "data_lead"] as const)
  test(`the role ${role} cannot set up members`, async ({ visitAs, app }) => {
    const page = await visitAs(role);
    await page.goto(`${app.url}/c/demo/members`);
    await expect(page.getByRole("link", { name: "Set up members" })).toHaveCount(0);
    const refusal = await page.goto(`${app.url}/c/demo/settings/members`);
    expect(refusal?.status()).toBe(403);
  });
