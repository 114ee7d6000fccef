import { sql } from "drizzle-orm";
import type { Outcome } from "~/domain/agreements/obligations";
import { type Change, record } from "~/records/history/history.server";
import { countChange } from "~/records/kept-sums/kept-sums.server";
import { lockAgreements } from "~/records/locks.server";
import { obligationOutcomes } from "~db/schema";
import type { TenantDb } from "~db/tenant";
import { readAgreements } from "./agreements.server";

/**
 * Says what became of many periods, such as those of a file; nothing said opens a period again. What is said of obligations
 * that are gone is left out.
 * @returns how many periods it was said of
 */
export async function putOutcomes(
  db: TenantDb,
  said: readonly (Outcome & { id: string; dueOn: string })[],
): Promise<number> {
  if (said.length === 0) return 0;
  const { tx, collaborativeId, actor } = db;
  await lockAgreements(db);
  const obligations = new Map(
    (await readAgreements(db)).flatMap((agreement) =>
      agreement.obligations.map((obligation) => [
        obligation.id,
        {
          agreementId: agreement.id,
          memberId: agreement.parties.find(({ id }) => id === obligation.partyId)?.memberId ?? null,
          outcomes: obligation.outcomes,
        },
      ]),
    ),
  );
  const known = said.flatMap((own) => {
    const obligation = obligations.get(own.id);
    return obligation ? [{ ...own, obligation }] : [];
  });
  await tx.execute(sql`delete from obligation_outcomes o
    using json_to_recordset(${JSON.stringify(known.map(({ id, dueOn }) => ({ id, dueOn })))}::json)
      as s (id uuid, "dueOn" date)
    where o.collaborative_id = ${collaborativeId} and o.obligation_id = s.id and o.due_on = s."dueOn"`);
  const rows = known
    .filter(({ doneOn, waived }) => doneOn !== null || waived !== null)
    .map(({ id, dueOn, doneOn, waived }) => ({
      collaborativeId,
      obligationId: id,
      dueOn,
      doneOn,
      waived,
      changedBy: actor.name,
    }));
  if (rows.length > 0) await tx.insert(obligationOutcomes).values(rows);
  const touched = [...new Set(known.map(({ obligation }) => obligation.agreementId))];
  await tx.execute(sql`update agreements set revision = revision + 1, changed_at = now(), changed_by = ${actor.name}
    where collaborative_id = ${collaborativeId}
      and id in (select value::uuid from json_array_elements_text(${JSON.stringify(touched)}::json))`);
  await record(
    db,
    known.map(({ id, dueOn, doneOn, waived, obligation }): Change => {
      const before = obligation.outcomes.find((outcome) => outcome.dueOn === dueOn) ?? null;
      const after = doneOn || waived ? { dueOn, doneOn, waived } : null;
      return { subject: "obligation", itemId: id, memberId: obligation.memberId, before, after };
    }),
  );
  await countChange(db);
  return known.length;
}
