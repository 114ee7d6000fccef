import { standardPolicy } from "../../../app/domain/disclosure/presets";
import type { Cohort, MeasureSum, PairCohort, PairSum, Sums } from "../../../app/domain/rollup/sums";
import type { Catalog, Measure, Member, Metric } from "../../../app/domain/terms";

/** Handmade catalogs, sums, and members for tests of the pure rules. Tests state only what matters. */

const measure = (code: string, more: Partial<Measure> = {}): Measure => ({
  id: code,
  code,
  label: code,
  definition: "",
  unit: "count",
  strategy: "workforce",
  kind: "flow",
  partOf: null,
  position: 0,
  ...more,
});
const metric = (code: string, more: Partial<Metric>): Metric => ({
  id: code,
  code,
  label: code,
  strategy: "workforce",
  kind: "share",
  numerator: "part",
  denominator: "whole",
  span: "year",
  position: 0,
  ...more,
});

export const member = (slug: string, more: Partial<Member> = {}): Member => ({
  id: `id of ${slug}`,
  slug,
  name: `Institution ${slug}`,
  sector: "other",
  joinedOn: "2000-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
  ...more,
});

/** A flow with its part and a stock; a share and an amount, each also summed over all years. */
export function catalogOf(members: Member[] = []): Catalog {
  return {
    collaborative: {
      id: "c",
      slug: "test",
      name: "Test",
      place: "",
      about: null,
      baselineYear: 2020,
      locale: "en-US",
      currency: "USD",
      policy: standardPolicy("open"),
    },
    members,
    dimensions: [],
    measures: [measure("part", { partOf: "whole" }), measure("whole"), measure("staff", { kind: "stock" })],
    metrics: [
      metric("rate", {}),
      metric("rate_since", { span: "since_baseline" }),
      metric("amount", { kind: "amount", numerator: "whole", denominator: null }),
      metric("amount_since", {
        kind: "amount",
        numerator: "whole",
        denominator: null,
        span: "since_baseline",
      }),
    ],
  };
}

const NOBODY: Cohort = { size: 0, now: null, before: null };
const NO_PAIR: PairCohort = {
  size: 0,
  numerator: null,
  denominator: null,
  numeratorBefore: null,
  denominatorBefore: null,
};

export const measureSum = (measureId: string, year: number, more: Partial<MeasureSum> = {}): MeasureSum => ({
  measureId,
  year,
  total: null,
  reporting: 0,
  notApplicable: 0,
  sinceBaseline: null,
  span: { reporting: 0, notApplicable: 0 },
  baseline: NOBODY,
  lastYear: NOBODY,
  ...more,
});
export const pairSum = (metricId: string, year: number, more: Partial<PairSum> = {}): PairSum => ({
  metricId,
  year,
  numerator: null,
  denominator: null,
  reporting: 0,
  notApplicable: 0,
  shareOnly: 0,
  sinceBaseline: { numerator: null, denominator: null },
  span: { reporting: 0, notApplicable: 0 },
  baseline: NO_PAIR,
  lastYear: NO_PAIR,
  ...more,
});

/** Four members from 2020 on, none of which counts in the baseline year. */
export const sumsOf = (parts: Partial<Sums>, to = 2024): Sums => ({
  activity: Array.from({ length: to - 2019 }, (_, place) => ({
    year: 2020 + place,
    active: 4,
    counted: place === 0 ? 0 : 4,
  })),
  measures: [],
  pairs: [],
  underWay: [],
  awaited: [],
  ...parts,
});
