/** The entry grid as people use it. */
import { readFileSync } from "node:fs";
import { cell, enter, messageAt, openGrid, paste, SAVED, saveLine } from "../helpers/grid";
import { placeOf, readStored } from "../helpers/http";
import { expect, test } from "../helpers/visits";

test("the keyboard moves through the grid as it does in a spreadsheet", async ({ visitAs, complaints }) => {
  const page = await visitAs("backbone");
  await openGrid(page, "lockmore-childrens");
  const start = cell(page, "impact_hires", 2023);
  const before = await start.inputValue();
  await start.focus();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "impact_hires_due_12m", 2023)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(cell(page, "impact_hires_due_12m", 2024)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await expect(start).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(cell(page, "impact_hires", 2024)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(cell(page, "impact_hires_due_12m", 2023)).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(start).toBeFocused();

  // The whole text is selected: typing replaces it, Escape restores it, and nothing is sent.
  await page.keyboard.type("12");
  await expect(start).toHaveValue("12");
  await page.keyboard.press("Escape");
  await expect(start).toHaveValue(before);
  await page.keyboard.press("ArrowDown");
  await expect(saveLine(page)).toHaveText("Changes are saved as you go.");

  // After F2, the left arrow moves the caret within the cell.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("F2");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("0");
  await expect(start).toBeFocused();
  await expect(start).toHaveValue(before.replace(/(.)$/, "0$1"));
  await page.keyboard.press("Escape");
  await expect(start).toHaveValue(before);

  await page.keyboard.press("Control+Home");
  await expect(cell(page, "new_hires", 2019)).toBeFocused();
  expect(complaints).toEqual([]);
});

test("cells show how text was read: abbreviated money, grouped digits, and words instead of numbers", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  await openGrid(page, "lockmore-childrens", "purchasing");
  const spend = cell(page, "tier2_diverse_spend", 2023);
  await enter(spend, "$1.2m");
  await expect(spend).toHaveValue("1,200,000");
  await expect(saveLine(page)).toContainText("Read as 1,200,000.");
  await enter(spend, "1 234,5");
  await expect(spend).toHaveValue("1,234.5");
  await expect(saveLine(page)).toContainText(SAVED);
  const vendors = cell(page, "new_local_vendors", 2023);
  await enter(vendors, "N/A");
  await expect(vendors).toHaveValue("n/a");
  const other = cell(page, "new_local_vendors", 2022);
  await enter(other, "unavailable because the system was replaced");
  await expect(other).toHaveValue("unavailable, because the system was replaced");
  await enter(cell(page, "new_local_vendors", 2021), "");
  await expect(saveLine(page)).toHaveText(new RegExp(`^${SAVED}`));

  const stored = await readStored(app.url, await cookieOf("backbone"));
  const at = (code: string, year: number) => stored.get(placeOf("lockmore-childrens", code, year));
  expect(at("tier2_diverse_spend", 2023)).toMatchObject({ value: "1234.5", state: "value" });
  expect(at("new_local_vendors", 2023)).toMatchObject({ value: "", state: "not_applicable" });
  expect(at("new_local_vendors", 2022)).toMatchObject({
    value: "",
    state: "unavailable",
    note: "the system was replaced",
  });
  expect(at("new_local_vendors", 2021)).toBeUndefined();

  // A reload shows the same.
  await openGrid(page, "lockmore-childrens", "purchasing");
  await expect(cell(page, "tier2_diverse_spend", 2023)).toHaveValue("1,234.5");
  await expect(cell(page, "new_local_vendors", 2022)).toHaveValue(
    "unavailable, because the system was replaced",
  );
});

test("the grid rejects a percentage in a count, and more impact hires than new hires, at their cells", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  const before = await readStored(app.url, await cookieOf("backbone"));
  await openGrid(page, "lockmore-childrens");
  const hires = cell(page, "new_hires", 2022);
  await enter(hires, "12%");
  await expect(messageAt(page, "new_hires", 2022, "error")).toBeVisible();
  await expect(hires).toHaveAttribute("aria-invalid", "true");
  await expect(hires).toHaveAccessibleDescription(/count|percent|%/i);
  await expect(hires).toHaveValue("12%");
  await expect(saveLine(page)).toContainText("Not saved");

  // Fixed by keyboard. Then the example in docs/rules.md: 1,200 impact hires of 1,000 new hires.
  await enter(hires, before.get(placeOf("lockmore-childrens", "new_hires", 2022))?.value ?? "");
  await expect(messageAt(page, "new_hires", 2022, "error")).toBeHidden();
  await paste(hires, [["1,000"], ["1,200"]]);
  const message = messageAt(page, "impact_hires", 2022, "error").or(
    messageAt(page, "new_hires", 2022, "error"),
  );
  await expect(message.first()).toHaveText("Impact hires (1,200) cannot be more than New hires (1,000).");
  await expect(saveLine(page)).toContainText("Not saved");
  const list = page.getByRole("region", { name: "What keeps cells from being saved" });
  await list.getByRole("link", { name: "Impact hires, 2022" }).click();
  await expect(cell(page, "impact_hires", 2022)).toBeFocused();
  expect(await readStored(app.url, await cookieOf("backbone"))).toEqual(before);

  await enter(cell(page, "impact_hires", 2022), "100");
  await expect(saveLine(page)).toContainText(SAVED);
  const after = await readStored(app.url, await cookieOf("backbone"));
  expect(after.get(placeOf("lockmore-childrens", "new_hires", 2022))?.value).toBe("1000");
  expect(after.get(placeOf("lockmore-childrens", "impact_hires", 2022))?.value).toBe("100");
});

