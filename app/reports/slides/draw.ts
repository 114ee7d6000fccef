import type PptxGenJS from "pptxgenjs";
import { PRINT_PAINT } from "../../ui/charts/paint";
import type { ReportModel } from "../model";
import { runsLeft } from "../plain";
import type { NativeChart } from "./chart";
import { ROOM, rowHeight, SIDE, SLIDE, shortened, sizeFor, TOP } from "./fit";
import { sizeOf } from "./plan";
import type { Accent, Card, Line, Slide } from "./slide";

/** Slides as they look: one calm page each, the strategy's colour as the only one. */

const HEAD = "Cambria";
const FACE = "Calibri";
const hex = (colour: string) => colour.slice(1).toUpperCase();
const INK = hex(PRINT_PAINT.ink);
const SOFT = hex(PRINT_PAINT.inkSoft);
const LINE = hex(PRINT_PAINT.line);
const WASH = hex(PRINT_PAINT.wash);
const colourOf = (accent: Accent) => (accent ? hex(PRINT_PAINT.strategy[accent]) : INK);
const STRIPE = ["workforce", "purchasing", "investing"] as const;

type Page = ReturnType<PptxGenJS["addSlide"]>;
type Text = PptxGenJS.TextPropsOptions;

/** Text that is read from the right is set from the right. */
const towards = (text: string): Pick<Text, "rtlMode" | "align"> =>
  runsLeft(text) ? { rtlMode: true, align: "right" } : {};

export function defineMasters(deck: PptxGenJS, model: ReportModel): void {
  const title = (y: number, h: number, fontSize: number) => ({
    placeholder: {
      options: {
        ...{ name: "title", type: "title" as const, x: SIDE, y, w: ROOM.width, h, margin: 0 },
        ...{
          fontFace: HEAD,
          fontSize,
          bold: true,
          color: INK,
          align: "left" as const,
          valign: "top" as const,
        },
      },
      text: "",
    },
  });
  const foot = shortened(`${model.collaborative.name} · ${model.title}`, 110);
  deck.defineSlideMaster({
    ...{ title: "Message", background: { color: "FFFFFF" } },
    objects: [
      title(0.62, 0.95, 26),
      {
        text: {
          text: foot,
          options: {
            ...{ x: SIDE, y: SLIDE.height - 0.45, w: 10.5, h: 0.3, margin: 0 },
            ...{ fontFace: FACE, fontSize: 10, color: SOFT, ...towards(foot), align: "left" as const },
          },
        },
      },
    ],
    slideNumber: {
      x: SLIDE.width - SIDE - 0.8,
      y: SLIDE.height - 0.45,
      w: 0.8,
      h: 0.3,
      margin: 0,
      align: "right",
      fontFace: FACE,
      fontSize: 10,
      color: SOFT,
    },
  });
  deck.defineSlideMaster({
    ...{ title: "Cover", background: { color: "FFFFFF" } },
    objects: [
      title(2.35, 1.7, 44),
      ...STRIPE.map((strategy, at) => ({
        rect: { x: SIDE + at * 1.3, y: 1.75, w: 1.2, h: 0.12, fill: { color: colourOf(strategy) } },
      })),
    ],
  });
}

const AUDIENCES: Record<ReportModel["audience"], string> = {
  internal: "For the backbone and conveners",
  members: "For members",
  public: "For the public",
};

export function drawCover(deck: PptxGenJS, model: ReportModel): void {
  const page = deck.addSlide({ masterName: "Cover" });
  const { name, place } = model.collaborative;
  titled(page, model.title, { width: ROOM.width, height: 1.7 }, [44, 36, 28, 20, 14]);
  const lines = [shortened(name, 200), place, `Reporting year ${model.year}`];
  page.addText(
    lines.filter(Boolean).map((text, at) => ({
      text,
      options: { ...towards(text), breakLine: true, color: at === 0 ? INK : SOFT },
    })),
    { x: SIDE, y: 4.15, w: ROOM.width, h: 1.5, margin: 0, fontFace: FACE, fontSize: 20, valign: "top" },
  );
  page.addText(`${AUDIENCES[model.audience]} · ${model.date.slice(0, 10)}`, {
    ...{ x: SIDE, y: SLIDE.height - 0.75, w: ROOM.width, h: 0.35, margin: 0 },
    ...{ fontFace: FACE, fontSize: 14, color: SOFT },
  });
  page.addNotes(
    "Every figure is that of the report of the same date; the workbook shows what it is made of.",
  );
}

