import { and, eq, isNull, sql } from "drizzle-orm";
import type { GiftContent, GiftKind } from "~/domain/networks/gift";
import { takesPart } from "~/domain/networks/participants";
import { record } from "~/records/history/history.server";
import { crossTo, holdSecret } from "~db/crossing";
import { rowsOf } from "~db/rows";
import { collaboratives, networkGifts, networkParticipants } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/**
 * The only way from a collaborative to a network (docs/rules.md, section 23.3): joining by a code, handing over a frozen
 * copy, and taking it back. Nothing of the network comes back but its name.
 */

export interface Joined {
  networkId: string;
  slug: string;
  name: string;
  participantId: string;
}

/**
 * Joins the network that has given out this code; it can be used once.
 * @returns null if no network has, or if the collaborative takes part in it already
 */
export async function joinByCode(db: TenantDb, secretHash: string): Promise<Joined | null> {
  await holdSecret(db, secretHash);
  const [place] = rowsOf<{ networkId: string; participantId: string }>(
    await db.tx.execute(sql`select collaborative_id as "networkId", id as "participantId"
      from network_participants where secret_hash = ${secretHash}`),
  );
  await holdSecret(db, "");
  if (!place || place.networkId === db.collaborativeId) return null;
  const { networkId, participantId } = place;
  return crossTo(db, networkId, async (network) => {
    const { tx } = network;
    if (await participantOf(network, db.collaborativeId)) return null;
    const joined = await tx
      .update(networkParticipants)
      .set({ linkedId: db.collaborativeId, secretHash: null, revision: sql`revision + 1` })
      .where(
        and(
          eq(networkParticipants.collaborativeId, networkId),
          eq(networkParticipants.id, participantId),
          eq(networkParticipants.secretHash, secretHash),
          isNull(networkParticipants.linkedId),
        ),
      )
      .returning({ name: networkParticipants.name });
    const [its] = await tx
      .select({ slug: collaboratives.slug, name: collaboratives.name })
      .from(collaboratives)
      .where(eq(collaboratives.id, networkId));
    if (joined.length === 0 || !its) return null;
    const after = { what: "collaborative joined", name: joined[0]?.name };
    await record(network, [{ subject: "network", itemId: participantId, before: null, after }]);
    return { networkId, participantId, ...its };
  });
}

export interface Handing {
  id: string;
  networkId: string;
  kind: GiftKind;
  title: string;
  year: number | null;
  content: GiftContent;
  until: string;
}

/** Hands a frozen copy over. @returns false if the collaborative no longer takes part there */
export function handOver(db: TenantDb, gift: Handing, today: string): Promise<boolean> {
  const { networkId, ...copy } = gift;
  return crossTo(db, networkId, async (network) => {
    const participant = await participantOf(network, db.collaborativeId);
    if (!participant || !takesPart(participant, today)) return false;
    const row = { ...copy, participantId: participant.id, givenOn: today };
    await network.tx.insert(networkGifts).values({ collaborativeId: networkId, ...row });
    const { kind, until } = gift;
    // Without its title: the log is kept, and what somebody takes back must not live on in it.
    const after = { kind, until, givenOn: today, from: participant.name };
    await record(network, [{ subject: "gift", itemId: gift.id, year: gift.year, before: null, after }]);
    return true;
  });
}

/** Takes a gift back: what it said is gone from the network at once. */
export function takeBack(
  db: TenantDb,
  { id, networkId, kind }: { id: string; networkId: string; kind: GiftKind },
  today: string,
): Promise<void> {
  return crossTo(db, networkId, async (network) => {
    const participant = await participantOf(network, db.collaborativeId);
    if (!participant) return;
    const gone = await network.tx
      .update(networkGifts)
      .set({ content: null, title: null, withdrawnOn: today })
      .where(
        and(
          eq(networkGifts.collaborativeId, networkId),
          eq(networkGifts.id, id),
          eq(networkGifts.participantId, participant.id),
          isNull(networkGifts.withdrawnOn),
        ),
      )
      .returning({ id: networkGifts.id });
    if (gone.length === 0) return;
    const after = { kind, from: participant.name, withdrawnOn: today };
    await record(network, [{ subject: "gift", itemId: id, before: { kind }, after }]);
  });
}

/** The participant that a collaborative is in the open network. */
async function participantOf(network: TenantDb, linkedId: string) {
  const [participant] = await network.tx
    .select({
      id: networkParticipants.id,
      name: networkParticipants.name,
      joinedOn: networkParticipants.joinedOn,
      leftOn: networkParticipants.leftOn,
    })
    .from(networkParticipants)
    .where(
      and(
        eq(networkParticipants.collaborativeId, network.collaborativeId),
        eq(networkParticipants.linkedId, linkedId),
      ),
    );
  return participant;
}
