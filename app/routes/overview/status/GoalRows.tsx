import { paths } from "~/paths";
import { PageLink } from "~/ui/controls/PageLink";
import { StatusChip } from "~/ui/figures/StatusWord";
import type { GoalRow } from "./status.server";

/** Goals as a list, with the status first. */
export function GoalRows({ rows, year, slug }: { rows: GoalRow[]; year: number; slug: string }) {
  return (
    <ul className="-mt-5 divide-y divide-line">
      {rows.map((goal) => (
        <li key={goal.id} className="grid items-baseline gap-x-5 gap-y-1 py-2.5 sm:grid-cols-[8.5rem_1fr]">
          <span>
            <StatusChip status={goal.status} />
          </span>
          <div className="min-w-0">
            <p className="line-clamp-2 text-[0.9375rem] leading-snug sm:line-clamp-none sm:text-base">
              <PageLink to={paths.goal(slug, goal.id, { year })}>{goal.statement}</PageLink>
            </p>
            <p className="text-ink-soft text-sm">
              {goal.standing ?? "No target that can be computed yet."} {goal.limit}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
