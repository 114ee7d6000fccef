import { Link } from "@remix-run/react";
import type { StatusCell } from "~/domain/collection/status-rows";
import { STRATEGY_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/controls/Button";
import { StrategyLabel } from "~/ui/figures/icons";
import { StatusWord } from "~/ui/figures/StatusWord";
import { ProgressBar } from "./StatusParts";

interface MemberYear {
  /** Short name of the member. */
  member: string;
  year: number;
  /** Slug of the collaborative. */
  slug: string;
}

/** One member's progress in one strategy, what is missing, and links to enter it. */
export function StrategyProgress({
  cell,
  member,
  year,
  slug,
  mayEnter,
}: MemberYear & { cell: StatusCell; mayEnter: boolean }) {
  return (
    <li className="grid content-start justify-items-start gap-2">
      <StrategyLabel strategy={cell.strategy}>{STRATEGY_NAMES[cell.strategy]}</StrategyLabel>
      <p className="flex flex-wrap gap-x-3">
        <StatusWord status={cell.state} />
        <span className="tabular text-ink-soft">
          {cell.answered} of {cell.asked}
        </span>
      </p>
      <ProgressBar done={cell.answered} of={cell.asked} />
      {cell.missing.length > 0 ? (
        <>
          <p className="mt-1 font-semibold text-sm">Missing</p>
          <ul className="-mt-1 list-disc ps-5 text-ink-soft text-sm">
            {cell.missing.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
          {mayEnter ? (
            <LinkButton
              kind={cell.answered === 0 ? "primary" : "secondary"}
              to={paths.entry(slug, { member, year, strategy: cell.strategy, only: "missing" })}
              className="mt-1"
            >
              Enter what is missing
            </LinkButton>
          ) : null}
        </>
      ) : null}
      <Link
        to={paths.entry(slug, { member, year, strategy: cell.strategy })}
        className="inline-flex min-h-6 items-center text-sm"
      >
        {mayEnter ? "All its numbers" : "Its numbers"}
        <span className="sr-only"> in {STRATEGY_NAMES[cell.strategy]}</span>
      </Link>
    </li>
  );
}

/** Offers a spreadsheet instead of the grid. */
export function WorkbookOffer({ member, year, slug }: MemberYear) {
  return (
    <div className="no-print mt-10 flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-t pt-5">
      <p className="max-w-[34rem]">
        Prefer a spreadsheet? The workbook lists what is asked, last year’s figures, and what has been entered
        so far. Fill it in and send the same file back. You see what would change before anything is saved.
      </p>
      <div className="flex flex-wrap gap-3">
        <LinkButton kind="secondary" to={paths.template(slug, { year, member })} reloadDocument>
          Download the workbook
        </LinkButton>
        <LinkButton kind="secondary" to={paths.import(slug)}>
          Send it back
        </LinkButton>
      </div>
    </div>
  );
}
