import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useState } from "react";
import {
  Line,
  LineChart,
  Tooltip,
  type TooltipContentProps,
  usePlotArea,
  XAxis,
  YAxis,
  ZIndexLayer,
} from "recharts";
import type { FixedFrame } from "../frame";
import { MarkerShapeAtOrigin } from "../Marker";
import { PAGE_PAINT, strokeOf } from "../paint";
import { MARGIN, type TrendPlan } from "../plan";
import { TrendBackdrop, TrendGoal, TrendLabels, TrendMarks, TrendProjection } from "../TrendLayers";
import type { TrendData } from "../types";
import { TrendTooltip } from "./TrendTooltip";

interface Size {
  width: number;
  height: number;
  /** Pixels a rem. */
  rem: number;
}

interface Row {
  year: number;
  values: Map<string, number | null>;
}

/** Above the library's lines (400) and below its tooltip. */
const OVER_LINES = 650;

export interface LiveTrendProps {
  box: RefObject<HTMLDivElement | null>;
  plan: TrendPlan;
  data: TrendData;
  label: string;
  /** Called once the chart is on the screen, so that the static drawing below it can go. */
  onPainted: () => void;
}

/**
 * The interactive version: the library draws the lines, follows pointer and arrow keys and places the tooltip;
 * ticks, marks and labels are the static drawing's own layers on the same plan.
 */
export default function LiveTrend({ box, plan, data, label, onPainted }: LiveTrendProps) {
  const size = useBoxSize(box);
  useEffect(() => {
    if (!size) return;
    // Two frames: one in which the library lays out, one in which it has painted.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onPainted);
    });
    return () => cancelAnimationFrame(frame);
  }, [size, onPainted]);
  if (!size) return null;
  const px = (rem: number) => rem * size.rem;
  const years = [...new Set(data.years)].sort((a, b) => a - b);
  const rows = years.map(
    (year): Row => ({
      year,
      values: new Map(
        data.series.map(({ id, points }) => [id, points.find((point) => point.year === year)?.value ?? null]),
      ),
    }),
  );
  return (
    <div className="chart-live">
      <LineChart
        width={size.width}
        height={size.height}
        margin={{
          top: px(MARGIN.top),
          right: px(MARGIN.right),
          bottom: px(MARGIN.bottom),
          left: px(MARGIN.left),
        }}
        data={rows}
        aria-label={label}
      >
        <XAxis dataKey="year" type="number" domain={plan.yearDomain} ticks={years} hide />
        <YAxis type="number" domain={plan.valueDomain} allowDataOverflow hide />
        <InPlot rem={size.rem}>
          {(frame) => (
            <>
              <TrendBackdrop plan={plan} frame={frame} paint={PAGE_PAINT} />
              <TrendGoal plan={plan} frame={frame} paint={PAGE_PAINT} />
              <TrendProjection plan={plan} frame={frame} paint={PAGE_PAINT} />
            </>
          )}
        </InPlot>
        <Tooltip
          isAnimationActive={false}
          filterNull={false}
          cursor={{ stroke: PAGE_PAINT.axis, strokeWidth: 1 }}
          content={(props: TooltipContentProps) => (
            <TrendTooltip active={props.active} year={props.label} plan={plan} data={data} />
          )}
        />
        {plan.series.map((series) => (
          <Line
            key={series.id}
            dataKey={(row: Row) => row.values.get(series.id) ?? null}
            name={series.name}
            type="linear"
            stroke={strokeOf(series.look, PAGE_PAINT)}
            strokeWidth={series.look.width}
            strokeDasharray={series.look.dash}
            strokeLinejoin="round"
            connectNulls={false}
            isAnimationActive={false}
            dot={false}
            activeDot={({ cx, cy }: { cx?: number; cy?: number }) => (
              <g transform={`translate(${cx} ${cy})`}>
                <MarkerShapeAtOrigin
                  shape={series.look.shape}
                  radius={series.look.radius * 1.5}
                  colour={strokeOf(series.look, PAGE_PAINT)}
                  paper={PAGE_PAINT.paper}
                />
              </g>
            )}
          />
        ))}
        <InPlot rem={size.rem} zIndex={OVER_LINES}>
          {(frame) => (
            <>
              {plan.series.map((series) => (
                <TrendMarks key={series.id} series={series} frame={frame} paint={PAGE_PAINT} />
              ))}
              <TrendLabels plan={plan} frame={frame} paint={PAGE_PAINT} />
            </>
          )}
        </InPlot>
      </LineChart>
    </div>
  );
}

/** Draws one of our own layers in the plot area that the library has laid out. */
function InPlot({
  rem,
  zIndex,
  children,
}: {
  rem: number;
  zIndex?: number;
  children: (frame: FixedFrame) => ReactNode;
}) {
  const area = usePlotArea();
  if (!area) return null;
  const drawn = children({ kind: "fixed", ...area, rem });
  // The pointer is the chart's: nothing of ours may stand in its way.
  const layer = <g pointerEvents="none">{drawn}</g>;
  return zIndex === undefined ? layer : <ZIndexLayer zIndex={zIndex}>{layer}</ZIndexLayer>;
}

/** The size of the box, followed as it changes. */
function useBoxSize(box: RefObject<HTMLDivElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      setSize({ width: element.clientWidth, height: element.clientHeight, rem });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
