import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readActivity } from "~/records/history/activity.server";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { badParameter } from "~/routes/api/answering/year-parameter";
import { activity } from "./activity-schemas";

/** Who changed how much of what, newest first, a page at a time: a data lead sees its own member's. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see activity", async ({ db, viewer }) => {
    const url = new URL(args.request.url);
    const after = url.searchParams.get("after");
    if (after !== null && !z.uuid().safeParse(after).success)
      return badParameter("after", "after must be the cursor of a link to the next page.");
    const { batches, next } = await readActivity(db, {}, { ownMemberId: viewer.memberId }, after);
    const answer = listAnswer(
      args.request,
      activity,
      batches.map(
        ({ batchId, at, actor, reason, fileName, counts }): z.infer<typeof activity> => ({
          id: batchId,
          at,
          actor,
          reason,
          fileName,
          counts: counts.map(({ subject, came, changed, went }) => ({
            subject,
            added: came,
            changed,
            removed: went,
          })),
        }),
      ),
    );
    if (next !== null) {
      url.searchParams.set("after", next);
      answer.headers.set("link", `<${url.pathname}${url.search}>; rel="next"`);
    }
    return answer;
  });
}
