/** The pulse, from planning a round to what it shows: answered on a phone, in Spanish, by keyboard, without a script. */
import type { Page } from "@playwright/test";
import { PULSE_WORDS } from "../../../app/domain/pulse/words/words";
import { freshAddress } from "../helpers/http";
import { expect, listen, test } from "../helpers/visits";

const PULSE = "/c/demo/partnership/pulse";
const { es, fr } = PULSE_WORDS;

const inviteWith = async (backbone: Page, name: string, language: string) => {
  const count = await backbone.getByRole("group", { name: "Whom to ask" }).getByRole("checkbox").count();
  await backbone.getByRole("checkbox", { name: new RegExp(`^${name},`) }).check();
  await backbone.getByLabel("Language").selectOption({ label: language });
  await backbone.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(backbone.getByRole("group", { name: "Whom to ask" }).getByRole("checkbox")).toHaveCount(
    count - 1,
  );
  await backbone.getByRole("button", { name: `Show the link for ${name}` }).click();
  const figure = backbone.getByRole("figure", { name: `Link for ${name}` });
  return new URL((await figure.locator("pre").textContent()) ?? "").pathname;
};

test("the pulse is answered on a phone in Spanish by keyboard, and the round is closed for good", async ({
  app,
  browser,
  visitAs,
  expectAccessible,
  complaints,
}) => {
  const backbone = await visitAs("backbone");
  await backbone.goto(`${PULSE}/new`);
  await backbone.getByLabel("Fewest answers").fill("4");
  await backbone.getByRole("button", { name: "Plan the round" }).click();
  await expect(backbone.getByText("Choose a number from 5 to 10.")).toBeVisible();
  await backbone.getByLabel("Name of the round").fill("A round by keyboard");
  await backbone.getByLabel("Fewest answers").fill("5");
  await backbone.getByRole("button", { name: "Plan the round" }).click();
  await expect(backbone.getByRole("heading", { name: "A round by keyboard" })).toBeVisible();
  const link = await inviteWith(backbone, "Maya Ortiz", "Español");
  expect(link).toMatch(/^\/s\/[\w-]{43}$/);
  await expect(backbone.getByText("0 of 1 have answered.")).toBeVisible();
  await expectAccessible(backbone);

  const onPhone = (javaScriptEnabled: boolean) =>
    browser.newContext({
      baseURL: app.url,
      viewport: { width: 390, height: 844 },
      javaScriptEnabled,
      extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
    });
  const phone = await onPhone(false);
  const scripted = await (await onPhone(true)).newPage();
  listen(scripted, complaints);
  await scripted.goto(link);
  await expect(scripted.getByRole("heading", { level: 1, name: es.title })).toBeVisible();
  await expectAccessible(scripted);
  const maya = await phone.newPage();
  listen(maya, complaints);
  const answer = await maya.goto(link);
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  expect(answer?.headers()["referrer-policy"]).toContain("no-referrer");
  await expect(maya.locator("html")).toHaveAttribute("lang", "es");
  await expect(maya.getByRole("heading", { level: 1, name: es.title })).toBeVisible();
  expect(await scripted.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // Nothing chosen: said in Spanish, and what was written stays.
  await maya.getByLabel(es.questions.works).fill("La confianza");
  await maya.getByRole("button", { name: es.send }).press("Enter");
  await expect(maya.getByText(es.faults.empty)).toBeVisible();
  await expect(maya.getByLabel(es.questions.works)).toHaveValue("La confianza");

  // The tab key reaches each statement, arrows choose.
  const first = maya.getByRole("group", { name: es.statements.responsible });
  await first.getByRole("radio").first().focus();
  await maya.keyboard.press("Space");
  for (let step = 0; step < 3; step++) await maya.keyboard.press("ArrowRight");
  await expect(first.getByRole("radio", { name: "4" })).toBeChecked();
  await maya.keyboard.press("Tab");
  await maya.keyboard.press("Space");
  const second = maya.getByRole("group", { name: es.statements.represented });
  await expect(second.getByRole("radio", { name: `1, ${es.ends.least}` })).toBeChecked();
  await maya.keyboard.press("ArrowLeft");
  await expect(second.getByRole("radio", { name: es.cannotSay })).toBeChecked();
  await maya.getByRole("radio", { name: es.groups.community }).focus();
  await maya.keyboard.press("Space");
  await maya.getByRole("button", { name: es.send }).press("Enter");
  await expect(maya.getByRole("heading", { level: 1, name: es.thanks.title })).toBeVisible();
  await scripted.reload();
  await expect(scripted.getByRole("heading", { level: 1, name: es.thanks.title })).toBeVisible();
  await expectAccessible(scripted);

  // Once only, in any language, and nothing else opens.
  await maya.getByRole("link", { name: fr.name }).click();
  await expect(maya.getByRole("heading", { level: 1, name: fr.thanks.title })).toBeVisible();
  await expect(maya.locator("html")).toHaveAttribute("lang", "fr");
  await expect(maya.getByRole("button")).toHaveCount(0);
  expect(await phone.cookies()).toEqual([]);
  await maya.goto(PULSE);
  await expect(maya).toHaveURL(/\/\?next=/);

  await backbone.reload();
  await expect(backbone.getByText("1 of 1 have answered.")).toBeVisible();
  await expect(backbone.getByText("La confianza")).toHaveCount(0);
  await backbone.getByText("Close for good…").click();
  await expect(
    backbone.getByText("Only 1 have answered: with fewer than 5, nothing will ever be shown."),
  ).toBeVisible();
  await backbone.getByRole("button", { name: "Close the round" }).click();
  await expect(backbone.getByText("A round by keyboard: too few answers")).toBeVisible();
  await expect(backbone.getByText("La confianza")).toHaveCount(0);
  expect((await maya.goto(link))?.status()).toBe(404);
  await phone.close();
  await scripted.context().close();
});

test("a closed round shows scores, changes, and only the groups that tell of nobody", async ({ visitAs }) => {
  const executive = await visitAs("executive");
  await executive.goto(PULSE);
  await executive.getByRole("link", { name: "This year" }).click();
  await expect(executive.getByRole("heading", { name: "This year: 14 of 20 answered" })).toBeVisible();
  const functioning = executive
    .getByRole("region", { name: "Scales" })
    .getByRole("row", { name: /^Functioning/ });
  await expect(functioning).toContainText("3.80");
  await expect(functioning).toContainText("3.58–4.02");
  await expect(functioning).toContainText("To talk about");
  await expect(functioning).toContainText("+0.40");
  const groups = executive.getByRole("region", { name: "Scores by group" }).getByRole("row");
  await expect(groups).toHaveCount(2);
  await expect(groups.nth(1)).toContainText("Leaders of an anchor institution");
  await expect(executive.getByText("8 answers are in no group shown here.")).toBeVisible();
  await expect(executive.getByText("Pay residents for their time.")).toBeVisible();
  expect((await executive.request.get(`${PULSE}/new`)).status()).toBe(403);
});