test("Ctrl+Z undoes a whole paste at once", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await openGrid(page, "lockmore-childrens");
  const first = cell(page, "new_hires", 2020);
  const second = cell(page, "new_hires", 2021);
  const before = [await first.inputValue(), await second.inputValue()];
  await paste(first, [["5,001", "5,002"]]);
  await expect(saveLine(page)).toContainText(SAVED);
  await expect(second).toHaveValue("5,002");
  await first.press("Control+z");
  await expect(first).toHaveValue(before[0] ?? "");
  await expect(second).toHaveValue(before[1] ?? "");
  await expect(saveLine(page)).toContainText(SAVED);
  await openGrid(page, "lockmore-childrens");
  await expect(first).toHaveValue(before[0] ?? "");
  await expect(second).toHaveValue(before[1] ?? "");
});

test("a block with headings goes to the rows and years that these name, and unknown ones are asked about", async ({
  visitAs,
  complaints,
}) => {
  const page = await visitAs("backbone");
  await openGrid(page, "lockmore-childrens");
  const measures = JSON.parse(readFileSync("seeds/library/measures.json", "utf8")).filter(
    ({ strategy }: { strategy: string }) => strategy === "workforce",
  ) as { code: string; label: string }[];
  const years = { FY2024: 2024, "2021": 2021, FY23: 2023, "Fiscal year 2022": 2022 };
  // One more than before, bottom up and with mixed years: only the headings say where each figure belongs.
  const expected = new Map<string, string>();
  const block = [["Measure", ...Object.keys(years)]];
  for (const { code, label } of [...measures].reverse()) {
    const row = [label.toUpperCase()];
    for (const year of Object.values(years)) {
      const before = await cell(page, code, year).inputValue();
      const text = /^[\d,]+$/.test(before) ? String(Number(before.replaceAll(",", "")) + 1) : "17";
      expected.set(`${code} ${year}`, text);
      row.push(text);
    }
    block.push(row);
  }
  const before = await cell(page, "new_hires", 2022).inputValue();
  await paste(cell(page, "employees", 2022), block);
  await expect(saveLine(page)).toContainText("12 of 12 rows and 4 years matched by their headings.");
  for (const [key, text] of expected) {
    const [code = "", year = ""] = key.split(" ");
    expect((await cell(page, code, Number(year)).inputValue()).replaceAll(",", "")).toBe(text);
  }
  await cell(page, "new_hires", 2022).press("Control+z");
  await expect(cell(page, "new_hires", 2022)).toHaveValue(before);

  await paste(cell(page, "employees", 2022), [
    ["", "2022"],
    ["Staff of the year", "900"],
    ["New hires", "901"],
  ]);
  const question = page.getByRole("region", { name: "Headings of what you pasted" });
  await expect(question).toContainText("“Staff of the year”");
  await expect(cell(page, "new_hires", 2022)).toHaveValue(before);
  await question.getByRole("button", { name: "Don’t paste" }).click();
  await expect(question).toBeHidden();
  await expect(cell(page, "new_hires", 2022)).toHaveValue(before);
  expect(complaints).toEqual([]);
});

for (const choice of ["Keep theirs", "Use mine"] as const) {
  test(`when two people change the same cell, the second sees the first's value and can choose “${choice}”`, async ({
    visitAs,
  }) => {
    const code = choice === "Keep theirs" ? "pathway_participants" : "pathway_placements";
    const backbone = await visitAs("backbone");
    const lead = await visitAs("data_lead");
    await openGrid(backbone, "wenlow-state");
    await openGrid(lead, "wenlow-state");
    await enter(cell(backbone, code, 2022), "321");
    await expect(saveLine(backbone)).toContainText(SAVED);

    await enter(cell(lead, code, 2022), "123");
    const message = messageAt(lead, code, 2022, "conflict");
    await expect(message).toContainText("Ana Ruiz changed this to 321");
    await expect(saveLine(lead)).toContainText("Not saved");
    await expect(cell(lead, code, 2022)).toHaveValue("123");
    await lead.getByRole("button", { name: choice }).click();
    await expect(message).toBeHidden();
    const final = choice === "Keep theirs" ? "321" : "123";
    await expect(cell(lead, code, 2022)).toHaveValue(final);
    if (choice === "Use mine") await expect(saveLine(lead)).toContainText(SAVED);
    await openGrid(backbone, "wenlow-state");
    await expect(cell(backbone, code, 2022)).toHaveValue(final);
  });
}
