import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import type { DisclosurePolicy, Viewer } from "~/domain/terms";
import {
  type Investment,
  type InvestmentContent,
  type InvestmentYear,
  partsOf,
  YEAR_FIGURES,
} from "./investments";

/**
 * An investment as a participating institution sees it: what it is, and the institution's own part of each year.
 * It leaves out the share and everything about the whole. The part plus either of them reveals the other, and with
 * two members the whole reveals what the other put in. The note may mention either, so it is left out as well.
 */
export interface OwnInvestment extends Omit<InvestmentContent, "note" | "shares"> {
  id: string;
}

export type LedgerView =
  | { scope: "all"; investments: Investment[] }
  | { scope: "own"; memberId: string | null; investments: OwnInvestment[] };

/**
 * Backbone staff and conveners see the whole ledger (docs/rules.md, section 8). So does an executive under an open
 * policy, since members see each other's figures there, unless figures are shown only after some time: the ledger
 * includes the current year. Data leads never do: they look after their own institution.
 */
export function seesWholeLedger(viewer: Viewer, { peers, daysAfterPeriod }: LedgerPolicy): boolean {
  const shared = peers === "open" && daysAfterPeriod === 0;
  return seesEverything(viewer) || (viewer.role === "executive" && shared);
}

type LedgerPolicy = Pick<DisclosurePolicy, "peers" | "daysAfterPeriod">;

/** What this viewer may see of the ledger: pages, files, and the API take nothing else. */
export function discloseLedger(
  investments: Investment[],
  viewer: Viewer,
  policy: LedgerPolicy,
): Disclosed<LedgerView> {
  const { memberId } = viewer;
  const view: LedgerView = seesWholeLedger(viewer, policy)
    ? { scope: "all", investments }
    : {
        scope: "own",
        memberId,
        investments: memberId === null ? [] : ownInvestments(investments, memberId),
      };
  return view as Disclosed<LedgerView>;
}

/** The investments in which an institution takes part, with its own part of each year. */
export function ownInvestments(investments: Investment[], memberId: string): OwnInvestment[] {
  return investments
    .filter(({ shares }) => shares.some((share) => share.memberId === memberId))
    .map((investment) => {
      const { id, name, type, stage, place, lowIncome, lowIncomeSource } = investment;
      const years = partsOf(investment, memberId).filter(recordsAnything);
      return { id, name, type, stage, place, lowIncome, lowIncomeSource, years };
    });
}

const recordsAnything = (year: InvestmentYear) => YEAR_FIGURES.some((figure) => year[figure] !== null);
