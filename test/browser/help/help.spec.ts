/** Help in place: what a role does when, the tour of five pages, and the keys. */
import type { Role } from "../../../app/domain/terms";
import { expect, test } from "../helpers/visits";

const TOURS: Record<Role, string[]> = {
  backbone: ["This week", "Years", "Enter data", "Status", "Reports"],
  convener: ["This week", "Overview", "Meetings", "Goals", "Reports"],
  executive: ["Overview", "Goals", "Members", "Continuum", "Reports"],
  data_lead: ["Status", "Enter data", "Import", "Focus area counter", "Overview"],
};

for (const [role, pages] of Object.entries(TOURS) as [Role, string[]][])
  test(`the tour leads a ${role.replace("_", " ")} through five pages and back to the start`, async ({
    visitAs,
    complaints,
  }) => {
    const page = await visitAs(role);
    await page.goto("/c/demo/help");
    await page.getByRole("link", { name: "Take the tour of five pages" }).click();
    const tour = page.getByRole("complementary", { name: "Tour" });
    for (const [at, name] of pages.entries()) {
      await expect(tour.getByText(`${name} (${at + 1} of 5)`)).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const next = pages[at + 1];
      if (next) await tour.getByRole("link", { name: `Next: ${next}` }).click();
    }
    await tour.getByRole("button", { name: "Finish" }).click();
    await expect(tour).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(complaints).toEqual([]);
  });

test("the question mark lists the keys, except where somebody types", async ({ visitAs }) => {
  const page = await visitAs("executive");
  await page.goto("/c/demo/goals");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  // Keys count once the script runs.
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(dialog).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("?");
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue("?");
  await expect(dialog).toHaveCount(0);
});

test("where the list of keys cannot be loaded, the question mark leads to the help page", async ({
  visitAs,
}) => {
  const page = await visitAs("convener");
  await page.route(/ShortcutsDialog/, (route) => route.abort());
  await page.goto("/c/demo/goals");
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page).toHaveURL(/\/c\/demo\/help$/, { timeout: 2000 });
  }).toPass();
  await expect(page.getByText("these keys")).toBeVisible();
});
