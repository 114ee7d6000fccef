import type { figuresOf } from "~/reports/figures";
import type { ReportBlock, ReportFigure, ReportModel } from "~/reports/model";
import { formatOf } from "~/reports/workbook/formats";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { lineChart, type NativeChart } from "./chart";
import { evenly, shortened } from "./fit";
import type { Accent, Body, Card } from "./slide";
import { tableBodies } from "./tables";

/** Figures, charts, and tables as slides, as many as they need. */

type FigureOf = ReturnType<typeof figuresOf>;
const CARDS = 3;
const BARS = 14;

/** The slides of one block. */
export interface BlockSlides {
  title: string;
  note: string | null;
  bodies: { body: Body; figures: ReportFigure[] }[];
}

export function slidesOf(
  block: Extract<ReportBlock, { kind: "figures" | "chart" | "bars" | "table" }>,
  model: ReportModel,
  figureOf: FigureOf,
): BlockSlides {
  if (block.kind === "figures") {
    const bodies = evenly(block.items, CARDS).map((items) => ({
      figures: items.map(({ figure }) => figureOf(figure)),
      body: { kind: "figures" as const, cards: items.map((item) => cardOf(item, figureOf(item.figure))) },
    }));
    return { title: "", note: null, bodies };
  }
  if (block.kind === "chart") {
    const chart = lineChart(block.data, trendFormats(block.data.format, model));
    const body: Body = { kind: "chart", chart, note: block.note, alt: block.alt };
    return { title: block.title, note: block.alt, bodies: [{ body, figures: [] }] };
  }
  if (block.kind === "bars") {
    const bodies = evenly(block.bars, BARS).map((bars) => {
      const figures = bars.map(({ figure }) => figureOf(figure));
      return { figures, body: barsBody(block, bars, figures, model) };
    });
    return { title: block.title, note: block.note, bodies };
  }
  return { title: block.title, note: block.note, bodies: tableBodies(block, figureOf) };
}

export function cardOf(
  item: Extract<ReportBlock, { kind: "figures" }>["items"][number],
  { text, value }: ReportFigure,
): Card {
  const { accent, title, sentence, notes } = item;
  return { accent, title, value: text, sentence, notes, missing: value === null };
}

function barsBody(
  block: Extract<ReportBlock, { kind: "bars" }>,
  bars: { name: string }[],
  figures: ReportFigure[],
  model: ReportModel,
): Body {
  return { kind: "chart", note: block.note, alt: block.alt, chart: barChart(block, bars, figures, model) };
}

/** A bar for each name with its figure; where there is none, the name says why. */
export function barChart(
  block: Pick<Extract<ReportBlock, { kind: "bars" }>, "title" | "accent">,
  bars: { name: string }[],
  figures: ReportFigure[],
  model: ReportModel,
): NativeChart {
  const known = figures.find(({ value }) => value !== null);
  const format = (known && formatOf(known, model)) ?? "General";
  const values = figures.map(({ value }) => (value === null ? null : Number(value)));
  return {
    kind: "bar",
    format,
    axis: format,
    categories: bars.map(({ name }, at) => {
      const figure = figures[at];
      return figure?.value == null ? `${shortened(name, 48)}: ${figure?.text ?? ""}` : shortened(name, 60);
    }),
    series: [
      {
        name: known?.label ?? block.title,
        values,
        color: barColor(block.accent),
        dash: "solid",
        labelled: values.map((_, at) => at),
        soFar: [],
        marked: true,
      },
    ],
  };
}

const barColor = (accent: NonNullable<Accent>) => PRINT_PAINT.strategy[accent].slice(1).toUpperCase();

/** Number formats of a trend, for its labels and its axis. */
export function trendFormats(format: "share" | "count" | "currency" | "multiple", model: ReportModel) {
  if (format === "share") return { label: "0.0%", axis: "0%" };
  if (format === "multiple") return { label: '0.0"×"', axis: '0.0"×"' };
  const unit = format === "currency" ? ("currency" as const) : ("count" as const);
  const label = formatOf({ unit, value: "0", text: "0", part: "value" }, model) ?? "General";
  return { label, axis: label };
}
