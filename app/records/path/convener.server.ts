import { and, eq, ne, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Candidate, EQUAL_WEIGHTS, type Scores } from "~/domain/path/convener";
import { record } from "~/records/history/history.server";
import { rowsOf } from "~db/rows";
import { convenerCandidates, convenerRatings, convenerWeights } from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Candidates with their ratings, by name, in one statement. */
export async function readCandidates(db: TenantDb): Promise<Candidate[]> {
  return rowsOf<Candidate>(
    await db.tx.execute(sql`
      select c.id, coalesce(c.member_id, c.partner_id) as "organizationId", coalesce(m.name, p.name) as name, c.initiator,
        (select coalesce(json_agg(json_build_object('contactId', r.contact_id,
            'organizationId', coalesce(k.member_id, k.partner_id), 'scores', r.scores) order by r.contact_id), '[]')
          from convener_ratings r
          join contacts k on k.collaborative_id = r.collaborative_id and k.id = r.contact_id
          where r.collaborative_id = c.collaborative_id and r.candidate_id = c.id) as ratings
      from convener_candidates c
      left join members m on m.collaborative_id = c.collaborative_id and m.id = c.member_id
      left join partners p on p.collaborative_id = c.collaborative_id and p.id = c.partner_id
      where c.collaborative_id = ${db.collaborativeId} order by lower(coalesce(m.name, p.name)), c.id`),
  );
}

interface Organization {
  memberId: string | null;
  partnerId: string | null;
}

/** Adds a candidate. @returns its id; null if the organization is one already */
export async function addCandidate(db: TenantDb, organization: Organization): Promise<string | null> {
  const { tx, collaborativeId, actor } = db;
  const id = organization.memberId ?? organization.partnerId;
  if ((await readCandidates(db)).some(({ organizationId }) => organizationId === id)) return null;
  const candidateId = uuidv7();
  const { memberId, partnerId } = organization;
  await tx
    .insert(convenerCandidates)
    .values({ collaborativeId, id: candidateId, memberId, partnerId, changedBy: actor.name });
  const after = { candidate: true, memberId, partnerId };
  await record(db, [{ subject: "convener", itemId: candidateId, memberId, before: null, after }]);
  return candidateId;
}

/** Removes a candidate with its ratings. @returns false if it is gone already */
export async function removeCandidate(db: TenantDb, id: string): Promise<boolean> {
  const [gone] = await db.tx.delete(convenerCandidates).where(at(db, id)).returning();
  if (!gone) return false;
  const { memberId, partnerId } = gone;
  const before = { candidate: true, memberId, partnerId };
  await record(db, [{ subject: "convener", itemId: id, memberId, before, after: null }]);
  return true;
}

/** Names the one candidate that began the talks. @returns false if there is no such candidate */
export async function setInitiator(db: TenantDb, id: string): Promise<boolean> {
  const { tx, collaborativeId, actor } = db;
  const named = await tx
    .update(convenerCandidates)
    .set({ initiator: true, changedAt: new Date(), changedBy: actor.name })
    .where(at(db, id))
    .returning({ memberId: convenerCandidates.memberId });
  const [candidate] = named;
  if (!candidate) return false;
  await tx
    .update(convenerCandidates)
    .set({ initiator: false })
    .where(and(eq(convenerCandidates.collaborativeId, collaborativeId), ne(convenerCandidates.id, id)));
  const { memberId } = candidate;
  const after = { initiator: true };
  await record(db, [{ subject: "convener", itemId: id, memberId, before: { initiator: false }, after }]);
  return true;
}

const at = (db: TenantDb, id: string) =>
  and(eq(convenerCandidates.collaborativeId, db.collaborativeId), eq(convenerCandidates.id, id));

/**
 * Records how one person rates a candidate, or changes it.
 * @returns "own" if it is the person's own organization, "gone" if either is not known
 */
export async function rate(
  db: TenantDb,
  { candidateId, contactId, scores }: { candidateId: string; contactId: string; scores: Scores },
): Promise<"stored" | "own" | "gone"> {
  const { tx, collaborativeId, actor } = db;
  const [pair] = rowsOf<{ own: boolean; before: Scores | null }>(
    await tx.execute(sql`
      select coalesce(c.member_id, c.partner_id) = coalesce(k.member_id, k.partner_id) as own, r.scores as before
      from convener_candidates c
      join contacts k on k.collaborative_id = c.collaborative_id and k.id = ${contactId}
      left join convener_ratings r on r.collaborative_id = c.collaborative_id
        and r.candidate_id = c.id and r.contact_id = k.id
      where c.collaborative_id = ${collaborativeId} and c.id = ${candidateId} for update of c`),
  );
  if (!pair) return "gone";
  if (pair.own) return "own";
  const set = { scores, changedAt: new Date(), changedBy: actor.name };
  await tx
    .insert(convenerRatings)
    .values({ collaborativeId, candidateId, contactId, ...set })
    .onConflictDoUpdate({
      target: [convenerRatings.collaborativeId, convenerRatings.candidateId, convenerRatings.contactId],
      set,
    });
  await record(db, [
    {
      subject: "convener",
      itemId: candidateId,
      before: pair.before && { ...pair.before },
      after: { ...scores },
    },
  ]);
  return "stored";
}

export async function readWeights(db: TenantDb): Promise<Scores> {
  const [row] = await db.tx
    .select()
    .from(convenerWeights)
    .where(eq(convenerWeights.collaborativeId, db.collaborativeId));
  return row?.weights ?? EQUAL_WEIGHTS;
}

export async function saveWeights(db: TenantDb, weights: Scores): Promise<void> {
  const before = await readWeights(db);
  const set = { weights, changedAt: new Date(), changedBy: db.actor.name };
  await db.tx
    .insert(convenerWeights)
    .values({ collaborativeId: db.collaborativeId, ...set })
    .onConflictDoUpdate({ target: [convenerWeights.collaborativeId], set });
  await record(db, [{ subject: "convener", before: { ...before }, after: { ...weights } }]);
}
