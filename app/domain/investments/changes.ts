import type { Decimal } from "~/domain/terms";
import { FIGURE_NAMES, type InvestmentContent, YEAR_FIGURES, type YearFigure } from "./investments";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "./terms";

/** One difference between two versions, in words; null if not recorded. */
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

/** The fields that differ between two versions, in the order of the form. */
export function contentChanges(
  before: InvestmentContent,
  after: InvestmentContent,
  words: ChangeWords,
): ContentChange[] {
  const fields = (content: InvestmentContent): [what: string, text: string | null][] => [
    ["Name", content.name],
    ["For", INVESTMENT_TYPES[content.type]],
    ["Stage", INVESTMENT_STAGES[content.stage]],
    ["Place", content.place || null],
    ["Low-income area", LOW_INCOME[content.lowIncome]],
    ["Known from", content.lowIncomeSource],
    ["Note", content.note],
    ...content.years.flatMap((year) =>
      YEAR_FIGURES.map((figure): [string, string | null] => {
        const value = year[figure];
        return [`${FIGURE_NAMES[figure]}, ${year.year}`, value === null ? null : words.figure(figure, value)];
      }),
    ),
    ...content.shares.map(({ memberId, share }): [string, string] => [
      `Share of ${words.member(memberId)}`,
      words.percent(share),
    ]),
  ];
  const old = new Map(fields(before));
  const now = new Map(fields(after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? null, after: now.get(what) ?? null }))
    .filter((change) => change.before !== change.after);
}
