/** Currency signs and codes around a typed number: which currency they mean, and the text without them. */

/** Signs that people type, with the currencies that each may stand for; codes are recognized besides. */
const SIGNS: Record<string, string> = {
  $: "USD CAD AUD NZD MXN HKD SGD ARS CLP COP",
  US$: "USD",
  CA$: "CAD",
  C$: "CAD",
  A$: "AUD",
  AU$: "AUD",
  NZ$: "NZD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY CNY",
  "₹": "INR",
  "Rs.": "INR",
  Rs: "INR",
  R$: "BRL",
  "₩": "KRW",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  "₦": "NGN",
  "₱": "PHP",
  "₫": "VND",
  "₪": "ILS",
  "฿": "THB",
  "Fr.": "CHF",
  "SFr.": "CHF",
  kr: "SEK NOK DKK ISK",
  "kr.": "SEK NOK DKK ISK",
  zł: "PLN",
  Kč: "CZK",
  Ft: "HUF",
};
const LONGEST_FIRST = Object.keys(SIGNS).sort((a, b) => b.length - a.length);
const CODES: ReadonlySet<string> = new Set(
  `AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MXN MYR
   NGN NOK NZD PEN PHP PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VND ZAR`.split(/\s+/),
);

/** The currency's own short sign, for those that the list above does not know. */
function narrowSign(currency: string): string | undefined {
  if (!narrowSigns.has(currency)) narrowSigns.set(currency, narrowSignOf(currency));
  return narrowSigns.get(currency);
}

/** Cached, since large files need it for every figure. */
const narrowSigns = new Map<string, string | undefined>();

function narrowSignOf(currency: string): string | undefined {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.formatToParts(1).find((part) => part.type === "currency")?.value;
}

export interface WithoutMoney {
  rest: string;
  /** The sign or code that stood there, as typed; null if there was none. */
  sign: string | null;
  /** False if the sign is another currency's. */
  own: boolean;
}

/** Takes one currency sign or code off either end of the text. */
export function withoutMoney(text: string, currency: string): WithoutMoney {
  const own = currency.toUpperCase();
  const leading = /^([A-Za-z]{3})(?=[\s\d.,(])/.exec(text)?.[1];
  const trailing = /(?<=[\s\d.,kmb)])([A-Za-z]{3})$/i.exec(text)?.[1];
  for (const code of [leading, trailing]) {
    if (!code || !(CODES.has(code.toUpperCase()) || code.toUpperCase() === own)) continue;
    const rest = code === leading ? text.slice(3) : text.slice(0, -3);
    return { rest: rest.trim(), sign: code, own: code.toUpperCase() === own };
  }
  for (const sign of LONGEST_FIRST) {
    const matches = SIGNS[sign]?.split(" ").includes(own) || sign === narrowSign(own);
    const letters = /^\p{L}/u.test(sign);
    if (text.startsWith(sign)) return { rest: text.slice(sign.length).trim(), sign, own: matches };
    // "5kr" is money, "5 thousandkr" is nothing: a sign of letters follows a digit, a space or a point.
    if (text.endsWith(sign) && (!letters || /[\d\s.,kmb]$/i.test(text.slice(0, -sign.length)))) {
      return { rest: text.slice(0, -sign.length).trim(), sign, own: matches };
    }
  }
  const unknown = /^\p{Sc}|\p{Sc}$/u.exec(text)?.[0];
  if (unknown)
    return { rest: text.replace(unknown, "").trim(), sign: unknown, own: unknown === narrowSign(own) };
  return { rest: text, sign: null, own: true };
}
