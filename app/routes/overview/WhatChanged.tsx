import { paths } from "~/paths";
import { PageLink } from "~/ui/controls/PageLink";
import { spokenChange, type Writing } from "~/ui/figures/format-numbers";
import type { MetricLine } from "~/ui/figures/metrics/metric-view";
import { lowered } from "~/ui/figures/metrics/sentences";
import { Section } from "~/ui/layout/Page";

const MOVES = 4;

/** The largest like-for-like changes since the year before, then members that joined, left, or stopped reporting. */
export function WhatChanged({
  year,
  lines,
  facts,
  writing,
  slug,
}: {
  year: number;
  lines: MetricLine[];
  facts: string[];
  writing: Writing;
  slug: string;
}) {
  const moves = lines
    .flatMap(({ metric, words, figure }) =>
      words.unit === "share" &&
      figure.soFar === null &&
      figure.changeFromLastYear &&
      figure.changeFromLastYear.value !== 0
        ? [{ metric, words, change: figure.changeFromLastYear }]
        : [],
    )
    .sort((a, b) => Math.abs(b.change.value) - Math.abs(a.change.value))
    .slice(0, MOVES);
  if (moves.length === 0 && facts.length === 0) return null;
  const isWaiting = lines.some(({ figure }) => figure.soFar !== null);
  const later = isWaiting
    ? ` Figures still being reported for ${year} are left out until they are complete.`
    : "";
  return (
    <Section
      title={`What changed since ${year - 1}`}
      lead={`Compared among the members that reported in both years, so that one that joins does not look like growth.${later}`}
    >
      <ul className="grid gap-x-12 gap-y-3 lg:grid-cols-2">
        {moves.map(({ metric, words, change }) => (
          <li key={metric.code} className="flex gap-3">
            <strong className="tabular min-w-[7.5rem] font-semibold">
              {spokenChange(change.value, words.unit, writing)}
            </strong>
            <span>
              <PageLink to={paths.figure(slug, metric.code, { year })}>{lowered(words.label)}</PageLink>{" "}
              <span className="text-ink-soft">
                ({change.cohort} {change.cohort === 1 ? "member" : "members"})
              </span>
            </span>
          </li>
        ))}
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Section>
  );
}
