import { across, down, pathOf } from "~/ui/charts/frame";
import { Marker } from "~/ui/charts/Marker";
import { strokeOf } from "~/ui/charts/paint";
import { type Layer, Stretch } from "./layer";

/** The agreed path to the goal: a level for what is due, a dotted path, small rings for milestones, a ring at the end. */
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
      {milestones.map((milestone) => (
        <circle
          key={milestone.year}
          cx={across(frame, milestone.x)}
          cy={down(frame, milestone.y)}
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

/** The projection: dashed, in the color of the line that it continues, with a diamond at its end. */
export function TrendProjection({ plan, frame, paint }: Layer) {
  if (!plan.projection) return null;
  const end = plan.projection.marks.at(-1);
  const leading = plan.series.find(({ look }) => look.leads);
  const color = leading ? strokeOf(leading.look, paint) : paint.inkSoft;
  return (
    <g>
      <Stretch frame={frame}>
        <path
          d={pathOf(frame, plan.projection.marks)}
          fill="none"
          stroke={color}
          strokeWidth={2}
          strokeDasharray="7 5"
          vectorEffect="non-scaling-stroke"
        />
      </Stretch>
      {end ? (
        <Marker frame={frame} at={end} shape="diamond" radius={4.5} color={color} paper={paint.paper} />
      ) : null}
    </g>
  );
}
