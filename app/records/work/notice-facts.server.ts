import { type SQL, sql } from "drizzle-orm";
import type { ReminderState } from "~/domain/collection/reminders";
import type { MessageKind } from "~/domain/mail";
import type { Notice, NoticeFacts } from "~/domain/work/notices";
import type { ActionState } from "~/domain/work/terms";
import { instant } from "~/records/instant";
import { isNobodys } from "~/records/mail-queue.server";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** An action as a letter tells about it. */
export interface TalkedAction {
  id: string;
  title: string;
  dueOn: string;
  state: ActionState;
  initiative: string | null;
}

/** A message about actions with everything that decides about it at this moment. */
export interface WorkMessage {
  id: string;
  contactId: string;
  person: string;
  /** Their page of an action needs a sign-in; without an account, they get a secret link. */
  hasAccount: boolean;
  facts: NoticeFacts;
  /** The one action, or those that are late enough for a digest, the latest first. */
  actions: TalkedAction[];
  state: ReminderState;
  attempts: number;
  recipient: string | null;
  subject: string | null;
  detail: string | null;
  /** ISO instant. */
  changedAt: string;
}

interface Row extends Omit<WorkMessage, "facts" | "actions"> {
  kind: MessageKind;
  notice: Notice | null;
  sendOn: string;
  email: string | null;
  demo: boolean;
  quiet: boolean;
  left: boolean;
  overtaken: boolean;
  action: (TalkedAction & { owned: boolean }) | null;
  late: TalkedAction[] | null;
}

/** Most actions in one digest. */
const MOST_LISTED = 30;

/**
 * Messages about actions, earliest first, in one statement.
 * @param which condition on the table `reminders`, as w
 * @param day the day that lateness is judged on; messages planned for later are judged on their own
 */
export async function readWorkMessages(
  db: TenantDb,
  which: SQL,
  day: string,
  { most = 200, newestFirst = false }: { most?: number; newestFirst?: boolean } = {},
): Promise<WorkMessage[]> {
  const rows = rowsOf<Row>(
    await db.tx.execute(sql`
      select w.id, w.kind, w.notice, w.send_on::text as "sendOn", w.contact_id as "contactId", c.name as person,
        coalesce(nullif(c.email, ''), u.email) as email, coalesce(u.demo, false) or ${isNobodys(sql`c.email`)} as demo,
        c.user_id is not null as "hasAccount",
        coalesce(c.valid_until < ${day}, false) as left,
        q.contact_id is not null or coalesce(r.quiet, false) as quiet,
        exists (select from reminders l where l.collaborative_id = w.collaborative_id and l.kind = w.kind
          and l.contact_id = w.contact_id and l.action_id is not distinct from w.action_id
          and l.send_on > w.send_on and l.send_on <= ${day} and l.state in ('waiting', 'sending', 'sent')) as overtaken,
        case when a.id is null then null else json_build_object('id', a.id, 'title', a.title, 'dueOn', a.due_on,
          'state', a.state, 'initiative', i.name, 'owned', a.owner_id = w.contact_id) end as action,
        case when w.kind = 'digest' then (
          select json_agg(json_build_object('id', l.id, 'title', l.title, 'dueOn', l.due_on, 'state', l.state,
            'initiative', j.name) order by l.due_on, l.id)
          from (select * from actions d where d.collaborative_id = w.collaborative_id
            and d.owner_id = w.contact_id and d.state in ('open', 'blocked')
            and d.due_on < greatest(w.send_on, ${day}::date) - 7 order by d.due_on, d.id limit ${MOST_LISTED}) l
          left join initiatives j on j.collaborative_id = l.collaborative_id and j.id = l.initiative_id)
          end as late,
        w.state, w.attempts, w.recipient, w.subject, w.detail, ${instant("w.changed_at")} as "changedAt"
      from reminders w
      join contacts c on c.collaborative_id = w.collaborative_id and c.id = w.contact_id
      left join users u on u.id = c.user_id
      left join roles r on r.collaborative_id = c.collaborative_id and r.user_id = c.user_id
      left join quiet_contacts q on q.collaborative_id = c.collaborative_id and q.contact_id = c.id
      left join actions a on a.collaborative_id = w.collaborative_id and a.id = w.action_id
      left join initiatives i on i.collaborative_id = a.collaborative_id and i.id = a.initiative_id
      where w.collaborative_id = ${db.collaborativeId} and w.kind in ('action', 'digest') and ${which}
      order by ${newestFirst ? sql`w.changed_at desc` : sql`w.send_on`}, c.name, w.id limit ${most}`),
  );
  return rows.map(toMessage);
}

function toMessage({ kind, notice, sendOn, action, late, ...row }: Row): WorkMessage {
  const { email, demo, quiet, left, overtaken, ...rest } = row;
  const digest = kind === "digest";
  return {
    ...rest,
    facts: {
      notice: digest ? "digest" : (notice ?? "assigned"),
      sendOn,
      email,
      demo,
      quiet,
      left,
      overtaken,
      action: action && { state: action.state, dueOn: action.dueOn, owned: action.owned },
      late: late?.length ?? 0,
    },
    actions: digest ? (late ?? []) : action ? [action] : [],
  };
}

export const waiting = sql.raw(`w.state = 'waiting'`);
export const settled = sql.raw(`w.state <> 'waiting'`);
