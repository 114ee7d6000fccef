import { useLocation } from "@remix-run/react";
import { PageLink } from "./PageLink";

/** Links to the same page in another year; all other parts of the address are kept. */
export function YearPicker({
  years,
  current,
  parameter = "year",
  label = "Reporting year",
  closed = [],
}: {
  years: number[];
  current: number;
  parameter?: string;
  label?: string;
  /** Closed years: a small lock, and a word for screen readers. */
  closed?: number[];
}) {
  const { pathname, search } = useLocation();
  const addressOf = (year: number) => {
    const next = new URLSearchParams(search);
    next.set(parameter, String(year));
    return `${pathname}?${next}`;
  };
  return (
    <nav aria-label={label} className="no-print min-w-0 first:-ms-3.5">
      {/* Padding inside the items: browsers ignore gaps when they compute the list's preferred width. */}
      <ul className="flex max-w-full flex-wrap">
        {years.map((year) => {
          const here = year === current;
          return (
            <li key={year} className="p-0.5">
              <PageLink
                to={addressOf(year)}
                preventScrollReset
                aria-current={here ? "true" : undefined}
                className={`tabular flex min-h-9 items-center gap-1 rounded-full border px-3 text-[0.9375rem] no-underline ${
                  here
                    ? "border-ink bg-ink font-semibold text-paper"
                    : "border-transparent text-link hover:border-line-strong"
                }`}
              >
                {year}
                {closed.includes(year) ? (
                  <>
                    <svg viewBox="0 0 16 16" className="size-3" fill="currentColor" aria-hidden="true">
                      <path d="M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2H9.5V5a1.5 1.5 0 0 0-3 0v2z" />
                    </svg>
                    <span className="sr-only">closed</span>
                  </>
                ) : null}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
