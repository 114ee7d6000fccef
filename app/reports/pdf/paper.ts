import type { Strategy } from "~/domain/terms";
import { AUDIENCE_WORDS } from "~/reports/audiences";
import { cellText, figuresOf } from "~/reports/figures";
import { type Narrative, narrativeOf } from "~/reports/markdown";
import type { ReportBlock, ReportCell, ReportFigure, ReportModel } from "~/reports/model";
import { plainModel } from "~/reports/plain";
import { storyNarrative } from "~/reports/stories";
import { type LegendEntry, trendLegend, trendSvg } from "~/reports/svg.server";
import { planBars } from "~/ui/charts/bars";
import { PRINT_PAINT } from "~/ui/charts/paint";
import { layoutsOf, type TableLayout, type TextCell } from "./columns";
import { logoFile } from "./logo";

/**
 * A report as the template reads it. The template takes every text as data, so no text can become markup.
 */
export interface Paper {
  page: "us-letter" | "a4";
  colors: { ink: string; soft: string; line: string; accents: Record<Strategy, string> };
  /** The collaborative's own colors on the cover; null: those of the strategies. */
  own: { main: string; second: string } | null;
  /** Its logo: the picture's file, written beside the template, and its width and height in points. */
  logo: { file: string; base64: string; width: number; height: number } | null;
  lang: string;
  region: string | null;
  /** The metadata of the file. */
  info: { title: string; author: string; keywords: string[] };
  title: string;
  author: string;
  year: string;
  place: string;
  readers: string;
  day: string;
  date: { year: number; month: number; day: number };
  words: { contents: string; page: string; year: string };
  sections: PaperSection[];
}

type Accent = ReportModel["sections"][number]["accent"];

interface PaperSection {
  key: string;
  title: string;
  accent: Accent;
  /** Shown in the table of contents. */
  lead: string;
  blocks: PaperBlock[];
}

export type PaperBlock =
  | { kind: "headline" | "paragraph"; text: string }
  | { kind: "narrative"; tree: Narrative[] }
  | {
      kind: "figures";
      items: {
        accent: Accent;
        title: string;
        text: string;
        small: boolean;
        sentence: string;
        notes: string[];
      }[];
    }
  | { kind: "chart"; title: string; note: string | null; alt: string; svg: string; legend: LegendEntry[] }
  | {
      kind: "bars";
      title: string;
      note: string | null;
      accent: Accent;
      rows: { name: string; text: string; width: number | null }[];
    }
  | { kind: "table"; title: string; note: string | null; legend: string | null; parts: PaperTable[] }
  | { kind: "notes"; items: string[] };

/** A table is one part, or several where it has more columns than a page is wide. */
type PaperTable = Omit<TableLayout, "places"> & {
  columns: { label: string; numeric: boolean }[];
  rows: TextCell[][];
};

/** Countries that commonly use US Letter, by ISO 3166 code. */
const LETTER_COUNTRIES = ["US", "CA", "MX", "PH", "PR", "CL", "CO", "VE", "GT", "CR", "DO", "NI", "PA", "SV"];
/** Width of the text in points: the paper less the margins of style.typ. */
const SPACE = { "us-letter": 482, a4: 465 };
const CHART = { width: 482, height: 190, rem: 10.5 };

/** @returns all that the template needs, and nothing else of the model */
export function paperOf(report: ReportModel): Paper {
  const { locale, language, region } = localeOf(report.locale);
  const model = { ...plainModel(report), locale };
  const page = LETTER_COUNTRIES.includes(region ?? "US") ? "us-letter" : "a4";
  const [year = 2000, month = 1, day = 1] = model.date.slice(0, 10).split("-").map(Number);
  const figureOf = figuresOf(model);
  const paper: Paper = {
    page,
    colors: {
      ink: PRINT_PAINT.ink,
      soft: PRINT_PAINT.inkSoft,
      line: PRINT_PAINT.line,
      accents: PRINT_PAINT.strategy,
    },
    own: ownColors(model.look),
    logo: null,
    lang: language,
    region: region?.length === 2 ? region : null,
    info: {
      title: model.title || "Progress report",
      author: model.collaborative.name,
      keywords: ["progress report", String(model.year)],
    },
    title: model.title || "Progress report",
    author: model.collaborative.name,
    year: String(model.year),
    place: model.collaborative.place,
    readers: AUDIENCE_WORDS[model.audience].cover,
    day: new Intl.DateTimeFormat(model.locale, { dateStyle: "long", timeZone: "UTC" }).format(
      Date.UTC(year, month - 1, day),
    ),
    date: { year, month, day },
    words: { contents: "Contents", page: "Page", year: "Reporting year" },
    sections: model.sections.map(({ key, title, accent, blocks }) => ({
      key,
      title,
      accent,
      lead: blocks.find((block) => block.kind === "headline")?.text ?? "",
      blocks: blocks.map((block) => blockOf(block, model, figureOf, SPACE[page])),
    })),
  };
  // What breaks long words would break the picture.
  return { ...broken(paper), logo: logoOf(report.look) };
}

