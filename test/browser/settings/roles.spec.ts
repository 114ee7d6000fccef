/** Which pages each role can open, what the menu offers, and how to sign in and out. */
import type { Page } from "@playwright/test";
import type { Role } from "../../../app/domain/terms";
import { freshAddress, postSignIn, signIn } from "../helpers/http";
import { expect, startApp, test } from "../helpers/visits";

const ROLES: Role[] = ["backbone", "convener", "executive", "data_lead"];
const everybody = (status: number) => Object.fromEntries(ROLES.map((role) => [role, status]));

/** The executive represents Tarrow Valley Health, the data lead Wenlow State University. */
const DOORS: Record<string, Record<string, number>> = {
  "/account": everybody(200),
  "/account/sessions": everybody(200),
  "/account/email/nothing-like-it": everybody(404),
  "/forgot": everybody(200),
  "/reset/nothing-like-it": everybody(404),
  "/sign-in-link": everybody(200),
  "/c/demo": everybody(200),
  "/c/demo/overview.csv": everybody(200),
  "/c/demo/strategies/workforce": everybody(200),
  "/c/demo/strategies/purchasing": everybody(200),
  "/c/demo/strategies/investing": everybody(200),
  "/c/demo/strategies/catering": everybody(404),
  "/c/demo/search?q=hire": everybody(200),
  "/c/demo/search.json?q=hire": everybody(200),
  "/c/demo/help": everybody(200),
  "/c/demo/glossary": everybody(200),
  "/c/demo/nothing-like-it": everybody(404),
  "/c/demo/figures/impact_hire_rate": everybody(200),
  "/c/demo/figures/nothing_like_it": everybody(404),
  "/c/demo/members": everybody(200),
  "/c/demo/members/tarrow-valley-health": { ...everybody(200), data_lead: 403 },
  "/c/demo/members/wenlow-state": everybody(200),
  "/c/demo/members/nobody": everybody(404),
  "/c/demo/goals": everybody(200),
  "/c/demo/goals?year=1850": everybody(404),
  "/c/demo/goals/nothing-like-it": everybody(404),
  "/c/demo/goals/interviews": { ...everybody(403), backbone: 200, convener: 200 },
  "/c/demo/data": { ...everybody(200), executive: 403 },
  "/c/demo/data?member=wenlow-state": { ...everybody(200), executive: 403 },
  "/c/demo/data?member=quillard": { backbone: 200, convener: 200, executive: 403, data_lead: 403 },
  "/c/demo/data/observations.csv": everybody(200),
  "/c/demo/settings": { ...everybody(403), backbone: 302, convener: 302 },
  "/c/demo/settings/members": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/people": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/disclosure": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/measures": { ...everybody(403), backbone: 200, convener: 200 },
  "/c/demo/settings/measures/impact_hires": { ...everybody(403), backbone: 200, convener: 200 },
  "/c/demo/settings/measures/nothing_like_it": { ...everybody(403), backbone: 404, convener: 404 },
  "/c/demo/settings/measures/add/measure": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/measures/add/figure": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/breakdowns": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/areas": { ...everybody(403), backbone: 200, convener: 200 },
  "/c/demo/settings/profile": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/look": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/checks": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/continuum": { ...everybody(403), backbone: 200, convener: 200 },
  "/c/demo/settings/sign-in": { ...everybody(403), backbone: 200 },
  "/account/second-factor": everybody(200),
  "/account/passkeys": everybody(200),
  "/c/demo/settings/tokens": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/connect": { ...everybody(403), backbone: 200 },
  "/c/demo/settings/webhooks": { ...everybody(403), backbone: 200 },
  // The data lead is redirected to their own member's activity.
  "/c/demo/settings/activity": { backbone: 200, convener: 200, executive: 403, data_lead: 302 },
  "/c/demo?year=1850": everybody(404),
  "/c/central-corridor": { backbone: 200, convener: 200, executive: 404, data_lead: 404 },
  "/c/nowhere": everybody(404),
  "/c/nowhere/data": everybody(404),
};

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

for (const role of ROLES) {
  test(`the role ${role} can open its own pages and no others`, async ({ app, cookieOf }) => {
    const cookie = await cookieOf(role);
    for (const [path, by] of Object.entries(DOORS)) {
      const response = await fetch(app.url + path, { headers: { cookie }, redirect: "manual" });
      expect.soft({ path, status: response.status }).toEqual({ path, status: by[role] });
    }
    const write = (member: string) =>
      fetch(`${app.url}/c/demo/data/cells?member=${member}`, {
        method: "POST",
        headers: { cookie, origin: app.url, "content-type": "application/json" },
        body: JSON.stringify({ changes: [] }),
      });
    const may = { backbone: [200, 200], convener: [403, 403], executive: [403, 403], data_lead: [200, 403] };
    const statuses = [(await write("wenlow-state")).status, (await write("quillard")).status];
    expect(statuses).toEqual(may[role]);
  });
}

