import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  COMMUNITY_INDICATORS,
  type FetchedValue,
  type IndicatorRecord,
  indicatorReadings,
} from "../../../app/domain/indicators/indicators";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import {
  addIndicators,
  addOwnIndicator,
  changeIndicator,
  readIndicators,
} from "../../../app/records/indicators/indicators.server";
import {
  answerOffer,
  applyFetched,
  enterValues,
  removeValue,
  saveValue,
} from "../../../app/records/indicators/values.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const SERIES = "LAUCN290010000000003";
const AT = new Date("2026-02-03T04:05:06.789Z");

describe.each(ENGINES)("community indicators on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database);
  });

  const read = () => collaborative.enter(readIndicators);
  const readOne = async (code = "unemployment_focus") =>
    (await read()).find((indicator) => indicator.code === code) as IndicatorRecord;
  const value = async (year: number) => (await readOne()).values.find((stored) => stored.year === year);
  const save = async (year: number, percent: string, revision = 0) => {
    const { id } = await readOne();
    return collaborative.enter((db) =>
      saveValue(db, { indicatorId: id, year, value: percent, source: "Survey", revision }),
    );
  };
  const settle = async (year: number, revision: number, take: boolean) => {
    const { id } = await readOne();
    return collaborative.enter((db) => answerOffer(db, { indicatorId: id, year, revision, take }));
  };
  const setSeries = async () => {
    const { id } = await readOne();
    await collaborative.enter((db) => changeIndicator(db, id, { feed: "bls", series: SERIES }));
    return id;
  };
  const fetched = (year: number, percent: string, preliminary = false): FetchedValue => ({
    year,
    value: percent,
    margin: null,
    source: "Bureau",
    series: SERIES,
    preliminary,
  });
  const apply = async (...values: FetchedValue[]) => {
    const { id } = await readOne();
    const [tally] = await collaborative.enter((db) =>
      applyFetched(db, AT, [{ indicatorId: id, series: SERIES, values }]),
    );
    return tally && [tally.added, tally.changed, tally.offered, tally.unchanged];
  };
  const history = () =>
    collaborative.enter(async (db) =>
      rowsOf<{ year: number | null; before: object | null; after: object | null }>(
        await db.tx.execute(sql`select year, before, after from history
          where subject = 'indicator' order by id`),
      ),
    );
  const revision = async () => (await collaborative.catalog()).revision;

  it("are there from the beginning, still without values, and added where they are not", async () => {
    expect((await read()).map(({ code, label, values }) => ({ code, label, values }))).toEqual(
      COMMUNITY_INDICATORS.map((indicator) => ({ ...indicator, values: [] })),
    );
    expect(await collaborative.enter((db) => addIndicators(db, COMMUNITY_INDICATORS))).toBe(0);
    await collaborative.enter((db) => db.tx.execute(sql`delete from indicators where code like 'unemp%'`));
    expect(await collaborative.enter((db) => addIndicators(db, COMMUNITY_INDICATORS))).toBe(2);
    expect((await read()).map(({ code }) => code)).toEqual([
      "poverty_focus",
      "unemployment_focus",
      "unemployment_reference",
    ]);
  });

  it("can be added, renamed and given a series", async () => {
    const code = await collaborative.enter((db) => addOwnIndicator(db, { label: "Homes within reach" }));
    expect(await collaborative.enter((db) => addOwnIndicator(db, { label: "Homes within reach" }))).toBe(
      `${code}_2`,
    );
    const { id } = await readOne(code);
    const change = { label: "Affordable homes", feed: "census", series: "poverty state 29" } as const;
    expect(await collaborative.enter((db) => changeIndicator(db, id, change))).toBe(true);
    expect(await readOne(code)).toMatchObject({ code, ...change });
    const nobody = "00000000-0000-7000-8000-000000000000";
    expect(await collaborative.enter((db) => changeIndicator(db, nobody, change))).toBe(false);
  });

  it("are entered by hand with their source, exactly, and count as a change of the collaborative", async () => {
    const before = await revision();
    expect(await save(2024, "7.40")).toEqual({ stored: true });
    expect(await revision()).not.toBe(before);
    expect(await value(2024)).toMatchObject({
      value: "7.4",
      origin: "hand",
      source: "Survey",
      series: null,
      fetchedAt: null,
      preliminary: false,
      offered: null,
      revision: 1,
      changedBy: "Test",
    });
    expect(indicatorReadings(await read()).get("unemployment_focus")).toEqual(new Map([[2024, 7.4]]));
    expect((await history()).at(-1)).toMatchObject({
      year: 2024,
      before: null,
      after: { value: "7.4", origin: "hand", source: "Survey" },
    });
  });

  it("tell the second of two writers what is stored, and do not store theirs", async () => {
    await save(2024, "7.4");
    expect(await save(2024, "8")).toMatchObject({ stored: false, why: "conflict", theirs: { value: "7.4" } });
    expect(await save(2024, "8", 1)).toEqual({ stored: true });
    expect(await save(2024, "9", 1)).toMatchObject({ theirs: { value: "8", revision: 2 } });
    expect(await save(2023, "9", 1)).toMatchObject({ why: "conflict", theirs: null });
    expect(await value(2024)).toMatchObject({ value: "8", revision: 2 });
    const outcomes = await Promise.all([save(2022, "1"), save(2022, "2")]);
    expect(outcomes.filter(({ stored }) => stored)).toHaveLength(1);
  });

  it("can be removed again; the history keeps them", async () => {
    await save(2024, "7.4");
    const { id } = await readOne();
    const remove = (at: number) =>
      collaborative.enter((db) => removeValue(db, { indicatorId: id, year: 2024, revision: at }));
    expect(await remove(9)).toMatchObject({ why: "conflict" });
    expect(await remove(1)).toEqual({ stored: true });
    expect(await value(2024)).toBeUndefined();
    expect((await history()).at(-1)).toMatchObject({ before: { value: "7.4" }, after: null });
  });

  it("take fetched values into gaps and over fetched ones, and write nothing that is the same", async () => {
    await setSeries();
    expect(await apply(fetched(2023, "4.1"), fetched(2024, "4.2", true))).toEqual([2, 0, 0, 0]);
    const before = [await revision(), await history(), await read()];
    expect(await apply(fetched(2023, "4.1"), fetched(2024, "4.2", true))).toEqual([0, 0, 0, 2]);
    expect([await revision(), await history(), await read()]).toEqual(before);
    expect(await apply(fetched(2023, "4.1"), fetched(2024, "4.3"))).toEqual([0, 1, 0, 1]);
    expect(await value(2024)).toMatchObject({
      value: "4.3",
      origin: "fetched",
      series: SERIES,
      preliminary: false,
      revision: 2,
      fetchedAt: AT.toISOString(),
    });
  });

  it("offer what differs from a value entered by hand; it is taken or left", async () => {
    await setSeries();
    await save(2023, "5");
    await save(2024, "6");
    expect(await apply(fetched(2023, "4.1", true), fetched(2024, "4.2"))).toEqual([0, 0, 2, 0]);
    expect(await value(2023)).toMatchObject({
      value: "5",
      origin: "hand",
      revision: 2,
      offered: { value: "4.1", source: "Bureau", preliminary: true, left: false },
    });
    expect(await settle(2023, 1, true)).toMatchObject({ why: "conflict" });
    expect(await settle(2023, 2, true)).toEqual({ stored: true });
    expect(await value(2023)).toMatchObject({
      value: "4.1",
      origin: "fetched",
      source: "Bureau",
      series: SERIES,
      preliminary: true,
      fetchedAt: AT.toISOString(),
      offered: null,
      revision: 3,
    });
    await settle(2024, 2, false);
    expect(await value(2024)).toMatchObject({ value: "6", origin: "hand", offered: { left: true } });
    expect(await apply(fetched(2024, "4.2"))).toEqual([0, 0, 0, 1]);
    expect(await apply(fetched(2024, "4.4"))).toEqual([0, 0, 1, 0]);
  });

  it("do not offer again what somebody has replaced by hand", async () => {
    await setSeries();
    await apply(fetched(2024, "4.2"));
    await save(2024, "5", 1);
    expect(await value(2024)).toMatchObject({ value: "5", origin: "hand", offered: { left: true } });
    expect(await apply(fetched(2024, "4.2"))).toEqual([0, 0, 0, 1]);
    await save(2024, "4.2", 2);
    expect((await value(2024))?.offered).toBeNull();
  });

  it("pass over what was fetched for a series that is no longer theirs", async () => {
    const id = await setSeries();
    await collaborative.enter((db) => changeIndicator(db, id, { feed: null, series: null }));
    expect(await apply(fetched(2024, "4.2"))).toBeUndefined();
    expect((await readOne()).values).toEqual([]);
  });

  it("are loaded from a file as if they were entered, once", async () => {
    const { id } = await readOne();
    const rows = [2023, 2024].map((year) => ({ indicatorId: id, year, value: "5.0", source: "File" }));
    await collaborative.enter((db) => enterValues(db, rows));
    const loaded = await history();
    await collaborative.enter((db) => enterValues(db, rows));
    expect(await history()).toEqual(loaded);
    expect((await readOne()).values.map(({ value: percent }) => percent)).toEqual(["5", "5"]);
  });

  it("belong to one collaborative alone", async () => {
    await save(2024, "7.4");
    const { id } = await readOne();
    const other = await makeCollaborative(database);
    const place = { indicatorId: id, year: 2024, revision: 1 };
    expect(await other.enter((db) => removeValue(db, place))).toEqual({ stored: false, why: "gone" });
    expect(await other.enter((db) => changeIndicator(db, id, { label: "Mine" }))).toBe(false);
    expect((await other.enter(readIndicators)).flatMap(({ values }) => values)).toEqual([]);
    expect((await other.enter(readCatalog)).collaborative.slug).toBe(other.slug);
  });
});
