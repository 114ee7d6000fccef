import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CheckedValue } from "~/domain/entry/find-values";
import { peersOf } from "~/domain/entry/outliers";
import { softChecksOf, softWarnings } from "~/domain/entry/soft-checks";
import type { Catalog, Viewer } from "~/domain/terms";
import { catalogOf, member } from "../../support/figures/sums";

const backbone: Viewer = { role: "backbone", memberId: null };
const slugs = ["a", "b", "c", "d", "e", "f", "g"];
const catalog = catalogOf(slugs.map((slug) => member(slug)));

const value = (itemId: string, year: number, amount: string | null, slug = "a"): CheckedValue => ({
  kind: itemId === "rate" ? "share" : "measure",
  itemId,
  year,
  value: amount,
  memberId: `id of ${slug}`,
});

function warned(values: CheckedValue[], more: Partial<Parameters<typeof softWarnings>[0]> = {}) {
  return softWarnings({ catalog, values, years: [2025], viewer: backbone, ...more });
}

const limited = (changeLimit: number, given: Catalog = catalog): Catalog => ({
  ...given,
  collaborative: { ...given.collaborative, changeLimit },
});

describe("a value that differs much from last year's", () => {
  it("is questioned beyond the limit, up or down, but not at it", () => {
    const at = (now: string) => warned([value("staff", 2024, "1000"), value("staff", 2025, now)]);
    expect(at("1500")).toEqual([]);
    expect(at("500")).toEqual([]);
    expect(at("1500.0001")).toHaveLength(1);
    expect(at("499.9999")).toHaveLength(1);
    expect(at("1800")).toEqual([
      {
        code: "change",
        memberId: "id of a",
        itemId: "staff",
        item: "staff",
        label: "staff",
        at: "staff",
        year: 2025,
        value: "1800",
        sentence:
          "staff: 1,000 in 2024, 1,800 in 2025. That is +80%, more than the 50% that pass without a question.",
      },
    ]);
    expect(at("400")[0]?.sentence).toContain("That is −60%,");
    // What is told is never the limit itself.
    expect(at("1500.4")[0]?.sentence).toContain("That is +50.04%,");
  });

  it("follows the collaborative's limit and writing", () => {
    const values = [value("staff", 2024, "1000"), value("staff", 2025, "1100")];
    const collaborative = { ...catalog.collaborative, changeLimit: 5, locale: "de-DE", currency: "EUR" };
    const [warning] = warned(values, { catalog: { ...catalog, collaborative } });
    expect(warning?.sentence.replaceAll(/\s/g, " ")).toBe(
      "staff: 1.000 in 2024, 1.100 in 2025. That is +10 %, more than the 5 % that pass without a question.",
    );
    expect(warned(values, { catalog: limited(10) })).toEqual([]);
  });

  it("is questioned at any limit if it rises from 0 or falls to 0, but not if it stays there", () => {
    const at = (before: string, now: string) =>
      warned([value("whole", 2024, before), value("whole", 2025, now)], { catalog: limited(1000) });
    expect(at("0", "30")[0]?.sentence).toBe(
      "whole: 0 in 2024, 30 in 2025. A figure that starts from 0 is worth a second look.",
    );
    expect(at("30", "0")[0]?.sentence).toBe(
      "whole: 30 in 2024, 0 in 2025. If the number is not known, leave the cell empty: missing is not 0.",
    );
    expect(at("0", "0.0")).toEqual([]);
  });

  it("is questioned from 100 people on, or from 25 if it is ten times as many", () => {
    const at = (before: string, now: string) =>
      warned([value("staff", 2024, before), value("staff", 2025, now)]).length;
    expect([at("100", "199"), at("100", "200"), at("60", "159"), at("60", "160")]).toEqual([0, 1, 0, 1]);
    expect([at("2", "26"), at("3", "30"), at("3", "29"), at("27", "2"), at("24", "0")]).toEqual([
      0, 1, 0, 1, 0,
    ]);
  });

  it("is not compared with a year that is missing, comes from the ledger, or lies outside the membership", () => {
    expect(warned([value("whole", 2023, "1"), value("whole", 2025, "900")])).toEqual([]);
    expect(warned([value("whole", 2024, null), value("whole", 2025, "900")])).toEqual([]);
    const ledger = { ...value("whole", 2025, "900"), computed: true };
    expect(warned([value("whole", 2024, "1"), ledger])).toEqual([]);
    const joined = catalogOf([member("a", { joinedOn: "2025-01-01" })]);
    const values = [value("whole", 2024, "1"), value("whole", 2025, "900")];
    expect(warned(values, { catalog: joined })).toEqual([]);
  });
});

