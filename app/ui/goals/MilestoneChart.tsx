import { rounded, stepOf } from "~/domain/goals/writing/milestone-next";
import type { Way } from "~/domain/goals/writing/milestone-way";
import type { Scale } from "~/domain/goals/writing/typed";
import { MilestoneHandle, MilestoneMark } from "./MilestoneHandle";
import { WayLines } from "./WayLines";
import { type PlacedMilestone, SIZE, wayScale } from "./way-scale";

/**
 * The way from start to target. Milestones are moved by pointer, or by the arrow keys: up and down for the value,
 * left and right for the year. Without a script it is a picture, and the fields beside it do the same.
 */
export function MilestoneChart({
  way,
  milestones,
  scale,
  text,
  live,
  onMove,
}: {
  way: Way;
  milestones: PlacedMilestone[];
  scale: Scale;
  /** A value as one reads it. */
  text: (value: number) => string;
  live: boolean;
  onMove: (row: number, year: number, value: number) => void;
}) {
  const { startYear, dueYear, start, target } = way;
  const places = wayScale(way, milestones);
  const move = (milestone: PlacedMilestone, year: number, value: number) => {
    const taken = milestones.some((other) => other.row !== milestone.row && other.year === year);
    const inside = Math.min(dueYear - 1, Math.max(startYear + 1, year));
    onMove(milestone.row, taken ? milestone.year : inside, rounded(value, way, scale));
  };
  const description = `${start === null ? "" : `From ${text(start)} in ${startYear} `}to ${text(target)} in ${dueYear}${milestones
    .map(({ year, value }) => `, ${text(value)} in ${year}`)
    .join("")}`;
  return (
    <svg
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role={live && milestones.length > 0 ? "group" : "img"}
      aria-label={`The way to the target. ${description}.`}
      className="block w-full max-w-[38rem] select-none text-[0.9375rem]"
    >
      <WayLines way={way} milestones={milestones} scale={places} text={text} />
      {milestones.map((milestone, place) =>
        live ? (
          <MilestoneHandle
            key={milestone.row}
            milestone={milestone}
            scale={places}
            text={text}
            number={place + 1}
            step={stepOf(way, scale)}
            onMove={(year, value) => move(milestone, year, value)}
          />
        ) : (
          <g key={milestone.row}>
            <MilestoneMark milestone={milestone} scale={places} text={text} />
          </g>
        ),
      )}
    </svg>
  );
}
