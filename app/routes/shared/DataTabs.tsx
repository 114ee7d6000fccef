import { NavLink } from "@remix-run/react";
import type { Shell } from "~/access/shell";

/** Pages about the data of a collaborative: address below /c/…/data, name, and who needs them. */
const PAGES = [
  ["", "Enter data", ["backbone", "convener", "data_lead"]],
  ["/status", "Status", ["backbone", "convener", "data_lead"]],
  ["/years", "Years", ["backbone", "convener"]],
  ["/reminders", "Reminders", ["backbone"]],
  ["/import", "Import", ["backbone", "data_lead"]],
] as const;

/** The pages about data, side by side, under the title of each. */
export function DataTabs({ shell }: { shell: Shell }) {
  return (
    <nav aria-label="Data" className="no-print -mt-4 border-line border-b">
      <ul className="-mx-3 flex flex-wrap">
        {PAGES.filter(([, , roles]) => roles.some((role) => role === shell.role)).map(([path, label]) => (
          <li key={path}>
            <NavLink
              to={`/c/${shell.slug}/data${path}`}
              end={path === ""}
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
        ))}
      </ul>
    </nav>
  );
}
