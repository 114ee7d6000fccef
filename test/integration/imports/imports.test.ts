import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalog, Viewer } from "../../../app/domain/terms";
import { readObservationRows } from "../../../app/exchange/observations/file";
import { applyObservations, previewObservations } from "../../../app/exchange/observations/import.server";
import type { ObservationRow } from "../../../app/exchange/observations/row";
import { FileError, readTable } from "../../../app/exchange/opening/table";
import { restoreValue } from "../../../app/records/entry/restore.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import {
  findImport,
  listImports,
  recordImport,
  undoImport,
} from "../../../app/records/imports/imports.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { storedAndRecomputedSums } from "../../support/database/kept";
import { close, markAll } from "../../support/database/years";
import { manyRows, TEN } from "../../support/files/many-rows";

const BACKBONE: Viewer = { role: "backbone", memberId: null };

describe.each(ENGINES)("files that are stored on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  let catalog: Catalog;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const rows = (lines: string) =>
    readObservationRows(readTable(`member,measure,year,value\n${lines}`), catalog);
  type Options = Partial<Parameters<typeof applyObservations>[3]>;
  const store = (observations: ObservationRow[], options: Options = {}, name = "Ana") =>
    openTenant(database, { collaborativeId: collaborative.id, actor: { name, userId: null } }, (db) =>
      applyObservations(db, catalog, observations, { fileName: "a.csv", ...options }),
    );
  const stored = async () =>
    (await collaborative.enter((db) => readObservations(db, {}))).map(wordsOf).sort();
  const wordsOf = ({ memberId, year, value }: { memberId: string; year: number; value: string | null }) =>
    `${catalog.members.find(({ id }) => id === memberId)?.slug} ${year} ${value}`;
  const undo = (importId: string | null, viewer = BACKBONE, name = "Ben") =>
    openTenant(database, { collaborativeId: collaborative.id, actor: { name, userId: null } }, (db) =>
      undoImport(db, catalog, importId ?? "", viewer),
    );
  const history = () =>
    collaborative.enter(async ({ tx }) =>
      rowsOf<{ id: string; reason: string; batch: string }>(
        await tx.execute(sql`select id, reason, batch_id as batch from history
          where subject = 'observation' order by id`),
      ),
    );

  describe("of a few rows", () => {
    beforeEach(async () => {
      collaborative = await makeCollaborative(database, {
        members: [{ slug: "hospital" }, { slug: "school" }],
      });
      catalog = await collaborative.catalog();
    });

    it("are previewed row by row without storing anything", async () => {
      await store(rows("hospital,new_hires,2024,100\nhospital,employees,2024,900"));
      const lines = [
        "hospital,new_hires,2024,100",
        "hospital,employees,2024,901",
        "hospital,impact_hires,2024,101",
        "school,new_hires,2024,5",
      ];
      const preview = await collaborative.enter((db) =>
        previewObservations(db, catalog, rows(lines.join("\n"))),
      );
      const was = (value: string) => ({ state: "value", value, note: null, status: "draft" });
      expect(preview).toEqual([
        { verdict: "unchanged", before: was("100") },
        { verdict: "changed", before: was("900") },
        {
          verdict: "error",
          before: null,
          code: "part_exceeds_whole",
          message: expect.stringContaining("cannot be more than New hires (100)"),
        },
        { verdict: "new", before: null },
      ]);
      expect(await stored()).toEqual(["hospital 2024 100", "hospital 2024 900"]);
    });

    it("are listed with who, when, and how much; the same file again changes nothing and is not listed", async () => {
      const file = rows("hospital,new_hires,2024,100\nschool,new_hires,2024,5");
      const { importId, touched, ...counts } = await store(file, {
        fileName: "hires.csv",
        reason: "June figures",
      });
      expect(touched).toMatchObject({ years: [2024], metricIds: [] });
      expect(counts).toMatchObject({ created: 2, changed: 0, unchanged: 0 });
      expect(await store(file)).toMatchObject({ importId: null, created: 0, changed: 0, unchanged: 2 });
      expect(await history()).toMatchObject([
        { reason: "June figures", batch: importId },
        { reason: "June figures", batch: importId },
      ]);
      expect(await collaborative.enter(listImports)).toEqual([
        {
          id: importId,
          fileName: "hires.csv",
          by: "Ana",
          ...counts,
          undoneAt: null,
          undoneBy: null,
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        },
      ]);
    });

    it("are undone as a whole: earlier values return, new ones are gone, and the history says why", async () => {
      await store(rows("hospital,new_hires,2024,100"));
      const { importId } = await store(rows("hospital,new_hires,2024,110\nschool,new_hires,2024,5"), {
        fileName: "wrong.csv",
      });
      expect(await undo(importId)).toEqual({ undone: true, restored: 2 });
      expect(await stored()).toEqual(["hospital 2024 100"]);
      expect((await history()).slice(-2).map(({ reason }) => reason)).toEqual([
        "Undo of wrong.csv",
        "Undo of wrong.csv",
      ]);
      expect(await collaborative.enter(listImports)).toMatchObject([{ undoneBy: "Ben" }, { undoneBy: null }]);
      expect(await undo(importId)).toEqual({ undone: false, why: "undone_already" });
      expect(await undo(crypto.randomUUID())).toEqual({ undone: false, why: "gone" });
      const [sums, recomputed] = await storedAndRecomputedSums(collaborative);
      expect(sums).toEqual(recomputed);
    });

    it("are not undone over later changes, which are named, or in a closed year", async () => {
      const { importId } = await store(rows("hospital,new_hires,2024,110\nschool,new_hires,2024,5"));
      await store(rows("school,new_hires,2024,6"), {}, "Cleo");
      const [hospital, school] = catalog.members;
      const place = { code: "new_hires", categoryId: null, year: 2024 };
      expect(await undo(importId)).toEqual({
        undone: false,
        why: "in_the_way",
        values: [{ ...place, memberId: school?.id, message: "Cleo has since changed it to 6." }],
      });
      expect(await stored()).toEqual(["hospital 2024 110", "school 2024 6"]);
      await store(rows("school,new_hires,2024,5"), {}, "Cleo");
      await collaborative.enter((db) => close(db, 2024));
      expect(await undo(importId)).toMatchObject({
        values: [{ memberId: hospital?.id, message: expect.stringContaining("2024 is closed") }, {}],
      });
    });

    it("can be undone by a data lead only if they sent them", async () => {
      const { importId } = await store(rows("hospital,new_hires,2024,110"));
      const lead = (slug: string): Viewer => ({
        role: "data_lead",
        memberId: catalog.members.find((member) => member.slug === slug)?.id ?? "",
      });
      expect(await undo(importId, lead("hospital"), "Ben")).toMatchObject({ why: "not_yours" });
      expect(await undo(importId, lead("school"), "Ana")).toMatchObject({ why: "not_yours" });
      expect(await undo(importId, lead("hospital"), "Ana")).toMatchObject({ undone: true });
    });

    it("are visible to the data lead who sent them, however many others there are", async () => {
      const [hospital, school] = catalog.members;
      const own = await store(rows("hospital,new_hires,2024,110"));
      // Somebody with the same name at another member.
      const other = await store(rows("school,new_hires,2024,7"));
      const counts = { created: 1, changed: 0, unchanged: 0 };
      await collaborative.enter(async (db) => {
        for (let number = 1; number <= 200; number++)
          await recordImport(db, { id: uuidv7(), fileName: `${number}.csv`, ...counts });
      });
      const seen = (memberId = "") =>
        openTenant(
          database,
          { collaborativeId: collaborative.id, actor: { name: "Ana", userId: null } },
          async (db) => ({
            list: (await listImports(db, memberId)).map(({ id }) => id),
            other: await findImport(db, other.importId ?? "", memberId),
          }),
        );
      expect(await seen(hospital?.id)).toEqual({ list: [own.importId], other: null });
      expect(await seen(school?.id)).toMatchObject({
        list: [other.importId],
        other: { id: other.importId },
      });
    });

    it("can be restored to an earlier value, with a reason if it is verified", async () => {
      for (const value of ["100", "110"]) await store(rows(`hospital,new_hires,2024,${value}`));
      const [first] = await history();
      await collaborative.enter((db) => markAll(db, "verified"));
      const restore = (reason: string | null, only: string | null = null) =>
        collaborative.enter((db) =>
          restoreValue(db, catalog, { historyId: first?.id ?? "", reason, onlyMemberId: only }),
        );
      expect(await restore(null)).toMatchObject({ errors: [{ code: "reason_required" }] });
      expect(await restore("Typing mistake", crypto.randomUUID())).toBeNull();
      expect(await restore("Typing mistake")).toMatchObject({ stored: true, changed: 1 });
      expect(await stored()).toEqual(["hospital 2024 100"]);
    });
  });

  describe("of more rows than one batch", () => {
    beforeAll(async () => {
      collaborative = await makeCollaborative(database, { members: TEN });
      catalog = await collaborative.catalog();
    });

    it("store nothing if a late row is faulty, and name every fault", async () => {
      const observations = manyRows(catalog, "5");
      const larger = observations
        .filter(({ code }) => code === "impact_hires")
        .map((row) => ({ ...row, value: "6" }));
      const faulty = [...observations.filter(({ code }) => code !== "impact_hires"), ...larger];
      const error = await store(faulty).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(FileError);
      expect((error as FileError).errors).toHaveLength(larger.length);
      // A caller that does not roll back has stored nothing either.
      const writes = await collaborative.enter((db) => writeObservations(db, catalog, faulty));
      expect(writes.stored).toBe(false);
      expect(await stored()).toEqual([]);
      expect(await history()).toEqual([]);
    });

    it("store nothing if they are canceled midway", async () => {
      const cancel = new AbortController();
      const stages: string[] = [];
      const onProgress = (done: number, total: number, stage: string) => {
        stages.push(`${stage} ${done} of ${total}`);
        cancel.abort(new Error("Cancelled"));
      };
      await expect(store(manyRows(catalog, "5"), { onProgress, signal: cancel.signal })).rejects.toThrow(
        "Cancelled",
      );
      expect(stages).toHaveLength(1);
      expect(await stored()).toEqual([]);
      expect(await collaborative.enter(listImports)).toEqual([]);
    });

    it("by two people at once are each stored whole, one after the other", async () => {
      const counts = await Promise.all(
        ["5", "7"].map((value) => store(manyRows(catalog, value), { fileName: `${value}.csv` }, value)),
      );
      expect(counts.map(({ created, changed }) => [created, changed]).sort()).toEqual([
        [0, 6000],
        [6000, 0],
      ]);
      const [last] = await collaborative.enter(listImports);
      const second = counts.find(({ changed }) => changed > 0);
      const values = new Set((await stored()).map((text) => text.split(" ").at(-1)));
      const winner = second === counts[0] ? "5" : "7";
      expect(values).toEqual(new Set([winner]));
      expect(last?.by).toBeDefined();
      const [sums, recomputed] = await storedAndRecomputedSums(collaborative);
      expect(sums).toEqual(recomputed);
      const loser = counts.find((outcome) => outcome !== second)?.importId ?? null;
      expect(await undo(loser)).toMatchObject({ undone: false, why: "in_the_way" });
    }, 120_000);
  });
});
