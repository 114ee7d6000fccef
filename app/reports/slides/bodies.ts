import { PRINT_PAINT } from "../../ui/charts/paint";
import type { figuresOf } from "../figures";
import type { ReportBlock, ReportFigure, ReportModel } from "../model";
import { formatOf } from "../workbook/formats";
import { lineChart } from "./chart";
import { evenly, paged, ROOM, rowHeight, shortened } from "./fit";
import type { Accent, Body, Card } from "./slide";

/** Figures, charts and tables as what stands on slides, as many as they need. */

type FigureOf = ReturnType<typeof figuresOf>;
const CARDS = 3;
const BARS = 14;
const COLUMNS = 11;

export interface Made {
  title: string;
  note: string | null;
  bodies: { body: Body; figures: ReportFigure[] }[];
}

export function slidesOf(
  block: Extract<ReportBlock, { kind: "figures" | "chart" | "bars" | "table" }>,
  model: ReportModel,
  figureOf: FigureOf,
): Made {
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

function cardOf(
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
  const known = figures.find(({ value }) => value !== null);
  const format = (known && formatOf(known, model)) ?? "General";
  const values = figures.map(({ value }) => (value === null ? null : Number(value)));
  const name = known?.label ?? block.title;
  return {
    ...{ kind: "chart", note: block.note, alt: block.alt },
    chart: {
      ...{ kind: "bar", format, axis: format },
      categories: bars.map(({ name }, at) => {
        const figure = figures[at];
        return figure?.value == null ? `${shortened(name, 48)}: ${figure?.text ?? ""}` : shortened(name, 60);
      }),
      series: [
        {
          name,
          values,
          colour: barColour(block.accent),
          dash: "solid",
          labelled: values.map((_, at) => at),
          marked: true,
        },
      ],
    },
  };
}

const barColour = (accent: NonNullable<Accent>) => PRINT_PAINT.strategy[accent].slice(1).toUpperCase();

/** As many slides as rows and columns need; the first column, which names the row, on each. */
function tableBodies(block: Extract<ReportBlock, { kind: "table" }>, figureOf: FigureOf): Made["bodies"] {
  const rest = block.columns.map((_, at) => at).slice(1);
  return evenly(rest, COLUMNS - 1).flatMap((group) => {
    const places = [0, ...group];
    const columns = places.map((at) => block.columns[at] ?? { label: "", numeric: false });
    const rows = block.rows.map((row) => places.map((at) => row[at] ?? ""));
    const texts = rows.map((row) =>
      row.map((cell) => shortened(typeof cell === "string" ? cell : figureOf(cell.figure).text, 420)),
    );
    const size = columns.length > 8 ? 11 : columns.length > 6 ? 12 : 14;
    const widths = widthsOf(columns, texts);
    const head = rowHeight(
      columns.map(({ label }) => label),
      size,
      widths,
    );
    const pages = paged(
      rows.map((cells, at) => ({ cells, texts: texts[at] ?? [] })),
      ({ texts: row }) => rowHeight(row, size, widths),
      ROOM.height - head - 0.1,
    );
    return pages.map((page) => ({
      body: { kind: "table" as const, columns, rows: page.map((row) => row.texts), size, widths },
      figures: page.flatMap(({ cells }) =>
        cells.flatMap((cell) => (typeof cell === "string" ? [] : [figureOf(cell.figure)])),
      ),
    }));
  });
}

/** Columns share the width by what stands in them, none too narrow to read. */
function widthsOf(columns: { label: string }[], rows: string[][]): number[] {
  const wanted = columns.map(({ label }, at) => {
    const longest = Math.max(
      ...[label, ...rows.map((row) => row[at] ?? "")].map((text) => Math.min(60, text.length)),
    );
    return Math.max(at === 0 ? 18 : 8, longest);
  });
  const all = wanted.reduce((a, b) => a + b, 0);
  // A small table does not stretch over the whole slide.
  const width = Math.min(ROOM.width, Math.max(6.5, all * 0.14));
  return wanted.map((one) => (one / all) * width);
}

function trendFormats(format: "share" | "count" | "currency" | "multiple", model: ReportModel) {
  if (format === "share") return { label: "0.0%", axis: "0%" };
  if (format === "multiple") return { label: '0.0"×"', axis: '0.0"×"' };
  const unit = format === "currency" ? ("currency" as const) : ("count" as const);
  const label = formatOf({ unit, value: "0", text: "0", part: "value" }, model) ?? "General";
  return { label, axis: label };
}
