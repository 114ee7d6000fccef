import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { PageTabs } from "~/ui/layout/PageTabs";
import type { MoneyAnswer } from "./action.server";

/** The frame of a page of money, with tabs to the others. */
export function MoneyPage({
  shell,
  mayKeep,
  title,
  lead,
  actions,
  answer,
  children,
}: {
  shell: Shell;
  mayKeep: boolean;
  title: string;
  lead: string;
  actions?: ReactNode;
  answer?: MoneyAnswer | undefined;
  children: ReactNode;
}) {
  const c = shell.slug;
  const tabs = [
    { to: paths.money(c), label: "Money", end: true },
    { to: paths.funders(c), label: "Funders" },
    ...(mayKeep
      ? [
          { to: paths.fundingSources(c), label: "Sources" },
          { to: paths.budget(c), label: "Budget" },
        ]
      : []),
    { to: paths.dues(c), label: "Dues" },
    ...(mayKeep ? [{ to: paths.priorities(c), label: "Priorities" }] : []),
  ];
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow={shell.name} title={title} lead={lead} actions={actions}>
        <PageTabs label="Funders and money" tabs={tabs} />
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {children}
      </Page>
    </CollaborativeShell>
  );
}
