import { Link } from "@remix-run/react";
import type { ActivitySubject } from "~/domain/activity/activity";
import type { ContentChange } from "~/domain/investments/changes";
import { formatCount } from "~/ui/figures/format-numbers";
import { ChangedAt } from "~/ui/grid/ChangedAt";

/** One of several changes made together. */
export interface ListedRow {
  id: string;
  subject: ActivitySubject;
  title: string;
  /** Name of the member that it belongs to; null for the collaborative, or on the member's own page. */
  member: string | null;
  /** The page with more about it. */
  to: string | null;
  changes: ContentChange[];
}

export interface ListedBatch {
  id: string;
  at: string;
  actor: string;
  /** "imported 240 values from x.csv". */
  did: string;
  reason: string | null;
  rows: ListedRow[];
  /** How many more were changed together, and the file that lists them all. */
  more: number;
  file: string;
}

/** What was changed, by whom and when, newest first; changes made together are listed together. */
export function ActivityList({ batches, locale }: { batches: ListedBatch[]; locale: string }) {
  return (
    <ol className="grid max-w-[60rem] gap-8">
      {batches.map(({ id, at, actor, did, reason, rows, more, file }) => (
        <li key={id} className="grid gap-2.5 border-line border-b pb-8 last:border-b-0">
          <p>
            <span className="font-semibold">{actor}</span> {did}{" "}
            <span className="text-ink-soft">
              <ChangedAt at={at} locale={locale} />
            </span>
          </p>
          {reason ? <p className="border-line-strong border-s-2 ps-3 text-ink-soft">{reason}</p> : null}
          <ul className="grid gap-3">
            {rows.map((row) => (
              <li key={row.id} className="grid gap-1">
                <p className="text-[0.9375rem]">
                  {row.to ? <Link to={row.to}>{row.title}</Link> : row.title}
                  {row.member ? <span className="text-ink-soft">, {row.member}</span> : null}
                </p>
                <Changes changes={row.changes} bare={row.changes.length === 1 && isValue(row.subject)} />
              </li>
            ))}
          </ul>
          {more > 0 ? (
            <p className="text-sm">
              and {formatCount(more, { locale })} more:{" "}
              <a href={file} download>
                list all of them (CSV)
              </a>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

const isValue = (subject: ActivitySubject) => subject === "observation" || subject === "reported_share";

/** Fields shown at once: a new entry has many, and few of them matter in a list. */
const SHOWN = 3;

/** The fields before and after the change. */
export function Changes({ changes, bare }: { changes: ContentChange[]; bare: boolean }) {
  if (changes.length === 0) return null;
  const rest = changes.slice(SHOWN);
  return (
    <div className="grid gap-0.5 text-sm">
      <ChangeLines changes={changes.slice(0, SHOWN)} bare={bare} />
      {rest.length > 0 ? (
        <details className="folded">
          <summary>{rest.length} more</summary>
          <ChangeLines changes={rest} bare={bare} />
        </details>
      ) : null}
    </div>
  );
}

function ChangeLines({ changes, bare }: { changes: ContentChange[]; bare: boolean }) {
  return (
    <ul className="grid gap-0.5">
      {changes.map(({ what, before, after }) => (
        <li key={what} className="min-w-0 max-w-[80ch] break-words">
          {bare && what === "Value" ? null : <span className="text-ink-soft">{what}: </span>}
          {before === null ? null : (
            <>
              <span className="tabular text-ink-soft">{before}</span> <span aria-hidden="true">→</span>
              <span className="sr-only">became</span>{" "}
            </>
          )}
          <span className="tabular font-medium">{after ?? "not recorded"}</span>
        </li>
      ))}
    </ul>
  );
}
