import { type SQL, sql } from "drizzle-orm";
import type { SecurityKind } from "~/domain/security/kinds";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import type { TenantDb } from "~db/tenant";

/** Filters of the security log; without any, everything. */
export interface SecurityFilter {
  kind?: SecurityKind | undefined;
  /** Part of the person's or token's name. */
  person?: string | undefined;
  address?: string | undefined;
  /** ISO dates, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface SecurityEntry {
  id: string;
  /** ISO instant. */
  at: string;
  kind: SecurityKind;
  actor: string;
  address: string;
  what: string;
  requestId: string | null;
}

const ON_A_PAGE = 50;
/** Most rows in a file; a spreadsheet with more is unusable. */
const MOST_IN_FILE = 50_000;

/**
 * A page of the log, newest first.
 * @param before id of the last entry on the previous page
 * @returns `next`: where the following page begins; null if there is none
 */
export async function readSecurityLog(
  db: TenantDb,
  filter: SecurityFilter,
  before: string | null,
): Promise<{ entries: SecurityEntry[]; next: string | null }> {
  const rows = await readEntries(db, filter, before, ON_A_PAGE + 1);
  const entries = rows.slice(0, ON_A_PAGE);
  return { entries, next: rows.length > ON_A_PAGE ? (entries.at(-1)?.id ?? null) : null };
}

/** Everything that passes the filter, up to the most that a file holds. */
export function listSecurityLog(db: TenantDb, filter: SecurityFilter): Promise<SecurityEntry[]> {
  return readEntries(db, filter, null, MOST_IN_FILE);
}

async function readEntries(db: TenantDb, filter: SecurityFilter, before: string | null, most: number) {
  const { kind, person, address, from, to } = filter;
  const conditions: SQL[] = [sql`collaborative_id = ${db.collaborativeId}`];
  if (kind) conditions.push(sql`kind = ${kind}`);
  if (person) conditions.push(sql`position(lower(${person}) in lower(actor)) > 0`);
  if (address) conditions.push(sql`address = ${address}`);
  if (from) conditions.push(sql`at >= ${from}::date`);
  if (to) conditions.push(sql`at < ${to}::date + 1`);
  if (before) conditions.push(sql`id < ${before}::uuid`);
  return rowsOf<SecurityEntry>(
    await db.tx.execute(sql`
      select id, ${instant("at")} as at, kind, actor, address, what, request_id as "requestId"
      from security_events where ${sql.join(conditions, sql` and `)} order by id desc limit ${most}`),
  );
}
