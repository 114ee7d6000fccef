import { v7 as uuidv7 } from "uuid";
import type { TenantDb } from "~db/tenant";
import type { Investment, InvestmentContent } from "../domain/investments";
import type { Catalog } from "../domain/types";
import { attributeLedger } from "./attribution.server";
import { remember } from "./history.server";
import { putInvestments, readInvestments, removeInvestments, tidy } from "./investments.server";
import { lockLedger, lockMembers } from "./locks.server";

/** What one wants of an investment: recorded so, or (content null) removed. */
export interface LedgerChange {
  /** Null: a new one. */
  id: string | null;
  content: InvestmentContent | null;
  /** The revision that the writer saw; undefined writes over whatever is there (imports). */
  revision?: number | undefined;
}

export type LedgerOutcome =
  | { stored: true; created: number; changed: number; unchanged: number; ids: string[] }
  /** Somebody else was quicker: what is stored now, null if it is gone. */
  | { stored: false; why: "conflict"; theirs: Investment | null }
  | { stored: false; why: "name_taken"; name: string };

/**
 * Makes all of the changes of the ledger or none, and brings the members' figures in line, in the caller's
 * transaction. `plan` sees the ledger as it is once it is this writer's turn.
 * @throws LedgerRefused; the caller's transaction must then be given up.
 */
export async function changeLedger(
  db: TenantDb,
  catalog: Catalog,
  plan: (stored: Investment[]) => LedgerChange[],
): Promise<LedgerOutcome> {
  await lockLedger(db);
  const stored = await readInvestments(db);
  const byId = new Map(stored.map((one) => [one.id, one]));
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
  await remember(
    db,
    steps.map(({ id, before, after }) => ({
      ...{ subject: "investment" as const, itemId: id, before: before && tidy(before), after },
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

/** Files know investments by their names, so that each name stands for one. */
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

/** Two names that differ by capitals or spaces only are the same name. */
export const nameKey = (name: string) => name.replace(/\s+/g, " ").trim().toLowerCase();
