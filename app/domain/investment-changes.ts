import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "./investment-types";
import { FIGURE_NAMES, type InvestmentContent, YEAR_FIGURES, type YearFigure } from "./investments";
import type { Decimal } from "./types";

/** One thing that differs between two versions of an investment, in words; null: not recorded. */
export interface ContentChange {
  what: string;
  before: string | null;
  after: string | null;
}

/** How names and numbers are written. */
export interface ChangeWords {
  member(id: string): string;
  figure(figure: YearFigure, value: Decimal): string;
  percent(share: Decimal): string;
}

/** What was changed, field by field, in the order of the form. */
export function contentChanges(
  before: InvestmentContent,
  after: InvestmentContent,
  words: ChangeWords,
): ContentChange[] {
  const fields = (one: InvestmentContent): [what: string, text: string | null][] => [
    ["Name", one.name],
    ["For", INVESTMENT_TYPES[one.type]],
    ["Stage", INVESTMENT_STAGES[one.stage]],
    ["Place", one.place || null],
    ["Low-income area", LOW_INCOME[one.lowIncome]],
    ["Known from", one.lowIncomeSource],
    ["Note", one.note],
    ...one.years.flatMap((year) =>
      YEAR_FIGURES.map((figure): [string, string | null] => {
        const value = year[figure];
        return [`${FIGURE_NAMES[figure]}, ${year.year}`, value === null ? null : words.figure(figure, value)];
      }),
    ),
    ...one.shares.map(({ memberId, share }): [string, string] => [
      `Share of ${words.member(memberId)}`,
      words.percent(share),
    ]),
  ];
  const [old, now] = [new Map(fields(before)), new Map(fields(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null }))
    .filter((one) => one.before !== one.after);
}
