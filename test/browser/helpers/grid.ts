/** The entry grid as its users handle it. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "../../support/browser";

export const SAVED = "All changes saved.";

/** Opens a member's grid and waits until it answers to the keyboard. */
export async function openGrid(page: Page, member: string, strategy = "workforce"): Promise<void> {
  await page.goto(`/c/demo/data?member=${member}&strategy=${strategy}`);
  await expect(page.getByText("Changes are saved as you go.")).toBeVisible();
}

export function cell(page: Page, code: string, year: number): Locator {
  return page.locator(`#cell-${code}-${year}`);
}

/** The line beside the Save button. */
export function saveLine(page: Page): Locator {
  return page.locator("form [aria-live=polite]");
}

/** Words below a cell: its error, or who else changed it. */
export function messageAt(page: Page, code: string, year: number, kind: "error" | "conflict"): Locator {
  return page.locator(`#cell-${code}-${year}-${kind}`);
}

/** Types over the cell and leaves it downwards, as one does in a spreadsheet. */
export async function enter(at: Locator, text: string): Promise<void> {
  await at.fill(text);
  await at.press("Enter");
}

/** What Ctrl+V does with a block that was copied from a spreadsheet. */
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
