import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { Strategy } from "~/domain/terms";
import { ChartFigure } from "~/ui/charts/ChartFigure";
import { useInView } from "~/ui/charts/useInView";
import { ACCENT_CLASS } from "~/ui/figures/icons";
import { type PlannedStep, placeOf, planWaterfall, type WaterfallPlan, type WaterfallStep } from "./plan";

// As for lines: the chart library loads when the chart comes into view, and never on the server.
const LiveWaterfall = lazy(() =>
  import("~/ui/charts/recharts/live")
    .then((live) => ({ default: live.LiveWaterfall }))
    .catch(() => ({ default: () => null })),
);

export interface WaterfallChartProps {
  /** Says in a sentence what the chart shows. */
  title: string;
  steps: WaterfallStep[];
  accent: Strategy;
  note?: string | undefined;
}

/**
 * How one level became another, step by step from top to bottom. Names and figures are text in a list; the bars
 * beside them are drawn on the server and follow the pointer once the script has loaded.
 */
export function WaterfallChart({ title, steps, accent, note }: WaterfallChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box);
  const [live, setLive] = useState(false);
  const showLive = useCallback(() => setLive(true), []);
  const plan = planWaterfall(steps);
  return (
    <ChartFigure title={title} note={note} className={ACCENT_CLASS[accent]}>
      <div className="waterfall chart-box">
        <ol>
          {plan.rows.map((row) => (
            <li key={row.step.id} className={row.step.kind === "level" ? "font-semibold" : undefined}>
              <span className="waterfall-name" title={row.step.name}>
                {row.step.name}
              </span>
              <StaticBar row={row} plan={plan} hidden={live} />
              <span className="tabular waterfall-value">{row.step.text}</span>
            </li>
          ))}
        </ol>
        <div ref={box} className="waterfall-live no-print">
          {inView ? (
            <Suspense fallback={null}>
              <LiveWaterfall box={box} plan={plan} label={title} onPainted={showLive} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </ChartFigure>
  );
}

function StaticBar({ row, plan, hidden }: { row: PlannedStep; plan: WaterfallPlan; hidden: boolean }) {
  const { step, from, to } = row;
  const left = placeOf(Math.min(from, to), plan.domain);
  const width = placeOf(Math.max(from, to), plan.domain) - left;
  return (
    <svg className={`waterfall-bar ${hidden ? "drawn-over" : ""}`} aria-hidden="true">
      <line x1={`${placeOf(to, plan.domain)}%`} x2={`${placeOf(to, plan.domain)}%`} y1="50%" y2="150%" />
      {step.kind === "level" ? (
        <rect x={`${left}%`} y="16%" width="3" height="68%" className="waterfall-level" />
      ) : (
        <rect
          x={`${left}%`}
          y="24%"
          // No step is a hairline rather than nothing.
          width={width === 0 ? 2 : `${width}%`}
          height="52%"
          className={step.value < 0 ? "waterfall-down" : "waterfall-up"}
        />
      )}
    </svg>
  );
}
