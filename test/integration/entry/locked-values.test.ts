import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { EntryChange } from "../../../app/domain/entry/entry";
import type { Catalog, Member } from "../../../app/domain/terms";
import { readObservationRows } from "../../../app/exchange/observations/file";
import { applyObservations, previewObservations } from "../../../app/exchange/observations/import.server";
import { FileError, readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { saveEntries } from "../../../app/records/entry/entry.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { addDefinition } from "../../../app/records/figures/definitions.server";
import { changeLedger } from "../../../app/records/investments/ledger.server";
import { lockMembers } from "../../../app/records/locks.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import { rowsOf } from "../../../db/rows";
import type { TenantDb } from "../../../db/tenant";
import { answerOf, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";
import { close, markAll, openFor } from "../../support/database/years";

const CLOSED = "2024 is closed. Ask the backbone staff to reopen it.";
const VERIFIED = "This value is verified: say why it changes.";

describe.each(ENGINES)("locked values on the %s engine", (engine) => {
  const api = useApi(engine);
  let catalog: Catalog;
  let college: Member;
  beforeEach(async () => {
    catalog = await api.enter(readCatalog);
    college = catalog.members[0] as Member;
    await send("college,new_hires,2024,200\ncollege,new_hires,2023,100");
  });

  const csv = (lines: string) => `member,measure,year,value\n${lines}`;
  const send = async (lines: string) => answerOf(await api.backbone.postCsv(csv(lines)));
  const rows = (lines: string) => readObservationRows(readTable(csv(lines)), catalog);
  const stored = () =>
    api.enter(async (db) => {
      const all = await readObservations(db, { categoriesOf: "all" });
      return Object.fromEntries(all.map((row) => [row.year, row.value]));
    });
  const type = (changes: Partial<EntryChange>[], reason?: string) =>
    api.enter((db) =>
      saveEntries(db, catalog, {
        member: college,
        changes: changes.map((change) => ({
          code: "new_hires",
          year: 2024,
          text: "201",
          revision: 1,
          ...change,
        })),
        reason,
      }),
    );

  describe("a closed year", () => {
    beforeEach(() => api.enter((db) => close(db, 2024)));

    it("is locked in the grid, the API, and imports, with a message that says what to do", async () => {
      expect(await type([{}])).toEqual({
        outcome: "refused",
        errors: [{ code: "new_hires", year: 2024, message: CLOSED, rule: "closed" }],
        conflicts: [],
      });
      expect(await type([{ text: "" }], "not ours")).toMatchObject({ errors: [{ rule: "closed" }] });
      expect(await send("college,new_hires,2023,101\ncollege,new_hires,2024,201")).toMatchObject({
        status: 422,
        body: { errors: [{ row: 3, column: "year", code: "closed", message: CLOSED }] },
      });
      const file = rows("college,employees,2024,9");
      expect(await api.enter((db) => previewObservations(db, catalog, file))).toEqual([
        { verdict: "error", before: null, code: "closed", message: CLOSED },
      ]);
      await expect(
        api.enter((db) => applyObservations(db, catalog, file, { fileName: "a.csv", reason: "late" })),
      ).rejects.toThrow(CLOSED);
      expect(await stored()).toEqual({ 2023: "100", 2024: "200" });
    });

    it("also locks breakdown categories and shares without counts", async () => {
      const place = { memberId: college.id, year: 2024, state: "value" as const, value: "0.1" };
      const writes = [
        { ...place, kind: "share" as const, code: "impact_hire_rate" },
        { ...place, kind: "measure" as const, code: "new_hires", categoryId: crypto.randomUUID() },
      ];
      expect(await api.enter((db) => writeObservations(db, catalog, writes))).toMatchObject({
        stored: false,
        errors: [{ code: "closed" }, { code: "closed" }],
      });
    });

    it("accepts values it already has, and leaves other years open", async () => {
      expect((await send("college,new_hires,2024,200\ncollege,new_hires,2023,101")).body).toEqual({
        created: 0,
        changed: 1,
        unchanged: 1,
      });
    });

    it("opens to one member for as long as the backbone staff allow", async () => {
      await api.enter((db) => openFor(db, 2024, college.id, 5));
      expect(await type([{}])).toMatchObject({ outcome: "saved" });
      await api.enter((db) => openFor(db, 2024, college.id, -1));
      expect(await type([{ text: "202", revision: 2 }])).toMatchObject({ errors: [{ rule: "closed" }] });
    });

    it("refuses a writer who was waiting while it closed", async () => {
      let lateWrite: ReturnType<typeof type> | undefined;
      await api.enter(async (db) => {
        await lockMembers(db, [college.id]);
        lateWrite = type([{ year: 2023, text: "102" }]);
        // On the embedded engine, one transaction starts after the other ends.
        while (engine === "server" && !(await somebodyWaits(db)));
        await close(db, 2023);
      });
      expect(await lateWrite).toMatchObject({ errors: [{ rule: "closed" }] });
    });

    it("cannot be restated by a new definition, but can be graded by one", async () => {
      const measure = catalog.measures.find(({ code }) => code === "new_hires");
      if (!measure) throw new Error("the standard library has new hires");
      const definition = {
        member: college,
        measure,
        fromYear: 2024,
        wording: "All.",
        grade: "close" as const,
      };
      const restated = { year: 2024, state: "value" as const, value: "150" };
      const record = (values: (typeof restated)[]) =>
        api.enter((db) => addDefinition(db, catalog, { ...definition, restatedFrom: null, values }));
      expect(await record([restated])).toMatchObject({ stored: false, errors: [{ code: "closed" }] });
      expect(await record([])).toMatchObject({ stored: true });
    });

    it("cannot be changed through the investment ledger", async () => {
      const none = { committed: null, deployed: null, homesPreserved: null };
      const content = (year: number) => ({
        name: `Mill homes ${year}`,
        type: "housing" as const,
        stage: "committed" as const,
        place: "Tract 12",
        lowIncome: "unknown" as const,
        lowIncomeSource: null,
        note: null,
        years: [{ year, ...none, homesProduced: "60" }],
        shares: [{ memberId: college.id, share: "100" }],
      });
      const add = (year: number) =>
        api.enter((db) => changeLedger(db, catalog, () => [{ id: null, content: content(year) }]));
      await expect(add(2024)).rejects.toThrow(`${college.name}, 2024: ${CLOSED}`);
      expect(await add(2023)).toMatchObject({ stored: true });
    });

    it("keeps the period it was collected for when a fiscal year is corrected", async () => {
      const { id: _, ...record } = college;
      await api.enter((db) => putMember(db, { ...record, fiscalYearEndMonth: 6 }));
      const observations = await api.enter((db) => readObservations(db, {}));
      expect(observations.map(({ periodStart }) => periodStart).sort()).toEqual(["2022-07-01", "2024-01-01"]);
    });
  });

  describe("a verified value", () => {
    beforeEach(() => api.enter((db) => markAll(db, "verified")));

    it("can be changed or removed only with a reason and then becomes a draft", async () => {
      for (const text of ["201", ""])
        for (const reason of [undefined, "  "])
          expect(await type([{ text }], reason)).toMatchObject({
            errors: [{ message: VERIFIED, rule: "reason_required" }],
          });
      expect(await type([{}], "Payroll corrected it")).toMatchObject({
        cells: [{ value: "201", status: "draft", revision: 2 }],
      });
      expect(await type([{ text: "202", revision: 2 }])).toMatchObject({ outcome: "saved" });
    });

    it("needs a reason for its own row in the API, while other rows need none", async () => {
      const lines = "college,new_hires,2023,101\ncollege,employees,2024,900\ncollege,new_hires,2024,200";
      expect(await send(lines)).toMatchObject({
        status: 422,
        body: { errors: [{ row: 2, column: "value", code: "reason_required", message: VERIFIED }] },
      });
      expect((await send("college,employees,2024,900")).body).toMatchObject({ created: 1 });
      const sent = await answerOf(await api.backbone.postCsv(csv(lines), "reason=Payroll%20corrected%20it"));
      expect(sent.body).toEqual({ created: 0, changed: 1, unchanged: 2 });
    });

    it("is flagged in an import's preview until a reason is given", async () => {
      const file = rows("college,new_hires,2023,101");
      const before = { state: "value", value: "100", note: null, status: "verified" };
      const preview = (reason?: string) =>
        api.enter((db) => previewObservations(db, catalog, file, reason ? { reason } : {}));
      expect(await preview()).toEqual([
        { verdict: "error", before, code: "reason_required", message: VERIFIED },
      ]);
      expect(await preview("audited")).toEqual([{ verdict: "changed", before }]);
      await expect(
        api.enter((db) => applyObservations(db, catalog, file, { fileName: "a.csv" })),
      ).rejects.toThrow(FileError);
    });
  });
});

async function somebodyWaits({ tx }: TenantDb): Promise<boolean> {
  const waiting = await tx.execute(sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`);
  return rowsOf(waiting).length > 0;
}
