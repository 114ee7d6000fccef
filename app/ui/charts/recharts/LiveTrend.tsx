import type { ReactNode, RefObject } from "react";
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
import type { FixedFrame } from "~/ui/charts/frame";
import { TrendBackdrop } from "~/ui/charts/layers/TrendBackdrop";
import { TrendGoal, TrendProjection } from "~/ui/charts/layers/TrendGoal";
import { TrendLabels } from "~/ui/charts/layers/TrendLabels";
import { SO_FAR_DASH, TrendMarks } from "~/ui/charts/layers/TrendLines";
import { MarkerShapeAtOrigin } from "~/ui/charts/Marker";
import { PAGE_PAINT, strokeOf } from "~/ui/charts/paint";
import { MARGIN, type Mark } from "~/ui/charts/placing/marks";
import type { TrendPlan } from "~/ui/charts/plan";
import type { TrendData } from "~/ui/charts/types";
import { TrendTooltip } from "./TrendTooltip";
import { useBoxSize } from "./use-box-size";
import { usePainted } from "./use-painted";

interface Row {
  year: number;
  values: Map<string, number | null>;
  /** Of the series that this year is in a dashed stretch of. */
  soFar: Map<string, Mark>;
}

/** Above the library's lines (400), below its tooltip. */
const OVER_LINES = 650;

export interface LiveTrendProps {
  box: RefObject<HTMLDivElement | null>;
  plan: TrendPlan;
  data: TrendData;
  label: string;
  /** Called once the chart has been painted, so that the static drawing below it can go. */
  onPainted: () => void;
}

/**
 * The interactive version. The library draws the lines, follows the pointer and arrow keys, and places the tooltip.
 * Ticks, marks, and labels are the layers of the static drawing, on the same plan.
 */
export default function LiveTrend({ box, plan, data, label, onPainted }: LiveTrendProps) {
  const size = useBoxSize(box);
  usePainted(size !== null, onPainted);
  if (!size) return null;
  const px = (rem: number) => rem * size.rem;
  const years = [...new Set(data.years)].sort((a, b) => a - b);
  const rows = years.map(
    (year): Row => ({
      year,
      values: new Map(
        plan.series.map(({ id, runs, marks }) => {
          const solid = [...runs.flat(), ...marks.filter(({ hollow }) => !hollow)];
          return [id, solid.find((mark) => mark.year === year)?.value ?? null];
        }),
      ),
      soFar: new Map(
        plan.series.flatMap(({ id, soFarRuns }): [string, Mark][] => {
          const mark = soFarRuns.flat().find((dashed) => dashed.year === year);
          return mark ? [[id, mark]] : [];
        }),
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
                  color={strokeOf(series.look, PAGE_PAINT)}
                  paper={PAGE_PAINT.paper}
                />
              </g>
            )}
          />
        ))}
        {plan.series.map((series) => (
          <Line
            key={`${series.id} so far`}
            dataKey={(row: Row) => row.soFar.get(series.id)?.value ?? null}
            name={series.name}
            type="linear"
            stroke={strokeOf(series.look, PAGE_PAINT)}
            strokeWidth={series.look.width}
            strokeDasharray={SO_FAR_DASH}
            connectNulls={false}
            isAnimationActive={false}
            dot={false}
            activeDot={({ cx, cy, payload }: { cx?: number; cy?: number; payload?: Row }) =>
              payload?.soFar.get(series.id)?.hollow ? (
                <g transform={`translate(${cx} ${cy})`}>
                  <MarkerShapeAtOrigin
                    shape={series.look.shape}
                    radius={series.look.radius * 1.5}
                    color={strokeOf(series.look, PAGE_PAINT)}
                    paper={PAGE_PAINT.paper}
                    hollow
                  />
                </g>
              ) : (
                <g />
              )
            }
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

/** Draws a layer of ours in the plot area that the library has laid out. */
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
  // Our layers must not catch the pointer, which the library follows.
  const layer = <g pointerEvents="none">{drawn}</g>;
  return zIndex === undefined ? layer : <ZIndexLayer zIndex={zIndex}>{layer}</ZIndexLayer>;
}
