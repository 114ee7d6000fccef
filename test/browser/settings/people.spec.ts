/** People join by link, change roles, lose access as soon as they are removed, and get reminders. */
import type { BrowserContext, Page } from "@playwright/test";
import { plainTextOf, startMail, type TestMail } from "../../support/app/mail";
import { runCommand } from "../helpers/command";
import { freshAddress } from "../helpers/http";
import { expect, startApp, test } from "../helpers/visits";

const PEOPLE = "/c/demo/settings/people";
const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: name });

async function accept(context: BrowserContext, link: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill("a calm river in spring");
  await page.getByRole("button", { name: "Create account and join" }).click();
  return page;
}

/** The path of this kind of link in the newest message. */
function linkIn({ taken }: TestMail, kind: string): string {
  const text = plainTextOf(taken.at(-1)?.raw ?? "");
  const [link = ""] = text.split(/\s+/).filter((word) => word.includes(`/${kind}/`));
  return new URL(link).pathname;
}

test("a person is invited, joins, changes roles, and loses access immediately when removed", async ({
  visitAs,
  browser,
  app,
}) => {
  const backbone = await visitAs("backbone");
  await backbone.goto(PEOPLE);
  await expect(row(backbone, "Ana Ruiz")).toContainText("The last of the backbone staff stays");
  await backbone.getByLabel("E-mail address").fill("Sam.Reed@example.org");
  await backbone.getByLabel("Role", { exact: true }).selectOption({ label: "Member data lead" });
  await backbone.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(backbone.getByText("Choose the institution that this")).toBeVisible();
  await backbone.getByLabel("Institution", { exact: true }).selectOption({ label: "Quillard University" });
  await backbone.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(backbone.getByRole("heading", { name: "sam.reed@example.org is invited" })).toBeVisible();
  const link =
    (await backbone.getByRole("figure", { name: "Link of the invitation" }).locator("pre").textContent()) ??
    "";
  await backbone.reload();
  await expect(backbone.getByText(link)).toHaveCount(0);
  await expect(backbone.getByRole("list", { name: "Open invitations" })).toContainText(
    "sam.reed@example.org",
  );

  const context = await browser.newContext({
    baseURL: app.url,
    extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
  });
  const sam = await accept(context, link, "Sam Reed");
  await expect(sam).toHaveURL("/c/demo/data/status");
  expect((await sam.request.get(link)).status()).toBe(404);
  expect((await sam.request.get(PEOPLE)).status()).toBe(403);

  await backbone.goto(PEOPLE);
  await expect(row(backbone, "Sam Reed")).toContainText("Member data lead, Quillard University");
  await expect(row(backbone, "Sam Reed")).toContainText("Last seen");
  await row(backbone, "Sam Reed").getByText("Change role").click();
  await backbone.getByLabel("Role of Sam Reed").selectOption({ label: "Backbone staff" });
  await backbone.getByRole("button", { name: "Save the role of Sam Reed" }).click();
  await expect(backbone.getByText("Leave this empty: this role is for the whole")).toBeVisible();
  await backbone.getByLabel("Institution of Sam Reed").selectOption("");
  await backbone.getByRole("button", { name: "Save the role of Sam Reed" }).click();
  await expect(backbone.getByText("Sam Reed is now backbone staff.")).toBeVisible();
  expect((await sam.request.get(PEOPLE)).status()).toBe(200);

  await row(backbone, "Sam Reed").getByText("Remove", { exact: false }).first().click();
  await backbone.getByRole("button", { name: "Remove now Sam Reed" }).click();
  await expect(backbone.getByText("Sam Reed is removed")).toBeVisible();
  await expect(row(backbone, "Sam Reed")).toHaveCount(0);
  await sam.goto("/c/demo");
  await expect(sam.getByRole("heading", { level: 1 })).toBeVisible();
  expect((await sam.request.get("/c/demo")).status()).toBe(404);
  await context.close();
});

test("invitations can be created and withdrawn without JavaScript", async ({ visitAs }) => {
  const page = await visitAs("backbone", { javaScriptEnabled: false });
  await page.goto(PEOPLE);
  await page.getByLabel("E-mail address").fill("no.script@example.org");
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Convener" });
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const link =
    (await page.getByRole("figure", { name: "Link of the invitation" }).locator("pre").textContent()) ?? "";
  expect((await page.request.get(link)).status()).toBe(200);
  await page.goto(PEOPLE);
  await page.getByRole("button", { name: "Withdraw the invitation to no.script@example.org" }).click();
  await expect(page.getByText("The invitation to no.script@example.org is withdrawn")).toBeVisible();
  expect((await page.request.get(link)).status()).toBe(404);
});

