import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Body, Holder, QuorumRule, Seat } from "~/domain/people/bodies";
import type { BodyFields, SeatFields } from "~/domain/people/form";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { bodies, seatAlternates, seats } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { type Outcome, revise } from "./revise.server";

export interface StoredSeat extends Seat {
  revision: number;
}
export interface StoredBody extends Body {
  seats: StoredSeat[];
  revision: number;
}

type Row = Omit<StoredBody, "quorum" | "seats"> & {
  quorumKind: QuorumRule["kind"];
  quorumOf: number | null;
  quorumIn: number | null;
  seats: (Omit<StoredSeat, "holder"> & {
    contactId: string | null;
    memberId: string | null;
    partnerId: string | null;
  })[];
};

/** All bodies with their seats, in one statement: those that have ended come last, chairs first. */
export async function readBodies(db: TenantDb): Promise<StoredBody[]> {
  const rows = rowsOf<Row>(
    await db.tx.execute(sql`
      select b.id, b.name, b.kind, b.remit, b.quorum as "quorumKind", b.quorum_of as "quorumOf",
        b.quorum_in as "quorumIn", b.rule, b.cadence, b.closed, b.records_public as "recordsPublic",
        b.ended_on::text as "endedOn", b.revision,
        (select coalesce(json_agg(json_build_object('id', s.id, 'contactId', s.contact_id, 'memberId', s.member_id,
            'partnerId', s.partner_id, 'title', s.title, 'voting', s.voting, 'chair', s.chair,
            'from', s.valid_from, 'until', s.valid_until, 'revision', s.revision,
            'alternates', (select coalesce(json_agg(a.contact_id order by a.contact_id), '[]') from seat_alternates a
              where a.collaborative_id = s.collaborative_id and a.seat_id = s.id))
            order by not s.chair, not s.voting, s.id), '[]')
          from seats s where s.collaborative_id = b.collaborative_id and s.body_id = b.id) as seats
      from bodies b where b.collaborative_id = ${db.collaborativeId}
      order by b.ended_on is not null, array_position(
        '{executive_council,steering,working_group,community_advisory,other}'::text[], b.kind), lower(b.name), b.id`),
  );
  return rows.map(({ quorumKind, quorumOf, quorumIn, seats: held, ...body }) => ({
    ...body,
    quorum:
      quorumKind === "majority"
        ? { kind: "majority" }
        : { kind: "at_least", of: quorumOf ?? 1, in: quorumIn ?? 1 },
    seats: held.map(({ contactId, memberId, partnerId, ...seat }) => ({
      ...seat,
      holder: holderIn({ contactId, memberId, partnerId }),
    })),
  }));
}

interface HolderColumns {
  contactId: string | null;
  memberId: string | null;
  partnerId: string | null;
}

function holderIn({ contactId, memberId, partnerId }: HolderColumns): Holder | null {
  if (contactId) return { kind: "contact", id: contactId };
  if (memberId) return { kind: "member", id: memberId };
  return partnerId ? { kind: "partner", id: partnerId } : null;
}

const columnsOf = (holder: Holder | null): HolderColumns => ({
  contactId: holder?.kind === "contact" ? holder.id : null,
  memberId: holder?.kind === "member" ? holder.id : null,
  partnerId: holder?.kind === "partner" ? holder.id : null,
});

const bodyColumns = ({ quorum, ...fields }: BodyFields) => ({
  ...fields,
  quorum: quorum.kind,
  quorumOf: quorum.kind === "at_least" ? quorum.of : null,
  quorumIn: quorum.kind === "at_least" ? quorum.in : null,
});

/** Adds a body without seats. */
export async function addBody(db: TenantDb, fields: BodyFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const after = bodyColumns(fields);
  await db.tx.insert(bodies).values({ collaborativeId, id, ...after, changedBy: actor.name });
  await record(db, [{ subject: "body", itemId: id, before: null, after }]);
  return id;
}

export function changeBody(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: BodyFields },
): Promise<Outcome> {
  return revise(db, bodies, { id, revision, subject: "body", set: () => bodyColumns(fields) });
}

/** Adds a seat to a body. */
export async function addSeat(db: TenantDb, bodyId: string, fields: SeatFields): Promise<string> {
  const id = uuidv7();
  const { collaborativeId, actor } = db;
  const { holder, alternates, ...rest } = fields;
  const columns = { ...rest, ...columnsOf(holder) };
  await db.tx.insert(seats).values({ collaborativeId, id, bodyId, ...columns, changedBy: actor.name });
  await putAlternates(db, id, alternates);
  const after = { bodyId, ...columns, alternates };
  await record(db, [{ subject: "seat", itemId: id, memberId: columns.memberId, before: null, after }]);
  return id;
}

/** Changes a seat and who may stand in. */
export async function changeSeat(
  db: TenantDb,
  id: string,
  { revision, fields }: { revision: number; fields: SeatFields },
): Promise<Outcome> {
  const { holder, alternates, ...rest } = fields;
  const outcome = await revise(db, seats, {
    id,
    revision,
    subject: "seat",
    set: () => ({ ...rest, ...columnsOf(holder) }),
  });
  if (outcome.stored) await putAlternates(db, id, alternates);
  return outcome;
}

/** Removes a seat that was added by mistake. @returns null if attendance was recorded for it: it is to end instead */
export async function removeSeat(db: TenantDb, id: string, revision: number): Promise<Outcome | null> {
  const used = rowsOf(
    await db.tx.execute(sql`select 1 from attendance
      where collaborative_id = ${db.collaborativeId} and seat_id = ${id} limit 1`),
  );
  if (used.length > 0) return null;
  return revise(db, seats, { id, revision, subject: "seat", set: () => null });
}

async function putAlternates(db: TenantDb, seatId: string, alternates: string[]): Promise<void> {
  const { collaborativeId } = db;
  await db.tx
    .delete(seatAlternates)
    .where(and(eq(seatAlternates.collaborativeId, collaborativeId), eq(seatAlternates.seatId, seatId)));
  if (alternates.length > 0)
    await db.tx
      .insert(seatAlternates)
      .values([...new Set(alternates)].map((contactId) => ({ collaborativeId, seatId, contactId })));
}
