import { ChangeTable } from "~/routes/investments";
import { ChangedAt } from "~/ui/grid/ChangedAt";
import type { GoalStep } from "./history";

/** Who drafted, adopted, and revised a goal, when, and why; newest first. */
export function GoalHistory({ entries, locale }: { entries: GoalStep[]; locale: string }) {
  if (entries.length === 0) return <p className="text-ink-soft">Nothing is recorded of it yet.</p>;
  return (
    <ol className="grid max-w-[52rem] gap-6">
      {entries.map(({ id, at, actor, did, reason, changes }) => (
        <li key={id} className="grid gap-2">
          <p>
            <span className="font-semibold">{actor}</span> {did} <ChangedAt at={at} locale={locale} />
          </p>
          {reason ? <p className="border-line-strong border-s-2 ps-3 text-ink-soft">{reason}</p> : null}
          {changes.length > 0 ? (
            <ChangeTable changes={changes} label={`What ${actor} changed`} before="Before" after="After" />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
