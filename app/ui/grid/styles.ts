/** CSS classes shared by parts of the grid. */

export const smallButton =
  "inline-flex min-h-8 items-center justify-center rounded-md border border-line-strong bg-raised px-2.5 py-1 text-sm font-semibold leading-tight text-ink hover:bg-sunk disabled:opacity-60";

/** Hatching for closed years; visible in grayscale. */
export const hatched =
  "bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--color-line)_5px_7px)] print-color";

/** The names of the rows; where many years scroll, they stay in view. */
export const labelColumn = (focusYear: number | undefined): string =>
  focusYear === undefined ? stickyColumn : "grid-card-label border-line bg-paper px-3 text-start sm:w-full";

/** Keeps the first column in view while the years scroll. */
const stickyColumn =
  "sticky start-0 z-10 w-36 min-w-36 max-w-36 border-e border-line bg-paper px-3 text-start sm:w-64 sm:min-w-64 sm:max-w-64";
