/** An unlikely number needs an explanation, a verified one needs a reason to change, and history shows every step. */
import type { Page } from "@playwright/test";
import { cell, enter, messageAt, openGrid, SAVED, saveLine } from "../helpers/grid";
import { expect, test } from "../helpers/visits";

const valuePage = (member: string, measure: string, year: number) =>
  `/c/demo/data/value?member=${member}&measure=${measure}&year=${year}`;

test("an outlier raises a question, is explained by keyboard, and can be restored from the history", async ({
  visitAs,
  complaints,
}) => {
  const page = await visitAs("backbone");
  await openGrid(page, "wenlow-state");
  const hires = cell(page, "impact_hires", 2025);
  const before = await hires.inputValue();
  const all = await cell(page, "new_hires", 2025).inputValue();
  await enter(hires, all);
  await expect(saveLine(page)).toContainText(SAVED);
  await expect(hires).toHaveAccessibleDescription(/robust z/);
  const cellText = page.locator("td", { has: hires });
  await expect(cellText).toContainText("unlike peers");
  await expect(cellText).toContainText("big change");

  await hires.focus();
  await hires.press("Alt+Enter");
  const details = page.getByRole("complementary", { name: "Cell details" });
  await expect(details.getByRole("heading", { name: "Impact hires, 2025" })).toBeFocused();
  const question = details.getByRole("listitem").filter({ hasText: "robust z" });
  await question.getByLabel("Why is it right?").focus();
  await page.keyboard.type("A program for everybody began.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const explanation = details.getByRole("listitem").filter({ hasText: "robust z" });
  await expect(explanation).toContainText("Explained: A program for everybody began.");
  await expect(explanation).toContainText("Ana Ruiz");
  await expect(cellText).not.toContainText("unlike peers");
  await expect(cellText).toContainText("big change");

  // The data lead is asked about the change but learns nothing about peers.
  const lead = await visitAs("data_lead");
  await openGrid(lead, "wenlow-state");
  await expect(lead.locator("td", { has: cell(lead, "impact_hires", 2025) })).toContainText("big change");
  await lead.goto(valuePage("wenlow-state", "impact_hires", 2025));
  await expect(lead.getByRole("heading", { name: "Worth a second look" })).toBeVisible();
  await expect(lead.getByRole("main")).not.toContainText(/robust z|A program for everybody/);

  await page.goto(valuePage("wenlow-state", "impact_hires", 2025));
  await expect(page.getByText("A program for everybody began.").first()).toBeVisible();
  const steps = page.getByRole("region", { name: "History" });
  await expect(steps.getByText("explained it")).toBeVisible();
  // Another test may have written and restored the same value before.
  const restore = page.getByText(`Restore “${before}”`);
  const earlier = steps.getByRole("listitem").filter({ has: restore }).first();
  await earlier.getByText(`Restore “${before}”`).click();
  await earlier.getByLabel("Why restore it?").fill("Typed into the wrong cell");
  await earlier.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText("The earlier value was restored.")).toBeVisible();
  await expect(steps.getByRole("listitem").first()).toContainText("Typed into the wrong cell");
  await openGrid(page, "wenlow-state");
  await expect(hires).toHaveValue(before);
  await expect(cellText).not.toContainText("unlike peers");

  await page.goto("/c/demo/settings/activity?subject=values&person=ruiz");
  const newest = page.locator("main ol > li").first();
  await expect(newest).toContainText("Ana Ruiz changed 1 value");
  await expect(newest).toContainText("Typed into the wrong cell");
  expect(complaints).toEqual([]);
});

test("a verified value changes only with a reason and stays as it is when the person cancels", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  const member = "lockmore-childrens";
  const headers = { cookie: await cookieOf("backbone"), origin: app.url };
  const step = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ year: "2020", ...fields });
    const answer = await fetch(`${app.url}${path}`, { method: "POST", headers, body, redirect: "manual" });
    expect(answer.status, await answer.text()).toBe(302);
  };
  await step("/c/demo/data/years?year=2020", { intent: "plan", [`ask.${member}`]: "workforce" });
  const missing = await missingOf(page, member);
  const signOff = { statement: "They are right.", confirm: "yes", confirmMissing: "yes", missing };
  await step(`/c/demo/data/status?year=2020&member=${member}`, { intent: "submit", ...signOff });
  await step("/c/demo/data/status?year=2020", { intent: "verify", member });

  await openGrid(page, member);
  const employees = cell(page, "employees", 2020);
  const before = await employees.inputValue();
  await enter(employees, "4,321");
  const dialog = page.getByRole("dialog", { name: "This value is verified. Why does it change?" });
  await expect(dialog).toContainText(`${before} → 4,321`);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(employees).toHaveValue(before);
  await expect(employees).toBeFocused();

  await enter(employees, "4,321");
  await dialog.getByLabel("Reason").fill("Counted without contractors");
  await dialog.getByRole("button", { name: "Save the change" }).click();
  await expect(dialog).toBeHidden();
  await expect(saveLine(page)).toContainText(SAVED);
  await expect(messageAt(page, "employees", 2020, "error")).toBeHidden();
  await page.goto(valuePage(member, "employees", 2020));
  const newest = page.getByRole("region", { name: "History" }).getByRole("listitem").first();
  await expect(newest).toContainText("Counted without contractors");
  await expect(newest).toContainText(`${before} → 4,321`.replace(" → ", " →became "));
});

/** The missing values that the sign-off must name, as the page lists them. */
async function missingOf(page: Page, member: string): Promise<string> {
  await page.goto(`/c/demo/data/status?year=2020&member=${member}`);
  const field = page.locator("input[name=missing]");
  return (await field.count()) > 0 ? field.inputValue() : "";
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("questions are listed below the grid and answered on the value's page", async ({ visitAs }) => {
    const page = await visitAs("data_lead", { javaScriptEnabled: false });
    await page.goto("/c/demo/data?member=wenlow-state&strategy=purchasing");
    const spend = cell(page, "tier2_diverse_spend", 2025);
    const before = await spend.inputValue();
    await spend.fill("990,000,000");
    await page.getByRole("button", { name: "Save" }).click();
    const list = page.getByRole("region", { name: "Numbers that need a second look" });
    await list.getByRole("link", { name: "Tier 2 diverse spend, 2025" }).click();
    await page.getByLabel("Why is it right?").fill("A fair was held.");
    await page.getByRole("button", { name: "Explain" }).click();
    await expect(page.getByText("Explained:")).toBeVisible();
    await page.getByRole("textbox", { name: "Comment" }).fill("Please look at this.");
    await page.getByLabel("A question to settle").check();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText("Open question")).toBeVisible();
    // Two people answer at the same time.
    const other = await visitAs("backbone", { javaScriptEnabled: false });
    await other.goto(page.url());
    const settle = async (on: Page, answer: string) => {
      await on.getByText("Answer and settle").click();
      await on.getByRole("textbox", { name: "Answer" }).fill(answer);
      await on.getByRole("button", { name: "Settle the question" }).click();
      await expect(on.getByText(/Settled by/)).toBeVisible();
    };
    await settle(page, "It is right.");
    await settle(other, "It was counted twice.");
    await expect(other.getByText("This question has just been settled.")).toBeVisible();
    await expect(other.getByRole("textbox", { name: "Comment" })).toHaveValue("It was counted twice.");
    await page.goto("/c/demo/data?member=wenlow-state&strategy=purchasing");
    await cell(page, "tier2_diverse_spend", 2025).fill(before);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("All changes are saved.")).toBeVisible();
  });
});
