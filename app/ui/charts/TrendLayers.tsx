import { Fragment } from "react";
import { across, down, type Frame, length, pathOf } from "./frame";
import { Marker } from "./Marker";
import { type Paint, strokeOf } from "./paint";
import type { PlannedSeries, TrendPlan } from "./plan";

interface Layer {
  plan: TrendPlan;
  frame: Frame;
  paint: Paint;
}

/** Behind the lines: value lines and labels, years, the highlighted year. */
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

/** The agreed way to the goal: what is due as a level, the path dotted, milestones as small rings, a ring at the end. */
export function TrendGoal({ plan, frame, paint }: Layer) {
  if (!plan.goal) return null;
  const { level, milestones, end } = plan.goal;
  return (
    <g>
      {level ? (
        <line
          x1={across(frame, 0)}
          x2={across(frame, 1)}
          y1={down(frame, level.at)}
          y2={down(frame, level.at)}
          stroke={paint.ink}
          strokeWidth={1.25}
        />
      ) : null}
      <Stretch frame={frame}>
        <path
          d={pathOf(frame, plan.goal.marks)}
          fill="none"
          stroke={paint.inkSoft}
          strokeWidth={1.5}
          strokeDasharray="1 5"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </Stretch>
      {milestones.map((one) => (
        <circle
          key={one.year}
          cx={across(frame, one.x)}
          cy={down(frame, one.y)}
          r={3.5}
          fill={paint.paper}
          stroke={paint.inkSoft}
          strokeWidth={1.75}
        />
      ))}
      {end ? (
        <circle
          cx={across(frame, end.x)}
          cy={down(frame, end.y)}
          r={5.5}
          fill={paint.paper}
          stroke={paint.ink}
          strokeWidth={2}
        />
      ) : null}
    </g>
  );
}

/** Where the trend leads: broken, in the colour of the line that it goes on from, ending in a diamond. */
export function TrendProjection({ plan, frame, paint }: Layer) {
  if (!plan.projection) return null;
  const end = plan.projection.marks.at(-1);
  const leading = plan.series.find(({ look }) => look.leads);
  const colour = leading ? strokeOf(leading.look, paint) : paint.inkSoft;
  return (
    <g>
      <Stretch frame={frame}>
        <path
          d={pathOf(frame, plan.projection.marks)}
          fill="none"
          stroke={colour}
          strokeWidth={2}
          strokeDasharray="7 5"
          vectorEffect="non-scaling-stroke"
        />
      </Stretch>
      {end ? (
        <Marker frame={frame} at={end} shape="diamond" radius={4.5} colour={colour} paper={paint.paper} />
      ) : null}
    </g>
  );
}

/** The lines themselves and their markers. */
export function TrendLines({ plan, frame, paint }: Layer) {
  return plan.series.map((series) => (
    <g key={series.id}>
      <Stretch frame={frame}>
        {series.runs.map((run) => (
          <path
            key={run[0]?.year}
            d={pathOf(frame, run)}
            fill="none"
            stroke={strokeOf(series.look, paint)}
            strokeWidth={series.look.width}
            strokeDasharray={series.look.dash}
            strokeLinejoin="round"
            strokeLinecap="butt"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </Stretch>
      <TrendMarks series={series} frame={frame} paint={paint} />
    </g>
  ));
}

/** A series' markers. */
export function TrendMarks({ series, frame, paint }: Omit<Layer, "plan"> & { series: PlannedSeries }) {
  const { shape, radius } = series.look;
  return series.marks.map((mark) => (
    <Marker
      key={mark.year}
      frame={frame}
      at={mark}
      shape={shape}
      radius={radius}
      colour={strokeOf(series.look, paint)}
      paper={paint.paper}
    />
  ));
}

/** Over the lines: the value of the year that counts, written beside its point. */
export function TrendLabels({ plan, frame, paint }: Layer) {
  const level = plan.goal?.level;
  return (
    <>
      {level ? (
        <text
          x={across(frame, 0)}
          y={down(frame, level.at)}
          dx="0.3em"
          dy={level.below ? "1.25em" : "-0.5em"}
          fontSize={length(frame, 0.8125)}
          fontWeight={600}
          fill={paint.ink}
          stroke={paint.paper}
          strokeWidth={4}
          strokeLinejoin="round"
          paintOrder="stroke"
        >
          {level.label}
        </text>
      ) : null}
      <ValueLabels {...{ plan, frame, paint }} />
    </>
  );
}

function ValueLabels({ plan, frame, paint }: Layer) {
  return plan.series.map(({ id, label, look }) =>
    label ? (
      <text
        key={id}
        x={across(frame, label.x)}
        y={down(frame, label.y)}
        dx={label.anchor === "end" ? "0.5em" : label.anchor === "start" ? "-0.5em" : undefined}
        dy={label.below ? "1.6em" : "-0.85em"}
        textAnchor={label.anchor}
        fontSize={length(frame, 0.9375)}
        fontWeight={700}
        fill={strokeOf(look, paint)}
        // A rim of paper keeps the figure legible where it crosses a line.
        stroke={paint.paper}
        strokeWidth={4}
        strokeLinejoin="round"
        paintOrder="stroke"
      >
        {label.text}
      </text>
    ) : null,
  );
}

/** In a fluid frame paths live in a square that is stretched over the plot; strokes keep their width. */
function Stretch({ frame, children }: { frame: Frame; children: React.ReactNode }) {
  if (frame.kind === "fixed") return children;
  return (
    <svg
      width="100%"
      height="100%"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      overflow="visible"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
