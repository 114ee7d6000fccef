import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { DateTime, Interval } from "luxon";
import { describe, expect, it } from "vitest";
import { COMMUNITY_INDICATORS } from "../../app/domain/indicators/indicators";
import type { Collaborative, Measure, Member, Metric } from "../../app/domain/terms";
import { OBSERVATION_STATES, PEER_POLICIES, SECTORS, STRATEGIES } from "../../app/domain/terms";

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
interface Row {
  line: number;
  member: string;
  measure: string;
  year: number;
  value: string;
  state: string;
  note: string;
  source: string;
}

const seeds = fileURLToPath(new URL("../../seeds/", import.meta.url));
const json = <T>(path: string) => JSON.parse(readFileSync(seeds + path, "utf8")) as T;

const library = {
  measures: json<SeedMeasure[]>("library/measures.json"),
  metrics: json<SeedMetric[]>("library/metrics.json"),
};

const HEADER = ["member", "measure", "year", "value", "state", "note", "source"];
function readRows(path: string): Row[] {
  const table: string[][] = parse(readFileSync(seeds + path, "utf8"));
  expect(table[0]).toEqual(HEADER);
  return table.slice(1).map((cells, index) => {
    const [member = "", measure = "", year = "", value = "", state = "", note = "", source = ""] = cells;
    return { line: index + 2, member, measure, year: Number(year), value, state, note, source };
  });
}