describe("exactly last year's value", () => {
  it("is questioned for a flow, in any notation, but not for a stock or for 0", () => {
    const few = warned([value("whole", 2024, "99"), value("whole", 2025, "99")]);
    expect(few).toEqual([]);
    const at = (item: string, now: string) => warned([value(item, 2024, "1240"), value(item, 2025, now)]);
    expect(at("whole", "1240.00")).toMatchObject([
      {
        code: "same_as_last_year",
        value: "1240",
        sentence: "whole: exactly 1,240 in 2024 and in 2025. Has last year’s figure been copied?",
      },
    ]);
    expect(at("whole", "1241")).toEqual([]);
    expect(at("staff", "1240")).toEqual([]);
    expect(warned([value("whole", 2024, "0"), value("whole", 2025, "0")])).toEqual([]);
  });
});

describe("a share that crosses 50%", () => {
  const pair = (before: [string, string], now: [string, string]) =>
    warned(
      [
        value("part", 2024, before[0]),
        value("whole", 2024, before[1]),
        value("part", 2025, now[0]),
        value("whole", 2025, now[1]),
      ],
      { catalog: limited(1000) },
    );

  it("is questioned at its numerator, with enough digits to tell both shares apart", () => {
    expect(pair(["40", "100"], ["52.1", "101"])).toMatchObject([
      {
        code: "crossed_half",
        item: "rate",
        itemId: "rate",
        at: "part",
        value: "0.515841584158",
        sentence:
          "rate: 40% in 2024, 51.6% in 2025. It moved to the other side of 50%: do both numbers behind it stand in their places?",
      },
    ]);
    expect(pair(["60", "100"], ["30", "101"])).toMatchObject([{ code: "crossed_half" }]);
  });

  it("has not been swapped if it moved by less than ten points", () => {
    expect(pair(["48", "100"], ["52.1", "101"])).toEqual([]);
    expect(pair(["450", "1000"], ["549", "1001"])).toEqual([]);
    expect(pair(["450", "1000"], ["551", "1001"])).toMatchObject([{ code: "crossed_half" }]);
  });

  it("has not crossed if it is exactly 50%, stays on its side, or is a share of nothing", () => {
    expect(pair(["48", "100"], ["50.5", "101"])).toEqual([]);
    expect(pair(["50", "100"], ["61", "101"])).toEqual([]);
    expect(pair(["10", "100"], ["49", "101"])).toEqual([]);
    expect(pair(["0", "0"], ["70", "101"]).filter(({ code }) => code === "crossed_half")).toEqual([]);
  });

  it("is also found for a share without counts, and shown at the share", () => {
    const values = [value("rate", 2024, "0.4"), value("rate", 2025, "0.55")];
    expect(warned(values)).toMatchObject([{ code: "crossed_half", at: "rate", value: "0.55" }]);
  });
});

describe("a share unlike its peers'", () => {
  /** The first is the member's own, the others its peers', in percent. */
  const among = (percents: number[], more: object = {}) =>
    warned(
      percents.flatMap((percent, place) => [
        value("part", 2025, String(percent * 1000), slugs[place]),
        value("whole", 2025, "100000", slugs[place]),
      ]),
      { memberIds: ["id of a"], ...more },
    );

  it("has a robust z of more than 3.5 among at least five peers", () => {
    // Peers 8, 9, 10, 11, 12: median 10, MAD 1. z of 15.2 is 0.6745 · 5.2 = 3.507; of 15.1 it is 3.44.
    expect(among([15.2, 8, 9, 10, 11, 12])).toMatchObject([
      {
        code: "outlier",
        item: "rate",
        at: "part",
        value: "0.152",
        sentence:
          "rate: 15.2% in 2025. The middle of the 5 other members is 10%, and half of them lie within 1 point of it (robust z 3.5, limit 3.5).",
      },
    ]);
    expect(among([15.1, 8, 9, 10, 11, 12])).toEqual([]);
    expect(among([4.7, 8, 9, 10, 11, 12])).toMatchObject([{ code: "outlier", value: "0.047" }]);
    // Peers within a tenth of a point: far by z, and near for everybody who reads it.
    expect(among([14.9, 9.9, 10, 10, 10.1, 10.1])).toEqual([]);
    expect(among([15.1, 9.9, 10, 10, 10.1, 10.1])).toMatchObject([{ code: "outlier" }]);
    expect(among([90, 8, 9, 10, 11])).toEqual([]);
  });

  it("is not asked about among so few people that chance explains it", () => {
    const of = (people: number) =>
      warned(
        [30, 8, 9, 10, 11, 12].flatMap((percent, place) => [
          value("part", 2025, String((percent * people) / 100), slugs[place]),
          value("whole", 2025, String(people), slugs[place]),
        ]),
        { memberIds: ["id of a"] },
      ).map(({ code }) => code);
    // Two standard errors around 10% are 19 points for 10 people, and 6 for 100.
    expect(of(9)).toEqual([]);
    expect(of(100)).toEqual(["outlier"]);
  });

  it("is measured by the mean deviation if most peers are equal, and not at all if all are", () => {
    // Peers 10 × 4 and 20: MAD 0, mean distance 2. z of 19 is 9 ÷ 2.507 = 3.59; of 18 it is 3.19.
    expect(among([19, 10, 10, 10, 10, 20])[0]?.sentence).toContain("they lie 2 points from it on average");
    expect(among([18, 10, 10, 10, 10, 20])).toEqual([]);
    expect(among([90, 10, 10, 10, 10, 10])).toEqual([]);
  });

  it("is shown to backbone staff and conveners only, since it reveals peers", () => {
    const far = [90, 8, 9, 10, 11, 12];
    expect(among(far, { viewer: { role: "convener", memberId: null } })).toHaveLength(1);
    for (const role of ["data_lead", "executive"] as const)
      expect(among(far, { viewer: { role, memberId: "id of a" } })).toEqual([]);
  });
});

