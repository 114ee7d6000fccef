/** Backbone staff create, use, and revoke tokens for programs, and connect Excel with one. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/visits";

const TOKENS = "/c/demo/settings/tokens";
const CONNECT = "/c/demo/settings/connect";

/** Moves the focus with the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 20_000 });
}

/** Checks that nothing overflows on phone or desktop, in light or dark. */
async function expectAccessibleEverywhere(
  page: Page,
  expectAccessible: (page: Page, only?: "colors") => Promise<void>,
): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, colorScheme === "dark" ? "colors" : undefined);
    }
    const sizes = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await sizes()).toBeLessThanOrEqual(0);
  }
}

/** The response a program gets with the token, requested from a page without our cookies. */
function statusOf(page: Page, token: string): Promise<number> {
  return page.evaluate(async (authorization) => {
    const options = { headers: { authorization }, credentials: "omit" } as const;
    return (await fetch("/api/v1/demo/rollup?year=2025", options)).status;
  }, `Bearer ${token}`);
}

test("backbone staff create a token with the keyboard, use it, and revoke it", async ({
  visitAs,
  app,
  expectAccessible,
}) => {
  const page = await visitAs("backbone", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto("/c/demo/settings/members");
  await page.getByRole("link", { name: "Tokens", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tokens for programs");
  await expectAccessible(page);

  await tabTo(page, page.getByLabel("Name", { exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Enter a name.")).toBeVisible();
  await expect(page.getByText("Choose a role.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("Board workbook");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Anchor e");
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Make token" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Choose the institution that this anchor executive represents.")).toBeVisible();
  await expect(page.getByLabel("Institution")).toBeFocused();
  await page.keyboard.type("Tarrow V");
  await tabTo(page, page.getByRole("button", { name: "Make token" }));
  await page.keyboard.press("Enter");

  const shown = page.getByRole("figure", { name: "Token" }).locator("pre");
  await expect(shown).toHaveText(/^tidemark_[\w-]{43}$/);
  const token = (await shown.textContent()) ?? "";
  await expectAccessible(page);
  await tabTo(page, page.getByRole("button", { name: "Copy Token" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
  expect(await statusOf(page, token)).toBe(200);

  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
  expect(await page.content()).not.toContain(token);
  const row = page.getByRole("listitem").filter({ hasText: "Board workbook" });
  await expect(row).toContainText("Anchor executive");
  await expect(row).toContainText("Tarrow Valley Health");
  await expect(row).toContainText("Last used");

  await row.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(row.getByText("This cannot be undone.")).toBeVisible();
  await expectAccessibleEverywhere(page, expectAccessible);
  expect(await statusOf(page, token)).toBe(200);
  await tabTo(page, page.getByRole("button", { name: "Revoke now Board workbook" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("“Board workbook” is revoked")).toBeVisible();
  await expect(page.getByRole("list", { name: "Tokens revoked and expired" })).toContainText("Revoked");
  await expectAccessible(page);
  expect(await statusOf(page, token)).toBe(401);
  expect(app.output()).not.toContain(token);
});

test("without JavaScript, a token can be created, is shown once, and can be revoked", async ({
  visitAs,
  app,
}) => {
  const page = await visitAs("backbone", { javaScriptEnabled: false });
  await page.goto(TOKENS);
  await page.getByLabel("Name", { exact: true }).fill("Nightly job");
  await page.getByLabel("Role").selectOption({ label: "Convener" });
  await page.getByLabel("Valid for how many days").fill("");
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByRole("figure", { name: "Token" }).locator("pre").textContent();
  const ask = () =>
    fetch(`${app.url}/api/v1/demo/members`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  // Resubmitting the form, as a reload does, creates no second token.
  await page.reload();
  await expect(page.getByText("A token named “Nightly job” already exists.")).toBeVisible();
  await page.goto(TOKENS);
  await expect(page.getByRole("listitem").filter({ hasText: "Nightly job" })).toHaveCount(1);
  await page.getByRole("listitem").filter({ hasText: "Nightly job" }).locator("summary").click();
  await page.getByRole("button", { name: "Revoke now Nightly job" }).click();
  await expect(page.getByText("“Nightly job” is revoked")).toBeVisible();
  expect((await ask()).status).toBe(401);
});

test("the addresses on the connect page work", async ({ visitAs, app, expectAccessible }) => {
  const page = await visitAs("backbone");
  await page.goto(TOKENS);
  await page.getByLabel("Name", { exact: true }).fill("Addresses");
  await page.getByLabel("Role").selectOption({ label: "Backbone staff" });
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByRole("figure", { name: "Token" }).locator("pre").textContent();
  await page.getByRole("link", { name: "connect Excel or Power BI", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connect Excel and Power BI");
  await expectAccessibleEverywhere(page, expectAccessible);
  const textOf = (name: string) => page.getByRole("figure", { name }).locator("pre").textContent();
  // Excel sends the token as the password.
  const authorization = `Basic ${Buffer.from(`token:${token}`).toString("base64")}`;
  const csv = await fetch((await textOf("Entries, as a table")) ?? "", { headers: { authorization } });
  expect([csv.status, csv.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  expect((await csv.text()).split("\r\n").length).toBeGreaterThan(20);
  const address = (await textOf("Roll-up")) ?? "";
  const first = await fetch(address, { headers: { authorization } });
  const { metrics } = (await first.json()) as { metrics: Record<string, unknown>[] };
  const again = await fetch(address, {
    headers: { authorization, "if-none-match": first.headers.get("etag") ?? "" },
  });
  expect([again.status, await again.text()]).toEqual([304, ""]);

  const query = (await textOf("Query for the shares")) ?? "";
  const [, site, path, year] = /"(http[^"]+)".*"(api[^"]+)".*year = "(\d+)"/s.exec(query) ?? [];
  expect(`${site}/${path}?year=${year}`).toBe(address);
  const columns = /\{([^}]+)\}/.exec(query)?.[1]?.split(",") ?? [];
  for (const column of columns) expect(Object.keys(metrics[0] ?? {})).toContain(JSON.parse(column));
  expect(await textOf("On the command line")).toContain(address);
  const described = await fetch(
    `${app.url}${await page.getByRole("link", { name: "the description" }).getAttribute("href")}`,
  );
  expect(await described.json()).toMatchObject({ openapi: "3.1.0", servers: [{ url: app.url }] });
});

for (const role of ["convener", "executive", "data_lead"] as const)
  test(`the role ${role} cannot create, see, or revoke tokens`, async ({ app, cookieOf }) => {
    const headers = { cookie: await cookieOf(role), origin: app.url };
    for (const path of [TOKENS, CONNECT]) expect((await fetch(app.url + path, { headers })).status).toBe(403);
    for (const fields of ["name=Mine&role=backbone", `revoke=${crypto.randomUUID()}`]) {
      const body = new URLSearchParams(fields);
      expect((await fetch(app.url + TOKENS, { method: "POST", headers, body })).status).toBe(403);
    }
  });
