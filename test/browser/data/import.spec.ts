/** Importing a file: match columns, correct, save, undo. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import ExcelJS from "exceljs";
import type { RunningApp } from "../../support/app/app";
import { runCommand } from "../helpers/command";
import { placeOf, readStored, signIn } from "../helpers/http";
import { expect, startApp, test } from "../helpers/visits";

const IMPORT = "/c/demo/data/import";
const YEAR = 2026;

async function send(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.goto(IMPORT);
  await page.getByLabel(/^(Drop a file here, or c|C)hoose/).setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(content),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

/** Undoes the import shown on the page, so other tests find the demo unchanged. */
async function undo(page: Page): Promise<void> {
  await page.getByText("Undo this import…").click();
  await page.getByRole("button", { name: /^Undo the import/ }).click();
  await expect(page.getByText("This import was undone")).toBeVisible();
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<ExcelJS.Workbook> {
  const started = page.waitForEvent("download");
  await click();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(await (await started).path()) as unknown as ArrayBuffer);
  return book;
}

test("a German file with its own headers can be corrected, imported, sent again, and undone", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  const csv = [
    "Einrichtung;Jahr;Neu eingestellt;Ausgaben gesamt;Anmerkung intern",
    `St. Alder Medical Center;${YEAR};2.100;1.234.567,50;ok`,
    `Uni Wenlow;${YEAR};"1.050";98.000,25;`,
  ].join("\n");
  await send(page, "zahlen.csv", `\uFEFF${csv}`);
  await page.getByLabel("Einrichtung is").selectOption("Member");
  await page.getByLabel("Jahr is").selectOption("Year");
  await page.getByLabel("Neu eingestellt is").selectOption("New hires");
  await page.getByLabel("Ausgaben gesamt is").selectOption({ value: "value:total_spend" });
  await page.getByLabel("Anmerkung intern is").selectOption("Not used");
  await page.getByRole("button", { name: "Check the values" }).click();
  // One name in the file differs from the member's name.
  await page.getByLabel("“Uni Wenlow” is").selectOption({ value: "wenlow-state" });
  await page.getByRole("button", { name: "Check the values" }).click();
  const values = page.getByRole("region", { name: "Values of the file" });
  await expect(values.getByRole("row")).not.toHaveCount(1);
  await page.getByRole("link", { name: /in all$/ }).click();
  await expect(values).toContainText("$1,234,567.50");
  await expect(values.getByRole("row")).toHaveCount(5);
  await page.getByRole("button", { name: "Import 4 values" }).click();
  await expect(page.getByText("4 values saved from this file.")).toBeVisible();
  const stored = await readStored(app.url, await cookieOf("backbone"));
  expect(stored.get(placeOf("wenlow-state", "total_spend", YEAR))?.value).toBe("98000.25");
  expect(stored.get(placeOf("st-alder", "new_hires", YEAR))?.value).toBe("2100");
  const stays = page.url();

  await send(page, "again.csv", csv);
  await expect(page.getByText("Nothing to import")).toBeVisible();
  await expect(page.getByRole("link", { name: "4 unchanged" })).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();

  await send(page, "corrected.csv", csv.replace("2.100", "2.150"));
  await page
    .getByRole("link", { name: "1 changed" })
    .or(page.getByRole("link", { name: "1 worth" }))
    .click();
  await expect(values.locator("del")).toHaveText("2,100");
  await expect(values.locator("ins")).toHaveText("2,150");
  await page.getByRole("button", { name: "Import 1 value" }).click();
  await expect(page.getByText("1 value saved from this file.")).toBeVisible();
  const second = page.url();

  // The first import cannot be undone before the second; the page says which value prevents it.
  await page.goto(stays);
  await page.getByText("Undo this import…").click();
  await page.getByRole("button", { name: /^Undo the import/ }).click();
  await expect(page.getByRole("region", { name: "Values changed since the import" })).toContainText("2150");
  for (const address of [second, stays]) {
    await page.goto(address);
    await undo(page);
  }
  const back = await readStored(app.url, await cookieOf("backbone"));
  expect(back.has(placeOf("wenlow-state", "total_spend", YEAR))).toBe(false);
  await page.goto(IMPORT);
  await expect(page.getByRole("region", { name: "Imported files" })).toContainText("Undone by Ana Ruiz");
});

