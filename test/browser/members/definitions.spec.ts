/** A member defines a measure its own way, and every page says so, with and without JavaScript. */
import { expect, test } from "../helpers/visits";

const PAGE = "/c/demo/members/wenlow-state/definitions?measure=impact_hires";

for (const javaScriptEnabled of [true, false])
  test(`a data lead records a definition ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    visitAs,
    app,
  }) => {
    const page = await visitAs("data_lead", { javaScriptEnabled });
    await page.goto(`${app.url}${PAGE}`);
    await page.getByRole("button", { name: "Record the definition" }).click();
    await expect(page.getByText("Choose how comparable it is.")).toBeVisible();
    await expect(page.getByText("Choose whether earlier years are restated.")).toBeVisible();
    await page.getByLabel(/counts it$/).fill("People from the county, whatever their pathway");
    await page.getByLabel(/^Different/).check();
    await page.getByLabel("From reporting year").fill("2025");
    await page.getByLabel(/^No, they stay/).check();
    await page.getByRole("button", { name: "Record the definition" }).click();
    await expect(page.getByText("The definition is recorded.")).toBeVisible();
    await page.goto(`${app.url}/c/demo/figures/impact_hires?year=2025`);
    await expect(page.getByRole("link", { name: "definitions differ" }).first()).toBeVisible();
    await page.goto(`${app.url}${PAGE}`);
    await page.getByText("Recorded by mistake?").first().click();
    await page.getByRole("button", { name: "Take this definition back" }).first().click();
    await expect(page.getByText("The definition is taken back.")).toBeVisible();
  });
