import { Link } from "@remix-run/react";
import type { SinceBaseline, TotalFigure } from "~/domain/rollup/figures";
import type { Measure } from "~/domain/terms";
import { paths } from "~/paths";
import { Comparability, changeWords } from "~/ui/figures/Comparability";
import { formatCoverage, formatDifference, formatUnit, type Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { SoFar } from "./MetricTable";

/** Totals of the measures that members enter: the year, since the baseline, and like for like. */
export function TotalTable({
  measures,
  totals,
  year,
  writing,
  slug,
}: {
  measures: Measure[];
  totals: TotalFigure[];
  year: number;
  writing: Writing;
  slug: string;
}) {
  return (
    <ScrollTable label={`Totals of ${year}`}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Total {year}</th>
          <th scope="col">Members reporting</th>
          <th scope="col">Since the baseline, added up</th>
          <th scope="col">Change, same members</th>
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => {
          const measure = measures.find(({ code }) => code === total.measure);
          if (!measure) return null;
          return (
            <TotalRow
              key={measure.code}
              measure={measure}
              total={total}
              year={year}
              writing={writing}
              slug={slug}
            />
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

function TotalRow({
  measure,
  total,
  year,
  writing,
  slug,
}: {
  measure: Measure;
  total: TotalFigure;
  year: number;
  writing: Writing;
  slug: string;
}) {
  const arithmetic = paths.figure(slug, measure.code, { year });
  return (
    <tr>
      <th scope="row">
        <Link to={arithmetic}>{measure.label}</Link>
      </th>
      <td>
        <Value figure={total} unit={measure.unit} writing={writing} />
      </td>
      <td>
        {formatCoverage(total, writing)}
        <span className="block">
          <Comparability grade={total.comparability} to={arithmetic} about={measure.label} />
        </span>
      </td>
      <td>
        <SinceBaselineSum since={total.sinceBaseline} measure={measure} writing={writing} />
      </td>
      <td>
        <Change total={total} unit={measure.unit} writing={writing} />
      </td>
    </tr>
  );
}

function Value({
  figure,
  unit,
  writing,
}: {
  figure: Pick<TotalFigure, "value" | "withheld" | "soFar">;
  unit: Measure["unit"];
  writing: Writing;
}) {
  if (figure.withheld) return <Missing kind="withheld" rule={figure.withheld} />;
  if (figure.value === null) return <Missing kind="missing" />;
  return (
    <>
      {formatUnit(unit, figure.value, writing)}
      {figure.soFar ? <SoFar /> : null}
    </>
  );
}

function SinceBaselineSum({
  since,
  measure,
  writing,
}: {
  since: SinceBaseline | null;
  measure: Measure;
  writing: Writing;
}) {
  if (since === null)
    return <span className="text-ink-soft">{measure.kind === "stock" ? "a level, not added up" : "–"}</span>;
  return (
    <>
      <Value figure={since} unit={measure.unit} writing={writing} />
      {since.lowestCoverage ? (
        <span className="block text-ink-soft text-sm">
          lowest: {formatCoverage(since.lowestCoverage, writing)} in {since.lowestCoverage.year}
        </span>
      ) : null}
      <span className="block">
        <Comparability grade={since.comparability} />
      </span>
    </>
  );
}

function Change({ total, unit, writing }: { total: TotalFigure; unit: Measure["unit"]; writing: Writing }) {
  if (total.changeWithheld) return <Missing kind="withheld" rule={total.changeWithheld} />;
  if (!total.change) return <span className="text-ink-soft">not comparable</span>;
  return (
    <>
      {formatDifference(unit, total.change.value, writing)}
      <span className="block text-ink-soft text-sm">
        {total.change.cohort} {total.change.cohort === 1 ? "member" : "members"} since the baseline
        {total.soFar ? " so far" : ""}
        {cautioned(changeWords(total.change.comparability, total.comparability))}
      </span>
    </>
  );
}

const cautioned = (caution: string | null) => (caution ? `, ${caution}` : "");
