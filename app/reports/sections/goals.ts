import { STATUS_WORDS } from "~/domain/goal-sentences";
import type { GoalWords } from "~/domain/goal-words";
import { evaluate, type Progress } from "~/domain/progress";
import { isSimple, type SimpleTarget, type Target } from "~/domain/targets";
import type { Catalog } from "~/domain/types";
import type { StoredGoal } from "~/records/goals.server";
import { pointText } from "~/ui/charts/plan";
import { tallySentence } from "~/ui/goals/goal-card";
import { targetName, whole } from "~/ui/goals/goal-chart";
import { type GoalPart, goalPart, leadingChart } from "~/ui/goals/goal-parts";
import type { ReportBlock, ReportCell } from "../model";
import type { ReportSources } from "../read.server";
import type { Pen } from "./pen";

/** Goals with what they aim at, how they stand, and the way there. */

/** As many charts as stay readable one after another; the table has all goals. */
const MOST_CHARTS = 6;

interface Held {
  goal: StoredGoal;
  part: GoalPart;
  target: Target;
  name: string;
}

/** The goals that hold and have a target with years. */
export function heldGoals({ goals, readings, year, catalog }: ReportSources, words: GoalWords): Held[] {
  return goals.flatMap((goal): Held[] => {
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
export function tally(held: Held[], year: number): string | null {
  return tallySentence(
    held.map(({ goal, part }) => ({ state: goal.state, status: part.status })),
    year,
  );
}

export function goalBlocks(pen: Pen, sources: ReportSources, words: GoalWords): ReportBlock[] {
  const { year, readings } = sources;
  const held = heldGoals(sources, words);
  if (held.length === 0) return [{ kind: "paragraph", text: "No goal has been adopted yet." }];
  const together = held.filter(({ goal }) => goal.memberId === null);
  const own = held.filter(({ goal }) => goal.memberId !== null);
  const headline = tally(together.length > 0 ? together : held, year);
  return [
    ...(headline ? [{ kind: "headline" as const, text: headline }] : []),
    ...(together.length > 0 ? [goalTable(together, "What we want to reach together", "goals", false)] : []),
    ...together.slice(0, MOST_CHARTS).flatMap(({ part, goal }): ReportBlock[] => {
      const chart = leadingChart(part);
      if (!chart) return [];
      const { title, note, data } = chart;
      const drawn = data.series.flatMap((one) =>
        one.points.map(
          (point) => `${point.year}: ${pointText(point, { format: data.format, ...pen.writing })}`,
        ),
      );
      const alt = `Line chart. ${title}. ${drawn.join("; ")}. ${data.goal?.label ?? ""}.`;
      return [{ kind: "chart", id: `goal-${goal.id}`, title, note, alt, data }];
    }),
    stepsTable(
      pen,
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
  ...{ startYear: startYear ?? 0, targetYear: targetYear ?? 0, milestones, memberId },
});

function goalTable(held: Held[], title: string, id: string, named: boolean): ReportBlock {
  const labels = [...(named ? ["Institution"] : []), "Goal", "Status", "Where it stands"];
  return {
    ...{ kind: "table", id, title, note: null },
    columns: labels.map((label) => ({ label, numeric: false })),
    rows: held.map(({ goal, part, name }) => [
      ...(named ? [name] : []),
      goal.statement,
      capital(STATUS_WORDS[part.status]),
      part.standing,
    ]),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every simple target with its numbers: start, now, expected, due, and how much of the way is behind it. */
function stepsTable(
  pen: Pen,
  goals: { goal: StoredGoal; progress: Progress; target: Target }[],
  words: GoalWords,
  year: number,
): ReportBlock | null {
  const rows = goals.flatMap(({ goal, progress, target }) =>
    simpleParts(target, progress).map(({ simple, progress: one }, place): ReportCell[] => {
      const unit = one.unit ?? "count";
      const said = (part: string, value: number | null) =>
        pen.cell({
          ...{
            code: `goal:${goal.id}:${place + 1}`,
            label: aimOf(simple, words),
            strategy: goal.strategy,
            year,
          },
          ...{ part, unit, value, missing: one.why === "withheld" ? "withheld" : "no_value" },
          ...(value !== null && { text: words.value(value, unit) }),
        });
      return [
        aimOf(simple, words),
        said("baseline", one.baseline),
        said("value", one.value),
        said("expected", whole(one.expected, unit)),
        said("target", whole(one.target, unit)),
        pen.cell({
          ...{
            code: `goal:${goal.id}:${place + 1}`,
            label: aimOf(simple, words),
            strategy: goal.strategy,
            year,
          },
          ...{ part: "attainment", unit: "share", value: one.attainment, missing: "no_value" },
          ...(one.attainment !== null && { text: words.value(one.attainment, "share") }),
        }),
      ];
    }),
  );
  if (rows.length === 0) return null;
  return {
    ...{ kind: "table", id: "goal-steps", title: `The numbers behind the goals, ${year}` },
    note: "Expected is where the way to the goal leads in this year. Of the way: how much of the distance from the start to the goal is covered.",
    columns: ["What is aimed at", "Start", "Now", "Expected", "Goal", "Of the way"].map((label, at) => ({
      label,
      numeric: at > 0,
    })),
    rows,
  };
}

function simpleParts(target: Target, progress: Progress): { simple: SimpleTarget; progress: Progress }[] {
  if (isSimple(target)) return [{ simple: target, progress }];
  if (!("clauses" in target)) return [];
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
