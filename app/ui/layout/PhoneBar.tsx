import { useLocation } from "@remix-run/react";
import type { KeyboardEvent, ReactNode } from "react";
import { EagerLink } from "~/ui/controls/PageLink";
import { Icon } from "~/ui/figures/icons";
import { currentOf, isAt, isIn, type NavSection } from "./navigation";

const ITEM =
  "flex min-h-15 w-full flex-col items-center justify-center gap-1 px-0.5 text-center text-xs leading-tight no-underline";
const state = (current: boolean) => (current ? "font-semibold text-ink" : "text-ink-soft");

/** The navigation of a phone: a bar of a few sections at the bottom, and a menu of all of them. Needs no script. */
export function PhoneBar({
  bar,
  nav,
  user,
}: {
  /** The sections in the bar. */
  bar: NavSection[];
  nav: NavSection[];
  /** The visitor's name and sign-out form. */
  user: ReactNode;
}) {
  const { pathname } = useLocation();
  const elsewhere = nav.some((section) => !bar.includes(section) && isIn(pathname, section));
  return (
    <nav
      aria-label="Main"
      className="no-print phone-bar fixed inset-x-0 bottom-0 z-30 border-line-strong border-t bg-paper md:hidden"
    >
      <ul className="flex">
        {bar.map((section) => {
          const current = currentOf(pathname, section);
          return (
            <li key={section.to} className="min-w-0 flex-1">
              <EagerLink
                to={section.to}
                aria-current={current}
                className={`${ITEM} ${state(current !== undefined)}`}
              >
                <Icon name={section.icon} className="text-xl" />
                {section.label}
              </EagerLink>
            </li>
          );
        })}
        <li className="min-w-0 flex-1">
          {/* The key closes the menu after each navigation. */}
          <details key={pathname} onKeyDown={closeOnEscape}>
            <summary className={`${ITEM} list-none [&::-webkit-details-marker]:hidden ${state(elsewhere)}`}>
              <Icon name="menu" className="text-xl" />
              Menu
            </summary>
            <div className="absolute inset-x-0 bottom-full max-h-[75dvh] overflow-y-auto border-line-strong border-t bg-paper px-4 pb-3 shadow-[0_-8px_24px_rgb(0_0_0/0.18)] sm:px-6">
              <ul>
                {nav.map((section) => (
                  <MenuSection key={section.to} section={section} pathname={pathname} />
                ))}
              </ul>
              {user ? <div className="grid gap-2 px-2 pt-3 text-sm">{user}</div> : null}
            </div>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function MenuSection({ section, pathname }: { section: NavSection; pathname: string }) {
  const several = section.pages.length > 1;
  const current = isIn(pathname, section);
  return (
    <li className="border-line border-b">
      {several ? (
        <p className={`flex min-h-10 items-end px-2 ${current ? "font-bold" : "text-ink-soft"}`}>
          {section.label}
        </p>
      ) : (
        <MenuLink to={section.to} label={section.label} current={current} />
      )}
      {several ? (
        <ul className="pb-1 ps-4">
          {section.pages.map(({ to, label }) => (
            <li key={to}>
              <MenuLink to={to} label={label} current={isAt(pathname, to)} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function MenuLink({ to, label, current }: { to: string; label: string; current: boolean }) {
  return (
    <EagerLink
      to={to}
      aria-current={current ? "page" : undefined}
      className={`flex min-h-11 items-center px-2 no-underline ${current ? "font-bold text-ink" : "text-ink-soft"}`}
    >
      {label}
    </EagerLink>
  );
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== "Escape" || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector("summary")?.focus();
}
