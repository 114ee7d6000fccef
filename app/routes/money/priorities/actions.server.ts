import type { ActionFunctionArgs } from "@remix-run/node";
import { proposalForm, ratingForm, ruleForm } from "~/domain/money/plan-forms";
import { paths } from "~/paths";
import { recordCitation } from "~/records/meetings/citations.server";
import { keepRating, keepRule } from "~/records/money/settings.server";
import { addItem } from "~/records/money/store.server";
import { mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { idIn } from "~/routes/shared/steps";
import {
  changing,
  checked,
  type Faults,
  moneyAction,
  OVERTAKEN,
  revisionIn,
  type Step,
} from "../action.server";

/** The rule, proposals, ratings, and the decision that settles one: one form, one intent. */
export const prioritiesAction = (args: ActionFunctionArgs) =>
  moneyAction(
    args,
    {
      rule,
      proposal,
      "remove-proposal": (sent) => changing(sent, "funding_proposal", null),
      rate,
      decide,
      undecide: (sent) => changing(sent, "funding_proposal", { decisionId: null }),
    },
    paths.priorities,
  );

const rule: Step = async (sent) => {
  const { visited, form } = sent;
  let overtaken = false;
  const answered = await checked(sent, "rule", ruleForm, async (change): Promise<Faults | null> => {
    const decisionId = String(form.get("decision") ?? "");
    if (!(await mayCite(visited, decisionId))) return { decision: [NOT_CITABLE] };
    overtaken = !(await keepRule(visited.db, { revision: revisionIn(form), change, decisionId }));
    return null;
  });
  return overtaken ? { of: "rule", fault: OVERTAKEN } : answered;
};

const proposal: Step = (sent) =>
  checked(sent, "proposal", proposalForm(sent.catalog.collaborative), async (fields) => {
    await addItem(sent.visited.db, "funding_proposal", fields);
    return null;
  });

const rate: Step = (sent) =>
  checked(sent, `rate ${sent.form.get("proposalId")}`, ratingForm, async (fields): Promise<Faults | null> => {
    const fault = await keepRating(sent.visited.db, fields);
    return fault && { [fault.field]: [fault.message] };
  });

const decide: Step = async (sent) => {
  const { visited, form } = sent;
  const decisionId = String(form.get("decisionId") ?? "");
  if (decisionId === "" || !(await mayCite(visited, decisionId)))
    return { of: "decide", fault: `${NOT_CITABLE} Nothing was saved.` };
  const refused = await changing(sent, "funding_proposal", { decisionId });
  if (refused) return refused;
  const itemId = idIn(form);
  await recordCitation(visited.db, { decisionId, act: "adopted", subject: "priority", itemId });
  return null;
};
