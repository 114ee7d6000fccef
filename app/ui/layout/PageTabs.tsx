import { NavLink } from "@remix-run/react";

export interface PageTab {
  to: string;
  label: string;
  /** Only the exact address counts, not those below it. */
  end?: boolean;
}

/** Pages that belong together, under the title of each. */
export function PageTabs({ label, tabs }: { label: string; tabs: PageTab[] }) {
  return (
    <nav aria-label={label} className="no-print -mt-4 border-line border-b">
      <ul className="-mx-3 flex flex-wrap">
        {tabs.map(({ to, label: text, end = false }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className={({ isActive }) =>
                `flex min-h-11 items-center border-b-3 px-3 text-[0.9375rem] no-underline ${
                  isActive
                    ? "border-link text-ink"
                    : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink"
                }`
              }
            >
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
