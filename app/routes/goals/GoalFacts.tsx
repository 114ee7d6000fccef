import type { Goal } from "~/domain/goals/goal";

/** The facts of a goal: people and place, years, owner, resources, consultation, and disparity. */
export function GoalFacts({
  goal,
}: {
  goal: Omit<Goal, "target" | "milestones"> & { watchedBy: string | null; milestoneWords: string | null };
}) {
  const { startYear, targetYear, consultedWho, consultedWhen } = goal;
  const facts: [what: string, text: string | null][] = [
    ["Whom it concerns", goal.population],
    ["Where", goal.geography],
    ["From and to", startYear !== null && targetYear !== null ? `${startYear} to ${targetYear}` : null],
    ["Milestones", goal.milestoneWords],
    ["Owner", goal.owner],
    ["Resources", goal.resources],
    ["Who was consulted", [consultedWho, consultedWhen].filter(Boolean).join(", ")],
    ["The disparity it is meant to close", goal.disparity],
    ["Watched by", goal.watchedBy],
  ];
  return (
    <dl className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
      {facts.map(([what, text]) => (
        <div key={what} className="border-line border-t pt-3">
          <dt className="text-ink-soft text-sm">{what}</dt>
          <dd>{text || <span className="text-ink-soft">not recorded</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
