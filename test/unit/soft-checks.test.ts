import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peersOf } from "~/domain/outliers";
import { type CheckedValue, softChecksOf, softWarnings } from "~/domain/soft-checks";
import type { Catalog, Viewer } from "~/domain/types";
import { catalogOf, member } from "../support/sums";

const backbone: Viewer = { role: "backbone", memberId: null };
const slugs = ["a", "b", "c", "d", "e", "f", "g"];
const catalog = catalogOf(slugs.map((slug) => member(slug)));

const value = (itemId: string, year: number, amount: string | null, slug = "a"): CheckedValue => ({
  ...{ kind: itemId === "rate" ? "share" : "measure", itemId, year, value: amount },
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
  it("is asked about beyond the limit, up or down, and not at it", () => {
    const at = (now: string) => warned([value("staff", 2024, "1000"), value("staff", 2025, now)]);
    expect(at("1500")).toEqual([]);
    expect(at("500")).toEqual([]);
    expect(at("1500.0001")).toHaveLength(1);
    expect(at("499.9999")).toHaveLength(1);
    expect(at("1800")).toEqual([
      {
        ...{ code: "change", memberId: "id of a", itemId: "staff", item: "staff", label: "staff" },
        ...{ at: "staff", year: 2025, value: "1800" },
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

  it("is asked about whatever the limit when it comes from 0 or falls to 0, and not when it stays there", () => {
    const at = (before: string, now: string) =>
      warned([value("whole", 2024, before), value("whole", 2025, now)], { catalog: limited(1000) });
    expect(at("0", "3")[0]?.sentence).toBe(
      "whole: 0 in 2024, 3 in 2025. A figure that starts from 0 is worth a second look.",
    );
    expect(at("3", "0")[0]?.sentence).toBe(
      "whole: 3 in 2024, 0 in 2025. If the number is not known, leave the cell empty: missing is not 0.",
    );
    expect(at("0", "0.0")).toEqual([]);
  });

  it("has nothing to differ from where a year is missing, came from the ledger or lies outside the membership", () => {
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
  it("is asked about for a flow, however it is written, but not for a stock or for 0", () => {
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

describe("a share that moves to the other side of 50 %", () => {
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

  it("is asked about at its numerator, with both shares told apart", () => {
    expect(pair(["48", "100"], ["52.1", "101"])).toMatchObject([
      {
        ...{ code: "crossed_half", item: "rate", itemId: "rate", at: "part", value: "0.515841584158" },
        sentence:
          "rate: 48% in 2024, 51.6% in 2025. It moved to the other side of 50%: do both numbers behind it stand in their places?",
      },
    ]);
    expect(pair(["60", "100"], ["30", "101"])).toMatchObject([{ code: "crossed_half" }]);
    expect(pair(["4999", "10000"], ["5001", "10001"])[0]?.sentence).toContain("49.99% in 2024, 50% in 2025");
  });

  it("has not crossed while it stands at exactly 50 %, stays on its side, or is a share of nothing", () => {
    expect(pair(["48", "100"], ["50.5", "101"])).toEqual([]);
    expect(pair(["50", "100"], ["61", "101"])).toEqual([]);
    expect(pair(["10", "100"], ["49", "101"])).toEqual([]);
    expect(pair(["0", "0"], ["70", "101"]).filter(({ code }) => code === "crossed_half")).toEqual([]);
  });

  it("is found, too, where the share was given without its numbers, and stands at the share then", () => {
    const values = [value("rate", 2024, "0.4"), value("rate", 2025, "0.55")];
    expect(warned(values)).toMatchObject([{ code: "crossed_half", at: "rate", value: "0.55" }]);
  });
});

describe("a share unlike its peers'", () => {
  /** The first is the member's own, the others its peers', in percent. */
  const among = (percents: number[], more: object = {}) =>
    warned(
      percents.flatMap((percent, place) => [
        value("part", 2025, String(percent), slugs[place]),
        value("whole", 2025, "100", slugs[place]),
      ]),
      { memberIds: ["id of a"], ...more },
    );

  it("has a robust z of more than 3.5 among at least five peers", () => {
    // Peers 8, 9, 10, 11, 12: median 10, MAD 1. z of 15.2 is 0.6745 · 5.2 = 3.507; of 15.1 it is 3.44.
    expect(among([15.2, 8, 9, 10, 11, 12])).toMatchObject([
      {
        ...{ code: "outlier", item: "rate", at: "part", value: "0.152" },
        sentence:
          "rate: 15.2% in 2025. The middle of the 5 other members is 10%, and half of them lie within 1 point of it (robust z 3.5, limit 3.5).",
      },
    ]);
    expect(among([15.1, 8, 9, 10, 11, 12])).toEqual([]);
    expect(among([4.7, 8, 9, 10, 11, 12])).toMatchObject([{ code: "outlier", value: "0.047" }]);
    expect(among([90, 8, 9, 10, 11])).toEqual([]);
  });

  it("is measured by the mean distance where most peers are the same, and by nothing where all are", () => {
    // Peers 10 × 4 and 20: MAD 0, mean distance 2. z of 19 is 9 ÷ 2.507 = 3.59; of 18 it is 3.19.
    expect(among([19, 10, 10, 10, 10, 20])[0]?.sentence).toContain("they lie 2 points from it on average");
    expect(among([18, 10, 10, 10, 10, 20])).toEqual([]);
    expect(among([90, 10, 10, 10, 10, 10])).toEqual([]);
  });

  it("is told to backbone staff and conveners only: it tells about peers", () => {
    const far = [90, 8, 9, 10, 11, 12];
    expect(among(far, { viewer: { role: "convener", memberId: null } })).toHaveLength(1);
    for (const role of ["data_lead", "executive"] as const)
      expect(among(far, { viewer: { role, memberId: "id of a" } })).toEqual([]);
  });
});

describe("values that are not yet stored", () => {
  const stored = ["a", "b", "c", "d", "e", "f"].flatMap((slug, place) => [
    value("part", 2025, String(8 + place), slug),
    value("whole", 2025, "100", slug),
    value("whole", 2024, "90", slug),
  ]);

  it("are checked in the place of what is stored, and nothing else is told", () => {
    const changed = [value("part", 2025, "60")];
    expect(softChecksOf(catalog, stored, changed, backbone)).toMatchObject([
      { code: "outlier", memberId: "id of a", at: "part", value: "0.6" },
    ]);
    expect(softChecksOf(catalog, stored, [value("part", 2025, null)], backbone)).toEqual([]);
    expect(softChecksOf(catalog, stored, [value("whole", 2025, "90")], backbone)).toMatchObject([
      { code: "same_as_last_year" },
    ]);
    expect(softChecksOf(catalog, stored, [], backbone)).toEqual([]);
  });
});

const decimals = fc.integer({ min: 0, max: 100_000 }).map((cents) => String(cents / 100));

describe("soft checks, whatever the numbers", () => {
  it("never ask about two like years of a stock, and about a change as about the change back at 100 % or less", () => {
    fc.assert(
      fc.property(decimals, decimals, fc.integer({ min: 5, max: 1000 }), (before, now, limit) => {
        const at = (one: string, other: string) =>
          warned([value("staff", 2024, one), value("staff", 2025, other)], { catalog: limited(limit) });
        expect(at(now, now)).toEqual([]);
        const asked = at(before, now).length > 0;
        const [a, b] = [Number(before), Number(now)];
        if (a === 0 || b === 0) expect(asked).toBe(a !== b);
        else
          expect(asked).toBe(
            Math.abs(Math.round(b * 100) - Math.round(a * 100)) * 100 > limit * Math.round(a * 100),
          );
      }),
    );
  });

  it("find the same outliers as the formula written out", () => {
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
          const [mad, mean] = [middle(away), away.reduce((sum, one) => sum + one, 0) / (peers.length || 1)];
          if (peers.length < 5 || mean === 0) expect(found).toBeNull();
          else if (mad > 0) expect(found?.z).toBeCloseTo((0.6745 * (own - median)) / mad, 9);
          else expect(found?.z).toBeCloseTo((own - median) / (1.253314 * mean), 9);
        });
      }),
    );
  });

  it("tell a data lead nothing that depends on a peer", () => {
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
