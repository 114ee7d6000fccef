import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { SignOut } from "~/routes/shared/SignOut";
import { AppShell } from "~/ui/layout/AppShell";
import { Page } from "~/ui/layout/Page";
import { PageTabs } from "~/ui/layout/PageTabs";

/** The pages of one's own account in order: word below /account, and its tab. */
const SECTIONS = {
  "": "Password and e-mail",
  "second-factor": "Second factor",
  passkeys: "Passkeys",
  sessions: "Sessions",
} as const;

export type AccountSection = keyof typeof SECTIONS;

/** The frame of an account page: tabs for its sibling pages, then title and content. */
export function AccountPage({
  personName,
  title,
  lead,
  children,
}: {
  personName: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <AppShell
      user={
        <>
          <span className="text-ink-soft">{personName}</span>
          <Link to={paths.home()}>Your collaboratives</Link>
          <SignOut />
        </>
      }
    >
      <Page eyebrow="Your account" title={title} lead={lead}>
        <PageTabs
          label="Your account"
          tabs={Object.entries(SECTIONS).map(([section, label]) => ({
            to: section === "" ? paths.account() : paths.accountPage(section),
            label,
            end: section === "",
          }))}
        />
        {children}
      </Page>
    </AppShell>
  );
}
