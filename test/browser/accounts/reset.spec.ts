/** A forgotten password, the account page, and the password asked again, in a browser and with a real mail server. */
import type { BrowserContext, Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { openDatabase } from "../../../db/open";
import { plainTextOf, startMail, type TestMail } from "../../support/app/mail";
import { runCommand } from "../helpers/command";
import { freshAddress } from "../helpers/http";
import { expect, startApp, test } from "../helpers/visits";

const EMAIL = "rosa@example.org";
const PASSWORD = "a calm river in spring";
const BETTER = "seven lanterns over water";
const PEOPLE = "/c/harbour/settings/people";

const NEW_COLLABORATIVE = [
  ["--collaborative", "Harbour Anchors"],
  ["--slug", "harbour"],
  ["--baseline", "2024"],
  ["--admin", EMAIL],
].flat();

/** The path of the link in the newest message. */
function linkIn({ taken }: TestMail): string {
  const text = plainTextOf(taken.at(-1)?.raw ?? "");
  const [link = "http://none/"] = text.split(/\s+/).filter((word) => word.startsWith("http"));
  return new URL(link).pathname;
}

async function join(page: Page, link: string, name: string) {
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await page.waitForURL("/c/harbour");
}

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a forgotten password is replaced by mail, and the account page changes it again", async ({
  browser,
  expectAccessible,
}) => {
  const mail = await startMail();
  const app = await startApp({ env: { DEMO: "0", SMTP_URL: mail.url } });
  const contexts: BrowserContext[] = [];
  const newPage = async () => {
    const context = await browser.newContext({
      baseURL: app.url,
      extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
    });
    contexts.push(context);
    return context.newPage();
  };
  try {
    const created = await runCommand(app, "create", NEW_COLLABORATIVE);
    const rosa = await newPage();
    await join(rosa, new URL(created.split(/\s+/).at(-1) ?? "").pathname, "Rosa Lind");

    const page = await newPage();
    await page.goto("/");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("E-mail address").fill(EMAIL);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("If this address has an account")).toBeVisible();
    await expect.poll(() => linkIn(mail)).toMatch(/^\/reset\//);
    await page.goto(linkIn(mail));
    await expectAccessible(page);
    await page.getByLabel("New password").fill("password2024");
    await page.getByRole("button", { name: "Save the new password" }).click();
    await expect(page.getByText("one of the passwords that are tried first")).toBeVisible();
    await page.getByLabel("New password").fill(BETTER);
    await page.getByRole("button", { name: "Save the new password" }).click();
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await rosa.goto("/c/harbour");
    await expect(rosa).toHaveURL(/\/\?next=/);

    await signIn(page, EMAIL, PASSWORD);
    await expect(page.getByText("do not match")).toBeVisible();
    await signIn(page, EMAIL, BETTER);
    // Her only collaborative, at the page where its backbone staff begin.
    await expect(page.getByRole("heading", { level: 1, name: "This week" })).toBeVisible();
    await page.getByRole("link", { name: "Your account" }).first().click();
    await expect(page.getByText("It is confirmed.")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Present password").fill(BETTER);
    await page.getByLabel("New password").fill("eight lanterns over land");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("your other sessions are ended")).toBeVisible();
    await page.getByRole("link", { name: "Sessions" }).click();
    await expect(page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
    await expectAccessible(page);

    await page.goto("/");
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.getByRole("link", { name: "Sign in with a mailed link" }).click();
    await expect(page.getByRole("heading", { name: "Sign in by mail" })).toBeVisible();
    await page.getByLabel("E-mail address").fill(EMAIL);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect.poll(() => linkIn(mail)).toMatch(/^\/sign-in-link\//);
    const elsewhere = await newPage();
    await elsewhere.setViewportSize({ width: 390, height: 844 });
    await elsewhere.goto(linkIn(mail));
    await elsewhere.getByLabel("Code").fill("aaaa-aaaa");
    await elsewhere.getByRole("button", { name: "Sign in to Tidemark" }).click();
    await expect(elsewhere.getByText("This is not the code.")).toBeVisible();
    await expectAccessible(elsewhere);
    const code = (await page.getByRole("main").locator("strong").textContent()) ?? "";
    expect(code).toMatch(/^\w{4}-\w{4}$/);
    await page.goto(linkIn(mail));
    await page.getByRole("button", { name: "Sign in to Tidemark" }).click();
    // Her only collaborative, at the page where its backbone staff begin.
    await expect(page.getByRole("heading", { level: 1, name: "This week" })).toBeVisible();
    expect(app.output()).not.toContain(linkIn(mail).split("/").at(-1));
  } finally {
    for (const context of contexts) await context.close();
    await app.stop();
    await mail.close();
  }
});

for (const javaScriptEnabled of [true, false])
  test(`the password is asked again before people change, ${javaScriptEnabled ? "with" : "without"} JavaScript, and staff pass on a reset link`, async ({
    browser,
    expectAccessible,
  }) => {
    const before = await startApp({ env: { DEMO: "0" } });
    const created = await runCommand(before, "create", NEW_COLLABORATIVE);
    const first = await browser.newContext({ baseURL: before.url });
    await join(await first.newPage(), new URL(created.split(/\s+/).at(-1) ?? "").pathname, "Rosa Lind");
    const { cookies } = await first.storageState();
    await first.close();
    await before.stop({ keepData: true });
    const database = await openDatabase({ dataDir: before.dataDir });
    await database.db.execute(sql`update sessions set proven_at = proven_at - interval '16 minutes'`);
    await database.close();

    const app = await startApp({ env: { DATA_DIR: before.dataDir, DEMO: "0" } });
    const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled });
    try {
      await context.addCookies(cookies);
      const rosa = await context.newPage();
      await rosa.goto(PEOPLE);
      await rosa.getByLabel("E-mail address").fill("dana@example.org");
      await rosa.getByLabel("Role", { exact: true }).selectOption({ label: "Convener" });
      await rosa.getByRole("button", { name: "Invite", exact: true }).click();
      await expect(rosa.getByRole("heading", { name: "Enter your password" })).toBeVisible();
      // The checker needs JavaScript.
      if (javaScriptEnabled) await expectAccessible(rosa);
      await rosa.getByLabel("Your Tidemark password").fill("a guess");
      await rosa.getByRole("button", { name: "Continue" }).click();
      await expect(rosa.getByText("This is not your password.")).toBeVisible();
      await rosa.getByLabel("Your Tidemark password").fill(PASSWORD);
      await rosa.getByRole("button", { name: "Continue" }).click();
      await expect(rosa.getByRole("heading", { name: "dana@example.org is invited" })).toBeVisible();
      const link = async (label: string) => {
        const text = await rosa.getByRole("figure", { name: label }).locator("pre").textContent();
        return new URL(text ?? "").pathname;
      };
      const guest = await browser.newContext({ baseURL: app.url });
      const dana = await guest.newPage();
      await join(dana, await link("Link of the invitation"), "Dana Ode");

      await rosa.goto(PEOPLE);
      await rosa.getByText("Make a link to choose a new password").click();
      await rosa.getByRole("button", { name: "Make the link for Dana Ode" }).click();
      await expect(rosa.getByRole("heading", { name: "Dana Ode can choose a new password" })).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(rosa);
      await dana.goto(await link("Link to choose a password"));
      await dana.getByLabel("New password").fill(BETTER);
      await dana.getByRole("button", { name: "Save the new password" }).click();
      await expect(dana.getByText("Your password is changed.")).toBeVisible();
      await signIn(dana, "dana@example.org", BETTER);
      await expect(dana.getByRole("link", { name: "Harbour Anchors" })).toBeVisible();
      await rosa.goto("/c/harbour/settings/activity");
      await expect(rosa.getByText(/link to choose a password/i).first()).toBeVisible();
      await guest.close();
    } finally {
      await context.close();
      await app.stop();
    }
  });
