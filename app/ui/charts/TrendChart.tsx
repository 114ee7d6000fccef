import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { ChartFigure } from "./ChartFigure";
import { type TableMode, TrendTable } from "./ChartTable";
import { TrendLegend } from "./Legend";
import { planTrend } from "./plan";
import { pointText } from "./point-text";
import { FluidTrend } from "./StaticTrend";
import { ChartActions, type ChartShare } from "./share/ChartActions";
import type { ChartSize, TrendData } from "./types";
import { useInView } from "./useInView";

// The chart library is not part of the page's own script. It loads when a chart comes into view, never on the server.
const LiveTrend = lazy(() =>
  import("~/ui/charts/recharts/live")
    .then((live) => ({ default: live.LiveTrend }))
    // Without a network, the static drawing stays; a page must not fail for lack of a tooltip.
    .catch(() => ({ default: () => null })),
);

export interface TrendChartProps extends TrendData {
  /** Says in a sentence what the chart shows. */
  title: string;
  /** Periods, definitions, or other caveats, written below the chart. */
  note?: string | null;
  /** What the numbers count, written below the title. */
  unit?: string;
  /** Where the numbers come from. */
  source?: string;
  /** Its files, its link, and where to embed it. */
  share?: ChartShare;
  /** Summary of the folded table, e.g. "Show as table". */
  tableLabel?: string;
  table?: TableMode;
  size?: ChartSize;
}

/** Values by year as lines. Drawn on the server; interactive once the script has loaded. */
export function TrendChart({
  title,
  note,
  unit,
  source,
  share,
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
      note={note ?? undefined}
      unit={unit}
      source={source}
      size={size}
      className={ACCENT_CLASS[data.accent]}
      table={<TrendTable title={title} data={data} mode={table} label={tableLabel} />}
      actions={share ? <ChartActions title={title} share={share} /> : null}
    >
      <TrendLegend plan={plan} />
      <div ref={box} className={`chart-box chart-${size}`}>
        {/* Paper always gets the static drawing, which fits any width. */}
        <div className={`chart-plot h-full ${live ? "print-only" : ""}`}>
          <FluidTrend plan={plan} label={label} />
        </div>
        {inView ? (
          // The static drawing above stays until the live chart has been painted over it.
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

/** The drawing for screen readers: its years and its newest values. The table has the rest. */
function spoken(data: TrendData): string {
  const years = [...data.years].sort((a, b) => a - b);
  const first = years[0];
  const last = years.at(-1);
  const span = first === last ? `${first}` : `${first} to ${last}`;
  const latest = data.series.slice(0, 4).flatMap((series) => {
    const known = series.points.filter(({ value }) => value !== null).sort((a, b) => b.year - a.year);
    const point = known.find(({ soFar }) => soFar === undefined) ?? known[0];
    const newest =
      known[0] !== point && known[0] ? `, ${pointText(known[0], data)} so far in ${known[0].year}` : "";
    return point ? [`${series.name}: ${pointText(point, data)} in ${point.year}${newest}`] : [];
  });
  return `Line chart, ${span}. ${latest.join("; ")}${latest.length > 0 ? "." : ""}`;
}
