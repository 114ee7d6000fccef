import type { Exemption, Member, Strategy } from "~/domain/terms";

/**
 * Strategies that do not concern a member (a school that invests nothing), said once for all their measures: where
 * nothing is recorded, each of them counts as not applicable (docs/rules.md, section 2.3).
 */

/** Whether the strategy does not concern the member in that reporting year. */
export function isExempt(
  { exemptions = [] }: Pick<Member, "exemptions">,
  strategy: Strategy,
  year: number,
): boolean {
  return exemptions.some((exemption) => exemption.strategy === strategy && covers(exemption, year, year));
}

/** Whether it reaches into the years from `first` to `last`. */
const covers = ({ from, until }: Exemption, first: number, last: number) =>
  from <= last && (until === null || until >= first);

/** Why the exemption cannot be added, as a sentence and the field it belongs to; null if it can. */
export function exemptionFault(
  exemptions: readonly Exemption[],
  added: Exemption,
): { field: "from" | "until"; message: string } | null {
  if (added.until !== null && added.until < added.from)
    return { field: "until", message: "The last year lies before the first." };
  const same = exemptions.find(
    (known) => known.strategy === added.strategy && covers(known, added.from, added.until ?? Infinity),
  );
  if (!same) return null;
  return { field: "from", message: `Already said for ${spanWords(same)}.` };
}

/** "2022 and every year after", "2022 to 2024", "2022". */
export function spanWords({ from, until }: Pick<Exemption, "from" | "until">): string {
  if (until === null) return `${from} and every year after`;
  return from === until ? `${from}` : `${from} to ${until}`;
}

/** In a fixed order, so that two of the same content are the same text. */
export function orderedExemptions(exemptions: readonly Exemption[]): Exemption[] {
  return exemptions
    .map(({ strategy, from, until }) => ({ strategy, from, until }))
    .sort((a, b) => a.strategy.localeCompare(b.strategy) || a.from - b.from);
}
