import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import type { YearRecord } from "~/domain/collection/collection";
import {
  STATUS_FILTERS,
  type StatusFilter,
  type StatusRow,
  type YearSummary,
} from "~/domain/collection/status-rows";
import { paths } from "~/paths";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { choices, ListFilters } from "~/routes/shared/ListFilters";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { StatusMatrix } from "./StatusMatrix";
import { yearSentence } from "./year-words";

interface Shown {
  shell: Shell;
  year: number;
  record: YearRecord;
  summary: YearSummary;
  filter: StatusFilter | null;
  /** Members that pass the filter. */
  rows: StatusRow[];
  /** Number of members without the filter. */
  all: number;
  mayRun: boolean;
}

/** The progress of every member that is asked in a year, by strategy. */
export function StatusOfYear({
  shown,
  picker,
  notices,
}: {
  shown: Shown;
  picker: ReactNode;
  notices: ReactNode;
}) {
  const { shell, year, rows, summary, filter, record } = shown;
  const unfiltered = paths.status(shell.slug, { year });
  return (
    <CollaborativeShell shell={shell}>
      <Page
        wide
        eyebrow={shell.name}
        title={`Status of ${year}`}
        lead={yearSentence(record, summary, shell)}
        actions={picker}
      >
        <DataTabs shell={shell} />
        {notices}
        <div className="-mt-4 flex flex-wrap items-end justify-between gap-4">
          <ListFilters
            year={year}
            everything={unfiltered}
            filters={[
              {
                name: "show",
                label: "Members",
                value: filter ?? "",
                all: `All members (${shown.all})`,
                options: choices(STATUS_FILTERS),
              },
            ]}
          />
          <LinkButton
            kind="secondary"
            to={paths.statusCsv(shell.slug, { year, show: filter })}
            reloadDocument
          >
            Download who owes what
          </LinkButton>
        </div>
        {shown.all === 0 ? (
          <EmptyState
            title={`Nobody was asked for ${year}`}
            action={
              shown.mayRun && record.state === "open"
                ? { to: paths.years(shell.slug, { year }), label: "Choose who is asked for what" }
                : undefined
            }
          >
            <p>
              {record.state === "closed"
                ? "The year was closed without being opened. Its numbers are locked."
                : "Choose members and strategies. They will appear here."}
            </p>
          </EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={emptyTitle(filter)}>
            <p>
              <Link to={unfiltered}>Show all members</Link>
            </p>
          </EmptyState>
        ) : (
          <StatusMatrix
            rows={rows}
            year={year}
            slug={shell.slug}
            locale={shell.locale}
            mayRun={shown.mayRun}
            closed={record.state === "closed"}
          />
        )}
      </Page>
    </CollaborativeShell>
  );
}

function emptyTitle(filter: StatusFilter | null): string {
  if (filter === "missing") return "Nothing is missing";
  if (filter === "late") return "Nobody is late";
  if (filter === "question") return "Nothing is in question";
  return "Nothing is waiting to be verified";
}