test("a data lead cannot download another member's numbers", async ({ app, cookieOf }) => {
  const cookie = await cookieOf("data_lead");
  const file = await fetch(`${app.url}/c/demo/data/observations.csv`, { headers: { cookie } });
  const members = (await file.text())
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(",")[0]);
  expect(new Set(members)).toEqual(new Set(["wenlow-state"]));
});

test("the menu offers only the pages the role can open", async ({ visitAs }) => {
  const common = ["Overview", "Goals", "Results", "Continuum", "Members", "Partnership", "Reports"];
  const staff = ["Data", "Settings"];
  const runs = ["convener", "backbone"];
  const more = { executive: [], data_lead: ["Data"], convener: staff, backbone: staff };
  for (const role of ROLES) {
    const page = await visitAs(role);
    await page.goto("/c/demo");
    const menu = page.getByRole("navigation", { name: "Main" }).getByRole("link");
    await expect(menu).toHaveText([...(runs.includes(role) ? ["This week"] : []), ...common, ...more[role]]);
    for (const link of await menu.all()) {
      const target = (await link.getAttribute("href")) ?? "";
      expect((await page.request.get(target)).status(), target).toBe(200);
    }
  }
});

test("the settings menu shows conveners only the pages they can open", async ({ visitAs }) => {
  const page = await visitAs("convener");
  await page.goto("/c/demo/settings");
  const tabs = page.getByRole("navigation", { name: "Settings" }).getByRole("link");
  await expect(tabs).toHaveText(["Measures", "Focus areas", "Practices", "Activity"]);
  await expect(page).toHaveURL("/c/demo/settings/measures");
  await page.getByRole("link", { name: "Activity", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
});

test("a visitor reaches the requested page after signing in", async ({ page }) => {
  await page.goto("/c/demo/strategies/purchasing?year=2024");
  await expect(page).toHaveURL(/\/\?next=/);
  await expect(page.getByText("Sign in to continue to the page you asked for.")).toBeVisible();
  await fillSignIn(page, "executive@demo.example", "tidemark-demo");
  await expect(page).toHaveURL("/c/demo/strategies/purchasing?year=2024");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Impact Purchasing");
});

test("a wrong password shows a message that does not reveal whether the account exists", async ({ page }) => {
  await page.goto("/");
  const message = "E-mail address and password do not match. Check both and try again.";
  for (const email of ["backbone@demo.example", "nobody@demo.example"]) {
    await fillSignIn(page, email, "not the password");
    await expect(page.getByRole("alert")).toContainText(message);
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await page.reload();
  }
  await fillSignIn(page, "nobody", "");
  await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
  await expect(page.getByText("Enter your password.")).toBeVisible();
});

test("signing out ends the session, including for a copied cookie", async ({ app, page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /Convener/ }).click();
  await expect(page).toHaveURL("/c/demo/week");
  const copiedCookies = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const open = () => fetch(`${app.url}/c/demo`, { headers: { cookie: copiedCookies }, redirect: "manual" });
  expect((await open()).status).toBe(200);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await open()).status).toBe(302);
  await page.goto("/c/demo");
  await expect(page).toHaveURL(/\/\?next=/);
});

test("the accounts printed at startup open the demo", async ({ app, browser }) => {
  const [, password = ""] = /Demo accounts \(password (\S+)\)/.exec(app.output()) ?? [];
  const accounts = [...app.output().matchAll(/^ {2}(\S+@\S+) +(.+)$/gm)];
  expect(accounts).toHaveLength(5);
  for (const [, email = "", label = ""] of accounts) {
    const context = await browser.newContext({ extraHTTPHeaders: { "x-forwarded-for": freshAddress() } });
    const page = await context.newPage();
    await page.goto("/");
    await fillSignIn(page, email, password);
    await expect(page.getByRole("button", { name: "Sign out" }).first()).toBeAttached();
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Your collaboratives" })).toBeVisible();
    // The second demo's account is called after what it shows.
    const shown = label === "Public buyers in Canada" ? "Backbone staff" : label;
    await expect(page.getByText(shown, { exact: false }).first()).toBeVisible();
    await context.close();
  }
});

test("turning the demo off removes its buttons and disables its password and sessions", async ({
  browser,
}) => {
  const first = await startApp();
  const cookie = await signIn(first.url, { demo: "backbone" });
  await first.stop({ keepData: true });
  const app = await startApp({ env: { DATA_DIR: first.dataDir, DEMO: "0" } });
  try {
    expect(app.output()).not.toContain("demo");
    const context = await browser.newContext({ baseURL: app.url });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await expect(page.getByRole("button")).toHaveText(["Sign in"]);
    await fillSignIn(page, "backbone@demo.example", "tidemark-demo");
    await expect(page.getByRole("alert")).toContainText("do not match");
    await context.close();
    const open = await fetch(`${app.url}/c/demo`, { headers: { cookie }, redirect: "manual" });
    expect(open.status).toBe(302);
    expect((await postSignIn(app.url, { demo: "backbone" })).status).toBe(403);
  } finally {
    await app.stop();
  }
});
