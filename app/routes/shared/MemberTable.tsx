import type { Standing } from "~/domain/contributions";
import type { Metric } from "~/domain/types";
import type { Writing } from "~/ui/figures/format";
import { Missing } from "~/ui/figures/Missing";
import { exactShare } from "~/ui/figures/metric-view";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { type MetricWords, spokenValue } from "~/ui/figures/sentences";

interface MemberCell {
  year: number;
  /** "withheld": the period ended too short a time ago for others to see it. */
  standing: Standing | "withheld";
  value: number | null;
  note: string | null;
  source: string | null;
}

/** One member's figures by year, with the reason where there is none, and where they come from. */
export function MemberTable({
  rows,
  years,
  baselineYear,
  writing,
}: {
  rows: { metric: Metric; words: MetricWords; cells: MemberCell[] }[];
  years: number[];
  baselineYear: number;
  writing: Writing;
  base: string;
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
                {year === baselineYear ? <span className="block font-normal text-sm">baseline</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ metric, words, cells }) => (
            <tr key={metric.code}>
              <th scope="row">{words.label}</th>
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

function shown(cell: MemberCell, words: MetricWords, writing: Writing) {
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
