import type { Coverage } from "~/domain/terms";
import { formatCount } from "~/ui/figures/format-numbers";

/** Coverage by year: a column per year, filled to the share of members that reported, with their count below. */
export function CoverageStrip({
  years,
  locale,
  title = "Members who reported, by year",
  highlightYear,
}: {
  years: ({ year: number } & Coverage)[];
  locale: string;
  title?: string;
  highlightYear?: number;
}) {
  const most = Math.max(1, ...years.map(({ expected }) => expected));
  return (
    <figure>
      <figcaption className="mb-2 font-semibold text-sm">{title}</figcaption>
      <ol className="flex flex-wrap gap-x-1 gap-y-4">
        {years.map(({ year, reporting, expected }) => {
          const full = (expected / most) * 100;
          const filled = (Math.min(reporting, expected) / most) * 100;
          const complete = expected > 0 && reporting >= expected;
          return (
            <li key={year} className="w-16 text-center text-sm">
              <svg
                width="2rem"
                height="3rem"
                aria-hidden="true"
                className="print-color mx-auto block text-accent"
              >
                <rect
                  x="1"
                  width="1.875rem"
                  y={`${100 - full}%`}
                  height={`${full}%`}
                  rx="2"
                  fill="var(--color-sunk)"
                  stroke="var(--color-line-strong)"
                />
                <rect
                  x="1"
                  width="1.875rem"
                  y={`${100 - filled}%`}
                  height={`${filled}%`}
                  rx="2"
                  fill="currentColor"
                />
                <line x2="100%" y1="100%" y2="100%" stroke="var(--color-line-strong)" strokeWidth="2" />
              </svg>
              <span className={`tabular block ${year === highlightYear ? "font-bold" : "text-ink-soft"}`}>
                {year}
              </span>
              <span className={`tabular block whitespace-nowrap text-xs ${complete ? "font-semibold" : ""}`}>
                {formatCount(reporting, { locale })} of {formatCount(expected, { locale })}
              </span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
