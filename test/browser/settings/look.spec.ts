/** Backbone staff give their collaborative its own logo and colors. */
import type { Page } from "@playwright/test";
import { pngOf } from "../../support/files/png";
import { foundAs } from "../helpers/collaborative";
import { expect, test } from "../helpers/visits";

test("a logo and two colors appear on every page, in light and dark", async ({
  page,
  app,
  expectAccessible,
  complaints,
}) => {
  await foundAs(app, page, { slug: "amber-bay", name: "Amber Bay Anchors" });
  await page.goto("/c/amber-bay/settings/look");
  await page.getByLabel("Main color").fill("#ffd100");
  await page.getByLabel("Second color").fill("0b6b5d");
  await page.getByRole("button", { name: "Save colors" }).click();
  await expect(page.getByText("Too light to read")).toBeVisible();
  await expect(page.getByLabel("Main color")).toHaveValue("#ffd100");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Use #[0-9a-f]{6} instead$/ }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Second color")).toHaveValue("#0b6b5d");
  const main = await page.getByLabel("Main color").inputValue();

  await page.getByLabel("Picture").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg/>"),
  });
  await page.getByRole("button", { name: "Add the logo" }).click();
  await expect(page.getByText("The logo must be a PNG or JPEG picture")).toBeVisible();
  await page.getByLabel("Picture").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from(pngOf(320, 80)),
  });
  await page.getByRole("button", { name: "Add the logo" }).click();
  await expect(page.getByRole("img", { name: "Logo of Amber Bay Anchors" })).toBeVisible();

  await page.goto("/c/amber-bay/goals");
  const logo = page.getByRole("banner").locator("img");
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  const linkColor = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--color-link"));
  expect(await linkColor()).toBe(main);
  // What is drawn, not what a style sheet asks for: the band is the first row of the page.
  const corner = await page.screenshot({ clip: { x: 0, y: 0, width: 2, height: 2 } });
  expect(await firstPixel(page, corner)).toEqual([11, 107, 93]);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await linkColor()).not.toBe(main);
  await expectAccessible(page, "colors");
  expect(complaints).toEqual([]);
});

/** Red, green, and blue of a picture's first point. */
function firstPixel(page: Page, picture: Buffer): Promise<number[]> {
  return page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas").getContext("2d");
      canvas?.drawImage(image, 0, 0);
      return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    },
    `data:image/png;base64,${picture.toString("base64")}`,
  );
}
