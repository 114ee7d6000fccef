import type { ReactNode } from "react";
import { pointText, textAt } from "./point-text";
import { rowsMarkup, type TextRow } from "./text-rows";
import type { TrendData } from "./types";

/** Whether a chart's table is open, folded behind a summary, or left out because the page has it elsewhere. */
export type TableMode = "open" | "folded" | "none";

/** A chart's table. Scrolls sideways where it is wider than the page. */
export function ChartTable({
  mode,
  label = "Show as table",
  title,
  children,
}: {
  mode: TableMode;
  label?: string | undefined;
  title: string;
  children: ReactNode;
}) {
  if (mode === "none") return null;
  const table = (
    // A scrolling region must be reachable by keyboard, so it is focusable and has a name.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling by keyboard needs the focus
    <section className="mt-2 overflow-x-auto" aria-label={`Table: ${title}`} tabIndex={0}>
      <table className="figures">{children}</table>
    </section>
  );
  if (mode === "open") return table;
  return (
    <details className="folded mt-2">
      <summary>{label}</summary>
      {table}
    </details>
  );
}

/** A table body of nothing but text. */
export function TextRows({ rows }: { rows: TextRow[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rowsMarkup escapes every text
  return <tbody dangerouslySetInnerHTML={rowsMarkup(rows)} />;
}

/** A trend as figures: a row per year, a column per series, words where there is no value. */
export function TrendTable({
  title,
  data,
  mode,
  label,
}: {
  title: string;
  data: TrendData;
  mode: TableMode;
  label?: string | undefined;
}) {
  const years = [...data.years].sort((a, b) => b - a);
  const goals = new Map(data.goal?.points.map((point) => [point.year, pointText(point, data)]));
  const projected = data.projection?.points.at(-1);
  const rowOf = (year: number): TextRow => ({
    head: year,
    cells: [
      ...data.series.map((series) => {
        const point = series.points.find((candidate) => candidate.year === year);
        const quiet = point === undefined || point.value === null;
        const small = point?.soFar === undefined ? point?.coverage : `so far, ${point.soFar}`;
        return { text: textAt(data, series.id, year), small, quiet };
      }),
      ...(data.goal ? [{ text: goals.get(year) ?? "–" }] : []),
      ...(projected ? [{ text: projected.year === year ? pointText(projected, data) : "–" }] : []),
    ],
  });
  return (
    <ChartTable mode={mode} label={label} title={title}>
      <thead>
        <tr>
          <th scope="col">Year</th>
          {data.series.map((series) => (
            <th key={series.id} scope="col">
              {series.name}
            </th>
          ))}
          {data.goal ? <th scope="col">{data.goal.label}</th> : null}
          {projected ? <th scope="col">{data.projection?.label}</th> : null}
        </tr>
      </thead>
      <TextRows rows={years.map(rowOf)} />
    </ChartTable>
  );
}
