/** From a block in a spreadsheet to the figure on the executive's page. */
import type { Page } from "@playwright/test";
import { cell, openGrid, paste, SAVED, saveLine } from "../helpers/grid";
import { placeOf, readStored, type StoredRow } from "../helpers/http";
import { expect, test } from "../helpers/visits";

const MEMBER = "tarrow-county";
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];
/** Values as spreadsheets hold them: with grouped digits, plain, not applicable, and empty. */
const BLOCK: [code: string, ...texts: string[]][] = [
  ["new_hires", "1,001", "1,050", "1,100", "1,150", "1,200", "1,234"],
  ["impact_hires", "101", "150", "200", "350", "450", "617"],
  ["impact_hires_due_12m", "", "101", "150", "200", "350", "450"],
  ["impact_hires_kept_12m", "", "50", "75", "100", "200", "300"],
  ["employees", "9,000", "9,100", "9,200", "9,300", "9,400", "9,500"],
  ["local_employees", "3,000", "3,100", "3,200", "3,300", "3,400", "3,500.0"],
  ["living_wage_employees", "8000", "8100", "8200", "8300", "8400", "8500"],
  ["frontline_employees", "4000", "4100", "4200", "4300", "4400", ""],
  ["frontline_promotions", "40", "41", "42", "43", "44", "45"],
  ["pathway_participants", "n/a", "n/a", "n/a", "n/a", "n/a", "n/a"],
];
const RATE = "Impact hires as a share of new hires";
const SHARES = [
  { label: RATE, parts: ["impact_hires", "new_hires"] },
  {
    label: "Twelve-month retention of impact hires",
    parts: ["impact_hires_kept_12m", "impact_hires_due_12m"],
  },
  {
    label: "Employees living in the focus area as a share of all employees",
    parts: ["local_employees", "employees"],
  },
  {
    label: "Promotions as a share of frontline employees",
    parts: ["frontline_promotions", "frontline_employees"],
  },
] as const;

type Stored = Map<string, StoredRow>;

/** The stored values overwritten with the pasted block, computed in the simplest possible way. */
function withBlock(stored: Stored): Stored {
  const after = new Map(stored);
  for (const [measure, ...texts] of BLOCK)
    for (const [column, text] of texts.entries()) {
      const year = YEARS[column] ?? 0;
      const row = { member: MEMBER, measure, year: `${year}`, note: "", source: "" };
      const value = text.replace(/,|\.0$/g, "");
      after.delete(placeOf(MEMBER, measure, year));
      if (text === "n/a")
        after.set(placeOf(MEMBER, measure, year), { ...row, value: "", state: "not_applicable" });
      else if (text) after.set(placeOf(MEMBER, measure, year), { ...row, value, state: "value" });
    }
  return after;
}

/** The rule book: the sum of numerators over the sum of denominators, of members that reported both. */
function share(stored: Stored, [top, bottom]: readonly [string, string], year: number) {
  const members = new Set([...stored.values()].map((row) => row.member));
  let numerator = 0;
  let denominator = 0;
  let reporting = 0;
  for (const member of members) {
    const [above, below] = [top, bottom].map((code) => stored.get(placeOf(member, code, year)));
    if (above?.state !== "value" || below?.state !== "value") continue;
    numerator += Number(above.value);
    denominator += Number(below.value);
    reporting++;
  }
  return { text: `${((100 * numerator) / denominator).toFixed(1)}%`, reporting };
}

function row(page: Page, label: string) {
  return page.getByRole("region", { name: /^All figures of/ }).getByRole("row", { name: label });
}

async function expectShares(page: Page, stored: Stored, year: number): Promise<void> {
  for (const { label, parts } of SHARES) {
    const { text, reporting } = share(stored, parts, year);
    // A year that is still being reported says so below its figure.
    await expect(row(page, label).getByRole("cell").first()).toHaveText(new RegExp(`^${text}( ?so far)?$`));
    await expect(row(page, label).getByRole("cell").last()).toContainText(`${reporting} of `);
  }
}