/** One color stands in for the other where only one is set. */
function ownColors(look: ReportModel["look"]): Paper["own"] {
  const main = look?.main ?? look?.second;
  return main ? { main, second: look?.second ?? main } : null;
}

/** A logo as large as the cover's room for it, in points. */
const LOGO_ROOM = { width: 190, height: 54 };

function logoOf(look: ReportModel["look"]): Paper["logo"] {
  if (!look?.logo) return null;
  const { mediaType, base64, width, height } = look.logo;
  const scale = Math.min(LOGO_ROOM.width / width, LOGO_ROOM.height / height);
  return { file: logoFile(mediaType), base64, width: width * scale, height: height * scale };
}

/** An unknown locale falls back to American English. */
function localeOf(text: string) {
  try {
    const { language, region } = new Intl.Locale(text).maximize();
    return { locale: text, language, region };
  } catch {
    return { locale: "en-US", language: "en", region: "US" };
  }
}

function blockOf(
  block: ReportBlock,
  model: ReportModel,
  figureOf: (id: string) => ReportFigure,
  space: number,
): PaperBlock {
  const text = (cell: ReportCell): TextCell => {
    if (typeof cell === "string") return { text: cell, soft: false };
    const { missing } = figureOf(cell.figure);
    return {
      text: cellText(cell, figureOf),
      soft: missing !== null,
      ...(cell.under && { under: cell.under }),
    };
  };
  switch (block.kind) {
    case "headline":
    case "paragraph":
    case "notes":
      return block;
    case "narrative":
      return { kind: "narrative", tree: narrativeOf(block.markdown) };
    case "story":
      return { kind: "narrative", tree: storyNarrative(block) };
    case "figures":
      return {
        kind: "figures",
        items: block.items.map(({ figure, accent, title, sentence, notes }) => {
          const shown = text({ figure });
          return {
            accent,
            title,
            text: shown.text,
            small: shown.soft || shown.text.length > 11,
            sentence,
            notes,
          };
        }),
      };
    case "chart": {
      const { title, note, alt, data } = block;
      return {
        kind: "chart",
        title,
        note,
        alt,
        svg: trendSvg(data, model, CHART, alt),
        legend: trendLegend(data, model),
      };
    }
    case "bars": {
      const { title, note, accent } = block;
      return { kind: "bars", title, note, accent, rows: barsOf(block.bars, figureOf) };
    }
    case "table":
      return tableOf(block, text, space);
  }
}

function tableOf(
  { title, note, legend, columns, rows }: Extract<ReportBlock, { kind: "table" }>,
  text: (cell: ReportCell) => TextCell,
  space: number,
): PaperBlock {
  const cells = rows.map((row) => row.map(text));
  const parts = layoutsOf(columns, cells, space).map(({ places, ...layout }) => ({
    ...layout,
    columns: places.flatMap((at) => columns[at] ?? []),
    rows: cells.map((row) => places.map((at) => row[at] ?? { text: "", soft: false })),
  }));
  return { kind: "table", title, note, legend: legend ?? null, parts };
}

/** The same geometry as on the pages. */
function barsOf(bars: { name: string; figure: string }[], figureOf: (id: string) => ReportFigure) {
  const figures = bars.map(({ name, figure }) => {
    const { text, value } = figureOf(figure);
    return { name, text, value: value === null ? null : Number(value) };
  });
  return planBars(figures).bars.map(({ bar: { name, text }, width }) => ({ name, text, width }));
}

/** Longer than any word that is not a name without spaces or an address. */
const LONG_WORD = /[^\s\u200b]{25,}/g;

/** Marks words too long for a line with zero-width spaces, so that they may break anywhere. */
function broken<T>(value: T, key = ""): T {
  if (typeof value === "string") {
    if (["svg", "swatch", "alt", "href"].includes(key)) return value;
    return value.replace(LONG_WORD, (word) => [...pieces(word)].join("\u200b")) as T;
  }
  if (Array.isArray(value)) return value.map((item) => broken(item, key)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === "info" ? item : broken(item, name)]),
  ) as T;
}

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Never splits a letter made of several code points. */
function* pieces(word: string): Generator<string> {
  let piece = "";
  let length = 0;
  for (const { segment } of letters.segment(word)) {
    piece += segment;
    length += 1;
    if (length === 8) {
      yield piece;
      piece = "";
      length = 0;
    }
  }
  if (piece) yield piece;
}
