import { goalNumberText, readGoalNumber } from "~/domain/goal-numbers";
import { addMilestone, removeMilestone, typedInto } from "~/domain/goal-steps";
import { isJoin, type Scale, scaleOf } from "~/domain/goal-typed";
import { nextMilestone } from "~/domain/milestone-next";
import type { Way } from "~/domain/milestone-way";
import { Field } from "../controls/Field";
import { formatMoneyShort } from "../figures/format";
import { Notice } from "../layout/Notice";
import { MilestoneChart, type PlacedMilestone } from "./MilestoneChart";
import type { GoalPen } from "./pen";
import { StepButton } from "./sentence-parts";
import type { GoalDesk } from "./types";

const UNITS: Record<Scale, string> = {
  ...{ percent: "Percent", growth: "Percent", times: "Times", points: "Points above", amount: "Amount" },
};

/** What should be reached on the way: a small chart, and the same in fields. */
export function Milestones({ pen, desk, way }: { pen: GoalPen; desk: GoalDesk; way: Way | null }) {
  const { milestones, target } = pen.typed;
  const scale = scaleOf(target);
  const several = isJoin(target.shape);
  const money = desk.figures.find(({ code }) => code === target.figure)?.unit === "currency";
  const unit = scale === "amount" && money ? desk.currency : UNITS[scale];
  const text = (value: number) => {
    if (scale === "amount" && money) return formatMoneyShort(value, desk);
    const short = goalNumberText(Number(value.toPrecision(3)), scale, desk);
    return scale === "percent" ? `${short} %` : scale === "times" ? `${short} ×` : short;
  };
  const rows = milestones.map(({ year, number }, row): PlacedMilestone | null => {
    const read = readGoalNumber(number, scale, desk);
    return /^\d{4}$/.test(year.trim()) && "value" in read
      ? { row, year: Number(year), value: read.value }
      : null;
  });
  const onWay = rows
    .filter((one): one is PlacedMilestone => one !== null && way !== null)
    .filter(({ year }) => way !== null && year > way.startYear && year < way.dueYear)
    .sort((a, b) => a.year - b.year);
  const move = (row: number, year: number, value: number) => {
    const number = goalNumberText(value, scale, desk);
    const next = typedInto(pen.typed, `milestones[${row}].year`, String(year));
    pen.put(typedInto(next, `milestones[${row}].number`, number));
  };
  const general = pen.faults("milestones", "-");
  return (
    <div className="grid gap-4">
      {way && !several && (way.start !== null || onWay.length > 0) ? (
        <figure className="grid gap-1">
          <MilestoneChart {...{ way, scale, text }} milestones={onWay} live={pen.live} onMove={move} />
          {pen.live && onWay.length > 0 ? (
            <figcaption className="text-ink-soft text-sm">
              Drag a milestone, or move it with the arrow keys; the dashed line is where the goal should
              stand.
            </figcaption>
          ) : null}
        </figure>
      ) : null}
      {several ? (
        <p className="text-ink-soft">
          A target of several parts has no milestones: give each part its own due year instead.
        </p>
      ) : null}
      {general.length > 0 ? <Notice tone="error">{general.join(" ")}</Notice> : null}
      {milestones.map(({ year, number }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: milestones have no identity but their place
        <div key={row} className="grid grid-cols-[6rem_9rem_auto] items-start gap-x-3">
          <Field
            {...pen.field(`milestones[${row}].year`, year)}
            id={`milestone-${row}-year`}
            label="In year"
            aria-label={`Milestone ${row + 1}: In year`}
            inputMode="numeric"
            className="tabular"
            error={pen.faults(`milestones[${row}].year`, year)}
          />
          <Field
            {...pen.field(`milestones[${row}].number`, number)}
            id={`milestone-${row}-number`}
            label={unit}
            aria-label={`Milestone ${row + 1}: ${unit}`}
            inputMode="decimal"
            className="tabular text-end"
            error={pen.faults(`milestones[${row}].number`, number)}
          />
          <div className="mt-[1.9rem]">
            <StepButton
              pen={pen}
              step={`remove milestones[${row}]`}
              label={`Milestone ${row + 1}: take it out`}
              onStep={() =>
                pen.put(
                  removeMilestone(pen.typed, row),
                  row > 0 ? `milestones[${row - 1}].year` : "targetYear",
                )
              }
            >
              Take out
            </StepButton>
          </div>
        </div>
      ))}
      {several || milestones.length >= 9 ? null : (
        <StepButton
          pen={pen}
          step="add milestones"
          onStep={() =>
            pen.put(
              addMilestone(pen.typed, nextMilestone(pen.typed, way, desk)),
              `milestones[${milestones.length}].number`,
            )
          }
        >
          Add a milestone
        </StepButton>
      )}
    </div>
  );
}
