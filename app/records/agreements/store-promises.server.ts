import { v7 as uuidv7 } from "uuid";
import { type PartyFields, partyForm } from "~/domain/agreements/forms";
import type { Promised } from "~/domain/agreements/templates";
import { record } from "~/records/history/history.server";
import { agreementParties, obligations } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { touchAgreement } from "./store-agreements.server";

/** Makes members parties of a new agreement, not signed yet, each with the same promises. */
export async function addPromisers(
  db: TenantDb,
  agreementId: string,
  { memberIds, promises }: { memberIds: readonly string[]; promises: readonly Promised[] },
): Promise<void> {
  if (memberIds.length === 0 || !(await touchAgreement(db, agreementId))) return;
  const { tx, collaborativeId } = db;
  const parties = memberIds.map((memberId) => ({ ...blankParty(memberId), memberId, id: uuidv7() }));
  const promised = parties.flatMap(({ id: partyId, memberId }) =>
    promises.map((promise) => ({ ...promise, partyId, memberId, id: uuidv7() })),
  );
  await tx
    .insert(agreementParties)
    .values(parties.map((party) => ({ ...party, collaborativeId, agreementId })));
  if (promised.length > 0)
    await tx
      .insert(obligations)
      .values(promised.map(({ memberId: _, ...row }) => ({ ...row, collaborativeId, agreementId })));
  await record(db, [
    ...parties.map(({ id, ...fields }) => ({
      subject: "agreement_party" as const,
      itemId: id,
      memberId: fields.memberId,
      before: null,
      after: { agreementId, ...fields },
    })),
    ...promised.map(({ id, memberId, ...fields }) => ({
      subject: "obligation" as const,
      itemId: id,
      memberId,
      before: null,
      after: { agreementId, ...fields },
    })),
  ]);
}

/** A party that has not signed. */
const blankParty = (memberId: string): PartyFields =>
  partyForm(new Set()).parse({ organization: `member:${memberId}` });
