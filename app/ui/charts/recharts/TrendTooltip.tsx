import { LineSwatch, leadingFirst } from "~/ui/charts/Legend";
import type { TrendPlan } from "~/ui/charts/plan";
import { pointText, textAt } from "~/ui/charts/point-text";
import type { TrendData } from "~/ui/charts/types";

/** More lines would cover the chart. Leading lines come first; the rest are only counted. */
const MOST_ROWS = 8;

/** The year at the pointer or arrow keys, and each line's exact figure or why there is none. */
export function TrendTooltip({
  active,
  year,
  plan,
  data,
}: {
  active: boolean;
  year: string | number | undefined;
  plan: TrendPlan;
  data: TrendData;
}) {
  const shown = active && year !== undefined;
  const lines = leadingFirst(plan);
  const goal = data.goal?.points.find((point) => point.year === Number(year));
  const end = data.projection?.points.at(-1);
  const projection = end?.year === Number(year) ? end : undefined;
  const rest = lines.length - MOST_ROWS;
  return (
    // A status region, so that screen readers announce each year as arrow keys reach it.
    <div
      role="status"
      className={
        shown
          ? "max-w-80 rounded-md border border-line bg-raised px-3 py-2 text-ink text-sm shadow-md"
          : "hidden"
      }
    >
      {shown ? (
        <>
          <p className="tabular font-semibold">{year}</p>
          <ul className="mt-1 grid gap-1">
            {lines.slice(0, MOST_ROWS).map(({ id, name, look }) => {
              const points = data.series.find((series) => series.id === id)?.points;
              const point = points?.find((candidate) => candidate.year === Number(year));
              return (
                <li key={id} className="flex items-center gap-2">
                  <LineSwatch look={look} />
                  <span className="text-ink-soft">{name}</span>
                  <span className="tabular ms-auto whitespace-nowrap ps-3 text-end font-semibold">
                    {textAt(data, id, Number(year))}
                    {point?.soFar || point?.coverage ? (
                      <span className="block font-normal text-ink-soft text-xs">
                        {point.soFar ? `so far, ${point.soFar}` : point.coverage}
                      </span>
                    ) : null}
                  </span>
                </li>
              );
            })}
            {goal ? (
              <li className="flex gap-2">
                <span className="text-ink-soft">Expected on the way to the goal</span>
                <span className="tabular ms-auto whitespace-nowrap ps-3 font-semibold">
                  {pointText(goal, data)}
                </span>
              </li>
            ) : null}
            {projection ? (
              <li className="flex gap-2">
                <span className="text-ink-soft">{data.projection?.label}</span>
                <span className="tabular ms-auto whitespace-nowrap ps-3 font-semibold">
                  {pointText(projection, data)}
                </span>
              </li>
            ) : null}
          </ul>
          {rest > 0 ? <p className="mt-1 text-ink-soft text-xs">and {rest} more in the table</p> : null}
        </>
      ) : null}
    </div>
  );
}
