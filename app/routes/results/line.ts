import type { IndicatorRecord } from "~/domain/indicators/indicators";
import type { CurveStanding } from "~/domain/results/standing";
import type { indicatorChart } from "~/ui/figures/indicators/indicator-view";

type Chart = ReturnType<typeof indicatorChart>;

/** The chart of an indicator with the line that it was on before: dashed, from the year the work began. */
export function withLine(
  chart: Chart,
  indicator: IndicatorRecord,
  { line, before, year }: CurveStanding,
): Chart {
  const last = before.at(-1);
  const from = indicator.values.find((value) => value.year === last);
  if (line === null || year === null || last === undefined || !from) return chart;
  const scale = indicator.unit === "percent" ? 100 : 1;
  return {
    ...chart,
    data: {
      ...chart.data,
      projection: {
        label: `Where the line through ${before[0]} to ${last} would have led`,
        points: [
          { year: last, value: Number(from.value) / scale },
          { year, value: line / scale },
        ],
      },
    },
  };
}
