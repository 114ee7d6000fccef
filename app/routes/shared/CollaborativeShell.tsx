import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Shell } from "~/access/shell";
import { ROLE_NAMES, STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { AppShell } from "~/ui/layout/AppShell";

/** The frame of every page inside a collaborative. */
export function CollaborativeShell({ shell, children }: { shell: Shell; children: ReactNode }) {
  const home = `/c/${shell.slug}`;
  const nav = [
    { to: home, label: "Overview", end: true },
    { to: `${home}/goals`, label: "Goals" },
    ...STRATEGIES.map((strategy) => ({
      to: `${home}/strategies/${strategy}`,
      label: STRATEGY_NAMES[strategy],
    })),
    ...(shell.keepsLedger ? [{ to: `${home}/investments`, label: "Investments" }] : []),
    { to: `${home}/continuum`, label: "Continuum" },
    { to: `${home}/members`, label: "Members" },
    { to: `${home}/reports`, label: "Reports" },
    ...(shell.mayEnter ? [{ to: `${home}/data`, label: "Enter data" }] : []),
    ...(shell.settings.length > 0 ? [{ to: `${home}/settings`, label: "Settings" }] : []),
  ];
  return (
    <AppShell
      collaborative={{ name: shell.name, to: home }}
      nav={nav}
      user={
        <>
          <span className="text-ink-soft">
            {shell.personName}, {ROLE_NAMES[shell.role].toLowerCase()}
          </span>
          <Link to="/">Your collaboratives</Link>
          <Form method="post" action="/sign-out">
            <button type="submit" className="min-h-11 text-link underline underline-offset-4">
              Sign out
            </button>
          </Form>
        </>
      }
    >
      {children}
    </AppShell>
  );
}

/** For a page that is empty because there are no members: the next step, for whoever may take it. */
export function setUp(shell: Shell) {
  return shell.maySetUp
    ? { action: { to: `/c/${shell.slug}/settings/members`, label: "Add the first member" } }
    : {};
}
