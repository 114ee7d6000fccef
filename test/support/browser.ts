/** What browser tests start from: `test` with a running app, and `expect`. */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { type RunningApp, startApp } from "./app";
import { launchChromium } from "./chromium";

export { startApp } from "./app";
export { expect };

interface OfTest {
  /**
   * Fails with a list of what keeps people out; call it in every state of a page worth a look. With "colours"
   * it looks at those alone, for a page that was looked at in other colours before.
   */
  expectAccessible(page: Page, only?: "colours"): Promise<void>;
  /** What the page has complained about so far: script errors and breaches of its security policy. */
  complaints: string[];
}

interface OfWorker {
  /** A fresh app with the demo, shared by the tests of a worker. */
  app: RunningApp;
}

const COLOURS = ["color-contrast", "link-in-text-block"];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

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
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(complaints);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectAccessible: async ({}, use) => {
    await use(async (page, only) => {
      // No page of ours has frames, and without them the quick way does.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (only ? axe.withRules(COLOURS) : axe.withTags(WCAG)).analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html}`),
      );
      expect(found).toEqual([]);
    });
  },
});
