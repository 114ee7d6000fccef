import { across, down, length } from "~/ui/charts/frame";
import { strokeOf } from "~/ui/charts/paint";
import type { PlacedText } from "~/ui/charts/placing/marks";
import type { Layer } from "./layer";

/** A rim in the paper's color sets a text off from grid lines. */
const rimOf = ({ paper }: Layer["paint"]) =>
  ({ stroke: paper, strokeWidth: 4, strokeLinejoin: "round", paintOrder: "stroke" }) as const;

/** Above the lines: the value of each leading line, how much is reported, and the goal's level. */
export function TrendLabels({ plan, frame, paint }: Layer) {
  const level = plan.goal?.level?.label;
  const size = { value: 0.9375, note: 0.8125 } as const;
  const text = (key: string, placed: PlacedText, look: { rem: number; weight?: number; fill: string }) => (
    <text
      key={key}
      x={across(frame, placed.x)}
      y={down(frame, placed.y)}
      dx={placed.dx === 0 ? undefined : `${placed.dx}em`}
      dy={`${placed.dy}em`}
      textAnchor={placed.anchor}
      fontSize={length(frame, look.rem)}
      fontWeight={look.weight}
      fill={look.fill}
      {...rimOf(paint)}
    >
      {placed.text}
    </text>
  );
  return (
    <>
      {level ? text("level", level, { rem: size.note, weight: 600, fill: paint.ink }) : null}
      {plan.series.map(({ id, label, look }) =>
        label ? text(id, label, { rem: size.value, weight: 700, fill: strokeOf(look, paint) }) : null,
      )}
      {plan.series.flatMap(({ id, notes }) =>
        notes.map((note) => text(`${id} ${note.year}`, note, { rem: size.note, fill: paint.inkSoft })),
      )}
    </>
  );
}