function readCollaborative(folder: string) {
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
function hundredths(value: string): bigint {
  const [whole = "", part = ""] = value.split(".");
  return BigInt(whole + part.padEnd(2, "0"));
}

/** The twelve months that end with the member's month in this year, as a half-open interval of days. */
function period(member: SeedMember, year: number) {
  const monthAfter = DateTime.utc(year, member.fiscalYearEndMonth, 1).plus({ months: 1 });
  return Interval.fromDateTimes(monthAfter.minus({ years: 1 }), monthAfter);
}
function isActive(member: SeedMember, year: number): boolean {
  const joined = DateTime.fromISO(member.joinedOn, { zone: "utc" });
  const dayAfter = member.leftOn
    ? DateTime.fromISO(member.leftOn, { zone: "utc" }).plus({ days: 1 })
    : DateTime.utc(9999);
  return period(member, year).overlaps(Interval.fromDateTimes(joined, dayAfter));
}

interface LedgerRow extends Record<string, string> {
  name: string;
  year: string;
  committed: string;
  deployed: string;
  homes_produced: string;
  homes_preserved: string;
  shares: string;
}
const readLedger = (): LedgerRow[] => parse(readFileSync(`${seeds}demo/investments.csv`), { columns: true });
/** Who takes part, with how many hundredths of a percent. */
const partsOf = (row: LedgerRow) =>
  row.shares.split("; ").map((part) => {
    const [slug = "", share = ""] = part.split(" ");
    return { slug, share: hundredths(share) };
  });

const where = (row: Row) => `line ${row.line}: ${row.member} ${row.measure} ${row.year} ${row.value}`;
const keyOf = (member: string, measure: string, year: number) => `${member} ${measure} ${year}`;
function valuesOf(seed: Seed): Map<string, string> {
  const found = seed.rows.filter((r) => r.state === "value");
  return new Map(found.map((r) => [keyOf(r.member, r.measure, r.year), r.value]));
}

function checkDefinitions(measures: SeedMeasure[], metrics: SeedMetric[]) {
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

describe("the standard library", () => {
  it("holds the field's 24 measures in order", () => {
    expect(library.measures.map((m) => m.code).join(" ")).toBe(
      "new_hires impact_hires impact_hires_due_12m impact_hires_kept_12m employees local_employees " +
        "living_wage_employees frontline_employees frontline_promotions pathway_participants " +
        "pathway_completions pathway_placements total_spend addressable_spend local_spend mwbe_local_spend " +
        "mwdbe_local_spend tier2_diverse_spend new_local_vendors investable_assets pbi_allocated " +
        "pbi_committed pbi_deployed housing_units",
    );
  });

  it("holds the 13 standard metrics, the headline of each strategy first", () => {
    expect(library.metrics).toHaveLength(13);
    expect(STRATEGIES.map((s) => library.metrics.find((m) => m.strategy === s)?.code)).toEqual([
      "impact_hire_rate",
      "mwbe_local_share",
      "pbi_allocation_share",
    ]);
  });

  it("refers to nothing that it does not define", () => checkDefinitions(library.measures, library.metrics));

  it("states all three conditions of an impact hire", () => {
    const definition = library.measures.find((m) => m.code === "impact_hires")?.definition ?? "";
    for (const condition of ["disadvantaged area", "intentional pathway", "less than a bachelor's degree"])
      expect(definition).toContain(condition);
  });

  it("leaves pensions out of investable assets and Tier 2 out of Tier 1", () => {
    const definition = (code: string) => library.measures.find((m) => m.code === code)?.definition;
    expect(definition("investable_assets")).toMatch(/Leave out pension assets/);
    expect(definition("mwbe_local_spend")).toMatch(/Leave out Tier 2/);
    expect(definition("tier2_diverse_spend")).toMatch(/Never add it to Tier 1/);
  });
});

const published = readdirSync(`${seeds}published`).sort();
const folders = ["demo", "kestrel-bay", ...published.map((name) => `published/${name}`)];

describe.each(folders)("the figures of %s", (folder) => {
  const seed = readCollaborative(folder);
  const { collaborative, members, measures, metrics, rows } = seed;
  const memberOf = new Map(members.map((m) => [m.slug, m]));
  const measureOf = new Map(measures.map((m) => [m.code, m]));
  const shareOf = new Map(metrics.filter((m) => m.kind === "share").map((m) => [m.code, m]));
  const values = valuesOf(seed);

  it("belong to a collaborative with a place, a language, a currency, and a policy", () => {
    expect(collaborative.slug).toBe(folder.split("/").at(-1));
    expect(Intl.getCanonicalLocales(collaborative.locale)).toEqual([collaborative.locale]);
    expect(Intl.supportedValuesOf("currency")).toContain(collaborative.currency);
    expect(collaborative.name).not.toBe("");
    expect(collaborative.place).not.toBe("");
    expect(collaborative.about).not.toBeNull();
    expect(PEER_POLICIES).toContain(collaborative.policy.peers);
    expect(collaborative.policy.minimumContributors).toBeGreaterThanOrEqual(3);
    expect(collaborative.policy.minimumContributors).toBeLessThanOrEqual(10);
  });

  it("come from members with a known sector, a fiscal year and dates that make sense", () => {
    expect(memberOf.size).toBe(members.length);
    expect(new Set(members.map((m) => m.name)).size).toBe(members.length);
    for (const member of members) {
      expect(member.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(Object.keys(SECTORS)).toContain(member.sector);
      expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).toContain(member.fiscalYearEndMonth);
      expect(DateTime.fromISO(member.joinedOn).isValid).toBe(true);
      if (member.leftOn !== null) expect(member.leftOn > member.joinedOn).toBe(true);
      expect(
        isActive(member, member.baselineYear ?? collaborative.baselineYear) || !member.baselineYear,
      ).toBe(true);
    }
  });

  it("use standard codes that exist, and define the others", () => {
    for (const code of collaborative.measures?.use ?? [])
      expect(library.measures.map((m) => m.code)).toContain(code);
    for (const code of collaborative.metrics?.use ?? [])
      expect(library.metrics.map((m) => m.code)).toContain(code);
    checkDefinitions(measures, metrics);
  });

  it("name a member and a measure, or a share, that are known", () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(memberOf.has(row.member), where(row)).toBe(true);
      expect(measureOf.has(row.measure) || shareOf.has(row.measure), where(row)).toBe(true);
      expect(Number.isInteger(row.year), where(row)).toBe(true);
    }
  });

  it("hold each value once", () => {
    const keys = rows.map((r) => keyOf(r.member, r.measure, r.year));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("are sorted by member, year, and measure", () => {
    const codes = [...measures, ...metrics].map((m) => m.code);
    const place = (row: Row) =>
      (members.findIndex((m) => m.slug === row.member) * 10_000 + row.year) * 1000 +
      codes.indexOf(row.measure);
    const places = rows.map(place);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("lie within membership", () => {
    const outside = rows.filter((row) => {
      const member = memberOf.get(row.member);
      return !member || !isActive(member, row.year);
    });
    expect(outside.map(where)).toEqual([]);
  });

  it("carry a value exactly where the state is value, and a reason where a figure is unavailable", () => {
    for (const row of rows) {
      expect(OBSERVATION_STATES, where(row)).toContain(row.state);
      expect(row.value !== "", where(row)).toBe(row.state === "value");
      if (row.state === "unavailable") expect(row.note, where(row)).not.toBe("");
    }
  });

  it("are plain numbers: people and homes whole, money to the cent, shares between 0 and 1", () => {
    for (const row of rows.filter((r) => r.state === "value")) {
      const unit = measureOf.get(row.measure)?.unit;
      if (unit === undefined) {
        expect(row.value, where(row)).toMatch(/^(0(\.\d+)?|1)$/);
      } else {
        const form = unit === "count" ? /^(0|[1-9]\d*)$/ : /^(0|[1-9]\d*)(\.\d{2})?$/;
        expect(row.value, where(row)).toMatch(form);
      }
    }
  });

  it("never have a part above its whole", () => {
    const above = rows.filter((row) => {
      const whole = values.get(keyOf(row.member, measureOf.get(row.measure)?.partOf ?? "", row.year));
      return row.state === "value" && whole !== undefined && hundredths(row.value) > hundredths(whole);
    });
    expect(above.map(where)).toEqual([]);
  });

  it("contain no text that a spreadsheet would run as a formula", () => {
    for (const row of rows) for (const text of [row.note, row.source]) expect(text).not.toMatch(/^[=+\-@\t]/);
  });
});

describe.each(published)("the published figures of %s", (name) => {
  const { collaborative, members, measures, metrics, rows } = readCollaborative(`published/${name}`);

  it("name their source, every one", () => {
    expect(rows.filter((row) => row.source.trim() === "").map(where)).toEqual([]);
  });

  it("say plainly that they were collected, not entered", () => {
    expect(collaborative.about).toMatch(/collected from public sources/);
    expect(collaborative.about).toMatch(/not entered or checked by the collaborative/);
  });

  it("hold values only; what was not published is left out", () => {
    expect(rows.filter((row) => row.state !== "value").map(where)).toEqual([]);
  });

  it("keep only measures and metrics that some figure needs", () => {
    const needed = new Set<string>();
    for (const metric of metrics) {
      const parts = [metric.numerator, metric.denominator ?? metric.numerator];
      const used = rows.some((r) => r.measure === metric.code || parts.includes(r.measure));
      expect(used, metric.code).toBe(true);
      for (const code of [metric.code, ...parts]) needed.add(code);
    }
    for (const measure of measures)
      expect(needed.has(measure.code) || rows.some((r) => r.measure === measure.code), measure.code).toBe(
        true,
      );
    for (const row of rows) expect(needed, where(row)).toContain(row.measure);
  });

  it("give a share alone only if counts cannot give it", () => {
    for (const row of rows) {
      const metric = metrics.find((m) => m.code === row.measure);
      if (!metric) continue;
      const entered = (code: string | null) =>
        rows.some((r) => r.member === row.member && r.year === row.year && r.measure === code);
      expect(entered(metric.numerator) && entered(metric.denominator), where(row)).toBe(false);
    }
  });

  it("have a figure from every member", () => {
    for (const member of members) expect(rows.map((r) => r.member)).toContain(member.slug);
  });
});

describe("published figures as a whole", () => {
  it("mark derived figures and say how they were derived", () => {
    const derived = published.flatMap((name) =>
      readRows(`published/${name}/observations.csv`).filter((row) => /derived/i.test(row.note)),
    );
    expect(derived.map((row) => keyOf(row.member, row.measure, row.year))).toEqual([
      "johns-hopkins local_spend_targeted 2015",
      "johns-hopkins local_spend_targeted 2016",
      "johns-hopkins targeted_hires_focus 2017",
      "johns-hopkins local_spend_targeted 2017",
    ]);
    const [baseline, first, hires, second] = derived;
    expect(hires?.note).toMatch(/^derived: .*1,017.*304.*381/);
    expect(1017 - 304 - 381).toBe(Number(hires?.value));
    // In millions: 118.4 in 2018 was 29.0 above the baseline; 4.9 and 20.4 before that make 54.3.
    expect(Number(baseline?.value) / 1e6).toBeCloseTo(118.4 - 29, 9);
    expect(Number(first?.value) / 1e6).toBeCloseTo(89.4 + 4.9, 9);
    expect(Number(second?.value) / 1e6).toBeCloseTo(89.4 + 54.3 - 4.9 - 29, 9);
  });

  it("show that dollars can grow while the share falls", () => {
    const rows = readRows("published/blocal/observations.csv");
    const find = (measure: string, year: number) =>
      Number(rows.find((r) => r.measure === measure && r.year === year)?.value);
    expect(find("construction_mwdbe", 2022)).toBeGreaterThan(2 * find("construction_mwdbe", 2018));
    expect(find("construction_mwdbe_share", 2022)).toBeLessThan(find("construction_mwdbe_share", 2018));
  });

  it("keep pooled figures apart from those of a member that they include", () => {
    const rows = readRows("published/blocal/observations.csv");
    const hopkins = new Set(rows.filter((r) => r.member === "johns-hopkins").map((r) => r.measure));
    expect(rows.filter((r) => r.member.startsWith("pooled") && hopkins.has(r.measure))).toEqual([]);
  });
});

describe("the demo collaborative", () => {
  const seed = readCollaborative("demo");
  const { collaborative, members, measures, rows } = seed;
  const values = valuesOf(seed);
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
  const states = new Map(rows.map((r) => [keyOf(r.member, r.measure, r.year), r.state]));
  const activeIn = (year: number) => members.filter((m) => isActive(m, year));
  const reportersOf = (measure: string, year: number) =>
    members.filter((m) => values.has(keyOf(m.slug, measure, year)));
  /** Ratio of sums over the members that report both. */
  function share(numerator: string, denominator: string, year: number, among = members) {
    const both = among.filter(
      (m) => values.has(keyOf(m.slug, numerator, year)) && values.has(keyOf(m.slug, denominator, year)),
    );
    const sum = (code: string) =>
      both.reduce((total, m) => total + hundredths(values.get(keyOf(m.slug, code, year)) ?? "0"), 0n);
    return { value: Number(sum(numerator)) / Number(sum(denominator)), reporting: both.length };
  }

  it("has twelve members of four sectors on three fiscal calendars, over seven years", () => {
    expect(members).toHaveLength(12);
    expect(new Set(members.map((m) => m.sector)).size).toBe(4);
    expect([...new Set(members.map((m) => m.fiscalYearEndMonth))].sort((a, b) => a - b)).toEqual([6, 9, 12]);
    expect([...new Set(rows.map((r) => r.year))].sort()).toEqual(years);
    expect(rows.length).toBeGreaterThanOrEqual(1500);
    expect(rows.length).toBeLessThanOrEqual(1900);
  });

  it("splits hires and employees of most members by group, below the totals, with some people not recorded", () => {
    type Split = Record<"member" | "measure" | "year" | "value" | "dimension" | "category", string>;
    const parts = parse(readFileSync(`${seeds}demo/breakdowns.csv`, "utf8"), { columns: true }) as Split[];
    const dimensions =
      json<{ code: string; categories: { code: string }[]; measures: string[] }[]>("library/dimensions.json");
    const sums = new Map<string, number>();
    const seen = new Map<string, number>();
    for (const { member, measure, year, value, dimension, category } of parts) {
      const known = dimensions.find(({ code }) => code === dimension);
      expect(known?.measures).toContain(measure);
      expect(known?.categories.map(({ code }) => code)).toContain(category);
      expect(value).toMatch(/^(0|[1-9]\d*)$/);
      const group = `${keyOf(member, measure, Number(year))} ${dimension}`;
      expect(seen.has(`${group} ${category}`), `${group} ${category}`).toBe(false);
      seen.set(`${group} ${category}`, Number(value));
      sums.set(group, (sums.get(group) ?? 0) + Number(value));
    }
    for (const [group, sum] of sums) {
      const total = Number(values.get(group.slice(0, group.lastIndexOf(" "))));
      expect(sum, group).toBeLessThan(total);
      expect(sum, group).toBeGreaterThan(total * 0.8);
    }
    for (const [place, value] of seen)
      if (place.includes(" impact_hires "))
        expect(value, place).toBeLessThanOrEqual(
          seen.get(place.replace(" impact_hires ", " new_hires ")) ?? value,
        );
    for (const measure of ["new_hires", "impact_hires", "employees"])
      for (const year of [2022, 2023, 2024, 2025])
        for (const dimension of ["gender", "race_ethnicity"]) {
          const rows = parts.filter(
            (r) => r.measure === measure && Number(r.year) === year && r.dimension === dimension,
          );
          const count = new Set(rows.map((r) => r.member)).size;
          expect(count, `${measure} ${year} ${dimension}`).toBeGreaterThanOrEqual(7);
        }
    expect(new Set(parts.map((r) => r.member)).size).toBeGreaterThanOrEqual(8);
  });

  it("says that it is made up", () => expect(collaborative.about).toMatch(/invented/));

  it("has one member that joined late, with its own baseline", () => {
    const late = members.filter((m) => m.baselineYear !== null);
    expect(late).toHaveLength(1);
    expect(late.every((m) => !isActive(m, 2021) && isActive(m, 2022) && m.baselineYear === 2022)).toBe(true);
  });

  it("has one member that left", () => {
    const left = members.filter((m) => m.leftOn !== null);
    expect(left).toHaveLength(1);
    expect(left.every((m) => isActive(m, 2023) && !isActive(m, 2024))).toBe(true);
    expect(years.map((y) => activeIn(y).length)).toEqual([11, 11, 11, 12, 12, 11, 11]);
  });

  it("never asks a school district about investable assets", () => {
    for (const member of members.filter((m) => m.sector === "school_district"))
      for (const year of years)
        expect(states.get(keyOf(member.slug, "investable_assets", year))).toBe("not_applicable");
  });

  it("keeps a measure that does not concern a member out of every one of its years", () => {
    for (const row of rows.filter((r) => r.state === "not_applicable"))
      for (const year of years)
        if (members.some((m) => m.slug === row.member && isActive(m, year)))
          expect(states.get(keyOf(row.member, row.measure, year)), where(row)).toBe("not_applicable");
  });

  it("has unavailable figures, real zeros, and gaps", () => {
    const cells = years.reduce((n, year) => n + activeIn(year).length * measures.length, 0);
    const zeros = rows.filter((r) => r.state === "value" && Number(r.value) === 0);
    expect(rows.filter((r) => r.state === "unavailable").length).toBeGreaterThan(20);
    expect(zeros.length).toBeGreaterThan(20);
    expect(new Set(zeros.map((r) => r.measure)).size).toBeGreaterThan(4);
    expect(cells - rows.length).toBeGreaterThan(80);
    expect(reportersOf("impact_hires", 2019)).toHaveLength(10);
  });

  it("is still collecting 2025", () => {
    const workforce = measures.filter((m) => m.strategy === "workforce").map((m) => m.code);
    const answered = activeIn(2025).map(
      (m) => workforce.filter((code) => states.has(keyOf(m.slug, code, 2025))).length,
    );
    expect(answered).toHaveLength(11);
    expect(answered.filter((n) => n > 0)).toHaveLength(10);
    expect(answered.filter((n) => n > 0 && n < workforce.length / 2)).toHaveLength(1);
    expect(reportersOf("total_spend", 2025).length).toBeLessThan(11);
  });

  it("dips with the pandemic and then climbs towards its goals", () => {
    const impact = years.map((y) => share("impact_hires", "new_hires", y).value);
    const mwbe = years.map((y) => share("mwbe_local_spend", "total_spend", y).value);
    const allocated = years.map((y) => share("pbi_allocated", "investable_assets", y).value);
    for (const [from, low, to, series] of [
      [0.05, 0.06, 0.1, impact],
      [0.03, 0.04, 0.075, mwbe],
    ] as const) {
      expect(series[0]).toBeGreaterThan(from);
      expect(series[0]).toBeLessThan(low);
      expect(series[1]).toBeLessThan(series[0] ?? 0);
      expect(series.slice(1)).toEqual(series.slice(1).sort((a, b) => a - b));
      expect(series[6]).toBeLessThan(to);
    }
    expect(impact[6]).toBeGreaterThan(0.085);
    expect(allocated).toEqual([...allocated].sort((a, b) => a - b));
    expect(allocated[6]).toBeLessThan(0.01);
  });

  it("has one member that falls behind its own baseline on impact hires", () => {
    const behind = members.filter((m) => {
      const from = share("impact_hires", "new_hires", m.baselineYear ?? 2019, [m]).value;
      return share("impact_hires", "new_hires", 2024, [m]).value < from;
    });
    expect(behind.map((m) => m.slug)).toEqual(["st-alder"]);
  });

  it("has anniversaries that follow the impact hires of the year before", () => {
    let compared = 0;
    for (const member of members)
      for (const year of years) {
        const hired = Number(values.get(keyOf(member.slug, "impact_hires", year - 1)));
        const due = Number(values.get(keyOf(member.slug, "impact_hires_due_12m", year)));
        if (Number.isNaN(hired) || Number.isNaN(due)) continue;
        compared++;
        expect(Math.abs(due - hired), `${member.slug} ${year}`).toBeLessThanOrEqual(Math.max(2, hired * 0.1));
      }
    expect(compared).toBeGreaterThan(40);
  });

  it("never has more people finish a pathway than start it, and places hardly more than finish", () => {
    let exceptions = 0;
    for (const row of rows.filter((r) => r.measure === "pathway_participants" && r.state === "value")) {
      const completed = values.get(keyOf(row.member, "pathway_completions", row.year));
      const placed = values.get(keyOf(row.member, "pathway_placements", row.year));
      if (completed !== undefined) expect(Number(completed)).toBeLessThanOrEqual(Number(row.value));
      if (completed !== undefined && Number(placed) > Number(completed)) exceptions++;
    }
    expect(exceptions).toBe(1);
  });

  it("has spend with MWDBEs within local spend, and local spend within what is addressable", () => {
    for (const row of rows.filter((r) => r.state === "value")) {
      const limit = { mwbe_local_spend: "mwdbe_local_spend", mwdbe_local_spend: "local_spend" }[row.measure];
      const wider = row.measure === "local_spend" ? "addressable_spend" : limit;
      const bound = wider && values.get(keyOf(row.member, wider, row.year));
      if (bound) expect(hundredths(row.value) <= hundredths(bound), where(row)).toBe(true);
    }
  });

  it("pays out no more than was committed since the baseline, over all members", () => {
    const sum = (code: string) =>
      rows
        .filter((r) => r.measure === code && r.year > 2019 && r.state === "value")
        .reduce((total, r) => total + hundredths(r.value), 0n);
    const joint = (column: "committed" | "deployed") =>
      readLedger().reduce((total, row) => total + hundredths(row[column] || "0"), 0n);
    const out = sum("pbi_deployed") + joint("deployed");
    const promised = sum("pbi_committed") + joint("committed");
    expect(out < promised).toBe(true);
    expect(out > promised / 2n).toBe(true);
  });

  it("has no member that makes up most of a headline figure", () => {
    for (const code of ["new_hires", "impact_hires", "total_spend", "mwbe_local_spend", "pbi_allocated"])
      for (const year of years) {
        const amounts = members.map((m) => Number(values.get(keyOf(m.slug, code, year)) ?? 0));
        const largest = amounts.sort((a, b) => b - a).slice(0, 2);
        const total = amounts.reduce((a, b) => a + b, 0);
        expect((largest[0] ?? 0) / total, `${code} ${year}`).toBeLessThan(0.85);
        expect(((largest[0] ?? 0) + (largest[1] ?? 0)) / total, `${code} ${year}`).toBeLessThan(0.95);
      }
  });
});

describe("the demo's investment ledger", () => {
  const { members, rows } = readCollaborative("demo");
  const ledger = readLedger();
  const name = (row: LedgerRow) => `${row.name} ${row.year}`;

  it("has a handful of investments, several of them joint, from 2020 to 2025", () => {
    const parts = new Map(ledger.map((row) => [row.name, partsOf(row).length]));
    expect(parts.size).toBeGreaterThanOrEqual(6);
    expect(parts.size).toBeLessThanOrEqual(9);
    expect([...parts.values()].filter((n) => n > 1).length).toBeGreaterThanOrEqual(4);
    expect([...new Set(ledger.map((row) => row.year))].sort().join(" ")).toBe(
      "2020 2021 2022 2023 2024 2025",
    );
    expect(new Set(ledger.map((row) => row.type)).size).toBeGreaterThan(3);
  });

  it("divides each investment fully among institutions that were members in its years", () => {
    for (const row of ledger) {
      const parts = partsOf(row);
      expect(
        parts.reduce((sum, { share }) => sum + share, 0n),
        name(row),
      ).toBe(100_00n);
      for (const { slug } of parts) {
        const member = members.find((m) => m.slug === slug);
        expect(member && isActive(member, Number(row.year)), `${name(row)} ${slug}`).toBe(true);
      }
    }
  });

  it("repeats an investment's facts on each of its rows, and has each year once", () => {
    const keys = ledger.map(name);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of ledger) {
      const first = ledger.find((other) => other.name === row.name);
      for (const column of ["type", "stage", "place", "low_income", "low_income_source", "note", "shares"])
        expect(row[column], name(row)).toBe(first?.[column]);
      if (row.low_income !== "unknown") expect(row.low_income_source, name(row)).not.toBe("");
    }
  });

  it("leaves no figure to be entered that it supplies", () => {
    const entered = new Set(rows.map((r) => keyOf(r.member, r.measure, r.year)));
    for (const row of ledger)
      for (const { slug } of partsOf(row))
        for (const [measure, recorded] of [
          ["pbi_committed", row.committed],
          ["pbi_deployed", row.deployed],
          ["housing_units", row.homes_produced + row.homes_preserved],
        ] as const)
          if (recorded !== "")
            expect(entered.has(keyOf(slug, measure, Number(row.year))), `${name(row)} ${slug}`).toBe(false);
  });

  it("leaves some members to enter theirs, so that the demo shows both ways", () => {
    const taking = new Set(ledger.flatMap((row) => partsOf(row).map(({ slug }) => slug)));
    const entering = rows.filter(
      (r) => r.measure === "pbi_committed" && r.state === "value" && r.year > 2021,
    );
    expect(entering.some((r) => !taking.has(r.member))).toBe(true);
  });
});

describe("the community around the demo", () => {
  type Row = { indicator: string; year: string; value: string; source: string };
  const rows: Row[] = parse(readFileSync(`${seeds}demo/indicators.csv`), { columns: true });
  const percentOf = (indicator: string, year: number) =>
    Number(rows.find((row) => row.indicator === indicator && row.year === String(year))?.value);
  const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

  it("has every standard indicator in every year, once, in order", () => {
    expect(rows.map(({ indicator, year }) => `${indicator} ${year}`)).toEqual(
      COMMUNITY_INDICATORS.flatMap(({ code }) => years.map((year) => `${code} ${year}`)),
    );
  });

  it("is a percentage with one decimal that says it is invented", () => {
    for (const { value, source } of rows) {
      expect(value).toMatch(/^\d\d?\.\d$/);
      expect(source).toMatch(/^Invented: /);
    }
  });

  it("is worse off than the city or state, and on the way to it", () => {
    const gap = (year: number) =>
      percentOf("unemployment_focus", year) - percentOf("unemployment_reference", year);
    for (const year of years) expect(gap(year)).toBeGreaterThan(0);
    expect(gap(2025)).toBeLessThan(gap(2019));
    expect(percentOf("poverty_focus", 2025)).toBeLessThan(percentOf("poverty_focus", 2019));
  });
});
