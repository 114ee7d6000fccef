import type { ReactNode } from "react";
import type { ChartSize } from "./types";

/** The frame of every chart: a title that says what it shows, the drawing, its unit and source, a note, a table, and its files. */
export function ChartFigure({
  title,
  note,
  unit,
  source,
  size = "large",
  className = "",
  table,
  actions,
  children,
}: {
  title: string;
  note?: string | undefined;
  /** What the numbers count. */
  unit?: string | undefined;
  /** Where the numbers come from. */
  source?: string | undefined;
  size?: ChartSize;
  className?: string;
  table?: ReactNode;
  /** What can be done with the chart. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <figure className={`chart ${className}`}>
      <figcaption
        className={`max-w-[62ch] text-balance font-semibold font-serif leading-snug ${
          size === "large" ? "text-xl" : "text-base"
        }`}
      >
        {title}
      </figcaption>
      <p className={`text-ink-soft text-sm ${size === "large" ? "mt-1 mb-3" : "mb-2"}`}>{unit}</p>
      {children}
      {note ? <p className="mt-2 max-w-[75ch] text-ink-soft text-sm">{note}</p> : null}
      {source ? <p className="mt-1 max-w-[75ch] text-ink-soft text-sm">{source}</p> : null}
      {table}
      {actions}
    </figure>
  );
}
