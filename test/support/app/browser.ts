/** The base of the browser tests: `test` with a running app, and `expect`. */
import { test as base, expect, type Page } from "@playwright/test";
import { type RunningApp, startApp } from "./app";
import { barriersOf, type RuleSet } from "./axe";
import { launchChromium } from "./chromium";

export { startApp } from "./app";
export { expect };

interface OfTest {
  /**
   * Fails with a list of barriers. Call it in every page state worth checking. By default, it checks
   * everything; a page already checked in another color scheme needs only its colors checked. Contrast takes
   * most of the time. `within` limits a check to the elements that match a selector.
   */
  expectAccessible(page: Page, rules?: RuleSet, within?: string): Promise<void>;
  /** Errors the page has reported so far: script errors and security policy violations. */
  complaints: string[];
}

interface OfWorker {
  /** A fresh app with the demo, shared by all tests of a worker. */
  app: RunningApp;
}

export const test = base.extend<OfTest, OfWorker>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 260_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  complaints: async ({}, use) => use([]),
  page: async ({ page, complaints }, use) => {
    listen(page, complaints);
    await use(page);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectAccessible: async ({}, use) => {
    await use(async (page, rules = "all", within) => {
      expect(await barriersOf(page, rules, within)).toEqual([]);
    });
  },
});

/** Collects the errors that a page reports. */
export function listen(page: Page, complaints: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
}
