import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { recordedIn } from "../../app/domain/rollup/awaited";
import { valuesOf } from "../../app/domain/rollup/contributions";
import { rollUp } from "../../app/domain/rollup/rollup";
import { sumsOfValues } from "../../app/domain/rollup/sums-of-values";
import type { Viewer } from "../../app/domain/terms";
import { readCatalog } from "../../app/records/collaboratives/catalog.server";
import { writeObservations } from "../../app/records/entry/write-observations.server";
import { readRollup, yearOf } from "../../app/records/figures/rollup.server";
import { readSums } from "../../app/records/figures/sums.server";
import { readCollectionFacts } from "../../app/records/figures/under-way.server";
import {
  MeasureFault,
  readMeasureSettings,
  readSettingHistory,
} from "../../app/records/measures/settings.server";
import { readObservations } from "../../app/records/observations/observations.server";
import type { Database } from "../../db/client";
import type { TenantDb } from "../../db/tenant";
import {
  type Engine,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "./database/databases";
import { storedAndRecomputedSums } from "./database/kept";

/** Who sees everything. */
export const BACKBONE: Viewer = { role: "backbone", memberId: null };

/**
 * A collaborative of three members with numbers of 2022 and 2024, new before each test, and what is asked of its
 * measures. Called within a describe block.
 */
export function measuresOn(engine: Engine) {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, {
      profile: { baselineYear: 2022 },
      members: [{ slug: "a" }, { slug: "b" }, { slug: "school" }],
    });
    for (const [year, impact] of [
      [2022, "10"],
      [2024, "30"],
    ] as const)
      for (const slug of ["a", "b"])
        await write(slug, year, { new_hires: "100", impact_hires: impact, employees: "1000" });
  });

  const enter = <T>(work: (db: TenantDb) => Promise<T>) => collaborative.enter(work);
  const idOf = async (db: TenantDb, slug: string) =>
    (await readCatalog(db)).members.find((member) => member.slug === slug)?.id ?? "";
  const write = (slug: string, year: number, values: Record<string, string | null>) =>
    enter(async (db) => {
      const catalog = await readCatalog(db);
      const memberId = await idOf(db, slug);
      const outcome = await writeObservations(
        db,
        catalog,
        Object.entries(values).map(([code, value]) => ({
          memberId,
          kind: catalog.metrics.some((metric) => metric.code === code) ? "share" : "measure",
          code,
          year,
          state: value === null ? "missing" : "value",
          value,
        })),
      );
      expect(outcome.stored).toBe(true);
    });
  const figures = (year = 2024, viewer = BACKBONE) =>
    enter(async (db) => {
      const rollup = await readRollup(db, { viewer, catalog: await readCatalog(db), to: 2024 });
      const { totals, metrics } = yearOf(rollup, year);
      return {
        total: (code: string) => totals.find(({ measure }) => measure === code),
        metric: (code: string) => metrics.find(({ metric }) => metric === code),
      };
    });
  const settings = () => enter(readMeasureSettings);
  const item = async (code: string) => {
    const { measures, metrics } = await settings();
    return [...measures, ...metrics].find((each) => each.code === code);
  };
  const historyOf = async (code: string) => {
    const id = (await item(code))?.id ?? "";
    return enter((db) => readSettingHistory(db, id));
  };
  const faultOf = async (work: (db: TenantDb) => Promise<unknown>) => {
    const before = await settings();
    const error = await enter(work).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(MeasureFault);
    // Nothing is stored by halves.
    expect(await settings()).toEqual(before);
    return (error as MeasureFault).fault;
  };
  const expectKeptSums = async () => {
    const [stored, recomputed] = await storedAndRecomputedSums(collaborative);
    expect(stored).toEqual(recomputed);
  };
  /** The kept sums follow the same rules as those of values in memory. */
  const expectBothSums = () =>
    enter(async (db) => {
      const catalog = await readCatalog(db);
      const observations = await readObservations(db, {});
      const { facts } = await readCollectionFacts(db);
      const collection = { ...facts, recorded: recordedIn(observations) };
      const values = valuesOf(observations);
      const range = { from: 2022, to: 2025 };
      const inMemory = sumsOfValues({ catalog, values, definitions: [], collection, ...range });
      expect(rollUp(catalog, await readSums(db, catalog, 2022, 2025))).toEqual(rollUp(catalog, inMemory));
    });

  return {
    get database() {
      return database;
    },
    enter,
    idOf,
    write,
    figures,
    settings,
    item,
    historyOf,
    faultOf,
    expectKeptSums,
    expectBothSums,
  };
}
