import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { readsAgenda } from "~/domain/meetings/disclosure";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { readPartnership, readVisibleMeetings } from "~/routes/partnership/index.server";
import { meeting } from "./meeting-schemas";

/** The meetings that the token's role may know of, latest first. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see partnership", async (call) => {
    const partnership = await readPartnership(call);
    const names = new Map(partnership.bodies.map(({ id, name }) => [id, name]));
    const meetings = await readVisibleMeetings(call.db, partnership);
    return listAnswer(
      args.request,
      meeting,
      meetings.map(({ id, bodyId, title, day, startsAt, timeZone, lengthMinutes, place, state, items }) => ({
        id,
        body: { id: bodyId, name: names.get(bodyId) ?? "" },
        title,
        day,
        startsAt,
        timeZone,
        lengthMinutes,
        place,
        state,
        items: readsAgenda(partnership.reaches.get(bodyId) ?? "none", state) ? items : null,
      })),
    );
  });
}
