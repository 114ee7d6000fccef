import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contributionsTo, figureOf, valuesOf } from "../../../app/domain/rollup/contributions";
import type { Observation } from "../../../app/domain/terms";
import { catalogOf, member } from "../../support/figures/sums";

const HOSPITAL = member("hospital", { fiscalYearEndMonth: 6 });
const SCHOOL = member("school", { joinedOn: "2024-01-01" });
const CATALOG = catalogOf([HOSPITAL, SCHOOL]);

type Given = Partial<Observation> & { itemId: string };
const stored = ({ memberId = HOSPITAL.id, year = 2024, state = "value", value = null, ...more }: Given) =>
  ({
    kind: "measure",
    memberId,
    year,
    state,
    value,
    status: "draft",
    note: null,
    source: null,
    periodStart: `${year - 1}-07-01`,
    periodEnd: `${year}-06-30`,
    revision: 1,
    changedAt: "2025-01-01T00:00:00Z",
    changedBy: "Test",
    categoryId: null,
    computed: false,
    ...more,
  }) satisfies Observation;

/** What the hospital adds to a figure of 2024. */
function hospitalIn(code: string, given: Given[], year = 2024) {
  const figure = figureOf(CATALOG, code);
  if (!figure) throw new Error(`no figure ${code}`);
  const [first] = contributionsTo({ catalog: CATALOG, figure, year, values: valuesOf(given.map(stored)) });
  return first;
}

describe("what a member adds to a share", () => {
  it("is its own share when it gave both numbers", () => {
    expect(
      hospitalIn("rate", [
        { itemId: "part", value: "96", note: "recount", source: "payroll" },
        { itemId: "whole", value: "1200" },
      ]),
    ).toEqual({
      memberId: HOSPITAL.id,
      standing: "value",
      value: 0.08,
      numerator: "96",
      denominator: "1200",
      note: "recount",
      source: "payroll",
      period: { start: "2023-07-01", end: "2024-06-30" },
    });
  });

  it("is a contribution without a share when there was nothing to divide by", () => {
    const zero = [
      { itemId: "part", value: "0" },
      { itemId: "whole", value: "0" },
    ];
    expect(hospitalIn("rate", zero)).toMatchObject({ standing: "value", value: null, denominator: "0" });
  });

  const not = (itemId: string, state: "not_applicable" | "unavailable") => ({ itemId, state, note: state });
  it.each([
    ["nothing", [], "missing"],
    ["one of the two numbers", [{ itemId: "part", value: "5" }], "missing"],
    [
      "no number that it could supply",
      [{ itemId: "part", value: "5" }, not("whole", "unavailable")],
      "unavailable",
    ],
    ["word that it does not concern it", [not("part", "not_applicable")], "not_applicable"],
    [
      "word that half of it does not concern it",
      [{ itemId: "part", value: "5" }, not("whole", "not_applicable")],
      "not_applicable",
    ],
    [
      "a reason for one and no concern for the other",
      [not("part", "unavailable"), not("whole", "not_applicable")],
      "not_applicable",
    ],
  ] as [string, Given[], string][])("is nothing when it gave %s", (_, given, standing) => {
    expect(hospitalIn("rate", given)).toMatchObject({ standing, value: null });
  });

  it("says why, in the words of whoever said so, and for which period it was asked", () => {
    const note = "the new payroll cannot tell";
    expect(hospitalIn("rate", [{ itemId: "whole", state: "unavailable", note }])).toMatchObject({ note });
    expect(hospitalIn("rate", [])).toMatchObject({
      note: null,
      period: { start: "2023-07-01", end: "2024-06-30" },
    });
  });

  it("is the share given alone only where the numbers are not there", () => {
    const alone: Given = { kind: "share", itemId: "rate", value: "0.19", source: "dashboard" };
    expect(hospitalIn("rate", [alone])).toMatchObject({
      standing: "share_only",
      value: 0.19,
      numerator: null,
      denominator: null,
      source: "dashboard",
    });
    expect(hospitalIn("rate", [alone, { itemId: "part", value: "5" }])).toMatchObject({
      standing: "share_only",
    });
    const counts = [
      { itemId: "part", value: "1" },
      { itemId: "whole", value: "2" },
    ];
    expect(hospitalIn("rate", [alone, ...counts])).toMatchObject({ standing: "value", value: 0.5 });
  });
});

