import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { Page } from "~/ui/layout/Page";
import { PageTabs } from "~/ui/layout/PageTabs";
import { CollaborativeShell } from "./CollaborativeShell";

/** Every page of the settings, in order: address below /c/…/settings, and name. */
const SETTINGS = [
  ["members", "Members"],
  ["people", "People"],
  ["disclosure", "Disclosure"],
  ["breakdowns", "Breakdowns"],
  ["checks", "Checks"],
  ["continuum", "Practices"],
  ["tokens", "Tokens"],
  ["connect", "Excel and Power BI"],
  ["activity", "Activity"],
] as const;

/** A convener keeps the rubric and sees what happened, and reaches no other page of the settings. */
const OF_CONVENERS: readonly string[] = ["continuum", "activity"];

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
          tabs={SETTINGS.filter(([path]) => shell.maySetUp || OF_CONVENERS.includes(path)).map(
            ([path, label]) => ({
              to: `/c/${shell.slug}/settings/${path}`,
              label,
            }),
          )}
        />
        {children}
      </Page>
    </CollaborativeShell>
  );
}
