import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../db/client";
import { ENGINES, openTestDatabase } from "../../support/database/databases";
import { rollUpCase } from "../../support/figures/cases";

const founder = {
  slug: "founder",
  name: "Founder",
  sector: "other" as const,
  joinedOn: "2010-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
};
const newcomer = {
  ...founder,
  slug: "newcomer",
  name: "Newcomer",
  joinedOn: "2024-02-01",
  baselineYear: 2024,
};

const hires = (member: string, year: number, impact: string, all: string) => [
  { member, measure: "impact_hires", year, value: impact },
  { member, measure: "new_hires", year, value: all },
];

describe.each(ENGINES)("the change since a member's own baseline on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());

  const changeOf = async (members: (typeof newcomer | typeof founder)[], year: number, more: object[]) => {
    const { metrics, totals } = await rollUpCase(database, {
      baselineYear: 2022,
      year,
      members,
      observations: [
        ...hires("founder", 2022, "40", "1000"),
        ...hires("founder", 2024, "20", "1000"),
        ...hires("founder", 2025, "96", "1200"),
        ...(more as ReturnType<typeof hires>),
      ],
    });
    return { rate: metrics.get("impact_hire_rate"), hires: totals.get("new_hires") };
  };

  it("leaves out a new member in its own baseline year, when it could only be compared with itself", async () => {
    const { rate } = await changeOf([founder, newcomer], 2024, hires("newcomer", 2024, "50", "100"));
    expect(rate?.change).toEqual({ value: -0.02, cohort: 1, baselineValue: 0.04 });
  });

  it("is absent, rather than 0, in the collaborative's baseline year", async () => {
    const { rate } = await changeOf([founder], 2022, []);
    expect(rate).toMatchObject({ value: 0.04, change: null });
  });

  it("uses a baseline from before the member joined, which counts in no total, share, or coverage", async () => {
    const earlyNewcomer = { ...newcomer, baselineYear: 2023 };
    const before = hires("newcomer", 2023, "10", "100");
    const now = hires("newcomer", 2025, "60", "300");
    const change2023 = await changeOf([founder, earlyNewcomer], 2023, before);
    expect(change2023.hires).toMatchObject({ value: null, reporting: 0, expected: 1 });
    expect(change2023.rate).toMatchObject({ value: null, numerator: 0, reporting: 0, expected: 1 });
    const { rate, hires: total } = await changeOf([founder, earlyNewcomer], 2025, [...before, ...now]);
    expect(rate?.change).toMatchObject({ cohort: 2, baselineValue: 50 / 1100 });
    expect(total).toMatchObject({ sinceBaseline: { value: 2500 } });
  });
});
