import type { ShareChange } from "~/domain/rollup/figures";
import { STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { PageLink } from "~/ui/controls/PageLink";
import { Comparability, changeWords } from "~/ui/figures/Comparability";
import { formatCoverage, spokenChange, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import type { MetricLine } from "~/ui/figures/metrics/metric-view";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** All metrics of a year in a table, by strategy. */
export function MetricTable({
  lines,
  year,
  writing,
  slug,
}: {
  lines: MetricLine[];
  year: number;
  writing: Writing;
  slug: string;
}) {
  return (
    <ScrollTable label={`Table of all figures, ${year}`}>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">{year}</th>
          <th scope="col">Since last year</th>
          <th scope="col">Since the baseline</th>
          <th scope="col">Members reporting</th>
        </tr>
      </thead>
      {STRATEGIES.map((strategy) => {
        const rows = lines.filter(({ metric }) => metric.strategy === strategy);
        if (rows.length === 0) return null;
        return (
          <tbody key={strategy}>
            <tr>
              <th scope="rowgroup" colSpan={5} className="pt-6 font-semibold">
                {STRATEGY_NAMES[strategy]}
              </th>
            </tr>
            {rows.map(({ metric, words, figure }) => (
              <tr key={metric.code}>
                <th scope="row">
                  <PageLink to={paths.figure(slug, metric.code, { year })}>{words.label}</PageLink>
                </th>
                <td>
                  {figure.withheld ? (
                    <Missing kind="withheld" rule={figure.withheld} />
                  ) : figure.value === null ? (
                    <Missing kind={figure.reporting > 0 ? "no_value" : "missing"} />
                  ) : (
                    <>
                      {spokenValue(figure.value, words.unit, writing)}
                      {figure.soFar ? <SoFar /> : null}
                    </>
                  )}
                </td>
                <Moved
                  change={figure.changeFromLastYear}
                  withheld={figure.changeFromLastYearWithheld}
                  figure={figure}
                  words={words}
                  writing={writing}
                />
                <Moved
                  change={figure.change}
                  withheld={figure.changeWithheld}
                  figure={figure}
                  words={words}
                  writing={writing}
                />
                <td>
                  {formatCoverage(figure, writing)}
                  <Comparability
                    grade={figure.comparability}
                    to={paths.figure(slug, metric.code, { year })}
                    about={words.label}
                    className="block"
                  />
                  {figure.shareOnly > 0 ? (
                    <span className="block text-ink-soft text-sm">{figure.shareOnly} share only</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </ScrollTable>
  );
}

/** The year is still being reported. */
export function SoFar() {
  return <span className="block text-ink-soft text-sm">so far</span>;
}

function Moved({
  change,
  withheld,
  figure,
  words,
  writing,
}: {
  change: ShareChange | null;
  withheld?: { rule: string; detail: string } | undefined;
  figure: MetricLine["figure"];
  words: MetricLine["words"];
  writing: Writing;
}) {
  if (withheld)
    return (
      <td>
        <Missing kind="withheld" rule={withheld} />
      </td>
    );
  if (!change) return <td className="text-ink-soft">not comparable</td>;
  return (
    <td>
      {spokenChange(change.value, words.unit, writing)}
      <span className="block text-ink-soft text-sm">
        {[
          `${change.cohort} ${change.cohort === 1 ? "member" : "members"}${figure.soFar ? " so far" : ""}`,
          changeWords(change.comparability, figure.comparability),
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
    </td>
  );
}
