import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { recordedIn } from "../../../app/domain/rollup/awaited";
import { valuesOf } from "../../../app/domain/rollup/contributions";
import type { TotalFigure } from "../../../app/domain/rollup/figures";
import { rollUp } from "../../../app/domain/rollup/rollup";
import { sumsOfValues } from "../../../app/domain/rollup/sums-of-values";
import type { Viewer } from "../../../app/domain/terms";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { closeYear, reopenYear } from "../../../app/records/collection/close-year.server";
import { openYear, release } from "../../../app/records/collection/years.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import { readContributions, readRollup } from "../../../app/records/figures/rollup.server";
import { readSums } from "../../../app/records/figures/sums.server";
import { readCollectionFacts } from "../../../app/records/figures/under-way.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import { addReport, findReport } from "../../../app/records/reports/reports.server";
import { publish } from "../../../app/records/reports/versions.server";
import { buildReport } from "../../../app/reports/build";
import { differences } from "../../../app/reports/differences";
import { newOutline } from "../../../app/reports/outline";
import { readReportSources } from "../../../app/reports/read.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { runs } from "../../support/endurance";
import { randomCollaborative, storeCase } from "../../support/figures/random-collaboratives";
import { Equations } from "../../support/figures/rational";

const MEMBERS = ["arts", "bank", "college", "dock", "energy", "farm"];
const K = 3;

