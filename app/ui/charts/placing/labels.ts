import type { ChartSize } from "~/ui/charts/types";
import type { Mark, PlacedText } from "./marks";
import { textWidth } from "./text-width";

/**
 * Where texts stand in a chart, so that none lies on a line, a marker, or another text. A chart fills whatever
 * width it gets, so a place must be free in the narrowest and the widest drawing.
 */

/** Sizes of a plot in pixels, at 16 pixels per rem, at which places are judged. */
export interface PlotSizes {
  widths: number[];
  height: number;
}

/** Of charts on pages, which are as wide as their column. */
const PLOTS: Record<ChartSize, PlotSizes> = {
  large: { widths: [230, 330, 560, 780, 1100], height: 260 },
  small: { widths: [200, 280, 400, 560], height: 132 },
};
/** Room above the plot that texts may use. */
const ABOVE = 24;
const MARKER = 6;
const AIR = 2;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What texts keep clear of. */
export interface Obstacles {
  /** Polylines, as fractions of the plot. */
  lines: { x: number; y: number }[][];
  /** Points with a marker. */
  marks: { x: number; y: number }[];
}

/** The look of a text: its size in pixels, and how heavy it is. */
export interface TextLook {
  px: number;
  bold: boolean;
}

export const VALUE_LOOK: TextLook = { px: 15, bold: true };
export const NOTE_LOOK: TextLook = { px: 13, bold: false };
export const LEVEL_LOOK: TextLook = { px: 13, bold: true };

type Place = Pick<PlacedText, "anchor" | "dx" | "dy">;
const straight = (dy: number): Place => ({ anchor: "middle", dx: 0, dy });
const aside = (dx: number, dy: number): Place[] => [
  { anchor: "end", dx, dy },
  { anchor: "start", dx: -dx, dy },
];

/** Places around a mark, the most usual first: straight above or below, then aside, then further and further off. */
const AROUND: Place[] = [
  ...[-0.85, 1.6].map(straight),
  ...[-0.85, 1.6].flatMap((dy) => aside(0.5, dy)),
  ...[-1.7, 2.5].flatMap((dy) => [straight(dy), ...aside(0.5, dy)]),
  ...[0.35, -0.85, 1.6].flatMap((dy) => aside(-0.8, dy)),
  ...[2.6, 3.5, 4.4, 5.5, 7, 9, 11].flatMap((off) =>
    [-off, off + 0.8].flatMap((dy) => [straight(dy), ...aside(0.5, dy), ...aside(-0.8, dy)]),
  ),
];

/** Places texts one after another; each keeps clear of those before it. */
export function makeLabeler(plot: ChartSize | PlotSizes, { lines, marks }: Obstacles) {
  const { widths, height } = typeof plot === "string" ? PLOTS[plot] : plot;
  const taken = widths.map((): Box[] => []);

  const boxIn = (width: number, text: PlacedText, look: TextLook): Box => {
    const wide = textWidth(text.text, look.px, look.bold);
    const at = text.x * width + text.dx * look.px;
    const left = text.anchor === "start" ? at : text.anchor === "end" ? at - wide : at - wide / 2;
    const base = text.y * height + text.dy * look.px;
    return { left, right: left + wide, top: base - look.px * 0.78, bottom: base + look.px * 0.22 };
  };

  /** How much a box is in the way of, or in the way: 0 if it is free. */
  const conflicts = (box: Box, place: number, width: number): number => {
    const outside =
      box.left < -4 || box.right > width + 14 || box.top < -ABOVE || box.bottom > height - 1 ? 10 : 0;
    const crossed = lines.filter((line) =>
      line.some((to, index) => {
        const from = line[index - 1] ?? to;
        return crosses(box, [from.x * width, from.y * height], [to.x * width, to.y * height]);
      }),
    ).length;
    const covered = marks.filter(({ x, y }) => {
      const [cx, cy] = [x * width, y * height];
      return overlap(box, {
        left: cx - MARKER,
        right: cx + MARKER,
        top: cy - MARKER,
        bottom: cy + MARKER,
      });
    }).length;
    const beside = (taken[place] ?? []).filter((other) => overlap(box, other)).length;
    return outside + crossed + covered * 2 + beside * 3;
  };

  const total = (text: PlacedText, look: TextLook) =>
    widths.reduce((sum, width, place) => sum + conflicts(boxIn(width, text, look), place, width), 0);

  const keep = (text: PlacedText, look: TextLook) => {
    for (const [place, width] of widths.entries()) taken[place]?.push(boxIn(width, text, look));
    return text;
  };

  /** The first free place, or the one with the least in its way. */
  const best = (candidates: PlacedText[], look: TextLook) => {
    let least = { text: candidates[0], in: Number.POSITIVE_INFINITY };
    for (const text of candidates) {
      const inTheWay = total(text, look);
      if (inTheWay < least.in) least = { text, in: inTheWay };
      if (inTheWay === 0) break;
    }
    return least;
  };

  return {
    /** A text at a mark; as clear as it can be where there is no free place. */
    at(mark: Mark, text: string, look: TextLook): PlacedText {
      const candidates = AROUND.map((place) => ({ ...mark, text, ...place }));
      return keep(best(candidates, look).text ?? { ...mark, text, anchor: "middle", dx: 0, dy: -0.85 }, look);
    },
    /** The label of a level across the chart, or null where none of its places is free. */
    along(y: number, text: string, look: TextLook): PlacedText | null {
      const level = { year: 0, value: 0, y, text };
      const places = [
        { x: 0, anchor: "start" as const, dx: 0.3 },
        { x: 1, anchor: "end" as const, dx: 0 },
        { x: 0.5, anchor: "middle" as const, dx: 0 },
      ];
      const candidates = places.flatMap((place) => [-0.5, 1.2].map((dy) => ({ ...level, ...place, dy })));
      const { text: placed, in: inTheWay } = best(candidates, look);
      return placed && inTheWay === 0 ? keep(placed, look) : null;
    },
  };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right + AIR && b.left < a.right + AIR && a.top < b.bottom + AIR && b.top < a.bottom + AIR;
}

/** Whether a stretch of line touches a box: Liang and Barsky's clipping. */
function crosses(box: Box, [x0, y0]: [number, number], [x1, y1]: [number, number]): boolean {
  let [from, to] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const sides: [number, number][] = [
    [-dx, x0 - (box.left - AIR)],
    [dx, box.right + AIR - x0],
    [-dy, y0 - (box.top - AIR)],
    [dy, box.bottom + AIR - y0],
  ];
  for (const [step, room] of sides) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from <= to;
}
