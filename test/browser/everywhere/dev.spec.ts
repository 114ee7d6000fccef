import { rmSync } from "node:fs";
import { expect, startApp, test } from "../helpers/visits";

/** Removed, as on the first start after installation. */
const VITE_CACHE = "node_modules/.vite";

test("the development server shows its first page without reloading it", async ({ browser }) => {
  test.setTimeout(240_000);
  rmSync(VITE_CACHE, { recursive: true, force: true });
  const app = await startApp({ env: { NODE_ENV: "development" } });
  try {
    const page = await browser.newPage();
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(String(error)));
    let loads = 0;
    page.on("load", () => loads++);
    await page.goto(app.url, { waitUntil: "networkidle", timeout: 120_000 });
    expect(loads).toBe(1);
    await page.locator("button[name=demo][value=convener]").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This week");
    await page.getByRole("link", { name: "Overview", exact: true }).click();
    await expect(page.getByRole("heading", { name: /^What each member contributed/ })).toBeVisible();
    expect(failures).toEqual([]);
    await page.close();
  } finally {
    await app.stop();
  }
});
