import { beforeAll, expect, it } from "vitest";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { softChecks } from "../../../app/records/entry/soft-checks.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import { type DemoDatabase, openDemoDatabase } from "../../support/database/demo";
import { patience } from "../../support/endurance";

let demo: DemoDatabase;
beforeAll(async () => {
  demo = await openDemoDatabase("embedded");
}, patience(240_000));

it("soft checks ask about at most 3% of a believable file: of the demo's numbers, as a whole and year by year", async () => {
  await demo.enter(async (db) => {
    const catalog = await readCatalog(db);
    const numbers = (await readObservations(db, {})).filter(({ value }) => value !== null);
    const years = [...new Set(numbers.map(({ year }) => year))].sort();
    const viewer = { role: "backbone" as const, memberId: null };
    const { open, accepted } = await softChecks(db, catalog, { years }, viewer);
    const questions = [...open, ...accepted];
    const shareOf = (year: number) => {
      const asked = questions.filter((question) => question.year === year).length;
      return asked / numbers.filter((number) => number.year === year).length;
    };
    expect(questions.length / numbers.length).toBeLessThanOrEqual(0.03);
    expect(years.filter((year) => shareOf(year) > 0.03)).toEqual([]);
    expect(questions.length).toBeGreaterThan(0);
  });
});
