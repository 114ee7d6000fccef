import type { RefObject } from "react";
import { Bar, BarChart, Tooltip, type TooltipContentProps, XAxis, YAxis } from "recharts";
import { PAGE_PAINT } from "~/ui/charts/paint";
import type { PlannedStep, WaterfallPlan } from "~/ui/charts/waterfall/plan";
import { useBoxSize } from "./use-box-size";
import { usePainted } from "./use-painted";

export interface LiveWaterfallProps {
  box: RefObject<HTMLDivElement | null>;
  plan: WaterfallPlan;
  label: string;
  /** Called once the chart has been painted, so that the static bars can go. */
  onPainted: () => void;
}

/** The bars of the static list, in the same rows, with a tooltip that follows the pointer and the arrow keys. */
export function LiveWaterfall({ box, plan, label, onPainted }: LiveWaterfallProps) {
  const size = useBoxSize(box);
  usePainted(size !== null, onPainted);
  if (!size) return null;
  return (
    <BarChart
      layout="vertical"
      width={size.width}
      height={size.height}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      data={plan.rows}
      barCategoryGap="24%"
      aria-label={`${label} Up and down arrow keys read out each step.`}
    >
      <XAxis type="number" domain={plan.domain} allowDataOverflow hide />
      <YAxis type="category" dataKey={({ step }: PlannedStep) => step.id} hide />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: PAGE_PAINT.wash }}
        content={(props: TooltipContentProps) => <StepTooltip {...props} />}
      />
      <Bar
        dataKey={({ from, to }: PlannedStep) => [Math.min(from, to), Math.max(from, to)]}
        isAnimationActive={false}
        shape={(props: unknown) => <StepShape {...(props as StepShapeProps)} />}
      />
    </BarChart>
  );
}

interface StepShapeProps {
  x: number;
  y: number;
  width: number;
  height: number;
  payload: PlannedStep;
}

function StepShape({ x, y, width, height, payload: { step } }: StepShapeProps) {
  if (step.kind === "level")
    return <rect x={x} y={y - height * 0.12} width={3} height={height * 1.24} fill={PAGE_PAINT.ink} />;
  return (
    <rect
      x={x}
      y={y}
      width={Math.max(width, 2)}
      height={height}
      className={step.value < 0 ? "waterfall-down" : "waterfall-up"}
    />
  );
}

function StepTooltip({ active, payload }: TooltipContentProps) {
  const row = payload?.[0]?.payload as PlannedStep | undefined;
  const isShown = active && row;
  return (
    <div
      role="status"
      className={
        isShown
          ? "max-w-80 rounded-md border border-line bg-raised px-3 py-2 text-ink text-sm shadow-md"
          : "hidden"
      }
    >
      {isShown ? (
        <p>
          {row.step.name}: <strong className="tabular whitespace-nowrap">{row.step.text}</strong>
        </p>
      ) : null}
    </div>
  );
}
