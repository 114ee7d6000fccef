import { v7 as uuidv7 } from "uuid";
import type { Investment, InvestmentContent } from "~/domain/investments/investments";
import type { Catalog } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { lockLedger, lockMembers } from "~/records/locks.server";
import type { TenantDb } from "~db/tenant";
import { attributeLedger } from "./attribution.server";
import { putInvestments, readInvestments, removeInvestments, tidy } from "./investments.server";

/** A change of one investment: its new content, or null to remove it. */
export interface LedgerChange {
  /** Null for a new investment. */
  id: string | null;
  content: InvestmentContent | null;
  /** The revision the writer saw; undefined overwrites any revision (imports). */
  revision?: number | undefined;
}

export type LedgerOutcome =
  | { stored: true; created: number; changed: number; unchanged: number; ids: string[] }
  /** Somebody else changed it first: the stored version, null if it is gone. */
  | { stored: false; why: "conflict"; theirs: Investment | null }
  | { stored: false; why: "name_taken"; name: string };

/**
 * Makes all changes of the ledger or none, and updates the members' figures, in the caller's transaction. `plan`
 * gets the ledger as stored once this writer holds the lock.
 * @throws LedgerRefused; the caller must then roll back
 */
export async function changeLedger(
  db: TenantDb,
  catalog: Catalog,
  plan: (stored: Investment[]) => LedgerChange[],
): Promise<LedgerOutcome> {
  await lockLedger(db);
  const stored = await readInvestments(db);
  const byId = new Map(stored.map((investment) => [investment.id, investment]));
  const steps: Step[] = [];
  const ids: string[] = [];
  let unchanged = 0;
  for (const { id, content, revision } of plan(stored)) {
    const before = id === null ? null : (byId.get(id) ?? null);
    if (id !== null && (before === null || (revision ?? before.revision) !== before.revision))
      return { stored: false, why: "conflict", theirs: before };
    const after = content && tidy(content);
    const own = before?.id ?? uuidv7();
    ids.push(own);
    if (before && after && same(before, after)) unchanged++;
    else steps.push({ id: own, before, after });
  }
  const taken = nameTaken(stored, steps);
  if (taken !== null) return { stored: false, why: "name_taken", name: taken };
  const created = steps.filter(({ before }) => before === null).length;
  const outcome = { stored: true as const, created, changed: steps.length - created, unchanged, ids };
  if (steps.length === 0) return outcome;

  const shares = steps.flatMap(({ before, after }) => [...(before?.shares ?? []), ...(after?.shares ?? [])]);
  const memberIds = [...new Set(shares.map(({ memberId }) => memberId))];
  await lockMembers(db, memberIds);
  await putInvestments(
    db,
    steps.flatMap(({ id, before, after }) =>
      after ? [{ ...after, id, revision: (before?.revision ?? 0) + 1 }] : [],
    ),
  );
  await removeInvestments(
    db,
    steps.filter(({ after }) => after === null).map(({ id }) => id),
  );
  await record(
    db,
    steps.map(({ id, before, after }) => ({
      subject: "investment" as const,
      itemId: id,
      before: before && tidy(before),
      after,
    })),
  );
  await attributeLedger(db, catalog, memberIds);
  return outcome;
}

interface Step {
  id: string;
  before: Investment | null;
  after: InvestmentContent | null;
}

function same(before: InvestmentContent, after: InvestmentContent): boolean {
  const inOrder = (content: InvestmentContent) => {
    const { shares, ...rest } = tidy(content);
    return JSON.stringify([rest, [...shares].sort((a, b) => (a.memberId < b.memberId ? -1 : 1))]);
  };
  return inOrder(before) === inOrder(after);
}

/** Files identify investments by name, so names must be unique. */
function nameTaken(stored: Investment[], steps: Step[]): string | null {
  const names = new Map(stored.map(({ id, name }) => [id, name]));
  for (const { id, after } of steps) {
    if (after) names.set(id, after.name);
    else names.delete(id);
  }
  for (const { id, after } of steps)
    if (after && [...names].some(([other, name]) => other !== id && nameKey(name) === nameKey(after.name)))
      return after.name;
  return null;
}

/** Names that differ only in case or spacing are the same. */
export const nameKey = (name: string) => name.replace(/\s+/g, " ").trim().toLowerCase();
