import fc from "fast-check";
import type { Absence, Member } from "../../../app/domain/terms";
import { importObservations } from "../../../app/exchange/observations/import.server";
import { FileError, readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { putMember } from "../../../app/records/collaboratives/members.server";
import { changeProfile } from "../../../app/records/collaboratives/profile.server";
import { writeObservations } from "../../../app/records/entry/write-observations.server";
import {
  addDefinition,
  readDefinitions,
  withdrawDefinition,
} from "../../../app/records/figures/definitions.server";
import { readObservations } from "../../../app/records/observations/observations.server";
import type { TenantDb } from "../../../db/tenant";
import type { TestCollaborative } from "../database/databases";
import type { OracleCase } from "./oracle";
import { MEASURES, PAIRS, years } from "./random-collaboratives";

/** Every edit that can change a figure, in any order, wherever it applies. */

const SLUGS = ["m0", "m1", "m2", "m3"];
const slug = fc.constantFrom(...SLUGS);
const measure = fc.constantFrom(...MEASURES);
const year = fc.constantFrom(...years(2018, 2023));
const amount = fc.nat(500).map(String);
const state = fc.constantFrom("value", "value", "value", "missing", "not_applicable", "unavailable");

const cell = fc.record({ measure, year, state, amount });
const entry = fc.record({
  kind: fc.constant("entry" as const),
  slug,
  cells: fc.array(cell, { minLength: 1, maxLength: 8 }),
});
const share = fc.record({
  kind: fc.constant("share" as const),
  slug,
  year,
  given: fc.boolean(),
  metric: fc.constantFrom("impact_hire_rate", "local_workforce_share"),
});
const file = fc.record({
  kind: fc.constant("file" as const),
  rows: fc.array(fc.record({ slug, measure, year, amount }), { maxLength: 6 }),
});
const membership = fc.record({
  kind: fc.constant("membership" as const),
  slug,
  joinedOn: fc.constantFrom("2010-01-01", "2019-06-30", "2020-07-01", "2021-12-31"),
  leftOn: fc.constantFrom(null, null, "2022-06-30", "2022-12-31", "2023-02-28"),
  absences: fc.constantFrom<Absence[][]>(
    [],
    [{ from: "2021-01-01", to: "2021-12-31" }],
    [{ from: "2020-07-02", to: "2021-06-30" }],
    [
      { from: "2020-07-02", to: "2020-12-30" },
      { from: "2021-01-01", to: "2022-06-29" },
    ],
  ),
  fiscalYearEndMonth: fc.constantFrom(12, 6, 2),
  baselineYear: fc.constantFrom(null, null, 2018, 2020, 2021),
});
const baseline = fc.record({
  kind: fc.constant("baseline" as const),
  year: fc.constantFrom(2019, 2020, 2021),
});
const definition = fc.record({
  kind: fc.constant("definition" as const),
  slug,
  measure,
  fromYear: fc.constantFrom(2020, 2021, 2022, 2023),
  grade: fc.constantFrom("same" as const, "close" as const, "different" as const),
  back: fc.constantFrom(null, 1, 2),
  restated: fc.option(amount),
});
const withdrawal = fc.record({ kind: fc.constant("withdrawal" as const), slug });

export const randomEdits = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: entry },
    ...[share, file, membership, membership, baseline, definition, definition, withdrawal].map(
      (arbitrary) => ({ weight: 1, arbitrary: arbitrary as fc.Arbitrary<Edit> }),
    ),
  ),
  { minLength: 4, maxLength: 14 },
);

export type Edit =
  | Drawn<typeof entry>
  | Drawn<typeof share>
  | Drawn<typeof file>
  | Drawn<typeof membership>
  | Drawn<typeof baseline>
  | Drawn<typeof definition>
  | Drawn<typeof withdrawal>;
type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

export const FIRST_MEMBERS = SLUGS.slice(0, 3).map((slug) => ({ slug, joinedOn: "2010-01-01" }));

