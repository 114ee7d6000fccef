import { nextMilestone } from "~/domain/goals/writing/milestone-next";
import type { Way } from "~/domain/goals/writing/milestone-way";
import { goalNumberText, readGoalNumber } from "~/domain/goals/writing/numbers";
import { addMilestone, typedInto } from "~/domain/goals/writing/steps";
import { isJoin, type Scale, scaleOf } from "~/domain/goals/writing/typed";
import { formatMoneyShort } from "~/ui/figures/format-numbers";
import { Notice } from "~/ui/layout/Notice";
import type { GoalEditor } from "./editor";
import { MilestoneChart } from "./MilestoneChart";
import { MilestoneRow } from "./MilestoneRow";
import { StepButton } from "./sentence-parts";
import type { GoalChoices } from "./types";
import type { PlacedMilestone } from "./way-scale";

const UNITS: Record<Scale, string> = {
  percent: "Percent",
  growth: "Percent",
  times: "Times",
  points: "Points above",
  amount: "Amount",
};

/** The milestones as a small chart and as fields. */
export function Milestones({
  editor,
  choices,
  way,
}: {
  editor: GoalEditor;
  choices: GoalChoices;
  way: Way | null;
}) {
  const { milestones, target } = editor.typed;
  const scale = scaleOf(target);
  const several = isJoin(target.shape);
  const money = choices.figures.find(({ code }) => code === target.figure)?.unit === "currency";
  const unit = scale === "amount" && money ? choices.currency : UNITS[scale];
  const text = (value: number) => {
    if (scale === "amount" && money) return formatMoneyShort(value, choices);
    const short = goalNumberText(Number(value.toPrecision(3)), scale, choices);
    return scale === "percent" ? `${short}%` : scale === "times" ? `${short} ×` : short;
  };
  const rows = milestones.map(({ year, number }, row): PlacedMilestone | null => {
    const read = readGoalNumber(number, scale, choices);
    return /^\d{4}$/.test(year.trim()) && "value" in read
      ? { row, year: Number(year), value: read.value }
      : null;
  });
  const onWay = rows
    .filter((row): row is PlacedMilestone => row !== null && way !== null)
    .filter(({ year }) => way !== null && year > way.startYear && year < way.dueYear)
    .sort((a, b) => a.year - b.year);
  const move = (row: number, year: number, value: number) => {
    const number = goalNumberText(value, scale, choices);
    const next = typedInto(editor.typed, `milestones[${row}].year`, String(year));
    editor.put(typedInto(next, `milestones[${row}].number`, number));
  };
  const general = editor.faults("milestones", "-");
  return (
    <div className="grid gap-4">
      {way && !several && (way.start !== null || onWay.length > 0) ? (
        <figure className="grid gap-1">
          <MilestoneChart
            way={way}
            scale={scale}
            text={text}
            milestones={onWay}
            live={editor.live}
            onMove={move}
          />
          {editor.live && onWay.length > 0 ? (
            <figcaption className="text-ink-soft text-sm">
              Drag a milestone, or move it with the arrow keys. The dashed line shows the expected values.
            </figcaption>
          ) : null}
        </figure>
      ) : null}
      {several ? (
        <p className="text-ink-soft">
          A target with several parts has no milestones. Give each part its own due year instead.
        </p>
      ) : null}
      {general.length > 0 ? <Notice tone="error">{general.join(" ")}</Notice> : null}
      {milestones.map(({ year, number }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: milestones have no identity but their place
        <MilestoneRow key={row} editor={editor} row={row} year={year} number={number} unit={unit} />
      ))}
      {several || milestones.length >= 9 ? null : (
        <StepButton
          editor={editor}
          step="add milestones"
          onStep={() =>
            editor.put(
              addMilestone(editor.typed, nextMilestone(editor.typed, way, choices)),
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
