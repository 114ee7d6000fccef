/** Funders and money: staff keep amounts, members see shares and dates. Packs of measures add and never overwrite. */
import { expect, test } from "../helpers/visits";

const MONEY = "/c/demo/partnership/money";

test("staff add a source, and faults stand beside the field, without JavaScript", async ({ visitAs }) => {
  const convener = await visitAs("convener", { javaScriptEnabled: false });
  await convener.goto(`${MONEY}/sources`);
  await convener.getByText("Add a source", { exact: true }).last().click();
  await convener.getByLabel("Organization").selectOption({ label: "Harbor Tenants Council" });
  await convener.getByLabel("Kind").selectOption({ label: "Earned" });
  await convener.getByLabel("Award (USD)").fill("12.345");
  await convener.getByLabel("How far it has come").selectOption({ label: "Hoped for" });
  await convener.getByLabel("First day").fill("2026-01-01");
  await convener.getByLabel("Last day").fill("2026-12-31");
  await convener.getByRole("button", { name: "Add the source" }).click();
  await expect(convener.getByText("Use at most two decimals.")).toBeVisible();
  await convener.getByLabel("Award (USD)").fill("12,345.50");
  await convener.getByRole("button", { name: "Add the source" }).click();
  const source = convener.getByRole("region", { name: "Harbor Tenants Council" });
  await expect(source).toContainText("Hoped for: $12,345.50");
  await source.getByText("Add a payment of Harbor Tenants Council").click();
  await source.getByLabel("Amount (USD)").fill("20,000");
  await source.getByLabel("Due on").fill("2026-06-30");
  await source.getByRole("button", { name: "Add the payment" }).click();
  await expect(source.getByText("The payments would come to more than the award.")).toBeVisible();
});

test("members see shares, dates, and their own invoices, and no amounts of funders", async ({ visitAs }) => {
  const backbone = await visitAs("backbone");
  await backbone.goto(MONEY);
  await expect(
    backbone.getByText("Wenlow Community Foundation gives 50.0% of the signed income."),
  ).toBeVisible();
  await expect(backbone.getByRole("region", { name: /^Sources of/ })).toContainText("$290,000");
  const executive = await visitAs("executive");
  await executive.goto(MONEY);
  await expect(
    executive.getByText("One organization gives half of the signed income or more."),
  ).toBeVisible();
  await expect(executive.getByRole("region", { name: /^Sources of/ })).toContainText("City of Wenlow");
  await expect(executive.getByText("$")).toHaveCount(0);
  for (const page of ["sources", "budget", "priorities"])
    expect((await executive.request.get(`${MONEY}/${page}`)).status()).toBe(403);
  await executive.goto(`${MONEY}/dues`);
  await expect(executive.getByRole("row")).toHaveCount(2);
  const file = executive.getByRole("link", { name: /^PDF of invoice/ });
  const own = await executive.request.get((await file.getAttribute("href")) ?? "");
  expect((await own.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await backbone.goto(`${MONEY}/dues`);
  const hrefs = await backbone
    .getByRole("link", { name: /^PDF of invoice/ })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const answers = await Promise.all(hrefs.map(async (href) => (await executive.request.get(href)).status()));
  expect(answers.filter((status) => status === 404)).toHaveLength(hrefs.length - 1);
});
