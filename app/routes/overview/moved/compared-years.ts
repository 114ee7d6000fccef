import type { Disclosed } from "~/domain/disclosure/disclosure";
import type { Rollup } from "~/domain/rollup/figures";

/**
 * The year that a figure is compared with (?from=), and the earlier years that somebody reported. Without a year in
 * the address, or with one that is not among them, it is the newest. `from` is null where there is none.
 */
export function comparedYears(
  request: Request,
  rollup: Disclosed<Rollup>,
  { code, year }: { code: string; year: number },
): { from: number | null; earlier: number[] } {
  const earlier = rollup.years
    .filter((figures) => figures.year < year && hasFigure(figures, code))
    .map((figures) => figures.year);
  const from = Number(new URL(request.url).searchParams.get("from"));
  return { from: earlier.includes(from) ? from : (earlier.at(-1) ?? null), earlier };
}

function hasFigure({ metrics, totals }: Rollup["years"][number], code: string): boolean {
  const figure =
    metrics.find(({ metric }) => metric === code) ?? totals.find(({ measure }) => measure === code);
  return figure !== undefined && (figure.value !== null || figure.withheld !== null);
}
