import { pathOf } from "~/ui/charts/frame";
import { Marker } from "~/ui/charts/Marker";
import { strokeOf } from "~/ui/charts/paint";
import type { PlannedSeries } from "~/ui/charts/placing/marks";
import { type Layer, Stretch } from "./layer";

/** The line to a year that is still being reported. */
export const SO_FAR_DASH = "4 4";

/** The lines and their markers. */
export function TrendLines({ plan, frame, paint }: Layer) {
  return plan.series.map((series) => (
    <g key={series.id}>
      <Stretch frame={frame}>
        {series.runs.map((run) => (
          <path
            key={run[0]?.year}
            d={pathOf(frame, run)}
            fill="none"
            stroke={strokeOf(series.look, paint)}
            strokeWidth={series.look.width}
            strokeDasharray={series.look.dash}
            strokeLinejoin="round"
            strokeLinecap="butt"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {series.soFarRuns.map((run) => (
          <path
            key={run[0]?.year}
            d={pathOf(frame, run)}
            fill="none"
            stroke={strokeOf(series.look, paint)}
            strokeWidth={series.look.width}
            strokeDasharray={SO_FAR_DASH}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </Stretch>
      <TrendMarks series={series} frame={frame} paint={paint} />
    </g>
  ));
}

/** The markers of a series. */
export function TrendMarks({ series, frame, paint }: Omit<Layer, "plan"> & { series: PlannedSeries }) {
  const { shape, radius } = series.look;
  return series.marks.map((mark) => (
    <Marker
      key={mark.year}
      frame={frame}
      at={mark}
      shape={shape}
      radius={radius}
      color={strokeOf(series.look, paint)}
      paper={paint.paper}
      hollow={mark.hollow}
    />
  ));
}