/** Makes one edit as the app would. An edit refused by a hard check changes nothing, which is also fine. */
export async function makeEdit(collaborative: TestCollaborative, edit: Edit): Promise<void> {
  await collaborative
    .enter((db) => make(db, edit))
    .catch((error) => {
      if (!(error instanceof FileError)) throw error;
    });
}

async function make(db: TenantDb, edit: Edit): Promise<void> {
  const catalog = await readCatalog(db);
  const member =
    "slug" in edit ? catalog.members.find((candidate) => candidate.slug === edit.slug) : undefined;
  const memberId = member?.id ?? "";
  switch (edit.kind) {
    case "membership": {
      const { kind: _, ...record } = edit;
      await putMember(db, { name: `Member ${edit.slug}`, sector: "other", ...record });
      return;
    }
    case "baseline":
      await changeProfile(db, { baselineYear: edit.year });
      return;
    case "file": {
      const rows = edit.rows.map((row) => [row.slug, row.measure, row.year, row.amount].join(","));
      const table = readTable(["member,measure,year,value", ...rows].join("\n"));
      await importObservations(db, catalog, table, { reason: "A file" });
      return;
    }
  }
  if (!member) return;
  switch (edit.kind) {
    case "entry": {
      const places = new Map(edit.cells.map((cell) => [`${cell.measure} ${cell.year}`, cell]));
      await writeObservations(
        db,
        catalog,
        [...places.values()].map((cell) => ({
          memberId,
          kind: "measure" as const,
          code: cell.measure,
          year: cell.year,
          state: cell.state as "value",
          value: cell.state === "value" ? cell.amount : null,
          note: cell.state === "unavailable" ? "not kept" : null,
        })),
      );
      return;
    }
    case "share": {
      const value = edit.given
        ? { state: "value" as const, value: "0.19" }
        : { state: "missing" as const, value: null };
      await writeObservations(db, catalog, [
        { memberId, kind: "share", code: edit.metric, year: edit.year, ...value },
      ]);
      return;
    }
    case "definition": {
      const measure = catalog.measures.find(({ code }) => code === edit.measure);
      const restatedFrom = edit.back === null ? null : edit.fromYear - edit.back;
      const values =
        restatedFrom !== null && edit.restated !== null
          ? [{ year: restatedFrom, state: "value" as const, value: edit.restated }]
          : [];
      if (measure)
        await addDefinition(db, catalog, {
          member,
          measure,
          fromYear: edit.fromYear,
          grade: edit.grade,
          restatedFrom,
          values,
          wording: "Ours",
        });
      return;
    }
    case "withdrawal": {
      const [last] = await readDefinitions(db, { memberId });
      if (last) await withdrawDefinition(db, memberId, last.id);
    }
  }
}

/** The final stored state, for the rules worked by hand. */
export async function asCase(db: TenantDb, year: number): Promise<OracleCase> {
  const { collaborative, members, measures } = await readCatalog(db);
  const slugOf = new Map(members.map(({ id, slug }: Member) => [id, slug]));
  const codeOf = new Map(measures.map(({ id, code }) => [id, code]));
  const observations = await readObservations(db, {});
  const definitions = await readDefinitions(db);
  return {
    baselineYear: collaborative.baselineYear,
    year,
    members,
    observations: observations
      .filter(({ kind }) => kind === "measure")
      .map(({ memberId, itemId, year: at, state, value }) => ({
        member: slugOf.get(memberId) ?? "",
        measure: codeOf.get(itemId) ?? "",
        year: at,
        state,
        ...(value !== null && { value }),
      })),
    definitions: definitions.toReversed().map(({ memberId, measureId, fromYear, restatedFrom, grade }) => ({
      member: slugOf.get(memberId) ?? "",
      measure: codeOf.get(measureId) ?? "",
      fromYear,
      restatedFrom,
      grade,
    })),
  };
}

export const PAIR_METRICS: string[] = PAIRS.map(({ metric }) => metric);
