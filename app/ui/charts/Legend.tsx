import type { Look } from "./looks";
import { MarkerShapeAtOrigin } from "./Marker";
import { PAGE_PAINT, strokeOf } from "./paint";
import type { TrendPlan } from "./plan";

/** Names of the lines, each with a piece of it. A single line needs none: the title names it. */
export function TrendLegend({ plan }: { plan: TrendPlan }) {
  if (plan.series.length < 2 && !plan.goal && !plan.projection) return null;
  const leading = plan.series.find(({ look }) => look.leads);
  return (
    <ul className="mb-1 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {leadingFirst(plan).map((series) => (
        <li
          key={series.id}
          className={`inline-flex items-center gap-2 ${series.look.leads ? "font-semibold" : "text-ink-soft"}`}
        >
          <LineSwatch look={series.look} />
          {series.name}
        </li>
      ))}
      {plan.goal ? (
        <li className="inline-flex items-center gap-2 text-ink-soft">
          <GoalSwatch />
          {plan.goal.label}
        </li>
      ) : null}
      {plan.projection && leading ? (
        <li className="inline-flex items-center gap-2 text-ink-soft">
          <LineSwatch look={{ ...leading.look, shape: "diamond", dash: "7 5", width: 2 }} />
          {plan.projection.label}
        </li>
      ) : null}
    </ul>
  );
}

/** Those that lead, then the rest, each in the order given; the drawing has them the other way round. */
export function leadingFirst(plan: TrendPlan) {
  return [...plan.series].sort((a, b) => Number(b.look.leads) - Number(a.look.leads));
}

/** A short piece of a line with its marker. */
export function LineSwatch({ look }: { look: Look }) {
  const colour = strokeOf(look, PAGE_PAINT);
  return (
    <svg
      width="32"
      height="14"
      viewBox="-16 -7 32 14"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path d="M-16 0H16" stroke={colour} strokeWidth={look.width} strokeDasharray={look.dash} />
      <MarkerShapeAtOrigin shape={look.shape} radius={look.radius} colour={colour} paper={PAGE_PAINT.paper} />
    </svg>
  );
}

function GoalSwatch() {
  return (
    <svg
      width="32"
      height="14"
      viewBox="-16 -7 32 14"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path
        d="M-15 0H4"
        stroke={PAGE_PAINT.inkSoft}
        strokeWidth={1.5}
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      <circle cx={9} r={5} fill={PAGE_PAINT.paper} stroke={PAGE_PAINT.ink} strokeWidth={2} />
    </svg>
  );
}
