import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { ObligationFields, OutcomeFields, PartyFields } from "~/domain/agreements/forms";
import { record } from "~/records/history/history.server";
import { agreementDocuments, agreementParties, obligationOutcomes, obligations } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { fileFacts, nextVersion, type SentFile } from "./document-facts";
import { touchAgreement } from "./store-agreements.server";

/** Parties, obligations, and documents of an agreement. Each write is recorded, and counts up the agreement's revision. */

/** Adds a party, or changes one. @returns false if the agreement or party is gone, or the organization has signed already */
export async function putParty(
  db: TenantDb,
  agreementId: string,
  partyId: string | null,
  fields: PartyFields,
): Promise<boolean> {
  const agreement = await touchAgreement(db, agreementId);
  if (!agreement) return false;
  const stored = partyId === null ? null : agreement.parties.find(({ id }) => id === partyId);
  if (stored === undefined) return false;
  const organizationId = fields.memberId ?? fields.partnerId;
  if (agreement.parties.some((other) => other.id !== partyId && other.organizationId === organizationId))
    return false;
  const id = partyId ?? uuidv7();
  const { collaborativeId } = db;
  if (stored)
    await db.tx
      .update(agreementParties)
      .set(fields)
      .where(partAt(db, agreementParties, id));
  else await db.tx.insert(agreementParties).values({ ...fields, collaborativeId, id, agreementId });
  const before = stored && {
    agreementId,
    ...Object.fromEntries(
      Object.keys(fields).map((field) => [field, stored[field as keyof typeof stored] ?? null]),
    ),
  };
  await record(db, [
    {
      subject: "agreement_party",
      itemId: id,
      memberId: fields.memberId,
      before,
      after: { agreementId, ...fields },
    },
  ]);
  return true;
}

/** Removes a party that has not signed. @returns false if it has, or is gone: its withdrawal is recorded instead */
export async function removeParty(db: TenantDb, agreementId: string, partyId: string): Promise<boolean> {
  const agreement = await touchAgreement(db, agreementId);
  const party = agreement?.parties.find(({ id }) => id === partyId);
  if (!party || party.signedOn !== null) return false;
  await db.tx.delete(agreementParties).where(partAt(db, agreementParties, partyId));
  const { memberId, partnerId } = party;
  const before = { agreementId, memberId, partnerId };
  await record(db, [{ subject: "agreement_party", itemId: partyId, memberId, before, after: null }]);
  return true;
}

/** @returns false if the agreement or the party is gone */
export async function addObligation(
  db: TenantDb,
  agreementId: string,
  fields: ObligationFields,
): Promise<boolean> {
  const agreement = await touchAgreement(db, agreementId);
  const party = agreement?.parties.find(({ id }) => id === fields.partyId);
  if (!party) return false;
  const id = uuidv7();
  await db.tx.insert(obligations).values({ ...fields, collaborativeId: db.collaborativeId, id, agreementId });
  await record(db, [
    {
      subject: "obligation",
      itemId: id,
      memberId: party.memberId,
      before: null,
      after: { agreementId, ...fields },
    },
  ]);
  return true;
}

/** @returns false if it is gone */
export async function removeObligation(
  db: TenantDb,
  agreementId: string,
  obligationId: string,
): Promise<boolean> {
  const agreement = await touchAgreement(db, agreementId);
  const obligation = agreement?.obligations.find(({ id }) => id === obligationId);
  if (!obligation) return false;
  await db.tx.delete(obligations).where(partAt(db, obligations, obligationId));
  const { id: _, ...before } = obligation;
  await record(db, [{ subject: "obligation", itemId: obligationId, before, after: null }]);
  return true;
}

/** Says what happened in a period; nothing said opens it again. @returns false if the obligation is gone */
export async function putOutcome(
  db: TenantDb,
  agreementId: string,
  { obligation: obligationId, dueOn, doneOn, waived }: OutcomeFields,
): Promise<boolean> {
  const agreement = await touchAgreement(db, agreementId);
  const obligation = agreement?.obligations.find(({ id }) => id === obligationId);
  if (!obligation) return false;
  const before = obligation.outcomes.find((outcome) => outcome.dueOn === dueOn) ?? null;
  const { collaborativeId, actor } = db;
  await db.tx
    .delete(obligationOutcomes)
    .where(
      and(
        eq(obligationOutcomes.collaborativeId, collaborativeId),
        eq(obligationOutcomes.obligationId, obligationId),
        eq(obligationOutcomes.dueOn, dueOn),
      ),
    );
  const after = doneOn || waived ? { dueOn, doneOn: doneOn ?? null, waived: waived || null } : null;
  if (after)
    await db.tx
      .insert(obligationOutcomes)
      .values({ ...after, collaborativeId, obligationId, changedBy: actor.name });
  if (before || after) await record(db, [{ subject: "obligation", itemId: obligationId, before, after }]);
  return true;
}

export interface NewDocument {
  name: string;
  url: string | null;
  file: SentFile | null;
}

/** Adds a link or a file; one of the same name is its next version. @returns its id; null if the agreement is gone */
export async function addDocument(
  db: TenantDb,
  agreementId: string,
  { name, url, file }: NewDocument,
): Promise<string | null> {
  const agreement = await touchAgreement(db, agreementId);
  if (!agreement) return null;
  const id = uuidv7();
  const earlier = agreement.documents.filter((document) => document.name === name);
  const facts = {
    name,
    version: nextVersion(earlier),
    url,
    ...(file ? fileFacts(file) : { mediaType: null, bytes: null, contentHash: null }),
  };
  await db.tx.insert(agreementDocuments).values({
    ...facts,
    collaborativeId: db.collaborativeId,
    id,
    agreementId,
    content: file?.content ?? null,
    by: db.actor.name,
  });
  await record(db, [
    { subject: "agreement_document", itemId: id, before: null, after: { agreementId, ...facts } },
  ]);
  return id;
}

/** The bytes of a file; null if there is none. */
export async function readDocument(db: TenantDb, id: string): Promise<Uint8Array | null> {
  const [row] = await db.tx
    .select({ content: agreementDocuments.content })
    .from(agreementDocuments)
    .where(partAt(db, agreementDocuments, id));
  return row?.content ?? null;
}

type Part = typeof agreementParties | typeof obligations | typeof agreementDocuments;
const partAt = (db: TenantDb, table: Part, id: string) =>
  and(eq(table.collaborativeId, db.collaborativeId), eq(table.id, id));
