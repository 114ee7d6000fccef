import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import {
  EMPTY_PROFILE,
  type HostFields,
  type HostRecord,
  type OfferFields,
  type OfferRecord,
  type ProfileFields,
  type ProfileRecord,
} from "~/domain/path/profile";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { hosts, offers, profiles } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** The profile; without one, an empty one with revision 0. */
export async function readProfile(db: TenantDb): Promise<ProfileRecord> {
  const [row] = await db.tx.select().from(profiles).where(eq(profiles.collaborativeId, db.collaborativeId));
  return row ? { ...contentOf(row), revision: row.revision } : EMPTY_PROFILE;
}

const contentOf = (row: ProfileFields): ProfileFields => ({
  purpose: row.purpose,
  otherPurposes: row.otherPurposes,
  structure: row.structure,
  compositions: row.compositions,
  levels: row.levels,
  strategies: row.strategies,
  geography: row.geography,
  nestsIn: row.nestsIn,
  vision: row.vision,
  imperative: row.imperative,
  phase: row.phase,
  phaseOn: row.phaseOn,
});

/**
 * Writes the profile.
 * @param revision the one that the writer saw; 0 if there was none
 * @returns false if somebody else changed it first
 */
export async function saveProfile(
  db: TenantDb,
  { revision, fields }: { revision: number; fields: ProfileFields },
): Promise<boolean> {
  const { tx, collaborativeId, actor } = db;
  const [row] = await tx
    .select()
    .from(profiles)
    .where(eq(profiles.collaborativeId, collaborativeId))
    .for("update");
  if ((row?.revision ?? 0) !== revision) return false;
  const after = contentOf(fields);
  const before = row ? contentOf(row) : null;
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  const set = { ...after, revision: revision + 1, changedAt: new Date(), changedBy: actor.name };
  if (row) await tx.update(profiles).set(set).where(eq(profiles.collaborativeId, collaborativeId));
  else {
    // Of two first writers, the second is told.
    const added = await tx
      .insert(profiles)
      .values({ collaborativeId, ...set })
      .onConflictDoNothing()
      .returning({ revision: profiles.revision });
    if (added.length === 0) return false;
  }
  await record(db, [{ subject: "profile", before, after }]);
  return true;
}

/** Hosts, the current one first. */
export async function readHosts(db: TenantDb): Promise<HostRecord[]> {
  return rowsOf<HostRecord>(
    await db.tx.execute(sql`
      select h.id, h.member_id as "memberId", h.partner_id as "partnerId", coalesce(m.name, p.name) as name,
        h.arrangement, h.fiscal_sponsor as "fiscalSponsor", h.valid_from::text as "from", h.valid_until::text as until
      from hosts h
      left join members m on m.collaborative_id = h.collaborative_id and m.id = h.member_id
      left join partners p on p.collaborative_id = h.collaborative_id and p.id = h.partner_id
      where h.collaborative_id = ${db.collaborativeId}
      order by h.valid_until is not null, h.valid_from desc, h.id`),
  );
}

export async function addHost(db: TenantDb, fields: HostFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  await db.tx.insert(hosts).values({ collaborativeId, id, ...fields, changedBy: actor.name });
  await record(db, [{ subject: "host", itemId: id, memberId: fields.memberId, before: null, after: fields }]);
  return id;
}

/** Sets a host's last day. @returns false if the host is gone, or began later */
export async function endHost(db: TenantDb, id: string, until: string): Promise<boolean> {
  const place = and(eq(hosts.collaborativeId, db.collaborativeId), eq(hosts.id, id));
  const [host] = await db.tx.select().from(hosts).where(place).for("update");
  if (!host || host.from > until) return false;
  await db.tx.update(hosts).set({ until, changedAt: new Date(), changedBy: db.actor.name }).where(place);
  const { memberId, arrangement, from } = host;
  const before = { arrangement, from, until: host.until };
  await record(db, [{ subject: "host", itemId: id, memberId, before, after: { ...before, until } }]);
  return true;
}

/** @returns false if it is gone already */
export async function removeHost(db: TenantDb, id: string): Promise<boolean> {
  const [gone] = await db.tx
    .delete(hosts)
    .where(and(eq(hosts.collaborativeId, db.collaborativeId), eq(hosts.id, id)))
    .returning();
  if (!gone) return false;
  const { memberId, arrangement, fiscalSponsor, from, until } = gone;
  const before = { arrangement, fiscalSponsor, from, until };
  await record(db, [{ subject: "host", itemId: id, memberId, before, after: null }]);
  return true;
}

/** What is offered, in the order in which it was added. */
export async function readOffers(db: TenantDb): Promise<OfferRecord[]> {
  return rowsOf<OfferRecord>(
    await db.tx.execute(sql`
      select o.id, o.what, o.member_id as "memberId", o.partner_id as "partnerId",
        coalesce(m.name, p.name) as name, o.to_whom as "toWhom"
      from offers o
      left join members m on m.collaborative_id = o.collaborative_id and m.id = o.member_id
      left join partners p on p.collaborative_id = o.collaborative_id and p.id = o.partner_id
      where o.collaborative_id = ${db.collaborativeId} order by o.id`),
  );
}

export async function addOffer(db: TenantDb, fields: OfferFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  await db.tx.insert(offers).values({ collaborativeId, id, ...fields, changedBy: actor.name });
  await record(db, [
    { subject: "offer", itemId: id, memberId: fields.memberId, before: null, after: fields },
  ]);
  return id;
}

/** @returns false if it is gone already */
export async function removeOffer(db: TenantDb, id: string): Promise<boolean> {
  const [gone] = await db.tx
    .delete(offers)
    .where(and(eq(offers.collaborativeId, db.collaborativeId), eq(offers.id, id)))
    .returning();
  if (!gone) return false;
  const { memberId, what, toWhom } = gone;
  await record(db, [{ subject: "offer", itemId: id, memberId, before: { what, toWhom }, after: null }]);
  return true;
}
