import { notFound, type Visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import { discloseMinutes, type Reach, readsAgenda, readsMinutes } from "~/domain/meetings/disclosure";
import { type Minutes, minutesOf, type RecordedDecision } from "~/domain/meetings/minutes";
import { readDecisions } from "~/records/meetings/decisions.server";
import { readRecord, type StoredRecord } from "~/records/meetings/record.server";
import type { StoredBody } from "~/records/partnership/bodies.server";
import { bodyIn, type Partnership, readPartnership } from "../context.server";

/** A meeting as a viewer may see it. */
export interface MeetingView {
  partnership: Partnership;
  body: StoredBody;
  reach: Reach;
  /** For those who run meetings; pages show others `agenda` and `minutes` only. */
  record: StoredRecord;
  decisions: RecordedDecision[];
  /** Null while the viewer may not read them. */
  agenda: Disclosed<Minutes>["items"] | null;
  minutes: Disclosed<Minutes> | null;
}

/** @throws 404 if there is no such meeting, or the viewer may not know of it */
export async function readMeeting(
  visited: Pick<Visit, "db" | "viewer">,
  id: string | undefined,
): Promise<MeetingView> {
  const partnership = await readPartnership(visited);
  const record = /^[0-9a-f-]{36}$/.test(id ?? "") ? await readRecord(visited.db, id ?? "") : null;
  if (!record) throw notFound("There is no such meeting here, or you may not see it.");
  const body = bodyIn(partnership, record.meeting.bodyId);
  const reach = partnership.reaches.get(body.id) ?? "none";
  const { state } = record.meeting;
  const decisions = await readDecisions(visited.db);
  const numbers = new Map(decisions.flatMap(({ id: of, number }) => (number ? [[of, number] as const] : [])));
  const minutes = record.approved?.minutes ?? minutesOf(record, body, partnership.directory, numbers);
  const shown = discloseMinutes(minutes, visited.viewer);
  return {
    partnership,
    body,
    reach,
    record,
    decisions,
    agenda: readsAgenda(reach, state)
      ? shown.items.map((item) => ({ ...item, notes: "", decisions: [] }))
      : null,
    minutes: readsMinutes(reach, state) ? shown : null,
  };
}
