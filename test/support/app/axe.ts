/** Runs axe-core in pages of the browser tests. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

export type RuleSet = "all" | "colors" | "all but colors";

const COLORS = ["color-contrast", "link-in-text-block"];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// @axe-core/playwright would send all of axe to the page again for each of the checks of a page, which takes
// a third of the time. Our pages have no frames, for which it would be needed.
const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The barriers of a page in its present state, one line each, none if it is accessible.
 * @param within limits the check to the elements that match a selector
 */
export async function barriersOf(page: Page, rules: RuleSet, within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  const options: axe.RunOptions = {
    // Reporting violations alone is enough.
    resultTypes: ["violations"],
    runOnly: rules === "colors" ? { type: "rule", values: COLORS } : { type: "tag", values: WCAG },
    rules: rules === "all but colors" ? Object.fromEntries(COLORS.map((id) => [id, { enabled: false }])) : {},
  };
  return page.evaluate(
    async ({ options, within }) => {
      // Colors that still change, after a switch to dark for example, would be judged halfway. Animations that never
      // end, such as those of hidden elements, are not waited for.
      const ending = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
      const endings = Promise.allSettled(ending.map(({ finished }) => finished));
      // A busy machine draws few frames a second.
      await Promise.race([endings, new Promise((resolve) => setTimeout(resolve, 5000))]);
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const { violations } = await axe.run(within ? { include: [[within]] } : document, options);
      return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
    },
    { options, within },
  );
}
