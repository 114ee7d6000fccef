import type { Writing } from "./format-numbers";

/** "US dollars"; the code itself where the name is not known. */
export function currencyName({ currency }: Pick<Writing, "currency">): string {
  try {
    const [part] = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "name" })
      .formatToParts(2)
      .filter(({ type }) => type === "currency");
    return part ? part.value.charAt(0).toUpperCase() + part.value.slice(1) : currency;
  } catch {
    return currency;
  }
}
