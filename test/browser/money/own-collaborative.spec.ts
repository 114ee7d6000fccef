/** Dues, priorities, the forward list, and a pack, each from the first form to what it leads to, in a collaborative of its own. */
import type { Page } from "@playwright/test";
import type { RunningApp } from "../../support/app/app";
import { runCommand } from "../helpers/command";
import { expect, test } from "../helpers/visits";

/** Makes a collaborative with two members, and has its admin join. */
async function begin(page: Page, app: RunningApp, slug: string): Promise<string> {
  const name = ["--collaborative", `Collaborative ${slug}`, "--slug", slug];
  const link = await runCommand(app, "create", [
    ...name,
    "--baseline",
    "2024",
    "--admin",
    `ada@${slug}.example`,
  ]);
  const token = (await runCommand(app, "token", ["--collaborative", slug, "--role", "backbone"]))
    .split(/\s+/)
    .at(-1);
  for (const [member, sector] of [
    ["Elm Hospital", "health_system"],
    ["Oak College", "higher_education"],
  ]) {
    const address = `${app.url}/api/v1/${slug}/members/${member?.toLowerCase().replace(" ", "-")}`;
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = { name: member, sector, joinedOn: "2020-01-01", fiscalYearEndMonth: 12 };
    const answer = await fetch(address, { method: "PUT", headers, body: JSON.stringify(body) });
    expect(answer.ok).toBe(true);
  }
  await page.goto(new URL(link.split(/\s+/).at(-1) ?? "").pathname);
  await page.getByLabel("Your name").fill("Ada Crowe");
  await page.getByLabel("Choose a password").fill("a short sentence does well");
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(new RegExp(`/c/${slug}`));
  return `/c/${slug}`;
}

test("dues are drafted for every member, issued, and paid in two parts", async ({
  page,
  app,
  expectAccessible,
}) => {
  const c = await begin(page, app, "elm-dues");
  await page.goto(`${c}/partnership/money/dues`);
  await expect(page.getByText("No invoice yet")).toBeVisible();
  await page.getByText("Draft invoices", { exact: true }).click();
  await page
    .getByLabel("For", { exact: true })
    .selectOption({ label: "Each member without an invoice of that year" });
  await page.getByLabel("Fiscal year").fill("2026");
  await page.getByLabel("Amount (USD)").fill("0");
  await page.getByLabel("Due on").fill("2090-06-30");
  await page.getByRole("button", { name: "Draft" }).click();
  await expect(page.getByText("Enter an amount above 0.")).toBeVisible();
  await page.getByLabel("Amount (USD)").fill("2,500");
  await page.getByRole("button", { name: "Draft" }).click();
  const row = page.getByRole("row", { name: /Elm Hospital/ });
  await expect(row).toContainText("Draft");
  await expect(page.getByRole("row", { name: /Oak College/ })).toContainText("$2,500");

  await row.getByRole("link", { name: /^Open/ }).click();
  await page.getByRole("button", { name: "Issue it today" }).click();
  await expect(row).toContainText("Issued");
  await row.getByRole("link", { name: /^Open/ }).click();
  await expectAccessible(page);
  const pay = async (amount: string) => {
    const invoice = page.getByRole("region", { name: "Invoice 2026-001, Elm Hospital" });
    await invoice.getByLabel("Amount (USD)").fill(amount);
    await invoice.getByRole("button", { name: "Record the payment" }).click();
  };
  await pay("2,500.01");
  await expect(page.getByText("This is more than is still to be paid.")).toBeVisible();
  await pay("1,000");
  await expect(row).toContainText("Part paid");
  await row.getByRole("link", { name: /^Open/ }).click();
  await pay("1,500");
  await expect(row).toContainText("Paid");
  await expect(row).not.toContainText("Part paid");
});

