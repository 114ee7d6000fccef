import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Goal, GoalFields, GoalState } from "~/domain/goals/goal";
import { record } from "~/records/history/history.server";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import { goals } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** A stored goal, with who last changed it. */
export interface StoredGoal extends Goal {
  revision: number;
  /** ISO instants. */
  adoptedAt: string | null;
  changedAt: string;
  changedBy: string;
}

/** Every goal: the collaborative's first, then the members'; closed goals and drafts come last in each group. */
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

/** The outcome of a write: stored, or rejected because somebody else changed the goal first. */
export type GoalOutcome = { stored: true; id: string } | { stored: false; theirs: StoredGoal | null };

/** Adds a goal as a draft. */
export async function addGoal(db: TenantDb, fields: GoalFields): Promise<string> {
  const id = uuidv7();
  await db.tx.insert(goals).values({
    ...fields,
    collaborativeId: db.collaborativeId,
    id,
    changedBy: db.actor.name,
    milestones: fields.milestones,
  });
  await record(db, [
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

/** Which goal to change, and why. */
export interface GoalEdit {
  id: string;
  /** The revision the writer saw. */
  revision: number;
  /** Required once the goal is adopted; domain/goals/smartie/rules.ts checks it. */
  reason: string | null;
}

/** Changes a goal's content; the history keeps the old one. */
export function changeGoal(db: TenantDb, edit: GoalEdit & { fields: GoalFields }): Promise<GoalOutcome> {
  return update(db, edit, () => edit.fields);
}

/** Adopts, meets, closes, or reopens a goal. */
export function moveGoal(db: TenantDb, edit: GoalEdit & { state: GoalState }): Promise<GoalOutcome> {
  const { state } = edit;
  return update(db, edit, ({ adoptedAt }) => ({
    state,
    adoptedAt: state === "adopted" ? (adoptedAt ?? new Date()) : adoptedAt,
  }));
}

/** Removes a draft; its content stays in the history. */
export async function removeDraft(db: TenantDb, id: string, revision: number): Promise<GoalOutcome> {
  const stored = await lock(db, id);
  if (!stored || stored.revision !== revision || stored.state !== "draft")
    return { stored: false, theirs: await readGoal(db, id) };
  await db.tx
    .update(goals)
    .set({ rollsUpTo: null })
    .where(and(eq(goals.collaborativeId, db.collaborativeId), eq(goals.rollsUpTo, id)));
  await db.tx.delete(goals).where(place(db, id));
  await record(db, [
    { subject: "goal", itemId: id, memberId: stored.memberId, before: contentOf(stored), after: null },
  ]);
  return { stored: true, id };
}

type Row = typeof goals.$inferSelect;

async function update(
  db: TenantDb,
  { id, revision, reason }: GoalEdit,
  change: (stored: Row) => Partial<Omit<Row, "id" | "collaborativeId">>,
): Promise<GoalOutcome> {
  const stored = await lock(db, id);
  if (!stored || stored.revision !== revision) return { stored: false, theirs: await readGoal(db, id) };
  const changed = change(stored);
  const after = { ...stored, ...changed };
  if (canonical(contentOf(after)) === canonical(contentOf(stored))) return { stored: true, id };
  await db.tx
    .update(goals)
    .set({ ...changed, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
    .where(place(db, id));
  await record(
    db,
    [
      {
        subject: "goal",
        itemId: id,
        memberId: after.memberId,
        before: contentOf(stored),
        after: contentOf(after),
      },
    ],
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

async function readGoal(db: TenantDb, id: string): Promise<StoredGoal | null> {
  return (await readGoals(db)).find((goal) => goal.id === id) ?? null;
}

/** Content as comparable text; the database may reorder the fields of a target. */
const canonical = (content: object) =>
  JSON.stringify(content, (_, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const NOT_CONTENT = new Set(["collaborativeId", "id", "revision", "changedAt", "changedBy", "adoptedAt"]);

/** The goal's content, without its ids, revision, author, and times. */
function contentOf(row: Row): object {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !NOT_CONTENT.has(field)));
}
