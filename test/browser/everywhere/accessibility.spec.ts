/** Every page is accessible and reports no errors, in light and dark, on phone and desktop. */
import type { Page } from "@playwright/test";
import { PAGES } from "../helpers/accessible-pages";
import { CHANGED, markChangedColors } from "../helpers/colors";
import { expect, listen, test } from "../helpers/visits";

const SCHEMES = ["light", "dark"] as const;

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

for (const { name, path, as, status = 200, prepare } of PAGES) {
  test(`${name} is accessible`, async ({ sessionOf, expectAccessible, complaints }) => {
    const page = await (await sessionOf(as)).newPage();
    listen(page, complaints);
    const response = await page.goto(path);
    expect(response?.status()).toBe(status);
    await prepare?.(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("main")).toHaveCount(1);
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await test.step(`1280 px, ${colorScheme}`, () =>
        expectAccessible(page, colorScheme === "dark" ? "colors" : "all"));
      await markChangedColors(page, colorScheme);
    }
    await page.setViewportSize({ width: 390, height: 900 });
    await test.step("390 px", () => expectAccessible(page, "all but colors"));
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      if ((await markChangedColors(page, colorScheme)) > 0)
        await test.step(`390 px, ${colorScheme}`, () => expectAccessible(page, "colors", CHANGED));
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => overflow(page), { message: "pixels that stick out at 360" }).toBe(0);
    // The browser logs responses with status 403, 404, or 422, which are expected here.
    const expectedComplaint = /^Failed to load resource: the server responded with a status of 4(03|04|22)/;
    expect(
      complaints.filter((complaint) => (status === 200 && !prepare) || !expectedComplaint.test(complaint)),
    ).toEqual([]);
    await page.close();
  });
}
