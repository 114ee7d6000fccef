import type { z } from "zod";
import type { OwnInvestment } from "~/domain/investments/disclosure";
import type { Investment } from "~/domain/investments/investments";
import type { Decimal } from "~/domain/terms";
import type { storedInvestment } from "./investment-schemas";

/** Investments in the form that the API returns. */

const number = (decimal: Decimal | null) => (decimal === null ? null : Number(decimal));

export function factsOf(investment: OwnInvestment) {
  const { id, name, type, stage, place, lowIncome, lowIncomeSource, years } = investment;
  return {
    id,
    name,
    type,
    stage,
    place,
    lowIncome,
    lowIncomeSource,
    years: years.map(({ year, committed, deployed, homesProduced, homesPreserved }) => ({
      year,
      committed: number(committed),
      deployed: number(deployed),
      homesProduced: number(homesProduced),
      homesPreserved: number(homesPreserved),
    })),
  };
}

/** An investment with its shares, for those who see the whole ledger. */
export const storedJson = (
  investment: Investment,
  slugOf: (memberId: string) => string,
): z.infer<typeof storedInvestment> => ({
  ...factsOf(investment),
  revision: investment.revision,
  note: investment.note,
  shares: investment.shares.map(({ memberId, share }) => ({
    member: slugOf(memberId),
    percent: Number(share),
  })),
});
