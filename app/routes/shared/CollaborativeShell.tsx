import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Section } from "~/access/navigation-sections";
import { navigationOf, phoneBarOf } from "~/access/offered-navigation";
import type { Shell } from "~/access/shell";
import { styleOf } from "~/domain/look/look";
import { ROLE_NAMES } from "~/domain/terms";
import { paths } from "~/paths";
import { ExplainedOnce } from "~/ui/controls/Explained";
import { formatDate } from "~/ui/figures/dates";
import type { IconName } from "~/ui/figures/icons";
import { AppShell } from "~/ui/layout/AppShell";
import { Notice } from "~/ui/layout/Notice";
import { ReadBy } from "~/ui/layout/OvertakenNotice";
import { ShortcutsKey } from "./help/ShortcutsKey";
import { Tour } from "./help/Tour";
import { SearchField } from "./SearchField";
import { SignOut } from "./SignOut";

const ICONS: Record<Section, IconName> = {
  week: "calendar",
  overview: "gauge",
  goals: "flag",
  results: "bars",
  continuum: "stairs",
  members: "investing",
  partnership: "people",
  reports: "page",
  data: "table",
  settings: "sliders",
};

/** The frame of every page inside a collaborative. */
export function CollaborativeShell({ shell, children }: { shell: Shell; children: ReactNode }) {
  const home = paths.overview(shell.slug);
  const logo = shell.look?.logo;
  const style = styleOf(shell.look);
  const nav = navigationOf(shell).map((offered) => ({
    ...offered,
    // Data and the settings show their pages themselves.
    pages: offered.section === "data" || offered.section === "settings" ? [] : offered.pages,
    icon: ICONS[offered.section],
    end: offered.section === "overview",
  }));
  return (
    <AppShell
      collaborative={{ name: shell.name, to: home, logo: logo ? paths.logo(shell.slug, logo) : null }}
      nav={nav}
      bar={phoneBarOf(nav)}
      search={{ to: paths.search(shell.slug), field: <SearchField c={shell.slug} /> }}
      footer={
        <>
          <p>Tidemark: shared measurement for anchor collaboratives</p>
          <span className="flex gap-6">
            <Link to={paths.help(shell.slug)}>Help</Link>
            <Link to={paths.glossary(shell.slug)}>Glossary</Link>
          </span>
        </>
      }
      user={
        <>
          <span className="text-ink-soft">
            {shell.personName}, {ROLE_NAMES[shell.role].toLowerCase()}
          </span>
          <Link to={paths.home()}>Your collaboratives</Link>
          <Link to={paths.account()}>Your account</Link>
          <SignOut />
        </>
      }
    >
      {style ? <style>{style}</style> : null}
      <Tour shell={shell} />
      <ShortcutsKey c={shell.slug} />
      {shell.factorDueOn ? <FactorDue shell={shell} on={shell.factorDueOn} /> : null}
      <ReadBy name={shell.personName}>
        <ExplainedOnce>{children}</ExplainedOnce>
      </ReadBy>
    </AppShell>
  );
}

/** Tells in good time that a second factor will be required. */
function FactorDue({ shell, on }: { shell: Shell; on: string }) {
  return (
    <div className="no-print frame pt-4">
      <Notice>
        From {formatDate(on, shell)}, {shell.name} requires a second factor.{" "}
        <Link to={paths.accountPage("second-factor", { for: shell.slug })}>Set one up</Link>
      </Notice>
    </div>
  );
}

/** The next step on a page that is empty because there are no members, for those who may add them. */
export function setUp(shell: Shell) {
  return shell.maySetUp
    ? { action: { to: paths.settingsPage(shell.slug, "members"), label: "Add the first member" } }
    : {};
}
