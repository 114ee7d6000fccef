import { Link } from "@remix-run/react";
import { daysLate } from "~/domain/work/action";
import type { WeekAction, WeekFacts } from "~/domain/work/week";
import { paths } from "~/paths";
import { formatDate } from "~/ui/figures/dates";
import { ActionWord } from "~/ui/figures/WorkWord";

/** Late actions, the latest first, then those due soon. */
export function WeekActions({
  late,
  soon,
  today,
  c,
  locale,
  days,
}: {
  late: WeekFacts["late"];
  soon: WeekFacts["soon"];
  today: string;
  /** The collaborative's slug. */
  c: string;
  locale: string;
  /** "Soon", in days. */
  days: number;
}) {
  if (late.count + soon.count === 0)
    return (
      <p className="text-ink-soft">
        Nothing is late or due within {days} days. <Link to={paths.actions(c)}>See all actions</Link>
      </p>
    );
  const list = { today, c, locale };
  return (
    <div className="grid gap-8">
      {late.count > 0 ? (
        <Group
          title="Late"
          {...list}
          {...late}
          more={{ to: paths.actions(c, { state: "late" }), label: `All ${late.count} late actions` }}
        />
      ) : null}
      {soon.count > 0 ? (
        <Group
          title={`Due within ${days} days`}
          {...list}
          {...soon}
          more={{ to: paths.actions(c), label: "All open actions" }}
        />
      ) : null}
    </div>
  );
}

function Group({
  title,
  actions,
  count,
  more,
  today,
  c,
  locale,
}: {
  title: string;
  actions: WeekAction[];
  count: number;
  more: { to: string; label: string };
  today: string;
  c: string;
  locale: string;
}) {
  return (
    <div>
      <h3 className="text-xl">{title}</h3>
      <ul className="mt-2 border-line border-t">
        {actions.map((action) => (
          <li
            key={action.id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-b py-2.5"
          >
            <span className="min-w-0 flex-1 basis-64">
              <Link to={paths.action(c, action.id)}>{action.title}</Link>
              <span className="block text-ink-soft text-sm">
                {action.owner}, {action.organization}
              </span>
            </span>
            <span className="text-sm">
              {action.dueOn < today || action.state === "blocked" ? (
                <ActionWord state={action.state} daysLate={daysLate(action, today)} />
              ) : (
                formatDate(action.dueOn, { locale })
              )}
            </span>
          </li>
        ))}
      </ul>
      {count > actions.length ? (
        <p className="mt-3">
          <Link to={more.to}>{more.label}</Link>
        </p>
      ) : null}
    </div>
  );
}
