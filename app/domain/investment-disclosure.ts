import { seesEverything } from "./disclosure";
import {
  type Investment,
  type InvestmentContent,
  type InvestmentYear,
  partsOf,
  YEAR_FIGURES,
} from "./investments";
import type { DisclosurePolicy, Viewer } from "./types";

/**
 * An investment as an institution sees it that takes part in it: what it is, and its own part of each year.
 * Neither its share in percent nor anything of the whole: from a part and one of the two the other follows,
 * and from the whole, with two members, what the other put in. The note may name either.
 */
export interface OwnInvestment extends Omit<InvestmentContent, "note" | "shares"> {
  id: string;
}

export type LedgerView =
  | { scope: "all"; investments: Investment[] }
  | { scope: "own"; memberId: string | null; investments: OwnInvestment[] };

/**
 * Backbone staff and conveners see the whole ledger; under an open policy an executive does, since members
 * see each other's figures there, unless figures must have an age first: a ledger tells this year's with the
 * others. Data leads never: what they look after is their own institution.
 */
export function seesWholeLedger(viewer: Viewer, { peers, daysAfterPeriod }: LedgerPolicy): boolean {
  const shared = peers === "open" && daysAfterPeriod === 0;
  return seesEverything(viewer) || (viewer.role === "executive" && shared);
}

type LedgerPolicy = Pick<DisclosurePolicy, "peers" | "daysAfterPeriod">;

/** What this viewer may see of the ledger: pages and files take nothing else. */
export function discloseLedger(investments: Investment[], viewer: Viewer, policy: LedgerPolicy): LedgerView {
  if (seesWholeLedger(viewer, policy)) return { scope: "all", investments };
  const { memberId } = viewer;
  return {
    scope: "own",
    memberId,
    investments: memberId === null ? [] : ownInvestments(investments, memberId),
  };
}

/** The investments in which an institution takes part, with its own part of each year. */
export function ownInvestments(investments: Investment[], memberId: string): OwnInvestment[] {
  return investments
    .filter(({ shares }) => shares.some((one) => one.memberId === memberId))
    .map((investment) => {
      const { id, name, type, stage, place, lowIncome, lowIncomeSource } = investment;
      const years = partsOf(investment, memberId).filter(recordsAnything);
      return { id, name, type, stage, place, lowIncome, lowIncomeSource, years };
    });
}

const recordsAnything = (year: InvestmentYear) => YEAR_FIGURES.some((figure) => year[figure] !== null);
