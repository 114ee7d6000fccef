import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { mayWriteFor } from "~/domain/work/disclosure";
import { standingForm } from "~/domain/work/forms";
import { todayIso } from "~/records/today";
import { readAction } from "~/records/work/actions.server";
import { storeActions } from "~/records/work/store-actions.server";
import { BODY_BYTES, faultsOf, invalid, namedIn, oneAction } from "./reading.server";
import { actionChange } from "./schemas";

export const loader = () => problem(405, "Method not allowed", "Change an action with PATCH.");

/** Changes one action; what the body leaves out stays. */
export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  if (request.method !== "PATCH") return loader();
  const body = await jsonOf(request, BODY_BYTES);
  const answer = await answerCall(args, "keep work", async (call) => {
    const id = params.action ?? "";
    const stored = /^[0-9a-f-]{36}$/i.test(id) ? await readAction(call.db, id) : null;
    if (!stored) return problem(404, "Not found", "There is no such action.");
    if (!mayWriteFor(call.viewer, stored.memberId))
      return problem(403, "Not allowed", "The owner is of another organization than this token.");
    const parsed = actionChange.safeParse(body);
    if (!parsed.success) return invalid(faultsOf(parsed.error));
    const { state = stored.state, note = stored.note, ...change } = parsed.data;
    const standing = standingForm(todayIso()).safeParse({
      state,
      dueOn: change.dueOn ?? stored.dueOn,
      doneOn: (change.doneOn === undefined ? stored.doneOn : change.doneOn) ?? undefined,
      note: note ?? undefined,
    });
    if (!standing.success) return invalid(faultsOf(standing.error));
    const named = await namedIn(
      call,
      {
        title: change.title ?? stored.title,
        owner: change.owner ?? stored.ownerId,
        dueOn: standing.data.dueOn,
        origin: change.origin ?? stored.origin,
        initiative: change.initiative === undefined ? stored.initiativeId : change.initiative,
        goal: change.goal === undefined ? stored.goalId : change.goal,
      },
      stored,
    );
    if ("faults" in named) return invalid(named.faults);
    const content = { ...named.content, ...standing.data, agendaItemId: stored.agendaItemId };
    const outcome = await storeActions(call.db, [{ id: stored.id, revision: stored.revision, content }]);
    if (!outcome.stored)
      return problem(
        409,
        "Changed meanwhile",
        "Somebody changed this action at the same time. Send it again.",
      );
    return oneAction(call, stored.id, 200);
  });
  args.context.post?.wake();
  return answer;
}
