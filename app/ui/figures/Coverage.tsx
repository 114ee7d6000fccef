import type { Coverage as CoverageCount } from "~/domain/terms";
import { asOfDay, formatCount } from "./format-numbers";

/** With more segments than this, they are too thin to tell apart; the bar is then continuous. */
const MOST_SEGMENTS = 24;

/**
 * "11 of 12 members reported", with one small segment a member. The words always stand; the bar helps. A figure that
 * keeps what was shown earlier names the day.
 */
export function Coverage({
  reporting,
  expected,
  locale,
  verb = "reported",
  asOf,
}: CoverageCount & { locale: string; verb?: string; asOf?: string | undefined }) {
  const members = expected === 1 ? "member" : "members";
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-soft text-sm">
      <CoverageBar reporting={reporting} expected={expected} />
      <span className="tabular">
        {formatCount(reporting, { locale })} of {formatCount(expected, { locale })} {members} {verb}
        {asOf === undefined ? "" : `, ${asOfDay(asOf, { locale })}`}
      </span>
    </span>
  );
}

/** The bar alone: filled for those who reported, outlined for those still missing. */
export function CoverageBar({ reporting, expected }: CoverageCount) {
  if (expected <= 0) return null;
  const count = Math.min(expected, MOST_SEGMENTS);
  const filled = Math.floor((Math.min(reporting, expected) / expected) * count);
  return (
    <svg
      width={`${count * 0.4}em`}
      height="0.75em"
      viewBox={`0 0 ${count * 6.4} 12`}
      aria-hidden="true"
      focusable="false"
      className="print-color shrink-0 text-accent"
    >
      {filled > 0 ? (
        <path d={segments(0, filled)} fill="currentColor" stroke="currentColor" strokeWidth={1.2} />
      ) : null}
      {filled < count ? (
        <path d={segments(filled, count)} fill="none" stroke="var(--color-line-strong)" strokeWidth={1.2} />
      ) : null}
    </svg>
  );
}

const SEGMENT = "h2a1 1 0 0 1 1 1v8.8a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-8.8a1 1 0 0 1 1-1z";

/** Rounded rectangles side by side, from one place up to another. */
function segments(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, place) => {
    const start = (from + place) * 6.4 + 1.6;
    return `M${start.toFixed(1)} .6${SEGMENT}`;
  }).join("");
}
