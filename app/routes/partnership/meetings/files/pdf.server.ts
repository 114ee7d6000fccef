import type { LoaderFunctionArgs } from "@remix-run/node";
import { signalOf } from "~/access/client-gone.server";
import { notFound, visit } from "~/access/visit.server";
import { log } from "~/log.server";
import { type MeetingPaper, renderMeeting } from "~/reports/minutes/render.server";
import { RenderError } from "~/reports/render/error";
import { formatDate } from "~/ui/figures/dates";
import { readMeeting } from "../record.server";

/** Agenda or minutes of a meeting as PDF, as the viewer may read them. @throws 404 while they may not */
export async function meetingPdf(args: LoaderFunctionArgs, kind: MeetingPaper["kind"]): Promise<Response> {
  const paper = await visit(args, "see partnership", async (visited): Promise<MeetingPaper> => {
    const { agenda, minutes, record, partnership } = await readMeeting(visited, args.params.meeting);
    const { collaborative } = partnership.catalog;
    const { approved, addenda, meeting } = record;
    if (kind === "Minutes") {
      if (!minutes) throw notFound("These minutes are not out yet.");
      const standing = approved
        ? `Approved on ${formatDate(approved.at, collaborative)}`
        : "Not approved yet";
      return { kind, minutes, collaborative, standing, addenda };
    }
    if (!agenda) throw notFound("This agenda is not out yet.");
    const { body, record: of } = {
      body: partnership.bodies.find(({ id }) => id === meeting.bodyId),
      record: meeting,
    };
    return {
      kind,
      collaborative,
      standing: "",
      addenda: [],
      minutes: {
        format: "tidemark minutes 1",
        body: body?.name ?? "",
        rule: body?.rule ?? "majority",
        title: of.title,
        day: of.day,
        startsAt: of.startsAt,
        timeZone: of.timeZone,
        place: of.place,
        guests: "",
        quorum: { filled: 0, present: 0, needed: 0, reached: false, text: "" },
        seats: [],
        items: agenda,
      },
    };
  });
  try {
    const bytes = await renderMeeting(paper, signalOf(args));
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${kind.toLowerCase()}-${paper.minutes.day}.pdf"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    if (error.cause) log.error(error, "a meeting's file could not be made");
    throw new Response(error.message, { status: error.status, headers: { "retry-after": "60" } });
  }
}
