import type { MetricFigure, ShareChange, TotalFigure } from "~/domain/rollup/figures";
import { Comparability } from "~/ui/figures/Comparability";
import {
  formatCoverage,
  formatUnit,
  reportedWords,
  spokenChange,
  spokenValue,
  type Writing,
} from "~/ui/figures/format-numbers";
import { lowered, type MetricWords } from "~/ui/figures/metrics/sentences";
import { Section } from "~/ui/layout/Page";

/** How a figure is computed: its formula, numbers, members, change, and periods. One of metric and total is set. */
export function FigureArithmetic({
  words,
  metric,
  total,
  year,
  periods,
  writing,
}: {
  words: MetricWords;
  metric: MetricFigure | null;
  total: TotalFigure | null;
  year: number;
  periods: string;
  writing: Writing;
}) {
  const figure = metric ?? total;
  return (
    <Section title="How it is computed">
      <dl className="facts grid gap-x-8 gap-y-4 md:grid-cols-[12rem_1fr]">
        <dt className="font-semibold">Formula</dt>
        <dd>{formulaOf(words)}</dd>
        {figure && figure.value !== null ? (
          <Operands words={words} metric={metric} total={total} writing={writing} />
        ) : null}
        {figure ? <MembersIn figure={figure} metric={metric} writing={writing} /> : null}
        {metric?.change ? (
          <ChangeSince change={metric.change} words={words} year={year} writing={writing} />
        ) : null}
        <dt className="font-semibold">Periods</dt>
        <dd>{periods}</dd>
      </dl>
    </Section>
  );
}

function Operands({
  words,
  metric,
  total,
  writing,
}: {
  words: MetricWords;
  metric: MetricFigure | null;
  total: TotalFigure | null;
  writing: Writing;
}) {
  const part = (value: string | null, unit: "numeratorUnit" | "denominatorUnit") =>
    formatUnit(words[unit], value, writing);
  return (
    <>
      <dt className="font-semibold">Figures</dt>
      <dd className="tabular text-lg">
        {metric && words.kind === "share" ? (
          <>
            {part(metric.numerator, "numeratorUnit")} ÷ {part(metric.denominator, "denominatorUnit")} ={" "}
            <strong>{spokenValue(metric.value, "share", writing)}</strong>
          </>
        ) : (
          <strong>
            {formatUnit(words.numeratorUnit, metric?.numerator ?? total?.value ?? null, writing)}
          </strong>
        )}
      </dd>
    </>
  );
}

function MembersIn({
  figure,
  metric,
  writing,
}: {
  figure: MetricFigure | TotalFigure;
  metric: MetricFigure | null;
  writing: Writing;
}) {
  return (
    <>
      <dt className="font-semibold">Members in it</dt>
      <dd>
        {formatCoverage(figure, writing)}
        {figure.soFar ? `, so far: the year is still being reported (${reportedWords(figure.soFar)})` : ""}
        {metric?.lowestCoverage ? ` in ${metric.lowestCoverage.year}, the least covered year` : ""}
        {metric && metric.shareOnly > 0
          ? `; ${metric.shareOnly} gave the share alone and is in no total`
          : ""}
        <span className="block">
          <Comparability grade={figure.comparability} to="" />
        </span>
      </dd>
    </>
  );
}

function ChangeSince({
  change,
  words,
  year,
  writing,
}: {
  change: ShareChange;
  words: MetricWords;
  year: number;
  writing: Writing;
}) {
  return (
    <>
      <dt className="font-semibold">Change</dt>
      <dd>
        {spokenChange(change.value, words.unit, writing)} since the baseline, from{" "}
        {spokenValue(change.baselineValue, words.unit, writing)}, among the {change.cohort}{" "}
        {change.cohort === 1 ? "member" : "members"} with a value both in their own baseline year and in{" "}
        {year}.
        <span className="block">
          <Comparability grade={change.comparability} to="" />
        </span>
      </dd>
    </>
  );
}

function formulaOf(words: MetricWords): string {
  const span = words.span === "since_baseline" ? ", added up since each member’s baseline" : "";
  if (words.kind === "amount") return `${words.numerator} of all members that report it${span}`;
  return `${words.numerator} ÷ ${lowered(words.denominator ?? "")}${span}, over the members that report both. Never the mean of the members’ shares.`;
}
