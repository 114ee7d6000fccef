import { and, eq } from "drizzle-orm";
import { exemptionFault, orderedExemptions } from "~/domain/members/exemptions";
import type { Exemption } from "~/domain/terms";
import { record } from "~/records/history/history.server";
import { keepEverything } from "~/records/kept-sums/kept-sums.server";
import { lockMembers } from "~/records/locks.server";
import { members } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { MeasureFault } from "./settings.server";

/**
 * Says that a strategy does not concern a member in some years, or takes that back. What is recorded stays and counts;
 * only what is missing is no longer expected. Sums follow in the same transaction.
 * @throws MeasureFault
 */
export async function changeExemption(
  db: TenantDb,
  memberId: string,
  { action, exemption }: { action: "add" | "remove"; exemption: Exemption },
): Promise<void> {
  await lockMembers(db, [memberId]);
  const own = and(eq(members.collaborativeId, db.collaborativeId), eq(members.id, memberId));
  const [stored] = await db.tx.select({ exemptions: members.exemptions }).from(members).where(own);
  if (!stored) throw new MeasureFault({ field: "member", message: "There is no such member." });
  const before = orderedExemptions(stored.exemptions);
  const isSame = (other: Exemption) =>
    other.strategy === exemption.strategy && other.from === exemption.from && other.until === exemption.until;
  if (action === "remove" && !before.some(isSame)) return;
  const fault = action === "add" ? exemptionFault(before, exemption) : null;
  if (fault) throw new MeasureFault(fault);
  const after = orderedExemptions(
    action === "add" ? [...before, exemption] : before.filter((other) => !isSame(other)),
  );
  await db.tx.update(members).set({ exemptions: after }).where(own);
  await record(db, [
    { subject: "member", memberId, before: { exemptions: before }, after: { exemptions: after } },
  ]);
  await keepEverything(db);
}
