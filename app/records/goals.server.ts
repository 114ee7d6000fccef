import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rowsOf } from "~db/rows";
import { goals } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import type { Goal, GoalFields, GoalState } from "../domain/goal";
import { remember } from "./history.server";
import { instant } from "./instant";

/** A goal as it is stored, with who changed it last. */
export interface StoredGoal extends Goal {
  revision: number;
  /** ISO instants. */
  adoptedAt: string | null;
  changedAt: string;
  changedBy: string;
}

/** Every goal: the collaborative's first, then the members', drafts last of each. */
export async function readGoals(db: TenantDb): Promise<StoredGoal[]> {
  const result = await db.tx.execute(sql`
    select g.id, level, strategy, member_id as "memberId", statement, population, geography, target,
      start_year as "startYear", target_year as "targetYear", milestones, owner, resources,
      consulted as "consultedWho", consulted_on as "consultedWhen", disparity, watched_by as breakdown,
      state, rolls_up_to as "rollsUpTo", revision, ${instant("adopted_at")} as "adoptedAt",
      ${instant("changed_at")} as "changedAt", changed_by as "changedBy"
    from goals g left join members m on m.collaborative_id = g.collaborative_id and m.id = g.member_id
    where g.collaborative_id = ${db.collaborativeId}
    order by level, state = 'closed', state = 'draft', m.name, strategy = 'investing', strategy = 'purchasing', g.id`);
  return rowsOf<StoredGoal>(result);
}

/** What became of a write: stored, or somebody else was quicker and theirs stands. */
export type GoalOutcome = { stored: true; id: string } | { stored: false; theirs: StoredGoal | null };

/** Adds a goal, as a draft. */
export async function addGoal(db: TenantDb, fields: GoalFields): Promise<string> {
  const id = uuidv7();
  await db.tx.insert(goals).values({
    ...{ ...fields, collaborativeId: db.collaborativeId, id, changedBy: db.actor.name },
    milestones: fields.milestones,
  });
  await remember(db, [
    {
      subject: "goal",
      itemId: id,
      memberId: fields.memberId,
      before: null,
      after: { ...fields, state: "draft" },
    },
  ]);
  return id;
}

/**
 * Changes what a goal says, and keeps what it said before.
 * @param revision the one that the writer saw
 * @param reason required once it is adopted: app/domain/goal-rules.ts says so to whoever types
 */
export function changeGoal(
  db: TenantDb,
  id: string,
  fields: GoalFields,
  revision: number,
  reason: string | null,
): Promise<GoalOutcome> {
  return update(db, id, revision, reason, () => fields);
}

/** Adopts, meets, closes or reopens a goal. */
export function moveGoal(
  db: TenantDb,
  id: string,
  state: GoalState,
  revision: number,
  reason: string | null,
): Promise<GoalOutcome> {
  return update(db, id, revision, reason, (stored) => ({
    state,
    ...(state === "adopted" && stored.adoptedAt === null && { adoptedAt: new Date() }),
  }));
}

/** Takes a draft away; what it said stays in the history. */
export async function removeDraft(db: TenantDb, id: string, revision: number): Promise<GoalOutcome> {
  const stored = await lock(db, id);
  if (!stored || stored.revision !== revision || stored.state !== "draft")
    return { stored: false, theirs: await one(db, id) };
  await db.tx
    .update(goals)
    .set({ rollsUpTo: null })
    .where(and(eq(goals.collaborativeId, db.collaborativeId), eq(goals.rollsUpTo, id)));
  await db.tx.delete(goals).where(place(db, id));
  await remember(db, [
    { subject: "goal", itemId: id, memberId: stored.memberId, before: said(stored), after: null },
  ]);
  return { stored: true, id };
}

type Row = typeof goals.$inferSelect;

async function update(
  db: TenantDb,
  id: string,
  revision: number,
  reason: string | null,
  change: (stored: Row) => Partial<Omit<Row, "id" | "collaborativeId">>,
): Promise<GoalOutcome> {
  const stored = await lock(db, id);
  if (!stored || stored.revision !== revision) return { stored: false, theirs: await one(db, id) };
  const changed = change(stored);
  const after = { ...stored, ...changed };
  if (canonical(said(after)) === canonical(said(stored))) return { stored: true, id };
  await db.tx
    .update(goals)
    .set({ ...changed, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
    .where(place(db, id));
  await remember(
    db,
    [{ subject: "goal", itemId: id, memberId: after.memberId, before: said(stored), after: said(after) }],
    reason,
  );
  return { stored: true, id };
}

const place = (db: TenantDb, id: string) =>
  and(eq(goals.collaborativeId, db.collaborativeId), eq(goals.id, id));

async function lock(db: TenantDb, id: string): Promise<Row | undefined> {
  const [stored] = await db.tx.select().from(goals).where(place(db, id)).for("update");
  return stored;
}

async function one(db: TenantDb, id: string): Promise<StoredGoal | null> {
  return (await readGoals(db)).find((goal) => goal.id === id) ?? null;
}

/** The same content is always the same text: the database keeps the fields of a target in an order of its own. */
const canonical = (content: object) =>
  JSON.stringify(content, (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** What the goal says, without who wrote it down when. */
function said(row: Row): object {
  const {
    collaborativeId: _,
    id: __,
    revision: ___,
    changedAt: ____,
    changedBy: _____,
    adoptedAt: ______,
    ...rest
  } = row;
  return rest;
}
