import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Area } from "../../../app/domain/areas/area";
import type { CountSummary } from "../../../app/domain/areas/stored-count";
import { definitionIn } from "../../../app/domain/rollup/definitions";
import type { AreaWrite } from "../../../app/records/areas/areas.server";
import {
  AreaRefused,
  readAreas,
  readOutlines,
  removeArea,
  saveArea,
} from "../../../app/records/areas/areas.server";
import { storeCount } from "../../../app/records/areas/store-count.server";
import { readDefinitions } from "../../../app/records/figures/definitions.server";
import { readActivity } from "../../../app/records/history/activity.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const LIST = {
  fromYear: 2019,
  recountedFrom: null,
  source: "City, plan of 2018",
  rule: "",
  codes: ["21201", "21202"],
};
const FOCUS: AreaWrite = { label: "Focus", unit: "zip", withinId: null, measureIds: [], version: LIST };

describe.each(ENGINES)("focus areas on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
  });

  const read = () => ours.enter(readAreas);
  const find = async (code = "focus") => (await read()).find((area) => area.code === code) as Area;
  const save = (id: string | null, write: Partial<AreaWrite>) =>
    ours.enter((db) => saveArea(db, id, { ...FOCUS, ...write }));
  const store = async (summary: Partial<CountSummary>, year = 2024, measureCode = "impact_hires") => {
    const catalog = await ours.catalog();
    const [member] = catalog.members;
    const measure = catalog.measures.find(({ code }) => code === measureCode);
    if (!member || !measure) throw new Error("no such member or measure");
    const full: CountSummary = {
      kind: "count",
      of: "rows",
      rows: 1240,
      placedRows: 1212,
      value: "212",
      most: "240",
      ...summary,
    };
    const area = await find();
    const outcome = await ours.enter((db) =>
      storeCount(db, catalog, { area, member, measure, year, summary: full, reason: null }),
    );
    const [value] = rowsOf<{ value: string; source: string }>(
      await ours.enter((db) =>
        db.tx.execute(sql`select value::text, source from observations
          where measure_id = ${measure.id} and year = ${year}`),
      ),
    );
    const own = await ours.enter((db) => readDefinitions(db, { memberId: member.id }));
    return { outcome, value, grade: definitionIn(own, member.id, measure.id, year)?.grade ?? "same" };
  };

  it("keep an earlier list beside the one that follows it, each with its source", async () => {
    expect(await save(null, {})).toBe("focus");
    const { id } = await find();
    await save(id, {
      version: { ...LIST, fromYear: 2024, codes: ["21202", "21203"], source: "Plan of 2023" },
    });
    expect((await find()).versions).toMatchObject([
      { fromYear: 2019, codes: ["21201", "21202"], source: "City, plan of 2018" },
      { fromYear: 2024, codes: ["21202", "21203"], source: "Plan of 2023" },
    ]);
    // The same year again corrects its list.
    await save(id, { version: { ...LIST, fromYear: 2024, codes: ["21203"], recountedFrom: 2022 } });
    expect((await find()).versions[1]).toMatchObject({ codes: ["21203"], recountedFrom: 2022 });
    expect(await ours.enter((db) => removeArea(db, id, 2024))).toBe(true);
    expect((await find()).versions).toHaveLength(1);
    await expect(ours.enter((db) => removeArea(db, id, 2019))).rejects.toThrow(AreaRefused);
  });

  it("are stored whole or not at all", async () => {
    await save(null, { label: "City", version: { ...LIST, codes: ["21201", "21202", "21203"] } });
    const city = await find("city");
    const outside = { ...LIST, codes: ["21201", "90210"] };
    await expect(save(null, { withinId: city.id, version: outside })).rejects.toThrow(/lacks 90210/);
    expect(await read()).toHaveLength(1);
    await save(null, { withinId: city.id });
    await expect(ours.enter((db) => removeArea(db, city.id, null))).rejects.toThrow(
      /Focus lies in this area/,
    );
    await expect(save(city.id, { label: "City", unit: "postal" })).rejects.toThrow(AreaRefused);
  });

  it("keep a map with the list, and a crosswalk until the list changes", async () => {
    const outlines = [
      {
        code: null,
        rings: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ] as [number, number][],
        ],
      },
    ];
    const tracts = { ...LIST, codes: ["24510120100"] };
    await save(null, { unit: "tract2020", version: { ...tracts, weights: { "21201": "0.8" }, outlines } });
    const { id } = await find();
    await save(id, { unit: "tract2020", version: { ...tracts, rule: "Corrected" } });
    expect((await find()).versions[0]?.weights).toEqual({ "21201": "0.8" });
    expect(await ours.enter(readOutlines)).toEqual([{ areaId: id, fromYear: 2019, outlines }]);
    await save(id, { unit: "tract2020", version: { ...tracts, codes: ["24510120200"] } });
    expect((await find()).versions[0]?.weights).toBeNull();
  });

  it("appear in the history, and in no other collaborative", async () => {
    await save(null, {});
    const { id } = await find();
    await ours.enter((db) => removeArea(db, id, null));
    const { batches } = await ours.enter((db) =>
      readActivity(db, { subjects: ["area"] }, { ownMemberId: null }),
    );
    expect(batches.map(({ counts }) => counts[0])).toMatchObject([{ went: 1 }, { came: 1 }]);
    await save(null, {});
    const theirs = await makeCollaborative(database);
    expect(await theirs.enter(readAreas)).toEqual([]);
    expect(await theirs.enter((db) => removeArea(db, id, null))).toBe(false);
  });

  it("give a count its source: 212 of 1,240, not of the 1,212 that could be placed", async () => {
    await save(null, {});
    expect(await store({})).toMatchObject({
      outcome: { stored: true },
      value: { value: "212", source: "Counted with Focus, list from 2019, placed 97.7%." },
      grade: "same",
    });
    expect(await store({ placedRows: 1100, most: "352" })).toMatchObject({
      value: { source: "Counted with Focus, list from 2019, placed 88.7%. At least; at most 352." },
    });
  });

  it("make an estimate close to the counts of others, once", async () => {
    await save(null, {});
    const estimate = { kind: "estimate" as const, rows: 210, placedRows: 210, value: "85", most: "85" };
    expect(await store(estimate)).toMatchObject({
      value: { value: "85", source: "Estimated by ZIP code with Focus, list from 2019, placed 100%." },
      grade: "close",
    });
    await store({ ...estimate, value: "86", most: "86" });
    const catalog = await ours.catalog();
    const memberId = catalog.members[0]?.id ?? "";
    expect(await ours.enter((db) => readDefinitions(db, { memberId }))).toHaveLength(1);
  });
});
