/** The entry grid under the hands of the people who use it. */
import { cell, enter, messageAt, openGrid, paste, SAVED, saveLine } from "./helpers/grid";
import { placeOf, readStored } from "./helpers/http";
import { expect, test } from "./helpers/visits";

test("the keyboard moves over the grid as over a spreadsheet", async ({ visitAs, complaints }) => {
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

  // The whole text is chosen: typing replaces it, Escape brings it back, and nothing is sent.
  await page.keyboard.type("12");
  await expect(start).toHaveValue("12");
  await page.keyboard.press("Escape");
  await expect(start).toHaveValue(before);
  await page.keyboard.press("ArrowDown");
  await expect(saveLine(page)).toHaveText("Changes are saved as you go.");

  // F2 goes inside the text: left stays in the cell.
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

test("what is understood is shown back: money in words, digits in groups, words for no number", async ({
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

  // And the same after the page is loaded again.
  await openGrid(page, "lockmore-childrens", "purchasing");
  await expect(cell(page, "tier2_diverse_spend", 2023)).toHaveValue("1,234.5");
  await expect(cell(page, "new_local_vendors", 2022)).toHaveValue(
    "unavailable, because the system was replaced",
  );
});

test("a percentage in a count, and more impact hires than new hires, are refused at their cells", async ({
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

  // Fixed at the keyboard; then the pair of the rule book: 1,200 impact hires of 1,000 new hires.
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

test("a change or a whole paste is undone with Ctrl+Z", async ({ visitAs }) => {
  const page = await visitAs("backbone");
  await openGrid(page, "lockmore-childrens");
  const [first, second] = [cell(page, "new_hires", 2020), cell(page, "new_hires", 2021)];
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

for (const choice of ["Keep theirs", "Use mine"] as const) {
  test(`of two people in one cell, the second sees the first's value and chooses: ${choice}`, async ({
    visitAs,
  }) => {
    const code = choice === "Keep theirs" ? "pathway_participants" : "pathway_placements";
    const [backbone, lead] = [await visitAs("backbone"), await visitAs("data_lead")];
    await openGrid(backbone, "wenlow-state");
    await openGrid(lead, "wenlow-state");
    await enter(cell(backbone, code, 2022), "321");
    await expect(saveLine(backbone)).toContainText(SAVED);

    await enter(cell(lead, code, 2022), "123");
    const told = messageAt(lead, code, 2022, "conflict");
    await expect(told).toContainText("Ana Ruiz changed this to 321");
    await expect(saveLine(lead)).toContainText("Not saved");
    await expect(cell(lead, code, 2022)).toHaveValue("123");
    await lead.getByRole("button", { name: choice }).click();
    await expect(told).toBeHidden();
    const final = choice === "Keep theirs" ? "321" : "123";
    await expect(cell(lead, code, 2022)).toHaveValue(final);
    if (choice === "Use mine") await expect(saveLine(lead)).toContainText(SAVED);
    await openGrid(backbone, "wenlow-state");
    await expect(cell(backbone, code, 2022)).toHaveValue(final);
  });
}
