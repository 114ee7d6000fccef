import { type FixedFrame, FLUID } from "./frame";
import type { Layer } from "./layers/layer";
import { TrendBackdrop } from "./layers/TrendBackdrop";
import { TrendGoal, TrendProjection } from "./layers/TrendGoal";
import { TrendLabels } from "./layers/TrendLabels";
import { TrendLines } from "./layers/TrendLines";
import { PAGE_PAINT, type Paint, PRINT_PAINT } from "./paint";
import { MARGIN } from "./placing/marks";
import { planTrend, type TrendPlan } from "./plan";
import type { ChartSize, TrendData } from "./types";

/** A drawing in percentages. Fills its box without a script. */
export function FluidTrend({ plan, label }: { plan: TrendPlan; label: string }) {
  return (
    <svg width="100%" height="100%" overflow="visible" role="img" aria-label={label} className="block">
      <Layers plan={plan} paint={PAGE_PAINT} frame={FLUID} />
    </svg>
  );
}

/** The same drawing in pixels, with fixed colors and no style sheet: for PDF, slides, and images. */
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
  /** Pixels per rem: the size of letters and margins. */
  rem?: number;
}) {
  const frame = frameWithin(width, height, rem);
  const plot = { widths: [(frame.width / rem) * 16], height: (frame.height / rem) * 16 };
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
      <Layers plan={planTrend(data, size, plot)} paint={paint} frame={frame} />
    </svg>
  );
}

/** The plot area within a drawing of this size. */
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

function Layers(props: Layer) {
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
