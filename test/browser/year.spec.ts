/** A year from its opening to its closing, as the backbone staff and as a member's data lead. */
import type { Page } from "@playwright/test";
import { cell, enter, SAVED, saveLine } from "./helpers/grid";
import { signIn } from "./helpers/http";
import { expect, test } from "./helpers/visits";

const YEAR = 2026;
const MEMBER = "wenlow-state";
const STATUS = `/c/demo/data/status?year=${YEAR}`;
const OWN = `${STATUS}&member=${MEMBER}`;
const GRID = `/c/demo/data?member=${MEMBER}&strategy=workforce&year=${YEAR}`;

/** Sends a form as a page of the app would. */
async function post(url: string, cookie: string, path: string, fields: Record<string, string>) {
  const answer = await fetch(`${url}${path}`, {
    ...{ method: "POST", redirect: "manual", body: new URLSearchParams({ year: `${YEAR}`, ...fields }) },
    headers: { cookie, origin: url },
  });
  return answer.status;
}

async function opened(page: Page): Promise<void> {
  await page.goto(GRID);
  await expect(page.getByText("Changes are saved as you go.")).toBeVisible();
}

test("a year is opened, entered, signed off, questioned, verified, closed, excepted and reopened", async ({
  app,
  visitAs,
  cookieOf,
  expectAccessible,
}) => {
  const [backbone, lead] = [await visitAs("backbone"), await visitAs("data_lead")];

  // Only one institution is asked, and only for its workforce.
  await backbone.goto("/c/demo/data/years");
  await backbone.getByRole("link", { name: `Open or close ${YEAR}` }).click();
  await expect(backbone.getByRole("heading", { level: 1 })).toHaveText(`Open ${YEAR}`);
  await backbone.locator("input[name^='ask.']").evaluateAll((boxes) => {
    for (const box of boxes) (box as HTMLInputElement).checked = false;
  });
  const asked = backbone.getByRole("group", { name: "Wenlow State University" });
  await asked.getByLabel("Impact Workforce").check();
  await backbone.getByLabel("Remind before").fill("soon");
  await backbone.getByRole("button", { name: `Open ${YEAR}` }).click();
  await expect(backbone.getByText("Nothing was stored yet")).toBeVisible();
  await expect(backbone.getByLabel("Remind before")).toHaveAccessibleDescription(/numbers of days/);
  await backbone.getByLabel("Remind before").fill("14, 3");
  await backbone.getByRole("button", { name: `Open ${YEAR}` }).click();
  await expect(backbone.getByText(`${YEAR} is open. Who is asked for what is stored.`)).toBeVisible();
  await backbone.goto(STATUS);
  await expect(backbone.getByText(`${YEAR} is open: 0 of 1 institution has submitted`)).toBeVisible();

  // The data lead is led from the overview to what is asked, and from there to what is missing.
  await lead.goto("/c/demo");
  await expect(lead.getByText(`${YEAR} is open: your numbers are asked for`)).toBeVisible();
  await lead.goto(STATUS);
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText(`What is asked of you for ${YEAR}`);
  await lead.getByRole("link", { name: "Enter what is missing" }).click();
  await expect(lead.getByText(`Only what is missing in ${YEAR}`)).toBeVisible();
  await opened(lead);
  await enter(cell(lead, "employees", YEAR), "9,876");
  await enter(cell(lead, "local_employees", YEAR), "2,345");
  await expect(saveLine(lead)).toContainText(SAVED);

  // What stays missing has to be said.
  await lead.goto(STATUS);
  await lead.getByLabel(/^I, Priya Nair, confirm on behalf of Wenlow State University/).check();
  await lead.getByRole("button", { name: `Submit ${YEAR}` }).click();
  await expect(lead.getByText(/Something is missing/)).toBeVisible();
  await lead.getByLabel(/^We cannot give these/).check();
  await lead.getByLabel(/^I, Priya Nair, confirm/).check();
  await lead.getByRole("button", { name: `Submit ${YEAR}` }).click();
  await expect(lead.getByText("Submitted. The backbone staff looks it through")).toBeVisible();

  // Sent back with a question, answered, submitted again.
  await backbone.goto(OWN);
  await backbone.getByRole("button", { name: "Send back with this question" }).click();
  await expect(backbone.getByLabel("Question")).toHaveAccessibleDescription(/Write what is in question/);
  await backbone.getByLabel("Question").fill("Is this with the student workers?");
  await backbone.getByRole("button", { name: "Send back with this question" }).click();
  await expect(backbone.getByText("Sent back. The question stands")).toBeVisible();
  await lead.goto(STATUS);
  await expect(lead.getByText("Is this with the student workers?").first()).toBeVisible();
  await opened(lead);
  await enter(cell(lead, "employees", YEAR), "9,000");
  await expect(saveLine(lead)).toContainText(SAVED);
  await lead.goto(STATUS);
  await expectAccessible(lead);
  await lead.getByLabel("Your answer").fill("It was; now it is without them.");
  await lead.getByLabel(/^We cannot give these/).check();
  await lead.getByLabel(/^I, Priya Nair, confirm/).check();
  await lead.getByRole("button", { name: `Submit ${YEAR} again` }).click();
  await expect(lead.getByText("It was; now it is without them.")).toBeVisible();

  // Who may not is told so by the server, whatever the page shows.
  const own = await cookieOf("data_lead");
  const convener = await signIn(app.url, { demo: "convener" });
  expect(await post(app.url, own, STATUS, { intent: "verify", member: MEMBER })).toBe(403);
  expect(await post(app.url, own, `${STATUS}&member=st-alder`, { intent: "submit", confirm: "yes" })).toBe(
    403,
  );
  expect(await post(app.url, own, "/c/demo/data/years", { intent: "reopen", reason: "mine" })).toBe(403);
  expect(await post(app.url, convener, "/c/demo/data/years", { intent: "close", confirm: "yes" })).toBe(403);
  expect(await post(app.url, convener, OWN, { intent: "return", question: "Why?" })).toBe(403);

  // Many at once, from the matrix; here it is one.
  await backbone.goto(STATUS);
  await backbone.getByRole("button", { name: "Choose all that wait (1)" }).click();
  await backbone.getByRole("button", { name: "Verify 1" }).click();
  await expect(backbone.getByText("One member is verified.")).toBeVisible();
  await expectAccessible(backbone);

  // Closing shows what is open, and wants it confirmed.
  await backbone.goto(`/c/demo/data/years?year=${YEAR}`);
  await expect(backbone.getByRole("link", { name: /numbers are missing/ })).toBeVisible();
  await backbone.getByRole("button", { name: `Close ${YEAR}` }).click();
  await expect(backbone.getByText("Confirm that the year is to be closed as it is.")).toBeVisible();
  await backbone.getByLabel(/^Close 2026 as it is/).check();
  await backbone.getByRole("button", { name: `Close ${YEAR}` }).click();
  await expect(backbone.getByRole("heading", { level: 1 })).toHaveText(`${YEAR} is closed`);

  await lead.goto(GRID);
  await expect(lead.getByRole("columnheader", { name: /2026.*Closed/ })).toBeVisible();
  await expect(cell(lead, "employees", YEAR)).not.toBeEditable();
  const change = { code: "employees", year: YEAR, text: "1", revision: 2 };
  const save = () =>
    fetch(`${app.url}/c/demo/data/cells?member=${MEMBER}`, {
      method: "POST",
      headers: { cookie: own, origin: app.url, "content-type": "application/json" },
      body: JSON.stringify({ changes: [change] }),
    });
  const refused = await save();
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("2026 is closed");

  // One institution may correct its numbers for a while; then everybody again, with a reason.
  await backbone.goto(OWN);
  const until = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await backbone.getByLabel("Last day").fill(until);
  await backbone.getByLabel("Why").fill("The auditor found a double count");
  await backbone.getByRole("button", { name: "Let Wenlow State University change its numbers" }).click();
  await expect(backbone.getByText("The exception holds from now on.")).toBeVisible();
  await lead.goto(GRID);
  await expect(cell(lead, "employees", YEAR)).toBeEditable();
  await backbone.getByRole("button", { name: "Withdraw the exception" }).click();
  await expect(backbone.getByText("The exception is withdrawn.")).toBeVisible();
  await backbone.goto(`/c/demo/data/years?year=${YEAR}`);
  await backbone.getByRole("button", { name: `Reopen ${YEAR}` }).click();
  await expect(backbone.getByLabel("Why")).toHaveAccessibleDescription(/stays in the history/);
  await backbone.getByLabel("Why").fill("Two more institutions want to report");
  await backbone.getByRole("button", { name: `Reopen ${YEAR}` }).click();
  await expect(backbone.getByRole("heading", { level: 1 })).toHaveText(`${YEAR} is open`);
  await expect(backbone.getByText("Two more institutions want to report")).toBeVisible();
  await lead.goto(GRID);
  await expect(cell(lead, "employees", YEAR)).toBeEditable();
});

test("the list of who owes what is narrowed in the address, and taken away as a file", async ({
  app,
  visitAs,
  cookieOf,
}) => {
  const page = await visitAs("backbone");
  await page.goto("/c/demo/data/status?year=2025&show=late");
  const table = page.getByRole("region", { name: "Who has sent what" });
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
