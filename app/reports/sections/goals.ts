import {
  evaluate,
  type FigureProgress,
  isCompoundProgress,
  isFigureProgress,
  type Progress,
} from "~/domain/goals/progress/progress";
import { isSimple, type SimpleTarget, type Target } from "~/domain/goals/targets";
import { STATUS_WORDS } from "~/domain/goals/words/sentences";
import { type GoalWords, unlike } from "~/domain/goals/words/words";
import type { Catalog } from "~/domain/terms";
import type { StoredGoal } from "~/records/goals/goals.server";
import type { ReportBlock, ReportCell } from "~/reports/model";
import type { ReportSources } from "~/reports/read.server";
import { pointText } from "~/ui/charts/point-text";
import { tallySentence } from "~/ui/goals/goal-card";
import { targetName, wholeBeside } from "~/ui/goals/goal-chart";
import { type GoalPart, goalPart, leadingChart } from "~/ui/goals/goal-parts";
import { defineSection, type SectionContext } from "./section";
import type { FigureWriter } from "./writing/figure-writer";

/** Goals with what they aim at, how they stand, and the way there. */

/** As many charts as stay readable one after another; the table has all goals. */
const MOST_CHARTS = 6;

interface GoalWithTarget {
  goal: StoredGoal;
  part: GoalPart;
  target: Target;
  name: string;
}

/** Adopted goals that have a target and years. */
export function goalsWithTargets(
  { goals, readings, year, catalog }: ReportSources,
  words: GoalWords,
): GoalWithTarget[] {
  return goals.flatMap((goal): GoalWithTarget[] => {
    const { target, startYear, targetYear, milestones, memberId, strategy } = goal;
    if (!target || startYear === null || targetYear === null) return [];
    const path = { startYear, targetYear, milestones, memberId };
    const part = goalPart(target, { path, readings, words, year, accent: strategy });
    return [{ goal, part, target, name: nameOf(catalog, memberId) }];
  });
}

const nameOf = ({ members }: Catalog, memberId: string | null) =>
  members.find(({ id }) => id === memberId)?.name ?? "All together";

/** "3 of 7 goals are met or on track in 2025." */
export function tally(goals: GoalWithTarget[], year: number): string | null {
  return tallySentence(
    goals.map(({ goal, part }) => ({
      state: goal.state,
      status: part.status,
      statusLimit: part.statusLimit,
    })),
    year,
  );
}

export const goalsSection = defineSection({
  key: "goals",
  title: "Goals",
  strategy: null,
  build: goalBlocks,
});

function goalBlocks({ writer, sources, goalWords: words }: SectionContext): ReportBlock[] {
  const { year, readings } = sources;
  const goals = goalsWithTargets(sources, words);
  if (goals.length === 0) return [{ kind: "paragraph", text: "No goal has been adopted yet." }];
  const together = goals.filter(({ goal }) => goal.memberId === null);
  const own = goals.filter(({ goal }) => goal.memberId !== null);
  const headline = tally(together.length > 0 ? together : goals, year);
  return [
    ...(headline ? [{ kind: "headline" as const, text: headline }] : []),
    ...(together.length > 0 ? [goalTable(together, "What we want to reach together", "goals", false)] : []),
    ...together.slice(0, MOST_CHARTS).flatMap(({ part, goal }): ReportBlock[] => {
      const chart = leadingChart(part);
      if (!chart) return [];
      const { title, unit, note, data } = chart;
      const drawn = data.series.flatMap((series) =>
        series.points.map(
          (point) => `${point.year}: ${pointText(point, { format: data.format, ...writer.writing })}`,
        ),
      );
      const alt = `Line chart. ${title}. ${drawn.join("; ")}. ${data.goal?.label ?? ""}.`;
      return [
        {
          kind: "chart",
          id: `goal-${goal.id}`,
          title,
          note: [`${unit}.`, note].filter(Boolean).join(" "),
          alt,
          data,
        },
      ];
    }),
    stepsTable(
      writer,
      together.map(({ goal, target }) => ({
        goal,
        progress: evaluate(target, pathOf(goal), readings, year),
        target,
      })),
      words,
      year,
    ),
    ...(own.length > 0 ? [goalTable(own, "Goals of single institutions", "goals-members", true)] : []),
  ].filter((block): block is ReportBlock => block !== null);
}

