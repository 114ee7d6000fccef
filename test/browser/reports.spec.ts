import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./helpers/visits";

test.describe.configure({ mode: "serial" });

const FILES = ["PDF", "Excel workbook", "PowerPoint slides", "CSV", "Data package", "JSON"];
let address = "";

async function begin(page: Page, title: string, audience: RegExp): Promise<string> {
  await page.goto("/c/demo/reports");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("radio", { name: audience }).check();
  await page.getByRole("button", { name: "Begin the report" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname.replace(/\/edit$/, "");
}

test("a convener writes a report, publishes it and gives out a link that anybody can read", async ({
  app,
  browser,
  visitAs,
}) => {
  const page = await visitAs("convener");
  address = await begin(page, "How we did", /^The public/);

  let rebuilt = 0;
  page.on("request", (request) => {
    if (request.method() === "GET" && request.url().includes(`${address}/edit.data`)) rebuilt += 1;
  });
  // Words beside figures, kept as they are typed; the figures are not worked out anew for them.
  await page
    .getByLabel("Your words for Summary")
    .fill("We **kept** our promise.\n\n<script>alert(1)</script>");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await expect(page.getByRole("listitem").getByText("kept", { exact: true })).toHaveCSS(
    "font-weight",
    /[67]00/,
  );
  expect(rebuilt).toBe(0);
  // What is wrong is said, and nothing is lost by it.
  await page.getByLabel("Title").fill("");
  await expect(page.getByText("Give the report a title.")).toBeVisible();
  await page.getByLabel("Title").fill("How we did");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  // By keyboard: goals go up one place.
  await page.getByRole("button", { name: "Move up: Goals" }).press("Enter");
  await expect(page.getByText(/^Goals is now number \d+ of \d+\.$/)).toBeAttached();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  expect(rebuilt).toBe(1);
  await page.reload();
  const titles = await page.locator("ol h2").allTextContents();
  expect(titles.indexOf("Goals")).toBeLessThan(titles.indexOf("Place-based Investing"));

  await page.goto(address);
  await expect(page.getByText("kept", { exact: true })).toHaveCSS("font-weight", /[67]00/);
  await expect(page.getByText("<script>alert(1)</script>")).toBeVisible();

  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Version 1 is published.")).toBeVisible();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page
    .getByText(/^http.*\/p\/report_/)
    .first()
    .textContent();

  const anybody = await (await browser.newContext()).newPage();
  await anybody.goto(`${app.url}${new URL(link ?? "").pathname}`);
  await expect(anybody.getByRole("heading", { level: 1, name: "How we did" })).toBeVisible();
  await expect(anybody.getByRole("heading", { level: 2, name: "Impact Workforce" })).toBeVisible();
  for (const name of FILES) {
    const [download] = await Promise.all([
      anybody.waitForEvent("download"),
      anybody.getByRole("link", { name, exact: true }).click(),
    ]);
    expect(readFileSync(await download.path()).length, name).toBeGreaterThan(500);
  }

  await page.reload();
  await page.getByRole("button", { name: /^Withdraw the link/ }).click();
  await expect(page.getByText("The link is withdrawn")).toBeVisible();
  const gone = await anybody.reload();
  expect(gone?.status()).toBe(404);
});

test("a published version stays as it was, and the next one says what differs", async ({ visitAs }) => {
  const page = await visitAs("convener");
  const first = await page.request.get(`${address}.json?version=1`);
  await page.goto(`${address}/edit`);
  await page.getByLabel("Your words for Goals").fill("Two goals are behind.");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.goto(`${address}/publish`);
  await page.getByText("What differs from version 1").click();
  await expect(page.getByText("The words of “Goals” were changed.")).toBeVisible();
  await page.getByRole("button", { name: "Publish version 2" }).click();
  await expect(page.getByText("Version 2 is published.")).toBeVisible();
  const again = await page.request.get(`${address}.json?version=1`);
  expect(await again.text()).toBe(await first.text());
});

test("members read what is published for them, and nothing of a draft or an internal report", async ({
  visitAs,
}) => {
  const convener = await visitAs("convener");
  const internal = await begin(convener, "Among ourselves", /^Backbone/);
  const draft = await begin(convener, "Not ready", /^Members/);
  const executive = await visitAs("executive");
  await executive.goto("/c/demo/reports");
  await expect(executive.getByRole("link", { name: "How we did" })).toBeVisible();
  await expect(executive.getByText("Not ready")).toHaveCount(0);
  for (const [path, status] of [
    [internal, 403],
    [`${internal}.xlsx`, 403],
    [draft, 404],
    [`${draft}.pdf`, 404],
    [`${address}/edit`, 403],
    [`${address}/publish`, 403],
    [address, 200],
    [`${address}.json`, 200],
  ] as const)
    expect([path, (await executive.request.get(path)).status()]).toEqual([path, status]);
});

test("a report is written without a script, too", async ({ visitAs }) => {
  const page = await visitAs("convener", { javaScriptEnabled: false });
  await page.goto(`${address}/edit`);
  await page.getByLabel("Your words for Members").fill("Twelve institutions.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(`${address}/edit`);
  await expect(page.getByLabel("Your words for Members")).toHaveValue("Twelve institutions.");
});

test("a report that was never published is removed, without a script, too", async ({ visitAs }) => {
  const page = await visitAs("convener", { javaScriptEnabled: false });
  const draft = await begin(page, "Begun by mistake", /^Members/);
  await page.getByText("Remove…").click();
  await page.getByRole("button", { name: "Remove “Begun by mistake”" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  await expect(page.getByText("Begun by mistake")).toHaveCount(0);
  expect((await page.request.get(draft)).status()).toBe(404);
  // What is published stays.
  await page.goto(`${address}/edit`);
  await expect(page.getByText("Remove…")).toHaveCount(0);
  const refused = await page.request.post(`${address}/edit`, {
    form: { intent: "remove" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(409);
});
