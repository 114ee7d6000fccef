import type { ContributionBar } from "~/ui/charts/ContributionChart";
import { exactShare, formatShare, formatUnit, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { MISSING_WORDS } from "~/ui/figures/Missing";
import { type Contributed, type MetricView, standingWords } from "~/ui/figures/metrics/metric-view";
import { lowered } from "~/ui/figures/metrics/sentences";

/** Each member's contribution to a metric as a bar, largest first. Members without a value come last, in words. */
export function memberBars(
  { words }: Pick<MetricView, "words">,
  { shown }: Contributed,
  writing: Writing,
): ContributionBar[] {
  return shown
    .map((contribution): ContributionBar => {
      const { name, slug, value, own, standing } = contribution;
      const bar = { id: name, name, value, own, ...(slug && { slug }) };
      if (value === null)
        return { ...bar, missing: standing === "value" ? MISSING_WORDS.no_value : standingWords(standing) };
      const label =
        standing === "share_only"
          ? `${exactShare(value, writing)} (share only)`
          : spokenValue(value, words.unit, writing);
      const exact =
        words.unit === "share" ? label : formatUnit(words.unit, contribution.numerator ?? value, writing);
      return { ...bar, label, exact };
    })
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
}

/** What members' shares are compared with: that of all together. */
export function barsReference({ words, figure }: Pick<MetricView, "words" | "figure">, writing: Writing) {
  if (words.unit !== "share" || figure.value === null) return undefined;
  const label = `All together ${formatShare(figure.value, writing)}${figure.soFar ? " so far" : ""}`;
  return { value: figure.value, label };
}

/** "In 2025, impact hires ran from 4.5% to 12.9% of new hires across 9 members", of the members that are shown. */
export function barsTitle(
  { words }: Pick<MetricView, "words">,
  bars: ContributionBar[],
  year: number,
  writing: Writing,
): string {
  const values = bars.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return `${words.label}, by member, ${year}`;
  const said = (value: number) => spokenValue(value, words.unit, writing);
  const since = words.span === "since_baseline" ? " since the baseline" : "";
  const whole = words.unit === "share" ? ` of ${lowered(words.denominator ?? "")}` : "";
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = low === high ? `were ${said(low)}` : `ran from ${said(low)} to ${said(high)}`;
  return `In ${year}, ${lowered(words.numerator)}${since} ${span}${whole} across ${values.length} members`;
}