test("a block pasted by backbone staff reaches the executive's page, and the executive cannot write", async ({
  app,
  page,
  browser,
  cookieOf,
  complaints,
}) => {
  const before = await readStored(app.url, await cookieOf("backbone"));
  const after = withBlock(before);
  const [previousShare, updatedShare] = [before, after].map(
    (stored) => share(stored, SHARES[0].parts, 2025).text,
  );
  expect(updatedShare).not.toBe(previousShare);

  await page.goto("/");
  await page.getByRole("button", { name: /Backbone staff/ }).click();
  await expect(page).toHaveURL("/c/demo/week");
  await page.goto("/c/demo?year=2025");
  await expectShares(page, before, 2025);
  const expectedBefore = await row(page, "pathway participants").getByRole("cell").last().textContent();

  await openGrid(page, MEMBER);
  await paste(
    cell(page, "new_hires", 2020),
    BLOCK.map(([, ...texts]) => texts),
  );
  await expect(saveLine(page)).toContainText(SAVED);
  await expect(saveLine(page)).toContainText(/Filled \d+ cells/);
  await expect(cell(page, "new_hires", 2025)).toHaveValue("1,234");
  await expect(cell(page, "local_employees", 2025)).toHaveValue("3,500");
  await expect(cell(page, "impact_hires_due_12m", 2020)).toHaveValue("");
  await expect(cell(page, "pathway_participants", 2025)).toHaveValue("n/a");

  await page.getByRole("link", { name: "Overview" }).first().click();
  await page.getByRole("link", { name: "2025", exact: true }).click();
  await expect(page.getByText(`Impact hires were ${updatedShare} of new hires in 2025.`)).toBeVisible();
  await expectShares(page, after, 2025);
  // A member is not expected to report a measure that does not apply to it.
  const [, of = ""] = /of (\d+)/.exec(expectedBefore ?? "") ?? [];
  await expect(row(page, "pathway participants").getByRole("cell").last()).toContainText(
    `of ${Number(of) - 1}`,
  );
  await page.getByRole("link", { name: "2020", exact: true }).click();
  await expect(page.getByText("in 2020.").first()).toBeVisible();
  await expectShares(page, after, 2020);

  const other = await browser.newContext();
  const executive = await other.newPage();
  await executive.goto("/");
  await executive.getByRole("button", { name: /Anchor executive/ }).click();
  await expect(executive).toHaveURL("/c/demo");
  await executive.goto("/c/demo?year=2025");
  await expect(executive.getByText(`Impact hires were ${updatedShare} of new hires in 2025.`)).toBeVisible();
  await expectShares(executive, after, 2025);
  expect(complaints).toEqual([]);

  const refusal = await executive.goto("/c/demo/data");
  expect(refusal?.status()).toBe(403);
  await expect(executive.getByRole("heading", { level: 1 })).toHaveText("You don’t have access to this");
  await expect(executive.getByText("Your role does not allow this.")).toBeVisible();

  // Sent from the app's own page, so only the role can cause the refusal.
  const answer = await executive.evaluate(async (address) => {
    const change = { code: "new_hires", year: 2025, text: "1", revision: 2 };
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ changes: [change] }),
    });
    return { status: response.status, text: await response.text() };
  }, `/c/demo/data/cells?member=${MEMBER}`);
  expect(answer).toEqual({ status: 403, text: expect.stringContaining("Your role does not allow this") });
  await other.close();

  const stored = await readStored(app.url, await cookieOf("backbone"));
  const plain = ({ value, state }: StoredRow) => (state === "value" ? value : state);
  const lines = (map: Stored) => [...map].map(([place, row]) => `${place} ${plain(row)}`).sort();
  expect(lines(stored)).toEqual(lines(after));
});
