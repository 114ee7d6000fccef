import type { ReactNode } from "react";
import { pointText, textAt } from "./plan";
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
      <tbody>
        {years.map((year) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {data.series.map((series) => {
              const point = series.points.find((one) => one.year === year);
              const missing = point?.value === null || point === undefined;
              return (
                <td key={series.id} className={missing ? "text-ink-soft" : undefined}>
                  {textAt(data, series.id, year)}
                  {point?.coverage ? (
                    <span className="block text-ink-soft text-xs">{point.coverage}</span>
                  ) : null}
                </td>
              );
            })}
            {data.goal ? (
              <td>{goals.has(year) ? pointText({ year, value: goals.get(year) ?? null }, data) : "–"}</td>
            ) : null}
            {led ? <td>{led.year === year ? pointText(led, data) : "–"}</td> : null}
          </tr>
        ))}
      </tbody>
    </ChartTable>
  );
}
