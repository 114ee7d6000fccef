import { Link, useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { paths } from "~/paths";
import { EagerLink } from "~/ui/controls/PageLink";
import { Icon } from "~/ui/figures/icons";
import { Wordmark } from "./Logo";
import { currentOf, isAt, isIn, type NavSection } from "./navigation";

export interface CollaborativeLink {
  name: string;
  to?: string;
  /** The address of its own logo, which then stands in place of ours. */
  logo?: string | null;
}

/** A way to search: a field where there is room, and the address of a page everywhere else. */
export interface HeaderSearch {
  to: string;
  field: ReactNode;
}

/** The logo, the collaborative's name, and the navigation. On a phone, the navigation is in PhoneBar instead. */
export function AppHeader({
  collaborative,
  nav,
  search,
  user,
}: {
  collaborative: CollaborativeLink | undefined;
  nav: NavSection[];
  search: HeaderSearch | undefined;
  user: ReactNode;
}) {
  const { pathname } = useLocation();
  const home = collaborative?.to ?? paths.home();
  return (
    <header className="own-band no-print relative border-line border-b">
      <div className="frame flex flex-wrap items-center gap-x-4">
        <Link
          to={home}
          className="flex min-h-16 min-w-0 flex-1 flex-col items-start justify-center gap-x-3.5 gap-y-1 py-2.5 no-underline sm:flex-row sm:items-center sm:justify-start"
          aria-label={collaborative ? `Tidemark, ${collaborative.name}: start page` : "Tidemark: start page"}
        >
          {collaborative?.logo ? <img src={collaborative.logo} alt="" className="own-logo" /> : <Wordmark />}
          {collaborative ? (
            <span className="min-w-0 border-line-strong text-ink-soft text-sm leading-tight sm:border-s sm:py-0.5 sm:ps-3.5">
              {collaborative.name}
            </span>
          ) : null}
        </Link>
        {user ? <div className="hidden items-center gap-4 text-sm md:flex">{user}</div> : null}
        {search ? (
          <Link
            to={search.to}
            className="-me-2 flex size-11 items-center justify-center rounded text-link no-underline md:hidden"
          >
            <Icon name="search" className="text-xl" />
            <span className="sr-only">Search</span>
          </Link>
        ) : null}
        {user && nav.length === 0 ? <UserMenu key={pathname}>{user}</UserMenu> : null}
      </div>
      {nav.length > 0 ? <Sections nav={nav} search={search} pathname={pathname} /> : null}
    </header>
  );
}

function Sections({
  nav,
  search,
  pathname,
}: {
  nav: NavSection[];
  search: HeaderSearch | undefined;
  pathname: string;
}) {
  const current = nav.find((section) => isIn(pathname, section));
  return (
    <>
      <div className="frame hidden items-center gap-x-4 md:flex">
        <nav aria-label="Main" className="min-w-0 flex-1">
          <ul className="-mx-2 flex flex-wrap">
            {nav.map((section) => {
              const state = currentOf(pathname, section);
              return (
                <li key={section.to}>
                  <EagerLink
                    to={section.to}
                    aria-current={state}
                    className={`flex min-h-11 items-center border-b-3 px-2 pt-0.5 font-medium text-[0.9375rem] no-underline ${
                      state
                        ? "border-link text-ink"
                        : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink"
                    }`}
                  >
                    {section.label}
                  </EagerLink>
                </li>
              );
            })}
          </ul>
        </nav>
        {search ? (
          <>
            <div className="hidden w-60 shrink-0 xl:block">{search.field}</div>
            <Link
              to={search.to}
              className="flex min-h-11 items-center gap-2 self-start px-2 text-[0.9375rem] no-underline xl:hidden"
            >
              <Icon name="search" />
              <span className="sr-only lg:not-sr-only">Search</span>
            </Link>
          </>
        ) : null}
      </div>
      {current && current.pages.length > 1 ? <Pages section={current} pathname={pathname} /> : null}
    </>
  );
}

/** The pages of the section that the current page is in. */
function Pages({ section, pathname }: { section: NavSection; pathname: string }) {
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another entry to bring into sight
  useEffect(() => {
    const entry = list.current?.querySelector('[aria-current="page"]');
    if (!list.current || !entry) return;
    const { left, width } = entry.getBoundingClientRect();
    list.current.scrollLeft += left - (list.current.clientWidth - width) / 2;
  }, [pathname]);
  return (
    <nav aria-label={section.label} className="border-line border-t bg-sunk">
      <ul ref={list} className="frame flex gap-x-5 overflow-x-auto">
        {section.pages.map(({ to, label }) => {
          const current = isAt(pathname, to);
          return (
            <li key={to} className="shrink-0">
              <EagerLink
                to={to}
                aria-current={current ? "page" : undefined}
                className={`flex min-h-11 items-center text-sm no-underline ${
                  current ? "font-semibold text-ink" : "text-ink-soft hover:text-ink hover:underline"
                }`}
              >
                {label}
              </EagerLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The person's own links on a phone, on pages outside of a collaborative. */
function UserMenu({ children }: { children: ReactNode }) {
  return (
    <details className="-me-2 md:hidden">
      <summary className="ms-auto flex min-h-11 w-fit list-none items-center gap-2 rounded px-2 font-semibold text-link text-sm [&::-webkit-details-marker]:hidden">
        <Icon name="menu" className="text-base" />
        Menu
      </summary>
      <div className="absolute inset-x-0 top-full z-10 grid gap-2 border-line border-y bg-paper px-4 py-3 text-sm shadow-lg sm:px-6">
        {children}
      </div>
    </details>
  );
}
