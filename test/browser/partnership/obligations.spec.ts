/** A pledge from templates, and what became of its obligations from a file. */
import { readFileSync } from "node:fs";
import { foundAs } from "../helpers/collaborative";
import { expect, test } from "../helpers/visits";

test("a pledge starts from templates, and a file says what became of its obligations", async ({
  page,
  app,
  expectAccessible,
}) => {
  await foundAs(app, page, { slug: "pledging", name: "Pledging Anchors" });
  await page.goto("/c/pledging/settings/members");
  await page
    .getByLabel("Institutions, one a line")
    .fill("Lane College; Higher education\nRiver City; Government");
  await page.getByRole("button", { name: "Add these members" }).click();
  await expect(page.getByText("2 members are added.")).toBeVisible();

  await page.goto("/c/pledging/partnership/agreements/new");
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Pledge" });
  await page.getByLabel("Title").fill("Anchor pledge");
  await page.getByLabel("Effective on").fill("2024-01-01");
  await expect(page.getByText("The numbers of the last reporting year are submitted.")).toBeVisible();
  await page.getByRole("checkbox", { name: /^Hire/ }).check();
  await page.getByLabel("What is promised: hire").fill("One in eight new hires is an impact hire.");
  await page.getByRole("button", { name: "Add the agreement" }).click();
  // Nothing is stored, and nothing typed is lost.
  await expect(page.getByText("Choose who promises this.")).toBeVisible();
  await expect(page.getByLabel("What is promised: hire")).toHaveValue(
    "One in eight new hires is an impact hire.",
  );
  await page.getByRole("checkbox", { name: "Every institution" }).check();
  await page.getByRole("button", { name: "Add the agreement" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Anchor pledge" })).toBeVisible();
  const promised = page.getByRole("region", { name: "Obligations" });
  await expect(promised.getByText("Lane College: One in eight new hires is an impact hire.")).toBeVisible();
  await expect(promised.getByText(/^Due Dec 31, 2024: missed/)).toHaveCount(2);
  const agreement = new URL(page.url()).pathname;

  await page.goto("/c/pledging/partnership/obligations/import");
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download all obligations" }).click(),
  ]);
  const lines = readFileSync(await download.path(), "utf8")
    .replace(/^\uFEFF/, "")
    .trim()
    .split(/\r?\n/);
  const columns = (lines[0] ?? "").split(",");
  const filled = (doneOn: string) =>
    lines
      .map((line, at) => {
        const cells = line.split(",");
        if (at > 0 && cells[columns.indexOf("due_on")] === "2024-12-31")
          cells[columns.indexOf("done_on")] = doneOn;
        return cells.join(",");
      })
      .join("\n");
  const send = async (content: string) => {
    const buffer = Buffer.from(content);
    await page
      .getByLabel("A CSV file")
      .setInputFiles({ name: "obligations.csv", mimeType: "text/csv", buffer });
    await page.getByRole("main").getByRole("button").last().click();
  };
  await send(filled("last winter"));
  await expect(page.getByText("Enter a day, such as 2026-06-30.").first()).toBeVisible();
  await send(filled("2025-01-15"));
  await expect(page.getByText(/0 added, 2 changed, \d+ as they were\./)).toBeVisible();
  await page.goto(agreement);
  await expect(promised.getByText("Due Dec 31, 2024: met late, done Jan 15, 2025")).toHaveCount(2);
});