describe("values that are not yet stored", () => {
  const stored = ["a", "b", "c", "d", "e", "f"].flatMap((slug, place) => [
    value("part", 2025, String(80 + 10 * place), slug),
    value("whole", 2025, "1000", slug),
    value("whole", 2024, "900", slug),
  ]);

  it("replace the stored values in the check, and only they are questioned", () => {
    const changed = [value("part", 2025, "600")];
    expect(softChecksOf(catalog, stored, changed, backbone)).toMatchObject([
      { code: "outlier", memberId: "id of a", at: "part", value: "0.6" },
    ]);
    expect(softChecksOf(catalog, stored, [value("part", 2025, null)], backbone)).toEqual([]);
    expect(softChecksOf(catalog, stored, [value("whole", 2025, "900")], backbone)).toMatchObject([
      { code: "same_as_last_year" },
    ]);
    expect(softChecksOf(catalog, stored, [], backbone)).toEqual([]);
  });
});

const decimals = fc.integer({ min: 0, max: 100_000 }).map((cents) => String(cents / 100));

describe("soft checks, whatever the numbers", () => {
  it("never question two equal years of a stock, and treat a change and its reverse alike up to 100%", () => {
    fc.assert(
      fc.property(decimals, decimals, fc.integer({ min: 5, max: 1000 }), (before, now, limit) => {
        const at = (one: string, other: string) =>
          warned([value("staff", 2024, one), value("staff", 2025, other)], { catalog: limited(limit) });
        expect(at(now, now)).toEqual([]);
        const asked = at(before, now).length > 0;
        const [a, b] = [Math.round(Number(before) * 100), Math.round(Number(now) * 100)];
        const beyond = a === 0 || b === 0 ? a !== b : Math.abs(b - a) * 100 > limit * a;
        const tenfold = Math.max(a, b) >= 10 * Math.min(a, b);
        const worth = Math.abs(b - a) >= (tenfold ? 25_00 : 100_00);
        expect(asked).toBe(beyond && worth);
      }),
    );
  });

  it("find the same outliers as the written formula", () => {
    const middle = (list: number[]) => {
      const sorted = [...list].sort((a, b) => a - b);
      const half = sorted.length >> 1;
      return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 14 }), (shares) => {
        const standing = peersOf(shares);
        shares.forEach((own, place) => {
          const peers = shares.filter((_, other) => other !== place);
          const found = standing(own);
          const median = middle(peers);
          const away = peers.map((one) => Math.abs(one - median));
          const mad = middle(away);
          const mean = away.reduce((sum, one) => sum + one, 0) / (peers.length || 1);
          if (peers.length < 5 || mean === 0) expect(found).toBeNull();
          else if (mad > 0) expect(found?.z).toBeCloseTo((0.6745 * (own - median)) / mad, 9);
          else expect(found?.z).toBeCloseTo((own - median) / (1.253314 * mean), 9);
        });
      }),
    );
  });

  it("show a data lead nothing that depends on a peer", () => {
    const lead: Viewer = { role: "data_lead", memberId: "id of a" };
    const some = fc.record({
      itemId: fc.constantFrom("part", "whole", "rate"),
      year: fc.constantFrom(2024, 2025),
      amount: decimals,
      slug: fc.constantFrom(...slugs),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (rows) => {
        const values = rows.map(({ itemId, year, amount, slug }) => value(itemId, year, amount, slug));
        const own = values.filter(({ memberId }) => memberId === "id of a");
        const asked = { viewer: lead, memberIds: ["id of a"] };
        expect(warned(values, asked)).toEqual(warned(own, asked));
      }),
    );
  });
});
