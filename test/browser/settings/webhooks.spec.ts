/** Backbone staff add, change, and remove an address that is told of events. */
import { expect, test } from "../helpers/visits";

const WEBHOOKS = "/c/demo/settings/webhooks";

for (const script of [true, false])
  test(`an address is told of events, ${script ? "with" : "without"} JavaScript`, async ({
    visitAs,
    expectAccessible,
    app,
  }) => {
    const url = `https://receiver.example.org/${script ? "with" : "without"}`;
    const page = await visitAs("backbone", { javaScriptEnabled: script });
    await page.goto("/c/demo/settings/tokens");
    await page.getByRole("link", { name: "Webhooks", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Webhooks");

    await page.getByRole("textbox", { name: "Address" }).fill("http://10.0.0.1/");
    await page.getByRole("checkbox", { name: "year.closed" }).check();
    await page.getByRole("button", { name: "Add webhook" }).click();
    await expect(page.getByText("The address must begin with https://.")).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "year.closed" })).toBeChecked();
    await page.getByRole("textbox", { name: "Address" }).fill(url);
    await page.getByRole("button", { name: "Add webhook" }).click();
    const secret = page.getByRole("figure", { name: "Secret" }).locator("pre");
    await expect(secret).toHaveText(/^whsec_[\w+/]{43}=$/);
    const shown = (await secret.textContent()) ?? "";
    if (script) await expectAccessible(page);

    await page.goto(WEBHOOKS);
    expect(await page.content()).not.toContain(shown);
    expect(app.output()).not.toContain(shown);
    const row = page.getByRole("listitem").filter({ hasText: url });
    await expect(row).toContainText("Nothing has been sent yet.");
    await row.getByText("Change events").click();
    await row.getByRole("checkbox", { name: "report.published" }).check();
    await row.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. Applies from now on.")).toBeVisible();
    await expect(row).toContainText("year.closed, report.published");
    await row.getByRole("button", { name: "Switch off" }).click();
    await expect(page.getByText("Switched off.")).toBeVisible();

    await page.setViewportSize({ width: 390, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    if (script) {
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page, "colors");
    }
    await row.locator("summary").filter({ hasText: "Remove" }).click();
    await row.getByRole("button", { name: "Remove now" }).click();
    await expect(page.getByText("is no longer told")).toBeVisible();
    await expect(row).toHaveCount(0);
  });
