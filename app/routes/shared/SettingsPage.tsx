import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { Page } from "~/ui/layout/Page";
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
        <nav aria-label="Settings" className="no-print -mt-4 border-line border-b">
          <ul className="-mx-3 flex flex-wrap">
            {SETTINGS.filter(([path]) => shell.maySetUp || OF_CONVENERS.includes(path)).map(
              ([path, label]) => (
                <li key={path}>
                  <NavLink
                    to={`/c/${shell.slug}/settings/${path}`}
                    className={({ isActive }) =>
                      `flex min-h-11 items-center border-b-3 px-3 text-[0.9375rem] no-underline ${
                        isActive
                          ? "border-link text-ink"
                          : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink"
                      }`
                    }
                  >
                    {label}
                  </NavLink>
                </li>
              ),
            )}
          </ul>
        </nav>
        {children}
      </Page>
    </CollaborativeShell>
  );
}
