import type { ContentChange } from "~/domain/investments/changes";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { ChangedAt } from "~/ui/grid/ChangedAt";

export interface HistoryEntry {
  /** ISO instant. */
  at: string;
  actor: string;
  /** Null when the investment was first recorded. */
  changes: ContentChange[] | null;
}

/** Who recorded and changed an investment, when, and how; newest first. */
export function InvestmentHistory({ entries, locale }: { entries: HistoryEntry[]; locale: string }) {
  return (
    <ol className="grid max-w-[52rem] gap-6">
      {entries.map(({ at, actor, changes }) => (
        <li key={`${at} ${actor} ${changes?.length}`} className="grid gap-2">
          <p>
            <span className="font-semibold">{actor}</span> {changes ? "changed it" : "recorded it"}{" "}
            <ChangedAt at={at} locale={locale} />
          </p>
          {changes && changes.length > 0 ? (
            <ChangeTable changes={changes} label={`What ${actor} changed`} before="Before" after="After" />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** Where two versions differ, side by side. */
export function ChangeTable({
  changes,
  label,
  before,
  after,
}: {
  changes: ContentChange[];
  label: string;
  before: string;
  after: string;
}) {
  const shown = (text: string | null) => text ?? <span className="text-ink-soft">not recorded</span>;
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="word">
            {before}
          </th>
          <th scope="col" className="word">
            {after}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.what}>
            <th scope="row">{change.what}</th>
            <td className="word">{shown(change.before)}</td>
            <td className="word">{shown(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
