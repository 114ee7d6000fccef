import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Catalog } from "../app/domain/terms";
import { STRATEGIES } from "../app/domain/terms";
import type { ActionContent } from "../app/domain/work/action";
import { addDays } from "../app/domain/work/notices";
import {
  ACTION_ORIGINS,
  ACTION_STATES,
  type ActionOrigin,
  type ActionState,
  INITIATIVE_STAGES,
  type InitiativeStage,
} from "../app/domain/work/terms";
import { todayIso } from "../app/records/today";
import { storeActions } from "../app/records/work/store-actions.server";
import { storeInitiative } from "../app/records/work/store-initiatives.server";
import { rowsOf } from "../db/rows";
import type { TenantDb } from "../db/tenant";

/** Initiatives and actions of the demo: days count from the day of loading, so that it is always in the middle of them. */

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]];
const days = z.number().int();

const fileSchema = z.strictObject({
  people: z.array(z.strictObject({ name: z.string(), member: z.string(), jobTitle: z.string() })),
  initiatives: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      about: z.string(),
      strategy: z.enum(STRATEGIES),
      lead: z.string(),
      members: z.array(z.string()),
      goals: z.array(z.string()),
      startsInDays: days.optional(),
      endsInDays: days.optional(),
      stage: z.enum(keysOf<InitiativeStage>(INITIATIVE_STAGES)),
      why: z.string().optional(),
      /** For how many days nothing of it has changed. */
      quietDays: days.default(0),
      milestones: z.array(
        z.strictObject({ title: z.string(), dueInDays: days, doneInDays: days.optional() }),
      ),
    }),
  ),
  actions: z.array(
    z.strictObject({
      title: z.string(),
      owner: z.string(),
      firstDueInDays: days,
      /** Where it was moved to. */
      dueInDays: days.optional(),
      state: z.enum(keysOf<ActionState>(ACTION_STATES)),
      doneInDays: days.optional(),
      note: z.string().optional(),
      origin: z.enum(keysOf<ActionOrigin>(ACTION_ORIGINS)),
      initiative: z.string().optional(),
      goal: z.string().optional(),
    }),
  ),
});

/** @param goals ids of goals by the keys of the file of goals */
export async function loadWork(
  db: TenantDb,
  { members }: Pick<Catalog, "members">,
  goals: Map<string, string>,
  json: unknown,
): Promise<void> {
  const file = fileSchema.parse(json);
  const today = todayIso();
  const day = (count: number) => addDays(today, count);
  const memberId = (slug: string) => members.find((member) => member.slug === slug)?.id ?? "";
  const owners = await contactsOf(
    db,
    file.people.map(({ member, ...person }) => ({ ...person, memberId: memberId(member) })),
    day(-700),
  );
  const ids = new Map<string, string>();
  for (const initiative of file.initiatives) {
    const {
      key,
      lead,
      members: others,
      goals: served,
      startsInDays,
      endsInDays,
      why,
      quietDays: _,
      ...rest
    } = initiative;
    const outcome = await storeInitiative(db, {
      id: null,
      revision: 0,
      content: {
        ...rest,
        leadMemberId: memberId(lead),
        leadPartnerId: null,
        memberIds: others.map(memberId),
        partnerIds: [],
        goalIds: served.flatMap((goal) => goals.get(goal) ?? []),
        startsOn: startsInDays === undefined ? null : day(startsInDays),
        endsOn: endsInDays === undefined ? null : day(endsInDays),
        why: why ?? null,
        milestones: initiative.milestones.map(({ title, dueInDays, doneInDays }) => ({
          title,
          dueOn: day(dueInDays),
          doneOn: doneInDays === undefined ? null : day(doneInDays),
        })),
      },
    });
    if (outcome.stored) ids.set(key, outcome.id);
  }
  const contents = file.actions.map((action): { first: ActionContent; now: ActionContent } => {
    const first: ActionContent = {
      title: action.title,
      ownerId: owners.get(action.owner) ?? "",
      dueOn: day(action.firstDueInDays),
      state: "open",
      doneOn: null,
      note: null,
      origin: action.origin,
      initiativeId: action.initiative === undefined ? null : (ids.get(action.initiative) ?? null),
      goalId: action.goal === undefined ? null : (goals.get(action.goal) ?? null),
      agendaItemId: null,
    };
    const { state, note = null, dueInDays = action.firstDueInDays, doneInDays } = action;
    const doneOn = doneInDays === undefined ? null : day(doneInDays);
    return { first, now: { ...first, state, note, dueOn: day(dueInDays), doneOn } };
  });
  const added = await storeActions(
    db,
    contents.map(({ first }) => ({ id: null, content: first })),
  );
  if (!added.stored) return;
  await storeActions(
    db,
    contents.map(({ now }, place) => ({ id: added.ids[place] ?? null, content: now })),
  );
  for (const { key, quietDays } of file.initiatives) {
    const id = ids.get(key);
    if (!quietDays || !id) continue;
    const at = sql`now() - interval '1 day' * ${quietDays}`;
    await db.tx.execute(sql`update initiatives set changed_at = ${at}
      where collaborative_id = ${db.collaborativeId} and id = ${id}`);
    await db.tx.execute(sql`update actions set changed_at = ${at}
      where collaborative_id = ${db.collaborativeId} and initiative_id = ${id}`);
  }
}

/** Contacts by name: those who are there already, and the others added. */
async function contactsOf(
  db: TenantDb,
  people: { name: string; memberId: string; jobTitle: string }[],
  from: string,
): Promise<Map<string, string>> {
  const read = async () =>
    new Map(
      rowsOf<{ id: string; name: string }>(
        await db.tx.execute(
          sql`select id, name from contacts where collaborative_id = ${db.collaborativeId}`,
        ),
      ).map(({ id, name }) => [name, id]),
    );
  const there = await read();
  const missing = people.filter(({ name }) => !there.has(name));
  if (missing.length === 0) return there;
  const rows = missing.map((person) => ({
    ...person,
    id: uuidv7(),
    email: `${person.name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@demo.example`,
  }));
  await db.tx.execute(sql`
    insert into contacts (collaborative_id, id, name, member_id, job_title, email, duty, valid_from, changed_by)
    select ${db.collaborativeId}::uuid, id, name, "memberId", "jobTitle", email,
      case when not exists (select from contacts c where c.collaborative_id = ${db.collaborativeId}
        and c.member_id = r."memberId" and c.duty = 'working_lead') then 'working_lead' end,
      ${from}::date, ${db.actor.name}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (id uuid, name text, "memberId" uuid, "jobTitle" text, email text)`);
  return read();
}