describe("what a member adds to an amount", () => {
  it("is its number, zero too", () => {
    expect(hospitalIn("whole", [{ itemId: "whole", value: "12.50" }])).toMatchObject({ value: 12.5 });
    expect(hospitalIn("amount", [{ itemId: "whole", value: "0" }])).toMatchObject({
      standing: "value",
      value: 0,
      denominator: null,
    });
  });

  it("is exact however many years are added up", () => {
    const value = fc
      .nat(10 ** 9)
      .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
        const given = values.map((one, place) => ({ itemId: "whole", year: 2021 + place, value: one }));
        const cents = values.reduce((sum, one) => sum + BigInt(one.replace(".", "")), 0n);
        expect(hospitalIn("amount_since", given, 2026)?.value).toBe(Number(cents) / 100);
      }),
    );
  });
});

describe("what a member adds to a sum since the baseline", () => {
  it("stays in it after the member has left, and is no gap where it never gave anything", () => {
    const left = member("left", { leftOn: "2022-12-31" });
    const catalog = catalogOf([HOSPITAL, left]);
    const figure = figureOf(catalog, "amount_since");
    if (!figure) throw new Error("there is no such figure");
    const behind = (given: Given[]) =>
      contributionsTo({ catalog, figure, year: 2024, values: valuesOf(given.map(stored)) }).map(
        ({ memberId, value }) => [memberId, value],
      );
    const given = { itemId: "whole", memberId: left.id, year: 2022, value: "7" };
    expect(behind([given])).toEqual([
      [HOSPITAL.id, null],
      [left.id, 7],
    ]);
    expect(behind([])).toEqual([[HOSPITAL.id, null]]);
  });

  const both = (year: number, part: string, whole: string): Given[] => [
    { itemId: "part", year, value: part },
    { itemId: "whole", year, value: whole },
  ];

  it("are the years after its baseline in which it gave both numbers", () => {
    const given = [
      ...both(2020, "50", "50"),
      ...both(2021, "1", "4"),
      { itemId: "part", year: 2022, value: "90" },
      ...both(2023, "2", "4"),
    ];
    expect(hospitalIn("rate_since", given)).toMatchObject({
      standing: "value",
      numerator: "3",
      denominator: "8",
      value: 0.375,
      period: { start: "2020-07-01", end: "2024-06-30" },
    });
  });

  it("is nothing where it gave only the share in the newest year: that has no counts to add up", () => {
    expect(hospitalIn("rate_since", [{ itemId: "rate_since", value: "0.2" }])).toMatchObject({
      standing: "missing",
      value: null,
      numerator: null,
    });
  });

  it("is why it gave nothing lately, when it never gave anything", () => {
    const unavailable: Given = { itemId: "whole", state: "unavailable", note: "not yet" };
    expect(hospitalIn("rate_since", [unavailable])).toMatchObject({
      standing: "unavailable",
      value: null,
      numerator: null,
      note: "not yet",
    });
    expect(hospitalIn("rate_since", both(2020, "1", "2"), 2020)).toMatchObject({ standing: "missing" });
  });
});

describe("a figure", () => {
  it("lists the members of the year and no others, in their order", () => {
    const figure = figureOf(CATALOG, "rate");
    const of = (year: number) =>
      figure &&
      contributionsTo({ catalog: CATALOG, figure, year, values: valuesOf([]) }).map(
        ({ memberId }) => memberId,
      );
    expect(of(2024)).toEqual([HOSPITAL.id, SCHOOL.id]);
    expect(of(2023)).toEqual([HOSPITAL.id]);
  });

  it("is found by the code of a metric or of a measure", () => {
    expect(figureOf(CATALOG, "rate")).toMatchObject({ kind: "share", unit: "share", denominator: "whole" });
    expect(figureOf(CATALOG, "amount_since")).toMatchObject({
      kind: "amount",
      unit: "count",
      span: "since_baseline",
    });
    expect(figureOf(CATALOG, "staff")).toMatchObject({ kind: "amount", numerator: "staff", span: "year" });
    expect(figureOf(CATALOG, "nothing")).toBeNull();
  });
});
