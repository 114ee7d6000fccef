import type { LoaderFunctionArgs } from "@remix-run/node";
import { linkOrigin } from "~/access/links/link-origin.server";
import { visit } from "~/access/visit.server";
import { calendarOf } from "~/exchange/calendar";
import { paths } from "~/paths";
import { readMeeting } from "../record.server";
import { meetingTitle } from "../words";

/** One meeting for a calendar program. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const { record, body, partnership } = await readMeeting(visited, args.params.meeting);
    const { meeting } = record;
    const title = meetingTitle({ title: meeting.title, body: body.name });
    const origin = linkOrigin(args.context.config, args.request) ?? "";
    const url = origin + paths.meeting(args.params.collaborative ?? "", meeting.id);
    const text = calendarOf(partnership.catalog.collaborative.name, [{ ...meeting, title, url }]);
    return new Response(text, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": `attachment; filename="meeting-${meeting.day}.ics"`,
        "cache-control": "no-store",
      },
    });
  });
}
