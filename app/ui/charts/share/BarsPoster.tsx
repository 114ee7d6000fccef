import type { Strategy } from "~/domain/terms";
import { planBars } from "~/ui/charts/bars";
import { type ContributionBar, textOf } from "~/ui/charts/ContributionChart";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { wrapped } from "~/ui/charts/placing/text-width";
import type { ChartFormat, ChartWords } from "~/ui/charts/types";
import { POSTER_WIDTH, Poster } from "./Poster";

/** Members' contributions as a picture. */

export interface BarData {
  bars: ContributionBar[];
  reference?: { value: number; label: string } | undefined;
  format: ChartFormat;
  locale: string;
  currency: string;
  accent: Strategy;
}

const NAMES = 300;
const VALUES = 150;
const TRACK = POSTER_WIDTH - NAMES - VALUES;
const LINE = 19;

/** One bar a member; long names take several lines. */
export function BarsPoster({ data, words, credit }: { data: BarData; words: ChartWords; credit: string }) {
  const { bars, reference, accent } = data;
  const planned = planBars(bars, reference?.value);
  let y = reference ? 26 : 6;
  const rows = planned.bars.map(({ bar, width }) => {
    const lines = wrapped(bar.name, 15, NAMES - 16, true).slice(0, 3);
    const height = Math.max(32, lines.length * LINE + 10);
    const row = { bar, width, lines, top: y, height };
    y += height;
    return row;
  });
  const markAt = NAMES + (TRACK * planned.referenceAt) / 100;
  return (
    <Poster words={words} credit={credit} height={y + 4}>
      {reference ? (
        <text
          x={markAt}
          y={16}
          fontSize={13}
          fontWeight={600}
          fill={PRINT_PAINT.ink}
          textAnchor={planned.referenceAt > 66 ? "end" : planned.referenceAt < 20 ? "start" : "middle"}
        >
          {reference.label}
        </text>
      ) : null}
      {rows.map(({ bar, width, lines, top, height }) => {
        const middle = top + height / 2;
        return (
          <g key={bar.id}>
            {lines.map((line, place) => (
              <text
                key={line}
                x={0}
                y={middle + 5 + (place - (lines.length - 1) / 2) * LINE}
                fontSize={15}
                fontWeight={bar.own ? 700 : undefined}
                fill={PRINT_PAINT.ink}
              >
                {line}
              </text>
            ))}
            {width === null ? null : (
              <rect
                x={NAMES}
                y={top + height * 0.18}
                width={width === 0 ? 2 : (TRACK * width) / 100}
                height={height * 0.64}
                rx={2}
                fill={PRINT_PAINT.strategy[accent]}
              />
            )}
            <text
              x={width === null ? NAMES : POSTER_WIDTH}
              y={middle + 5}
              fontSize={15}
              fontWeight={width === null ? undefined : 600}
              fill={width === null ? PRINT_PAINT.inkSoft : PRINT_PAINT.ink}
              textAnchor={width === null ? "start" : "end"}
            >
              {textOf(bar, data)}
            </text>
          </g>
        );
      })}
      {reference ? (
        <>
          {/* Its rim keeps it visible on a bar. */}
          <line x1={markAt} x2={markAt} y1={22} y2={y} stroke={PRINT_PAINT.paper} strokeWidth={4.5} />
          <line x1={markAt} x2={markAt} y1={22} y2={y} stroke={PRINT_PAINT.ink} strokeWidth={1.75} />
        </>
      ) : null}
    </Poster>
  );
}
