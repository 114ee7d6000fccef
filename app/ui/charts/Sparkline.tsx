import type { Strategy } from "~/domain/terms";
import { FLUID, pathOf } from "./frame";
import { STRATEGY_SHAPES } from "./line-styles";
import { Marker } from "./Marker";
import { PAGE_PAINT } from "./paint";
import { planTrend } from "./plan";

/**
 * A word-sized line beside a figure. It repeats what the page says in words, so screen readers skip it unless it
 * has a label.
 */
export function Sparkline({
  points,
  accent,
  label,
  className = "h-8 w-28",
}: {
  points: { year: number; value: number | null }[];
  accent: Strategy;
  label?: string;
  className?: string;
}) {
  const plan = planTrend(
    {
      series: [{ id: "line", name: "", points }],
      years: points.map((point) => point.year),
      format: "share",
      locale: "en-US",
      currency: "USD",
      accent,
    },
    "small",
  );
  const [series] = plan.series;
  if (!series) return null;
  const last = series.marks.at(-1);
  const alone = series.marks.filter((mark) => !series.runs.some((run) => run.includes(mark)));
  const color = PAGE_PAINT.strategy[accent];
  return (
    <svg
      role="img"
      aria-label={label ?? ""}
      aria-hidden={label ? undefined : true}
      className={`inline-block px-1.5 py-1 align-middle ${className}`}
      overflow="visible"
    >
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        overflow="visible"
        aria-hidden="true"
      >
        <path d="M0 100H100" stroke={PAGE_PAINT.line} vectorEffect="non-scaling-stroke" />
        {series.runs.map((run) => (
          <path
            key={run[0]?.year}
            d={pathOf(FLUID, run)}
            fill="none"
            stroke={color}
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {[...new Set(last ? [...alone, last] : alone)].map((mark) => (
        <Marker
          key={mark.year}
          frame={FLUID}
          at={mark}
          shape={STRATEGY_SHAPES[accent]}
          radius={mark === last ? 3.5 : 2.5}
          color={color}
          paper={PAGE_PAINT.paper}
        />
      ))}
    </svg>
  );
}
