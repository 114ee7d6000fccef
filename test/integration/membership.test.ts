import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { yearsLost, yearsOutside } from "../../app/domain/periods";
import type { Member } from "../../app/domain/types";
import { readCatalog } from "../../app/records/catalog.server";
import { putMember } from "../../app/records/members.server";
import { readObservations } from "../../app/records/observations.server";
import { changeProfile } from "../../app/records/profile.server";
import { readRollup, yearOf } from "../../app/records/rollup.server";
import { writeObservations } from "../../app/records/write-observations.server";
import type { Database } from "../../db/client";
import { ENGINES, makeCollaborative, openTestDatabase, type TestCollaborative } from "../support/databases";

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
    return members.find((one) => one.slug === slug) as Member;
  };
  /** 100 hires in 2020, 101 in 2021, … */
  const give = async (slug: string, years: number[]) => {
    const { id } = await memberOf(slug);
    return collaborative.enter(async (db) =>
      writeObservations(
        db,
        await readCatalog(db),
        years.map((year) => ({
          ...{ memberId: id, kind: "measure" as const, code: "new_hires", year },
          ...{ state: "value" as const, value: String(year - 1920) },
        })),
      ),
    );
  };
  const correct = async (slug: string, more: Partial<Member>) => {
    const { id: _, ...given } = await memberOf(slug);
    await collaborative.enter((db) => putMember(db, { ...given, ...more }));
  };
  const stored = async (slug: string) => {
    const { id } = await memberOf(slug);
    return collaborative.enter((db) => readObservations(db, { memberIds: [id] }));
  };
  const hires = (year: number) =>
    collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      const rollup = await readRollup(db, { role: "backbone", memberId: null }, catalog, 2024);
      return yearOf(rollup, year).totals.find(({ measure }) => measure === "new_hires");
    });

  it("that ended and began again is not expected of in the years between", async () => {
    await correct("b", { absences: [{ from: "2021-12-01", to: "2023-03-31" }] });
    expect(await hires(2021)).toMatchObject({ value: "202", reporting: 2, expected: 2 });
    expect(await hires(2022)).toMatchObject({ value: "102", reporting: 1, expected: 1 });
    expect(await hires(2023)).toMatchObject({ value: "206", reporting: 2, expected: 2 });
    // Like for like: what lies between is not missed, and 2023 has no year before it to be compared with.
    expect((await hires(2024))?.change).toMatchObject({ value: "8", cohort: 2 });
    expect((await hires(2023))?.changeFromLastYear).toMatchObject({ value: "1", cohort: 1 });
    expect((await hires(2024))?.sinceBaseline).toMatchObject({ value: "718" });
  });

  it("takes in no number for a year of absence, whoever sends it", async () => {
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

  it("that changes its fiscal year keeps its values, each with its new period", async () => {
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
    // What is entered after it covers the new months, too.
    await give("b", [2019]);
    expect(await stored("b")).toContainEqual(
      expect.objectContaining({ year: 2019, periodStart: "2018-07-01" }),
    );
  });

  it("with a corrected baseline year changes the matched cohort at once", async () => {
    await correct("b", { joinedOn: "2021-01-01" });
    expect((await hires(2024))?.change).toMatchObject({ value: "4", cohort: 1 });
    await correct("b", { baselineYear: 2022 });
    expect((await hires(2024))?.change).toMatchObject({ value: "6", cohort: 2, baselineValue: "202" });
    // It counts towards the sum since the baseline from the year after its own.
    expect((await hires(2024))?.sinceBaseline).toMatchObject({ value: "617" });
  });

  it("follows the collaborative's baseline year where it has none of its own", async () => {
    await correct("b", { baselineYear: 2023 });
    expect(await collaborative.enter((db) => changeProfile(db, { baselineYear: 2022 }))).toBe(true);
    expect(await collaborative.enter((db) => changeProfile(db, { baselineYear: 2022 }))).toBe(false);
    expect((await hires(2024))?.change).toMatchObject({ value: "3", cohort: 2, baselineValue: "205" });
    expect((await hires(2024))?.sinceBaseline).toMatchObject({ value: "311" });
  });

  it("keeps what was recorded outside it, counts it nowhere, and counts it again when it is corrected back", async () => {
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

  it("keeps the baseline of a member that was not one then out of every change", async () => {
    await correct("b", { joinedOn: "2020-06-01", absences: [], baselineYear: 2020 });
    expect((await hires(2024))?.change).toMatchObject({ cohort: 2 });
    await correct("b", { joinedOn: "2021-02-01" });
    expect((await hires(2024))?.change).toMatchObject({ cohort: 1, baselineValue: "100" });
  });
});