describe.each(ENGINES)("figures that were shown before, on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let at: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    at = await makeCollaborative(database, {
      profile: { policy: standardPolicy("totals_only"), baselineYear: 2023 },
      members: MEMBERS.map((slug) => ({ slug })),
    });
  });

  const enter = (values: Record<string, number>, year = 2025, code = "local_spend") =>
    at.enter(async (db) => {
      const catalog = await readCatalog(db);
      const rows = Object.entries(values).map(([slug, value]) => ({
        memberId: catalog.members.find((member) => member.slug === slug)?.id ?? "",
        kind: "measure" as const,
        code,
        year,
        state: "value" as const,
        value: String(value),
        note: "",
        source: null,
      }));
      expect((await writeObservations(db, catalog, rows, { reason: "corrected" })).stored).toBe(true);
    });
  const viewerOf = async (db: TenantDb, slug = "arts"): Promise<Viewer> => {
    const { members } = await readCatalog(db);
    return { role: "executive", memberId: members.find((member) => member.slug === slug)?.id ?? null };
  };
  const shownTo = (slug?: string, year = 2025) =>
    at.enter(async (db): Promise<Partial<TotalFigure>> => {
      const catalog = await readCatalog(db);
      const viewer = await viewerOf(db, slug);
      const { years } = await readRollup(db, { viewer, catalog, to: year });
      return years.at(-1)?.totals.find(({ measure }) => measure === "local_spend") ?? {};
    });
  const open = (year = 2025) =>
    at.enter((db) => openYear(db, { year, dueOn: null, remindBefore: [], remindAfter: [], requests: [] }));
  const publishVersion = (figures: "keep" | "withhold" = "keep") =>
    at.enter(async (db) => {
      const slug = "progress";
      const year = 2025;
      const outline = newOutline("public");
      if (!(await findReport(db, slug)))
        await addReport(db, { title: "Progress", year, audience: "public", outline });
      const report = await findReport(db, slug);
      if (!report) throw new Error("the report was not stored");
      const sources = await readReportSources(db, { readers: "public", year, earlier: figures });
      const model = buildReport(sources, {
        title: "Progress",
        slug,
        outline,
        earlier: null,
        date: "2026-03-01",
      });
      await publish(db, report, JSON.stringify(model), sources.showing);
      const total = sources.rollup.years.at(-1)?.totals.find(({ measure }) => measure === "local_spend");
      return { model, total, kept: sources.kept };
    });
  const FOUR = { arts: 1000, bank: 1100, college: 1200, dock: 1300 };

  describe("a later version of a public report", () => {
    it("keeps the figure of the first rather than give the fifth member's number", async () => {
      await enter(FOUR);
      const first = await publishVersion();
      await enter({ energy: 1555 });
      const second = await publishVersion();
      expect(first.total).toMatchObject({ value: "4600", reporting: 4 });
      expect(second.total).toMatchObject({ value: "4600", reporting: 4 });
      expect(second.total?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(second.kept.map(({ year }) => year)).toEqual([2025]);
      expect(JSON.stringify(second.model)).not.toContain("6155");
      expect(JSON.stringify(second.model)).toContain("(as of ");
      expect(differences(first.model, second.model)).toEqual([]);
    });

    it("withholds the figure if the convener prefers that", async () => {
      await enter(FOUR);
      await publishVersion();
      await enter({ energy: 1555 });
      const { total, model } = await publishVersion("withhold");
      expect(total).toMatchObject({ value: null, withheld: { rule: "over_time" } });
      expect(JSON.stringify(model)).not.toMatch(/4600|4,600|6155|6,155/);
    });

    it("moves on once the numbers of three members have changed", async () => {
      await enter(FOUR);
      await publishVersion();
      await enter({ energy: 1555, farm: 1000, arts: 1010 });
      const { total } = await publishVersion();
      expect(total).toMatchObject({ value: "7165", reporting: 6 });
      expect(total?.asOf).toBeUndefined();
    });

    it("is judged by the versions before the last as well", async () => {
      await enter(FOUR);
      await publishVersion();
      await enter({ arts: 2000, bank: 2100, college: 2200 });
      await publishVersion();
      // Two members return to their first numbers: beside the first version, one change would stand alone.
      await enter({ arts: 1000, bank: 1100, dock: 1400 });
      expect((await publishVersion()).total).toMatchObject({ value: "7600", reporting: 4 });
    });

    it("does not let a page say what the report keeps", async () => {
      await enter(FOUR);
      await publishVersion();
      await enter({ energy: 1555 });
      expect(await shownTo("bank")).toMatchObject({ value: "4600", reporting: 4 });
    });
  });

  describe("an open year", () => {
    it("tells members how many have reported, and nothing else, until it is released", async () => {
      await open();
      await enter(FOUR);
      expect(await shownTo()).toMatchObject({
        value: null,
        sinceBaseline: { value: null },
        withheld: { rule: "collecting", detail: "being collected, 4 of 6 reported" },
      });
      expect(await at.enter((db) => release(db, 2025))).toBe(true);
      expect(await shownTo()).toMatchObject({ value: "4600", reporting: 4, withheld: null });
      await enter({ energy: 1555 });
      expect(await shownTo()).toMatchObject({ value: "4600", reporting: 4 });
      await at.enter((db) => release(db, 2025));
      expect(await shownTo()).toMatchObject({ value: "4600", reporting: 4 });
    });

    it("is released by closing it", async () => {
      await open();
      await enter(FOUR);
      await at.enter(async (db) => closeYear(db, await readCatalog(db), 2025, null));
      expect(await shownTo()).toMatchObject({ value: "4600", withheld: null });
    });

    it("is live where members see each other's figures", async () => {
      at = await makeCollaborative(database, { members: MEMBERS.map((slug) => ({ slug })) });
      await open();
      await enter(FOUR);
      expect(await shownTo()).toMatchObject({ value: "4600", withheld: null });
      await enter({ energy: 1555 });
      expect(await shownTo()).toMatchObject({ value: "6155", reporting: 5 });
    });

    it("still shows a member its own numbers, and nobody else's", async () => {
      await open();
      await enter(FOUR);
      const shown = await at.enter(async (db) => {
        const catalog = await readCatalog(db);
        const figures = [
          {
            code: "local_spend",
            label: "",
            kind: "amount" as const,
            numerator: "local_spend",
            denominator: null,
            span: "year" as const,
            unit: "currency" as const,
          },
        ];
        const behind = await readContributions(db, {
          viewer: await viewerOf(db),
          catalog,
          figures,
          year: 2025,
        });
        return behind.get("local_spend")?.shown.map(({ name, value }) => [name, value]);
      });
      expect(shown).toEqual([["Member arts", 1000]]);
    });

    it("counts what pages showed before it was opened as known", async () => {
      await enter({ ...FOUR, energy: 900 });
      expect(await shownTo()).toMatchObject({ value: "5500" });
      await open();
      expect((await shownTo()).withheld?.rule).toBe("collecting");
      await enter({ farm: 777 });
      await at.enter((db) => release(db, 2025));
      expect(await shownTo()).toMatchObject({ value: "5500", reporting: 5 });
    });
  });

  it("shows a reopened year as it was closed, until enough members' numbers have changed", async () => {
    await open();
    await enter({ ...FOUR, energy: 900, farm: 950 });
    await at.enter(async (db) => closeYear(db, await readCatalog(db), 2025, null));
    await at.enter((db) => reopenYear(db, 2025, "One member miscounted"));
    await enter({ dock: 1999 });
    expect(await shownTo()).toMatchObject({ value: "6450" });
    await at.enter(async (db) => closeYear(db, await readCatalog(db), 2025, null));
    const closed = await shownTo();
    expect(closed).toMatchObject({ value: "6450" });
    expect(closed.asOf).toBeDefined();
    await at.enter((db) => reopenYear(db, 2025, "Others did as well"));
    await enter({ energy: 901, farm: 951 });
    await at.enter(async (db) => closeYear(db, await readCatalog(db), 2025, null));
    expect(await shownTo()).toMatchObject({ value: "7151" });
  });

  it("gives an attacker who kept every page and every version no member's number", async () => {
    const step = fc.record({
      changes: fc.dictionary(fc.constantFrom(...MEMBERS), fc.integer({ min: 900, max: 1300 }), {
        minKeys: 1,
        maxKeys: 4,
        noNullPrototype: true,
      }),
      next: fc.constantFrom("release", "publish", "close and reopen"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
        at = await makeCollaborative(database, {
          profile: { policy: standardPolicy("totals_only"), baselineYear: 2023 },
          members: MEMBERS.map((slug) => ({ slug })),
        });
        await enter(FOUR);
        await open();
        const stored: Record<string, number> = { ...FOUR };
        const looks: { value: string; numbers: Record<string, number> }[] = [];
        const seen: Record<string, number>[] = [{ ...FOUR }];
        for (const { changes, next } of steps) {
          await enter(changes);
          Object.assign(stored, changes);
          seen.push({ ...stored });
          if (next === "release") await at.enter((db) => release(db, 2025));
          if (next === "close and reopen") {
            await at.enter(async (db) => closeYear(db, await readCatalog(db), 2025, null));
            await at.enter((db) => reopenYear(db, 2025, "again"));
          }
          const totals = [await shownTo("farm"), next === "publish" ? (await publishVersion()).total : null];
          for (const total of totals) {
            if (!total?.value) continue;
            // The numbers that make up what was shown: those of some moment, or of none.
            const sum = (numbers: Record<string, number>) =>
              Object.values(numbers).reduce((a, b) => a + b, 0);
            const numbers = seen.findLast((moment) => sum(moment) === Number(total.value));
            expect(numbers, `${total.value} is no total of any moment`).toBeDefined();
            looks.push({ value: total.value, numbers: numbers ?? {} });
          }
        }
        const equations = new Equations();
        for (const { numbers } of looks)
          equations.learn(
            Object.entries(numbers)
              .filter(([slug]) => slug !== "farm")
              .map(([slug, value]) => `${slug} ${value}`),
          );
        expect(equations.alone()).toEqual([]);
        for (const earlier of looks)
          for (const later of looks) {
            const changed = MEMBERS.filter((slug) => earlier.numbers[slug] !== later.numbers[slug]);
            expect(changed.length === 0 || changed.length >= K).toBe(true);
          }
      }),
      { numRuns: runs(6) },
    );
  });

  it("are added up in memory by the same rules as in the database", async () => {
    await fc.assert(
      fc.asyncProperty(randomCollaborative, fc.constantFrom(null, 2020, 2021, 2022), async (input, from) => {
        const collaborative = await storeCase(database, input);
        if (from !== null) await collaborative.enter((db) => changeFiscalYears(db, from));
        const [kept, added] = await collaborative.enter(async (db) => {
          const catalog = await readCatalog(db);
          const observations = await readObservations(db, {});
          const values = valuesOf(observations);
          const { facts } = await readCollectionFacts(db);
          const collection = { ...facts, recorded: recordedIn(observations) };
          const range = { from: input.baselineYear, to: input.year };
          return [
            rollUp(catalog, await readSums(db, catalog, range.from, range.to)),
            rollUp(catalog, sumsOfValues({ catalog, values, definitions: [], collection, ...range })),
          ];
        });
        expect(plain(added)).toEqual(plain(kept));
      }),
      { numRuns: runs(8) },
    );
  });
});

/** Gives every member a fiscal year that ends half a year earlier or later from a year on. */
async function changeFiscalYears(db: TenantDb, from: number): Promise<void> {
  for (const { id: _id, earlierFiscalYearEnds: _ends, ...member } of (await readCatalog(db)).members) {
    const fiscalYearEndMonth = ((member.fiscalYearEndMonth + 5) % 12) + 1;
    await putMember(db, { ...member, fiscalYearEndMonth, fiscalYearFrom: from });
  }
}

/** Amounts without trailing zeros. */
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (_key, item) =>
    typeof item === "string" && /^-?\d+\.\d*0+$/.test(item) ? item.replace(/\.?0+$/, "") : item,
  );
