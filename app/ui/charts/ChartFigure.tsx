import type { ReactNode } from "react";
import type { ChartSize } from "./types";

/** The frame of every chart: what it shows in a sentence, the drawing, its note, its table. */
export function ChartFigure({
  title,
  note,
  size = "large",
  className = "",
  table,
  children,
}: {
  title: string;
  note?: string | undefined;
  size?: ChartSize;
  className?: string;
  table?: ReactNode;
  children: ReactNode;
}) {
  return (
    <figure className={`chart ${className}`}>
      <figcaption
        className={`max-w-[62ch] text-balance font-semibold font-serif leading-snug ${
          size === "large" ? "mb-3 text-xl" : "mb-2 text-base"
        }`}
      >
        {title}
      </figcaption>
      {children}
      {note ? <p className="mt-2 max-w-[75ch] text-ink-soft text-sm">{note}</p> : null}
      {table}
    </figure>
  );
}
