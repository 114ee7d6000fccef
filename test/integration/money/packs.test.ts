import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packSchema } from "../../../app/domain/measures/packs";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { adoptPack, readAdoptedPacks } from "../../../app/records/measures/packs.server";
import { readMeasureSettings } from "../../../app/records/measures/settings.server";
import type { Database } from "../../../db/client";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { STANDARD_PACKS } from "../../../seeds/packs";
import { ENGINES, makeCollaborative, openTestDatabase } from "../../support/database/databases";

const LIBRARY = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS };

describe.each(ENGINES)("packs on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  it("add what is missing, all of them beside each other, and nothing the second time", async () => {
    const ours = await makeCollaborative(database);
    const before = await ours.enter(readMeasureSettings);
    for (const pack of STANDARD_PACKS) {
      const added = await ours.enter((db) => adoptPack(db, pack, LIBRARY));
      expect(added).toEqual([...pack.measures, ...pack.metrics].map(({ code }) => code));
    }
    const after = await ours.enter(readMeasureSettings);
    expect(after.measures.slice(0, before.measures.length)).toEqual(before.measures);
    for (const pack of STANDARD_PACKS)
      expect(await ours.enter((db) => adoptPack(db, pack, LIBRARY))).toEqual([]);
    const { measures } = await ours.enter(readCatalog);
    const whole = measures.find(({ code }) => code === "social_value_spend");
    expect(whole).toMatchObject({ partsOverlap: true, partOf: "addressable_spend" });
    expect((await ours.enter(readAdoptedPacks)).map(({ code }) => code)).toEqual(
      STANDARD_PACKS.map(({ code }) => code).sort(),
    );
  });

  it("come back as the file that they were, for another collaborative to adopt", async () => {
    const [ours, theirs] = [await makeCollaborative(database), await makeCollaborative(database)];
    const [first] = STANDARD_PACKS;
    const mine = packSchema.parse({
      ...first,
      code: "ours",
      measures: first?.measures.slice(0, 2),
      metrics: [],
    });
    await ours.enter((db) => adoptPack(db, mine, LIBRARY));
    const [adopted] = await ours.enter(readAdoptedPacks);
    const file = JSON.stringify(adopted?.pack);
    const added = await theirs.enter((db) => adoptPack(db, packSchema.parse(JSON.parse(file)), LIBRARY));
    expect(added).toEqual(["social_value_spend", "social_enterprise_spend"]);
  });

  it("store nothing where they do not fit", async () => {
    const ours = await makeCollaborative(database, { measures: [], metrics: [] });
    const [first] = STANDARD_PACKS;
    const [measure] = first?.measures ?? [];
    const lost = packSchema.parse({ ...first, measures: [{ ...measure, partOf: "nowhere" }], metrics: [] });
    await expect(ours.enter((db) => adoptPack(db, lost, LIBRARY))).rejects.toThrow("There is no measure");
    expect(await ours.enter(readMeasureSettings)).toEqual({ measures: [], metrics: [], declined: [] });
    expect(await ours.enter(readAdoptedPacks)).toEqual([]);
  });
});
