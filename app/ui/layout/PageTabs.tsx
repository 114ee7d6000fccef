import { NavLink } from "@remix-run/react";

export interface PageTab {
  to: string;
  label: string;
  /** Only the exact address counts, not those below it. */
  end?: boolean;
}

/** Tabs between pages that belong together, below the title; `compact`: in one line above what needs the space. */
export function PageTabs({
  label,
  tabs,
  compact = false,
}: {
  label: string;
  tabs: PageTab[];
  compact?: boolean | undefined;
}) {
  return (
    <nav
      aria-label={label}
      className={`no-print ${compact ? "min-w-0 overflow-x-auto" : "-mt-4 border-line border-b"}`}
    >
      <ul className={`flex ${compact ? "-ms-3 whitespace-nowrap" : "-mx-3 flex-wrap"}`}>
        {tabs.map(({ to, label: text, end = false }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className={({ isActive }) =>
                `flex items-center border-b-3 px-3 text-[0.9375rem] no-underline ${compact ? "min-h-8 max-sm:min-h-11" : "min-h-11"} ${
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
