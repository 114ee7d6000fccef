import { type FixedFrame, FLUID } from "./frame";
import { PAGE_PAINT, type Paint, PRINT_PAINT } from "./paint";
import { MARGIN, planTrend, type TrendPlan } from "./plan";
import { TrendBackdrop, TrendGoal, TrendLabels, TrendLines, TrendProjection } from "./TrendLayers";
import type { ChartSize, TrendData } from "./types";

/** The drawing that fills the box it is put in, without a script: percentages throughout. */
export function FluidTrend({ plan, label }: { plan: TrendPlan; label: string }) {
  return (
    <svg width="100%" height="100%" overflow="visible" role="img" aria-label={label} className="block">
      <Layers plan={plan} paint={PAGE_PAINT} frame={FLUID} />
    </svg>
  );
}

/** The same drawing at a size in pixels, with fixed colours and no style sheet: for PDF, slides and images. */
export function StaticTrend({
  width,
  height,
  label,
  size = "large",
  paint = PRINT_PAINT,
  rem = 16,
  ...data
}: TrendData & {
  width: number;
  height: number;
  label: string;
  size?: ChartSize;
  paint?: Paint;
  /** Pixels a rem: the size of letters and margins. */
  rem?: number;
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={paint.fontFamily}
      role="img"
      aria-label={label}
    >
      <Layers plan={planTrend(data, size)} paint={paint} frame={frameWithin(width, height, rem)} />
    </svg>
  );
}

/** The plot area of a drawing of the given size. */
export function frameWithin(width: number, height: number, rem: number): FixedFrame {
  return {
    kind: "fixed",
    x: MARGIN.left * rem,
    y: MARGIN.top * rem,
    width: Math.max(0, width - (MARGIN.left + MARGIN.right) * rem),
    height: Math.max(0, height - (MARGIN.top + MARGIN.bottom) * rem),
    rem,
  };
}

function Layers(props: Parameters<typeof TrendBackdrop>[0]) {
  return (
    <>
      <TrendBackdrop {...props} />
      <TrendGoal {...props} />
      <TrendProjection {...props} />
      <TrendLines {...props} />
      <TrendLabels {...props} />
    </>
  );
}
