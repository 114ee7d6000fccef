import { times } from "~/domain/numbers/fraction";
import { roundedTo } from "~/domain/numbers/long-decimals";
import { withoutMoney } from "~/domain/numbers/read-money";
import type { Decimal } from "~/domain/terms";
import { unitOf } from "./units";

/** Amounts in another currency than the collaborative's are refused unless their sender gives the rate. */

/** A currency as files name it, in one form: "euros" and "€" are "EUR". */
export const currencyName = (sign: string): string => unitOf(sign)?.currency ?? sign.trim().toUpperCase();

/** Whether a sign or code may stand for the collaborative's currency. */
export function isOwnCurrency(sign: string, currency: string): boolean {
  return withoutMoney(`${currencyName(sign)} 1`, currency).own;
}

/** The currency of another country in a cell such as "€1,000", with the text without it; null if there is none. */
export function foreignMoney(text: string, currency: string): { sign: string; rest: string } | null {
  if (/^[\d.,'’\s]*$/.test(text)) return null;
  const { sign, own, rest } = withoutMoney(text, currency);
  return sign === null || own ? null : { sign, rest };
}

type Rates = Record<string, string>;

export const rateOf = (sign: string, rates: Rates): string | null => {
  const name = currencyName(sign);
  const key = Object.keys(rates).find((other) => currencyName(other) === name);
  return key === undefined ? null : (rates[key] ?? null);
};

/** The amount in the collaborative's currency, to the cent, and the words for its note. */
export function converted(amount: Decimal, sign: string, rate: string): { value: Decimal; note: string } {
  return {
    value: roundedTo(times(amount, rate), 2),
    note: `${amount} ${currencyName(sign)} at a rate of ${rate}`,
  };
}

export const foreignFault = (what: string, sign: string, currency: string) => ({
  code: "foreign_currency",
  message: `“${what}” is in ${currencyName(sign)}, but amounts here are in ${currency}: convert them, or give the rate.`,
});
