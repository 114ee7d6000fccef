import type { ActionFunctionArgs } from "@remix-run/node";
import { cashForm, giftForm, lineForm } from "~/domain/money/plan-forms";
import { paths } from "~/paths";
import { keepLine } from "~/records/money/keep.server";
import { saveMoneySettings } from "~/records/money/settings.server";
import { addItem } from "~/records/money/store.server";
import {
  changing,
  checked,
  keeping,
  moneyAction,
  OVERTAKEN,
  refIn,
  revisionIn,
  type Step,
} from "../action.server";

/** Cash and fiscal year, lines of the budget, and contributions in kind: one form, one intent. */
export const budgetAction = (args: ActionFunctionArgs) =>
  moneyAction(
    args,
    {
      cash,
      line,
      "remove-line": (sent) => changing(sent, "budget_line", null),
      gift,
      "remove-gift": (sent) => changing(sent, "in_kind_gift", null),
    },
    paths.budget,
  );

const cash: Step = async (sent) => {
  let overtaken = false;
  const answered = await checked(sent, "cash", cashForm(sent.catalog.collaborative), async (change) => {
    const revision = revisionIn(sent.form);
    overtaken = !(await saveMoneySettings(sent.visited.db, { revision, change }));
    return null;
  });
  return overtaken ? { of: "cash", fault: OVERTAKEN } : answered;
};

/** Adds a line, or changes the one that the form names. */
const line: Step = (sent) =>
  keeping(sent, "line", lineForm(sent.catalog.collaborative), (fields) =>
    keepLine(sent.visited.db, refIn(sent.form), fields),
  );

const gift: Step = (sent) =>
  checked(sent, "gift", giftForm(sent.catalog.collaborative), async (fields) => {
    await addItem(sent.visited.db, "in_kind_gift", fields);
    return null;
  });