const pathOf = ({ startYear, targetYear, milestones, memberId }: StoredGoal) => ({
  startYear: startYear ?? 0,
  targetYear: targetYear ?? 0,
  milestones,
  memberId,
});

function goalTable(goals: GoalWithTarget[], title: string, id: string, named: boolean): ReportBlock {
  const labels = [...(named ? ["Institution"] : []), "Goal", "Status", "Where it stands"];
  return {
    kind: "table",
    id,
    title,
    note: null,
    columns: labels.map((label) => ({ label, numeric: false })),
    rows: goals.map(({ goal, part, name }) => [
      ...(named ? [name] : []),
      goal.statement,
      capital(`${STATUS_WORDS[part.status]}${part.statusLimit}`),
      part.standing,
    ]),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every simple target with its numbers: start, now, expected, due, and how much of the way is behind it. */
function stepsTable(
  writer: FigureWriter,
  goals: { goal: StoredGoal; progress: Progress; target: Target }[],
  words: GoalWords,
  year: number,
): ReportBlock | null {
  const rows = goals.flatMap(({ goal, progress, target }) =>
    simpleParts(target, progress).map(({ simple, progress: own }, place): ReportCell[] => {
      const { unit } = own;
      const others = [own.baseline, own.value, own.expected, own.target];
      const isSoFar = own.soFar !== null && own.soFar.year === own.year;
      const when = own.soFar === null || isSoFar ? "" : ` in ${own.year}`;
      const step = (part: string, value: number | null) =>
        writer.cell({
          code: `goal:${goal.id}:${place + 1}`,
          label: aimOf(simple, words),
          strategy: goal.strategy,
          year: own.year,
          part,
          unit,
          value,
          missing: own.why === "withheld" ? "withheld" : "no_value",
          ...(value !== null && {
            text: `${words.value(value, unit, unlike(value, others))}${part === "value" ? when : ""}`,
          }),
          isSoFar: isSoFar && part === "value",
          asOf: part === "value" ? own.asOf : undefined,
        });
      return [
        aimOf(simple, words),
        step("baseline", own.baseline),
        step("value", own.value),
        step(
          "expected",
          own.expected && wholeBeside(own.expected, [own.value, own.baseline, own.target], unit),
        ),
        step("target", own.target),
        writer.cell({
          code: `goal:${goal.id}:${place + 1}`,
          label: aimOf(simple, words),
          strategy: goal.strategy,
          year: own.year,
          part: "attainment",
          unit: "share",
          value: own.attainment,
          missing: "no_value",
          ...(own.attainment !== null && { text: words.value(own.attainment, "share", [0, 1]) }),
        }),
      ];
    }),
  );
  if (rows.length === 0) return null;
  const isSoFar = goals.some(({ progress }) => progress.soFar !== null);
  return {
    kind: "table",
    id: "goal-steps",
    title: `The numbers behind the goals, ${year}`,
    note: `Expected is where the way to the goal leads in this year. Of the way: how much of the distance from the start to the goal is covered.${isSoFar ? ` Of amounts that are still being reported for ${year}, the newest complete year stands here.` : ""}`,
    columns: ["What is aimed at", "Start", "Now", "Expected", "Goal", "Of the way"].map((label, at) => ({
      label,
      numeric: at > 0,
    })),
    rows,
  };
}

function simpleParts(
  target: Target,
  progress: Progress,
): { simple: SimpleTarget; progress: FigureProgress }[] {
  if (isSimple(target)) return isFigureProgress(progress) ? [{ simple: target, progress }] : [];
  if (!("clauses" in target) || !isCompoundProgress(progress)) return [];
  return target.clauses.flatMap((clause, place) => {
    const own = progress.clauses[place];
    return own ? simpleParts(clause, own) : [];
  });
}

function aimOf(target: SimpleTarget, words: GoalWords): string {
  if (target.kind !== "multiple") return targetName(target, words);
  const than = target.of === "baseline" ? "the baseline" : "the year before";
  return `${words.label(target.figure)}, ${words.times(target.factor)} ${than}`;
}
