import { readdirSync } from "node:fs";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { OBSERVATION_STATES, PEER_POLICIES, SECTORS } from "../../../app/domain/terms";
import {
  checkDefinitions,
  hundredths,
  isActive,
  keyOf,
  library,
  type Row,
  readCollaborative,
  readRows,
  seeds,
  valuesOf,
  where,
} from "../../support/seed-files";

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
