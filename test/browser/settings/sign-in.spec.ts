/** Ways to sign in besides the password: codes from an app, recovery codes, passkeys, and an institution. */
import type { BrowserContext, Page } from "@playwright/test";
import { CLIENT, startInstitution } from "../../support/app/oidc";
import { codeFor, earlierCodeFor } from "../../support/app/totp";
import { freshAddress } from "../helpers/http";
import { expect, test } from "../helpers/visits";

const PASSWORD = "a calm river in spring";

/** Invites someone and lets them join, so that they have an account of their own. */
async function join(backbone: Page, context: BrowserContext, email: string, origin: string): Promise<Page> {
  await backbone.goto("/c/demo/settings/people");
  await backbone.getByLabel("E-mail address").fill(email);
  await backbone.getByLabel("Role", { exact: true }).selectOption({ label: "Convener" });
  await backbone.getByRole("button", { name: "Invite", exact: true }).click();
  const link = backbone.getByRole("figure", { name: "Link of the invitation" }).locator("pre");
  const { pathname } = new URL((await link.textContent()) ?? "");
  const page = await context.newPage();
  await page.goto(origin + pathname);
  await page.getByLabel("Your name").fill("Sam Reed");
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account and join" }).click();
  await expect(page).toHaveURL(/\/c\/demo$/);
  return page;
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

for (const javaScriptEnabled of [true, false])
  test(`a code is asked for after the password ${javaScriptEnabled ? "with" : "without"} JavaScript, or a recovery code`, async ({
    visitAs,
    browser,
    app,
    expectAccessible,
  }) => {
    const email = `totp-${javaScriptEnabled}@example.org`;
    const extraHTTPHeaders = { "x-forwarded-for": freshAddress() };
    const context = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders, baseURL: app.url });
    const page = await join(await visitAs("backbone"), context, email, app.url);
    await page.goto("/account/second-factor");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Set up", exact: true }).click();
    await expect(page.getByRole("img", { name: "QR code of the key below" })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    const key = (await page.locator("code").textContent()) ?? "";
    await page.getByLabel("Code").fill("000000");
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByText("This code is not right.")).toBeVisible();
    await page.getByLabel("Code").fill(await earlierCodeFor(key));
    await page.getByRole("button", { name: "Turn on" }).click();
    const shown = page.getByRole("figure", { name: "Recovery codes" }).locator("pre");
    const [recovery = ""] = ((await shown.textContent()) ?? "").split("\n");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.goto("/account/second-factor");
    await expect(shown).toHaveCount(0);

    for (const code of [codeFor(key), recovery]) {
      await context.clearCookies();
      await page.goto("/?next=/c/demo/goals");
      await enterPassword(page, email);
      await expect(page).toHaveURL(/\/sign-in\/code/);
      if (javaScriptEnabled) await expectAccessible(page);
      expect((await page.request.get("/c/demo/goals", { maxRedirects: 0 })).status()).toBe(302);
      await page.getByLabel("Code", { exact: true }).fill(code);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page).toHaveURL(/:\d+\/c\/demo\/goals$/);
    }
    await context.close();
  });

test("a passkey signs in without a password, and not once it is removed", async ({
  visitAs,
  browser,
  app,
  expectAccessible,
  complaints,
}) => {
  // Browsers bind passkeys to names, not to numbers.
  const origin = app.url.replace("127.0.0.1", "localhost");
  const context = await browser.newContext({
    extraHTTPHeaders: { "x-forwarded-for": freshAddress() },
    baseURL: origin,
  });
  const page = await join(await visitAs("backbone"), context, "passkey@example.org", origin);
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/account/passkeys");
  await expect(page.getByText("No passkeys yet")).toBeVisible();
  await page.getByLabel("Name").fill("Work laptop");
  await page.getByLabel("Your password").fill("not the password");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("“Work laptop” is added.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText("Not used yet");
  await expectAccessible(page);

  await context.clearCookies();
  await page.goto("/?next=/c/demo/goals");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/:\d+\/c\/demo\/goals$/);

  await page.goto("/account/passkeys");
  await expect(page.getByRole("list", { name: "Passkeys" })).toContainText("Last used");
  await page.getByText("Remove…").click();
  await page.getByLabel("Your password, to remove Work laptop").fill(PASSWORD);
  await page.getByRole("button", { name: "Remove now Work laptop" }).click();
  await expect(page.getByText("“Work laptop” is removed")).toBeVisible();
  await context.clearCookies();
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText("This passkey is not known here")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(complaints).toEqual([]);
  await context.close();
});

test("an institution signs its people in and out", async ({
  visitAs,
  browser,
  app,
  expectAccessible,
  complaints,
}) => {
  const institution = await startInstitution([app.url]);
  institution.hire("sam", { email: "sam@wenlow.example", email_verified: true, name: "Sam Reed" });
  institution.seat("sam");
  const backbone = await visitAs("backbone");
  await backbone.goto("/c/demo/settings/sign-in");
  await expectAccessible(backbone);
  await backbone.getByLabel("Name on the button").fill("Wenlow State");
  await backbone.getByLabel("Issuer").fill("http://127.0.0.1:2");
  await backbone.getByLabel("Client ID").fill(CLIENT.id);
  await backbone.getByLabel("Client secret").fill(CLIENT.secret);
  await backbone.getByLabel("E-mail domains").fill("wenlow.example");
  await backbone.getByRole("button", { name: "Save single sign-on" }).click();
  await expect(backbone.getByText("did not answer as expected")).toBeVisible();
  await backbone.getByLabel("Issuer").fill(institution.issuer);
  await backbone.getByLabel("Client secret").fill(CLIENT.secret);
  await backbone.getByRole("button", { name: "Save single sign-on" }).click();
  await expect(backbone.getByRole("figure", { name: "Where people sign in" })).toBeVisible();
  await backbone.goto("/c/demo/settings/people");
  await backbone.getByLabel("E-mail address").fill("sam@wenlow.example");
  await backbone.getByLabel("Role", { exact: true }).selectOption({ label: "Convener" });
  await backbone.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(backbone.getByRole("heading", { name: "sam@wenlow.example is invited" })).toBeVisible();

  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await page.goto("/c/demo/goals");
  await page.getByRole("link", { name: "Sign in with Wenlow State" }).click();
  await expect(page).toHaveURL(/:\d+\/c\/demo\/goals$/);
  await expect(page.getByText("Sam Reed, convener").first()).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Sign out of Wenlow State" }).click();
  await page.waitForURL((url) => url.href.startsWith(institution.issuer));

  institution.seat(null);
  await context.clearCookies();
  await page.goto("/c/demo/sign-in");
  await page.getByRole("link", { name: "Sign in with Wenlow State" }).click();
  await expect(page.getByText("You were not signed in.")).toBeVisible();
  await expectAccessible(page);

  await backbone.goto("/c/demo/settings/sign-in");
  await backbone.getByText("Remove single sign-on…").click();
  await backbone.getByRole("button", { name: "Remove now" }).click();
  await expect(backbone.getByText("Saved.")).toBeVisible();
  await page.goto("/c/demo/sign-in");
  await expect(page).toHaveURL(/\/\?next=%2Fc%2Fdemo$/);
  expect(complaints).toEqual([]);
  await context.close();
  await institution.stop();
});
