import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { discloseActions } from "~/domain/work/disclosure";
import { ACTION_STATES } from "~/domain/work/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { type ActionFilter, listActions } from "~/records/work/actions.server";
import { storeActions } from "~/records/work/store-actions.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { BODY_BYTES, faultsOf, invalid, namedIn, oneAction } from "./reading.server";
import { action as actionRow, newAction } from "./schemas";
import { actionJson } from "./shapes";

const STATES: readonly string[] = ["unfinished", "late", ...Object.keys(ACTION_STATES)];

/** Actions, as the page shows them to this caller. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see work", async ({ db, viewer }) => {
    const query = new URL(args.request.url).searchParams;
    const state = query.get("state") ?? "";
    if (state !== "" && !STATES.includes(state))
      return problem(422, "Unknown state", `Use one of ${STATES.join(", ")}.`);
    const { collaborative, members } = await readCatalog(db);
    const member = members.find(({ slug }) => slug === query.get("member"));
    if (query.has("member") && !member)
      return problem(422, "Unknown member", "There is no member with this slug.");
    const today = todayIso();
    const { actions } = await listActions(db, {
      today,
      state: (state || undefined) as ActionFilter["state"],
      memberId: member?.id,
    });
    const slugs = new Map(members.map(({ id, slug }) => [id, slug]));
    return listAnswer(
      args.request,
      actionRow,
      discloseActions(actions, viewer, collaborative.policy).map((action) =>
        actionJson(action, today, (id) => slugs.get(id ?? "") ?? null),
      ),
    );
  });
}

/** Adds an action for somebody whom this caller may name; its owner gets mail. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "POST") return problem(405, "Method not allowed", "Add an action with POST.");
  const body = await jsonOf(args.request, BODY_BYTES);
  const answer = await answerCall(args, "keep work", async (call) => {
    const parsed = newAction.safeParse(body);
    if (!parsed.success) return invalid(faultsOf(parsed.error));
    const { title, owner, dueOn, origin, initiative = null, goal = null } = parsed.data;
    const named = await namedIn(call, { title, owner, dueOn, origin, initiative, goal });
    if ("faults" in named) return invalid(named.faults);
    const content = {
      ...named.content,
      state: "open" as const,
      doneOn: null,
      note: null,
      agendaItemId: null,
    };
    const outcome = await storeActions(call.db, [{ id: null, content }]);
    if (!outcome.stored) throw new Error("a new action cannot be in conflict");
    return oneAction(call, outcome.ids[0] ?? "", 201);
  });
  args.context.post?.wake();
  return answer;
}