test("priorities are rated by criteria, and nobody rates a proposal of their own", async ({ page, app }) => {
  const c = await begin(page, app, "elm-priorities");
  for (const [name, organization] of [
    ["Ines Park", "Elm Hospital"],
    ["Omar Cole", "Oak College"],
  ]) {
    await page.goto(`${c}/partnership/people/new`);
    await page.getByLabel("Name", { exact: true }).fill(name ?? "");
    await page.getByLabel("Organization").selectOption({ label: organization ?? "" });
    await page.getByLabel("First day").fill("2024-01-01");
    await page.getByRole("button", { name: /^(Add|Save)/ }).click();
    await expect(page).not.toHaveURL(/\/new/);
  }
  await page.goto(`${c}/partnership/money/priorities`);
  await page.getByLabel("Priorities are decided by").selectOption({ label: "Criteria with weights" });
  await page.getByLabel("Criteria").fill("Residents ask for it");
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(
    page.getByText("Enter one criterion a line, with its weight", { exact: false }).first(),
  ).toBeVisible();
  await page.getByLabel("Criteria").fill("Residents ask for it: 3\nIt can begin this year: 1");
  await page.getByRole("button", { name: "Save the rule" }).click();

  await page.getByText("Add a proposal", { exact: true }).click();
  await page.getByLabel("What", { exact: true }).fill("Bus passes");
  await page.getByLabel("Proposed by").selectOption({ label: "Elm Hospital" });
  await page.getByRole("button", { name: "Add the proposal" }).click();
  const proposal = page.getByRole("region", { name: "Bus passes" });
  await expect(proposal).toContainText("Not rated yet.");
  await proposal.getByText("Rate Bus passes").click();
  const rater = proposal.getByLabel("Who rates");
  await expect(rater.getByRole("option")).toHaveText(["Choose…", "Omar Cole"]);
  await rater.selectOption({ label: "Omar Cole" });
  await proposal.getByLabel("Residents ask for it (weight 3)").selectOption("5");
  await proposal.getByLabel("It can begin this year (weight 1)").selectOption("1");
  await proposal.getByRole("button", { name: "Store the rating" }).click();
  // (3 × 5 + 1 × 1) ÷ 4
  await expect(proposal).toContainText("4 of 5, rated by 1.");
});

test("a contract coming up is listed under its quarter, and found by its name", async ({ page, app }) => {
  const c = await begin(page, app, "elm-forward");
  await page.goto(`${c}/partnership/forward`);
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByText("Say what will be bought.")).toBeVisible();
  await page.getByLabel("What will be bought").fill("Linen for two sites");
  await page.getByLabel("Value").selectOption({ label: "250 thousand to 1 million" });
  const quarter = page.getByLabel("Quarter");
  const last = (await quarter.getByRole("option").allTextContents()).at(-1) ?? "";
  await quarter.selectOption({ label: last });
  await page.getByLabel("Buyer").selectOption({ label: "Elm Hospital" });
  await page.getByRole("button", { name: "Add it" }).click();
  const row = page.getByRole("region", { name: last }).getByRole("row", { name: /Linen for two sites/ });
  await expect(row).toContainText("Elm Hospital");
  await page.goto(`${c}/search?q=linen`);
  await expect(page.getByRole("main").getByRole("link", { name: /Linen for two sites/ })).toHaveAttribute(
    "href",
    `${c}/partnership/forward`,
  );
  await page.goto(`${c}/partnership/forward`);
  await row.getByText("Remove…").click();
  await row.getByRole("button", { name: "Remove Linen for two sites" }).click();
  await expect(row).toHaveCount(0);
});

test("a pack is adopted from the list, and one of others from its file", async ({
  page,
  app,
  expectAccessible,
}) => {
  const c = await begin(page, app, "elm-packs");
  await page.goto(`${c}/settings/measures`);
  await page.getByRole("link", { name: "Packs", exact: true }).click();
  await page.getByRole("link", { name: "Targeted positions" }).click();
  await expect(page.getByText("Adds 3 measures and figures.")).toBeVisible();
  await page.goto(`${c}/settings/packs`);
  await page.getByRole("link", { name: "Social procurement" }).click();
  await page.getByRole("button", { name: "Adopt the pack" }).click();
  await expect(page.getByText("Adopted. Members are asked from now on.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Adopt the pack" })).toHaveCount(0);
  const file = await page.request.get(`${c}/settings/packs/social_procurement/pack.json`);
  const pack = await file.json();
  const [measure] = pack.measures;
  const theirs = {
    ...pack,
    code: "repairs",
    name: "Repairs",
    measures: [{ ...measure, code: "repair_spend", label: "Spend on repairs", partsOverlap: false }],
    metrics: [],
    notes: [],
  };
  await page.goto(`${c}/settings/packs`);
  const send = async (content: object | string) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await page
      .getByLabel("The file (optional)", { exact: true })
      .setInputFiles({ name: "pack.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Adopt it" }).click();
  };
  await page.getByLabel("Or the file’s text").fill("{}");
  await page.getByRole("button", { name: "Adopt it" }).click();
  await expect(page.getByText("This is no pack that can be read")).toBeVisible();
  await page.goto(`${c}/settings/packs`);
  await send("not JSON");
  await expect(page.getByText("This is not JSON. Send the file as it was downloaded.")).toBeVisible();
  await expectAccessible(page);
  await send({ ...theirs, name: "" });
  await expect(page.getByText(/This is no pack that can be read.*\(name\)/)).toBeVisible();
  await send(theirs);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Repairs");
  await page.goto(`${c}/settings/measures`);
  await expect(page.getByRole("main")).toContainText("Spend on repairs");
});