test("a data lead fills in their institution’s workbook and uploads it", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("data_lead");
  await page.goto(IMPORT);
  await page.getByLabel("Year", { exact: true }).selectOption(`${YEAR}`);
  const book = await downloaded(page, () =>
    page.getByRole("button", { name: "Download the workbook" }).click(),
  );
  const [sheet] = book.worksheets;
  const rowOf = (code: string) => {
    let match: ExcelJS.Row | undefined;
    sheet?.eachRow((row) => {
      if (row.getCell(1).text === code) match = row;
    });
    return match as ExcelJS.Row;
  };
  const fill = async (values: Record<string, number>) => {
    for (const [code, value] of Object.entries(values)) rowOf(code).getCell(5).value = value;
    return Buffer.from(await book.xlsx.writeBuffer());
  };
  const before = await readStored(app.url, await cookieOf("data_lead"));
  // More impact hires than new hires is an error that blocks the whole file.
  await send(page, "wenlow.xlsx", await fill({ new_hires: 500, impact_hires: 900, employees: 4000 }));
  await expect(page.getByText("1 error to fix first")).toBeVisible();
  const values = page.getByRole("region", { name: "Values of the file" });
  await expect(values).toContainText("Impact hires (900) cannot be more than New hires (500).");
  const marked = await downloaded(page, () =>
    page.getByRole("link", { name: "Download the file with the errors marked" }).click(),
  );
  const texts: string[] = [];
  marked.worksheets[0]?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  expect(texts.join("\n")).toContain("Impact hires (900) cannot be more than New hires (500)");
  expect(await readStored(app.url, await cookieOf("data_lead"))).toEqual(before);

  await send(page, "wenlow.xlsx", await fill({ impact_hires: 90 }));
  await page.getByRole("button", { name: "Import 3 values" }).click();
  await expect(page.getByText("3 values saved from this file.")).toBeVisible();
  await page.getByRole("link", { name: /^Open the data of/ }).click();
  await expect(page.locator(`#cell-impact_hires-${YEAR}`)).toHaveValue("90");
  await page.goBack();
  await undo(page);

  // A data lead cannot import another institution's numbers.
  await send(page, "others.csv", `member,measure,year,value\nst-alder,new_hires,${YEAR},1\n`);
  await expect(values).toContainText("You can send values only for your own institution.");
  await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Discard this file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import");
});

test("a large import shows its progress and saves nothing if canceled", async ({ browser }) => {
  // Years end soon, so a large file takes many members: in an app of its own, since others count them.
  const app = await startApp();
  const context = await browser.newContext({ baseURL: app.url });
  const cookie = await signIn(app.url, { demo: "backbone" });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: app.url }]);
  const page = await context.newPage();
  const members = await addMembers(app, 80);
  const before = await readStored(app.url, cookie);
  const measures = new Set([...before.values()].map((row) => row.measure));
  const rows = members.flatMap((member) =>
    [...measures].flatMap((measure) =>
      Array.from({ length: 9 }, (_, at) => `${member},${measure},${2020 + at},0`),
    ),
  );
  expect(rows.length).toBeGreaterThan(15_000);
  await send(page, "large.csv", `member,measure,year,value\n${rows.join("\n")}\n`);
  await expect(page.getByRole("region", { name: "Values of the file" }).getByRole("row")).toHaveCount(101);
  await page.getByRole("link", { name: /new$/ }).click();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/show=new&page=2/);
  await page.getByRole("button", { name: /^Import \d/ }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Nothing in the file was saved.")).toBeVisible();
  expect(await readStored(app.url, cookie)).toEqual(before);
  await page.getByRole("button", { name: "Discard this file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import");
  await context.close();
  await app.stop();
});

/** @returns their slugs */
async function addMembers(app: RunningApp, count: number): Promise<string[]> {
  const printed = await runCommand(app, "token", ["--collaborative", "demo", "--role", "backbone"]);
  const headers = {
    authorization: `Bearer ${printed.trim().split(/\s+/).at(-1)}`,
    "content-type": "application/json",
  };
  const slugs = Array.from({ length: count }, (_, at) => `clinic-${at}`);
  for (const slug of slugs) {
    const fields = { name: slug, sector: "health_system", joinedOn: "2010-01-01", fiscalYearEndMonth: 12 };
    const response = await fetch(`${app.url}/api/v1/demo/members/${slug}`, {
      method: "PUT",
      headers,
      body: JSON.stringify(fields),
    });
    expect(response.status).toBe(201);
  }
  return slugs;
}

for (const javaScriptEnabled of [true, false])
  test(`a file with unknown columns can be discarded ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
  }) => {
    const page = await visitAs("backbone", { javaScriptEnabled });
    await send(page, "unknown.csv", "Whose,When,What else\nquillard,2026,7\n");
    const address = page.url();
    await page.getByRole("button", { name: "Discard this file" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import");
    await page.goto(address);
    await expect(page.getByText("That file is no longer here")).toBeVisible();
  });

test("a file can be imported without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("backbone", { javaScriptEnabled: false });
  const file = `member,measure,year,value\nquillard,new_hires,${YEAR},321\nquillard,impact_hires,${YEAR},12\nnobody,new_hires,${YEAR},1\n`;
  await send(page, "plain.csv", file);
  await expect(page.getByText("1 error to fix first")).toBeVisible();
  await page.getByRole("button", { name: "Import the 2 values without errors" }).click();
  await expect(page.getByText("2 values saved from this file.")).toBeVisible();
  await undo(page);
});
