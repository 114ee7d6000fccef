/** The Continuum of Progress, from self-ratings to an agreement. */
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const CONTINUUM = "/c/demo/continuum";

const cellOf = (page: Page, member: string, practice: string) =>
  page.getByRole("link", { name: new RegExp(`^${member}, ${practice}:`) });

test("a member without a rating shows as not rated, never as 0", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto(`${CONTINUUM}?year=2025`);
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Tarrow County", exact: true }) });
  await expect(row.getByRole("link")).toHaveText(Array.from({ length: 5 }, () => "not rated"));
  await expect(row).not.toContainText("0");
  await cellOf(page, "Tarrow County", "Shared language").click();
  await expect(page.getByText("Not rated in 2025")).toBeVisible();
  await page.goto("/c/demo?year=2025");
  await expect(
    page.getByText("4 Getting started, 5 Building momentum, 1 Sustaining, 1 not rated"),
  ).toBeVisible();
});

test("arrow keys move through the heat map, which is a single Tab stop", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto(`${CONTINUUM}?year=2025`);
  const first = cellOf(page, "City of Wenlow", "Anchor mission mindset");
  const second = cellOf(page, "City of Wenlow", "Mutual understanding");
  await expect(second).toHaveAttribute("tabindex", "-1");
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await expect(second).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cellOf(page, "Lockmore Children's Hospital", "Mutual understanding")).toBeFocused();
  await page.keyboard.press("End");
  await expect(cellOf(page, "Lockmore Children's Hospital", "Member mindset")).toBeFocused();
  await page.keyboard.press("Control+Home");
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/continuum\/city-of-wenlow\?year=2025#anchor_mission_mindset/);
});

test("a member rates itself on a phone: drafts save, gaps are named, and the submitted rating counts", async ({
  visitAs,
}) => {
  const page = await visitAs("data_lead", { viewport: { width: 390, height: 844 } });
  await page.goto(CONTINUUM);
  await page.getByRole("link", { name: "2026", exact: true }).click();
  await page.getByRole("link", { name: "Rate your institution for 2026" }).click();
  const shared = page.getByRole("group", { name: "Shared language" });
  await shared.getByRole("radio", { name: "Building momentum" }).check();
  await expect(page.getByText("Saved as a draft.")).toBeVisible();
  await page.reload();
  await expect(shared.getByRole("radio", { name: "Building momentum" })).toBeChecked();
  // Before the script runs, the form is sent as a whole page, which moves no focus.
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(shared.getByText("From stage 2 up, describe the evidence.")).toBeVisible();
  await expect(shared.getByLabel("What shows it")).toBeFocused();
  await shared.getByLabel("What shows it").fill("Our supplier forms use the common wording.");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(page.getByText("One rating is submitted. 1 of 5 practices are rated.")).toBeVisible();
  await expect(page.getByText("Our supplier forms use the common wording.")).toBeVisible();
  await expect(page.getByRole("definition").getByText("incomplete, 1 of 5 rated")).toBeVisible();
});

test("a session takes three members from self-ratings to an agreement", async ({ visitAs }) => {
  const backbone = await visitAs("backbone");
  const rows = ["st-alder,3", "quillard,1", "city-of-wenlow,2"].map((row) => {
    const [slug, stage] = row.split(",");
    return `${slug},member_mindset,2026,self,${stage},,,seen,`;
  });
  await backbone.goto(CONTINUUM);
  await backbone.getByLabel("Ratings (CSV)").setInputFiles({
    name: "ratings.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      ["subject,practice,year,rater,stage,wanted,wanted_by,evidence,links", ...rows].join("\n"),
    ),
  });
  await backbone.getByRole("button", { name: "Send the file" }).click();
  await expect(backbone.getByText("3 added, 0 changed, 0 as they were.")).toBeVisible();

  const page = await visitAs("convener", { javaScriptEnabled: false });
  await page.goto(`${CONTINUUM}/session?year=2026&practice=member_mindset`);
  const alder = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^St. Alder/ }) });
  await expect(alder).toHaveCount(0);
  await page.getByRole("button", { name: "Reveal all ratings" }).click();
  await expect(alder).toContainText("Sustaining");
  await alder.getByRole("button", { name: "2 Building momentum" }).click();
  await expect(alder.getByText("From stage 2 up, describe the evidence.")).toBeVisible();
  for (const [name, stage] of [
    ["St. Alder", "2 Building momentum"],
    ["Quillard", "1 Getting started"],
    ["City of Wenlow", "3 Sustaining"],
  ] as const) {
    const subject = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { name: new RegExp(`^${name}`) }) });
    await subject.getByRole("textbox").fill("We talked it through.");
    await subject.getByRole("button", { name: stage }).click();
    await expect(subject).toContainText(`Agreed: ${stage.slice(2)}`);
  }
  await page.goto(`${CONTINUUM}?year=2026`);
  await expect(cellOf(page, "St. Alder Medical Center", "Member mindset")).toHaveAccessibleName(
    /Building momentum, stage 2; agreed/,
  );
});

test("a number key records an agreement, and stages use the collaborative's own names", async ({
  visitAs,
}) => {
  const page = await visitAs("convener");
  await page.goto(`${CONTINUUM}/session?year=2025&practice=goals_and_strategy`);
  await page.getByRole("button", { name: "Reveal all ratings" }).click();
  const quillard = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: /^Quillard/ }) });
  await quillard.getByRole("button", { name: "0 Not yet started" }).focus();
  await page.keyboard.press("1");
  await expect(quillard).toContainText("Agreed: Getting started");
  await page.goto("/c/demo/settings/continuum");
  await page.getByLabel("Stage 1").fill("Finding our feet");
  await page.getByRole("button", { name: "Save names" }).click();
  await expect(page.getByText("The stages have been renamed.")).toBeVisible();
  await page.getByLabel("Stage 1").fill("Getting started");
  await page.getByRole("button", { name: "Save names" }).click();
  await expect(page.getByLabel("Stage 1")).toHaveValue("Getting started");
});
