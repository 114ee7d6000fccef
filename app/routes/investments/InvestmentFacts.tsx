import type { InvestmentContent } from "~/domain/investments/investments";
import { INVESTMENT_STAGES, INVESTMENT_TYPES, LOW_INCOME } from "~/domain/investments/terms";

/** An investment for viewers who may not change the ledger. */
export function InvestmentFacts({
  investment,
  note,
  shares,
}: {
  investment: Omit<InvestmentContent, "note" | "years" | "shares">;
  /** Null if the viewer may not see it, or there is none. */
  note: string | null;
  /** "City 40%"; null if the viewer may not see them. */
  shares: string[] | null;
}) {
  const { type, stage, place, lowIncome, lowIncomeSource } = investment;
  const facts: [what: string, text: string | null][] = [
    ["For", INVESTMENT_TYPES[type]],
    ["Stage", INVESTMENT_STAGES[stage]],
    ["Place", place || "not recorded"],
    ["In a low-income area", `${LOW_INCOME[lowIncome]}${lowIncomeSource ? ` (${lowIncomeSource})` : ""}`],
    ["Members and shares", shares?.join(", ") ?? null],
    ["Note", note],
  ];
  return (
    <dl className="facts grid max-w-[46rem] gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
      {facts
        .filter(([, text]) => text !== null)
        .map(([what, text]) => (
          <div key={what} className="grid gap-x-6 sm:col-span-2 sm:grid-cols-subgrid">
            <dt className="text-ink-soft">{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
