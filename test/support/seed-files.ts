import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { DateTime, Interval } from "luxon";
import { expect } from "vitest";
import {
  type Collaborative,
  type Measure,
  type Member,
  type Metric,
  STRATEGIES,
} from "../../app/domain/terms";

/**
 * The figures that ship with the program, read as files and held against the rules of the field. Nothing
 * here uses the loader: membership, periods and sums are worked out once more from the plain text.
 */

type SeedMeasure = Omit<Measure, "id" | "position">;
type SeedMetric = Omit<Metric, "id" | "position">;
type SeedMember = Omit<Member, "id">;
interface SeedCollaborative extends Omit<Collaborative, "id"> {
  measures?: { use: string[]; add: SeedMeasure[] };
  metrics?: { use: string[]; add: SeedMetric[] };
  packs?: string[];
}
export interface Row {
  line: number;
  member: string;
  measure: string;
  year: number;
  value: string;
  state: string;
  note: string;
  source: string;
}

export const seeds = fileURLToPath(new URL("../../seeds/", import.meta.url));
export const json = <T>(path: string) => JSON.parse(readFileSync(seeds + path, "utf8")) as T;

export const library = {
  measures: json<SeedMeasure[]>("library/measures.json"),
  metrics: json<SeedMetric[]>("library/metrics.json"),
};

const HEADER = ["member", "measure", "year", "value", "state", "note", "source"];
export function readRows(path: string): Row[] {
  const table: string[][] = parse(readFileSync(seeds + path, "utf8"));
  expect(table[0]).toEqual(HEADER);
  return table.slice(1).map((cells, index) => {
    const [member = "", measure = "", year = "", value = "", state = "", note = "", source = ""] = cells;
    return { line: index + 2, member, measure, year: Number(year), value, state, note, source };
  });
}

export function readCollaborative(folder: string) {
  const collaborative = json<SeedCollaborative>(`${folder}/collaborative.json`);
  const { measures, metrics } = collaborative;
  const packs = (collaborative.packs ?? []).map((code) =>
    json<typeof library>(`packs/${code.replaceAll("_", "-")}.json`),
  );
  return {
    collaborative,
    members: json<SeedMember[]>(`${folder}/members.json`),
    measures: measures
      ? [
          ...library.measures.filter((m) => measures.use.includes(m.code)),
          ...measures.add,
          ...packs.flatMap((pack) => pack.measures),
        ]
      : library.measures,
    metrics: metrics
      ? [
          ...library.metrics.filter((m) => metrics.use.includes(m.code)),
          ...metrics.add,
          ...packs.flatMap((pack) => pack.metrics),
        ]
      : library.metrics,
    rows: readRows(`${folder}/observations.csv`),
  };
}
type Seed = ReturnType<typeof readCollaborative>;

/** An exact amount in hundredths; the seeds hold nothing finer. */
export function hundredths(value: string): bigint {
  const [whole = "", part = ""] = value.split(".");
  return BigInt(whole + part.padEnd(2, "0"));
}

/** The twelve months that end with the member's month in this year, as a half-open interval of days. */
function period(member: SeedMember, year: number) {
  const monthAfter = DateTime.utc(year, member.fiscalYearEndMonth, 1).plus({ months: 1 });
  return Interval.fromDateTimes(monthAfter.minus({ years: 1 }), monthAfter);
}
export function isActive(member: SeedMember, year: number): boolean {
  const joined = DateTime.fromISO(member.joinedOn, { zone: "utc" });
  const dayAfter = member.leftOn
    ? DateTime.fromISO(member.leftOn, { zone: "utc" }).plus({ days: 1 })
    : DateTime.utc(9999);
  return period(member, year).overlaps(Interval.fromDateTimes(joined, dayAfter));
}

export const where = (row: Row) => `line ${row.line}: ${row.member} ${row.measure} ${row.year} ${row.value}`;
export const keyOf = (member: string, measure: string, year: number) => `${member} ${measure} ${year}`;
export function valuesOf(seed: Seed): Map<string, string> {
  const found = seed.rows.filter((r) => r.state === "value");
  return new Map(found.map((r) => [keyOf(r.member, r.measure, r.year), r.value]));
}

export function checkDefinitions(measures: SeedMeasure[], metrics: SeedMetric[]) {
  const codes = [...measures, ...metrics].map((m) => m.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code).toMatch(/^[a-z][a-z0-9_]*$/);
  const known = new Set(measures.map((m) => m.code));
  for (const measure of measures) {
    expect(STRATEGIES).toContain(measure.strategy);
    expect(["count", "currency"]).toContain(measure.unit);
    expect(["flow", "stock"]).toContain(measure.kind);
    expect(measure.label).toMatch(/^[A-Z]/);
    expect(measure.definition).toMatch(/^[A-Z].{30,}\.$/);
    if (measure.partOf === null) continue;
    const whole = measures.find((m) => m.code === measure.partOf);
    expect(whole, `${measure.code} is part of ${measure.partOf}`).toBeDefined();
    expect(whole?.unit).toBe(measure.unit);
    expect(whole?.kind).toBe(measure.kind);
  }
  for (const metric of metrics) {
    expect(STRATEGIES).toContain(metric.strategy);
    expect(["year", "since_baseline"]).toContain(metric.span);
    expect(known, metric.code).toContain(metric.numerator);
    if (metric.denominator !== null) expect(known, metric.code).toContain(metric.denominator);
    expect(metric.kind, metric.code).toBe(metric.denominator === null ? "amount" : "share");
    if (metric.span === "since_baseline")
      for (const code of [metric.numerator, metric.denominator])
        expect(["flow", undefined]).toContain(measures.find((m) => m.code === code)?.kind);
  }
}
