import type { Strategy } from "~/domain/terms";

/** Small drawn signs, in the color of the text around them. All are decoration beside a word. */
const PATHS = {
  up: "M8 13.5V3M3.8 7.2 8 3l4.2 4.2",
  down: "M8 2.5V13M3.8 8.8 8 13l4.2-4.2",
  same: "M3 8h10",
  check: "M3 8.5 6.5 12 13 4.5",
  flag: "M4 14V2.5h8L10 6l2 3.5H4",
  ahead: "M2.5 8h10M9 4l4 4-4 4",
  warn: "M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2",
  cross: "M4 4l8 8M12 4l-8 8",
  pencil: "M3 13l.6-2.9L10.8 3l2.2 2.2-7.1 7.1z",
  sent: "M2.5 8.2 13.5 3l-3.6 10.4-2.6-4z",
  lock: "M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3",
  dash: "M4.5 8h7",
  shield: "M8 2l5 1.8v4c0 3-2.1 5-5 6.2-2.9-1.2-5-3.2-5-6.2v-4z",
  info: "M8 7.2v4M8 4.6v.2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z",
  clock: "M8 4.5V8l2.4 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z",
  search: "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.2 10.2 14 14",
  menu: "M1.5 3.5h13M1.5 8h13M1.5 12.5h13",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7.2h11M5.2 2v3M10.8 2v3",
  gauge: "M2 12.5a6 6 0 1 1 12 0M8 12.5 10.8 7.6",
  bars: "M2 14h12M4 14V9M8 14V3M12 14V6.5",
  stairs: "M2 13.5h3.5V10H9V6.5h3.5V3H14.5",
  people:
    "M8 5.6a2.1 2.1 0 1 1-4.2 0 2.1 2.1 0 0 1 4.2 0zM1.8 13c.2-2.6 1.8-4 4.1-4s3.9 1.4 4.1 4M10.4 3.7a2.1 2.1 0 0 1 0 3.9M11.6 9.4c1.5.4 2.5 1.6 2.7 3.6",
  page: "M3.5 2h6l3 3v9h-9zM9.5 2v3h3M5.8 8h4.4M5.8 10.8h4.4",
  table: "M2 3h12v10H2zM2 6.3h12M2 9.7h12M6 3v10",
  sliders: "M2 4.5h7M12 4.5h2M10.5 3v3M2 11.5h2M7 11.5h7M5.5 10v3",
  // A person, a basket, a house: one for each strategy.
  workforce: "M10.6 5.2a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0zM3 14c.3-3 2.3-4.6 5-4.6s4.7 1.6 5 4.6",
  purchasing: "M2 6.5h12l-1.5 7h-9zM5 6.5 7 2.5M11 6.5 9 2.5M6.2 9v2M9.8 9v2",
  investing: "M2 8 8 2.8 14 8M3.8 6.8v6.7h8.4V6.8M6.6 13.5V9.8h2.8v3.7",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon of one text height; hidden from screen readers, since a word always stands beside it. */
export function Icon({ name, className = "" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={`inline-block shrink-0 align-[-0.125em] ${className}`}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The class that gives its surroundings a strategy's accent (`text-accent`, `bg-accent-wash` …). */
export const ACCENT_CLASS: Record<Strategy, string> = {
  workforce: "accent-workforce",
  purchasing: "accent-purchasing",
  investing: "accent-investing",
};

/** A strategy's name with its icon, in its accent. */
export function StrategyLabel({ strategy, children }: { strategy: Strategy; children: React.ReactNode }) {
  return (
    <span className={`${ACCENT_CLASS[strategy]} inline-flex items-center gap-2 font-semibold text-accent`}>
      <Icon name={strategy} className="text-[1.2em]" />
      {children}
    </span>
  );
}
