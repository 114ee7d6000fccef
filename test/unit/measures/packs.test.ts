import { describe, expect, it } from "vitest";
import { checkMemberValues, valueKey } from "~/domain/entry/hard-checks";
import { type MeasurePack, packSchema, planPack } from "~/domain/measures/packs";
import type { MeasureSettings } from "~/domain/measures/settings";
import { fraction, toNumber } from "~/domain/numbers/fraction";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { STANDARD_PACKS } from "../../../seeds/packs";

const LIBRARY = { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS };
const NONE: MeasureSettings = { measures: [], metrics: [], declined: [] };
const setting = (codes: string[], enabled = true): MeasureSettings => ({
  ...NONE,
  measures: STANDARD_MEASURES.filter(({ code }) => codes.includes(code)).map((item, position) => ({
    ...item,
    id: item.code,
    position,
    enabled,
    values: 0,
  })),
});
const social = STANDARD_PACKS.find(({ code }) => code === "social_procurement") as MeasurePack;
const faults = (pack: unknown) =>
  packSchema.safeParse(pack).error?.issues.map(({ message }) => message) ?? [];

describe("a pack of measures", () => {
  it.each(STANDARD_PACKS.map((pack) => [pack.name, pack] as const))(
    "%s fits the standard library",
    (_, pack) => {
      const plan = planPack(NONE, pack, LIBRARY);
      expect(plan.fault).toBe(null);
      expect(plan.measures.map(({ code }) => code)).toEqual(
        expect.arrayContaining(pack.measures.map(({ code }) => code)),
      );
      const standard = new Set([...STANDARD_MEASURES, ...STANDARD_METRICS].map(({ code }) => code));
      expect([...pack.measures, ...pack.metrics].filter(({ code }) => standard.has(code))).toEqual([]);
    },
  );

  it("brings the standard measures along that it is part of, and leaves what is here", () => {
    const added = (settings: MeasureSettings) =>
      planPack(settings, social, LIBRARY).measures.map(({ code }) => code);
    expect(added(NONE)).toEqual(expect.arrayContaining(["total_spend", "addressable_spend"]));
    expect(added(setting(["total_spend", "addressable_spend"]))).not.toContain("addressable_spend");
    const here = { ...social, measures: social.measures.slice(0, 1) };
    const known = setting(["total_spend", "addressable_spend"]);
    const [whole] = planPack(known, here, LIBRARY).measures;
    const settings = {
      ...known,
      measures: [...known.measures, { ...whole, label: "Our own words", enabled: true, values: 9 }],
    } as MeasureSettings;
    const plan = planPack(settings, social, LIBRARY);
    expect(plan.kept).toEqual(["social_value_spend"]);
    expect(plan.measures.map(({ code }) => code)).not.toContain("social_value_spend");
  });

  it("cannot be adopted while a whole is switched off, or where a code means something else", () => {
    expect(planPack(setting(["total_spend", "addressable_spend"], false), social, LIBRARY).fault).toMatch(
      /switched off/,
    );
    const metric = {
      ...social.metrics[0],
      id: "x",
      position: 0,
      code: "social_value_spend",
      enabled: true,
      shares: 0,
    };
    const settings = { ...NONE, metrics: [metric] } as MeasureSettings;
    expect(planPack(settings, social, LIBRARY).fault).toMatch(/stands for a figure/);
  });

  it("means by a code of the standard library what it means there", () => {
    const [first] = social.measures;
    const mine = { ...first, code: "new_hires", label: "My hires", unit: "currency", partOf: null };
    const pack = packSchema.parse({ ...social, measures: [mine], metrics: [] });
    expect(planPack(NONE, pack, LIBRARY).measures[0]).toMatchObject({ label: "New hires", unit: "count" });
  });

  it("is refused where it contradicts itself", () => {
    const [first, second] = social.measures;
    expect(faults({ ...social, format: "something" })).toEqual(["This is no pack of measures."]);
    expect(faults({ ...social, measures: [], metrics: [] })).toEqual(["The pack is empty."]);
    expect(faults({ ...social, measures: [first, first], metrics: [] })).toEqual([
      "“social_value_spend” stands in the pack twice.",
      expect.stringMatching(/^Two of its items are called/),
    ]);
    const circle = [{ ...first, partOf: second?.code }, second];
    expect(faults({ ...social, measures: circle, metrics: [] })).toEqual([
      "“Spend with social value” cannot be part of itself.",
    ]);
    expect(faults({ ...social, extra: 1 })).toHaveLength(1);
  });
});

