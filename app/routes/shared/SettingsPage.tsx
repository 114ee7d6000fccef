import type { ReactNode } from "react";
import type { SettingsPath, Shell } from "~/access/shell";
import { Page } from "~/ui/layout/Page";
import { PageTabs } from "~/ui/layout/PageTabs";
import { CollaborativeShell } from "./CollaborativeShell";

const LABELS: Record<SettingsPath, string> = {
  members: "Members",
  people: "People",
  profile: "Profile",
  disclosure: "Disclosure",
  breakdowns: "Breakdowns",
  checks: "Checks",
  continuum: "Practices",
  tokens: "Tokens",
  connect: "Excel and Power BI",
  activity: "Activity",
};

/** The frame of a page of the settings: the pages beside it, then its title and content. */
export function SettingsPage({
  shell,
  title,
  lead,
  actions,
  children,
}: {
  shell: Shell;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <CollaborativeShell shell={shell}>
      <Page eyebrow="Settings" title={title} lead={lead} actions={actions}>
        <PageTabs
          label="Settings"
          tabs={shell.settings.map((path) => ({
            to: `/c/${shell.slug}/settings/${path}`,
            label: LABELS[path],
          }))}
        />
        {children}
      </Page>
    </CollaborativeShell>
  );
}
