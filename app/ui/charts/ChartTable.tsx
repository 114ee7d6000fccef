import type { ReactNode } from "react";
import { pointText, textAt } from "./plan";
import { rowsMarkup, type TextRow } from "./text-rows";
import type { TrendData } from "./types";

/** Whether a chart's table stands open, is folded behind its summary, or is left out (it stands elsewhere). */
export type TableMode = "open" | "folded" | "none";

/** The table of a chart, scrolling sideways by itself where it is wider than the page. */
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
    // A region that scrolls must be reachable by keyboard, hence focusable and named.
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

/** The body of a table of text alone. */
export function TextRows({ rows }: { rows: TextRow[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rowsMarkup escapes every text
  return <tbody dangerouslySetInnerHTML={rowsMarkup(rows)} />;
}

/** A trend in figures: years down, series across, words where there is no value. */
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
  const goals = new Map(data.goal?.points.map((point) => [point.year, point.value]));
  const led = data.projection?.points.at(-1);
  const rowOf = (year: number): TextRow => ({
    head: year,
    cells: [
      ...data.series.map((series) => {
        const point = series.points.find((one) => one.year === year);
        const quiet = point === undefined || point.value === null;
        return { text: textAt(data, series.id, year), small: point?.coverage, quiet };
      }),
      ...(data.goal
        ? [{ text: goals.has(year) ? pointText({ year, value: goals.get(year) ?? null }, data) : "–" }]
        : []),
      ...(led ? [{ text: led.year === year ? pointText(led, data) : "–" }] : []),
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
          {led ? <th scope="col">{data.projection?.label}</th> : null}
        </tr>
      </thead>
      <TextRows rows={years.map(rowOf)} />
    </ChartTable>
  );
}
