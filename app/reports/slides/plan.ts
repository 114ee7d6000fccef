import { PRINT_PAINT } from "../../ui/charts/paint";
import { type Narrative, narrativeOf, plainText } from "../markdown";
import {
  figuresOf,
  type ReportBlock,
  type ReportFigure,
  type ReportModel,
  type ReportSection,
} from "../model";
import { formatOf } from "../workbook/formats";
import { lineChart, type NativeChart } from "./chart";
import { evenly, heightOf, paged, pieces, ROOM, shortened } from "./fit";

/** A deck before it is drawn: one message a slide, its title the sentence that says it. */

export type Accent = ReportSection["accent"];
export interface Card {
  accent: Accent;
  title: string;
  value: string;
  sentence: string;
  notes: string[];
  missing: boolean;
}
export interface Line {
  look: "plain" | "heading" | "bullet" | "quote";
  text: string;
}
export type Body =
  | { kind: "figures"; cards: Card[] }
  | { kind: "chart"; chart: NativeChart; note: string | null; alt: string }
  | {
      kind: "table";
      columns: { label: string; numeric: boolean }[];
      rows: string[][];
      size: number;
      widths: number[];
    }
  | { kind: "words"; lines: Line[] };
export interface Slide {
  section: string;
  accent: Accent;
  title: string;
  /** Below the title, small. */
  below: string | null;
  body: Body;
  /** For whoever speaks: who stands behind the figures, and where they come from. */
  spoken: string[];
}

type FigureOf = (id: string) => ReportFigure;
const CARDS = 3;
const BARS = 14;
const COLUMNS = 11;
const WORDS = { size: 18, width: 10.4, piece: 700 };

export function deckOf(model: ReportModel): Slide[] {
  const figureOf = figuresOf(model);
  const slides = model.sections.map((section) => sectionSlides(section, model, figureOf));
  const closing = slides.splice(model.sections.at(-1)?.key === "methods" ? -1 : slides.length);
  // What a chart has shown stands as numbers behind the story, for those who ask; how it was made, last of all.
  return [
    ...slides.flatMap(({ story }) => story),
    ...[...slides, ...closing].flatMap(({ behind }) => behind),
    ...closing.flatMap(({ story }) => story),
  ];
}

function sectionSlides(section: ReportSection, model: ReportModel, figureOf: FigureOf) {
  const story: Slide[] = [];
  const behind: Slide[] = [];
  const remarks = section.blocks.flatMap((block) => (block.kind === "notes" ? block.items : []));
  let headline: string | null = null;
  let lines: Line[] = [];
  const add = (to: Slide[], title: string, below: string | null, body: Body, spoken: string[]) =>
    to.push({ section: section.title, accent: section.accent, title, below, body, spoken });
  const say = () => {
    if (lines.length === 0) return;
    const pages = paged(lines.flatMap(split), lineHeight, ROOM.height);
    for (const [at, page] of pages.entries())
      add(
        story,
        numbered(headline ?? section.title, at, pages.length),
        null,
        { kind: "words", lines: page },
        remarks,
      );
    headline = null;
    lines = [];
  };
  for (const [at, block] of section.blocks.entries()) {
    if (block.kind === "headline") {
      say();
      headline = block.text;
    } else if (block.kind === "paragraph") lines.push({ look: "plain", text: block.text });
    else if (block.kind === "narrative") lines.push(...narrativeOf(block.markdown).flatMap(narrativeLines));
    // On the last section they are the message; elsewhere they are for whoever speaks.
    else if (block.kind === "notes") {
      if (section.key === "methods")
        lines.push(...block.items.map((text): Line => ({ look: "bullet", text: `• ${text}` })));
    } else {
      // A word on what follows stands above it; figures come before the words on them.
      const aside =
        headline === null && lines.length === 1 && isShort(lines[0]) ? (lines.pop()?.text ?? null) : null;
      if (block.kind !== "figures" || headline === null) say();
      const charted = section.blocks[at - 1]?.kind === "chart" && block.kind === "table";
      const made = slidesOf(block, model, figureOf);
      const title = block.kind === "figures" ? (headline ?? section.title) : made.title;
      const below = aside ?? (block.kind !== "figures" && headline && headline !== title ? headline : null);
      for (const [page, body] of made.bodies.entries())
        add(
          charted ? behind : story,
          numbered(title, page, made.bodies.length),
          page === 0 && !charted ? below : null,
          body.body,
          [...(made.note ? [made.note] : []), ...spokenOf(body.figures, model), ...remarks],
        );
      if (!charted) headline = null;
    }
  }
  if (headline && lines.length === 0) lines.push({ look: "plain", text: section.title });
  say();
  return { story, behind };
}

const isShort = (line: Line | undefined) => line?.look === "plain" && line.text.length <= 150;
const numbered = (title: string, at: number, of: number) =>
  of > 1 ? `${title} (${at + 1} of ${of})` : title;

interface Made {
  title: string;
  note: string | null;
  bodies: { body: Body; figures: ReportFigure[] }[];
}

function slidesOf(
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

export function rowHeight(cells: string[], size: number, widths: number[]): number {
  return Math.max(...cells.map((text, at) => heightOf(text, size, (widths[at] ?? 1) - 0.2))) + 0.14;
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

const SIZES: Record<Line["look"], number> = { plain: 18, heading: 20, bullet: 16, quote: 18 };
export const sizeOf = (line: Line) => SIZES[line.look];
const lineHeight = (line: Line) => heightOf(line.text, sizeOf(line), WORDS.width) + 0.14;
const split = (line: Line) => pieces(line.text, WORDS.piece).map((text) => ({ ...line, text }));

function narrativeLines(block: Narrative): Line[] {
  if (block.kind === "list")
    return block.items.map((item, at) => ({
      look: "bullet",
      text: `${block.ordered ? `${block.start + at}. ` : "• "}${plainText(item)}`,
    }));
  const look = block.kind === "heading" ? "heading" : block.kind === "quote" ? "quote" : "plain";
  return [{ look, text: plainText([block]) }];
}

function trendFormats(format: "share" | "count" | "currency" | "multiple", model: ReportModel) {
  if (format === "share") return { label: "0.0%", axis: "0%" };
  if (format === "multiple") return { label: '0.0"×"', axis: '0.0"×"' };
  const unit = format === "currency" ? ("currency" as const) : ("count" as const);
  const label = formatOf({ unit, value: "0", text: "0", part: "value" }, model) ?? "General";
  return { label, axis: label };
}

/** Who stands behind figures, for whoever is asked. */
function spokenOf(figures: ReportFigure[], model: ReportModel): string[] {
  const metrics = new Map(model.definitions.map((one) => [one.code, one]));
  const codes = new Set(figures.map(({ code }) => code));
  const behind = figures.map((figure) => {
    const {
      label,
      member,
      group,
      year,
      text,
      reporting,
      expected,
      withheld,
      lowestCoverage: weakest,
    } = figure;
    const who = [member, group].filter(Boolean).join(", ");
    const of = reporting !== null && expected !== null ? ` (${reporting} of ${expected} members)` : "";
    const low = weakest ? ` Weakest year: ${weakest.year}, ${weakest.reporting} of ${weakest.expected}.` : "";
    return `${label}${who ? `, ${who}` : ""}, ${year}: ${text}${of}.${withheld ? ` Rule: ${withheld}.` : ""}${low}`;
  });
  const formulas = [...codes].flatMap((code) => {
    const formula = metrics.get(code)?.formula;
    return formula ? [`${metrics.get(code)?.label}: ${formula.text}.`] : [];
  });
  return [...new Set([...behind.slice(0, 60), ...formulas])];
}
