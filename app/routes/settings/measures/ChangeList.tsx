import { ChangedAt } from "~/ui/grid/ChangedAt";
import type { ListedChange } from "./changes.server";

/** Who changed a measure or figure, when and why, with what stood there before. */
export function ChangeList({ changes, locale }: { changes: ListedChange[]; locale: string }) {
  if (changes.length === 0)
    return <p className="text-ink-soft">Not changed since the collaborative was set up.</p>;
  return (
    <ol className="grid max-w-[60rem] gap-5">
      {changes.map(({ id, at, actor, reason, changes: fields }) => (
        <li key={id} className="grid gap-1">
          <p>
            <span className="font-semibold">{actor}</span>{" "}
            <span className="text-ink-soft">
              <ChangedAt at={at} locale={locale} />
            </span>
          </p>
          {reason ? <p className="border-line-strong border-s-2 ps-3 text-ink-soft">{reason}</p> : null}
          <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[9rem_1fr]">
            {fields.map(({ what, before, after }) => (
              <div key={what} className="contents">
                <dt className="text-ink-soft">{what}</dt>
                <dd className="min-w-0 break-words">
                  {before === null ? null : (
                    <>
                      <span className="text-ink-soft">{before}</span> <span aria-hidden="true">→</span>
                      <span className="sr-only">became</span>{" "}
                    </>
                  )}
                  <span className="font-medium">{after ?? "nothing"}</span>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
