import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sumsOfGroups } from "../../../app/domain/disclosure/group-parts";
import type { DimensionChange, DimensionSetting } from "../../../app/domain/rollup/breakdown-settings";
import { splitFigures } from "../../../app/domain/rollup/breakdowns";
import type { Catalog, Viewer } from "../../../app/domain/terms";
import { exportRows } from "../../../app/exchange/observations/export";
import { importObservations } from "../../../app/exchange/observations/import.server";
import { FileError, readTable } from "../../../app/exchange/opening/table";
import {
  addDimensions,
  addOwnDimension,
  changeDimension,
  readDimensions,
} from "../../../app/records/collaboratives/breakdown-settings.server";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { entryItems, readEntryCells, saveEntries } from "../../../app/records/entry/entry.server";
import {
  readBreakdowns,
  readSplit,
  readSplitSums,
  splitMembers,
} from "../../../app/records/figures/breakdowns.server";
import { readObservationsFor } from "../../../app/records/figures/export.server";
import { readRollup } from "../../../app/records/figures/rollup.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import { STANDARD_DIMENSIONS } from "../../../seeds/library";
import { ENGINES, makeCollaborative, openTestDatabase } from "../../support/database/databases";

const HEADER = "member,measure,year,value,dimension,category";
const BACKBONE: Viewer = { role: "backbone", memberId: null };
/** Women and men of three institutions; the clinic does not say who its impact hires are. */
const FIGURES = [
  "a,new_hires,2024,200,,",
  "a,new_hires,2024,120,gender,women",
  "a,new_hires,2024,70,gender,men",
  "a,impact_hires,2024,40,,",
  "a,impact_hires,2024,30,gender,women",
  "a,impact_hires,2024,4,gender,men",
  "b,new_hires,2024,100,,",
  "b,new_hires,2024,60,gender,women",
  "b,new_hires,2024,30,gender,men",
  "b,impact_hires,2024,20,,",
  "b,impact_hires,2024,12,gender,women",
  "b,impact_hires,2024,2,gender,men",
  "c,new_hires,2024,90,,",
  "c,new_hires,2024,50,gender,women",
  "c,new_hires,2024,30,gender,men",
  "c,impact_hires,2024,18,,",
  "c,impact_hires,2024,9,gender,women",
  "c,impact_hires,2024,3,gender,men",
  "d,new_hires,2024,300,,",
  "d,new_hires,2024,140,gender,women",
  "d,impact_hires,2024,30,,",
];

