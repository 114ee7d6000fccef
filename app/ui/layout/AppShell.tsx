import type { ReactNode } from "react";
import { Followed } from "~/ui/controls/PageLink";
import { AppHeader, type CollaborativeLink, type HeaderSearch } from "./AppHeader";
import type { NavSection } from "./navigation";
import { PhoneBar } from "./PhoneBar";

/** The frame of every page: skip link, header with navigation, the page itself, footer. Needs no script. */
export function AppShell({
  collaborative,
  nav = [],
  bar = [],
  search,
  user,
  footer,
  children,
}: {
  collaborative?: CollaborativeLink;
  nav?: NavSection[];
  /** The sections of `nav` that a phone shows without opening its menu. */
  bar?: NavSection[];
  search?: HeaderSearch;
  /** The visitor's name and sign-out form; in the header, or in the menu on a phone. */
  user?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Followed>
      <div className="above-phone-bar flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only z-40 rounded bg-ink px-4 py-3 text-paper focus:not-sr-only focus:absolute focus:start-3 focus:top-3"
        >
          Skip to content
        </a>
        <AppHeader collaborative={collaborative} nav={nav} search={search} user={user} />
        <main id="main" tabIndex={-1} className="w-full flex-1 outline-none">
          {children}
        </main>
        <footer className="no-print mt-16 border-line border-t text-ink-soft text-sm">
          <div className="frame flex flex-wrap justify-between gap-x-8 gap-y-2 py-6">
            {footer ?? <p>Tidemark: shared measurement for anchor collaboratives</p>}
          </div>
        </footer>
        {nav.length > 0 ? <PhoneBar bar={bar} nav={nav} user={user} /> : null}
      </div>
    </Followed>
  );
}
