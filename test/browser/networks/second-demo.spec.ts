/** The second demo: public institutions in Canada, which only its own demo account reaches. */
import { expect, test } from "../helpers/visits";

test("a visitor looks around seventeen public institutions that buy in Canadian dollars", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: /^Public buyers in Canada/ }).click();
  await expect(page).toHaveURL(/\/c\/kestrel-bay\/week/);
  await page.goto("/c/kestrel-bay?year=2025");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Kestrel Bay");
  await expectAccessible(page);
  await page.goto("/c/kestrel-bay/strategies/purchasing?year=2025");
  await expect(page.getByRole("main")).toContainText("Share of spend with social value");
  await page.goto("/c/kestrel-bay/members?year=2025");
  await expect(
    page.getByRole("main").getByRole("link", { name: "Conseil scolaire de la Baie-des-Crécerelles" }),
  ).toBeVisible();
  await page.goto("/c/kestrel-bay/settings/packs");
  await expect(page.getByRole("listitem").filter({ hasText: "Social procurement" })).toContainText("adopted");
  await page.goto("/c/kestrel-bay/partnership/forward");
  await expect(page.getByRole("main")).toContainText("Snow clearing, four districts");
});

test("the accounts of the first demo do not reach it", async ({ visitAs }) => {
  for (const role of ["backbone", "convener"] as const) {
    const page = await visitAs(role);
    expect((await page.request.get("/c/kestrel-bay")).status()).toBe(404);
  }
});
