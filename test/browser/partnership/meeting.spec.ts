/** A meeting from its plan to approved minutes, by keyboard; and two people who take minutes at once. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

/** Presses a control as people without a mouse do. */
async function press(control: Locator, key = "Enter") {
  await control.focus();
  await control.press(key);
}

async function fill(control: Locator, text: string) {
  await control.focus();
  await control.page().keyboard.insertText(text);
}

const today = () => new Date().toISOString().slice(0, 10);

async function plan(page: Page, title: string) {
  await page.goto("/c/demo/partnership/meetings");
  await press(page.getByRole("link", { name: "Plan a meeting" }));
  await expect(page.getByRole("heading", { level: 1, name: "Plan a meeting" })).toBeVisible();
  await fill(page.getByLabel("Title"), title);
  await page.getByLabel("Day").fill(today());
  await press(page.getByRole("button", { name: "Plan the meeting" }));
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function addItem(page: Page, title: string) {
  const form = page.locator("form", { has: page.getByRole("button", { name: "Add the item" }) });
  await fill(form.getByLabel("Item"), title);
  await press(page.getByRole("button", { name: "Add the item" }));
  await expect(page.getByText(title).first()).toBeVisible();
}

test("a meeting goes from its plan to approved minutes with a decision that adopts a goal, by keyboard", async ({
  visitAs,
  expectAccessible,
}) => {
  test.setTimeout(180_000);
  const page = await visitAs("backbone");
  await plan(page, "Special session on goals");
  // The agenda begins with what changed since the body last met.
  await expect(
    page.getByText(/^\d+\. Numbers for 2025: \d+ of \d+ institutions still missing/),
  ).toBeVisible();
  await addItem(page, "Adopt the goal on poverty");
  await expectAccessible(page);
  await press(page.getByRole("button", { name: "Call the meeting" }));
  await expect(page.getByText(/Called\.$/)).toBeVisible();
  await press(page.getByRole("button", { name: "Mark as held" }));
  await press(page.getByRole("link", { name: "Take minutes" }));
  await expect(page.getByRole("heading", { level: 1, name: "Take minutes" })).toBeVisible();
  for (const row of await page.getByRole("radio", { name: "Present" }).all()) await press(row, "Space");
  await expect(page.getByText("11 of 11 voting seats: quorum reached (6 needed)")).toBeVisible({
    timeout: 20_000,
  });
  await fill(page.getByLabel("Notes").last(), "Read aloud and discussed.");
  await press(page.locator("summary", { hasText: "under “Adopt the goal on poverty”" }));
  await fill(page.getByLabel("Decision").last(), "Adopt the goal on poverty by 2032.");
  await fill(page.getByLabel("For", { exact: true }).last(), "9");
  await fill(page.getByLabel("Against").last(), "2");
  await press(page.getByRole("button", { name: "Record the decision" }).last());
  const taken = page.getByText(/^Decision \d{4}-\d\d: taken$/);
  await expect(taken).toBeVisible({ timeout: 20_000 });
  const number = /\d{4}-\d\d/.exec((await taken.textContent()) ?? "")?.[0] ?? "";
  await expectAccessible(page);
  await press(page.getByRole("button", { name: "Save and go back" }));
  await press(page.getByRole("button", { name: "Send the minutes out" }));
  await press(page.getByRole("button", { name: "Approve the minutes" }));
  await expect(page.getByText(/^Approved on .* by Ana Ruiz\.$/)).toBeVisible();
  await expect(page.getByText("Read aloud and discussed.")).toBeVisible();

  // A goal that has ended is adopted again, by that decision.
  await page.goto("/c/demo/goals?year=2025");
  await press(page.getByRole("link", { name: /community college hires/ }).first());
  await page.waitForURL(/goals\/[\w-]{36}/);
  await page.goto(page.url().replace(/\?.*$/, "/state?to=adopted"));
  await fill(page.getByLabel("Why?").first(), "The council decided so.");
  const decided = page.getByLabel("Decided by");
  const choice = await decided.locator("option", { hasText: number }).first().getAttribute("value");
  await decided.selectOption(choice ?? "");
  await press(page.getByRole("button", { name: "Open the goal again" }));
  await expect(page.getByText(`Adopted by decision ${number} of Executive council`)).toBeVisible();

  await page.goto("/c/demo/partnership/decisions");
  await expect(page.getByText(`${number} · Taken`)).toBeVisible();
  await expectAccessible(page);
});

test("two people who take minutes see what the other writes", async ({ visitAs }) => {
  test.setTimeout(120_000);
  const one = await visitAs("backbone");
  await plan(one, "Minutes by two");
  await addItem(one, "One item");
  await one.getByRole("button", { name: "Call the meeting" }).click();
  await one.getByRole("link", { name: "Take minutes" }).click();
  await expect(one.getByRole("heading", { level: 1, name: "Take minutes" })).toBeVisible();
  const two = await visitAs("convener");
  await two.goto(one.url());
  await two.getByLabel("Notes").last().fill("Written by the convener");
  await expect(one.getByLabel("Notes").last()).toHaveValue("Written by the convener", { timeout: 20_000 });
  await one.getByRole("radio", { name: "Excused" }).first().check();
  await expect(two.getByRole("radio", { name: "Excused" }).first()).toBeChecked({ timeout: 20_000 });
});
