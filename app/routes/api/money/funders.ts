import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { may } from "~/access/permissions";
import { answersShown } from "~/domain/money/shown";
import { organizationKey } from "~/domain/money/terms";
import { readMoney } from "~/records/money/read.server";
import { todayIso } from "~/records/today";
import type { funder } from "./money-schemas";

/** Funders with their roles, and the answers that apply today. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see money", async ({ db, viewer }) => {
    const money = await readMoney(db);
    const answers = answersShown(money, todayIso(), !may(viewer, "keep money"));
    const keys = [...new Set([...money.roles.map(organizationKey), ...answers.map(({ key }) => key)])];
    const list: z.infer<typeof funder>[] = keys.map((key) => {
      const roles = money.roles.filter((role) => organizationKey(role) === key);
      const own = answers.find((each) => each.key === key);
      return {
        organization: roles[0]?.name ?? own?.name ?? "",
        roles: roles.map(({ id, revision, role, from, until }) => ({ id, revision, role, from, until })),
        answers: (own?.answers ?? []).map(({ id, revision, question, answer, answeredOn, published }) => ({
          id,
          revision,
          question,
          answer,
          answeredOn,
          published,
        })),
      };
    });
    return Response.json(list);
  });
}
