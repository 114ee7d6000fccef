/** A published report whose story's consent is taken back, and the corrected version. */
import { foundAs, join, newSession } from "../helpers/collaborative";
import { expect, test } from "../helpers/visits";

const WORDS = "They hold my hand on the way to the operation.";

test("once a consent is taken back, a report is published again without the story", async ({
  page,
  app,
  expectAccessible,
}) => {
  await foundAs(app, page, { slug: "telling", name: "Telling Anchors" });
  await page.goto("/c/telling/settings/people");
  await page.getByLabel("E-mail address").fill("bo@telling.example");
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Convener" });
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const figure = page.getByRole("figure", { name: "Link of the invitation" });
  const context = await newSession(app, page);
  const bo = await join(context, (await figure.locator("pre").textContent()) ?? "", "Bo Reed");

  await page.goto("/c/telling/outcomes/stories/new");
  await page.getByLabel("Title").fill("To the ward");
  await page.getByLabel("The story").fill(WORDS);
  await page.getByLabel("Their words may be shown").check();
  await page.getByLabel("Consented on").fill("2024-05-01");
  await page.getByRole("textbox", { name: "How" }).fill("A signed form");
  await page
    .getByRole("button", { name: /^(Save|Add)/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "To the ward" })).toBeVisible();
  const story = new URL(page.url()).pathname;
  // Somebody else checks it.
  await bo.goto(story);
  await bo.getByRole("button", { name: "I have checked it" }).click();
  await bo.getByRole("button", { name: "Release it" }).click();
  await expect(bo.getByText("It may be shown in public.")).toBeVisible();

  await page.goto("/c/telling/reports");
  await page.getByLabel("Title").fill("How we did");
  await page.getByRole("radio", { name: /^The public/ }).check();
  await page.getByRole("button", { name: "Start the report" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "How we did" })).toBeVisible();
  const report = new URL(page.url()).pathname.replace(/\/edit$/, "");
  const section = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "What has changed" }) });
  await section.getByRole("checkbox", { name: "In the report" }).check();
  await expect(page.getByText("All changes are saved.")).toBeVisible();
  await page.goto(`${report}/publish`);
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("Version 1 is published.")).toBeVisible();
  const link =
    (await page
      .getByText(/^http.*\/p\/report_/)
      .first()
      .textContent()) ?? "";
  const anybody = await (await newSession(app, page)).newPage();
  await anybody.goto(new URL(link).pathname);
  await expect(anybody.getByText(WORDS)).toBeVisible();

  await bo.goto(story);
  await bo.getByRole("button", { name: "Take the story off" }).click();
  await expect(bo.getByText(/The consent was taken back on/)).toBeVisible();
  await anybody.reload();
  await expect(anybody.getByRole("heading", { level: 1, name: "How we did" })).toBeVisible();
  await expect(anybody.getByText(WORDS)).toHaveCount(0);

  await bo.getByRole("link", { name: "How we did, version 1" }).click();
  await expect(bo.getByText("Version 1 has a story whose consent has ended.")).toBeVisible();
  await expectAccessible(bo);
  await bo.getByRole("button", { name: "Publish version 2, corrected" }).click();
  await expect(bo.getByText("Version 2 is published.")).toBeVisible();
  await expect(bo.getByText(/whose consent has ended/)).toHaveCount(0);
  await bo.goto(`${report}?version=2`);
  await expect(bo.getByRole("heading", { level: 1, name: "How we did" })).toBeVisible();
  await expect(bo.getByText(WORDS)).toHaveCount(0);
  await context.close();
});
