import { type CsvCell, toCsv } from "~/exchange/csv";
import { textOf } from "~/ui/charts/ContributionChart";
import { pointText, whyNone } from "~/ui/charts/point-text";
import type { BarData } from "~/ui/charts/share/BarsPoster";
import type { ChartWords, TrendData } from "~/ui/charts/types";

const HEADER = ["series", "year", "value", "shown", "members", "complete", "unit", "title", "source"];

/**
 * A chart's numbers as CSV, one row a point. Shares are fractions. Where there is no value, the cell says why and is
 * never blank or 0.
 */
export function trendCsv(data: TrendData, words: ChartWords): string {
  const years = [...data.years].sort((a, b) => a - b);
  const about = [words.unit, words.title, words.source];
  const rows = data.series.flatMap((series) =>
    years.map((year): CsvCell[] => {
      const point = series.points.find((candidate) => candidate.year === year);
      const known = point ?? { year, value: null, missing: whyNone(data, year) };
      const shown = pointText(known, data);
      const complete = known.value === null ? "" : point?.soFar ? "no" : "yes";
      const members = point?.soFar ?? point?.coverage ?? "";
      return [series.name, year, known.value ?? shown, shown, members, complete, ...about];
    }),
  );
  const extra = (name: string, points: { year: number; value: number; shown?: string }[]) =>
    points.map((point): CsvCell[] => [
      name,
      point.year,
      point.value,
      pointText(point, data),
      "",
      "",
      ...about,
    ]);
  return toCsv(
    HEADER,
    [
      ...rows,
      ...extra(data.goal?.label ?? "", data.goal?.points ?? []),
      ...extra(data.projection?.label ?? "", (data.projection?.points ?? []).slice(-1)),
    ],
    { mark: true },
  );
}

/** Members' bars as CSV, one row a member. */
export function barsCsv(data: BarData, words: ChartWords, year: number): string {
  const rows = data.bars.map((bar): CsvCell[] => {
    const shown = bar.value === null ? textOf(bar, data) : (bar.exact ?? textOf(bar, data));
    return [bar.name, year, bar.value ?? shown, shown, "", "", words.unit, words.title, words.source];
  });
  return toCsv(HEADER, rows, { mark: true });
}
