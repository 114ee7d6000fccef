import type { LoaderFunctionArgs } from "@remix-run/node";
import { linkOrigin } from "~/access/links/link-origin.server";
import { visitByCalendar } from "~/access/links/secret-address.server";
import { calendarOf } from "~/exchange/calendar";
import { paths } from "~/paths";
import { todayIso } from "~/records/today";
import { listActions } from "~/records/work/actions.server";
import { readPartnership, readVisibleMeetings } from "../../context.server";
import { meetingTitle } from "../words";

/** The address is the key: nothing on the way keeps it. */
const BY_ADDRESS = {
  "content-type": "text/calendar; charset=utf-8",
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
};

/**
 * A person's meetings, of the bodies they sit in or of all bodies for those who run the partnership, and the due dates of
 * what they promised.
 */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const origin = linkOrigin(context.config, request) ?? "";
  const text = await visitByCalendar(context, params.token, async (db, viewer) => {
    const today = todayIso();
    const partnership = await readPartnership({ db, viewer });
    const { reaches, bodies, catalog } = partnership;
    const names = new Map(bodies.map(({ id, name }) => [id, name]));
    const meetings = (await readVisibleMeetings(db, partnership)).filter(
      ({ bodyId }) => reaches.get(bodyId) === "all" || reaches.get(bodyId) === "sits",
    );
    const { name, slug } = catalog.collaborative;
    return calendarOf(
      name,
      meetings.map((meeting) => ({
        ...meeting,
        title: meetingTitle({ title: meeting.title, body: names.get(meeting.bodyId) ?? name }),
        url: origin + paths.meeting(slug, meeting.id),
      })),
      (await listActions(db, { state: "unfinished", today, userId: db.actor.userId })).actions.map(
        ({ id, title, dueOn }) => ({
          id,
          title: `Due: ${title}`,
          day: dueOn,
          url: origin + paths.action(slug, id),
        }),
      ),
    );
  });
  return new Response(text, { headers: BY_ADDRESS });
}
