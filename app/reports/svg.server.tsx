import { renderToStaticMarkup } from "react-dom/server";
import { isHollow, leadingFirst, SO_FAR_LABEL } from "~/ui/charts/Legend";
import { SO_FAR_DASH } from "~/ui/charts/layers/TrendLines";
import type { LineStyle } from "~/ui/charts/line-styles";
import { MarkerShapeAtOrigin } from "~/ui/charts/Marker";
import { PRINT_PAINT, strokeOf } from "~/ui/charts/paint";
import { planTrend } from "~/ui/charts/plan";
import { StaticTrend } from "~/ui/charts/StaticTrend";
import type { TrendData } from "~/ui/charts/types";
import type { ReportModel, ReportTrend } from "./model";

/** Charts as SVG for files: drawn as on pages, in fixed colors and at a fixed size. */

export interface DrawnSize {
  width: number;
  height: number;
  /** The font size of one rem. */
  rem: number;
}

type Writing = Pick<ReportModel, "locale" | "currency">;

/** The lines, without title and legend. */
export function trendSvg(
  data: ReportTrend,
  { locale, currency }: Writing,
  size: DrawnSize,
  alt: string,
): string {
  const drawn = <StaticTrend {...data} locale={locale} currency={currency} {...size} label={alt} />;
  return plated(renderToStaticMarkup(drawn));
}

const RIMMED = /<text ([^>]*) paint-order="stroke">([^<]*)<\/text>/g;

/**
 * Replaces the outline around a label by a plate behind it: programs that draw letter by letter would cover each
 * letter with the outline of the next.
 */
function plated(svg: string): string {
  return svg.replace(RIMMED, (_, attributes: string, label: string) => {
    const of = (name: string) => attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`))?.[1];
    const em = Number(of("font-size"));
    const [x, y] = ["x", "y"].map((axis) => Number(of(axis)) + Number.parseFloat(of(`d${axis}`) ?? "0") * em);
    const width = label.length * em * 0.58;
    const before = { middle: 0.5, end: 1 }[of("text-anchor") ?? ""] ?? 0;
    const left = (x ?? 0) - width * before;
    const plate = `x="${left.toFixed(2)}" y="${((y ?? 0) - em * 0.82).toFixed(2)}" width="${width.toFixed(2)}"`;
    const rimless = attributes.replace(/ stroke(-[a-z]+)?="[^"]*"/g, "");
    return `<rect ${plate} height="${em}" rx="2" fill="${PRINT_PAINT.paper}" opacity="0.85"/><text ${rimless}>${label}</text>`;
  });
}

export interface LegendEntry {
  /** A short piece of the line. */
  swatch: string;
  label: string;
  leads: boolean;
}

/** What each line is. A single line needs no legend: the title names it. */
export function trendLegend(data: ReportTrend, { locale, currency }: Writing): LegendEntry[] {
  const trend: TrendData = { ...data, locale, currency };
  const plan = planTrend(trend, "large");
  const hollow = plan.series.find(({ marks }) => marks.some(isHollow));
  if (plan.series.length < 2 && !plan.goal && !plan.projection && !hollow) return [];
  const leading = plan.series.find(({ look }) => look.leads);
  const projected = leading && { ...leading.look, shape: "diamond" as const, dash: "7 5", width: 2 };
  return [
    ...leadingFirst(plan).map(({ look, name }) => ({
      swatch: lineSwatch(look),
      label: name,
      leads: look.leads,
    })),
    ...(hollow
      ? [
          {
            swatch: lineSwatch({ ...hollow.look, dash: SO_FAR_DASH }, true),
            label: SO_FAR_LABEL,
            leads: false,
          },
        ]
      : []),
    ...(plan.goal ? [{ swatch: goalSwatch(), label: plan.goal.label, leads: false }] : []),
    ...(plan.projection && projected
      ? [{ swatch: lineSwatch(projected), label: plan.projection.label, leads: false }]
      : []),
  ];
}

const BOX = { xmlns: "http://www.w3.org/2000/svg", width: 32, height: 14, viewBox: "-16 -7 32 14" };

function lineSwatch(look: LineStyle, hollow = false): string {
  const color = strokeOf(look, PRINT_PAINT);
  const { shape, radius, width, dash } = look;
  return renderToStaticMarkup(
    <svg {...BOX} aria-hidden="true">
      <path d="M-16 0H16" stroke={color} strokeWidth={width} strokeDasharray={dash} />
      <MarkerShapeAtOrigin
        shape={shape}
        radius={radius}
        color={color}
        paper={PRINT_PAINT.paper}
        hollow={hollow}
      />
    </svg>,
  );
}

function goalSwatch(): string {
  const { ink, inkSoft, paper } = PRINT_PAINT;
  return renderToStaticMarkup(
    <svg {...BOX} aria-hidden="true">
      <path d="M-15 0H4" stroke={inkSoft} strokeWidth={1.5} strokeDasharray="1 5" strokeLinecap="round" />
      <circle cx={9} r={5} fill={paper} stroke={ink} strokeWidth={2} />
    </svg>,
  );
}
