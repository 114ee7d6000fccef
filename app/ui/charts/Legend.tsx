import { SO_FAR_DASH } from "./layers/TrendLines";
import type { LineStyle } from "./line-styles";
import { MarkerShapeAtOrigin } from "./Marker";
import { PAGE_PAINT, strokeOf } from "./paint";
import type { Mark } from "./placing/marks";
import type { TrendPlan } from "./plan";

/** The lines' names, each with a sample. A single line needs no legend, since the title names it. */
export function TrendLegend({ plan }: { plan: TrendPlan }) {
  const hollow = plan.series.find(({ marks }) => marks.some(isHollow));
  if (plan.series.length < 2 && !plan.goal && !plan.projection && !hollow) return null;
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
      {hollow ? (
        <li className="inline-flex items-center gap-2 text-ink-soft">
          <LineSwatch look={{ ...hollow.look, dash: SO_FAR_DASH }} hollow />
          {SO_FAR_LABEL}
        </li>
      ) : null}
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

export const SO_FAR_LABEL = "Year still being reported";
export const isHollow = ({ hollow }: Mark) => hollow === true;

/** Leading series first. The drawing has them last, to put them on top. */
export function leadingFirst(plan: TrendPlan) {
  return [...plan.series].sort((a, b) => Number(b.look.leads) - Number(a.look.leads));
}

/** A short sample of a line with its marker. */
export function LineSwatch({ look, hollow = false }: { look: LineStyle; hollow?: boolean }) {
  const color = strokeOf(look, PAGE_PAINT);
  return (
    <svg
      width="32"
      height="14"
      viewBox="-16 -7 32 14"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path d="M-16 0H16" stroke={color} strokeWidth={look.width} strokeDasharray={look.dash} />
      <MarkerShapeAtOrigin
        shape={look.shape}
        radius={look.radius}
        color={color}
        paper={PAGE_PAINT.paper}
        hollow={hollow}
      />
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
