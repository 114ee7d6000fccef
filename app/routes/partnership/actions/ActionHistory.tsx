import { ChangedAt } from "~/ui/grid/ChangedAt";
import type { HistoryEntry } from "./history";

/** Who added and changed an action, when, and how; newest first. */
export function ActionHistory({ entries, locale }: { entries: HistoryEntry[]; locale: string }) {
  return (
    <ol className="grid max-w-[46rem] gap-4">
      {entries.map(({ id, at, actor, changes }) => (
        <li key={id}>
          <p>
            <span className="font-semibold">{actor}</span> {changes ? "changed it" : "added it"}{" "}
            <ChangedAt at={at} locale={locale} />
          </p>
          {changes?.map(({ what, before, after }) => (
            <p key={what} className="text-ink-soft text-sm">
              {what}: {before ?? "nothing"} → {after ?? "nothing"}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
