import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCatalog } from "../../app/records/catalog.server";
import { readRollup } from "../../app/records/rollup.server";
import { buildReport } from "../../app/reports/build";
import { AUDIENCES, type Audience, modelSchema, type ReportModel } from "../../app/reports/model";
import { newOutline } from "../../app/reports/outline";
import { readReportSources } from "../../app/reports/read.server";
import type { Database } from "../../db/client";
import { openTenant } from "../../db/door";
import type { TenantDb } from "../../db/tenant";
import { DEMO, loadSeed } from "../../seeds/load";
import { openTestDatabase } from "../support/databases";

let database: Database;
let dispose: () => Promise<void>;
let enter: <T>(work: (db: TenantDb) => Promise<T>) => Promise<T>;
const reports = new Map<Audience, ReportModel>();
const YEAR = 2025;

async function report(db: TenantDb, readers: Audience): Promise<ReportModel> {
  const sources = await readReportSources(db, { readers, year: YEAR }, "2026-03-01");
  const outline = newOutline(readers);
  return buildReport(sources, {
    ...{ title: "Progress", slug: "progress", outline, earlier: null, date: "2026-03-01" },
  });
}

beforeAll(async () => {
  ({ database, dispose } = await openTestDatabase("embedded"));
  let collaborativeId = "";
  await loadSeed(database, DEMO, async (db) => {
    collaborativeId = db.collaborativeId;
  });
  enter = (work) => openTenant(database, { collaborativeId, actor: { name: "Test", userId: null } }, work);
  for (const readers of AUDIENCES) reports.set(readers, await enter((db) => report(db, readers)));
}, 180_000);
afterAll(() => dispose());

const of = (readers: Audience) => {
  const found = reports.get(readers);
  if (!found) throw new Error(readers);
  return found;
};

describe("a report of the demo", () => {
  it.each(AUDIENCES)("for %s readers follows its published schema", (readers) => {
    expect(modelSchema.safeParse(of(readers)).error).toBeUndefined();
  });

  it.each(AUDIENCES)("for %s readers refers to no figure that it does not have", (readers) => {
    const { figures, sections } = of(readers);
    const known = new Set(figures.map(({ id }) => id));
    const asked = JSON.stringify(sections).match(/"figure":"[^"]*"/g) ?? [];
    expect(asked.length).toBeGreaterThan(50);
    for (const one of asked) expect(known).toContain(one.slice(10, -1));
  });

  it("is the same, to the byte, when it is built again", async () => {
    const again = await enter((db) => report(db, "public"));
    expect(JSON.stringify(again)).toBe(JSON.stringify(of("public")));
  });

  it("tells the public no figure of a single member and no value behind one", () => {
    const { figures, members } = of("public");
    expect(members).toBeNull();
    expect(figures.filter(({ member }) => member !== null)).toEqual([]);
  });

  it("shows its readers nothing that a member among them is not shown on screen", async () => {
    await enter(async (db) => {
      const catalog = await readCatalog(db);
      for (const { id: memberId } of catalog.members) {
        const seen = await readRollup(db, { role: "executive", memberId }, catalog, YEAR, "2026-03-01");
        for (const readers of ["members", "public"] as const)
          for (const { year, metrics } of seen.years)
            for (const { metric, withheld } of metrics)
              if (withheld) {
                const told = of(readers).figures.find(({ id }) => id === `${metric}@${year}`);
                expect([metric, year, told?.value ?? null]).toEqual([metric, year, null]);
              }
      }
    });
  });

  it("writes no value of a withheld figure anywhere", () => {
    for (const one of of("public").figures)
      if (one.missing === "withheld") expect([one.id, one.value]).toEqual([one.id, null]);
    expect(of("public").figures.some(({ missing }) => missing === "withheld")).toBe(true);
  });

  it("gives backbone staff the members’ own values, which add up to its totals", () => {
    const { members, figures } = of("internal");
    const place = members?.columns.findIndex(({ code }) => code === "new_hires") ?? -1;
    const sum = members?.rows
      .filter(({ year }) => year === YEAR)
      .reduce((total, { values }) => total + Number(values[place] ?? 0), 0);
    expect(String(sum)).toBe(figures.find(({ id }) => id === `new_hires@${YEAR}`)?.value);
  });
});
