import { sql } from "drizzle-orm";
import type { ObservationStatus } from "../../app/domain/types";
import { requests, years } from "../../db/schema";
import type { TenantDb } from "../../db/tenant";

/** Closes a year, as backbone staff do when all of its numbers are in. */
export async function close({ tx, collaborativeId }: TenantDb, year: number): Promise<void> {
  await tx.insert(years).values({ collaborativeId, year, state: "closed", changedBy: "Test" });
}

/** Lets one member change its values of a closed year for so many minutes; negative ones are over. */
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

/** Every value gets this status, as by the backbone's review. */
export async function markAll({ tx }: TenantDb, status: ObservationStatus): Promise<void> {
  await tx.execute(sql`update observations set status = ${status}`);
}
