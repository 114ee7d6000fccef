import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { DataTabs } from "~/routes/data/DataTabs";
import { ReleaseYear } from "~/routes/data/years/release/ReleaseYear";
import { YearHistory } from "~/routes/data/years/YearTable";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Page } from "~/ui/layout/Page";
import { CloseYear, ReopenYear } from "./CloseYear";
import type { readYears } from "./read-years.server";
import { YearForm } from "./YearForm";
import type { YearFault } from "./year-fault";

type Shown = Awaited<ReturnType<typeof readYears>>;

/** One year, to open, change, close, or reopen. */
export function ChosenYear({
  shown,
  chosen,
  refused,
  notices,
}: {
  shown: Shown;
  chosen: NonNullable<Shown["chosen"]>;
  refused: YearFault | null;
  notices: ReactNode;
}) {
  const { shell, mayRun } = shown;
  const { year, record, form } = chosen;
  const closed = record?.state === "closed";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.years(shell.slug)}>Back to all years</Link>}
        title={record ? `${year} is ${record.state}` : `Open ${year}`}
        lead={
          closed
            ? "Its numbers are locked. They can be read, but not changed until the year is reopened."
            : record
              ? "Who is asked for what, and by when. Changes here do not affect numbers that were entered."
              : "Choose who is asked for what, and by when. Each institution then sees on one page what is still missing."
        }
      >
        <DataTabs shell={shell} />
        {notices}
        {form && shown.members > 0 ? (
          <YearForm
            key={`${year} ${record?.changedAt}`}
            form={form}
            year={year}
            refused={refused}
            mayRun={mayRun}
            opened={record !== null}
            locale={shell.locale}
          />
        ) : null}
        {record && chosen.release ? (
          <ReleaseYear year={year} open={!closed} release={chosen.release} writing={shell} />
        ) : null}
        {mayRun && !closed ? (
          <CloseYear
            year={year}
            slug={shell.slug}
            refused={refused}
            opened={record !== null}
            summary={chosen.summary}
            open={chosen.open}
          />
        ) : null}
        {mayRun && closed ? <ReopenYear year={year} slug={shell.slug} refused={refused} /> : null}
        <YearHistory history={chosen.history} locale={shell.locale} />
      </Page>
    </CollaborativeShell>
  );
}
