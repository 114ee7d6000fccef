/** `test` as browser specs use it: with pages that are signed in already. */
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Role } from "../../../app/domain/types";
import { test as base } from "../../support/browser";
import { freshAddress, signIn } from "./http";

export { expect, startApp } from "../../support/browser";

interface OfTest {
  /** A page in a browser session of its own, signed in as somebody of the demo. */
  visitAs(role: Role, options?: BrowserContextOptions): Promise<Page>;
}

interface OfWorker {
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
        const known = cookies.get(role) ?? signIn(app.url, { demo: role });
        cookies.set(role, known);
        return known;
      });
    },
    { scope: "worker" },
  ],
  visitAs: async ({ app, browser, cookieOf, complaints }, use) => {
    const opened: (() => Promise<void>)[] = [];
    await use(async (role, options = {}) => {
      const context = await browser.newContext(options);
      opened.push(() => context.close());
      const [name = "", value = ""] = (await cookieOf(role)).split(/=(.*)/s);
      await context.addCookies([{ name, value, url: app.url, httpOnly: true, sameSite: "Lax" }]);
      const page = await context.newPage();
      listen(page, complaints);
      return page;
    });
    for (const close of opened) await close();
  },
});

function listen(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
}
