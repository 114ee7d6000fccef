import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { COMMUNITY_INDICATORS } from "../../../app/domain/indicators/indicators";
import {
  hundredths,
  isActive,
  json,
  keyOf,
  readCollaborative,
  seeds,
  valuesOf,
  where,
} from "../../support/seed-files";

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
