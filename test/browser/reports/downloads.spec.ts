/** Downloaded files contain what the page shows and are safe to open in a spreadsheet. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { cell, openGrid } from "../helpers/grid";
import { saveCells } from "../helpers/http";
import { expect, test } from "../helpers/visits";

async function download(page: Page, link: string): Promise<{ name: string; rows: Record<string, string>[] }> {
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  const file = await started;
  const text = readFileSync(await file.path(), "utf8");
  expect(text.charCodeAt(0), "a byte-order mark, for Excel").toBe(0xfeff);
  // A negative number is safe, but a spreadsheet would run other text that begins with one of these.
  const cells = (parse(text, { bom: true }) as string[][]).flat();
  expect(cells.filter((text) => /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text))).toEqual([]);
  return { name: file.suggestedFilename(), rows: parse(text, { columns: true, bom: true }) };
}

function spoken({ value, numerator, denominator }: Record<string, string>): string {
  if (value === "") return "";
  if (denominator !== "") return `${(100 * Number(value)).toFixed(1)}%`;
  return Number(numerator).toLocaleString("en-US");
}

test("the overview's CSV has the same figures as its table", async ({ visitAs }) => {
  for (const role of ["executive", "backbone"] as const) {
    const page = await visitAs(role);
    await page.goto("/c/demo?year=2024");
    const { name, rows } = await download(page, "Download as CSV");
    expect(name).toBe("demo-2024.csv");
    expect(rows.length).toBeGreaterThan(10);
    const table = page.getByRole("region", { name: "All figures of 2024" });
    await expect(table.getByRole("rowheader").getByRole("link")).toHaveCount(rows.length);
    let compared = 0;
    for (const row of rows) {
      const tableRows = table
        .getByRole("row")
        .filter({ has: page.getByRole("link", { name: row.label, exact: true }) });
      await expect(tableRows.getByRole("cell").last()).toContainText(
        `${row.reporting} of ${row.expected} member`,
      );
      const money = /\$/.test((await tableRows.getByRole("cell").first().textContent()) ?? "");
      if (money || row.value === "") continue;
      await expect(tableRows.getByRole("cell").first()).toHaveText(spoken(row));
      if (row.denominator !== "")
        expect(Number(row.numerator) / Number(row.denominator)).toBeCloseTo(Number(row.value), 12);
      compared++;
    }
    expect(compared).toBeGreaterThan(8);
  }
});

test("the observations CSV matches the grid and has no cell that a spreadsheet would execute", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const member = "lower-tarrow-schools";
  const traps = { code: "new_hires", year: 2026, text: "unavailable, because =1+1", source: "@SUM(A1:A9)" };
  const { answer } = await saveCells(app.url, await cookieOf("backbone"), member, [
    { ...traps, revision: 0 },
  ]);
  expect(answer).toMatchObject({ outcome: "saved" });

  const page = await visitAs("convener");
  await page.goto(`/c/demo/data?member=${member}&years=all`);
  const { name, rows } = await download(page, "Download all as CSV");
  expect(name).toBe("demo-observations.csv");
  expect(new Set(rows.map((row) => row.member)).size).toBe(12);
  const own = rows.filter((row) => row.member === member);
  const inGrid = page.locator("input[data-cell]");
  const gridCells = new Map(
    await inGrid.evaluateAll((inputs) =>
      inputs.map(
        (input) => [(input as HTMLInputElement).dataset.cell, (input as HTMLInputElement).value] as const,
      ),
    ),
  );
  expect(gridCells.size).toBeGreaterThan(80);
  const stored = new Map(own.map((row) => [`${row.measure}:${row.year}`, row]));
  const written = ([place, text]: readonly [string | undefined, string]) => {
    const row = stored.get(place ?? "");
    const cellText = row && {
      value: row.value,
      not_applicable: "n/a",
      unavailable: `unavailable, because ${row.note}`,
    };
    return [place, text, cellText?.[row?.state as keyof typeof cellText] ?? ""];
  };
  for (const [place, text, inFile = ""] of [...gridCells].map(written))
    if (text?.replaceAll(",", "") !== inFile.replaceAll(",", "").replace("'=", "="))
      expect.soft({ place, text }).toEqual({ place, text: inFile });
  expect(stored.get("new_hires:2026")).toMatchObject({ note: "'=1+1", source: "'@SUM(A1:A9)" });

  // The grid itself shows the text as it was typed.
  const writer = await visitAs("backbone");
  await openGrid(writer, member);
  await expect(cell(writer, "new_hires", 2026)).toHaveValue("unavailable, because =1+1");
});
