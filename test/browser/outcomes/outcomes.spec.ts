/** What has changed: an outcome from draft to release, a story whose consent is taken back, and a graded claim. */
import { expect, test } from "../helpers/visits";

const OUTCOMES = "/c/demo/outcomes";

test("an outcome is written by one person, checked by another, and seen by all", async ({ visitAs }) => {
  const lead = await visitAs("data_lead", { javaScriptEnabled: false });
  await lead.goto(`${OUTCOMES}/new`);
  await lead.getByLabel("Who changed").selectOption({ label: "Organizations" });
  await lead.getByLabel("Who exactly").fill("The night shift’s schedulers");
  await lead.getByLabel("What they now do differently").fill("End the shift before the last bus goes.");
  await lead.getByLabel("When").fill("2026-02-01");
  await lead.getByLabel("Why it matters").fill("Three graduates had left over it.");
  await lead.getByLabel("What the partnership did toward it").fill("Coaches told the council.");
  await lead.getByLabel("Was it planned?").selectOption({ label: "No" });
  await lead.getByLabel("Is it good?").selectOption({ label: "Yes" });
  await lead.getByRole("button", { name: "Save as a draft" }).click();
  await expect(lead.getByText("Choose what is new or different.")).toBeVisible();
  await lead.getByLabel("What is new or different").selectOption({ label: "Practice" });
  await lead.getByRole("button", { name: "Save as a draft" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "The night shift’s schedulers" })).toBeVisible();
  await expect(lead.getByRole("button", { name: "I have checked it" })).toHaveCount(0);
  const page = new URL(lead.url()).pathname;

  const executive = await visitAs("executive");
  expect((await executive.goto(page))?.status()).toBe(404);

  const backbone = await visitAs("backbone");
  await backbone.goto(page);
  await backbone.getByRole("button", { name: "I have checked it" }).click();
  await expect(backbone.getByText("Add evidence first")).toBeVisible();
  await backbone.getByText("Add evidence", { exact: true }).click();
  await backbone.getByLabel("What it shows").fill("The new roster of the month.");
  await backbone.getByRole("button", { name: "Add the evidence" }).click();
  await expect(backbone.getByText("The new roster of the month.").first()).toBeVisible();
  // A file is kept by what it is, and only ever downloaded.
  await backbone.getByText("Add evidence", { exact: true }).click();
  const add = backbone.locator("form", { has: backbone.getByRole("button", { name: "Add the evidence" }) });
  await add.getByLabel("What it is").selectOption({ label: "File" });
  await add.getByLabel("What it shows").fill("The signed roster");
  const sent = (name: string, text: string) =>
    add
      .getByLabel("File", { exact: false })
      .last()
      .setInputFiles({
        name,
        mimeType: "application/pdf",
        buffer: Buffer.from(text),
      });
  await sent("roster.pdf", "<html><script>");
  await backbone.getByRole("button", { name: "Add the evidence" }).click();
  await expect(backbone.getByText("The file is none of PDF")).toBeVisible();
  await sent("roster.pdf", "%PDF-1.7\nThe roster");
  await backbone.getByRole("button", { name: "Add the evidence" }).click();
  await expect(backbone.getByRole("link", { name: "Download version 1" })).toBeVisible();
  await backbone.getByRole("button", { name: "I have checked it" }).click();
  await backbone.getByRole("button", { name: "Release it" }).click();
  await expect(backbone.getByText("It may be shown in public.")).toBeVisible();
  await executive.goto(page);
  const [download] = await Promise.all([
    executive.waitForEvent("download"),
    executive.getByRole("link", { name: "Download version 1" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("The-signed-roster-v1.pdf");
  await expect(executive.getByText("End the shift before the last bus goes.")).toBeVisible();
  expect((await executive.request.get(`${page}/edit`)).status()).toBe(403);
});

test("a story leaves every page at once when its consent is taken back", async ({ visitAs }) => {
  const executive = await visitAs("executive");
  await executive.goto(`${OUTCOMES}/stories`);
  await expect(executive.getByRole("heading", { name: "The bus that does not come" })).toBeVisible();
  // The consent of the third has lapsed.
  await expect(executive.getByText("Our first order")).toHaveCount(0);

  const convener = await visitAs("convener");
  await convener.goto(`${OUTCOMES}/stories`);
  await expect(convener.getByText("Expired: shown nowhere")).toBeVisible();
  await convener.getByRole("link", { name: "The bus that does not come", exact: true }).click();
  await convener.getByRole("button", { name: "Take the story off" }).click();
  await expect(convener.getByText(/The consent was taken back on/)).toBeVisible();
  await expect(convener.getByText("the last bus goes at eleven")).toHaveCount(0);
  await executive.reload();
  await expect(executive.getByText("The bus that does not come")).toHaveCount(0);
  await convener.goto(`${OUTCOMES}/stories`);
  await expect(convener.getByText("Taken back: shown nowhere")).toBeVisible();
});

test("a claim is graded by what speaks for and against it, and never says caused", async ({ visitAs }) => {
  const backbone = await visitAs("backbone");
  await backbone.goto(`${OUTCOMES}/contributions?year=2025`);
  const main = backbone.getByRole("main");
  await expect(main.getByText(/^(Not claimed|Weak|Plausible|Strong)$/).first()).toBeVisible();
  await expect(main.getByText("Wages rose across the county (accounts for much)")).toBeVisible();
  await backbone.getByRole("link", { name: /^Change\s?: Members changed/ }).click();
  // The form of a new claim has the same fields.
  await expect(backbone.getByRole("heading", { name: "Change the claim" })).toBeVisible();
  await backbone.getByLabel("Weight of explanation 2").selectOption({ label: "Some" });
  await backbone.getByRole("button", { name: "Save changes" }).click();
  await expect(backbone.getByText("Say which explanation this weighs.")).toBeVisible();
  await backbone.getByRole("textbox", { name: /^Explanation 2/ }).fill("The state raised the minimum wage");
  await backbone.getByRole("button", { name: "Save changes" }).click();
  await expect(main.getByText("The state raised the minimum wage (accounts for some)")).toBeVisible();
  const executive = await visitAs("executive");
  await executive.goto(`${OUTCOMES}/contributions?year=2025`);
  await expect(executive.getByRole("button", { name: "Claim it" })).toHaveCount(0);
});
