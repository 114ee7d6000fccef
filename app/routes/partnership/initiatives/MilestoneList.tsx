import { daysBetween } from "~/domain/collection/reminders";
import type { Milestone } from "~/domain/work/initiative";
import { formatDate } from "~/ui/figures/dates";
import { Icon } from "~/ui/figures/icons";

/** Milestones in order, each with when it is due or was reached. */
export function MilestoneList({
  milestones,
  today,
  locale,
}: {
  milestones: Milestone[];
  today: string;
  locale: string;
}) {
  if (milestones.length === 0) return <p className="text-ink-soft">None yet.</p>;
  const date = (iso: string) => formatDate(iso, { locale });
  return (
    <ol className="-mt-2.5 grid max-w-[46rem]">
      {milestones.map(({ title, dueOn, doneOn }) => {
        const late = doneOn === null ? daysBetween(dueOn, today) : 0;
        const [icon, tone] = doneOn
          ? (["check", "text-good"] as const)
          : late > 0
            ? (["clock", "text-bad"] as const)
            : (["dash", "text-ink-soft"] as const);
        return (
          <li key={`${title} ${dueOn}`} className="flex items-baseline gap-3 border-line border-b py-2.5">
            <span className={tone}>
              <Icon name={icon} />
            </span>
            <span className="min-w-0 flex-1 break-words">
              {title}
              <span className="block text-ink-soft text-sm">
                {doneOn
                  ? `Reached on ${date(doneOn)}, due on ${date(dueOn)}`
                  : late > 0
                    ? `Due on ${date(dueOn)}, ${late === 1 ? "1 day" : `${late} days`} overdue`
                    : `Due on ${date(dueOn)}`}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