describe.each(ENGINES)("breakdowns on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  async function inside<T>(work: (db: TenantDb, catalog: Catalog) => Promise<T>, rows = FIGURES): Promise<T> {
    const collaborative = await makeCollaborative(database, {
      members: ["a", "b", "c", "d"].map((slug) => ({ slug })),
      dimensions: STANDARD_DIMENSIONS,
    });
    return collaborative.enter(async (db) => {
      const catalog = await readCatalog(db);
      await importObservations(db, catalog, readTable([HEADER, ...rows].join("\n")));
      return work(db, catalog);
    });
  }
  const gender = ({ dimensions }: Catalog) => {
    const [first] = dimensions;
    if (!first) throw new Error("nothing is split");
    return first;
  };
  const memberOf = ({ members }: Catalog, slug: string) => {
    const match = members.find((member) => member.slug === slug);
    if (!match) throw new Error("no such member");
    return match;
  };
  async function byGender(db: TenantDb, catalog: Catalog, viewer: Viewer, figure: string) {
    const rollup = await readRollup(db, { viewer, catalog, to: 2024 });
    const breakdown = (
      await readBreakdowns(db, { viewer, catalog, rollup, year: 2024, dimension: gender(catalog) })
    ).get(figure);
    if (!breakdown) throw new Error("not broken down");
    return breakdown;
  }

  it("compare the groups that report both parts with the whole: a ratio of sums, never a mean", () =>
    inside(async (db, catalog) => {
      const { groups, notRecorded, ...coverage } = await byGender(db, catalog, BACKBONE, "impact_hire_rate");
      expect(coverage).toMatchObject({ reporting: 3, expected: 4, dimension: "gender" });
      const [women, men, nonbinary] = groups;
      expect(women).toMatchObject({ numerator: "51", denominator: "230", reporting: 3, withheld: null });
      expect(women?.value).toBeCloseTo(51 / 230, 12);
      expect(women?.gap).toBeCloseTo(51 / 230 - 108 / 690, 12);
      expect(men).toMatchObject({ numerator: "9", denominator: "130", reporting: 3 });
      expect(nonbinary).toMatchObject({ value: null, numerator: null, reporting: 0, gap: null });
      expect(notRecorded).toMatchObject({ numerator: "18", denominator: "30", reporting: 3, gap: null });
      const hires = await byGender(db, catalog, BACKBONE, "new_hires");
      expect(hires.groups[0]).toMatchObject({ value: 370, reporting: 4, gap: null });
      expect(hires.notRecorded).toMatchObject({ value: 190, reporting: 4 });
    }));

  it("add up in the database exactly as the rules add them up", () =>
    inside(async (db, catalog) => {
      const dimension = gender(catalog);
      const figures = splitFigures(catalog, dimension);
      const members = splitMembers(catalog, await readSplit(db, catalog, 2024, [dimension]), 2024, dimension);
      const key = (sum: { figure: string; categoryId: string | null }) => `${sum.figure} ${sum.categoryId}`;
      const order = <Sum extends { figure: string; categoryId: string | null }>(sums: Sum[]) =>
        sums.sort((x, y) => key(x).localeCompare(key(y)));
      const inDatabase = await readSplitSums(db, figures, 2024, dimension);
      expect(order(inDatabase)).toEqual(order(sumsOfGroups({ dimension, figures, members })));
      expect(inDatabase.length).toBeGreaterThan(6);
    }));

  it("withhold small groups from members, with the rule, and any figure that would reveal them", () =>
    inside(async (db, catalog) => {
      const viewer: Viewer = { role: "executive", memberId: memberOf(catalog, "d").id };
      const { groups, notRecorded } = await byGender(db, catalog, viewer, "impact_hires");
      expect(groups.map(({ withheld }) => withheld?.rule)).toEqual([undefined, "small_cell", undefined]);
      expect(groups[1]).toMatchObject({ value: null, numerator: null, reporting: 3 });
      expect(notRecorded).toMatchObject({ value: null, withheld: { rule: "complementary" } });
    }));

  it("export and import without changes, and hide other members' small groups from an executive", () =>
    inside(async (db, catalog) => {
      const all = exportRows(catalog, await readObservationsFor(db, { viewer: BACKBONE, catalog }));
      expect(all).toHaveLength(FIGURES.length);
      const columns = ["member", "measure", "year", "value", "dimension", "category"] as const;
      const text = all.map((row) => columns.map((column) => row[column] ?? "").join(","));
      expect(text).toEqual(FIGURES);
      const again = readTable([HEADER, ...text].join("\n"));
      expect(await importObservations(db, catalog, again)).toMatchObject({ unchanged: FIGURES.length });

      const viewer: Viewer = { role: "executive", memberId: memberOf(catalog, "a").id };
      const rows = exportRows(
        catalog,
        await readObservationsFor(db, { viewer, catalog, filter: { from: 2024, to: 2024 } }),
      );
      const of = (member: string, category: string | null) =>
        rows.find(
          (row) => row.member === member && row.measure === "impact_hires" && row.category === category,
        );
      expect(of("a", "men")).toMatchObject({ value: "4", state: "value" });
      expect(of("b", null)).toMatchObject({ value: "20", state: "value" });
      expect(of("b", "men")).toMatchObject({
        value: null,
        state: "withheld",
        note: "withheld to protect members: shown from 11 people on",
      });
      expect(of("b", "women")).toMatchObject({ value: null, state: "withheld" });
    }));

  it("are refused above their total or above the same group of the whole, at the group's row", () =>
    inside(async (db, catalog) => {
      const send = async (...rows: string[]) => {
        try {
          await importObservations(db, catalog, readTable([HEADER, ...rows].join("\n")));
        } catch (error) {
          if (error instanceof FileError) return error.errors.map(({ row, code }) => [row, code]);
          throw error;
        }
        return [];
      };
      expect(await send("a,impact_hires,2024,11,gender,men")).toEqual([[2, "categories_exceed_total"]]);
      // 70 of a's new hires are men: stored groups of the whole also count.
      expect(await send("a,impact_hires,2024,200,,", "a,impact_hires,2024,71,gender,men")).toEqual([
        [3, "part_exceeds_whole"],
      ]);
      expect(await send("a,total_spend,2024,5,gender,men")).toEqual([[2, "not_split"]]);
      expect(await send("a,impact_hires,2024,10,gender,men")).toEqual([]);
    }));

  it("are entered in the grid below their measure, with errors at the group's cell", () =>
    inside(async (db, catalog) => {
      const member = memberOf(catalog, "d");
      const codes = entryItems(catalog, "workforce").map(({ code }) => code);
      expect(codes.indexOf("impact_hires@gender.women")).toBe(codes.indexOf("impact_hires") + 1);
      const women = { code: "impact_hires@gender.women", year: 2024, revision: 0 };
      expect(await saveEntries(db, catalog, { member, changes: [{ ...women, text: "31" }] })).toMatchObject({
        outcome: "refused",
        errors: [{ code: women.code, year: 2024, message: expect.stringContaining("add up to 31") }],
      });
      expect(await saveEntries(db, catalog, { member, changes: [{ ...women, text: "16" }] })).toMatchObject({
        outcome: "saved",
        cells: [{ code: women.code, value: "16", revision: 1 }],
      });
      const cells = await readEntryCells(db, catalog, member, entryItems(catalog, "workforce"));
      expect(cells.filter(({ code }) => code.includes("@"))).toHaveLength(2);
    }));

  it("let groups be renamed, moved, and turned off, but never deleted once they have values", () =>
    inside(async (db) => {
      const read = async (): Promise<DimensionSetting> => {
        const [first] = await readDimensions(db);
        if (!first) throw new Error("nothing is split");
        return first;
      };
      const before = await read();
      const keep = ({ label, enabled, measures, categories }: DimensionSetting): DimensionChange => ({
        label,
        enabled,
        measures,
        categories,
      });
      const [women, men, nonbinary] = before.categories;
      if (!women || !men || !nonbinary) throw new Error("no groups");
      expect([women.used, nonbinary.used]).toEqual([true, false]);
      const newGroup = { id: null, label: "Women", enabled: true };
      await changeDimension(db, before.id, {
        ...keep(before),
        categories: [{ ...men, label: "Man" }, newGroup],
      });
      expect((await read()).categories).toMatchObject([
        { code: "men", label: "Man", enabled: true },
        { code: "women_2", label: "Women", enabled: true, used: false },
        { code: "women", enabled: false, used: true },
      ]);
      await changeDimension(db, before.id, { ...keep(before), enabled: false, measures: ["employees"] });
      expect(await read()).toMatchObject({ enabled: false, measures: ["employees"] });
      expect((await readCatalog(db)).dimensions.map(({ code }) => code)).toEqual([
        "race_ethnicity",
        "focus_area",
      ]);
      expect(await addDimensions(db, STANDARD_DIMENSIONS)).toBe(0);
      await addOwnDimension(db, "Age group");
      expect((await readDimensions(db)).at(-1)).toMatchObject({ code: "age_group", label: "Age group" });
      expect(await changeDimension(db, women.id, keep(before))).toBe(false);
    }));
});
