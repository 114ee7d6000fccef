/** The investment ledger, maintained by backbone staff and read by an institution. */
import { cell } from "../helpers/grid";
import { placeOf, readStored } from "../helpers/http";
import { expect, test } from "../helpers/visits";

const LEDGER = "/c/demo/investments";

test("an investment recorded once, without JavaScript, updates its members' figures", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone", { javaScriptEnabled: false });
  await page.goto("/c/demo/strategies/investing");
  await page.getByRole("main").getByRole("link", { name: "Investments", exact: true }).click();
  await page.getByRole("link", { name: "Record an investment" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ferry Lane homes");
  await page.getByLabel("What it is for").selectOption("Housing");
  await page.getByLabel("Stage", { exact: true }).selectOption("Committed");
  await page.getByLabel("Member 1", { exact: true }).selectOption("Lockmore Children's Hospital");
  await page.getByLabel("Percent").nth(0).fill("60");
  await page.getByLabel("Member 2", { exact: true }).selectOption("Fenmarsh Regional Hospital");
  await page.getByLabel("Percent").nth(1).fill("39.5");
  await page.getByLabel("Year", { exact: true }).fill("2024");
  await page.getByLabel("Committed", { exact: true }).fill("2,500,000");
  await page.getByRole("button", { name: "Add a year" }).click();
  await expect(page.getByLabel("Year", { exact: true })).toHaveCount(2);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ferry Lane homes");
  await page.getByLabel("Year", { exact: true }).nth(1).fill("2023");
  await page.getByLabel("Homes produced", { exact: true }).nth(1).fill("25");

  await page.getByRole("button", { name: "Record the investment" }).click();
  await expect(page.getByText("The shares add up to 99.5%")).toBeVisible();
  await page.getByLabel("Percent").nth(1).fill("40");
  await page.getByRole("button", { name: "Record the investment" }).click();
  await expect(page.getByText("Fenmarsh Regional Hospital was not a member in 2024")).toBeVisible();
  await page.getByRole("button", { name: "Remove year 1" }).click();
  await expect(page.getByLabel("Year", { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: "Record the investment" }).click();
  await expect(page.getByText("The investment is saved")).toBeVisible();

  const stored = await readStored(app.url, await cookieOf("backbone"));
  const homes = stored.get(placeOf("lockmore-childrens", "housing_units", 2023));
  expect(homes).toMatchObject({ value: "15", source: "Investment ledger" });
  expect(stored.get(placeOf("fenmarsh-regional", "housing_units", 2023))?.value).toBe("10");

  await page.goto("/c/demo/data?member=lockmore-childrens&strategy=investing&years=all");
  const computed = cell(page, "housing_units", 2023);
  await expect(computed).toHaveValue("15");
  await expect(computed).toHaveAttribute("readonly", "");
  await expect(page.locator("#cell-housing_units-2023-ledger")).toContainText(
    "9 was entered before; it is set aside while the ledger has entries",
  );
  await page.locator("#cell-housing_units-2023-ledger").getByRole("link").click();
  await page.getByRole("link", { name: "Ferry Lane homes" }).click();
  await page.getByText("Delete…").click();
  await page.getByRole("button", { name: "Delete “Ferry Lane homes”" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Investments");
  await expect(page.getByRole("link", { name: "Ferry Lane homes" })).toHaveCount(0);
  const back = await readStored(app.url, await cookieOf("backbone"));
  expect(back.get(placeOf("lockmore-childrens", "housing_units", 2023))?.value).toBe("9");
  expect(back.has(placeOf("fenmarsh-regional", "housing_units", 2023))).toBe(false);
});

test("when two people edit the same investment, the second sees what is stored", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  const other = await visitAs("backbone");
  for (const tab of [page, other]) {
    await tab.goto(LEDGER);
    await tab.getByRole("link", { name: "Harbor Street Market" }).click();
    await expect(tab.getByLabel(/^Note/)).toBeVisible();
  }
  await other.getByLabel(/^Note/).fill("Opened in May.");
  await other.getByRole("button", { name: "Save changes" }).click();
  await expect(other.getByText("The investment is saved")).toBeVisible();
  await expect(other.getByRole("listitem").filter({ hasText: "changed it" })).toContainText("Opened in May.");
  await page.getByLabel(/^Place/).fill("212 Harbor Street");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(
    page.getByText("You changed this investment in another tab or on another device"),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "Where the two differ" })).toContainText("Opened in May.");
  await expect(page.getByLabel(/^Place/)).toHaveValue("212 Harbor Street");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("The investment is saved")).toBeVisible();
});

test("the ledger exports and imports without changes, and a faulty file changes nothing", async ({
  visitAs,
}) => {
  const page = await visitAs("backbone");
  await page.goto(LEDGER);
  const file = await (await page.request.get(`${LEDGER}.csv`)).text();
  const send = async (text: string) => {
    await page.getByLabel("Ledger file (CSV)").setInputFiles({
      name: "ledger.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
    await page.getByRole("button", { name: "Send the file" }).click();
  };
  await send(file);
  await expect(page.getByText("0 added, 0 changed, 9 as they were.")).toBeVisible();
  await send(file.replace(",2024,900000,", ",2024,a lot,"));
  await expect(page.getByRole("region", { name: "Errors in the file" })).toContainText("Line 3, committed");
});

test("a data lead sees only their own institution's part of an investment", async ({ visitAs }) => {
  const page = await visitAs("data_lead");
  await page.goto(LEDGER);
  const table = page.getByRole("region", { name: "Investments, all years" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table).toContainText("$720,000");
  for (const secret of ["$2,400,000", "30%", "Quillard", "St. Alder"])
    await expect(table).not.toContainText(secret);
  await page.getByRole("link", { name: "Eastbank Community Land Trust" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Eastbank Community Land Trust");
  await expect(page.getByRole("main")).not.toContainText("History");
  await expect(page.getByRole("main")).not.toContainText("St. Alder");
  expect((await page.goto(`${LEDGER}/new`))?.status()).toBe(403);
  expect((await page.request.get(`${LEDGER}.csv`)).ok()).toBe(true);
});
