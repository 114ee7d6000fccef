import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { InterviewFields, InterviewPoint } from "~/domain/goals/interview";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { interviewPoints } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** All interview points, by member and strategy, in the order they were recorded. */
export async function readInterviews(db: TenantDb): Promise<InterviewPoint[]> {
  const result = await db.tx.execute(sql`
    select i.id, member_id as "memberId", strategy, kind, theme, words, held_on::text as "heldOn"
    from interview_points i join members m on m.collaborative_id = i.collaborative_id and m.id = i.member_id
    where i.collaborative_id = ${db.collaborativeId}
    order by m.name, strategy = 'investing', strategy = 'purchasing', i.id`);
  return rowsOf<InterviewPoint>(result);
}

/** Adds points and records each in the history. */
export async function addInterviewPoints(db: TenantDb, points: InterviewFields[]): Promise<void> {
  if (points.length === 0) return;
  const rows = points.map((point) => ({ ...point, id: uuidv7() }));
  await db.tx
    .insert(interviewPoints)
    .values(rows.map((row) => ({ ...row, collaborativeId: db.collaborativeId, changedBy: db.actor.name })));
  await record(
    db,
    rows.map(({ id, ...after }) => ({
      subject: "interview" as const,
      itemId: id,
      memberId: after.memberId,
      before: null,
      after,
    })),
  );
}

/**
 * Changes a point, or removes it (`fields` null); the old version stays in the history.
 * @returns false if it no longer exists
 */
export async function changeInterviewPoint(
  db: TenantDb,
  id: string,
  fields: InterviewFields | null,
): Promise<boolean> {
  const place = and(eq(interviewPoints.collaborativeId, db.collaborativeId), eq(interviewPoints.id, id));
  const [stored] = await db.tx.select().from(interviewPoints).where(place).for("update");
  if (!stored) return false;
  const { memberId, strategy, kind, theme, words, heldOn } = stored;
  const before = { memberId, strategy, kind, theme, words, heldOn };
  if (fields && JSON.stringify(before) === JSON.stringify(inOrder(fields))) return true;
  if (fields)
    await db.tx
      .update(interviewPoints)
      .set({ ...fields, changedAt: new Date(), changedBy: db.actor.name })
      .where(place);
  else await db.tx.delete(interviewPoints).where(place);
  await record(db, [
    {
      subject: "interview",
      itemId: id,
      memberId: fields?.memberId ?? memberId,
      before,
      after: fields && inOrder(fields),
    },
  ]);
  return true;
}

const inOrder = ({ memberId, strategy, kind, theme, words, heldOn }: InterviewFields): InterviewFields => ({
  memberId,
  strategy,
  kind,
  theme,
  words,
  heldOn,
});
