import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { readPartnership, readVisibleDecisions } from "~/routes/partnership/index.server";
import { decision } from "./meeting-schemas";

/** The decisions that the token's role may read, newest first, each as it stands today. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see partnership", async (call) => {
    const decisions = await readVisibleDecisions(call.db, await readPartnership(call));
    const numbers = new Map(decisions.map(({ id, number }) => [id, number]));
    const numberOf = (id: string | null) => (id === null ? null : (numbers.get(id) ?? null));
    return listAnswer(
      args.request,
      decision,
      decisions.map(
        ({ id, number, text, body, meeting, standing, vote, effectiveOn, replaces, confirms }) => ({
          id,
          number,
          text,
          body: { id: body.id, name: body.name },
          meeting: meeting.id,
          day: meeting.day,
          state: standing.state,
          votes:
            vote.kind === "count"
              ? { for: vote.for, against: vote.against, abstaining: vote.abstaining }
              : null,
          noObjection: vote.kind === "no_objection",
          effectiveOn,
          replaces: numberOf(replaces),
          replacedBy: numberOf(standing.replacedBy),
          confirms: numberOf(confirms),
          confirmedBy: numberOf(standing.confirmedBy),
        }),
      ),
    );
  });
}
