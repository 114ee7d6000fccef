import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { MoneySettings } from "~/domain/money/money";
import { type OrganizationIds, organizationKey } from "~/domain/money/terms";
import { record } from "~/records/history/history.server";
import { cite } from "~/records/meetings/citations.server";
import { readPeople } from "~/records/partnership/people.server";
import { funderGrants, moneySettings, proposalRatings } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { readMoney } from "./read.server";

/** What can be set of the whole, each part by its own form. */
export type SettingsChange = Partial<Omit<MoneySettings, "revision">>;
/** How the collaborative decides what is funded first. */
type RuleChange = { rule: MoneySettings["rule"]; criteria: MoneySettings["criteria"] };

/**
 * Changes the settings; what the change leaves out stays.
 * @param revision the one that the writer saw; 0 if there were none
 * @returns false if somebody else changed them first
 */
export async function saveMoneySettings(
  db: TenantDb,
  { revision, change }: { revision: number; change: SettingsChange },
): Promise<boolean> {
  const { tx, collaborativeId, actor } = db;
  const mine = eq(moneySettings.collaborativeId, collaborativeId);
  const [row] = await tx.select().from(moneySettings).where(mine).for("update");
  if ((row?.revision ?? 0) !== revision) return false;
  const { cash, ...rest } = change;
  const fields = {
    ...rest,
    ...(cash !== undefined && { cash: cash?.amount ?? null, cashOn: cash?.on ?? null }),
  };
  const set = { ...fields, revision: revision + 1, changedAt: new Date(), changedBy: actor.name };
  if (row) await tx.update(moneySettings).set(set).where(mine);
  else {
    // Of two first writers, the second is told.
    const added = await tx
      .insert(moneySettings)
      .values({ collaborativeId, ...set })
      .onConflictDoNothing()
      .returning({ revision: moneySettings.revision });
    if (added.length === 0) return false;
  }
  const keys = Object.keys(fields) as (keyof typeof fields)[];
  const before = row && Object.fromEntries(keys.map((key) => [key, row[key]]));
  await record(db, [{ subject: "money_settings", before: before ?? null, after: fields }]);
  return true;
}

/** Sets which members a funder also funds, whatever for. */
export async function saveGrants(
  db: TenantDb,
  funder: OrganizationIds,
  granteeIds: readonly string[],
): Promise<void> {
  const { tx, collaborativeId } = db;
  const { memberId, partnerId } = funder;
  const of = and(
    eq(funderGrants.collaborativeId, collaborativeId),
    memberId ? eq(funderGrants.memberId, memberId) : isNull(funderGrants.memberId),
    partnerId ? eq(funderGrants.partnerId, partnerId) : isNull(funderGrants.partnerId),
  );
  const before = await tx.delete(funderGrants).where(of).returning({ granteeId: funderGrants.granteeId });
  const wanted = [...new Set(granteeIds)].sort();
  if (wanted.length > 0)
    await tx
      .insert(funderGrants)
      .values(wanted.map((granteeId) => ({ collaborativeId, id: uuidv7(), memberId, partnerId, granteeId })));
  const old = before.map(({ granteeId }) => granteeId).sort();
  if (JSON.stringify(old) === JSON.stringify(wanted)) return;
  await record(db, [
    {
      subject: "funder_grants",
      itemId: memberId ?? partnerId,
      memberId,
      before: { funded: old },
      after: { funded: wanted },
    },
  ]);
}

/** Stores how a person rates a proposal that is not of their own organization, criterion by criterion. */
export async function keepRating(
  db: TenantDb,
  fields: { proposalId: string; contactId: string; scores: number[] },
): Promise<{ field: string; message: string } | null> {
  const { proposals, settings } = await readMoney(db);
  const rated = proposals.find(({ id }) => id === fields.proposalId);
  const rater = (await readPeople(db)).contacts.find(({ id }) => id === fields.contactId);
  if (!rated || !rater) return { field: "contactId", message: "Choose from the list." };
  if (isOwn(rater, rated))
    return { field: "contactId", message: "Nobody rates a proposal of their own organization." };
  if (fields.scores.length !== settings.criteria.length)
    return { field: "scores", message: "Rate each criterion." };
  await rateProposal(db, fields);
  return null;
}

/** Stores the rule of priorities; with a decision, what it adopted or revised. @returns false if overtaken */
export async function keepRule(
  db: TenantDb,
  { revision, change, decisionId }: { revision: number; change: RuleChange; decisionId: string },
): Promise<boolean> {
  const { settings } = await readMoney(db);
  if (!(await saveMoneySettings(db, { revision, change }))) return false;
  if (!decisionId) return true;
  // The first rule is adopted, and so is one that a decision leaves as it is.
  const { rule: old, criteria } = settings;
  const isNew = old !== null && JSON.stringify({ rule: old, criteria }) !== JSON.stringify(change);
  await cite(db, { subject: "priority", decisionId, act: isNew ? "revised" : "adopted" });
  return true;
}

/** Records how one person rates a proposal, or changes it. The caller has checked that it is not their own. */
export async function rateProposal(
  db: TenantDb,
  { proposalId, contactId, scores }: { proposalId: string; contactId: string; scores: number[] },
): Promise<void> {
  const { tx, collaborativeId, actor } = db;
  const set = { scores, changedAt: new Date(), changedBy: actor.name };
  const [before] = await tx
    .select({ scores: proposalRatings.scores })
    .from(proposalRatings)
    .where(
      and(
        eq(proposalRatings.collaborativeId, collaborativeId),
        eq(proposalRatings.proposalId, proposalId),
        eq(proposalRatings.contactId, contactId),
      ),
    )
    .for("update");
  await tx
    .insert(proposalRatings)
    .values({ collaborativeId, proposalId, contactId, ...set })
    .onConflictDoUpdate({
      target: [proposalRatings.collaborativeId, proposalRatings.proposalId, proposalRatings.contactId],
      set,
    });
  await record(db, [
    { subject: "proposal_rating", itemId: proposalId, before: before ?? null, after: { scores } },
  ]);
}

/** The organization of "member:ID" or "partner:ID" that rates its own. */
const isOwn = (rater: OrganizationIds, proposal: OrganizationIds): boolean =>
  organizationKey(rater) === organizationKey(proposal);
