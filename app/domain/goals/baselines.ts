import type { Fault } from "./faults";
import type { GoalFields } from "./goal";
import { pointOf, type Readings, startOf } from "./progress/readings";
import type { MultipleTarget, Target } from "./targets";

/** Faults that only the figures show: a multiple of a baseline of 0 is still 0, so it cannot be set. */
export function baselineFaults(
  goal: Pick<GoalFields, "target" | "startYear" | "memberId">,
  readings: Readings,
): Fault[] {
  const { target, startYear, memberId } = goal;
  if (!target || startYear === null) return [];
  return faultsOf(target, { path: ["target"], memberIds: [memberId] });

  function faultsOf(
    inner: Target,
    { path, memberIds }: { path: Fault["path"]; memberIds: (string | null)[] },
  ): Fault[] {
    if (inner.kind === "eachMember")
      return faultsOf(inner.target, {
        path: [...path, "target"],
        memberIds: readings.activeMembers(startYear ?? 0),
      });
    if (inner.kind === "anyOf" || inner.kind === "allOf")
      return inner.clauses.flatMap((clause, place) =>
        faultsOf(clause, { path: [...path, "clauses", place], memberIds }),
      );
    if (inner.kind !== "multiple" || inner.of !== "baseline") return [];
    const starts = memberIds.map((id) => startValue(inner, id));
    // Of several members, those that started with something can still reach it.
    const isZero = starts.length > 0 && starts.every((value) => value === 0);
    return isZero ? [{ path: [...path, "figure"], message: ZERO }] : [];
  }

  function startValue({ figure }: MultipleTarget, id: string | null): number | null {
    const series = readings.figure(figure, id, "year");
    return series && pointOf(series, startOf(series, startYear ?? 0, id)).value;
  }
}

const ZERO =
  "The baseline is 0, and a multiple of 0 is still 0: set an amount to reach, or start from another year.";
