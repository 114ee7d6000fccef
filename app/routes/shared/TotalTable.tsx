import { Link } from "@remix-run/react";
import type { TotalFigure } from "~/domain/rollup";
import type { Measure } from "~/domain/types";
import { Comparability, changeWords } from "~/ui/figures/Comparability";
import { formatCoverage, formatDifference, formatUnit, type Writing } from "~/ui/figures/format";
import { Missing } from "~/ui/figures/Missing";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** Totals of the measures that are entered: the year, since the baseline, and like for like. */
export function TotalTable({
  measures,
  totals,
  year,
  writing,
  base,
}: {
  measures: Measure[];
  totals: TotalFigure[];
  year: number;
  writing: Writing;
  base: string;
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
          const { unit } = measure;
          const since = total.sinceBaseline;
          return (
            <tr key={measure.code}>
              <th scope="row">
                <Link to={`${base}/figures/${measure.code}?year=${year}`}>{measure.label}</Link>
              </th>
              <td>
                {total.withheld ? (
                  <Missing kind="withheld" rule={total.withheld} />
                ) : total.value === null ? (
                  <Missing kind="missing" />
                ) : (
                  formatUnit(unit, total.value, writing)
                )}
              </td>
              <td>
                {formatCoverage(total, writing)}
                <span className="block">
                  <Comparability
                    grade={total.comparability}
                    to={`${base}/figures/${measure.code}?year=${year}`}
                    about={measure.label}
                  />
                </span>
              </td>
              <td>
                {since === null ? (
                  <span className="text-ink-soft">
                    {measure.kind === "stock" ? "a level, not added up" : "–"}
                  </span>
                ) : (
                  <>
                    {since.withheld ? (
                      <Missing kind="withheld" rule={since.withheld} />
                    ) : since.value === null ? (
                      <Missing kind="missing" />
                    ) : (
                      formatUnit(unit, since.value, writing)
                    )}
                    {since.lowestCoverage ? (
                      <span className="block text-ink-soft text-sm">
                        lowest: {formatCoverage(since.lowestCoverage, writing)} in {since.lowestCoverage.year}
                      </span>
                    ) : null}
                    <span className="block">
                      <Comparability grade={since.comparability} />
                    </span>
                  </>
                )}
              </td>
              <td>
                {total.changeWithheld ? (
                  <Missing kind="withheld" rule={total.changeWithheld} />
                ) : total.change ? (
                  <>
                    {formatDifference(unit, total.change.value, writing)}
                    <span className="block text-ink-soft text-sm">
                      {total.change.cohort} {total.change.cohort === 1 ? "member" : "members"} since the
                      baseline
                      {cautioned(changeWords(total.change.comparability, total.comparability))}
                    </span>
                  </>
                ) : (
                  <span className="text-ink-soft">not comparable</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

const cautioned = (caution: string | null) => (caution ? `, ${caution}` : "");
