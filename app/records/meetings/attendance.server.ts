import { sql } from "drizzle-orm";
import type { Attendance } from "~/domain/meetings/meeting";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Records who was there, seat by seat; the last word counts. Lock the meeting first. */
export async function putAttendance(db: TenantDb, meetingId: string, rows: Attendance[]): Promise<void> {
  if (rows.length === 0) return;
  const changed = rowsOf<{ seatId: string; state: string }>(
    await db.tx.execute(sql`
      insert into attendance (collaborative_id, meeting_id, seat_id, state, alternate_id, changed_by)
      select ${db.collaborativeId}::uuid, ${meetingId}::uuid, "seatId", state, "alternateId", ${db.actor.name}
      from json_to_recordset(${JSON.stringify(rows)}::json) as r ("seatId" uuid, state text, "alternateId" uuid)
      on conflict (collaborative_id, meeting_id, seat_id) do update
        set state = excluded.state, alternate_id = excluded.alternate_id, changed_by = excluded.changed_by,
          changed_at = clock_timestamp()
        where (attendance.state, attendance.alternate_id) is distinct from (excluded.state, excluded.alternate_id)
      returning seat_id as "seatId", state`),
  );
  await record(
    db,
    changed.map(({ seatId, state }) => ({
      subject: "attendance" as const,
      itemId: meetingId,
      before: null,
      after: { seatId, state },
    })),
  );
}
