import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Page } from "~/ui/layout/Page";

/** A page of the partnership; the navigation shows its sister pages. */
export function PartnershipPage({
  shell,
  title,
  eyebrow,
  lead,
  actions,
  children,
}: {
  shell: Shell;
  title: string;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <CollaborativeShell shell={shell}>
      <Page title={title} eyebrow={eyebrow ?? shell.name} lead={lead} actions={actions}>
        {children}
      </Page>
    </CollaborativeShell>
  );
}
