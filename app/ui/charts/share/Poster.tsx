import type { ReactNode } from "react";
import { isHollow, leadingFirst, SO_FAR_LABEL } from "~/ui/charts/Legend";
import { SO_FAR_DASH } from "~/ui/charts/layers/TrendLines";
import type { LineStyle } from "~/ui/charts/line-styles";
import { MarkerShapeAtOrigin } from "~/ui/charts/Marker";
import { FILE_SERIF, PRINT_PAINT, strokeOf } from "~/ui/charts/paint";
import { textWidth, wrapped } from "~/ui/charts/placing/text-width";
import { planTrend } from "~/ui/charts/plan";
import { StaticTrend } from "~/ui/charts/StaticTrend";
import type { ChartWords, TrendData } from "~/ui/charts/types";

/** A chart with all its words as one picture: for files that travel without the page. */

const WIDTH = 960;
const SIDE = 32;
const INNER = WIDTH - 2 * SIDE;

interface Line {
  text: string;
  px: number;
  weight?: number;
  fill: string;
  serif?: boolean;
  /** Room above it. */
  gap?: number;
}

/** A picture: a title, its unit, something drawn, and small print. */
export function Poster({
  words,
  credit,
  height,
  children,
}: {
  words: ChartWords;
  /** Whose chart it is, and of which day. */
  credit: string;
  /** Of what is drawn. */
  height: number;
  /** What is drawn, from 0,0, `POSTER_WIDTH` wide. */
  children: ReactNode;
}) {
  const { ink, inkSoft, paper } = PRINT_PAINT;
  const lines = (text: string | null, look: Omit<Line, "text">): Line[] =>
    text
      ? wrapped(text, look.px, INNER, (look.weight ?? 400) > 500).map((line, place) => ({
          text: line,
          ...look,
          gap: place === 0 ? (look.gap ?? 0) : 0,
        }))
      : [];
  const above = stacked(
    [
      ...lines(words.title, { px: 25, weight: 600, fill: ink, serif: true }),
      ...lines(words.unit, { px: 15, fill: inkSoft, gap: 6 }),
    ],
    SIDE,
  );
  const drawnAt = above.end + 14;
  const below = stacked(
    [
      ...lines(words.note, { px: 14, fill: inkSoft, gap: 10 }),
      ...lines(words.source, { px: 14, fill: inkSoft, gap: 4 }),
      ...lines(credit, { px: 14, fill: inkSoft, gap: 4 }),
    ],
    drawnAt + height,
  );
  const tall = Math.ceil(below.end + SIDE * 0.75);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={tall}
      viewBox={`0 0 ${WIDTH} ${tall}`}
      fontFamily={PRINT_PAINT.fontFamily}
      role="img"
      aria-labelledby="title"
    >
      <title id="title">{words.title}</title>
      <rect width={WIDTH} height={tall} fill={paper} />
      {[...above.lines, ...below.lines].map((line) => (
        <text
          key={`${line.y}`}
          x={SIDE}
          y={line.y}
          fontSize={line.px}
          fontWeight={line.weight}
          fill={line.fill}
          fontFamily={line.serif ? FILE_SERIF : undefined}
        >
          {line.text}
        </text>
      ))}
      <g transform={`translate(${SIDE} ${drawnAt})`}>{children}</g>
    </svg>
  );
}

export const POSTER_WIDTH = INNER;

/** Lines of text one below the other, each with its baseline. */
function stacked(lines: Line[], from: number) {
  let at = from;
  const placed = lines.map((line) => {
    at += (line.gap ?? 0) + line.px * 1.3;
    return { ...line, y: Math.round((at - line.px * 0.3) * 10) / 10 };
  });
  return { lines: placed, end: at };
}

const PLOT_HEIGHT = 380;
const LEGEND_PX = 15;

/** Lines over the years, with their legend. */
export function TrendPoster({ data, words, credit }: { data: TrendData; words: ChartWords; credit: string }) {
  const legend = flowed(legendOf(data));
  return (
    <Poster words={words} credit={credit} height={legend.height + PLOT_HEIGHT}>
      {legend.items.map(({ label, look, goal, hollow, leads, x, y }) => (
        <g key={label} transform={`translate(${x} ${y})`}>
          <g transform={`translate(16 -5)`}>
            {look ? <Swatch look={look} hollow={hollow ?? false} /> : null}
            {goal ? <GoalSwatch /> : null}
          </g>
          <text
            x={40}
            fontSize={LEGEND_PX}
            fontWeight={leads ? 600 : undefined}
            fill={leads ? PRINT_PAINT.ink : PRINT_PAINT.inkSoft}
          >
            {label}
          </text>
        </g>
      ))}
      <g transform={`translate(0 ${legend.height})`}>
        <StaticTrend {...data} width={INNER} height={PLOT_HEIGHT} label={words.title} />
      </g>
    </Poster>
  );
}

interface LegendItem {
  label: string;
  look?: LineStyle;
  hollow?: boolean;
  goal?: boolean;
  leads?: boolean;
}

/** A single line needs no legend: the title names it. */
function legendOf(data: TrendData): LegendItem[] {
  const plan = planTrend(data);
  const hollow = plan.series.find(({ marks }) => marks.some(isHollow));
  if (plan.series.length < 2 && !plan.goal && !plan.projection && !hollow) return [];
  const leading = plan.series.find(({ look }) => look.leads);
  return [
    ...leadingFirst(plan).map(({ look, name }) => ({ label: name, look, leads: look.leads })),
    ...(hollow ? [{ label: SO_FAR_LABEL, look: { ...hollow.look, dash: SO_FAR_DASH }, hollow: true }] : []),
    ...(plan.goal ? [{ label: plan.goal.label, goal: true }] : []),
    ...(plan.projection && leading
      ? [
          {
            label: plan.projection.label,
            look: { ...leading.look, shape: "diamond" as const, dash: "7 5", width: 2 },
          },
        ]
      : []),
  ];
}

/** Legend entries in rows; names that are longer than a row are cut. */
function flowed(items: LegendItem[]) {
  const row = 26;
  let x = 0;
  let y = 18;
  const placed = items.map((item) => {
    const [first = "", ...more] = wrapped(item.label, LEGEND_PX, INNER - 40, true);
    const label = more.length > 0 ? `${first}…` : first;
    const wide = 40 + textWidth(label, LEGEND_PX, true);
    if (x > 0 && x + wide > INNER) {
      x = 0;
      y += row;
    }
    const at = { ...item, label, x, y };
    x += wide + 24;
    return at;
  });
  return { items: placed, height: items.length === 0 ? 0 : y + 10 };
}

function Swatch({ look, hollow }: { look: LineStyle; hollow: boolean }) {
  const color = strokeOf(look, PRINT_PAINT);
  return (
    <>
      <path d="M-16 0H16" stroke={color} strokeWidth={look.width} strokeDasharray={look.dash} />
      <MarkerShapeAtOrigin
        shape={look.shape}
        radius={look.radius}
        color={color}
        paper={PRINT_PAINT.paper}
        hollow={hollow}
      />
    </>
  );
}

function GoalSwatch() {
  const { ink, inkSoft, paper } = PRINT_PAINT;
  return (
    <>
      <path d="M-15 0H4" stroke={inkSoft} strokeWidth={1.5} strokeDasharray="1 5" strokeLinecap="round" />
      <circle cx={9} r={5} fill={paper} stroke={ink} strokeWidth={2} />
    </>
  );
}
