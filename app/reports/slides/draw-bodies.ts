import type PptxGenJS from "pptxgenjs";
import { ROOM, rowHeight, SIDE, SLIDE, shortened, sizeFor, TOP } from "./fit";
import { colorOf, FACE, INK, LINE, type Page, SOFT, type Text, towards, WASH } from "./look";
import type { Accent, Card, Slide } from "./slide";
import { sizeOf } from "./words";

/** Large numbers side by side. @param widest of one of them, in inches */
export function drawCards(page: Page, items: Card[], widest = 5.2): void {
  const gap = 0.35;
  const w = Math.min(widest, (ROOM.width - gap * (items.length - 1)) / items.length);
  items.forEach(({ accent, title, value, sentence, notes, missing }, at) => {
    const x = SIDE + at * (w + gap);
    const color = colorOf(accent);
    const inner = w - 0.5;
    page.addShape("rect", { x, y: TOP + 0.1, w, h: ROOM.height - 0.25, fill: { color: WASH } });
    page.addShape("rect", { x, y: TOP + 0.1, w, h: 0.08, fill: { color } });
    const place = { x: x + 0.25, w: inner, margin: 0, fontFace: FACE };
    const heading = shortened(title, 160);
    page.addText(heading, {
      ...place,
      y: TOP + 0.35,
      h: 0.75,
      bold: true,
      color: INK,
      valign: "top",
      ...towards(heading),
      fontSize: sizeFor(heading, { width: inner, height: 0.75 }, [16, 14, 12, 10]),
    });
    page.addText(value, {
      ...place,
      y: TOP + 1.15,
      h: 1.1,
      bold: !missing,
      color: missing ? SOFT : color,
      valign: "middle",
      fontSize: missing ? 20 : sizeFor(value, { width: inner, height: 1.1 }, [54, 44, 36, 28, 22]),
    });
    const sentenceText = shortened(sentence, 300);
    const small = notes.slice(0, 4).map((note) => shortened(note, 140));
    page.addText(
      [
        {
          text: sentenceText,
          options: { breakLine: true, color: INK, paraSpaceAfter: 8, ...towards(sentenceText) },
        },
        ...small.map((text) => ({
          text,
          options: { breakLine: true, color: SOFT, fontSize: 13, ...towards(text) },
        })),
      ],
      {
        ...place,
        y: TOP + 2.35,
        h: ROOM.height - 2.6,
        valign: "top",
        fontSize: sizeFor(
          `${sentenceText}\n${small.join("\n")}`,
          { width: inner, height: ROOM.height - 2.8 },
          [18, 16, 14, 12, 10],
        ),
      },
    );
  });
}

/** A table as wide as its columns ask for. */
export function drawTable(page: Page, body: Extract<Slide["body"], { kind: "table" }>, accent: Accent): void {
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
    options: { bold: true, color: "FFFFFF", fill: { color: colorOf(accent) }, ...side(label, numeric) },
  }));
  const cells = rows.map((row) =>
    row.map((text, at) => ({
      text: linesOfCell(text, size),
      options: { bold: at === 0, border: border(LINE), ...side(text, columns[at]?.numeric ?? false) },
    })),
  );
  page.addTable([head, ...cells], {
    x: SIDE,
    y: TOP,
    w: widths.reduce((a, b) => a + b, 0),
    colW: widths,
    fontFace: FACE,
    fontSize: size,
    color: INK,
    valign: "middle",
    margin: [0.05, 0.1, 0.05, 0.1],
    rowH: [labels, ...rows].map((row) => rowHeight(row, size, widths)),
  });
  if (body.legend) drawNote(page, body.legend, SLIDE.height - 0.82);
}

/** A number, and smaller below it who stands behind it. */
function linesOfCell(text: string, size: number): string | PptxGenJS.TableCell[] {
  const [line = "", under] = text.split("\n");
  if (under === undefined) return text;
  return [
    { text: line, options: { breakLine: true } },
    { text: under, options: { fontSize: size - 3, color: SOFT } },
  ];
}

/** A small line of explanation. @param y of its top, in inches */
export function drawNote(page: Page, text: string, y: number): void {
  const note = shortened(text, 260);
  page.addText(note, {
    x: SIDE,
    y,
    w: ROOM.width,
    h: 0.34,
    margin: 0,
    valign: "middle",
    ...towards(note),
    fontFace: FACE,
    fontSize: 12,
    color: SOFT,
  });
}

const side = (text: string, numeric: boolean): Pick<Text, "rtlMode" | "align"> =>
  numeric ? { align: "right" } : { align: "left", ...towards(text) };

/** Lines of text: headings, quotes, and plain words. */
export function drawWords(
  page: Page,
  { lines, scale = 1 }: Extract<Slide["body"], { kind: "words" }>,
  accent: Accent,
): void {
  page.addText(
    lines.map((line) => ({
      text: line.text,
      options: {
        breakLine: true,
        fontSize: Math.round(sizeOf(line) * scale),
        paraSpaceAfter: 7,
        ...towards(line.text),
        bold: line.look === "heading",
        italic: line.look === "quote",
        color: line.look === "heading" ? colorOf(accent) : INK,
      },
    })),
    { x: SIDE, y: TOP + 0.05, w: 10.8, h: ROOM.height - 0.1, margin: 0, valign: "top", fontFace: FACE },
  );
}
