import type { Secured } from "~/domain/money/secured";
import { QUESTIONS, SOURCE_KINDS, type SourceKind } from "~/domain/money/terms";
import { formatShare } from "~/ui/figures/format-numbers";

/** The words of money, as pages, reports, and files say them. */

/** "May 2027". @param month "2027-05" */
export const monthWords = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** Until when the money lasts, in a sentence. */
export function securedWords(secured: Secured, locale: string): string {
  switch (secured.kind) {
    case "unknown":
      return `Not known yet: ${secured.lacks.map((lack) => LACKS[lack]).join(" and ")} ${secured.lacks.length === 1 ? "has" : "have"} not been entered.`;
    case "short":
      return "Not secured: cash and signed income do not cover the first month.";
    case "until":
      return `Secured until the end of ${monthWords(secured.month, locale)}.`;
    case "beyond":
      return `Secured beyond ${monthWords(secured.month, locale)}.`;
  }
}
const LACKS = { cash: "the cash in the bank", budget: "a budget" };

/** "Philanthropy 50.0%, dues 20.0%": the mix in words, the largest first. @param digits 0 where shares are rounded */
export function mixWords(
  kinds: { kind: SourceKind; share: number }[],
  locale: string,
  digits: 0 | 1,
): string {
  return kinds
    .toSorted((a, b) => b.share - a.share)
    .map(({ kind, share }, at) => {
      const word = at === 0 ? SOURCE_KINDS[kind] : SOURCE_KINDS[kind].toLowerCase();
      return `${word} ${formatShare(share, { locale }, digits)}`;
    })
    .join(", ");
}

/** What to ask a funder, in a sentence. */
export const askWords = (due: { question: keyof typeof QUESTIONS; why: "missing" | "old" }[]): string =>
  due
    .map(
      ({ question, why }) =>
        `${QUESTIONS[question]} (${why === "missing" ? "no answer" : "over a year old"})`,
    )
    .join(" · ");
