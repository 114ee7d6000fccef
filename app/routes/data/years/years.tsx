import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { visit } from "~/access/visit.server";
import { own } from "~/domain/own";
import { DataTabs } from "~/routes/data/DataTabs";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { YearTable } from "./YearTable";
import { actOnYear } from "./year/actions.server";
import { ChosenYear } from "./year/ChosenYear";
import { readYears } from "./year/read-years.server";
import type { YearFault } from "./year/year-fault";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Years · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", (visited) => readYears(visited, args.request));
}

export const action = (args: ActionFunctionArgs) => actOnYear(args);

const DONE: Record<string, (year: string) => string> = {
  opened: (year) => `${year} is open, and your choices are saved.`,
  released: (year) => `The figures of ${year} are released: members see them as they are now.`,
  closed: (year) => `${year} is closed. Its numbers are locked.`,
  reopened: (year) => `${year} is open again. The reason is kept in the history.`,
};

export default function DataYears() {
  const shown = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as YearFault | undefined) ?? null;
  const { shell, chosen, mayRun } = shown;
  const message = chosen && !refused ? own(DONE, shown.done)?.(String(chosen.year)) : null;
  const notices = (
    <>
      {refused?.fault && refused.intent !== "reopen" ? (
        <Announced of={refused}>
          <Notice tone="error">{refused.fault}</Notice>
        </Announced>
      ) : null}
      {message ? <Notice tone="success">{message}</Notice> : null}
    </>
  );
  if (chosen) return <ChosenYear shown={shown} chosen={chosen} refused={refused} notices={notices} />;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Years"
        lead="Open a year to ask members for their numbers, and close it once they are verified. Its numbers are then locked."
      >
        <DataTabs shell={shell} />
        {notices}
        {shown.members === 0 ? (
          <EmptyState title="No members yet" {...setUp(shell)}>
            <p>A year asks members for their numbers. Add the first institution, then come back.</p>
          </EmptyState>
        ) : (
          <Section title="All years">
            <YearTable
              slug={shell.slug}
              mayRun={mayRun}
              all={shown.all}
              listed={shown.listed}
              locale={shell.locale}
            />
          </Section>
        )}
      </Page>
    </CollaborativeShell>
  );
}
