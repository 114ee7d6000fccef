import { numberFormat, withMinus } from "~/domain/numbers/number-format";
import type { Estimate } from "~/domain/pulse/scores";
import { NOTHING } from "~/ui/figures/format-numbers";
import type { ScaleChange } from "./view.server";

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/** A score with two decimals: "3.80". */
export const scoreWords = (score: number | null, locale: string): string =>
  score === null ? NOTHING : withMinus(numberFormat(locale, TWO).format(score));

/** The 95% interval: "3.58–4.02". */
export function rangeWords({ mean, half }: Estimate, locale: string): string {
  if (half === null) return NOTHING;
  return `${scoreWords(mean - half, locale)}–${scoreWords(mean + half, locale)}`;
}

/** "+0.40", or that nothing is clear. */
export function changeWords(change: ScaleChange | undefined, locale: string): string {
  if (!change) return NOTHING;
  if (change.word === "unclear") return "No clear change";
  return withMinus(numberFormat(locale, { ...TWO, signDisplay: "exceptZero" }).format(change.by));
}
