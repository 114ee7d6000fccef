import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type {
  EngagementFields,
  Stakeholder,
  StakeholderFields,
  VotingSeat,
} from "~/domain/stakeholders/stakeholders";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { stakeholderEngagements, stakeholders } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** All stakeholders by name, with how they have been engaged, in one statement. */
export async function readStakeholders(db: TenantDb): Promise<Stakeholder[]> {
  return rowsOf<Stakeholder>(
    await db.tx.execute(sql`
      select s.id, s.name, s.member_id as "memberId", s.partner_id as "partnerId", s.interest, s.influence, s.speaks,
        s.assets, s.offers, s.revision,
        (select coalesce(json_agg(json_build_object('engagement', e.engagement, 'since', e.since) order by e.since), '[]')
          from stakeholder_engagements e
          where e.collaborative_id = s.collaborative_id and e.stakeholder_id = s.id) as engagements
      from stakeholders s where s.collaborative_id = ${db.collaborativeId} order by lower(s.name), s.id`),
  );
}

const contentOf = (fields: StakeholderFields): StakeholderFields => ({
  name: fields.name,
  memberId: fields.memberId,
  partnerId: fields.partnerId,
  interest: fields.interest,
  influence: fields.influence,
  speaks: fields.speaks,
  assets: fields.assets,
  offers: fields.offers,
});

export async function addStakeholder(db: TenantDb, fields: StakeholderFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const after = contentOf(fields);
  await db.tx.insert(stakeholders).values({ collaborativeId, id, ...after, changedBy: actor.name });
  const { memberId } = fields;
  await record(db, [{ subject: "stakeholder", itemId: id, memberId, before: null, after }]);
  return id;
}

/** Changes a stakeholder, or with `fields` null removes it. @returns false if somebody else changed it first */
export async function changeStakeholder(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: StakeholderFields | null },
): Promise<boolean> {
  const [row] = await db.tx.select().from(stakeholders).where(place(db, id)).for("update");
  if (row?.revision !== revision) return false;
  const before = contentOf(row);
  const after = fields && contentOf(fields);
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  if (after === null) await db.tx.delete(stakeholders).where(place(db, id));
  else
    await db.tx
      .update(stakeholders)
      .set({ ...after, revision: revision + 1, changedAt: new Date(), changedBy: db.actor.name })
      .where(place(db, id));
  await record(db, [{ subject: "stakeholder", itemId: id, memberId: row.memberId, before, after }]);
  return true;
}

/** Notes how a stakeholder is engaged from a day on; another entry of that day is replaced. @returns false if it is gone */
export async function engage(db: TenantDb, id: string, fields: EngagementFields): Promise<boolean> {
  const { tx, collaborativeId } = db;
  const [row] = await tx.select().from(stakeholders).where(place(db, id)).for("update");
  if (!row) return false;
  const { engagement, since } = fields;
  await tx
    .insert(stakeholderEngagements)
    .values({ collaborativeId, stakeholderId: id, since, engagement })
    .onConflictDoUpdate({
      target: [
        stakeholderEngagements.collaborativeId,
        stakeholderEngagements.stakeholderId,
        stakeholderEngagements.since,
      ],
      set: { engagement },
    });
  const after = { name: row.name, engagement, since };
  await record(db, [{ subject: "stakeholder", itemId: id, memberId: row.memberId, before: null, after }]);
  return true;
}

const place = (db: TenantDb, id: string) =>
  and(eq(stakeholders.collaborativeId, db.collaborativeId), eq(stakeholders.id, id));

/** Voting seats that somebody holds today, of bodies that exist: the organization, or that of the person. */
export async function readVotingSeats(db: TenantDb, today: string): Promise<VotingSeat[]> {
  return rowsOf<VotingSeat>(
    await db.tx.execute(sql`
      select coalesce(s.member_id, k.member_id) as "memberId", coalesce(s.partner_id, k.partner_id) as "partnerId"
      from seats s
      join bodies b on b.collaborative_id = s.collaborative_id and b.id = s.body_id
        and (b.ended_on is null or b.ended_on >= ${today})
      left join contacts k on k.collaborative_id = s.collaborative_id and k.id = s.contact_id
        and k.valid_from <= ${today} and (k.valid_until is null or k.valid_until >= ${today})
      where s.collaborative_id = ${db.collaborativeId} and s.voting
        and s.valid_from <= ${today} and (s.valid_until is null or s.valid_until >= ${today})
        and (s.member_id is not null or s.partner_id is not null or k.id is not null)`),
  );
}
