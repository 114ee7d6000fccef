import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { InitiativeContent } from "~/domain/work/initiative";
import { type Kept, readHistory, record } from "~/records/history/history.server";
import { todayIso } from "~/records/today";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { type ListedInitiative, readInitiative } from "./initiatives.server";

/** Stored, or refused because somebody else changed it first; null if it does not exist. */
export type InitiativeOutcome =
  | { stored: true; id: string }
  | { stored: false; theirs: ListedInitiative | null };

/**
 * Stores an initiative with its milestones, organizations, and goals, in the caller's transaction.
 * @param change.id null for a new one
 * @param change.revision the revision the writer saw
 */
export async function storeInitiative(
  db: TenantDb,
  { id, revision, content }: { id: string | null; revision: number; content: InitiativeContent },
): Promise<InitiativeOutcome> {
  const after = tidy(content);
  if (id === null) {
    const own = uuidv7();
    await write(db, own, 1, after);
    await remember(db, own, null, after);
    return { stored: true, id: own };
  }
  await db.tx.execute(sql`select from initiatives
    where collaborative_id = ${db.collaborativeId} and id = ${id} for update`);
  const stored = await readInitiative(db, id, todayIso());
  if (stored === null || stored.revision !== revision) return { stored: false, theirs: stored };
  const before = contentOf(stored);
  if (JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(after))) return { stored: true, id };
  await write(db, id, revision + 1, after);
  await remember(db, id, before, after);
  return { stored: true, id };
}

function tidy(content: InitiativeContent): InitiativeContent {
  const { memberIds, partnerIds, leadMemberId, leadPartnerId } = content;
  return {
    ...content,
    name: content.name.trim(),
    about: content.about?.trim() || null,
    why: content.why?.trim() || null,
    memberIds: [...new Set(memberIds)].filter((id) => id !== leadMemberId),
    partnerIds: [...new Set(partnerIds)].filter((id) => id !== leadPartnerId),
    goalIds: [...new Set(content.goalIds)].sort(),
    milestones: content.milestones.map(({ title, dueOn, doneOn }) => ({
      title: title.trim(),
      dueOn,
      doneOn,
    })),
  };
}

export const contentOf = ({
  name,
  about,
  strategy,
  leadMemberId,
  leadPartnerId,
  memberIds,
  partnerIds,
  goalIds,
  startsOn,
  endsOn,
  stage,
  why,
  milestones,
}: InitiativeContent): InitiativeContent => ({
  name,
  about,
  strategy,
  leadMemberId,
  leadPartnerId,
  memberIds,
  partnerIds,
  goalIds,
  startsOn,
  endsOn,
  stage,
  why,
  milestones,
});

const inOrder = (content: InitiativeContent) => Object.entries(contentOf(content));

function remember(db: TenantDb, id: string, before: InitiativeContent | null, after: InitiativeContent) {
  return record(db, [{ subject: "initiative", itemId: id, memberId: after.leadMemberId, before, after }]);
}

async function write(db: TenantDb, id: string, revision: number, content: InitiativeContent): Promise<void> {
  const { collaborativeId, tx, actor } = db;
  const { name, about, strategy, leadMemberId, leadPartnerId, startsOn, endsOn, stage, why } = content;
  await tx.execute(sql`
    insert into initiatives (collaborative_id, id, name, about, strategy, lead_member_id, lead_partner_id, starts_on,
      ends_on, stage, why, revision, changed_at, changed_by)
    values (${collaborativeId}, ${id}, ${name}, ${about}, ${strategy}, ${leadMemberId}, ${leadPartnerId}, ${startsOn},
      ${endsOn}, ${stage}, ${why}, ${revision}, now(), ${actor.name})
    on conflict (collaborative_id, id) do update set name = excluded.name, about = excluded.about,
      strategy = excluded.strategy, lead_member_id = excluded.lead_member_id,
      lead_partner_id = excluded.lead_partner_id, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
      stage = excluded.stage, why = excluded.why, revision = excluded.revision, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`);
  const own = sql`collaborative_id = ${collaborativeId} and initiative_id = ${id}`;
  await tx.execute(sql`delete from milestones where ${own}`);
  await tx.execute(sql`delete from initiative_organizations where ${own}`);
  await tx.execute(sql`delete from initiative_goals where ${own}`);
  const milestones = content.milestones.map((milestone, position) => ({ ...milestone, position }));
  await tx.execute(sql`
    insert into milestones (collaborative_id, initiative_id, position, title, due_on, done_on)
    select ${collaborativeId}::uuid, ${id}::uuid, position, title, "dueOn", "doneOn"
    from json_to_recordset(${JSON.stringify(milestones)}::json)
      as r (position int, title text, "dueOn" date, "doneOn" date)`);
  const organizations = [
    ...content.memberIds.map((memberId) => ({ memberId })),
    ...content.partnerIds.map((partnerId) => ({ partnerId })),
  ].map((row, position) => ({ ...row, position }));
  await tx.execute(sql`
    insert into initiative_organizations (collaborative_id, initiative_id, position, member_id, partner_id)
    select ${collaborativeId}::uuid, ${id}::uuid, position, "memberId", "partnerId"
    from json_to_recordset(${JSON.stringify(organizations)}::json)
      as r (position int, "memberId" uuid, "partnerId" uuid)`);
  await tx.execute(sql`
    insert into initiative_goals (collaborative_id, initiative_id, goal_id)
    select ${collaborativeId}::uuid, ${id}::uuid, goal
    from unnest(${sql.param(`{${content.goalIds.join(",")}}`)}::uuid[]) as goal`);
}

/** What was changed about an initiative, newest first. */
export function readInitiativeHistory(db: TenantDb, id: string): Promise<Kept<InitiativeContent>[]> {
  return readHistory(db, "initiative", sql`item_id = ${id}`);
}

/** Whether these ids are all of this collaborative: members, partners, and goals named in a form. */
export async function knownIds(
  db: TenantDb,
  { memberIds, partnerIds, goalIds }: { memberIds: string[]; partnerIds: string[]; goalIds: string[] },
): Promise<boolean> {
  const list = (ids: string[]) => sql`any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
  const own = sql`collaborative_id = ${db.collaborativeId}`;
  const [row] = rowsOf<{ count: number }>(
    await db.tx.execute(sql`select ((select count(*) from members where ${own} and id = ${list(memberIds)})
      + (select count(*) from partners where ${own} and id = ${list(partnerIds)})
      + (select count(*) from goals where ${own} and id = ${list(goalIds)}))::int as count`),
  );
  const wanted = [memberIds, partnerIds, goalIds].reduce((sum, ids) => sum + new Set(ids).size, 0);
  return row?.count === wanted;
}
