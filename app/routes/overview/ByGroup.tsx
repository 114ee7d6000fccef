import { Link } from "@remix-run/react";
import { type Breakdown, type Group, NOT_RECORDED } from "~/domain/rollup/breakdowns";
import type { Strategy } from "~/domain/terms";
import { ContributionChart } from "~/ui/charts/ContributionChart";
import {
  formatCoverage,
  formatPoints,
  formatUnit,
  spokenValue,
  type Writing,
} from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import type { MetricWords } from "~/ui/figures/metrics/sentences";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { Section } from "~/ui/layout/Page";

/** A split figure: the dimensions it can be split by, the chosen one, and its groups. */
export interface SplitView {
  ways: { code: string; label: string }[];
  chosen: { code: string; label: string };
  breakdown: Breakdown;
}

/** A figure by group: each group's share beside everyone's, its gap, and what is not recorded. */
export function ByGroup({
  split,
  words,
  whole,
  year,
  strategy,
  writing,
  addressOf,
}: {
  split: SplitView;
  words: MetricWords;
  /** The collaborative's figure; null if there is none or it is withheld. */
  whole: number | null;
  year: number;
  strategy: Strategy;
  writing: Writing;
  /** The address of this page with another dimension. */
  addressOf: (dimension: string) => string;
}) {
  const { ways, chosen, breakdown } = split;
  const { groups, notRecorded } = breakdown;
  const all = notRecorded ? [...groups, notRecorded] : groups;
  const nobody = all.every((group) => group.reporting === 0);
  const spoken = (value: number) => spokenValue(value, words.unit, writing);
  return (
    <Section
      id="by-group"
      title={`By group: ${words.label}`}
      lead={`${formatCoverage(breakdown, writing)} split it by ${chosen.label.toLowerCase()} in ${year}.`}
      actions={
        ways.length > 1 ? (
          <nav aria-label="Split by" className="flex flex-wrap gap-x-1">
            {ways.map(({ code, label }) => (
              <Link
                key={code}
                to={addressOf(code)}
                preventScrollReset
                aria-current={code === chosen.code ? "true" : undefined}
                className={`flex min-h-9 items-center rounded-full border px-3 text-[0.9375rem] no-underline ${
                  code === chosen.code
                    ? "border-ink bg-ink font-semibold text-paper"
                    : "border-transparent text-link hover:border-line-strong"
                }`}
              >
                {label}
              </Link>
            ))}
          </nav>
        ) : undefined
      }
    >
      {nobody ? (
        <p className="max-w-[46rem] text-ink-soft">
          Nobody has split this figure by {chosen.label.toLowerCase()} in {year}. Groups are entered under
          their measure, where the numbers are entered.
        </p>
      ) : (
        <div className="grid gap-8">
          <ContributionChart
            title={sentenceOf(split, words, year, spoken)}
            bars={groups.map((group) => ({
              id: group.category,
              name: group.label,
              value: group.value,
              ...(group.value === null
                ? { missing: group.withheld ? "withheld to protect members" : wordOf(group) }
                : { label: spoken(group.value) }),
            }))}
            format={words.unit === "share" ? "share" : words.unit === "currency" ? "currency" : "count"}
            accent={strategy}
            table="none"
            {...(words.unit === "share" &&
              whole !== null && { reference: { value: whole, label: `All together ${spoken(whole)}` } })}
            {...writing}
          />
          <GroupTable
            all={all}
            words={words}
            writing={writing}
            label={`${words.label} by ${chosen.label.toLowerCase()}, ${year}`}
          />
        </div>
      )}
    </Section>
  );
}

function GroupTable({
  all,
  words,
  writing,
  label,
}: {
  all: Group[];
  words: MetricWords;
  writing: Writing;
  label: string;
}) {
  const share = words.kind === "share";
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">{words.numerator}</th>
          {share ? <th scope="col">{words.denominator}</th> : null}
          {share ? <th scope="col">Share</th> : null}
          {share ? <th scope="col">Gap</th> : null}
          <th scope="col">Members</th>
        </tr>
      </thead>
      <tbody>
        {all.map((group) => (
          <tr key={group.category} className={group.category === NOT_RECORDED ? "text-ink-soft" : undefined}>
            <th scope="row">{group.label}</th>
            {group.withheld ? (
              <td colSpan={share ? 4 : 1}>
                <Missing kind="withheld" reason={group.withheld.detail} />
              </td>
            ) : (
              <>
                <td>{partOf(group, group.numerator, words.numeratorUnit, writing)}</td>
                {share ? <td>{partOf(group, group.denominator, words.denominatorUnit, writing)}</td> : null}
                {share ? (
                  <td className="font-semibold">
                    {group.value === null ? (
                      <Missing kind={group.reporting > 0 ? "no_value" : "missing"} />
                    ) : (
                      spokenValue(group.value, "share", writing)
                    )}
                  </td>
                ) : null}
                {share ? <td>{gapWords(group.gap, writing)}</td> : null}
              </>
            )}
            <td>{group.reporting}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function partOf(group: Group, value: string | null, unit: MetricWords["numeratorUnit"], writing: Writing) {
  return group.reporting === 0 ? <Missing kind="missing" /> : formatUnit(unit, value, writing);
}

const wordOf = (group: Group) => (group.reporting > 0 ? "no value" : "not reported");

/** E.g. "2.1 points below all together". */
function gapWords(gap: number | null, writing: Writing): string {
  if (gap === null) return "–";
  const points = formatPoints(Math.abs(gap), writing).replace(/^\+/, "");
  if (/^0[.,]0 /.test(points)) return "as all together";
  return `${points} ${gap > 0 ? "above" : "below"} all together`;
}

/** Says in a sentence what the chart shows. */
function sentenceOf(
  { chosen, breakdown }: SplitView,
  words: MetricWords,
  year: number,
  spoken: (value: number) => string,
): string {
  const known = breakdown.groups.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const sorted = known.sort((a, b) => b.value - a.value);
  const first = sorted[0];
  const last = sorted.at(-1);
  const way = chosen.label.toLowerCase();
  if (!first || !last || first === last) return `${words.label} by ${way}, ${year}`;
  const what = words.kind === "share" ? "share" : "number";
  return `By ${way}, the ${what} shown was highest for “${first.label}” (${spoken(first.value)}) and lowest for “${last.label}” (${spoken(last.value)}) in ${year}.`;
}
