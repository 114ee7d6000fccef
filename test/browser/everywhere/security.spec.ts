/** What the server reveals and accepts, tested from outside without a browser. */
import { sql } from "drizzle-orm";
import { openDatabase } from "../../../db/open";
import { runCommand } from "../helpers/command";
import { freshAddress, postSignIn, saveCells, signIn } from "../helpers/http";
import { expect, startApp, test } from "../helpers/visits";

const PASSWORD = "tidemark-demo";
const EMAIL = "convener@demo.example";

test("only scripts with the page's nonce run", async ({ app, cookieOf }) => {
  const cookie = await cookieOf("backbone");
  const nonces = new Set<string>();
  for (const path of ["/", "/c/demo", "/c/demo/data", "/nowhere"]) {
    const response = await fetch(app.url + path, { headers: path === "/" ? {} : { cookie } });
    const policy = new Map(
      (response.headers.get("content-security-policy") ?? "").split(";").map((directive) => {
        const [name = "", ...sources] = directive.trim().split(/\s+/);
        return [name, sources] as const;
      }),
    );
    const scripts = policy.get("script-src") ?? [];
    expect(scripts, path).toHaveLength(2);
    expect(scripts[0]).toBe("'self'");
    const nonce = /^'nonce-([\w+/=]{20,})'$/.exec(scripts[1] ?? "")?.[1] ?? "";
    expect(nonce, path).not.toBe("");
    nonces.add(nonce);
    expect(policy.get("default-src")).toEqual(["'self'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy.get("object-src")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("form-action")).toEqual(["'self'"]);
    const tags = (await response.text()).match(/<script[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.has("x-powered-by")).toBe(false);
  }
  expect(nonces.size).toBe(4);
});

test("scripts and other sites' forms cannot use the session cookie", async ({ app }) => {
  const response = await postSignIn(app.url, { demo: "executive" });
  const cookies = response.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
});

test("a daily visitor stays signed in because the session cookie is renewed", async () => {
  const before = await startApp({ env: { DEMO: "0" } });
  const people = ["--admin", "rosa@example.org", "--baseline", "2024"];
  const created = await runCommand(before, "create", [
    "--collaborative",
    "Harbour",
    "--slug",
    "harbour",
    ...people,
  ]);
  const link = new URL(created.split(/\s+/).at(-1) ?? "").pathname;
  const password = "a calm river in spring";
  await fetch(before.url + link, {
    method: "POST",
    headers: { origin: before.url },
    body: new URLSearchParams({ name: "Rosa Lind", password }),
    redirect: "manual",
  });
  const rosa = () => signIn(before.url, { email: "rosa@example.org", password });
  const cookies = [
    ["/c/harbour", await rosa()],
    ["/", await rosa()],
  ] as const;
  await before.stop({ keepData: true });
  const database = await openDatabase({ dataDir: before.dataDir });
  await database.db.execute(sql`update sessions set expires_at = expires_at - interval '25 hours'`);
  await database.close();

  const after = await startApp({ env: { DATA_DIR: before.dataDir, DEMO: "0" } });
  const cookiesOf = async (path: string, cookie: string) => {
    const response = await fetch(after.url + path, { headers: { cookie }, redirect: "manual" });
    expect(response.status, path).toBe(200);
    return response.headers.getSetCookie();
  };
  for (const [path, cookie] of cookies) {
    const [renewed = "", ...others] = await cookiesOf(path, cookie);
    expect(renewed.split(/; */), path).toEqual(
      expect.arrayContaining([cookie, "Max-Age=1209600", "HttpOnly", "SameSite=Lax"]),
    );
    expect(others, path).toEqual([]);
    expect(await cookiesOf(path, cookie), `${path} once more`).toEqual([]);
  }
  await after.stop();
});

test("a request forged by another site changes nothing", async ({ app, cookieOf }) => {
  const cookie = await cookieOf("backbone");
  const own = { origin: app.url };
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    {},
    { ...own, "sec-fetch-site": "cross-site" },
    { ...own, "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign)
    for (const path of ["/c/demo/data?member=quillard", "/c/demo/data/cells?member=quillard", "/sign-out"]) {
      const response = await fetch(app.url + path, {
        method: "POST",
        headers: { cookie, ...headers },
        body: new URLSearchParams({ "cell:new_hires:2025": "1", "base:new_hires:2025": "1|2" }),
        redirect: "manual",
      });
      expect(response.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  // The session is intact, and the app's own page can save.
  expect((await saveCells(app.url, cookie, "quillard", [])).status).toBe(200);
});

test("error messages say what to do and reveal nothing about internals", async ({ app, cookieOf }) => {
  const cookie = await cookieOf("backbone");
  const headers = { cookie, origin: app.url };
  const json = { ...headers, "content-type": "application/json" };
  const calls: [path: string, init?: RequestInit][] = [
    ["/nowhere"],
    ["/c/nowhere"],
    ["/%E0%A4%A"],
    ["/assets/nothing.js"],
    ["/c/demo?year=abc"],
    ["/c/demo/members", { method: "POST", headers }],
    ["/c/demo/overview.csv", { method: "POST", headers }],
    ["/c/demo", { method: "PUT", headers }],
    ["/c/demo/data/cells?member=quillard", { method: "POST", headers: json, body: "{" }],
    ["/c/demo/data?member=quillard", { method: "POST", headers: json, body: "{" }],
    ["/?index", { method: "POST", headers: json, body: "{" }],
    ["/c/demo?_data=routes%2Fnothing", { headers }],
    ["/api/v1/demo/rollup", { headers: { authorization: "Bearer nonsense" } }],
  ];
  for (const [path, init = { headers }] of calls) {
    const response = await fetch(app.url + path, init);
    expect(response.status, path).toBeGreaterThanOrEqual(400);
    const text = await response.text();
    expect(text, path).not.toMatch(/^\s*at .+:\d+:\d+/m);
    expect(text, path).not.toMatch(/node_modules|\/build\/server|\.tsx?:\d|ECONN|TypeError|SyntaxError/);
    const page = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? "";
    expect(page, path).not.toMatch(/Error: |routes\/|loader|`action`/);
  }
});

test("the server reports that it is up and ready", async ({ app }) => {
  const live = await fetch(`${app.url}/health/live`);
  expect([live.status, await live.json()]).toEqual([200, { status: "up" }]);
  const ready = await fetch(`${app.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
});

test("repeated wrong passwords slow down only the address that sends them", async ({ app }) => {
  const address = freshAddress();
  const answers: string[] = [];
  for (let attempt = 0; attempt < 12; attempt++) {
    const response = await postSignIn(app.url, { email: EMAIL, password: `guess ${attempt}` }, address);
    answers.push(await response.text());
  }
  expect(answers[0]).toContain("do not match");
  expect(answers.at(-1)).toMatch(/Too many attempts\. Wait \d+ seconds/);
  // Even the right password must wait at this address; at another it works.
  const right = await postSignIn(app.url, { email: EMAIL, password: PASSWORD }, address);
  expect(right.headers.getSetCookie()).toEqual([]);
  expect(await signIn(app.url, { email: EMAIL, password: PASSWORD })).toContain("session_token");
});

test("sign-in never redirects to another site", async ({ app }) => {
  const evil = ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "\\\\evil"];
  for (const next of [...evil, "javascript:alert(1)", "/%09/evil.example"]) {
    const response = await postSignIn(app.url, { email: EMAIL, password: PASSWORD }, freshAddress(), next);
    expect(response.status, next).toBe(302);
    const target = new URL(response.headers.get("location") ?? "", app.url);
    expect(target.origin, next).toBe(app.url);
  }
  const good = await postSignIn(
    app.url,
    { email: EMAIL, password: PASSWORD },
    freshAddress(),
    "/c/demo?year=2024",
  );
  expect(good.headers.get("location")).toBe("/c/demo?year=2024");
});

test("signing out forgets what was typed and not saved in this browser", async ({ app, browser }) => {
  const headers = { cookie: await signIn(app.url, { demo: "data_lead" }), origin: app.url };
  const answer = await fetch(`${app.url}/sign-out`, { method: "POST", headers, redirect: "manual" });
  expect(answer.headers.get("clear-site-data")).toBe('"storage"');

  const page = await (await browser.newContext()).newPage();
  await page.goto(app.url);
  await page.locator('button[value="data_lead"]').click();
  await expect(page).toHaveURL(/\/c\/demo/);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => sessionStorage.setItem("drafts", "4,711"));
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.locator('button[value="data_lead"]')).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem("drafts"))).toBeNull();
});
