import type { MemberFigure } from "~/domain/disclosure/member-figures";
import type { Metric } from "~/domain/terms";
import { Explained } from "~/ui/controls/Explained";
import { exactShare, spokenValue, type Writing } from "~/ui/figures/format-numbers";
import { Missing } from "~/ui/figures/Missing";
import type { MetricWords } from "~/ui/figures/metrics/sentences";
import { ScrollTable } from "~/ui/figures/ScrollTable";

/** One member's figures by year, with the reason a figure is missing, and their sources. */
export function MemberTable({
  rows,
  years,
  baseline,
  writing,
}: {
  rows: { metric: Metric; words: MetricWords; cells: MemberFigure[] }[];
  years: number[];
  /** The baseline year, and that year again if it ended before the member joined. */
  baseline: { year: number; only: number | null };
  writing: Writing;
}) {
  const sources = new Map<string, string>();
  for (const { words, cells } of rows)
    for (const cell of cells)
      for (const text of [cell.source, cell.note])
        if (text && cell.standing !== "missing") sources.set(`${words.label}, ${cell.year}: ${text}`, text);
  return (
    <>
      <ScrollTable label="Figures by year">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {years.map((year) => (
              <th scope="col" key={year}>
                {year}
                {year === baseline.year ? (
                  <span className="block font-normal text-sm">
                    {year === baseline.only ? "baseline only, before it joined" : "baseline"}
                  </span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ metric, words, cells }) => (
            <tr key={metric.code}>
              <th scope="row">
                <Explained text={words.label} />
              </th>
              {cells.map((cell) => (
                <td key={cell.year}>{shown(cell, words, writing)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {sources.size > 0 ? (
        <details className="mt-3 text-sm">
          <summary className="min-h-6 text-link">Sources and notes ({sources.size})</summary>
          <ul className="mt-2 grid gap-1 text-ink-soft">
            {[...sources.keys()].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function shown(cell: MemberFigure, words: MetricWords, writing: Writing) {
  if (cell.value === null) {
    const kind = cell.standing === "value" || cell.standing === "share_only" ? "no_value" : cell.standing;
    return <Missing kind={kind} className="text-sm" />;
  }
  if (cell.standing === "share_only")
    return (
      <>
        {exactShare(cell.value, writing)}
        <span className="block text-ink-soft text-sm">share only</span>
      </>
    );
  return spokenValue(cell.value, words.unit, writing);
}
