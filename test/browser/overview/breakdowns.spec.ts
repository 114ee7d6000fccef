/** Figures by group: set up, enter, show, and withhold where groups are small. */
import { cell, enter, messageAt, openGrid, SAVED, saveLine, toggleGroups } from "../helpers/grid";
import { expect, test } from "../helpers/visits";

const GRID = "/c/demo/data?member=wenlow-schools&strategy=workforce&years=all";
const WOMEN = "impact_hires@gender.women";

test("groups are entered below their measure, and a sum above the total is rejected at the group's cell", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone");
  await openGrid(page, "wenlow-schools");
  const women = page.locator(`[id="cell-${WOMEN}-2021"]`);
  await expect(women).toHaveCount(0);
  await toggleGroups(page, "Impact hires", "unfold");
  await expect(women).toBeVisible();
  const total = await cell(page, "impact_hires", 2021).inputValue();
  await enter(women, "99999");
  const message = page.locator(`[id="cell-${WOMEN}-2021-error"]`);
  await expect(message).toContainText(/Gender: the categories add up to 99,999, more than Impact hires/);
  await expect(page.getByRole("link", { name: "Impact hires: Women, 2021" })).toBeVisible();
  await enter(women, "1");
  await expect(message).toBeHidden();
  await expect(saveLine(page)).toContainText(SAVED);
  const rest = page.getByRole("row", { name: /^Impact hires: Not recorded by gender/ });
  await expect(rest).toContainText(String(Number(total.replaceAll(",", "")) - 1));
  await expect(messageAt(page, "impact_hires", 2021, "error")).toHaveCount(0);
  await toggleGroups(page, "Impact hires", "fold");
  await expect(women).toHaveCount(0);
});

test("backbone staff set up a breakdown and its groups", async ({ visitAs, expectAccessible }) => {
  const page = await visitAs("backbone");
  await page.goto("/c/demo/settings/breakdowns");
  await page.getByLabel("Name", { exact: true }).last().fill("Age");
  await page.getByRole("button", { name: "Add breakdown" }).click();
  const age = page.getByRole("region", { name: "Age" });
  for (const group of ["Under 25", "25 and over"]) {
    await age.getByLabel("Add a group").fill(group);
    await age.getByRole("button", { name: "Save Age" }).click();
    await expect(age.getByText("Saved.")).toBeVisible();
    await expect(age.getByRole("button", { name: `Delete: ${group}` })).toBeVisible();
  }
  await age.getByRole("button", { name: "Up: 25 and over" }).click();
  await expect(age.getByLabel("Name of group 1")).toHaveValue("25 and over");
  await age.getByRole("button", { name: "Delete: Under 25" }).click();
  await expect(age.getByLabel("Name of group 2")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Gender" }).getByText("has figures").first()).toBeVisible();
  await expectAccessible(page);
  await age.getByLabel("In use").uncheck();
  await age.getByRole("button", { name: "Save Age" }).click();
  await expect(age.getByText("Switched off. Members are not asked")).toBeVisible();
});

test("a figure by group states its gaps in words and withholds small groups from members", async ({
  visitAs,
}) => {
  const address = "/c/demo/strategies/workforce?year=2025&by=race_ethnicity";
  const backbone = await visitAs("backbone");
  await backbone.goto(address);
  const table = (page: typeof backbone) =>
    page.getByRole("region", { name: /by race and ethnicity, 2025/ }).getByRole("table");
  await expect(table(backbone).getByRole("row", { name: /^White/ })).toContainText(
    /points below all together/,
  );
  await expect(table(backbone)).not.toContainText("withheld");
  const executive = await visitAs("executive");
  await executive.goto(address);
  const islander = table(executive).getByRole("row", { name: /^Native Hawaiian/ });
  await expect(islander).toContainText(/withheld to protect members: shown from 11 people on/);
  await expect(table(executive).getByRole("row", { name: /^Black/ })).toContainText("%");
  await executive.getByRole("link", { name: "Gender", exact: true }).click();
  await expect(executive).toHaveURL(/by=gender/);
  await expect(executive.getByText(/^By gender, the share shown was highest for/)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a link unfolds the groups, and the form saves them", async ({ visitAs }) => {
    const page = await visitAs("backbone", { javaScriptEnabled: false });
    await page.goto(GRID);
    await toggleGroups(page, "Employees", "unfold");
    await page.locator('[id="cell-employees@gender.men-2020"]').fill("3");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("All changes are saved.")).toBeVisible();
    await expect(page.locator('[id="cell-employees@gender.men-2020"]')).toHaveValue("3");
  });
});
