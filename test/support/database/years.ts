import { sql } from "drizzle-orm";
import type { ObservationStatus } from "../../../app/domain/terms";
import { requests, years } from "../../../db/schema";
import type { TenantDb } from "../../../db/tenant";

/** Closes a year, as backbone staff do once all numbers are in. */
export async function close({ tx, collaborativeId }: TenantDb, year: number): Promise<void> {
  await tx.insert(years).values({ collaborativeId, year, state: "closed", changedBy: "Test" });
}

/** Reopens a closed year to one member for this many minutes. A negative number has already expired. */
export async function openFor(db: TenantDb, year: number, memberId: string, minutes: number): Promise<void> {
  const openUntil = new Date(Date.now() + minutes * 60_000).toISOString();
  const { tx, collaborativeId } = db;
  const granted = { collaborativeId, year, memberId, strategies: [], openUntil: sql`${openUntil}` };
  await tx
    .insert(requests)
    .values(granted)
    .onConflictDoUpdate({
      target: [requests.collaborativeId, requests.year, requests.memberId],
      set: { openUntil: granted.openUntil },
    });
}

/** Sets the status of every value, as the backbone's review does. */
export async function markAll({ tx }: TenantDb, status: ObservationStatus): Promise<void> {
  await tx.execute(sql`update observations set status = ${status}`);
}
