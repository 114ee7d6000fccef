import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { ACCENT_CLASS } from "../figures/icons";
import { ChartFigure } from "./ChartFigure";
import { type TableMode, TrendTable } from "./ChartTable";
import { TrendLegend } from "./Legend";
import { planTrend, pointText } from "./plan";
import { FluidTrend } from "./StaticTrend";
import type { ChartSize, TrendData } from "./types";
import { useInView } from "./useInView";

// The chart library stays out of the page's own script: fetched when a chart comes into view, never on the server.
const LiveTrend = lazy(() =>
  import("./recharts/LiveTrend").catch(() => ({
    // Without a network the static drawing stays; a page must not fail over a tooltip.
    default: () => null,
  })),
);

export interface TrendChartProps extends TrendData {
  /** A sentence that says what the chart shows. */
  title: string;
  /** Periods, definitions or other caveats, below the chart. */
  note?: string;
  /** Summary of the folded table, e.g. "Show as table". */
  tableLabel?: string;
  table?: TableMode;
  size?: ChartSize;
}

/** Values by year as lines: drawn on the server, interactive once its script has come. */
export function TrendChart({
  title,
  note,
  tableLabel,
  table = "folded",
  size = "large",
  ...data
}: TrendChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box);
  const [live, setLive] = useState(false);
  const showLive = useCallback(() => setLive(true), []);
  const plan = planTrend(data, size);
  const label = spoken(data);
  return (
    <ChartFigure
      title={title}
      note={note}
      size={size}
      className={ACCENT_CLASS[data.accent]}
      table={<TrendTable title={title} data={data} mode={table} label={tableLabel} />}
    >
      <TrendLegend plan={plan} />
      <div ref={box} className={`chart-box chart-${size}`}>
        {/* On paper the static drawing is used even after the live one has come: it fits any width. */}
        <div className={`chart-plot h-full ${live ? "print-only" : ""}`}>
          <FluidTrend plan={plan} label={label} />
        </div>
        {inView ? (
          // The static drawing above stays until the live one has been painted over it.
          <Suspense fallback={null}>
            <LiveTrend
              box={box}
              plan={plan}
              data={data}
              label={`${label} Left and right arrow keys read out each year.`}
              onPainted={showLive}
            />
          </Suspense>
        ) : null}
      </div>
    </ChartFigure>
  );
}

/** For those who hear the drawing: its extent and where it stands; the table has the rest. */
function spoken(data: TrendData): string {
  const years = [...data.years].sort((a, b) => a - b);
  const first = years[0];
  const last = years.at(-1);
  const span = first === last ? `${first}` : `${first} to ${last}`;
  const latest = data.series.slice(0, 4).flatMap((series) => {
    const point = series.points.filter((one) => one.value !== null).sort((a, b) => b.year - a.year)[0];
    return point ? [`${series.name}: ${pointText(point, data)} in ${point.year}`] : [];
  });
  return `Line chart, ${span}. ${latest.join("; ")}${latest.length > 0 ? "." : ""}`;
}
