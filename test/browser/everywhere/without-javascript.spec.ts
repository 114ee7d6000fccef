/** The main tasks in a browser without JavaScript. */
import { cell, messageAt } from "../helpers/grid";
import { placeOf, readStored } from "../helpers/http";
import { expect, test } from "../helpers/visits";

test.use({ javaScriptEnabled: false });

const GRID = "/c/demo/data?member=wenlow-state&strategy=workforce&years=all";

test("a data lead signs in, reads figures, enters data, corrects an error, and signs out", async ({
  app,
  page,
  cookieOf,
}) => {
  await page.goto("/");
  await page.getByLabel("E-mail address").fill("data.lead@demo.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("do not match");
  await page.getByLabel("Password").fill("tidemark-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Tarrow River Anchor Collaborative" }).click();

  await page.goto("/c/demo?year=2025");
  // 2025 is still being reported: the newest complete year leads.
  await expect(page.getByText(/^Impact hires were \d+\.\d% of new hires in 2024\.$/)).toBeVisible();
  await expect(page.getByText(/^So far in 2025, 9 of 11 members: 8\.9%, up /)).toBeVisible();
  const trend = page.getByRole("img", { name: /^Line chart, 2019 to 2025/ });
  await expect(trend).toHaveCount(3);
  await expect(trend.first()).toBeVisible();
  await expect(page.locator("#status")).toContainText("shared goals on track");
  const table = page.locator("figure.chart table").first();
  await expect(table).toBeHidden();
  await page.getByText("Show as table").first().click();
  await expect(table).toBeVisible();
  await page.getByRole("link", { name: "2024", exact: true }).click();
  await expect(page.getByText(/^So far in 2025/)).toHaveCount(0);
  await expect(page.getByText(/of new hires in 2024\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Results" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact Workforce");
  await expect(page.getByRole("img", { name: /^Line chart/ }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: /^Totals of/ }).getByRole("table")).toBeVisible();

  await page.goto(GRID);
  await expect(page.getByText("What you type is saved when you press Save.")).toBeVisible();
  await cell(page, "employees", 2021).fill("9,321");
  await cell(page, "frontline_promotions", 2021).fill("n/a");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await expect(cell(page, "employees", 2021)).toHaveValue("9,321");
  const stored = await readStored(app.url, await cookieOf("data_lead"));
  expect(stored.get(placeOf("wenlow-state", "employees", 2021))?.value).toBe("9321");
  expect(stored.get(placeOf("wenlow-state", "frontline_promotions", 2021))?.state).toBe("not_applicable");

  await cell(page, "employees", 2021).fill("9,400");
  await cell(page, "frontline_promotions", 2021).fill("12%");
  await page.getByRole("button", { name: "Save" }).click();
  const message = messageAt(page, "frontline_promotions", 2021, "error");
  await expect(message).toBeVisible();
  await expect(cell(page, "frontline_promotions", 2021)).toHaveAttribute("aria-invalid", "true");
  await expect(cell(page, "frontline_promotions", 2021)).toHaveValue("12%");
  await expect(cell(page, "employees", 2021)).toHaveValue("9,400");
  expect(await readStored(app.url, await cookieOf("data_lead"))).toEqual(stored);
  await cell(page, "frontline_promotions", 2021).fill("12");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await expect(cell(page, "employees", 2021)).toHaveValue("9,400");

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.goto(GRID);
  await expect(page).toHaveURL(/\/\?next=/);
});

test("when two people change the same cell, the plain form also warns the second", async ({ visitAs }) => {
  const page = await visitAs("data_lead");
  const other = await visitAs("backbone", { javaScriptEnabled: true });
  await page.goto(GRID);
  await other.goto(GRID);
  await other.locator("form [aria-live=polite]").getByText("Changes are saved as you go.").waitFor();
  await cell(other, "pathway_completions", 2020).fill("55");
  await cell(other, "pathway_completions", 2020).press("Enter");
  await expect(other.getByText("All changes saved.")).toBeVisible();
  await cell(page, "pathway_completions", 2020).fill("44");
  await page.getByRole("button", { name: "Save" }).click();
  const conflict = messageAt(page, "pathway_completions", 2020, "conflict");
  await expect(conflict).toContainText("Ana Ruiz changed this to 55");
  await expect(cell(page, "pathway_completions", 2020)).toHaveValue("44");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await expect(cell(page, "pathway_completions", 2020)).toHaveValue("44");
});
