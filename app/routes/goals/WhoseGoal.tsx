import { Link } from "@remix-run/react";
import { STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { paths } from "~/paths";
import { StrategyLabel } from "~/ui/figures/icons";

/** The strategy and whose goal it is, with the ways to the member and to all goals. */
export function WhoseGoal({
  goal,
  year,
  c,
}: {
  goal: { strategy: Strategy; member: { name: string; slug: string } | null };
  year: number;
  c: string;
}) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <StrategyLabel strategy={goal.strategy}>{STRATEGY_NAMES[goal.strategy]}</StrategyLabel>
      <span>
        {goal.member ? (
          <>
            A goal of <Link to={paths.member(c, goal.member.slug, { year })}>{goal.member.name}</Link>
          </>
        ) : (
          "A goal of the collaborative"
        )}
      </span>
      <Link to={paths.goals(c, { year })}>All goals</Link>
    </span>
  );
}
