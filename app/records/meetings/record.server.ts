import { sql } from "drizzle-orm";
import type { Decision, Vote } from "~/domain/meetings/decisions";
import type { AgendaItem, Attendance, Meeting } from "~/domain/meetings/meeting";
import { type Addendum, type Minutes, minutesSchema } from "~/domain/meetings/minutes";
import type { AgendaSubject } from "~/domain/meetings/terms";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { MEETING_COLUMNS } from "./meetings.server";

export interface StoredItem extends AgendaItem {
  revision: number;
  changedBy: string;
}
export interface StoredDecision extends Decision {
  revision: number;
  changedBy: string;
}
export interface StoredAttendance extends Attendance {
  changedBy: string;
}

/** A meeting with all that was recorded of it. */
export interface StoredRecord {
  meeting: Meeting & { revision: number };
  items: StoredItem[];
  attendance: StoredAttendance[];
  decisions: StoredDecision[];
  addenda: Addendum[];
  /** As approved; null before. */
  approved: { minutes: Minutes; at: string; by: string } | null;
}

interface Row extends Omit<StoredRecord, "meeting" | "approved" | "items" | "decisions"> {
  meeting: StoredRecord["meeting"];
  items: (Omit<StoredItem, "about"> & { aboutKind: AgendaSubject | null; aboutId: string | null })[];
  decisions: (Omit<StoredDecision, "vote"> & VoteColumns)[];
  minutes: unknown;
  approvedAt: string | null;
  approvedBy: string | null;
}

export interface VoteColumns {
  noObjection: boolean;
  votesFor: number | null;
  votesAgainst: number | null;
  abstaining: number | null;
}

export const voteOf = ({ noObjection, votesFor, votesAgainst, abstaining }: VoteColumns): Vote => {
  if (noObjection) return { kind: "no_objection" };
  if (votesFor === null && votesAgainst === null && abstaining === null) return { kind: "none" };
  return { kind: "count", for: votesFor ?? 0, against: votesAgainst ?? 0, abstaining: abstaining ?? 0 };
};

/** One statement; null if there is no such meeting. */
export async function readRecord(db: TenantDb, id: string): Promise<StoredRecord | null> {
  const c = db.collaborativeId;
  const [row] = rowsOf<Row>(
    await db.tx.execute(sql`
      select (select row_to_json(listed) from (select ${MEETING_COLUMNS}) as listed) as meeting,
        m.minutes, ${instant("m.approved_at")} as "approvedAt", m.approved_by as "approvedBy",
        (select coalesce(json_agg(json_build_object('id', id, 'title', title, 'kind', kind, 'minutes', minutes,
            'presenterId', presenter_id, 'aboutKind', about_kind, 'aboutId', about_id, 'proposed', proposed,
            'notes', notes, 'revision', revision, 'changedBy', changed_by) order by position, id), '[]')
          from agenda_items where collaborative_id = ${c} and meeting_id = m.id) as items,
        (select coalesce(json_agg(json_build_object('seatId', seat_id, 'state', state, 'alternateId', alternate_id,
            'changedBy', changed_by)), '[]')
          from attendance where collaborative_id = ${c} and meeting_id = m.id) as attendance,
        (select coalesce(json_agg(json_build_object('id', d.id, 'itemId', d.item_id, 'text', d.text, 'year', d.year,
            'number', d.number, 'noObjection', d.no_objection, 'votesFor', d.votes_for,
            'votesAgainst', d.votes_against, 'abstaining', d.abstaining, 'dissent', d.dissent,
            'effectiveOn', d.effective_on, 'state', d.state, 'replaces', d.replaces, 'confirms', d.confirms,
            'revision', d.revision, 'changedBy', d.changed_by) order by d.id), '[]')
          from decisions d join agenda_items a on a.collaborative_id = d.collaborative_id and a.id = d.item_id
          where d.collaborative_id = ${c} and a.meeting_id = m.id) as decisions,
        (select coalesce(json_agg(json_build_object('text', text, 'at', ${instant("at")}, 'by', by) order by id), '[]')
          from addenda where collaborative_id = ${c} and meeting_id = m.id) as addenda
      from meetings m where m.collaborative_id = ${c} and m.id = ${id}`),
  );
  if (!row) return null;
  const { minutes, approvedAt, approvedBy, items, decisions, ...rest } = row;
  return {
    ...rest,
    items: items.map(({ aboutKind, aboutId, ...item }) => ({
      ...item,
      about: aboutKind ? { kind: aboutKind, id: aboutId } : null,
    })),
    decisions: decisions.map(({ noObjection, votesFor, votesAgainst, abstaining, ...decision }) => ({
      ...decision,
      vote: voteOf({ noObjection, votesFor, votesAgainst, abstaining }),
    })),
    approved: minutes
      ? { minutes: minutesSchema.parse(minutes), at: approvedAt ?? "", by: approvedBy ?? "" }
      : null,
  };
}
