import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { confirmFault, type GiftContent, type GiftKind, giftState } from "~/domain/networks/gift";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { givenGifts, networkTies } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { handOver, joinByCode, takeBack } from "./crossing.server";

/** The collaborative's side of networks: which it has joined, and what it has given. */

export interface Tie {
  networkId: string;
  slug: string;
  name: string;
  joinedOn: string;
}

export async function readTies(db: TenantDb): Promise<Tie[]> {
  const { networkId, slug, name, joinedOn } = networkTies;
  return db.tx
    .select({ networkId, slug, name, joinedOn })
    .from(networkTies)
    .where(eq(networkTies.collaborativeId, db.collaborativeId))
    .orderBy(sql`lower(${name})`, networkId);
}

/** Joins the network that has given out the code. @returns its name; null if no network has */
export async function joinNetwork(db: TenantDb, secretHash: string, today: string): Promise<string | null> {
  const joined = await joinByCode(db, secretHash);
  if (!joined) return null;
  const { networkId, slug, name } = joined;
  await db.tx
    .insert(networkTies)
    .values({ collaborativeId: db.collaborativeId, networkId, slug, name, joinedOn: today });
  const after = { name, joinedOn: today };
  await record(db, [{ subject: "network", itemId: networkId, before: null, after }]);
  return name;
}

export interface Gift {
  id: string;
  networkId: string;
  network: string;
  kind: GiftKind;
  title: string;
  year: number | null;
  content: GiftContent | null;
  until: string;
  proposedBy: string;
  proposedById: string | null;
  confirmedBy: string | null;
  /** Number of the decision by which it is given. */
  decision: string | null;
  givenOn: string | null;
  withdrawnOn: string | null;
}

/** All gifts, newest first, in one statement; or the one with an id. */
export async function readGifts(db: TenantDb, id?: string): Promise<Gift[]> {
  return rowsOf<Gift>(
    await db.tx.execute(sql`
      select g.id, g.network_id as "networkId", t.name as network, g.kind, g.title, g.year, g.content, g.until::text as until,
        g.proposed_by as "proposedBy", g.proposed_by_id as "proposedById", g.confirmed_by as "confirmedBy", g.decision,
        g.given_on::text as "givenOn", g.withdrawn_on::text as "withdrawnOn"
      from given_gifts g
      join network_ties t on t.collaborative_id = g.collaborative_id and t.network_id = g.network_id
      where g.collaborative_id = ${db.collaborativeId} ${id ? sql`and g.id = ${id}` : sql``}
      order by g.id desc`),
  );
}

export interface NewGift {
  networkId: string;
  kind: GiftKind;
  title: string;
  sourceId: string | null;
  year: number | null;
  content: GiftContent;
  until: string;
}

const noted = ({ kind, title, until }: Pick<Gift, "kind" | "title" | "until">) => ({ kind, title, until });

/** Freezes a copy that waits to be confirmed. Nothing crosses yet. @returns its id */
export async function proposeGift(db: TenantDb, gift: NewGift): Promise<string> {
  const { tx, collaborativeId, actor } = db;
  const id = uuidv7();
  await tx
    .insert(givenGifts)
    .values({ collaborativeId, id, ...gift, proposedBy: actor.name, proposedById: actor.userId });
  await record(db, [{ subject: "gift", itemId: id, year: gift.year, before: null, after: noted(gift) }]);
  return id;
}

/**
 * Confirms a gift and hands it over, in the same transaction.
 * @param decision number of a decision of this collaborative; empty if a second person confirms
 * @returns a sentence why not, or null
 */
export async function confirmGift(
  db: TenantDb,
  id: string,
  { decision, today }: { decision: string; today: string },
): Promise<string | null> {
  const gift = await lock(db, id);
  if (!gift) return "This gift no longer exists.";
  if (decision && !(await wasTaken(db, decision))) return `There is no decision ${decision} that was taken.`;
  const { userId, name } = db.actor;
  const fault = confirmFault({
    proposedById: gift.proposedById,
    userId,
    decision: decision || null,
    state: giftState(gift, today),
  });
  if (fault) return fault;
  const { networkId, kind, title, year, content, until } = gift;
  if (content === null) return "This gift is empty.";
  const handed = await handOver(db, { id, networkId, kind, title, year, content, until }, today);
  if (!handed) return "Your collaborative no longer takes part in this network.";
  const set = { confirmedBy: name, decision: decision || null, givenOn: today };
  await db.tx
    .update(givenGifts)
    .set({ ...set, revision: sql`revision + 1` })
    .where(place(db, id));
  const before = noted(gift);
  const change = { before, after: { ...before, ...set, network: gift.network } };
  await record(db, [{ subject: "gift", itemId: id, year, ...change }]);
  return null;
}

/** Withdraws a gift: it is gone from the network at once. @returns false if it no longer exists */
export async function withdrawGift(db: TenantDb, id: string, today: string): Promise<boolean> {
  const gift = await lock(db, id);
  if (!gift) return false;
  if (gift.withdrawnOn !== null) return true;
  if (gift.givenOn !== null) await takeBack(db, gift, today);
  await db.tx
    .update(givenGifts)
    .set({ content: null, withdrawnOn: today, revision: sql`revision + 1` })
    .where(place(db, id));
  const before = noted(gift);
  const after = { ...before, withdrawnOn: today };
  await record(db, [{ subject: "gift", itemId: id, year: gift.year, before, after }]);
  return true;
}

/** Withdraws every copy of a record: it is no longer released, or the person has taken the consent back. */
export async function withdrawCopies(db: TenantDb, sourceId: string, today: string): Promise<void> {
  const copies = await db.tx
    .select({ id: givenGifts.id })
    .from(givenGifts)
    .where(
      and(
        eq(givenGifts.collaborativeId, db.collaborativeId),
        eq(givenGifts.sourceId, sourceId),
        isNull(givenGifts.withdrawnOn),
      ),
    );
  // A story is given to a network or two.
  for (const { id } of copies) await withdrawGift(db, id, today);
}

const place = (db: TenantDb, id: string) =>
  and(eq(givenGifts.collaborativeId, db.collaborativeId), eq(givenGifts.id, id));

async function lock(db: TenantDb, id: string): Promise<Gift | null> {
  const [row] = await db.tx.select({ id: givenGifts.id }).from(givenGifts).where(place(db, id)).for("update");
  return row ? ((await readGifts(db, id))[0] ?? null) : null;
}

/** Whether a decision with that number was taken and not replaced. */
async function wasTaken(db: TenantDb, number: string): Promise<boolean> {
  const [, year = "", place = ""] = /^(\d{4})-(\d{1,4})$/.exec(number) ?? [];
  if (!year) return false;
  const [row] = rowsOf<{ taken: boolean }>(
    await db.tx.execute(sql`select exists (select 1 from decisions d
      where d.collaborative_id = ${db.collaborativeId} and d.year = ${Number(year)} and d.number = ${Number(place)}
        and d.state = 'taken' and not exists (select 1 from decisions later
          where later.collaborative_id = d.collaborative_id and later.replaces = d.id and later.state = 'taken')) as taken`),
  );
  return row?.taken ?? false;
}
