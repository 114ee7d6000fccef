import { Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { EagerLink, Followed } from "../controls/PageLink";
import { Wordmark } from "./Logo";

export interface NavItem {
  to: string;
  label: string;
  /** Left out: found from the address. */
  current?: boolean;
  /** Without `current`: only the exact address counts, not those below it. */
  end?: boolean;
}

/** The frame of every page: skip link, header with navigation, the page itself, footer. Needs no script. */
export function AppShell({
  collaborative,
  nav = [],
  user,
  footer,
  children,
}: {
  collaborative?: { name: string; to?: string };
  nav?: NavItem[];
  /** The visitor's name, sign-out form and the like; in the header, or in the folded menu on a phone. */
  user?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { pathname } = useLocation();
  const home = collaborative?.to ?? "/";
  return (
    <Followed>
      <div className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only z-20 rounded bg-ink px-4 py-3 text-paper focus:not-sr-only focus:absolute focus:start-3 focus:top-3"
        >
          Skip to content
        </a>
        <header className="no-print relative border-line border-b">
          <div className="mx-auto flex max-w-[76rem] flex-wrap items-center gap-x-4 px-4 sm:px-6">
            <Link
              to={home}
              className="flex min-h-16 min-w-0 flex-1 flex-col items-start justify-center gap-x-3.5 gap-y-1 py-2.5 no-underline sm:flex-row sm:items-center sm:justify-start"
              aria-label={
                collaborative ? `Tidemark, ${collaborative.name}: start page` : "Tidemark: start page"
              }
            >
              <Wordmark />
              {collaborative ? (
                <span className="min-w-0 border-line-strong text-ink-soft text-sm leading-tight sm:border-s sm:py-0.5 sm:ps-3.5">
                  {collaborative.name}
                </span>
              ) : null}
            </Link>
            {user ? <div className="hidden items-center gap-4 text-sm md:flex">{user}</div> : null}
            {nav.length > 0 || user ? (
              // The key folds the menu again after each step to another page.
              <details key={pathname} className="-me-2 md:hidden">
                <summary className="ms-auto flex min-h-11 w-fit list-none items-center gap-2 rounded px-2 font-semibold text-link text-sm [&::-webkit-details-marker]:hidden">
                  <svg
                    viewBox="0 0 16 16"
                    className="size-4"
                    stroke="currentColor"
                    strokeWidth="2"
                    aria-hidden="true"
                  >
                    <path d="M1 3.5h14M1 8h14M1 12.5h14" />
                  </svg>
                  Menu
                </summary>
                <nav
                  aria-label="Main"
                  className="absolute inset-x-0 top-full z-10 border-line border-b bg-paper px-4 pb-4 shadow-lg sm:px-6"
                >
                  <ul className="grid border-line border-t">
                    {nav.map((item) => (
                      <li key={item.to} className="border-line border-b">
                        <NavStep
                          item={item}
                          pathname={pathname}
                          className="flex min-h-12 items-center px-2"
                          current="font-bold text-ink"
                        />
                      </li>
                    ))}
                  </ul>
                  {user ? <div className="grid gap-2 px-2 pt-3 text-sm">{user}</div> : null}
                </nav>
              </details>
            ) : null}
          </div>
          {nav.length > 0 ? (
            <nav aria-label="Main" className="mx-auto hidden max-w-[76rem] px-4 sm:px-6 md:block">
              <ul className="-mx-2 flex flex-wrap">
                {nav.map((item) => (
                  <li key={item.to}>
                    <NavStep
                      item={item}
                      pathname={pathname}
                      className="flex min-h-11 items-center border-transparent border-b-3 px-2 pt-0.5 font-medium text-[0.9375rem] hover:border-line-strong"
                      current="border-link! text-ink"
                    />
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
        </header>
        <main id="main" tabIndex={-1} className="w-full flex-1 outline-none">
          {children}
        </main>
        <footer className="no-print mt-16 border-line border-t text-ink-soft text-sm">
          <div className="mx-auto flex max-w-[76rem] flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-6 sm:px-6">
            {footer ?? <p>Tidemark: shared measurement for anchor collaboratives</p>}
          </div>
        </footer>
      </div>
    </Followed>
  );
}

function NavStep({
  item: { to, label, end = false, current: given },
  pathname,
  className,
  current,
}: {
  item: NavItem;
  pathname: string;
  className: string;
  current: string;
}) {
  const here = given ?? isAt(pathname, to, end);
  return (
    <EagerLink
      to={to}
      aria-current={here ? "page" : undefined}
      className={`${className} no-underline ${here ? current : "text-ink-soft hover:text-ink"}`}
    >
      {label}
    </EagerLink>
  );
}

/** Is this address, or without `end` one below it, where we are? */
function isAt(pathname: string, to: string, end: boolean): boolean {
  const [here, there] = [pathname, to].map((path) => path.toLowerCase().replace(/\/+$/, "")) as [
    string,
    string,
  ];
  return here === there || (!end && here.startsWith(`${there}/`));
}