for (const role of ["convener", "executive", "data_lead"] as const)
  test(`the role ${role} can manage neither people nor reminders`, async ({ app, cookieOf }) => {
    const headers = { cookie: await cookieOf(role), origin: app.url };
    for (const path of [PEOPLE, "/c/demo/data/reminders"]) {
      expect((await fetch(app.url + path, { headers })).status).toBe(403);
      const body = new URLSearchParams({ email: "me@example.org", role: "backbone" });
      expect((await fetch(app.url + path, { method: "POST", headers, body })).status).toBe(403);
    }
  });

test("with a mail server, invitations and reminders arrive, and a reminder's link stops the next one", async ({
  browser,
  expectAccessible,
}) => {
  const mail = await startMail();
  const app = await startApp({
    env: { DEMO: "0", SMTP_URL: mail.url, MAIL_FROM: "Anchors <numbers@example.org>" },
  });
  try {
    const created = await runCommand(app, "create", [
      "--collaborative",
      "Harbour Anchors",
      "--slug",
      "harbour",
      "--baseline",
      "2024",
      "--admin",
      "rosa@example.org",
    ]);
    const newVisitor = () =>
      browser.newContext({ baseURL: app.url, extraHTTPHeaders: { "x-forwarded-for": freshAddress() } });
    const link = new URL(created.split(/\s+/).at(-1) ?? "").pathname;
    const rosa = await accept(await newVisitor(), link, "Rosa Lind");
    await expect(rosa).toHaveURL("/c/harbour");
    await rosa.goto("/c/harbour/data/reminders");
    await expect(rosa.getByText("No year is open")).toBeVisible();
    await rosa.goto("/c/harbour/settings/members");
    await rosa.getByLabel("Name", { exact: true }).fill("Harbour Hospital");
    await rosa.getByLabel("Sector").selectOption({ label: "Health system" });
    await rosa.getByLabel("Member since").fill("2020-01-01");
    await rosa.getByRole("button", { name: "Add member" }).click();
    await expect(rosa.getByRole("link", { name: "Change Harbour Hospital" })).toBeVisible();

    await rosa.goto("/c/harbour/settings/people");
    await rosa.getByLabel("E-mail address").fill("dana@example.org");
    await rosa.getByLabel("Role", { exact: true }).selectOption({ label: "Member data lead" });
    await rosa.getByLabel("Institution", { exact: true }).selectOption({ label: "Harbour Hospital" });
    await rosa.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(rosa.getByText("The link is on its way to dana@example.org")).toBeVisible();
    const dana = await accept(await newVisitor(), linkIn(mail, "invitation"), "Dana Ode");
    await expect(dana).toHaveURL("/c/harbour/data/status");

    await rosa.goto("/c/harbour/data/years?year=2025");
    await rosa.getByRole("button", { name: "Open 2025" }).click();
    await expect(rosa).toHaveURL(/done=opened/);
    await rosa.goto("/c/harbour/data/reminders");
    await rosa.getByRole("button", { name: /Remind now.*Harbour Hospital/ }).click();
    await expect(rosa.getByText("A reminder to Harbour Hospital is on its way.")).toBeVisible();
    await expect.poll(() => mail.taken.length).toBe(2);
    const text = plainTextOf(mail.taken[1]?.raw ?? "");
    expect(text).toContain("Hello Dana Ode,");
    expect(text).toContain("Nothing has been entered yet.");
    await expect(async () => {
      await rosa.reload();
      await expect(rosa.getByRole("region", { name: "Log of reminders" })).toContainText("Sent", {
        timeout: 1000,
      });
    }).toPass();
    await expectAccessible(rosa);

    // The link works without signing in. Opening it alone changes nothing.
    const reader = await (await newVisitor()).newPage();
    await reader.goto(linkIn(mail, "reminders/stop"));
    await expectAccessible(reader);
    await rosa.reload();
    await expect(rosa.getByText("(wants no reminders)")).toHaveCount(0);
    await reader.getByRole("button", { name: "Stop reminders" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Reminders are switched off");
    await rosa.reload();
    await expect(rosa.getByText("Dana Ode, dana@example.org (wants no reminders)")).toBeVisible();
    await expect(rosa.getByText("Nothing is planned")).toBeVisible();
    for (const page of [rosa, dana, reader]) await page.context().close();
  } finally {
    await app.stop();
    await mail.close();
  }
});
