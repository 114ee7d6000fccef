import { sql } from "drizzle-orm";
import { evaluate } from "~/domain/goals/progress/progress";
import type { Happening } from "~/domain/programs/events";
import { readSetting } from "~/records/figures/rollup.server";
import { readGoals, type StoredGoal } from "~/records/goals/goals.server";
import { readGoalSources } from "~/records/goals/readings.server";
import { todayIso } from "~/records/today";
import type { Tx } from "~db/client";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";
import { announce } from "./outbox.server";

/** Where somebody wants to know of goals, with what their statuses depend on; read as the owner. */
export async function readGoalWatch(owner: Tx): Promise<{ id: string; state: string }[]> {
  const watched = rowsOf<{ id: string; state: string }>(
    await owner.execute(sql`select c.id, c.revision || ' ' || coalesce(
        (select count(*) || ' ' || max(g.changed_at) from goals g where g.collaborative_id = c.id), '') as state
      from collaboratives c where exists (select from webhooks w where w.collaborative_id = c.id and w.enabled
        and 'goal.status_changed' = any(w.events))`),
  );
  return watched.map(({ id, state }) => ({ id, state: `${state} ${todayIso()}` }));
}

/**
 * Compares the goals' statuses with those that webhooks were last told of. Statuses are computed from all figures, far
 * more than one change of a number should wait for; so this happens afterwards, in the background. A goal that is seen
 * for the first time, or in a new year, is noted without a word. Nothing says what the status is: members' figures
 * could be guessed from it, and whoever may see it asks for it with a token.
 */
export async function announceGoals(db: TenantDb): Promise<void> {
  // One process at a time; another one would announce the same again.
  await db.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`goal statuses ${db.collaborativeId}`}, 0))`,
  );
  const { catalog, newest: year } = await readSetting(db);
  const goals = (await readGoals(db)).filter(({ state }) => state !== "draft");
  const { readings } = await readGoalSources(db, {
    viewer: { role: "backbone", memberId: null },
    catalog,
    to: year,
    goals,
  });
  const now = goals.flatMap((goal) => {
    const { target, startYear, targetYear, milestones, memberId } = goal;
    if (!target || startYear === null || targetYear === null) return [];
    const { status } = evaluate(target, { startYear, targetYear, milestones, memberId }, readings, year);
    return [{ goal, status }];
  });
  const before = new Map(
    rowsOf<{ id: string; year: number; status: string }>(
      await db.tx.execute(sql`select goal_id as id, year, status from told_statuses
        where collaborative_id = ${db.collaborativeId}`),
    ).map((told) => [told.id, told]),
  );
  const different = now.filter(({ goal, status }) => {
    const told = before.get(goal.id);
    return told?.status !== status || told.year !== year;
  });
  if (different.length === 0) return;
  const rows = different.map(({ goal, status }) => ({ id: goal.id, status }));
  await db.tx.execute(sql`insert into told_statuses (collaborative_id, goal_id, year, status)
    select ${db.collaborativeId}::uuid, id, ${year}::smallint, status
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, status text)
    on conflict (collaborative_id, goal_id) do update set year = excluded.year, status = excluded.status`);
  const slugs = new Map(catalog.members.map(({ id, slug }) => [id, slug]));
  await announce(
    db,
    different
      .filter(({ goal }) => before.get(goal.id)?.year === year)
      .map(({ goal }) => happeningOf(goal, year, slugs)),
  );
}

const happeningOf = (
  { id, level, strategy, memberId }: StoredGoal,
  year: number,
  slugs: Map<string, string>,
): Happening => ({
  type: "goal.status_changed",
  data: { goal: id, level, strategy, member: memberId && (slugs.get(memberId) ?? null), year },
});
