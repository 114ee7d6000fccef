/** A year from opening to closing, for backbone staff and a member's data lead. */
// Opens a new year in the demo, which other specs of this worker would see: files run in the order of their paths.
import type { Page } from "@playwright/test";
import { cell, enter, SAVED, saveLine } from "./helpers/grid";
import { signIn } from "./helpers/http";
import { expect, test } from "./helpers/visits";

const YEAR = 2026;
const MEMBER = "wenlow-state";
const STATUS = `/c/demo/data/status?year=${YEAR}`;
const OWN = `${STATUS}&member=${MEMBER}`;
const GRID = `/c/demo/data?member=${MEMBER}&strategy=workforce&year=${YEAR}`;

/** Sends a form as the app's pages do. */
async function post(url: string, cookie: string, path: string, fields: Record<string, string>) {
  const answer = await fetch(`${url}${path}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ year: `${YEAR}`, ...fields }),
    headers: { cookie, origin: url },
  });
  return answer.status;
}

async function openGridOfYear(page: Page): Promise<void> {
  await page.goto(GRID);
  await expect(page.getByText("Changes are saved as you go.")).toBeVisible();
}

test("a year runs from opening through submission, review, and closing to an exception and reopening", async ({
  app,
  visitAs,
  cookieOf,
  expectAccessible,
}) => {
  const backbone = await visitAs("backbone");
  const lead = await visitAs("data_lead");

  // Asks only one institution, and only for its workforce numbers.
  await backbone.goto("/c/demo/data/years");
  await backbone.getByRole("link", { name: `Open or close ${YEAR}` }).click();
  await expect(backbone.getByRole("heading", { level: 1 })).toHaveText(`Open ${YEAR}`);
  await backbone.locator("input[name^='ask.']").evaluateAll((boxes) => {
    for (const box of boxes) (box as HTMLInputElement).checked = false;
  });
  const member = backbone.getByRole("group", { name: "Wenlow State University" });
  await member.getByLabel("Impact Workforce").check();
  await backbone.getByLabel("Remind before").fill("soon");
  await backbone.getByRole("button", { name: `Open ${YEAR}` }).click();
  await expect(backbone.getByText("Nothing has been saved yet")).toBeVisible();
  await expect(backbone.getByLabel("Remind before")).toHaveAccessibleDescription(/numbers of days/);
  await backbone.getByLabel("Remind before").fill("14, 3");
  await backbone.getByRole("button", { name: `Open ${YEAR}` }).click();
  await expect(backbone.getByText(`${YEAR} is open, and your choices are saved.`)).toBeVisible();
  await backbone.goto(STATUS);
  await expect(backbone.getByText(`${YEAR} is open: 0 of 1 institution has submitted`)).toBeVisible();

  // The overview leads the data lead to the request, which leads to the missing values.
  await lead.goto("/c/demo");
  await expect(lead.getByText(`${YEAR} is open: your numbers are asked for`)).toBeVisible();
  await lead.goto(STATUS);
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText(`What is asked of you for ${YEAR}`);
  await lead.getByRole("link", { name: "Enter what is missing" }).click();
  await expect(lead.getByText(`Only what is missing in ${YEAR}`)).toBeVisible();
  await openGridOfYear(lead);
  await enter(cell(lead, "employees", YEAR), "9,876");
  await enter(cell(lead, "local_employees", YEAR), "2,345");
  await expect(saveLine(lead)).toContainText(SAVED);

  // The data lead must confirm values that stay missing.
  await lead.goto(STATUS);
  await lead.getByLabel(/^I, Priya Nair, confirm on behalf of Wenlow State University/).check();
  await lead.getByRole("button", { name: `Submit ${YEAR}` }).click();
  await expect(lead.getByText(/Something is missing/)).toBeVisible();
  await lead.getByLabel(/^We cannot provide these/).check();
  await lead.getByLabel(/^I, Priya Nair, confirm/).check();
  await lead.getByRole("button", { name: `Submit ${YEAR}` }).click();
  await expect(lead.getByText("Submitted. The backbone staff will review the numbers")).toBeVisible();

  // The backbone staff send it back with a question; the data lead answers and submits again.
  await backbone.goto(OWN);
  await backbone.getByRole("button", { name: "Send back with this question" }).click();
  await expect(backbone.getByLabel("Question")).toHaveAccessibleDescription(/Write your question/);
  await backbone.getByLabel("Question").fill("Is this with the student workers?");
  await backbone.getByRole("button", { name: "Send back with this question" }).click();
  await expect(backbone.getByText("Sent back. The institution sees the question")).toBeVisible();
  await lead.goto(STATUS);
  await expect(lead.getByText("Is this with the student workers?").first()).toBeVisible();
  await openGridOfYear(lead);
  await enter(cell(lead, "employees", YEAR), "9,000");
  await expect(saveLine(lead)).toContainText(SAVED);
  await lead.goto(STATUS);
  await expectAccessible(lead);
  await lead.getByLabel("Your answer").fill("It was; now it is without them.");
  await lead.getByLabel(/^We cannot provide these/).check();
  await lead.getByLabel(/^I, Priya Nair, confirm/).check();
  await lead.getByRole("button", { name: `Submit ${YEAR} again` }).click();
  await expect(lead.getByText("It was; now it is without them.")).toBeVisible();

  // The server refuses people without permission, no matter what the page shows.
  const own = await cookieOf("data_lead");
  const convener = await signIn(app.url, { demo: "convener" });
  expect(await post(app.url, own, STATUS, { intent: "verify", member: MEMBER })).toBe(403);
  expect(await post(app.url, own, `${STATUS}&member=st-alder`, { intent: "submit", confirm: "yes" })).toBe(
    403,
  );
  expect(await post(app.url, own, "/c/demo/data/years", { intent: "reopen", reason: "mine" })).toBe(403);
  expect(await post(app.url, convener, "/c/demo/data/years", { intent: "close", confirm: "yes" })).toBe(403);
  expect(await post(app.url, convener, OWN, { intent: "return", question: "Why?" })).toBe(403);

  // The matrix verifies many members at once; here, one.
  await backbone.goto(STATUS);
  await backbone.getByRole("button", { name: "Select all ready to verify (1)" }).click();
  await backbone.getByRole("button", { name: "Verify 1" }).click();
  await expect(backbone.getByText("One member is verified.")).toBeVisible();
  await expectAccessible(backbone);

  // Closing a year shows what is unfinished and asks for confirmation.
  await backbone.goto(`/c/demo/data/years?year=${YEAR}`);
  await expect(backbone.getByRole("link", { name: /numbers are missing/ })).toBeVisible();
  await backbone.getByRole("button", { name: `Close ${YEAR}` }).click();
  await expect(backbone.getByText("Confirm that you want to close the year as it is.")).toBeVisible();
  await backbone.getByLabel(/^Close 2026 anyway/).check();
  await backbone.getByRole("button", { name: `Close ${YEAR}` }).click();
  await expect(backbone.getByRole("heading", { level: 1 })).toHaveText(`${YEAR} is closed`);

  await lead.goto(GRID);
  await expect(lead.getByRole("columnheader", { name: /Closed.*2026/ })).toBeVisible();
  await expect(cell(lead, "employees", YEAR)).not.toBeEditable();
  const change = { code: "employees", year: YEAR, text: "1", revision: 2 };
  const save = () =>
    fetch(`${app.url}/c/demo/data/cells?member=${MEMBER}`, {
      method: "POST",
      headers: { cookie: own, origin: app.url, "content-type": "application/json" },
      body: JSON.stringify({ changes: [change] }),
    });
  const refusal = await save();
  expect(refusal.status).toBe(422);
  expect(await refusal.text()).toContain("2026 is closed");

  // An exception lets one institution correct its numbers; reopening, with a reason, lets everyone.
  await backbone.goto(OWN);
  const until = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await backbone.getByLabel("Last day").fill(until);
  await backbone.getByLabel("Why").fill("The auditor found a double count");
  await backbone.getByRole("button", { name: "Let Wenlow State University change its numbers" }).click();
  await expect(backbone.getByText("The exception applies from now on.")).toBeVisible();
  await lead.goto(GRID);
  await expect(cell(lead, "employees", YEAR)).toBeEditable();
  await backbone.getByRole("button", { name: "Withdraw the exception" }).click();
  await expect(backbone.getByText("The exception is withdrawn.")).toBeVisible();
  await backbone.goto(`/c/demo/data/years?year=${YEAR}`);
  await backbone.getByRole("button", { name: `Reopen ${YEAR}` }).click();
  await expect(backbone.getByLabel("Why")).toHaveAccessibleDescription(/kept in the history/);
  await backbone.getByLabel("Why").fill("Two more institutions want to report");
  await backbone.getByRole("button", { name: `Reopen ${YEAR}` }).click();
  await expect(backbone.getByRole("heading", { level: 1 })).toHaveText(`${YEAR} is open`);
  await expect(backbone.getByText("Two more institutions want to report")).toBeVisible();
  await lead.goto(GRID);
  await expect(cell(lead, "employees", YEAR)).toBeEditable();
});

test("the status list filters by its address and can be downloaded", async ({ app, visitAs, cookieOf }) => {
  const page = await visitAs("backbone");
  await page.goto("/c/demo/data/status?year=2025&show=late");
  const table = page.getByRole("region", { name: "Who has submitted what" });
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table.getByRole("row").last()).toContainText("Millrace Technical College");
  await table.getByText("7 missing").click();
  await expect(table.getByText("Local spend")).toBeVisible();
  const take = async (cookie: string) => {
    const answer = await fetch(`${app.url}/c/demo/data/status.csv?year=2025`, { headers: { cookie } });
    return (await answer.text()).split("\r\n").filter(Boolean);
  };
  const all = await take(await cookieOf("backbone"));
  expect(all[0]).toContain("member,strategy,state,missing,missing measures,due,contact");
  expect(all.some((line) => line.startsWith("Millrace Technical College,Impact Purchasing,Late,7,"))).toBe(
    true,
  );
  const own = await take(await cookieOf("data_lead"));
  expect(own.slice(1).every((line) => line.startsWith("Wenlow State University"))).toBe(true);
  expect(own.join("")).toContain("data.lead@demo.example");
});
