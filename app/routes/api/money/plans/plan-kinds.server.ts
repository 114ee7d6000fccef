import type { z } from "zod";
import type { Call } from "~/access/api/bearer.server";
import type { GiftRecord, ProposalRecord } from "~/domain/money/money";
import { giftForm, proposalForm } from "~/domain/money/plan-forms";
import { countedRatings, scoreOf } from "~/domain/money/priorities";
import { organizationKey } from "~/domain/money/terms";
import { keepItem } from "~/records/money/keep.server";
import { readMoney } from "~/records/money/read.server";
import { through } from "../entries/kinds.server";
import type { Entries } from "../entries/writing.server";
import { newGift, newProposal, type storedGift, type storedProposal } from "./plan-schemas";

export const gifts: Entries<z.output<typeof newGift>, GiftRecord> = {
  word: "gift in kind",
  subject: "in_kind_gift",
  permission: "keep money",
  body: newGift,
  read: async (db) => (await readMoney(db)).gifts,
  keep: ({ db, organization, typing }, ref, { organization: named, value, ...gift }) =>
    through(
      giftForm(typing),
      { ...gift, organization: organization(named), value: String(value) },
      (fields) => keepItem(db, "in_kind_gift", ref, fields),
    ),
  shape: ({ id, revision, name, what, value, valued, givenOn }): z.infer<typeof storedGift> => ({
    id,
    revision,
    organization: name,
    what,
    value: Number(value),
    valued,
    givenOn,
  }),
};

type ScoredProposal = ProposalRecord & { score: number | null; raters: number };

/** With their scores where the rule is criteria, as the page computes them. */
async function readProposals(db: Call["db"]): Promise<ScoredProposal[]> {
  const { proposals, settings } = await readMoney(db);
  return proposals.map((own) => {
    const rated = { ratings: own.ratings, organization: organizationKey(own) };
    return {
      ...own,
      score: settings.rule === "criteria" ? scoreOf(rated, settings.criteria) : null,
      raters: countedRatings(rated, settings.criteria).length,
    };
  });
}

export const proposals: Entries<z.output<typeof newProposal>, ScoredProposal> = {
  word: "proposal",
  subject: "funding_proposal",
  permission: "keep money",
  body: newProposal,
  read: readProposals,
  keep: ({ db, organization, typing }, ref, { organization: named, title, amount }) =>
    through(
      proposalForm(typing),
      { title, organization: organization(named), amount: amount === null ? null : String(amount) },
      (fields) => keepItem(db, "funding_proposal", ref, fields),
    ),
  shape: (own): z.infer<typeof storedProposal> => ({
    id: own.id,
    revision: own.revision,
    organization: own.name,
    title: own.title,
    amount: own.amount === null ? null : Number(own.amount),
    decision: own.decisionId,
    score: own.score,
    raters: own.raters,
  }),
};
