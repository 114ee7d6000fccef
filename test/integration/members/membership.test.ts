import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { yearsLost, yearsOutside } from "../../../app/domain/periods";
import type { Member } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { changeProfile } from "../../../app/records/collaboratives/profile.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readRollup, yearOf } from "../../../app/records/figures/rollup.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const YEARS = [2020, 2021, 2022, 2023, 2024];

describe.each(ENGINES)("a membership on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, {
      profile: { baselineYear: 2020 },
      members: [{ slug: "a" }, { slug: "b" }],
    });
    await give("a", YEARS);
    await give("b", YEARS);
  });

  const memberOf = async (slug: string) => {
    const { members } = await collaborative.catalog();
    return members.find((member) => member.slug === slug) as Member;
  };
  /** 100 hires in 2020, 101 in 2021, and so on. */
  const give = async (slug: string, years: number[]) => {
    const { id } = await memberOf(slug);
    return collaborative.enter(async (db) =>
      writeObservations(
        db,
        await readCatalog(db),
        years.map((year) => ({
          memberId: id,
          kind: "measure" as const,
          code: "new_hires",
          year,
          state: "value" as const,
          value: String(year - 1920),
        })),
      ),
    );
  };
  const correct = async (slug: string, more: Partial<Member> & { fiscalYearFrom?: number }) => {
    const { id: _, ...record } = await memberOf(slug);
    await collaborative.enter((db) => putMember(db, { ...record, ...more }));
  };
  const stored = async (slug: string) => {
    const { id } = await memberOf(slug);
    return collaborative.enter((db) => readObservations(db, { memberIds: [id] }));
  };
  const hires = (year: number) =>
    collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const rollup = await readRollup(db, {
        viewer: { role: "backbone", memberId: null },
        catalog,
        to: 2024,
      });
      return yearOf(rollup, year).totals.find(({ measure }) => measure === "new_hires");
    });

  it("that ended and resumed expects no values for the years between", async () => {
    await correct("b", { absences: [{ from: "2021-12-01", to: "2023-03-31" }] });
    expect(await hires(2021)).toMatchObject({ value: "202", reporting: 2, expected: 2 });
    expect(await hires(2022)).toMatchObject({ value: "102", reporting: 1, expected: 1 });
    expect(await hires(2023)).toMatchObject({ value: "206", reporting: 2, expected: 2 });
    // Like for like: the years between are not missing, and 2023 has no previous year to compare with.
    expect((await hires(2024))?.change).toMatchObject({ value: "8", cohort: 2 });
    expect((await hires(2023))?.changeFromLastYear).toMatchObject({ value: "1", cohort: 1 });
    expect((await hires(2024))?.sinceBaseline).toMatchObject({ value: "718" });
  });

  it("refuses values for a year of absence, no matter who sends them", async () => {
    await correct("b", { absences: [{ from: "2022-01-01", to: "2022-12-31" }] });
    expect(await give("b", [2022])).toMatchObject({ stored: true, unchanged: 1 });
    await correct("b", { absences: [{ from: "2021-01-01", to: "2022-12-31" }] });
    const { id } = await memberOf("b");
    const outcome = await collaborative.enter(async (db) =>
      writeObservations(db, await readCatalog(db), [
        { memberId: id, kind: "measure", code: "new_hires", year: 2021, state: "value", value: "7" },
      ]),
    );
    expect(outcome).toMatchObject({ stored: false, errors: [{ code: "not_active" }] });
  });

  it("with a corrected fiscal year keeps its values, each with its new period", async () => {
    await correct("b", { fiscalYearEndMonth: 6 });
    expect(
      (await stored("b")).map(({ year, value, periodStart, periodEnd }) => [
        year,
        value,
        periodStart,
        periodEnd,
      ]),
    ).toEqual(expect.arrayContaining([[2024, "104", "2023-07-01", "2024-06-30"]]));
    expect(await stored("b")).toHaveLength(YEARS.length);
    expect(await hires(2024)).toMatchObject({ value: "208", reporting: 2 });
    // Values entered afterward also cover the new period.
    await give("b", [2019]);
    expect(await stored("b")).toContainEqual(
      expect.objectContaining({ year: 2019, periodStart: "2018-07-01" }),
    );
  });

  it("with a fiscal-year end that changes from a year on keeps earlier periods, and compares no uneven year", async () => {
    await correct("b", { fiscalYearEndMonth: 6, fiscalYearFrom: 2023 });
    const periods = (await stored("b")).map(({ year, periodStart, periodEnd }) => [
      year,
      periodStart,
      periodEnd,
    ]);
    expect(periods).toEqual(
      expect.arrayContaining([
        [2022, "2022-01-01", "2022-12-31"],
        [2023, "2023-01-01", "2023-06-30"],
        [2024, "2023-07-01", "2024-06-30"],
      ]),
    );
    // Six months of B are in the total, but not in growth: neither of the year itself nor of the next.
    expect(await hires(2023)).toMatchObject({
      value: "206",
      changeFromLastYear: { value: "1", cohort: 1 },
      change: { value: "3", cohort: 1 },
    });
    expect(await hires(2024)).toMatchObject({
      changeFromLastYear: { value: "1", cohort: 1 },
      change: { value: "8", cohort: 2 },
    });
    // A correction re-dates every year, and all of them compare again.
    await correct("b", { fiscalYearEndMonth: 9 });
    expect((await stored("b")).find(({ year }) => year === 2022)?.periodEnd).toBe("2022-09-30");
    expect((await hires(2023))?.change).toMatchObject({ value: "6", cohort: 2 });
    const ends = await collaborative.enter(async ({ tx }) =>
      rowsOf<{ ends: unknown }>(
        await tx.execute(
          sql`select after -> 'earlierFiscalYearEnds' as ends from history where subject = 'member'
            and after -> 'earlierFiscalYearEnds' is not null order by id desc limit 2`,
        ),
      ),
    );
    expect(ends.map((row) => row.ends)).toEqual([[], [{ until: 2022, month: 12 }]]);
  });

  it("with a corrected baseline year changes the matched cohort at once", async () => {
    await correct("b", { joinedOn: "2021-01-01" });
    expect((await hires(2024))?.change).toMatchObject({ value: "4", cohort: 1 });
    await correct("b", { baselineYear: 2022 });
    expect((await hires(2024))?.change).toMatchObject({ value: "6", cohort: 2, baselineValue: "202" });
    // It counts toward the sum since the baseline from the year after its own baseline.
    expect((await hires(2024))?.sinceBaseline).toMatchObject({ value: "617" });
  });

  it("follows the collaborative's baseline year if it has none of its own", async () => {
    await correct("b", { baselineYear: 2023 });
    expect(await collaborative.enter((db) => changeProfile(db, { baselineYear: 2022 }))).toBe(true);
    expect(await collaborative.enter((db) => changeProfile(db, { baselineYear: 2022 }))).toBe(false);
    expect((await hires(2024))?.change).toMatchObject({ value: "3", cohort: 2, baselineValue: "205" });
    expect((await hires(2024))?.sinceBaseline).toMatchObject({ value: "311" });
  });

  it("keeps values outside it without counting them, and counts them again when it is corrected back", async () => {
    const before = await memberOf("b");
    const leaving = { ...before, leftOn: "2022-06-30" };
    const recorded = await stored("b");
    expect(yearsLost(before, leaving, recorded)).toEqual([2023, 2024]);
    await correct("b", { leftOn: "2022-06-30" });
    expect(yearsOutside(await memberOf("b"), await stored("b"))).toEqual([2023, 2024]);
    expect(await stored("b")).toEqual(recorded);
    expect(await hires(2023)).toMatchObject({ value: "103", reporting: 1, expected: 1 });
    expect((await hires(2024))?.change).toMatchObject({ cohort: 1 });
    await correct("b", { leftOn: null });
    expect(await hires(2023)).toMatchObject({ value: "206", reporting: 2, expected: 2 });
  });

  it("compares a member that joined after its own baseline year with that year", async () => {
    await correct("b", { joinedOn: "2020-06-01", absences: [], baselineYear: 2020 });
    expect((await hires(2024))?.change).toMatchObject({ cohort: 2 });
    await correct("b", { joinedOn: "2021-02-01" });
    // Only a baseline: the year before it joined counts nowhere else (docs/rules.md, section 3).
    expect((await hires(2024))?.change).toMatchObject({ cohort: 2, baselineValue: "200" });
    expect(await hires(2020)).toMatchObject({ reporting: 1, expected: 1 });
  });
});
