import type { CountWords } from "~/domain/goals/words/tally";
import { paths } from "~/paths";
import { PageLink } from "~/ui/controls/PageLink";
import { StatusChip } from "~/ui/figures/StatusWord";
import type { StatusView } from "./status.server";

/** The answer before anything else: how all shared goals stand, and those of one's own institution. */
export function StatusLine({
  status: { shared, own, soFar },
  year,
  slug,
  maySetGoals,
}: {
  status: StatusView;
  year: number;
  slug: string;
  maySetGoals: boolean;
}) {
  return (
    <p
      id="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border border-line bg-raised px-4 py-2.5"
    >
      <strong className="font-semibold font-serif text-xl leading-tight">
        {shared?.lead ?? "No shared goals yet"}
      </strong>
      {shared === null && maySetGoals ? (
        <PageLink to={paths.newGoal(slug)}>Set the first goal</PageLink>
      ) : null}
      <Counts counts={shared?.counts ?? []} />
      {own ? (
        <>
          <span className="sr-only"> · </span>
          <span aria-hidden="true" className="hidden h-0 basis-full sm:block" />
          <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1.5">
            <span>
              <strong className="font-semibold">{own.name}:</strong> {own.lead}
            </span>
            <Counts counts={own.counts} first={own.lead === ""} />
          </span>
        </>
      ) : null}
      {soFar ? <span className="text-ink-soft text-sm">{year} is still being reported.</span> : null}
    </p>
  );
}

/** Each count as a chip; for screen readers and copies, commas stand between them. */
function Counts({ counts, first = false }: { counts: CountWords[]; first?: boolean }) {
  return (
    <>
      {counts.map(({ status, text }, place) => (
        <span key={status} className="inline-flex">
          {first && place === 0 ? null : <span className="sr-only">, </span>}
          <StatusChip status={status} word={text} />
        </span>
      ))}
    </>
  );
}
