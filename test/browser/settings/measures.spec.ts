/** What is measured: switched off and on, reworded, added with a preview, and said not to concern a member. */
import { expect, test } from "../helpers/visits";

const MEASURES = "/c/demo/settings/measures";

test("a whole is switched off with its parts, after saying what goes along, and comes back with its values", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone", { javaScriptEnabled: false });
  await page.goto(`${MEASURES}#new_hires`);
  const row = page.locator("#new_hires");
  await row.getByText("Switch off…").click();
  await expect(row).toContainText("Its parts are switched off, too: Impact hires.");
  await expect(row).toContainText("No longer shown: Impact hires as a share of new hires");
  await expect(row).toContainText(/values stay stored, count in no figure while it is off/);
  await row.getByRole("button", { name: "Switch off", exact: true }).click();
  await expect(row).toContainText("Off");
  await expect(page.locator("#impact_hire_rate")).toContainText("Off with “Impact hires”");
  await page.goto("/c/demo?year=2025");
  await expect(page.getByText("Impact hires as a share of new hires")).toHaveCount(0);
  await page.goto(MEASURES);
  const part = page.locator("#impact_hires");
  await part.getByText("Switch on…").click();
  await expect(part).toContainText("What it is part of is switched on, too: New hires.");
  await part.getByRole("button", { name: "Switch on", exact: true }).click();
  await expect(page.locator("#impact_hire_rate")).toContainText("Leads the strategy");
});

test("a figure of one's own is previewed, then shown, and can lead its strategy", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto(MEASURES);
  await page.getByRole("link", { name: "Add a figure" }).click();
  await page.getByLabel("Name").fill("Promotions among all employees");
  await page.getByLabel("What is counted").selectOption("frontline_promotions");
  await page.getByLabel("Divided by").selectOption("total_spend");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByText(/has another unit than/)).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Promotions among all employees");
  await page.getByLabel("Divided by").selectOption("employees");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "Preview: nothing is saved yet" });
  await expect(preview.getByRole("row", { name: /^2025/ })).toContainText("%");
  await page.getByRole("button", { name: "Add figure" }).click();
  const row = page.locator("#promotions_among_all_employees");
  await expect(row).toContainText("Saved.");
  await row.getByRole("button", { name: "Let lead: Promotions among all employees" }).click();
  await expect(row).toContainText("Leads the strategy");
  await page
    .locator("#impact_hire_rate")
    .getByRole("button", { name: /^Let lead/ })
    .click();
  await expect(page.locator("#impact_hire_rate")).toContainText("Leads the strategy");
  await row.getByRole("button", { name: /^Switch off/ }).click();
  await expect(row).toContainText("Off");
});

test("a measure is reworded with a reason, and its earlier words stay in its history", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone");
  await page.goto(`${MEASURES}/pathway_placements`);
  const before = await page.getByLabel("Name").inputValue();
  await page.getByLabel("Name").fill("New hires");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("“New hires” already exists. Choose another name.")).toBeVisible();
  await page.getByLabel("Name").fill("People placed from a pathway");
  await page.getByLabel("Reason").fill("Agreed in June");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Applies from now on.")).toBeVisible();
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Agreed in June");
  await expect(history).toContainText(before);
  await page.goto("/c/demo/data?member=wenlow-state&strategy=workforce");
  await expect(page.getByText("People placed from a pathway").first()).toBeVisible();
});

test("a strategy that does not concern a member is said once and taken back", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await page.goto(MEASURES);
  const section = page.getByRole("region", { name: "Strategies that don’t concern a member" });
  await section.getByLabel("Member").selectOption("wenlow-schools");
  await section.getByLabel("Does not concern it").selectOption("investing");
  await section.getByLabel("From year").fill("1800");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section.getByText("Enter a year from 1990 to 2100.")).toBeVisible();
  await section.getByLabel("From year").fill("2022");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section).toContainText("no Place-based Investing, 2022 and every year after");
  await section.getByRole("button", { name: /^Remove/ }).click();
  await expect(section).toContainText("Every strategy concerns every member.");
});

test("conveners read what is measured and change nothing", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto(MEASURES);
  await expect(page.getByRole("link", { name: "Impact hires", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Up|Switch|Let lead)/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Impact hires", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact hires");
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
});
