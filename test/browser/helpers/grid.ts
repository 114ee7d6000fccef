/** Uses the entry grid as people do. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "../../support/app/browser";

export const SAVED = "All changes saved.";

/** Opens a member's grid of all years and waits until it is interactive. */
export async function openGrid(page: Page, member: string, strategy = "workforce"): Promise<void> {
  await page.goto(`/c/demo/data?member=${member}&strategy=${strategy}&years=all`);
  await expect(page.getByText("Changes are saved as you go.")).toBeVisible();
}

export function cell(page: Page, code: string, year: number): Locator {
  return page.locator(`#cell-${code}-${year}`);
}

/** Unfolds or folds the groups of a measure, from its menu. */
export async function toggleGroups(page: Page, measure: string, to: "unfold" | "fold", way = "gender") {
  await page.getByRole("button", { name: `About ${measure}`, exact: true }).click();
  await page.getByRole("link", { name: `${measure} by ${way}: ${to}` }).click();
}

/** The line beside the Save button. */
export function saveLine(page: Page): Locator {
  return page.locator("form [aria-live=polite]");
}

/** The message below a cell: its error, or somebody else's change. */
export function messageAt(page: Page, code: string, year: number, kind: "error" | "conflict"): Locator {
  return page.locator(`#cell-${code}-${year}-${kind}`);
}

/** Replaces the cell's text and moves down, as in a spreadsheet. */
export async function enter(at: Locator, text: string): Promise<void> {
  await at.fill(text);
  await at.press("Enter");
}

/** Does what Ctrl+V does with a block copied from a spreadsheet. */
export async function paste(at: Locator, rows: string[][]): Promise<void> {
  await at.focus();
  await at.evaluate(
    (input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      input.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }),
      );
    },
    rows.map((row) => row.join("\t")).join("\n"),
  );
}
