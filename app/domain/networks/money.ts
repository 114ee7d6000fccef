import type { Decimal } from "~/domain/terms";
import type { InvoiceFacts } from "./dues";

/** Cents of an amount with at most two decimals. */
const cents = (amount: Decimal): bigint => {
  const [whole = "0", fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, "0"));
};

/** What is still owed, exactly: nothing once it was waived, voided, or paid in full. */
export function moneyLeft({ amount, paid, waivedOn, voidedOn }: InvoiceFacts): Decimal {
  if (waivedOn !== null || voidedOn !== null) return "0";
  const left = cents(amount) - cents(paid);
  if (left <= 0n) return "0";
  const rest = left % 100n;
  return rest === 0n ? `${left / 100n}` : `${left / 100n}.${String(rest).padStart(2, "0")}`;
}
