import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { figureOf } from "../../../app/domain/rollup/contributions";
import type { Rollup } from "../../../app/domain/rollup/figures";
import { exportRows, observationsCsv } from "../../../app/exchange/observations/export";
import { importObservations } from "../../../app/exchange/observations/import.server";
import { decode, FileError, type RowError, readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { BY_SLUG } from "../../../app/records/collaboratives/collaboratives.server";
import { readObservationsFor } from "../../../app/records/figures/export.server";
import { readContributions, readRollup, readSetting } from "../../../app/records/figures/rollup.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import { DEMO, loadSeed, publishedFolders, SECOND_DEMO } from "../../../seeds/load";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const BACKBONE = { role: "backbone", memberId: null } as const;
const FOLDERS = [DEMO, SECOND_DEMO, ...publishedFolders()];

describe.each(ENGINES)("observation files on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  /** Runs one transaction in a collaborative from seeds/, which is loaded on first use. */
  async function inside<T>(folder: string, work: (db: TenantDb) => Promise<T>): Promise<T> {
    const { slug } = await loadSeed(database, folder);
    const [seeded] = await database.asOwner(async (tx) =>
      rowsOf<{ id: string }>(await tx.execute(BY_SLUG(slug))),
    );
    const actor = { name: "Test", userId: null };
    return openTenant(database, { collaborativeId: seeded?.id ?? "", actor }, work);
  }
  const rowsIn = (folder: string, name = "observations") => {
    const file = fileURLToPath(new URL(`../../../seeds/${folder}/${name}.csv`, import.meta.url));
    return readTable(decode(readFileSync(file))).rows.length;
  };

  describe.each(FOLDERS)("%s", (folder) => {
    it("is imported whole, once", async () => {
      const first = await loadSeed(database, folder);
      expect(first.loaded).toBe(true);
      expect(await loadSeed(database, folder)).toEqual({ slug: first.slug, loaded: false });
      const stored = await inside(folder, (db) => readObservations(db, {}));
      expect(stored.filter(({ computed }) => !computed)).toHaveLength(rowsIn(folder));
      expect(stored.some(({ computed }) => computed)).toBe(folder === DEMO);
      expect(stored.length).toBeGreaterThan(0);
    });

    it("comes back from its own export unchanged, with or without a byte-order mark", async () => {
      for (const mark of [true, false]) {
        const [counts, all] = await inside(folder, async (db) => {
          const catalog = await readCatalog(db);
          const stored = await readObservationsFor(db, { viewer: BACKBONE, catalog });
          const csv = observationsCsv(exportRows(catalog, stored), { mark });
          const counts = await importObservations(db, catalog, readTable(decode(Buffer.from(csv))));
          return [counts, stored.length] as const;
        });
        const groups = folder === DEMO ? rowsIn(folder, "breakdowns") : 0;
        // Figures of the ledger are exported with the rest and come back unchanged.
        expect(counts).toMatchObject({ created: 0, changed: 0, unchanged: all });
        expect(all).toBeGreaterThanOrEqual(rowsIn(folder) + groups);
      }
    });
  });

  it("Central Corridor's shares without counts are in no total, but show for the member", async () => {
    await inside("published/central-corridor", async (db) => {
      const { catalog, newest } = await readSetting(db);
      const rollup: Rollup = await readRollup(db, { viewer: BACKBONE, catalog, to: newest });
      const figure = figureOf(catalog, "local_workforce_share");
      const published = { 2012: 0.13, 2015: 0.19 };
      for (const [year, share] of Object.entries(published)) {
        const { totals, metrics } = rollup.years.find((shown) => shown.year === Number(year)) ?? {};
        expect(metrics?.find(({ metric }) => metric === "local_workforce_share")).toMatchObject({
          value: null,
          reporting: 0,
          expected: 1,
          shareOnly: 1,
          numerator: "0",
          denominator: "0",
          change: null,
          changeFromLastYear: null,
        });
        for (const code of ["employees", "local_employees"])
          expect(totals?.find(({ measure }) => measure === code)).toMatchObject({
            value: null,
            reporting: 0,
          });
        const behind = await readContributions(db, {
          viewer: BACKBONE,
          catalog,
          figures: figure ? [figure] : [],
          year: Number(year),
        });
        expect(behind.get("local_workforce_share")?.shown).toMatchObject([
          { slug: "central-corridor-anchors", standing: "share_only", value: share, numerator: null },
        ]);
      }
      const spend = rollup.years.find(({ year }) => year === 2014)?.totals;
      expect(spend?.find(({ measure }) => measure === "total_spend")).toMatchObject({ value: "3000000000" });
    });
  });

  describe("in a file that somebody sends", () => {
    const collaborative = (): Promise<TestCollaborative> =>
      makeCollaborative(database, {
        members: [{ slug: "hospital" }, { slug: "school", joinedOn: "2024-01-01" }],
      });
    const send = (to: TestCollaborative, text: string, onlyMember?: string) =>
      to.enter(async (db) => {
        const catalog = await readCatalog(db);
        const onlyMemberId = catalog.members.find(({ slug }) => slug === onlyMember)?.id ?? null;
        return importObservations(db, catalog, readTable(text), { onlyMemberId });
      });
    const faultsOf = async (sent: Promise<unknown>): Promise<RowError[]> => {
      const error = await sent.then(
        () => null,
        (error: unknown) => error,
      );
      expect(error).toBeInstanceOf(FileError);
      return (error as FileError).errors;
    };
    const stored = (of: TestCollaborative) => of.enter((db) => readObservations(db, {}));

    it("mean the same in the wide form as in the long form", async () => {
      const wide = await collaborative();
      const long = await collaborative();
      await send(
        wide,
        "member,year,new_hires,impact_hires,investable_assets\nhospital,2024,100,12,n/a\nschool,2024,,0,",
      );
      const rows = ["hospital,new_hires,2024,100,", "hospital,impact_hires,2024,12,"];
      rows.push("hospital,investable_assets,2024,,not_applicable", "school,impact_hires,2024,0,");
      const text = `member,measure,year,value,state\n${rows.join("\n")}`;
      expect(await send(wide, text)).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
      expect(await send(long, text)).toMatchObject({ created: 4, changed: 0, unchanged: 0 });
    });

    it("keep a stored note if the file has no note column, and clear it if the cell is empty", async () => {
      const to = await collaborative();
      await send(to, "member,measure,year,value,note\nhospital,new_hires,2024,100,recount");
      await send(to, "member,measure,year,value\nhospital,new_hires,2024,101");
      expect(await stored(to)).toMatchObject([{ value: "101", note: "recount" }]);
      await send(to, "member,measure,year,value,note\nhospital,new_hires,2024,101,");
      expect(await stored(to)).toMatchObject([{ value: "101", note: null, revision: 3 }]);
    });

    it("are stored whole or not at all, with every faulty line named", async () => {
      const to = await collaborative();
      const faulty = [
        "member,measure,year,value",
        "hospital,new_hires,2024,100",
        "hospital,impact_hires,2024,101",
        "school,new_hires,2023,5",
        "hospital,employees,2024,900",
        "hospital,local_employees,2024,901",
      ];
      const faults = await faultsOf(send(to, faulty.join("\n")));
      expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
        [3, "value", "part_exceeds_whole"],
        [4, "year", "not_active"],
        [6, "value", "part_exceeds_whole"],
      ]);
      expect(await stored(to)).toEqual([]);
    });

    it("name the column of a part that exceeds its whole in the wide form", async () => {
      const faults = await faultsOf(
        send(await collaborative(), "member,year,new_hires,impact_hires\nhospital,2024,100,101"),
      );
      expect(faults).toMatchObject([{ row: 2, column: "impact_hires", code: "part_exceeds_whole" }]);
    });

    it("by a data lead may hold only lines of their own member", async () => {
      const to = await collaborative();
      const text = "member,measure,year,value\nhospital,new_hires,2024,1\nschool,new_hires,2024,2";
      expect(await faultsOf(send(to, text, "school"))).toMatchObject([
        { row: 2, column: "member", code: "not_your_member" },
      ]);
      expect(await stored(to)).toEqual([]);
      expect(await send(to, text.replace("hospital,new_hires,2024,1\n", ""), "school")).toMatchObject({
        created: 1,
      });
    });

    it("keep amounts to the cent, however many there are", async () => {
      const to = await collaborative();
      await send(
        to,
        "member,measure,year,value\nhospital,total_spend,2024,0.10\nschool,total_spend,2024,0.2",
      );
      await to.enter(async (db) => {
        const catalog = await readCatalog(db);
        const { years } = (await readRollup(db, { viewer: BACKBONE, catalog, to: 2024 })) as Rollup;
        const total = years.at(-1)?.totals.find(({ measure }) => measure === "total_spend");
        expect(Number(total?.value)).toBe(0.3);
      });
      await send(to, "member,measure,year,value\nhospital,total_spend,2024,9999999999999.99");
      expect((await stored(to)).map(({ value }) => value)).toContain("9999999999999.99");
    });
  });
});
