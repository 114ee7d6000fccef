import { type SQL, sql } from "drizzle-orm";
import type { Goal } from "~/domain/goals/goal";
import { ACTIONS_ON_A_PAGE, type Action, type Promised } from "~/domain/work/action";
import type { ActionOrigin, ActionState } from "~/domain/work/terms";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** An action with the names of what it refers to. */
export interface ListedAction extends Action {
  owner: string;
  /** The owner's organization, and the member that it is, if it is one. */
  organization: string;
  memberId: string | null;
  /** The owner signs in here. */
  hasAccount: boolean;
  initiative: string | null;
  goal: ({ id: string; statement: string } & Pick<Goal, "memberId" | "state">) | null;
  /** The meeting at which it was promised, unless its body is closed. */
  meeting: { id: string; body: string; day: string } | null;
  /** ISO instant. */
  changedAt: string;
  changedBy: string;
}

/** Filters of the list; without any, everything. */
export interface ActionFilter {
  /** "late" is unfinished and due before `today`. */
  state?: ActionState | "unfinished" | "late" | undefined;
  today: string;
  ownerId?: string | undefined;
  /** Of the contacts that sign in with this account; null matches nobody. */
  userId?: string | null | undefined;
  memberId?: string | undefined;
  initiativeId?: string | undefined;
  goalId?: string | undefined;
  origin?: ActionOrigin | undefined;
  id?: string | undefined;
}

/** Most actions in a file. */
const MOST_IN_FILE = 50_000;

/**
 * Actions that pass the filter, the unfinished first, each group by due date, in one statement.
 * @returns one page of them, and how many there are altogether
 */
export async function listActions(
  db: TenantDb,
  filter: ActionFilter,
  page: number | "all" = "all",
): Promise<{ actions: ListedAction[]; count: number }> {
  const rows = rowsOf<ListedAction & { count: number }>(
    await db.tx.execute(sql`
      select a.id, a.title, a.owner_id as "ownerId", a.due_on::text as "dueOn",
        a.first_due_on::text as "firstDueOn", a.moves, a.state, a.done_on::text as "doneOn", a.note, a.origin,
        a.initiative_id as "initiativeId", a.goal_id as "goalId", a.agenda_item_id as "agendaItemId", a.revision,
        ${instant("a.changed_at")} as "changedAt", a.changed_by as "changedBy",
        c.name as owner, c.member_id as "memberId", c.user_id is not null as "hasAccount",
        coalesce(m.name, p.name) as organization, i.name as initiative, case when g.id is null then null else json_build_object('id', g.id,
          'statement', g.statement, 'memberId', g.member_id, 'state', g.state) end as goal,
        case when b.id is null then null
          else json_build_object('id', t.id, 'body', b.name, 'day', t.day) end as meeting,
        count(*) over ()::int as count
      from actions a
      join contacts c on c.collaborative_id = a.collaborative_id and c.id = a.owner_id
      left join members m on m.collaborative_id = c.collaborative_id and m.id = c.member_id
      left join partners p on p.collaborative_id = c.collaborative_id and p.id = c.partner_id
      left join initiatives i on i.collaborative_id = a.collaborative_id and i.id = a.initiative_id
      left join goals g on g.collaborative_id = a.collaborative_id and g.id = a.goal_id
      left join agenda_items s on s.collaborative_id = a.collaborative_id and s.id = a.agenda_item_id
      left join meetings t on t.collaborative_id = s.collaborative_id and t.id = s.meeting_id
      left join bodies b on b.collaborative_id = t.collaborative_id and b.id = t.body_id and not b.closed
      where ${conditions(db, filter)}
      order by a.state not in ('open', 'blocked'), case when a.state in ('open', 'blocked') then a.due_on end,
        a.due_on desc, a.id
      limit ${page === "all" ? MOST_IN_FILE : ACTIONS_ON_A_PAGE}
      offset ${page === "all" ? 0 : (page - 1) * ACTIONS_ON_A_PAGE}`),
  );
  return { actions: rows.map(({ count: _, ...action }) => action), count: rows[0]?.count ?? 0 };
}

export async function readAction(db: TenantDb, id: string): Promise<ListedAction | null> {
  const { actions } = await listActions(db, { id, today: "" });
  return actions[0] ?? null;
}

function conditions({ collaborativeId }: TenantDb, filter: ActionFilter): SQL {
  const { state, today, ownerId, userId, memberId, initiativeId, goalId, origin, id } = filter;
  const all = [sql`a.collaborative_id = ${collaborativeId}`];
  if (state === "unfinished") all.push(sql`a.state in ('open', 'blocked')`);
  else if (state === "late") all.push(sql`a.state in ('open', 'blocked') and a.due_on < ${today}`);
  else if (state) all.push(sql`a.state = ${state}`);
  if (ownerId) all.push(sql`a.owner_id = ${ownerId}`);
  if (userId !== undefined) all.push(sql`c.user_id = ${userId}`);
  if (memberId) all.push(sql`c.member_id = ${memberId}`);
  if (initiativeId) all.push(sql`a.initiative_id = ${initiativeId}`);
  if (goalId) all.push(sql`a.goal_id = ${goalId}`);
  if (origin) all.push(sql`a.origin = ${origin}`);
  if (id) all.push(sql`a.id = ${id}`);
  return sql.join(all, sql` and `);
}

/**
 * What an on-time rate is computed from: the actions first due in a span.
 * @param span ISO days, both included
 * @param memberId those of one member's people; undefined for everyone's
 */
export async function readPromised(
  db: TenantDb,
  span: { from: string; to: string },
  memberId?: string,
): Promise<Promised[]> {
  return rowsOf<Promised>(
    await db.tx.execute(sql`
      select a.first_due_on::text as "firstDueOn", a.state, a.done_on::text as "doneOn"
      from actions a
      join contacts c on c.collaborative_id = a.collaborative_id and c.id = a.owner_id
      where a.collaborative_id = ${db.collaborativeId} and a.first_due_on between ${span.from} and ${span.to}
        ${memberId ? sql`and c.member_id = ${memberId}` : sql``}`),
  );
}
