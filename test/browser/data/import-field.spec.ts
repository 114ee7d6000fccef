/** Files as people really have them: what the page concludes, asks, and refuses. Nothing is stored. */
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const IMPORT = "/c/demo/data/import";

async function send(page: Page, name: string, lines: string[]): Promise<void> {
  await page.goto(IMPORT);
  await page.getByLabel(/^(Drop a file here, or c|C)hoose/).setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

const check = (page: Page) => page.getByRole("button", { name: "Check the values" }).click();
const values = (page: Page) => page.getByRole("region", { name: "Values of the file" });
const readAs = (page: Page) => page.getByText("Read as:").locator("..");

test("files as people have them are read for certain, asked about, or refused", async ({ visitAs }) => {
  test.setTimeout(300_000);
  const page = await visitAs("backbone");

  await test.step("a first row of four-digit figures is data", async () => {
    await send(page, "figures.csv", ["Institution,Year,New hires,Employees", "st-alder,2026,2015,2050"]);
    await check(page);
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("2,015");
    await expect(values(page)).toContainText("2,050");
  });

  await test.step("departments of one figure are in question until they are added up", async () => {
    await send(page, "departments.csv", [
      "Institution,Year,Department,New hires",
      "st-alder,2026,Nursing,500",
      "st-alder,2026,Food service,300",
    ]);
    await check(page);
    await expect(page.getByText("1 figure with rows in question")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Add them up" }).click();
    await expect(readAs(page)).toContainText("rows of one figure added up");
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("800");
  });

  await test.step("a word that may name a part is asked about, once for all files with this header", async () => {
    const lines = (word: string) => ["Institution,Year,Cohort,New hires", `st-alder,2026,${word},500`];
    await send(page, "cohort.csv", lines("Interns"));
    await check(page);
    await expect(page.getByText("1 figure with rows in question")).toBeVisible();
    await page.getByRole("button", { name: "“Cohort” does not change what the rows mean" }).click();
    await expect(page.getByText("rows in question")).toHaveCount(0);
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("500");
    // The next file needs no answer, so its values are shown at once.
    await send(page, "cohort-again.csv", lines("Fellows"));
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("500");
  });

  await test.step("a form with one label and figure a line is read", async () => {
    await send(page, "form.csv", [
      "Institution:,st-alder",
      "Fiscal year,2026",
      "New hires,1204",
      "Employees,5000",
    ]);
    await check(page);
    await expect(readAs(page)).toContainText("fiscal year 2026 from the title · members from the forms");
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("1,204");
  });

  await test.step("a second table is read as a file of its own", async () => {
    await send(page, "two.csv", [
      "Institution,Year,New hires",
      "st-alder,2026,1204",
      ",,",
      "Institution,Year,Employees",
      "st-alder,2026,5678",
    ]);
    await check(page);
    const opened = page.waitForEvent("popup");
    await page.getByRole("button", { name: "Read the table from line 4" }).click();
    const other = await opened;
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("two (line 4).csv");
    await check(other);
    await other.getByRole("link", { name: /in all$/ }).click();
    await expect(values(other)).toContainText("5,678");
    await expect(values(other)).not.toContainText("1,204");
    await other.close();
  });

  await test.step("thousands and the year are read from the title and can be changed", async () => {
    await send(page, "spend.csv", [
      "Spend report FY2026 (dollars in thousands),",
      "Institution,Total spend",
      "st-alder,52000",
      "TOTAL,52000",
    ]);
    await check(page);
    await expect(readAs(page)).toContainText("dollars in thousands · fiscal year 2026 from the title");
    await expect(readAs(page)).toContainText("1 row left out as a total");
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("$52,000,000");
    await page.getByText("Change how the file is read").click();
    await page.getByLabel("Amounts of money are").selectOption("in full");
    await page.getByRole("button", { name: "Read it like this" }).click();
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("$52,000");
  });

  await test.step("a scale that leaves open what it is about is asked for", async () => {
    await send(page, "open-scale.csv", [
      "Report FY2026 (in thousands),,",
      "Institution,New hires,Total spend",
      "st-alder,5,6",
    ]);
    await check(page);
    await expect(page.getByText(/say whether counts, such as hires, are in full/).first()).toBeVisible();
    await page.getByLabel("Amounts of money are").selectOption("in thousands");
    await page.getByLabel("Counts are").selectOption("in full");
    await check(page);
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("$6,000");
  });

  await test.step("a column of women and men is a breakdown", async () => {
    await send(page, "gender.csv", [
      "Institution,Year,Sex,Employees",
      "st-alder,2026,Female,30",
      "st-alder,2026,Male,20",
    ]);
    await check(page);
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("Employees, Women");
    await expect(values(page)).toContainText("Employees, Men");
  });

  await test.step("targets are left out with a count", async () => {
    await send(page, "targets.csv", [
      "Institution,Measure,Type,2026",
      "st-alder,New hires,Actual,1204",
      "st-alder,New hires,Target,1300",
    ]);
    await check(page);
    await expect(readAs(page)).toContainText("1 row left out as a target");
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).not.toContainText("1,300");
  });

  await test.step("words in place of figures are mapped once for the file", async () => {
    await send(page, "words.csv", [
      "Institution,Year,New hires,Impact hires",
      "st-alder,2026,1204,NR",
      "wenlow-state,2026,880,~90",
    ]);
    await page.getByLabel("“NR” stands for").selectOption("Unavailable, for this reason");
    await page.getByLabel("Reason for “NR”").fill("not reported");
    await page.getByLabel("“~90” stands for").selectOption("The number; the note keeps the mark");
    await check(page);
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("unavailable: not reported");
    await expect(values(page)).toContainText("90");
  });

  await test.step("the year of “Prior year” is asked of each file with this header", async () => {
    for (const year of ["2025", "2026"]) {
      await send(page, "relative.csv", ["Institution,Measure,Prior year", "st-alder,New hires,40"]);
      await check(page);
      await expect(page.getByText("Say which year “Prior year” is in this file").first()).toBeVisible();
      await page.getByLabel("Year", { exact: true }).first().fill(year);
      await check(page);
      await page.getByRole("link", { name: /in all$/ }).click();
      await expect(values(page)).toContainText(year);
    }
  });

  await test.step("another currency is refused by name unless its rate is given", async () => {
    await send(page, "euros.csv", ["Institution,Year,Total spend (EUR)", "st-alder,2026,1000"]);
    await check(page);
    await expect(page.getByText(/is in EUR, but amounts here are in USD/).first()).toBeVisible();
    await page.getByLabel("One EUR is worth").fill("1.08");
    await check(page);
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("$1,080");
  });

  await test.step("many columns can be found, and all others left out", async () => {
    const others = Array.from({ length: 20 }, (_, at) => `Other ${at}`);
    await send(page, "wide.csv", [
      ["Institution", "Year", "New hires", ...others].join(","),
      ["st-alder", "2026", "77", ...others.map(() => "1")].join(","),
    ]);
    await page.getByLabel("Find columns").fill("hires");
    await expect(page.getByText("1 shown")).toBeVisible();
    await page.getByLabel("Find columns").fill("");
    await page.getByRole("button", { name: "Leave all other columns out" }).click();
    await page.getByRole("link", { name: /in all$/ }).click();
    await expect(values(page)).toContainText("77");
  });
});
