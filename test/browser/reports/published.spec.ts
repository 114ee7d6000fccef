/** The collaboratives whose published figures ship with the app. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { expect, test } from "../helpers/visits";

const FOLDER = fileURLToPath(new URL("../../../seeds/published/", import.meta.url));

interface Published {
  slug: string;
  name: string;
  about: string;
  members: { slug: string }[];
  rows: { member: string; measure: string; year: string; source: string }[];
}

const PUBLISHED = readdirSync(FOLDER).map((folder): Published => {
  const read = (file: string) => readFileSync(`${FOLDER}${folder}/${file}`, "utf8");
  return {
    ...JSON.parse(read("collaborative.json")),
    members: JSON.parse(read("members.json")),
    rows: parse(read("observations.csv"), { columns: true }),
  };
});

test("Central Corridor's shares for 2012 and 2015 show their source and are not added up", async ({
  visitAs,
  complaints,
}) => {
  const page = await visitAs("backbone");
  await page.goto("/c/central-corridor/strategies/workforce");
  const alone = page.getByRole("region", { name: "Shares given without the counts" }).getByRole("table");
  for (const [year, share] of [
    ["2012", /^13\s?%$/],
    ["2015", /^19\s?%$/],
  ] as const) {
    const row = alone.getByRole("row").filter({ has: page.getByRole("cell", { name: year, exact: true }) });
    await expect(row).toHaveCount(1);
    await expect(row.getByRole("cell", { name: share })).toBeVisible();
    await expect(row).toContainText("centralcorridoranchorpartnership.org/dashboard");
  }
  // The collaborative's figure shows the reason instead of a number.
  const figure = page.locator("main section > .keep-together").first();
  await expect(figure).toContainText("without the counts behind it, so there is no total");
  await expect(figure).toContainText("0 of 1 member");
  await expect(figure).not.toContainText(/\d%/);
  const totals = page.getByRole("region", { name: "Totals of 2015" });
  await expect(totals.getByRole("row", { name: /^Employees/ }).first()).toContainText("not reported");
  await expect(totals).not.toContainText(/\d%/);
  expect(complaints).toEqual([]);
});

for (const { slug, name, about, members, rows } of PUBLISHED) {
  test(`${name} opens without errors and names its sources`, async ({ visitAs, complaints }) => {
    const page = await visitAs("convener");
    for (const path of ["", "/strategies/workforce", "/strategies/purchasing", "/strategies/investing"]) {
      const response = await page.goto(`/c/${slug}${path}`);
      expect(response?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.getByText(/NaN|undefined|Infinity|Invalid/)).toHaveCount(0);
    }
    await page.goto(`/c/${slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByText(about.slice(0, 60))).toBeAttached();

    for (const member of members) {
      const response = await page.goto(`/c/${slug}/members/${member.slug}`);
      expect(response?.status(), member.slug).toBe(200);
    }
    // Each number's source is one tap away.
    for (const row of rows) {
      const response = await page.goto(`/c/${slug}/figures/${row.measure}?year=${row.year}`);
      expect(response?.status(), `${row.measure} ${row.year}`).toBe(200);
      await expect(page.getByRole("main")).toContainText(row.source);
    }
    expect(complaints).toEqual([]);
  });
}
