import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { record } from "~/records/history/history.server";
import {
  budgetLines,
  duesInvoices,
  duesPayments,
  forwardContracts,
  funderAnswers,
  funderRoles,
  fundingPayments,
  fundingProposals,
  fundingSources,
  inKindGifts,
} from "~db/schema";
import type { TenantDb } from "~db/tenant";

/** Tables of money, by the word that the history has for their rows. They are written alike. */
const TABLES = {
  funder_role: funderRoles,
  funder_answer: funderAnswers,
  funding_source: fundingSources,
  funding_payment: fundingPayments,
  funding_proposal: fundingProposals,
  budget_line: budgetLines,
  in_kind_gift: inKindGifts,
  dues_invoice: duesInvoices,
  dues_payment: duesPayments,
  forward_contract: forwardContracts,
};
export type MoneySubject = keyof typeof TABLES;

/** Columns that this file fills. */
type Kept = "collaborativeId" | "id" | "revision" | "changedAt" | "changedBy";
/** What a row says, without what is kept about it. */
export type Content<Subject extends MoneySubject> = Omit<(typeof TABLES)[Subject]["$inferInsert"], Kept>;

/** One table stands for all of them here: what is used of it, they have in common. */
const tableOf = (subject: MoneySubject) => TABLES[subject] as unknown as typeof inKindGifts;
type Row = typeof inKindGifts.$inferInsert;

const place = (table: typeof inKindGifts, db: TenantDb, id: string) =>
  and(eq(table.collaborativeId, db.collaborativeId), eq(table.id, id));

/** Stores a row, with history. @returns its id */
export async function addItem<Subject extends MoneySubject>(
  db: TenantDb,
  subject: Subject,
  fields: Content<Subject>,
): Promise<string> {
  const [id = ""] = await addItems(db, subject, [fields]);
  return id;
}

/** Stores several rows of one table at once, with history. @returns their ids, in order */
export async function addItems<Subject extends MoneySubject>(
  db: TenantDb,
  subject: Subject,
  items: readonly Content<Subject>[],
): Promise<string[]> {
  if (items.length === 0) return [];
  const { collaborativeId, actor } = db;
  const rows = items.map(
    (fields) => ({ ...fields, collaborativeId, id: uuidv7(), changedBy: actor.name }) as unknown as Row,
  );
  await db.tx.insert(tableOf(subject)).values(rows);
  await record(
    db,
    rows.map(({ id, memberId }, at) => ({
      subject,
      itemId: id,
      memberId: memberId ?? null,
      before: null,
      after: { ...items[at] },
    })),
  );
  return rows.map(({ id }) => id);
}

/**
 * Changes a row, or with `fields` null removes it with what belongs to it; with history. What `fields` leaves out stays.
 * @returns false if somebody else changed or removed it first
 */
export async function changeItem<Subject extends MoneySubject>(
  db: TenantDb,
  subject: Subject,
  id: string,
  { revision, fields }: { revision: number; fields: Partial<Content<Subject>> | null },
): Promise<boolean> {
  const table = tableOf(subject);
  const [row] = await db.tx
    .select()
    .from(table)
    .where(place(table, db, id))
    .for("update");
  if (row?.revision !== revision) return false;
  const { collaborativeId: _, id: __, revision: ___, changedAt: ____, changedBy: _____, ...before } = row;
  const after = fields && { ...before, ...fields };
  if (JSON.stringify(before) === JSON.stringify(after)) return true;
  if (after === null) await db.tx.delete(table).where(place(table, db, id));
  else
    await db.tx
      .update(table)
      .set({
        ...after,
        revision: revision + 1,
        changedAt: new Date(),
        changedBy: db.actor.name,
      } as Partial<Row>)
      .where(place(table, db, id));
  await record(db, [{ subject, itemId: id, memberId: row.memberId ?? null, before, after }]);
  return true;
}
