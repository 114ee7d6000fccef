import type { ActionFunctionArgs } from "@remix-run/node";
import { proposalForm, ratingForm, ruleForm } from "~/domain/money/plan-forms";
import { paths } from "~/paths";
import { cite, recordCitation } from "~/records/meetings/citations.server";
import { readMoney } from "~/records/money/read.server";
import { isOwn, rateProposal, saveMoneySettings } from "~/records/money/settings.server";
import { addItem } from "~/records/money/store.server";
import { readPeople } from "~/records/partnership/people.server";
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
  const { db } = visited;
  let overtaken = false;
  const answered = await checked(sent, "rule", ruleForm, async (change): Promise<Faults | null> => {
    const decisionId = String(form.get("decision") ?? "");
    if (!(await mayCite(visited, decisionId))) return { decision: [NOT_CITABLE] };
    const { settings } = await readMoney(db);
    overtaken = !(await saveMoneySettings(db, { revision: revisionIn(form), change }));
    if (overtaken || !decisionId) return null;
    // The first rule is adopted, and so is one that a decision leaves as it is.
    const { rule: old, criteria } = settings;
    const isNew = old !== null && JSON.stringify({ rule: old, criteria }) !== JSON.stringify(change);
    await cite(db, { subject: "priority", decisionId, act: isNew ? "revised" : "adopted" });
    return null;
  });
  return overtaken ? { of: "rule", fault: OVERTAKEN } : answered;
};

const proposal: Step = (sent) =>
  checked(sent, "proposal", proposalForm(sent.catalog.collaborative), async (fields) => {
    await addItem(sent.visited.db, "funding_proposal", fields);
    return null;
  });

const rate: Step = (sent) => {
  const { db } = sent.visited;
  const of = `rate ${sent.form.get("proposalId")}`;
  return checked(sent, of, ratingForm, async (fields): Promise<Faults | null> => {
    const { proposals, settings } = await readMoney(db);
    const rated = proposals.find(({ id }) => id === fields.proposalId);
    const rater = (await readPeople(db)).contacts.find(({ id }) => id === fields.contactId);
    if (!rated || !rater) return { contactId: ["Choose from the list."] };
    if (isOwn(rater, rated)) return { contactId: ["Nobody rates a proposal of their own organization."] };
    if (fields.scores.length !== settings.criteria.length) return { scores: ["Rate each criterion."] };
    await rateProposal(db, fields);
    return null;
  });
};

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
