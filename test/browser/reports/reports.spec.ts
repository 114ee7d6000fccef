import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { unzipped } from "../../../app/reports/data/zip.server";
import { expect, test } from "../helpers/visits";

test.describe.configure({ mode: "serial" });

const FILES = ["PDF", "Excel workbook", "PowerPoint slides", "CSV", "Data package", "JSON"];
let address = "";

async function begin(page: Page, title: string, audience: RegExp): Promise<string> {
  await page.goto("/c/demo/reports");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("radio", { name: audience }).check();
  await page.getByRole("button", { name: "Start the report" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname.replace(/\/edit$/, "");
}

test("a convener writes a report, publishes it, and shares a link that anyone can read", async ({
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
  // Text saves as it is typed, without recomputing the figures.
  await page
    .getByLabel("Your words for Summary")
    .fill("We **kept** our promise.\n\n<script>alert(1)</script>");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await expect(page.getByRole("listitem").getByText("kept", { exact: true })).toHaveCSS(
    "font-weight",
    /[67]00/,
  );
  expect(rebuilt).toBe(0);
  // An error is shown, and nothing is lost.
  await page.getByLabel("Title").fill("");
  await expect(page.getByText("Give the report a title.")).toBeVisible();
  await page.getByLabel("Title").fill("How we did");
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  // Moves the goals up one place by keyboard.
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
  // The link to send and the files come first, and are still there when the page is opened again.
  await page.reload();
  const [first] = await page.getByRole("heading", { level: 2 }).allTextContents();
  expect(first).toBe("Hand on version 1");
  const toSend = await page.getByText(/^http.*\/p\/report_/).textContent();
  expect((await page.request.get(new URL(toSend ?? "").pathname)).status()).toBe(200);
  await expect(page.getByRole("link", { name: "PowerPoint slides" })).toBeVisible();
  await page.getByRole("button", { name: "Make a link" }).click();
  const links = page.getByText(/^http.*\/p\/report_/);
  await expect(links).toHaveCount(2);
  const link = (await links.allTextContents()).find((shown) => shown !== toSend);

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

test("a convener who cannot mail a report is told to send its link", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto(`${address}/publish`);
  await page.getByRole("link", { name: "Send by mail" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Send by mail" })).toBeVisible();
  await expect(page.getByText("This server sends no mail.")).toBeVisible();
});

test("the editor's switch adds an appendix to the slides, which stay short without it", async ({
  visitAs,
}) => {
  const page = await visitAs("convener");
  const draft = await begin(page, "With an appendix", /^The public/);
  const slides = async () => {
    const file = await page.request.get(`${draft}.pptx`);
    const parts = await unzipped(new Uint8Array(await file.body()));
    return parts.filter(({ name }) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length;
  };
  const short = await slides();
  expect(short).toBeGreaterThanOrEqual(10);
  expect(short).toBeLessThanOrEqual(14);
  await page.getByLabel("Slides end with an appendix").check();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  expect(await slides()).toBeGreaterThan(short + 10);
});

test("a published version never changes, and the next one lists the differences", async ({ visitAs }) => {
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

test("members can read reports published for them, but no draft or internal report", async ({ visitAs }) => {
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

test("a report can be written without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("convener", { javaScriptEnabled: false });
  await page.goto(`${address}/edit`);
  await page.getByLabel("Your words for Members").fill("Twelve institutions.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.goto(`${address}/edit`);
  await expect(page.getByLabel("Your words for Members")).toHaveValue("Twelve institutions.");
});

test("an unpublished report can be removed without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("convener", { javaScriptEnabled: false });
  const draft = await begin(page, "Begun by mistake", /^Members/);
  await page.getByText("Remove…").click();
  await page.getByRole("button", { name: "Remove “Begun by mistake”" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  await expect(page.getByText("Begun by mistake")).toHaveCount(0);
  expect((await page.request.get(draft)).status()).toBe(404);
  // A published report cannot be removed.
  await page.goto(`${address}/edit`);
  await expect(page.getByText("Remove…")).toHaveCount(0);
  const refusal = await page.request.post(`${address}/edit`, {
    form: { intent: "remove" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refusal.status()).toBe(409);
});
