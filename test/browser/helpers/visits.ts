/** The `test` of the browser specs, with pages already signed in. */
import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Role } from "../../../app/domain/terms";
import { test as base, expect, listen } from "../../support/app/browser";
import { freshAddress, signIn } from "./http";

export { expect, listen, startApp } from "../../support/app/browser";

interface OfTest {
  /** Opens a page in its own browser session, signed in with a role of the demo. */
  visitAs(role: Role, options?: BrowserContextOptions): Promise<Page>;
}

interface OfWorker {
  /** How many shared goals the demo had when the worker's app had just started. */
  firstGoals: string;
  /** The browser session that a role's pages share in a worker, or that of visitors (null): it keeps the scripts. */
  sessionOf(role: Role | null): Promise<BrowserContext>;
  /** The session cookie of a role, for a Cookie header. */
  cookieOf(role: Role): Promise<string>;
}

export const test = base.extend<OfTest, OfWorker>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  extraHTTPHeaders: async ({}, use) => use({ "x-forwarded-for": freshAddress() }),
  cookieOf: [
    async ({ app }, use) => {
      const cookies = new Map<Role, Promise<string>>();
      await use((role) => {
        const cookie = cookies.get(role) ?? signIn(app.url, { demo: role });
        cookies.set(role, cookie);
        return cookie;
      });
    },
    { scope: "worker" },
  ],
  firstGoals: [
    async ({ app, cookieOf }, use) => use(await goalsOf(app.url, await cookieOf("executive"))),
    { scope: "worker" },
  ],
  sessionOf: [
    async ({ app, browser, cookieOf }, use) => {
      const sessions = new Map<Role | null, Promise<BrowserContext>>();
      const open = async (role: Role | null) => {
        const context = await browser.newContext({ baseURL: app.url });
        if (role) await addCookie(context, await cookieOf(role), app.url);
        return context;
      };
      await use((role) => {
        const session = sessions.get(role) ?? open(role);
        sessions.set(role, session);
        return session;
      });
      for (const session of sessions.values()) await (await session).close();
    },
    { scope: "worker" },
  ],
  visitAs: async ({ app, browser, cookieOf, complaints, firstGoals }, use) => {
    const closers: (() => Promise<void>)[] = [];
    await use(async (role, options = {}) => {
      const context = await browser.newContext(options);
      closers.push(() => context.close());
      await addCookie(context, await cookieOf(role), app.url);
      const page = await context.newPage();
      listen(page, complaints);
      return page;
    });
    for (const close of closers) await close();
    // Which specs share a worker's app depends on the machine's speed: each leaves the goals as it found them.
    expect(await goalsOf(app.url, await cookieOf("executive"))).toBe(firstGoals);
  },
});

/** "6 shared goals", as the demo's executive reads it. */
async function goalsOf(url: string, cookie: string): Promise<string> {
  const html = await (await fetch(`${url}/c/demo?year=2025`, { headers: { cookie } })).text();
  return /\d+ shared goals/.exec(html.replaceAll("<!-- -->", ""))?.[0] ?? "no goals";
}

async function addCookie(context: BrowserContext, cookie: string, url: string): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}
