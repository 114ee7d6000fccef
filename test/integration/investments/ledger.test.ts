import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { InvestmentContent, InvestmentYear } from "../../../app/domain/investments/investments";
import type { Catalog, Member } from "../../../app/domain/terms";
import { importLedger } from "../../../app/exchange/ledger/import.server";
import { ledgerCsv } from "../../../app/exchange/ledger/ledger-csv";
import { FileError, readTable } from "../../../app/exchange/opening/table";
import { entryItems, readEntryCells } from "../../../app/records/entry/entry.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readRollup } from "../../../app/records/figures/rollup.server";
import { readInvestmentHistory, readInvestments } from "../../../app/records/investments/investments.server";
import { changeLedger, type LedgerChange } from "../../../app/records/investments/ledger.server";
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

describe.each(ENGINES)("the investment ledger on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  let catalog: Catalog;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, {
      members: [{ slug: "st-mary" }, { slug: "city" }, { slug: "college", joinedOn: "2024-01-01" }],
    });
    catalog = await collaborative.catalog();
  });

  const member = (slug: string) => catalog.members.find((member) => member.slug === slug) as Member;
  const year = (at: number, more: Partial<InvestmentYear> = {}): InvestmentYear => ({
    year: at,
    committed: null,
    deployed: null,
    homesProduced: null,
    homesPreserved: null,
    ...more,
  });
  const homes = (more: Partial<InvestmentContent> = {}): InvestmentContent => ({
    name: "Mill homes",
    type: "housing",
    stage: "committed",
    place: "Tract 12",
    lowIncome: "unknown",
    lowIncomeSource: null,
    note: null,
    years: [year(2024, { committed: "1000000", homesProduced: "60", homesPreserved: "40" })],
    shares: [
      { memberId: member("st-mary").id, share: "60" },
      { memberId: member("city").id, share: "40" },
    ],
    ...more,
  });
  const change = (changes: LedgerChange[], actor = "Test") =>
    openTenant(
      database,
      { collaborativeId: collaborative.id, actor: { name: actor, userId: null } },
      async (db) => changeLedger(db, catalog, () => changes),
    );
  const add = async (content = homes()) => {
    const outcome = await change([{ id: null, content }]);
    if (!outcome.stored) throw new Error(outcome.why);
    return outcome.ids[0] ?? "";
  };
  const ledger = () => collaborative.enter(readInvestments);
  const enter = (slug: string, code: string, value: string, at = 2024) =>
    collaborative.enter((db) =>
      writeObservations(db, catalog, [
        {
          memberId: member(slug).id,
          kind: "measure",
          code,
          year: at,
          state: "value",
          value,
          note: "estimate",
          source: "Treasury",
        },
      ]),
    );
  /** "st-mary pbi_committed 2024 600000 computed", sorted. */
  const figures = async () => {
    const rows = await collaborative.enter((db) => readObservations(db, {}));
    return rows
      .map(({ memberId, itemId, year: at, value, computed, status, source }) => {
        const slug = catalog.members.find(({ id }) => id === memberId)?.slug;
        const code = catalog.measures.find(({ id }) => id === itemId)?.code;
        return `${slug} ${code} ${at} ${Number(value)} ${computed ? `computed ${status}` : `from ${source}`}`;
      })
      .sort();
  };
  const history = () =>
    collaborative.enter(async ({ tx }) =>
      rowsOf<{ subject: string; before: object | null; after: object | null }>(
        await tx.execute(sql`select subject, before, after from history
          where subject in ('investment', 'observation') order by id`),
      ),
    );
  const total = async (code: string) => {
    const viewer = { role: "backbone" as const, memberId: null };
    const rollup = await collaborative.enter((db) => readRollup(db, { viewer, catalog, to: 2025 }));
    return rollup.years.find((year) => year.year === 2024)?.totals.find(({ measure }) => measure === code);
  };

  it("gives each member its part, and the collaborative the homes once", async () => {
    await add();
    expect(await figures()).toEqual([
      "city housing_units 2024 40 computed draft",
      "city pbi_committed 2024 400000 computed draft",
      "st-mary housing_units 2024 60 computed draft",
      "st-mary pbi_committed 2024 600000 computed draft",
    ]);
    expect(await total("housing_units")).toMatchObject({ value: "100", reporting: 2 });
    expect(await total("pbi_committed")).toMatchObject({ value: "1000000", reporting: 2 });
  });

  it("sets aside entered values while the ledger has entries, and restores them afterward", async () => {
    await enter("st-mary", "pbi_committed", "750000");
    await enter("st-mary", "pbi_deployed", "5");
    const before = await figures();
    const id = await add();
    expect(await figures()).toContain("st-mary pbi_committed 2024 600000 computed draft");
    expect(await figures()).toContain("st-mary pbi_deployed 2024 5 from Treasury");
    await change([{ id, content: homes({ years: [year(2024, { committed: "2000000" })] }) }]);
    expect(await figures()).toContain("st-mary pbi_committed 2024 1200000 computed draft");
    const cells = await collaborative.enter((db) =>
      readEntryCells(db, catalog, member("st-mary"), entryItems(catalog, "investing")),
    );
    expect(cells.find(({ code }) => code === "pbi_committed")?.ledger).toEqual({
      setAside: { state: "value", value: "750000", note: "estimate", source: "Treasury" },
    });
    expect(cells.find(({ code }) => code === "pbi_deployed")?.ledger).toBeUndefined();
    expect(await enter("st-mary", "pbi_committed", "1")).toMatchObject({
      stored: false,
      errors: [{ code: "computed" }],
    });
    await change([{ id, content: null }]);
    expect(await figures()).toEqual(before);
    expect(await ledger()).toEqual([]);
    expect(await total("pbi_committed")).toMatchObject({ value: "750000", reporting: 1 });
  });

  it("follows a share that moves to another member, and members that leave the investment", async () => {
    const id = await add();
    await change([
      { id, content: homes({ shares: [{ memberId: member("college").id, share: "100" }] }), revision: 1 },
    ]);
    expect(await figures()).toEqual([
      "college housing_units 2024 100 computed draft",
      "college pbi_committed 2024 1000000 computed draft",
    ]);
  });

  it("adds up several investments of one member, and holds zero apart from nothing recorded", async () => {
    await add();
    await add(homes({ name: "Shop loans", years: [year(2024, { committed: "0.1", deployed: "0" })] }));
    expect(await figures()).toContain("st-mary pbi_committed 2024 600000.06 computed draft");
    expect(await figures()).toContain("city pbi_deployed 2024 0 computed draft");
  });

  it("keeps who changed what, and nothing when nothing changes", async () => {
    const id = await add();
    const steps = await history();
    expect(steps.map(({ subject }) => subject).sort()).toEqual([
      "investment",
      "observation",
      "observation",
      "observation",
      "observation",
    ]);
    const swapped = homes({ shares: [...homes().shares].reverse() });
    expect(await change([{ id, content: swapped }])).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await history()).toEqual(steps);
    await change([{ id, content: homes({ stage: "deployed" }), revision: 1 }], "Ana");
    const [newest, first] = await collaborative.enter((db) => readInvestmentHistory(db, id));
    expect(newest).toMatchObject({
      actor: "Ana",
      before: { stage: "committed" },
      after: { stage: "deployed" },
    });
    expect(first).toMatchObject({ actor: "Test", before: null, after: { name: "Mill homes" } });
    expect(await ledger()).toMatchObject([{ revision: 2, changedBy: "Ana" }]);
  });

  it("refuses a save over what somebody else has stored meanwhile, with nothing half-written", async () => {
    const id = await add();
    await change([{ id, content: homes({ note: "theirs" }), revision: 1 }], "Ben");
    const before = [await figures(), await history()];
    const late = homes({ years: [year(2025, { committed: "9" })] });
    expect(await change([{ id, content: late, revision: 1 }])).toMatchObject({
      stored: false,
      why: "conflict",
      theirs: { note: "theirs", changedBy: "Ben", revision: 2 },
    });
    expect(await change([{ id, content: null, revision: 1 }])).toMatchObject({ why: "conflict" });
    expect([await figures(), await history()]).toEqual(before);
    await change([{ id, content: null, revision: 2 }]);
    expect(await change([{ id, content: late, revision: 2 }])).toMatchObject({ theirs: null });
  });

  it("lets each name stand for one investment", async () => {
    const id = await add();
    expect(await change([{ id: null, content: homes({ name: " mill  HOMES " }) }])).toMatchObject({
      stored: false,
      why: "name_taken",
    });
    expect(await change([{ id, content: homes({ name: "MILL homes" }) }])).toMatchObject({ changed: 1 });
  });

  it("lets two people write at once, one after the other", async () => {
    const names = ["One", "Two", "Three"];
    await Promise.all(names.map((name) => add(homes({ name }))));
    expect(await total("housing_units")).toMatchObject({ value: "300" });
    expect(await figures()).toContain("st-mary housing_units 2024 180 computed draft");
  });

  it("does nothing if the collaborative has switched the measures off", async () => {
    await collaborative.enter(({ tx }) =>
      tx.execute(sql`update measures set enabled = false
        where collaborative_id = ${collaborative.id} and code = 'pbi_committed'`),
    );
    await add();
    const own = await figures();
    expect(own.filter((line) => line.includes("housing_units"))).toHaveLength(2);
    expect(own).toHaveLength(2);
  });

  it("reads a file that it has written without changing anything", async () => {
    await add(homes({ note: "=SUM(A1)", lowIncome: "yes", lowIncomeSource: "HUD, 2023" }));
    await add(homes({ name: 'No years, "quoted"', years: [] }));
    const file = ledgerCsv(await ledger(), catalog.members, { mark: true });
    const before = await ledger();
    const steps = await history();
    const read = (text: string) => collaborative.enter((db) => importLedger(db, catalog, readTable(text)));
    expect(await read(file)).toEqual({ created: 0, changed: 0, unchanged: 2 });
    expect([await ledger(), await history()]).toEqual([before, steps]);
    for (const investment of before) await change([{ id: investment.id, content: null }]);
    expect(await read(file)).toEqual({ created: 2, changed: 0, unchanged: 0 });
    expect(ledgerCsv(await ledger(), catalog.members, { mark: true })).toBe(file);
  });

  it("takes more years from a file and keeps those that it does not name", async () => {
    await add();
    const file = ledgerCsv(await ledger(), catalog.members).replaceAll(",2024,1000000,", ",2025,7,");
    await collaborative.enter((db) => importLedger(db, catalog, readTable(file)));
    expect((await ledger())[0]?.years.map((year) => `${year.year} ${year.committed}`)).toEqual([
      "2024 1000000",
      "2025 7",
    ]);
  });

  it("names every faulty row of a file and stores nothing of it", async () => {
    const header =
      "name,type,stage,place,low_income,low_income_source,note,year,committed,deployed,homes_produced,homes_preserved,shares";
    const file = `${header}
Good,housing,committed,,,,,2024,1,,,,st-mary 100
Early,housing,committed,,,,,2023,1,,,,college 100
Short,housing,committed,,yes,,,2024,1,,,,st-mary 60; city 39.9`;
    const error = await collaborative
      .enter((db) => importLedger(db, catalog, readTable(file)))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileError);
    const faults = (error as FileError).errors;
    expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
      "3 year",
      "4 low_income_source",
      "4 shares",
    ]);
    expect(faults[0]?.message).toBe(
      "Member college was not a member in 2023, so its part would not be counted.",
    );
    expect([await ledger(), await figures()]).toEqual([[], []]);
  });
});
