import { total } from "~/domain/money/amounts";
import { compareDecimal } from "~/domain/numbers/decimal";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { readInitiatives } from "~/records/work/initiatives.server";
import type { TenantDb } from "~db/tenant";
import { readMoney } from "./read.server";
import { addItem, type Content, changeItem, type MoneySubject } from "./store.server";

/** Rules on money that depend on what is stored, for forms and programs alike. Money must be locked. */

/** A row to change, as its sender saw it; null adds one. */
export type Ref = { id: string; revision: number } | null;

export type Kept =
  | { id: string }
  /** A fault of one field; nothing was stored. */
  | { field: string; message: string }
  /** Somebody changed or removed the row first. */
  | "overtaken";

/** Stores a row that no further rule applies to. */
export async function keepItem<Subject extends MoneySubject>(
  db: TenantDb,
  subject: Subject,
  ref: Ref,
  fields: Content<Subject>,
): Promise<Kept> {
  if (!ref) return { id: await addItem(db, subject, fields) };
  const { id, revision } = ref;
  return (await changeItem(db, subject, id, { revision, fields })) ? { id } : "overtaken";
}

const OVER_AWARD = "The payments would come to more than the award.";

/** Stores a source. Its payments together are at most its award. */
export async function keepSource(db: TenantDb, ref: Ref, fields: Content<"funding_source">): Promise<Kept> {
  const { initiativeId } = fields;
  if (initiativeId && !(await readInitiatives(db, todayIso())).some(({ id }) => id === initiativeId))
    return { field: "initiativeId", message: "Choose from the list." };
  const before = ref && (await readMoney(db)).sources.find(({ id }) => id === ref.id);
  const planned = total((before?.payments ?? []).map(({ amount }) => amount));
  if (compareDecimal(planned, fields.award) > 0) return { field: "award", message: OVER_AWARD };
  return keepItem(db, "funding_source", ref, fields);
}

/** Adds a payment of an award; together they are at most the award. */
export async function addPayment(db: TenantDb, fields: Content<"funding_payment">): Promise<Kept> {
  const of = (await readMoney(db)).sources.find(({ id }) => id === fields.sourceId);
  if (!of) return { field: "sourceId", message: "This source is gone. Load the page again." };
  const planned = total([...of.payments.map(({ amount }) => amount), fields.amount]);
  if (compareDecimal(planned, of.award) > 0) return { field: "amount", message: OVER_AWARD };
  return keepItem(db, "funding_payment", null, fields);
}

/** Stores a line of the budget. A year has each line once. */
export async function keepLine(db: TenantDb, ref: Ref, fields: Content<"budget_line">): Promise<Kept> {
  const { year, label } = fields;
  const same = (await readMoney(db)).lines.some(
    (own) => own.id !== ref?.id && own.year === year && own.label.toLowerCase() === label.toLowerCase(),
  );
  if (same) return { field: "label", message: `${year} has this line already.` };
  return keepItem(db, "budget_line", ref, fields);
}

/** Stores a contract coming up. */
export async function keepContract(
  db: TenantDb,
  ref: Ref,
  fields: Content<"forward_contract">,
): Promise<Kept> {
  const { members } = await readCatalog(db);
  if (fields.memberId && !members.some(({ id }) => id === fields.memberId))
    return { field: "memberId", message: "Choose from the list." };
  return keepItem(db, "forward_contract", ref, fields);
}
