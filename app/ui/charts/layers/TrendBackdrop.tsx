import { Fragment } from "react";
import { across, down, length } from "~/ui/charts/frame";
import type { Layer } from "./layer";

/** Behind the lines: grid lines with their values, the years, and the highlighted year. */
export function TrendBackdrop({ plan, frame, paint }: Layer) {
  const small = length(frame, 0.8125);
  return (
    <g fontSize={small} fill={paint.inkSoft}>
      {plan.highlight ? (
        <line
          x1={across(frame, plan.highlight.at)}
          x2={across(frame, plan.highlight.at)}
          y1={down(frame, 0)}
          y2={down(frame, 1)}
          stroke={paint.wash}
          strokeWidth={length(frame, 2.25)}
          strokeLinecap="round"
        />
      ) : null}
      {plan.valueTicks.map((tick) => (
        <Fragment key={tick.value}>
          <line
            x1={across(frame, 0)}
            x2={across(frame, 1)}
            y1={down(frame, tick.at)}
            y2={down(frame, tick.at)}
            stroke={tick.value === 0 ? paint.axis : paint.line}
            strokeWidth={1}
          />
          <text x={across(frame, 0)} y={down(frame, tick.at)} dx="-0.9em" dy="0.34em" textAnchor="end">
            {tick.label}
          </text>
        </Fragment>
      ))}
      {plan.yearTicks.map((tick) => {
        const highlit = tick.year === plan.highlight?.year;
        return (
          <text
            key={tick.year}
            x={across(frame, tick.at)}
            y={down(frame, 1)}
            dy="1.7em"
            textAnchor="middle"
            className={tick.minor ? "tick-minor" : undefined}
            fill={highlit ? paint.ink : undefined}
            fontWeight={highlit ? 700 : undefined}
          >
            {tick.year}
          </text>
        );
      })}
    </g>
  );
}
