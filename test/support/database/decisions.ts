/** Decisions of a meeting, as tests of what cites them need them. */
import { sql } from "drizzle-orm";
import { bodyForm } from "../../../app/domain/people/form";
import { addItem } from "../../../app/records/meetings/agenda.server";
import { planMeeting } from "../../../app/records/meetings/meetings.server";
import { addBody } from "../../../app/records/partnership/bodies.server";
import { rowsOf } from "../../../db/rows";
import type { TestCollaborative } from "./databases";

/** Stores a decision of a meeting of its own, in a given state. @returns its id */
export async function makeDecision(
  collaborative: TestCollaborative,
  { number, state, replaces = null }: { number: number; state: string; replaces?: string | null },
): Promise<string> {
  return collaborative.enter(async (db) => {
    const { tx, collaborativeId: c } = db;
    const bodyId = await addBody(
      db,
      bodyForm.parse({ name: `Council ${number}`, kind: "other", quorum: "majority", rule: "majority" }),
    );
    const when = { title: "", day: "2026-03-10", startsAt: null, timeZone: "UTC", lengthMinutes: 60 };
    const meeting = await planMeeting(db, bodyId, { ...when, place: "", link: "" }, []);
    const kind = "decision" as const;
    const itemId = await addItem(db, meeting, {
      title: "Goal",
      kind,
      minutes: null,
      presenterId: null,
      about: null,
    });
    const [row] = rowsOf<{ id: string }>(
      await tx.execute(sql`
        insert into decisions (collaborative_id, id, item_id, text, year, number, state, replaces, changed_by)
        values (${c}, gen_random_uuid(), ${itemId}, 'Open later', 2026, ${number}, ${state}, ${replaces}, 'Test')
        returning id`),
    );
    return row?.id ?? "";
  });
}
