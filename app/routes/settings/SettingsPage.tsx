import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { paths } from "~/paths";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Page } from "~/ui/layout/Page";
import { PageTabs } from "~/ui/layout/PageTabs";
import { SETTINGS_LABELS } from "./labels";

/** The frame of a settings page: tabs for its sibling pages, then title and content. */
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
            to: paths.settingsPage(shell.slug, path),
            label: SETTINGS_LABELS[path],
          }))}
        />
        {children}
      </Page>
    </CollaborativeShell>
  );
}
