import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import {
  STATUS_FILTERS,
  type StatusFilter,
  type StatusRow,
  type YearRecord,
  type YearSummary,
} from "~/domain/collection";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { CollaborativeShell } from "./CollaborativeShell";
import { DataTabs } from "./DataTabs";
import { choices, ListFilters } from "./ListFilters";
import { StatusMatrix } from "./StatusMatrix";
import { yearSentence } from "./year-words";

interface Shown {
  shell: Shell;
  year: number;
  record: YearRecord;
  summary: YearSummary;
  filter: StatusFilter | null;
  /** Those that pass the filter. */
  rows: StatusRow[];
  /** How many there are in all. */
  all: number;
  mayRun: boolean;
}

/** Every member that is asked in a year: how far it is, strategy by strategy. */
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
  const base = `/c/${shell.slug}`;
  const here = `${base}/data/status?year=${year}`;
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
            everything={here}
            filters={[
              {
                name: "show",
                label: "Show",
                value: filter ?? "",
                all: `All members (${shown.all})`,
                options: choices(STATUS_FILTERS),
              },
            ]}
          />
          <LinkButton
            kind="secondary"
            to={`${base}/data/status.csv?year=${year}${filter ? `&show=${filter}` : ""}`}
            reloadDocument
          >
            Download who owes what
          </LinkButton>
        </div>
        {shown.all === 0 ? (
          <EmptyState
            title={`Nobody was asked for ${year}`}
            {...(shown.mayRun &&
              record.state === "open" && {
                action: { to: `${base}/data/years?year=${year}`, label: "Choose who is asked for what" },
              })}
          >
            <p>
              {record.state === "closed"
                ? "The year was closed without having been opened: its numbers are locked."
                : "Choose members and strategies, and they appear here."}
            </p>
          </EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={nobody(filter)}>
            <p>
              <Link to={here}>Show all members</Link>
            </p>
          </EmptyState>
        ) : (
          <StatusMatrix {...{ rows, year, base }} locale={shell.locale} mayRun={shown.mayRun} />
        )}
      </Page>
    </CollaborativeShell>
  );
}

function nobody(filter: StatusFilter | null): string {
  if (filter === "missing") return "Nothing is missing";
  if (filter === "late") return "Nobody is late";
  if (filter === "question") return "Nothing is in question";
  return "Nothing waits to be verified";
}