describe("social procurement", () => {
  const check = (values: Record<string, string>, changed: string) =>
    checkMemberValues({
      items: planPack(NONE, social, LIBRARY).measures,
      dimensions: [],
      values: new Map(Object.entries(values).map(([code, value]) => [valueKey(code, 2025), value])),
      changed: new Set([valueKey(changed, 2025)]),
      activeYears: new Set([2025]),
      locale: "en-US",
    }).map(({ code, key }) => [code, key]);
  // 1.2 social enterprises, 2.3 diverse, 0.5 of it both, in 40 million of addressable spend.
  const example = {
    addressable_spend: "40000000",
    social_value_spend: "3000000",
    social_enterprise_spend: "1200000",
    certified_diverse_spend: "2300000",
    indigenous_spend: "0",
  };

  it("is 7.5% of addressable spend, not the 8.75% that the parts add up to", () => {
    expect(check(example, "social_value_spend")).toEqual([]);
    const share = (part: string) => toNumber(fraction(part, example.addressable_spend));
    const metric = social.metrics.find(({ code }) => code === "social_value_share");
    expect(metric).toMatchObject({ numerator: "social_value_spend", denominator: "addressable_spend" });
    expect(share(example.social_value_spend)).toBe(0.075);
    expect(share("3500000")).toBe(0.0875);
  });

  it("has no part above the whole, and no whole above its parts together", () => {
    const over = { ...example, certified_diverse_spend: "3000000.01" };
    expect(check(over, "certified_diverse_spend").map(([code]) => code)).toEqual(["part_exceeds_whole"]);
    expect(check({ ...example, social_value_spend: "3500000" }, "social_value_spend")).toEqual([]);
    expect(check({ ...example, social_value_spend: "3500000.01" }, "social_value_spend")).toEqual([
      ["whole_exceeds_parts", "social_value_spend:2025"],
    ]);
    expect(check({ ...example, certified_diverse_spend: "1700000" }, "certified_diverse_spend")).toEqual([
      ["whole_exceeds_parts", "certified_diverse_spend:2025"],
    ]);
  });

  it("waits with the second check until every part is known, and blames no other change", () => {
    const { indigenous_spend: _, ...unknown } = { ...example, social_value_spend: "3900000" };
    expect(check(unknown, "social_value_spend")).toEqual([]);
    const high = { ...example, social_value_spend: "3900000" };
    expect(check(high, "addressable_spend")).toEqual([]);
  });

  it("fills 46 of 60 jobs: 76.7%", () => {
    const metric = social.metrics.find(({ code }) => code === "clause_jobs_share");
    expect(metric).toMatchObject({ numerator: "clause_jobs_filled", denominator: "clause_jobs_due" });
    expect((toNumber(fraction("46", "60")) * 100).toFixed(1)).toBe("76.7");
    expect(check({ clause_jobs_due: "60", clause_jobs_filled: "61" }, "clause_jobs_filled")).toEqual([
      ["part_exceeds_whole", "clause_jobs_filled:2025"],
    ]);
  });
});

describe("other packs", () => {
  const pack = (code: string) => STANDARD_PACKS.find((own) => own.code === code) as MeasurePack;

  it("never mix what is committed with what is paid", () => {
    for (const { numerator, denominator } of pack("construction").metrics)
      expect(numerator.includes("committed")).toBe(denominator?.includes("committed") ?? false);
  });

  it("never put second-tier spend into a first-tier share", () => {
    const first = new Set(["total_spend", "addressable_spend", "local_spend"]);
    for (const { denominator } of pack("second_tier").metrics)
      expect(first.has(denominator ?? "")).toBe(false);
    expect(pack("second_tier").measures.every(({ partOf }) => !first.has(partOf ?? ""))).toBe(true);
  });

  it("count targeted hires of targeted positions, not of all hires", () => {
    expect(pack("targeted_positions").metrics).toMatchObject([
      { numerator: "targeted_hires", denominator: "targeted_positions" },
    ]);
  });

  it("note the nearest measure of other frameworks by item that they have", () => {
    for (const { measures, metrics, notes } of STANDARD_PACKS) {
      const codes = [...measures, ...metrics].map(({ code }) => code);
      expect(notes.filter(({ item }) => !codes.includes(item))).toEqual([]);
    }
    const frameworks = new Set(
      STANDARD_PACKS.flatMap(({ notes }) => notes.map(({ framework }) => framework)),
    );
    expect([...frameworks].sort()).toEqual(["GRI", "IRIS+", "STARS", "TOMs"]);
  });
});
