import type { ActionFunctionArgs } from "@remix-run/node";
import { answerForm, grantsForm, roleForm } from "~/domain/money/forms";
import { organizationIn } from "~/domain/people/form";
import { paths } from "~/paths";
import { keepItem } from "~/records/money/keep.server";
import { saveGrants } from "~/records/money/settings.server";
import { addItem } from "~/records/money/store.server";
import { changing, checked, keeping, moneyAction, refIn, type Step } from "../action.server";

/** Roles, answers, and whom a funder funds: one form, one intent. */
export const fundersAction = (args: ActionFunctionArgs) =>
  moneyAction(
    args,
    {
      role,
      "remove-role": (sent) => changing(sent, "funder_role", null),
      answer,
      publish: (sent) => changing(sent, "funder_answer", { published: true }),
      unpublish: (sent) => changing(sent, "funder_answer", { published: false }),
      "remove-answer": (sent) => changing(sent, "funder_answer", null),
      grants,
    },
    paths.funders,
  );

/** Adds a role, or changes the one that the form names. */
const role: Step = (sent) =>
  keeping(sent, "role", roleForm, (fields) =>
    keepItem(sent.visited.db, "funder_role", refIn(sent.form), fields),
  );

const answer: Step = (sent) =>
  checked(sent, "answer", answerForm, async (fields) => {
    await addItem(sent.visited.db, "funder_answer", fields);
    return null;
  });

const grants: Step = (sent) =>
  checked(sent, "grants", grantsForm, async ({ organization, funded }) => {
    const known = new Set(sent.catalog.members.map(({ id }) => id));
    if (!funded.every((id) => known.has(id))) return { funded: ["Choose from the list."] };
    const funder = organizationIn(organization);
    await saveGrants(
      sent.visited.db,
      funder,
      funded.filter((id) => id !== funder.memberId),
    );
    return null;
  });
