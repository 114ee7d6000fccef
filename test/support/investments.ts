import type { Investment, InvestmentYear } from "../../app/domain/investments/investments";
import type { Member } from "../../app/domain/terms";

/** An investment of two members, to be varied. */

/** What was recorded of a year. */
export const year = (at: number, more: Partial<InvestmentYear> = {}): InvestmentYear => ({
  year: at,
  committed: null,
  deployed: null,
  homesProduced: null,
  homesPreserved: null,
  ...more,
});
const member = (id: string, more: Partial<Member> = {}): Member => ({
  id,
  slug: id,
  name: `The ${id}`,
  sector: "other",
  joinedOn: "2000-01-01",
  leftOn: null,
  fiscalYearEndMonth: 12,
  baselineYear: null,
  absences: [],
  ...more,
});
export const members = [
  member("city"),
  member("mary"),
  member("college", { leftOn: "2023-06-30", fiscalYearEndMonth: 6 }),
];
export const homes = (more: Partial<Investment> = {}): Investment => ({
  id: "1",
  name: "Mill homes",
  type: "housing",
  stage: "committed",
  place: "Tract 12",
  lowIncome: "unknown",
  lowIncomeSource: null,
  note: "with the city",
  revision: 1,
  changedAt: "2025-01-01T00:00:00Z",
  changedBy: "Ana",
  years: [year(2024, { committed: "1000000", homesProduced: "60", homesPreserved: "40" })],
  shares: [
    { memberId: "mary", share: "60" },
    { memberId: "city", share: "40" },
  ],
  ...more,
});