/** @param chart places a native chart; it is drawn once the deck is written */
export function drawSlide(
  deck: PptxGenJS,
  { section, accent, title, below, body, spoken }: Slide,
  chart: (
    page: Page,
    native: NativeChart,
    place: { x: number; y: number; w: number; h: number; alt: string },
  ) => void,
): void {
  const page = deck.addSlide({ masterName: "Message" });
  page.addShape("rect", { x: SIDE, y: 0.32, w: 0.36, h: 0.09, fill: { color: colourOf(accent) } });
  page.addText(shortened(section, 90), {
    ...{ x: SIDE + 0.48, y: 0.22, w: ROOM.width - 0.5, h: 0.3, margin: 0, valign: "middle" },
    ...{ fontFace: FACE, fontSize: 12, bold: true, color: colourOf(accent) },
  });
  const head = { width: ROOM.width, height: below ? 0.62 : 0.95 };
  titled(page, shortened(title, 330), head, [26, 22, 18, 15, 12, 10]);
  if (below)
    page.addText(shortened(below, 160), {
      ...{ x: SIDE, y: 1.28, w: ROOM.width, h: 0.34, margin: 0, valign: "middle", ...towards(below) },
      ...{ fontFace: FACE, fontSize: 15, color: SOFT },
    });
  if (body.kind === "figures") cards(page, body.cards);
  else if (body.kind === "table") table(page, body, accent);
  else if (body.kind === "words") words(page, body.lines, accent);
  else {
    const note = body.note ? shortened(body.note, 260) : null;
    const h = ROOM.height - (note ? 0.45 : 0.05);
    chart(page, body.chart, { x: SIDE, y: TOP, w: ROOM.width, h, alt: body.alt });
    if (note)
      page.addText(note, {
        ...{
          x: SIDE,
          y: TOP + h + 0.05,
          w: ROOM.width,
          h: 0.4,
          margin: 0,
          valign: "middle",
          ...towards(note),
        },
        ...{ fontFace: FACE, fontSize: 12, color: SOFT },
      });
  }
  page.addNotes(spoken.join("\n"));
}

function titled(page: Page, text: string, box: { width: number; height: number }, sizes: number[]): void {
  page.addText(text, { placeholder: "title", fontSize: sizeFor(text, box, sizes), ...towards(text) });
}

/** Large numbers side by side. */
function cards(page: Page, items: Card[]): void {
  const gap = 0.35;
  const w = Math.min(5.2, (ROOM.width - gap * (items.length - 1)) / items.length);
  items.forEach(({ accent, title, value, sentence, notes, missing }, at) => {
    const x = SIDE + at * (w + gap);
    const color = colourOf(accent);
    const inner = w - 0.5;
    page.addShape("rect", { x, y: TOP + 0.1, w, h: ROOM.height - 0.25, fill: { color: WASH } });
    page.addShape("rect", { x, y: TOP + 0.1, w, h: 0.08, fill: { color } });
    const place = { x: x + 0.25, w: inner, margin: 0, fontFace: FACE };
    const heading = shortened(title, 160);
    page.addText(heading, {
      ...{ ...place, y: TOP + 0.35, h: 0.75, bold: true, color: INK, valign: "top", ...towards(heading) },
      fontSize: sizeFor(heading, { width: inner, height: 0.75 }, [16, 14, 12, 10]),
    });
    page.addText(value, {
      ...{ ...place, y: TOP + 1.15, h: 1.1, bold: !missing, color: missing ? SOFT : color, valign: "middle" },
      fontSize: missing ? 20 : sizeFor(value, { width: inner, height: 1.1 }, [54, 44, 36, 28, 22]),
    });
    const said = shortened(sentence, 300);
    const small = notes.slice(0, 4).map((note) => shortened(note, 140));
    page.addText(
      [
        { text: said, options: { breakLine: true, color: INK, paraSpaceAfter: 8, ...towards(said) } },
        ...small.map((text) => ({
          text,
          options: { breakLine: true, color: SOFT, fontSize: 13, ...towards(text) },
        })),
      ],
      {
        ...{ ...place, y: TOP + 2.35, h: ROOM.height - 2.6, valign: "top" },
        fontSize: sizeFor(
          `${said}\n${small.join("\n")}`,
          { width: inner, height: ROOM.height - 2.8 },
          [18, 16, 14, 12, 10],
        ),
      },
    );
  });
}

function table(page: Page, body: Extract<Slide["body"], { kind: "table" }>, accent: Accent): void {
  const { columns, rows, size, widths } = body;
  const border = (color: string, pt = 0.75): PptxGenJS.TableCellProps["border"] => [
    { type: "none" },
    { type: "none" },
    { type: "solid", color, pt },
    { type: "none" },
  ];
  const labels = columns.map(({ label }) => label);
  const head = columns.map(({ label, numeric }) => ({
    text: label,
    options: { bold: true, color: "FFFFFF", fill: { color: colourOf(accent) }, ...side(label, numeric) },
  }));
  const cells = rows.map((row) =>
    row.map((text, at) => ({
      text,
      options: { bold: at === 0, border: border(LINE), ...side(text, columns[at]?.numeric ?? false) },
    })),
  );
  page.addTable([head, ...cells], {
    ...{ x: SIDE, y: TOP, w: widths.reduce((a, b) => a + b, 0), colW: widths },
    ...{ fontFace: FACE, fontSize: size, color: INK, valign: "middle", margin: [0.05, 0.1, 0.05, 0.1] },
    rowH: [labels, ...rows].map((row) => rowHeight(row, size, widths)),
  });
}

const side = (text: string, numeric: boolean): Pick<Text, "rtlMode" | "align"> =>
  numeric ? { align: "right" } : { align: "left", ...towards(text) };

function words(page: Page, lines: Line[], accent: Accent): void {
  page.addText(
    lines.map((line) => ({
      text: line.text,
      options: {
        ...{ breakLine: true, fontSize: sizeOf(line), paraSpaceAfter: 7, ...towards(line.text) },
        ...{ bold: line.look === "heading", italic: line.look === "quote" },
        color: line.look === "heading" ? colourOf(accent) : INK,
      },
    })),
    { x: SIDE, y: TOP + 0.05, w: 10.8, h: ROOM.height - 0.1, margin: 0, valign: "top", fontFace: FACE },
  );
}
