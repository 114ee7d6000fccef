/** A network's year: themes, four meetings with the last one extended, and a benchmark sheet that is given and taken back. */
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const NETWORK = "/n/river-cities";
const GIFTS = "/c/demo/partnership/gifts";
const NEXT = new Date().getUTCFullYear() + 1;

async function planMeeting(page: Page, number: number, month: string, inPerson: boolean): Promise<void> {
  const form = page.getByRole("region", { name: "Plan a meeting" });
  await form.getByLabel("Which of the four").selectOption(`${number}`);
  await form.getByLabel("Day").fill(`${NEXT}-${month}-15`);
  await form.getByLabel("Length in minutes").fill("90");
  if (inPerson) await form.getByLabel("In person").check();
  await form.getByRole("button", { name: "Plan it" }).click();
  await expect(page.getByRole("link", { name: `Meeting ${number}` })).toBeVisible();
}

test("a coordinator plans the next year, from its themes to the extended meeting", async ({
  visitAs,
  expectAccessible,
}) => {
  const page = await visitAs("convener");
  await page.goto(NETWORK);
  await page.getByRole("spinbutton", { name: "Year" }).fill(`${NEXT}`);
  await page.getByRole("textbox", { name: "Themes" }).fill("Local food\nApprenticeships");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.goto(`${NETWORK}?year=${NEXT}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Local food · Apprenticeships");
  const gaps = page.getByRole("region", { name: "What the year still lacks" });
  await expect(gaps).toContainText("Plan 4 more meetings.");
  for (const [number, month] of [
    [1, "02"],
    [2, "05"],
    [3, "09"],
  ] as const)
    await planMeeting(page, number, month, false);
  await planMeeting(page, 4, "12", true);
  await expect(gaps).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Meeting 4/ })).toContainText("Extended");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Meeting 4" }).click();
  await page.getByRole("button", { name: "Call" }).first().click();
  await expect(page.getByText(/90 minutes, in person.*called/)).toBeVisible();
});

test("a benchmark sheet crosses once a second person confirms it, and is gone once it is withdrawn", async ({
  visitAs,
}) => {
  const staff = await visitAs("backbone");
  await staff.goto(GIFTS);
  await staff.getByText("Benchmark sheet", { exact: true }).click();
  const form = staff.locator("#give-benchmark");
  await form.getByLabel("Year").selectOption("2023");
  await form.getByRole("button", { name: "Propose it" }).click();
  const sheet = staff.getByRole("article", { name: "Benchmark sheet 2023" });
  await expect(sheet).toContainText("To be confirmed");
  await sheet.getByRole("button", { name: /^Confirm and give/ }).click();
  await expect(sheet).toContainText(/second person/);

  const convener = await visitAs("convener");
  const sheets = convener.getByRole("region", { name: "Sheets" });
  await convener.goto(`${NETWORK}/benchmarks`);
  await expect(sheets).not.toContainText("2023");
  await convener.goto(GIFTS);
  await convener.getByRole("button", { name: "Confirm and give “Benchmark sheet 2023”" }).click();
  await expect(convener.getByRole("article", { name: "Benchmark sheet 2023" })).toContainText(
    "confirmed by Marcus Bell",
  );
  await convener.goto(`${NETWORK}/benchmarks`);
  await expect(sheets).toContainText("2023: 1 sheet");
  // Of one collaborative, an edition tells no figure.
  await convener.getByRole("button", { name: "Make an edition of 2023" }).click();
  await expect(convener.getByRole("heading", { level: 1 })).toHaveText("Benchmarks of 2023");
  await expect(convener.getByRole("main")).not.toContainText(/\d%/);

  await convener.goto(GIFTS);
  const given = convener.getByRole("article", { name: "Benchmark sheet 2023" });
  await given.getByText("Withdraw…").click();
  await given.getByRole("button", { name: "Withdraw “Benchmark sheet 2023”" }).click();
  await expect(given).toContainText(/withdrawn on/);
  await convener.goto(`${NETWORK}/benchmarks`);
  await expect(sheets).not.toContainText("2023");

  // A data lead reads what was given, and can give nothing; a representative takes part, and runs nothing.
  const lead = await visitAs("data_lead");
  await lead.goto(GIFTS);
  await expect(lead.getByRole("button", { name: "Propose it" })).toHaveCount(0);
  await lead.goto(NETWORK);
  await expect(lead.getByRole("link", { name: "Meeting 4" })).toBeVisible();
  await expect(lead.getByRole("button", { name: "Save changes" })).toHaveCount(0);
});
